"""Files as they were made, in other languages and with every kind of exhibit: nothing in them is a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.build import compose_and_check
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.spec.load import read_brief
from pincite.writers import write
from tests.corpora import BRIDGE, write_corpus
from tests.verification.made import TEMPLATES, checked

STATS = """\
The harbour office's figures

The northern line carried 0.9 million passengers in 2020. It carried 1.15 million passengers in 2022. The southern line
carried 0.4 million passengers in 2020. It carried 0.55 million passengers in 2022.
Diesel made up 62 percent of the fuel in 2020 and electricity 38 percent. In 2022 diesel made up 48 percent and
electricity 52 percent.
"The quay will not last another winter unless the piles are replaced", the harbour master wrote.
"""
THEMES = "themes: [{id: cost, label: Cost, terms: [fuel, million]}, {id: quay, label: Quay, terms: [quay, winter]}]\n"
WORDS = {
    "fr": ("Le pont coûte plus cher", "probable", "millions US$", "Le pont est estimé à 640 millions de dollars",
           "Le capitaine avertit : « {} »"),
    "zh": ("桥梁的费用更高", "可能", "US$ million", "桥梁估计需要6.4亿美元", "港务长警告：“{}”"),
}  # fmt: skip
QUOTED = "the quay will not last another winter unless the piles are replaced"
BRIEF = """\
title: {title}
lang: {lang}
date: 2024-05-01
version: "2"
annex: B
judgements: [{{claim: {title}, likelihood: {likely}, confidence: low, evidence: [bridge#640-million]}}]
themes:
  - theme: cost
    headline: {title}
    text: {costs}[@bridge#640-million]。
    chart: {{title: {title}, kind: stacked, unit: "%", measure: {title}, series: [
      {{name: A, points: [{{label: "2020", number: stats#62-percent}}, {{label: "2022", number: stats#48-percent}}]}},
      {{name: B, points: [{{label: "2020", number: stats#38-percent}}, {{label: "2022", number: stats#52-percent}}]}}]}}
    table: {{title: {title}, columns: [A, {{name: B, unit: {unit}}}, {{name: C, unit: "%"}}], rows: [
      [A, {{number: bridge#640-million}}, {{number: stats#62-percent}}]]}}
  - theme: quay
    headline: {title}
    text: '{quoted} [@stats#the-quay-will-not-last-another]。'
    chart: {{title: {title}, kind: line, unit: {title}, series: [
      {{name: A, points: [{{label: "2020", number: stats#0-9-million}}, {{label: "2022", number: stats#1-15-million}}]}},
      {{name: B, points: [{{label: "2020", number: stats#0-4-million}}, {{label: "2022", number: stats#0-55-million}}]}}]}}
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    files = {"bridge.txt": BRIDGE, "stats.txt": STATS, "themes.yaml": THEMES}
    return read_corpus(write_corpus(tmp_path_factory.mktemp("harbour") / "corpus", files))[0]


@pytest.mark.parametrize("output", ["memo", "deck"])
@pytest.mark.parametrize("lang", sorted(WORDS))
def test_a_file_in_another_language_holds_as_it_was_made(lang: str, output: str, corpus: Corpus) -> None:
    """Rows of charts as a page has them, marks before a Chinese full stop, labels without spaces, an annex."""
    title, likely, unit, costs, quoted = WORDS[lang]
    brief = BRIEF.format(lang=lang, title=title, likely=likely, unit=unit, costs=costs, quoted=quoted.format(QUOTED))
    made = compose_and_check(read_brief(brief, "brief.yaml"), corpus, templates=TEMPLATES)
    assert not [each for each in made.diagnostics if each.severity == "error"]
    data = write(output, made.briefing, templates=TEMPLATES)[0]
    assert checked(data).findings == ()
    assert checked(data, corpus=corpus).findings == ()


def test_a_heading_that_finds_a_passage_is_nobodys_words(tmp_path: Path) -> None:
    """Even where the passage beside it begins with the name of somebody who is quoted."""
    text = (
        "# Fares at the quay\n\n“We shall not wait for fog,” the Harbour Council said in a statement.\n\n"
        "## June 29, 2024\n\nHarbour Council offers an explanation for the fares of its night ferry.\n"
    )
    corpus = read_corpus(write_corpus(tmp_path / "quay", {"quay.md": text, "fog.txt": "Fog is not news here.\n"}))[0]
    assert corpus.speakers == ("Harbour Council",)
    made = compose_and_check(
        read_brief("title: Quay\nthemes: [fares, fog]\n", "brief.yaml"), corpus, templates=TEMPLATES
    )
    data = write("memo", made.briefing, templates=TEMPLATES)[0]
    assert checked(data, corpus=corpus).findings == ()


@pytest.mark.parametrize("output", ["memo", "deck"])
def test_a_title_that_names_somebody_ascribes_nothing_to_him(output: str, tmp_path: Path) -> None:
    """Neither where a passage is from a document about him, nor at the head of a page that says a title again."""
    text = (
        "Harbour Council: the pier of tomorrow\n\n“We shall not wait for fog,” the Harbour Council said in a statement.\n\n"
        + "".join(f"On day {day} the ferry took the longer way round the pier of the island.\n\n" for day in range(40))
    )
    corpus = read_corpus(write_corpus(tmp_path / "pier", {"pier.txt": text, "fog.txt": "Fog is not news here.\n"}))[0]
    assert corpus.sources["pier"].title == "Harbour Council: the pier of tomorrow"
    cited = "\n".join(f"      On day {day} the ferry took the longer way [@pier#p{day + 2}]." for day in range(1, 39))
    brief = f"title: Pier Web3\nthemes:\n  - longer way\n  - theme: island\n    text: |\n{cited}\n"
    made = compose_and_check(read_brief(brief, "brief.yaml"), corpus, templates=TEMPLATES)
    data = write(output, made.briefing, templates=TEMPLATES)[0]
    assert checked(data, corpus=corpus).findings == ()


@pytest.mark.parametrize("rows", [9, 12, 14])
def test_a_section_that_opens_a_page_is_numbered_and_no_more(rows: int, tmp_path: Path) -> None:
    """Its heading may be read as the head of the page, and so may an entry of the annex; the head of the only further
    page stands nowhere else; a file may be called like a measure."""
    text = "".join(f"On day {day} the ferry took the longer way.\n\n" for day in range(40))
    corpus = read_corpus(write_corpus(tmp_path / "pier", {"32dm.txt": text, "fog.txt": "Fog is not news here.\n"}))[0]
    said = "\n".join(f"      - On day {day} the ferry took the longer way [@32dm#p{day + 1}]." for day in range(rows))
    brief = f"title: Web3\nthemes:\n  - theme: ferry\n    text: |\n{said}\n  - theme: longer way\n  - fog\n"
    made = compose_and_check(read_brief(brief, "brief.yaml"), corpus, templates=TEMPLATES)
    data = write("memo", made.briefing, templates=TEMPLATES)[0]
    assert checked(data, corpus=corpus).findings == ()
