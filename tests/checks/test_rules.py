"""Rules are silent on what is true and loud on one changed word or digit."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pincite.checks import RULES
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import BriefError
from tests.corpora import BRIEFS, composed

BRIEF = (BRIEFS / "china-ai-strategy.yaml").read_text(encoding="utf-8")
OPTIONS = "title: T\nthemes: [chips]\noptions:\n"


def rules_broken(brief: str, corpus: Corpus) -> set[str]:
    """The rules that composing and checking a brief report, or that loading it does."""
    try:
        return {item.rule for item in composed(brief, corpus).diagnostics}
    except BriefError as fault:
        return {item.rule for item in fault.diagnostics}


def test_every_rule_is_named_for_its_function() -> None:
    """A rule's id is its function's name, so that a message leads to its file."""
    for rule, check in RULES.items():
        assert check.__name__ == rule.replace("-", "_")
        assert check.__module__ == f"pincite.checks.{check.__name__}"


def test_silent_on_the_full_brief(seeds: Corpus) -> None:
    """Nothing to say about what holds."""
    assert not rules_broken(BRIEF, seeds)


QUOTED = [match.span(1) for match in re.finditer(r'"((?:[^"\n]|\n)+?)"\s*\[@', BRIEF)]
FIGURES = [
    match.span() for match in re.finditer(r"\$\d+(?:\.\d)? (?:m|b)illion|\d+ nanometers|\b1/13\b|nine times", BRIEF)
]


@settings(deadline=None, max_examples=12, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_loud_on_one_changed_word_of_a_quotation(seeds: Corpus, data: st.DataObject) -> None:
    """Whichever word of whichever quotation in the text is exchanged."""
    start, end = data.draw(st.sampled_from(QUOTED))
    words = [match.span() for match in re.finditer(r"[A-Za-z]{2,}", BRIEF[start:end])]
    left, right = data.draw(st.sampled_from(words))
    changed = BRIEF[: start + left] + "zebra" + BRIEF[start + right :]
    assert "quotation-is-verbatim" in rules_broken(changed, seeds)


@settings(deadline=None, max_examples=12, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_loud_on_one_changed_digit(seeds: Corpus, data: st.DataObject) -> None:
    """Whichever digit of whichever figure in the text or in a chart's title is exchanged."""
    start, end = data.draw(st.sampled_from(FIGURES))
    figure = BRIEF[start:end]
    if "nine" in figure:
        changed = figure.replace("nine", data.draw(st.sampled_from(["six", "seven", "eight", "ten", "twelve"])))
    else:
        place = data.draw(st.sampled_from([index for index, char in enumerate(figure) if char.isdigit()]))
        digit = data.draw(st.sampled_from([char for char in "123456789" if char != figure[place]]))
        changed = figure[:place] + digit + figure[place + 1 :]
    assert "number-has-source" in rules_broken(BRIEF[:start] + changed + BRIEF[end:], seeds)


@pytest.mark.parametrize(
    ("sentence", "broken"),
    [
        ("It is likely.", False),
        ("We hold this with high confidence.", False),
        ("It is likely, and we say so with moderate confidence.", True),
        ("It is almost certain; our confidence is low.", True),
        ("It is likely. Our confidence is low.", False),
    ],
)
def test_likelihood_and_confidence_keep_apart(seeds: Corpus, sentence: str, broken: bool) -> None:
    """ICD 203: never in one sentence."""
    brief = f'title: T\nthemes: [chips]\nbottom_line: "{sentence}"\n'
    assert ("likelihood-apart-from-confidence" in rules_broken(brief, seeds)) == broken


@pytest.mark.parametrize(
    ("evidence", "confidence", "broken"),
    [
        ("[nin-report#p26s1, wsj-takeaways#p2i12]", "moderate", set()),
        ("[nin-report#p26s1, wsj-takeaways#p2i12]", "high", {"confidence-is-earned"}),
        ("[bigtech-shao#p23s1, bigtech-digest#p9s1]", "high", {"confidence-is-earned"}),
        ("[]", "low", {"judgement-has-evidence"}),
    ],
)
def test_confidence_is_capped_by_what_it_rests_on(
    seeds: Corpus, evidence: str, confidence: str, broken: set[str]
) -> None:
    """Second-hand material alone, or one origin, carries moderate confidence at most."""
    brief = f"title: T\nthemes: [chips]\njudgements: [{{claim: So., confidence: {confidence}, evidence: {evidence}}}]\n"
    assert rules_broken(brief, seeds) == broken


@pytest.mark.parametrize(
    ("names", "broken"),
    [
        (["Go", "Stay", "Do nothing"], set()),
        (["Go", "Stay"], {"options-include-doing-nothing"}),
        (["Go", "Do nothing and wait"], {"options-are-a-choice"}),
    ],
)
def test_a_choice_holds_doing_nothing(seeds: Corpus, names: list[str], broken: set[str]) -> None:
    """Two real options, and doing nothing."""
    options = "".join(f"  - {{name: {name}, gains: A., costs: B., risks: C.}}\n" for name in names)
    assert rules_broken(OPTIONS + options, seeds) == broken


def test_a_bottom_line_fits_four_lines(seeds: Corpus) -> None:
    """A longer one is a warning."""
    brief = "title: T\nthemes: [chips]\nbottom_line: " + "Chips matter more than most think. " * 8
    assert rules_broken(brief, seeds) == {"bottom-line-is-short"}
    assert not rules_broken(brief[:-60], seeds)


@pytest.mark.parametrize(("year", "broken"), [("2022", set()), ("2021", set()), ("2031", {"date-has-source"})])
def test_a_year_beside_a_pin_cite_stands_in_what_is_cited(seeds: Corpus, year: str, broken: set[str]) -> None:
    """In the same paragraph at least."""
    brief = f"title: T\nthemes: [chips]\nbottom_line: The controls of {year} bind [@nature-essay#14-nanometers].\n"
    assert rules_broken(brief, seeds) == broken


@pytest.mark.parametrize(
    ("sentence", "broken"),
    [
        ("There are 30 platforms [@nature-essay#30].", set()),
        ("There are thirty platforms [@nature-essay#30].", set()),
        ("There are twelve platforms [@nature-essay#30].", {"number-has-source"}),
        ("Two origins speak of platforms [@nature-essay#30].", set()),
    ],
)
def test_a_count_is_held_to_what_is_counted(seeds: Corpus, sentence: str, broken: set[str]) -> None:
    """A small number in words may count the author's own things, but not the source's."""
    assert rules_broken(f'title: T\nthemes: [chips]\nbottom_line: "{sentence}"\n', seeds) == broken


@pytest.mark.parametrize(
    ("sentence", "broken"),
    [
        ("DeepSeek spreads.", set()),
        ("Deep Seek spreads.", {"name-is-canonical"}),
        (
            'One says that "once Tencent integrated Deep Seek" it changed [@bigtech-shao#once-tencent-integrated-deep-seek].',
            set(),
        ),
    ],
)
def test_a_garbled_name_stands_in_quotations_only(seeds: Corpus, sentence: str, broken: set[str]) -> None:
    """Outside them the author writes the canonical form."""
    assert rules_broken(f"title: T\nthemes: [chips]\nbottom_line: {sentence!r}\n", seeds) == broken
