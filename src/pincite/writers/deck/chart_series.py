"""Native charts of several series: parts of a bar, lines with their names at the end, ranges from low to high."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from pincite.briefing.model import Chart, Point
from pincite.writers.deck.chart_labels import move_label, number_format, set_label, set_tone
from pincite.writers.deck.graphs import (
    end_heights,
    end_names_fit,
    gap_width,
    label_width,
    part_names_fit,
    plot_frame,
)
from pincite.writers.deck.model import Graph
from pincite.writers.deck.template import Box
from pincite.writers.deck.text_xml import qualified
from pincite.writers.placing import spread

_GREYS = ((MSO_THEME_COLOR.TEXT_2, 0.3), (MSO_THEME_COLOR.TEXT_1, 0.0), (MSO_THEME_COLOR.TEXT_2, 0.0))
"""Theme colour and brightness of the series that are not highlighted, in turn."""


def draw_series(native: Any, graph: Graph, box: Box) -> None:
    """Marks and labels of a chart with several columns in its workbook."""
    if graph.chart.kind == "stacked":
        _stacks(native, graph, box)
    elif graph.chart.kind == "range":
        _ranges(native, graph)
    else:
        _lines(native, graph, box)


def _legend(native: Any, graph: Graph) -> None:
    """Names of the series above the plot, where they cannot stand at their marks."""
    native.has_legend = True
    native.legend.position = XL_LEGEND_POSITION.TOP
    native.legend.include_in_layout = False
    native.legend.font.size = Pt(graph.size)


def _colours(chart: Chart) -> dict[str, tuple[Any, float]]:
    """Theme colour and brightness of each series."""
    marked = {point.series for point in chart.points if point.highlight}
    greys = [name for name in chart.series if name not in marked]
    found = {name: _GREYS[index % len(_GREYS)] for index, name in enumerate(greys)}
    return found | dict.fromkeys(marked, (MSO_THEME_COLOR.ACCENT_1, 0.0))


def _paint(colour: Any, wanted: tuple[Any, float]) -> None:
    colour.theme_color, brightness = wanted
    if brightness:
        colour.brightness = brightness


def _stacks(native: Any, graph: Graph, box: Box) -> None:
    """Parts with their values inside; their names in the first bar, or in a legend when they do not fit there.

    A value that its part is too narrow for stands above the bar.
    """
    chart, plot = graph.chart, native.plots[0]
    frame = plot_frame(graph, box.width, box.height)
    plot.overlap = 100
    plot.gap_width = gap_width(len(chart.labels), frame.height * box.height)
    totals = [sum(abs(float(point.value)) for point in chart.points if point.label == label) for label in chart.labels]
    point_width = frame.width * box.width / (max(totals) or 1.0)
    named = part_names_fit(graph, box.width)
    if not named:
        _legend(native, graph)
    colours = _colours(chart)
    thick = frame.height * box.height / len(chart.labels) / (1 + plot.gap_width / 100)
    for series, name in zip(plot.series, chart.series, strict=True):
        series.invert_if_negative = False
        series.format.fill.solid()
        _paint(series.format.fill.fore_color, colours[name])
        series.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
        series.format.line.width = Pt(1.5)
    for index in range(len(chart.labels)):
        parts = [chart.points_of(name)[index] for name in chart.series]
        _part_labels(plot, graph, parts, index, box, point_width, thick, colours, named=named and index == 0)


def _part_labels(
    plot: Any, graph: Graph, parts: Sequence[Point], index: int, box: Box, point_width: float, thick: float,
    colours: dict[str, tuple[Any, float]], *, named: bool,
) -> None:  # fmt: skip
    widths = [abs(float(point.value)) * point_width for point in parts]
    centres = [sum(widths[:at]) + width / 2 for at, width in enumerate(widths)]
    narrow = [at for at, width in enumerate(widths) if label_width(parts[at].printed, graph) > width]
    sizes = [label_width(parts[at].printed, graph) for at in narrow]
    placed = spread([centres[at] for at in narrow], sizes, -graph.size, sum(widths) + sum(sizes)) or []
    for at, point in enumerate(parts):
        label = plot.series[at].points[index].data_label
        label.position = XL_LABEL_POSITION.CENTER
        dark = colours[point.series][1] == 0.0
        colour = MSO_THEME_COLOR.BACKGROUND_1 if dark and at not in narrow else MSO_THEME_COLOR.TEXT_1
        set_label(label, number_format(point), size=graph.size, bold=point.highlight, colour=colour, name=named)
        if at in narrow:
            aside = placed[narrow.index(at)] - centres[at]
            move_label(label, right=aside / box.width, down=-(thick / 2 + graph.size * 0.7) / box.height)


def _ranges(native: Any, graph: Graph) -> None:
    """Two dots joined by a bar that starts at the upper one; a single value is one dot."""
    chart, plot = graph.chart, native.plots[0]
    for series, upper in zip(plot.series, (False, True), strict=True):
        series.smooth = False
        series.format.line.fill.background()
        for index, point in enumerate(chart.points):
            marker = series.points[index].marker
            marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 10
            marker.format.fill.solid()
            set_tone(marker.format.fill.fore_color, accent=point.highlight)
            marker.format.line.fill.background()
            if not upper and point.upper is None:
                continue
            label = series.points[index].data_label
            label.position = XL_LABEL_POSITION.ABOVE if upper else XL_LABEL_POSITION.BELOW
            colour = MSO_THEME_COLOR.ACCENT_1 if point.highlight else MSO_THEME_COLOR.TEXT_1
            set_label(label, _end_format(point, upper=upper), size=graph.size, bold=point.highlight, colour=colour)
    _span_bars(plot.series[1]._element, chart)


def _end_format(point: Point, *, upper: bool) -> str:
    """The number format of one end of a range."""
    from dataclasses import replace

    if not upper or point.upper is None:
        return number_format(point)
    return number_format(replace(point, value=point.upper, printed=point.upper_printed))


def _span_bars(series: Any, chart: Chart) -> None:
    """Error bars from the upper end down to the lower one: every office program draws them."""
    bars = etree.Element(qualified("c:errBars"))
    for name, value in (("errDir", "y"), ("errBarType", "minus"), ("errValType", "cust"), ("noEndCap", "1")):
        etree.SubElement(bars, qualified(f"c:{name}"), val=value)
    numbers = etree.SubElement(etree.SubElement(bars, qualified("c:minus")), qualified("c:numLit"))
    etree.SubElement(numbers, qualified("c:formatCode")).text = "General"
    etree.SubElement(numbers, qualified("c:ptCount"), val=str(len(chart.points)))
    for index, point in enumerate(chart.points):
        length = 0.0 if point.upper is None else float(point.upper - point.value)
        each = etree.SubElement(numbers, qualified("c:pt"), idx=str(index))
        etree.SubElement(each, qualified("c:v")).text = repr(length)
    shape = etree.SubElement(bars, qualified("c:spPr"))
    line = etree.SubElement(shape, qualified("a:ln"), w="38100", cap="rnd")
    fill = etree.SubElement(line, qualified("a:solidFill"))
    etree.SubElement(fill, qualified("a:schemeClr"), val="tx2")
    series.find(qualified("c:cat")).addprevious(bars)


def _lines(native: Any, graph: Graph, box: Box) -> None:
    """Lines with their first value at the left, their last value and their name at the right."""
    chart, plot = graph.chart, native.plots[0]
    # The first and the last point stand at the edges of the plot, which leaves more room to the names.
    between = etree.Element(qualified("c:crossBetween"), val="midCat")
    native.value_axis._element.find(qualified("c:crosses")).addnext(between)
    colours = _colours(chart)
    lines = [chart.points_of(name) for name in chart.series]
    for series, points in zip(plot.series, lines, strict=True):
        bold = points[0].highlight
        series.smooth = False
        series.format.line.width = Pt(3.0 if bold else 2.0)
        _paint(series.format.line.color, colours[points[0].series])
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 8 if bold else 6
        series.marker.format.fill.solid()
        _paint(series.marker.format.fill.fore_color, colours[points[0].series])
        series.marker.format.line.fill.background()
    named_ends = end_names_fit(graph, box.width, box.height)
    if not named_ends:
        _legend(native, graph)
    ends = ((0, XL_LABEL_POSITION.LEFT, False), (len(chart.labels) - 1, XL_LABEL_POSITION.RIGHT, named_ends))
    for at, position, named in {end[0]: end for end in ends}.values():
        moved = _moved(chart, at, graph, box, named=named)
        for series, points, down in zip(plot.series, lines, moved, strict=True):
            label = series.points[at].data_label
            label.position = position
            bold = points[0].highlight
            colour = MSO_THEME_COLOR.ACCENT_1 if bold else MSO_THEME_COLOR.TEXT_1
            set_label(label, number_format(points[at]), size=graph.size, bold=bold, colour=colour, name=named)
            if abs(down) > 0.001:
                move_label(label, down=down)


def _moved(chart: Chart, at: int, graph: Graph, box: Box, *, named: bool) -> list[float]:
    """How far the labels at one end are moved down, in shares of the height, so that they stand apart."""
    frame = plot_frame(graph, box.width, box.height)
    height = frame.height * box.height
    values = [float(chart.points_of(name)[at].value) for name in chart.series]
    every = [float(point.value) for point in chart.points]
    low, high = min(0.0, *every), max(0.0, *every)
    levels = [height * (1 - (value - low) / ((high - low) or 1.0)) for value in values]
    sizes = end_heights(graph, box.width) if named else [graph.size * 1.3] * len(levels)
    placed = spread(levels, sizes, -graph.size, height + graph.size) or levels
    return [(one - other) / box.height for one, other in zip(placed, levels, strict=True)]
