"""Digits that are no quantity: dates, clock times, ordinals, and labels such as names, timecodes and list markers.

Each function looks at one place only and never further than a few dozen characters around it, so that reading
stays linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pincite.corpus.numbers.counted import counted_noun
from pincite.corpus.numbers.currencies import money_before
from pincite.corpus.numbers.references import calendar_at, footnote_mark_at, led_reference, reference_at, score_at
from pincite.corpus.numbers.units import unit_after
from pincite.expressions import expression

NumberKind = Literal["quantity", "date", "ordinal", "label"]


@dataclass(frozen=True, slots=True)
class Other:
    """Something with digits or number words in it that is not a quantity."""

    start: int
    end: int
    kind: NumberKind | None
    """None for what is no number at all: an address on the web, a pin-cite."""


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_MONTH_ABROAD = (
    r"(?i:januar[iy]?|janvier|enero|gennaio|janeiro|februar[iy]?|février|febrero|febbraio|fevereiro|märz|mars|maart|marzo|"
    r"março|avril|abril|aprile|mei|mayo|maggio|maio|juni|juin|junio|giugno|junho|juli|juillet|julio|luglio|julho|août|aout|"
    r"agosto|augustus|septembre|septiembre|settembre|setembro|oktober|octobre|octubre|ottobre|outubro|novembre|noviembre|"
    r"novembro|dezember|décembre|diciembre|dicembre|dezembro|mai)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_FIRST_DAY = r"(?:\d{1,2}(?:er|[.º°])?[ ](?:bis|und|oder|au|et|al|y|e)[ ](?:zum[ ]|le[ ])?)?"
"""``8. bis`` of ``8. bis 10. April``."""
_SUFFIX = r"(?:st|nd|rd|th)"
_TIMECODE = r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[.,]\d{1,3})?"
_ROAD = r"(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Drive|Square|Terrace)"

_FIXED = expression(
    rf"""(?P<ordinal>\d{{1,4}}(?:,\d{{3}})?{_SUFFIX}(?![A-Za-z])(?![ ](?:of[ ])?{_MONTH})|(?<=第)\d{{1,4}}(?![\d.%]))
    |(?P<date>
        {_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d-])
      | \d{{1,4}}/\d{{1,2}}/\d{{2,4}}(?!\d) | \d{{1,2}}\.\d{{1,2}}\.{_YEAR}(?!\d) | 9/11(?![\d/])
      | {_YEAR}[ ]?[-\u2010\u2011–/][ ]?(?:{_YEAR}|\d\d)(?![\d%]|[.,]\d|[ ]?(?:per|million|billion))
      | {_YEAR}/\d(?![\d/]) | (?:1[5-9]|20)\d0['’]?s(?!\w) | \d0['’]?s(?!\w)
      | \d{{1,2}}(?:[:.][0-5]\d)?[ \u00a0\u202f]?(?:[ap]\.m\.?|[ap]m)(?!\w) | \d{{1,2}}[ ]o['’]clock
      | \d{{1,2}}{_SUFFIX}?(?:(?:[ ]?[-–/][ ]?|[ ](?:and|to|or)[ ])\d{{1,2}}{_SUFFIX}?)?[ \u00a0]
        (?:of[ ])?{_MONTH}(?![a-z])(?:,?[ ]{_YEAR}(?!\d))?
      | {_FIRST_DAY}\d{{1,2}}(?:er|[.º°])?[ \u00a0](?:d[ei]l?[ ])?{_MONTH_ABROAD}(?!\w)
        (?:[ \u00a0](?:del?[ ])?{_YEAR}(?!\d))?
      | {_FIRST_DAY}\d{{1,2}}\.[ \u00a0]{_MONTH}(?![a-z])(?:[ ]{_YEAR}(?!\d))?
      | \d{{4}}[ ]?年(?:[ ]?\d{{1,2}}[ ]?月(?:份|[ ]?\d{{1,2}}[ ]?[日号號])?)?
      | (?:\d{{1,2}}[-—–至到~\uff5e〜])?\d{{1,2}}[ ]?月(?:份|[ ]?(?:\d{{1,2}}[-—–至到~\uff5e〜])?\d{{1,2}}[ ]?[日号號])?
      | (?:\d{{1,2}}[-—–至到~\uff5e〜])?\d{{1,2}}日(?![间間元]) | \d{{1,2}}世[纪紀](?:\d0年代)?(?:[初末]|中[叶葉])?
      | \d0年代
      | (?<=令和|平成|昭和)\d{{1,2}}年度?
      | (?<=[上下中]午|凌晨|晚上|早上|午[前後])\d{{1,2}}(?:[点點时時](?:\d{{1,2}}分|半)?|:\d\d)
      | \d{{1,2}}(?:[.:]\d\d)?[ ]Uhr(?!\w) | (?<=[ ]años[ ]|nnées[ ]|[ ]anos[ ])\d0(?![\d%]|[.,]\d)
      )
    |(?P<label>
        {_TIMECODE}(?:[ ]?[-–][ ]?{_TIMECODE})?(?![\d:])
      | 10\.\d{{4,9}}/[^\s,;)\]]{{1,80}} | 97[89][- ]?(?:\d[- ]?){{9}}[\dX](?!\d)
      | \d{{3}}\)?[-. ]\d{{3}}[-. ]\d{{4}}(?!\d) | \d{{3}}-\d{{4}}(?![\d,.]?\d)
      | 0\d{{1,4}}(?:[ -]\d{{2,4}}){{2,4}}(?!\d)
      | (?!\d{{1,3}}\.\d{{3}}\.\d{{3}}(?![\d.]))\d{{1,4}}(?:\.\d{{1,4}}){{2,5}}(?:/\d{{1,2}})?(?!\w)
      | \d{{1,6}}(?:-\d{{1,6}}){{2,6}}(?!\w)
      | 24/7(?!\d) | (?P<same>\d{{1,4}})[/-](?P=same)(?!\d)
      | \d{{1,3}}\.(?:[A-Z]{{2,4}}|ai|com|io|org|net)(?![A-Za-z]) | 401\(?k\)?(?!\w)
      | [48]K(?!\w)(?![ ][a-z]+s\b) | 3M(?!\w)(?![ ][a-z]+s\b)
      | \d{{1,5}}[ ](?!Wall\b)(?:[A-Z][\w.]{{1,20}}[ ]){{1,3}}{_ROAD}(?!\w)
      | 0\d{{1,15}}(?![\d.,])
      )""",
    re.VERBOSE,
)
_LONG = expression(r"\d{10,}(?![.,]?\d)")
"""So many digits without a separator are an identifier."""

_FULL_LINE = 60
"""So many characters at least has a line that was wrapped because it was full."""
_LEFT = 40
"""How many characters before a number are looked at."""
_DESIGNATOR = expression(
    r"(?<![\w-])(?:(?:(?:sub-?)?sections?|chapters?|articles?|paragraphs?|paras?|pages?|figures?|tables?|annex|appendix|exhibits?|"
    r"footnotes?|clauses?|volumes?|phases?|steps?|versions?|rooms?|flights?|episodes?|seasons?|levels?|types?|class|"
    r"tiers?|slides?|tracks?|routes?|highways?|interstate|resolutions?|directives?|regulations?|items?|lines?|verses?|"
    r"number|passcode|access code|docket|invoice|catch|order no|issn|isbn|arxiv|pmid|orcid|"
    r"nos?|pp?|ll|figs?|tabs?|secs?|ch|arts?|vols?|eds?|eps?|"
    r"v|abs|nr|rn|ziff|equations?|eqs?|scenarios?|options?|questions?|recommendations?|hypothes[ie]s|theorem|lemma|"
    r"algorithm|recitals?|box(?:es)?|charts?|graphs?|panels?|issues?|chaps?|suite|rules?|notes?|form|port|reg|dir|"
    r"examples?|endnotes?|principles?|objectives?|gates?|districts?|precinct|weeks?|days?|grades?|formula|"
    r"units?|reactors?|zones?|scopes?|pillars?|tranches?|junctions?|terminals?|schedules?|waves?|lots?|mach|"
    r"(?<![.])s|schaubild(?:er)?|abbildung(?:en)?|abb|tabellen?|kapitel|artikeln?|absatz|abs|absätze|abschnitt|ziffer|seiten?|art[íi]culos?|articol[oi]|artigos?|p[áa]ginas?|n[°º]|"
    r"fortune|forbes|ftse|csi|nikkei|russell|stoxx|cac|dax|boeing(?:['’]s)?|airbus(?:['’]s)?|iphone|ipad|windows|android|ios|macos|"
    r"playstation|xbox|agenda|vision|horizon|apollo|world war|part|stage|category|round|act|title|chapter)"
    r"(?:[.:]|[ ]no\.)?[ \u00a0]{0,2}|[#§¶№][ \u00a0]?|\bgroup[ ]of[ ])$",
    re.IGNORECASE,
)
_NUMBER_ONE = expression(r"[\w,][ ]Nos?[ \u00a0]\Z")
"""``ranked No 1``, as British papers write it; at a sentence's start *No* may be the word."""
_LOOSE = frozenset(
    "part stage category round act title number item items line lines step steps level levels class week weeks day "
    "days grade grades issue issues note notes rule rules form box boxes chart charts graph graphs port option "
    "options question questions principle principles example examples gate gates unit units reactor reactors zone "
    "zones scope scopes pillar pillars tranche tranches junction junctions terminal terminals schedule schedules wave "
    "waves lot lots".split()
)
"""Designators that are also plain words: with a counted noun after the number they designate nothing."""
_ABBREVIATED = frozenset(
    "s abb ll reg dir abs nr rn ziff eq eqs no nos p pp fig figs tab tabs sec secs ch "
    "art arts vol vols ed eds ep eps v arxiv".split()
)
"""Abbreviations, which need their full stop (``no. 5``, but ``had no 5``) as no other designator may have one."""
_DESIGNATED = expression(
    r"\d{1,4}(?:[ ]?[-–,&/][ ]?\d{1,4}(?![\d.,]*[ ]?[%‰])|[ ](?:and|to)[ ]\d{1,4}(?!\d|[.,]\d|[ ]?[%‰])){0,4}"
)
_LISTED = expression(
    r"\d{1,4}(?:,[ ]\d{1,4}){0,6},?[ ](?:and|or|&|to|through|und|et|bis|à)[ ](?P<last>\d{1,4})(?![\d%‰]|[.,]\d)"
)
"""Several labels after one word: ``Scope 1, 2 and 3``, ``Article 5 or 6``."""
_NUMBERING = expression(r"\d{1,9}(?:[./:-]\d{1,9}){0,5}(?:[a-z](?!\w))?(?:-\d{1,3})?(?:\(\w{1,3}\)){0,3}")
_EITHER_WAY = frozenset("para paras chap chaps fig figs eq eqs".split())
"""Abbreviations that are no other word, with or without their full stop."""
_AMOUNT_FOLLOWS = expression(
    r"[^\S\n]?(?:[%％]|per[ ]?cent|million|billion|trillion|thousand|bn\b|tn\b|percentage|basis)|[.,]\d", re.IGNORECASE
)
_MONTH_BEFORE = expression(rf"(?<!\w){_MONTH}[ \u00a0]{{1,2}}$")
_DAY = expression(
    rf"(?:{_YEAR}|\d{{1,2}}{_SUFFIX}?(?:[ ]?[-–][ ]?\d{{1,2}}{_SUFFIX}?)?(?:,?[ \u00a0]{_YEAR})?)(?![\d%]|[.,:]\d)"
)
_AT = expression(r"(?<!\w)(?:at|by|until|from|since|around)[ ]\Z", re.IGNORECASE)
_HOUR = expression(r"(?:[01]\d|2[0-3])[0-5]\d[ ](?:hours|hrs|GMT|UTC|local)(?!\w)")
"""``at 1430 hours``, as armies and ships say it."""
_MARKER = expression(
    r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}(?=[^\S\n]+[A-Z]))(?=[^\S\n]+\S|[^\S\n]*$)", re.M
)
_BEFORE_MARKER = expression(r"[^\S\n]{0,8}(?:[-*•][^\S\n])?\(?")
_RUNS_ON = expression(
    r"(?:,|\b(?:to|of|by|the|at|in|from|about|than|and|or|over|a|nearly|under|with))[^\S\n]*\n[^\S\n]*$"
)
_BRACKETED = expression(r"\d{1,3}(?:[,;–-][ ]?\d{1,3}){0,5}\]")
_ENUMERATED = expression(r"\d\)(?=[ ]\w)")
_CLOSED_ITEM = expression(r"(?<![\w(])\d\)")
_ABBREVIATION_DOT = expression(
    r"(?<![A-Za-z])(?:pp?|nos?|figs?|vols?|arts?|secs?|ch|v|ver|ed|ep|para)\.$", re.IGNORECASE
)
_TOKEN_LEFT = expression(r"[^\W_][\w.&+/'’-]*$")
_TOKEN_RIGHT = expression(r"(?:(?![\u2e80-\uffff])\w)*(?:[-./+&](?:(?![\u2e80-\uffff])\w)+)*")
"""As far as a name goes in a script that parts words; Chinese and Japanese run on without a space."""
_PLAIN_PREFIX = expression(r"(?<!\w)(?:sub|mid|pre|post|early|late|under|over|non)[-\u2010\u2011]$", re.IGNORECASE)
_FISCAL = expression(r"(?<!\w)(?:FY|CY|MY)['’]?[ ]?$")
_QUARTER = expression(rf"[1-4](?:[ ](?:FY)?{_YEAR}|['’]\d\d|[ ]of[ ]{_YEAR})?(?!\w)")
_LAST_TOKEN = expression(r"\S*$")
_WEB = expression(r"://|www\.|\w@\w")


