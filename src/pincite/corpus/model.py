"""What the corpus holds: documents, their blocks, and the evidence found in them. No input or output here.

Every text that can be printed is a slice of a document's stored text, so it cannot drift from it.
Offsets are half-open and count code points of the decoded file.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from pincite.corpus.hedges import Hedge


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in a document's stored text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span, ends included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


BlockKind = Literal["title", "header", "heading", "paragraph", "item", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of a document and what it is."""

    kind: BlockKind
    """``header`` is a key-value line such as ``Host: ...``; ``furniture`` is not part of the text."""
    span: Span
    label: str = ""
    """What a pin-cite calls it: ``p9``, ``p2i13`` (item 13 of the list that is paragraph 2); empty if not citable."""
    section: str = ""
    """Text of the nearest heading above, without its number and timecodes."""
    timecodes: tuple[str, ...] = ()
    """Start, or start and end, of the section it stands in, as printed (``58:43``)."""
    key: str = ""
    """For a header its key (``Host``); for a labelled paragraph its label (``Tech Giants``)."""
    turn: str = ""
    """In a transcript, who speaks the whole block, as its label or voice tag has it (``ANNA KO``); the label is not
    part of the span. Empty where nobody is named."""
    spoken: bool = False
    """Whether the block is speech that was taken down (a transcript's turn, a subtitle) rather than writing."""
    quoted: bool = False
    """Whether the original sets the block apart as a block quotation: its words are somebody else's, without marks."""
    stressed: bool = False
    """Whether the original prints all of it in bold or italics."""


LandmarkKind = Literal["page", "time"]


@dataclass(frozen=True, slots=True, order=True)
class Landmark:
    """Where in the text a page or a cue of the original begins; it holds until the next one."""

    start: int
    """Offset into the stored text."""
    kind: LandmarkKind
    label: str
    """What a reader of the original looks for: the page of the file, counted from 1 (``7``), or a time (``12:05``)."""
    printed: str = ""
    """The page number that is printed on it, where that is another (``iv``)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person or an organisation, as CSL has it."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def full(self) -> str:
        return self.literal or " ".join(part for part in (self.given, self.family) if part)


SourceKind = Literal[
    "recording", "transcript", "machine transcript", "summary", "article", "report", "dataset", "document"
]


@dataclass(frozen=True, slots=True)
class Source:
    """The bibliographic record of a document, from ``sources.yaml`` or from what the text says of itself."""

    id: str
    title: str
    type: str = "document"
    """CSL type: ``broadcast``, ``article-magazine``, ``report`` ..."""
    container_title: str = ""
    publisher: str = ""
    author: tuple[Name, ...] = ()
    host: tuple[Name, ...] = ()
    guest: tuple[Name, ...] = ()
    issued: str = ""
    """ISO 8601 date, as precise as known (``2025``, ``2025-04``, ``2025-04-16``); empty when undated."""
    url: str = ""
    accessed: str = ""
    language: str = ""
    kind: SourceKind = "document"
    kind_shown: bool = False
    """Whether the kind is what the file shows of itself: nobody has said what it is."""
    origin: str = ""
    """The original event or work; documents that retell the same one share it."""
    original: str = ""
    """What it retells, in words (``the recording of the episode``); empty when it is the original itself."""
    translated: bool = False
    """Whether the document is a translation of what it retells."""
    short: str = ""
    """The name a slide's source line uses."""
    descriptor: str = ""
    """What affects its credibility, in a sentence or two."""
    status: str = ""
    """Empty, ``corrected`` or ``retracted``."""
    notice: str = ""
    """What was corrected, or why it was retracted, as the record has it."""
    notice_date: str = ""
    """ISO 8601 date of the correction or retraction, as precise as known."""
    pinned: str = ""
    """SHA-256 that the file had when somebody vouched for it; empty where nobody did."""
    pinned_words: str = ""
    """SHA-256 that its words had then (``fingerprints.words_sha256``); empty where they were not pinned."""
    licence: str = ""
    """Under what terms copies may be passed on, as the record has it: an SPDX identifier, an address, or words."""
    speakers: tuple[tuple[str, str], ...] = ()
    """Full name and role of people who speak in it (``("Grace Shao", "writer and analyst")``)."""
    csl: tuple[tuple[str, str | tuple[Name, ...]], ...] = ()
    """Further CSL variables of the record and their text, ISO 8601 date or names (``("DOI", "10.1000/182")``)."""

    @property
    def second_hand(self) -> bool:
        """Whether it retells something else rather than being the thing itself."""
        return self.kind in ("summary", "machine transcript") or bool(self.original)

    @property
    def undescribed(self) -> bool:
        """Whether nobody has said what it is, so that it cannot be told whether it is first-hand."""
        return (self.kind_shown or self.kind == "document") and not self.original


