"""What the author asks of the deck's slides, composed; which slides there are is for the deck's writer to know."""

from __future__ import annotations

from dataclasses import dataclass

from pincite.briefing.model import Chart, Extract, KeyNumber, Prose, PullQuotation, Table
from pincite.diagnostics import Place


@dataclass(frozen=True, slots=True)
class NamedSlide:
    """A slide that the author names, and where in the brief."""

    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class SlideEdit:
    """Another title or another layout for a slide; what is empty stays as it is."""

    slide: NamedSlide
    title: str
    layout: str
    layout_place: Place


@dataclass(frozen=True, slots=True)
class AddedSlide:
    """A slide of the author's own: a title over one thing that it shows."""

    title: str
    after: NamedSlide | None
    """The slide that it follows; none for the last place before the appendix."""
    points: tuple[Prose, ...]
    quotation: PullQuotation | Extract | None
    numbers: tuple[KeyNumber, ...]
    chart: Chart | None
    table: Table | None
    so_what: Prose


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """The author's wishes."""

    most: int = 0
    """The most slides before the appendix; 0 when there is no limit."""
    appendix: bool = True
    """Whether the appendix is shown whole; else the sources alone."""
    order: tuple[NamedSlide, ...] = ()
    hide: tuple[NamedSlide, ...] = ()
    edit: tuple[SlideEdit, ...] = ()
    add: tuple[AddedSlide, ...] = ()
    limit_place: Place | None = None
    """Where ``most`` is written."""
