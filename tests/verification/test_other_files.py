"""Files that nobody built here, and files that other programs put together: what is right is silent, the rest named."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pytest
from pptx import Presentation

from pincite.delivered import Delivered, Fragment, Sheet
from pincite.verification.model import Verified
from pincite.verification.record import Record
from pincite.verification.verify import verify
from tests.verification.made import BRIEFS, checked, faults, file, read, record, seeds

SHORT = BRIEFS[2]
RIGHT = (
    "Grace Shao said that “the government is very supportive of AI entrepreneurship”.",
    "Benjamin Bratton calls the offer “an AI stack in a box”.",
    "Private AI investment in China stands at $7.8 billion, against $67 billion in the United States.",
    "In US$ billion: United States 67, China 7.8.",
    "Alibaba’s Quen model has over 600 million downloads.",
    "Grace Shao sees it soberly: “It’s not a deep seek moment”.",
    "Export controls came in October 2022.",
    "An API call costs 1/13 of a similar model from OpenAI, says the essay on DeepSeek.",
)
WRONG = {
    "700 million": ("Alibaba’s Quen model has over 700 million downloads.", "number", ""),
    "7.8 million": ("Private AI investment in China stands at $7.8 million.", "number", ""),
    "China 8.7": ("In US$ billion: private AI investment in China 8.7.", "number", ""),
    "very critical": ("Grace Shao said that “the government is very critical of AI entrepreneurship”.",
                      "quotation", "altered-word"),
    "a deep seek": ("Grace Shao sees it soberly: “It’s a deep seek moment”.", "quotation", "negation"),
    "Josh Chin": ("Josh Chin said that “the government is very supportive of AI entrepreneurship”.",
                  "quotation", "wrong-speaker"),
    "fruition": ("It is plain: “Many of these attempts don't necessarily come to fruition”.",
                 "quotation", "truncated-condition"),
    "not an outlier": ("Grace Shao: “the government is very supportive of AI entrepreneurship ... it's not an outlier”.",
                       "quotation", "spliced"),
    "overtake": ("“We will overtake every laboratory in the West by next year”, a minister said.",
                 "quotation", "not-found"),
}  # fmt: skip


@cache
def unknown() -> Verified:
    """A deck that somebody made by hand; each line on a slide of its own."""
    presentation = Presentation()
    for line in (*RIGHT, *(text for text, _, _ in WRONG.values())):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.placeholders[1].text = line
    stream = io.BytesIO()
    presentation.save(stream)
    return checked(stream.getvalue(), Record(), seeds())


def test_what_an_unknown_file_has_right_is_silent() -> None:
    assert [each for each in unknown().findings if each.sheet <= len(RIGHT)] == []


@pytest.mark.parametrize("wrong", WRONG)
def test_what_an_unknown_file_has_wrong_is_named(wrong: str) -> None:
    """A digit, a scale, a word, a *not*, a speaker, a cut condition, two places as one, an invention."""
    _, subject, verdict = WRONG[wrong]
    slide = len(RIGHT) + 1 + list(WRONG).index(wrong)
    assert [(each.subject, each.verdict) for each in faults(unknown()) if each.sheet == slide] == [(subject, verdict)]


def test_a_page_that_was_put_in_is_told_and_held_to_the_corpus() -> None:
    """Its own numbering and dates are its own; a figure of it that no source bears is a fault."""
    memo = read(file("memo", SHORT))
    lines = ("Figure 1", "1 The county of the harbour keeps its own accounts of the crossing and its cost to each of us",
             *("The board has met, heard the harbour master and resolved to wait for the report of the engineer.",) * 4,
             "The quay was repaired for $913 million.")  # fmt: skip
    page = Sheet(len(memo.sheets) + 1, "", tuple(Fragment(line, "text", "") for line in lines))
    result = verify(replace(memo, sheets=(*memo.sheets, page)), record("memo", SHORT), seeds())
    assert [(each.subject, each.sheet) for each in result.findings] == [("sheet", 7), ("number", 7)]


def test_marks_that_were_set_on_lines_of_their_own_are_marks() -> None:
    """As a drawing program writes them, without what raised them; any other lone figure still needs a source."""
    memo = read(file("memo", SHORT))

    def lowered(sheet: Sheet, *more: str) -> Sheet:
        marks = (str(number) for each in sheet.fragments for mark in each.marks for number in mark.numbers)
        plain = (replace(each, marks=()) for each in sheet.fragments)
        return replace(sheet, fragments=(*plain, *(Fragment(text, "text", "") for text in (*marks, *more))))

    sheets = tuple(map(lowered, memo.sheets))
    assert faults(verify(replace(memo, sheets=sheets), record("memo", SHORT), seeds())) == []
    worse = (lowered(memo.sheets[0], "913"), *sheets[1:])
    found = faults(verify(replace(memo, sheets=worse), record("memo", SHORT), seeds()))
    assert [each.stands for each in found] == ["913"]


def _page(*lines: str, furniture: str = "") -> Verified:
    """A page without evidence, held to the corpus."""
    foot = (Fragment(furniture, "furniture"),) if furniture else ()
    return verify(Delivered("page", (Sheet(1, "1", (*foot, *(Fragment(line) for line in lines))),)), Record(), seeds())


CHART = (
    "Private AI investment",
    "US$ billion, as the report retells it",
    "United States",
    "China",
    "67",
    "7.8",
    "So what.",
)


def test_figures_that_a_page_has_apart_from_their_labels_are_found() -> None:
    """As a chart is read from a page: all labels, then all values. Another digit in one of them is a fault."""
    assert _page(*CHART).findings == ()
    worse = faults(_page(*CHART[:5], "7.9", CHART[6]))
    assert [(each.subject, each.stands) for each in worse] == [("number", "7.9")]


def test_a_row_of_the_scale_may_say_which_judgements_have_its_word() -> None:
    """Without cells, as a page has it; a range of no scale is a number like any other."""
    assert _page("very likely 80–95 % 1, 3").findings == ()
    assert faults(_page("very likely 82–95 % 1, 3"))


def test_what_a_browser_prints_round_a_page_needs_no_source() -> None:
    """The time of printing, and the date that stands by itself in the head of the memo; what lies ahead of it as well."""
    lines = ("Date", "21 November 2026", "Decision needed by", "15 December 2026")
    assert _page(*lines, furniture="11/22/26, 8:56 AM").findings == ()
    assert [each.stands for each in _page("It was said at 8:56.", furniture="8:57").findings] == ["8:56"]


def test_paragraph_numbers_that_stand_apart_are_those_of_paragraphs() -> None:
    """As a word processor sets them; one that is out of their order is a number."""
    lines = ("1.1", "The model is open.", "1.2", "It is cheap.", "2.1", "Chips are scarce.", "Argued in 1.1, 1.2")
    assert _page(*lines).findings == ()
    assert [each.stands for each in faults(_page(*lines[:4], "7.9", "Chips are scarce."))] == ["7.9"]


def test_a_mark_that_begins_the_next_text_is_the_one_that_was_there() -> None:
    """A page breaks the list that says where each citation leads at any of them."""
    deck = read(file("deck", SHORT))
    sheets = []
    for sheet in deck.sheets:
        parts: list[Fragment] = []
        for each in sheet.fragments:
            at = each.marks[-1].offset if len(each.marks) > 3 else 0
            parts.append(replace(each, text=each.text[:at].rstrip(), marks=each.marks[:-1]) if at else each)
            last = replace(each.marks[-1], offset=0) if at else None
            parts += [replace(each, text=each.text[at:], marks=(last,))] if last else []
        sheets.append(replace(sheet, fragments=tuple(parts)))
    assert sum(len(sheet.fragments) for sheet in sheets) > sum(len(sheet.fragments) for sheet in deck.sheets)
    assert faults(verify(Delivered("page", tuple(sheets)), record("deck", SHORT), None)) == []


FRENCH = (
    "La Chine mise sur la diffusion plutôt que sur la pointe, et les modèles ouverts se répandent dans les pays où les "
    "puces avancées ne sont pas disponibles.",
    "Les investissements privés dans le secteur sont de {} milliards de dollars en Chine, contre 67 milliards aux "
    "États-Unis.",
)


def test_a_file_without_evidence_is_read_in_its_own_language() -> None:
    """Its numbers are read by that language's rules, and are not asked for words that the English sources use."""
    assert _page(FRENCH[0], FRENCH[1].format("7,8")).findings == ()
    assert [each.stands for each in faults(_page(FRENCH[0], FRENCH[1].format("7,9")))] == ["7,9 milliards de dollars"]
