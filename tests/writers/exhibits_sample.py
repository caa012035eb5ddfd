"""Charts, a table, timelines and a matrix made by hand, and the sample briefing with all of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pincite.briefing.model import (
    Briefing,
    Cell,
    Chart,
    ChartKind,
    Citation,
    Column,
    CoverageMatrix,
    CoveredSource,
    CoveredTheme,
    Moment,
    Point,
    Run,
    Table,
    Timeline,
)
from tests.writers.sample import CHART, sample_briefing, words

KINDS: tuple[ChartKind, ...] = ("bar", "column", "line", "stacked", "slope", "range")


def chart_of(kind: ChartKind, points: tuple[Point, ...], *, number: int = 0) -> Chart:
    """A chart whose alternative text says every value."""
    values = ", ".join(f"{point.label} {point.printed}" for point in points)
    title = f"A {kind} chart shows what moved"
    return replace(CHART, kind=kind, title=words(title), points=points, alternative=f"{title}: {values}.",
                   number=number, note=words("Rounded."))  # fmt: skip


def point(label: str, value: str, *, series: str = "", upper: str = "", highlight: bool = False) -> Point:
    return Point(
        label, Decimal(value), value.replace("-", "−"), (3,), highlight, series=series,
        upper=Decimal(upper) if upper else None, upper_printed=upper.replace("-", "−"),
    )  # fmt: skip


def every_kind() -> tuple[Chart, ...]:
    """One chart of each kind, with long labels, a negative value, a calculation, and parts too narrow for a value."""
    years = ("2021", "2022", "2023", "2024")
    single = (
        point("A rather long label that wraps", "140", highlight=True),
        replace(point("Our sum", "47"), calculation="40 + 7"),
        point("Below", "-8"),
    )
    stacked = tuple(
        point(label, value, series=name, highlight=name == "Private money")
        for name, values in (("Private money", ("7.8", "67")), ("Fund", ("8", "2")), ("Venture fund", ("140", "47")))
        for label, value in zip(("China", "United States"), values, strict=True)
    )
    moved = tuple(
        point(label, value, series=name, highlight=name == "First")
        for name, values in (("First", ("36", "80")), ("Second", ("38", "36")), ("Third", ("80", "79")))
        for label, value in zip(("Before", "After"), values, strict=True)
    )
    lines = tuple(
        point(label, value, series=name, highlight=name == "First")
        for name, values in (("First", ("36", "38", "70", "80")), ("Second", ("80", "70", "70", "38")))
        for label, value in zip(years, values, strict=True)
    )
    spans = (
        point("Threshold", "14", highlight=True),
        point("Research", "3", upper="4"),
        point("Both", "3", upper="14"),
    )
    numbered = (("bar", single), ("column", single), ("line", lines), ("stacked", stacked), ("slope", moved),
                ("range", spans))  # fmt: skip
    return tuple(
        chart_of(kind, points, number=number)  # type: ignore[arg-type]
        for number, (kind, points) in enumerate(numbered, 1)
    )


TABLE = Table(
    title=words("What is spent, and on what"),
    columns=(Column("Vehicle"), Column("Amount", "US$ billion", figures=True), Column("Purpose")),
    rows=tuple(
        (Cell((Run(name), Citation((3,)))), Cell((Run(value),), value, calculation=formula), Cell(words("Chips")))
        for name, value, formula in (("Fund", "8", ""), ("Private", "7.8", ""), ("Both", "15.8", "8 + 7.8"))
    ),
    alternative="Table. What is spent. Columns: Vehicle, Amount, Purpose; 3 rows.",
    citations=(3,),
    note=words("Years differ."),
    number=1,
)
TIMELINE = Timeline(
    "",
    (
        Moment("2019", "2019", words("The listing comes into force.", 2), (2,)),
        Moment("7 October 2022", "2022-10-07", words("Controls are issued."), (3,), "nin-report#p19", "NIN report"),
    ),
    "Sentences of the sources that carry a date.",
)


def matrix(sources: int) -> CoverageMatrix:
    """A matrix of up to twelve columns and two rows; further sources are counted."""
    shown = min(sources, 12)
    names = tuple(CoveredSource(f"s{at}", f"Source number {at}", f"o{at // 2}", True) for at in range(shown))
    rows = tuple(
        CoveredTheme(label, tuple(range(start, start + shown)), 4) for label, start in (("Chips", 0), ("Money", 7))
    )
    return CoverageMatrix(names, rows, sources - shown, "Each figure counts sentences.")


def with_exhibits(sources: int = 5) -> Briefing:
    """The sample briefing with a section for each kind of chart, a table, timelines and the matrix."""
    sample = sample_briefing()
    money = sample.sections[1]
    sections = tuple(
        replace(
            money,
            number=number,
            label=f"Label {number}",
            headline=f"Section {number} has a chart",
            paragraphs=tuple(
                replace(each, number=each.number and f"{number}.{at}") for at, each in enumerate(money.paragraphs, 1)
            ),
            quotations=(),
            extracts=(),
            chart=chart,
            table=TABLE if number == 1 else None,
            timeline=TIMELINE if number == 2 else None,
        )
        for number, chart in enumerate(every_kind(), 1)
    )
    return replace(sample, sections=sections, timeline=TIMELINE, coverage=matrix(sources))
