"""German."""

from __future__ import annotations

import re

from pincite.corpus.guard.languages.table import NEVER, TurningWords, closing, opening, whole

GERMAN = TurningWords(
    negation=whole(r"nicht kein\w{0,2} nie niemals niemand\w* nichts weder ohne kaum nirgends keineswegs nein"),
    no_negation=whole(r"nicht_nur nicht_bloß nicht_allein nicht_zuletzt ohne_zweifel nichts_als nicht_wahr"),
    denial=re.compile(
        r"(?<![\w-])(?:bestreite[nt]|bestritt(?:en)?|leugne[nt]|bezweifel\w+|zweif\w+|verneint?|falsch|unwahr|"
        r"Lüge|weiger\w+|"
        r"unmöglich|unwahrscheinlich|gescheitert|scheitert)[\s\w]{0,30}?,?\s(?:dass|zu|ob)\s*(?:\w+\s)?$", re.I),
    modal=whole(
        r"kann können könnten? konnten? muss müssen müssten? soll sollen sollten? dürf(?:en|te|ten) darf mag "
        r"mögen möchten? wird "
        r"werden würden? will wollen möglicherweise vielleicht wahrscheinlich vermutlich wohl sicher bestimmt "
        r"angeblich"),
    condition=whole(
        r"aber sondern es_sei_denn außer ausser nur wenn falls sofern soweit solange vorausgesetzt vorbehaltlich "
        r"ausgenommen "
        r"unter_der_Bedingung mit_Ausnahme jedoch lediglich"),
    no_condition=re.compile(r"(?<![\w-])(?:(?:auch|als|selbst)\swenn|nicht\snur)$", re.IGNORECASE),
    weak_condition=NEVER,
    not_after=re.compile(r"\s*(?:auch|ebenso)\b", re.IGNORECASE),
    concession=whole(r"obwohl obgleich obschon allerdings dennoch trotzdem gleichwohl wenngleich während"),
    after_negation=whole(r"bis ohne bevor ehe solange"),
    after_modal=whole("sobald nachdem"),
    hedge=opening(r"glaube_ich denke_ich vermute_ich hoffe_ich angeblich vielleicht wahrscheinlich vermutlich"),
    leading_hedge=closing(r"vielleicht möglicherweise wahrscheinlich vermutlich angeblich beinahe fast "
                          r"ich_hoffe,_dass"),
    leading_report=closing("(?:sie|manche|andere|kritiker)_(?:sagen|behaupten|meinen),?(?:_dass)?"),
    leading_condition=re.compile(r"(?<![\w-])(?:wenn|falls|sofern|solange|nur wenn|vorausgesetzt|sollten?)\b", re.I),
    turning_sentence=opening("aber jedoch doch allerdings dennoch trotzdem nur"),
    bound_sentence=opening("(?:aber_)?nur_wenn (?:aber_)?außer es_sei_denn vorausgesetzt sofern falls"),
    barrier=re.compile(r"[;:(]|\s-\s|,(?!\sdass\b)|\s(?:aber|und|sondern|denn|doch)\s|[.!?]\s", re.IGNORECASE),
    opener=whole("während weil obwohl dass wenn als bis da der_\\w+ aber denn sondern"),
    asking=opening("wer wen wem was wann wo warum wieso wie welche\\w? ist sind war hat haben kann können wird "
                   "werden soll"),
    quantity=whole("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend "
                   "Million Millionen "
                   "Milliarde Milliarden Billion Billionen Hälfte halb doppelt Drittel Viertel Prozent"),
)  # fmt: skip
