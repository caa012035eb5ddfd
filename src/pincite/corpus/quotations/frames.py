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
HOW: dict[FrameKind, str] = {
    "dash": "named after a dash",
    "after": "named in the reporting clause after it",
    "split": "named in the reporting clause that splits it",
    "before": "subject of the reporting verb before it",
    "passive": "named after `by`",
    "according": "named as the source of the sentence",
    "colon": "named before the colon",
    "turn": "it is this speaker's turn",
    "utterance": "owner of the utterance spoken of",
    "naming": "gives a name",
    "subject": "subject of the sentence, which has no reporting verb",
}
"""What the reason says of each."""
SURENESS: dict[FrameKind, float] = {
    "dash": 0.95,
    "after": 0.9,
    "split": 0.9,
    "colon": 0.9,
    "turn": 0.9,
    "according": 0.85,
    "subject": 0.5,
}
"""How sure each is, where it is surer or less sure than the rest."""


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
