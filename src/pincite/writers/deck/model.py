"""The deck between the briefing and the file: slides with a named layout and filled slots.

Decisions about slides are made on these classes, without opening a file. Layouts and roles are named as the
template names its layouts and placeholders. Lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pincite.briefing.model import Chart

Tone = Literal["", "quiet", "accent"]

Kind = Literal[
    "cover", "answer", "judgement", "options", "conflict", "numbers", "certainty", "decision", "overview", "theme",
    "changes", "exhibit", "quotation", "added", "appendix", "sources",
]  # fmt: skip
"""What a slide is for."""

SMALLEST = 10.0
"""Points below which no part of a text is set, however small its scale."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text in one style; what is not said here comes from the placeholder."""

    text: str
    bold: bool = False
    italic: bool | None = None
    """None keeps the placeholder's own slope."""
    tone: Tone = ""
    scale: float = 1.0
    """Size relative to the slot's."""
    least: float = SMALLEST
    """Points below which its scale does not take it, unless the slot itself is set smaller."""
    heading: bool = False
    """Whether it is set in the theme's heading font."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph on a slide, or an item of a list."""

    words: tuple[Words, ...]
    bullet: bool = False
    before: float = 0.0
    """Points of space before it, beyond what the placeholder gives every paragraph."""
    evidence: tuple[str, ...] = ()
    """Ids of the evidence whose words it shows."""

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.words)


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """What fills a placeholder."""

    role: str
    """Name of the placeholder in the layout."""
    variants: tuple[Lines, ...]
    """The text; where there are several, the first that fits is taken, fullest first."""
    evidence: tuple[str, ...] = ()
    """Ids of the evidence whose words it shows, beside those of its lines; they go into the shape's name."""
    size: float = 0.0
    """Once fitted: size of unscaled text."""
    inset: float = 0.0
    """Once fitted: room kept free at the right so that lines break evenly."""

    @property
    def lines(self) -> Lines:
        """The text that is shown."""
        return self.variants[0] if self.variants else ()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of all the evidence whose words are shown."""
        return tuple(dict.fromkeys((*self.evidence, *(each for line in self.lines for each in line.evidence))))


@dataclass(frozen=True, slots=True)
class Flow:
    """A text that may run over several slots and slides, cut only between its groups."""

    roles: tuple[str, ...]
    groups: tuple[Lines, ...]
    evidence: tuple[str, ...] = ()
    joined: bool = False
    """Whether the groups are sentences of one quotation: run together, in one pair of quotation marks."""


@dataclass(frozen=True, slots=True)
class Table:
    """A native table; its first row is the header."""

    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    weights: tuple[float, ...]
    """Relative widths of the columns."""
    alternative: str
    """For those who do not see it."""
    evidence: tuple[str, ...] = ()
    figures: tuple[int, ...] = ()
    """Columns, from 0, whose cells end at one edge."""
    size: float = 0.0
    """Once fitted."""
    margin: float = 0.0
    """Once fitted: points above and below the text of a cell."""
    heights: tuple[float, ...] = ()
    """Once fitted: of every row, the header's first."""


@dataclass(frozen=True, slots=True)
class Graph:
    """A native chart."""

    chart: Chart
    size: float = 0.0
    """Once fitted: of its labels."""
    label_room: float = 0.0
    """Once fitted: points kept for the labels of the categories, in width for bars, in height otherwise."""
    over: float = 0.0
    """Once fitted: points by which the labels are too high; 0 when they fit."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip from 0 to 100 per cent on which a likelihood's range is marked."""

    low: float
    high: float
    """Per cent."""
    alternative: str
    top: float = 0.0
    """Once fitted: points below the top of the part that it belongs to."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a layout and what fills it."""

    layout: str
    title: str
    kicker: str = ""
    slots: tuple[Slot, ...] = ()
    flow: Flow | None = None
    visual: Table | Graph | None = None
    strip: Strip | None = None
    takeaway: Lines = ()
    """What it means; when the slide is split it stays on the last part."""
    unshown: Lines = ()
    """Once fitted: a takeaway that only the notes have, for want of room."""
    source: tuple[str, ...] = ()
    """Wordings of the source line, fullest first; empty when nothing is cited."""
    notes: tuple[str, ...] = ()
    """Paragraphs of the speaker notes."""
    id: str = ""
    """What the author calls it by; slides that go on from one another share it."""
    kind: Kind = "theme"
    part: str = ""
    """Which part of the deck it is in, such as a theme's label; a section of the file."""
    citations: tuple[int, ...] = ()
    """The citation numbers on it and in its notes."""
    kept: bool = False
    """Whether the author named it, so that a limit on the number of slides does not leave it out."""
    instead: tuple[Slide, ...] = ()
    """Slides that stand in its place when a slot does not hold its text, or a chart its labels; they may have others
    in turn."""

    def slot(self, role: str) -> Slot | None:
        """The slot of that role, if it is filled."""
        return next((slot for slot in self.slots if slot.role == role), None)


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides, and what the file says of itself."""

    title: str
    author: str
    lang: str
    date: str
    """In words, for the foot of every slide; may be empty."""
    date_iso: str
    handling: str
    slides: tuple[Slide, ...]
    most: int = 0
    """The most slides before the appendix; 0 when there is no limit."""
