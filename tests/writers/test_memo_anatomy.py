"""What a reader must find on the pages beyond the text: the way to the argument, contrary evidence, searches, scripts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pincite.briefing.model import Briefing, Paragraph
from pincite.build import compose_and_check
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import MissingToolError, Severity
from pincite.spec.load import read_brief
from pincite.writers.deck import write_deck
from pincite.writers.memo import write_memo
from pincite.writers.memo.attachments import chart_data
from pincite.writers.memo.fonts import further_faces
from pincite.writers.memo.typography import bound_spaces, breakable
from tests.corpora import sound
from tests.writers.memo_reading import TEMPLATES, Memo, memo_of
from tests.writers.sample import CHART, sample_briefing, words

FULL = sample_briefing()

BRIEF = """\
title: The crossing
version: "2"
reviewer: the county's auditor
contact: the crossing desk
searched: [fog, crossing, underwater tunnel, night ferry]
bottom_line: Fog closes the ferry, and a bridge is dear [@bridge#p1].
judgements:
  - claim: The ferry will run on through 2027.
    likelihood: likely
    confidence: low
    because: One origin names the cost.
    evidence: [ferry#p4]
themes:
  - theme: cost
    headline: Fuel is what the crossing costs
    text: Fuel is the largest cost [@ferry#p4].
    contrary: The county's engineers look at a bridge instead [@bridge#p1].
    so_what: Watch the price of fuel.
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return sound(tmp_path_factory.mktemp("anatomy"))


@pytest.fixture(scope="module")
def crossing(corpus: Corpus) -> Briefing:
    made = compose_and_check(read_brief(BRIEF, "brief.yaml"), corpus)
    assert [item for item in made.diagnostics if item.severity is Severity.ERROR] == []
    return made.briefing


def test_a_search_that_found_nothing_is_told_from_one_that_did(crossing: Briefing) -> None:
    text = memo_of(crossing).text
    assert "not found: “underwater tunnel” and “night ferry”" in text
    assert re.search(r"Looked for and found: “fog” \(one passage\) and “crossing” \(\w+ passages\)", text)


def test_who_answers_for_the_memo_is_in_it(crossing: Briefing) -> None:
    memo = memo_of(crossing)
    assert "Version 2, reviewed by the county's auditor; questions to the crossing desk." in memo.text.replace("’", "'")
    assert all("Version 2" in page for page in memo.pages)


def test_contrary_evidence_stands_in_its_section_before_the_conclusion(crossing: Briefing) -> None:
    text = memo_of(crossing).text
    section = text[text.index("Fuel is what the crossing costs") :]
    assert section.index("Against this.") < section.index("So what.") < section.index("Source base:")


def test_the_deck_says_the_contrary_in_its_notes(crossing: Briefing) -> None:
    from io import BytesIO

    from pptx import Presentation

    deck = Presentation(BytesIO(write_deck(crossing, templates=TEMPLATES)[0]))
    notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide)
    assert "look at a bridge instead" in notes


def test_a_judgement_leads_to_the_paragraphs_that_argue_it(crossing: Briefing) -> None:
    memo = memo_of(crossing)
    assert "Argued in 1.1" in memo.text
    assert rb"/Dest (p1.1)" in memo.unpacked()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "The ferry is slow and dear and often late, and nobody likes to pay for it at all. " * 4,
            "bottom-line-is-short",
        ),
        ("COMMON MANAGEMENT MEMORANDUM WOWWWW " * 7, "bottom-line-takes-four-lines"),
    ],
)
def test_a_bottom_line_of_five_lines_is_told_once_with_its_place(corpus: Corpus, words: str, told: str) -> None:
    """By the check when its length says so already, else by the page."""
    made = compose_and_check(read_brief(f"title: T\nbottom_line: {words}\nthemes: [cost]\n", "brief.yaml"), corpus)
    _, measured = write_memo(made.briefing, templates=TEMPLATES)
    found = [item for item in (*made.diagnostics, *measured) if item.rule.startswith("bottom-line")]
    assert [(item.rule, item.place.line) for item in found] == [(told, 2)]
    _, silent = write_memo(FULL, templates=TEMPLATES)
    assert silent == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("about US$ 47 billion", ["US$ 47", "47 billion"]),
        ("a rise of ± 5 %", ["± 5", "5 %"]),
        ("see Figure 2 and p. 12", ["Figure 2", "p. 12"]),
        ("said Dr Shao of it", ["Dr Shao"]),
        ("by J. M. Keynes", ["J. M.", "M. Keynes"]),
        ("rund 3 Milliarden Euro", ["3 Milliarden"]),
        ("в статье И. Иванова", ["И. Иванова"]),
        ("in 2024 the state paid", []),
        ("a step. The next", []),
        ("top. 5 of them", []),
    ],
)
def test_what_belongs_together_is_kept_on_one_line(text: str, kept: list[str]) -> None:
    pairs = [re.search(r"\S+$", text[:at])[0] + " " + re.match(r"\S+", text[at + 1 :])[0] for at in bound_spaces(text)]  # type: ignore[index]
    assert sorted(pairs) == sorted(kept)


