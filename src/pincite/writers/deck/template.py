"""What the deck asks of a template, and what it is given: placeholders with their room and the way their text is set.

Sizes, fonts and spacing are looked up as PowerPoint does: in the layout's placeholder, then in the master's, then in
the master's text styles. Which of a file's layouts serves which slides is decided in ``contract``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

EMU = 12700
"""English metric units in a point."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

TALL = " tall"
"""Ends the name of a layout that gives the room of the takeaway to the placeholders above it."""

LONG = " with long takeaway"
"""Ends the name of a layout that gives room of the placeholders above it to the takeaway."""

FURNITURE_ROLES = ("Handling", "Date", "Number")
"""Placeholders that are filled on every slide whose layout has them."""

_FRAME = ("Title", "Kicker")
_TAIL = ("Source", *FURNITURE_ROLES)


def _numbered(*stems: str, count: int) -> tuple[str, ...]:
    return tuple(f"{stem} {number}" for number in range(1, count + 1) for stem in stems)


_BASIC: dict[str, tuple[str, ...]] = {
    "Title": (*_FRAME, "Subtitle", "Source", "Handling"),
    "Statement": (*_FRAME, "Statement", "Ask label", "Ask", "Details", *_TAIL),
    "Statement alone": (*_FRAME, "Statement", *_TAIL),
    "Assertion": (*_FRAME, "Body", "Takeaway", *_TAIL),
    "Assertion with quotation": (*_FRAME, "Evidence", "Quotation and speaker", "Takeaway", *_TAIL),
    "Number": (*_FRAME, *_numbered("Figure", "Meaning", count=1), "Takeaway", *_TAIL),
    "Numbers two": (*_FRAME, *_numbered("Figure", "Meaning", count=2), "Takeaway", *_TAIL),
    "Numbers three": (*_FRAME, *_numbered("Figure", "Meaning", count=3), "Takeaway", *_TAIL),
    "Numbers": (*_FRAME, *_numbered("Figure", "Meaning", count=4), *_TAIL),
    "Judgement": (*_FRAME, *_numbered("Label", "Part", count=3), "Evidence label", "Evidence", *_TAIL),
    "Judgement of two parts": (*_FRAME, *_numbered("Label", "Part", count=2), "Evidence label", "Evidence", *_TAIL),
    "Quotation": (*_FRAME, "Quotation", "Speaker", "Takeaway", *_TAIL),
    "Chart": (*_FRAME, "Measure", "Chart", "Figure", "Meaning", "Takeaway", *_TAIL),
    "Chart wide": (*_FRAME, "Measure", "Chart", "Takeaway", *_TAIL),
    "Two sides": (*_FRAME, *_numbered("Side", "Words", count=2), "Takeaway", *_TAIL),
    "Three sides": (*_FRAME, *_numbered("Side", "Words", count=3), "Takeaway", *_TAIL),
    "Table": (*_FRAME, "Table", "Takeaway", *_TAIL),
    "Table and text": (*_FRAME, "Table", "Points", *_TAIL),
    "Text and table": (*_FRAME, "Ask", "Table", *_TAIL),
    "Sources": (*_FRAME, "Left", "Right", *FURNITURE_ROLES),
}

_ASIDE = ("Chart",)
"""Layouts whose takeaway stands beside the content, so that its room is of no use to that."""
_LONG = ("Quotation", "Two sides", "Three sides", "Table")


