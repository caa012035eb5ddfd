"""What a viewer shows: LibreOffice lays the deck out, and every letter stands in the box that holds its text."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pptx import Presentation

from pincite.writers.deck import write_deck
from tests.writers.deck_cases import CASES

TEMPLATES = Path(__file__).parents[2] / "templates"
EMU = 12700
SLACK = 3.0
"""Points that a letter may stand over the edge of its box: italics lean, and descenders hang."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Any, Any]]:
    """For every case the deck as python-pptx reads it, and as a PDF made of it; one run of LibreOffice for all."""
    folder = tmp_path_factory.mktemp("decks")
    for name, case in CASES.items():
        written, _ = write_deck(case(), templates=TEMPLATES)
        (folder / f"{name}.pptx").write_bytes(written)
    decks = [str(folder / f"{name}.pptx") for name in CASES]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *decks]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {
        name: (Presentation(str(folder / f"{name}.pptx")), pypdfium2.PdfDocument(folder / f"{name}.pdf"))
        for name in CASES
    }


def letters(text: str) -> Counter[str]:
    """Letters and figures, without case: what hyphens, ligatures and capitals leave comparable."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return Counter(char for char in folded if char.isalnum())


def shown_text(shape: Any) -> str:
    """What a shape prints, as far as it is its own text."""
    if shape.has_text_frame:
        return str(shape.text_frame.text)
    if getattr(shape, "has_table", False) and shape.has_table:
        return " ".join(cell.text for cell in shape.table.iter_cells())
    return ""


def boxes(slide: Any) -> list[tuple[Any, tuple[float, float, float, float]]]:
    """Shapes that print text, with left, top, right and bottom in points."""
    found = []
    for shape in slide.shapes:
        if shown_text(shape).strip():
            left, top = shape.left / EMU, shape.top / EMU
            found.append((shape, (left, top, left + shape.width / EMU, top + shape.height / EMU)))
    return found


def test_each_page_is_a_slide(rendered: dict[str, tuple[Any, Any]]) -> None:
    for name, (deck, pdf) in rendered.items():
        assert len(pdf) == len(deck.slides), name


@pytest.mark.parametrize("name", CASES)
def test_every_box_shows_all_of_its_text_and_nothing_else(name: str, rendered: dict[str, tuple[Any, Any]]) -> None:
    """Too few letters in a box: its text runs out of it. Too many: another text runs into it."""
    deck, pdf = rendered[name]
    faults = []
    for number, (slide, page) in enumerate(zip(deck.slides, pdf, strict=True), 1):
        text, height = page.get_textpage(), page.get_height()
        for shape, (left, top, right, bottom) in boxes(slide):
            inside = text.get_text_bounded(
                left - SLACK, height - bottom - SLACK, right + SLACK, height - top + SLACK
            )  # fmt: skip
            missing = letters(shown_text(shape)) - letters(inside)
            if missing:
                faults.append((number, shape.name, "loses", dict(missing)))
    assert faults == []


@pytest.mark.parametrize("name", CASES)
def test_no_letter_stands_outside_every_box(name: str, rendered: dict[str, tuple[Any, Any]]) -> None:
    """The letters of a page are those of its boxes and of its chart: nothing is clipped, nothing printed twice."""
    deck, pdf = rendered[name]
    for number, (slide, page) in enumerate(zip(deck.slides, pdf, strict=True), 1):
        if any(shape.has_chart for shape in slide.shapes):
            continue  # how a renderer prints numbers on a chart is its own affair
        expected = sum((letters(shown_text(shape)) for shape, _ in boxes(slide)), Counter[str]())
        assert letters(page.get_textpage().get_text_range()) == expected, number


@pytest.mark.parametrize("name", CASES)
def test_no_title_ends_in_a_line_of_one_word(name: str, rendered: dict[str, tuple[Any, Any]]) -> None:
    deck, pdf = rendered[name]
    for slide, page in zip(deck.slides, pdf, strict=True):
        title = slide.shapes.title
        if len(title.text.split()) < 4 or max(map(len, title.text.split())) > 20:
            continue
        text, height = page.get_textpage(), page.get_height()
        left, top = title.left / EMU, title.top / EMU
        inside = text.get_text_bounded(
            left, height - top - title.height / EMU, left + title.width / EMU, height - top + SLACK
        )  # fmt: skip
        lines = inside.strip().splitlines()
        assert len(lines) == 1 or len(lines[-1].split()) > 1, lines
