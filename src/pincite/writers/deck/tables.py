"""Fits the rows of a native table: sizes, row heights, and the slides they run over."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from pincite.writers.deck.cuts import TOLERANCE, even_cuts
from pincite.writers.deck.measure import Measure
from pincite.writers.deck.model import Line, Table
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


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """Widths of the columns in points; they add up to ``width``."""
    total = sum(table.weights)
    return tuple(width * weight / total for weight in table.weights)


def fit_rows(table: Table, template: Template, layout: str) -> list[Table]:
    """The table sized, on as few slides as can be, evenly; a row alone may still be too high."""
    count, room = len(table.rows), template.box(layout, "Table").height + TOLERANCE
    settings = []
    for size, margin in SETTINGS:
        heights = row_heights(table, template, layout, size, margin, breaking=size == SETTINGS[-1][0])
        if heights is not None:
            settings.append((size, margin, heights))
    for most in (1, count):
        for _, alike in groupby(settings, key=lambda setting: setting[0] if most > 1 else setting):
            cut = [(cuts, setting) for setting in alike if (cuts := _cuts(setting[2], most, room)) is not None]
            if cut:
                cuts, (size, margin, heights) = min(cut, key=lambda each: len(each[0]))
                return [_part(table, size, margin, heights, start, end) for start, end in cuts]
    size, margin, heights = settings[-1]
    return [_part(table, size, margin, heights, row, row + 1) for row in range(count)]


def _cuts(heights: tuple[float, ...], most: int, room: float) -> list[tuple[int, int]] | None:
    """The rows on as few slides as can be, at most ``most``, evenly; none where a row alone is too high."""
    header, rows = heights[0], heights[1:]

    def height(start: int, end: int) -> float:
        return header + sum(rows[start:end])

    found = (even_cuts(len(rows), slides, room, height) for slides in range(1, most + 1))
    return next((cuts for cuts in found if cuts is not None), None)


def _part(table: Table, size: float, margin: float, heights: tuple[float, ...], start: int, end: int) -> Table:
    shown = (heights[0], *heights[1:][start:end])
    return replace(table, rows=table.rows[start:end], size=size, margin=margin, heights=shown)


def row_heights(
    table: Table, template: Template, layout: str, size: float, margin: float, *, breaking: bool = False
) -> tuple[float, ...] | None:
    """Heights of the header and of every row; None when a word is wider than its cell and may not be broken."""
    box = template.box(layout, "Table")
    widths = column_widths(table, box.width)
    plain = Measure(TextStyle(box.style.typeface, size), template.heading_font)
    bold = Measure(TextStyle(box.style.typeface, size, bold=True), template.heading_font)
    heights = []
    for number, row in enumerate((table.header, *table.rows)):
        measure, points = (plain, size) if number else (bold, size * HEADER_SCALE)
        height = _row_height(row, widths, measure, points, breaking=breaking)
        if height is None:
            return None
        heights.append(height + 2 * (margin if number else HEADER_MARGIN))
    return tuple(heights)


def _row_height(
    row: tuple[Line, ...], widths: tuple[float, ...], measure: Measure, size: float, *, breaking: bool
) -> float | None:
    highest = 0.0
    for cell, width in zip(row, widths, strict=True):
        wrapped = measure.wrap(cell, size, (width - GUTTER) * NARROW)
        if wrapped.broken and not breaking:
            return None
        highest = max(highest, wrapped.height)
    return highest