def _with_twins(basic: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    made: dict[str, tuple[str, ...]] = {}
    for name, roles in basic.items():
        made[name] = roles
        if "Takeaway" in roles and name not in _ASIDE:
            made[name + TALL] = tuple(role for role in roles if role != "Takeaway")
        if name in _LONG:
            made[name + LONG] = roles
    return made


LAYOUTS = _with_twins(_BASIC)
"""Every layout that the deck uses, with the placeholders it fills; a twin follows the layout that it stands in for."""


def twin_of(layout: str) -> str:
    """The layout in whose place this one stands where there is no takeaway, or a long one; empty for others."""
    ending = next((each for each in (TALL, LONG) if layout.endswith(each)), "")
    return layout.removesuffix(ending) if ending else ""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How the text of a placeholder is set at its first level."""

    typeface: str
    size: float
    bold: bool = False
    italic: bool = False
    leading: float = 1.0
    """Line spacing relative to the font's own."""
    exact: float = 0.0
    """Points from line to line, where the template says so; 0 where the font does."""
    gap: float = 0.0
    """Points before a paragraph."""
    capitals: bool = False
    indent: float = 0.0
    """Points by which a list item's text stands in."""
    align: str = "l"
    """Which edge its lines share: ``l``, ``r``, or ``ctr`` for their middle."""
    spacing: float = 0.0
    """Points after every letter."""


@dataclass(frozen=True, slots=True)
class Box:
    """A placeholder: where its text may stand, in points, insets taken off."""

    role: str
    left: float
    top: float
    width: float
    height: float
    style: TextStyle
    insets: tuple[float, float] = (0.0, 0.0)
    """Points between the placeholder's left and right edges and its text."""


@dataclass(frozen=True, slots=True)
class Use:
    """Which of the file's layouts serves slides of a kind."""

    part: str
    """Name of the layout's part in the package."""
    roles: tuple[tuple[int, str], ...]
    """Index of a placeholder and the role that it takes."""


@dataclass(frozen=True, slots=True)
class Template:
    """The boxes of every layout, by layout and role."""

    boxes: dict[str, dict[str, Box]]
    heading_font: str
    uses: dict[str, Use] = field(default_factory=dict)
    """By layout; layouts that are not among them are those of their names in the file, roles those of placeholders."""
    made: tuple[str, ...] = ()
    """Parts of layouts that were made for this template; those that no slide uses need not stay."""

    def box(self, layout: str, role: str) -> Box:
        return self.boxes[layout][role]

    def layouts(self, presentation: Any) -> dict[str, Any]:
        """The layout of the file (python-pptx's) that serves each of the deck's."""
        found = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
        if not self.uses:
            return {layout.name: layout for layout in found}
        parts = {str(layout.part.partname): layout for layout in found}
        return {kind: parts[use.part] for kind, use in self.uses.items()}

    def roles(self, kind: str, layout: Any) -> dict[int, str]:
        """Roles of the placeholders of ``layout``, which serves ``kind``, by their index."""
        if kind in self.uses:
            return dict(self.uses[kind].roles)
        return {each.placeholder_format.idx: each.name for each in layout.placeholders}


@dataclass(frozen=True, slots=True)
class Look:
    """How a master has text set: what a placeholder of a layout does not say itself, it takes from there."""

    shapes: dict[str, Any]
    """Elements of the master's placeholders by kind."""
    styles: dict[str, Any]
    """The master's text styles by name: ``titleStyle``, ``bodyStyle``, ``otherStyle``."""
    fonts: dict[str, str]
    """Typefaces of the theme: ``mj`` for headings, ``mn`` for text."""

    @classmethod
    def of(cls, master: Any) -> Look:
        """What ``master`` (python-pptx's) says."""
        shapes: dict[str, Any] = {}
        for each in master.placeholders:
            shapes.setdefault(_kind(each._element), each._element)
        styles = master._element.find(f"{_P}txStyles")
        named = {style.tag.removeprefix(_P): style for style in (() if styles is None else styles)}
        return cls(shapes, named, _theme_fonts(master))

    @property
    def heading_font(self) -> str:
        return self.fonts["mj"]

    def box(self, placeholder: Any, role: str = "") -> Box:
        """The room of a layout's placeholder and how its text is set."""
        element = placeholder._element
        left, top, right, bottom = self.insets(element)
        stands = self.place(element) or (0.0, 0.0, 0.0, 0.0)
        return Box(
            role=role or placeholder.name,
            left=stands[0] + left,
            top=stands[1] + top,
            width=stands[2] - left - right,
            height=stands[3] - top - bottom,
            style=_style(self.levels(element, 1), self.levels(element, 2), self.fonts),
            insets=(left, right),
        )

    def place(self, element: Any) -> tuple[float, float, float, float] | None:
        """Left, top, width and height of a layout's placeholder in points; None where nothing says them."""
        for shape in self._ancestry(element):
            frame = shape.find(f"{_P}spPr/{_A}xfrm")
            offset, extent = (None, None) if frame is None else (frame.find(f"{_A}off"), frame.find(f"{_A}ext"))
            if offset is not None and extent is not None:
                values = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
                left, top, width, height = (int(value) / EMU for value in values)
                return left, top, width, height
        return None

    def insets(self, element: Any) -> tuple[float, float, float, float]:
        """Points between a placeholder's edges and its text: left, top, right, bottom."""
        insets = {"lIns": 7.2, "tIns": 3.6, "rIns": 7.2, "bIns": 3.6}
        for shape in reversed(self._ancestry(element)):
            body = shape.find(f"{_P}txBody/{_A}bodyPr")
            for side in insets:
                if body is not None and body.get(side) is not None:
                    insets[side] = int(body.get(side)) / EMU
        return insets["lIns"], insets["tIns"], insets["rIns"], insets["bIns"]

    def box_size(self, levels: list[Any]) -> float:
        """Size in points of text at a level."""
        return _style(levels, [], self.fonts).size

    def levels(self, element: Any, level: int) -> list[Any]:
        """The paragraph properties of a level, the nearest first."""
        tag = f"{_A}lvl{level}pPr"
        style = {"title": "titleStyle", "body": "bodyStyle"}.get(_kind(element), "otherStyle")
        found = [each.find(f"{_P}txBody/{_A}lstStyle/{tag}") for each in self._ancestry(element)]
        found += [self.styles[style].find(tag)] if style in self.styles else []
        return [each for each in found if each is not None]

    def _ancestry(self, element: Any) -> list[Any]:
        return [element, *(shape for shape in (self.shapes.get(_kind(element)),) if shape is not None)]


def _theme_fonts(master: Any) -> dict[str, str]:
    from lxml import etree

    theme = next((each.target_part for each in master.part.rels.values() if each.reltype.endswith("/theme")), None)
    root = None if theme is None else etree.fromstring(theme.blob)
    found = {}
    for key, name in (("mj", "majorFont"), ("mn", "minorFont")):
        latin = None if root is None else root.find(f".//{_A}{name}/{_A}latin")
        found[key] = (latin.get("typeface") if latin is not None else "") or "Arial"
    return found


def _kind(element: Any) -> str:
    """What a placeholder takes after: all that hold content take after the master's text."""
    found: str = element.find(f".//{_P}ph").get("type", "obj")
    if found in ("title", "ctrTitle"):
        return "title"
    return found if found in ("dt", "ftr", "sldNum", "hdr", "sldImg") else "body"


def _style(first: list[Any], second: list[Any], fonts: dict[str, str]) -> TextStyle:
    def run(name: str, default: str) -> str:
        found = (level.find(f"{_A}defRPr") for level in first)
        return next((each.get(name) for each in found if each is not None and each.get(name)), default)

    def child(path: str, name: str, default: str) -> str:
        found = (level.find(path) for level in first)
        return next((each.get(name) for each in found if each is not None and each.get(name)), default)

    typeface = child(f"{_A}defRPr/{_A}latin", "typeface", "+mn-lt")
    spacing = next((found for level in first if (found := level.find(f"{_A}lnSpc")) is not None), None)
    share, points = (None if spacing is None else spacing.find(f"{_A}{tag}") for tag in ("spcPct", "spcPts"))
    themed = re.fullmatch(r"\+(mj|mn)-(?:lt|ea|cs)", typeface)
    return TextStyle(
        typeface=fonts[themed[1]] if themed else typeface,
        size=int(run("sz", "1800")) / 100,
        bold=run("b", "0") in ("1", "true"),
        italic=run("i", "0") in ("1", "true"),
        leading=_per_cent("100000" if share is None else share.get("val", "100000")),
        exact=0.0 if points is None else int(points.get("val", "0")) / 100,
        gap=int(child(f"{_A}spcBef/{_A}spcPts", "val", "0")) / 100
        or _per_cent(child(f"{_A}spcBef/{_A}spcPct", "val", "0")) * int(run("sz", "1800")) / 100,
        capitals=run("cap", "none") == "all",
        indent=next((int(level.get("marL")) / EMU for level in second if level.get("marL")), 0.0),
        align=next((level.get("algn") for level in first if level.get("algn")), "l"),
        spacing=int(run("spc", "0")) / 100,
    )


def _per_cent(value: str) -> float:
    """A share as Office writes it: in thousandths of a per cent, or in older files with a sign."""
    return float(value.rstrip("%")) / (100 if value.endswith("%") else 100000)
