"""Rules that a composed briefing must meet: one file per rule, registered in the table below."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pincite.briefing.model import Briefing
from pincite.checks.acronym_is_explained import acronym_is_explained
from pincite.checks.bottom_line_is_short import bottom_line_is_short
from pincite.checks.confidence_is_earned import confidence_is_earned
from pincite.checks.date_has_source import date_has_source
from pincite.checks.denial_is_sourced import denial_is_sourced
from pincite.checks.direction_is_sourced import direction_is_sourced
from pincite.checks.fact_is_cited import fact_is_cited
from pincite.checks.hedge_is_calibrated import hedge_is_calibrated
from pincite.checks.hedges_are_single import hedges_are_single
from pincite.checks.judgement_has_alternative import judgement_has_alternative
from pincite.checks.judgement_rests_on_clear_words import judgement_rests_on_clear_words
from pincite.checks.judgement_rests_on_sound_source import judgement_rests_on_sound_source
from pincite.checks.likelihood_apart_from_confidence import likelihood_apart_from_confidence
from pincite.checks.name_is_canonical import name_is_canonical
from pincite.checks.name_stands_in_source import name_stands_in_source
from pincite.checks.number_has_source import number_has_source
from pincite.checks.number_stands_with_its_name import number_stands_with_its_name
from pincite.checks.options_include_doing_nothing import options_include_doing_nothing
from pincite.checks.period_is_sourced import period_is_sourced
from pincite.checks.quotation_is_verbatim import quotation_is_verbatim
from pincite.checks.reconstructed_figure_has_second_source import reconstructed_figure_has_second_source
from pincite.checks.sentence_is_short import sentence_is_short
from pincite.checks.silence_is_searched import silence_is_searched
from pincite.checks.source_is_as_pinned import source_is_as_pinned
from pincite.checks.source_stands import source_stands
from pincite.checks.total_adds_up import total_adds_up
from pincite.checks.unlike_values_are_shown import unlike_values_are_shown
from pincite.checks.worded_number_has_source import worded_number_has_source
from pincite.checks.wording_is_neutral import wording_is_neutral
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, arranged
from pincite.spec.load import LoadedBrief

Rule = Callable[[Briefing, Corpus, LoadedBrief], Iterable[Diagnostic]]

RULES: dict[str, Rule] = {
    "quotation-is-verbatim": quotation_is_verbatim,
    "number-has-source": number_has_source,
    "worded-number-has-source": worded_number_has_source,
    "date-has-source": date_has_source,
    "direction-is-sourced": direction_is_sourced,
    "denial-is-sourced": denial_is_sourced,
    "number-stands-with-its-name": number_stands_with_its_name,
    "period-is-sourced": period_is_sourced,
    "total-adds-up": total_adds_up,
    "unlike-values-are-shown": unlike_values_are_shown,
    "fact-is-cited": fact_is_cited,
    "silence-is-searched": silence_is_searched,
    "name-is-canonical": name_is_canonical,
    "name-stands-in-source": name_stands_in_source,
    "likelihood-apart-from-confidence": likelihood_apart_from_confidence,
    "hedge-is-calibrated": hedge_is_calibrated,
    "hedges-are-single": hedges_are_single,
    "bottom-line-is-short": bottom_line_is_short,
    "confidence-is-earned": confidence_is_earned,
    "judgement-has-alternative": judgement_has_alternative,
    "judgement-rests-on-sound-source": judgement_rests_on_sound_source,
    "judgement-rests-on-clear-words": judgement_rests_on_clear_words,
    "reconstructed-figure-has-second-source": reconstructed_figure_has_second_source,
    "source-is-as-pinned": source_is_as_pinned,
    "source-stands": source_stands,
    "options-include-doing-nothing": options_include_doing_nothing,
    "sentence-is-short": sentence_is_short,
    "acronym-is-explained": acronym_is_explained,
    "wording-is-neutral": wording_is_neutral,
}
"""Rule id -> check. A check is silent on what is true and names the place of what is not."""


def check_briefing(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> tuple[Diagnostic, ...]:
    """Everything that the rules find, in the order of the file."""
    return arranged(item for rule in RULES.values() for item in rule(briefing, corpus, loaded))
