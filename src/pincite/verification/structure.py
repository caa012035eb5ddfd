"""Numbers that need no source because of what they are: a slide's number, a mark of a list, a reference to a section.

Each rule has a name and a reason that can be checked on the file itself: a page's number is the page's, a paragraph's
number follows the one before, a reference leads to something that is there. What no rule explains needs a source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pincite.corpus.dates import iso_date
from pincite.corpus.numbers import ReadNumber
from pincite.verification.folding import fold
from pincite.verification.own_words import part_names
from pincite.verification.reading import FileText
from pincite.words import LANGUAGES, language_for

_KINDS = "|".join(sorted({kind for lang in LANGUAGES for kind in language_for(lang).briefing.statement_kinds.values()}))
"""What a memo prints beside a paragraph, in the line of its number."""
_OPENING = re.compile(
    rf"(?i:(?:{_KINDS})(?:[,，]\s?(?:{_KINDS}))*\s)?"
    r"\(?(\d{1,3}(?:\.\d{1,3}){0,3})[.)]?\s+(?=[^\W\d_a-z]|[“\"«„(]|[^\x00-\x7f]|[a-z]{1,30}-\w{1,30}-\w)"
)
"""A paragraph begins with a capital; the entry of a document without a record with its id."""
_LIST_MARK = re.compile(r"\(?(\d{1,3}|[a-z])[.)]\s")
_LONE = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,3})")
_NAME = re.compile(r"[^\W\d_][^\d.!?;:“”\"]{2,60}")
_SERIES = re.compile(r"\((\d{1,3})/(\d{1,3})\)\s*$")
_PAGE = re.compile(r"(?:\w{0,10}\s)?(\d{1,5})(?:\s*(?:/|\w{1,3})\s*(\d{1,5}))?")
_DIGITS = re.compile(r"\d+")
_LOCATOR_BEFORE = re.compile(
    r"(?:¶|§|\bparas?\.?|\bparagraphs?|\bitems?|\blines?|\blists?|\bpages?|\bpp?\.|\bsections?|\bnotes?|\bno\.|\bvol\.|"
    r"\bAbs\.|\bAbsatz|\bZeile|\bSeiten?|\bS\.|\bPunkt|\bligne|\balinéa|\bpoint|第)\s?\Z",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?P<name>[^\W\d_]{2,20})\s\Z")
_OPENING_NAME = re.compile(r"((?:[^\W\d_]{2,20}\s|[\u3400-\u9fff]{1,3})\d{1,3})(?!\w)")
_HAN = re.compile(r"[\u3400-\u9fff]{1,3}\Z")
_FEWEST_LISTED = 4
"""Of a list whose entries may have been read in any order."""
_MOST_ALIKE = 3
"""Entries of one number: of the judgements, of the sections and of the cited passages."""
_SKIPPED = 3
"""A paragraph's number may have been read as part of another text; so many steps are still a sequence."""
_LISTED = re.compile(r"(?<![\d.,])\d{1,4}(?:,\s\d{1,4})+(?![\d.,]*\d)")
_WHOLE_SCALE = re.compile(r"(?:\w{1,6}\s)?0\s?(?:–|-|to|à|bis|至)\s?100(?:\s?(?:%|per ?cent|percent))?")
_SCALE_ROW = re.compile(
    r"[^\d|%]{3,40}\s(?P<range>\d{1,3}\s?[–-]\s?\d{1,3}\s?%)\s(?P<judgements>[1-9]\d?(?:[,，、]\s?[1-9]\d?){0,40})"
)
_LOCATED = re.compile(_LOCATOR_BEFORE.pattern.removesuffix(r"\s?\Z") + r"\s?\d{1,5}(?:[–-]\d{1,5})?", re.IGNORECASE)
_TIME = re.compile(r"\d{1,3}:\d\d(?::\d\d)?")
_STANDARD = re.compile(r"\d{1,3}\.\d{1,3}\.\d{1,3}|(?:SHA|ISO|RFC|PDF/A|PDF/UA)[- ]?\d{1,5}(?:[-:]\d{1,4})?\w?")
_SMALL_COUNT = 12
"""As in a brief's sentences: up to here a number in letters may count the author's own things."""


