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
        erläutert erläuterte urteilt urteilte beklagt beklagte bedauert bedauerte mahnt mahnte gesagt""",
    "fr": """dit déclare déclaré déclarait affirme affirmé explique expliqué estime estimé ajoute ajouté souligne
        souligné précise précisé assure assuré indique indiqué annonce annoncé répond répondu répondit demande demandé
        écrit rappelle rappelé raconte raconté confie confié reconnaît reconnu prévient prévenu dénonce dénoncé juge
        jugé poursuit conclut résume lancé insiste insisté regrette regretté qualifie qualifié s’interroge s'interroge
        s’inquiète s'inquiète s’étonne s'étonne s’exclame s'exclame s’indigne s'indigne déplore déploré martèle
        martelé glisse glissé tranche tranché détaille détaillé nuance nuancé résumé""",
    "es": """dijo dijeron afirma afirmó explica explicó señala señaló asegura aseguró añade añadió agregó declara
        declaró sostiene sostuvo indica indicó advierte advirtió comenta comentó responde respondió pregunta preguntó
        escribió escribe destacó destaca subrayó subraya aclaró concluyó manifestó expresó reconoció calificó lamentó
        lamenta denunció denuncia insistió insiste reiteró recordó recuerda criticó""",
    "it": """disse detto dichiara dichiarato spiega spiegato afferma affermato aggiunge aggiunto sottolinea sottolineato
        sostiene scrive scritto risponde risposto commenta commentato osserva osservato""",
    "nl": """zei zegt zeiden verklaarde verklaart schreef schrijft vroeg vraagt antwoordde waarschuwt waarschuwde stelt
        stelde benadrukt benadrukte vertelt vertelde noemt noemde""",
    "pt": """disse diz disseram afirmou afirma explicou declarou acrescentou ressaltou destacou escreveu respondeu
        perguntou alertou avaliou""",
}
SAYING_ABROAD = frozenset(form for forms in _VERBS.values() for form in forms.split())
PRONOUNS_ABROAD = {
    "er": "m", "il": "m", "lui": "m", "él": "m", "egli": "m", "hij": "m", "ele": "m",
    "elle": "f", "ella": "f", "lei": "f", "ela": "f", "zij": "f", "ze": "", "sie": "", "ils": "", "elles": "",
}  # fmt: skip
"""Pronoun -> gender; empty where it may be several."""
_ALONE = "|".join(sorted(PRONOUNS_ABROAD, key=lambda word: (-len(word), word)))
DETERMINERS_ABROAD = frozenset(
    """der die das ein eine einer dem den des ihr sein le la les l’ l' un une el los las una il lo gli i uno een het de
    o a os as um uma son sa su sua seu""".split()
)
_DETERMINER = (
    r"(?:der|die|das|eine?r?|le|la|les|un|une|el|los|las|una|il|lo|uno|een|het|de|o|os|um|uma|son|sa|su|seu|sua)\s"
    r"|l[’']"
)
_DESCRIBED = (
    rf"(?:{_DETERMINER})[^\W\d_][\w’'-]*(?:\s(?!(?:am|im|in|bei|à|en|lors|zu|auf|dans)\s)[^\W\d_][\w’'.-]*){{0,5}}"
)
# "la directrice, Name": the name says more than the role before it.
_APPOSED = rf"{_DESCRIBED}, (?P<named>{NAME_RUN.pattern})(?=\s*[.,;:!?”]|\s*\Z)"
_WHO = rf"(?:{_APPOSED}|(?P<who>(?i:{_ALONE})\b|{NAME_RUN.pattern}|{_DESCRIBED}))"
_VERB = rf"(?P<cue>(?:(?:hat|haben|a|ont|avait|ha|han|hanno|heeft|had)\s)?(?:{'|'.join(sorted(SAYING_ABROAD))}))"
_ACCORDING = r"(?P<cue>so|laut|nach Angaben von|zufolge|selon|d[’']après|según|secondo|segundo|volgens|aldus)"
_AFTER = expression(rf"[”\s,.]*{_VERB}\s(?:(?:auch|dazu|noch|également|también|anche|ook)\s)?{_WHO}")
_HYPHENED = expression(
    rf"[”\s,.]*(?:(?:a|avait)-t-(?P<late>il|elle|on)\s(?P<done>{'|'.join(sorted(SAYING_ABROAD))})\b"
    rf"|(?P<cue>{'|'.join(sorted(SAYING_ABROAD))})(?:-t)?-(?P<who>il|elle|ils|elles)\b)"
)
_AFTER_ACCORDING = expression(rf"[”\s,.]*{_ACCORDING}\s{_WHO}")
_BEFORE = expression(rf"{_WHO}(?:,[^,:“”]{{1,80}},)?\s{_VERB}\b[^.:“”]{{0,80}}[:,\s]*[“¤]?\s*\Z")
_BEFORE_INVERTED = expression(rf"\b{_VERB}\s{_WHO}[^.:“”]{{0,80}}[:,\s]*\Z")
_BEFORE_ACCORDING = expression(rf"(?i:\b{_ACCORDING})\s{_WHO}[^.:“”]{{0,80}}[:,\s]*\Z")
_REACH = 260
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
    start = max(sentence.start, pair.opening.start - _REACH)
    before = paragraph.masked_between(start, pair.opening.start)
    if _MAY_REPORT.isdisjoint(_LETTERS.findall(before.lower())):
        return None
    judged = _BEFORE.search(before)
    if judged is not None and judged["cue"] in _JUDGING and not _ADVERBIAL.match(judged["who"] or ""):
        return _frame("before", judged, start)
    for pattern, kind in ((_BEFORE_INVERTED, "before"), (_BEFORE, "before"), (_BEFORE_ACCORDING, "according")):
        if (found := pattern.search(before)) is not None:
            return _frame(kind, found, start)
    return None


def _frame(kind: str, found: re.Match[str], base: int, who: str = "who", cue: str = "cue") -> Frame:
    who = "named" if who == "who" and found.groupdict().get("named") else who
    mention = Span(base + found.start(who), base + found.end(who))
    words = Span(base + found.start(cue), base + found.end(cue))
    if kind == "after":
        return Frame("after", mention, words, verb=found[cue])
    if kind == "before":
        return Frame("before", mention, words, adjacent=True, verb="said")
    return Frame("according", mention, words, adjacent=False, verb=found[cue])
