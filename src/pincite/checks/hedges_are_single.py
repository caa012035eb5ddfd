"""A doubt is said once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pincite.briefing.model import Briefing
from pincite.checks.hedge_is_calibrated import scale_terms
from pincite.checks.own_words import HEADER, own_words
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, warning
from pincite.expressions import expression
from pincite.spec.likelihood import SCALES
from pincite.spec.load import LoadedBrief
from pincite.words import is_spoken, language_for

_BETWEEN = expression(r"\s+(?:(?P<word>[\w’'-]+)\s+)?|(?P<sign>[\u2e80-\U0003ffff])?")
"""At most a word (``may well possibly``) or a Chinese character; no mark, which would part two clauses."""


def hedges_are_single(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn of hedges on hedges (*may possibly*, *could perhaps*, *may likely*) wherever the author writes (standards
    A9). Quotations do not count, nor does one hedge set beside another (*may or may not*)."""
    if not is_spoken(briefing.written_in):
        return
    language = language_for(briefing.written_in)
    hedge = re.compile(language.hedging, re.IGNORECASE)
    likelihood = scale_terms([term for term, _ in SCALES[loaded.spec.likelihood_scale].worded(language)])
    for statement in briefing.statements:
        if statement.field in HEADER:
            continue
        own = own_words(statement)
        terms = list(likelihood.finditer(own))
        doubts = [each for each in hedge.finditer(own) if not any(_meet(each, term) for term in terms)]
        found = sorted((*terms, *doubts), key=re.Match.start)
        for first, second in pairwise(found):
            between = _BETWEEN.fullmatch(own, first.end(), second.start())
            if between is None or (first in terms and second in terms):
                continue
            if (between["word"] or between["sign"] or "").lower() not in language.conjunctions:
                stacked = own[first.start() : second.end()]
                yield warning("hedges-are-single", f"`{stacked}` hedges twice", statement.place, "keep one of the two")


def _meet(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()
