"""The briefing: structure and evidence, composed and resolved, and nothing of how it looks.

No size, colour, page or slide appears here. Writers turn it into files; checks compare it with the corpus.
Text is a tuple of inlines: runs of words, and citations that stand where the reader sees a citation number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pincite.briefing.model.evidence import (
    EvidenceEntry,
    NameReading,
    PrintedNumber,
    QuotedWords,
    SourceEntry,
    SourceSummary,
    Statement,
)
from pincite.briefing.model.exhibits import (
    Cell,
    Chart,
    ChartKind,
    Column,
    CoverageMatrix,
    CoveredSource,
    CoveredTheme,
    KeyNumber,
    Moment,
    Point,
    Table,
    Timeline,
)
from pincite.briefing.model.parts import (
    Alternative,
    Ask,
    Assumption,
    Change,
    Changes,
    Conflict,
    Extract,
    Finding,
    Judgement,
    LikelihoodScale,
    LikelihoodTerm,
    Option,
    Paragraph,
    PullQuotation,
    Section,
    Side,
)
from pincite.briefing.model.prose import Citation, Prose, Run, plain

if TYPE_CHECKING:
    from pincite.briefing.deck_plan import DeckPlan

__all__ = [
    "FORMAT_VERSION",
    "Alternative",
    "Ask",
    "Assumption",
    "Briefing",
    "Cell",
    "Change",
    "Changes",
    "Chart",
    "ChartKind",
    "Citation",
    "Column",
    "Conflict",
    "CoverageMatrix",
    "CoveredSource",
    "CoveredTheme",
    "EvidenceEntry",
    "Extract",
    "Finding",
    "Judgement",
    "KeyNumber",
    "LikelihoodScale",
    "LikelihoodTerm",
    "Moment",
    "NameReading",
    "Option",
    "Paragraph",
    "Point",
    "PrintedNumber",
    "Prose",
    "PullQuotation",
    "QuotedWords",
    "Run",
    "Section",
    "Side",
    "SourceEntry",
    "SourceSummary",
    "Statement",
    "Table",
    "Timeline",
    "plain",
]

FORMAT_VERSION = 1
"""Raised when a field of the dumped JSON changes its meaning."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing. Its writers make the memo and the deck from nothing else."""

    slug: str
    """Stem of the brief's file; names the outputs."""
    title: str
    to: str
    from_: str
    date: str
    """In words (``21 November 2026``); may be empty."""
    date_iso: str
    handling: str
    lang: str
    """Of labels, dates and figures (BCP 47)."""
    paper: str
    bottom_line: Prose
    ask: Ask | None
    judgements: tuple[Judgement, ...]
    numbers: tuple[KeyNumber, ...]
    sections: tuple[Section, ...]
    conflicts: tuple[Conflict, ...]
    options: tuple[Option, ...]
    criterion: Prose
    assumptions: tuple[Assumption, ...]
    scale: LikelihoodScale | None
    """The declared scale; none when no judgement uses it."""
    summary: SourceSummary
    readings: tuple[NameReading, ...]
    """Every bracketed reading that is shown, in the order in which they first stand."""
    method: tuple[str, ...]
    """How it was made, a sentence each."""
    sources: tuple[SourceEntry, ...]
    evidence: tuple[EvidenceEntry, ...]
    """In the order of their numbers, from 1."""
    statements: tuple[Statement, ...]
    """Every sentence of the author's; for the checks, not for the reader."""
    version: str = ""
    """Which edition it is (``2``); who reviewed it and whom to ask is part of ``method``."""
    timeline: Timeline | None = None
    coverage: CoverageMatrix | None = None
    annex: str = ""
    """The letter or number under which it is an annex to a larger report; empty when it stands alone."""
    changes: Changes | None = None
    """Since the last edition; none where its author says nothing of one."""
    statement_note: str = ""
    """What the words for kinds of statements mean (A28), where paragraphs bear them; empty when there are none."""
    holdings: tuple[tuple[str, str], ...] = ()
    """Id and digest (``pincite.editions.model.digest``) of every document of the corpus, cited or not, in its order."""
    deck: DeckPlan | None = None
    """What the author asks of the deck's slides; other outputs pass it over, though they list what it cites."""
    written: str = ""
    """The language that the author writes in, where that is another."""

    @property
    def written_in(self) -> str:
        """The language by which the author's sentences are read."""
        return self.written or self.lang
