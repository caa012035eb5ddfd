"""What the author asks of the deck, done: slides added, retitled, set on another layout, put in order, left out.

A slide is named by its id. A name that no slide has, and a layout that has no room for what a slide shows, are errors
that list what there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pincite.briefing.deck_plan import DeckPlan, NamedSlide, SlideEdit
from pincite.diagnostics import Diagnostic, did_you_mean, error
from pincite.writers.deck.added import added_slides
from pincite.writers.deck.model import Deck, Graph, Slide
from pincite.writers.deck.parts import Author, spoken_title, without_stop
from pincite.writers.deck.sections import with_takeaway
from pincite.writers.deck.template import Template, twin_of

LAST = ("appendix", "sources")
"""Kinds of slides that follow the argument."""
REPEATED = ("Figure", "Meaning")
"""Beside a chart, what its bars say as well: a layout without room for it will do."""


def planned(
    deck: Deck, plan: DeckPlan | None, author: Author, template: Template
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """The deck as the author wants it, and an error for each wish that cannot be met."""
    if plan is None:
        return deck, ()
    slides = list(deck.slides)
    faults: list[Diagnostic] = []
    for number, added in enumerate(plan.add, 1):
        at = _before_appendix(slides)
        if added.after is not None:
            faults += unknown([added.after], slides)
            at = max((i + 1 for i, slide in enumerate(slides) if slide.id == added.after.id), default=at)
        slides[at:at] = added_slides(author, added, f"added-{number}", slides[at - 1].part if at else "")
    faults += unknown((*plan.order, *plan.hide, *(each.slide for each in plan.edit)), slides)
    faults += [
        error("sources-are-listed", "`sources` cannot be left out: the citation numbers lead there", each.place)
        for each in plan.hide
        if each.id == "sources"
    ]
    for edit in plan.edit:
        slides, found = edited(slides, edit, template)
        faults += found
    slides = in_order(slides, [each.id for each in plan.order])
    slides = without(slides, {each.id for each in plan.hide} - {"sources"})
    if not plan.appendix:
        slides = [slide for slide in slides if slide.kind != "appendix" or slide.kept]
    return replace(deck, slides=tuple(slides), most=plan.most), tuple(faults)


def unknown(named: Iterable[NamedSlide], slides: Sequence[Slide]) -> list[Diagnostic]:
    """An error for each name that no slide has, with the nearest of the names that there are, or else with all."""
    ids = tuple(dict.fromkeys(slide.id for slide in slides))
    listing = (f"the slides are: {', '.join(ids)}",)
    return [
        error("slide-exists", f"no slide is called `{each.id}`", each.place, *did_you_mean(each.id, ids) or listing)
        for each in named
        if each.id not in ids
    ]


def _before_appendix(slides: Sequence[Slide]) -> int:
    return next((index for index, slide in enumerate(slides) if slide.kind in LAST), len(slides))


def in_order(slides: Sequence[Slide], names: Sequence[str]) -> list[Slide]:
    """The cover, then the slides of these names in their order, then the others as they were."""
    first = [slide for slide in slides if slide.kind == "cover" and slide.id not in names]
    wanted = [replace(slide, kept=True) for name in names for slide in slides if slide.id == name]
    return [*first, *wanted, *(slide for slide in slides if slide.id not in names and slide not in first)]


def without(slides: Sequence[Slide], names: Iterable[str]) -> list[Slide]:
    """The slides but those of these names; what a theme means stays on the last slide of it that is left."""
    dropped = frozenset(names)
    kept = [slide for slide in slides if slide.id not in dropped]
    for slide in slides:
        last = max((i for i, each in enumerate(kept) if each.part == slide.part and _of_theme(each)), default=None)
        if slide.id in dropped and slide.takeaway and _of_theme(slide) and last is not None:
            kept[last] = with_takeaway(kept[last], slide.takeaway)
    return kept


def _of_theme(slide: Slide) -> bool:
    return slide.kind in ("theme", "exhibit", "quotation")


def edited(slides: Sequence[Slide], edit: SlideEdit, template: Template) -> tuple[list[Slide], list[Diagnostic]]:
    """The slides with another title or layout for those that the edit names."""
    made: list[Slide] = []
    faults: list[Diagnostic] = []
    for slide in slides:
        if slide.id != edit.slide.id:
            made.append(slide)
            continue
        ways = [slide]
        if edit.layout:
            ways = relaid(slide, edit.layout, template)
            if not ways:
                faults.append(_no_room(slide, edit, template))
                ways = [slide]
        made += [retitled(ways[0], edit.title), *ways[1:]] if edit.title else ways
    return made, faults


def _no_room(slide: Slide, edit: SlideEdit, template: Template) -> Diagnostic:
    fitting = [name for name in template.boxes if not twin_of(name) and relaid(slide, name, template)]
    message = f"the layout `{edit.layout}` has no room for all that `{slide.id}` shows"
    if edit.layout not in template.boxes:
        message = f"the template has no layout called `{edit.layout}`"
    hint = f"`{slide.id}` can stand on: {', '.join(fitting)}"
    return error("layout-suits-slide", message, edit.layout_place, *did_you_mean(edit.layout, fitting), hint)


def retitled(slide: Slide, title: str) -> Slide:
    """The slide under another title, spoken first in its notes; so are those that it has instead under the same."""
    title = without_stop(title)
    instead = tuple(retitled(each, title) if each.title == slide.title else each for each in slide.instead)
    notes = (spoken_title(title), *slide.notes[1:]) if slide.notes else ()
    return replace(slide, title=title, notes=notes, instead=instead)


def relaid(slide: Slide, layout: str, template: Template) -> list[Slide]:
    """The slide, or those that it has instead, on that layout; none where it has no room for what they show."""
    for way in _ways(slide):
        if way[0].layout == layout:
            return way
    offered = set(template.boxes.get(layout, ()))
    slots = slide.slots
    if isinstance(slide.visual, Graph):
        slots = tuple(slot for slot in slots if slot.role not in REPEATED or slot.role in offered)
    shown = {slot.role for slot in slots} | {*(slide.flow.roles if slide.flow else ())}
    shown |= {"Chart"} if isinstance(slide.visual, Graph) else {"Table"} if slide.visual else set()
    shown |= {"Takeaway"} if slide.takeaway else set()
    usable = shown <= offered and not (slide.strip and not layout.startswith("Judgement"))
    return [replace(slide, layout=layout, slots=slots, instead=())] if usable else []


def _ways(slide: Slide) -> Iterator[list[Slide]]:
    """The slide and, one after the other, what stands in its place."""
    way: tuple[Slide, ...] = (slide,)
    while way:
        yield list(way)
        way = way[0].instead if len(way) == 1 else ()
