"""What lies behind the text of a layout: its background, and all that is drawn on it and on its master.

Shapes cover what their outline covers (ECMA-376, part 1, 20.1.9), groups are unfolded, pictures are looked at, and
what is see-through is mixed with what lies under it. So a shade can be chosen that is read there (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pincite.spec.contrast import mixed
from pincite.writers.deck.colours import Palette, changed, theme_part
from pincite.writers.deck.outlines import Frame, Ring, framed, inside, rings_of
from pincite.writers.deck.pictures import Picture, picture_of

EMU = 12700
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN = (f"{_P}sp", f"{_P}pic", f"{_P}cxnSp")
_OWN_GROUND = ("title", "ctrTitle", "dt", "ftr", "sldNum")
"""Placeholders whose filling is kept, and lies behind their text."""
_ACROSS, _DOWN = 5, 3
"""Points of a box at which is looked what lies behind it."""
USUAL_LINE = 9525
"""Width of a line that says none, in EMU (ECMA-376, part 1, 20.1.2.2.24)."""
MOST_GROUNDS = 24
"""Colours that are told apart behind one box."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What a shape is filled with."""

    colours: tuple[str, ...] = ()
    """All that it shows (``#rrggbb``); empty for a picture, and for what cannot be told."""
    veils: tuple[float, ...] = ()
    """How much each colour hides of what lies under it, from 0 to 1; empty when all hide it."""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape of a layout or its master, in points; areas are listed bottom to top as they are drawn."""

    left: float
    top: float
    width: float
    height: float
    filling: Filling
    rings: tuple[Ring, ...] = ()
    """Outline on the page; empty for a rectangle."""
    is_own: bool = False
    """Whether it is the filling of a placeholder."""
    is_rule: bool = False
    """Whether it is a line that lies or stands: nothing to write on, and not behind text that keeps clear of it."""

    @property
    def colours(self) -> tuple[str, ...]:
        return self.filling.colours

    @property
    def hides(self) -> float:
        """How much of what lies under it is hidden, at most: from 0 to 1."""
        return max(self.filling.veils, default=1.0)

    def holds(self, x: float, y: float) -> bool:
        if not (self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height):
            return False
        return not self.rings or inside(self.rings, x, y)

    def over(self, under: tuple[str, ...], x: float, y: float) -> tuple[str, ...]:
        """The colours that are seen at a point where ``under`` was seen before; none when they cannot be told."""
        filling = self.filling
        if filling.picture is not None:
            colour, veil = filling.picture.at((x - self.left) / (self.width or 1), (y - self.top) / (self.height or 1))
            if veil >= 0.99:
                return (colour,)
            return tuple(mixed(each, colour, veil) for each in under)
        if not filling.colours:
            return ()
        if not filling.veils:
            return filling.colours
        pairs = zip(filling.colours, filling.veils, strict=True)
        return tuple(dict.fromkeys(mixed(low, high, veil) for high, veil in pairs for low in under or (high,)))


def areas_of(layout: Any, palette: Palette, size: tuple[float, float]) -> tuple[Area, ...]:
    """What lies behind the text of a layout, the page's background first; ``size`` is the page's in points."""
    master = layout.slide_master
    found = [Area(0, 0, *size, _background(layout, master, palette))]
    if layout._element.get("showMasterSp") not in ("0", "false"):
        found += _drawn(master._element.find(f"{_P}cSld/{_P}spTree"), Frame(), master.part, palette)
    found += _drawn(layout._element.find(f"{_P}cSld/{_P}spTree"), Frame(), layout.part, palette)
    found += _own_grounds(layout, palette)
    return tuple(found)


def _drawn(tree: Any, frame: Frame, part: Any, palette: Palette) -> Iterator[Area]:
    """Filled shapes of a tree or group, unfolded; placeholders are not drawn on slides."""
    for element in tree:
        if element.tag == f"{_MC}AlternateContent":
            chosen = element.find(f"{_MC}Fallback")
            yield from () if chosen is None else _drawn(chosen, frame, part, palette)
        elif element.find(".//{*}cNvPr") is not None and element.find(".//{*}cNvPr").get("hidden") in ("1", "true"):
            continue
        elif element.tag == f"{_P}grpSp":
            yield from _drawn(element, frame.within(element.find(f"{_P}grpSpPr/{_A}xfrm")), part, palette)
        elif element.tag in _DRAWN and element.find(f"*/{_P}nvPr/{_P}ph") is None:
            area = _area(element, frame, part, palette)
            if area is not None:
                yield area


def _area(element: Any, frame: Frame, part: Any, palette: Palette) -> Area | None:
    properties = element.find(f"{_P}spPr")
    place = None if properties is None else framed(properties.find(f"{_A}xfrm"), frame)
    if place is None:
        return None
    if element.tag == f"{_P}pic":
        filling: Filling | None = _pictured(element.find(f"{_P}blipFill"), part, palette)
    else:
        filling = _filled(properties, part, palette)
        style = element.find(f"{_P}style/{_A}fillRef")
        if filling is None and style is not None and style.get("idx", "0") != "0" and not _says(properties):
            found = palette.resolved(style)
            filling = Filling((found,) if found else ())
    if filling is None or element.tag == f"{_P}cxnSp":
        return _ruled(element, place.bounds, palette)
    rings = rings_of(properties, place)
    return Area(*place.bounds, filling, rings)


def _ruled(element: Any, bounds: tuple[float, float, float, float], palette: Palette) -> Area | None:
    """A connector or line that lies or stands, as wide as it is drawn; none for one that is not drawn or is askew."""
    left, top, width, height = bounds
    line = element.find(f"{_P}spPr/{_A}ln")
    reference = element.find(f"{_P}style/{_A}lnRef")
    styled = reference is not None and reference.get("idx", "0") != "0"
    if min(width, height) > 1.0 or (line is None and not styled) or (line is not None and _says(line)):
        return None
    fill = None if line is None else line.find(f"{_A}solidFill")
    if fill is None and not styled:
        return None
    colour = palette.resolved(reference if fill is None else fill)
    thick = int((line.get("w") if line is not None else None) or USUAL_LINE) / EMU
    across, down = (0.0, thick / 2) if width >= height else (thick / 2, 0.0)
    box = left - across, top - down, width + 2 * across, height + 2 * down
    return Area(*box, Filling((colour,) if colour else ()), is_rule=True)


def _says(properties: Any) -> bool:
    return properties.find(f"{_A}noFill") is not None


def _filled(properties: Any, part: Any, palette: Palette) -> Filling | None:
    """What the properties of a shape or of a background say; None when nothing is filled."""
    for child in properties:
        name = etree.QName(child).localname
        if name == "solidFill":
            found = palette.resolved(child)
            return Filling((found,), _veils(child)) if found else Filling()
        if name == "gradFill":
            stops = [(found, stop) for stop in child.iter(f"{_A}gs") if (found := palette.resolved(stop))]
            veils = [(_veils(stop) or (1.0,))[0] for _, stop in stops]
            return Filling(tuple(found for found, _ in stops), tuple(veils) if min(veils, default=1.0) < 1 else ())
        if name == "blipFill":
            return _pictured(child, part, palette)
        if name == "pattFill":
            pair = [palette.resolved(each) for each in child if etree.QName(each).localname in ("fgClr", "bgClr")]
            return Filling(tuple(each for each in pair if each))
        if name == "grpFill":
            return Filling()
        if name == "noFill":
            return None
    return None


def _veils(filling: Any) -> tuple[float, ...]:
    """How much a colour hides, when it says so."""
    alpha = filling.find(f"*/{_A}alpha")
    return () if alpha is None else (_share(alpha.get("val", "100000")),)


def _share(value: str) -> float:
    try:
        found = float(value.rstrip("%")) / (100 if value.endswith("%") else 100000)
    except ValueError:
        return 1.0
    return min(max(found, 0.0), 1.0)


def _pictured(filling: Any, part: Any, palette: Palette) -> Filling:
    return Filling(picture=None if filling is None else picture_of(filling, part, palette))


def _own_grounds(layout: Any, palette: Palette) -> Iterator[Area]:
    """Fillings of the title's and the foot's placeholders, which slides take over from the layout or its master."""
    masters = {_kind(each._element): each._element for each in layout.slide_master.placeholders}
    for each in layout.placeholders:
        kind = _kind(each._element)
        if kind not in _OWN_GROUND or None in (each.left, each.top, each.width, each.height):
            continue
        parent = masters.get("title" if kind == "ctrTitle" else kind)
        for element, owner in ((each._element, layout), (parent, layout.slide_master)):
            properties = None if element is None else element.find(f"{_P}spPr")
            if properties is None:
                continue
            filling = _filled(properties, owner.part, palette)
            if filling is not None:
                left, top, width, height = (value / EMU for value in (each.left, each.top, each.width, each.height))
                yield Area(left, top, width, height, filling, is_own=True)
            if filling is not None or _says(properties):
                break


def _kind(element: Any) -> str:
    return str(element.find(f".//{_P}ph").get("type", "obj"))


def _background(layout: Any, master: Any, palette: Palette) -> Filling:
    for owner in (layout, master):
        background = owner._element.find(f"{_P}cSld/{_P}bg")
        if background is None:
            continue
        properties, reference = background.find(f"{_P}bgPr"), background.find(f"{_P}bgRef")
        if properties is not None:
            found = _filled(properties, owner.part, palette)
            return Filling((palette.value("bg1"),)) if found is None else _opaque(found, palette)
        base = palette.resolved(reference)
        index = int(reference.get("idx", "1001")) - 1001
        return _themed_background(master, index, base, palette)
    return Filling((palette.value("bg1"),))


def _opaque(filling: Filling, palette: Palette) -> Filling:
    """Behind a background that is see-through there is the paper."""
    if not filling.veils:
        return filling
    paper = palette.value("bg1")
    pairs = zip(filling.colours, filling.veils, strict=True)
    return Filling(tuple(dict.fromkeys(mixed(paper, colour, veil) for colour, veil in pairs)))


def _themed_background(master: Any, index: int, base: str | None, palette: Palette) -> Filling:
    """A background fill of the theme, in which ``phClr`` stands for ``base``."""
    plain = Filling((base,) if base else ())
    part = theme_part(master)
    fills = None if part is None else etree.fromstring(part.blob).find(f".//{_A}bgFillStyleLst")
    if fills is None or base is None or not 0 <= index < len(fills):
        return plain
    filling = fills[index]
    if etree.QName(filling).localname == "blipFill":
        return _pictured(filling, part, palette.standing_for(base))
    colours = [changed(base if each.get("val") == "phClr" else palette.value(each.get("val")), each)
               for each in filling.iter(f"{_A}schemeClr")]  # fmt: skip
    return Filling(tuple(dict.fromkeys(colours))) if colours else plain


def ground(areas: Sequence[Area], box: tuple[float, float, float, float]) -> tuple[str, ...]:
    """The colours behind a box (left, top, width, height), at points all over it and in the middle of each area in it.

    Empty where something lies whose colour cannot be told.
    """
    found: dict[str, None] = {}
    areas = [area for area in areas if not area.is_rule]
    for x, y in _points(areas, box):
        seen: tuple[str, ...] = ()
        for area in areas:
            if area is areas[0] or area.holds(x, y):
                seen = area.over(seen, x, y)
        if not seen:
            return ()
        found.update(dict.fromkeys(seen))
    return tuple(found) if len(found) <= MOST_GROUNDS else _extremes(found)


def _points(areas: Sequence[Area], box: tuple[float, float, float, float]) -> Iterator[tuple[float, float]]:
    left, top, width, height = box
    inset = min(1.0, width / 2), min(1.0, height / 2)
    for column in range(_ACROSS):
        for row in range(_DOWN):
            yield (left + inset[0] + (width - 2 * inset[0]) * column / (_ACROSS - 1),
                   top + inset[1] + (height - 2 * inset[1]) * row / (_DOWN - 1))  # fmt: skip
    for area in areas[1:]:
        right, bottom = min(left + width, area.left + area.width), min(top + height, area.top + area.height)
        start, above = max(left, area.left), max(top, area.top)
        if start < right and above < bottom:
            yield (start + right) / 2, (above + bottom) / 2


def _extremes(colours: Sequence[str] | dict[str, None]) -> tuple[str, ...]:
    """The darkest and the lightest of many: what stands out from both stands out from all between."""
    from pincite.spec.contrast import luminance

    ordered = sorted(colours, key=lambda colour: (luminance(colour), colour))
    half = MOST_GROUNDS // 2
    return (*ordered[:half], *ordered[-half:])
