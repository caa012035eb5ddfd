"""Rules that a composed briefing must meet: one file per rule, registered in the table below."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pincite.briefing.model import Briefing
from pincite.checks.acronym_is_explained import acronym_is_explained
from pincite.checks.bottom_line_is_short import bottom_line_is_short
from pincite.checks.confidence_is_earned import confidence_is_earned
from pincite.checks.date_has_source import date_has_source
from pincite.checks.likelihood_apart_from_confidence import likelihood_apart_from_confidence
from pincite.checks.name_is_canonical import name_is_canonical
from pincite.checks.number_has_source import number_has_source
from pincite.checks.options_include_doing_nothing import options_include_doing_nothing
from pincite.checks.quotation_is_verbatim import quotation_is_verbatim
from pincite.checks.sentence_is_short import sentence_is_short
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, arranged
from pincite.spec.load import LoadedBrief

Rule = Callable[[Briefing, Corpus, LoadedBrief], Iterable[Diagnostic]]

RULES: dict[str, Rule] = {
    "quotation-is-verbatim": quotation_is_verbatim,
    "number-has-source": number_has_source,
    "date-has-source": date_has_source,
    "name-is-canonical": name_is_canonical,
    "likelihood-apart-from-confidence": likelihood_apart_from_confidence,
    "bottom-line-is-short": bottom_line_is_short,
    "confidence-is-earned": confidence_is_earned,
    "options-include-doing-nothing": options_include_doing_nothing,
    "sentence-is-short": sentence_is_short,
    "acronym-is-explained": acronym_is_explained,
}
"""Rule id -> check. A check is silent on what is true and names the place of what is not."""


def check_briefing(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> tuple[Diagnostic, ...]:
    """Everything that the rules find, in the order of the file."""
    return arranged(item for rule in RULES.values() for item in rule(briefing, corpus, loaded))
