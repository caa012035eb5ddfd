"""A memo against the evidence of another state of it: every quotation and number that changed is found."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from pincite.briefing.model import Run
from pincite.verification.record import Record
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
