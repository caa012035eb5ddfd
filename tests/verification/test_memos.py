"""A memo against the evidence of another state of it: every quotation and number that changed is found."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from pincite.briefing.model import Run
from pincite.verification.record import Record
from pincite.verification.verify import verify
from pincite.writers.evidence import write_evidence
from pincite.writers.memo import write_memo
from pincite.writers.memo.render import render_html
from pincite.writers.memo_texts import memo_texts
from tests.verification.made import BRIEFS, TEMPLATES, briefing, checked, faults, file, read, record, seeds

SHORT = BRIEFS[2]


@pytest.mark.parametrize("name", BRIEFS)
def test_a_memo_as_it_was_made_holds(name: str) -> None:
    """Nothing is reported, and what was checked is counted."""
    result = checked(file("memo", name), corpus=seeds())
    assert result.findings == ()
    assert sum(sheet.quotations for sheet in result.sheets) > 20


def _replaced(item: Any, old: str, new: str) -> Any:
    """The same briefing with other words in its prose and its evidence."""
    if isinstance(item, Run):
        return dataclasses.replace(item, text=item.text.replace(old, new))
    if isinstance(item, tuple):
        return tuple(_replaced(part, old, new) for part in item)
    if dataclasses.is_dataclass(item) and not isinstance(item, type) and ".briefing." in type(item).__module__:
        fields = {field.name: _replaced(getattr(item, field.name), old, new) for field in dataclasses.fields(item)}
        return dataclasses.replace(item, **fields)
    return item.replace(old, new) if isinstance(item, str) else item


@pytest.mark.parametrize(
    ("old", "new", "subject"),
    [
        ("game over for them", "game on for them", "quotation"),
        ("600 million", "900 million", "number"),
        ("Grace Shao", "Josh Chin", "speaker"),
    ],
)
def test_a_memo_that_says_something_else_is_found(old: str, new: str, subject: str) -> None:
    """The pages say one thing, the evidence attached to them another."""
    whole = briefing(SHORT)
    html, _ = render_html(whole, templates=TEMPLATES)
    evidence = write_evidence(whole, memo=memo_texts(html))
    changed, _ = write_memo(_replaced(whole, old, new), templates=TEMPLATES, evidence=evidence)
    found = faults(checked(changed))
    assert subject in {finding.subject for finding in found}
    assert all(finding.label.startswith("page ") for finding in found)


def test_pages_are_read_with_their_citations_apart() -> None:
    """Raised digits are citations, not numbers of the sentence."""
    marks = [mark for sheet in read(file("memo", SHORT)).sheets for each in sheet.fragments for mark in each.marks]
    assert {number for mark in marks for number in mark.numbers} >= set(record("memo", SHORT).entries)


def test_a_memo_without_evidence_is_held_to_the_corpus() -> None:
    """Untouched, it has no fault: paragraph numbers, scales, charts and counts are known without a record of them."""
    assert checked(file("memo", SHORT), Record(), seeds()).findings == ()


@pytest.mark.parametrize(
    ("old", "new", "subject"),
    [
        ("Controls work by making", "Controls cost $913 billion and work by making", "number"),
        ("National AI industry fund 8", "National AI industry fund 80", "number"),
        ("Not checked against the original", "Checked against the original", "sentence"),
        ("do not touch", "touch", "sentence"),
        ("61:14", "16:14", "number"),
        ("Chips 17 11 7 5 3", "Chips 17 11 7 5 13", "number"),
        ("Moderate confidence", "High confidence", "judgement"),
        ("Export Policy Unit · 21 November 2026", "Export Policy Unit · 21 November 2025", "number"),
        ("a major obstacle", "no major obstacle", "quotation"),
        ("H800s", "H100s", "quotation"),
    ],
)
def test_words_that_were_changed_on_a_page_are_found(old: str, new: str, subject: str) -> None:
    """In the head, the body, a chart, a table, the annex and at the foot of a page."""
    memo = read(file("memo", BRIEFS[1]))
    number, index = next((sheet.number, at) for sheet in memo.sheets
                         for at, each in enumerate(sheet.fragments) if old in each.text)  # fmt: skip
    sheets = list(memo.sheets)
    fragments = list(sheets[number - 1].fragments)
    fragments[index] = dataclasses.replace(fragments[index], text=fragments[index].text.replace(old, new, 1))
    sheets[number - 1] = dataclasses.replace(sheets[number - 1], fragments=tuple(fragments))
    found = faults(verify(dataclasses.replace(memo, sheets=tuple(sheets)), record("memo", BRIEFS[1]), None))
    assert subject in {each.subject for each in found}
