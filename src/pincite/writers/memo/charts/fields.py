"""Charts whose labels stand in a row: columns, lines, and two moments joined by lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from math import ceil

from pincite.briefing.model import Chart, Point
from pincite.writers.memo.charts.drawing import (
    LEADING,
    SIZE,
    SMALLEST,
    Anchor,
    Bar,
    Box,
    Canvas,
    Dot,
    Drawing,
    Label,
    Stroke,
    Tone,
    text_width,
    widest,
    wrapped,
)  # fmt: skip
from pincite.writers.memo.charts.placing import beside_marks, inside
from pincite.writers.memo.charts.scales import NARROW, NARROW_SLOPE, Scale, extent, shown, tones, values_of
from pincite.writers.placing import spread

HEIGHT = 112.0
"""Points of the plot itself."""
_COLUMN_SHARE, _WIDEST_COLUMN = 0.58, 44.0
_CATEGORY_GAP = 4.0
"""Points between the names of two categories."""
_SAMPLE = 2.0
"""Points between the boxes that stand for a line where labels look for room."""


def draw_columns(chart: Chart, width: float) -> Drawing:
    """Columns from zero, the value above each, or below where it is negative."""
    pitch = width / len(chart.points)
    thick = min(pitch * _COLUMN_SHARE, _WIDEST_COLUMN)
    low, high = extent(values_of(chart), zero=True)
    scale = Scale(low, high, HEIGHT, 0.0)
    canvas, zero = Canvas(width), scale.at(Decimal(0))
    middles = [pitch * (index + 0.5) for index in range(len(chart.points))]
    for middle, point in zip(middles, chart.points, strict=True):
        end = scale.at(point.value)
        tall = max(abs(end - zero), 0.75)
        top = zero - tall if point.value >= 0 else zero
        canvas.bars.append(Bar(middle - thick / 2, top, thick, tall, "accent" if point.highlight else "bar"))
    obstacles: list[Box] = [bar.box for bar in canvas.bars]
    for middle, point, bar in zip(middles, chart.points, canvas.bars, strict=True):
        below = point.value < 0
        y = bar.box[3] + SIZE if below else bar.y - 3.0
        _value(canvas, point, middle, y, obstacles, below=below)
    canvas.strokes.append(Stroke(((0.0, zero), (width, zero)), "axis"))
    _categories(canvas, chart.labels, middles, pitch, [point.highlight for point in chart.points])
    return canvas.finished()


def _value(canvas: Canvas, point: Point, x: float, y: float, obstacles: list[Box], *, below: bool = False) -> None:
    """Print a value as near to ``x``, ``y`` as it stands clear."""
    text = wrapped(shown(point), canvas.width, SIZE, bold=point.highlight)[0]
    label = Label(x, y, text, SIZE, "middle", point.highlight, "accent" if point.highlight else "ink", point.evidence)
    placed = beside_marks(inside(label, 0.0, canvas.width), obstacles, below=below)
    canvas.labels.append(placed)
    obstacles.append(placed.box)


def _categories(
    canvas: Canvas, names: Sequence[str], middles: Sequence[float], pitch: float, bold: Sequence[bool]
) -> None:
    """Names under the plot, wrapped; in two rows or more, each wider, where words are longer than a column."""
    size, rows = _category_setting(names, pitch, canvas.width)
    room = _category_room(names, pitch, canvas.width, rows)
    lines = [wrapped(name, room, size, bold=heavy) for name, heavy in zip(names, bold, strict=True)]
    # Marks may reach below the plot: values of what is negative do.
    top = max([HEIGHT, *(label.box[3] for label in canvas.labels), *(bar.box[3] for bar in canvas.bars)]) + 4
    for row in range(rows):
        members = range(row, len(names), rows)
        tallest = max((len(lines[index]) for index in members), default=0) * size * LEADING
        wanted = [middles[index] for index in members]
        # The names at the margins move inwards, and push their neighbours where they must.
        widths = [widest(lines[index], size, bold=bold[index]) + _CATEGORY_GAP for index in members]
        places = spread(wanted, widths, -_CATEGORY_GAP / 2, canvas.width + _CATEGORY_GAP / 2) or wanted
        for index, x in zip(members, places, strict=True):
            block = len(lines[index]) * size * LEADING
            canvas.write(lines[index], x, top + block / 2, size=size, anchor="middle", bold=bold[index])
        top += tallest + 2


def _category_room(names: Sequence[str], pitch: float, width: float, rows: int) -> float:
    """Points that a name may be wide so that those of a row fit side by side."""
    return min(rows * pitch, width / ceil(len(names) / rows)) - _CATEGORY_GAP


def _category_setting(names: Sequence[str], pitch: float, width: float) -> tuple[float, int]:
    """The size of the names and the number of rows, the largest and the fewest in which no word is broken."""
    for rows in range(1, 4):
        room = _category_room(names, pitch, width, rows)
        for size in (SIZE, SIZE - 0.5, SMALLEST):
            if all(text_width(word, size, bold=True) <= room for name in names for word in name.split()):
                return size, rows
    return SMALLEST, 3


def draw_line(chart: Chart, width: float) -> Drawing:
    """One line with a value at every point, or several with values and names at their ends."""
    if chart.series:
        return _draw_series(chart, width)
    low, high = extent(values_of(chart), zero=False)
    scale = Scale(low, high, HEIGHT, 0.0)
    pitch = width / len(chart.points)
    middles = [pitch * (index + 0.5) for index in range(len(chart.points))]
    places = [(x, scale.at(point.value)) for x, point in zip(middles, chart.points, strict=True)]
    canvas = Canvas(width)
    canvas.strokes.append(Stroke(tuple(places), "mid", 1.2))
    obstacles = _along(places)
    for (x, y), point in zip(places, chart.points, strict=True):
        canvas.dots.append(Dot(x, y, 2.6 if point.highlight else 2.0, "accent" if point.highlight else "mid"))
        obstacles.append((x - 2.6, y - 2.6, x + 2.6, y + 2.6))
    for (x, y), point in zip(places, chart.points, strict=True):
        _value(canvas, point, x, y - 5.5, obstacles)
    _baseline(canvas, scale)
    _categories(canvas, chart.labels, middles, pitch, [point.highlight for point in chart.points])
    return canvas.finished(from_zero=scale.from_zero)


def _baseline(canvas: Canvas, scale: Scale) -> None:
    if scale.from_zero:
        zero = scale.at(Decimal(0))
        canvas.strokes.insert(0, Stroke(((0.0, zero), (canvas.width, zero)), "axis"))


def _along(places: Sequence[tuple[float, float]]) -> list[Box]:
    """Small boxes along a line, for labels to keep away from."""
    boxes: list[Box] = []
    for (x, y), (to_x, to_y) in pairwise(places):
        count = max(1, int(max(abs(to_x - x), abs(to_y - y)) / _SAMPLE))
        for step in range(count + 1):
            at, level = x + (to_x - x) * step / count, y + (to_y - y) * step / count
            boxes.append((at - 0.6, level - 0.6, at + 0.6, level + 0.6))
    return boxes


def _draw_series(chart: Chart, width: float) -> Drawing:
    """Lines whose values stand at both ends, each with its name at the right; the highlighted one has all values."""
    tone_of = tones(chart)
    lines = [chart.points_of(name) for name in chart.series]
    lefts = [[shown(points[0])] for points in lines]
    most = width * 0.3
    rights = [wrapped(f"{shown(points[-1])}  {points[-1].series}", most, SIZE, bold=True) for points in lines]
    left = max(widest(texts, SIZE, bold=True) for texts in lefts) + 8
    right = width - max(widest(texts, SIZE, bold=True) for texts in rights) - 8
    count = len(chart.labels)
    xs = [left + (right - left) * index / max(count - 1, 1) for index in range(count)]
    is_slope = chart.kind == "slope"
    low, high = extent(values_of(chart), zero=False, narrow=NARROW_SLOPE if is_slope else NARROW)
    scale = Scale(low, high, HEIGHT, 0.0)
    canvas = Canvas(width)
    if is_slope:
        canvas.strokes += [Stroke(((x, -4.0), (x, HEIGHT + 4.0)), "line") for x in dict.fromkeys((xs[0], xs[-1]))]
    obstacles: list[Box] = []
    # The accent is drawn last, on top.
    for points in sorted(lines, key=lambda points: points[0].highlight):
        places = [(x, scale.at(point.value)) for x, point in zip(xs, points, strict=True)]
        tone = tone_of[points[0].series]
        canvas.strokes.append(Stroke(tuple(places), tone, 1.6 if tone == "accent" else 1.1))
        canvas.dots += [Dot(x, y, 2.4 if tone == "accent" else 2.0, tone) for x, y in places]
        obstacles += [*_along(places), *((x - 3, y - 3, x + 3, y + 3) for x, y in places)]
    _ends(canvas, [points[0] for points in lines], lefts, xs[0] - 6, scale, "end")
    if count > 1:
        _ends(canvas, [points[-1] for points in lines], rights, xs[-1] + 6, scale, "start")
    obstacles += [label.box for label in canvas.labels]
    for points in lines:
        if points[0].highlight:
            for x, point in list(zip(xs, points, strict=True))[1:-1]:
                _value(canvas, point, x, scale.at(point.value) - 5.5, obstacles)
    if not is_slope:
        _baseline(canvas, scale)
    pitch = (right - left) / max(count - 1, 1)
    _categories(canvas, chart.labels, xs, min(pitch, width / count), [False] * count)
    return canvas.finished(from_zero=scale.from_zero)


def _ends(
    canvas: Canvas, points: Sequence[Point], texts: Sequence[list[str]], x: float, scale: Scale, anchor: Anchor
) -> None:
    """What stands beside the ends of lines, moved apart where the ends come close."""
    sizes = [len(lines) * SIZE * LEADING for lines in texts]
    wanted = [scale.at(point.value) for point in points]
    room = max(HEIGHT, sum(sizes)) - HEIGHT
    placed = spread(wanted, sizes, -6 - room / 2, HEIGHT + 6 + room / 2) or wanted
    for point, lines, y, level in zip(points, texts, placed, wanted, strict=True):
        tone: Tone = "accent" if point.highlight else "ink"
        canvas.write(list(lines), x, y, anchor=anchor, bold=point.highlight, tone=tone, evidence=point.evidence)
        if abs(y - level) > SIZE / 2:
            away = 4.0 if anchor == "end" else -4.0
            canvas.strokes.append(Stroke(((x + away / 4, y), (x + away, level)), "soft", 0.4))