def no_quantity_at(text: str, offset: int, floor: int) -> Other | None:
    """What the digits at ``offset`` belong to when they are no quantity; nothing before ``floor`` is taken in."""
    addressed = _no_number(text, offset, floor)
    if addressed is not None or not text[offset].isdecimal():
        return addressed
    return (
        _referring(text, offset, floor)
        or _glued(text, offset, floor)
        or _led(text, offset, floor)
        or _fixed(text, offset)
    )


def _referring(text: str, offset: int, floor: int) -> Other | None:
    """Laws, journals, footnotes, scores, telephone numbers, and dates that are no plain year."""
    left = text[max(floor, offset - _LEFT) : offset]
    if (end := calendar_at(text, offset, left)) is not None:
        return Other(offset, end, "date")
    if not left.rstrip()[-1:].isdigit():
        if led := led_reference(text, offset, left):
            return Other(led[0], led[1], "label")
        for end in (footnote_mark_at(text, offset, left), score_at(text, offset, left)):
            if end is not None:
                return Other(offset, end, "label")
    end = None if left[-1:].isalpha() else reference_at(text, offset)
    return None if end is None else Other(offset, end, "label")


def _no_number(text: str, offset: int, floor: int) -> Other | None:
    """A pin-cite in brackets or an address on the web, read to its end."""
    left = text[max(floor, offset - 160) : offset]
    bracket = left.rfind("[")
    if bracket >= 0 and "]" not in left[bracket:] and "@" in left[bracket:]:
        close = text.find("]", offset, offset + 400)
        return Other(offset - len(left) + bracket, (close + 1) or offset + 1, None)
    token = _LAST_TOKEN.search(left) if _WEB.search(left) else None
    if token and token[0] and _WEB.search(token[0]):
        end = re.compile(r"[^\s>)\]]*").match(text, offset, offset + 2000)
        return Other(offset - len(token[0]), end.end() if end else offset + 1, None)
    return None


