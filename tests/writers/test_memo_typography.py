"""Line-breaking decisions: what stays together, and how wide a heading is set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.briefing.model import Citation, Run
from pincite.diagnostics import shortened
from pincite.words import language_for
from pincite.writers.memo.prose import Marks, prose_html
from pincite.writers.memo.typography import (
    balanced_width,
    bound_spaces,
    first_fitting,
    line_count,
    line_widths,
    settled_width,
)
from tests.writers.sample import sample_briefing, words

SENTENCE = "Open releases carry the models into markets that nobody else has cared to serve so far"


def marks() -> Marks:
    return Marks({entry.number: entry for entry in sample_briefing().evidence}, {}, language_for("en").memo)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("over 600 million people", {8}),
        ("55–80 % of them", {5}),
        ("on 21 November 2026", {5}),
        ("below 7 nm.", {7}),
        ("see ¶ 9", {5}),
        ("by J. Doe", {5}),
        ("in 2024 the state", set()),
        ("7 models", set()),
    ],
)
def test_a_number_stays_with_its_unit(text: str, bound: set[int]) -> None:
    assert bound_spaces(text) == bound


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=30), st.floats(8, 40))
def test_a_balanced_heading_takes_no_line_more(parts: list[str], measure: float) -> None:
    text = " ".join(parts)
    width = balanced_width(text, measure)
    assert width <= measure
    assert line_count(text, width, face="semibold") <= line_count(text, measure, face="semibold")


def test_a_balanced_heading_has_lines_of_like_length() -> None:
    even = line_widths(SENTENCE, balanced_width(SENTENCE, 27.0), face="semibold")
    greedy = line_widths(SENTENCE, 27.0, face="semibold")
    assert len(even) == len(greedy) > 1
    assert max(even) - min(even) < max(greedy) - min(greedy)


def test_a_settled_width_leaves_no_leftover_and_takes_no_line_more() -> None:
    measure = next(width / 2 for width in range(40, 90) if line_widths(SENTENCE, width / 2)[-1] < width * 0.1)
    widths = line_widths(SENTENCE, settled_width(SENTENCE, measure))
    assert len(widths) == line_count(SENTENCE, measure)
    assert widths[-1] > measure * 0.35


def test_the_first_size_that_fits_is_taken() -> None:
    assert first_fitting(SENTENCE, (60.0, 70.0), lines=1) == 0
    assert first_fitting(SENTENCE, (10.0, 60.0), lines=1) == 1
    assert first_fitting(SENTENCE, (5.0, 10.0), lines=1) == 1


def test_a_short_title_ends_at_a_word() -> None:
    assert shortened("Short", 10) == "Short"
    assert shortened("A title that is longer than its place", 20) == "A title that is…"


def test_a_title_without_spaces_is_not_cut_back_to_its_first_word() -> None:
    assert shortened("AI 战略在芯片管制之下的一年", 10) == "AI 战略在芯片管…"


def test_a_citation_stays_with_its_word() -> None:
    html = prose_html(
        (Run("Models are being distributed "), Run("everywhere", strong=True), Citation((1, 2))), marks(), "1.1"
    )
    assert '<span class="nb"><strong>everywhere</strong>\u00a0<sup class="cite">' in html
    assert 'href="#e1"' in html
    assert 'href="#e2"' in html


def test_what_is_too_long_for_a_narrow_column_may_break() -> None:
    html = prose_html((Run("a " + "x" * 60), Citation((1,))), marks(), "1.1")
    assert '<span class="nb">' not in html


@given(st.text(max_size=80), st.booleans())
def test_no_character_is_lost_or_added_but_control_characters(text: str, marked: bool) -> None:
    import html as html_names
    import re

    written = prose_html((Run(text, marked=marked, evidence="a#b"),), marks(), "1.1")
    shown = html_names.unescape(re.sub(r"<[^>]*>", "", written))
    assert shown == re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", "", text)


def test_every_use_is_remembered_with_its_place() -> None:
    used = marks()
    prose_html(words("First.", 1), used, "Bottom line")
    prose_html(words("Second.", 2, 1), used, "1.1")
    assert [use.place for use in used.uses[1]] == ["Bottom line", "1.1"]
    assert used.descriptions()["u1-2"] == "Back to where it is cited: 1.1"


def test_an_unknown_language_has_the_english_words() -> None:
    assert language_for("xx") == language_for("en")
