"""Fits the rows of a native table: sizes, row heights, and the slides they run over."""

from __future__ import annotations

from dataclasses import replace

from pincite.writers.deck.cuts import TOLERANCE, even_cuts
from pincite.writers.deck.measure import Measure
from pincite.writers.deck.model import Line, Table
from pincite.writers.deck.template import Template, TextStyle

SETTINGS = ((18.0, 10.0), (18.0, 7.0), (18.0, 5.0), (17.0, 5.0), (16.0, 5.0), (15.0, 5.0), (14.0, 4.0))
"""Sizes of the text in a table with the points above and below it in a cell, the most open first."""

HEADER_SCALE = 14 / 18
"""Size of the header row relative to the rows."""

HEADER_MARGIN = 5.0
"""Points above and below the text of the header."""

GUTTER = 12.0
"""Points kept free at the right of a cell."""


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """Widths of the columns in points; they add up to ``width``."""
    total = sum(table.weights)
    return tuple(width * weight / total for weight in table.weights)


def fit_rows(table: Table, template: Template, layout: str) -> list[Table]:
    """The table sized, on as few slides as can be, evenly; a row alone may still be too high."""
    box = template.box(layout, "Table")
    count = len(table.rows)
    for slides in range(1, count + 1):
        for size, margin in SETTINGS:
            heights = row_heights(table, template, layout, size, margin)
            if heights is None and size > SETTINGS[-1][0]:
                continue
            sized = heights or row_heights(table, template, layout, size, margin, breaking=True) or ()
            header, rows = sized[0], sized[1:]

            def height(start: int, end: int, rows: tuple[float, ...] = rows, header: float = header) -> float:
                return header + sum(rows[start:end])

            cuts = even_cuts(count, slides, box.height + TOLERANCE, height)
            if cuts is not None:
                return [_part(table, size, margin, sized, start, end) for start, end in cuts]
    size, margin = SETTINGS[-1]
    sized = row_heights(table, template, layout, size, margin, breaking=True) or ()
    return [_part(table, size, margin, sized, row, row + 1) for row in range(count)]


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
        wrapped = measure.wrap(cell, size, width - GUTTER)
        if wrapped.broken and not breaking:
            return None
        highest = max(highest, wrapped.height)
    return highest
