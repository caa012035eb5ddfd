"""Sentences have exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Span
from pincite.corpus.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It is so. It was not.", ["It is so.", "It was not."]),
        ("For global markets, especially poor countries.When it was published.", ["For global markets, especially poor countries.", "When it was published."]),
        ("Alibaba and 01.AI, a start-up, agreed. They met.", ["Alibaba and 01.AI, a start-up, agreed.", "They met."]),
        ("1. Introduction to the matter", ["1. Introduction to the matter"]),
        ("The U.S. holds a lead at 3.5 nm. It grows.", ["The U.S. holds a lead at 3.5 nm.", "It grows."]),
        ('She said, "It is. And I know." Then she left.', ['She said, "It is. And I know."', "Then she left."]),
    ],
)  # fmt: skip
def test_sentences_end_where_readers_end_them(text: str, sentences: list[str]) -> None:
    """Glued sentences part; initials, decimals and names with a full stop do not."""
    assert [text[span.start : span.end] for span in split_sentences(text)] == sentences


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_sentences_cover_everything_but_white_space(text: str, one: int, other: int) -> None:
    """Slices in order, apart from each other, and nothing but white space between them."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    position = start
    for span in split_sentences(text, Span(start, end)):
        assert not text[position : span.start].strip()
        assert len(span) > 0
        position = span.end
    assert not text[position:end].strip()
