"""What an author calculates, says in words or sets apart is held to the numbers behind it, and to whose they are."""

from __future__ import annotations

import time

import pytest

from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.diagnostics import Diagnostic
from tests.corpora import composed, write_corpus

PORTS = """\
Two ports

In August, Nordhavn handled 64.8 million crates and Karsund 45.1 million. Fees ranged from 5 percent to 25 percent.
Nordhavn's share of the coast fell from 58 percent to 55 percent. Some 62 shippers pay nearly half of the fees.
Traffic rose by half over the next decade. The harbour board did not reject, after long hearings, the plan for a quay.
A crane costs $8 million and a quay $21 million; both together cost $29 million.
"""
HARVEST = """\
Die Ernte

Ein Drittel der Betriebe meldete im Juli Verluste. Die Preise haben sich verdoppelt.
"""
METRO = "地铁\n\n该公司投入的三分之一用于车辆。主管部门表示，票价不会在今年上调。\n"
SOURCES = """\
references:
  - {id: ports, type: report, title: Two ports, issued: 2024-09-02,
     pincite: {file: ports.txt, kind: report, origin: o1, descriptor: A report.}}
  - {id: ernte, type: report, title: Die Ernte, issued: 2024, language: de,
     pincite: {file: ernte.txt, kind: report, origin: o2, descriptor: Ein Bericht.}}
  - {id: metro, type: report, title: 地铁, issued: 2024, language: zh,
     pincite: {file: metro.txt, kind: summary, origin: o3, descriptor: 报告。}}
"""
THEMES = "themes:\n  - {id: trade, label: Trade, terms: [port, crates, Betriebe, 公司]}\n"
FILES = {"ports.txt": PORTS, "ernte.txt": HARVEST, "metro.txt": METRO, "sources.yaml": SOURCES, "themes.yaml": THEMES}


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return read_corpus(write_corpus(tmp_path_factory.mktemp("coast"), FILES))[0]


RULES = {
    "number-has-source", "worded-number-has-source", "number-stands-with-its-name", "total-adds-up", "date-has-source",
    "direction-is-sourced", "denial-is-sourced", "unlike-values-are-shown", "silence-is-searched", "fact-is-cited",
    "number-keeps-its-value", "name-stands-in-source",
}  # fmt: skip


def faults(corpus: Corpus, text: str, *, lang: str = "en", rest: str = "") -> list[Diagnostic]:
    """What the rules about figures find in a theme's text, or in the keys of the theme in ``rest``."""
    body = f"    text: >-\n      {text}\n" if text else ""
    brief = f"title: T\nlang: {lang}\ndate: 2026-03-02\nthemes:\n  - theme: trade\n    headline: Trade\n{body}{rest}"
    return [item for item in composed(brief, corpus).diagnostics if item.rule in RULES]


