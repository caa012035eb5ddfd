"""A text without the breaks that typesetting put into its words, and the way back to the offsets of the original.

``twenty-`` at a line's end and ``six`` on the next are *twenty-six*; ``mil-`` and ``lion`` are *million*. Whether the
hyphen itself was put in by the typesetter cannot be told from two lines, so it goes only where a given word results.
Soft hyphens, zero-width spaces and joiners go everywhere. A blank line is a border and is never crossed.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Container
from dataclasses import dataclass

_BREAK = re.compile(
    r"(?P<left>(?<!\w)[^\W\d_]{1,20}|[\w.%])(?P<hyphen>[-\u2010\u2011])(?P<gap>[^\S\n]{0,2}\n[^\S\n]{0,8})(?=\w)"
    r"|(?P<unseen>[\u00ad\u200b-\u200d\u2060\ufeff])(?P<line>\n[^\S\n]{0,8}(?=[a-z]))?"
)
_LETTERS = re.compile(r"[^\W\d_]{1,20}(?!\w)")
_ANY = re.compile(r"[-\u2010\u2011\u00ad\u200b-\u200d\u2060\ufeff](?:(?<![-\u2010\u2011])|[^\S\n]{0,2}\n)")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The text as it is read, and where pieces of the original were left out."""

    text: str
    _joints: tuple[int, ...] = ()
    """Offsets in ``text`` before which something was left out, ascending."""
    _left_out: tuple[int, ...] = ()
    """How many characters of the original were left out up to each joint."""

    def start(self, offset: int) -> int:
        """Offset in the original of the character that stands at ``offset``."""
        index = bisect.bisect_right(self._joints, offset)
        return offset + (self._left_out[index - 1] if index else 0)

    def end(self, offset: int) -> int:
        """Offset in the original just after the character before ``offset``."""
        return self.start(offset - 1) + 1 if offset else 0


def unwrap(text: str, words: Container[str] = ()) -> Unwrapped:
    """``text`` without soft hyphens, line breaks after hyphens, and the hyphens that so part one of ``words``.

    ``words`` are lower case.
    """
    if _ANY.search(text) is None:
        return Unwrapped(text)
    pieces: list[str] = []
    joints: list[int] = []
    left_out: list[int] = []
    position = length = gone = 0
    for match in _BREAK.finditer(text):
        start, end = match.span("unseen") if match["unseen"] else match.span("gap")
        if match["hyphen"] and (right := _LETTERS.match(text, end)):
            start -= (match["left"] + right[0]).lower() in words
        if match["line"]:
            end = match.end("line")
        pieces.append(text[position:start])
        length += start - position
        gone += end - start
        joints.append(length)
        left_out.append(gone)
        position = end
    return Unwrapped("".join([*pieces, text[position:]]), tuple(joints), tuple(left_out))
