"""Charts of the memo: bars start at zero, and no text leaves the drawing or stands on another, whatever the values."""

from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pincite.briefing.model import Chart, ChartKind, Point
from pincite.corpus.numbers.figures import printed_value
from pincite.diagnostics import Place
from pincite.spec.brand import Face, HouseFont
from pincite.writers.memo.charts import WIDTH, draw
from pincite.writers.memo.charts.drawing import SMALLEST, Drawing, overlap, text_width, wrapped
from pincite.writers.memo.charts.placing import stairs
from pincite.writers.memo.fonts import font_file
from pincite.writers.placing import spread
from tests.writers.exhibits_sample import KINDS, chart_of, every_kind, point

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
TINY = 0.05


def assert_sound(drawing: Drawing) -> None:
    """Everything lies inside the drawing, no label on another, none too small to read."""
    assert drawing.width == WIDTH
    for label in drawing.labels:
        left, top, right, bottom = label.box
        assert left >= -TINY, label
        assert top >= -TINY, label
        assert right <= drawing.width + TINY, label
        assert bottom <= drawing.height + TINY, label
        assert label.size >= SMALLEST
    for one, other in itertools.combinations(drawing.labels, 2):
        assert not overlap(one.box, other.box, apart=-TINY), (one, other)
    for bar in drawing.bars:
        assert -TINY <= bar.x <= bar.box[2] <= drawing.width + TINY
        assert -TINY <= bar.y <= bar.box[3] <= drawing.height + TINY


VALUES = st.one_of(
    st.integers(-100, 100).map(Decimal),
    st.decimals(-(10**12), 10**12, places=2, allow_nan=False),
    st.sampled_from([Decimal(0), Decimal("0.000001"), Decimal(10) ** 15, Decimal("7.8"), Decimal(67)]),
)
LABELS = st.one_of(
    st.sampled_from(["2021", "China", "United States", "A label that is long enough to take two lines", "Q1"]),
    st.text("abc defgh Ünï中国", min_size=1, max_size=40).filter(str.strip),
)


@st.composite
def charts(draw_value: st.DrawFn) -> Chart:
    kind = draw_value(st.sampled_from(KINDS))
    count = 2 if kind == "slope" else draw_value(st.integers(1, 12))
    names = [""] if kind in ("bar", "column", "range") else draw_value(st.sampled_from(
        [["One", "Two"], ["A name of several words", "B", "C", "Another name"], *([[""]] if kind == "line" else [])]))  # fmt: skip
    labels = draw_value(st.lists(LABELS, min_size=count, max_size=count, unique=True))
    made = []
    for name in names:
        for label in labels:
            value = draw_value(VALUES)
            upper = value + abs(draw_value(VALUES)) if kind == "range" and draw_value(st.booleans()) else None
            made.append(Point(
                label, value, printed_value(value), (3,), draw_value(st.booleans()), series=name, upper=upper,
                upper_printed=printed_value(upper) if upper is not None else "",
                calculation=draw_value(st.sampled_from(["", "1 + 1"])),
            ))  # fmt: skip
    return chart_of(kind, tuple(made))


NINE = ["aaaaaaaaaaaaaa中", "2021", "A label that is long enough to take two lines", *"abcdef"]
"""The first name is wider than half its column and moves towards the third, which stands in the same row."""


@settings(max_examples=60, deadline=None)
@example(chart_of("line", tuple(point(name, "0") for name in NINE)))
@example(chart_of("column", tuple(point(name, "1") for name in NINE)))
@given(charts())
def test_no_text_leaves_a_drawing_or_stands_on_another(chart: Chart) -> None:
    assert_sound(draw(chart))


@pytest.mark.parametrize("chart", every_kind(), ids=KINDS)
def test_every_value_and_every_name_is_drawn(chart: Chart) -> None:
    """A line of several series has values at its ends and along the highlighted one; its other values are in the
    alternative text."""
    drawing = draw(chart)
    said = " ".join(label.text for label in drawing.labels)
    ends = {chart.labels[0], chart.labels[-1]}
    for each in chart.points:
        if each.label in ends or each.highlight or not each.series:
            assert each.printed in said
            assert each.upper_printed in said
        assert each.printed in chart.alternative
    assert all(name in said for name in chart.series)


