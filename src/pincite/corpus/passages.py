"""Passages: what a pin-cite can name besides a quotation or a number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pincite.corpus.model import Block, Document, Passage, Span
from pincite.corpus.sentences import split_sentences


def find_passages(document: Document) -> tuple[Passage, ...]:
    """Every paragraph, list, item and sentence of a document, in reading order, the larger before the smaller.

    ``p9`` is a paragraph and ``p9s2`` its second sentence; ``p2`` may be a list, ``p2i13`` its 13th item and
    ``p2i13s2`` that item's second sentence.
    """
    return tuple(
        Passage(f"{document.id}#{label}", document.id, span, leaf) for label, span, leaf in _labelled_spans(document)
    )


def _labelled_spans(document: Document) -> Iterator[tuple[str, Span, bool]]:
    citable = (block for block in document.blocks if block.label)
    for paragraph, group in groupby(citable, key=lambda block: block.label.partition("i")[0]):
        blocks = tuple(group)
        if blocks[0].kind == "item":
            yield paragraph, Span(blocks[0].span.start, blocks[-1].span.end), False
        for block in blocks:
            yield from _block_spans(document, block)


def _block_spans(document: Document, block: Block) -> Iterator[tuple[str, Span, bool]]:
    sentences = split_sentences(document.text, _body(document, block), lang=document.source.language or "en")
    single = block.kind == "item" and len(sentences) == 1
    yield block.label, block.span, single
    if not single:
        for count, sentence in enumerate(sentences, 1):
            yield f"{block.label}s{count}", sentence, True


def _body(document: Document, block: Block) -> Span:
    """The block without the label it opens with (``Tech Giants: ...``)."""
    if not block.key:
        return block.span
    colon = document.text.find(":", block.span.start + len(block.key), block.span.end)
    return Span(colon + 1, block.span.end) if colon >= 0 else block.span
