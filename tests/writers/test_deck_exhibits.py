"""Charts and tables of the deck: what they are for who does not see them, and where the memo has them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pptx import Presentation

from pincite.briefing.charts import chart_in_words
from pincite.briefing.deck_plan import AddedSlide
from pincite.briefing.model import Chart, Run, plain
from pincite.diagnostics import Place
from pincite.words import LANGUAGES, language_for
from pincite.writers.deck.added import added_slides
from pincite.writers.deck.contract import serve
from pincite.writers.deck.fit import fit
from pincite.writers.deck.graphs import axis_ends
from pincite.writers.deck.model import Deck, Graph, Line, Slide, Table
from pincite.writers.deck.parts import Author
from pincite.writers.deck.storyline import storyline
from pincite.writers.deck.tables import gutter
from pincite.writers.deck.template import Template
from tests.writers.exhibits_sample import KINDS, TABLE, chart_of, every_kind, point, with_exhibits
from tests.writers.sample import sample_briefing

TEMPLATE = Path(__file__).parents[2] / "templates" / "deck" / "pincite.pptx"


@cache
def template() -> Template:
    return serve(Presentation(str(TEMPLATE)), "pincite.pptx", Place()).template


def deck_of(chart: Chart, lang: str = "en") -> Deck:
    sample = sample_briefing()
    section = replace(sample.sections[1], chart=chart, quotations=(), extracts=())
    return fit(storyline(replace(sample, lang=lang, sections=(section,))), template())[0]


def drawn(deck: Deck) -> tuple[Slide, Graph]:
    return next((slide, slide.visual) for slide in deck.slides if isinstance(slide.visual, Graph))


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
@pytest.mark.parametrize("chart", every_kind(), ids=KINDS)
def test_the_alternative_of_a_chart_names_its_kind_its_message_and_every_value(chart: Chart, lang: str) -> None:
    language = language_for(lang)
    told = chart_in_words(chart, language)
    kinds = language.briefing.charts
    assert told.startswith(kinds[chart.kind])
    assert len(set(kinds.values())) == len(kinds)
    assert plain(chart.title) in told
    assert chart.unit in told
    for each in chart.points:
        assert each.label in told
        assert each.printed in told
        assert each.upper_printed in told
        assert each.series in told


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_columns_that_are_drawn_as_bars_are_described_as_bars(lang: str) -> None:
    """Labels of three lines have no room under columns; slide and notes then both say what is drawn."""
    language = language_for(lang)
    label = "A category with a rather long name that wraps again and again"
    points = tuple(point(f"{label} {at}", str(at)) for at in range(1, 7))
    chart = chart_of("column", points)
    chart = replace(chart, alternative=chart_in_words(chart, language))
    slide, graph = drawn(deck_of(chart, lang))
    assert graph.chart.kind == "bar"
    assert graph.chart.alternative.startswith(language.briefing.charts["bar"])
    assert any(graph.chart.alternative in text for text in slide.notes)
    assert not any(language.briefing.charts["column"] in text for text in slide.notes)
    few, kept = drawn(deck_of(replace(chart, points=(point("Now", "1"), point("Then", "2"))), lang))
    assert kept.chart.alternative == chart.alternative
    assert any(chart.alternative in text for text in few.notes)


@pytest.mark.parametrize(("lang", "figure", "table"), [
    ("en", "Figure 1 in the memo", "Table 1 in the memo"),
    ("fr", "Figure 1 de la note", "Tableau 1 de la note"),
    ("de", "Abbildung 1 in der schriftlichen Vorlage", "Tabelle 1 in der schriftlichen Vorlage"),
    ("zh", "呈报图1", "呈报表1"),
])  # fmt: skip
def test_the_source_line_says_which_figure_or_table_of_the_memo_it_is(lang: str, figure: str, table: str) -> None:
    deck, _ = fit(storyline(replace(with_exhibits(), lang=lang)), template())
    lines = [slot.text for slide in deck.slides if (slot := slide.slot("Source"))]
    assert sum(line.endswith(figure) for line in lines) == 1
    assert any(line.endswith(table) for line in lines)


def test_what_the_memo_does_not_have_is_not_looked_for_there() -> None:
    """A chart or a table of a slide that the author added."""
    author = Author(sample_briefing())
    for chart, table in ((every_kind()[0], None), (None, TABLE)):
        added = AddedSlide("It rose", None, (), None, (), chart, table, ())
        (slide,) = added_slides(author, added, "added-1", "Part")
        assert slide.source
        assert not any("memo" in line for line in slide.source)


def test_a_chart_whose_labels_have_no_room_beside_its_number_takes_the_whole_width() -> None:
    """On a low page long labels of bars stand on one line where the chart is wide."""
    low = {
        name: {role: replace(box, height=90.0) if role == "Chart" else box for role, box in boxes.items()}
        for name, boxes in template().boxes.items()
    }
    names = ("A venture fund for science and technology", "The third phase of a fund", "A fund for industry", "Other")
    chart = chart_of("bar", tuple(point(name, "8") for name in names))
    found = {}
    for which, boxes in (("usual", template().boxes), ("low", low)):
        section = replace(sample_briefing().sections[1], chart=chart)
        briefing = replace(sample_briefing(), sections=(section,))
        deck, faults = fit(storyline(briefing), replace(template(), boxes=boxes))
        assert not [each for each in faults if "`Chart`" in each.message]
        found[which] = drawn(deck)[0].layout.split(" with ")[0]
    assert (found["usual"], found["low"].startswith("Chart wide")) == ("Chart", True)


@pytest.mark.parametrize(("low", "high"), [("3", "14"), ("0", "14"), ("-5", "2"), ("0", "0")])
def test_under_the_lowest_end_of_a_range_there_is_room_for_its_value(low: str, high: str) -> None:
    ranged = chart_of("range", (point("Research", low, upper=high), point("Threshold", high)))
    bottom, top = axis_ends(Graph(ranged, 18.0), 120.0)
    assert bottom < top
    assert (float(low) - bottom) / (top - bottom) * 120.0 >= 1.5 * 18.0
    assert top >= float(high)


def test_figures_stand_apart_from_the_words_in_the_next_column() -> None:
    shown = Table((Line(()),) * 4, (), (1.0,) * 4, "", figures=(1, 2))
    gutters = [gutter(shown, at) for at in range(4)]
    assert gutters[2] > gutters[1] == gutters[0] == gutters[3]


def test_a_chart_without_a_source_still_says_where_the_memo_has_it() -> None:
    bare = tuple(replace(each, citations=()) for each in every_kind()[0].points)
    chart = replace(every_kind()[0], points=bare, citations=(), note=(Run("Rounded."),))
    slide, _ = drawn(deck_of(chart))
    source = slide.slot("Source")
    assert source is not None
    assert source.text.endswith("Figure 1 in the memo")
