"""The list of sources, what is said of the source base, and how much a judgement rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pincite.briefing.model import EvidenceEntry, Judgement, NameReading, Prose, Run, SourceEntry, SourceSummary
from pincite.briefing.wording import kind_label, short_name
from pincite.corpus.catalogue import Corpus
from pincite.corpus.fingerprints import words_sha256
from pincite.corpus.model import Source, Span
from pincite.words import BriefingWords, Counted, Language

_NAMED = 3
"""So many sources are named in a sentence; more are counted."""
_STATUSES = ("corrected", "retracted")


def source_entries(
    corpus: Corpus, evidence: Sequence[EvidenceEntry], references: Mapping[str, Prose], language: Language
) -> tuple[SourceEntry, ...]:
    """The cited documents, in the order in which they are first cited; ``references`` is their bibliography by id."""
    cited: dict[str, list[int]] = {}
    for entry in evidence:
        cited.setdefault(entry.source, []).append(entry.number)
    return tuple(
        _source_entry(corpus, doc_id, references.get(doc_id, ()), tuple(numbers), language)
        for doc_id, numbers in cited.items()
    )


def _source_entry(
    corpus: Corpus, doc_id: str, reference: Prose, numbers: tuple[int, ...], language: Language
) -> SourceEntry:  # fmt: skip
    document = corpus.documents[doc_id]
    source = document.source
    return SourceEntry(
        id=doc_id,
        reference=reference or (Run(source.title or source.id),),
        short=short_name(source),
        kind=kind_label(source, language),
        descriptor=_standing(source, language) + source.descriptor,
        origin=source.origin,
        url=source.url,
        file=document.file,
        sha256=document.sha256,
        citations=numbers,
        language=source.language,
        status=source.status,
        words_sha256=words_sha256(document),
    )


def _standing(source: Source, language: Language) -> str:
    """That it was corrected or retracted, when, and what was: the words of its record."""
    words = language.briefing
    when = words.status_when.format(date=language.date(source.notice_date)) if source.notice_date else ""
    said = words.status.get(source.status, "").format(when=when)
    if not said or not source.notice:
        return said
    # The record need not be in the language of the brief.
    stop = "." if source.notice[-1].isalnum() and source.notice.isascii() else ""
    return f"{said}{language.sentence(source.notice + stop)}{words.space}"


def name_readings(corpus: Corpus, evidence: Sequence[EvidenceEntry]) -> tuple[NameReading, ...]:
    """The readings of garbled words that stand in the cited passages and their context."""
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for entry in evidence:
        for reading in _readings_in(corpus, entry):
            found.setdefault(reading, {})[entry.source] = None
    return tuple(NameReading(*reading, tuple(sources)) for reading, sources in found.items())


def _readings_in(corpus: Corpus, entry: EvidenceEntry) -> Iterator[tuple[str, str, str]]:
    if len(entry.span):
        before, after = corpus.around(entry.source, entry.span)
        start, end = (before or entry).span.start, (after or entry).span.end
        for _, correction in corpus.corrections_in(entry.source, Span(start, end)):
            yield correction.as_heard, correction.canonical, " ".join(correction.evidence.split())


def basis(corpus: Corpus, evidence_ids: Iterable[str], language: Language) -> str:
    """``Two documents, two independent origins, all second-hand``: what a judgement or theme rests on."""
    words = language.briefing
    documents = dict.fromkeys(evidence_id.partition("#")[0] for evidence_id in evidence_ids)
    sources = [corpus.documents[doc_id].source for doc_id in documents]
    if not sources:
        return ""
    parts = [language.say(words.documents, len(sources))]
    # What nobody has described may retell the same thing as its neighbour.
    if not any(source.undescribed for source in sources):
        parts.append(language.say(words.origins, len({source.origin for source in sources})))
        parts.append(_hands(sum(source.second_hand for source in sources), len(sources), language))
    for status in _STATUSES:
        if concerned := sum(source.status == status for source in sources):
            several = language.say(words.some_status[status], concerned)
            parts.append(several if len(sources) > 1 else words.own_status[status])
    return words.comma.join(parts)


def _hands(second_hand: int, total: int, language: Language) -> str:
    words = language.briefing
    if second_hand in (0, total):
        return language.say(words.second_hand if second_hand else words.first_hand, total)
    return language.say(words.some_second_hand, second_hand)


def source_summary(
    corpus: Corpus, entries: Sequence[SourceEntry], judgements: Sequence[Judgement],
    evidence: Sequence[EvidenceEntry], language: Language,
) -> SourceSummary:  # fmt: skip
    """Strengths and weaknesses of the cited sources (ICD 206, D.3.d), every count computed."""
    sources = [corpus.documents[entry.id].source for entry in entries]
    dates = sorted(source.issued for source in sources if source.issued)
    single = _single_origin(judgements, evidence, corpus)
    statements = _Summary(sources, language).statements(dates, single)
    return SourceSummary(
        documents=len(sources),
        origins=len({source.origin for source in sources}),
        second_hand=sum(source.second_hand for source in sources),
        oldest=language.date(dates[0]) if dates else "",
        newest=language.date(dates[-1]) if dates else "",
        undated=sum(not source.issued for source in sources),
        sentences=tuple(language.sentence(item) for item in statements),
    )


@dataclass(frozen=True, slots=True)
class _Summary:
    """Says what a list of sources is worth."""

    sources: Sequence[Source]
    language: Language

    @property
    def _words(self) -> BriefingWords:
        return self.language.briefing

    def statements(self, dates: Sequence[str], single: Sequence[str]) -> Iterator[str]:
        """``dates`` are those of the dated sources, ascending, ``single`` the judgements that have one origin."""
        yield self._rests_on()
        yield from self._retellings()
        yield self._checked()
        yield from self._standing()
        yield from self._ages(dates)
        if single:
            yield self._say(self._words.single_origin, len(single), names=self.language.listed(single))

    def _say(self, counted: Counted, number: int, **named: str) -> str:
        return self.language.say(counted, number, **named)

    def _rests_on(self) -> str:
        if any(source.undescribed for source in self.sources):
            return self._say(self._words.rests_on, len(self.sources))
        origins = len({source.origin for source in self.sources})
        documents = self._say(self._words.rests_on_documents, len(self.sources))
        return self._say(self._words.rests_on_origins, origins, documents=documents)

    def _retellings(self) -> Iterator[str]:
        origins: dict[str, list[Source]] = {}
        for source in self.sources:
            origins.setdefault(source.origin, []).append(source)
        for same in origins.values():
            if len(same) > 1:
                names = self.language.listed([short_name(source) for source in same])
                original = next((source.original for source in same if source.original), self._words.same_original)
                yield self._words.retell.format(names=names, original=original)

    def _checked(self) -> str:
        words, total = self._words, len(self.sources)
        second_hand = sum(source.second_hand for source in self.sources)
        undescribed = sum(source.undescribed for source in self.sources)
        if not total:
            return words.no_source
        if undescribed == total:
            return self._say(words.all_undescribed, total)
        if undescribed:
            known = words.semicolon + self._say(words.others_second_hand, second_hand) if second_hand else ""
            return self._say(words.some_undescribed, undescribed) + known
        if second_hand in (0, total):
            return self._say(words.all_second_hand if second_hand else words.none_second_hand, total)
        return self._say(words.of_them_second_hand, second_hand)

    def _standing(self) -> Iterator[str]:
        for status in _STATUSES:
            if names := [short_name(source) for source in self.sources if source.status == status]:
                yield self._say(self._words.standing[status], len(names), names=self.language.listed(names))

    def _ages(self, dates: Sequence[str]) -> Iterator[str]:
        words, shown = self._words, [self.language.date(date) for date in dates]
        if shown and dates[0] != dates[-1]:
            yield words.dated_between.format(shown[0], shown[-1])
        elif shown and len(self.sources) > 1:
            yield words.dated.format(shown[0])
        if names := [short_name(source) for source in self.sources if not source.issued]:
            several = words.undated_many if len(names) > _NAMED else words.undated
            yield self._say(several, len(names), names=self.language.listed(names))


def _single_origin(judgements: Sequence[Judgement], evidence: Sequence[EvidenceEntry], corpus: Corpus) -> list[str]:
    """Numbers of the judgements whose evidence goes back to one origin."""
    source_of = {entry.number: entry.source for entry in evidence}
    return [
        str(judgement.number)
        for judgement in judgements
        if len({corpus.documents[source_of[number]].source.origin for number in judgement.citations}) == 1
    ]
