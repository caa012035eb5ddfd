"""Colours of a template: what its theme and colour maps come to, and shades that can be read on what lies behind.

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

    def standing_for(self, colour: str) -> Palette:
        """The palette inside a filling of the theme, whose ``phClr`` stands for ``colour``."""
        return Palette((*self.theme, ("phClr", colour)), self.mapping)

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
            elif name == "schemeClr" and (value != "phClr" or any(slot == value for slot, _ in self.theme)):
                found = self.value(value)
            elif name == "prstClr" and value in _NAMED:
                found = _NAMED[value]
            else:
                continue
            return changed(found, element)
        return None


def _lit(colour: str, factor: float, offset: float, full_by: float = 1.0) -> str:
    """The colour with its lightness (HSL) multiplied and added to, as ``lumMod`` and ``lumOff`` do, and its
    saturation multiplied."""
    red, green, blue = (part / 255 for part in channels(colour))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    made = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * factor + offset)), min(1.0, full * full_by))
    return "#" + "".join(f"{round(part * 255):02x}" for part in made)


def changed(colour: str, element: Any) -> str:
    """``colour`` with the changes that the children of a colour's ``element`` ask for, in their order."""
    for child in element:
        name, share = etree.QName(child).localname, _share(child.get("val", ""))
        if name == "lumMod":
            following = child.getnext()
            offset = "0" if following is None or not following.tag.endswith("}lumOff") else following.get("val", "0")
            colour = _lit(colour, share, _share(offset))
        elif name == "lumOff" and (child.getprevious() is None or not child.getprevious().tag.endswith("}lumMod")):
            colour = _lit(colour, 1.0, share)
        elif name == "satMod":
            colour = _lit(colour, 1.0, 0.0, share)
        elif name == "tint":
            colour = _in_light(colour, share, 1 - share)
        elif name == "shade":
            colour = _in_light(colour, share, 0.0)
    return colour


def _share(value: str) -> float:
    """A share as Office writes it, in thousandths of a per cent or with a sign; the whole for what is none."""
    try:
        return float(value.rstrip("%")) / (100 if value.endswith("%") else 100000)
    except ValueError:
        return 1.0


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
    part = theme_part(master)
    return etree.Element(f"{_A}theme") if part is None else etree.fromstring(part.blob)


def theme_part(master: Any) -> Any:
    """The part with the master's theme; None when it has none."""
    return next((each.target_part for each in master.part.rels.values() if each.reltype.endswith("/theme")), None)


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
