"""Words stand in a text as they are given, or the difference is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.guard.differences import nearest
from pincite.corpus.model import Span
from pincite.corpus.verbatim import find_verbatim

TEXT = (
    "She states, \"Once the harbour had integrated the ferry into its app, it was like game over for them\" (13:38). "
    "It isn't easy — we may lose 70% of the traffic, but only in winter."
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("it was like game over for them", "verbatim"),
        ("It isn’t easy – we may lose 70% of the traffic", "typographic"),
        ("it isn't easy", "editorial"),
        ("Once the harbour [the county] had integrated the ferry", "editorial"),
        ("Once the harbour had integrated the ferry [...] it was like game over", "editorial"),
        ("It was like game over for them.", "editorial"),
    ],
)
def test_permitted_differences_are_named(words: str, verdict: str) -> None:
    """Typography and the editor's marks may differ (CMOS 13.7)."""
    found = find_verbatim(words, TEXT)
    assert found is not None
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("it was like game on for them", "altered-word"),
        ("we may lose 80% of the traffic", "altered-number"),
        ("we will lose 70% of the traffic", "modality"),
        ("it was not like game over for them", "negation"),
        ("ame over for the", "altered-word"),
    ],
)
def test_every_other_difference_is_found(words: str, verdict: str) -> None:
    """A changed word, number, modal or negation is not verbatim, and the nearest text is named."""
    assert find_verbatim(words, TEXT) is None
    near = nearest(words, [("other", "Nothing of the kind stands here."), ("text", TEXT)])
    if words != "ame over for the":
        assert near is not None
        assert near[0] == "text"
        assert near[1].verdict == verdict


HEARING = (
    "The union said this is fair, but it cannot be the last step. Machines do not take jobs. Subsidy may reach $2.5 billion "
    "by 2030. Productivity rose by 11 percent and elsewhere fell by 2 percent. It lost −0.7% of 412,000 boxes."
)


@pytest.mark.parametrize(
    "words",
    [
        "this is [not] fair",
        "this is fair [but everyone agreed]",
        "rose by 11 [billion] percent",
        "rose by [over 90 and not just] 11 percent",
        "5 billion by 2030",
        "Subsidy may reach $2",
        "2.5 billion by 2030",
        "Subsidy may reach $2.5",
        "0.7% of 412,000 boxes",
        "of 412",
        "[Cranes] rose by 11 percent",
    ],
)
def test_the_editors_marks_cannot_change_what_is_said(words: str) -> None:
    """No insertion that turns the sense or stands for a name, and no number cut in two."""
    assert find_verbatim(words, HEARING) is None


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("[T]his is fair", "this is fair"),
        ("Machines [cranes] do not take jobs", "Machines do not take jobs"),
        ("it [the subsidy] cannot be the last step", "it cannot be the last step"),
        ("this is fair, but [the subsidy] cannot be", "this is fair, but it cannot be"),
        ("[The yard] lost −0.7%", "It lost −0.7%"),
        ("this is fair [sic], but it cannot", "this is fair, but it cannot"),
    ],
)
def test_honest_marks_pass(words: str, stands: str) -> None:
    """A recased first letter, a word that explains or stands for a pronoun."""
    found = find_verbatim(words, HEARING)
    assert found is not None
    assert HEARING[found.span.start : found.span.end] == stands
    assert found.verdict == "editorial"


def test_the_sources_own_brackets_are_its_words() -> None:
    """What stands in brackets in the source may say anything, and must be given as it stands."""
    text = "He honestly [doesn't] know, and it grew [by 12 percent] since."
    assert find_verbatim("Honestly [doesn't] know", text)
    assert find_verbatim("it grew [by 12 percent] since", text)
    assert find_verbatim("it grew [by 13 percent] since", text) is None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("cafe\u0301 of the harbour", "the café of the harbour"),
        ("the first ﬁnding", "the first finding"),
        ("wind -- and rain", "wind—and rain"),
        ("wind – and rain", "wind - and rain"),
        ("wait… what", "wait... what"),
        ("the “old” crew", "the ''old'' crew"),
    ],
)
def test_typography_is_the_setters(words: str, text: str) -> None:
    """Composed and decomposed letters, ligatures, dashes however typed, ellipses, marks."""
    found = find_verbatim(words, text)
    assert found is not None
    assert found.verdict == "typographic"


def test_a_letter_with_its_accent_is_no_letter_without() -> None:
    """``cafe`` does not stand in a text that has the accent as a character of its own."""
    assert find_verbatim("the cafe", "the cafe\u0301 of the harbour") is None


def test_many_omissions_take_no_time() -> None:
    """Each part is looked for once, however many there are."""
    assert find_verbatim(" ... ".join(["a"] * 60 + ["b"]), "a " * 20_000) is None


def test_words_must_stand_in_the_passage_that_is_cited() -> None:
    """Elsewhere in the document does not count."""
    assert find_verbatim("It isn't easy", TEXT, within=Span(0, 40)) is None


def test_an_omission_does_not_join_distant_places() -> None:
    """An ellipsis spans three hundred characters at most."""
    assert find_verbatim("first words ... last words", f"first words {'x ' * 400} last words") is None


@given(st.text(alphabet="abc d'’“”-—.,\n", min_size=1, max_size=80), st.data())
def test_any_slice_at_word_borders_is_found(text: str, data: st.DataObject) -> None:
    """What was copied out of a text is found in it."""
    words = text.split()
    if words:
        start = data.draw(st.integers(0, len(words) - 1))
        end = data.draw(st.integers(start + 1, len(words)))
        wanted = " ".join(words[start:end])
        found = find_verbatim(wanted, " ".join(words))
        assert found is not None
        assert " ".join(words)[found.span.start : found.span.end] == wanted
