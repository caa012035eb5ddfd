"""Quotations of a document: text, form, place and time, and the ones of the seeds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Document, Quotation, Source
from pincite.corpus.quotations import find_quotations
from pincite.corpus.readers.plaintext import read_plaintext

SEEDS = Path(__file__).parents[2] / "seeds"


def document(text: str) -> Document:
    return Document("doc", "doc.txt", text, "", read_plaintext(text), Source("doc", ""))


def seed(prefix: str) -> Document:
    return document(next(SEEDS.glob(f"{prefix}_*.txt")).read_text(encoding="utf-8"))


def found(text: str) -> list[tuple[str, str]]:
    doc = document(text)
    return [(doc.slice(quotation.span), quotation.form) for quotation in find_quotations(doc)]


def direct(doc: Document) -> dict[str, Quotation]:
    return {doc.slice(item.span): item for item in find_quotations(doc) if item.form == "direct"}


def test_the_podcast_summary_holds_twelve_quotations_of_its_guest_each_with_its_time() -> None:
    quotations = direct(seed("000"))

    assert {item.speaker for item in quotations.values()} == {"Grace Shao"}
    assert [item.timecode for item in quotations.values()] == [
        "01:55", "04:22", "06:22", "10:17", "13:38", "19:54", "19:53", "48:26", "59:03", "61:14", "40:48", "61:14",
    ]  # fmt: skip


def test_a_quotation_that_a_list_repeats_is_one_with_its_context_first() -> None:
    doc = seed("000")

    repeated = direct(doc)["China is definitely in this"]

    assert [doc.slice(place).rstrip(".") for place in repeated.places] == ["China is definitely in this"] * 2
    assert repeated.span == repeated.places[0]
    assert repeated.confidence == 0.95  # the list names her after a dash


def test_a_quotation_that_stands_only_in_a_list_is_kept() -> None:
    only_listed = direct(seed("000"))["I think it's not easy."]

    assert (only_listed.speaker, only_listed.timecode, len(only_listed.places)) == ("Grace Shao", "61:14", 1)


def test_the_translated_essay_holds_five_quotations() -> None:
    doc = seed("002")

    told = [(words[:20], item.speaker) for words, item in direct(doc).items()]

    assert told == [
        ("AI’s ‘Sputnik’ momen", "Marc Andreessen"),
        ("High wall of small c", "Jake Sullivan"),
        ("software(in China)Ba", "machine learning researcher at Peking University"),
        ("So, AI-driven robots", "machine learning researcher at Peking University"),
        ("Essentially, China c", "Benjamin Bratton"),
    ]


@pytest.mark.parametrize("prefix", ["001", "003", "004"])
def test_a_text_that_quotes_nobody_has_no_direct_quotation(prefix: str) -> None:
    assert direct(seed(prefix)) == {}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('In 2015 the book "Zero to One" was published in China, and it sold well.', "title"),
        ('The two founded the "Large Model Joint Laboratory" in January of that year.', "title"),
        ('The short film, titled "Chips," shows a factory and nothing else.', "title"),
        ('On "Big Technology Podcast," the minister said nothing of note about the chips.', "title"),
        ('The chips have a "node" of 14 nanometres, which is large by now.', "term"),
        ('The goal is not "cutting-edge AI" but something that sells by the million.', "term"),
        ('The host asks about the "Six Dragons" emerging from one city in the south.', "term"),
        ('The minister said the so-called "AI winter" was over and would not return.', "term"),
    ],
)
def test_titles_and_terms_are_not_speech(text: str, form: str) -> None:
    assert [kind for _, kind in found(text)] == [form]


@pytest.mark.parametrize(
    "text",
    [
        'The minister called the plan "a mistake" and left the room without a word.',
        'The minister said the plan was "dead on arrival" in its present shape.',
        'The firm holds "about 70% of global sales" (48:26) and wants to hold more.',
        'The reporter shouted the question. "No," the minister said, and left the room.',
    ],
)
def test_words_that_are_reported_are_direct_however_few(text: str) -> None:
    assert [kind for _, kind in found(text)] == ["direct"]


def test_a_headline_reports_nobody() -> None:
    text = (
        "Minister calls the plan ‘crazy’\n\n“It is a bad plan,” the minister said on Monday.\n\nHe left. “Very bad.”\n"
    )

    assert found(text) == [("crazy", "term"), ("It is a bad plan,", "direct"), ("Very bad.", "direct")]


def test_a_split_quotation_is_two_with_one_speaker() -> None:
    doc = document("“It is late,” Grace Shao said on the way home, “and we go.”\n")

    assert [(words, item.speaker) for words, item in direct(doc).items()] == [
        ("It is late,", "Grace Shao"),
        ("and we go.", "Grace Shao"),
    ]


def test_a_quotation_of_several_paragraphs_has_the_speaker_whom_its_last_one_names() -> None:
    doc = document(
        "“Chips are the bottleneck for all of us here.\n\n"
        "“Talent is not, and money is not either.\n\n"
        "“Time is,” said Grace Shao at the end of her talk.\n"
    )

    assert [(words, item.speaker) for words, item in direct(doc).items()] == [
        ("Chips are the bottleneck for all of us here.", "Grace Shao"),
        ("Talent is not, and money is not either.", "Grace Shao"),
        ("Time is,", "Grace Shao"),
    ]


def test_the_same_short_words_of_two_people_stay_apart() -> None:
    doc = document('"Yes," Grace Shao said at once to him.\n\n"Yes," Jake Sullivan said a little later to her.\n')

    assert [(doc.slice(item.span), item.speaker) for item in find_quotations(doc)] == [
        ("Yes,", "Grace Shao"),
        ("Yes,", "Jake Sullivan"),
    ]


def test_repeated_words_with_another_end_are_one_and_a_conflict_is_told() -> None:
    doc = document(
        'Jake Sullivan said the plan "works well for all of us" in the end.\n\n'
        'Notable quotes of the day are these:\n\n- "Works well for all of us, I think." — Grace Shao (10:17)\n'
    )

    (quotation,) = find_quotations(doc)

    assert doc.slice(quotation.span) == "works well for all of us"
    assert len(quotation.places) == 2
    assert quotation.speaker == "Grace Shao"
    assert "Jake Sullivan" in quotation.reason
    assert quotation.timecode == "10:17"


def test_furniture_is_not_read() -> None:
    assert found('Subscribe to our "best letter of all" today\n') == []


@given(st.text(alphabet="Ab he said.,:—-()12\"'“”‘’„«»\n", max_size=120))
def test_any_text_gives_quotations_that_slice_back(text: str) -> None:
    doc = document(text)

    for quotation in find_quotations(doc):
        words = doc.slice(quotation.span)
        assert words == words.strip() != ""
        assert quotation.span in quotation.places
        assert 0 <= quotation.confidence <= 1
        for part in (quotation.mention, quotation.cue):
            assert part is None or doc.slice(part).strip() != ""
