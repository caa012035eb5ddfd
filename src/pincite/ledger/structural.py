"""Numbers of both files that need no source, by what the briefing says of its own parts.

``verification.structure`` knows a file by itself; here the briefing is at hand as well, so that a reference to
paragraph 2.1 is one because there is a paragraph 2.1, and a count of passages because the matrix has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pincite.briefing.model import Briefing, plain
from pincite.corpus.numbers import ReadNumber
from pincite.delivered.model import Fragment
from pincite.verification.folding import fold
from pincite.verification.structure import Structure
from pincite.verification.traces import Sources
from pincite.words import language_for


class OwnParts:
    """Which parts a briefing has, and how its files call them."""

    def __init__(self, briefing: Briefing, sources: Sources, *, organisation: str = "") -> None:
        self._sources = sources
        self._names = tuple(dict.fromkeys((*_names(briefing), *filter(None, (organisation,)))))
        self._dates = tuple(filter(None, _own_dates(briefing)))
        self._record_dates = tuple(dict.fromkeys(_record_dates(briefing, sources)))
        self._paragraphs = frozenset(
            item.number for section in briefing.sections for item in section.paragraphs if item.number
        )
        counts = (len(briefing.judgements), len(briefing.sections), len(briefing.evidence))
        self._alone = frozenset(str(number) for number in range(1, max(counts) + 1))
        self._rows = frozenset(_matrix_rows(briefing))
        cites = [plain(cite).strip() for entry in briefing.evidence for cite in (entry.cite, entry.full_cite)]
        self._cites = frozenset(fold(cite).text for cite in cites)
        self._within_cites = tuple(dict.fromkeys(filter(None, cites)))
        self._rungs = _rungs(briefing)

    def rule(self, structure: Structure, index: int, fragment: Fragment, read: ReadNumber) -> str:
        """The name of the rule by which a number needs no source; empty when there is none."""
        text = fragment.text
        if fold(text).text in self._rows:
            return "own-count"
        if fold(text).text in self._cites:
            return "citation"
        if read.printed in self._paragraphs or _stands_within(self._names, text, read):
            return "reference"
        if _stands_within(self._dates, text, read):
            return "own-date"
        if _stands_within((*self._record_dates, *self._within_cites), text, read):
            return "citation"
        if text.strip() == read.printed and self.may_mark(text):
            return "list-marker"
        if self._is_on_rung(text, read):
            return "judgement-number"
        if rule := structure.rule(index, read):
            return rule
        if read.kind != "quantity" and self._sources.number(read, text).state == "borne":
            return "citation"
        return ""

    def may_mark(self, text: str) -> bool:
        """Whether a text is a bare number that may mark a judgement, a section or a cited passage."""
        return text.strip() in self._alone

    def _is_on_rung(self, text: str, read: ReadNumber) -> bool:
        """A row of the likelihood scale: the term, its range, and which judgements stand on it."""
        for term, numbers in self._rungs.items():
            if text.startswith(term) and read.printed in numbers:
                return [part.strip() for part in text.rpartition("|")[2].split(",")] == list(numbers)
        return False


def _stands_within(names: Sequence[str], text: str, read: ReadNumber) -> bool:
    """Whether it stands within one of these (``Figure 1``, ``2. März 2026``), which is no part of a longer number."""
    for name in names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            whole = not text[end : end + 1].isdigit() and not (at and text[at - 1].isdigit() and name[0].isdigit())
            if at <= read.start and read.end <= end and whole:
                return True
            at = text.find(name, end)
    return False


def _record_dates(briefing: Briefing, sources: Sources) -> Iterator[str]:
    """When the cited sources were issued, in words."""
    language = language_for(briefing.lang)
    for source in briefing.sources:
        record = sources.corpus.sources.get(source.id) if sources.corpus else None
        if record and len(record.issued) > 4:  # a bare year is no date of one source alone
            yield language.date(record.issued)


def _own_dates(briefing: Briefing) -> Iterator[str]:
    """The day of the briefing, of the decision and of the last edition, and those of its timelines, which
    ``date-has-source`` holds to what each cites."""
    yield briefing.date
    yield briefing.ask.decide_by if briefing.ask else ""
    yield briefing.changes.since if briefing.changes else ""
    for timeline in (briefing.timeline, *(section.timeline for section in briefing.sections)):
        yield from (moment.date for moment in (timeline.moments if timeline else ()))


def _names(briefing: Briefing) -> Iterator[str]:
    language = language_for(briefing.lang)
    memo, deck = language.memo, language.deck
    if briefing.annex:
        yield from (item.number for section in briefing.sections for item in section.paragraphs if item.number)
        yield from (f"{briefing.annex}.{section.number}" for section in briefing.sections)
    for entry in briefing.evidence:
        yield f"{memo.cited_as} {entry.number}"
        yield f"{entry.number} {entry.source}"  # a source without a title is called by its id
    for source in briefing.sources:
        cited = [str(entry.number) for entry in briefing.evidence if entry.source == source.id]
        yield f"{memo.cited_as} {', '.join(cited)}"
    # *À peu près une chance sur deux* is the word of a scale, and what is said of its drawing is ours.
    yield from (term.term for term in (briefing.scale.terms if briefing.scale else ()))
    for item in briefing.judgements:
        if item.likelihood_range:
            yield deck.strip_alternative.format(range=item.likelihood_range)
        yield memo.judgement.format(item.number)
        yield deck.judgement.format(number=item.number)
        yield deck.judgement_inside.format(number=item.number)
    for section in briefing.sections:
        yield memo.section.format(section.number)
        if section.chart:
            yield memo.figure.format(section.chart.number)
        if section.table:
            yield memo.table.format(section.table.number)
        yield from (memo.paragraph.format(item.number) for item in section.paragraphs if item.number)


def _matrix_rows(briefing: Briefing) -> Iterator[str]:
    """Rows of the matrix of themes and sources, with and without the count of the sources that have no column."""
    if briefing.coverage is None:
        return
    for row in briefing.coverage.themes:
        counts = [str(count or "–") for count in row.passages]
        yield fold(" ".join([row.label, *counts])).text
        yield fold(" ".join([row.label, *counts, str(row.others or "–")])).text


def _rungs(briefing: Briefing) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for item in briefing.judgements:
        if item.likelihood:
            found[item.likelihood] = (*found.get(item.likelihood, ()), str(item.number))
    return found
