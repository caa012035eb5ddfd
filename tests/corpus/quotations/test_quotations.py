"""Quotations of a document: text, form, place and time, and the ones of the seeds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Block, Document, Quotation, Source, Span
from pincite.corpus.quotations import find_quotations
from pincite.corpus.readers.plaintext import read_plaintext

SEEDS = Path(__file__).parents[3] / "seeds"


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


# --- split utterances -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"It is late," Grace Shao said on the way, "and we go."', ["It is late,", "and we go."]),
        ('"It is late," said Grace Shao, "and we go."', ["It is late,", "and we go."]),
        ('"Is it late?" asked Grace Shao, "or early?"', ["Is it late?", "or early?"]),
        ('"It is late," said Grace Shao, a writer, "and we go," she added, "at once."',
         ["It is late,", "and we go,", "at once."]),
    ],
)  # fmt: skip
def test_the_parts_of_a_split_utterance_know_each_other(text: str, parts: list[str]) -> None:
    doc = document(text + "\n")

    items = find_quotations(doc)

    assert [doc.slice(item.span) for item in items] == parts
    assert {item.speaker for item in items} == {"Grace Shao"}
    assert {item.parts for item in items} == {tuple(item.span for item in items)}


@pytest.mark.parametrize(
    "text",
    [
        '"It is late," Grace Shao said. "We go."',
        '"It is late," Grace Shao said, adding, "We go."',
        'Grace Shao called it "a mess," and "a disaster."',
        '"It is late." Grace Shao nodded at him, "and we go."',
    ],
)
def test_quotations_that_end_by_themselves_are_whole(text: str) -> None:
    assert [item.parts for item in find_quotations(document(text + "\n"))] == [(), ()]


# --- block quotations -------------------------------------------------------------------------------------------------


def set_apart(*parts: tuple[bool, str]) -> Document:
    """A document of paragraphs, some of them block quotations."""
    text, blocks = "", []
    for quoted, words in parts:
        blocks.append(Block("paragraph", Span(len(text), len(text) + len(words)), quoted=quoted))
        text += words + "\n\n"
    return Document("doc", "doc.txt", text, "", tuple(blocks), Source("doc", ""))


@pytest.mark.parametrize(
    "parts",
    [
        ((False, "Grace Shao put it like this:"), (True, "It is not easy."), (False, "That is all.")),
        ((False, "She spoke."), (True, "It is not easy."), (False, "— Grace Shao, writer")),
        ((False, "She spoke."), (True, "It is not easy.\n— Grace Shao, writer"), (False, "That is all.")),
        ((False, "She spoke."), (True, "“It is not easy.”\n\n– Grace Shao"), (False, "That is all.")),
    ],
)
def test_a_block_quotation_is_whose_the_lines_around_it_say(parts: tuple[tuple[bool, str], ...]) -> None:
    doc = set_apart(*parts)

    assert [(doc.slice(item.span), item.speaker) for item in find_quotations(doc)] == [
        ("It is not easy.", "Grace Shao")
    ]


def test_a_block_quotation_of_two_paragraphs_has_one_speaker() -> None:
    doc = set_apart(
        (False, "Grace Shao wrote:"), (True, "It is not easy."), (True, "Chips are late."), (False, "So it is.")
    )

    assert [item.speaker for item in find_quotations(doc)] == ["Grace Shao", "Grace Shao"]


def test_a_block_quotation_that_nothing_introduces_is_nobodys_and_a_notice_is_none() -> None:
    (item,) = find_quotations(set_apart((False, "So."), (True, "It is not easy."), (False, "That is all.")))

    assert (item.form, item.speaker) == ("direct", None)
    assert find_quotations(set_apart((False, "So."), (True, "Note: it is not easy."), (False, "That is all."))) == ()


# --- dialogue ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["— Bonjour, dit-il.", "— Bonsoir, répondit Grace Shao.", "— Il est tard.", "Il part."],
         [("Bonjour,", None), ("Bonsoir,", "Grace Shao"), ("Il est tard.", None)]),
        (["—Hola —dijo Grace Shao—. ¿Qué tal?", "—Muy bien.", "—Adiós —dijo ella."],
         [("Hola", "Grace Shao"), ("¿Qué tal?", "Grace Shao"), ("Muy bien.", None), ("Adiós", "Grace Shao")]),
    ],
)  # fmt: skip
def test_a_dash_opens_speech_in_a_document_that_prints_it_so(
    lines: list[str], expected: list[tuple[str, str | None]]
) -> None:
    doc = set_apart(*((False, line) for line in lines))

    assert [(doc.slice(item.span), item.speaker) for item in find_quotations(doc)] == expected


def test_a_list_with_dashes_is_no_dialogue() -> None:
    assert find_quotations(set_apart((False, "— Chips"), (False, "— Talent"), (False, "— Money, and time"))) == ()


# --- short words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        'The law says a marriage must be "recognized by the state," language that shuts many out.',
        'The lamp was then "carried ... off to the harbour" for a test of its glass.',
        'The plan, in Grace Shao’s words, is "a mess" for all.',
        "Der Plan für den Hafen lautet „wir warten nicht länger“ und gilt ab Mai.",
        "外交部发言人说：“我们会继续开放。”",
        'In her speech Grace Shao proclaimed a goal of "Open Models First." Then she left.',
    ],
)
def test_short_words_that_come_from_a_text_or_a_speech_are_direct(text: str) -> None:
    assert [kind for _, kind in found(text + "\n")] == ["direct"]


def test_short_words_beside_an_owner_are_somebodys_and_nobody_is_named_for_them() -> None:
    (item,) = find_quotations(
        document('The papers came with Grace Shao’s "work-related" letters from the old office.\n')
    )

    assert (item.form, item.speaker) == ("direct", None)
    assert "who put it so" in item.reason


# --- speed ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece", ["“word ", 'He said " it was ', "‘word ", "the dogs' word ", "(", "!", " ", ",,ja ", "″a ", "« "]
)
def test_a_long_line_of_marks_without_partners_is_read_in_seconds(piece: str) -> None:
    doc = document(piece * 5000 + '"yes," he said')
    started = time.process_time()

    find_quotations(doc)

    assert time.process_time() - started < 5


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
