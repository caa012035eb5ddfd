"""Which marks open, which close, and which are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Span
from pincite.corpus.quotations.marks import mark_pairs, paired


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in paired(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" to it.', ["yes"]),
        ("He said “yes” to it.", ["yes"]),
        ("He said ''yes'' to it.", ["yes"]),
        ("Il a dit « oui » hier.", ["oui"]),
        ("Er sagte „ja“ dazu.", ["ja"]),
        ("Er sagte »ja« dazu.", ["ja"]),
        ("彼は「はい」と言った。", ["はい"]),
        ("彼は『はい』と言った。", ["はい"]),
        ("Er sagte ‚ja‘ dazu.", ["ja"]),
        ("Er sagte ,,ja'' dazu.", ["ja"]),
        ("Er sagte ,,ja“ dazu.", ["ja"]),
        ("Er sagte ›ja‹ dazu.", ["ja"]),
        ("Il a dit ‹ oui › hier.", ["oui"]),
        ("He said ❝yes❞ to it.", ["yes"]),
        ("He said ″yes″ to it.", ["yes"]),
        ("He said: “It is so. ″ She left.", ["It is so."]),
        ("He said ‘‘yes’’ to it.", ["yes"]),
        ("'It isn't over,' he said.", ["It isn't over,"]),
        ("‘The workers’ rights bill passed,’ he said.", ["The workers’ rights bill passed,"]),
    ],
)
def test_every_kind_of_mark_pairs(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "China's workers' rights in the '80s weren't theirs.",
        "The dogs’ and cats’ homes don’t mind.",
        "A 12\" screen on a 6' pole.",
        "The pole is 6′ 2″ tall, and the angle 5′ 30″.",
        "He read 《论语》 on the way, and 1,,2 is a typing error.",
        '<p class="big">No speech here</p>',
        "Nothing at all.",
    ],
)
def test_apostrophes_inches_and_markup_are_no_quotations(text: str) -> None:
    assert words(text) == []


def test_balance_outweighs_misleading_spaces() -> None:
    """A mark with a space before and a letter after still closes where that balances the paragraph."""
    text = '"It can be profitable. "A researcher said, "So it goes."'

    assert words(text) == ["It can be profitable.", "So it goes."]


def test_marks_glued_to_words_pair() -> None:
    assert words("calls it“AI’s ‘Sputnik’ moment”——The race") == ["AI’s ‘Sputnik’ moment"]
    assert words('called it"High wall"(smallyard) strategy') == ["High wall"]


def test_only_the_outermost_pair_is_given() -> None:
    assert words("He said “she called it “madness” twice” today.") == ["she called it “madness” twice"]
    assert words('He wrote "she said “no” to us" today.') == ["she said “no” to us"]
    assert words("'They call it \"fair\",' he said.") == ['They call it "fair",']


def test_a_wrongly_turned_or_mixed_mark_finds_its_partner() -> None:
    assert words("It was “rather late.“ That is all.") == ["rather late."]
    assert words('There are “few chips" left.') == ["few chips"]


def test_a_stray_mark_costs_one_mark_and_not_the_rest() -> None:
    text = 'He left" the room. "Good," she said. "Very good."'

    assert words(text) == ["Good,", "Very good."]


def test_a_paragraph_that_runs_on_keeps_its_open_quotation() -> None:
    text = "“The first paragraph of several."

    pairs = mark_pairs(text, Span(0, len(text)), runs_on=True)

    assert [text[pair.words(text).start : pair.words(text).end] for pair in pairs] == [text[1:]]
    assert not pairs[0].closed
    assert words(text) == []


def test_only_the_given_span_is_looked_at() -> None:
    text = 'before "a" here "b" after'

    assert paired(text, Span(11, len(text))) == ((17, 18),)


@given(st.text(alphabet="ab .,'\"“”‘’„«»「」\n<=>", max_size=60))
def test_any_text_gives_separate_ranges_in_order(text: str) -> None:
    ranges = paired(text, Span(0, len(text)))

    assert all(0 < start < end < len(text) for start, end in ranges)
    assert all(first[1] < second[0] for first, second in pairwise(ranges))
