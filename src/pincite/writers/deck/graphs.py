"""Fits a native chart: the size of its labels, the room that they take, and the thickness of its bars."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pincite.writers.deck.measure import Measure
from pincite.writers.deck.model import Graph, Line, Words
from pincite.writers.deck.template import Template, TextStyle

SIZES = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)
"""Sizes of a chart's labels, largest first."""

LABEL_SHARE = 0.36
"""The most of a bar chart's width that its labels take."""

THICKEST = 80.0
"""Points; the thickest bar."""
THICKEST_SHARE = 0.64
"""The most of its category's room that a bar takes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a chart's plot stands in its frame, as shares of width and height."""

    left: float
    top: float
    width: float
    height: float


def fit_graph(graph: Graph, template: Template, layout: str) -> Graph:
    """The chart with the size of its labels and the room for them; ``over`` says what does not fit."""
    box = template.box(layout, "Chart")
    labels = [Line((Words(point.label, bold=True),)) for point in graph.chart.points]
    count = len(labels)
    over = 0.0
    for size in SIZES:
        measure = Measure(TextStyle(box.style.typeface, size), template.heading_font)
        if graph.chart.kind == "bar":
            most = box.width * LABEL_SHARE
            pitch = box.height / count
            wrapped = [measure.wrap(label, size, most) for label in labels]
            room = max(max(each.widths) for each in wrapped)
        else:
            most = box.width / count - 6
            pitch = box.height * 0.3
            wrapped = [measure.wrap(label, size, most) for label in labels]
            room = max(each.height for each in wrapped)
        over = max(each.height for each in wrapped) - pitch
        broken = any(each.broken for each in wrapped)
        if over <= 0 and not (broken and size > SIZES[-1]):
            return replace(graph, size=size, label_room=min(room, most) if graph.chart.kind == "bar" else room)
    return replace(graph, size=SIZES[-1], label_room=box.width * LABEL_SHARE, over=over)


def plot_frame(graph: Graph, width: float, height: float) -> Frame:
    """Room for the plot in a frame of ``width`` by ``height`` points: labels outside, values beside the marks."""
    values = max(len(point.printed) for point in graph.chart.points) * graph.size * 0.62 + 12
    if graph.chart.kind == "bar":
        left = (graph.label_room + 12) / width
        return Frame(left, 0.02, max(0.2, 1 - left - values / width), 0.96)
    below = (graph.label_room + 14) / height
    above = (graph.size * 1.6) / height
    return Frame(0.02, above, 0.96, max(0.3, 1 - below - above))


def gap_width(count: int, room: float) -> int:
    """Space between bars in per cent of a bar, for ``count`` bars that share ``room`` points."""
    pitch = room / count
    bar = min(THICKEST, pitch * THICKEST_SHARE)
    return max(20, min(500, round((pitch - bar) / bar * 100)))
