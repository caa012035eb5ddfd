"""Columns of figures: how far each stands from the right edge so that decimal points stand under each other."""

from __future__ import annotations

import re

from pincite.briefing.model import Cell, Table

_DIGIT, _POINT, _STAR = 0.62, 0.28, 0.5
"""Widths in em of a tabular digit, a decimal point and an asterisk in the memo's sans."""


def decimal_room(table: Table, column: int, cell: Cell, *, point: str = ".") -> float:
    """Em to leave free behind ``cell``; 0 in a column of mixed notations, which can only end at one edge.

    ``point`` is the decimal mark of the language.
    """
    figures = [row[column] for row in table.rows]
    if not all(re.search(r"\d$", each.printed) for each in figures):
        return 0.0
    most = max(_width(each, point) for each in figures)
    return round(most - _width(cell, point), 2)


def _width(cell: Cell, point: str) -> float:
    decimals = re.search(rf"\d{re.escape(point)}(\d+)$", cell.printed)
    tail = _POINT + _DIGIT * len(decimals[1]) if decimals else 0.0
    return tail + (_STAR if cell.calculation else 0.0)
