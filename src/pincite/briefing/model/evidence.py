"""What a briefing rests on: its sources, the passages that are cited, and its sentences as the checks see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pincite.briefing.model.prose import Prose
from pincite.corpus.model import Span
from pincite.diagnostics import Place
from pincite.editions.model import Piece
from pincite.references.model import Locator


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
    status: str = ""
    """Empty, ``corrected`` or ``retracted``."""
    words_sha256: str = ""
    """Of what the document says, however its file is written."""


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
    pieces: tuple[Piece, ...] = ()
    """What ``evidence`` names, each as it stands in the document; none for a whole document."""


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


StatementKind = Literal["fact", "reported", "assumption", "judgement", ""]
"""``reported`` is what somebody says, as the sentence itself or what it cites tells; empty for what states nothing."""


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
    kind: StatementKind = ""
    """What it is to its reader (ICD 203, standard 3)."""
    astray: bool = False
    """Whether it cites something besides that the corpus does not have, which is a refusal by itself."""
