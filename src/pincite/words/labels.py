"""What a language file must say on the page and on the slide: the labels of memo and deck.

No field has a default, so that a language file without one of them does not pass the type checker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MemoWords:
    """Labels of the memo; ``{}`` is filled with a number, a name or a date."""

    memorandum: str
    annex: str
    to: str
    from_: str
    date: str
    decide_by: str
    bottom_line: str
    ask: str
    owner: str
    answers: tuple[str, ...]
    judgements: str
    judgement: str
    judgements_note: str
    confidence: str
    would_change: str
    rival: str
    why_not: str
    would_raise: str
    changes: str
    last_edition: str
    states: Mapping[str, str]
    """Of what has changed: ``new``, ``changed``, ``unchanged``."""
    finding: str
    elements: tuple[str, str, str, str]
    """Of a finding: criteria, condition, cause, effect."""
    element_notes: tuple[str, str, str, str]
    """What each of them says, in plain words."""
    basis: str
    argued: str
    paragraph: str
    version: str
    numbers: str
    calculation: str
    figure: str
    table: str
    exhibit_source: str
    exhibit_sources: str
    not_from_zero: str
    timeline: str
    moment_date: str
    moment_event: str
    matrix: str
    theme: str
    other_sources: str
    one_origin: str
    and_: str
    section: str
    contrary: str
    so_what: str
    source_base: str
    conflicts: str
    reading: str
    options: str
    option: str
    gains: str
    costs: str
    risks: str
    opposed_by: str
    recommended: str
    criterion: str
    assumptions: str
    assumption: str
    if_wrong: str
    indicator: str
    certainty: str
    scale: str
    summary: str
    dates: str
    date_range: str
    sources: str
    origin: str
    file: str
    cited_as: str
    evidence: str
    evidence_note: str
    whole_document: str
    digest: str
    unchecked: str
    open_source: str
    cited_in: str
    again: str
    chosen: str
    readings: str
    readings_note: str
    stands_in: str
    method: str
    link_to_evidence: str
    link_to_source: str
    link_back: str
    subject: str
    attachment: str
    chart_data: str
    levels: Mapping[str, str]
    """Of confidence."""
    space: str
    """Between two sentences."""
    colon: str
    open_quote: str
    close_quote: str


@dataclass(frozen=True, slots=True)
class DeckWords:
    """Every word on a slide or in its notes that is neither the author's nor a source's."""

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
    judgement_inside: str
    """In the middle of a sentence."""
    likelihood: str
    confidence: str
    would_change: str
    rival: str
    why_not: str
    would_raise: str
    changes_title: str
    """``{edition}``."""
    change_columns: tuple[str, str, str]
    states: Mapping[str, str]
    finding_title: str
    """``{theme}``."""
    elements: tuple[str, str, str, str]
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
    reported_in: str
    """In their place where all that is cited is second-hand."""
    note: str
    in_appendix: str
    in_memo: str
    """``{exhibit}``, as the memo calls it (``Figure 1``)."""
    calculation: str
    whole_document: str
    in_context: str
    citation: str
    unchecked: str
    caveat: str
    disagreement: str
    calculated: str
    range_ends: tuple[str, str]
    """Names of the two columns of a chart of ranges, lower ends first, in the workbook behind it."""
    timeline: str
    timeline_title: str
    timeline_of: str
    timeline_columns: tuple[str, str]
    matrix_title: str
    theme: str
    other_sources: str
    one_origin: str
    alternative: str
    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    levels: Mapping[str, str]
    """Of confidence."""
    colon: str
    """Between a label and what it introduces, with its spaces."""
    judgements: str
    appendix: str
    """Names of parts of the deck, as the list of its sections shows them."""
