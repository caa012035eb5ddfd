"""Where each character of a loaded text stands in the file, for every style in which YAML writes a text.

YAML only ever changes white space (it folds lines and drops indentation) and escapes. So the characters that are
not white space are found again in their order, and white space is placed between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pincite.marked_yaml.nodes import TextNode

_BLANK = " \t\r\n\x85\u2028\u2029"
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(\r\n|.))", re.DOTALL)
_NAMED_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sign:
    """A character of the text that is written out in the file: not white space, or escaped."""

    char: str
    start: int
    end: int


@lru_cache(maxsize=32)
def source_offsets(source: str, node: TextNode) -> tuple[int, ...]:
    """For each character of ``node.text`` its offset in ``source``; one more at the end, where the text ends.

    An escaped character stands where its escape begins. The space of a folded line stands at the line's end.
    """
    start, end = _content(source, node)
    offsets: list[int] = []
    position = start
    for sign in _signs(source, start, end, node.style):
        index = _index_of(node.text, len(offsets), sign, source[position : sign.start])
        if index < 0:
            break
        offsets.extend(_blanks(node.text[len(offsets) : index], source, position, sign.start))
        offsets.append(sign.start)
        position = sign.end
    offsets.extend(_blanks(node.text[len(offsets) :], source, position, end))
    return (*offsets, position)


def _content(source: str, node: TextNode) -> tuple[int, int]:
    if node.style in ("|", ">"):
        header = _BREAK.search(source, node.start, node.end)
        return (header.end() if header else node.end), node.end
    return (node.start + 1, node.end - 1) if node.style else (node.start, node.end)


def _signs(source: str, start: int, end: int, style: str) -> Iterator[_Sign]:
    position = start
    while position < end:
        char, following = source[position], position + 1
        if style == "'" and char == "'":
            following += 1
        elif style == '"' and char == "\\" and (escape := _ESCAPE.match(source, position, end)):
            char, following = _meaning(escape), escape.end()
        elif char in _BLANK:
            char = ""
        if char:
            yield _Sign(char, position, following)
        position = following


def _meaning(escape: re.Match[str]) -> str:
    """The character; empty for an escaped end of line."""
    code = escape[1] or escape[2] or escape[3]
    return chr(int(code, 16)) if code else _NAMED_ESCAPES.get(escape[4], "")


def _index_of(text: str, done: int, sign: _Sign, gap: str) -> int:
    """Where in the text the sign is, the white space before it passed over; -1 when it is not there."""
    index = done
    if sign.char in _BLANK:
        breaks = len(_BREAK.findall(gap))
        index += max(1, breaks - 1) if breaks else len(gap)
        return index if text[index : index + 1] == sign.char else -1
    while index < len(text) and text[index] in _BLANK:
        index += 1
    return index if text[index : index + 1] == sign.char else -1


def _blanks(run: str, source: str, start: int, end: int) -> Iterator[int]:
    """Offsets for a run of white space of the text that comes from ``source[start:end]``."""
    breaks = [found.start() for found in _BREAK.finditer(source, start, end)]
    wanted = [index for index, char in enumerate(run) if _BREAK.match(char)]
    for index in range(len(run)):
        if not breaks or (wanted and index < wanted[0]):
            offset = start + index  # nothing was folded before it
        elif not wanted:
            offset = breaks[0]  # the space that a folded line leaves
        elif index > wanted[-1]:
            offset = end - (len(run) - index)  # after the indentation
        else:
            offset = breaks[max(0, len(breaks) - sum(later >= index for later in wanted))]
        yield max(start, min(offset, max(start, end - 1)))
