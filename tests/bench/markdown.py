"""A briefing as Markdown for Pandoc: the same words, quotations, figures and sources as the memo and the deck.

Usage: ``python -m tests.bench.markdown BRIEF CORPUS FOLDER`` writes ``memo.md`` and ``deck.md`` into the folder.

Two texts, since a memo and a deck do not say the same amount: the memo's has every paragraph and the annex of
evidence, the deck's one slide for each headline, quotation, table and conflict, with the contexts in the notes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pincite.briefing.compose import compose
from pincite.briefing.model import (
    Briefing,
    Chart,
    Conflict,
    EvidenceEntry,
    Extract,
    KeyNumber,
    Prose,
    PullQuotation,
    Run,
    Section,
)
from pincite.corpus.catalogue import read_corpus
from pincite.spec.load import load_brief

Pulled = PullQuotation | Extract


def escaped(text: str) -> str:
    """The words with Markdown's own characters made harmless, on one line."""
    return re.sub(r"([\\`*_{}\[\]<>#|~^$@])", r"\\\1", " ".join(text.split()))


def inline(prose: Prose, *, link: bool = True) -> str:
    """Prose as Markdown; a citation is a superscript that leads to its entry in the annex."""
    parts = []
    for item in prose:
        if isinstance(item, Run):
            mark = "**" if item.strong or item.marked else "*" if item.emphasis else ""
            lead = " " if item.text[:1].isspace() else ""
            tail = " " if item.text[-1:].isspace() else ""
            parts.append(f"{lead}{mark}{escaped(item.text)}{mark}{tail}" if item.text.strip() else item.text)
        else:
            parts.append(cited(item.numbers, link=link))
    return "".join(parts)


def cited(numbers: Iterable[int], *, link: bool = True) -> str:
    """Citation marks."""
    return "".join(f"^[{number}](#e{number})^" if link else f"^{number}^" for number in numbers)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A pipe table, or nothing without rows."""
    lines = [" | ".join(row) for row in rows]
    if not lines:
        return ""
    return "\n".join(f"| {line} |" for line in (" | ".join(head), " | ".join("---" for _ in head), *lines))


def quotation(item: Pulled, *, link: bool = True) -> str:
    """A block quotation with its attribution."""
    who = f"{item.speaker}, {item.role}. " if isinstance(item, PullQuotation) else ""
    words = f"“{inline(item.prose, link=link)}”{cited((item.citation,), link=link)}"
    return f"> {words}\n>\n> — {escaped(who + item.attribution)}"


def pulled(section: Section) -> tuple[Pulled, ...]:
    """What a section quotes."""
    return (*section.quotations, *section.extracts)


def figures(numbers: Iterable[KeyNumber], *, link: bool = True) -> str:
    """Key numbers as a table."""
    rows = ((f"**{escaped(item.figure)} {escaped(item.scale)}**", inline(item.label, link=link)) for item in numbers)
    return table(("Figure", "What it counts"), rows)


def chart(item: Chart, *, link: bool = True) -> str:
    """A chart's data as a table, under its message."""
    rows = (
        (escaped(point.label), f"{escaped(point.printed)}{cited(point.citations, link=link)}") for point in item.points
    )
    return (
        f"**{inline(item.title, link=link)}**\n\n{table((escaped(item.measure) or 'Item', escaped(item.unit)), rows)}"
    )


def memo_markdown(briefing: Briefing) -> str:
    """The memo's content."""
    return "\n\n".join(part for part in _memo(briefing) if part) + "\n"


def _memo(briefing: Briefing) -> Iterator[str]:
    yield f"---\ntitle: {quoted(briefing.title)}\nlang: {briefing.lang}\n---"
    yield f"To: {escaped(briefing.to)}\\\nFrom: {escaped(briefing.from_)}\\\nDate: {escaped(briefing.date)}"
    yield "# Bottom line\n\n" + inline(briefing.bottom_line)
    if briefing.ask:
        yield "# Decision needed\n\n" + inline(briefing.ask.recommend)
        yield escaped(f"{briefing.ask.owner}. {briefing.ask.decide_by}")
    yield from _judgements(briefing)
    yield "# Numbers to know"
    yield figures(briefing.numbers)
    for section in briefing.sections:
        yield from _section(section)
    for conflict in briefing.conflicts:
        yield from _conflict(conflict)
    yield from _options(briefing)
    yield "# Sources\n\n" + escaped(" ".join(briefing.summary.sentences))
    for source in briefing.sources:
        yield f"- {inline(source.reference)} {escaped(source.kind)}. {escaped(source.descriptor)}"
    yield "# Evidence"
    for entry in briefing.evidence:
        yield f"[]{{#e{entry.number}}} **{entry.number}.** {context(entry)}"
    yield "# Method\n\n" + escaped(" ".join(briefing.method))


def context(entry: EvidenceEntry) -> str:
    """A passage in its context, and where it stands."""
    return f"{inline(entry.context)} ({escaped(entry.source)}, {escaped(entry.locator)}, line {entry.line})"


