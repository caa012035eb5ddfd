"""How German, French, Spanish, Italian, Dutch and Portuguese report speech: verbs, prepositions, pronouns.

Only what stands directly beside a quotation is read: ``«...», a déclaré Name``, ``„...“, sagte der Minister``,
``Name afirmó: «...»``, ``laut Name``. The forms are those of the third person that newspapers use; none of them is an
English word, so they need not be told which language they are in.
"""

from __future__ import annotations

import re

from pincite.corpus.model import Span
from pincite.corpus.quotations.clauses import Paragraph
from pincite.corpus.quotations.frames import Frame
from pincite.corpus.quotations.marks import Pair
from pincite.corpus.quotations.names import NAME_RUN
from pincite.expressions import expression

_VERBS = {
    "de": """sagt sagte sagten erklärt erklärte erklärten betont betonte meint meinte schreibt schrieb fragt fragte
        antwortet antwortete warnt warnte kritisiert kritisierte behauptet behauptete berichtet berichtete teilte
        ergänzt ergänzte fügte fordert forderte lobt lobte bezeichnet bezeichnete nennt nannte versichert versicherte
        räumt räumte entgegnet entgegnete erwidert erwiderte verkündet verkündete kommentiert kommentierte zitiert
        erläutert erläuterte urteilt urteilte beklagt beklagte bedauert bedauerte mahnt mahnte gesagt unterstrich
        bekräftigt bekräftigte bemerkte resümierte äußerte verteidigte""",
    "fr": """dit déclare déclaré déclarait affirme affirmé explique expliqué estime estimé ajoute ajouté souligne
        souligné précise précisé assure assuré indique indiqué annonce annoncé répond répondu répondit demande demandé
        écrit rappelle rappelé raconte raconté confie confié reconnaît reconnu prévient prévenu dénonce dénoncé juge
        jugé poursuit conclut résume lancé insiste insisté regrette regretté qualifie qualifié s’interroge s'interroge
        s’inquiète s'inquiète s’étonne s'étonne s’exclame s'exclame s’indigne s'indigne déplore déploré martèle
        martelé glisse glissé tranche tranché détaille détaillé nuance nuancé résumé réitère réitéré argumente argumenté
        observe observé constate constaté témoigne témoigné plaide plaidé renchérit rétorque rétorqué soupire commente
        commenté analyse poursuivi conclu développé développe""",
    "es": """dijo dijeron afirma afirmó explica explicó señala señaló asegura aseguró añade añadió agregó declara
        declaró sostiene sostuvo indica indicó advierte advirtió comenta comentó responde respondió pregunta preguntó
        escribió escribe destacó destaca subrayó subraya aclaró concluyó manifestó expresó reconoció calificó lamentó
        lamenta denunció denuncia insistió insiste reiteró recordó recuerda criticó expuso apuntó precisó puntualizó
        recalcó
        detalló relató confesó admitió sentenció matizó opinó contestó argumentó exclamó""",
    "it": """disse detto dichiara dichiarato spiega spiegato afferma affermato aggiunge aggiunto sottolinea sottolineato
        sostiene scrive scritto risponde risposto commenta commentato osserva osservato precisa precisato ricorda
        ricordato
        conclude concluso ribadisce ribadito annunciato sostenuto avvertito proseguito evidenziato raccontato
        ammesso""",
    "nl": """zei zegt zeiden verklaarde verklaart schreef schrijft vroeg vraagt antwoordde waarschuwt waarschuwde stelt
        stelde benadrukt benadrukte vertelt vertelde noemt noemde""",
    "pt": """disse diz disseram afirmou afirma explicou declarou acrescentou ressaltou destacou escreveu respondeu
        perguntou alertou avaliou apontou comentou defendeu criticou lembrou reforçou ponderou garantiu observou contou
        relatou anunciou reiterou concluiu completou frisou salientou sublinhou referiu considerou argumentou""",
    "pl": """powiedział powiedziała mówi mówił mówiła stwierdził stwierdziła dodał dodała dodaje podkreślił
        podkreśliła podkreśla
        zaznaczył zaznaczyła ocenił oceniła odpowiedział odpowiedziała przekonywał przekonywała wyjaśnił wyjaśniła
        wyjaśnia
        tłumaczył tłumaczyła zapewnił zapewniła poinformował poinformowała napisał napisała przyznał przyznała wskazał
        wskazała twierdzi uważa komentuje""",
    "ru": """сказал сказала заявил заявила отметил отметила подчеркнул подчеркнула добавил добавила пояснил пояснила
        сообщил
        сообщила рассказал рассказала считает заметил заметила объяснил объяснила ответил ответила написал написала
        говорит
        подчеркивает отмечает указал указала уточнил уточнила напомнил напомнила заключил заключила""",
}
SAYING_ABROAD = frozenset(form for forms in _VERBS.values() for form in forms.split())
PRONOUNS_ABROAD = {
    "er": "m", "il": "m", "lui": "m", "él": "m", "egli": "m", "hij": "m", "ele": "m",
    "он": "m", "она": "f",
    "elle": "f", "ella": "f", "lei": "f", "ela": "f", "zij": "f", "ze": "", "sie": "", "ils": "", "elles": "",
}  # fmt: skip
"""Pronoun -> gender; empty where it may be several."""
_ALONE = "|".join(sorted(PRONOUNS_ABROAD, key=lambda word: (-len(word), word)))
DETERMINERS_ABROAD = frozenset(
    """der die das ein eine einer dem den des ihr sein le la les l’ l' un une el los las una il lo gli i uno een het de
    o a os as um uma son sa su sua seu""".split()
)
_DETERMINER = (
    r"(?:der|die|das|eine?r?|le|la|les|un|une|el|los|las|una|il|lo|uno|een|het|de|o|a|os|as|um|uma|son|sa|su|seu|sua)\s"
    r"|l[’']"
)
# What is no more of a description: where, when and to whom it was said, and what else its bearer did there.
_BEHIND = (
    r"(?:am|im|in|bei|zu|auf|nach|vor|gegenüber|à|en(?!\schef)|lors|dans|devant|après|durante|tras|ante|em|nesta|neste|nel|nella|"
    r"suite|face|pour|afin|opposant|ayant|presso|tijdens|tegen|op|se|si|qui|que|che|quien|[^\W\d_]+(?:endo|ando))"
)
_DESCRIBED = rf"(?i:{_DETERMINER})[^\W\d_][\w’'-]*(?:\s(?!{_BEHIND}\b)[^\W\d_](?:[\w’'-]|\.(?=\w))*){{0,5}}"
# "la directrice, Name": the name says more than the role before it.
_APPOSED = rf"{_DESCRIBED}, (?P<named>{NAME_RUN.pattern})(?=\s*[.,;:!?”]|\s*\Z)"
# "господин Григоренко", "minister nauki Dariusz Wieczorek": a role in small letters before a name, or alone.
_UNDETERMINED = (
    rf"(?:[а-яёa-ząćęłńóśźż-]{{4,}}\s){{1,5}}{NAME_RUN.pattern}|"
    r"(?:вице-)?(?:премьер|президент|министр|эксперт|глава \w+|"
    r"(?:wice)?(?:premier|prezydent|minister|rzecznik\w*|ekspert\w*))"
)
_WHO = rf"(?<!\w)(?:{_APPOSED}|(?P<who>(?i:{_ALONE})\b|{NAME_RUN.pattern}|{_DESCRIBED}|{_UNDETERMINED}))"
_BETWEEN = (
    r"(?:(?:en effet|également|ainsi|notamment|aussi|infatti|anche|inoltre|poi|dunque|también|além disso|ook|auch)\s)?"
)
_VERB = (
    rf"(?P<cue>(?:(?:hat|haben|a|ont|avait|ha|han|hanno|heeft|had)\s{_BETWEEN})?(?:{'|'.join(sorted(SAYING_ABROAD))}))"
)
# When it was said, between the verb and its subject.
_WHEN = (
    r"(?:(?:gestern|heute|hier|aujourd’hui|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ayer|hoy|ieri|oggi|ontem|hoje|"
    r"gisteren|vandaag|(?:au|en) (?:début|cours|fin) d[eu]\s\w+|(?:am|op)\s\w+(?:tag|dag|woch))\s)?"
)
_ACCORDING = r"(?P<cue>so|laut|nach Angaben von|zufolge|selon|d[’']après|según|secondo|segundo|volgens|aldus)"
_AFTER = expression(
    rf"[”\s,.–—-]*{_VERB}\s(?:(?:auch|dazu|noch|également|también|anche|ook)\s)?{_WHEN}"
    rf"(?!(?:am|im|in|bei|w|na|во?)\s){_WHO}"
)
_HYPHENED = expression(
    rf"[”\s,.]*(?:(?:a|avait)-t-(?P<late>il|elle|on)\s(?P<done>[^\W\d_]{{2,20}}(?:é|i|u|t))\b"
    rf"|(?P<cue>{'|'.join(sorted(SAYING_ABROAD))})(?:-t)?-(?P<who>il|elle|ils|elles)\b)"
)
_AFTER_ACCORDING = expression(rf"[”\s,.]*{_ACCORDING}\s{_WHO}")
_BEFORE = expression(
    rf"{_WHO}(?:,\s(?P<apposed>[^,:“”]{{1,80}}?)(?:,|(?=\s(?:a|ha|ont|hanno)\s)))?\s{_VERB}\b[^.:“”(]{{0,80}}[:,\s]*[“¤]?\s*\Z"
)
_BEFORE_INVERTED = expression(rf"\b{_VERB}\s{_WHO}[^.:“”(]{{0,80}}[:,\s]*\Z")
_BEFORE_ACCORDING = expression(rf"(?i:\b{_ACCORDING})\s{_WHO}[^.:“”]{{0,80}}[:,\s]*\Z")
# The words that report stand inside the marks: « ..., affirme Name. ... », «..., — сказал он. — ...».
_INSIDE = expression(
    rf"[,!?…](?:\s[—–-]\s?|\s){_VERB}\s(?P<who>(?:он|она)\b|{NAME_RUN.pattern}|(?:[а-яё]{{4,}}\s?){{1,3}}(?=[.,]))(?=\s?[.,—–-])"
)
_REACH = 260
_DISCOURSE = frozenset(
    """poi dopo inoltre così asimismo además luego también después por puis ensuite enfin ainsi dann danach dafür dazu
    außerdem zudem doch aber und auch então depois além daarna toen ook verder na potem następnie при затем также dijo
    disse dit sagte lors nach bei es das dies cela ceci""".split()
)
"""Words that a sentence begins with and that name nobody, capital or not."""
_TIME_NOUNS = frozenset(
    """mitte anfang ende montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai
        juni juli
    august september oktober november dezember""".split()
)
_ROMANCE = frozenset(form for code in ("fr", "es", "it", "pt") for form in _VERBS[code].split())
_WITHOUT_ARTICLES = frozenset(form for code in ("pl", "ru") for form in _VERBS[code].split())
# Where a Romance verb stands before its subject: at the beginning of a clause.
_OPENS_CLAUSE = expression(r"(?:^|[,;:.”»(–—-]|\b(?:como|así|lo|ainsi|comme|come|così|assim|o))\s*\Z")
_NAMED_AT_END = expression(
    rf"(?<!\bde )(?<!\bdel )(?<!\bdu )(?<!\bdes )(?<!\bdi )(?<!\bdella )(?<!\bda )(?<!\bdo )(?<!\bvan )"
    rf"(?<!\bla )(?<!\by )(?<![\w’'-])(?P<name>{NAME_RUN.pattern})\Z"
)
_GERMAN = frozenset("der die das ein eine einer ihr sein".split())
_LETTERS = expression(r"[^\W\d_]+")
_MAY_REPORT = frozenset(_LETTERS.findall(form)[-1] for form in SAYING_ABROAD) | frozenset(
    "so laut angaben zufolge selon après según secondo segundo volgens aldus".split()
)
"""Words without one of which nothing before a quotation reports it."""
# These take an object before the words quoted ("Name nannte den Plan einen ..."), which is not who speaks.
_JUDGING = frozenset(
    """nennt nannte bezeichnet bezeichnete kritisiert kritisierte lobt lobte verurteilt verurteilte qualifie qualifié
    dénonce dénoncé calificó criticó noemt noemde""".split()
)
_ADVERBIAL = expression(
    r"(?:am|im|in|bei|nach|vor|gestern|heute|zuvor|später|zudem|außerdem|dabei|auch|hier|en|ayer|hoy|lundi|"
    r"mardi|mercredi|jeudi|vendredi|samedi|dimanche|gisteren|op)\b",
    re.IGNORECASE,
)


