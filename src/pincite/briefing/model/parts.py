"""The parts of a briefing's argument: judgements, sections, conflicts, options, assumptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pincite.briefing.model.exhibits import Chart, KeyNumber, Table, Timeline
from pincite.briefing.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of a section, or an item of a list in it."""

    number: str
    """``1.2``; empty for a list item."""
    prose: Prose
    item: bool = False
    kind: str = ""
    """What its sentences are, in words: ``reported``, ``fact, judgement``; with those of the list under it."""


@dataclass(frozen=True, slots=True)
class PullQuotation:
    """A quotation set apart, with who said it and where."""

    evidence: str
    prose: Prose
    """The words without quotation marks, corrections inserted; no citation inside."""
    speaker: str
    """The name, or words such as ``speaker not named in the source``."""
    role: str
    """Who that is (``writer and analyst``); may be empty."""
    attribution: str
    """Where it was said, and how we have it: ``Big Technology Podcast, 16 April 2025, 13:38, quoted in a summary``."""
    citation: int
    headline: str = ""
    """The point it makes, as the author put it; may be empty."""
    reason: str = ""
    """Why it was chosen; empty when the author named it."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A passage that the tool chose, shown verbatim as what its source says."""

    evidence: str
    prose: Prose
    """The passage without quotation marks, corrections inserted; no citation inside."""
    attribution: str
    """Whose statement it is (``Big Technology Podcast, as summarised``)."""
    citation: int
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A gap or a failure, in the four elements of the Government Auditing Standards (Yellow Book)."""

    criteria: Prose
    """What should be: the rule, the aim or the standard."""
    condition: Prose
    """What is."""
    cause: Prose
    """Why the one differs from the other."""
    effect: Prose
    """What follows from the difference."""


@dataclass(frozen=True, slots=True)
class Section:
    """A theme's part of the briefing."""

    number: int
    """Counts from 1."""
    theme: str
    label: str
    headline: str
    """The section's message; the theme's question or label where the author gave none."""
    paragraphs: tuple[Paragraph, ...]
    extracts: tuple[Extract, ...]
    quotations: tuple[PullQuotation, ...]
    numbers: tuple[KeyNumber, ...]
    chart: Chart | None
    so_what: Prose
    coverage: str
    """How many documents and independent origins speak of the theme, in words."""
    contrary: Prose = ()
    """What speaks against the headline; may be empty."""
    table: Table | None = None
    timeline: Timeline | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What the reader is asked to approve."""

    recommend: Prose
    owner: str
    decide_by: str
    """A date in words; may be empty."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A rival to what a judgement claims (ICD 203, standard 4)."""

    explanation: Prose
    why_not: Prose
    """Why it is not preferred."""
    would_raise: Prose
    """What would make it more likely."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A key judgement; likelihood and confidence in separate fields so that no sentence can hold both."""

    number: int
    claim: Prose
    likelihood: str
    likelihood_range: str
    """``55–80 %`` from the declared scale; empty without a likelihood."""
    confidence: str
    """``high``, ``moderate`` or ``low``, in every language; empty without one."""
    because: Prose
    would_change: Prose
    citations: tuple[int, ...]
    """The evidence it rests on."""
    basis: str
    """How many documents and origins that is, and whether all are second-hand, in words."""
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What is new, changed or unchanged since the last edition."""

    state: Literal["new", "changed", "unchanged"]
    """The same words in every language."""
    text: Prose
    why: Prose
    """May be empty."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What the reader of the last edition has to know (ICD 203, standard 7)."""

    since: str
    """The last edition: its date in words, or what its author called it."""
    items: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One answer to a disputed question, with the words of the sources that give it."""

    name: str
    says: Prose
    extracts: tuple[Extract, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question that the sources answer differently."""

    question: str
    headline: str
    """The disagreement as a sentence; the question where the author gave none."""
    sides: tuple[Side, ...]
    reading: Prose


@dataclass(frozen=True, slots=True)
class Option:
    """A course of action."""

    name: str
    gains: Prose
    costs: Prose
    risks: Prose
    opposed_by: Prose
    recommended: bool


@dataclass(frozen=True, slots=True)
class Assumption:
    """What the argument takes for granted."""

    assumption: Prose
    if_wrong: Prose
    indicator: Prose


@dataclass(frozen=True, slots=True)
class LikelihoodTerm:
    """A rung of the declared likelihood scale."""

    term: str
    range: str
    """``55–80 %``."""


@dataclass(frozen=True, slots=True)
class LikelihoodScale:
    """The declared scale, printed once."""

    name: str
    """``ICD 203``."""
    terms: tuple[LikelihoodTerm, ...]
