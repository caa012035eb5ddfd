"""Running heads, running feet and page numbers: what recurs at one place from page to page.

Only the outermost rows of a page are looked at, from its edge inwards, and only as long as each of them recurs: what
stands in the text is never taken for furniture, even if every page has it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pincite.corpus.readers.pdf.lines import Line

_ROWS = 3
"""So many rows may a running head or foot have."""
_LONGEST = 160
"""Characters; a longer row is running text."""
_SLACK = 3.0
"""Points by which its place may differ from page to page."""
_FOLIO = re.compile(
    r"(?:p(?:age|\.)?\s*)?[-–—|•\[(]?\s*(\d{1,5}|[ivxlc]{1,8}|[A-Z]{1,2}-\d{1,4})\s*[-–—|•\])]?"
    r"(?:\s*(?:of|/|von|de|van|sur)\s*\d{1,5})?",
    re.IGNORECASE,
)
_FOLIO_AT_END = re.compile(r"(?:^|\s)(\d{1,5}|[ivxlc]{1,8})$")
_FOLIO_IN_FRONT = re.compile(r"^(\d{1,5}|[ivxlc]{1,8})(?=\s)")
_NUMBERS = re.compile(r"\d+|\b[ivxlc]{1,8}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BarePage:
    """A page without its furniture."""

    lines: tuple[Line, ...]
    """In the order given."""
    folio: str = ""
    """The page number that is printed on it; empty where none is."""


Row = tuple[Line, ...]
_Step = tuple[int, bool]
"""A page's number less its place in the file, and whether it is a Roman numeral."""
_Place = tuple[float, int, str]
_Places = dict[tuple[str, bool], list[_Place]]
"""Folded text of a row, and whether it is at the head -> height, page and text of each."""


def without_furniture(
    pages: Sequence[Sequence[Line]], labels: Sequence[str], *, title: str = ""
) -> tuple[BarePage, ...]:
    """Each page without what recurs at its head and foot, and the number that was printed there.

    ``labels`` are the numbers that the file itself gives its pages, where it does (else empty); ``title`` is what it
    says that it is called, which the head of a further page says again even where there is only one.
    """
    edges = [(_edge(lines, at_top=True), _edge(lines, at_top=False)) for lines in pages]
    places: _Places = {}
    for page, (top, bottom) in enumerate(edges):
        for rows, at_top in ((top, True), (bottom, False)):
            for row in rows:
                places.setdefault((_folded(_text(row)), at_top), []).append((row[0].base, page, _text(row)))
    steps = _folio_steps(edges)
    fewest = max(2, len(pages) // 5)
    # Roman numerals of front matter are few and unlike anything else; a number counts only if many pages go with it.
    known = {step for step, count in steps.items() if count >= (2 if step[1] else fewest)}
    return tuple(
        _bared(lines, page, both, _Known(places, known, label, title))
        for page, (lines, both, label) in enumerate(zip(pages, edges, labels, strict=True))
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a document's furniture when one of its pages is looked at."""

    places: _Places
    steps: set[_Step]
    label: str
    title: str


def _bared(lines: Sequence[Line], page: int, edges: Sequence[Sequence[Row]], known: _Known) -> BarePage:
    out: set[int] = set()
    folios: list[tuple[bool, str]] = []
    for rows, at_top in zip(edges, (True, False), strict=True):
        for row in rows:
            recurs = _recurs(row, page, known.places[_folded(_text(row)), at_top])
            recurs = recurs or (at_top and page > 0 and any(line.text.strip() == known.title for line in row))
            found = _folio(row, page, known, recurs=recurs)
            if not found and not recurs:
                break
            if found:
                # The number of a chapter may stand in a running head; one that stands alone is the page's.
                folios.append((found not in _alone(row), found))
            out |= {id(line) for line in row}
    return BarePage(tuple(line for line in lines if id(line) not in out), min(folios, default=(False, ""))[1])


def _edge(lines: Sequence[Line], *, at_top: bool) -> list[Row]:
    """The outermost rows, the one nearest the edge first."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: (-item.base if at_top else item.base, item.left)):
        if line.size <= 1.0:  # what is turned has no place of its own
            continue
        if rows and abs(rows[-1][0].base - line.base) <= _SLACK:
            rows[-1].append(line)
        elif len(rows) == _ROWS:
            break
        else:
            rows.append([line])
    return [tuple(sorted(row, key=lambda item: item.left)) for row in rows]


def _text(row: Row) -> str:
    return " ".join(line.text for line in row).strip()


def _folded(text: str) -> str:
    """With every number alike, so that ``Page 3`` recurs as ``Page 4``."""
    return _NUMBERS.sub("#", " ".join(text.split())).casefold()


def _recurs(row: Row, page: int, others: Sequence[_Place]) -> bool:
    """Whether the same words, but for numbers, stand at the same height on another page."""
    text = _text(row)
    if len(text) > _LONGEST or not _folded(text).strip("# "):
        return False
    # A sentence with another number in it is another sentence.
    exactly = text.endswith((".", "?", "!"))
    return any(
        other != page and abs(base - row[0].base) <= _SLACK and (words == text or not exactly)
        for base, other, words in others
    )


def _folio_steps(edges: Sequence[Sequence[Sequence[Row]]]) -> Counter[_Step]:
    """How many pages have a number that is so much more than the page's place in the file."""
    steps = Counter[_Step]()
    for page, (top, bottom) in enumerate(edges):
        rows = (*top, *bottom)
        steps.update({_step(text, page) for row in rows for text in (*_alone(row), *_at_ends(row))})
    return steps


def _step(text: str, page: int) -> _Step:
    digits = text.rpartition("-")[2]
    return (int(digits) - page, False) if digits.isdecimal() else (_roman(text.lower()) - page, True)


def _folio(row: Row, page: int, known: _Known, *, recurs: bool) -> str:
    """The page number in the row: it goes up with the pages, is the file's own, or says of itself that it is one."""
    alone = tuple(_alone(row))
    if re.match(r"page \d", _text(row), re.IGNORECASE) or (len(row) == 1 and alone and alone[0] == known.label):
        return next(iter(alone), "")
    # Two pieces far apart, one of which ends in the page's number, are a running head even if no other page has one.
    apart = len(row) > 1 and row[-1].left - row[0].right > 10 * row[0].size
    if apart and str(page + 1) in _at_ends(row):
        return str(page + 1)
    return next((text for text in (*alone, *(_at_ends(row) if recurs else ())) if _step(text, page) in known.steps), "")


def _alone(row: Row) -> Iterator[str]:
    """Pieces that are nothing but a number, far from the rest of their row."""
    for index, line in enumerate(row):
        match = _FOLIO.fullmatch(line.text.strip())
        near = (*row[max(index - 1, 0) : index], *row[index + 1 : index + 2])
        if match and all(max(line.left - item.right, item.left - line.right) >= 3 * line.size for item in near):
            yield match[1]


def _at_ends(row: Row) -> Iterator[str]:
    """The row's first or last word, where it is a number."""
    text = _text(row)
    for pattern in (_FOLIO_AT_END, _FOLIO_IN_FRONT):
        if match := pattern.search(text):
            yield match[1]


def _roman(text: str) -> int:
    """The value of a Roman numeral, 0 where it is none."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    numbers = [values.get(char, 0) for char in text]
    if not numbers or 0 in numbers:
        return 0
    return sum(-a if a < b else a for a, b in zip(numbers, [*numbers[1:], 0], strict=True))
