"""The corpus as it is today, as an edition: what an earlier edition cites, found again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pincite.corpus.catalogue import Corpus
from pincite.corpus.fingerprints import words_sha256
from pincite.corpus.guard.differences import nearest
from pincite.corpus.guard.languages import turning_words
from pincite.corpus.model import Document, Evidence, Number, Passage, Quotation, Span
from pincite.corpus.verbatim import FoldedText, find_verbatim
from pincite.editions.model import Cited, Edition, EditionSource, Piece, digest

Locate = Callable[[Document, Span, Quotation | None], str]
"""What a reader of a document looks for to find a passage in it, which holds the quotation that it is cited for."""


def piece_of(item: Evidence, document: Document) -> Piece:
    """A piece of evidence as it stands in its document."""
    text, start, end = document.slice(item.span), item.span.start, item.span.end
    if isinstance(item, Quotation):
        return Piece(item.id, "quotation", text, start, end, speaker=item.speaker or "")
    if isinstance(item, Number):
        upper = f"{item.upper:f}" if item.upper is not None else ""
        return Piece(item.id, "number", text, start, end, value=f"{item.value:f}", upper=upper, unit=item.unit)
    return Piece(item.id, "passage", text, start, end)


def sentences_around(corpus: Corpus, doc_id: str, span: Span) -> Span:
    """The sentences that hold a span, or the span itself where the text there cannot be cited."""
    first = corpus.sentence_at(doc_id, span.start)
    last = corpus.sentence_at(doc_id, max(span.start, span.end - 1))
    start = first.span.start if first else span.start
    end = last.span.end if last else span.end
    return Span(min(start, span.start), max(end, span.end))


def edition_today(earlier: Edition, corpus: Corpus, locate: Locate) -> Edition:
    """What ``earlier`` cites as it stands in the corpus now, under the ids that it has there now.

    Words that do not stand in their document are replaced by its nearest ones, if any are near; else they are looked
    for in the other documents, and what is not there at all is left out.
    """
    return replace(
        earlier,
        sources={doc_id: _source(doc_id, corpus) for doc_id in _names(earlier, corpus).values()},
        cited=tuple(_Finder(earlier, corpus, locate).found()),
        judgements=(),
        holdings={entry.id: digest(entry.sha256) for entry in corpus.entries.values()},
    )


def _names(earlier: Edition, corpus: Corpus) -> dict[str, str]:
    """What each source that the edition cites is called now; without those that are gone."""
    called = {entry.sha256: entry.id for entry in reversed(list(corpus.entries.values()))}
    names = {}
    for source in earlier.sources.values():
        now = source.id if source.id in corpus.documents else called.get(source.sha256)
        if now is not None:
            names[source.id] = now
    return names


def _source(doc_id: str, corpus: Corpus) -> EditionSource:
    entry, source = corpus.entries[doc_id], corpus.sources[doc_id]
    words = words_sha256(corpus.documents[doc_id])
    return EditionSource(
        doc_id, entry.file, entry.sha256, source.title or doc_id, source.status, source.language, words
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something that was cited stands now."""

    doc_id: str
    span: Span
    item: Evidence | None
    """What the corpus has there under an id, if that is of the same kind."""


