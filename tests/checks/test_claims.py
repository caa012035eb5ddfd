"""What a cited sentence says beyond its numbers and quotations is held to its passages: names, denials, directions."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pincite.corpus.catalogue import Corpus, read_corpus
from tests.corpora import BRIEFS, composed, write_corpus

PAPER = """\
The mill at the weir

The paper mill belongs to Nordvik Fibre, and Ingrid Aasen has run it since 2012. Its output rose to 82,000 tonnes in 2022.
The mill does not discharge untreated water into the river. The county inspectors visit the mill every second month.

Sales of newsprint fell to 9,000 tonnes, while packaging board made up the difference. The mill employs 410 people.
Ms Aasen says that the boiler will be replaced before winter. The union Fellesforbundet supports the plan.
"""
PRESS = """\
A town and its mill

The paper mill employs 380 people in the town. The council expects the harbour to be dredged in spring.
"""
FRENCH = """\
Le port de pêche

Les captures de sardines ont baissé à 1 200 tonnes en 2021. Le port ne reçoit pas de navires étrangers en hiver. La
directrice Claire Moreau dirige la criée depuis dix ans et les pêcheurs lui font confiance dans toutes les décisions.
"""
SOURCES = """\
references:
  - {id: paper, type: report, title: The mill at the weir, author: [{family: Berg, given: Ola}], issued: 2023,
     pincite: {file: paper.txt, kind: report, origin: o1, descriptor: A report.}}
  - {id: press, type: article, title: A town and its mill, issued: 2023,
     pincite: {file: press.txt, kind: article, origin: o2, descriptor: An article.}}
  - {id: port, type: article, title: Le port de pêche, issued: 2022, language: fr,
     pincite: {file: port.txt, kind: article, origin: o3, descriptor: Un article.}}
"""
THEMES = "themes:\n  - {id: mill, label: Mill, terms: [mill, paper, port]}\n"
FILES = {"paper.txt": PAPER, "press.txt": PRESS, "port.txt": FRENCH, "sources.yaml": SOURCES, "themes.yaml": THEMES}


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return read_corpus(write_corpus(tmp_path_factory.mktemp("mill"), FILES))[0]


RULES = {"name-stands-in-source", "denial-is-sourced", "direction-is-sourced", "unlike-values-are-shown"}


def broken(corpus: Corpus, text: str, *, lang: str = "en", rest: str = "") -> set[str]:
    """Which of the rules about claims a theme's text breaks."""
    indented = text.replace("\n", "\n      ")
    brief = f"title: T\nlang: {lang}\nthemes:\n  - theme: mill\n    text: |\n      {indented}\n{rest}"
    return {item.rule for item in composed(brief, corpus).diagnostics} & RULES


@pytest.mark.parametrize(
    "text",
    [
        "Ingrid Aasen has run the mill of Nordvik Fibre since 2012 [@paper#p1s1].",
        "Aasen promises a new boiler before winter, and Fellesforbundet agrees [@paper#p4s1; @paper#p4s2].",
        "Output rose to 82,000 tonnes [@paper#p1s2].",
        "Newsprint shrank to 9,000 tonnes [@paper#p3s1].",
        "No untreated water is discharged into the river by the mill [@paper#p2s1].",
        "Berg's report counts 410 people at the mill [@paper#p3s2].",
        "Norwegian inspectors visit the mill every second month [@paper#p2s2].",
        "Not only output grew to 82,000 tonnes [@paper#p1s2].",
        "Inspectors visit often, but nobody says what they find at the mill [@paper#p2s2].",
        "The NF mill is run by one woman [@paper#p1s1].",
    ],
)  # fmt: skip
def test_silent_on_what_the_passage_says(mill: Corpus, text: str) -> None:
    """A fair summary in other words raises nothing."""
    assert not broken(mill, text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The mill is owned by Sognefjord Timber [@paper#p1s1].", "name-stands-in-source"),
        ("Since 2012 Ingrid Solberg has run the mill [@paper#p1s1].", "name-stands-in-source"),
        ("Ingrid Aasen has run it since 2012 and reports to Kværner [@paper#p1s1].", "name-stands-in-source"),
        ("Aasen says that the harbour will be dredged in spring [@press#p1s2].", "name-stands-in-source"),
        ("Output fell to 82,000 tonnes [@paper#p1s2].", "direction-is-sourced"),
        ("Sales of newsprint grew to 9,000 tonnes [@paper#p3s1].", "direction-is-sourced"),
        ("The mill does discharge untreated water into the river [@paper#p2s1].", "denial-is-sourced"),
        ("The county inspectors never visit the mill every second month [@paper#p2s2].", "denial-is-sourced"),
        ("The mill employs 410 people [@paper#p3s2]. In the town the mill employs 380 people [@press#p1s1].",
         "unlike-values-are-shown"),
    ],
)  # fmt: skip
def test_loud_on_one_changed_claim(mill: Corpus, text: str, rule: str) -> None:
    """Another name, the other direction, a denial more or less, two values for one thing."""
    assert broken(mill, text) == {rule}


