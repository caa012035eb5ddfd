"""Digits that point at something: laws and their sections, journals, footnotes, places on the map, postcodes, shares.

Each pattern looks at one place only and takes in at most a few dozen characters, so that reading stays linear.
"""

from __future__ import annotations

import re

from pincite.corpus.numbers.counted import counted_noun
from pincite.expressions import expression

_YEAR = r"(?:1[5-9]|20)\d\d"
_LAW = (
    r"(?:U\.?[ ]?S\.?[ ]?C\.?(?:[ ]?A\.)?|C\.?F\.?R\.?|U\.[ ]?S\.(?=[ ]\d)"
    r"|Fed\.?[ ](?:Reg|Cl|Cir)\.?|F\.[ ]?(?:2d|3d|4th)"
    r"|F\.[ ]?Supp\.(?:[ ]?[23]d)?|S\.[ ]?Ct\.|Stat\.(?=[ ]\d)"
    r"|L\.[ ]?Ed\.(?:[ ]?2d)?|Cong\.[ ]Rec\.|BGBl\.?|O\.?J\.?(?=[ ][LC][ ]\d))"
)
_REFERENCE = expression(
    rf"""\d{{1,4}}[ ]{_LAW}(?:[ ]?(?:§{{1,2}}|part|pt\.)?[ ]?\d{{1,6}}[\w.()-]{{0,20}})?
    |(?:{_YEAR};[ ]?)?\d{{1,4}}[ ]?\(\d{{1,4}}(?:[-–]\d{{1,3}})?\)
        [ ]?[,:][ ]?(?:pp?\.[ ])?[eS]?\d{{1,7}}(?:[-–]\d{{1,7}})?
    |{_YEAR};[ ]?\d{{1,4}}[ ]?:[ ]?[eS]?\d{{1,7}}(?:[-–]\d{{1,7}})?
    |\d{{1,4}}[,:][ ]?\d{{1,7}}(?:[-–]\d{{1,7}})?[ ]\({_YEAR}[a-z]?\)
    |\d{{1,4}}\((?:[a-z]|[ivx]{{1,4}})\)(?:\((?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})\)){{0,3}}(?!\w)
    |\d{{1,3}}(?:\.\d{{1,8}})?[ ]?°[ ]?
        (?:\d{{1,2}}(?:\.\d+)?[ ]?['′’][ ]?(?:\d{{1,2}}(?:\.\d+)?[ ]?["″”][ ]?)?)?[NSEW](?![a-z])
    |[1-9]\d{{3}}[ ](?!US|EU|UK|UN|AI|IT)[A-Z]{{2}}(?=[ ,]+[A-Z]|\s*$)
    |\d{{3,6}}\.(?:SH|SZ|SS|HK|T|KS|KQ|TW|TWO|SI|BO|NS|KL|BK|JK)(?![\w.]*\w)
    |{_YEAR}/\d{{3,5}}(?!\d)
    |(?<=:)\d{{4}}:\d{{1,5}}(?!\d) | \d{{1,5}}/{_YEAR}(?!\d) | \d-in-1(?!\d)
    |7[0-8]7(?:-\d{{1,4}})?(?=[ ](?:MAX|Max|Dreamliner|NG|jets?|airliners?|planes?)(?!\w))""",
    re.VERBOSE,
)
_MONTH_AND_YEAR = expression(rf"(?:0?[1-9]|1[0-2])/{_YEAR}(?![\d/])")
_ERA = expression(r"\d{1,4}(?:[-–]\d{1,4})?[ ](?:BCE|CE|BC|B\.C\.|AD|A\.D\.)(?![A-Za-z])")
_ERA_BEFORE = expression(r"(?<!\w)(?:AD|A\.D\.)[ ]\Z")
_FISCAL_QUARTER = expression(r"(?:[1-4]Q|[12]H)(?:[ ]?(?:FY)?['’]?(?:20)?\d\d)?(?!\w)")