@dataclass(frozen=True, slots=True)
class Document:
    """A text of the corpus, its record and its blocks in reading order."""

    id: str
    file: str
    """Path below the corpus folder, with forward slashes."""
    text: str
    sha256: str
    """Of the file's bytes, lower-case hexadecimal."""
    blocks: tuple[Block, ...]
    source: Source
    line_starts: tuple[int, ...] = field(repr=False, default=(0,))
    """Offset of the first code point of each line."""
    landmarks: tuple[Landmark, ...] = field(repr=False, default=())
    """Pages or cue times in reading order; none where the original has neither."""
    format: str = "text"
    """What the file is, by its content: a key of the table of readers."""

    def __hash__(self) -> int:
        """Quick, since a document is a key of what is kept about it: equal ones are alike in these."""
        return hash((self.id, self.sha256))

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds ``offset``."""
        return bisect.bisect_right(self.line_starts, offset)

    def block_at(self, offset: int) -> Block:
        """The block that holds ``offset``, or the nearest one before it."""
        index = bisect.bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[max(index, 0)]

    def landmark_at(self, offset: int) -> Landmark | None:
        """The page or cue that ``offset`` stands in, or none where the original has neither."""
        index = bisect.bisect_right(self.landmarks, offset, key=lambda landmark: landmark.start) - 1
        return self.landmarks[index] if index >= 0 else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a whole paragraph or list item, that a pin-cite can name."""

    id: str
    """``nature-essay#p9s2`` (a sentence), ``nature-essay#p9`` (its paragraph), ``wsj-takeaways#p2i13`` (an item)."""
    doc_id: str
    span: Span
    leaf: bool = True
    """Whether it is a sentence, or an item of one sentence: the smallest that is searched and quoted."""


QuotationForm = Literal["direct", "title", "term", "reported"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words: between quotation marks, without the marks; spoken in a transcript; or reported by a writer."""

    id: str
    doc_id: str
    span: Span
    form: QuotationForm
    """``direct`` is somebody's words; ``title`` names a work or body; ``term`` is a word used as a word; ``reported``
    is what somebody said in the writer's words (``Josh Chin explains that ...``), never set in quotation marks."""
    speaker: str | None = None
    """The resolved name, or null when it cannot be told without doubt."""
    mention: Span | None = None
    """The words that name the speaker there (``she``)."""
    cue: Span | None = None
    """The reporting words (``stating``)."""
    timecode: str | None = None
    """As printed: ``59:03``."""
    confidence: float = 0.0
    """0 to 1: how sure the attribution is (dash 0.95 > name with verb 0.9 > pronoun 0.75 > section's guest 0.5)."""
    reason: str = ""
    """Why the speaker is who he is, or why nobody is named."""
    places: tuple[Span, ...] = ()
    """Every place where the same words stand in the document, this one included, in reading order."""
    parts: tuple[Span, ...] = ()
    """The parts of an utterance that its reporting clause splits (``"A," she said, "b."``), in reading order, this one
    included; each is a quotation of its own. Empty where the utterance is whole."""


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity, as printed, with its value."""

    id: str
    doc_id: str
    span: Span
    """Covers the printed form, hedge included (``over 600 million``), but not the noun that is counted."""
    value: Decimal
    """The lower end when it is a range."""
    unit: str
    """ISO 4217 code for money (``USD``), ``%``, ``percentage points``, ``times``, SI symbol (``nm``), or the counted
    noun (``downloads``); empty when nothing is named."""
    approximate: bool = False
    upper: Decimal | None = None
    """The upper end of a range."""
    hedge: Hedge = ""
    """Which way it is approximate: ``about``, ``over`` or ``under``."""


@dataclass(frozen=True, slots=True)
class Theme:
    """What the analyst looks for: an entry of ``themes.yaml``."""

    id: str
    label: str
    question: str = ""
    terms: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    """Words and phrases (``not:`` in the file) whose presence rules a passage out."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry of ``lexicon.yaml``: what a garbled word stands for."""

    as_heard: str
    canonical: str
    kind: str
    """person, org, product, number or term."""
    evidence: str
    """Why this reading is right."""
    applies_to: tuple[str, ...] = ()
    """Source ids; empty means every document."""


Evidence = Quotation | Number | Passage