def test_a_line_of_a_megabyte_does_not_hang(tmp_path: Path) -> None:
    """Capitals without end, capitalised words without end, and clauses without end."""
    files = {
        "long.txt": f"A title\n\nThe mill is old. {'A' * 300_000}\n\n{'Abc ' * 75_000}\n\n{'not so, ' * 40_000}\n",
        "themes.yaml": THEMES,
    }
    corpus = read_corpus(write_corpus(tmp_path / "long", files))[0]
    started = time.monotonic()
    assert broken(corpus, "The old mill at Abc is not named Kværner [@long#p1s1].") == {"name-stands-in-source"}
    assert time.monotonic() - started < 10


def test_speaks_french(mill: Corpus) -> None:
    """Direction and denial are told in the language of the brief where its source has the same."""
    fair = "Les captures de sardines ont chuté à 1 200 tonnes [@port#p1s1]."
    assert not broken(mill, fair, lang="fr")
    assert broken(mill, fair.replace("chuté", "augmenté"), lang="fr") == {"direction-is-sourced"}
    turned = "Le port reçoit des navires étrangers en hiver [@port#p1s2]."
    assert broken(mill, turned, lang="fr") == {"denial-is-sourced"}


def test_a_conflict_that_shows_both_values_settles_them(mill: Corpus) -> None:
    """Nothing is said of two values that stand side by side."""
    text = "The mill employs 410 people [@paper#p3s2]. In the town the mill employs 380 people [@press#p1s1]."
    conflict = (
        "conflicts:\n  - question: How many?\n    sides:\n"
        "      - {name: The report, says: It has 410., evidence: [paper#p3s2]}\n"
        "      - {name: The press, says: It has 380., evidence: [press#p1s1]}\n"
    )
    assert not broken(mill, text, rest=conflict)


@pytest.mark.parametrize("name", ["china-ai-strategy", "chip-controls", "open-models"])
def test_silent_on_the_briefs_of_the_checkout(seeds: Corpus, name: str) -> None:
    """None of the rules cries wolf there."""
    found = composed((BRIEFS / f"{name}.yaml").read_text(encoding="utf-8"), seeds).diagnostics
    assert not {item.rule for item in found} & RULES


def test_confidence_on_inference_alone_is_low(mill: Corpus) -> None:
    """A judgement that names no passage is inference, whatever documents it names (E13)."""
    brief = (
        "title: T\nthemes: [mill]\njudgements:\n  - claim: The mill will close by 2030.\n    likelihood: unlikely\n"
        "    because: It is old.\n    confidence: {}\n    evidence: [{}]\n"
    )

    def rules(confidence: str, evidence: str) -> set[str]:
        return {item.rule for item in composed(brief.format(confidence, evidence), mill).diagnostics}

    assert "confidence-is-earned" in rules("moderate", "paper, press")
    assert "confidence-is-earned" in rules("moderate", "")
    assert "confidence-is-earned" not in rules("low", "paper, press")
    assert "confidence-is-earned" not in rules("moderate", "paper#p1s1, press")


def test_every_sentence_has_a_kind(mill: Corpus) -> None:
    """Fact, report, assumption and judgement are told apart by where a sentence stands and what it does (A10)."""
    brief = (
        "title: T\nto: The council\nthemes:\n  - theme: mill\n    text: >-\n      The mill employs 410 people"
        " [@paper#p3s2]. Aasen says that the boiler will be replaced [@paper#p4s1]. We expect a strike.\n"
        "    so_what: Watch the boiler.\n"
        "assumptions:\n  - {assumption: The weir holds., if_wrong: It floods., indicator: A crack.}\n"
    )
    kinds = {item.text: item.kind for item in composed(brief, mill).briefing.statements}
    assert kinds["The mill employs 410 people."] == "fact"
    assert kinds["Aasen says that the boiler will be replaced."] == "reported"
    assert kinds["We expect a strike."] == kinds["Watch the boiler."] == "judgement"
    assert kinds["The weir holds."] == "assumption"
    assert kinds["The council"] == ""
