"""Charts of every kind, tables, timelines and matrices drawn by lot."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pincite.briefing.model import (
    Cell,
    Chart,
    ChartKind,
    Column,
    CoverageMatrix,
    CoveredSource,
    CoveredTheme,
    KeyNumber,
    Moment,
    Point,
    Table,
    Timeline,
)
from tests.render.lots import Lot
from tests.writers.exhibits_sample import KINDS
from tests.writers.sample import CHART, words


def drawn_numbers(lot: Lot, most: int) -> tuple[KeyNumber, ...]:
    return tuple(
        KeyNumber(
            f"a#{lot.draw.random()}",
            lot.draw.choice(("$7.8", "600", "1/13", "1,234,567", "−0.4", "three quarters")),
            lot.draw.choice(("", "million+", "%", "billion US dollars")),
            lot.prose(1, 40),
            (1,),
            calculation=lot.draw.choice(("", "", "67 / 7.8")),
        )
        for _ in range(lot.times(most))
    )


def drawn_chart(lot: Lot) -> Chart:
    kind: ChartKind = lot.draw.choice(KINDS)
    several = kind in ("stacked", "slope") or (kind == "line" and lot.chance(0.6))
    points = _series(lot, kind) if several else _single(lot, kind)
    unit = lot.draw.choice(("US$ billion", "%", "tonnes of copper concentrate a day", ""))
    alternative = "; ".join(f"{point.label} {point.printed}" for point in points)
    return replace(
        CHART, kind=kind, points=points, title=words(lot.title()), measure=lot.draw.choice(("", lot.label())),
        unit=unit, alternative=alternative, note=lot.maybe(lot.prose(1), 0.3),
    )  # fmt: skip


def _single(lot: Lot, kind: ChartKind) -> tuple[Point, ...]:
    """One to twelve points, some below nothing; those of a range have an upper end now and then."""
    count = lot.times(12, least=1)
    best = lot.draw.randrange(count)
    long = lot.chance(0.3)
    # Under a plot there is room for many short labels or for few long ones; at its left for many long ones.
    roomy = kind in ("bar", "column") or count < 4
    made = []
    for number in range(1, count + 1):
        label = f"{lot.sentence(9 if long else 2).rstrip('.。')} {number}" if roomy else f"{lot.word()} {number}"
        value = _value(lot)
        point = Point(label, value, _printed(lot, value), (3,), number == best + 1 and lot.chance(0.8))
        if kind == "range" and lot.chance(0.7):
            upper = value + abs(_value(lot))
            point = replace(point, upper=upper, upper_printed=_printed(lot, upper))
        made.append(point)
    return tuple(made)


def _series(lot: Lot, kind: ChartKind) -> tuple[Point, ...]:
    """One to six series over two labels of a slope, or over up to twelve."""
    count = 2 if kind == "slope" else lot.times(12, least=1 if kind == "stacked" else 2)
    roomy = kind == "stacked" or count < 4
    labels = [f"{lot.label()} {n}" if roomy and lot.chance(0.7) else str(2010 + n) for n in range(count)]
    names = [f"{lot.label()} {n}" for n in range(lot.times(6, least=1))]
    marked = lot.draw.choice((*names, ""))
    made = []
    for name in names:
        for label in labels:
            value = _value(lot)
            made.append(Point(label, value, _printed(lot, value), (3,), name == marked, series=name))
    return tuple(made)


def _value(lot: Lot) -> Decimal:
    """Whole, with decimals, large, nothing or negative."""
    size = lot.draw.choice((Decimal(1), Decimal("0.1"), Decimal(1000)))
    sign = -1 if lot.chance(0.12) else 1
    return sign * size * lot.draw.randint(0, 140)


def _printed(lot: Lot, value: Decimal) -> str:
    shown = f"{value:,}".replace("-", "−")
    return lot.draw.choice((shown, shown, f"over {shown}", f"{shown} %"))


def drawn_table(lot: Lot) -> Table:
    columns = lot.draw.randint(2, 5)
    names = tuple(
        Column(lot.label(), figures=lot.chance(0.3) and place > 0, unit=lot.draw.choice(("", "US$ billion")))
        for place in range(columns)
    )
    rows = tuple(tuple(Cell(lot.maybe(lot.prose(1, 9), 0.9)) for _ in names) for _ in range(lot.times(14, least=1)))
    return Table(words(lot.title()), names, rows, "A table.", (1, 2))


def drawn_timeline(lot: Lot) -> Timeline:
    moments = tuple(
        Moment(f"October {2000 + n}", f"{2000 + n}-10", lot.prose(1, 25), (1,)) for n in range(lot.times(14, least=1))
    )
    return Timeline(lot.draw.choice(("", lot.title())), moments, "")


def drawn_matrix(lot: Lot) -> CoverageMatrix:
    sources = tuple(CoveredSource(f"s{n}", lot.label(), f"s{n}", True) for n in range(lot.times(12, least=2)))
    themes = tuple(
        CoveredTheme(lot.label(), tuple(lot.draw.randint(0, 40) for _ in sources), 0)
        for _ in range(lot.times(8, least=2))
    )
    return CoverageMatrix(sources, themes, lot.draw.choice((0, 3)), lot.text(1))
