"""The slides of a section: its message with the points that carry it, its chart, more quotations, its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pincite.briefing.model import Chart, Point, Section
from pincite.writers.deck.assertions import assertion_slide, with_background
from pincite.writers.deck.exhibits import table_slide, timeline_slide
from pincite.writers.deck.findings import finding_slide
from pincite.writers.deck.model import Flow, Graph, Line, Lines, Slide, Slot, Words
from pincite.writers.deck.parts import Author, named, number_slides, spread
from pincite.writers.deck.prose import lead_in, mark_words, plain
from pincite.writers.deck.quotations import quotation_slide
from pincite.writers.deck.references import cited

BESIDE = {"bar": 7, "column": 5}
"""The most points of a chart that leaves room for its number beside it; longer ones take the whole width."""


def section_slides(author: Author, section: Section, shown: frozenset[str], name: str = "theme") -> list[Slide]:
    """Every slide of a section, named after ``name``; numbers in ``shown`` stand on a slide already.

    The section's paragraphs, and passages that no slide shows, go into the notes of its first slide; the takeaway
    stands on its last.
    """
    opening = assertion_slide(author, section)
    slides = [named(opening, name, "theme", section.label)] if opening else []
    slides += [named(each, f"{name}-{what}", "exhibit", section.label) for what, each in exhibits(author, section)]
    for place, quotation in enumerate(section.quotations, 1):
        if place > 1 or not opening:
            said = quotation_slide(author, section, quotation)
            slides.append(named(said, f"{name}-quotation-{place}", "quotation", section.label))
    fresh = [number for number in section.numbers if number.evidence not in shown or not number.evidence]
    cards = number_slides(author, section.headline, section.label, spread(fresh if slides else section.numbers, 3))
    slides += [named(each, f"{name}-numbers", "exhibit", section.label) for each in cards]
    slides = slides or [named(each, name, "theme", section.label) for each in coverage_slide(author, section)]
    if not slides:
        return []
    slides[0] = replace(slides[0], kind="theme")
    if opening is None:
        slides[0] = with_background(author, section, slides[0])
    slides[-1] = with_takeaway(slides[-1], lead_in(author.words.so_what, section.so_what))
    against = lead_in(author.words.contrary, section.contrary)
    return [*slides[:-1], with_note(slides[-1], tuple(line.text for line in against))]


def exhibits(author: Author, section: Section) -> Iterator[tuple[str, Slide]]:
    """The slides of what the memo draws for a section, each with what it is."""
    if section.finding:
        yield "finding", finding_slide(author, section, section.finding)
    if section.chart:
        yield "chart", chart_slide(author, section, section.chart)
    if section.table:
        yield "table", table_slide(author, section, section.table)
    if section.timeline:
        yield "timeline", timeline_slide(author, section.timeline, section.label, theme=section.label)


def with_note(slide: Slide, said: tuple[str, ...]) -> Slide:
    """The slide with more in its notes, and so those that it has instead."""
    instead = tuple(with_note(each, said) for each in slide.instead)
    return replace(slide, notes=(*slide.notes, *said), instead=instead)


def with_takeaway(slide: Slide, takeaway: Lines) -> Slide:
    """The slide with the takeaway at its foot; of those that it has instead, the last."""
    said = tuple(line.text for line in takeaway)
    notes = (*slide.notes[:1], *said, *slide.notes[1:])
    instead = (*slide.instead[:-1], *(with_takeaway(each, takeaway) for each in slide.instead[-1:]))
    return replace(slide, takeaway=takeaway, notes=notes, instead=instead)


def coverage_slide(author: Author, section: Section) -> list[Slide]:
    """What is known of the theme's coverage, for a section that has nothing else; nothing when that is empty."""
    if not section.coverage:
        return []
    flow = Flow(("Body",), ((Line((Words(section.coverage),)),),))
    return [author.slide("Assertion", section.headline, section.label, flow=flow)]


def chart_slide(author: Author, section: Section, chart: Chart) -> Slide:
    """The chart under its message; beside it, when there is room, the number that matters."""
    citations = tuple(dict.fromkeys((*cited(chart.title, chart.note), *chart.citations)))
    citations += tuple(
        number for number in dict.fromkeys(each for point in chart.points for each in point.citations)
        if number not in citations
    )  # fmt: skip
    unit = (Words(chart.unit, tone="quiet", scale=0.9), *mark_words(citations))
    measure = (Line((Words(chart.measure, bold=True),)),) if chart.measure else ()
    slots = [Slot("Measure", ((*measure, Line(unit)),))]
    beside = len(chart.points) <= BESIDE.get(chart.kind, 0)
    if beside:
        slots += callout(author, chart, accented(chart))
    calculated = author.words.calculated if any(point.calculation for point in chart.points) else ""
    notes = [f"{author.words.alternative}{author.words.colon}{chart.alternative}"]
    notes += [
        f"{point.label}{author.words.colon}{point.printed} {author.words.calculation.format(formula=point.calculation)}"
        for point in chart.points
        if point.calculation
    ]
    slide = author.slide(
        "Chart" if beside else "Chart wide",
        plain(chart.title),
        section.label,
        slots,
        visual=Graph(chart),
        citations=citations,
        note=" ".join(part for part in (plain(chart.note), calculated) if part),
        exhibit=author.memo.figure.format(chart.number) if chart.number else "",
        notes=notes,
    )
    return replace(slide, instead=(replace(slide, layout="Chart wide", slots=slide.slots[:1]),)) if beside else slide


def accented(chart: Chart) -> Point:
    """The one point in the accent colour: the first that is highlighted, else the first."""
    return next((point for point in chart.points if point.highlight), chart.points[0])


def callout(author: Author, chart: Chart, point: Point) -> list[Slot]:
    """The accented value large, and what it is; a value that the reader can find at its bar."""
    short = chart.unit.strip() if len(chart.unit.strip()) <= 2 else ""
    value = Line((Words(point.printed), *((Words(short, scale=0.6),) if short and short not in point.printed else ())))
    label = point.label if short else f"{point.label}, {chart.unit}"
    lines = [Line((Words(label), *mark_words(point.citations)))]
    ids = (point.evidence,) if point.evidence else ()
    return [Slot("Figure", ((value,),), ids), Slot("Meaning", (tuple(lines),))]
