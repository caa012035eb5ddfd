"""What is so much a month in its source is not so much a year in the sentence that cites it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing, PrintedNumber, Statement
from pincite.checks.claims import sentence_of
from pincite.checks.exhibits import number_at
from pincite.corpus.catalogue import Corpus
from pincite.corpus.numbers.units import TIME_UNITS
from pincite.diagnostics import Diagnostic, warning
from pincite.expressions import expression
from pincite.spec.load import LoadedBrief

RULE = "period-is-sourced"
_NEAR = 60
"""Characters behind a number in which its period stands, within the clause."""
_BORDER = expression(r"[;:()]|[.!?](?:\s|\Z)|,\s|[，。；：、]|\s(?:and|but|while|et|mais|und|aber)\s")
_EACH = r"(?:an?|per|each|every|in the first|in its first|in (?:their|his|her) first|pro|im|am|jede[nrs]?|par|chaque)"
_UNITS = {
    "hour": ("hours?|stunden?|heures?", "hourly|stündlich"),
    "day": ("days?|nights?|tag|nacht|jours?|nuits?", "daily|nightly|täglich|quotidien\\w*|每天|每日|一天"),
    "week": ("weeks?|woche|semaines?", "weekly|wöchentlich|hebdomadaire\\w*|每周|每星期"),
    "month": ("months?|monat|mois", "monthly|monatlich|mensuel\\w*|每月|每个月"),
    "quarter": ("quarters?|three months|quartal|trimestres?", "quarterly|vierteljährlich|trimestriel\\w*|每季度|每季"),
    "year": ("years?|jahr|ans?|années?", "annual(?:ly)?|yearly|jährlich|annuel\\w*|annuellement|每年|年均|全年"),
}
_TIMES = frozenset(name for name, _ in TIME_UNITS.values())
"""Units of numbers that are themselves so long, and not so much in a time."""
_PERIOD = expression(
    rf"(?<![\w-]){_EACH}\s(?:{'|'.join(f'(?P<{name}>{nouns})' for name, (nouns, _) in _UNITS.items())})(?![\w-])|"
    + "|".join(f"(?P<{name}ly>{words})(?![a-z])" for name, (_, words) in _UNITS.items()),
    re.IGNORECASE,
)


def period_is_sourced(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn where a cited number is so much a month, a year or a night and its sentence in the source names another
    period; where the source's names none, or also this one, nothing is said."""
    for statement in briefing.statements:
        for printed in statement.numbers:
            number = number_at(printed.bound_to, corpus) if printed.rule == "cited" else None
            said = _behind(statement, printed) if number and number.unit not in _TIMES else None
            if number is None or said is None:
                continue
            sentence = sentence_of(number, corpus)[1]
            there = {_name(match): match[0] for match in _PERIOD.finditer(sentence)}
            if there and _name(said) not in there and said[0].casefold() not in sentence.casefold():
                yield warning(
                    RULE, f"`{printed.text}` is {said[0]} here, and {next(iter(there.values()))} in its source",
                    printed.place, "name the period that the source names, or give the result as a formula",
                    f"`{number.id}` stands in: “{' '.join(sentence.split())}”", evidence=number.id,
                )  # fmt: skip


def _behind(statement: Statement, printed: PrintedNumber) -> re.Match[str] | None:
    """The period that a sentence names behind a number, within its clause."""
    at = statement.text.find(printed.text)
    if at < 0:
        return None
    end = at + len(printed.text)
    border = _BORDER.search(statement.text, end, end + _NEAR)
    return _PERIOD.search(statement.text, end, border.start() if border else end + _NEAR)


def _name(match: re.Match[str]) -> str:
    return next(name.removesuffix("ly") for name, words in match.groupdict().items() if words)