def frame_abroad(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """How a quotation is reported in one of these languages; None where nothing of them stands beside it."""
    if pair.closed:
        rest = paragraph.masked_between(pair.closing.end, min(sentence.end, pair.closing.end + _REACH))
        if (hyphened := _HYPHENED.match(rest)) is not None:
            who, cue = ("late", "done") if hyphened["late"] else ("who", "cue")
            return _frame("after", hyphened, pair.closing.end, who, cue)
        for pattern, kind in ((_AFTER, "after"), (_AFTER_ACCORDING, "according")):
            if (found := pattern.match(rest)) is not None:
                return _frame(kind, found, pair.closing.end)
    inside = _INSIDE.search(paragraph.text, pair.opening.end, min(pair.closing.start, pair.opening.end + _REACH))
    if inside is not None:
        return _frame("after", inside, 0)
    start = max(sentence.start, pair.opening.start - _REACH)
    before = paragraph.masked_between(start, pair.opening.start)
    if _MAY_REPORT.isdisjoint(_LETTERS.findall(before.lower())):
        return None
    judged = _BEFORE.search(before)
    if judged is not None and judged["cue"] in _JUDGING and not _ADVERBIAL.match(judged["who"] or ""):
        return _frame("before", judged, start)
    according = _BEFORE_ACCORDING.search(before)
    if according is not None and not before[: according.start()].strip():
        return _frame("according", according, start)
    for pattern, kind in ((_BEFORE_INVERTED, "before"), (_BEFORE, "before"), (_BEFORE_ACCORDING, "according")):
        found = pattern.search(before)
        if found is None or (pattern is _BEFORE_INVERTED and not _is_inverted(before, found)):
            continue
        if (frame := _frame(kind, found, start)) is not None:
            return frame
    return None


def _is_inverted(before: str, found: re.Match[str]) -> bool:
    """Whether what follows a verb is its subject; in Romance languages it is the object unless a clause begins."""
    if found["cue"].split()[-1] not in _ROMANCE:
        return True
    return _OPENS_CLAUSE.search(before[: found.start("cue")]) is not None


def _frame(kind: str, found: re.Match[str], base: int, who: str = "who", cue: str = "cue") -> Frame | None:
    who = "named" if who == "who" and found.groupdict().get("named") else who
    named = _named(found[who])
    articled = found[who].partition(" ")[0].casefold() in DETERMINERS_ABROAD
    if named is None or (articled and found[cue].split()[-1] in _WITHOUT_ARTICLES):
        return None
    apposed = (found.groupdict().get("apposed") or "").strip()
    plain = not named[2] or " " not in found[who][named[0] : named[1]]
    if who == "who" and apposed and plain and NAME_RUN.fullmatch(apposed) and " " in apposed:
        who, named = "apposed", (0, len(found["apposed"]), True)
    mention = Span(base + found.start(who) + named[0], base + found.start(who) + named[1])
    words = Span(base + found.start(cue), base + found.end(cue))
    if kind == "after":
        return Frame("after", mention, words, verb=found[cue])
    if kind == "before":
        return Frame("before", mention, words, adjacent=True, verb="said")
    return Frame("according", mention, words, adjacent=False, verb=found[cue])


def _named(printed: str) -> tuple[int, int, bool] | None:
    """Which part of a mention says who it is, and whether that is a name; none where it says nothing of anybody."""
    first, _, rest = printed.partition(" ")
    if first.casefold() in _DISCOURSE and not rest:
        return None
    if printed[0].isupper() and NAME_RUN.fullmatch(printed):
        words = printed.split()
        if len(words) > 2 and words[0].isupper() and len(words[0]) > 1:
            return len(words[0]) + 1, len(printed), True  # "РФ Максут Шадаев": a country's initials
        kept = next((i for i, word in enumerate(words) if i and word.casefold() in _TIME_NOUNS), len(words))
        return (0, len(" ".join(words[:kept])), True) if words[0].casefold() not in _DISCOURSE else None
    at_end = _NAMED_AT_END.search(printed) if first.casefold() not in _GERMAN else None
    if at_end is not None and (" " in at_end["name"] or first.casefold() not in DETERMINERS_ABROAD):
        words = at_end["name"].split()
        initials = len(words[0]) + 1 if len(words) > 2 and words[0].isupper() and len(words[0]) > 1 else 0
        return at_end.start("name") + initials, at_end.end("name"), True  # "министр РФ Максут Шадаев"
    return 0, len(printed), False
