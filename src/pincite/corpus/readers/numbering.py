"""What a pin-cite calls a block, the same in every format."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from pincite.corpus.model import Block


def numbered(blocks: Iterable[Block], lists: Collection[int] = ()) -> Iterator[Block]:
    """The blocks with their labels: ``p9``, and ``p2i13`` for item 13 of the list that is paragraph 2.

    Paragraphs count from 1; a list counts as one paragraph, its items from 1. Headings and furniture do not count, and
    furniture does not part a list. ``lists`` are the indices of items that begin a list of their own although an item
    stands right before them.
    """
    paragraph = item = 0
    for index, block in enumerate(blocks):
        if block.kind == "item":
            item = 0 if index in lists else item
            paragraph, item = (paragraph, item + 1) if item else (paragraph + 1, 1)
            yield replace(block, label=f"p{paragraph}i{item}")
        elif block.kind == "paragraph":
            paragraph, item = paragraph + 1, 0
            yield replace(block, label=f"p{paragraph}")
        else:
            item = 0 if block.kind != "furniture" else item
            yield block
