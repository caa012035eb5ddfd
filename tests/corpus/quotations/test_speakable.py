"""A description of a speaker is that of a person, a body or of what holds words, and no more than that; else nobody."""

from __future__ import annotations

import pytest

from pincite.corpus.model import Document, Quotation, Source
from pincite.corpus.quotations import find_quotations
from pincite.corpus.quotations.reported import find_reported
from pincite.corpus.readers.plaintext import read_plaintext


def document(text: str) -> Document:
    return Document("doc", "doc.txt", text, "", read_plaintext(text), Source("doc", ""))


def last(text: str) -> Quotation:
    return [item for item in find_quotations(document(text)) if item.form == "direct"][-1]


@pytest.mark.parametrize(
    "text",
    [
        # no noun at all, or one that says nothing
        "Once again noting that it was “not easy to light a pier”, the boats waited.",
        "The initiative was “not easy at all”. The initiative, said to be “not easy to light”, goes on.",
        "The first method described “a lamp that nobody can see from the sea”.",
        "The show continues a “devastating and brutal view of the harbour”.",
        "That is the way one former pilot described “a lamp that nobody can see”.",
        # words with a capital that are no name
        "Everyone called the pier “a lamp that nobody can see from the sea”.",
        "One of them accused the council of “fooling all who live at the pier”.",
        "Triumphant music plays as boats run out, reading “a lamp for all of us here”.",
        "Wrap Up: “It is the kind of pier that people write letters about.”",
        "Reply-To: “The harbour master of the old town”",
        # a clause in another language
        "Il ne cite pas le nom quand il dénonce «l’aveu accablant de son prédécesseur».",
    ],
)
def test_what_is_nobody_speaks_for_nobody(text: str) -> None:
    item = last(text)
    assert item.speaker is None
    assert item.reason


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The statement retained an old line, noting that it is “not easy to light a pier”.", "statement"),
        ("Grace Shao’s campaign hit back hard, saying it is “not easy to light a pier”.", "Grace Shao’s campaign"),
        ("The complaint filed said the lamps were “not easy to see from the sea”.", "complaint"),
        ("A sign announces “a lamp for all of us here at the pier”.", "sign"),
        ("“It is not easy,” one of the project managers present said.", "one of the project managers present"),
        ("“It is not easy,” said a source close to the council.", "source"),
        ("“It is not easy,” said a man whose house burned.", "man"),
        ("“It is not easy,” said a person briefed on the plan.", "person"),
        ("“It is not easy,” the 23-year-old from the harbour said.", "23-year-old from the harbour"),
        ("“It is not easy,” an ex-staffer said.", "ex-staffer"),
        ("“It is not easy,” the tech giant said.", "tech giant"),
        ("« Ce n’est pas facile », selon un proche du ministre.", "un proche du ministre"),
    ],
)
def test_a_description_keeps_what_says_who_speaks(text: str, speaker: str) -> None:
    item = last(text)
    assert item.speaker == speaker
    assert item.reason.endswith("the speaker is not named")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # nouns and names in -ly are no adverbs
        ("“It is not easy,” the family said in a statement.", "family"),
        ("“It is not easy,” Kelly Smith said.", "Kelly Smith"),
        ("Recently Grace Shao said it is “not easy to light a pier”.", "Grace Shao"),
        # initials are no pronouns
        ("“It is a real crisis now,” the WHO said on Monday.", "WHO"),
        ("According to the WHO, the crisis is “real and growing for all”.", "WHO"),
        ("“It is not easy,” said US officials.", "US officials"),
        # whom a title, a preposition or a body of the role stands beside
        ("President Grace Shao came. The President said she had the “support of all at the pier”.", "Grace Shao"),
        ("Grace Shao, a writer, came. “It is not easy,” said Shao of the visit.", "Grace Shao"),
        ("The director of Old Town’s Harbour Airport Grace Shao says: “It is not easy.”", "Grace Shao"),
    ],
)
def test_who_is_meant_is_found_beside_such_words(text: str, speaker: str) -> None:
    assert last(text).speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“It is late,” the FPX said. Its lamps are old. He said it was “late for all of us here”.",
        "Josh Chin, a writer, waited. Grace Shao, a pilot, came. Josh Chin left. One of the pilots in the room, Grace Shao, shouted. He said it was “late for us”.",
    ],
)
def test_a_pronoun_goes_past_neither_a_body_nor_somebody_in_apposition(text: str) -> None:
    assert last(text).speaker in (None, "Grace Shao")


def test_a_reported_statement_passes_the_same_gate() -> None:
    assert not find_reported(document("Senior forecaster Lamp of the pier says the lamps of the pier are old."), ())
    (item,) = find_reported(document("The WHO said the lamps of the pier were old."), ())
    assert item.speaker == "WHO"
