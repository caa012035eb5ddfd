"""What the catalogue stores of a document: its content in one piece, and rows for its tables and indexes."""

from __future__ import annotations

import bisect
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from pincite.corpus.model import Block, Document, Landmark, Number, Passage, Quotation, Span
from pincite.corpus.store.index_text import indexed

KINDS = {"direct": 0, "number": 1, "reported": 2, "title": 3, "term": 4}
"""What stands in a sentence: numbers, and quotations by their form."""
SHIFT = 24
"""Bits of a row that count the passages of one document; those above are the number of its file."""


def rows_of(number: int) -> tuple[int, int]:
    """The first and the last row that the passages of a file can have."""
    return number << SHIFT, (number + 1 << SHIFT) - 1


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and all the evidence in it, in reading order."""

    document: Document
    quotations: tuple[Quotation, ...]
    numbers: tuple[Number, ...]
    passages: tuple[Passage, ...]
    """A paragraph stands before its sentences."""


@dataclass(frozen=True, slots=True)
class Content:
    """A document's text, structure and evidence; its passages have rows of their own."""

    text: str
    blocks: tuple[Block, ...]
    line_starts: tuple[int, ...]
    landmarks: tuple[Landmark, ...]
    quotations: tuple[Quotation, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the indexes hold of a document. Where a row begins with a number it is the place of a passage."""

    sentences: list[tuple[int, str, str]]
    """Words of the sentence, and the heading above it."""
    said: list[tuple[int, str]]
    """What somebody says in a sentence, for each sentence in which somebody does."""
    words: str
    """All of the text."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything that is stored of a document."""

    doc_id: str
    origin: str
    format: str
    locator: str
    """What a reader finds a place by: ``page``, ``timecode`` or ``paragraph``."""
    quotations: int
    """Somebody's words, counted."""
    numbers: int
    source: bytes
    content: bytes
    passages: list[tuple[int, str, int, int, bool]]
    """Place among the passages, label, start, end, and whether it is a sentence."""
    evidence: list[tuple[int, int, int]]
    """Place of a sentence among the passages, kind of what begins there, and its place in its list."""
    speakers: list[tuple[str, int]]
    """Who is quoted, and the place of a quotation of theirs."""
    indexed: Indexed


def rows_for(found: Annotated) -> Rows:
    """What is stored of a document and its evidence."""
    document = found.document
    kinds = {landmark.kind for landmark in document.landmarks}
    direct = [(item, index) for index, item in enumerate(found.quotations) if item.form == "direct"]
    return Rows(
        doc_id=document.id,
        origin=document.source.origin,
        format=document.format,
        locator="page" if "page" in kinds else "timecode" if "time" in kinds else "paragraph",
        quotations=len(direct),
        numbers=len(found.numbers),
        source=msgspec.msgpack.encode(document.source),
        content=_packed(found),
        passages=[
            (index, item.id.partition("#")[2], item.span.start, item.span.end, item.leaf)
            for index, item in enumerate(found.passages)
        ],
        evidence=_standing(found),
        speakers=[(item.speaker, index) for item, index in direct if item.speaker],
        indexed=indexed_rows(found),
    )


def indexed_rows(found: Annotated) -> Indexed:
    """What the indexes hold of a document; the same for the same document, so that it can be taken out again."""
    document, leaves = found.document, _Leaves(found)
    said: dict[int, list[str]] = {}
    for item in found.quotations:
        for place in (item.places or (item.span,)) if item.form == "direct" else ():
            for at in leaves.touching(place):
                span = found.passages[at].span
                part = Span(max(place.start, span.start), min(place.end, span.end))
                said.setdefault(at, []).append(document.slice(part))
    spans = ((at, found.passages[at].span) for at in leaves.at)
    return Indexed(
        [(at, indexed(document.slice(span)), indexed(document.block_at(span.start).section)) for at, span in spans],
        [(at, indexed("\n".join(parts))) for at, parts in sorted(said.items())],
        indexed(document.text),
    )


def _packed(found: Annotated) -> bytes:
    document = found.document
    content = Content(
        document.text, document.blocks, document.line_starts, document.landmarks, found.quotations, found.numbers
    )
    return zlib.compress(msgspec.msgpack.encode(content), 1)


def unpacked(content: bytes) -> Content:
    """The content of ``Rows``. Raises ``ValueError`` when it is none."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(content), type=Content)
    except (zlib.error, msgspec.DecodeError) as fault:
        raise ValueError(str(fault)) from fault


def _standing(found: Annotated) -> list[tuple[int, int, int]]:
    """The sentence in which each quotation (at each of its places) and number begins."""
    leaves = _Leaves(found)
    places = [
        (place.start, KINDS[item.form], index)
        for index, item in enumerate(found.quotations)
        for place in item.places or (item.span,)
    ]
    places += [(item.span.start, KINDS["number"], index) for index, item in enumerate(found.numbers)]
    return [(at, kind, index) for start, kind, index in places for at in leaves.touching(Span(start, start + 1))]


class _Leaves:
    """The sentences of a document among its passages, by their place in it."""

    def __init__(self, found: Annotated) -> None:
        self._passages = found.passages
        self.at = [index for index, passage in enumerate(found.passages) if passage.leaf][: 1 << SHIFT]

    def touching(self, span: Span) -> Iterator[int]:
        """Those that share a character with ``span``, in reading order."""
        first = bisect.bisect_right(self.at, span.start, key=lambda index: self._passages[index].span.end)
        for index in self.at[first:]:
            if self._passages[index].span.start >= span.end:
                return
            yield index
