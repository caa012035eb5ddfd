"""What the template offers: for every layout its placeholders, with their room and the way their text is set.

Layouts and placeholders are found by name. Sizes, fonts and spacing are looked up as PowerPoint does: in the
layout's placeholder, then in the master's, then in the master's text styles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pincite.diagnostics import BriefError, Diagnostic, Place, did_you_mean, error

EMU = 12700
"""English metric units in a point."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

TALL = " tall"
"""Ends the name of a layout that gives the room of the takeaway to the placeholders above it."""

FURNITURE_ROLES = ("Handling", "Date", "Number")
"""Placeholders that are filled on every slide whose layout has them."""

_FRAME = ("Title", "Kicker")
_TAIL = ("Source", *FURNITURE_ROLES)


def _numbered(*stems: str, count: int) -> tuple[str, ...]:
    return tuple(f"{stem} {number}" for number in range(1, count + 1) for stem in stems)


LAYOUTS: dict[str, tuple[str, ...]] = {
    "Title": (*_FRAME, "Subtitle", "Source", "Handling"),
    "Statement": (*_FRAME, "Statement", "Ask label", "Ask", "Details", *_TAIL),
    "Statement alone": (*_FRAME, "Statement", *_TAIL),
    "Assertion": (*_FRAME, "Body", "Takeaway", *_TAIL),
    "Assertion with quotation": (*_FRAME, "Evidence", "Quotation and speaker", "Takeaway", *_TAIL),
    "Assertion with quotation tall": (*_FRAME, "Evidence", "Quotation and speaker", *_TAIL),
    "Number": (*_FRAME, *_numbered("Figure", "Meaning", count=1), "Takeaway", *_TAIL),
    "Numbers two": (*_FRAME, *_numbered("Figure", "Meaning", count=2), "Takeaway", *_TAIL),
    "Numbers three": (*_FRAME, *_numbered("Figure", "Meaning", count=3), "Takeaway", *_TAIL),
    "Numbers": (*_FRAME, *_numbered("Figure", "Meaning", count=4), *_TAIL),
    "Judgement": (*_FRAME, *_numbered("Label", "Part", count=3), "Evidence label", "Evidence", *_TAIL),
    "Judgement of two parts": (*_FRAME, *_numbered("Label", "Part", count=2), "Evidence label", "Evidence", *_TAIL),
    "Quotation": (*_FRAME, "Quotation", "Speaker", "Takeaway", *_TAIL),
    "Chart": (*_FRAME, "Measure", "Chart", "Figure", "Meaning", "Takeaway", *_TAIL),
    "Chart wide": (*_FRAME, "Measure", "Chart", "Takeaway", *_TAIL),
    "Chart wide tall": (*_FRAME, "Measure", "Chart", *_TAIL),
    "Two sides": (*_FRAME, *_numbered("Side", "Words", count=2), "Takeaway", *_TAIL),
    "Three sides": (*_FRAME, *_numbered("Side", "Words", count=3), "Takeaway", *_TAIL),
    "Table": (*_FRAME, "Table", "Takeaway", *_TAIL),
    "Table and text": (*_FRAME, "Table", "Points", *_TAIL),
    "Text and table": (*_FRAME, "Ask", "Table", *_TAIL),
    "Sources": (*_FRAME, "Left", "Right", *FURNITURE_ROLES),
}
"""Every layout that the deck uses, with the placeholders it fills."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How the text of a placeholder is set at its first level."""

    typeface: str
    size: float
    bold: bool = False
    italic: bool = False
    leading: float = 1.0
    """Line spacing relative to the font's own."""
    gap: float = 0.0
    """Points before a paragraph."""
    capitals: bool = False
    indent: float = 0.0
    """Points by which a list item's text stands in."""


@dataclass(frozen=True, slots=True)
class Box:
    """A placeholder: where its text may stand, in points, insets taken off."""

    role: str
    left: float
    top: float
    width: float
    height: float
    style: TextStyle


@dataclass(frozen=True, slots=True)
class Template:
    """The boxes of every layout, by layout and role."""

    boxes: dict[str, dict[str, Box]]
    heading_font: str

    def box(self, layout: str, role: str) -> Box:
        return self.boxes[layout][role]


