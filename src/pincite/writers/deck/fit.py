"""Sizes and splits the deck so that every text stays in its box, measured with real font metrics.

A text is set at its placeholder's size; when it is too long it steps down point by point to a floor, then a flow
or a table runs on over more slides, and what still does not fit is an error that names slide, text and measure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pincite.briefing.charts import chart_in_words
from pincite.diagnostics import Diagnostic, Place, Severity, error
from pincite.words import language_for
from pincite.writers.deck.cuts import TOLERANCE, cut_at_openings, even_cuts
from pincite.writers.deck.evening import WIDER, evened, stem
from pincite.writers.deck.graphs import fit_graph
from pincite.writers.deck.measure import Measure
from pincite.writers.deck.model import Deck, Flow, Graph, Line, Lines, Slide, Slot, Table, Words
from pincite.writers.deck.prose import quoted
from pincite.writers.deck.tables import fit_rows
from pincite.writers.deck.template import LONG, TALL, Box, Template
from pincite.writers.deck.unfolded import is_headed, rows_in_words, running

FLOORS = {
    "Title": 24, "Kicker": 10, "Subtitle": 16, "Source": 10, "Statement": 20, "Ask label": 12, "Ask": 18, "Details": 18,
    "Body": 18, "Takeaway": 18, "Figure": 28, "Meaning": 16, "Label": 12, "Part": 18, "Evidence label": 12,
    "Evidence": 18, "Quotation": 20, "Quotation and speaker": 18, "Speaker": 16, "Measure": 14, "Side": 18, "Words": 18,
    "Left": 12, "Right": 12, "Points": 18,
}  # fmt: skip
"""Smallest size in points by role; a number at a role's end is left out.

What is read from the back of a room is set at 18 at least. Smaller are labels, what a number set large means, the
cover's addressees, who said a quotation, a chart's unit, the source line and the list of sources, which are looked up
rather than read.
"""

STRIP_APART = 14.0
"""Points between the text of a likelihood and its strip."""

TAKEAWAY_APART = 10.0
"""Points above a takeaway that ends the text of a slide, beyond the space between paragraphs."""

LEAST_ALONE = 0.3
"""Share of a slide's room for text that a takeaway takes at least which has a slide for itself."""

WITH_LOCATORS = 3
"""How many wordings of a source line, from the fullest, say where in the source."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A slot set at a size: what is shown, and whether it fits."""

    slot: Slot
    over: float
    """Points by which it is too high; 0 when it fits."""


