"""Briefings as long as one likes, made from the sample's parts: for what holds at any length."""

from __future__ import annotations

from dataclasses import replace

from pincite.briefing.model import Briefing, Citation, Paragraph, Run
from tests.writers.sample import sample_briefing

_SENTENCE = "The ferry kept its course while the harbour office counted {} crossings and {} of them ran late that year."


def large_briefing(*, sections: int, citations: int) -> Briefing:
    """So many sections of seven cited paragraphs each, over so many entries of evidence; every entry is cited."""
    sample = sample_briefing()
    known = {source.id for source in sample.sources}
    models = [entry for entry in sample.evidence if entry.source in known]
    entries = tuple(replace(models[number % len(models)], number=number + 1) for number in range(citations))
    made = tuple(
        replace(
            sample.sections[number % len(sample.sections)],
            number=number,
            headline=f"Part {number} says something that is long enough to take two lines of the heading's column",
            paragraphs=tuple(_paragraph(number, count, citations) for count in range(1, 8)),
        )
        for number in range(1, sections + 1)
    )
    return replace(sample, sections=made, evidence=entries)


def _paragraph(section: int, count: int, citations: int) -> Paragraph:
    """Of one to six sentences, so that pages end in all sorts of places."""
    position = (section - 1) * 7 + count
    parts: list[Run | Citation] = []
    for index in range(1 + (position * 5) % 6):
        parts.append(Run((" " if parts else "") + _SENTENCE.format(position, index + 2)))
        parts.append(Citation(((position * 3 + index) % citations + 1,)))
    return Paragraph(f"{section}.{count}", tuple(parts))
