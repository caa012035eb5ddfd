"""Colours of a template: what its theme, colour maps and backgrounds come to, and shades that can be read on them.

Text keeps to the theme's colours so that it changes with them; where one does not stand out 4.5:1 from what lies
behind it (WCAG 2.2, 1.4.3), a darker or lighter shade of it is taken, and another of the theme's colours after that.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from pincite.spec.contrast import channels, ratio

EMU = 12700
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

STEPS = (90, 75, 60, 50, 40, 25, 15)
"""Per cent of a colour's lightness that its shades keep, or of its darkness that its tints keep."""

STANDING_BACK = 5.5
"""Contrast of text that is read after the rest: above the least, so that small print is no strain."""

COLOURED = 0.15
"""How far red, green and blue of a colour lie apart, from 0 to 1, that is no grey."""

_NAMED = {"black": "#000000", "white": "#ffffff"}
"""Preset colours that templates use for text and pages."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour of the theme, as it is or made darker or lighter."""

    slot: str
    """As slides name it: ``tx1``, ``bg1``, ``tx2``, ``bg2``, ``accent1`` ..."""
    keep: int = 100
    """Per cent of its lightness (HSL), or for a tint of its darkness."""
    tint: bool = False

    def fill(self, element: Any) -> Any:
        """Make ``element``, a ``schemeClr``, this colour."""
        element.set("val", self.slot)
        for child in list(element):
            if etree.QName(child).localname in ("lumMod", "lumOff", "tint", "shade"):
                element.remove(child)
        changes = [("lumMod", self.keep)] if self.keep < 100 else []
        changes += [("lumOff", 100 - self.keep)] if self.tint else []
        for place, (tag, value) in enumerate(changes):
            element.insert(place, element.makeelement(f"{_A}{tag}", {"val": str(value * 1000)}))
        return element


@dataclass(frozen=True, slots=True)
class Palette:
    """A theme's colours by their names there."""

    theme: tuple[tuple[str, str], ...]
    mapping: tuple[tuple[str, str], ...]
    """Name on slides -> name in the theme, as the master maps them."""

    def value(self, slot: str) -> str:
        """``#rrggbb`` of a colour as slides name it; black for one that the theme lacks."""
        return dict(self.theme).get(dict(self.mapping).get(slot, slot), "#000000")

    def overridden(self, layout: Any) -> Palette:
        """The palette with a layout's own colour map, if it has one."""
        own = layout._element.find(f"{_P}clrMapOvr/{_A}overrideClrMapping")
        return self if own is None else Palette(self.theme, tuple(own.attrib.items()))

    def shown(self, shade: Shade) -> str:
        value = self.value(shade.slot)
        return value if shade.keep == 100 else _lit(value, shade.keep / 100, 1 - shade.keep / 100 if shade.tint else 0)

    def resolved(self, filling: Any) -> str | None:
        """``#rrggbb`` of the colour element inside ``filling``; none for one that cannot be told."""
        for element in filling:
            name = etree.QName(element).localname
            value = element.get("val", "")
            if name == "srgbClr" and re.fullmatch("[0-9A-Fa-f]{6}", value):
                found = f"#{value.lower()}"
            elif name == "sysClr":
                found = f"#{element.get('lastClr', '000000').lower()}"
            elif name == "schemeClr" and value != "phClr":
                found = self.value(value)
            elif name == "prstClr" and value in _NAMED:
                found = _NAMED[value]
            else:
                continue
            return _changed(found, element)
        return None


def _lit(colour: str, factor: float, offset: float) -> str:
    """The colour with its lightness (HSL) multiplied and added to, as ``lumMod`` and ``lumOff`` do."""
    red, green, blue = (part / 255 for part in channels(colour))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    made = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * factor + offset)), full)
    return "#" + "".join(f"{round(part * 255):02x}" for part in made)


