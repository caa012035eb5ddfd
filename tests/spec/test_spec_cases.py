"""Each file in ``cases`` is a brief with the diagnostics that it must give, written as comments.

``# error: COLUMN RULE MESSAGE`` speaks of its own line, ``# error at LINE:COLUMN RULE MESSAGE`` of another one
(where a comment would be text); ``warning`` likewise. Nothing else may be reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pincite.diagnostics import BriefError, Diagnostic
from pincite.spec import load_brief

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
NOTE = re.compile(r"# (error|warning)(?:: (\d+)| at (\d+):(\d+)) ([\w-]+) (.*?)(?=  # (?:error|warning)|$)")


def expected(text: str) -> Iterator[tuple[int, int, str, str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        for kind, column, other_line, other_column, rule, message in NOTE.findall(line):
            yield int(other_line or number), int(column or other_column), kind, rule, message


def reported(path: Path) -> tuple[Diagnostic, ...]:
    try:
        return load_brief(path).diagnostics
    except BriefError as fault:
        return fault.diagnostics


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_gives_the_diagnostics_it_names(path: Path) -> None:
    found = [
        (item.place.line, item.place.column, str(item.severity), item.rule, item.message) for item in reported(path)
    ]
    assert found == sorted(expected(path.read_text(encoding="utf-8")), key=lambda item: (*item[:2], item[3]))


def test_there_are_cases_and_each_expects_something() -> None:
    assert CASES
    assert all(list(expected(path.read_text(encoding="utf-8"))) for path in CASES)
