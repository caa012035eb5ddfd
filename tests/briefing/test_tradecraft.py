"""Rivals, findings and changes are composed with their citations, and checked like all that the author writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pincite.briefing.model import Briefing, Citation, Prose, plain
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.diagnostics import Severity
from tests.corpora import THEMES, composed, sound, write_corpus
from tests.tradecraft_brief import BRIEF

ENGLISH = BRIEF.replace("LANG", "en-GB")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return sound(tmp_path_factory.mktemp("tradecraft"))


@pytest.fixture(scope="module")
def crossing(corpus: Corpus) -> Briefing:
    made = composed(ENGLISH, corpus)
    assert [item for item in made.diagnostics if item.severity is Severity.ERROR] == []
    return made.briefing


def numbers(prose: Prose) -> tuple[int, ...]:
    return tuple(number for part in prose if isinstance(part, Citation) for number in part.numbers)


def test_a_judgement_has_its_rivals_in_order(crossing: Briefing) -> None:
    first, second = crossing.judgements[0].alternatives
    assert plain(first.explanation) == "A bridge is built first."
    assert plain(second.would_raise) == "A signed order."
    assert numbers(first.explanation)
    assert numbers(second.why_not)


def test_the_last_edition_is_dated_in_words_and_an_edition_by_name_stays(crossing: Briefing, corpus: Corpus) -> None:
    assert crossing.changes is not None
    assert crossing.changes.since == "1 October 2026"
    assert [item.state for item in crossing.changes.items] == ["new", "changed", "unchanged"]
    assert plain(crossing.changes.items[2].why) == ""
    named = composed(ENGLISH.replace("since: 2026-10-01", "since: version 2"), corpus).briefing
    assert named.changes is not None
    assert named.changes.since == "version 2"


def test_a_finding_has_its_four_elements(crossing: Briefing) -> None:
    finding = crossing.sections[0].finding
    assert finding is not None
    assert [plain(text) for text in (finding.criteria, finding.condition, finding.cause)] == [
        "Fares are to pay for the crossing.", "Tickets cover 60 % of the costs.", "Fuel is the largest cost.",
    ]  # fmt: skip
    assert numbers(finding.effect)


def test_a_finding_alone_carries_its_section(tmp_path: Path) -> None:
    """No source speaks of the theme, which is what the finding is about."""
    folder = write_corpus(tmp_path)
    (folder / "themes.yaml").write_text(THEMES + "  - {id: tunnel, label: Tunnel, terms: [tunnel]}\n", encoding="utf-8")
    corpus = read_corpus(folder)[0]
    elements = "finding: {criteria: A rule., condition: A gap., cause: A lapse., effect: A loss.}"
    for finding, missed in (("", True), (f", {elements}", False)):
        made = composed(f"title: T\nthemes: [{{theme: tunnel{finding}}}]", corpus)
        assert ("theme-has-evidence" in {item.rule for item in made.diagnostics}) is missed


def test_citation_numbers_rise_in_the_order_of_the_memo(crossing: Briefing) -> None:
    """Judgement, its rivals, changes, then the section: text before finding."""
    assert crossing.changes is not None
    finding = crossing.sections[0].finding
    assert finding is not None
    first_uses: list[int] = []
    rivals = crossing.judgements[0].alternatives
    for prose in (*(text for each in rivals for text in (each.explanation, each.why_not, each.would_raise)),
                  *(text for each in crossing.changes.items for text in (each.text, each.why)),
                  crossing.sections[0].paragraphs[0].prose,
                  finding.criteria, finding.condition, finding.cause, finding.effect):  # fmt: skip
        first_uses += [number for number in numbers(prose) if number not in first_uses]
    judged = set(crossing.judgements[0].citations)
    assert [number for number in first_uses if number not in judged] == sorted(set(first_uses) - judged)


PARTS = {
    "why_not": ("At $640 million", "At $650 million"),
    "changed": ("cover is 60 %", "cover is 61 %"),
    "unchanged": ("on 12 days", "on 13 days"),
    "condition": ("Tickets cover 60 %", "Tickets cover 70 %"),
}


@pytest.mark.parametrize("field", PARTS)
def test_a_changed_figure_is_refused_in_each_of_them(corpus: Corpus, field: str) -> None:
    right, wrong = PARTS[field]
    assert ENGLISH.count(right) == 1
    faults = [
        item for item in composed(ENGLISH.replace(right, wrong), corpus).diagnostics if item.rule == "number-has-source"
    ]
    assert [item.place.path.rpartition(".")[2] for item in faults] == [field]


def test_a_year_in_a_finding_stands_in_what_it_cites(corpus: Corpus) -> None:
    rules = {item.rule for item in composed(ENGLISH.replace("since 2011", "since 2012"), corpus).diagnostics}
    assert "date-has-source" in rules


@pytest.mark.parametrize(
    "field", ["explanation", "why_not", "would_raise", "criteria", "condition", "cause", "effect", "new", "why"]
)
def test_words_in_quotation_marks_are_held_to_the_source_in_each_of_them(corpus: Corpus, field: str) -> None:
    quoted = '"tickets pay for everything here" [@ferry#p4i1]'
    changed = re.sub(rf"(?m)^( *(?:- )?{field}: ).*$", lambda found: f"{found[1]}'It is {quoted}.'", ENGLISH, count=1)
    assert changed != ENGLISH
    assert "quotation-is-verbatim" in {item.rule for item in composed(changed, corpus).diagnostics}
