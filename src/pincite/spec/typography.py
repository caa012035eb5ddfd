"""Typographic quotation marks and apostrophes, one character for one character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.corpus.model import Span
from pincite.corpus.quotations.marks import Pair, mark_pairs

_DEEPEST = 3
_DOUBLES = re.compile(r'["“”„«»]')
_MARKS = re.compile(r"""['"“”„«»]""")


def curly(text: str, literal: frozenset[int] = frozenset()) -> tuple[str, tuple[int, ...]]:
    """``text`` with curly marks, equally long, and the offsets of quotation marks without a partner.

    Only straight marks change; those at the offsets ``literal`` stay, and enclose nothing. The sign of inches (5")
    stays straight.
    """
    if not _MARKS.search(text):
        return text, ()
    seen = "".join("\ufffc" if index in literal else char for index, char in enumerate(text))
    chars = list(text)
    paired: set[int] = set()
    for pair, single in _nested(seen, Span(0, len(seen)), 1):
        if pair.closed:
            paired |= {*range(pair.opening.start, pair.opening.end), *range(pair.closing.start, pair.closing.end)}
            _set(chars, pair.opening, "‘" if single else "“")
            _set(chars, pair.closing, "’" if single else "”")
    for index, char in enumerate(seen):
        if char == "'" and index not in paired and _is_apostrophe(seen, index):
            chars[index] = "’"
    alone = (found.start() for found in _DOUBLES.finditer(seen) if found.start() not in paired)
    return "".join(chars), tuple(index for index in alone if not _is_inches(seen, index))


def _nested(text: str, span: Span, depth: int) -> Iterator[tuple[Pair, bool]]:
    """Pairs within pairs, and whether each is of single marks."""
    for pair in mark_pairs(text, span):
        yield pair, text[pair.opening.start : pair.opening.end] in ("'", "‘", "‚")
        inner = Span(pair.opening.end, max(pair.opening.end, pair.closing.start))
        if depth < _DEEPEST and len(inner):
            yield from _nested(text, inner, depth + 1)


def _set(chars: list[str], mark: Span, curly_mark: str) -> None:
    if len(mark) == 1 and chars[mark.start] in "'\"":
        chars[mark.start] = curly_mark


def _is_apostrophe(text: str, index: int) -> bool:
    """Whether it stands in a word, at its end, or for letters left out at its beginning (``'90s``)."""
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    return after.isalnum() or before.isalpha()


def _is_inches(text: str, index: int) -> bool:
    return text[index] == '"' and index > 0 and text[index - 1].isdigit()
