"""Text of a briefing: runs of words, and citations that stand where the reader sees a citation number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    emphasis: bool = False
    strong: bool = False
    correction: bool = False
    """Whether it is our bracketed insertion into somebody's words (`` [DeepSeek]``, leading space included)."""
    marked: bool = False
    """In the annex: whether these are the words that were cited."""
    evidence: str = ""
    """Id of the quotation or number that these words are."""
    link: str = ""
    """Web address that the words lead to."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation mark; ``numbers`` are the evidence entries it leads to, ascending, without repeats."""

    numbers: tuple[int, ...]


Prose = tuple[Run | Citation, ...]


def plain(prose: Prose) -> str:
    """The words alone, without citation marks."""
    return "".join(part.text for part in prose if isinstance(part, Run))
