"""What the brief's citation style makes of each cited passage and of each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pincite.briefing.model import EvidenceEntry, Prose, Run
from pincite.briefing.register import first_quotation
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Place
from pincite.references.items import as_item, cite
from pincite.references.model import Cite, CslItem, Formatted, Runs
from pincite.references.processor import DEFAULT_LANGUAGE, formatted
from pincite.references.styles import DEFAULT_STYLE, Style, load_style
from pincite.spec.load import LoadedBrief

_STOP = "."


def cited_in_style(
    entries: Sequence[EvidenceEntry], loaded: LoadedBrief, corpus: Corpus, *, templates: Path | None = None
) -> tuple[tuple[EvidenceEntry, ...], dict[str, Prose]]:
    """The entries with their citations, and the bibliography's entry for each document they stand in.

    The style is the one that the brief names; ``templates`` is looked into before the packaged ones. Raises
    ``BriefError`` at the brief's ``citations`` when it cannot be used.
    """
    place, lang = loaded.marks.place("$.citations"), loaded.spec.lang
    style = load_style(loaded.spec.citations, templates=templates, folder=Path(loaded.file).parent, place=place)
    if not entries:
        return (), {}
    items = [as_item(corpus.sources[doc_id], lang=lang) for doc_id in dict.fromkeys(item.source for item in entries)]
    cites = [_cite_of(entry, corpus, lang) for entry in entries]
    met = _formatted(style, items, cites, lang, place)
    listed = bibliography(style, items, lang=lang, place=place, met=met)
    alone = _formatted(style, items, cites, lang, place, apart=True)
    styled = [
        replace(entry, cite=as_prose(note), full_cite=_full(cited, entry, as_prose(first), style, listed))
        for entry, cited, note, first in zip(entries, cites, met.cites, alone.cites, strict=True)
    ]
    return tuple(styled), listed


def bibliography(
    style: Style, items: Sequence[CslItem], *, lang: str = DEFAULT_LANGUAGE, place: Place = Place(),
    met: Formatted | None = None,
) -> dict[str, Prose]:  # fmt: skip
    """The bibliography's entry for each item, by id, in the order of the style.

    Where a style of notes has no bibliography, its first note of the source; where a style of the text has none, the
    entry of our own style. ``met`` is what the style has made of the items already.
    """
    found = met or _formatted(style, items, [], lang, place)
    listed = {entry.item: as_prose(entry.runs) for entry in found.bibliography}
    missing = [item for item in items if item["id"] not in listed]
    if missing and style.notes:
        cites = [Cite(str(item["id"])) for item in missing]
        notes = _formatted(style, items, cites, lang, place, apart=True).cites
        listed |= {one.item: as_prose(note) for one, note in zip(cites, notes, strict=True)}
    elif missing:
        listed |= bibliography(load_style(DEFAULT_STYLE), missing, lang=lang, place=place)
    return {doc_id: _ended(prose) for doc_id, prose in listed.items()}


def _formatted(
    style: Style, items: Sequence[CslItem], cites: Sequence[Cite], lang: str, place: Place, *, apart: bool = False
) -> Formatted:
    """Each cite in a note of its own."""
    return formatted(style, items, [(one,) for one in cites], lang=lang, apart=apart, place=place)


def _cite_of(entry: EvidenceEntry, corpus: Corpus, lang: str) -> Cite:
    document = corpus.documents[entry.source]
    if not entry.line:
        return cite(document, lang=lang)
    quotation = first_quotation(corpus.evidence(evidence_id) for evidence_id in entry.evidence)
    return cite(document, entry.span, quotation=quotation, lang=lang)


def _full(cited: Cite, entry: EvidenceEntry, first: Prose, style: Style, listed: Mapping[str, Prose]) -> Prose:
    """The citation of a style that cites in notes; of another, the bibliography's entry with the place after it."""
    if style.notes:
        return first
    opening = f"{cited.prefix[:1].upper()}{cited.prefix[1:]} " if cited.prefix else ""
    rest = "".join(f", {entry.locator}" if entry.line else "") + (f" {cited.suffix}" if cited.suffix else "")
    return (*((Run(opening),) if opening else ()), *_without_stop(listed[entry.source]), Run(f"{rest}{_STOP}"))


def as_prose(runs: Runs) -> Prose:
    """Formatted words as runs of a briefing; only addresses of the web become links."""
    return tuple(
        Run(run.text, emphasis=run.italic, strong=run.bold, link=run.link if run.link.startswith("http") else "")
        for run in runs
        if run.text
    )


def _ended(prose: Prose) -> Prose:
    """``prose`` with a full stop at its end, unless some stop is there."""
    last = next((run.text for run in reversed(prose) if isinstance(run, Run)), "")
    return prose if last.rstrip("”’»\"')]").endswith((".", "?", "!", "。")) else (*prose, Run(_STOP))


def _without_stop(prose: Prose) -> Iterator[Run]:
    runs = [run for run in prose if isinstance(run, Run)]
    yield from runs[:-1]
    if runs and (kept := runs[-1].text.removesuffix(_STOP)):
        yield replace(runs[-1], text=kept)
