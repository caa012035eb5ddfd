"""Folding keeps what carries meaning and drops what layout changes; matching stays linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.verification.folding import fold, fold_all
from pincite.verification.matching import Index, match
from pincite.verification.record import Unit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("efficient ﬁrms", "efﬁcient firms"),
        ("“low-income” markets", '"low-\nincome" markets'),
        ("develop\u00adment", "development"),
        ("7.8 billion", "7.8\u00a0billion"),
        ("café", "cafe\u0301"),
        ("M E M O", "Memo"),
    ],
)
def test_layout_makes_no_difference(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("7.8", "78"),
        ("3-4 nm", "34 nm"),
        ("$5", "€5"),
        ("5 %", "5"),
        ("fell −3", "fell 3"),
        ("12 13", "1213"),
        ("not so", "so"),
    ],
)
def test_what_means_another_thing_stays_apart(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(st.text(max_size=200))
def test_offsets_lead_back_into_the_text(text: str) -> None:
    """Every folded character comes from a place of the text, in order."""
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset < len(text) for offset in folded.offsets)


@pytest.mark.parametrize("piece", ["a", "ab", "not so far ", "1,", "the same words again and again "])
def test_a_long_line_of_the_same_is_no_trap(piece: str) -> None:
    """A hundred kilobytes of repetition in the file end in seconds: no quadratic search for what repeats."""
    text = piece * (100_000 // len(piece))
    started = time.monotonic()
    match(fold_all([text], parted=False), Index([Unit(text[:20_000], "", "")]), joined=frozenset())
    assert time.monotonic() - started < 20


def test_the_longer_of_two_runs_is_taken_where_they_cross() -> None:
    """The last figure of a row stands before the first words of the next, as the number of a section does."""
    units = [Unit("3 Consumer applications", "", ""), Unit("Consumer applications | 13 | 8 | 2", "", "")]
    stream = fold_all(["Reach 5 3", "Consumer applications", "13 8 2"], parted=False)
    (run,) = match(stream, Index(units), joined=frozenset()).runs
    assert (run.unit, stream.text[run.start : run.end]) == (1, "consumerapplications13 8 2")
