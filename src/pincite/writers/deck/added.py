"""Slides that the author adds: a title over points, somebody's words, numbers, a chart or a table."""

from __future__ import annotations

from dataclasses import replace

from pincite.briefing.deck_plan import AddedSlide
from pincite.briefing.model import Extract, PullQuotation, Run, Section
from pincite.writers.deck.exhibits import table_slide
from pincite.writers.deck.model import Flow, Slide
from pincite.writers.deck.parts import Author, named, number_slides, spread
from pincite.writers.deck.prose import lead_in, line
from pincite.writers.deck.quotations import extract_slide, quotation_slide
from pincite.writers.deck.references import cited
from pincite.writers.deck.sections import chart_slide, with_takeaway


def added_slides(author: Author, added: AddedSlide, name: str, part: str) -> list[Slide]:
    """The slide, or several where there are more numbers than one holds; ``part`` is that of the slide before it."""
    slides = _shown(author, added, _as_section(added, part))
    if slides and added.so_what:
        slides[-1] = with_takeaway(slides[-1], lead_in(author.words.so_what, added.so_what))
    return [replace(named(slide, name, "added", part), kept=True) for slide in slides]


def _as_section(added: AddedSlide, part: str) -> Section:
    """What the slides of a section take from it: its headline and its label."""
    return Section(0, "", part, added.title, (), (), (), (), None, (), "")


def _shown(author: Author, added: AddedSlide, section: Section) -> list[Slide]:
    title = (Run(added.title),)
    if added.chart:
        return [chart_slide(author, section, replace(added.chart, title=title, number=0))]  # the memo does not have it
    if added.table:
        return [table_slide(author, section, replace(added.table, title=title, number=0))]
    if isinstance(added.quotation, PullQuotation):
        return [quotation_slide(author, section, replace(added.quotation, headline=added.title))]
    if isinstance(added.quotation, Extract):
        return [extract_slide(author, section, added.quotation)]
    if added.numbers:
        return number_slides(author, added.title, section.label, spread(added.numbers, 3))
    listed = len(added.points) > 1
    groups = tuple((line(point, bullet=listed),) for point in added.points)
    flow = Flow(("Body",), groups)
    return [author.slide("Assertion", added.title, section.label, flow=flow, citations=cited(*added.points))]
