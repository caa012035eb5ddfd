"""Citation marks in running text: taken out, so that the words read on, and kept beside it."""

from __future__ import annotations

import re

from pincite.delivered.model import Mark

_BRACKETED = re.compile(r"[ \u00a0\u202f]?\[(\d{1,4}(?:[ \u00a0]?[,–-][ \u00a0]?\d{1,4}){0,40})\]")
_PART = re.compile(r"(\d{1,4})(?:[ \u00a0]?[–-][ \u00a0]?(\d{1,4}))?")
_MOST = 500
"""Numbers that a range may stand for; more is no citation mark."""


def without_marks(text: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without marks such as ``[2, 5–7]``, and the marks with their places in what is left."""
    kept: list[str] = []
    marks: list[Mark] = []
    length = end = 0
    for match in _BRACKETED.finditer(text):
        numbers = numbers_of(match[1])
        if not numbers:
            continue
        kept.append(text[end : match.start()])
        length += match.start() - end
        end = match.end()
        marks.append(Mark(length, numbers))
    return "".join((*kept, text[end:])), tuple(marks)


def numbers_of(mark: str) -> tuple[int, ...]:
    """The numbers that a mark names, ranges told out; nothing where a range runs backwards or without measure."""
    found: list[int] = []
    for first, last in _PART.findall(mark):
        low, high = int(first), int(last or first)
        if not low <= high < low + _MOST:
            return ()
        found.extend(range(low, high + 1))
    return tuple(dict.fromkeys(found))
