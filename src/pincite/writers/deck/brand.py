"""A house's look laid over the deck: its words, and over the template's theme its colours and fonts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from pincite.diagnostics import BriefError, Place, error
from pincite.spec.brand import Brand
from pincite.spec.contrast import GRAPHIC, mixed, nearest
from pincite.spec.deck_words import LABELS
from pincite.words import DeckWords, language_for
from pincite.writers.fonts import announce

COLOURS = {
    "dk1": "ink", "lt1": "paper", "dk2": "quiet", "lt2": "line", "accent1": "accent", "accent4": "rule",
    "hlink": "accent", "folHlink": "quiet",
}  # fmt: skip
"""Colour of the theme -> colour of the look."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def branded_words(lang: str, brand: Brand | None) -> DeckWords:
    """The deck's fixed words with those that the house words otherwise.

    A word that the memo has too follows the memo's, unless the house has one for the deck: both files say the same.
    """
    language = language_for(lang)
    words = language.deck
    if brand is None:
        return words
    known = {field.name.rstrip("_"): field.name for field in fields(language.memo)}
    alike = {getattr(language.memo, known[name]): text for name, text in brand.words if name in known}
    changes: dict[str, Any] = {name: _reworded(getattr(words, name), alike) for name in LABELS}
    for name, value in brand.deck_words:
        packaged = changes[name]
        changes[name] = {**packaged, **dict(value)} if isinstance(packaged, Mapping) else value  # type: ignore[arg-type]
    return replace(words, **changes)


def _reworded(packaged: Any, alike: Mapping[str, str]) -> Any:
    if isinstance(packaged, str):
        return alike.get(packaged, packaged)
    if isinstance(packaged, Mapping):
        return {key: alike.get(text, text) for key, text in packaged.items()}
    return tuple(alike.get(text, text) for text in packaged)


def apply_brand(presentation: Any, brand: Brand, file: str) -> None:
    """Set the colours and fonts of the look in the themes of the masters of ``presentation`` (python-pptx's).

    A template whose master has no theme raises ``BriefError``.
    """
    from lxml import etree

    masters = [master.part for master in presentation.slide_masters]
    for master in masters:
        theme = next((rel.target_part for rel in master.rels.values() if rel.reltype.endswith("/theme")), None)
        if theme is None:
            raise BriefError([error("template-takes-brand", "the master has no theme", Place(file))])
        root = etree.fromstring(theme.blob)
        _colour(root, dict(brand.colours))
        for name, font in (("majorFont", brand.text), ("minorFont", brand.sans)):
            latin = root.find(f".//{_A}{name}/{_A}latin")
            if font and latin is not None:
                latin.set("typeface", font.family)
                announce(font)
        theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _colour(root: Any, colours: dict[str, str]) -> None:
    values = {slot: colours[name] for slot, name in COLOURS.items() if name in colours}
    if "accent" in colours:
        # On the cover the accent stands on the ink: it is lightened until it stands out there.
        ink = colours.get("ink") or _value(root, "dk1")
        values["accent2"] = nearest(colours["accent"], ink, GRAPHIC) or mixed(colours["accent"], "#ffffff", 0.5)
    for slot, colour in values.items():
        element = root.find(f".//{_A}clrScheme/{_A}{slot}")
        if element is not None:
            for child in list(element):
                element.remove(child)
            element.append(element.makeelement(f"{_A}srgbClr", {"val": colour[1:].upper()}))


def _value(root: Any, slot: str) -> str:
    found = root.find(f".//{_A}clrScheme/{_A}{slot}/{_A}srgbClr")
    return f"#{found.get('val').lower()}" if found is not None else "#000000"
