"""The slide that carries a section's message: its headline over a few points, its first quotation beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pincite.briefing.model import Extract, Paragraph, Prose, PullQuotation, Section
from pincite.writers.deck.model import Flow, Lines, Slide, Slot
from pincite.writers.deck.parts import Author
from pincite.writers.deck.prose import line, marked, plain, sentences
from pincite.writers.deck.quotations import (
    extract_line,
    extract_slide,
    quotation_beside,
    quotation_said,
    quotation_slide,
)
from pincite.writers.deck.references import cited

MOST_POINTS = 4
"""The most points of a section's text, and the most extracts beside a quotation; the others are in the notes."""

FEWEST_EXTRACTS = 2
"""Extracts that stay beside a quotation; when fewer fit there, the two have slides of their own."""


@dataclass(frozen=True, slots=True)
class Points:
    """What a section's slide lists."""

    groups: tuple[Lines, ...]
    citations: tuple[int, ...]
    extracts: tuple[Extract, ...] = ()
    """The extracts among them; the section's others go into the notes."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A sentence, an item of a list, or a whole list with the sentence that leads into it."""

    lines: Lines
    citations: tuple[int, ...]
    count: int
    """How many points it is; a lead-in is none."""

    @property
    def groups(self) -> tuple[Lines, ...]:
        """Its points; a lead-in stays with the first."""
        first = len(self.lines) - self.count + 1
        return (self.lines[:first], *((each,) for each in self.lines[first:]))


def assertion_slide(author: Author, section: Section) -> Slide | None:
    """The section's headline over its points, beside its first quotation; None when it has no text and no extract.

    Where the two do not fit side by side the slide gives way: extracts are left out from the end, then points and
    quotation have slides of their own. The section's text and the extracts that are not shown are in the notes.
    """
    points = text_points(section.paragraphs) or extract_points(author, section.extracts)
    if points is None:
        return None
    alone = with_background(author, section, _alone(author, section, points), points.extracts)
    if not section.quotations:
        return alone
    quotation = section.quotations[0]
    instead: tuple[Slide, ...] = (alone, quotation_slide(author, section, quotation))
    for listed in _shortest_first(author, points):
        slide = with_background(author, section, _beside(author, section, listed, quotation), listed.extracts)
        instead = (replace(slide, instead=instead),)
    return instead[0]


def text_points(paragraphs: Sequence[Paragraph]) -> Points | None:
    """The sentences that carry a citation, in order, at most four; all sentences count when none carries one.

    An item of a list counts as a sentence. A list with a lead-in is shown whole or not at all, unless there is
    nothing else to show: items are hard to understand without it, and it may say how many there are.
    """
    blocks = tuple(_blocks(paragraphs))
    usable = [block for block in blocks if block.citations] or blocks
    if not usable:
        return None
    chosen: list[_Block] = []
    for block in usable:
        if sum(each.count for each in chosen) + block.count <= MOST_POINTS:
            chosen.append(block)
    groups = [group for block in chosen for group in block.groups]
    citations = [number for block in chosen for number in block.citations]
    if not chosen:
        items = [paragraph.prose for paragraph in paragraphs if paragraph.item][:MOST_POINTS]
        groups = [(line(item, bullet=True),) for item in items]
        citations = list(cited(*items))
    return Points(_as_list(groups), tuple(dict.fromkeys(citations)))


def _as_list(groups: Sequence[Lines]) -> tuple[Lines, ...]:
    """The groups; a list of one is a paragraph."""
    if len(groups) == 1:
        return (tuple(replace(each, bullet=False) for each in groups[0]),)
    return tuple(groups)


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[_Block]:
    """The text in order; a sentence that ends in a colon before a list leads into it."""
    held: list[Prose] = []
    for is_list, run in groupby(paragraphs, key=lambda paragraph: paragraph.item):
        texts = [paragraph.prose for paragraph in run if plain(paragraph.prose)]
        if is_list and held and plain(held[-1]).endswith(":"):
            lead = held.pop()
            yield from map(_single, held)
            lines = (line(lead), *(line(text, bullet=True) for text in texts))
            yield _Block(lines, cited(lead, *texts), len(texts))
            held = []
        else:
            yield from map(_single, held)
            held = texts if is_list else [each for text in texts for each in sentences(text)]
    yield from map(_single, held)


def _single(text: Prose) -> _Block:
    return _Block((line(text, bullet=True),), cited(text), 1)


def extract_points(author: Author, extracts: Sequence[Extract]) -> Points | None:
    """The passages in quotation marks, each with its source."""
    if not extracts:
        return None
    groups = [(extract_line(author, extract, bullet=True),) for extract in extracts]
    return Points(_as_list(groups), tuple(dict.fromkeys(extract.citation for extract in extracts)), tuple(extracts))


def _shortest_first(author: Author, points: Points) -> list[Points]:
    """What may stand beside a quotation: points of a text as they are; of extracts two, three, four, or all."""
    most = min(len(points.extracts), MOST_POINTS)
    counts = range(min(most, FEWEST_EXTRACTS), most + 1)
    listed = (extract_points(author, points.extracts[:count]) for count in counts)
    return [each for each in listed if each] if points.extracts else [points]


def _alone(author: Author, section: Section, points: Points) -> Slide:
    if len(points.extracts) == 1:
        return extract_slide(author, section, points.extracts[0])
    flow = Flow(("Body",), points.groups)
    return author.slide("Assertion", section.headline, section.label, flow=flow, citations=points.citations)


def _beside(author: Author, section: Section, points: Points, quotation: PullQuotation) -> Slide:
    lines = tuple(each for group in points.groups for each in group)
    return author.slide(
        "Assertion with quotation",
        section.headline,
        section.label,
        [Slot("Evidence", (lines,)), quotation_beside(author, quotation)],
        citations=tuple(dict.fromkeys((*points.citations, quotation.citation))),
        notes=[quotation_said(author, quotation)],
    )


def with_background(author: Author, section: Section, slide: Slide, shown: Sequence[Extract] = ()) -> Slide:
    """The slide with the section's text in its notes, and those of its extracts that are not ``shown``."""
    untold = [extract for extract in section.extracts if extract not in shown]
    said = [f"{paragraph.number} {marked(paragraph.prose)}".strip() for paragraph in section.paragraphs]
    said += [extract_line(author, extract).text for extract in untold]
    said += [section.coverage]
    numbers = cited(*(paragraph.prose for paragraph in section.paragraphs))
    numbers += tuple(extract.citation for extract in untold)
    evidence = [*author.refs.citation_notes(numbers), *author.disputes(numbers)]
    more = [text for text in evidence if text not in slide.notes]
    notes = (*slide.notes[:1], *(text for text in said if text), *slide.notes[1:], *more)
    return replace(slide, notes=notes, citations=tuple(dict.fromkeys((*slide.citations, *numbers))))
