"""A house's look laid over the memo's template: its colours and families over the stylesheet's, its words, its logo."""

from __future__ import annotations

import html as markup
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from pincite.diagnostics import BriefError, Diagnostic, Place, error
from pincite.spec.brand import Brand, Face, HouseFont
from pincite.spec.house_fonts import glyphs, lacking, named, read_face
from pincite.words import MemoWords
from pincite.writers.memo.fonts import PACKAGED_FACES, font_file

PROPERTIES = {
    "accent": "accent", "ink": "ink", "text": "text", "quiet": "soft", "line": "line", "rule": "strong-line",
    "bar": "bar", "tint": "tint", "paper": "paper",
}  # fmt: skip
"""Colour of the look -> property of the stylesheet."""

_FAMILIES = {"text": ("serif", "House Text"), "sans": ("sans", "House Sans")}
"""Use of a font -> property of the stylesheet, and the family's name in it when it comes from files."""

_TAG = re.compile(r"<[^>]*>")


def branded_css(css: str, brand: Brand, file: Path) -> str:
    """The stylesheet with the look's colours and families in the place of its own.

    Raises ``BriefError`` that names each property which the stylesheet ``file`` does not declare.
    """
    values = {PROPERTIES[name]: colour for name, colour in brand.colours}
    faces = []
    for use, font in _fonts(brand):
        name, own = _FAMILIES[use]
        family = font.family if font.installed else own
        values[name] = f'"{_escaped(family)}", {_declared(css).get(name, "serif")}'
        if not font.installed:
            faces += [_font_face(own, use, index, face) for index, face in enumerate(font.faces)]
    faults = [_no_property(name, file) for name in values if name not in _declared(css)]
    if faults:
        raise BriefError(faults)
    for name, value in values.items():
        begin, _, rest = css.partition(f"--{name}:")
        css = f"{begin}--{name}: {value};{rest.partition(';')[2]}"
    return "\n".join([*faces, css])


def branded_words(words: MemoWords, brand: Brand) -> MemoWords:
    """The memo's fixed words with those that the house words otherwise."""
    known = {field.name.rstrip("_"): field.name for field in fields(words)}
    changes: dict[str, Any] = {known[name]: value for name, value in brand.words if name in known}
    return replace(words, **changes)


def branded_properties(properties: dict[str, str], brand: Brand) -> dict[str, str]:
    """The stylesheet's values with the look's colours, for drawings."""
    return {**properties, **{PROPERTIES[name]: colour for name, colour in brand.colours}}


def brand_file(brand: Brand, name: str) -> bytes:
    """What a page asks for as ``brand:logo`` or ``brand:text-0``; ``LookupError`` when the look has no such thing."""
    if name == "logo" and brand.logo:
        return brand.logo.data
    for use, font in _fonts(brand):
        for index, face in enumerate(font.faces):
            if name == f"{use}-{index}":
                return face.data
    raise LookupError(f"the look has no `{name}`")


def missing_glyphs(html: str, brand: Brand) -> tuple[Diagnostic, ...]:
    """An error for each font of the look that lacks a character which stands in the memo and the packaged font has."""
    text = markup.unescape(_TAG.sub(" ", html))
    faults = []
    for use, font in _fonts(brand):
        missing = lacking(font.regular, text, known=glyphs(_packaged(use)))
        if missing:
            message = f"`{font.regular.name}` has no glyph for {named(missing)}, which the memo prints"
            hint = "use the full version of the font, or another one"
            faults.append(error("brand-font-is-complete", message, font.place, hint))
    return tuple(faults)


def measured_faces(brand: Brand) -> dict[str, Face]:
    """The faces to measure headings with, by the names that templates use."""
    return {"regular": brand.text.regular, "semibold": brand.text.semibold} if brand.text else {}


def _fonts(brand: Brand) -> Iterator[tuple[str, HouseFont]]:
    for use, font in (("text", brand.text), ("sans", brand.sans)):
        if font:
            yield use, font


def _packaged(use: str) -> Face:
    path = font_file(PACKAGED_FACES[use])
    return read_face(path.read_bytes(), path.name)[1]


def _font_face(family: str, use: str, index: int, face: Face) -> str:
    low, high = face.weight
    # A variable font holds all weights and so is declared without one, like the packaged one.
    weight = "" if low != high else f"font-weight: {_named_weight(low)}; "
    style = "italic" if face.italic else "normal"
    return f'@font-face {{ font-family: {family}; src: url("brand:{use}-{index}"); {weight}font-style: {style} }}'


def _named_weight(weight: int) -> int:
    """The hundred nearest to a weight class, within what CSS 2 knows."""
    return min(900, max(100, round(weight / 100) * 100))


def _declared(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*([^;{}]+);", css))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _no_property(name: str, file: Path) -> Diagnostic:
    message = f"the stylesheet does not declare `--{name}`, which the look sets"
    return error("template-takes-brand", message, Place(str(file)), f"declare `--{name}` in `:root`, and use it")
