"""Charts, tables, timelines and the matrix from a brief: every number bound, the order right, every slip named."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.briefing.coverage import MOST_COLUMNS, coverage_matrix
from pincite.briefing.model import Chart, Citation, Table, Timeline, plain
from pincite.briefing.timeline import date_of
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.words import language_for
from tests.corpora import composed, sound, write_corpus

HEAD = "title: Ferry or bridge\nthemes:\n  - theme: cost\n    text: It costs [@ferry#42-million].\n    quotes: []\n"
HULL, BRIDGE = "ferry#42-million", "bridge#640-million"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return sound(tmp_path_factory.mktemp("exhibits"))


def chart(yaml: str, corpus: Corpus) -> Chart:
    found = composed(f"{HEAD}    chart: {{title: It costs., unit: US$ million, {yaml}}}\n", corpus)
    [section] = found.briefing.sections
    assert section.chart is not None, found.diagnostics
    return section.chart


def faults(brief: str, corpus: Corpus) -> list[tuple[str, str]]:
    return [(item.rule, item.message) for item in composed(brief, corpus).diagnostics]


def test_bars_are_ranked_unless_the_author_or_time_orders_them(corpus: Corpus) -> None:
    points = "points: [{label: Hull, number: ferry#42-million}, {label: Bridge, number: bridge#640-million}]"
    assert chart(points, corpus).labels == ("Bridge", "Hull")
    assert chart(f"order: given, {points}", corpus).labels == ("Hull", "Bridge")
    assert chart(f"kind: column, {points}", corpus).labels == ("Hull", "Bridge")
    years = points.replace("Hull", "2023").replace("Bridge", "2024")
    assert chart(years, corpus).labels == ("2023", "2024")


def test_series_keep_their_names_and_share_their_labels(corpus: Corpus) -> None:
    made = chart(
        "kind: stacked, series: [{name: Now, points: [{label: A, number: ferry#42-million}, {label: B, number: "
        "bridge#640-million}]}, {name: Later, points: [{label: A, number: ferry#42-million}, {label: B, number: "
        "ferry#42-million}]}]", corpus,
    )  # fmt: skip
    assert made.series == ("Now", "Later")
    assert made.labels == ("B", "A")
    assert [point.printed for point in made.points_of("Now")] == ["640", "42"]
    assert {point.series for point in made.points if point.highlight} == {"Now"}
    assert "Now: B 640, A 42; Later: B 42, A 42" in made.alternative


def test_a_range_has_two_ends(corpus: Corpus) -> None:
    made = chart("kind: range, points: [{label: Cost, low: ferry#42-million, high: bridge#640-million}]", corpus)
    [point] = made.points
    assert (point.printed, point.upper_printed) == ("42", "640")
    assert (point.evidence, point.upper_evidence) == (HULL, BRIDGE)
    assert "Cost 42 to 640" in made.alternative


def test_what_is_calculated_has_three_significant_figures(corpus: Corpus) -> None:
    found = (
        composed(
            f"{HEAD}    chart: {{title: It costs., unit: times, points: [{{label: Ratio, formula: {BRIDGE} / {HULL}}}]}}\n",
            corpus,
        )
        .briefing.sections[0]
        .chart
    )
    assert found is not None
    assert found.points[0].printed == "≈15.2"
    assert found.points[0].calculation


@pytest.mark.parametrize(
    ("yaml", "rule", "words"),
    [
        ("kind: range, points: [{label: C, low: bridge#640-million, high: ferry#42-million}]", "number-fits-chart",
         "above"),
        ("points: [{label: C, number: ferry#60-percent}]", "number-fits-unit", "cannot be given"),
        ("kind: range, points: [{label: C, low: ferry#1, high: ferry#42-million}]", "evidence-exists", "ferry#1"),
        ("kind: stacked, series: [{name: A, points: [{label: x, number: ferry#42-million}]}, {name: B, points: "
         "[{label: x, formula: ferry#42-million - bridge#640-million}]}]", "number-fits-chart", "below zero"),
    ],
)  # fmt: skip
def test_a_number_that_does_not_fit_its_chart_is_named(yaml: str, rule: str, words: str, corpus: Corpus) -> None:
    found = faults(f"{HEAD}    chart: {{title: It costs., unit: US$ million, {yaml}}}\n", corpus)
    assert any(each == rule and words in message for each, message in found), found


TABLE = f"""\
    table:
      title: What it costs
      columns: [Thing, {{name: Cost, unit: US$ million}}, Says]
      rows:
        - [Hull, {{number: {HULL}}}, The yard]
        - [Bridge, {{number: {BRIDGE}}}, "It costs $640 million [@{BRIDGE}]"]
        - [Both, {{formula: {HULL} + {BRIDGE}}}, Our sum]
      note: In dollars.
