"""The briefing: structure and evidence, composed and resolved, and nothing of how it looks.

No size, colour, page or slide appears here. Writers turn it into files; checks compare it with the corpus.
Text is a tuple of inlines: runs of words, and citations that stand where the reader sees a citation number.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pincite.corpus.model import Span
from pincite.diagnostics import Place
from pincite.references.model import Locator

FORMAT_VERSION = 1
"""Raised when a field of the dumped JSON changes its meaning."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    emphasis: bool = False
    strong: bool = False
    correction: bool = False
    """Whether it is our bracketed insertion into somebody's words (`` [DeepSeek]``, leading space included)."""
    marked: bool = False
    """In the annex: whether these are the words that were cited."""
    evidence: str = ""
    """Id of the quotation or number that these words are."""
    link: str = ""
    """Web address that the words lead to."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation mark; ``numbers`` are the evidence entries it leads to, ascending, without repeats."""

    numbers: tuple[int, ...]


Prose = tuple[Run | Citation, ...]


def plain(prose: Prose) -> str:
    """The words alone, without citation marks."""
    return "".join(part.text for part in prose if isinstance(part, Run))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of a section, or an item of a list in it."""

    number: str
    """``1.2``; empty for a list item."""
    prose: Prose
    item: bool = False


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
class KeyNumber:
    """A number set large, with what it counts."""

    evidence: str
    """Id of the number; empty when it is calculated."""
    figure: str
    """What is set large (``600``, ``$7.8``, ``1/13``)."""
    scale: str
    """What follows it in smaller type (``million+``, ``billion``, ``%``); may be empty."""
    label: Prose
    """What is counted, its citation at the end."""
    citations: tuple[int, ...]
    calculation: str = ""
    """The formula with its values, when it is our calculation (``67 / 7.8``)."""
    reason: str = ""


ChartKind = Literal["bar", "column", "line", "stacked", "slope", "range"]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a chart."""

    label: str
    value: Decimal
    """In the chart's unit; the lower end of a range."""
    printed: str
    """The value as it is printed beside the bar (``7.8``)."""
    citations: tuple[int, ...]
    highlight: bool = False
    evidence: str = ""
    calculation: str = ""
    series: str = ""
    """Name of the series it belongs to; empty where the chart has one."""
    upper: Decimal | None = None
    """The upper end of a range."""
    upper_printed: str = ""
    upper_evidence: str = ""
    """Id of the number at the upper end, where that is another than ``evidence``."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; every writer draws it in its own native way."""

    title: Prose
    """The message, a sentence; may hold citations."""
    kind: ChartKind
    unit: str
    measure: str
    """What is measured; may be empty."""
    points: tuple[Point, ...]
    """In the order in which they are drawn; series after series where there are several."""
    alternative: str
    """For those who do not see it: the message and the values."""
    citations: tuple[int, ...]
    note: Prose = ()
    number: int = 0
    """Which figure of the briefing it is, from 1; 0 where it has no number."""

    @property
    def series(self) -> tuple[str, ...]:
        """Names of the series in their order; empty where there is one."""
        return tuple(dict.fromkeys(point.series for point in self.points if point.series))

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels of the points; of the first series where there are several, as all have the same."""
        first = self.points[0].series if self.points else ""
        return tuple(point.label for point in self.points if point.series == first)

    def points_of(self, series: str) -> tuple[Point, ...]:
        """The points of a series, in the order of the labels."""
        return tuple(point for point in self.points if point.series == series)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    unit: str = ""
    """What its numbers are printed in; empty where each is printed as its source has it."""
    figures: bool = False
    """Whether all its cells are numbers, so that they align."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    prose: Prose
    printed: str = ""
    """The number alone, where the cell is one."""
    evidence: str = ""
    calculation: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of each row is the row's name."""

    title: Prose
    """The message, a sentence; may hold citations."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alternative: str
    """For those who do not see it: the message and what the columns are."""
    citations: tuple[int, ...]
    note: Prose = ()
    number: int = 0
    """Which table of the briefing it is, from 1; 0 where it has no number."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of a timeline."""

    date: str
    """In words (``October 2022``)."""
    iso: str
    prose: Prose
    """The author's sentence, citations inside; or a source's words without quotation marks, and no citation."""
    citations: tuple[int, ...]
    evidence: str = ""
    """Id of the sentence; empty where the author wrote it."""
    attribution: str = ""
    """Whose words they are; empty where the author wrote them."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened when, earliest first."""

    title: str
    """May be empty."""
    moments: tuple[Moment, ...]
    note: str = ""
    """How the moments were chosen; empty where the author wrote them."""


@dataclass(frozen=True, slots=True)
class CoveredSource:
    """A column of the coverage matrix."""

    id: str
    name: str
    origin: str
    cited: bool
    """Whether the briefing cites it."""


