"""Charts: every point bound to the corpus, in drawing order, with the words for who does not see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pincite.briefing.figures import Value, ids_of, named_value, printed_in_unit, value_in_unit, value_of
from pincite.briefing.model import Chart, Point, plain
from pincite.briefing.prose import ProseComposer
from pincite.corpus.numbers import read_numbers
from pincite.diagnostics import error
from pincite.spec.exhibits import ChartSpec, PointSpec
from pincite.words import BriefingWords, Language

_SORTED = ("bar", "stacked", "range")
"""Kinds that rank; the others show time, which has an order of its own."""


def chart(spec: ChartSpec, path: str, prose: ProseComposer, *, number: int = 0) -> Chart | None:
    """The chart, every point bound; nothing (and diagnostics) when a point is not."""
    composer = _ChartComposer(spec, prose)
    points = composer.points(path)
    scope = composer.scope()
    title = prose.line(spec.title, f"{path}.title", scope=scope)
    measure = prose.words(spec.measure, f"{path}.measure", scope=scope)
    note = prose.line(spec.note, f"{path}.note", scope=scope)
    if points is None:
        return None
    arranged = _arranged(points, spec)
    citations = tuple(sorted({number for point in points for number in point.citations}))
    drawn = Chart(title, spec.kind, spec.unit, measure, arranged, "", citations, note, number)
    return replace(drawn, alternative=chart_in_words(drawn, prose.language))


@dataclass(slots=True)
class _ChartComposer:
    spec: ChartSpec
    prose: ProseComposer

    def points(self, path: str) -> tuple[Point, ...] | None:
        """All points in the order of the brief, or nothing when one of them is at fault."""
        found: list[Point | None] = []
        if self.spec.series:
            accented = [index for index, series in enumerate(self.spec.series) if series.highlight] or [0]
            for index, series in enumerate(self.spec.series):
                place = f"{path}.series[{index}]"
                ids = tuple(item for point in series.points for item in self._ids(point))
                name = self.prose.words(series.name, f"{place}.name", scope=ids)
                found += [
                    self._point(point, f"{place}.points[{at}]", series=name, highlight=index in accented)
                    for at, point in enumerate(series.points)
                ]
        else:
            accented = [index for index, point in enumerate(self.spec.points) if point.highlight] or [0]
            found += [
                self._point(point, f"{path}.points[{index}]", highlight=index in accented)
                for index, point in enumerate(self.spec.points)
            ]
        bound = tuple(point for point in found if point is not None)
        return bound if len(bound) == len(found) else None

    def scope(self) -> tuple[str, ...]:
        """Ids of every number in the chart."""
        every = (*self.spec.points, *(point for series in self.spec.series for point in series.points))
        return tuple(dict.fromkeys(item for point in every for item in self._ids(point)))

    def _ids(self, point: PointSpec) -> tuple[str, ...]:
        if point.low and point.high:
            return (*ids_of(point.low, None, self.prose), *ids_of(point.high, None, self.prose))
        return ids_of(point.number, point.formula, self.prose)

    def _point(self, spec: PointSpec, path: str, *, series: str = "", highlight: bool) -> Point | None:
        low, high = self._ends(spec, path)
        if low is None:
            return None
        keys = ("low", "high") if spec.low else ("number" if spec.number else "formula",) * 2
        value = value_in_unit(low, self.spec.unit, f"{path}.{keys[0]}", self.prose)
        upper = value_in_unit(high, self.spec.unit, f"{path}.{keys[1]}", self.prose) if high else None
        if value is None or (high is not None and upper is None) or not self._drawable(value, upper, path, keys[0]):
            return None
        ids = tuple(dict.fromkeys((*low.ids, *(high.ids if high else ()))))
        return Point(
            label=self.prose.words(spec.label, f"{path}.label", scope=ids),
            value=value,
            printed=printed_in_unit(low, value, self.prose),
            citations=self.prose.register.cite(*ids),
            highlight=highlight,
            evidence=low.ids[0] if low.number else "",
            calculation=low.calculation,
            series=series,
            upper=upper,
            upper_printed=printed_in_unit(high, upper, self.prose) if high and upper is not None else "",
            upper_evidence=high.ids[0] if spec.high and high else "",
        )

    def _ends(self, spec: PointSpec, path: str) -> tuple[Value | None, Value | None]:
        """The value, and the upper end where it is a range."""
        if spec.low and spec.high:
            low = named_value(spec.low, f"{path}.low", self.prose)
            high = named_value(spec.high, f"{path}.high", self.prose)
            return (low, high) if low and high else (None, None)
        found = value_of(spec.number, spec.formula, path, self.prose)
        if found is None or found.number is None or found.number.upper is None:
            return found, None
        if self.spec.kind == "range":
            return found, replace(found, value=found.number.upper)
        self._refuse(f"{path}.number", "number-fits-unit",
                     f"`{self.prose.corpus.text(found.number)}` is a range, not a point",
                     "name a single number, or make it a chart of the kind `range`")  # fmt: skip
        return None, None

    def _drawable(self, value: Decimal, upper: Decimal | None, path: str, key: str) -> bool:
        if upper is not None and upper < value:
            self._refuse(f"{path}.{key}", "number-fits-chart", "the lower end is above the upper one", "swap them")
            return False
        if self.spec.kind == "stacked" and value < 0:
            self._refuse(f"{path}.{key}", "number-fits-chart", "a part of a whole cannot be below zero",
                         "make it a chart of the kind `bar`")  # fmt: skip
            return False
        return True

    def _refuse(self, path: str, rule: str, message: str, hint: str) -> None:
        self.prose.diagnostics.append(error(rule, message, self.prose.loaded.marks.place(path), hint))


def _arranged(points: Sequence[Point], spec: ChartSpec) -> tuple[Point, ...]:
    """The points as they are drawn: a ranking from the largest, unless the author or time gives another order."""
    order = spec.order
    if order is None:
        in_time = all(_is_moment(point.label) for point in points)
        order = "value" if spec.kind in _SORTED and not in_time else "given"
    if order == "given":
        return tuple(points)
    if not spec.series:
        return tuple(sorted(points, key=lambda point: -(point.upper if point.upper is not None else point.value)))
    labels = list(dict.fromkeys(point.label for point in points))
    totals = {label: sum(point.value for point in points if point.label == label) for label in labels}
    rank = {label: place for place, label in enumerate(sorted(labels, key=lambda label: -totals[label]))}
    names = {name: place for place, name in enumerate(dict.fromkeys(point.series for point in points))}
    return tuple(sorted(points, key=lambda point: (names[point.series], rank[point.label])))


def _is_moment(label: str) -> bool:
    """Whether a label is a date and nothing else: bars of several years stand in their order."""
    found = read_numbers(label)
    return len(found) == 1 and found[0].kind == "date" and found[0].printed == label.strip()


def chart_in_words(chart: Chart, language: Language) -> str:
    """The chart for who does not see it: its kind, its message, its data."""
    words = language.briefing
    series = [
        _series_in_words(name, [point for point in chart.points if point.series == name], words)
        for name in dict.fromkeys(point.series for point in chart.points)
    ]
    title, values = plain(chart.title).strip().rstrip(".。"), words.semicolon.join(series)
    return words.chart.format(kind=words.charts[chart.kind], title=title, unit=chart.unit, values=values)


def _series_in_words(name: str, points: Sequence[Point], words: BriefingWords) -> str:
    values = words.comma.join(f"{point.label} {value_in_words(point, words)}" for point in points)
    return words.series.format(name=name, values=values) if name else values


def value_in_words(point: Point, words: BriefingWords) -> str:
    """``7.8``; ``3 to 4`` for a range."""
    return words.range.format(point.printed, point.upper_printed) if point.upper_printed else point.printed
