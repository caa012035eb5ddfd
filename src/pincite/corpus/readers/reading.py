"""What a reader gives, and how it refuses."""

from __future__ import annotations

from dataclasses import dataclass, field

from pincite.corpus.model import Block, Landmark, SourceKind
from pincite.corpus.unreadable import UnreadableError

__all__ = ["Metadata", "Reading", "UnreadableError"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself outside its text (HTML head, PDF information, DOCX properties, front matter)."""

    title: str = ""
    authors: tuple[str, ...] = ()
    """Full names, as printed."""
    issued: str = ""
    """ISO 8601 date, as precise as known."""
    language: str = ""
    """BCP 47 tag."""
    url: str = ""
    container_title: str = ""
    kind: SourceKind = "document"
    """``document`` where the format does not tell."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text with its structure."""

    text: str
    """The stored text: the decoded file for plain formats, the extracted text for the others. Spans count its code
    points. It holds no lone surrogate and no NUL."""
    blocks: tuple[Block, ...]
    """In reading order, without overlaps."""
    landmarks: tuple[Landmark, ...] = ()
    """Ascending; none where the original has no pages or times."""
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[tuple[str, str], ...] = ()
    """What went wrong without making the text useless: message (goes on after the file's name) and remedy."""
