"""The memo's fixed words, one table a language, so that a translation is one more table.

What the author wrote and what the sources say is never here; these are the labels around it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Labels in one language; a field with ``{}`` is filled with a number, a name or a date."""

    memorandum: str = "Memorandum"
    annex: str = "Annex"
    to: str = "To"
    from_: str = "From"
    date: str = "Date"
    decide_by: str = "Decision needed by"
    bottom_line: str = "Bottom line"
    ask: str = "The ask"
    owner: str = "Owner"
    answers: tuple[str, ...] = ("Approve", "Disapprove", "Discuss")
    judgements: str = "Key judgements"
    judgement: str = "Judgement {}"
    judgements_note: str = "Likelihood words follow {}; the scale stands under “{}”."
    confidence: str = "{} confidence."
    would_change: str = "Would change it:"
    basis: str = "Basis:"
    argued: str = "Argued in"
    paragraph: str = "Paragraph {}"
    version: str = "Version {}"
    numbers: str = "Numbers to know"
    calculation: str = "Our calculation:"
    figure: str = "Figure {}"
    table: str = "Table {}"
    exhibit_source: str = "Source:"
    exhibit_sources: str = "Sources:"
    not_from_zero: str = "The scale does not start at zero."
    timeline: str = "Timeline"
    moment_date: str = "Date"
    moment_event: str = "What the sources say"
    matrix: str = "Who speaks of what"
    theme: str = "Theme"
    other_sources: str = "{} others"
    one_origin: str = "{} go back to one origin."
    and_: str = " and "
    section: str = "Section {}"
    contrary: str = "Against this."
    so_what: str = "So what."
    source_base: str = "Source base:"
    conflicts: str = "Where sources disagree"
    reading: str = "Our reading."
    options: str = "Options"
    option: str = "Option"
    gains: str = "Gains"
    costs: str = "Costs"
    risks: str = "Risks"
    opposed_by: str = "Opposed by"
    recommended: str = "Recommended"
    criterion: str = "Judged by:"
    assumptions: str = "Assumptions"
    assumption: str = "Assumption"
    if_wrong: str = "If it is wrong"
    indicator: str = "What would show it"
    certainty: str = "How sure we are"
    scale: str = "Likelihood words and what they stand for ({})"
    summary: str = "Source summary"
    dates: str = "Dates of the sources: {}."
    date_range: str = "{} to {}"
    sources: str = "Sources"
    origin: str = "Origin"
    file: str = "File"
    cited_as: str = "Evidence"
    evidence: str = "Evidence"
    evidence_note: str = (
        "Each citation number leads here. The words cited are marked; what stands around them is context."
    )
    whole_document: str = "The document as a whole."
    digest: str = "SHA-256 {}"
    unchecked: str = "Not checked against the original."
    open_source: str = "Open the source"
    cited_in: str = "Cited in"
    again: str = "again"
    chosen: str = "Chosen by the tool: {}."
    readings: str = "Names read differently"
    readings_note: str = "A word in brackets is our reading of the word before it."
    stands_in: str = "In {}."
    method: str = "Method"
    link_to_evidence: str = "Evidence {}: {}"
    link_to_source: str = "Evidence {} in its source on the web"
    link_back: str = "Back to where it is cited: {}"
    subject: str = "Policy memo"
    attachment: str = "Every quotation and number of this memo with its place in the sources"
    chart_data: str = "The numbers behind the charts, a row for each point, with the evidence they come from"
    open_quote: str = "“"
    close_quote: str = "”"


WORDS = {"en": Words()}
"""By primary language subtag (BCP 47)."""


def words_for(lang: str) -> Words:
    """The table of ``lang`` (``en-GB``), or the English one when there is none."""
    return WORDS.get(lang.partition("-")[0].lower(), WORDS["en"])
