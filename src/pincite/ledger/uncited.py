"""Sentences that state a fact and cite nothing (standards B1: every sourced sentence has a citation)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pincite.briefing.model import Briefing, Statement, plain
from pincite.corpus.dates import YEAR
from pincite.corpus.numbers import read_numbers
from pincite.corpus.quotations.names import NAME_RUN, without_function_words
from pincite.expressions import expression
from pincite.verification.reading import quoted_spans

_STATING = frozenset("bottom_line text contrary says condition cause effect gains costs risks note".split())
"""Fields in which an author tells what is so; elsewhere he asks, judges or assumes."""
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|made|took|gave|went|came|saw|found|got|began|became|fell|rose|grew|held|kept|led|"
    r"left|lost|met|paid|put|ran|sent|set|sold|spent|spoke|stood|won|wrote|built|bought|brought|cut|drew|drove|"
    r"[a-z]{3,}ed)\b"
)
_ACTS = expression(
    r"(?P<one>backs|bans|borders|boycotts|buys|chairs|condemns|demands|employs|endorses|exports|faces|finances|funds|"
    r"hosts|imports|licenses|manufactures|operates|opposes|owns|pays|produces|publishes|refuses|represents|runs|sells|"
    r"ships|sponsors|sues|supplies|supports|trains|uses|works for)\b|"
    r"(?P<more>back|ban|boycott|buy|condemn|demand|employ|endorse|export|face|fund|host|import|oppose|own|pay|publish|"
    r"refuse|run|sell|ship|sue|support|train|use)\b|leads the\b"
)
"""What somebody does, owns or is against is a fact; what matters, needs or competes is an author's word for it."""
_ASSESSED = expression(
    r"\b(?:may|might|can|could|will|would|shall|should|must|likely|probably|perhaps|unless|if|too|more than|less than|"
    r"rather than|best|better|worse)\b"
)
_NAME = NAME_RUN.pattern
_SUBJECT = expression(rf"(?:The )?(?P<name>{_NAME}(?: of (?:the )?{_NAME})?)(?P<other> and (?:the )?{_NAME})? ")


@dataclass(frozen=True, slots=True)
class Uncited:
    """A sentence that states something and cites nothing."""

    statement: Statement
    states: str
    """What it states: a number, a quotation, a date, what a named one did or does."""


def uncited(briefing: Briefing) -> tuple[Uncited, ...]:
    """In the order of the brief. A figure counted in words and a year ahead are the author's own."""
    return tuple(_found(briefing))


def _found(briefing: Briefing) -> Iterator[Uncited]:
    for statement in briefing.statements:
        stands = statement.cited or statement.astray or statement.field not in _STATING
        states = "" if stands else _states(statement.text, briefing)
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
    if _PAST.search(text) and _names_somebody(text):
        return "what a named one did"
    return "what a named one does" if _does_something(text, briefing) else ""


def _is_past(printed: str, this_year: str) -> bool:
    """Whether a date is no later than the briefing's own year; any date where the briefing has none."""
    years = YEAR.findall(printed)
    return not this_year or any(year <= this_year for year in years)


def _does_something(text: str, briefing: Briefing) -> bool:
    """Whether a sentence opens with a name, or two, and says in the present tense what its bearer does (English).

    One word in the plural may be any noun (*Controls buy time*): it is a name where the briefing has it within a
    sentence with its capital (*the Democrats oppose*).
    """
    opening = _SUBJECT.match(text)
    act = _ACTS.match(text, opening.end()) if opening else None
    if opening is None or act is None or _ASSESSED.search(text):
        return False
    if act["more"] is None or opening["other"] is not None:
        return True
    name = opening["name"]
    return name.endswith("s") and (" " in name or _is_capital_within(name, briefing))


def _is_capital_within(word: str, briefing: Briefing) -> bool:
    within = re.compile(rf"[a-z,] {re.escape(word)}(?!\w)")
    texts = (*(item.text for item in briefing.statements), *(plain(item.context) for item in briefing.evidence))
    return any(within.search(text) for text in texts)


def _names_somebody(text: str) -> bool:
    """Whether a name stands within the sentence, or two capitalised words open it."""
    for match in NAME_RUN.finditer(text):
        printed, start = without_function_words(match[0], match.start())
        if printed and (start > 0 or " " in printed):
            return True
    return False