@dataclass(slots=True)
class Structure:
    """The parts of a file that carry numbers of their own."""

    file: FileText
    dates: frozenset[str] = frozenset()
    """Dates of the briefing itself, as printed."""
    ranges: frozenset[str] = frozenset()
    """Ranges of a declared scale of likelihood, folded."""
    scales: frozenset[str] = frozenset()
    """Names of such scales."""
    openings: dict[str, int] = field(default_factory=dict)
    """Numbers that open a paragraph, in the order of the file, and how often."""
    named: frozenset[str] = frozenset()
    """``figure 1`` and the like, where they open a text of the file or of its briefing."""
    foot_dates: frozenset[str] = frozenset()
    """Dates, and times of printing, that stand among the furniture of half of the sheets; where there are none, the
    date that stands by itself on the first sheet."""
    folios: frozenset[str] = frozenset()
    """Forms of page numbers (``#/#``) that half of the sheets bear, whatever pages were taken out or put in."""
    own_date: str = ""
    """The last of these dates; ISO 8601."""
    known: bool = True
    """Whether it is on record what the file was made with."""
    foreign: frozenset[int] = frozenset()
    """Sheets that came from another file, of which nothing is on record."""
    citations: frozenset[str] = frozenset()
    """Numbers of the cited passages, where the file has lost what raised their marks above the line."""
    locators: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Of each cited passage the figures by which it is found in its document."""
    last_citation: int = 0
    """The highest number of a citation mark."""
    _listed: frozenset[str] = frozenset()
    """Numbers that open a text and follow from 1, wherever the texts stand."""
    _sequence: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        last: dict[int, tuple[int, ...]] = {}
        for index, (_, fragment) in enumerate(self.file.placed):
            match = _OPENING.match(fragment.text) or _LIST_MARK.match(fragment.text) or self._lone_mark(index)
            if match and fragment.kind in ("text", "notes") and _follows(last, match[1]):
                self._sequence[index] = match[1]
                self.openings[match[1]] = self.openings.get(match[1], 0) + 1
        self._listed = _run_from_one(
            match[1] for _, each in self.file.placed if (match := _OPENING.match(each.text)) and each.kind == "text"
        )
        dates = Counter(
            number.printed for index, (_, each) in enumerate(self.file.placed) if each.kind == "furniture"
            for number in self.file.numbers(index) if number.kind == "date" or _TIME.fullmatch(number.printed)
        )  # fmt: skip
        half = len(self.file.delivered.sheets) / 2
        self.foot_dates = frozenset(date for date, count in dates.items() if count >= half)
        if not self.known and not any(map(iso_date, self.foot_dates)):
            self.foot_dates = self.foot_dates.union(self._opening_dates()[:1])
        self.own_date = max(map(iso_date, self.foot_dates), default="")
        forms = {(sheet.number, _DIGITS.sub("#", each.text)) for sheet, each in self.file.placed
                 if each.kind == "furniture" and _PAGE.fullmatch(each.text.strip())}  # fmt: skip
        self.folios = frozenset(form for form, count in Counter(form for _, form in forms).items() if count >= half)
        marks = (number for _, each in self.file.placed for mark in each.marks for number in mark.numbers)
        self.last_citation = max((*marks, *(int(number) for number in self.openings if number.isdigit())), default=0)
        self.named |= names_opening(fragment.text for _, fragment in self.file.placed)

    def rule(self, index: int, number: ReadNumber) -> str:
        """The name of the rule by which a number needs no source; empty when there is none."""
        return next((name for name, holds in _RULES if holds(self, index, number)), "")

    def is_known(self, index: int) -> bool:
        """Whether it is on record what the sheet of a text was made with."""
        return self.known and self.file.sheet(index).number not in self.foreign

    def _lone_mark(self, index: int) -> re.Match[str] | None:
        """A number that stands alone before a name or a paragraph, as one over two lines is read from a page."""
        match = _LONE.fullmatch(self.file.fragment(index).text.strip())
        after = self.file.fragment(index + 1).text if match and index + 1 < len(self.file.placed) else ""
        # On a page a number of several levels is one of a paragraph, whatever the paragraph is.
        levels = match is not None and "." in match[1] and self.file.delivered.noun == "page"
        opens = _NAME.fullmatch(after) or (levels and after[:1].isupper())
        return match if not self.is_known(index) and opens else None

    def _opening_dates(self) -> list[str]:
        """The dates that stand by themselves on the first sheet, as in the head of a letter."""
        first = ((index, each.text) for index, (sheet, each) in enumerate(self.file.placed) if sheet.number == 1)
        return [
            number.printed for index, text in first for number in self.file.numbers(index)
            if number.kind == "date" and number.printed == text.strip() and iso_date(text)
        ]  # fmt: skip

    def opening(self, index: int) -> str:
        fragment = self.file.fragment(index)
        match = _OPENING.match(fragment.text)
        if fragment.kind == "furniture" and (alone := _LONE.fullmatch(fragment.text.strip())):
            # A heading that opens a page may be read as the page's own, its number as the page's.
            after = self.file.fragment(index + 1) if index + 1 < len(self.file.placed) else fragment
            follows = alone[1].isdigit() and (alone[1] == "1" or str(int(alone[1]) - 1) in self.openings)
            return alone[1] if follows and after.kind == "furniture" and after.text[:1].isalpha() else ""
        return match[1] if match and match[1] in self._listed else self._sequence.get(index, "")


def names_opening(texts: Iterable[str]) -> frozenset[str]:
    """``figure 1`` and the like, with which a text opens, in lower case."""
    found = (match[1].casefold() for text in texts if (match := _OPENING_NAME.match(text)))
    return frozenset(name for name in found if any(map(str.isspace, name)) or name.rstrip("0123456789") in part_names())


def _run_from_one(numbers: Iterable[str]) -> frozenset[str]:
    """Those of ``1, 2, 3 ...`` as far as no two are missing side by side; nothing where they are few."""
    times = Counter(numbers)
    run: list[str] = []
    at = 1
    while times[str(at)] or times[str(at + 1)]:
        run += [str(at)] if 0 < times[str(at)] <= _MOST_ALIKE else []
        at += 1
    return frozenset(run) if len(run) >= _FEWEST_LISTED else frozenset()


def _follows(last: dict[int, tuple[int, ...]], number: str) -> bool:
    """Whether a paragraph's number comes after those before it: the next of its level, or a first one.

    ``last`` has the last number of each level, and is brought up to date.
    """
    if not number[0].isdigit():
        return True
    parts = tuple(int(part) for part in number.split("."))
    before = last.get(len(parts), ())
    next_one = before[:-1] == parts[:-1] and bool(before) and 0 < parts[-1] - before[-1] <= _SKIPPED
    opens = parts[-1] == 1 and (len(parts) == 1 or before[:-1] != parts[:-1])
    if next_one or opens:
        last[len(parts)] = parts
    return next_one or opens


def _slide_number(structure: Structure, index: int, number: ReadNumber) -> bool:
    """A field that the program fills in, whatever it was last filled with; or the number of the slide in letters."""
    sheet, fragment = structure.file.placed[index]
    typed = fragment.kind == "furniture" and fragment.text.strip() in (str(sheet.number), sheet.label)
    return fragment.numbering or typed


def _page_number(structure: Structure, index: int, number: ReadNumber) -> bool:
    sheet, fragment = structure.file.placed[index]
    match = _PAGE.fullmatch(fragment.text.strip())
    total = str(len(structure.file.delivered.sheets))
    # What stands on every sheet cannot be told where there is one: `1 / 1` at its end is its number all the same.
    alone = total == "1" and match is not None and match[2] == total and index == len(structure.file.placed) - 1
    beside = number.start == 0 or number.end == len(fragment.text)
    if fragment.kind == "furniture" and beside and number.printed in (str(sheet.number), sheet.label):
        return True  # with a running head, or with a heading that was read as one
    if match is None or not (alone or fragment.kind == "furniture"):
        return False
    own = match[1] in (str(sheet.number), sheet.label) and match[2] in (None, total)
    return own or _DIGITS.sub("#", fragment.text) in structure.folios


def _running_head(structure: Structure, index: int, number: ReadNumber) -> bool:
    """A date that stands at the foot of half of the sheets is the file's own, wherever else it stands; a time is so
    there alone."""
    foot = structure.file.fragment(index).kind == "furniture"
    return (foot or number.kind == "date") and number.printed in structure.foot_dates


def _paragraph_number(structure: Structure, index: int, number: ReadNumber) -> bool:
    opening = structure.opening(index)
    text = structure.file.fragment(index).text
    figure = number.printed.rpartition(" ")[2]  # of a label read as one with the kind of paragraph: ``Reported 1.1``
    return bool(opening) and number.start <= text.find(opening) + len(opening) and figure in (
        opening, f"{opening}.", opening.split(".", maxsplit=1)[0],
    )  # fmt: skip


def _reference(structure: Structure, index: int, number: ReadNumber) -> bool:
    """``1.1, 1.2`` and ``Figure 1`` where these open a text of the file."""
    text = structure.file.fragment(index).text
    if number.printed.casefold() in structure.named or ("." in number.printed and number.printed in structure.openings):
        return True
    # Chinese sets no space between a name and its number, nor before the name.
    closed = _HAN.search(text, max(0, number.start - 3), number.start)
    if closed and any(closed[0][at:] + number.printed in structure.named for at in range(len(closed[0]))):
        return True
    name = _NAMED.search(text, max(0, number.start - 24), number.start)
    called = f"{name['name']} {number.printed}" if name and number.kind != "label" else number.printed
    return called.casefold() in structure.named or (not structure.is_known(index) and _names_part(structure, called))


def _names_part(structure: Structure, called: str) -> bool:
    """Whether it names a part as memos and decks of ours do, and one that the file has room for."""
    name, _, figure = called.rpartition(" ")
    most = max(structure.last_citation, len(structure.file.delivered.sheets))
    return name.casefold() in part_names() and figure.isdecimal() and 0 < int(figure) <= most


def _series(structure: Structure, index: int, number: ReadNumber) -> bool:
    return in_series(structure.file.fragment(index).text, number)


def in_series(text: str, number: ReadNumber) -> bool:
    """Whether the number is that of a part, ``(1/2)``, at the end of a title."""
    match = _SERIES.search(text)
    return match is not None and match.start() <= number.start and 1 <= int(match[1]) <= int(match[2])


def _own_date(structure: Structure, index: int, number: ReadNumber) -> bool:
    if number.kind != "date":
        return False
    return " ".join(number.printed.split()) in structure.dates or (
        not structure.is_known(index) and _is_ahead(structure, index, number)
    )


def _is_ahead(structure: Structure, index: int, number: ReadNumber) -> bool:
    """Whether a date lies after the file's own and in no sentence that cites: the author's deadline or horizon."""
    fragment = structure.file.fragment(index)
    printed = number.printed.strip()
    date = printed if re.fullmatch(r"\d{4}", printed) else iso_date(printed)
    return bool(date and structure.own_date) and not fragment.marks and date > structure.own_date[: len(date)]


def _likelihood(structure: Structure, index: int, number: ReadNumber) -> bool:
    """A range of a declared scale, the scale's name, or the judgements that are said to be so likely."""
    if number.printed in structure.scales:
        return True
    if "%" in number.printed and fold(number.printed).text in structure.ranges:
        return True
    # In a row of the scale's table, the numbers of the judgements that have its word; a page has no cells.
    text = structure.file.fragment(index).text
    if not number.printed.isdigit():
        return False
    if row := _SCALE_ROW.fullmatch(text):
        return number.start >= row.start("judgements") and fold(row["range"]).text in structure.ranges
    _, *cells = text.split(" | ")
    return len(cells) > 1 and any(fold(cell).text in structure.ranges for cell in cells)


