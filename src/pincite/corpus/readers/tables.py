"""Tables of data in a page or document: their rows as lines, each cell in its column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pincite.corpus.readers.folding import BREAK, folded
from pincite.corpus.readers.htmltree import INLINE

LAID_OUT = "data-laid-out"
"""Marks a table, or a list's item, that lays out sections of the page."""
_LONGEST_CELL = 500
_WIDEST = 60
"""Columns or rows; a cell that claims to span more spans the table."""


def table_rows(table: Any) -> list[str]:
    """The rows of a table of data; none for a table that lays out the page: its cells are alone, or hold paragraphs."""
    if table.get(LAID_OUT):
        return []
    rows = list(_grid(table))
    most = max((sum(1 for _ in row.iterchildren("td", "th")) for row in table.iter("tr")), default=0)
    if most < 2 or any(_is_section(cell) for row in rows for cell in row):
        return []
    captions = [_cell(caption) for caption in table.iterchildren("caption")]
    lines = (*captions, *(" | ".join(row).rstrip(" |").lstrip() for row in rows))
    return [line.replace("\n", " ") for line in lines if line.strip(" |")]


def _grid(table: Any) -> Iterator[list[str]]:
    """The cells of each row, each in its column: one that spans several leaves the others empty."""
    spanned: dict[int, int] = {}  # column -> how many rows below are still covered
    for row in table.iter("tr"):
        cells: list[str] = []
        begun: dict[int, int] = {}
        for cell in row.iterchildren("td", "th"):
            while len(cells) in spanned:
                cells.append("")
            columns, rows = (_span(cell, name) for name in ("colspan", "rowspan"))
            begun |= {column: rows - 1 for column in range(len(cells), len(cells) + columns) if rows > 1}
            cells += [_cell(cell)] + [""] * (columns - 1)
        spanned = {column: left - 1 for column, left in spanned.items() if left > 1} | begun
        yield cells


def _span(cell: Any, name: str) -> int:
    told = cell.get(name) or ""
    return min(int(told), _WIDEST) if told.isascii() and told.isdigit() and 0 < len(told) < 4 and int(told) else 1


def _is_section(cell: str) -> bool:
    return len(cell) > _LONGEST_CELL or "\n\n" in cell


def _cell(cell: Any) -> str:
    from lxml import etree

    words = [cell.text or ""]
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element is not cell:
            words.append(BREAK if element.tag == "br" and event == "start" else "" if element.tag in INLINE else " ")
            words.append((element.text if event == "start" else element.tail) or "")
    return folded("".join(words))