@pytest.mark.parametrize(
    "text",
    [
        "Nordhavn handled 19.7 million crates more than Karsund [@ports#p1s1].",
        "Nordhavn handled 44% more than Karsund [@ports#p1s1].",
        "The two handled 109.9 million crates together [@ports#p1s1].",
        "Fees run from 5 to 25 percent [@ports#p1s2].",
        "Fees of 5–25% are asked [@ports#p1s2].",
        "The share fell by three points [@ports#p2s1].",
        "The share fell from 58 percent to 55 percent [@ports#p2s1].",
        "Dozens of shippers pay close to half of the fees [@ports#p2s2].",
        "Traffic grew by half in a decade [@ports#p3s1].",
        "In August and September the ports were full [@ports#p1s1].",
        "Karsund handled 45.1 million crates, Nordhavn 64.8 million [@ports#p1s1].",
        "The quay was not rejected by the harbour board [@ports#p3s2].",
        "The share lost 3 points [@ports#p2s1].",
        "Karsund handled more than two thirds of what Nordhavn did [@ports#p1s1].",
    ],
)
def test_silent_on_what_follows_from_the_passages(coast: Corpus, text: str) -> None:
    assert faults(coast, text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Nordhavn handled 29.7 million crates more than Karsund [@ports#p1s1].", "number-has-source"),
        ("Nordhavn handled 64% more than Karsund [@ports#p1s1].", "number-has-source"),
        ("Nordhavn handled 19.7 million crates [@ports#p1s1].", "number-has-source"),
        ("Fees run from 5 to 35 percent [@ports#p1s2].", "number-has-source"),
        ("Fees run from 58 to 55 percent [@ports#p1s2].", "number-has-source"),
        ("The share fell by four points [@ports#p2s1].", "number-has-source"),
        ("The share fell from 55 percent to 58 percent [@ports#p2s1].", "direction-is-sourced"),
        ("Hundreds of shippers pay close to half of the fees [@ports#p2s2].", "worded-number-has-source"),
        ("Traffic doubled [@ports#p3s1].", "worded-number-has-source"),
        ("In June the ports were full [@ports#p1s1].", "date-has-source"),
        ("Karsund handled 64.8 million crates, Nordhavn 45.1 million [@ports#p1s1].", "number-stands-with-its-name"),
        (
            "Nordhavn did not handle 64.8 million crates in August, nor Karsund 45.1 million [@ports#p1s1].",
            "denial-is-sourced",
        ),
        ("Karsund handled more than three quarters of what Nordhavn did [@ports#p1s1].", "number-has-source"),
        ("No source mentions dredging.", "silence-is-searched"),
        ("The board of Nordhavn sold its old quay.", "fact-is-cited"),
    ],
)
def test_named_with_place_and_remedy(coast: Corpus, text: str, rule: str) -> None:
    found = faults(coast, text)
    assert {item.rule for item in found} == {rule}
    assert all(item.place.line and item.place.column and item.hints for item in found)


@pytest.mark.parametrize(
    ("lang", "text", "rule"),
    [
        ("de", "Ein Drittel der Betriebe hatte Verluste, die Preise sind doppelt so hoch [@ernte#p1].", ""),
        ("de", "Ein Viertel der Betriebe hatte Verluste [@ernte#p1].", "number-has-source"),
        ("de", "Die Preise haben sich verdreifacht [@ernte#p1].", "worded-number-has-source"),
        ("de", "Im August meldeten Betriebe Verluste [@ernte#p1].", "date-has-source"),
        ("fr", "Les prix ont doublé pour un tiers des exploitations [@ernte#p1].", ""),
        ("fr", "La moitié des exploitations ont subi des pertes [@ernte#p1].", "number-has-source"),
        ("en", "Prices doubled [@ernte#p1].", ""),
        ("en", "Prices tripled [@ernte#p1].", "worded-number-has-source"),
        ("zh", "投入的三分之一用于车辆[@metro#p1]。", ""),
        ("zh", "投入的四分之一用于车辆[@metro#p1]。", "number-has-source"),
        ("zh", "主管部门表示，票价会在今年上调[@metro#p1]。", "denial-is-sourced"),
    ],
)
def test_in_other_languages(coast: Corpus, lang: str, text: str, rule: str) -> None:
    assert {item.rule for item in faults(coast, text, lang=lang)} == ({rule} if rule else set())


def test_a_wrong_result_is_answered_with_the_right_one(coast: Corpus) -> None:
    (fault,) = faults(coast, "Nordhavn handled 18.7 million crates more than Karsund [@ports#p1s1].")
    assert "64.8 million − 45.1 million is 19.7 million crates" in fault.hints


CHART = """\
    chart:
      title: Nordhavn is busier
      kind: bar
      unit: million crates
      points: [{{label: {0}, number: ports#64-8-million}}, {{label: {1}, number: ports#45-1-million}}]
"""
TABLE = """\
    table:
      title: Prices
      columns: [{{name: Thing}}, {{name: Price, unit: {unit}}}]
      rows: [[Crane, {{number: ports#8-million}}], [Quay, {{number: ports#21-million}}], [Both, {{{total}}}]]
"""


