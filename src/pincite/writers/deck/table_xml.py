"""Writes a native table into a table placeholder: header row flagged, the template's table style, no merged cells."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from pincite.writers.deck.model import Table
from pincite.writers.deck.tables import HEADER_MARGIN, HEADER_SCALE, column_widths, gutter
from pincite.writers.deck.template import Box
from pincite.writers.deck.text_xml import fill_body, printable, qualified


def draw_table(placeholder: Any, table: Table, box: Box) -> None:
    """Turns the placeholder into the table; row heights are those that were measured."""
    frame = placeholder.insert_table(rows=len(table.rows) + 1, cols=len(table.header))
    native = frame.table
    native.first_row, native.horz_banding = True, False
    _use_template_style(native)
    for column, width in zip(native.columns, column_widths(table, box.width), strict=True):
        column.width = Pt(width)
    for number, (row, cells) in enumerate(zip(native.rows, (table.header, *table.rows), strict=True)):
        row.height = Pt(table.heights[number])
        size = table.size if number else table.size * HEADER_SCALE
        for column, (cell, line) in enumerate(zip(row.cells, cells, strict=True)):
            fill_body(cell._tc.get_or_add_txBody(), (line,), size, bold=number == 0, leading=box.style.leading)
            if column in table.figures:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
            cell.margin_left, cell.margin_right = Pt(0), Pt(gutter(table, column))
            cell.margin_top = cell.margin_bottom = Pt(table.margin if number else HEADER_MARGIN)
    frame.left, frame.top, frame.width = Pt(box.left), Pt(box.top), Pt(box.width)
    frame.height = Pt(sum(table.heights))
    frame.name = " ".join(("Table", *table.evidence))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(table.alternative))


def _use_template_style(native: Any) -> None:
    """The template's default table style in place of python-pptx's."""
    package = native._graphic_frame.part.package
    styles = next((part for part in package.iter_parts() if str(part.partname) == "/ppt/tableStyles.xml"), None)
    if styles is None:
        return
    from lxml import etree

    default = etree.fromstring(styles.blob).get("def")
    element = native._tbl.tblPr.find(qualified("a:tableStyleId"))
    if default and element is not None:
        element.text = default