@dataclass(frozen=True, slots=True)
class CoveredTheme:
    """A row of the coverage matrix."""

    label: str
    passages: tuple[int, ...]
    """How many sentences of each source speak of the theme, in the order of the columns."""
    others: int
    """How many sentences of the sources without a column."""


@dataclass(frozen=True, slots=True)
class CoverageMatrix:
    """Which source speaks of which theme, and how much."""

    sources: tuple[CoveredSource, ...]
    """Those of one origin stand together."""
    themes: tuple[CoveredTheme, ...]
    others: int
    """How many sources have no column of their own."""
    note: str
    """What is counted, in words."""


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


@dataclass(frozen=True, slots=True)
class Ask:
    """What the reader is asked to approve."""

    recommend: Prose
    owner: str
    decide_by: str
    """A date in words; may be empty."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A key judgement; likelihood and confidence in separate fields so that no sentence can hold both."""

    number: int
    claim: Prose
    likelihood: str
    likelihood_range: str
    """``55–80 %`` from the declared scale; empty without a likelihood."""
    confidence: str
    because: Prose
    would_change: Prose
    citations: tuple[int, ...]
    """The evidence it rests on."""
    basis: str
    """How many documents and origins that is, and whether all are second-hand, in words."""


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


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A cited document in the list of sources."""

    id: str
    reference: Prose
    """Its entry in a bibliography, in the brief's citation style; ends with a full stop."""
    short: str
    """What a slide's source line calls it."""
    kind: str
    """``Summary, second-hand`` and the like."""
    descriptor: str
    origin: str
    url: str
    file: str
    sha256: str
    citations: tuple[int, ...]
    """The evidence entries that stand in it; empty when only the whole document is cited."""
    language: str = ""
    """In which its words are, BCP 47; empty when unknown."""


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """A passage that was cited, in its context: where a citation number leads."""

    number: int
    source: str
    evidence: tuple[str, ...]
    """Ids of the quotations, numbers and passages cited in it, in reading order."""
    span: Span
    """Of the passage, without the context; empty for a whole document."""
    context: Prose
    """The sentence before, the passage with the cited words marked, the sentence after."""
    locator: str
    """What a reader of the source looks for (``13:38, “Productization of AI”, paragraph 9``)."""
    short_locator: str
    """For a source line (``13:38`` or ``¶9``); empty for a whole document."""
    attribution: str
    """How we have it (``as summarised``, ``quoted in a summary; not checked against the recording``); may be empty."""
    line: int
    """1-based line of the file; 0 for a whole document."""
    exact: str
    prefix: str
    suffix: str
    cite: Prose = ()
    """The citation in the brief's style, with the place: in full where the source is cited first, short after that.
    What is second-hand says so. Empty where no style was applied."""
    full_cite: Prose = ()
    """The citation for a reader who has seen no other: always in full."""
    locators: tuple[Locator, ...] = ()
    """Every way to find the place: time or page, section, paragraph, line; none for a whole document."""
    link: str = ""
    """Web address that leads into the source as near to the place as its medium allows; empty without one."""


@dataclass(frozen=True, slots=True)
class NameReading:
    """A garbled word that stands in the evidence, what it is read as, and why."""

    as_heard: str
    canonical: str
    evidence: str
    """Why this reading is right, in a sentence or two."""
    sources: tuple[str, ...]
    """Ids of the cited documents in which it stands, in the order in which they are cited."""


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """Strengths and weaknesses of the source base, computed."""

    documents: int
    origins: int
    second_hand: int
    """How many of the documents retell something else."""
    oldest: str
    """Date in words; empty when none is dated."""
    newest: str
    undated: int
    sentences: tuple[str, ...]
    """The statement in words, a sentence each."""


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number in a sentence of the author's, and what it is bound to."""

    text: str
    place: Place
    bound_to: str
    """Id of the number in the corpus; empty when it is not bound to one."""
    rule: str
    """``cited``, ``calculated`` or, for what needs no source, ``date``, ``count``; empty when unbound."""
    nearest: str = ""
    """When unbound: the number of the cited passages that comes nearest, with its place."""


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words between quotation marks in a sentence of the author's, and the evidence they are held to."""

    text: str
    place: Place
    cited: tuple[str, ...]
    """Ids that the sentence cites after the words."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the author's, as the checks see it."""

    text: str
    """Plain words without citation marks."""
    place: Place
    field: str
    """Which part of the brief it stands in: ``bottom_line``, ``claim``, ``text`` ..."""
    cited: tuple[str, ...]
    """Ids cited in it, or in the ``evidence`` of its part."""
    numbers: tuple[PrintedNumber, ...]
    quoted: tuple[QuotedWords, ...]


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
