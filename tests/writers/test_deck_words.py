"""A house words the deck's labels as it likes: every one of them, as a whole, and nothing that changes what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pincite.briefing.model import Briefing, Run
from pincite.diagnostics import BriefError
from pincite.spec.brand import Brand
from pincite.spec.deck_words import LABELS, Rewording
from pincite.spec.load import load_brief
from pincite.words import language_for
from pincite.writers.deck.brand import branded_words
from pincite.writers.deck.model import Deck, Flow, Slide, Slot, Table
from pincite.writers.deck.storyline import storyline
from tests.corpora import composed, sound
from tests.tradecraft_brief import BRIEF
from tests.writers.deck_cases import CASES
from tests.writers.exhibits_sample import with_exhibits
from tests.writers.sample import sample_briefing

PACKAGED = language_for("en").deck


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> tuple[Briefing, ...]:
    """Briefings that between them have every part that a deck can show."""
    tradecraft = composed(BRIEF.replace("LANG", "en"), sound(tmp_path_factory.mktemp("words"))).briefing
    sample = sample_briefing()
    undated = replace(sample, ask=replace(sample.ask, decide_by="") if sample.ask else None)
    against = replace(sample.sections[0], contrary=(Run("One source holds the opposite."),))
    levels = replace(
        sample,
        sections=(against,),
        judgements=tuple(
            replace(sample.judgements[0], number=at, confidence=level)
            for at, level in enumerate(PACKAGED.levels, 1)
        ),
    )  # fmt: skip
    whole = tuple(replace(each, locator="", short_locator="", full_cite=()) for each in sample.evidence)
    return (
        *(make() for make in CASES.values()), with_exhibits(14), tradecraft, undated, levels,
        replace(sample, evidence=whole),
        replace(sample, evidence=tuple(replace(each, attribution="") for each in sample.evidence)),
    )  # fmt: skip


def marked(name: str, packaged: Any) -> Rewording:
    """A wording of its own for a label, with the fields that the packaged one has."""
    if isinstance(packaged, Mapping):
        return tuple((key, f"⟦{name} {key}⟧") for key in packaged)
    if isinstance(packaged, tuple):
        return tuple(f"⟦{name} {at}⟧{fields(text)}" for at, text in enumerate(packaged))
    return f"⟦{name}⟧{fields(packaged)}"


def fields(text: str) -> str:
    return text[text.find("{") : text.rfind("}") + 1] if "{" in text else ""


def marks_of(value: Rewording) -> Iterator[str]:
    if isinstance(value, str):
        yield value.partition("{")[0]
        return
    for each in value:
        yield (each if isinstance(each, str) else each[1]).partition("{")[0]


def texts(slide: Slide) -> Iterator[str]:
    """Everything on a slide, in its notes, in its alternative texts, and on those that it has instead."""
    yield from (slide.title, slide.kicker, slide.part, *slide.source, *slide.notes)
    yield from (line.text for line in slide.takeaway)
    yield from (words(slot) for slot in slide.slots)
    if isinstance(slide.flow, Flow):
        yield from (line.text for group in slide.flow.groups for line in group)
    if isinstance(slide.visual, Table):
        yield slide.visual.alternative
        yield from (cell.text for row in (slide.visual.header, *slide.visual.rows) for cell in row)
    if slide.strip:
        yield slide.strip.alternative
    for other in slide.instead:
        yield from texts(other)


def words(slot: Slot) -> str:
    return "\n".join(line.text for lines in slot.variants for line in lines)


def shown(decks: Iterator[Deck]) -> str:
    return "\n".join(text for deck in decks for slide in deck.slides for text in texts(slide))


def test_every_label_of_a_deck_can_be_reworded_and_then_stands_nowhere_as_it_was(every: tuple[Briefing, ...]) -> None:
    changed = {name: marked(name, getattr(PACKAGED, name)) for name in LABELS}
    house = branded_words("en", Brand(deck_words=tuple(changed.items())))
    told = shown(storyline(briefing, house) for briefing in every)
    assert [mark for value in changed.values() for mark in marks_of(value) if mark.lower() not in told.lower()] == []
    before = shown(storyline(briefing) for briefing in every)
    sentences = [text for name in LABELS if isinstance(text := getattr(PACKAGED, name), str) and text.count(" ") > 2]
    assert len(sentences) > 10
    for text in (part for sentence in sentences for part in (sentence.partition("{")[0],) if len(part) > 12):
        assert text in before
        assert text not in told


def test_a_word_that_memo_and_deck_share_is_reworded_once_for_both() -> None:
    words = branded_words("en", Brand(words=(("owner", "Lead"), ("risks", "Dangers"), ("memorandum", "Note"))))
    assert (words.owner, words.option_columns[3], words.document) == ("Lead", "Dangers", PACKAGED.document)
    apart = branded_words("en", Brand(words=(("owner", "Lead"),), deck_words=(("owner", "In charge"),)))
    assert apart.owner == "In charge"


def test_only_some_of_the_named_labels_may_be_given() -> None:
    words = branded_words("en", Brand(deck_words=(("states", (("new", "Added"),)),)))
    assert dict(words.states) == {**PACKAGED.states, "new": "Added"}


def brand_of(tmp_path: Path, words: str) -> Brand:
    path = tmp_path / "brief.yaml"
    path.write_text(f"title: T\nthemes: [a]\nbrand: {{words: {{deck: {words}}}}}\n", encoding="utf-8")
    brand = load_brief(path).brand
    assert brand is not None
    return brand


def test_they_are_read_from_yaml(tmp_path: Path) -> None:
    given = (
        "{from: By, judgement: 'Finding {number}', levels: {low: slight}, elements: [Rule, Fact, Reason, Result]}"
    )  # fmt: skip
    words = branded_words("en", brand_of(tmp_path, given))
    assert (words.from_, words.judgement, words.levels["low"]) == ("By", "Finding {number}", "slight")
    assert words.elements == ("Rule", "Fact", "Reason", "Result")
    assert words.levels["high"] == PACKAGED.levels["high"]


@pytest.mark.parametrize(("given", "message"), [
    ("{judgment: x}", "did you mean `judgement`?"),
    ("{judgement: Finding}", "3:35: error[value-fits]: expected `{number}` in it, as in `Judgement {number}`"),
    ("{judgement: '{number.real}'}", "expected `{number}` in it"),
    ("{judgement: '{number'}", "expected `{number}` in it"),
    ("{owner: 'x {y}'}", "expected a few words without braces"),
    ("{owner: ''}", "brief.yaml:3:31: error[value-fits]"),
    ("{elements: [Rule, Fact]}", "$.brand.words.deck.elements"),
    ("{levels: {slight: x}}", "unknown key `slight`"),
    ("{colon: x}", "unknown key `colon`"),
    ("{options: " + "x" * 300 + "}", "200 characters at most"),
])  # fmt: skip
def test_a_wording_that_does_not_fit_is_refused_where_it_stands(given: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(BriefError) as caught:
        brand_of(tmp_path, given)
    assert message in str(caught.value)
