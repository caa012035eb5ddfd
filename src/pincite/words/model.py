"""What a language file must say in whole sentences: those of a briefing, of its references and of its editions.

What the author wrote and what the sources say is never here; these are the words around it. No field has a default, so
that a language file without one of them does not pass the type checker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """A phrase with a count, by the plural categories of CLDR; ``{n}`` is the count, other fields are named.

    A category without a form takes ``other``.
    """

    other: str
    one: str = ""
    none: str = ""
    """For 0, whatever category the language has for it."""
    few: str = ""
    many: str = ""

    def form(self, number: int, category: str) -> str:
        """The form for a count and its category (``one``, ``few`` ...)."""
        named = {"one": self.one, "few": self.few, "many": self.many}
        return (self.none if number == 0 else "") or named.get(category, "") or self.other


@dataclass(frozen=True, slots=True)
class CitationWords:
    """The words around a cite: that a source retells another, that it was corrected (Chicago 14.260)."""

    genres: Mapping[str, str]
    """What was read in place of the original, for the bibliography: by form, only where it needs a word."""
    original: str
    quoted: str
    """With ``{noun}``, one of ``nouns``."""
    manners: Mapping[str, str]
    """By form; ``other`` for every other."""
    nouns: Mapping[str, str]
    """As they stand after ``quoted``, by form; ``other`` for every other."""
    standings: Mapping[str, str]
    retraction: str
    """What says that a source was taken back, as a regular expression without case."""
    comma: str


@dataclass(frozen=True, slots=True)
class BriefingWords:
    """Sentences and parts of sentences that the tool writes itself, in memo and deck alike."""

    counts: tuple[str, ...]
    """``no``, ``one`` ...: the counts that are written as words, from 0 on."""
    comma: str
    semicolon: str
    full_stop: str
    space: str
    """Between two sentences."""
    figure_space: str
    """Between a figure and the word for its scale."""
    scale_and_unit: str
    """Between the word for a scale and the name of a unit (``millions de tonnes``)."""
    percentage_points: str
    """As it follows a figure; of the units with words, the one that CLDR has no name for."""
    quoted: str
    """With ``{}``: words between the language's quotation marks."""
    kinds: Mapping[str, str]
    """What a document is, by its form (``machine transcript``)."""
    status: Mapping[str, str]
    """A sentence, for a source that was corrected or retracted, with ``{when}``: nothing, or ``status_when``."""
    status_when: str
    """``{date}``."""
    kind_of: str
    """``{kind}``, ``{original}``."""
    kind_about: str
    kind_second_hand: str
    """Where the original has no name."""
    quoted_in: Mapping[str, str]
    """``as quoted in a summary``, by form."""
    retold_in: Mapping[str, str]
    """``as retold in an article``, by form."""
    cited_from: Mapping[str, str]
    """``quoted in a summary``, by form."""
    unchecked: str
    """``{original}``."""
    the_original: str
    not_named: str
    whole_document: str
    page: str
    pages: str
    printed_page: str
    short_page: str
    short_pages: str
    paragraph: str
    list_item: str
    line: str
    short_paragraph: str
    short_list_item: str
    documents: Counted
    origins: Counted
    first_hand: Counted
    second_hand: Counted
    """All of so many."""
    some_second_hand: Counted
    some_status: Mapping[str, Counted]
    """So many of several, by status."""
    own_status: Mapping[str, str]
    """The only one, by status."""
    rests_on: Counted
    rests_on_documents: Counted
    """So many documents, as they stand in ``rests_on_origins``."""
    rests_on_origins: Counted
    """``{documents}``, ``{n}`` origins."""
    no_source: str
    retell: str
    """``{names}``, ``{original}``."""
    same_original: str
    all_undescribed: Counted
    some_undescribed: Counted
    others_second_hand: Counted
    none_second_hand: Counted
    all_second_hand: Counted
    of_them_second_hand: Counted
    standing: Mapping[str, Counted]
    """``{names}``, by status."""
    dated_between: str
    dated: str
    undated: Counted
    """``{names}``."""
    undated_many: Counted
    single_origin: Counted
    """``{names}`` of judgements."""
    speak: Counted
    speaking_origins: Counted
    """So many origins, as they stand in ``speak_origins``."""
    speak_origins: Counted
    """``{n}`` documents, ``{origins}``."""
    speak_second_hand: Counted
    assembled: str
    """``{version}``, ``{documents}``."""
    compared: str
    readings: str
    statement_kinds: Mapping[str, str]
    """What a sentence is: ``fact``, ``reported``, ``assumption``, ``judgement``."""
    statement_note: str
    """What these words mean, for the method of a memo that prints them."""
    calculated: str
    """``{printed}``, ``{formula}``."""
    searched_in_vain: Counted
    """``{phrases}``, looked for in so many documents."""
    searched: str
    passages: Counted
    version: str
    reviewed: str
    questions: str
    matrix_counts: str
    matrix_rest: Counted
    matrix_silent: Counted
    timeline_note: str
    charts: Mapping[str, str]
    """What a chart is called, by its kind."""
    chart: str
    """``{kind}``, ``{title}``, ``{unit}``, ``{values}``."""
    series: str
    """``{name}``, ``{values}``."""
    range: str
    """Two ends."""
    table: Counted
    """``{title}``, ``{columns}``, so many rows."""
    speaks_of: str
    meets: str
    first_of_origin: str
    next_best: str


@dataclass(frozen=True, slots=True)
class EditionWords:
    """What has changed since the last edition, as far as it is computed."""

    likelihood: str
    """``{was}``, ``{now}``."""
    confidence: str
    """``{was}``, ``{now}``."""
    not_given: str
    """In the place of either."""
    reworded: str
    other_evidence: str
    broken_evidence: str
    dropped: str
    """``{claim}``."""
    same: Counted
    """Judgements, ``{names}``."""
    formerly: str
    """The number of a judgement that had another: ``{now}``, ``{was}``."""
    nothing: str
    sources: Mapping[str, Counted]
    """So many, ``{names}``, by what happened to them."""
    words: str
    """Of a source: ``{was}``, ``{now}``, both between quotation marks, ``{source}``."""
    number: str
    """``{was}``, ``{now}``, ``{source}``."""
    more: Counted
    """Further changes of words or numbers that are not listed."""
