"""Hundreds of briefings drawn by lot: whatever the deck's writer lets pass is shown whole, each text in its box.

Not part of an ordinary run: ``pytest -m render``. LibreOffice converts each batch in one process.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pincite.diagnostics import Severity
from pincite.writers.deck import write_deck
from tests.render.generated import drawn_look, font_folders, generated
from tests.render.probe import convert, faults

TEMPLATES = Path(__file__).parents[2] / "templates"
BATCHES = int(os.environ.get("PINCITE_RENDER_BATCHES", "8"))
IN_BATCH = 30

pytestmark = [
    pytest.mark.render,
    pytest.mark.slow,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_what_is_written_is_shown_whole(batch: int, tmp_path: Path) -> None:
    decks, refused = [], []
    for seed in range(batch * IN_BATCH, (batch + 1) * IN_BATCH):
        content, diagnostics = write_deck(generated(seed), templates=TEMPLATES, brand=drawn_look(seed))
        if faulty := [f"{seed}: {each.message}" for each in diagnostics if each.severity is not Severity.HINT]:
            refused += faulty
            continue
        decks.append(tmp_path / f"deck-{seed}.pptx")
        decks[-1].write_bytes(content)
    convert(decks, tmp_path, seconds=1200, fonts=font_folders())
    assert [fault for deck in decks for fault in faults(deck)] == []
    # Refusing is right where a text fits nowhere, but the lots are within what an author may write.
    assert len(decks) > IN_BATCH * 0.8, refused
