"""The numbers that drafts, court papers and transcripts print beside their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from operator import attrgetter

from pincite.corpus.readers.pdf.lines import Line

_FEWEST = 5
"""So many numbers are a column of them, at the least."""
_MOST_COLUMNS = 20
"""So many columns of numbers are looked at on a page."""
_SLACK = 3.0
"""Points by which the numbers of one column may differ in where they end."""
_STEPS = (1, 2, 5, 10)
"""Of how many lines one has its number."""


def without_margin_numbers(pages: Sequence[Sequence[Line]]) -> list[tuple[Line, ...]]:
    """The pages without the numbers of their lines.

    Such numbers stand in a column beside everything else, count up by the same step from one to the next, and are
    evenly spaced: the numbers of paragraphs, of items and of the rows of a table are not, or are on few pages only.
    """
    found = [_numbers(lines) for lines in pages]
    written = sum(1 for lines in pages if len(lines) >= _FEWEST)
    numbered = sum(map(bool, found))
    if numbered < 2 or numbered * 2 < written:
        return [tuple(lines) for lines in pages]
    return [tuple(line for line in lines if id(line) not in out) for lines, out in zip(pages, found, strict=True)]


def _numbers(lines: Sequence[Line]) -> set[int]:
    """The ids of the lines that are numbers of lines."""
    columns = _columns(line for line in lines if line.text.isdecimal() and len(line.text) <= 4)
    counting = islice(filter(_counts_lines, columns), _MOST_COLUMNS)
    found = [column for column in counting if _is_beside(column, lines)]
    return {id(line) for line in max(found, key=len, default=())}


def _columns(numbers: Iterable[Line]) -> Iterator[list[Line]]:
    """The numbers by where they end, or else by where they begin, each column from the top of the page."""
    found = list(numbers)
    for edge in (attrgetter("right"), attrgetter("left")):
        column: list[Line] = []
        for line in sorted(found, key=edge):
            if column and edge(line) - edge(column[0]) > _SLACK:
                yield sorted(column, key=lambda line: -line.base)
                column = []
            column.append(line)
        if column:
            yield sorted(column, key=lambda line: -line.base)


def _counts_lines(column: Sequence[Line]) -> bool:
    if len(column) < _FEWEST:
        return False
    steps = [(int(below.text) - int(above.text), above.base - below.base) for above, below in pairwise(column)]
    step, _ = steps[len(steps) // 2]
    if step not in _STEPS:
        return False
    drops = sorted(drop for count, drop in steps if count == step)
    usual = drops[len(drops) // 2]
    even = sum(0.75 * usual <= drop <= 1.25 * usual for drop in drops)
    return even >= 0.85 * len(steps) and usual > 0


def _is_beside(column: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether nearly all else on the page stands on one side of the column."""
    left, right = min(line.left for line in column), max(line.right for line in column)
    rest = [line for line in lines if line.size > 1.0 and not line.text.isdecimal()]
    after = sum(line.left >= right for line in rest)
    before = sum(line.right <= left for line in rest)
    return len(rest) > 0 and max(after, before) >= 0.9 * len(rest)