def read_template(presentation: Any, file: str) -> Template:
    """The template's boxes; ``presentation`` is python-pptx's.

    Raises ``BriefError`` that names every layout and placeholder that is missing from ``file``.
    """
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    faults: list[Diagnostic] = []
    boxes: dict[str, dict[str, Box]] = {}
    fonts = _theme_fonts(presentation)
    master = _read_master(presentation.slide_masters[0])
    for name, roles in LAYOUTS.items():
        if name not in layouts:
            faults.append(
                error("template-has-layout", f"no layout is named `{name}`", Place(file), *did_you_mean(name, layouts))
            )
            continue
        placeholders = {each.name: each for each in layouts[name].placeholders}
        for role in roles:
            if role not in placeholders:
                message = f"the layout `{name}` has no placeholder named `{role}`"
                faults.append(
                    error("template-has-placeholder", message, Place(file), *did_you_mean(role, placeholders))
                )
        boxes[name] = {role: _box(placeholders[role], master, fonts) for role in roles if role in placeholders}
    if faults:
        raise BriefError(faults)
    return Template(boxes, fonts["mj"])


def _theme_fonts(presentation: Any) -> dict[str, str]:
    from lxml import etree

    master = presentation.slide_masters[0].part
    theme = next(rel.target_part for rel in master.rels.values() if rel.reltype.endswith("/theme"))
    root = etree.fromstring(theme.blob)
    names = {"mj": "majorFont", "mn": "minorFont"}
    return {key: root.find(f".//{_A}{name}/{_A}latin").get("typeface") for key, name in names.items()}


@dataclass(frozen=True, slots=True)
class _Master:
    """Where a layout's placeholders take what they do not say themselves."""

    shapes: dict[str, Any]
    """Elements of the master's placeholders by kind."""
    styles: dict[str, Any]
    """The master's text styles by name: ``titleStyle``, ``bodyStyle``, ``otherStyle``."""


def _read_master(master: Any) -> _Master:
    shapes: dict[str, Any] = {}
    for each in master.placeholders:
        shapes.setdefault(_kind(each._element), each._element)
    styles = master._element.find(f"{_P}txStyles")
    return _Master(shapes, {style.tag.removeprefix(_P): style for style in (() if styles is None else styles)})


def _box(placeholder: Any, master: _Master, fonts: dict[str, str]) -> Box:
    element = placeholder._element
    ancestry = [element, *(shape for shape in (master.shapes.get(_kind(element)),) if shape is not None)]
    insets = {"lIns": 7.2, "tIns": 3.6, "rIns": 7.2, "bIns": 3.6}
    for shape in reversed(ancestry):
        body = shape.find(f"{_P}txBody/{_A}bodyPr")
        for side in insets:
            if body is not None and body.get(side) is not None:
                insets[side] = int(body.get(side)) / EMU
    return Box(
        role=placeholder.name,
        left=placeholder.left / EMU + insets["lIns"],
        top=placeholder.top / EMU + insets["tIns"],
        width=placeholder.width / EMU - insets["lIns"] - insets["rIns"],
        height=placeholder.height / EMU - insets["tIns"] - insets["bIns"],
        style=_style(_levels(ancestry, master, 1), _levels(ancestry, master, 2), fonts),
    )


def _kind(element: Any) -> str:
    found: str = element.find(f".//{_P}ph").get("type", "body")
    return {"ctrTitle": "title", "subTitle": "body"}.get(found, found)


def _levels(ancestry: list[Any], master: _Master, level: int) -> list[Any]:
    """The paragraph properties of a level, the nearest first."""
    tag = f"{_A}lvl{level}pPr"
    kind = {"title": "titleStyle", "body": "bodyStyle"}.get(_kind(ancestry[0]), "otherStyle")
    found = [element.find(f"{_P}txBody/{_A}lstStyle/{tag}") for element in ancestry]
    found += [master.styles[kind].find(tag)] if kind in master.styles else []
    return [each for each in found if each is not None]


def _style(first: list[Any], second: list[Any], fonts: dict[str, str]) -> TextStyle:
    def run(name: str, default: str) -> str:
        found = (level.find(f"{_A}defRPr") for level in first)
        return next((each.get(name) for each in found if each is not None and each.get(name)), default)

    def child(path: str, name: str, default: str) -> str:
        found = (level.find(path) for level in first)
        return next((each.get(name) for each in found if each is not None and each.get(name)), default)

    typeface = child(f"{_A}defRPr/{_A}latin", "typeface", "+mn-lt")
    themed = re.fullmatch(r"\+(mj|mn)-lt", typeface)
    return TextStyle(
        typeface=fonts[themed[1]] if themed else typeface,
        size=int(run("sz", "1800")) / 100,
        bold=run("b", "0") in ("1", "true"),
        italic=run("i", "0") in ("1", "true"),
        leading=int(child(f"{_A}lnSpc/{_A}spcPct", "val", "100000")) / 100000,
        gap=int(child(f"{_A}spcBef/{_A}spcPts", "val", "0")) / 100,
        capitals=run("cap", "none") == "all",
        indent=next((int(level.get("marL")) / EMU for level in second if level.get("marL")), 0.0),
    )