def _glued(text: str, offset: int, floor: int) -> Other | None:
    """Digits that follow a letter or a mark without a space: ``R1``, ``GPT-4``, ``'80s``, ``FY2024``, ``#5``."""
    before = text[offset - 1] if offset > floor else " "
    opens = before in "'’‘" and text[max(floor, offset - 2) : offset - 1] != before
    if opens and (match := re.compile(r"\d\d(?:s)?(?!\w)").match(text, offset)):
        return Other(offset - 1, match.end(), "date")
    if not (before in "-\u2010\u2011./_&+" or _latin(before)):
        return None
    if money_before(text, offset, floor):
        return None
    left = text[max(floor, offset - _LEFT) : offset]
    if _FISCAL.search(left):
        year = re.compile(r"\d{2,4}(?:[/–-]\d{2,4})?(?!\w)").match(text, offset)
        return Other(offset - 2, year.end(), "date") if year else None
    quarter = _QUARTER.match(text, offset) if re.search(r"(?<!\w)[QH]$", left) else None
    if quarter and (before == "Q" or len(quarter[0]) > 1):
        return Other(offset - 1, quarter.end(), "date")
    return _name(text, offset, left, before)


def _latin(char: str) -> bool:
    """Letters of scripts that part words by spaces."""
    return char.isalpha() and char < "\u2e80"


