"""Speech in pages and documents whose structure is known: labels within paragraphs, and interviews without labels."""

from __future__ import annotations

import pytest

from pincite.corpus.readers.html import read_html
from pincite.corpus.readers.markdown import read_markdown
from pincite.corpus.readers.reading import Reading

QUESTIONS = ("When did you see that the quay sinks?", "And nobody listened to you?", "What would you do differently?")
ANSWERS = (
    "In the spring of 2015. I measured it every week, and it went down by a millimetre a month.",
    "Nobody wanted to listen. It costs 40 million pounds to mend a quay like that one.",
    "I would have gone to the papers in the first year, and to the council in the second.",
)


def spoken(reading: Reading) -> list[tuple[str, str]]:
    return [(block.turn, reading.text[block.span.start : block.span.end]) for block in reading.blocks if block.spoken]


def interview(mark: str, questions: tuple[str, ...] = QUESTIONS, answers: tuple[str, ...] = ANSWERS) -> Reading:
    said = "\n\n".join(f"{mark}{asked}{mark}\n\n{told}" for asked, told in zip(questions, answers, strict=True))
    top = "# Ten years of dredging\n\nThe harbour master has measured the quay since 2014. We spoke to her.\n\n"
    return read_markdown(f"{top}{said}\n\n*This interview has been edited and condensed.*\n".encode(), "")


@pytest.mark.parametrize("mark", ["**", "*"])
def test_questions_in_bold_or_italics_and_their_answers_are_speech(mark: str) -> None:
    """Nobody is named beside them; the note at the end is the editor's."""
    wanted = [
        turn for pair in zip(QUESTIONS, ANSWERS, strict=True) for turn in zip(("question", "answer"), pair, strict=True)
    ]
    assert spoken(interview(mark)) == wanted


def test_a_list_of_frequent_questions_is_no_interview() -> None:
    """There the questions speak of *I*, and the answers of *you*."""
    asked = ("Can I change my ticket?", "Where do I find my number?", "How do I pay?")
    told = ("Tickets can be changed at the counter.", "You find it on your ticket.", "You pay at the counter.")
    assert spoken(interview("**", asked, told)) == []
    assert spoken(interview("**", ("Findings", "Methods", "Limits"), ANSWERS)) == []


def test_the_lines_of_a_markdown_paragraph_are_turns_where_labels_open_them() -> None:
    page = "# Episode 12\n\n**Alex Kantrowitz** (0:30)\nWill you read it?\n**Grace Shao** (0:33)\nI would.\n"
    page += "**Alex Kantrowitz** (0:34)\nThank you.\n"
    reading = read_markdown(page.encode(), "")
    assert spoken(reading) == [
        ("Alex Kantrowitz", "Will you read it?"), ("Grace Shao", "I would."), ("Alex Kantrowitz", "Thank you."),
    ]  # fmt: skip
    assert [mark.label for mark in reading.landmarks] == ["0:30", "0:33", "0:34"]


def test_a_label_within_a_paragraph_begins_a_turn_but_not_within_another_label() -> None:
    """Pages and PDFs join lines; a title and an initial end in a full stop too."""
    paragraphs = (
        "CHIEF EDITOR: Good afternoon. Who begins with a question for the two of them? SEC. AUSTIN: What we see is more of it.",
        "GENERAL MARK A. MILLEY: I would say the same of it, and I have said so before. CHIEF EDITOR: Thank you.",
        "SEC. AUSTIN: I have nothing to announce, as I told you.",
    )
    page = "".join(f"<p>{words}</p>" for words in paragraphs)
    reading = read_html(f"<html><body><article><h1>A briefing</h1>{page}</article></body></html>".encode(), "")
    assert [turn for turn, _ in spoken(reading)] == [
        "CHIEF EDITOR", "SEC. AUSTIN", "GENERAL MARK A. MILLEY", "CHIEF EDITOR", "SEC. AUSTIN",
    ]  # fmt: skip
    assert spoken(reading)[1][1] == "What we see is more of it."
