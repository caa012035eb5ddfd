"""A figure that was reconstructed from garbled speech carries no headline or key judgement alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pincite.briefing.model import Briefing, EvidenceEntry
from pincite.corpus.catalogue import Corpus
from pincite.corpus.corrections import find_corrections
from pincite.corpus.model import Correction
from pincite.diagnostics import Diagnostic, Place, warning
from pincite.spec.load import LoadedBrief

_RULE = "reconstructed-figure-has-second-source"


def reconstructed_figure_has_second_source(
    briefing: Briefing, corpus: Corpus, loaded: LoadedBrief
) -> Iterator[Diagnostic]:
    """Warn where a figure or model number that the lexicon reads out of garbled words (``H8 hundreds [H800s]``) stands
    in a judgement's claim, or in all that it cites, and no other document is cited; and where one stands in a theme's
    headline and in no cited passage of another document (standards E6). A machine transcript is no second source."""
    for index, judgement in enumerate(briefing.judgements):
        entries = [entry for entry in briefing.evidence if entry.number in judgement.citations]
        read = {entry.number: _figures(entry, corpus) for entry in entries}
        claim = loaded.spec.judgements[index].claim
        for entry, figure in _first(entries, read):
            alone = all(read.values()) or figure.canonical in claim
            if alone and not any(_is_second(other, entry, corpus) and not read[other.number] for other in entries):
                yield _fault("the judgement", figure, entry, loaded.marks.place(f"$.judgements[{index}]"))
    for statement in briefing.statements:
        if statement.field == "headline":
            ids = {evidence_id.partition("#")[0] for evidence_id in statement.cited}
            entries = [entry for entry in briefing.evidence if entry.source in ids]
            read = {entry.number: _figures(entry, corpus) for entry in entries}
            for entry, figure in _first(entries, read):
                if figure.canonical in statement.text and not any(
                    _is_second(other, entry, corpus) and figure.canonical in _text(other, corpus) for other in entries
                ):
                    yield _fault("the headline", figure, entry, statement.place)


def _fault(what: str, figure: Correction, entry: EvidenceEntry, place: Place) -> Diagnostic:
    return warning(
        _RULE, f"{what} rests for `{figure.canonical}` on `{entry.source}` alone, which has `{figure.as_heard}`", place,
        "cite a second source for it that is no machine transcript, or leave the figure out",
        evidence=entry.source,
    )  # fmt: skip


def _first(
    entries: Sequence[EvidenceEntry], read: dict[int, tuple[Correction, ...]]
) -> Iterator[tuple[EvidenceEntry, Correction]]:
    """Each reconstructed figure once, with the first passage that it stands in."""
    found: dict[str, tuple[EvidenceEntry, Correction]] = {}
    for entry in entries:
        for figure in read[entry.number]:
            found.setdefault(figure.canonical, (entry, figure))
    yield from found.values()


def _figures(entry: EvidenceEntry, corpus: Corpus) -> tuple[Correction, ...]:
    """The readings in a passage that are figures, or hold digits which were not heard as such."""
    document = corpus.documents[entry.source]
    found = find_corrections(document.text, entry.span, corpus.lexicon, source=entry.source) if entry.line else ()
    return tuple(
        item for _, item in found if item.kind == "number" or _digits(item.canonical) != _digits(item.as_heard)
    )


def _is_second(other: EvidenceEntry, entry: EvidenceEntry, corpus: Corpus) -> bool:
    return other.source != entry.source and corpus.sources[other.source].kind != "machine transcript"


def _text(entry: EvidenceEntry, corpus: Corpus) -> str:
    document = corpus.documents[entry.source]
    return document.slice(entry.span) if entry.line else document.text


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
