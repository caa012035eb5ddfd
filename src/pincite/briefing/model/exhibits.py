"""What a briefing draws or tabulates: numbers, charts, tables, timelines, the matrix of themes and sources."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pincite.briefing.model.prose import Prose


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
