"""Any pydantic model can judge a YAML file; its faults come in words, with their places."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from pincite.diagnostics import BriefError
from pincite.marked_yaml import checked, read_yaml, validated


class Entry(BaseModel):
    """One item of the file below."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    id: Annotated[str, Field(pattern=r"^[\w.-]+$")]
    kind: Literal["report", "article"] = "report"
    issued: Annotated[str, Field(pattern=r"^\d{4}(-\d\d)?$")] | None = None
    code: Annotated[str, Field(pattern=r"^[A-Z]+$", max_length=3)] | None = None
    weight: float = Field(1.0, gt=0, lt=10)
    excluded: tuple[str, ...] = Field((), alias="not")


class File(BaseModel):
    """A file with a list."""

    model_config = ConfigDict(extra="forbid")
    entries: tuple[Entry, ...] = ()


def faults(source: str) -> list[tuple[int, int, str, str]]:
    with pytest.raises(BriefError) as caught:
        validated(File, read_yaml(source, "a.yaml"))
    return [(item.place.line, item.place.column, item.place.path, item.message) for item in caught.value.diagnostics]


def test_the_values_become_the_model() -> None:
    model = validated(File, read_yaml("entries: [{id: 2024, not: [no, 1.0], issued: 2025}]", "a.yaml"))
    [entry] = model.entries
    assert (entry.id, entry.issued, entry.excluded) == ("2024", "2025", ("no", "1.0"))


@pytest.mark.parametrize(
    ("value", "column", "message"),
    [
        ("id: a b", 16, "expected an id, found `a b`"),
        ("id: a, issued: May", 27, "expected a date such as 2026-12-15, 2026-12 or 2026, found `May`"),
        ("id: a, code: x", 25, "expected text of the form `^[A-Z]+$`, found `x`"),
        ("id: a, code: XXXX", 25, "expected at most 3 characters, found 4"),
        ("id: a, weight: heavy", 27, "expected a number, found `heavy`"),
        ("id: a, weight: 0", 27, "expected a number above 0.0, found `0`"),
        ("id: a, weight: 10", 27, "expected a number below 10.0, found `10`"),
        ("id: a, kind: reprt", 25, "expected one of report, article, found `reprt`"),
        ("id: a, not: b", 24, "expected a list, found `b`"),
        ("id: a, excluded: [b]", 19, "unknown key `excluded`"),
        ("kind: report", 11, "missing key `id`"),
    ],
)
def test_a_fault_is_told_in_words(value: str, column: int, message: str) -> None:
    [(line, found_column, _, found)] = faults(f"entries: [{{{value}}}]\n")
    assert (line, found_column, found) == (1, column, message)


def test_an_id_that_does_not_fit_is_told_in_the_form_that_fits() -> None:
    """What is named here is no passage, and no list."""
    with pytest.raises(BriefError) as caught:
        validated(File, read_yaml("entries: [{id: 'Port, plan #2'}]", "a.yaml"))
    [fault] = caught.value.diagnostics
    assert fault.hints == ("an id has letters, digits, `.`, `_` and `-` only: `Port-plan-2`",)


@pytest.mark.parametrize(("source", "found"), [("- a\n", "a list"), ("a\n", "`a`"), ("", "nothing")])
def test_a_file_that_is_no_mapping(source: str, found: str) -> None:
    assert faults(source) == [(1, 1, "$", f"expected keys with values, found {found}")]


def test_a_list_is_not_short_because_its_items_do_not_fit() -> None:
    class Least(BaseModel):
        """A list that must not be empty."""

        entries: tuple[Entry, ...] = Field(min_length=1)

    _, found = checked(Least, read_yaml("entries: [{id: a b}]", "a.yaml"))
    assert [item.message for item in found] == ["expected an id, found `a b`"]
