"""The file's sections: every slide is in one, under the name of its part, and no two are called alike."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from pincite.writers.deck import write_deck
from pincite.writers.deck.file_sections import P14
from tests.writers.deck_cases import CASES

TEMPLATES = Path(__file__).parents[2] / "templates"


@cache
def sections(name: str) -> tuple[list[tuple[str, list[str]]], list[str], list[str]]:
    """Name and slide ids of every section, their own ids, and the ids of the slides in order."""
    presentation: Any = Presentation(io.BytesIO(write_deck(CASES[name](), templates=TEMPLATES)[0]))
    found = list(presentation.part._element.iter(f"{{{P14}}}section"))
    listed = [(each.get("name"), [slide.get("id") for slide in each.iter(f"{{{P14}}}sldId")]) for each in found]
    return listed, [each.get("id") for each in found], [each.get("id") for each in presentation.slides._sldIdLst]


@pytest.mark.parametrize("name", CASES)
def test_every_slide_is_in_one_section_in_order_and_names_are_unique(name: str) -> None:
    listed, identities, slides = sections(name)
    assert [each for _, members in listed for each in members] == slides
    names = [title for title, _ in listed]
    assert all(names)
    assert len(set(names)) == len(names) == len(set(identities))


def test_sections_are_the_parts_of_the_briefing() -> None:
    assert [name for name, _ in sections("sample")[0]] == [
        "Briefing", "Judgements", "Numbers", "Reach", "Money", "Where sources disagree", "Decision", "Appendix",
    ]  # fmt: skip
