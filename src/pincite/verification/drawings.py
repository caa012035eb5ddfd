"""The texts of a chart as a page has them: its labels and values in rows, apart from what they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pincite.verification.folding import fold
from pincite.verification.reading import FileText
from pincite.verification.record import Unit

_POINT = ", point "
"""In the place of a point, between its chart and its number there."""


def drawn_texts(file: FileText, units: Sequence[Unit]) -> frozenset[int]:
    """The fragments of a page that are nothing but labels and values of the charts of a briefing."""
    if file.delivered.noun != "page":
        return frozenset()
    rows = _drawn_rows(units)
    return frozenset(index for index, piece in enumerate(file.stream.pieces) if _closed(piece.text) in rows)


def _drawn_rows(units: Sequence[Unit]) -> frozenset[str]:
    """Every row, folded, in which the charts may be read: a label with its values in the order of the series, all
    labels, or values that stand side by side."""
    charts: dict[str, dict[str, tuple[str, str]]] = {}
    for unit in units:
        chart, is_point, point = unit.where.partition(_POINT)
        if unit.kind == "Point" and is_point:
            at = next((role.start for role in unit.roles if role.role == "number"), len(unit.text))
            charts.setdefault(chart, {}).setdefault(point, (unit.text[:at].strip(), unit.text[at:].strip()))
    return frozenset(_closed(fold(row).text) for points in charts.values() for row in _rows(list(points.values())))


def _rows(points: Sequence[tuple[str, str]]) -> Iterator[str]:
    """``points`` are labels and values, one series after the other."""
    values: dict[str, list[str]] = {}
    for label, value in points:
        values.setdefault(label, []).append(value)
    yield " ".join(values)
    for label, of_label in values.items():
        yield " ".join((label, *of_label))
        yield " ".join((*of_label, label))
    for series in (*values.values(), [value for _, value in points]):
        yield from (
            " ".join(series[first:last]) for first in range(len(series)) for last in range(first + 1, len(series) + 1)
        )


def _closed(folded: str) -> str:
    """Without the spaces between figures: what parts thousands may be lost where a drawing is read."""
    return folded.replace(" ", "")