def test_an_address_breaks_at_its_joints_and_is_copied_whole() -> None:
    url = "https://example.org/reports/a-long_name/of-something.html?year=2024&part=3"
    assert breakable(url).replace("\u200b", "") == url
    assert breakable("at https://example.org/a-b").split("\u200b") == ["at https://", "example.", "org/", "a-", "b"]
    assert breakable("a well-known 3.5/7") == "a well-known 3.5/7"
    section = replace(FULL.sections[0], paragraphs=(Paragraph("1.1", words(f"It stands at {url * 2} today.")),))
    text = memo_of(replace(FULL, sections=(section,), evidence=())).text
    assert (url * 2) in text.replace(" ", "")
    assert "\u200b" not in text


def test_letters_of_other_scripts_are_printed_not_boxed() -> None:
    names = "Αλέξης Τσίπρας, Владимир Зеленский, Dvořák, Nguyễn Phú Trọng"
    section = replace(FULL.sections[0], paragraphs=(Paragraph("1.1", words(f"They are {names}.")),))
    memo = memo_of(replace(FULL, sections=(section,), evidence=()))
    assert names in memo.text


def test_further_faces_are_asked_for_only_by_letters_that_need_them() -> None:
    assert further_faces("Plain words, “quoted”, naïve – all of them") == ""


@pytest.mark.logs("notdef")
def test_a_character_without_a_font_is_named_with_its_place(corpus: Corpus) -> None:
    brief = 'title: T\nbottom_line: "The private sign \\U0010fffd."\nthemes: [cost]\n'
    made = compose_and_check(read_brief(brief, "brief.yaml"), corpus)
    with pytest.raises(MissingToolError, match=r"U\+10FFFD, in brief.yaml:2:\d+ \$.bottom_line"):
        write_memo(made.briefing, templates=TEMPLATES)


def test_words_in_another_language_are_set_apart_for_the_ear() -> None:
    sources = tuple(replace(source, language="zh-Hans") for source in FULL.sources)
    memo: Memo = memo_of(replace(FULL, sources=sources))
    assert memo.unpacked().count(b"/Lang (zh-Hans)") >= len(FULL.sources)
    assert memo_of(FULL).unpacked().count(b"/Lang (") == 1


def test_the_data_of_a_chart_are_its_values_with_their_evidence() -> None:
    lines = chart_data([CHART]).decode().splitlines()
    assert lines[0].startswith("figure,title,series,label,value")
    assert "7.8" in lines[2]
    assert "nin-report#7-8-billion" in lines[2]


def test_the_last_page_is_evidence_not_a_leftover(tmp_path: Path) -> None:
    assert memo_of(FULL).bookmarks[-1][1] == "Evidence"
