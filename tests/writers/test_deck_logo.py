"""The house's logo on the deck's cover: on its layout, with a description, and to be seen there."""

from __future__ import annotations

import importlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from pincite.diagnostics import Place
from pincite.spec.brand import Brand, Logo
from pincite.spec.deck_template import DeckTemplate
from pincite.writers.deck import write_deck
from pincite.writers.deck.cover_logo import draw_logo
from tests.writers.foreign_templates import P, plain, saved
from tests.writers.sample import sample_briefing

TEMPLATES = Path(__file__).parents[2] / "templates"
EMU = 12700


def drawing(colour: str) -> Logo:
    shape = f'<rect width="200" height="60" fill="{colour}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">{shape}</svg>'
    return Logo(svg.encode(), "svg", "Harbour Authority", 11, Place())


def picture(colour: str) -> Logo:
    stream = io.BytesIO()
    Image.new("RGB", (200, 60), colour).save(stream, "PNG")
    return Logo(stream.getvalue(), "png", "Harbour Authority", 11, Place())


def cover(brand: Brand) -> tuple[bytes, Any]:
    written, found = write_deck(sample_briefing(), templates=TEMPLATES, brand=brand)
    assert not [fault for fault in found if "logo" in fault.rule]
    return written, Presentation(io.BytesIO(written)).slides[0].slide_layout


@pytest.mark.parametrize("logo", [drawing("#f0b000"), picture("#f0b000")], ids=["svg", "png"])
def test_it_stands_on_the_covers_layout_in_proportion_and_described(logo: Logo, tmp_path: Path) -> None:
    written, layout = cover(Brand(logo=logo))
    (drawn,) = [shape for shape in layout.shapes if shape._element.tag == f"{P}pic"]
    assert drawn._element.find(f".//{P}cNvPr").get("descr") == "Harbour Authority"
    assert drawn.width / drawn.height == pytest.approx(200 / 60, rel=0.02)
    assert drawn.left + drawn.width <= (960 - 53) * EMU
    title = next(each for each in layout.placeholders if each.name == "Kicker")
    assert drawn.top + drawn.height <= title.top
    assert (b"svgBlip" in layout._element.xml.encode()) == (logo.kind == "svg")
    validator: Any = importlib.import_module("openxml_audit")
    (tmp_path / "deck.pptx").write_bytes(written)
    assert [
        fault.description for fault in validator.OpenXmlValidator().validate(str(tmp_path / "deck.pptx")).errors
    ] == []


@pytest.mark.parametrize(("colour", "plate"), [("#f0b000", False), ("#1a2a3a", True)])
def test_a_logo_too_dark_for_the_cover_stands_on_a_plate(colour: str, plate: bool) -> None:
    _, layout = cover(Brand(logo=picture(colour)))
    assert ("Ground of the logo" in [shape.name for shape in layout.shapes]) is plate


def test_the_same_logo_gives_the_same_bytes() -> None:
    assert cover(Brand(logo=drawing("#f0b000")))[0] == cover(Brand(logo=drawing("#f0b000")))[0]


def test_on_a_template_of_the_organisations_own_it_stands_in_a_corner_that_is_free() -> None:
    template = DeckTemplate("ours.pptx", saved(plain()), Place())
    _, layout = cover(Brand(logo=picture("#f0b000"), template=template))
    (drawn,) = [shape for shape in layout.shapes if shape._element.tag == f"{P}pic"]
    for each in layout.placeholders:
        apart = each.top >= drawn.top + drawn.height or each.top + each.height <= drawn.top
        assert apart or each.left >= drawn.left + drawn.width or each.left + each.width <= drawn.left


def test_a_template_whose_cover_has_a_picture_is_left_as_it_is_and_that_is_said() -> None:
    own = plain()
    draw_logo(own.slide_layouts[0], picture("#203040"), 720)
    before = len(own.slide_layouts[0].shapes)
    template = DeckTemplate("ours.pptx", saved(own), Place())
    written, found = write_deck(
        sample_briefing(), templates=TEMPLATES, brand=Brand(logo=picture("#f0b000"), template=template)
    )
    assert [fault.message for fault in found if "logo" in fault.rule] == [
        "the cover of `ours.pptx` has pictures of its own: the logo is left out of the deck"
    ]
    layout = Presentation(io.BytesIO(written)).slides[0].slide_layout
    assert len([shape for shape in layout.shapes if not shape.is_placeholder]) == before - len(
        list(own.slide_layouts[0].placeholders)
    )
