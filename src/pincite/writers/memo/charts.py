"""Where the parts of a chart stand, as shares of its plot; the template draws them.

Bars and columns start at zero, always. Text is never part of a drawing: a label is text beside a box.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pincite.briefing.model import Chart, Point

_FOR_VALUE = 0.86
"""Share of the plot that the longest bar may take; the rest is for the value at its end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar, a column or a point of a line, in per cent of the plot from the left or the bottom."""

    point: Point
    start: float
    """Where its bar begins along the axis of values."""
    size: float
    """How long it is, never negative."""
    negative: bool
    position: float
    """Where its value lies along the axis of values."""
    across: float
    """Centre along the other axis."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart laid out."""

    marks: tuple[Mark, ...]
    zero: float
    """Where zero lies along the axis of values, in per cent."""
    path: str
    """For a line: the points of an SVG polyline, from the left and the top."""


def plot_of(chart: Chart, *, width: float = 100, height: float = 100) -> Plot:
    """Lay ``chart`` out; zero is always part of the axis of values, whatever its kind.

    ``width`` and ``height`` are those of the drawing that :attr:`Plot.path` is for.
    """
    values = [point.value for point in chart.points]
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    reach = float(high - low) or 1.0
    # The value of a negative bar stands at its left end and needs room there as well.
    room = _FOR_VALUE if low == 0 else _FOR_VALUE - (1 - _FOR_VALUE)
    offset = 0.0 if low == 0 else (1 - _FOR_VALUE) * 100

    def share(value: Decimal) -> float:
        return round(offset + float(value - low) / reach * room * 100, 3)

    zero = share(Decimal(0))
    marks = tuple(
        Mark(
            point=point,
            start=min(zero, share(point.value)),
            size=round(abs(share(point.value) - zero), 3),
            negative=point.value < 0,
            position=share(point.value),
            across=round((index + 0.5) / len(chart.points) * 100, 3),
        )
        for index, point in enumerate(chart.points)
    )
    path = " ".join(f"{mark.across / 100 * width:.3f},{(100 - mark.position) / 100 * height:.3f}" for mark in marks)
    return Plot(marks, zero, path)