class Fitter:
    """Fits the slides of one deck to one template."""

    def __init__(self, template: Template, deck: Deck) -> None:
        self.template = template
        self.language = language_for(deck.lang)
        self.handling, self.date = deck.handling, deck.date
        self.measures: dict[tuple[str, str], Measure] = {}

    def measure(self, layout: str, role: str) -> Measure:
        key = (layout, role)
        if key not in self.measures:
            self.measures[key] = Measure(self.template.box(layout, role).style, self.template.heading_font)
        return self.measures[key]

    def box(self, layout: str, role: str) -> Box:
        return self.template.box(layout, role)

    def sizes(self, layout: str, role: str, most: float = 1e9) -> list[float]:
        """The sizes to try, largest first, the floor always among them."""
        top = min(self.box(layout, role).style.size, most)
        floor = min(float(FLOORS.get(stem(role), 10)), top)
        steps = [top - step for step in range(int(top - floor) + 1)]
        return steps if steps[-1] == floor else [*steps, floor]

    def fitted(self, layout: str, slot: Slot, most: float = 1e9) -> Fitted:
        """The slot with the first wording and the largest size that fit; at the floor a word may be broken."""
        box, measure = self.box(layout, slot.role), self.measure(layout, slot.role)
        sizes = self.sizes(layout, slot.role, most)
        over = 0.0
        for lines in slot.variants:
            for size in sizes:
                over = measure.height(lines, size, box.width * WIDER) - box.height
                if over > TOLERANCE or (size > sizes[-1] and measure.broken(lines, size, box.width)):
                    continue
                chosen = replace(slot, variants=(lines,), size=size)
                return Fitted(evened(chosen, box, measure, floor=sizes[-1], room=box.height + TOLERANCE), 0.0)
        return Fitted(replace(slot, variants=slot.variants[-1:], size=sizes[-1]), over)

    def split(self, slide: Slide) -> list[Slide]:
        """The slide, or as many as its flow or table needs, sized; the takeaway stays on the last.

        A slide that does not hold its text gives way to those that it has instead.
        """
        slide = self._with_room(slide)
        if slide.instead and not self._holds(slide):
            return [part for other in slide.instead for part in self.split(other)]
        slide = replace(slide, instead=())
        if not self._has_takeaway(slide):
            return self._without_foot(slide)
        if slide.flow:
            return list(self._flowed(slide, slide.flow))
        if isinstance(slide.visual, Table):
            return list(self._tabled(slide, slide.visual))
        if isinstance(slide.visual, Graph):
            return [self._charted(slide, slide.visual)]
        return [slide]

    def _with_room(self, slide: Slide) -> Slide:
        """The slide on the twin of its layout that suits its takeaway: that for none, or that for a long one.

        The latter is taken only where it shows all that the usual layout shows, on as many slides.
        """
        if not slide.takeaway:
            tall = slide.layout + TALL
            return replace(slide, layout=tall) if tall in self.template.boxes else slide
        longer = replace(slide, layout=slide.layout + LONG)
        if longer.layout not in self.template.boxes or self._has_takeaway(slide) or not self._has_takeaway(longer):
            return slide
        return longer if self._holds(longer) and self._shown_on(longer) == self._shown_on(slide) else slide

    def _shown_on(self, slide: Slide) -> tuple[tuple[Lines, ...], int]:
        """What the slots of a slide show on its layout, and over how many slides it runs."""
        shown = tuple(self.fitted(slide.layout, slot).slot.lines for slot in slide.slots)
        if slide.flow:
            return shown, len(list(self._flowed(slide, slide.flow)))
        return shown, len(list(self._tabled(slide, slide.visual))) if isinstance(slide.visual, Table) else 1

    def _without_foot(self, slide: Slide) -> list[Slide]:
        """The slide whose takeaway its foot does not hold: it ends the text, or has a slide of its own after it.

        One that would leave such a slide nearly empty has none: it stands in the notes, as ``unshown`` tells.
        """
        rest = replace(slide, takeaway=())
        parts = self.split(rest)
        if slide.flow and slide.flow.roles == ("Body",) and slide.visual is None:
            first, *more = slide.takeaway
            last = (replace(first, before=TAKEAWAY_APART), *more)
            ended = self.split(replace(rest, flow=replace(slide.flow, groups=(*slide.flow.groups, last))))
            body = ended[-1].slot("Body")
            if self._fills(slide.takeaway) or (body and body.lines != last):
                return ended
        elif self._fills(slide.takeaway):
            alone = replace(rest, layout="Assertion", slots=(), flow=Flow(("Body",), (slide.takeaway,)), visual=None,
                            strip=None)  # fmt: skip
            return [*parts, *self.split(alone)]
        return [*parts[:-1], replace(parts[-1], unshown=slide.takeaway)]

    def _fills(self, lines: Lines) -> bool:
        """Whether the lines take enough of a slide to have one for themselves."""
        box, measure = self.box("Assertion", "Body"), self.measure("Assertion", "Body")
        return measure.height(lines, box.style.size, box.width) >= LEAST_ALONE * box.height

    def _has_takeaway(self, slide: Slide) -> bool:
        """Whether what the slide means fits at its foot; so it is where there is nothing of the kind."""
        if not slide.takeaway:
            return True
        slot = Slot("Takeaway", (slide.takeaway,))
        return slot.role in self.template.boxes[slide.layout] and self.fitted(slide.layout, slot).over == 0

    def _holds(self, slide: Slide) -> bool:
        """Whether every slot fits, no word broken, and the labels of its chart."""
        if isinstance(slide.visual, Graph) and fit_graph(slide.visual, self.template, slide.layout).over > 0:
            return False
        for slot in slide.slots:
            fitted = self.fitted(slide.layout, slot)
            box, measure = self.box(slide.layout, slot.role), self.measure(slide.layout, slot.role)
            if fitted.over > 0 or measure.broken(fitted.slot.lines, fitted.slot.size, box.width):
                return False
        return True

    def _flowed(self, slide: Slide, flow: Flow) -> Iterator[Slide]:
        bins, size = self._arranged(slide.layout, flow, len(flow.roles), bool(slide.visual))
        parts = [bins[start : start + len(flow.roles)] for start in range(0, len(bins), len(flow.roles))]
        for number, part in enumerate(parts):
            first, last = number == 0, number == len(parts) - 1
            layout = slide.layout if first or slide.visual is None else "Assertion"
            roles = flow.roles if layout == slide.layout else ("Body",)
            slots = [
                Slot(role, (self._shown(flow, groups),), flow.evidence, size)
                for role, groups in zip(roles, part, strict=False)
                if groups
            ]
            visual = slide.visual if first else None
            if isinstance(visual, Table):
                visual = fit_rows(visual, self.template, layout)[0]
            yield replace(
                slide,
                layout=layout,
                slots=(*slots, *slide.slots),
                flow=None,
                visual=visual,
                takeaway=slide.takeaway if last else (),
            )

    def _shown(self, flow: Flow, groups: tuple[Lines, ...]) -> Lines:
        lines = tuple(line for group in groups for line in group)
        if not flow.joined:
            return lines
        return (Line(quoted(tuple(part for line in lines for part in line.words), self.language.deck)),)

    def _arranged(self, layout: str, flow: Flow, roles: int, alone: bool) -> tuple[list[tuple[Lines, ...]], float]:
        """The groups in as few slides as can be, evenly, at the largest size that needs no more slides."""
        role = flow.roles[0]
        box, measure = self.box(layout, role), self.measure(layout, role)
        cache: dict[tuple[int, int, float], float] = {}

        def height(start: int, end: int, size: float) -> float:
            key = (start, end, size)
            if key not in cache:
                lines = self._shown(flow, flow.groups[start:end])
                broken = size > sizes[-1] and measure.broken(lines, size, box.width)
                cache[key] = 1e9 if broken else measure.height(lines, size, box.width * WIDER)
            return cache[key]

        sizes, room = self.sizes(layout, role), box.height + TOLERANCE
        openings = {at for at, group in enumerate(flow.groups) if is_headed(group)}
        for slides in range(1, len(flow.groups) + 1):
            for size in sizes:
                cuts = even_cuts(len(flow.groups), slides * roles, room, _at(height, size))
                if cuts is not None:
                    cuts = cut_at_openings(cuts, openings, room, _at(height, size)) if openings else cuts
                    return [flow.groups[start:end] for start, end in cuts], size
        return [flow.groups[index : index + 1] for index in range(len(flow.groups))], sizes[-1]

    def _charted(self, slide: Slide, graph: Graph) -> Slide:
        """The slide with its chart fitted; one that is drawn in another way is described as what it is now."""
        done = fit_graph(graph, self.template, slide.layout)
        if done.chart.kind == graph.chart.kind:
            return replace(slide, visual=done)
        told = chart_in_words(done.chart, self.language)
        notes = tuple(text.replace(graph.chart.alternative, told) for text in slide.notes)
        return replace(slide, visual=replace(done, chart=replace(done.chart, alternative=told)), notes=notes)

    def _tabled(self, slide: Slide, table: Table) -> Iterator[Slide]:
        parts = fit_rows(table, self.template, slide.layout)
        room = self.box(slide.layout, "Table").height + TOLERANCE
        if not slide.slots and any(sum(part.heights) > room for part in parts):
            # A row that no slide holds is told in the whole width, and so are the others beside it.
            flow = running(rows_in_words(table, self.language.deck.colon))
            yield from self._flowed(replace(slide, layout="Assertion", visual=None), flow)
            return
        for number, part in enumerate(parts, 1):
            yield replace(slide, visual=part, takeaway=slide.takeaway if number == len(parts) else ())

    def finished(self, slide: Slide) -> tuple[Slide, list[tuple[str, str, float]]]:
        """The slide with every slot sized, and what does not fit: role, text, points too high."""
        extra = [Slot("Title", ((Line((Words(slide.title),)),),))]
        extra += [Slot("Kicker", ((Line((Words(slide.kicker),)),),))] if slide.kicker else []
        extra += [Slot("Takeaway", (slide.takeaway,))] if slide.takeaway else []
        furniture_texts = (("Handling", self.handling), ("Date", self.date))
        offered = self.template.boxes[slide.layout]
        extra += [Slot(role, ((Line((Words(text),)),),)) for role, text in furniture_texts if text and role in offered]
        if slide.source:
            extra.append(Slot("Source", tuple((Line((Words(text),)),) for text in slide.source)))
        faults: list[tuple[str, str, float]] = []
        slots = []
        for group in _alike((*extra, *slide.slots)):
            first = [self._kept(slide.layout, slot) for slot in group]
            least = min(each.slot.size for each in first)
            same = [self._kept(slide.layout, slot, least) for slot in group]
            slots += [each.slot for each in same]
            faults += [(each.slot.role, each.slot.text, each.over) for each in same if each.over > 0]
        if isinstance(slide.visual, Table | Graph):
            faults += self._visual_faults(slide)
        strip = slide.strip and replace(slide.strip, top=self._under(slide.layout, slots))
        return replace(slide, slots=tuple(slots), strip=strip), faults

    def _under(self, layout: str, slots: list[Slot]) -> float:
        """Points from the top of a judgement's first part to where its strip may stand."""
        box, measure = self.box(layout, "Part 1"), self.measure(layout, "Part 1")
        slot = next(each for each in slots if each.role == "Part 1")
        return min(measure.height(slot.lines, slot.size, box.width) + STRIP_APART, box.height - STRIP_APART)

    def _kept(self, layout: str, slot: Slot, most: float = 1e9) -> Fitted:
        """The slot fitted anew, or at the size that its flow settled on."""
        if slot.role == "Source":
            slot = self._short_source(layout, slot)
        return self.fitted(layout, replace(slot, size=0.0), min(most, slot.size) if slot.size else most)

    def _short_source(self, layout: str, slot: Slot) -> Slot:
        """The source line in the fullest wording with locators that needs one line, when there is one."""
        box, measure = self.box(layout, slot.role), self.measure(layout, slot.role)
        for lines in slot.variants[:WITH_LOCATORS]:
            if len(measure.wrap(lines[0], box.style.size, box.width).widths) == 1:
                return replace(slot, variants=(lines,))
        return slot

    def _visual_faults(self, slide: Slide) -> list[tuple[str, str, float]]:
        if isinstance(slide.visual, Table):
            over = sum(slide.visual.heights) - self.box(slide.layout, "Table").height
            highest = max(zip(slide.visual.heights[1:], slide.visual.rows, strict=True), key=lambda each: each[0])
            return [("Table", highest[1][0].text, over)] if over > TOLERANCE else []
        if isinstance(slide.visual, Graph) and slide.visual.over > 0:
            return [("Chart", slide.visual.chart.points[0].label, slide.visual.over)]
        return []


