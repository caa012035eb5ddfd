"""The list of sources, what is said of the source base, and how much a judgement rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pincite.briefing.model import EvidenceEntry, Judgement, NameReading, Prose, Run, SourceEntry, SourceSummary
from pincite.briefing.wording import count, date_in_words, kind_label, listed, sentence, short_name
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Source, Span

_NAMED = 3
"""So many sources are named in a sentence; more are counted."""


def source_entries(
    corpus: Corpus, evidence: Sequence[EvidenceEntry], references: Mapping[str, Prose]
) -> tuple[SourceEntry, ...]:
    """The cited documents, in the order in which they are first cited; ``references`` is their bibliography by id."""
    cited: dict[str, list[int]] = {}
    for entry in evidence:
        cited.setdefault(entry.source, []).append(entry.number)
    return tuple(
        _source_entry(corpus, doc_id, references.get(doc_id, ()), tuple(numbers)) for doc_id, numbers in cited.items()
    )


def _source_entry(corpus: Corpus, doc_id: str, reference: Prose, numbers: tuple[int, ...]) -> SourceEntry:
    document = corpus.documents[doc_id]
    source = document.source
    status = f"This source has been {source.status}. " if source.status else ""
    return SourceEntry(
        id=doc_id,
        reference=reference or (Run(source.title or source.id),),
        short=short_name(source),
        kind=kind_label(source),
        descriptor=status + source.descriptor,
        origin=source.origin,
        url=source.url,
        file=document.file,
        sha256=document.sha256,
        citations=numbers,
        language=source.language,
    )


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


def basis(corpus: Corpus, evidence_ids: Iterable[str]) -> str:
    """``Two documents, two independent origins, all second-hand``: what a judgement or theme rests on."""
    documents = dict.fromkeys(evidence_id.partition("#")[0] for evidence_id in evidence_ids)
    sources = [corpus.documents[doc_id].source for doc_id in documents]
    if not sources:
        return ""
    origins = len({source.origin for source in sources})
    second_hand = sum(source.second_hand for source in sources)
    independent = "independent origin" if origins > 1 else "origin"
    parts = [count(len(sources), "document")]
    # What nobody has described may retell the same thing as its neighbour.
    if not any(source.undescribed for source in sources):
        parts += [count(origins, independent), _hands(second_hand, len(sources))]
    for status in ("corrected", "retracted"):
        if concerned := sum(source.status == status for source in sources):
            parts.append(f"{count(concerned, 'document')} {status}" if len(sources) > 1 else status)
    return ", ".join(parts)


def _hands(second_hand: int, total: int) -> str:
    if not second_hand:
        return "first-hand" if total == 1 else "all first-hand"
    if second_hand == total:
        return "second-hand" if total == 1 else "all second-hand"
    return f"{count(second_hand, 'document')} of them second-hand"


def source_summary(
    corpus: Corpus, entries: Sequence[SourceEntry], judgements: Sequence[Judgement], evidence: Sequence[EvidenceEntry]
) -> SourceSummary:
    """Strengths and weaknesses of the cited sources (ICD 206, D.3.d), every count computed."""
    sources = [corpus.documents[entry.id].source for entry in entries]
    dates = sorted(source.issued for source in sources if source.issued)
    origins: dict[str, list[Source]] = {}
    for source in sources:
        origins.setdefault(source.origin, []).append(source)
    second_hand = sum(source.second_hand for source in sources)
    undated = [source for source in sources if not source.issued]
    statements = [
        _rests_on(len(sources), len(origins), known=not any(source.undescribed for source in sources)),
        *_retellings(origins),
        _checked(second_hand, len(sources), undescribed=sum(source.undescribed for source in sources)),
        *_standing(sources),
        *_ages(dates, undated),
        *_single_origin(judgements, evidence, corpus),
    ]
    return SourceSummary(
        documents=len(sources),
        origins=len(origins),
        second_hand=second_hand,
        oldest=date_in_words(dates[0]) if dates else "",
        newest=date_in_words(dates[-1]) if dates else "",
        undated=len(undated),
        sentences=tuple(sentence(item) for item in statements if item),
    )


def _rests_on(documents: int, origins: int, *, known: bool) -> str:
    if not known:
        return f"this briefing rests on {count(documents, 'document')}"
    independent = count(origins, "independent origin")
    return f"this briefing rests on {count(documents, 'document')} that go back to {independent}"


def _retellings(origins: dict[str, list[Source]]) -> Iterable[str]:
    for same in origins.values():
        if len(same) > 1:
            names = listed([short_name(source) for source in same])
            original = next((source.original for source in same if source.original), "the same original")
            yield f"{names} retell {original}, so their agreement is not corroboration"


def _checked(second_hand: int, total: int, *, undescribed: int) -> str:
    if not total:
        return "no source is cited"
    if undescribed == total:
        return "nobody has recorded what they are, so it is not known whether they are first-hand or independent"
    if undescribed:
        known = f"; {count(second_hand, 'other is', 'others are')} second-hand" if second_hand else ""
        return f"what {count(undescribed, 'of them is', 'of them are')} has not been recorded{known}"
    if not second_hand:
        return "none of them is second-hand"
    if second_hand == total:
        return "every one of them is second-hand, and none has been checked against what it retells"
    return f"{count(second_hand, 'of them is', 'of them are')} second-hand and not checked against what is retold"


def _standing(sources: Sequence[Source]) -> Iterator[str]:
    for status in ("corrected", "retracted"):
        if names := [short_name(source) for source in sources if source.status == status]:
            yield f"{listed(names)} {'has' if len(names) == 1 else 'have'} been {status}"


def _ages(dates: Sequence[str], undated: Sequence[Source]) -> Iterable[str]:
    if len(dates) > 1 and dates[0] != dates[-1]:
        yield f"the dated ones run from {date_in_words(dates[0])} to {date_in_words(dates[-1])}"
    elif dates:
        yield f"the dated ones are of {date_in_words(dates[0])}"
    if undated:
        names = [short_name(source) for source in undated]
        who = listed(names) if len(names) <= _NAMED else count(len(names), "of them", "of them")
        yield f"{who} {'carries' if len(names) == 1 else 'carry'} no date"


def _single_origin(judgements: Sequence[Judgement], evidence: Sequence[EvidenceEntry], corpus: Corpus) -> Iterable[str]:
    source_of = {entry.number: entry.source for entry in evidence}
    single = []
    for judgement in judgements:
        origins = {corpus.documents[source_of[number]].source.origin for number in judgement.citations}
        if len(origins) == 1:
            single.append(str(judgement.number))
    if single:
        noun = "judgement" if len(single) == 1 else "judgements"
        yield f"{noun} {listed(single)} {'rests' if len(single) == 1 else 'rest'} on a single origin"