_CALLED = expression(
    r"(?<!\w)(?:tel|telephone|telefon|téléphone|tél|teléfono|phone|fax|hotline|whatsapp|mobile)[.:]?[ ]{0,2}\(?\+?\Z",
    re.IGNORECASE,
)
_CALL = expression(r"\d[\d ()./–-]{4,22}\d")
_ABBREVIATED_ACT = expression(
    r"(?<![\w.])(?:(?!U\.[SKN]\.|E\.U\.|D\.C\.|U\.A\.E\.|L\.A\.|N\.Y\.|a\.m\.|p\.m\.)(?:[A-Z]\.){2,4}"
    r"|(?:Pub\.[ ]?L\.|H\.[ ]?Res\.|S\.[ ]?Res\.|COM\(|SWD\()(?:[ ]No\.)?)[ ]?\Z"
)
_ACT = expression(r"\d{1,6}(?:[-–‑]\d{1,5})?(?:\)[ ]\d{1,4}(?:[ ]final)?)?(?!\w|,\d{3}(?!\d))")
_MARK_AFTER = expression(r"(?:[A-Za-z)][.,;:!?]|[A-Za-z)\d.,;:!?][”\"’»])\Z")
_MARK = expression(r"\d{1,3}(?:[,–-]\d{1,3}){0,5}(?![\w.%‰°]|[.,]\d)")
_MARKS = expression(r"\d{1,2}(?:,\d{1,2}){1,5}")
"""Several marks, which no noun after them makes a number of."""
_RESUMES = expression(r"[^\S\n]{1,2}[\"“‘(]?[A-Z]|\s*\Z|[^\S\n]*\n")
_RUNS_ON = expression(r"[^\S\n]{1,2}[a-z]")
_SCORED = expression(
    r"(?<!\w)(?:won|wins?|winning|lost|loses?|losing|beat|beats|beaten|beating|defeated|drew|draw|led|leads?|trail(?:ed|s)?|scored?|"
    r"score|ahead|victory|defeat|voted?|votes|ruled|ruling|decision|tied?|approved|rejected|passed)(?!\w)[^.\d\n]{0,24}\Z",
    re.IGNORECASE,
)
_SCORE = expression(
    r"\d{1,3}[-–‑]\d{1,3}(?:[-–‑]\d{1,3})?(?![\w%‰]|[.,:]\d|[ ]?(?:per[ ]?cent|million|billion|times|to[ ]))"
)


def reference_at(text: str, offset: int) -> int | None:
    """Where the reference that starts with the digits at ``offset`` ends, or None when they are none."""
    match = _REFERENCE.match(text, offset)
    return match.end() if match else None


def calendar_at(text: str, offset: int, left: str) -> int | None:
    """Where a month with its year (``12/2024``), a year of an era or a quarter (``3Q24``) ends, or None."""
    for pattern in (_MONTH_AND_YEAR, _ERA, _FISCAL_QUARTER):
        if match := pattern.match(text, offset):
            return match.end()
    year = re.compile(r"\d{1,4}(?!\w|[.,]\d)").match(text, offset) if _ERA_BEFORE.search(left) else None
    return year.end() if year else None


def led_reference(text: str, offset: int, left: str) -> tuple[int, int] | None:
    """Start and end of a telephone number or the number of an act that the words in ``left`` lead up to."""
    for lead, body in ((_CALLED, _CALL), (_ABBREVIATED_ACT, _ACT)):
        if (before := lead.search(left)) and (match := body.match(text, offset)):
            if lead is _ABBREVIATED_ACT and counted_noun(text, match.end()):
                return None
            return offset - len(before[0]), match.end()
    return None


def footnote_mark_at(text: str, offset: int, left: str) -> int | None:
    """Where a footnote's number ends that stands raised in print, and glued to a word's full stop in plain text.

    After a full stop or a closing quotation mark a new sentence or the end must follow (``economy.12 The``), after
    a comma the sentence must run on with no noun that could be counted.
    """
    mark = _MARK.match(text, offset) if _MARK_AFTER.search(left) else None
    if mark is None or (counted_noun(text, mark.end()) and not _MARKS.fullmatch(mark[0])):
        return None
    goes_on = _RUNS_ON.match(text, mark.end()) and left[-1] not in ".!?"
    return mark.end() if goes_on or _RESUMES.match(text, mark.end()) else None


def score_at(text: str, offset: int, left: str) -> int | None:
    """Where the score of a match or a vote ends (``won 3–1``, ``voted 5-4``), or None."""
    score = _SCORE.match(text, offset) if _SCORED.search(left) else None
    return score.end() if score and not counted_noun(text, score.end()) else None
