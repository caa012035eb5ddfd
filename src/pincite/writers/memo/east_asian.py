"""Marks in Chinese and Japanese texts: as wide as a character, but narrow among Latin words, and set close in pairs.

The engine has neither ``text-spacing-trim`` nor a choice of quotation marks by script. What is found here is marked
for the stylesheet, which asks the font for the other form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.writers.fonts import is_wide

_TAG = re.compile(r"(<[^>]*>)")
_INLINE = re.compile(r"</?(?:a|em|strong|mark|span|sup)\b")
_APART = re.compile(r"<(/?)(?:head|svg|style)\b")
"""Parts in which no mark is to be made: they are not text of the page, or no stylesheet reaches them."""
_QUOTES = "“”‘’"
_MARKS = f"{_QUOTES}…"
_MARK = re.compile(f"[{_MARKS}]")
_CLOSING, _OPENING = "、。，．：；！？）］｝〉》」』】〕〗", "（［｛〈《「『【〔〖"
_CLOSE = re.compile(f"[{_CLOSING}”’](?=[{_CLOSING}{_OPENING}{_QUOTES}])|(?<=[{_OPENING}“‘])[{_OPENING}“‘]")
"""What gives up its empty half: of two marks side by side a closing one, or else the second of two that open."""
_NEAR = 4
"""Marks that may stand together, and the character behind them."""
_PAIR = re.compile("“[^“”]*”|‘[^‘’]*’")


def marked(html: str) -> str:
    """``html`` with ``<span class="narrow">`` about each mark among Latin words, ``tight`` about what is set close."""
    pieces = _TAG.split(html)
    # Text and tags by turns: the marks of a line are judged together, whatever tags stand between them.
    line: list[int] = []
    depth = 0
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            line += [index] if depth == 0 else []
            continue
        if apart := _APART.match(piece):
            depth += -1 if apart[1] else 1
        if not _INLINE.match(piece):
            _mark(pieces, line)
            line = []
    _mark(pieces, line)
    return "".join(pieces)


def _mark(pieces: list[str], line: list[int]) -> None:
    whole = "".join(pieces[index] for index in line)
    classes = dict.fromkeys(narrow_marks(whole), "narrow")
    for offset in close_marks(whole):
        classes.setdefault(offset, "tight")
    start = 0
    for index in line if classes else ():
        text = pieces[index]
        pieces[index] = "".join(
            f'<span class="{classes[place]}">{char}</span>' if place in classes else char
            for place, char in enumerate(text, start)
        )
        start += len(text)


def narrow_marks(text: str) -> Iterator[int]:
    """Offsets of the quotation marks and dots that neither open, close nor follow anything of full width.

    The two marks of a pair are alike.
    """
    wide: set[int] = set()
    for pair in _PAIR.finditer(text):
        if any(_beside(text, offset) for offset in (pair.start(), pair.end() - 1)):
            wide.update((pair.start(), pair.end() - 1))
    for mark in _MARK.finditer(text):
        if mark.start() not in wide and not _beside(text, mark.start()):
            yield mark.start()


def close_marks(text: str) -> Iterator[int]:
    """Offsets of the full-width marks that give up their empty half (Requirements for Chinese Text Layout, 3.1.6)."""
    return (found.start() for found in _CLOSE.finditer(text))


def _beside(text: str, offset: int) -> bool:
    """Whether the nearest character on either side, past a few more such marks, is a full-width one."""
    before = text[max(0, offset - _NEAR) : offset].rstrip(_MARKS)[-1:]
    after = text[offset + 1 : offset + 1 + _NEAR].lstrip(_MARKS)[:1]
    return any(char and is_wide(char) for char in (before, after))
