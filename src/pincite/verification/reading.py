"""A delivered file as one stream of folded characters, and the way back from it to the words on a sheet."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from pincite.corpus.model import Span
from pincite.corpus.numbers import ReadNumber, read_numbers
from pincite.corpus.quotations.marks import mark_pairs
from pincite.delivered.model import Delivered, Fragment, Sheet
from pincite.verification.folding import FoldedPieces, fold_all

FEWEST_WORDS = 3
"""Words between quotation marks that are somebody's, rather than a term or a name; as in a brief's prose."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:['’‐‑.,-][^\W_]+)*")
_TOKEN_BEFORE, _TOKEN_AFTER = re.compile(r"[^\s]*\Z"), re.compile(r"[^\s]*")
_STRIPPED = ".,;:!?()[]“”\"«»„‘’'—–"


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Quotations of three words or more, without their marks."""
    pairs = [pair for pair in mark_pairs(text, Span(0, len(text))) if pair.closed]
    spans = (pair.words(text) for pair in pairs)
    return tuple(span for span in spans if len(_WORD.findall(text, span.start, span.end)) >= FEWEST_WORDS)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a fragment."""

    index: int
    start: int
    end: int


class FileText:
    """The fragments of a file in order, the furniture of its pages last; their numbers and quotations, and the folded
    stream of all."""

    def __init__(self, delivered: Delivered, *, lang: str) -> None:
        self.delivered = delivered
        placed = [(sheet, fragment) for sheet in delivered.sheets for fragment in sheet.fragments]
        if delivered.noun == "page":
            # Head and foot of a page stand between no two texts: what goes over to the next page is one.
            placed.sort(key=lambda each: each[1].kind == "furniture")
        self.placed: tuple[tuple[Sheet, Fragment], ...] = tuple(placed)
        self.lang = lang
        self.stream: FoldedPieces = fold_all([fragment.text for _, fragment in self.placed], parted=False)
        self._numbers: dict[int, tuple[ReadNumber, ...]] = {}
        self._quoted: dict[int, tuple[Span, ...]] = {}

    def fragment(self, index: int) -> Fragment:
        return self.placed[index][1]

    def sheet(self, index: int) -> Sheet:
        return self.placed[index][0]

    def cited(self, index: int) -> frozenset[int]:
        """The numbers of the citation marks in a fragment."""
        return frozenset(number for mark in self.fragment(index).marks for number in mark.numbers)

    def label(self, index: int) -> str:
        """``slide 4, Quotation``; without the ids that a shape's name carries."""
        sheet, fragment = self.placed[index]
        shape = " ".join(part for part in fragment.shape.split() if "#" not in part)
        name = "notes" if fragment.kind == "notes" else shape
        return ", ".join(part for part in (f"{self.delivered.noun} {sheet.number}", name) if part)

    def numbers(self, index: int) -> tuple[ReadNumber, ...]:
        if index not in self._numbers:
            self._numbers[index] = read_numbers(self.fragment(index).text, lang=self.lang)
        return self._numbers[index]

    def quoted(self, index: int) -> tuple[Span, ...]:
        if index not in self._quoted:
            self._quoted[index] = quoted_spans(self.fragment(index).text)
        return self._quoted[index]

    def fragment_at(self, position: int) -> int:
        """The fragment that holds a place of the stream; the last one at its end."""
        return max(bisect.bisect_right(self.stream.starts, position) - 1, 0)

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """A range of the stream as parts of fragments; an empty range is an empty part."""
        first = self.fragment_at(start if end > start or not start else start - 1)
        found = []
        for index in range(first, len(self.placed)):
            base, piece = self.stream.starts[index], self.stream.pieces[index]
            low, high = max(start - base, 0), min(end - base, len(piece.text))
            if base >= end and index > first:
                break
            if low > high or not piece.text:
                continue
            where = piece.offset(low) if low < len(piece.text) else piece.offset(len(piece.text))
            found.append(Piece(index, where, piece.offset(high - 1) + 1 if high > low else where))
        return tuple(found)

    def range_of(self, index: int, span: Span) -> tuple[int, int]:
        """The stream's range of a part of a fragment."""
        base, offsets = self.stream.starts[index], self.stream.pieces[index].offsets
        low, high = bisect.bisect_left(offsets, span.start), bisect.bisect_left(offsets, span.end)
        return base + low, base + high


def whole_words(text: str, start: int, end: int) -> str:
    """The words that a range touches, stops and marks at their ends left out."""
    before = _TOKEN_BEFORE.search(text[max(0, start - 80) : start])
    after = _TOKEN_AFTER.match(text, end)
    low = start - len(before[0]) if before else start
    high = after.end() if after else end
    return text[low:high].strip().strip(_STRIPPED).strip()


def touching(numbers: tuple[ReadNumber, ...], start: int, end: int) -> tuple[ReadNumber, ...]:
    """The numbers that a range overlaps or borders on."""
    return tuple(number for number in numbers if number.start <= end and number.end >= start)
