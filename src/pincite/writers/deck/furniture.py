"""The fixed words of a deck, in one table so that another language is one more entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Furniture:
    """Every word on a slide that is neither the author's nor a source's."""

    document: str
    to: str
    from_: str
    bottom_line: str
    answer: str
    answer_and_ask: str
    the_ask: str
    owner: str
    decide_by: str
    judgement: str
    likelihood: str
    confidence: str
    would_change: str
    rests_on: str
    numbers: str
    numbers_title: str
    overview: str
    overview_title: str
    contrary: str
    so_what: str
    disagree: str
    how_we_read_it: str
    options: str
    options_title: str
    recommended: str
    recommendation: str
    option_columns: tuple[str, str, str, str, str]
    criterion: str
    how_sure: str
    how_sure_title: str
    scale_columns: tuple[str, str, str]
    scale_alternative: str
    strip_alternative: str
    sources_label: str
    decision: str
    decision_title: str
    decision_title_dated: str
    assumptions_title: str
    assumption_columns: tuple[str, str, str]
    method: str
    method_title: str
    sources: str
    sources_title: str
    source_one: str
    source_many: str
    note: str
    in_appendix: str
    calculation: str
    whole_document: str
    in_context: str
    citation: str
    unchecked: str
    caveat: str
    disagreement: str
    calculated: str
    timeline: str
    timeline_title: str
    timeline_of: str
    timeline_columns: tuple[str, str]
    matrix_title: str
    theme: str
    other_sources: str
    one_origin: str
    alternative: str
    """Between the last two of a list."""
    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]


ENGLISH = Furniture(
    document="Briefing",
    to="To",
    from_="From",
    bottom_line="Bottom line",
    answer="Our answer in short",
    answer_and_ask="Our answer, and the decision we ask for",
    the_ask="We ask you to decide",
    owner="Owner",
    decide_by="Decide by",
    judgement="Judgement {number}",
    likelihood="Likelihood",
    confidence="Confidence",
    would_change="What would change it",
    rests_on="What it rests on",
    numbers="Numbers",
    numbers_title="The numbers to know",
    overview="Overview",
    overview_title="What the sources speak of",
    contrary="Against this.",
    so_what="So what.",
    disagree="Where sources disagree",
    how_we_read_it="How we read it.",
    options="Options",
    options_title="The courses of action, side by side",
    recommended="Recommended",
    recommendation="Our recommendation: {name}",
    option_columns=("Option", "Gains", "Costs", "Risks", "Opposed by"),
    criterion="Judged by.",
    how_sure="How sure we are",
    how_sure_title="How sure we are, and what that rests on",
    scale_columns=("Likelihood", "{name}", "Judgement"),
    scale_alternative="Key to the likelihood terms of {name}, with their ranges in per cent.",
    strip_alternative="Scale from 0 to 100 per cent with {range} marked.",
    sources_label="Sources",
    decision="Decision",
    decision_title="The decision we ask for",
    decision_title_dated="We ask for a decision by {date}",
    assumptions_title="What we take for granted, and what would show it is wrong",
    assumption_columns=("We assume", "If wrong", "Watch for"),
    method="Appendix: method",
    method_title="How this briefing was made and checked",
    sources="Appendix: sources",
    sources_title="Sources, and where each citation leads",
    source_one="Source",
    source_many="Sources",
    note="Note",
    in_appendix="{numbers}, listed in the appendix",
    calculation="our calculation: {formula}",
    whole_document="whole document",
    in_context="In context",
    citation="Citation",
    unchecked="Not checked against the original.",
    caveat="Caveat",
    disagreement="Sources disagree",
    calculated="* Our calculation",
    timeline="Timeline",
    timeline_title="What happened when, as the sources tell it",
    timeline_of="{theme}: what happened when",
    timeline_columns=("Date", "What happened"),
    matrix_title="Which source speaks of which theme, in sentences",
    theme="Theme",
    other_sources="{count} others",
    one_origin="One origin: {names}",
    alternative="Chart in words",
    quotes=("“", "”"),
    inner_quotes=("‘", "’"),
)

LANGUAGES = {"en": ENGLISH}


def furniture(lang: str) -> Furniture:
    """The words for a BCP 47 tag; English where a language has no table of its own."""
    return LANGUAGES.get(lang.split("-", maxsplit=1)[0].lower(), ENGLISH)
