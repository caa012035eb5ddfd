"""The look of native tables in a template that brings none of its own: hairlines, a bold header, no boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from pincite.diagnostics import Diagnostic, Place, Severity
from pincite.packaged import packaged_templates
from pincite.spec.contrast import TEXT
from pincite.writers.deck.colours import Palette, contrast, legible

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tableStyles"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"


def give_table_style(
    presentation: Any, palette: Palette, behind: tuple[str, ...], place: Place
) -> Iterator[Diagnostic]:
    """Adds the packaged table style where the template's default is one of Office's, which are not in the file.

    Those cannot be held to a contrast, and boxes of their own colour do not go with the other slides. A template
    that defines its default style keeps it. ``behind`` is what tables stand on. Gives a hint of what it did.
    """
    relations = presentation.part.rels.values()
    part = next((each.target_part for each in relations if each.reltype == _KIND), None)
    root = etree.Element(f"{_A}tblStyleLst", nsmap={"a": _A[1:-1]}) if part is None else etree.fromstring(part.blob)
    own = next((each for each in root if each.get("styleId") == root.get("def")), None)
    if own is not None and _can_be_read(own, palette, behind):
        return
    style = _packaged_style(presentation)
    ink = legible("tx1", behind, palette, TEXT)
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
    message = "the template defines no style for tables"
    if own is not None:
        message = "the template's style for tables has text that does not stand out from its cells"
    message += ": they have hairlines in the colours of its theme"
    yield Diagnostic("template-has-table-style", Severity.HINT, message, place)


def fillings(presentation: Any, palette: Palette) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The colours behind header and other rows of tables in the default style; none where the page is."""
    part = next((each.target_part for each in presentation.part.rels.values() if each.reltype == _KIND), None)
    root = None if part is None else etree.fromstring(part.blob)
    style = None if root is None else next((each for each in root if each.get("styleId") == root.get("def")), None)
    if style is None:
        return (), ()
    body = _fillings(style, ("wholeTbl",), palette)
    return _fillings(style, ("firstRow",), palette) or body, body


def _fillings(style: Any, parts: tuple[str, ...], palette: Palette) -> tuple[str, ...]:
    found = (style.find(f"{_A}{part}/{_A}tcStyle/{_A}fill/{_A}solidFill") for part in parts)
    return tuple(shown for each in found if each is not None and (shown := palette.resolved(each)))


def _can_be_read(style: Any, palette: Palette, page: tuple[str, ...]) -> bool:
    """Whether the text of the style's header and rows stands out from their fillings, or from what lies behind the
    table, as far as both are said."""
    for part in ("wholeTbl", "firstRow"):
        said = style.find(f"{_A}{part}/{_A}tcTxStyle")
        said = style.find(f"{_A}wholeTbl/{_A}tcTxStyle") if said is None else said
        shown = None if said is None else palette.resolved(said)
        behind = _fillings(style, (part,), palette) or _fillings(style, ("wholeTbl",), palette) or page
        if shown and contrast(shown, behind) < TEXT:
            return False
    return True


def _packaged_style(presentation: Any) -> Any:
    from pincite.writers.deck.opening import open_template

    own = open_template(packaged_templates() / "deck" / "pincite.pptx")
    part = next(each.target_part for each in own.part.rels.values() if each.reltype == _KIND)
    return etree.fromstring(part.blob)[0]
