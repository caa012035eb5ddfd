"""A delivered file read back: pages or slides, and the texts on them. No judgement about what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FragmentKind = Literal["text", "row", "point", "cell", "notes", "furniture", "alternative"]
"""``row`` is a row of a table, ``point`` a point of a chart as it is drawn, ``cell`` one as the workbook behind it has
it, ``furniture`` what stands on every sheet (its number, the date, a running head), ``alternative`` the words for
those who do not see a picture."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation mark that was taken out of a text."""

    offset: int
    """Where in the text it stood."""
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A paragraph, a row or a point, without its citation marks."""

    text: str
    kind: FragmentKind = "text"
    shape: str = ""
    """Name of the shape that it stands in; empty on a page."""
    marks: tuple[Mark, ...] = ()
    numbering: bool = False
    """Whether the file itself says that it is the number of the slide."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page or a slide."""

    number: int
    """In the order of the file, from 1."""
    label: str
    """What is printed for the page's number, or the same as ``number``."""
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file as its reader sees it."""

    noun: Literal["page", "slide"]
    sheets: tuple[Sheet, ...]
    evidence: bytes = b""
    """The evidence file that travels inside; empty without one."""
    warnings: tuple[tuple[str, str], ...] = ()
    """What could not be read, and what to do: message (goes on after the file's name) and remedy."""