"""


def made_table(corpus: Corpus) -> Table:
    found = composed(HEAD + TABLE, corpus)
    assert found.briefing.sections[0].table is not None, found.diagnostics
    return found.briefing.sections[0].table


def test_a_table_prints_the_registers_numbers_and_cites_them_by_row(corpus: Corpus) -> None:
    made = made_table(corpus)
    assert [[plain(cell.prose) for cell in row] for row in made.rows] == [
        ["Hull", "42", "The yard"], ["Bridge", "640", "It costs $640 million"], ["Both", "682", "Our sum"],
    ]  # fmt: skip
    assert [column.figures for column in made.columns] == [False, True, False]
    assert all(any(isinstance(part, Citation) for part in row[0].prose) for row in made.rows)
    assert made.rows[0][1].evidence == HULL
    assert made.rows[2][1].calculation
    assert made.number == 1


def test_a_number_in_a_cell_needs_its_source(corpus: Corpus) -> None:
    assert ("number-has-source", "`$641 million` stands in none of the passages cited with it") in faults(
        HEAD + TABLE.replace("costs $640 million [", "costs $641 million ["), corpus
    )
    assert any(
        rule == "number-has-source" for rule, _ in faults(HEAD + TABLE.replace("The yard", "Some 12 yards"), corpus)
    )
    assert any(rule == "evidence-exists" for rule, _ in faults(HEAD + TABLE.replace(HULL, "ferry#43-million"), corpus))


def test_exhibits_are_numbered_in_their_order(corpus: Corpus) -> None:
    point = f"points: [{{label: Hull, number: {HULL}}}]"
    figure = f"    chart: {{title: It costs., unit: US$ million, {point}}}\n"
    second = f"  - theme: weather\n    text: It costs [@{HULL}].\n"
    sections = composed(HEAD + figure + second + figure + TABLE, corpus).briefing.sections
    assert [section.chart.number for section in sections if section.chart] == [1, 2]
    assert [section.table.number for section in sections if section.table] == [1]


def made_timeline(yaml: str, corpus: Corpus) -> Timeline:
    found = composed(f"title: T\nthemes: [cost, weather]\n{yaml}", corpus)
    assert found.briefing.timeline is not None, found.diagnostics
    return found.briefing.timeline


def test_a_timeline_of_the_authors_stands_in_order_of_time(corpus: Corpus) -> None:
    made = made_timeline(
        'timeline:\n  - {date: 2024-03-03, text: "It is told [@ferry]."}\n'
        '  - {date: 2011, text: "The county pays [@ferry#p4i2s2]."}\n', corpus,
    )  # fmt: skip
    assert [moment.date for moment in made.moments] == ["2011", "3 March 2024"]
    assert all(moment.citations for moment in made.moments)


def test_the_date_of_an_entry_is_held_to_what_it_cites(corpus: Corpus) -> None:
    brief = 'title: T\nthemes: [cost]\ntimeline: [{date: 1999, text: "Fog closes the ferry [@bridge#p2s1]."}]\n'
    assert any(rule == "date-has-source" and "1999" in message for rule, message in faults(brief, corpus))


def test_a_timeline_of_the_tools_is_verbatim(tmp_path: Path) -> None:
    text = (
        "The strait\n\nThe bridge cost of 12 million was agreed in March 1998 by the county.\n"
        "The county paid the last cost of the ferry in 2003. Agenda 2030 is the county's cost plan for the strait.\n"
    )
    themes = "themes:\n  - {id: cost, label: Cost, terms: [cost]}\n"
    corpus, _ = read_corpus(write_corpus(tmp_path / "c", {"strait.txt": text, "themes.yaml": themes}))
    found = composed("title: T\nthemes: [cost]\ntimeline: true\n", corpus).briefing.timeline
    assert found is not None
    assert [moment.date for moment in found.moments] == ["March 1998", "2003"]
    for moment in found.moments:
        evidence = corpus.evidence(moment.evidence)
        assert evidence is not None
        assert plain(moment.prose) == corpus.text(evidence)


def test_a_timeline_without_a_date_is_refused(tmp_path: Path) -> None:
    themes = "themes:\n  - {id: cost, label: Cost, terms: [cost]}\n"
    files = {
        "strait.txt": "The strait\n\nThe cost of the bridge is borne by the county alone.\n",
        "themes.yaml": themes,
    }
    corpus, _ = read_corpus(write_corpus(tmp_path / "c", files))
    found = faults("title: T\nthemes: [cost]\ntimeline: true\n", corpus)
    assert any(rule == "selection-finds-something" for rule, _ in found)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In 2019 the company was listed.", "2019"),
        ("It was agreed on 7 October 2022, after the talks of 2021.", "2022-10-07"),
        ("Between 2012 and 2022 the share doubled.", "2012"),
        ("The plan is called Agenda 2030.", ""),
        ("It is shown elsewhere (Bratton, 2019).", ""),
        ("That was in the 1990s.", ""),
        ("It costs 2,030 dollars.", ""),
    ],
)
def test_the_date_of_a_sentence(text: str, date: str) -> None:
    assert date_of(text) == date


def test_the_matrix_counts_what_the_corpus_finds(corpus: Corpus) -> None:
    found = composed("title: T\nthemes: [cost, weather]\n", corpus).briefing.coverage
    assert found is not None
    for row, theme in zip(found.themes, corpus.themes.values(), strict=True):
        counted = dict(corpus.coverage(theme).documents)
        assert row.passages == tuple(counted.get(source.id, 0) for source in found.sources)
    assert composed("title: T\nthemes: [cost, weather]\ncoverage: false\n", corpus).briefing.coverage is None
    assert composed("title: T\nthemes: [cost]\n", corpus).briefing.coverage is None


def test_many_sources_are_counted_together_and_those_cited_come_first(tmp_path: Path) -> None:
    themes = "themes:\n  - {id: cost, label: Cost, terms: [cost]}\n  - {id: fog, label: Fog, terms: [fog]}\n"
    files = {
        f"s{at:02}.txt": f"Title {at}\n\nThe cost is high here. The fog is thick in month {at}.\n" for at in range(40)
    }
    corpus, _ = read_corpus(write_corpus(tmp_path / "c", {**files, "themes.yaml": themes}))
    found = coverage_matrix(corpus, tuple(corpus.themes.values()), {"s39"}, language_for("en"))
    assert found is not None
    assert len(found.sources) == MOST_COLUMNS
    assert found.others == 40 - MOST_COLUMNS
    assert "s39" in {source.id for source in found.sources}
    assert all(sum(row.passages) + row.others == 40 for row in found.themes)


@pytest.mark.parametrize(
    ("chart_yaml", "words"),
    [
        ("kind: stacked, points: [{label: a, number: b#c}]", "has `series`"),
        ("kind: bar, series: [{name: a, points: [{label: a, number: b#c}]}]", "has `points`"),
        ("kind: slope, series: [{name: a, points: [{label: a, number: b#c}]}]", "two points"),
        ("points: [{label: a, low: b#c, high: b#d}]", "belong to a `range`"),
        ("points: [{label: a, low: b#c}]", "`low` and `high`"),
        ("kind: line", "either `points` or `series`"),
        ("kind: line, series: [{name: a, points: [{label: a, number: b#c}]}, {name: b, points: [{label: x, number: b#c}]}]",
         "the same labels"),
    ],
)  # fmt: skip
def test_a_chart_of_the_wrong_shape_is_refused_with_its_reason(chart_yaml: str, words: str) -> None:
    from pincite.diagnostics import BriefError
    from pincite.spec import read_brief

    with pytest.raises(BriefError) as fault:
        read_brief(f"{HEAD}    chart: {{title: T, unit: x, {chart_yaml}}}\n", "b.yaml")
    assert any(words in item.message for item in fault.value.diagnostics)