def _name(text: str, offset: int, left: str, before: str) -> Other | None:
    """A name that ends in digits, or None where the letter before belongs to another word."""
    if before in "./":
        if len(left) < 2 or not _latin(left[-2]) or (before == "." and not _ABBREVIATION_DOT.search(left)):
            return None
    elif before in "-\u2010\u2011&+" and (len(left) < 2 or not (left[-2].isalnum() or left[-2] in ")’'")):
        return None
    if _PLAIN_PREFIX.search(left):
        return None
    token = _TOKEN_LEFT.search(left)
    end = _TOKEN_RIGHT.match(text, offset)
    if token is None or end is None:
        return None
    return Other(offset - len(token[0]), end.end(), "label")


def _fixed(text: str, offset: int) -> Other | None:
    """Forms that are known by their own shape."""
    if (match := _LONG.match(text, offset)) is not None and text[offset - 1 : offset] not in ("$", "€", "£", "¥"):
        return Other(offset, match.end(), "label")
    match = _FIXED.match(text, offset)
    if match is None:
        return None
    if match["ordinal"]:
        return Other(offset, match.end(), "ordinal")
    if text[offset - 1 : offset] in ("$", "€", "£", "¥") or _AMOUNT_FOLLOWS.match(text, match.end()):
        return None
    start = offset - 1 if text[offset - 1 : offset] == "+" and match["label"] else offset
    return Other(start, match.end(), "date" if match["date"] else "label")


