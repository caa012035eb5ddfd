"""The guard's time grows with the length of what it is given, whatever that is made of."""

from __future__ import annotations

import time

import pytest

from pincite.corpus.guard import judge
from pincite.corpus.model import Document, Source
from pincite.corpus.readers.plaintext import read_plaintext

_SHORT, _TIMES = 1_000, 8
_LEAST = 0.02
"""Seconds below which a time says nothing."""
_AMID = "The harbour {} will close soon"


def _seconds(shape: str, size: int) -> float:
    """What three verdicts cost: of much in little, of much in as much, and of what all but stands there."""
    hostile = (shape * size)[:size]
    big, small = (
        Document("a", "a.txt", text, "", read_plaintext(text), Source("a", ""))
        for text in (
            f"The ferry stops. {hostile} The harbour will close soon, he said. {hostile}\n",
            "The harbour closes.\n",
        )
    )
    started = time.process_time()
    assert not judge(_AMID.format(hostile), small).holds
    assert not judge(f"x{hostile} y", big).holds
    judge(hostile, big)
    return time.process_time() - started


@pytest.mark.parametrize(
    "shape",
    [
        "[",
        "[a] ",
        "[not] ",
        "[...] ",
        "( ",
        ". . ",
        "“a” ",
        "'",
        "a, ",
        "a-\n",
        "a",
        "some of the ",
        "\u0301\u0316",
        "不",
    ],
)
def test_time_grows_with_length(shape: str) -> None:
    """Eight times as much takes about eight times as long; with the square it would be sixty-four times."""
    short = max(_LEAST, _seconds(shape, _SHORT))
    assert _seconds(shape, _TIMES * _SHORT) < 3 * _TIMES * short


def test_a_word_changed_far_inside_a_long_quotation_is_named() -> None:
    """Only the words about the first that differ are compared, and they are enough."""
    sentence = "Boat {} left the harbour before noon and came back with fish. "
    text = "".join(sentence.format(number) for number in range(200))
    document = Document("a", "a.txt", text, "", read_plaintext(text), Source("a", ""))
    verdict = judge(text.replace("Boat 150 left", "Boat 150 reached").strip(), document)
    assert (verdict.name, verdict.given, verdict.stands) == ("altered-word", "reached", "left")
    assert judge(text.strip(), document).holds
