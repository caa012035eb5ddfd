"""A year beside a pin-cite stands in what is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing, Statement
from pincite.briefing.register import passage_of
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, warning
from pincite.spec.load import LoadedBrief

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_OWN_TEXT = frozenset({"bottom_line", "text", "gains", "costs", "risks", "note", "contrary", "criteria", "condition",
                       "cause", "effect"})  # fmt: skip
"""Fields in whose sentences the author puts the pin-cites himself; elsewhere a year may be a forecast of his."""


def date_has_source(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Report each year that stands in none of the paragraphs cited with it, and is not a cited document's own."""
    for statement in briefing.statements:
        if statement.field not in _OWN_TEXT or not statement.cited:
            continue
        known = _known_years(statement, corpus)
        for number in statement.numbers:
            years = set(_YEAR.findall(number.text)) if number.rule == "date" else set()
            if years - known:
                yield warning(
                    "date-has-source", f"`{number.text}` stands in none of the passages cited with it", number.place,
                    "cite the passage that gives the year, or give it a sentence of its own",
                )  # fmt: skip


def _known_years(statement: Statement, corpus: Corpus) -> set[str]:
    years: set[str] = set()
    for evidence_id in statement.cited:
        document = corpus.documents[evidence_id.partition("#")[0]]
        span = passage_of(corpus, evidence_id)
        text = document.slice(document.block_at(span.start).span) if span else document.text
        years |= {*_YEAR.findall(text), *_YEAR.findall(document.source.issued)}
    return years
