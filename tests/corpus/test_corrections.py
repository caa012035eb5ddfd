"""Where a reading of the lexicon is shown, and where it must not be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.corrections import find_corrections
from pincite.corpus.model import Correction, Span

LEXICON = (
    Correction("Deep Seek", "DeepSeek", "org", "heard"),
    Correction("Deep Seek Max", "DeepSeek-Max", "product", "heard"),
    Correction("Deepseek", "DeepSeek", "org", "capitals"),
    Correction("Quen", "Qwen", "product", "heard"),
    Correction("Zhipu", "Zhipu AI", "org", "short"),
    Correction("the yard", "the Northern Yard", "org", "local", applies_to=("letter",)),
)


def read(text: str, *, source: str = "talk") -> str:
    """The text with every reading in brackets."""
    done, shown = 0, ""
    for place, entry in find_corrections(text, Span(0, len(text)), LEXICON, source=source):
        shown += f"{text[done : place.end]} [{entry.canonical}]"
        done = place.end
    return shown + text[done:]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Deep Seek's chips", "Deep Seek [DeepSeek]'s chips"),
        ("Deep Seek’s chips", "Deep Seek [DeepSeek]’s chips"),
        ("a deep seek moment", "a deep seek [DeepSeek] moment"),
        ("Deep\nSeek and Deep \u00a0Seek", "Deep\nSeek [DeepSeek] and Deep \u00a0Seek [DeepSeek]"),
        ("Deep Seek Max is out", "Deep Seek Max [DeepSeek-Max] is out"),
        ("the anti-Quen camp", "the anti-Quen [Qwen] camp"),
        ("QUEN AND DEEPSEEK", "QUEN [Qwen] AND DEEPSEEK [DeepSeek]"),
        ("DeepSeek, Deepseek", "DeepSeek, Deepseek [DeepSeek]"),
        ("Zhipu and Zhipu AI", "Zhipu [Zhipu AI] and Zhipu AI"),
        ("Quen [Qwen] and Quen", "Quen [Qwen] and Quen [Qwen]"),
    ],
)
def test_a_garbled_name_is_read_wherever_it_stands(text: str, shown: str) -> None:
    assert read(text) == shown


@pytest.mark.parametrize("text", ["Quentin", "Deep Seeks", "mysDeep Seek", "a quen of apples", "DeepSeek", "the yard"])
def test_another_word_is_left_alone(text: str) -> None:
    assert read(text) == text


def test_an_entry_holds_for_the_sources_it_names() -> None:
    assert read("to the yard", source="letter") == "to the yard [the Northern Yard]"


@given(st.text("DepSkQun \n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_places_lie_in_the_span_in_order_without_overlaps(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    places = [place for place, _ in find_corrections(text, Span(start, end), LEXICON, source="talk")]
    assert places == sorted(places)
    assert all(Span(start, end).contains(place) for place in places)
    assert not any(a.overlaps(b) for a in places for b in places if a != b)
