"""What reading a document costs grows with its length, whatever it is made of."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from pincite.corpus.model import Document, Source, Span
from pincite.corpus.quotations import find_quotations
from pincite.corpus.quotations.marks import mark_pairs
from pincite.corpus.quotations.people import People
from pincite.corpus.readers.markdown import read_markdown
from pincite.corpus.readers.plaintext import read_plaintext
from pincite.corpus.sentences import split_sentences
from pincite.marked_yaml.reader import compose_yaml
from pincite.references.links import text_directive

_TIMES = 8
_LEAST = 0.01
"""Seconds below which a time says nothing."""


def _paired(text: str) -> None:
    mark_pairs(text, Span(0, len(text)))


def _marked_down(text: str) -> None:
    read_markdown(f"# Tides\n\nLow {text} water".encode(), "")


def _plain(text: str) -> None:
    read_plaintext(f"The ferry stops.{text}The harbour closes.\n")


def _linked(text: str) -> None:
    text_directive(f"Low{text}water.", Span(0, 3))


def _tagged(text: str) -> None:
    compose_yaml("- a\n" + text, "a.yaml")


def _resolved(text: str) -> None:
    """Everybody in a room is asked for by a given and a family name."""
    count = len(text)
    full = [f"Given{index % 40} Middle{index} Family{index}" for index in range(count)]
    record = Source("a", "", speakers=tuple((name, "") for name in full))
    people = People(Document("a", "a.txt", "", "", (), record))
    for name in full:
        given, _, family = name.split()
        assert people.resolve(f"{given} {family}", 0) == (name, "")


def _seconds(read: Callable[[str], object], shape: str, size: int) -> float:
    hostile = (shape * size)[:size]
    started = time.process_time()
    read(hostile)
    return time.process_time() - started


@pytest.mark.parametrize(
    ("read", "shape", "size"),
    [
        (split_sentences, "“", 2_500),
        (split_sentences, "不。", 2_500),
        (_plain, "\t", 2_000),
        (_plain, "a-\n", 500),
        (_marked_down, " ", 2_000),
        (_marked_down, "[", 500),
        (_linked, " ", 3_000),
        (_resolved, ".", 100),
        (_tagged, "- !a b\n", 3_500),
    ],
)
def test_time_grows_with_length(read: Callable[[str], object], shape: str, size: int) -> None:
    """Eight times as much takes about eight times as long; with the square it would be sixty-four times."""
    read("")  # what is imported late
    short = max(_LEAST, _seconds(read, shape, size))
    assert _seconds(read, shape, _TIMES * size) < 3 * _TIMES * short


def test_many_shapes_of_marks_cost_little_more_than_one() -> None:
    """Twenty shapes could stand open in eight thousand ways; only the cheapest readings are followed."""
    size = 1_000
    one = max(_LEAST, _seconds(_paired, "“a” ", size))
    assert _seconds(_paired, "“«「『\"„❝‹ '' ,,a `` ‘‘ ‟", size) < 60 * one


@pytest.mark.parametrize(("between", "speaker"), [(5, "Grace Shao"), (60, None)])
def test_a_pronoun_reaches_only_as_far_back_as_anybody_remembers(between: int, speaker: str | None) -> None:
    rain = "The rain fell on the quays. " * between
    text = f"Grace Shao, an analyst, came back. {rain}“We cannot keep it open,” she said.\n"
    document = Document("a", "a.txt", text, "", read_plaintext(text), Source("a", ""))
    assert [quotation.speaker for quotation in find_quotations(document)] == [speaker]
