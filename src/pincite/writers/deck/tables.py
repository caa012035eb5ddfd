"""Fits the rows of a native table: sizes, row heights, and the slides they run over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, permutations

from pincite.writers.deck.cuts import TOLERANCE, even_cuts
from pincite.writers.deck.measure import Measure
from pincite.writers.deck.model import Table
from pincite.writers.deck.template import Template, TextStyle

SETTINGS = ((18.0, 10.0), (18.0, 7.0), (18.0, 5.0), (17.0, 5.0), (16.0, 5.0), (15.0, 5.0), (14.0, 4.0))
"""Sizes of the text in a table with the points above and below it in a cell, the most open first.

A table is set smaller than other text, down to 14 points, before it is parted: its rows are there to be compared, and
a reader cannot compare across two slides. Once it has to be parted there is nothing to win, and it is set at 18, or at
the largest size at which no word breaks and every row has a slide that holds it.
"""

HEADER_SCALE = 14 / 18
"""Size of the header row relative to the rows."""

HEADER_MARGIN = 5.0
"""Points above and below the text of the header."""

NARROW = 0.98
"""Share of a cell's width that is counted on: in a narrow column a renderer that rounds the widths of letters needs a
line more sooner than in a whole slide's."""

GUTTER = 12.0
"""Points kept free at the right of a cell."""

FIGURES_GUTTER = 30.0
"""The same for figures, which end at that edge, before a column of words that begins there."""

LEAST_COLUMN = 0.65
"""Share of the width that a column was meant to have which it keeps when it gives room to others."""

GIVEN = (0.02, 0.04, 0.08)
"""Shares of the table's width that one column gives another at a time."""

MOST_GIVEN = 12
"""The most times that it does."""


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """Widths of the columns in points; they add up to ``width``."""
    total = sum(table.weights)
    return tuple(width * weight / total for weight in table.weights)


def gutter(table: Table, column: int) -> float:
    """Points kept free at the right of the cells of a column."""
    words_follow = column + 1 < len(table.header) and column + 1 not in table.figures
    return FIGURES_GUTTER if column in table.figures and words_follow else GUTTER


@dataclass(frozen=True, slots=True)
class _Setting:
    """A table with its columns evened, at a size and with a margin in its cells, and how high its rows are then."""

    table: Table
    size: float
    margin: float
    heights: tuple[float, ...]

    def part(self, start: int, end: int) -> Table:
        """Some of its rows, under the header."""
        shown = (self.heights[0], *self.heights[1:][start:end])
        rows = self.table.rows[start:end]
        return replace(self.table, rows=rows, size=self.size, margin=self.margin, heights=shown)


def fit_rows(table: Table, template: Template, layout: str) -> list[Table]:
    """The table sized, on as few slides as can be, evenly; a row alone may still be too high."""
    count, room = len(table.rows), template.box(layout, "Table").height + TOLERANCE
    settings: list[_Setting] = []
    for size, alike_sized in groupby(SETTINGS, key=lambda setting: setting[0]):
        evened = even_columns(table, template, layout, size)
        for _, margin in alike_sized:
            heights = row_heights(evened, template, layout, size, margin, breaking=size == SETTINGS[-1][0])
            if heights is not None:
                settings.append(_Setting(evened, size, margin, heights))
    for most in (1, count):
        for _, alike in groupby(settings, key=lambda each: each.size if most > 1 else (each.size, each.margin)):
            cut = [(cuts, each) for each in alike if (cuts := _cuts(each.heights, most, room)) is not None]
            if cut:
                cuts, chosen = min(cut, key=lambda each: len(each[0]))
                return [chosen.part(start, end) for start, end in cuts]
    return [settings[-1].part(row, row + 1) for row in range(count)]


def even_columns(table: Table, template: Template, layout: str, size: float) -> Table:
    """The table whose wordy columns have some of the width of the others, where that makes its rows lower.

    A column of words keeps two thirds of what it was meant to have, one of figures all. Without a gain nothing changes.
    """
    columns = _Columns(table, template, layout, size)
    giving = [at for at in range(len(table.weights)) if at not in table.figures]
    widths = list(column_widths(table, columns.width))
    least = [width * LEAST_COLUMN for width in widths]
    height = columns.height(widths)
    for _ in range(MOST_GIVEN):
        tried = []
        for giver, taker in permutations(giving, 2):
            for share in GIVEN:
                moved = list(widths)
                moved[giver] -= share * columns.width
                moved[taker] += share * columns.width
                if moved[giver] >= least[giver]:
                    tried.append((columns.height(moved), share, giver, taker, moved))
        if not tried or (best := min(tried))[0] >= height:
            break
        height, widths = best[0], best[-1]
    return replace(table, weights=tuple(widths))


class _Columns:
    """How high the rows of a table stand at a size, by the widths of its columns."""

    def __init__(self, table: Table, template: Template, layout: str, size: float) -> None:
        box = template.box(layout, "Table")
        self.table, self.width = table, box.width
        plain = Measure(TextStyle(box.style.typeface, size), template.heading_font)
        bold = Measure(TextStyle(box.style.typeface, size, bold=True), template.heading_font)
        self.settings = [(bold, size * HEADER_SCALE), *((plain, size) for _ in table.rows)]
        self.known: dict[tuple[int, float], list[tuple[float, bool]]] = {}

    def height(self, widths: Sequence[float]) -> tuple[int, float]:
        """Cells with a word too wide for them, and the points that all rows take; the less of both the better."""
        rows = self.rows(widths)
        return sum(broken for _, broken in rows), round(sum(height for height, _ in rows), 3)

    def rows(self, widths: Sequence[float]) -> list[tuple[float, int]]:
        """Height of the text of every row, the header's first, and how many of its cells hold a word too wide."""
        columns = [self._cells(at, round(width, 3)) for at, width in enumerate(widths)]
        return [
            (max(height for height, _ in row), sum(broken for _, broken in row)) for row in zip(*columns, strict=True)
        ]

    def _cells(self, at: int, width: float) -> list[tuple[float, bool]]:
        """Height of every cell of a column, the header's first, and whether a word is broken in it."""
        if (at, width) not in self.known:
            rows = (self.table.header, *self.table.rows)
            found = [
                measure.wrap(row[at], size, (width - gutter(self.table, at)) * NARROW)
                for row, (measure, size) in zip(rows, self.settings, strict=True)
            ]
            self.known[at, width] = [(each.height, each.broken) for each in found]
        return self.known[at, width]


def _cuts(heights: tuple[float, ...], most: int, room: float) -> list[tuple[int, int]] | None:
    """The rows on as few slides as can be, at most ``most``, evenly; none where a row alone is too high."""
    header, rows = heights[0], heights[1:]

    def height(start: int, end: int) -> float:
        return header + sum(rows[start:end])

    found = (even_cuts(len(rows), slides, room, height) for slides in range(1, most + 1))
    return next((cuts for cuts in found if cuts is not None), None)


def row_heights(
    table: Table, template: Template, layout: str, size: float, margin: float, *, breaking: bool = False
) -> tuple[float, ...] | None:
    """Heights of the header and of every row; None when a word is wider than its cell and may not be broken."""
    columns = _Columns(table, template, layout, size)
    rows = columns.rows(column_widths(table, columns.width))
    if not breaking and any(broken for _, broken in rows):
        return None
    return tuple(height + 2 * (margin if number else HEADER_MARGIN) for number, (height, _) in enumerate(rows))