def fit(
    deck: Deck, template: Template, *, place_of: Callable[[str], Place | None] = lambda text: None
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """The deck split and sized for the template, and an error for each text that does not fit.

    ``place_of`` finds the place in the brief where a text of a slide was written. A text that is too long on every
    slide is reported for the first. Titles are unique afterwards: slides that share one are numbered ``(1/2)`` ...
    """
    fitter = Fitter(template, deck)
    slides = numbered([part for slide in deck.slides for part in fitter.split(slide)])
    finished: list[Slide] = []
    diagnostics: dict[tuple[str, str], Diagnostic] = {}
    for number, slide in enumerate(slides, 1):
        done, faults = fitter.finished(slide)
        finished.append(done)
        if done.unshown:
            told = _untold(done, number, place_of)
            diagnostics.setdefault(("Takeaway", told.message), told)
        for role, text, over in faults:
            floor = f"{_least(done, role):g}"
            message = f"text is {over:.0f} pt too high for `{role}` on slide {number} at {floor} pt: `{_opening(text)}`"
            place = place_of(text) or Place(path=f"slide {number}, {role}")
            hint = "shorten the text" + ("" if role == "Title" else ", or choose a shorter piece of evidence")
            fault = error("text-fits-slide", message, place, hint)
            diagnostics.setdefault((role, _PART.sub("", text)), fault)
    return replace(deck, slides=tuple(finished)), tuple(diagnostics.values())


def _untold(slide: Slide, number: int, place_of: Callable[[str], Place | None]) -> Diagnostic:
    """A hint of the takeaway that only the notes of a slide have."""
    text = " ".join(line.text for line in slide.unshown)
    message = f"slide {number} has no room for its takeaway, which stands in its notes: `{_opening(text)}`"
    place = place_of(text) or Place(path=f"slide {number}, Takeaway")
    return Diagnostic("text-fits-slide", Severity.HINT, message, place, ("shorten it, or what stands above it",))


_PART = re.compile(r" \(\d+/\d+\)$")
"""At the end of a title: which of several slides it is."""


def _least(slide: Slide, role: str) -> float:
    """The size at which a text of the slide was tried last."""
    if isinstance(slide.visual, Table | Graph) and role in ("Table", "Chart"):
        return slide.visual.size
    return next((slot.size for slot in slide.slots if slot.role == role), float(FLOORS.get(stem(role), 12)))


def numbered(slides: list[Slide]) -> list[Slide]:
    """The slides with their part's number after a title that more than one of them has."""
    total, seen = Counter(slide.title for slide in slides), Counter[str]()
    made = []
    for slide in slides:
        seen[slide.title] += 1
        part = f" ({seen[slide.title]}/{total[slide.title]})" if total[slide.title] > 1 else ""
        made.append(replace(slide, title=slide.title + part))
    return made


def _at(height: Callable[[int, int, float], float], size: float) -> Callable[[int, int], float]:
    return lambda start, end: height(start, end, size)


def _alike(slots: tuple[Slot, ...]) -> list[list[Slot]]:
    """Slots that stand side by side, which are set at one size: roles that differ by their number only."""
    groups: dict[str, list[Slot]] = {}
    for slot in slots:
        groups.setdefault(stem(slot.role), []).append(slot)
    return list(groups.values())


def _opening(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:57].rsplit(' ', 1)[0]} ..."