@pytest.mark.parametrize(
    ("rest", "rule"),
    [
        (CHART.format("Nordhavn", "Karsund"), ""),
        (CHART.format("Karsund", "Nordhavn"), "number-stands-with-its-name"),
        (CHART.format("Nordhavn", "Nordhavn"), "unlike-values-are-shown"),
        (TABLE.format(unit="US$ million", total="formula: ports#8-million + ports#21-million"), ""),
        (TABLE.format(unit="US$ million", total="number: ports#29-million"), ""),
        (TABLE.format(unit="US$ million", total="formula: ports#8-million + ports#8-million"), "total-adds-up"),
        (TABLE.format(unit="US$ million", total="number: ports#8-million"), "total-adds-up"),
        (TABLE.format(unit="US$ billion", total="formula: ports#8-million + ports#21-million"), ""),
        (TABLE.format(unit="US$ billion", total="formula: ports#8-million + ports#21-million, round: 0"),
         "number-keeps-its-value"),
    ],
)  # fmt: skip
def test_exhibits(coast: Corpus, rest: str, rule: str) -> None:
    """Swapped labels, one name for two values, a total that leaves something out, rounding that makes another number."""
    assert {item.rule for item in faults(coast, "", rest=rest)} == ({rule} if rule else set())


def test_a_result_in_a_coarse_unit_keeps_its_figures(coast: Corpus) -> None:
    """Three significant figures (A25), not as many decimals as the column's other numbers would need."""
    rest = TABLE.format(unit="US$ billion", total="formula: ports#21-million - ports#8-million")
    brief = f"title: T\nthemes:\n  - theme: trade\n    headline: Trade\n{rest}"
    table = composed(brief, coast).briefing.sections[0].table
    assert table
    assert table.rows[2][1].printed == "0.013"


def test_a_search_bears_out_silence_and_a_hit_refutes_it(coast: Corpus) -> None:
    """Standards E14: the search is run again whenever the brief is checked."""

    def found(searched: str) -> set[str]:
        brief = (
            f"title: T\nsearched: [{searched}]\nthemes:\n  - theme: trade\n    text: No source mentions {searched}.\n"
        )
        return {item.rule for item in composed(brief, coast).diagnostics} & RULES

    assert found("dredging") == set()
    assert found("crates") == {"silence-is-searched"}


@pytest.mark.parametrize(
    ("lang", "kinds"),
    [("en", ["fact", "judgement", "reported"]), ("fr", ["fait", "jugement", "rapporté"]),
     ("de", ["Tatsache", "Urteil", "berichtet"]), ("zh", ["事实", "判断", "转述"])],
)  # fmt: skip
def test_a_paragraph_says_what_it_is(coast: Corpus, lang: str, kinds: list[str]) -> None:
    """Standards A10: what a source states, what we judge, what a summary tells; and the words are explained once."""
    text = "Nordhavn 64.8 [@ports#p1s1].\n\n      A quay would help.\n\n      票价 [@metro#p1s2]."
    brief = f"title: T\nlang: {lang}\nthemes:\n  - theme: trade\n    text: |\n      {text}\n"
    briefing = composed(brief, coast).briefing
    assert [item.kind for item in briefing.sections[0].paragraphs] == kinds
    note = briefing.statement_note
    assert all(kind.casefold() in note.casefold() for kind in kinds)


def test_a_list_speaks_for_the_sentence_that_leads_in_to_it(coast: Corpus) -> None:
    text = "Two ports stand out:\n\n      - Nordhavn [@ports#p1s1];\n      - Karsund [@ports#p1s1]."
    brief = f"title: T\nthemes:\n  - theme: trade\n    text: |\n      {text}\n"
    assert composed(brief, coast).briefing.sections[0].paragraphs[0].kind == "fact"


def test_long_lines_are_read_in_time(coast: Corpus) -> None:
    """No pattern goes back over what it has read."""
    text = "from 5 to " * 500 + "no source " * 2000 + "Port " * 2000
    start = time.perf_counter()
    assert {item.rule for item in faults(coast, text)} == {"number-has-source"}
    assert time.perf_counter() - start < 30