def _changed(colour: str, element: Any) -> str:
    factors = {etree.QName(child).localname: int(child.get("val", "100000")) / 100000 for child in element}
    if "lumMod" in factors or "lumOff" in factors:
        colour = _lit(colour, factors.get("lumMod", 1.0), factors.get("lumOff", 0.0))
    if "tint" in factors:
        colour = _in_light(colour, factors["tint"], 1 - factors["tint"])
    if "shade" in factors:
        colour = _in_light(colour, factors["shade"], 0.0)
    return colour


def _in_light(colour: str, factor: float, offset: float) -> str:
    """The colour with its amounts of light multiplied and added to: ``tint`` and ``shade`` work on linear values."""
    made = []
    for part in (value / 255 for value in channels(colour)):
        linear = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        linear = min(1.0, linear * factor + offset)
        made.append(linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(part * 255):02x}" for part in made)


def palette_of(master: Any) -> Palette:
    """The palette of a slide master (python-pptx's)."""
    root = theme_of(master)
    colours = {}
    scheme = root.find(f".//{_A}clrScheme")
    plain = Palette((), ())
    for slot in () if scheme is None else scheme:
        colours[etree.QName(slot).localname] = plain.resolved(slot) or "#000000"
    mapping = master._element.find(f"{_P}clrMap")
    return Palette(tuple(colours.items()), tuple(mapping.attrib.items()) if mapping is not None else ())


