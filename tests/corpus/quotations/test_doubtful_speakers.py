"""Who says it where a near name is the wrong one: rather nobody, with the reason, than somebody else."""

from __future__ import annotations

import pytest

from pincite.corpus.model import Document, Quotation, Source
from pincite.corpus.quotations import find_quotations
from pincite.corpus.readers.plaintext import read_plaintext


def direct(text: str) -> tuple[Quotation, ...]:
    doc = Document("doc", "doc.txt", text, "", read_plaintext(text), Source("doc", ""))
    return tuple(item for item in find_quotations(doc) if item.form == "direct")


@pytest.mark.parametrize(
    "text",
    [
        "Josh Chin, a reporter, waited. “We wait,” said a pilot from the harbour. The wind rose. “It is late now,” he said.",
        "Josh Chin, a reporter, waited. Another pilot said the boats were late. “It is late now,” he said.",
        "Alex Kantrowitz asked for time. Josh Chin called him at noon. “It is late now,” he said.",
        "Alex Kantrowitz spoke first.\n\nWhat Josh Chin did was “completely wrong from the start,” he said.",
        "“It is late now,” said Alex Kantrowitz and Josh Chin.",
        "Later Alex Kantrowitz seized on Josh Chin’s plan to look at “the harbour that we all want”.",
        "Josh Chin was asked to say “what the harbour needs in a year like this”.",
    ],
)
def test_where_two_may_be_meant_nobody_is_given(text: str) -> None:
    (*_, item) = direct(text)
    assert item.speaker is None
    assert item.reason


def test_a_paragraph_that_may_answer_a_question_has_no_speaker() -> None:
    asked, answered = direct("“Is it late?” Alex Kantrowitz asked. “Do you know?”\n\n“It is not late at all.”")[1:]
    assert asked.speaker == "Alex Kantrowitz"
    assert answered.speaker is None
    assert "question" in answered.reason


@pytest.mark.parametrize(
    "text",
    [
        # a place called after somebody, a body before a role, a title that a comma or a preposition parts from the name
        "Grace Shao, a writer, came. She sat in Shao Tower. Shao Tower is old. “It is not easy,” Shao said.",
        "Harbour Party leader Grace Shao said boats were late. She said lamps gave a “light that nobody wants to see”.",
        "“It is not easy,” said Vice President, Harbour Group Grace Shao. Grace Shao, an analyst, had come late.",
        "Analyst Grace Shao with the Harbour Board said, “It is not easy.”",
        "Secretary of State Grace Shao said, “It is not easy.”",
        "Grace Shao, the manager and an old friend said, “It is not easy.”",
        "“It is not easy,” Grace Shao, an adviser to Mr Chin said.",
        "Boats could stay out within days after Deputy Minister Grace Shao warned of “a hard winter for the lamps”.",
        "It was a turn by Grace Shao, who only hours earlier had told the council she was “not closing the pier at all”.",
        # others who are named beside the one who speaks
        "“It is not easy,” the paper quoted Grace Shao as saying.",
        "The paper quoted Grace Shao as saying: “It is not easy.”",
        "Grace Shao said that the party opposes “lamps that nobody can see from the sea”.",
        "Grace Shao said the council will continue “to build lamps for the boats”.",
        "The answer prompted Grace Shao to quip the plan was “a broken lamp on a dark pier”.",
        "Grace Shao, a writer, said Josh Chin had built the lamps. “It is not easy,” she said.",
        "“It is not easy,” Josh Chin said. The harbour waits.\n\nGrace Shao, a writer, said boats were late.\n\n“It is late.”",
        "“It is late,” Josh Chin said. Team captain Grace Shao has praised it, saying it was good. “It is not easy.”",
        # who says it beside the marks, in other ways
        "“It is not easy.” Columnist Grace Shao assessing the plan of the council",
        "“It is not easy.” -- Analyst Grace Shao during a hearing on lamps",
        "“It is not easy to say,” rumbled on. “It is not easy, all of it,” Grace Shao rumbled from the pier.",
        "HARBOUR TOWN (July 3) -- Praising “the lamps on the long pier,” Grace Shao opened it.",
        "Grace Shao, a writer, paused.\n\n“It is late.\n\n“It is dark.\n\n“It is not easy,” she said.",
    ],
)
def test_the_one_who_speaks_is_found_among_others(text: str) -> None:
    assert direct(text)[-1].speaker == "Grace Shao"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("On Thursday, the Harbour Master told a hearing: “It is not easy.”", "Harbour Master"),
        ("A CDU minister said the plan was “a logical step to light the pier”.", "CDU minister"),
        ("Members of the Opposition accused the council of “fooling all who live at the pier”.", "Members of the Opposition"),
        ("“We will make a decision” Team captain Josh Chin says he will not come.", None),
        ("Background: the harbour was built late, and is “a pier that nobody would light”.", None),
    ],
)  # fmt: skip
def test_what_describes_a_speaker_is_whole_and_no_date_or_heading(text: str, speaker: str | None) -> None:
    assert direct(text)[0].speaker == speaker


def test_a_clause_that_leads_in_the_next_quotation_is_not_the_one_befores() -> None:
    first, second = direct("Josh Chin asked softly, “Is it safe?” Grace Shao smiles and says, “It is not easy.”")
    assert (first.speaker, second.speaker) == ("Josh Chin", "Grace Shao")


def test_a_description_is_known_by_the_words_before_a_name() -> None:
    text = "Harbour Party leader Grace Shao and mayor Josh Chin met. “It is not easy,” the Harbour Party leader said."
    assert direct(text)[0].speaker == "Grace Shao"


def test_announced_words_without_a_closing_mark_run_to_the_end_of_their_paragraph() -> None:
    (item,) = direct("The harbour master cut in: “No, that is not what I said. It is late.\n\nThe boats waited.")
    assert item.places[0].end - item.places[0].start == len("No, that is not what I said. It is late.")


def test_a_mark_typed_twice_is_no_part_of_the_words() -> None:
    text = '""It is not easy to light a pier," said Grace Shao.'
    (item,) = direct(text)
    assert text[item.span.start : item.span.end] == "It is not easy to light a pier,"
