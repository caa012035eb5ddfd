"""Date and author lines under a title, in formats that do not mark them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pincite.corpus.model import Block
from pincite.corpus.readers.plaintext import read_plaintext

_LONGEST = 200
"""Characters; the first longer block is where the text begins."""
_TITLE = "Title\n\n"


def with_headers(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with those that name author or date before the text begins as the headers of a plain text.

    The text begins with the first long paragraph, or with the first heading that is not the title.
    """
    in_front = True
    for index, block in enumerate(blocks):
        key = ""
        if in_front and index and block.kind in ("paragraph", "heading", "item"):
            key = _header_key(text[block.span.start : block.span.end])
            key = key if block.kind != "item" or key == "Date" else ""
            in_front = bool(key) or (block.kind != "heading" and len(block.span) <= _LONGEST)
        yield replace(block, kind="header", key=key, label="", section="") if key else block


def _header_key(words: str) -> str:
    """What a plain text would call the line under its title: ``Date``, ``By``, ``Host``; empty for any other line."""
    if len(words) > _LONGEST or "\n" in words:
        return ""
    found = read_plaintext(_TITLE + words)
    return found[1].key if len(found) == 2 and found[1].kind == "header" else ""