def _led(text: str, offset: int, floor: int) -> Other | None:
    """Digits that the words or marks before them make a date or a label."""
    left = text[max(floor, offset - _LEFT) : offset]
    last = left.rstrip()[-1:]
    worded = last.isalpha() or last in tuple(".:#§¶№°º")
    if worded and (month := _MONTH_BEFORE.search(left)) and (day := _DAY.match(text, offset)):
        return Other(offset - len(month[0]), day.end(), "date") if not _AMOUNT_FOLLOWS.match(text, day.end()) else None
    if _AT.search(left) and (hour := _HOUR.match(text, offset)):
        return Other(offset, hour.end(), "date")
    if left.endswith(("[", "[^")) and (cited := _BRACKETED.match(text, offset)):
        return Other(offset - 1, cited.end(), "label")
    if (item := _ENUMERATED.match(text, offset)) and (left.endswith("(") or _opens_no_bracket(text, offset)):
        return Other(offset - left.endswith("("), item.end(), "label")
    if (
        left.endswith("^")
        and not left[-2:-1].isdigit()
        and (raised := re.compile(r"\d{1,3}(?!\d)").match(text, offset))
    ):
        return Other(offset - 1, raised.end(), "label")
    if (left.endswith(("+", "+ "))) and (
        phone := re.compile(r"\d{1,3}(?:[ ().-]{1,2}\d{1,4}){2,6}(?!\d)").match(text, offset)
    ):
        return Other(offset - len(left) + left.rindex("+"), phone.end(), "label")
    return _marker(text, offset, left) or (_designated(text, offset, left) if worded else None)


