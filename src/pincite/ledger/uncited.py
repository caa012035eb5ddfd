"""Sentences that state a fact and cite nothing (standards B1: every sourced sentence has a citation)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pincite.briefing.model import Briefing, Statement
from pincite.corpus.numbers import read_numbers
from pincite.corpus.quotations.names import NAME_RUN, without_function_words
from pincite.verification.reading import quoted_spans

_STATING = frozenset("bottom_line text contrary says condition cause effect gains costs risks note".split())
"""Fields in which an author tells what is so; elsewhere he asks, judges or assumes."""
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|made|took|gave|went|came|saw|found|got|began|became|fell|rose|grew|held|kept|led|"
    r"left|lost|met|paid|put|ran|sent|set|sold|spent|spoke|stood|won|wrote|built|bought|brought|cut|drew|drove|"
    r"[a-z]{3,}ed)\b"
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Uncited:
    """A sentence that states something and cites nothing."""

    statement: Statement
    states: str
    """What it states: a number, a quotation, a date, what a named one did."""


def uncited(briefing: Briefing) -> tuple[Uncited, ...]:
    """In the order of the brief. A figure counted in words and a year ahead are the author's own."""
    return tuple(_found(briefing))


def _found(briefing: Briefing) -> Iterator[Uncited]:
    for statement in briefing.statements:
        states = "" if statement.cited or statement.field not in _STATING else _states(statement.text, briefing)
        if states:
            yield Uncited(statement, states)


def _states(text: str, briefing: Briefing) -> str:
    numbers = read_numbers(text, lang=briefing.lang)
    if any(number.kind == "quantity" and any(char.isdigit() for char in number.printed) for number in numbers):
        return "a number"
    if quoted_spans(text):
        return "a quotation"
    this_year = briefing.date_iso[:4]
    if any(number.kind == "date" and _is_past(number.printed, this_year) for number in numbers):
        return "a date"
    return "what a named one did" if _PAST.search(text) and _names_somebody(text) else ""


def _is_past(printed: str, this_year: str) -> bool:
    """Whether a date is no later than the briefing's own year; any date where the briefing has none."""
    years = _YEAR.findall(printed)
    return not this_year or any(year <= this_year for year in years)


def _names_somebody(text: str) -> bool:
    """Whether a name stands within the sentence, or two capitalised words open it."""
    for match in NAME_RUN.finditer(text):
        printed, start = without_function_words(match[0], match.start())
        if printed and (start > 0 or " " in printed):
            return True
    return False