@pytest.mark.parametrize("kind", ["bar", "column"])
def test_bars_start_at_zero_and_are_as_long_as_their_values(kind: ChartKind) -> None:
    bars = draw(chart_of(kind, (point("a", "2"), point("b", "-1"), point("c", "4")))).bars
    lengths = [bar.width if kind == "bar" else bar.height for bar in bars]
    assert lengths[2] == pytest.approx(2 * lengths[0])
    assert lengths[0] == pytest.approx(2 * lengths[1])
    if kind == "bar":
        assert bars[0].x == pytest.approx(bars[2].x) == pytest.approx(bars[1].box[2])
    else:
        assert bars[0].box[3] == pytest.approx(bars[2].box[3]) == pytest.approx(bars[1].y)


def test_the_parts_of_a_bar_lie_side_by_side_in_the_length_of_their_values() -> None:
    points = tuple(point("x", value, series=name) for name, value in (("a", "10"), ("b", "30")))
    first, second = draw(chart_of("stacked", points)).bars
    assert second.x == pytest.approx(first.x + first.width, abs=1)
    assert second.width / first.width == pytest.approx(3, abs=0.05)


def test_a_line_that_does_not_start_at_zero_says_so() -> None:
    near = chart_of("line", (point("a", "96"), point("b", "98"), point("c", "97")))
    assert not draw(near).from_zero
    assert draw(chart_of("line", (point("a", "2"), point("b", "98")))).from_zero
    assert draw(replace(near, kind="column")).from_zero


def test_a_value_of_nothing_and_a_tiny_one_can_still_be_seen() -> None:
    bars = draw(chart_of("bar", (point("a", "1000000"), point("b", "0.001"), point("c", "0")))).bars
    assert all(bar.width >= 0.75 for bar in bars)


def test_series_differ_in_more_than_their_tone() -> None:
    """Each is named at its own mark, so that nobody needs the colours to tell them apart."""
    stacked = next(chart for chart in every_kind() if chart.kind == "stacked")
    drawing = draw(stacked)
    assert len({bar.tone for bar in drawing.bars}) == len(stacked.series)


@given(
    st.lists(st.tuples(st.floats(-50, 150), st.floats(1, 30)), min_size=1, max_size=8),
    st.floats(100, 300),
)
def test_spread_labels_keep_apart_and_inside(items: list[tuple[float, float]], room: float) -> None:
    centres, sizes = [item[0] for item in items], [item[1] for item in items]
    found = spread(centres, sizes, 0, room)
    if found is None:
        assert sum(sizes) > room
        return
    ends = sorted((centre - size / 2, centre + size / 2) for centre, size in zip(found, sizes, strict=True))
    assert ends[0][0] >= -1e-6
    assert ends[-1][1] <= room + 1e-6
    assert all(one[1] <= other[0] + 1e-6 for one, other in itertools.pairwise(ends))


def test_labels_that_are_apart_stay_where_they_are_wanted() -> None:
    assert spread([10, 50, 90], [10, 10, 10], 0, 100) == [10, 50, 90]


def test_leaders_cross_no_text() -> None:
    wanted, widths = [10.0, 30.0, 60.0, 350.0], [80.0, 120.0, 40.0, 90.0]
    placed = stairs(wanted, widths, 374)
    assert sorted(row for _, row in placed) == [0, 1, 2, 3]
    for (_, row), at in zip(placed, wanted, strict=True):
        for (left, other), width in zip(placed, widths, strict=True):
            assert not (other > row and left < at < left + width)


@given(st.text(max_size=60), st.floats(20, 200))
def test_wrapped_lines_hold_every_word_and_fit(text: str, width: float) -> None:
    lines = wrapped(text, width, 8)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, 8) <= width or len(line) == 1 for line in lines)


def test_fills_and_lines_stand_out_from_the_page() -> None:
    """WCAG 2.2, 1.4.11: three to one against what is beside them."""
    import re

    css = (TEMPLATES / "memo" / "memo.css").read_text("utf-8")
    colours = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", css))
    for name in ("accent", "bar", "mid", "ink", "strong-line"):
        assert 1.05 / (luminance(colours[name]) + 0.05) >= 3, name


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_labels_are_measured_in_the_font_of_the_house() -> None:
    """A house with a wider sans gets a wider column of names, so that none runs into its bar."""
    name = "IBMPlexSerif-SemiBold.ttf"
    face = Face(name, font_file(name).read_bytes(), (600, 600), italic=False)
    wide = HouseFont("House", (face,), False, Place("house.yaml"))
    chart = chart_of("bar", (point("Provincial port groups", "7"), point("Harbour boards", "3")))
    usual, own, again = (min(bar.x for bar in draw(chart, font=font).bars) for font in (None, wide, None))
    assert own > usual == again