class _Finder:
    """Finds what an edition cites in today's corpus."""

    def __init__(self, earlier: Edition, corpus: Corpus, locate: Locate) -> None:
        self._earlier = earlier
        self._corpus = corpus
        self._locate = locate
        self._names = _names(earlier, corpus)
        self._folded: dict[str, FoldedText] = {}

    def found(self) -> Iterator[Cited]:
        """In the order of the edition."""
        for _, group in groupby(self._earlier.cited, key=lambda cited: (cited.source, cited.passage)):
            yield from self._passage(tuple(group))

    def _passage(self, group: Sequence[Cited]) -> Iterator[Cited]:
        """The pieces of one passage, which share its locator."""
        here = self._names.get(group[0].source)
        if here is not None and self._is_same(group[0].source, here):
            yield from (_renamed(cited, here) for cited in group)
            return
        places = [self._place(cited, here) for cited in group]
        quoted = next((place.item for place in places if place and _is_quoted(place.item)), None)
        for cited, place in zip(group, places, strict=True):
            if place is not None:
                yield self._cited(cited, place, quoted if isinstance(quoted, Quotation) else None)

    def _is_same(self, was: str, now: str) -> bool:
        return self._earlier.sources[was].sha256 == self._corpus.entries[now].sha256

    def _text(self, doc_id: str) -> FoldedText:
        if doc_id not in self._folded:
            self._folded = {doc_id: FoldedText(self._corpus.documents[doc_id].text)}  # one at a time: they may be long
        return self._folded[doc_id]

    def _place(self, cited: Cited, here: str | None) -> _Place | None:
        # That a source says something else now matters more than that another still says the same.
        found = (self._in_document(cited, here) or self._near(cited, here)) if here is not None else None
        return found or self._elsewhere(cited)

    def _in_document(self, cited: Cited, doc_id: str) -> _Place | None:
        """Where the same words stand, first under the same id; a number counts only in the same sentence."""
        item = self._corpus.evidence(f"{doc_id}#{cited.piece.id.partition('#')[2]}")
        same = item is not None and self._corpus.text(item) == cited.piece.text
        if item and same and (cited.piece.kind != "number" or self._sentence(doc_id, item.span) == cited.passage):
            return _Place(doc_id, item.span, item)
        if cited.piece.kind != "number":
            found = find_verbatim(cited.piece.text, self._text(doc_id))
            return self._place_of(cited, doc_id, found.span) if found else None
        found = find_verbatim(cited.passage, self._text(doc_id)) if cited.passage else None
        inside = self._corpus.numbers_in(doc_id, found.span) if found else ()
        number = next((each for each in inside if _equal(each, cited.piece)), None)
        return _Place(doc_id, number.span, number) if number else None

    def _elsewhere(self, cited: Cited) -> _Place | None:
        words = cited.passage if cited.piece.kind == "number" else cited.piece.text
        for doc_id in self._corpus.holding(words):
            if doc_id != self._names.get(cited.source) and (found := self._in_document(cited, doc_id)):
                return found
        return None

    def _near(self, cited: Cited, doc_id: str) -> _Place | None:
        """The words that stand in place of those that were cited."""
        turning = turning_words(self._corpus.sources[doc_id].language)
        words = cited.passage if cited.piece.kind == "number" else cited.piece.text
        found = nearest(words, [(doc_id, self._text(doc_id))], turning)
        if found is None:
            return None
        if cited.piece.kind != "number":
            return self._place_of(cited, doc_id, found[1].span)
        around = sentences_around(self._corpus, doc_id, found[1].span)
        numbers = self._corpus.numbers_in(doc_id, around)
        item = next((item for item in numbers if _equal(item, cited.piece)), None) or self._successor(cited, numbers)
        return _Place(doc_id, item.span, item) if item else None

    def _successor(self, cited: Cited, numbers: Sequence[Number]) -> Number | None:
        """The number that stands in place of one that was cited: of the same unit, not there before, and of several
        the one that stands nearest to where the earlier one stood in its sentence."""
        if not numbers:
            return None
        was = max(cited.passage.find(cited.piece.text), 0) / max(len(cited.passage), 1)
        first, length = numbers[0].span.start, max(numbers[-1].span.end - numbers[0].span.start, 1)
        fitting = [item for item in numbers
                   if item.unit == cited.piece.unit and self._corpus.text(item) not in cited.passage]  # fmt: skip
        return min(fitting, key=lambda item: abs((item.span.start - first) / length - was), default=None)

    def _sentence(self, doc_id: str, span: Span) -> str:
        return self._corpus.documents[doc_id].slice(sentences_around(self._corpus, doc_id, span))

    def _place_of(self, cited: Cited, doc_id: str, span: Span) -> _Place:
        items: Iterable[Evidence]
        if cited.piece.kind == "quotation":
            items = (item for item in self._corpus.quotations_in(doc_id, span) if _stands_at(item, span))
        else:
            items = (item for item in self._corpus.passages_of(doc_id) if item.span == span)
        return _Place(doc_id, span, next(iter(items), None))

    def _cited(self, earlier: Cited, place: _Place, quoted: Quotation | None) -> Cited:
        """What stands at a place, under the id that the corpus has for it, or else the one that it had."""
        document = self._corpus.documents[place.doc_id]
        if place.item is not None:
            piece = piece_of(place.item, document)
        else:
            piece = replace(earlier.piece, text=document.slice(place.span), start=place.span.start, end=place.span.end)
        whole = place.item.span if isinstance(place.item, Passage) else sentences_around(
            self._corpus, place.doc_id, place.span
        )  # fmt: skip
        located = self._locate(document, whole, quoted)
        return Cited(piece, place.doc_id, document.slice(whole), located)


def _is_quoted(item: Evidence | None) -> bool:
    return isinstance(item, Quotation) and item.form != "reported"


def _stands_at(quotation: Quotation, span: Span) -> bool:
    """Whether the words at ``span`` are the whole quotation, but for the marks at its ends."""
    return any(place.contains(span) and len(place) <= len(span) + 2 for place in quotation.places or (quotation.span,))


def _equal(number: Number, piece: Piece) -> bool:
    return f"{number.value:f}" == piece.value and number.unit == piece.unit


def _renamed(cited: Cited, doc_id: str) -> Cited:
    if doc_id == cited.source:
        return cited
    name = f"{doc_id}#{cited.piece.id.partition('#')[2]}"
    return replace(cited, source=doc_id, piece=replace(cited.piece, id=name))
