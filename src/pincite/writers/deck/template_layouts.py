"""The layouts of a template as what they offer, each with its look, its colours and what lies behind text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pincite.packaged import packaged_templates
from pincite.writers.deck.colours import Palette, palette_of
from pincite.writers.deck.grounds import Area, areas_of
from pincite.writers.deck.offers import Held, Offer
from pincite.writers.deck.opening import open_template
from pincite.writers.deck.template import EMU, Look

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class TemplateLayout:
    """A layout of the file with what it offers."""

    layout: Any
    offer: Offer
    look: Look
    palette: Palette
    areas: tuple[Area, ...]
    body: Held | None
    """The master's text placeholder."""
    title: Held | None = None
    """The master's title."""


@cache
def packaged_template() -> tuple[bytes, Any]:
    """The packaged template as it stands in its file, and opened: to be read and copied from, never changed."""
    path = packaged_templates() / "deck" / "pincite.pptx"
    return path.read_bytes(), open_template(path)


@cache
def packaged_layouts() -> list[TemplateLayout]:
    return described(packaged_template()[1])


def models() -> dict[str, TemplateLayout]:
    """The packaged template's layouts by their names: what a deck needs."""
    return {each.offer.name: each for each in packaged_layouts()}


def described(presentation: Any) -> list[TemplateLayout]:
    """Every layout of every master."""
    size = presentation.slide_width / EMU, presentation.slide_height / EMU
    found: list[TemplateLayout] = []
    for master in presentation.slide_masters:
        look, plain = Look.of(master), palette_of(master)
        bodies = [each for each in master.placeholders if each._element.find(f".//{_P}ph").get("type") == "body"]
        body = _held(bodies[0], look) if bodies else None
        titles = [each for each in master.placeholders if each._element.find(f".//{_P}ph").get("type") == "title"]
        title = _held(titles[0], look) if titles else None
        for layout in master.slide_layouts:
            palette = plain.overridden(layout)
            held = tuple(one for each in layout.placeholders if (one := _held(each, look)) is not None)
            kind = layout._element.get("type", "")
            offer = Offer(len(found), layout.name, kind, held, size)
            found.append(TemplateLayout(layout, offer, look, palette, areas_of(layout, palette, size), body, title))
    return found


def _held(placeholder: Any, look: Look) -> Held | None:
    """A placeholder described; None for one that has no place, neither its own nor its master's."""
    element = placeholder._element
    place = look.place(element)
    if place is None:
        return None
    left, top, width, height = place
    mark = element.find(f".//{_P}ph")
    first = look.levels(element, 1)
    body = element.find(f"{_P}txBody/{_A}bodyPr")
    return Held(
        idx=int(mark.get("idx", "0")),
        kind=mark.get("type", "obj"),
        name=placeholder.name,
        left=left,
        top=top,
        width=width,
        height=height,
        insets=look.insets(element),
        bulleted=_bulleted(first),
        upright=body is not None and body.get("vert", "horz") != "horz",
        align=next((level.get("algn") for level in first if level.get("algn")), "l"),
    )


def _bulleted(levels: Sequence[Any]) -> bool:
    for level in levels:
        if level.find(f"{_A}buNone") is not None:
            return False
        if any(level.find(f"{_A}{tag}") is not None for tag in ("buChar", "buAutoNum", "buBlip")):
            return True
    return False
