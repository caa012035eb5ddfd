"""Text reduced to what carries its meaning, so that layout cannot hide or feign a change.

Letters, digits, currency signs and the signs of amounts are kept, in lower case and without accents and ligatures.
Spaces, quotation marks, hyphens and stops go: programs that save a file anew break lines and retype marks.
Between digits a point, comma, colon, slash or hyphen stays, since ``7.8`` is not ``78``, and white space between two
numbers stays as one space.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SHORT = 2_000
"""Characters of a text whose folded form is kept."""
_KEPT = frozenset("%‰+<>≤≥≈~")
_BETWEEN_DIGITS = frozenset(".,:/")
_MINUS = frozenset("-‐‑‒–−")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and where each of its characters comes from."""

    text: str
    offsets: tuple[int, ...]
    """Of each character, in the text that was folded."""

    def offset(self, index: int) -> int:
        """Where the folded character ``index`` stands; the end of the last one for what lies behind it."""
        if index < len(self.offsets):
            return self.offsets[index]
        return self.offsets[-1] + 1 if self.offsets else 0


def fold(text: str) -> Folded:
    """``text`` in its folded form; linear in its length. What is short is kept, since it is asked for many times."""
    return _remembered(text) if len(text) <= _SHORT else _folded(text)


@lru_cache(maxsize=8192)
def _remembered(text: str) -> Folded:
    return _folded(text)


def _folded(text: str) -> Folded:
    chars: list[str] = []
    offsets: list[int] = []
    between = ""
    for offset, raw in enumerate(text):
        letters = _letters(raw)
        if not letters:
            between = between + raw if len(between) < 8 else between
            continue
        if joint := _joint(chars[-1] if chars else "", between, letters[0]):
            chars.append(joint)
            offsets.append(offset - 1 if offset else 0)
        between = ""
        chars.extend(letters)
        offsets.extend([offset] * len(letters))
    return Folded("".join(chars), tuple(offsets))


@lru_cache(maxsize=4096)
def _letters(char: str) -> str:
    """What is left of a character: nothing, or its letters, digits or sign."""
    if char in _KEPT or unicodedata.category(char) == "Sc":
        return char
    plain = unicodedata.normalize("NFKD", char).casefold()
    return "".join(each for each in plain if each.isalnum())


def _joint(before: str, between: str, after: str) -> str:
    """What stays of what stood between two characters: the joint of a number, a minus, or a space between numbers."""
    digit = after.isdigit()
    if before.isdigit() and digit and between:
        if between in _BETWEEN_DIGITS:
            return between
        return "-" if between in _MINUS else " "
    signed = between[-1:] in _MINUS and (not before or len(between) > 1)
    return "-" if signed and (digit or unicodedata.category(after) == "Sc") else ""


@dataclass(frozen=True, slots=True)
class FoldedPieces:
    """Several texts folded into one stream."""

    text: str
    starts: tuple[int, ...]
    """Where in the stream each text begins."""
    pieces: tuple[Folded, ...]


def fold_all(texts: Sequence[str], *, parted: bool) -> FoldedPieces:
    """The texts one after the other; ``parted`` puts between them what stands in no text."""
    stream: list[str] = []
    starts: list[int] = []
    length = 0
    pieces = tuple(fold(text) for text in texts)
    last = ""
    for piece in pieces:
        joint = "\0" if parted else " " if last.isdigit() and piece.text[:1].isdigit() else ""
        stream += (joint, piece.text)
        length += len(joint)
        starts.append(length)
        length += len(piece.text)
        last = piece.text[-1:] or last
    return FoldedPieces("".join(stream), tuple(starts), pieces)