def _judgements(briefing: Briefing) -> Iterator[str]:
    yield "# Key judgements"
    for item in briefing.judgements:
        yield f"{item.number}. {inline(item.claim)}{cited(item.citations)}"
        degrees = f"Likelihood: {item.likelihood} ({item.likelihood_range}). Confidence: {item.confidence}."
        yield f"    {escaped(degrees)} {inline(item.because)} {escaped(item.basis)}"
        yield f"    Would change it: {inline(item.would_change)}"


def _section(section: Section) -> Iterator[str]:
    yield f"# {escaped(section.headline)}"
    for paragraph in section.paragraphs:
        yield f"- {inline(paragraph.prose)}" if paragraph.item else f"{paragraph.number} {inline(paragraph.prose)}"
    yield from (quotation(item) for item in pulled(section))
    yield figures(section.numbers)
    if section.chart:
        yield chart(section.chart)
    yield inline(section.so_what)
    yield escaped(section.coverage)


def _conflict(conflict: Conflict) -> Iterator[str]:
    yield f"# {escaped(conflict.headline)}\n\n{escaped(conflict.question)}"
    for side in conflict.sides:
        yield f"**{escaped(side.name)}** {inline(side.says)}"
        yield from (quotation(item) for item in side.extracts)
    yield inline(conflict.reading)


def _options(briefing: Briefing) -> Iterator[str]:
    if briefing.options:
        rows = (
            (escaped(item.name), inline(item.gains), inline(item.costs), inline(item.risks))
            for item in briefing.options
        )
        yield "# Options\n\n" + table(("Option", "Gains", "Costs", "Risks"), rows)
        yield inline(briefing.criterion)
    if briefing.assumptions:
        rows3 = (
            (inline(item.assumption), inline(item.if_wrong), inline(item.indicator)) for item in briefing.assumptions
        )
        yield "# Assumptions\n\n" + table(("Assumption", "If wrong", "Indicator"), rows3)


def deck_markdown(briefing: Briefing) -> str:
    """The deck's content, a second-level heading for each slide and the contexts of its citations in the notes."""
    return "\n\n".join(_Slides(briefing).all()) + "\n"


class _Slides:
    """One method for each kind of slide; all are pieces of Markdown that begin with their heading."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._entries = {entry.number: entry for entry in briefing.evidence}

    def all(self) -> Iterator[str]:
        briefing = self._briefing
        yield f"---\ntitle: {quoted(briefing.title)}\nauthor: {quoted(briefing.from_)}\n---"
        yield self._slide("Bottom line", plain(briefing.bottom_line))
        yield from self._judgements()
        if briefing.numbers:
            numbers = [number for item in briefing.numbers for number in item.citations]
            yield self._slide("Numbers to know", figures(briefing.numbers, link=False), *numbers)
        for section in briefing.sections:
            yield from self._section(section)
        yield from (self._conflict(conflict) for conflict in briefing.conflicts)
        if briefing.options:
            rows = ((escaped(item.name), plain(item.gains)) for item in briefing.options)
            yield self._slide("Options", table(("Option", "Gains"), rows))
        yield self._slide("Sources", "\n".join(f"- {plain(source.reference)}" for source in briefing.sources))

    def _slide(self, title: str, body: str, *numbers: int) -> str:
        known = (number for number in numbers if number in self._entries)
        notes = "\n\n".join(f"{number}. {context(self._entries[number])}" for number in known)
        return f"## {title}\n\n{body}" + (f"\n\n::: notes\n\n{notes}\n\n:::" if notes else "")

    def _judgements(self) -> Iterator[str]:
        for item in self._briefing.judgements:
            body = f"{escaped(item.likelihood)}\n\n{escaped(item.confidence)}\n\n{plain(item.because)}"
            yield self._slide(plain(item.claim), body, *item.citations)

    def _section(self, section: Section) -> Iterator[str]:
        points = "\n".join(f"- {plain(item.prose)}" for item in section.paragraphs)
        yield self._slide(escaped(section.headline), points or escaped(section.coverage))
        for item in pulled(section):
            title = (isinstance(item, PullQuotation) and item.headline) or section.headline
            yield self._slide(escaped(title), quotation(item, link=False), item.citation)
        if section.numbers:
            yield self._slide(escaped(section.label), figures(section.numbers, link=False))
        if section.chart:
            body = chart(section.chart, link=False)
            yield self._slide(plain(section.chart.title), body, *section.chart.citations)

    def _conflict(self, conflict: Conflict) -> str:
        sides = "\n".join(f"- **{escaped(side.name)}** {plain(side.says)}" for side in conflict.sides)
        numbers = (item.citation for side in conflict.sides for item in side.extracts)
        return self._slide(escaped(conflict.headline), sides, *numbers)


def plain(prose: Prose) -> str:
    """Prose for a slide: there is no annex for its citations to lead to."""
    return inline(prose, link=False)


def quoted(text: str) -> str:
    """Text as a value in a YAML header."""
    return "'" + text.replace("'", "''") + "'"


def main(brief: Path, corpus_folder: Path, folder: Path) -> None:
    """Compose a brief and write both texts."""
    corpus, _ = read_corpus(corpus_folder)
    briefing, _ = compose(load_brief(brief), corpus)
    (folder / "memo.md").write_text(memo_markdown(briefing), encoding="utf-8")
    (folder / "deck.md").write_text(deck_markdown(briefing), encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
