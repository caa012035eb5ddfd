"""Decks written one after the other in one process leave nothing behind."""

from __future__ import annotations

import gc
import sys

from pincite.writers.deck import write_deck
from pincite.writers.deck.laid_out import laid_out
from tests.writers.deck_cases import shortest
from tests.writers.memo_reading import TEMPLATES

NOISE = 1_000
"""Blocks of memory by which caches and the interpreter itself may grow over two decks."""


def blocks() -> int:
    """Blocks of memory that Python holds (of the C libraries' own only what they hang on Python's objects)."""
    gc.collect()
    return sys.getallocatedblocks()


def test_a_deck_is_forgotten_once_it_is_written() -> None:
    briefing = shortest()
    for _ in range(2):  # fills what is kept on purpose: metrics of fonts, modules
        write_deck(briefing, templates=TEMPLATES)
    before = blocks()
    for _ in range(2):
        write_deck(briefing, templates=TEMPLATES)
    assert blocks() - before < NOISE
    before = blocks()
    held = laid_out(briefing, templates=TEMPLATES)
    assert blocks() - before > NOISE, "a deck that is held would be seen"
    del held
