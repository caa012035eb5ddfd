"""Citation numbers: each passage that is cited gets the next number when it is first cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from pincite.briefing.model import EvidenceEntry, Prose, Run
from pincite.briefing.wording import custody, locator
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Document, Evidence, Passage, Quotation, Span
from pincite.editions.corpus import piece_of, sentences_around
from pincite.references.items import locators
from pincite.references.links import deep_link, web_address
from pincite.words import Language

_CONTEXT = 32
"""Code points of prefix and suffix in a selector (W3C Web Annotation, TextQuoteSelector)."""


@dataclass(frozen=True, slots=True)
class _Cited:
    doc_id: str
    span: Span | None
    """Of the passage; none when the whole document is cited."""


@dataclass(slots=True)
class CitationRegister:
    """Gives numbers in the order of first use and remembers what was cited under each."""

    corpus: Corpus
    language: Language
    _numbers: dict[_Cited, int] = field(default_factory=dict)
    _evidence: dict[int, dict[str, None]] = field(default_factory=dict)

    def cite(self, *evidence_ids: str) -> tuple[int, ...]:
        """The numbers of the passages that hold the evidence, ascending; every id must be known to the corpus."""
        return tuple(sorted({self._number(evidence_id) for evidence_id in evidence_ids}))

    def _number(self, evidence_id: str) -> int:
        cited = _Cited(evidence_id.partition("#")[0], passage_of(self.corpus, evidence_id))
        number = self._numbers.setdefault(cited, len(self._numbers) + 1)
        self._evidence.setdefault(number, {})[evidence_id] = None
        return number

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents cited so far, in the order of first use."""
        return tuple(dict.fromkeys(cited.doc_id for cited in self._numbers))

    def entries(self) -> tuple[EvidenceEntry, ...]:
        """An entry for every number given so far, in their order."""
        return tuple(self._entry(cited, number) for cited, number in self._numbers.items())

    def _entry(self, cited: _Cited, number: int) -> EvidenceEntry:
        document = self.corpus.documents[cited.doc_id]
        if cited.span is None:
            return EvidenceEntry(number, cited.doc_id, tuple(self._evidence[number]), Span(0, 0), (),
                                 self.language.briefing.whole_document, "",
                                 custody(document.source, self.language, quoted=False), 0, "", "", "",
                                 link=web_address(document.source))  # fmt: skip
        span = cited.span
        found = [self.corpus.evidence(evidence_id) for evidence_id in self._evidence[number]]
        items = sorted((item for item in found if item), key=lambda item: item.span)
        quotation = first_quotation(items)
        full, short = locator(document, span, self.language, quotation)
        return EvidenceEntry(
            number=number,
            source=cited.doc_id,
            evidence=tuple(item.id for item in items),
            span=span,
            context=self._context(document, span, items),
            locator=full,
            short_locator=short,
            attribution=custody(document.source, self.language, quoted=quotation is not None),
            line=document.line_of(span.start),
            exact=document.slice(span),
            prefix=document.text[max(0, span.start - _CONTEXT) : span.start],
            suffix=document.text[span.end : span.end + _CONTEXT],
            locators=locators(document, span, quotation),
            link=deep_link(document, quotation.span if quotation else span, quotation),
            pieces=tuple(piece_of(item, document) for item in items),
        )

    def _context(self, document: Document, span: Span, items: Iterable[Evidence]) -> Prose:
        """The sentence before, the passage with the cited words marked, and the sentence after."""
        before, after = self.corpus.around(document.id, span)
        marked = [place for item in items for place in _places_within(item, span)]
        borders = sorted({span.start, span.end, *(offset for place in marked for offset in (place.start, place.end))})
        runs: list[Run] = []
        if before:
            runs += [*corrected_runs(self.corpus, document.id, before.span), Run(" ")]
        for left, right in pairwise(borders):
            piece = Span(left, right)
            is_marked = any(place.contains(piece) for place in marked)
            runs += corrected_runs(self.corpus, document.id, piece, marked=is_marked)
        if after:
            runs += [Run(" "), *corrected_runs(self.corpus, document.id, after.span)]
        return tuple(runs)


def first_quotation(items: Iterable[Evidence | None]) -> Quotation | None:
    """The first of somebody's own words among pieces of evidence: what a passage is cited for when it is quoted."""
    return next((item for item in items if isinstance(item, Quotation) and item.form != "reported"), None)


def _places_within(item: Evidence, span: Span) -> tuple[Span, ...]:
    places = item.places if isinstance(item, Quotation) and item.places else (item.span,)
    inside = tuple(place for place in places if span.contains(place))
    return inside or (Span(max(item.span.start, span.start), min(item.span.end, span.end)),)


def passage_of(corpus: Corpus, evidence_id: str) -> Span | None:
    """The sentences that hold a piece of evidence, or the passage itself; none for a whole document.

    Raises ``KeyError`` for an id that the corpus does not hold.
    """
    if evidence_id in corpus.documents:
        return None
    item = corpus.evidence(evidence_id)
    if item is None:
        raise KeyError(evidence_id)
    if isinstance(item, Passage):
        return item.span
    return sentences_around(corpus, item.doc_id, item.span)


def corrected_runs(
    corpus: Corpus, doc_id: str, span: Span, *, marked: bool = False, evidence: str = ""
) -> tuple[Run, ...]:
    """The words of ``span`` as they stand, each garbled one followed by its reading in brackets."""
    document = corpus.documents[doc_id]
    runs: list[Run] = []
    done = span.start
    for place, entry in corpus.corrections_in(doc_id, span):
        runs.append(Run(document.text[done : place.end], marked=marked, evidence=evidence))
        runs.append(Run(f" [{entry.canonical}]", marked=marked, correction=True))
        done = place.end
    if done < span.end:
        runs.append(Run(document.text[done : span.end], marked=marked, evidence=evidence))
    return tuple(runs)
