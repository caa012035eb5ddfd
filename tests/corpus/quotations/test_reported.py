"""Statements in the writer's words: what is stated, by whom, and what is left alone because it is not sure."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Block, Document, Landmark, Quotation, Source, Span
from pincite.corpus.quotations import find_quotations
from pincite.corpus.quotations.reported import find_reported

SEEDS = Path(__file__).parents[3] / "seeds"


def document(text: str, *, language: str = "", kind: str = "paragraph", spoken: bool = False) -> Document:
    """Every line is a block of its own."""
    blocks: list[Block] = []
    start = 0
    for line in text.splitlines(keepends=True):
        span = Span(start, start + len(line.rstrip("\n")))
        if len(span):
            blocks.append(Block(kind, span, spoken=spoken))  # type: ignore[arg-type]
        start += len(line)
    return Document("doc", "doc.txt", text, "", tuple(blocks), Source("doc", "", language=language))


def reported(doc: Document) -> tuple[Quotation, ...]:
    return find_reported(doc, find_quotations(doc))


def only(text: str) -> tuple[str, str | None, str, str]:
    """What is stated, by whom, and the words for both, of the one statement in ``text``."""
    doc = document(text)
    (item,) = reported(doc)
    assert item.form == "reported"
    assert item.mention is not None
    assert item.cue is not None
    return doc.slice(item.span), item.speaker, doc.slice(item.mention), doc.slice(item.cue)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Josh Chin explains that the strategy is driven by the state.",
         ("the strategy is driven by the state", "Josh Chin", "Josh Chin", "explains")),
        ("The minister said the law would change.", ("the law would change", "minister", "The minister", "said")),
        ("The minister said on Monday the law would change.",
         ("the law would change", "minister", "The minister", "said")),
        ("Josh Chin told the committee on Monday that chips are the bottleneck.",
         ("chips are the bottleneck", "Josh Chin", "Josh Chin", "told")),
        ("Josh Chin, a reporter in Singapore, has argued that chips are the bottleneck.",
         ("chips are the bottleneck", "Josh Chin", "Josh Chin", "has argued")),
        ("The report found that exports fell by a third.", ("exports fell by a third", "report", "The report", "found")),
        ("Analysts pointed out that chips were the bottleneck.",
         ("chips were the bottleneck", "Analysts", "Analysts", "pointed out")),
        ("According to the report, exports fell by a third.",
         ("exports fell by a third", "report", "the report", "According to")),
        ("According to Josh Chin, a reporter in Singapore, exports fell by a third.",
         ("exports fell by a third", "Josh Chin", "Josh Chin", "According to")),
        ("Exports fell by a third, according to Josh Chin.",
         ("Exports fell by a third", "Josh Chin", "Josh Chin", "according to")),
        ("The law would change within a year, the minister said on Monday.",
         ("The law would change within a year", "minister", "the minister", "said")),
        ("The law would change within a year, said Josh Chin, a reporter.",
         ("The law would change within a year", "Josh Chin", "Josh Chin", "said")),
        ("When asked about it, Josh Chin said the law would change.",
         ("the law would change", "Josh Chin", "Josh Chin", "said")),
        ("The report warns that, without chips, models will stall.",
         ("without chips, models will stall", "report", "The report", "warns")),
        ("The minister said that the rules apply in the U.S.",
         ("the rules apply in the U.S.", "minister", "The minister", "said")),
        ("In 2023 the Commerce Department said that exports fell by a third.",
         ("exports fell by a third", "Commerce Department", "Commerce Department", "said")),
    ],
)  # fmt: skip
def test_the_statement_and_who_makes_it(text: str, expected: tuple[str, str, str, str]) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say that the law would change.",
        "The minister never said the law would change.",
        "The minister would argue that the law is old.",
        "If the minister says that the law is old, the case is closed.",
        "Did the minister say that the law would change?",
        "The minister refused to say that the law would change.",
        "I said that the law would change.",
        "They said that the law would change soon.",
        "Nobody said that the law would change.",
        "Some say that the law would change.",
        "The minister was told that the law would change.",
        "The minister said a prayer in the old harbour church.",
        "The minister said nothing about the old law.",
        "The minister believes that the law would change.",
        "The minister added two new rules to the old law.",
        "The minister said so in a speech on Monday.",
        "On Monday, the minister said.",
    ],
)
def test_what_is_not_stated_without_condition_is_left_alone(text: str) -> None:
    assert reported(document(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the law would change, but the opposition rejected the plan at once.",
        "The minister said that the law is old; the court has said as much.",
        "The minister said the law would change, and the court opened a hearing on Monday.",
    ],
)
def test_a_sentence_that_goes_on_in_an_unknown_voice_gives_nothing(text: str) -> None:
    assert reported(document(text)) == ()


def test_a_second_report_of_the_sentence_is_no_part_of_the_first() -> None:
    assert only("Josh Chin said the law would change, adding that nobody knew when.")[0] == "the law would change"
    assert only("Josh Chin said the law would change, though he noted that it is old.")[0] == "the law would change"


def test_what_a_quotation_says_is_not_reported_again() -> None:
    assert reported(document('Josh Chin said that "the law would change within a single year from now".')) == ()


def test_a_few_quoted_words_stay_part_of_the_statement() -> None:
    doc = document('Josh Chin said that the state would put a "small yard" around its chip makers and its mines.')

    (statement,) = reported(doc)
    (quoted,) = find_quotations(doc)

    assert doc.slice(statement.span) == 'the state would put a "small yard" around its chip makers and its mines'
    assert statement.span.contains(quoted.span)


def test_a_pronoun_is_resolved_or_nothing_is_given() -> None:
    alone = document("Grace Shao, a writer, spoke at length.\nShe explains that chips are the bottleneck.\n")
    doubtful = document(
        "Grace Shao, a writer, met Josh Chin, a reporter, in the hall. She explains that chips are the bottleneck.\n"
    )

    assert [item.speaker for item in reported(alone)] == ["Grace Shao"]
    assert reported(doubtful) == ()


def test_an_unnamed_speaker_is_less_sure_than_a_named_one() -> None:
    (unnamed,) = reported(document("The minister said the law would change."))
    (named,) = reported(document("Josh Chin said the law would change."))

    assert unnamed.confidence < named.confidence < 0.9


@pytest.mark.parametrize(
    "doc",
    [
        document("Josh Chin says the law would change", kind="heading"),
        document("Josh Chin says the law would change.", spoken=True),
        document("Josh Chin says the law would change.", language="de"),
    ],
)
def test_headings_speech_and_other_languages_are_not_read(doc: Document) -> None:
    assert reported(doc) == ()


def test_the_time_of_the_original_is_given_where_it_is_known() -> None:
    text = "Josh Chin explains that chips are the bottleneck (12:05). He left.\nJosh Chin says the law would change.\n"
    doc = document(text)
    timed = Document(doc.id, doc.file, text, "", doc.blocks, doc.source,
                     landmarks=(Landmark(0, "time", "0:10"), Landmark(63, "time", "14:00")))  # fmt: skip

    assert [item.timecode for item in reported(timed)] == ["12:05", "14:00"]


def test_the_seeds_hold_statements_that_are_sure() -> None:
    statements = [
        (" ".join(doc.slice(item.span).split()[:4]), item.speaker)
        for path in sorted(SEEDS.glob("*.txt"))
        for doc in [document(path.read_text(encoding="utf-8"))]
        for item in reported(doc)
    ]

    assert {
        ("China's AI strategy is", "Josh Chin"),
        ("China has always placed", "Lin Jian"),
        ("semiconductor restrictions could be", "report"),
        ("Alibaba and other Chinese", "Grace Shao"),
    } <= set(statements)


@given(st.text(alphabet='Ab he said that according to.,:—()"“” Name law is\n', max_size=160))
def test_any_text_gives_statements_that_slice_back(text: str) -> None:
    doc = document(text)

    for item in reported(doc):
        assert doc.slice(item.span) == doc.slice(item.span).strip() != ""
        assert item.speaker
        assert item.mention is not None
        assert not item.mention.overlaps(item.span)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Josh Chin said that would help the state and its companies.", "that would help the state and its companies"),
        ("Josh Chin said that claim was false and should go.", "that claim was false and should go"),
        ("Josh Chin said that he's thrilled to be here now.", "he's thrilled to be here now"),
        ("Josh Chin says the law will change and he talks about how that came.", "the law will change"),
        ("Josh Chin said the law would change, and he urged the state to wait.", "the law would change"),
        ("Josh Chin said the law would change but noted that it was late.", "the law would change"),
        ("Josh Chin said the law would change and Alibaba accused the state of haste.", "the law would change"),
        ("Josh Chin said the law would change, implicitly putting his name on the line.", "the law would change"),
    ],
)
def test_a_statement_ends_where_the_writer_or_another_goes_on(text: str, stated: str) -> None:
    assert only(text)[0] == stated


@pytest.mark.parametrize(
    "text",
    [
        "Josh Chin responded to the minister's claim that paying no tax was smart.",
        "Josh Chin said paying no tax was smart, although he again refused to say why.",
        "The talks were the third time Josh Chin said it had grown and was the largest so far.",
        "A poll released in late August found that most voters wanted the law to change.",
        "Citizenship and Immigration Services said it was taking further steps this year.",
        "The answer explains why the other side must be wrong - which it often is, according to Josh Chin.",
    ],
)
def test_what_may_be_another_s_statement_is_nobody_s(text: str) -> None:
    """Nor is a month, half a name or an event the one who states it."""
    assert reported(document(text)) == ()


def test_a_body_keeps_what_it_is_for_in_its_name() -> None:
    text = "The Committee for a Responsible Budget reported that the plan would cost far more."
    assert only(text)[1] == "Committee for a Responsible Budget"
