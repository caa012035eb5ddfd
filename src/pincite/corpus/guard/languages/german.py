"""German."""

from __future__ import annotations

import re

from pincite.corpus.guard.languages.table import NEVER, TurningWords, closing, opening, whole
from pincite.expressions import expression

_SAYING = (
    r"(?:sag(?:t|en|te|ten)|behaupte(?:t|n|te|ten)|mein(?:t|en|te|ten)|glaub(?:t|en|te|ten)|erklär(?:t|en|te|ten)|"
    r"warn(?:t|en|te|ten)|denk(?:t|en)|dachten?|befürcht(?:et|en|ete|eten)|beton(?:t|en|te|ten)|argumentier(?:t|"
    r"en|te|ten))"
)
_SOURCE = (
    r"(?:laut|nach\s(?:Angaben|Ansicht|Meinung|Auffassung)|zufolge|in\sder\sTheorie|theoretisch|im\sPrinzip|"
    r"auf\sdem\sPapier)"
)

GERMAN = TurningWords(
    negation=whole(r"nicht kein\w{0,2} nie niemals niemand\w* nichts weder ohne kaum nirgends keineswegs nein"),
    no_negation=whole(r"nicht_nur nicht_bloß nicht_allein nicht_zuletzt ohne_zweifel nichts_als nicht_wahr"),
    denial=expression(
        r"(?<![\w-])(?:bestreite[nt]|bestritt(?:en)?|leugne[nt]|bezweifel\w+|zweif\w+|verneint?|falsch|unwahr|"
        r"Lüge|weiger\w+|lehn\w+|widerleg\w+|widersprech\w+|vermeid\w+|verhinder\w+|verzicht\w+|Irrtum|weit\sdavon|"
        r"außerstande|versäum\w+|"
        r"unmöglich|unwahrscheinlich|gescheitert|scheitert)[\s\w]{0,30}?,?\s(?:dass|zu|ob)\s*(?:\w+\s)?$", re.I),
    modal=whole(
        r"kann können könnten? konnten? muss müssen müssten? soll sollen sollten? dürf(?:en|te|ten) darf mag "
        r"mögen möchten? wird "
        r"werden würden? will wollen möglicherweise vielleicht wahrscheinlich vermutlich wohl sicher bestimmt "
        r"angeblich"),
    condition=whole(
        r"aber sondern es_sei_denn außer ausser nur wenn falls sofern soweit solange vorausgesetzt vorbehaltlich "
        r"ausgenommen "
        r"unter_der_Bedingung mit_Ausnahme jedoch lediglich im_Falle? abgesehen solang unter_Vorbehalt "
        r"was_(?:nicht|falsch)"),
    no_condition=expression(r"(?<![\w-])(?:(?:auch|als|selbst)\swenn|nicht\snur)$", re.IGNORECASE),
    weak_condition=NEVER,
    not_after=expression(r"\s*(?:auch|ebenso)\b", re.IGNORECASE),
    concession=whole(r"obwohl obgleich obschon allerdings dennoch trotzdem gleichwohl wenngleich während "
                     r"trotz ungeachtet auch_wenn selbst_wenn statt anstatt anstelle im_Gegensatz bis"),
    after_negation=whole(r"bis ohne bevor ehe solange"),
    after_modal=whole("sobald nachdem"),
    hedge=opening(r"glaube_ich denke_ich vermute_ich hoffe_ich angeblich vielleicht wahrscheinlich vermutlich "
                  r"meiner_(?:Meinung|Ansicht)_nach meines_Erachtens theoretisch im_Prinzip auf_dem_Papier bisher "
                  r"bislang "
                  r"vorerst derzeit zumindest teilweise zum_Teil in_(?:manchen|einigen|vielen|den_meisten)_\w+ "
                  r"manchmal "
                  r"gelegentlich soweit_ich wenn_überhaupt"),
    leading_hedge=closing(r"weiger\w+_sich lehn\w+_es_ab verzichtet\w*_darauf versäumt\w*_es vielleicht "
                          r"möglicherweise wahrscheinlich vermutlich angeblich beinahe fast "
                          r"ich_hoffe,_dass angebliche\w? sogenannte\w? mutmaßliche\w? vermeintliche\w? ehemalige\w? "
                          r"mögliche\w? einige manche (?:einige|manche|viele|wenige|ein_Teil|die_Hälfte|ein_Drittel|"
                          r"die_meisten)(?:_der|_von)? höchstens bis_zu weniger_als "
                          r"(?:soll|sollen|sollte|sollten|muss|müssen|könnte|könnten|dürfte|dürften|scheint|"
                          r"scheinen|versucht|"
                          r"versuchen)"),
    leading_report=expression(
        rf"(?<![\w'-])(?!(?:ich|wir|du|der|die|das)\s{_SAYING})[\w'.-]+\s{_SAYING},?(?:\sdass)?[\s,:'\"]*$|"
        rf"(?:^|[,;:]\s){_SOURCE}\b[^,;:.]{{0,80}}\s*$", re.I),
    attribution=expression(
        rf"\s*[,-]\s*(?!(?:und|aber|der|die|das|wer|was|weil|"
        rf"dass)\b)(?:[\w'.-]+\s){{0,4}}?{_SAYING}(?=\s*[,.;:)-]|\s[\w-]+|\s*$)|"
        rf"\s*[,-]\s*so\s(?:der|die|das|ein|eine|[A-Z]\w+)\b|(?<!\w)\W{{0,3}}{_SOURCE}(?!\w)", re.I),
    reporting=expression(rf"(?<![\w'-])(?:{_SAYING}|{_SOURCE}|schreib\w*|schrieb\w*|nenn\w+|nannte\w?|so|spricht|"
                         rf"sprach)(?!\w)|"
                         r":\s*'?$", re.I),
    leading_condition=expression(r"(?<![\w-])(?:wenn|falls|sofern|solange|nur wenn|vorausgesetzt|sollten?)\b", re.I),
    turning_sentence=opening("aber jedoch doch allerdings dennoch trotzdem nur"),
    bound_sentence=opening("(?:aber_)?nur_wenn (?:aber_)?außer es_sei_denn vorausgesetzt sofern falls"),
    barrier=expression(r"[;:(]|\s-\s|,(?!\sdass\b)|\s(?:aber|und|sondern|denn|doch)\s|[.!?]\s", re.IGNORECASE),
    opener=whole("während weil obwohl dass wenn als bis da der_\\w+ aber denn sondern"),
    asking=opening("wer wen wem was wann wo warum wieso wie welche\\w? ist sind war hat haben kann können wird "
                   "werden soll"),
    quantity=whole("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend "
                   "Million Millionen "
                   "Milliarde Milliarden Billion Billionen Hälfte halb doppelt Drittel Viertel Prozent "
                   "Prozentpunkte? dreizehn vierzehn fünfzehn sechzehn vierzig fünfzig sechzig achtzig hunderte "
                   "tausende "
                   "Dutzende? erste\\w? zweite\\w? dritte\\w? einmal zweimal dreimal Euro Dollar"),
    degree=whole(r"nur bloß lediglich fast beinahe meist meistens überwiegend hauptsächlich teilweise manchmal "
                 r"oft selten "
                 r"mindestens höchstens bis_zu (?:mehr|weniger)_als einige\w? manche\w? viele\w? wenige\w? mehrere\w? "
                 r"alle\w? jede\w? die_meisten die_Hälfte"),
    governing=expression(r"(?<![\w-])(?:von|vom|zu|zum|zur|für|in|im|auf|an|am|mit|aus|bei|gegen|über|unter|"
                         r"zwischen|nach|"
                         r"der|die|das|den|dem|des|eine?[rnms]?)\s*$", re.I),
    charging=whole(r"angebliche?\w? sogenannte\w? mutmaßliche\w? vermeintliche\w? ehemalige\w? mögliche\w? "
                   r"illegale?\w? "
                   r"korrupte?\w? falsche?\w? geheime?\w? gescheiterte?\w? gefährliche?\w? schlechte?\w? einige "
                   r"manche viele "
                   r"alle wenige mehrere mehr weniger erste\w? zweite\w? letzte\w? fast sogar auch noch schon zu sehr "
                   r"theoretisch bisher bis"),
    taking_up=whole("er sie es das dies diese dieser dieses"),
)  # fmt: skip