def _whole_scale(structure: Structure, index: int, number: ReadNumber) -> bool:
    return _WHOLE_SCALE.fullmatch(number.printed.strip()) is not None


def _citation_list(structure: Structure, index: int, number: ReadNumber) -> bool:
    """Two or more ascending numbers, none beyond the last citation of the file."""
    text = structure.file.fragment(index).text
    for match in _LISTED.finditer(text):
        if match.start() <= number.start < match.end():
            listed = [int(part) for part in match[0].split(",")]
            return listed == sorted(set(listed)) and listed[-1] <= structure.last_citation
    return False


def _citation_mark(structure: Structure, index: int, number: ReadNumber) -> bool:
    """A mark that another program has set on a line of its own."""
    parts = re.split(r"[,\s]+", structure.file.fragment(index).text.strip())
    return bool(structure.citations) and structure.citations.issuperset(parts)


def _locator(structure: Structure, index: int, number: ReadNumber) -> bool:
    text = structure.file.fragment(index).text
    if structure.is_known(index) and not _leads_to_cited(structure, index, number):
        return False
    if number.kind == "label" and _LOCATED.fullmatch(number.printed):
        return True
    marks = structure.file.fragment(index).marks
    if _TIME.fullmatch(number.printed) and any(0 <= number.start - mark.offset <= 1 for mark in marks):
        return True  # of a list that says where each citation leads
    return _LOCATOR_BEFORE.search(text, max(0, number.start - 12), number.start) is not None


