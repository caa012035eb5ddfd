"""Charts of the memo: text, bars and lines with their places in points; the template turns them into SVG.

Bars and columns start at zero, always. A line or a range may start elsewhere, and then the drawing says so.
"""

from __future__ import annotations

from collections.abc import Callable

from pincite.briefing.model import Chart, ChartKind
from pincite.spec.brand import HouseFont
from pincite.writers.memo.charts.drawing import Drawing, measured_with
from pincite.writers.memo.charts.fields import draw_columns, draw_line
from pincite.writers.memo.charts.rows import draw_bars, draw_ranges, draw_stacks

__all__ = ["WIDTH", "Drawing", "draw"]

WIDTH = 374.0
"""Points of the memo's text column."""

KINDS: dict[ChartKind, Callable[[Chart, float], Drawing]] = {
    "bar": draw_bars,
    "column": draw_columns,
    "line": draw_line,
    "stacked": draw_stacks,
    "slope": draw_line,
    "range": draw_ranges,
}


def draw(chart: Chart, width: float = WIDTH, *, font: HouseFont | None = None) -> Drawing:
    """``chart`` laid out ``width`` points wide, as high as it needs to be; no text stands on another.

    ``font`` is what its labels are set in, where that is not the packaged sans.
    """
    with measured_with(font):
        return KINDS[chart.kind](chart, width)
