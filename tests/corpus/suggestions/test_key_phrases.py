"""Key phrases and the themes they suggest."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Block, Document, Source, Span
from pincite.corpus.suggestions.key_phrases import find_key_phrases
from pincite.corpus.suggestions.phrase_words import words_of
from pincite.corpus.suggestions.theme_drafts import ThemeDraft, draft_themes


def document(doc_id: str, *blocks: tuple[str, str], origin: str = "", language: str = "") -> Document:
    """A document of headings (before) and paragraphs (after)."""
    text = ""
    made: list[Block] = []
    for place, (heading, paragraph) in enumerate(blocks, 1):
        if heading:
            made.append(Block("heading", Span(len(text), len(text) + len(heading))))
            text += heading + "\n"
        made.append(Block("paragraph", Span(len(text), len(text) + len(paragraph)), f"p{place}", heading))
        text += paragraph + "\n"
    source = Source(doc_id, doc_id, origin=origin or doc_id, language=language)
    return Document(doc_id, f"{doc_id}.txt", text, "0" * 64, tuple(made), source)


def corpus(*documents: Document) -> dict[str, Document]:
    return {document.id: document for document in documents}


HARBOUR = corpus(
    document(
        "log",
        ("The ferry", "The county runs the night ferry. Tickets pay for the night ferry in summer."),
        ("Storm damage", "Each winter the storm damage grows. The harbour master counts the storm damage by hand."),
    ),
    document(
        "paper",
        ("Who pays for storm damage?", "The council fears storm damage. Insurers will not cover storm damage."),
        ("", "A new crane stands on the old quay. The crane was late."),
    ),
    document(
        "letter",
        ("", "Passengers like the night ferry. The night ferry leaves at ten, and a second night ferry follows."),
        ("", "Of storm damage nobody speaks; the quay is sound."),
    ),
)


def drafts(found: Iterable[ThemeDraft]) -> dict[str, ThemeDraft]:
    return {draft.id: draft for draft in found}


def test_a_phrase_counts_for_more_than_its_words() -> None:
    found = [phrase.key for phrase in find_key_phrases(HARBOUR).phrases]
    assert {"storm damage", "night ferry"} <= set(found)
    assert not {"damage", "storm"} & set(found), "words that stand only in a longer phrase are no phrase"


def test_no_phrase_begins_or_ends_with_a_word_of_grammar() -> None:
    edges = {word for phrase in find_key_phrases(HARBOUR).phrases for word in phrase.key.split()}
    assert not edges & {"the", "of", "for", "will", "not", "and", "nobody", "in"}


def test_a_draft_says_how_much_of_the_corpus_speaks_of_it_and_where() -> None:
    draft = drafts(draft_themes(HARBOUR))["storm-damage"]
    assert (draft.passages, draft.documents, draft.origins) == (5, 3, 3)
    assert draft.terms[0] == "storm damage"
    assert draft.question == "Who pays for storm damage?", "a heading that asks is the question"


def test_drafts_of_more_origins_come_first_and_retellings_are_one_origin() -> None:
    assert [draft.id for draft in draft_themes(HARBOUR)][:2] == ["storm-damage", "night-ferry"]
    retold = corpus(
        *(
            document(name, ("", "Tugs haul the grey barge. They paint the grey barge."), origin="one event")
            for name in ("a", "b", "c")
        ),
        document("d", ("", "The fuel tank leaks. He seals the fuel tank.")),
        document("e", ("", "The fuel tank is new. We like the fuel tank.")),
    )
    assert [(draft.id, draft.origins) for draft in draft_themes(retold)] == [("fuel-tank", 2), ("grey-barge", 1)]


def test_what_a_theme_covers_already_is_not_suggested() -> None:
    found = find_key_phrases(HARBOUR)
    (storm,) = (phrase for phrase in found.phrases if phrase.key == "storm damage")
    left = drafts(
        draft_themes(HARBOUR, covered={"weather": frozenset(found.passages[place] for place in storm.places)})
    )
    assert "storm-damage" not in left
    assert "night-ferry" in left


def test_phrases_that_stand_together_are_one_theme() -> None:
    lines = [
        "They publish open weights under an open licence.", "The price of open weights is nil.",
        "The open licence of the tool matters.", "An open licence helps the school.",
        "She reads about open weights and the open licence.",
        "The long bridge is shut.", "Lorries wait at the long bridge.", "Nobody mends the long bridge.",
    ]  # fmt: skip
    found = draft_themes(corpus(*(document(f"d{count}", ("", line)) for count, line in enumerate(lines))))
    (together,) = (draft for draft in found if "open weights" in draft.terms)
    assert "open licence" in together.terms
    assert "long bridge" not in together.terms


def test_a_word_of_any_subject_is_no_theme_and_no_term_by_itself() -> None:
    lines = ["The strategy of the harbour is its strategy.", "A new development of the strategy is a development.",
             "The development brings growth, and the growth brings a challenge.", "The growth is a challenge to all.",
             "The dredging strategy costs money.", "They wrote the dredging strategy.", "A dredging strategy it is."]  # fmt: skip
    texts = (document(f"d{count}", ("", line), language="en") for count, line in enumerate(lines))
    assert [draft.terms for draft in draft_themes(corpus(*texts))] == [("dredging strategy",)]


def test_a_spelt_out_abbreviation_of_the_whole_corpus_is_no_theme() -> None:
    lines = [
        f"The AI of quay {count} is an artificial intelligence, and the AI of the crane another." for count in range(50)
    ]
    found = draft_themes(corpus(*(document(f"d{count}", ("", line)) for count, line in enumerate(lines))))
    assert not any("artificial intelligence" in draft.terms for draft in found)


def test_what_is_counted_is_a_measure_and_no_theme() -> None:
    lines = [f"The pumps lift {count} mln barrels a day." for count in range(3, 9)]
    found = draft_themes(corpus(*(document(f"d{count}", ("", line)) for count, line in enumerate(lines))))
    assert not any("mln" in term for draft in found for term in draft.terms)


def test_a_question_has_the_article_that_the_texts_have() -> None:
    lines = ["They built the tidal barrier.", "Of the tidal barrier we know.", "We like the tidal barrier."]
    (draft,) = draft_themes(corpus(*(document(f"d{count}", ("", line)) for count, line in enumerate(lines))))
    assert draft.question == "What do the sources say about the tidal barrier?"


def test_a_short_heading_that_says_what_the_phrases_say_is_the_label() -> None:
    lines = [
        "The quay wall needs a sheet pile.",
        "A sheet pile holds the quay wall.",
        "Of the quay wall remains one sheet pile.",
    ]
    texts = [document(f"d{count}", ("Quay walls and sheet piles", line)) for count, line in enumerate(lines)]
    others = [document(f"e{count}", ("", "The clerk eats lunch.")) for count in range(20)]
    draft = next(draft for draft in draft_themes(corpus(*texts, *others)) if "quay wall" in draft.terms)
    assert draft.label == "Quay walls and sheet piles"


def test_a_theme_is_drafted_once_and_without_what_one_document_alone_puts_beside_it() -> None:
    lines = [
        f"The night ferry and its timetable cost much in {place}." for place in ("May", "June", "town", "all", "it")
    ]
    odd = document("odd", ("", "The night ferry has a brass whistle. A night ferry needs a brass whistle. So the "
                               "brass whistle of the night ferry is loud."))  # fmt: skip
    texts = [*(document(f"d{count}", ("", line)) for count, line in enumerate(lines)), odd]
    found = draft_themes(corpus(*texts))
    assert [draft.label for draft in found] == ["Night ferry"]
    assert "brass whistle" not in found[0].terms


def test_words_of_one_stem_are_searched_by_their_beginning() -> None:
    lines = ["The harbour needs a robot.", "We saw the robot and its robotics.", "Of robotics the robot knows little.",
             "The school of robotics has a robot.", "The clerk eats lunch.", "Rain falls on the pier."]  # fmt: skip
    found = draft_themes(corpus(*(document(f"d{count}", ("Robots", line)) for count, line in enumerate(lines))))
    assert any("robot*" in draft.terms for draft in found)


def test_people_are_no_theme() -> None:
    lines = ["Today Grace Shao spoke of trade.", "Then Grace Shao laughed.", "With Grace Shao came rain."]
    texts = corpus(*(document(f"d{count}", ("", line)) for count, line in enumerate(lines)))
    assert not any("Shao" in " ".join(draft.terms) for draft in draft_themes(texts, people=["Grace Shao"]))


def test_other_languages_lose_their_own_commonest_words() -> None:
    lines = [
        "Der Hafen ist alt und die Fähre ist neu.", "Die Fähre und der Kran sind teuer.",
        "Der Kran ist für die Fähre und den Hafen da.", "Die Fähre ist für alle da und der Hafen ist groß.",
    ]  # fmt: skip
    texts = corpus(*(document(f"d{count}", ("", line), language="de") for count, line in enumerate(lines)))
    found = {phrase.key for phrase in find_key_phrases(texts).phrases}
    assert {"fähre", "hafen"} <= found
    assert not found & {"der", "die", "ist", "und"}


def test_an_elided_article_is_no_part_of_a_word() -> None:
    text = "Selon l’accord, qu'aucun n'accepte, O'Brien et l'abri d'aujourd'hui."
    words = [text[word.start : word.end] for word in words_of(text, Span(0, len(text)))]
    assert words == ["Selon", "accord", "aucun", "accepte", "O'Brien", "et", "abri", "aujourd'hui"]


def test_a_compound_written_as_one_word_begins_a_theme() -> None:
    lines = [
        "Nun dauert die Tarifverhandlung.",
        "Heute endet die Tarifverhandlung.",
        "Bald kommt die Tarifverhandlung.",
    ]
    others = ["Am Kai steht der Kran.", "Hier liegt das Schiff.", "Dort ist die Kasse leer."]
    texts = (document(f"d{count}", ("", line), language="de") for count, line in enumerate([*lines, *others * 9]))
    assert any(draft.terms == ("Tarifverhandlung",) for draft in draft_themes(corpus(*texts)))


def test_the_result_does_not_depend_on_the_order_of_the_documents() -> None:
    backwards = dict(reversed(HARBOUR.items()))
    forwards = {(draft.id, draft.terms, draft.passages) for draft in draft_themes(HARBOUR)}
    assert {(draft.id, draft.terms, draft.passages) for draft in draft_themes(backwards)} == forwards


def test_an_empty_corpus_and_one_without_words_suggest_nothing() -> None:
    assert draft_themes({}) == ()
    assert draft_themes(corpus(document("a", ("", "12 34 -- !")))) == ()


@given(st.text(max_size=200))
def test_words_lie_in_the_text_in_order_and_any_text_is_read(text: str) -> None:
    words = words_of(text, Span(0, len(text)))
    assert all(one.end <= other.start for one, other in itertools.pairwise(words))
    assert all(text[word.start : word.end].strip() for word in words)
    draft_themes(corpus(document("any", ("", text.replace("\n", " ") or "x"))))


@pytest.mark.parametrize("piece", ["A", "Ab ", "ab ", "H8 ", "A-", "Ab’", "four ", "' "])
def test_one_long_line_is_read(piece: str) -> None:
    text = "So it is that " + piece * (40_000 // len(piece))
    draft_themes(corpus(document("long", ("", text))))
