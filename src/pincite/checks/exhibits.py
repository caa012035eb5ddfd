"""What the rules about exhibits share: each figure that a brief sets apart, its label and its place in the YAML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Number
from pincite.spec.exhibits import ChartSpec, NumberSpec, TableSpec
from pincite.spec.model import BriefSpec


@dataclass(frozen=True, slots=True)
class SetApart:
    """A number of the corpus that stands in an exhibit."""

    number: Number
    label: str
    """What its author says that it is."""
    column: str
    """The series of a chart or the column of a table that it stands in; may be empty."""
    path: str


def exhibits(spec: BriefSpec, corpus: Corpus) -> Iterator[tuple[SetApart, ...]]:
    """The numbers of each list of key numbers, chart and table, in the order of the brief; formulas left out."""
    if spec.numbers:
        yield tuple(_key_numbers(spec.numbers, "$.numbers", corpus))
    for index, theme in enumerate(spec.themes):
        path = f"$.themes[{index}]"
        yield tuple(_key_numbers(theme.numbers or (), f"{path}.numbers", corpus))
        if theme.chart:
            yield tuple(_points(theme.chart, f"{path}.chart", corpus))
        if theme.table:
            yield tuple(_cells(theme.table, f"{path}.table", corpus))


def tables(spec: BriefSpec) -> Iterator[tuple[str, TableSpec]]:
    """Each table with its place."""
    for index, theme in enumerate(spec.themes):
        if theme.table:
            yield f"$.themes[{index}].table", theme.table


def _key_numbers(specs: Sequence[NumberSpec], path: str, corpus: Corpus) -> Iterator[SetApart]:
    for index, item in enumerate(specs):
        if number := number_at(item.number, corpus):
            yield SetApart(number, item.label or "", "", f"{path}[{index}]")


def _points(chart: ChartSpec, path: str, corpus: Corpus) -> Iterator[SetApart]:
    listed = [("", f"{path}.points", chart.points)]
    listed += [(each.name, f"{path}.series[{at}].points", each.points) for at, each in enumerate(chart.series)]
    for name, place, points in listed:
        for index, point in enumerate(points):
            if number := number_at(point.number, corpus):
                yield SetApart(number, point.label, name, f"{place}[{index}]")


def _cells(table: TableSpec, path: str, corpus: Corpus) -> Iterator[SetApart]:
    for index, row in enumerate(table.rows):
        for at, cell in enumerate(row):
            if number := number_at(cell.number, corpus):
                yield SetApart(number, row[0].text or "", table.columns[at].name, f"{path}.rows[{index}][{at}]")


def number_at(evidence_id: str | None, corpus: Corpus) -> Number | None:
    """The number that an id names; none where it names something else, which is reported elsewhere."""
    found = corpus.evidence(evidence_id) if evidence_id else None
    return found if isinstance(found, Number) else None