def theme_of(master: Any) -> Any:
    """The root of the master's theme; an empty theme when it has none."""
    part = next((each.target_part for each in master.part.rels.values() if each.reltype.endswith("/theme")), None)
    return etree.Element(f"{_A}theme") if part is None else etree.fromstring(part.blob)


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle of a layout or its master, in points, bottom to top as they are drawn."""

    left: float
    top: float
    width: float
    height: float
    colours: tuple[str, ...]
    """All that it shows; empty for a picture, and for what cannot be told."""

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height


def areas_of(layout: Any, palette: Palette, size: tuple[float, float]) -> tuple[Area, ...]:
    """What lies behind the text of a layout, the page's background first; ``size`` is the page's in points."""
    master = layout.slide_master
    shown = layout._element.get("showMasterSp") not in ("0", "false")
    background = Area(0, 0, *size, _background(layout, master, palette))
    shapes = [*(master.shapes if shown else ()), *layout.shapes]
    return (background, *(area for shape in shapes if (area := _area(shape, palette)) is not None))


def _area(shape: Any, palette: Palette) -> Area | None:
    if shape.is_placeholder or shape.width is None or shape.left is None:
        return None
    place = (shape.left / EMU, shape.top / EMU, shape.width / EMU, shape.height / EMU)
    if shape._element.tag == f"{_P}pic":
        return Area(*place, ())
    properties = shape._element.find(f"{_P}spPr")
    if properties is None:
        return None
    style = shape._element.find(f"{_P}style/{_A}fillRef")
    colours = _fills(properties, palette)
    if colours is None and style is not None and style.get("idx", "0") != "0":
        found = palette.resolved(style)
        colours = (found,) if found else ()
    return None if colours is None else Area(*place, colours)


def _fills(properties: Any, palette: Palette) -> tuple[str, ...] | None:
    """The colours of a filling; none when nothing is filled, empty when it cannot be told."""
    for child in properties:
        name = etree.QName(child).localname
        if name == "solidFill":
            found = palette.resolved(child)
            return (found,) if found else ()
        if name == "gradFill":
            stops = [palette.resolved(stop) for stop in child.iter(f"{_A}gs")]
            return tuple(dict.fromkeys(stop for stop in stops if stop))
        if name in ("blipFill", "pattFill", "grpFill"):
            return ()
        if name == "noFill":
            return None
    return None


def _background(layout: Any, master: Any, palette: Palette) -> tuple[str, ...]:
    for owner in (layout, master):
        background = owner._element.find(f"{_P}cSld/{_P}bg")
        if background is None:
            continue
        properties, reference = background.find(f"{_P}bgPr"), background.find(f"{_P}bgRef")
        if properties is not None:
            return _fills(properties, palette) or ()
        found = palette.resolved(reference)
        if reference.get("idx") in ("1001", "0", "1000"):
            return (found,) if found else ()
        return _themed_background(master, int(reference.get("idx", "1001")), found, palette)
    return (palette.value("bg1"),)


def _themed_background(master: Any, index: int, base: str | None, palette: Palette) -> tuple[str, ...]:
    """The colours of a background fill of the theme, in which ``phClr`` stands for ``base``."""
    fills = theme_of(master).find(f".//{_A}bgFillStyleLst")
    if fills is None or base is None or not 0 <= index - 1001 < len(fills):
        return (base,) if base else ()
    filling = fills[index - 1001]
    if etree.QName(filling).localname == "blipFill":
        return ()
    colours = []
    for element in filling.iter(f"{_A}schemeClr"):
        colours.append(_changed(base if element.get("val") == "phClr" else palette.value(element.get("val")), element))
    return tuple(dict.fromkeys(colours)) or (base,)


def ground(areas: Sequence[Area], box: tuple[float, float, float, float]) -> tuple[str, ...]:
    """The colours behind a box (left, top, width, height), by what lies uppermost at its middle and its corners.

    Empty where a picture lies there: what it shows is not known.
    """
    left, top, width, height = box
    found: list[str] = []
    for x in (left + 1, left + width / 2, left + width - 1):
        for y in (top + 1, top + height / 2, top + height - 1):
            uppermost = next((area for area in reversed(areas) if area.holds(x, y)), areas[0])
            if not uppermost.colours:
                return ()
            found += uppermost.colours
    return tuple(dict.fromkeys(found))


def contrast(colour: str, grounds: Sequence[str]) -> float:
    """The least contrast of a colour with any of the grounds; 21 on none, which cannot be told."""
    return min((ratio(colour, each) for each in grounds), default=21.0)


@cache
def quiet(grounds: tuple[str, ...], palette: Palette, least: float) -> Shade:
    """The colour of what stands back: of the theme's greys the one that stands out from ``grounds`` just enough.

    The theme's second text colour is taken when it is a grey itself; in many templates it is a colour.
    """
    greys = [Shade(slot, keep, tint) for slot in ("tx1", "bg1") for tint in (True, False) for keep in STEPS]
    red, green, blue = (part / 255 for part in channels(palette.value("tx2")))
    if max(red, green, blue) - min(red, green, blue) <= COLOURED:
        own = [Shade("tx2", keep, tint) for tint in (True, False) for keep in STEPS]
        greys = [Shade("tx2"), *own, *greys]
    found = [(contrast(palette.shown(grey), grounds), number) for number, grey in enumerate(greys)]
    enough = [(value, number) for value, number in found if value >= least]
    return greys[min(enough)[1]] if enough else legible("tx1", grounds, palette, least)


@cache
def legible(slot: str, grounds: tuple[str, ...], palette: Palette, least: float) -> Shade:
    """The shade nearest to the theme's colour ``slot`` that stands out from all ``grounds``; the clearest if none does.

    Of the two text colours no shades are taken where the other page colour will do.
    """
    best, most = Shade(slot), 0.0
    for shade in _candidates(slot):
        found = contrast(palette.shown(shade), grounds)
        if found >= least:
            return shade
        if found > most:
            best, most = shade, found
    return best


def _candidates(slot: str) -> Iterator[Shade]:
    yield Shade(slot)
    if slot not in ("tx1", "bg1"):
        for keep in STEPS:
            yield Shade(slot, keep)
            yield Shade(slot, keep, tint=True)
    for other in ("tx1", "bg1", "tx2", "bg2"):
        yield Shade(other)
    for keep in STEPS:
        yield Shade("tx1", keep)
        yield Shade("tx1", keep, tint=True)
