"""Decks on templates of other organisations, as LibreOffice shows them: every text whole and in its box.

Not part of an ordinary run: ``pytest -m render``. LibreOffice converts all of them in one process.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pincite.diagnostics import Place, Severity
from pincite.spec.brand import Brand
from pincite.spec.deck_template import DeckTemplate
from pincite.writers.deck import write_deck
from tests.render.probe import convert, faults
from tests.writers.deck_cases import CASES
from tests.writers.foreign_templates import TEMPLATES, saved

FOLDER = Path(__file__).parents[2] / "templates"

pytestmark = [
    pytest.mark.render,
    pytest.mark.timeout(900),
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.mark.parametrize("case", ["sample", "automatic", "three-sides", "chinese", "charts"])
def test_what_is_written_is_shown_whole_on_every_template(case: str, tmp_path: Path) -> None:
    """What cannot be set on a template is refused there; a case is set on most of them."""
    decks = []
    for name, template in TEMPLATES.items():
        brand = Brand(template=DeckTemplate(f"{name}.pptx", saved(template()), Place(name)))
        content, found = write_deck(CASES[case](), templates=FOLDER, brand=brand)
        if any(fault.severity is not Severity.HINT for fault in found):
            continue
        decks.append(tmp_path / f"{name}.pptx")
        decks[-1].write_bytes(content)
    convert(decks, tmp_path, seconds=600)
    assert [fault for deck in decks for fault in faults(deck)] == []
    assert len(decks) >= len(TEMPLATES) / 2
