"""Settles slides on their template: colours that can be read there, no layout left that was made and is not used."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from pincite.spec.contrast import GRAPHIC, TEXT
from pincite.writers.deck.colours import (
    STANDING_BACK,
    Palette,
    contrast,
    legible,
    palette_of,
    quiet,
)
from pincite.writers.deck.grounds import Area, areas_of, ground
from pincite.writers.deck.table_styles import fillings
from pincite.writers.deck.template import EMU, Template

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_TEXTS = ("rPr", "defRPr", "endParaRPr")
_SAID = ("tx1", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
"""Colours that say something; those of the page and of hairlines are left as they are."""


def settle(presentation: Any, template: Template) -> None:
    """Makes every colour on the slides stand out from what lies behind it, and drops layouts that nothing uses.

    A colour of the theme that stands out enough is not touched: 4.5:1 for text, 3:1 for the parts of a chart
    (WCAG 2.2, 1.4.3 and 1.4.11).
    """
    size = presentation.slide_width / EMU, presentation.slide_height / EMU
    known: dict[str, tuple[Palette, tuple[Area, ...]]] = {}
    grounds: dict[str, dict[int, tuple[str, ...]]] = {}
    for slide in presentation.slides:
        layout = slide.slide_layout
        name = str(layout.part.partname)
        if name not in known:
            palette = palette_of(layout.slide_master).overridden(layout)
            known[name] = palette, areas_of(layout, palette, size)
            held = layout.placeholders
            grounds[name] = {each.placeholder_format.idx: _ground(known[name][1], each) for each in held}
        _take_colour_map(slide, layout)
        palette, areas = known[name]
        for shape in slide.shapes:
            # A placeholder of a slide would look for its place with a search of the layout for each of the four values.
            inherits = shape.is_placeholder and shape._element.find(f"{_P}spPr/{_A}xfrm") is None
            behind = grounds[name].get(shape.placeholder_format.idx) if inherits else None
            if behind is None:
                behind = _ground(areas, shape)
            for root in (shape._element, *((shape.chart._chartSpace,) if getattr(shape, "has_chart", False) else ())):
                for part, under in _parts(root, behind, presentation, palette):
                    if str(layout.part.partname) in template.made:
                        _quieten(part, under, palette)
                    _correct(part, under, palette)
    for master in presentation.slide_masters:
        for layout in list(master.slide_layouts):
            if str(layout.part.partname) in template.made and str(layout.part.partname) not in known:
                master.slide_layouts.remove(layout)


def _parts(
    root: Any, behind: tuple[str, ...], presentation: Any, palette: Palette
) -> list[tuple[Any, tuple[str, ...]]]:
    """A shape with what lies behind it; a table row by row, since its style may fill the cells."""
    rows = list(root.iter(f"{_A}tr"))
    if not rows:
        return [(root, behind)]
    header, body = fillings(presentation, palette)
    return [(rows[0], header or behind), *((row, body or behind) for row in rows[1:])]


def _ground(areas: Sequence[Area], shape: Any) -> tuple[str, ...]:
    """The colours behind a shape; none where it has no place."""
    places = (shape.left, shape.top, shape.width, shape.height)
    if None in places:
        return ()
    left, top, width, height = (value / EMU for value in places)
    return ground(areas, (left, top, width, height))


def _take_colour_map(slide: Any, layout: Any) -> None:
    """A slide has a colour map of its own, which is not its layout's unless it says the same."""
    theirs = layout._element.find(f"{_P}clrMapOvr/{_A}overrideClrMapping")
    own = slide._element.find(f"{_P}clrMapOvr")
    if theirs is None or own is None:
        return
    for child in list(own):
        own.remove(child)
    own.append(deepcopy(theirs))


def _quieten(root: Any, behind: tuple[str, ...], palette: Palette) -> None:
    """Gives a grey to what stands back, which the packaged template has in its second text colour.

    Marks in a lighter shade of that colour become the lightest grey that still can be seen.
    """
    for colour in [each for each in root.iter(f"{_A}schemeClr") if each.get("val") == "tx2"]:
        lighter = not _is_text(colour) and len(colour) > 0
        quiet(behind, palette, GRAPHIC if lighter else STANDING_BACK).fill(colour)


def _correct(root: Any, behind: Sequence[str], palette: Palette) -> None:
    for colour in root.iter(f"{_A}schemeClr"):
        slot = colour.get("val")
        text = _is_text(colour)
        inside = _label_ground(colour, palette) if text else ()
        if slot not in _SAID and not (inside and slot == "bg1"):
            continue
        grounds, least = tuple(inside or behind), TEXT if text else GRAPHIC
        shown = palette.resolved(colour.getparent())
        if shown is not None and contrast(shown, grounds) < least:
            legible(slot, grounds, palette, least).fill(colour)


def _is_text(colour: Any) -> bool:
    filling = colour.getparent()
    return filling.getparent() is not None and etree.QName(filling.getparent()).localname in _TEXTS


def _label_ground(colour: Any, palette: Palette) -> tuple[str, ...]:
    """The colour of the bar that a label in its middle stands on; nothing for text elsewhere."""
    label = next(colour.iterancestors(f"{_C}dLbl"), None)
    place = None if label is None else label.find(f"{_C}dLblPos")
    if label is None or place is None or place.get("val") != "ctr" or label.find(f"{_C}layout") is not None:
        return ()
    series = next(label.iterancestors(f"{_C}ser"))
    filling = series.find(f"{_C}spPr/{_A}solidFill")
    found = palette.resolved(filling) if filling is not None else None
    return (found,) if found else ()
