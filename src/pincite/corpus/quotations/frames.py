"""How a quotation or a statement is reported: the way, the words that name the speaker and the words that report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pincite.corpus.model import Span
from pincite.corpus.quotations.clauses import Token

FrameKind = Literal[
    "dash",
    "after",
    "split",
    "before",
    "according",
    "colon",
    "turn",
    "owner",
    "utterance",
    "passive",
    "naming",
    "subject",
]


@dataclass(frozen=True, slots=True)
class Frame:
    """How one quotation is reported."""

    kind: FrameKind
    mention: Span | None
    cue: Span | None
    adjacent: bool = True
    """Whether the reporting words stand directly beside the quotation."""
    verb: str = ""


def span_of(tokens: tuple[Token, ...], start: int, stop: int) -> Span:
    """Where tokens ``[start, stop)`` stand in the document."""
    return Span(tokens[start].start, tokens[stop - 1].end)


def word_span(token: Token) -> Span:
    """Where one token stands in the document."""
    return Span(token.start, token.end)


def cue_of(tokens: tuple[Token, ...], start: int, verb: int) -> Span:
    """The verb with the auxiliaries and adverbs before it, where they follow the subject, which ends at ``start``."""
    first = verb
    while first > start and tokens[first - 1].text[0].isalpha() and verb - first < 4:
        first -= 1
    return Span(tokens[first].start, tokens[verb].end)
