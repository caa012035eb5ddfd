"""Charts whose labels stand in a column: bars, ranges, and bars made of parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pincite.briefing.model import Chart, Point
from pincite.writers.memo.charts.drawing import (
    LEADING,
    SIZE,
    SMALLEST,
    Bar,
    Canvas,
    Dot,
    Drawing,
    Stroke,
    Tone,
    text_width,
    widest,
    wrapped,
)  # fmt: skip
from pincite.writers.memo.charts.placing import stairs
from pincite.writers.memo.charts.scales import Scale, extent, shown, tones, values_of
from pincite.writers.placing import spread

LABEL_SHARE = 0.36
"""The most of the width that the labels take."""
GAP = 8.0
"""Points between the labels and the plot."""
BESIDE = 4.0
"""Points between a mark and its value."""
THICKNESS = 11.0
_LEAST_PLOT = 48.0
_VALUE_SHARE = 0.3
_ASIDE = 16.0
"""Points that a name may stand aside of its part; names that would stand further have a line each."""
_MANY = 8
"""More rows than this are set smaller."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The labels' column, and where each row's middle lies."""

    size: float
    labels: tuple[list[str], ...]
    bold: tuple[bool, ...]
    width: float
    heights: tuple[float, ...]

    @property
    def pitch(self) -> float:
        return self.size * LEADING


def _rows(names: Sequence[str], bold: Sequence[bool], most: float, *, least: float) -> _Rows:
    size = SIZE if len(names) <= _MANY else SMALLEST + 0.5
    labels = tuple(wrapped(name, most, size, bold=heavy) for name, heavy in zip(names, bold, strict=True))
    width = max(widest(lines, size, bold=heavy) for lines, heavy in zip(labels, bold, strict=True))
    heights = tuple(max(least, len(lines) * size * LEADING + 4) for lines in labels)
    return _Rows(size, labels, tuple(bold), width, heights)


def draw_bars(chart: Chart, width: float) -> Drawing:
    """Bars from zero, the value at each end."""
    points, size = chart.points, SIZE if len(chart.points) <= _MANY else SMALLEST + 0.5
    values = [wrapped(shown(point), width * _VALUE_SHARE, size, bold=True) for point in points]
    rooms = [widest(lines, size, bold=True) + BESIDE + 1 for lines in values]
    left = max((room for room, point in zip(rooms, points, strict=True) if point.value < 0), default=0.0)
    right = max((room for room, point in zip(rooms, points, strict=True) if point.value >= 0), default=0.0)
    most = max(_LEAST_PLOT, min(width * LABEL_SHARE, width - left - right - GAP - _LEAST_PLOT))
    least = THICKNESS + (7 if len(points) <= _MANY else 4)
    rows = _rows([point.label for point in points], [point.highlight for point in points], most, least=least)
    low, high = extent(values_of(chart), zero=True)
    scale = Scale(low, high, rows.width + GAP + left, width - right)
    canvas, y = Canvas(width), 0.0
    for index, point in enumerate(points):
        height = max(rows.heights[index], len(values[index]) * rows.pitch + 2)
        middle = y + height / 2
        canvas.write(rows.labels[index], 0.0, middle, size=rows.size, bold=point.highlight)
        zero, end = scale.at(Decimal(0)), scale.at(point.value)
        canvas.bars.append(_bar(zero, end, middle - THICKNESS / 2, "accent" if point.highlight else "bar"))
        negative = point.value < 0
        canvas.write(
            values[index], end - BESIDE if negative else max(end, zero + 0.75) + BESIDE, middle, size=size,
            anchor="end" if negative else "start", bold=point.highlight, evidence=point.evidence,
        )  # fmt: skip
        y += height
    zero = scale.at(Decimal(0))
    canvas.strokes.append(Stroke(((zero, 0.0), (zero, y)), "axis"))
    return canvas.finished()


def _bar(zero: float, end: float, top: float, tone: Tone) -> Bar:
    """A bar that can be seen however small its value is."""
    length = max(abs(end - zero), 0.75)
    return Bar(zero if end >= zero else zero - length, top, length, THICKNESS, tone)


def draw_ranges(chart: Chart, width: float) -> Drawing:
    """From low to high with both ends printed; a single value is a dot."""
    points, size = chart.points, SIZE if len(chart.points) <= _MANY else SMALLEST + 0.5
    lows = [
        wrapped(shown(point), width * _VALUE_SHARE, size, bold=True) if point.upper_printed else [] for point in points
    ]
    highs = [wrapped(point.upper_printed or shown(point), width * _VALUE_SHARE, size, bold=True) for point in points]
    left = max(widest(lines, size, bold=True) for lines in lows) + BESIDE + 3
    right = max(widest(lines, size, bold=True) for lines in highs) + BESIDE + 3
    most = max(_LEAST_PLOT, min(width * LABEL_SHARE, width - left - right - GAP - _LEAST_PLOT))
    rows = _rows([point.label for point in points], [point.highlight for point in points], most, least=18.0)
    low, high = extent(values_of(chart), zero=False)
    scale = Scale(low, high, rows.width + GAP + left, width - right)
    canvas, y = Canvas(width), 0.0
    for index, point in enumerate(points):
        height = max(rows.heights[index], max(len(lows[index]), len(highs[index])) * rows.pitch + 2)
        middle, tone = y + height / 2, _tone(point)
        canvas.write(rows.labels[index], 0.0, middle, size=rows.size, bold=point.highlight)
        start, end = scale.at(point.value), scale.at(point.upper if point.upper is not None else point.value)
        if end > start:
            canvas.strokes.append(Stroke(((start, middle), (end, middle)), tone, 2.2))
        canvas.dots += [Dot(x, middle, 3.0, tone) for x in dict.fromkeys((start, end))]
        canvas.write(
            lows[index], start - 3 - BESIDE, middle, size=size, anchor="end", bold=point.highlight,
            evidence=point.evidence,
        )  # fmt: skip
        canvas.write(
            highs[index], end + 3 + BESIDE, middle, size=size, bold=point.highlight,
            evidence=point.upper_evidence or point.evidence,
        )  # fmt: skip
        y += height
    if scale.from_zero:
        zero = scale.at(Decimal(0))
        canvas.strokes.insert(0, Stroke(((zero, 0.0), (zero, y)), "axis"))
    return canvas.finished(from_zero=scale.from_zero)