def _opens_no_bracket(text: str, offset: int) -> bool:
    """Whether the bracket after a list marker closes none (``1) fish, 2) eggs``)."""
    before = text[max(0, offset - 200) : offset]
    return before[-1:] in ("", " ", "\n") and before.count("(") <= before.count(")") - len(_CLOSED_ITEM.findall(before))


def _marker(text: str, offset: int, left: str) -> Other | None:
    """``3.`` or ``1.2 Title`` at the start of a line that does not run on from the line before."""
    line = max(text.rfind("\n", max(0, offset - 12), offset) + 1, 0)
    starts_line = (line or offset <= 12) and _BEFORE_MARKER.fullmatch(text, line, offset)
    marker = _MARKER.match(text, offset) if starts_line else None
    if marker is None or _RUNS_ON.search(left) or re.match(r"\d{4}", marker[0]) or _wrapped(text, line):
        return None
    if marker[0][-1].isdigit() and unit_after(text, marker.end(), scaled=False):
        return None
    return Other(offset, marker.end(), "label")


def _wrapped(text: str, line: int) -> bool:
    """Whether the line that starts at ``line`` runs on from a full line of a sentence that has not ended."""
    before = text[max(0, line - _FULL_LINE - 1) : max(0, line - 1)]
    return len(before) == _FULL_LINE and "\n" not in before and before[-1] not in ".:;!?"


def _designated(text: str, offset: int, left: str) -> Other | None:
    """``Section 10``, ``p. 14``, ``pages 14–16``, ``Boeing 747``."""
    match = _DESIGNATOR.search(left)
    if match is None:
        return None
    word = match[0].strip().rstrip(".:").lower()
    if word in ("no", "nos") and _NUMBER_ONE.search(text, max(0, offset - 6), offset):
        word = "number"
    dotted = "." in match[0].removesuffix("no.")
    if word == "no" and match[0].startswith("No ") and not counted_noun(text, _numbering_end(text, offset)):
        word = "number"  # *No 10* with nothing that there could be none of.
    if word not in _EITHER_WAY and dotted != (word in _ABBREVIATED) and ":" not in match[0] and word != "pp":
        return None
    end = _numbering_end(text, offset)
    listed = _list_end(text, offset, plural=word in ("p", "ll", "§") or word.endswith(("s", "pp")))
    if _AMOUNT_FOLLOWS.match(text, max(end, listed)):
        return None
    named = match[0][0].isupper() and not word.endswith("s")  # *Lot 17 allows*: a name, whatever follows
    if listed <= end and word in _LOOSE and not named and re.compile(r"[^\S\n][a-z]+s\b").match(text, end):
        return None
    end = max(end, listed)
    return Other(offset - len(match[0]), end, "label")


def _numbering_end(text: str, offset: int) -> int:
    numbering = _NUMBERING.match(text, offset)
    return numbering.end() if numbering else offset


def _list_end(text: str, offset: int, *, plural: bool) -> int:
    """Where a list of labels ends; after a word in the singular one that cannot run over into a quantity.

    ``Scope 1, 2 and 3 emissions`` go on by small steps; *phase 2 and 40 patients* does not.
    """
    if plural and (match := _DESIGNATED.match(text, offset)):
        return match.end()
    listed = _LISTED.match(text, offset)
    if listed is None:
        return offset
    labels = [int(digits) for digits in re.findall(r"\d+", listed[0])]
    steps = [after - before for before, after in pairwise(labels)]
    small = all(0 < step <= 2 for step in steps)
    free = not (_AMOUNT_FOLLOWS.match(text, listed.end()) or unit_after(text, listed.end(), scaled=False))
    counted = bool(counted_noun(text, listed.end()))
    return listed.end() if free and min(steps) > 0 and (small or not counted) else offset
