"""Axes of values: where a value lies, whether zero is shown, and what stands beside a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pincite.briefing.model import Chart, Point
from pincite.writers.memo.charts.drawing import Tone

NARROW = Decimal("0.35")
"""Share of the largest value that the values must differ by for a line to start at zero."""
NARROW_SLOPE = Decimal("0.7")
"""The same for a slope, which is read by its angle and has no base line."""
CALCULATED = "*"
"""Stands after a value that is our calculation; what it is made from stands in the chart's note."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` to ``high`` on a stretch from ``start`` to ``end``, which may run either way."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Where ``value`` lies."""
        reach = self.high - self.low
        share = float((value - self.low) / reach) if reach else 0.0
        return self.start + share * (self.end - self.start)

    @property
    def from_zero(self) -> bool:
        """Whether zero is on it."""
        return self.low <= 0 <= self.high


def extent(values: Sequence[Decimal], *, zero: bool, narrow: Decimal = NARROW) -> tuple[Decimal, Decimal]:
    """Lowest and highest value to show; with ``zero``, or where the values differ by more than the share ``narrow`` of
    the largest, zero is among them."""
    low, high = min(values), max(values)
    largest = max(abs(low), abs(high))
    if zero or low <= 0 <= high or high - low >= narrow * largest or low == high:
        return min(low, Decimal(0)), max(high, Decimal(0))
    return low, high


def shown(point: Point) -> str:
    """The value of a point as it stands beside its mark."""
    return point.printed + (CALCULATED if point.calculation else "")


def values_of(chart: Chart) -> list[Decimal]:
    """Every value of a chart, both ends of its ranges."""
    uppers = [point.upper for point in chart.points if point.upper is not None]
    return [*(point.value for point in chart.points), *uppers]


_GREYS: tuple[Tone, ...] = ("bar", "ink", "mid")


def tones(chart: Chart) -> dict[str, Tone]:
    """The tone of each series: the accent for those that are highlighted, for the others greys that differ."""
    marked = {point.series for point in chart.points if point.highlight}
    greys = [name for name in chart.series if name not in marked]
    found: dict[str, Tone] = {name: _GREYS[index % len(_GREYS)] for index, name in enumerate(greys)}
    return found | dict.fromkeys(marked, "accent")