def _tone(point: Point) -> Tone:
    return "accent" if point.highlight else "mid"


def draw_stacks(chart: Chart, width: float) -> Drawing:
    """A bar for each label, its parts side by side; their names stand above the first, values in the parts.

    A value that its part has no room for stands above it. Parts below zero go to the left.
    """
    labels = chart.labels
    rows = _rows(labels, [False] * len(labels), width * LABEL_SHARE, least=THICKNESS + 7)
    columns = [[point for point in chart.points if point.label == label] for label in labels]
    lows = [sum((min(point.value, Decimal(0)) for point in column), Decimal(0)) for column in columns]
    highs = [sum((max(point.value, Decimal(0)) for point in column), Decimal(0)) for column in columns]
    low, high = extent([*lows, *highs], zero=True)
    scale = Scale(low, high, rows.width + GAP, width)
    canvas, y = Canvas(width), 0.0
    for index, column in enumerate(columns):
        y = _stack(canvas, column, scale, y, rows, tones(chart), named=index == 0)
        middle = y - THICKNESS / 2
        canvas.write(rows.labels[index], 0.0, middle, size=rows.size)
        y += max(7.0, (len(rows.labels[index]) - 1) * rows.pitch)
    return canvas.finished()


def _stack(
    canvas: Canvas, column: Sequence[Point], scale: Scale, y: float, rows: _Rows, tone_of: dict[str, Tone], *,
    named: bool,
) -> float:  # fmt: skip
    """Draw one bar below ``y`` with what stands above it; gives where it ends."""
    ends = {1: Decimal(0), -1: Decimal(0)}
    pieces: list[tuple[Point, float, float]] = []
    for point in column:
        side = -1 if point.value < 0 else 1
        first, last = sorted((scale.at(ends[side]), scale.at(ends[side] + point.value)))
        ends[side] += point.value
        pieces.append((point, first, last))
    above = []
    for point, first, last in pieces:
        fits = text_width(shown(point), SIZE - 0.5, bold=True) + 5 <= last - first
        text = " ".join(part for part in (point.series if named else "", "" if fits else shown(point)) if part)
        if text:
            above.append((text, (first + last) / 2, point))
    top = _names(canvas, above, scale, y, rows)
    for point, first, last in pieces:
        gap = 0.5 if last - first > 2 else 0.0
        tone = tone_of.get(point.series, "bar")
        if point.value:
            wide = max(last - first - gap, 0.3)
            canvas.bars.append(Bar(min(first, canvas.width - wide), top, wide, THICKNESS, tone))
        if text_width(shown(point), SIZE - 0.5, bold=True) + 5 <= last - first:
            canvas.write(
                [shown(point)], (first + last) / 2, top + THICKNESS / 2, size=SIZE - 0.5, anchor="middle",
                bold=point.highlight, tone="ink" if tone == "bar" else "paper", evidence=point.evidence,
            )  # fmt: skip
    return top + THICKNESS


def _names(canvas: Canvas, above: Sequence[tuple[str, float, Point]], scale: Scale, y: float, rows: _Rows) -> float:
    """Set texts above a bar, each led to its part; on one line, or a line each. Gives where the bar begins."""
    if not above:
        return y
    size, lead = SIZE - 0.5, 5.0
    texts = [wrapped(text, canvas.width, size, bold=True)[0] for text, _, _ in above]
    widths = [text_width(text, size, bold=True) for text in texts]
    wanted = [centre for _, centre, _ in above]
    low, high = min(scale.start, scale.end), max(scale.start, scale.end)
    centres = spread(wanted, [width + 6 for width in widths], low - 3, high + 3)
    if centres is not None and all(abs(one - other) <= _ASIDE for one, other in zip(centres, wanted, strict=True)):
        places, lines = [(centre - width / 2, 0) for centre, width in zip(centres, widths, strict=True)], 1
    else:
        places, lines = stairs(wanted, widths, canvas.width), len(above)
    bottom = y + lines * rows.pitch + lead
    for (left, row), text, width, at, (_, _, point) in zip(places, texts, widths, wanted, above, strict=True):
        middle = y + (row + 0.5) * rows.pitch
        canvas.write([text], left, middle, size=size, bold=point.highlight,
                     tone="accent" if point.highlight else "ink", evidence=point.evidence)  # fmt: skip
        head = min(max(at, left + 1), left + width - 1)
        canvas.strokes.append(Stroke(((head, middle + rows.pitch / 2), (at, bottom - 0.5)), "soft", 0.4))
    return bottom