def _leads_to_cited(structure: Structure, index: int, number: ReadNumber) -> bool:
    """Whether a locator in a list of such leads to a passage that is cited there; elsewhere it is the author's."""
    text, marked = structure.file.fragment(index).text, structure.file.cited(index)
    if not marked and text.lstrip()[:1] not in ("¶", "§"):
        return True
    cited = [figures for key, figures in structure.locators.items() if not marked or key in marked]
    return any(figures.issuperset(_DIGITS.findall(number.printed)) for figures in cited)


def _standard(structure: Structure, index: int, number: ReadNumber) -> bool:
    return _STANDARD.fullmatch(number.printed) is not None


def _count(structure: Structure, index: int, number: ReadNumber) -> bool:
    if number.kind in ("ordinal", "label") and number.printed.isalpha():
        return True
    plain = number.unit == (number.counted or "") or not number.unit
    return number.printed.isalpha() and plain and number.upper is None and 0 < number.value <= _SMALL_COUNT


_RULES: tuple[tuple[str, Callable[[Structure, int, ReadNumber], bool]], ...] = (
    ("slide-number", _slide_number),
    ("page-number", _page_number),
    ("running-head", _running_head),
    ("paragraph-number", _paragraph_number),
    ("reference", _reference),
    ("part-of-series", _series),
    ("own-date", _own_date),
    ("likelihood", _likelihood),
    ("whole-scale", _whole_scale),
    ("citation-list", _citation_list),
    ("citation-mark", _citation_mark),
    ("locator", _locator),
    ("standard", _standard),
    ("count", _count),
)
"""Rules by name, in the order in which they are tried."""
