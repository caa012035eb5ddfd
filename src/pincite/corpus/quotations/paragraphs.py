"""A document as paragraphs with their quotation marks paired: what quotations and reported statements are read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pincite.corpus.model import Block, Document, Span
from pincite.corpus.quotations.clauses import Paragraph
from pincite.corpus.quotations.dialogue import dialogue_pairs, opens_with_dashes
from pincite.corpus.quotations.marks import Pair, mark_pairs, opens_with_mark
from pincite.corpus.quotations.quoted_blocks import whole_pair
from pincite.corpus.quotations.set_phrases import has_turn_label

_LONGEST = 6000
"""Characters of a block that are read at once. Longer ones (a file without line breaks) are cut between sentences, so
that the time taken grows with the length of the text and not with its square."""
_MOST_PAIRS = 200
"""Pairs in one piece; where marks stand more densely than that, they are code or a table and quote nobody."""
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]{0,3}(?P<gap>\s+)(?=[\"“‘«(\[]?[^\Wa-zà-ÿ_])")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of a document in reading order, furniture left out."""

    all: tuple[Paragraph, ...]
    running: frozenset[int]
    """Those whose quotation goes on in the next."""


@lru_cache(maxsize=2)
def read_paragraphs(document: Document) -> Paragraphs:
    """Every block that is text, in pieces where it is very long, with its outermost quotations.

    Kept for the next who asks: quotations and reported statements are read one after the other.
    """
    text = document.text
    blocks = [piece for block in document.blocks if block.kind != "furniture" for piece in _pieces(text, block)]
    running = _running_on(text, blocks)
    dashes = opens_with_dashes(text, blocks)
    return Paragraphs(tuple(_paragraphs(text, blocks, running, dashes)), running)


def _paragraphs(text: str, blocks: list[Block], running: frozenset[int], dashes: bool) -> Iterator[Paragraph]:
    for index, block in enumerate(blocks):
        pairs: Iterable[Pair]
        if block.spoken:
            pairs = ()  # the turn itself is the quotation
        elif block.quoted:
            pairs = whole_pair(text, block)
        elif dashes and (spoken := dialogue_pairs(text, block)):
            pairs = spoken
        else:
            pairs = mark_pairs(text, block.span, runs_on=index in running)
        held = tuple(pair for pair in pairs if _holds_words(text, pair))
        yield Paragraph.of(text, block, held if len(held) <= _MOST_PAIRS else ())


def _running_on(text: str, blocks: list[Block]) -> frozenset[int]:
    """Blocks whose quotation goes on in the next: each opens with the same mark, and only the last one closes."""
    running: set[int] = set()
    chain: list[int] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.quoted or block.spoken:
            if block.quoted and following is not None and following.quoted:
                running.add(index)
            chain = []
            continue
        follows = following is not None and opens_with_mark(text, following.span)
        same = follows and text[blocks[index + 1].span.start] == text[block.span.start : block.span.start + 1]
        may_go_on = same or (follows and not opens_with_mark(text, block.span))
        if not (chain or may_go_on):
            continue
        if has_turn_label(text, block):
            chain = []
            continue
        pairs = mark_pairs(text, block.span, runs_on=True)
        if pairs and not pairs[-1].closed and may_go_on:
            chain.append(index)
            continue
        if chain and pairs and pairs[0].closed and opens_with_mark(text, block.span):
            running.update(chain)
        chain = []
    return frozenset(running)


def _holds_words(text: str, pair: Pair) -> bool:
    words = pair.words(text)
    return any(char.isalnum() for char in text[words.start : words.end])


# --- long blocks ------------------------------------------------------------------------------------------------------


def _pieces(text: str, block: Block) -> Iterator[Block]:
    start = block.span.start
    if block.span.end - start <= _LONGEST:
        yield block
        return
    while block.span.end - start > _LONGEST:
        cut = _cut(text, start, start + _LONGEST)
        yield replace(block, span=Span(start, cut))
        start = cut
        while start < block.span.end and text[start].isspace():
            start += 1
    if start < block.span.end:
        yield replace(block, span=Span(start, block.span.end))


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut: between sentences and outside quotation marks if that can be had, else at a space or anywhere."""
    breaks = [match.start("gap") for match in _SENTENCE_END.finditer(text, start + _LONGEST // 2, end)]
    for place in reversed(breaks):
        if _is_balanced(text, start, place):
            return place
    if breaks:
        return breaks[-1]
    space = max(text.rfind(" ", start + _LONGEST // 2, end), text.rfind("\n", start + _LONGEST // 2, end))
    return space if space > 0 else end


def _is_balanced(text: str, start: int, end: int) -> bool:
    even = text.count('"', start, end) % 2 == 0
    return even and all(
        text.count(one, start, end) == text.count(other, start, end) for one, other in ("“”", "«»", "「」")
    )
