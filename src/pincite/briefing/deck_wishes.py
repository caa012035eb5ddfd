"""The brief's ``deck:`` composed: every word added to the deck is cited, bound and stated like all prose."""

from __future__ import annotations

from collections.abc import Callable

from pincite.briefing.charts import chart
from pincite.briefing.deck_plan import AddedSlide, DeckPlan, NamedSlide, SlideEdit
from pincite.briefing.figures import key_number
from pincite.briefing.model import PullQuotation, plain
from pincite.briefing.prose import ProseComposer
from pincite.briefing.tables import table
from pincite.briefing.words import QuotationComposer
from pincite.corpus.model import Theme
from pincite.spec.model import AddedSlideSpec, DeckSpec


def deck_plan(
    spec: DeckSpec | None, prose: ProseComposer, quotations: QuotationComposer, *, exhibits: tuple[int, int]
) -> DeckPlan | None:
    """The wishes under ``deck:``; none without that key. ``exhibits`` are the charts and tables that have a number."""
    if spec is None:
        return None

    def named(slide: str | None, path: str) -> NamedSlide:
        return NamedSlide(slide or "", prose.loaded.marks.place(path))

    cited = tuple(dict.fromkeys(each for part in prose.statements for each in part.cited))
    edits = []
    for index, edit in enumerate(spec.edit):
        path = f"$.deck.edit[{index}]"
        title = prose.words(edit.title, f"{path}.title", scope=cited)
        layout = prose.loaded.marks.place(f"{path}.layout")
        edits.append(SlideEdit(named(edit.slide, f"{path}.slide"), title, edit.layout or "", layout))
    added = []
    charts, tables = exhibits
    for index, each in enumerate(spec.add):
        charts, tables = charts + (each.chart is not None), tables + (each.table is not None)
        added.append(_added(each, f"$.deck.add[{index}]", prose, quotations, named, (charts, tables)))
    return DeckPlan(
        most=spec.slides or 0,
        appendix=spec.slides is None if spec.appendix is None else spec.appendix,
        order=tuple(named(each, f"$.deck.order[{index}]") for index, each in enumerate(spec.order)),
        hide=tuple(named(each, f"$.deck.hide[{index}]") for index, each in enumerate(spec.hide)),
        edit=tuple(edits),
        add=tuple(added),
        limit_place=prose.loaded.marks.place("$.deck.slides") if spec.slides else None,
    )


def _added(
    spec: AddedSlideSpec, path: str, prose: ProseComposer, quotations: QuotationComposer,
    named: Callable[[str | None, str], NamedSlide], exhibits: tuple[int, int],
) -> AddedSlide:  # fmt: skip
    first = len(prose.statements)
    points = tuple(prose.line(text, f"{path}.points[{index}]") for index, text in enumerate(spec.points))
    # A quotation by its id or its words belongs to no theme.
    said = quotations.composed(spec.quote, Theme("", ""), f"{path}.quote") if spec.quote else ()
    numbers = tuple(
        number
        for index, each in enumerate(spec.numbers)
        if (number := key_number(each, f"{path}.numbers[{index}]", prose)) is not None
    )
    figure = chart(spec.chart, f"{path}.chart", prose, number=exhibits[0]) if spec.chart else None
    listing = table(spec.table, f"{path}.table", prose, number=exhibits[1]) if spec.table else None
    cited = tuple(dict.fromkeys(each for part in prose.statements[first:] for each in part.cited))
    cited += tuple(each.evidence for each in (*said, *numbers) if each.evidence)
    title = prose.words(spec.title, f"{path}.title", scope=cited)
    if not title:
        exhibit = figure or listing
        headline = next((each.headline for each in said if isinstance(each, PullQuotation)), "")
        title = plain(exhibit.title).strip() if exhibit else headline
    after = named(spec.after, f"{path}.after") if spec.after else None
    so_what = prose.line(spec.so_what, f"{path}.so_what", scope=cited)
    return AddedSlide(title, after, points, said[0] if said else None, numbers, figure, listing, so_what)
