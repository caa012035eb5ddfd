"""Rivals, findings and changes in memo and deck: where they stand, in which words, and that the files stay sound."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import page as validation
import pytest
from pptx import Presentation

from pincite.briefing.model import Briefing, plain
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Severity
from pincite.words import LANGUAGES, language_for
from pincite.writers.deck import write_deck
from pincite.writers.deck.model import Slide, Table
from pincite.writers.deck.storyline import storyline
from pincite.writers.printed import printed_units
from tests.corpora import composed, sound
from tests.tradecraft_brief import BRIEF
from tests.writers.memo_reading import TEMPLATES, memo_of


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return sound(tmp_path_factory.mktemp("tradecraft"))


def briefing(corpus: Corpus, lang: str = "en-GB") -> Briefing:
    return composed(BRIEF.replace("LANG", lang), corpus).briefing


@pytest.fixture(scope="module")
def crossing(corpus: Corpus) -> Briefing:
    return briefing(corpus)


@pytest.fixture(scope="module")
def slides(crossing: Briefing) -> dict[str, Slide]:
    return {slide.id: slide for slide in storyline(crossing).slides}


def in_order(text: str, *pieces: str) -> bool:
    places = [text.find(piece) for piece in pieces]
    return -1 not in places and places == sorted(places)


def test_the_memo_says_them_where_they_belong(crossing: Briefing) -> None:
    text = memo_of(crossing).text
    assert in_order(
        text, "The ferry will run on", "Alternative: A bridge is built first.", "Why we do not prefer it: At $640 million",
        "What would raise it: A vote", "Alternative: The yard", "What has changed", "Last edition: 1 October 2026", "New",
        "The judgement on the ferry.", "Changed", "Unchanged", "Fuel is what the crossing costs", "Finding", "Criteria",
        "what should be", "Fares are to pay", "Condition", "Cause", "Effect", "So what.",
    )  # fmt: skip


@pytest.mark.parametrize("profile", [validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_3A])
def test_the_memo_stays_within_its_standards(crossing: Briefing, profile: validation.ValidationProfile) -> None:
    assert memo_of(crossing).failures(profile) == []


def test_every_citation_in_them_leads_to_the_evidence_and_back(crossing: Briefing) -> None:
    evidence = memo_of(crossing).text.rpartition("Each citation number leads here.")[2]
    assert "What has changed" in evidence
    assert "Judgement 1" in evidence


def test_the_deck_says_the_rivals_in_the_notes_of_their_judgement(slides: dict[str, Slide]) -> None:
    notes = " ".join(slides["judgement-1"].notes)
    assert in_order(
        notes, "Alternative: A bridge is built first", "Why we do not prefer it: At $640 million", "A signed order."
    )


def test_the_deck_shows_what_has_changed_after_the_judgements(crossing: Briefing, slides: dict[str, Slide]) -> None:
    order = list(slides)
    assert order.index("changes") == order.index("judgement-1") + 1
    table = slides["changes"].visual
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == ["New", "Changed", "Unchanged"]
    assert "1 October 2026" in slides["changes"].title
    assert set(slides["changes"].citations) <= {entry.number for entry in crossing.evidence}


def test_the_deck_shows_a_finding_by_its_four_elements(crossing: Briefing, slides: dict[str, Slide]) -> None:
    slide = slides["theme-cost-finding"]
    assert isinstance(slide.visual, Table)
    assert [cell.text for cell in slide.visual.header] == ["Criteria", "Condition", "Cause", "Effect"]
    finding = crossing.sections[0].finding
    assert finding is not None
    (row,) = slide.visual.rows
    assert all(cell.text.startswith(plain(text).rstrip(".")) for cell, text in zip(
        row, (finding.criteria, finding.condition, finding.cause, finding.effect), strict=True))  # fmt: skip
    assert slide.takeaway
    assert slide.citations


def test_long_elements_run_on_under_each_other(corpus: Corpus) -> None:
    long = " ".join(["The county holds the fares to the cost of the crossing."] * 14)
    brief = BRIEF.replace("LANG", "en-GB").replace("Fares are to pay for the crossing.", long)
    brief = brief.replace("cause: Fuel", f"cause: {long} Fuel")
    data, diagnostics = write_deck(composed(brief, corpus).briefing, templates=TEMPLATES)
    assert [item for item in diagnostics if item.severity is Severity.ERROR] == []
    deck: Any = Presentation(BytesIO(data))
    titled = [slide for slide in deck.slides if "what should be" in slide.shapes.title.text]
    assert len(titled) > 1
    assert not any(shape.has_table for slide in titled for shape in slide.shapes)


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_they_speak_the_language_of_the_brief(corpus: Corpus, lang: str) -> None:
    said = language_for(lang)
    made = briefing(corpus, lang)
    assert made.changes is not None
    slides = {slide.id: slide for slide in storyline(made).slides}
    assert slides["changes"].title == said.deck.changes_title.format(edition=made.changes.since)
    assert said.deck.rival in " ".join(slides["judgement-1"].notes)
    table = slides["theme-cost-finding"].visual
    assert isinstance(table, Table)
    assert tuple(cell.text for cell in table.header) == said.deck.elements


def test_the_evidence_file_has_their_texts_and_no_key_of_ours(crossing: Briefing) -> None:
    units = {unit["text"]: unit["kind"] for unit in printed_units(crossing)}
    assert "Tickets cover 60 % of the costs." in units
    assert any(kind == "Alternative" and text.startswith("A bridge is built first.") for text, kind in units.items())
    assert not {"new", "changed", "unchanged"} & set(units)


def test_a_brief_without_them_has_no_trace_of_them(corpus: Corpus) -> None:
    plain_brief = composed("title: T\nthemes: [cost]\n", corpus).briefing
    assert {slide.id for slide in storyline(plain_brief).slides}.isdisjoint({"changes", "theme-cost-finding"})
    assert "What has changed" not in memo_of(plain_brief).text


def test_the_same_brief_gives_the_same_deck(crossing: Briefing) -> None:
    assert write_deck(crossing, templates=TEMPLATES)[0] == write_deck(crossing, templates=TEMPLATES)[0]
