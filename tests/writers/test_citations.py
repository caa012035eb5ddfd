"""Memo, slides and notes call a source by one name and number, and say in full what was read."""

from __future__ import annotations

import io
import re

import pytest
from pptx import Presentation

from pincite.briefing.model import Briefing, plain
from pincite.build import compose_and_check
from pincite.corpus.catalogue import read_corpus
from pincite.spec.load import read_brief
from pincite.writers.deck import write_deck
from tests.corpora import BRIDGE, FERRY, SOURCES, THEMES, write_corpus
from tests.writers.memo_reading import TEMPLATES, Memo, memo_of

BRIEF = """\
title: Ferry or bridge
bottom_line: A bridge costs $640 million [@bridge#640-million], a hull $42 million [@ferry#42-million].
judgements:
  - {claim: The county will pay., confidence: low, evidence: [ferry#p4i2s1, bridge#640-million]}
themes:
  - {theme: cost, text: "The county pays the rest [@ferry#p4i2s1].", numbers: [],
     quotes: [ferry#we-burn-3-000-litres-on-every]}
"""
RECORDS = (
    SOURCES.replace("title: Crossing the Sound", "title: Crossing the Sound\n    URL: https://example.org/talk.mp3")
    .replace("kind: summary,", "kind: summary, short: Talk digest,")
    .replace("kind: report,", "kind: report, short: Bridge report, status: retracted,")
)


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """A summary that is on the web and a retracted report."""
    files = {"ferry.txt": FERRY, "bridge.txt": BRIDGE, "sources.yaml": RECORDS, "themes.yaml": THEMES}
    corpus, _ = read_corpus(write_corpus(tmp_path_factory.mktemp("corpus"), files))
    return compose_and_check(read_brief(BRIEF, "brief.yaml"), corpus).briefing


@pytest.fixture(scope="module")
def memo(briefing: Briefing) -> Memo:
    return memo_of(briefing)


@pytest.fixture(scope="module")
def slides(briefing: Briefing) -> list[tuple[str, str]]:
    """The text of each slide, and its notes."""
    written, _ = write_deck(briefing, templates=TEMPLATES)
    return [
        (
            "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame),
            slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
        )
        for slide in Presentation(io.BytesIO(written)).slides
    ]


def folded(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())


def test_a_source_has_one_number_and_one_short_name_in_memo_slides_and_notes(
    briefing: Briefing, memo: Memo, slides: list[tuple[str, str]]
) -> None:
    names = {source.id: source.short for source in briefing.sources}
    assert names == {"bridge": "Bridge report", "ferry": "Talk digest"}
    noted = {
        (int(number), name)
        for _, notes in slides
        for number, name in re.findall(r"Citation \[(\d+)\], ([^:]+):", notes)
    }
    assert noted == {(entry.number, names[entry.source]) for entry in briefing.evidence}
    appendix = folded(" ".join(text for text, _ in slides if "Appendix: sources" in text))
    for entry in briefing.evidence:
        assert f"{entry.number} {names[entry.source]} {entry.locator}" in memo.text
        assert f"[{entry.number}]" in appendix
    assert all(f"{name}: " in appendix for name in names.values())


def test_the_memo_prints_each_citation_and_the_list_each_reference(briefing: Briefing, memo: Memo) -> None:
    text = folded(memo.text)
    for entry in briefing.evidence:
        assert folded(plain(entry.cite)) in text
    for source in briefing.sources:
        assert folded(plain(source.reference)) in text
    second_hand = sum(entry.source == "ferry" for entry in briefing.evidence)
    assert text.count("Not checked against the original.") == second_hand


def test_notes_cite_in_full_on_every_slide_and_the_appendix_has_the_bibliography(
    briefing: Briefing, slides: list[tuple[str, str]]
) -> None:
    cited = {entry.number: entry for entry in briefing.evidence}
    count = 0
    for _, notes in slides:
        for number in map(int, re.findall(r"Citation \[(\d+)\]", notes)):
            assert plain(cited[number].full_cite) in notes
            assert cited[number].link in notes
            count += 1
    assert count > len(cited)
    appendix = folded(" ".join(text for text, _ in slides if "Appendix: sources" in text))
    assert all(folded(plain(source.reference)) in appendix for source in briefing.sources)


def test_a_retracted_source_is_flagged_in_memo_slides_and_notes(memo: Memo, slides: list[tuple[str, str]]) -> None:
    assert "This source has been retracted." in memo.text
    assert "one document retracted" in memo.text
    assert any("This source has been retracted." in text for text, _ in slides)
    notes = [notes for _, notes in slides if "Citation [1], Bridge report" in notes]
    assert notes
    assert all("[retracted]" in text and "This source has been retracted." in text for text in notes)


def test_links_into_a_source_say_where_they_lead(briefing: Briefing, memo: Memo) -> None:
    linked = [entry for entry in briefing.evidence if entry.link]
    assert {entry.source for entry in linked} == {"ferry"}
    raw = memo.unpacked()
    for link in {entry.link for entry in linked}:
        numbers = ", ".join(str(entry.number) for entry in linked if entry.link == link)
        assert link.encode() in raw
        assert f"Evidence {numbers} in its source on the web".encode() in raw
    assert memo.text.count("Open the source") == len(linked)
