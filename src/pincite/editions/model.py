"""What an edition rested on, and what a comparison finds. No input or output here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PieceKind = Literal["quotation", "number", "passage"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence as it stood when it was cited."""

    id: str
    kind: PieceKind
    text: str
    """The words, as they stand in the document."""
    start: int
    """Half-open offsets into the document's stored text, in code points."""
    end: int
    speaker: str = ""
    value: str = ""
    """Of a number, as a decimal; the lower end of a range."""
    upper: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence in its passage."""

    piece: Piece
    source: str
    passage: str
    """The sentence or item that holds it."""
    locator: str
    """What a reader of the source looks for; empty when unknown."""

    @property
    def place(self) -> str:
        """``nin-report, paragraph 1, line 3``."""
        return ", ".join(part for part in (self.source, self.locator) if part)


@dataclass(frozen=True, slots=True)
class EditionSource:
    """A cited document."""

    id: str
    file: str
    sha256: str
    name: str = ""
    """Its entry in the bibliography."""
    status: str = ""
    """Empty, ``corrected`` or ``retracted``."""
    language: str = ""
    """Of its words, BCP 47; empty when unknown."""
    words_sha256: str = ""
    """Of what it says, however the file is written (``fingerprints.words_sha256``); empty where that is not known."""


@dataclass(frozen=True, slots=True)
class EditionJudgement:
    """A key judgement and the ids that it rests on."""

    number: int
    claim: str
    likelihood: str = ""
    confidence: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """A briefing as far as the next one is compared with it."""

    title: str = ""
    date: str = ""
    """ISO 8601; may be empty."""
    version: str = ""
    lang: str = ""
    """In which locators are worded, BCP 47."""
    sources: Mapping[str, EditionSource] = field(default_factory=dict)
    cited: tuple[Cited, ...] = ()
    judgements: tuple[EditionJudgement, ...] = ()
    stated: bool = True
    """Whether likelihood and confidence of the judgements are known."""
    detailed: bool = True
    """Whether the pieces cited in a passage are known, rather than the passage alone."""
    holdings: Mapping[str, str] = field(default_factory=dict)
    """Every document of the corpus at the time, cited or not: id -> first characters of its SHA-256 (``digest``).
    Empty where that is not known."""


def digest(sha256: str) -> str:
    """As much of a hash as tells one state of a file from another."""
    return sha256[:16]


Subject = Literal["source", "quotation", "number", "passage", "judgement"]
Status = Literal[
    "added", "changed", "rewritten", "renamed", "withdrawn", "retracted", "corrected", "reinstated",
    "appeared", "moved", "vanished", "affected",
]  # fmt: skip
"""Sources are added, changed, renamed, withdrawn, or change their standing; they are rewritten where the file is
another and its words are the same (an encoding, line ends, the things around an article); evidence appears, moves,
changes or vanishes; judgements appear, change or vanish, or are affected when only what they rest on did."""


Aspect = Literal["claim", "likelihood", "confidence", "evidence", "grounds"]
"""``evidence``: it rests on other ids; ``grounds``: what it rests on has changed where it stands, or is gone."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was."""

    subject: Subject
    status: Status
    id: str
    """As it is called now; as it was where it is gone. Of a judgement its number."""
    was: str = ""
    """The words, the hash or the claim as they were."""
    now: str = ""
    was_at: str = ""
    """Where it stood, for a reader."""
    now_at: str = ""
    how: tuple[str, ...] = ()
    """What is different, in words."""
    verdict: str = ""
    """Of changed words: ``altered-word``, ``altered-number``, ``negation``, ``modality`` ..."""
    judgements: tuple[int, ...] = ()
    """Numbers of the judgements that rest on it, in the edition that cites it: the newer where both do."""
    was_id: str = ""
    """What it was called, where that is another name."""
    aspects: tuple[Aspect, ...] = ()
    """Of a judgement, what is different."""

    def as_dict(self) -> dict[str, object]:
        """The JSON form that other programs may rely on."""
        return {
            "subject": self.subject, "status": self.status, "id": self.id, "was_id": self.was_id or self.id,
            "was": self.was, "now": self.now, "was_at": self.was_at, "now_at": self.now_at, "how": list(self.how),
            "verdict": self.verdict, "judgements": list(self.judgements),
            "aspects": list(self.aspects),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """What has changed from one edition to another: sources, then evidence, then judgements, each in its order."""

    differences: tuple[Difference, ...]

    def of(self, *subjects: Subject, status: str = "") -> tuple[Difference, ...]:
        """The differences in these subjects, of one status if it is given."""
        return tuple(item for item in self.differences
                     if item.subject in subjects and status in ("", item.status))  # fmt: skip
