"""The author's prose: blocks of words and pin-cites, each with its range in the text it was written in.

Offsets are half-open and count code points of the field's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one style, as they are printed: straight quotation marks are curly, an end of line is a space."""

    text: str
    start: int
    end: int
    """``text[i]`` stands at ``start + i``. Only an entity is longer than what it prints: ``&amp;`` is one character
    that takes five."""
    emphasis: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What a pin-cite names: evidence (``nin-report#p2s2``) or a whole document (``nin-report``)."""

    id: str
    start: int
    end: int
    """The range of the id, without ``@``."""


@dataclass(frozen=True, slots=True)
class PinCite:
    """``[@a#b; @c]``, brackets included; it follows the words before it without a space."""

    targets: tuple[Target, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """A paragraph, or an item of a list."""

    kind: Literal["paragraph", "item"]
    inlines: tuple[Words | PinCite, ...]
    ordinal: int = 0
    """Number of an item in a numbered list; 0 for other items and for paragraphs."""

    @property
    def text(self) -> str:
        """The words without the pin-cites."""
        return "".join(inline.text for inline in self.inlines if isinstance(inline, Words))

    def offsets(self) -> tuple[int, ...]:
        """For each character of ``text`` where it stands in the field's text; one more for the end."""
        found: list[int] = []
        end = self.inlines[0].start if self.inlines else 0
        for words in self.inlines:
            if isinstance(words, Words):
                found.extend(range(words.start, words.start + len(words.text)))
                end = words.end
        return (*found, end)


@dataclass(frozen=True, slots=True)
class ProseFault:
    """What is wrong with the prose; the caller knows the file and the field."""

    rule: str
    message: str
    hint: str
    offset: int
    """Code point of the field's text at which it is wrong."""
