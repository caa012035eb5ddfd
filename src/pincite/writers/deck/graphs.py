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


MOST_LINES = 2
"""Lines of a label under a column; of longer ones office programs show none, so such columns are drawn as bars."""

IN_ROWS = ("bar", "stacked")
"""Kinds of charts whose labels stand at the left."""

NAME_SHARE = 0.36
"""The most of the width that the names at the ends of lines take."""

NAMED_SIZE = 14.0
"""Points; the largest labels of a chart of several series, which hold their names as well."""

_LETTER = 0.58
"""Width of a letter in ems, on the wide side, for what an office program sets itself."""
BELOW_MARK = 1.8
"""Ems between the middle of a mark and the lower edge of the value under it."""
ABOVE_MARK = 0.04
"""Share of the axis that goes on above the highest mark of a range."""
LEGEND_ROOM = 0.13
"""Share of the height that a legend takes."""


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
    labels = [Line((Words(label, bold=True),)) for label in graph.chart.labels]
    count = len(labels)
    over = 0.0
    for size in (each for each in SIZES if each <= (NAMED_SIZE if graph.chart.series else SIZES[0])):
        measure = Measure(TextStyle(box.style.typeface, size), template.heading_font)
        if graph.chart.kind in IN_ROWS:
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
        if graph.chart.kind == "column" and any(len(each.widths) > MOST_LINES for each in wrapped):
            broken = True
        if over <= 0 and not (broken and (size > SIZES[-1] or graph.chart.kind == "column")):
            return replace(graph, size=size, label_room=min(room, most) if graph.chart.kind in IN_ROWS else room)
    if graph.chart.kind == "column":
        return fit_graph(replace(graph, chart=replace(graph.chart, kind="bar")), template, layout)
    return replace(graph, size=SIZES[-1], label_room=box.width * LABEL_SHARE, over=over)


def plot_frame(graph: Graph, width: float, height: float) -> Frame:
    """Room for the plot in a frame of ``width`` by ``height`` points: labels outside, values beside the marks."""
    values = max(len(point.printed) for point in graph.chart.points) * graph.size * 0.62 + 12
    if graph.chart.kind == "stacked":
        left = (graph.label_room + 12) / width
        above = 0.02 if part_names_fit(graph, width) else LEGEND_ROOM
        return Frame(left, above + 0.04, 1 - left - 0.02, 0.92 - above)
    if graph.chart.series:
        named = end_names_fit(graph, width, height)
        left, right = values / width, end_room(graph, width) / width if named else values / width
        above = 0.04 if named else LEGEND_ROOM
        below = (graph.label_room + 14) / height
        return Frame(left, above, max(0.2, 1 - left - right), max(0.3, 0.98 - above - below))
    if graph.chart.kind == "bar":
        left = (graph.label_room + 12) / width
        return Frame(left, 0.02, max(0.2, 1 - left - values / width), 0.96)
    below = (graph.label_room + 14) / height
    above = (graph.size * 1.6) / height
    return Frame(0.02, above, 0.96, max(0.3, 1 - below - above))


def axis_ends(graph: Graph, height: float) -> tuple[float, float]:
    """Lower and upper end of the values' axis of a range, whose plot is ``height`` points high.

    Under the lowest end there is room for its value, which so stands clear of the categories' names.
    """
    points = graph.chart.points
    top = max(float(point.value if point.upper is None else point.upper) for point in points)
    bottom = min(0.0, *(float(point.value) for point in points))
    top = top if top > bottom else bottom + 1.0
    lows = [float(point.value) for point in points if point.upper is not None]
    room = min(0.4, graph.size * BELOW_MARK / height)
    if lows:
        bottom = min(bottom, (min(lows) - room * top) / (1 - room))
    return bottom, top + (top - bottom) * ABOVE_MARK


def label_width(text: str, graph: Graph) -> float:
    """Points that a label takes on one line."""
    return len(text) * graph.size * _LETTER + 6


def part_names_fit(graph: Graph, width: float) -> bool:
    """Whether the parts of the first bar hold their names and values."""
    chart = graph.chart
    totals = [sum(abs(float(point.value)) for point in chart.points if point.label == label) for label in chart.labels]
    scale = (width * 0.98 - graph.label_room - 12) / (max(totals) or 1.0)
    first = [chart.points_of(name)[0] for name in chart.series]
    return all(
        label_width(f"{point.series}  {point.printed}", graph) <= abs(float(point.value)) * scale for point in first
    )


def end_heights(graph: Graph, width: float) -> list[float]:
    """Heights of the names at the right of lines, a line each."""
    return [graph.size * 1.3] * len(graph.chart.series)


def end_names_fit(graph: Graph, width: float, height: float) -> bool:
    """Whether the names stand under each other at the right."""
    longest = max(label_width(f"{point.series}  {point.printed}", graph) for point in graph.chart.points)
    return longest <= width * NAME_SHARE and sum(end_heights(graph, width)) <= height * 0.75


def end_room(graph: Graph, width: float) -> float:
    """Points that the names and values at the right of lines take."""
    longest = max(len(f"{point.printed}  {point.series}") for point in graph.chart.points)
    return min(longest * graph.size * 0.58 + 16, width * NAME_SHARE)


def gap_width(count: int, room: float) -> int:
    """Space between bars in per cent of a bar, for ``count`` bars that share ``room`` points."""
    pitch = room / count
    bar = min(THICKEST, pitch * THICKEST_SHARE)
    return max(20, min(500, round((pitch - bar) / bar * 100)))
