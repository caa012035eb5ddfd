"""The look of native tables in a template that brings none of its own: hairlines, a bold header, no boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from pincite.diagnostics import Diagnostic, Place, Severity
from pincite.packaged import packaged_templates
from pincite.spec.contrast import TEXT
from pincite.writers.deck.colours import Area, Palette, legible

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tableStyles"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"


def give_table_style(presentation: Any, palette: Palette, areas: Sequence[Area], place: Place) -> Iterator[Diagnostic]:
    """Adds the packaged table style where the template's default is one of Office's, which are not in the file.

    Those cannot be held to a contrast, and boxes of their own colour do not go with the other slides. A template
    that defines its default style keeps it. Gives a hint of what it did.
    """
    relations = presentation.part.rels.values()
    part = next((each.target_part for each in relations if each.reltype == _KIND), None)
    root = etree.Element(f"{_A}tblStyleLst", nsmap={"a": _A[1:-1]}) if part is None else etree.fromstring(part.blob)
    if any(each.get("styleId") == root.get("def") for each in root):
        return
    style = _packaged_style(presentation)
    ink = legible("tx1", areas[0].colours, palette, TEXT)
    for colour in style.iter(f"{_A}schemeClr"):
        if colour.get("val") == "tx1":
            ink.fill(colour)
    root.append(style)
    root.set("def", style.get("styleId"))
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if part is None:
        part = Part(PackURI("/ppt/tableStyles.xml"), _TYPE, presentation.part.package, blob)
        presentation.part.relate_to(part, _KIND)
    else:
        part._blob = blob
    message = "the template defines no style for tables: they have hairlines in the colours of its theme"
    yield Diagnostic("template-has-table-style", Severity.HINT, message, place)


def _packaged_style(presentation: Any) -> Any:
    from pincite.writers.deck.opening import open_template

    own = open_template(packaged_templates() / "deck" / "pincite.pptx")
    part = next(each.target_part for each in own.part.rels.values() if each.reltype == _KIND)
    return etree.fromstring(part.blob)[0]
