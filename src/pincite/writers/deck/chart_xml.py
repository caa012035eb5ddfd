"""Writes a native, editable chart into a chart placeholder: one accent, values at the marks, no legend or grid."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from pincite.briefing.model import Chart
from pincite.writers.deck.chart_labels import common_format, number_format, set_label, set_tone
from pincite.writers.deck.chart_series import draw_series
from pincite.writers.deck.graphs import IN_ROWS, Frame, axis_ends, gap_width, plot_frame
from pincite.writers.deck.model import Graph
from pincite.writers.deck.sections import accented
from pincite.writers.deck.template import Box
from pincite.writers.deck.text_xml import printable, qualified

TYPES = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "slope": XL_CHART_TYPE.LINE_MARKERS,
    "range": XL_CHART_TYPE.LINE_MARKERS,
}


def draw_chart(placeholder: Any, graph: Graph, box: Box, *, range_ends: tuple[str, str]) -> None:
    """Turns the placeholder into the chart of ``graph``, with its workbook and its text alternative.

    ``range_ends`` name the columns of lower and upper ends, where the workbook has them.
    """
    chart = graph.chart
    frame = placeholder.insert_chart(TYPES[chart.kind], _data(chart, range_ends))
    ids = tuple(each for point in chart.points for each in (point.evidence, point.upper_evidence) if each)
    frame.name = " ".join(("Chart", *dict.fromkeys(ids)))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(chart.alternative))
    native = frame.chart
    native.has_legend = native.has_title = False
    native.font.size = Pt(graph.size)
    native.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    _axes(native, chart)
    if chart.kind == "range":
        _range_axes(native, graph, plot_frame(graph, box.width, box.height).height * box.height)
    if chart.series or chart.kind == "range":
        draw_series(native, graph, box)
    else:
        _marks(native.plots[0], graph, box)
        _labels(native.plots[0], graph)
    _place_plot(native, plot_frame(graph, box.width, box.height))
    _positive_axis_ids(native)


def _data(chart: Chart, range_ends: tuple[str, str]) -> Any:
    """What the embedded workbook holds: a column for each series, two for a range."""
    make_data: Any = CategoryChartData  # untyped in the library
    data = make_data(number_format=common_format(chart.points))
    data.categories = [printable(label) for label in chart.labels]
    if chart.kind == "range":
        low, high = range_ends
        data.add_series(low, [float(point.value) for point in chart.points])
        uppers = [point.value if point.upper is None else point.upper for point in chart.points]
        data.add_series(high, [float(value) for value in uppers])
    for name in chart.series:
        data.add_series(printable(name), [float(point.value) for point in chart.points_of(name)])
    if not chart.series and chart.kind != "range":
        data.add_series(printable(chart.measure or chart.unit), [float(point.value) for point in chart.points])
    return data


def _axes(native: Any, chart: Chart) -> None:
    """Names of the categories stay; the values' axis goes, its zero included when nothing is below it."""
    values, categories = native.value_axis, native.category_axis
    values.visible = False
    values.has_major_gridlines = values.has_minor_gridlines = False
    if all(point.value >= 0 for point in chart.points):
        values.minimum_scale = 0
    categories.has_major_gridlines = False
    categories.major_tick_mark = categories.minor_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
    categories.format.line.width = Pt(0.75)
    _all_names(categories._element)
    if chart.kind in IN_ROWS:
        categories.reverse_order = True
        categories.format.line.fill.background()


def _range_axes(native: Any, graph: Graph, height: float) -> None:
    """Dots float: no line under them that could be taken for nothing, and room for the value of the lowest."""
    values = native.value_axis
    values.minimum_scale, values.maximum_scale = axis_ends(graph, height)
    native.category_axis.format.line.fill.background()


def _all_names(axis: Any) -> None:
    """Every category has its name, upright: left to itself an office program turns long ones, or leaves some out."""
    axis.get_or_add_txPr().find(qualified("a:bodyPr")).attrib.update({"rot": "0", "vert": "horz"})
    skip = etree.Element(qualified("c:tickLblSkip"), val="1")
    axis.find(qualified("c:noMultiLvlLbl")).addprevious(skip)


def _marks(plot: Any, graph: Graph, box: Box) -> None:
    chart = graph.chart
    series = plot.series[0]
    best = chart.points.index(accented(chart))
    if chart.kind == "line":
        series.smooth = False
        series.format.line.width = Pt(2.25)
        set_tone(series.format.line.color, accent=False)
        for index in range(len(chart.points)):
            marker = series.points[index].marker
            marker.style = XL_MARKER_STYLE.CIRCLE
            marker.size = 10 if index == best else 6
            marker.format.fill.solid()
            set_tone(marker.format.fill.fore_color, accent=index == best)
            marker.format.line.fill.background()
        return
    frame = plot_frame(graph, box.width, box.height)
    room = frame.height * box.height if chart.kind == "bar" else frame.width * box.width
    plot.gap_width = gap_width(len(chart.points), room)
    series.invert_if_negative = False
    for index in range(len(chart.points)):
        point = series.points[index].format
        point.fill.solid()
        set_tone(point.fill.fore_color, accent=index == best)


def _labels(plot: Any, graph: Graph) -> None:
    """The printed value at every mark."""
    chart = graph.chart
    best = chart.points.index(accented(chart))
    position = XL_LABEL_POSITION.ABOVE if chart.kind == "line" else XL_LABEL_POSITION.OUTSIDE_END
    for index, point in enumerate(chart.points):
        label = plot.series[0].points[index].data_label
        label.position = position
        colour = MSO_THEME_COLOR.ACCENT_1 if index == best else MSO_THEME_COLOR.TEXT_1
        set_label(label, number_format(point), size=graph.size, bold=index == best, colour=colour)


def _place_plot(native: Any, frame: Frame) -> None:
    """Fixes the plot's place so that labels have the room that was measured for them."""
    area = native._chartSpace.find(f".//{qualified('c:plotArea')}")
    for old in area.findall(qualified("c:layout")):
        area.remove(old)
    layout = etree.Element(qualified("c:layout"))
    manual = etree.SubElement(layout, qualified("c:manualLayout"))
    etree.SubElement(manual, qualified("c:layoutTarget"), val="inner")
    for name in ("xMode", "yMode"):
        etree.SubElement(manual, qualified(f"c:{name}"), val="edge")
    for name, value in (("x", frame.left), ("y", frame.top), ("w", frame.width), ("h", frame.height)):
        etree.SubElement(manual, qualified(f"c:{name}"), val=f"{value:.4f}")
    area.insert(0, layout)


def _positive_axis_ids(native: Any) -> None:
    """python-pptx writes negative axis ids, which the schema does not allow."""
    for name in ("c:axId", "c:crossAx"):
        for element in native._chartSpace.iter(qualified(name)):
            element.set("val", element.get("val").lstrip("-"))
