"""How much two texts are alike, in words."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from pincite.corpus.guard.differences import tokens
from pincite.corpus.verbatim import FoldedText

ALIKE = 0.5
"""Share of their words from which two sentences of a changed document, or two claims, are versions of one."""
CLOSE = 0.75
"""The same for words that stand in sentences which are no versions of one: half of a few words may be chance."""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text without what is typography alone."""
    return FoldedText(text).text


@lru_cache(maxsize=4096)
def _keys(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens(text))


def likeness(one: str, other: str) -> float:
    """0 to 1, as difflib has it over words; 0 where it must be small."""
    matcher = SequenceMatcher(None, _keys(one), _keys(other), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
