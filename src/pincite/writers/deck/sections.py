"""The slides of a section: its chart, its quotations, its numbers, or its points when it has none of these."""

from __future__ import annotations

from dataclasses import replace

from pincite.briefing.model import Chart, Extract, Point, PullQuotation, Section
from pincite.writers.deck.model import Flow, Graph, Line, Lines, Slide, Slot, Words
from pincite.writers.deck.parts import Author, list_items, number_slides, spread
from pincite.writers.deck.prose import lead_in, mark_words, marked, plain, quotation_sentences, quoted, words
from pincite.writers.deck.references import cited

BESIDE = {"bar": 7, "column": 5, "line": 0}
"""The most points of a chart that leaves room for its number beside it; longer ones take the whole width."""


def section_slides(author: Author, section: Section, shown: frozenset[str]) -> list[Slide]:
    """Every slide of a section; numbers in ``shown`` stand on a slide already and are not repeated.

    The section's paragraphs, and passages that no slide shows, go into the notes of its first slide; the takeaway
    stands on its last.
    """
    slides: list[Slide] = []
    if section.chart:
        slides.append(chart_slide(author, section, section.chart))
    slides += [quotation_slide(author, section, quotation) for quotation in section.quotations]
    fresh = [number for number in section.numbers if number.evidence not in shown or not number.evidence]
    carried = bool(slides)
    if not carried and not section.extracts and not section.paragraphs:
        fresh = list(section.numbers)
    slides += number_slides(author, section.headline, section.label, spread(fresh, 3))
    if not carried:
        slides += points_slide(author, section, alone=not slides)
    if not slides:
        return []
    slides[0] = with_background(author, section, slides[0], extracts=carried)
    slides[-1] = with_takeaway(slides[-1], lead_in(author.words.so_what, section.so_what))
    return slides


def with_takeaway(slide: Slide, takeaway: Lines) -> Slide:
    said = tuple(line.text for line in takeaway)
    return replace(slide, takeaway=takeaway, notes=(*slide.notes[:1], *said, *slide.notes[1:]))


def with_background(author: Author, section: Section, slide: Slide, *, extracts: bool) -> Slide:
    """The slide with the section's text in its notes, and its extracts when no slide shows them."""
    said = [f"{paragraph.number} {marked(paragraph.prose)}".strip() for paragraph in section.paragraphs]
    if extracts:
        said += [extract_line(author, extract).text for extract in section.extracts]
    said += [section.coverage]
    numbers = cited(*(paragraph.prose for paragraph in section.paragraphs))
    numbers += tuple(extract.citation for extract in section.extracts) if extracts else ()
    evidence = [*author.refs.citation_notes(numbers), *author.disputes(numbers)]
    more = [text for text in evidence if text not in slide.notes]
    return replace(slide, notes=(*slide.notes[:1], *(text for text in said if text), *slide.notes[1:], *more))


def quotation_slide(author: Author, section: Section, quotation: PullQuotation) -> Slide:
    """Somebody's words, who said them and how we have them; the title is the point they make."""
    who = [Words(quotation.speaker, bold=True)]
    if quotation.role:
        who.append(Words(f", {quotation.role}"))
    where: tuple[Words, ...] = (Words(quotation.attribution, tone="quiet", scale=0.9),)
    where += mark_words([quotation.citation], after=quotation.attribution)
    flow = Flow(
        ("Quotation",),
        tuple((line,) for line in quotation_sentences(quotation.prose)),
        (quotation.evidence,),
        joined=True,
    )
    opening, closing = author.words.quotes
    said = f"{''.join(part.text for part in who)}: {opening}{plain(quotation.prose)}{closing}"
    return author.slide(
        "Quotation",
        quotation.headline or section.headline,
        section.label,
        [Slot("Speaker", ((Line(tuple(who)), Line(where)),))],
        flow=flow,
        citations=(quotation.citation,),
        notes=[said],
    )


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
    beside = len(chart.points) <= BESIDE[chart.kind]
    if beside:
        slots += callout(author, chart, accented(chart))
    notes = [f"{author.words.alternative}: {chart.alternative}"]
    notes += [
        f"{point.label}: {point.printed} {author.words.calculation.format(formula=point.calculation)}"
        for point in chart.points
        if point.calculation
    ]
    return author.slide(
        "Chart" if beside else "Chart wide",
        plain(chart.title),
        section.label,
        slots,
        visual=Graph(chart),
        citations=citations,
        note=plain(chart.note),
        notes=notes,
    )


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


def extract_line(author: Author, extract: Extract, *, bullet: bool = False) -> Line:
    """A passage in quotation marks, whose statement it is, and its citation."""
    said = (Words(f" — {extract.attribution}", tone="quiet"),) if extract.attribution else ()
    return Line(
        (*quoted(words(extract.prose), author.words), *said, *mark_words([extract.citation])),
        bullet,
        evidence=(extract.evidence,),
    )


def points_slide(author: Author, section: Section, *, alone: bool) -> list[Slide]:
    """The section's extracts, or else its text sentence by sentence, as a short list.

    With neither, and ``alone``, what is known of the theme's coverage; and nothing when that is empty as well.
    """
    groups: tuple[Lines, ...]
    if section.extracts:
        groups = tuple((extract_line(author, extract, bullet=True),) for extract in section.extracts)
        citations = tuple(dict.fromkeys(extract.citation for extract in section.extracts))
    else:
        groups = list_items([paragraph.prose for paragraph in section.paragraphs])
        citations = cited(*(paragraph.prose for paragraph in section.paragraphs))
    if not groups and alone and section.coverage:
        groups = ((Line((Words(section.coverage),)),),)
    if not groups:
        return []
    if len(section.extracts) == 1:
        return [extract_slide(author, section, section.extracts[0])]
    flow = Flow(("Body",), groups)
    return [author.slide("Assertion", section.headline, section.label, flow=flow, citations=citations)]


def extract_slide(author: Author, section: Section, extract: Extract) -> Slide:
    """A single passage, set as large as a quotation but upright: it is what a source says, not what somebody said."""
    upright = tuple(
        replace(each, words=tuple(replace(part, italic=bool(part.italic)) for part in each.words))
        for each in quotation_sentences(extract.prose)
    )
    where = (Words(extract.attribution, tone="quiet"), *mark_words([extract.citation], after=extract.attribution))
    return author.slide(
        "Quotation",
        section.headline,
        section.label,
        [Slot("Speaker", ((Line(where),),))],
        flow=Flow(("Quotation",), tuple((each,) for each in upright), (extract.evidence,), joined=True),
        citations=(extract.citation,),
    )
