"""The probe finds what it is there for: decks broken on purpose, a fault of each kind."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from pincite.writers.deck import write_deck
from tests.render.probe import convert, faults
from tests.writers.sample import sample_briefing

TEMPLATES = Path(__file__).parents[2] / "templates"

pytestmark = [
    pytest.mark.render,
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def title(deck: Any) -> Any:
    return deck.slides[1].shapes.title


def _too_long(deck: Any) -> None:
    title(deck).text_frame.text = "A title that goes on and on about the harbour and its vessels. " * 9


def _off_the_slide(deck: Any) -> None:
    shape = title(deck)
    shape.left, shape.top, shape.width, shape.height = Pt(700), Pt(40), Pt(852), Pt(88)


def _over_another(deck: Any) -> None:
    shape = title(deck)
    shape.left, shape.top, shape.width, shape.height = Pt(54), Pt(180), Pt(852), Pt(88)


def _more_words(deck: Any) -> None:
    title(deck).text_frame.paragraphs[0].add_run().text = " and a clause"


BROKEN: dict[str, tuple[Callable[[Any], None], str]] = {
    "too-long": (_too_long, "in no box"),
    "off-the-slide": (_off_the_slide, "leaves the slide"),
    "over-another": (_over_another, "overlaps"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("broken")
    whole, _ = write_deck(sample_briefing(), templates=TEMPLATES)
    (folder / "whole.pptx").write_bytes(whole)
    for name, (spoil, _) in BROKEN.items():
        deck = Presentation(str(folder / "whole.pptx"))
        spoil(deck)
        deck.save(str(folder / f"{name}.pptx"))
    decks = [folder / f"{name}.pptx" for name in ("whole", *BROKEN)]
    decks.append(folder / "not-shown.pptx")
    shutil.copy(folder / "whole.pptx", decks[-1])
    convert(decks, folder, seconds=240)
    # What a program leaves out is in the file and not on the page.
    deck = Presentation(str(decks[-1]))
    _more_words(deck)
    deck.save(str(decks[-1]))
    return {deck.stem: faults(deck) for deck in decks}


def test_words_that_are_not_shown_are_missed(found: dict[str, list[str]]) -> None:
    assert any("Title loses" in fault and "slide 2" in fault for fault in found["not-shown"])


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_deck_is_found_out(name: str, found: dict[str, list[str]]) -> None:
    assert any(BROKEN[name][1] in fault and "slide 2" in fault for fault in found[name])


def test_the_same_deck_unbroken_has_no_fault(found: dict[str, list[str]]) -> None:
    assert found["whole"] == []
