"""What a chart of a deck says: the points as they are drawn, and as the workbook behind it has them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from pincite.corpus.unreadable import UnreadableError
from pincite.delivered.model import Fragment
from pincite.delivered.package import Package, below, first, local

_MOST_POINTS = 5_000
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


def chart_fragments(package: Package, part: str, shape: str) -> Iterator[Fragment]:
    """A fragment for each point: label, name of the series where there are several, value; then other texts of it.

    A point whose value in the embedded workbook is another one is given twice: it would change as soon as somebody
    opens the data.
    """
    root = package.tree(part)
    if root is None:
        return
    series = list(below(root, "ser"))
    book = _workbook(package, part)
    for item in series:
        name = _cached(first(item, "tx")) if len(series) > 1 else []
        labels, values = _cached(first(item, "cat")), _cached(_values(item))
        cells = [book.get(cell, "") for cell in _reference(_values(item))]
        for index, value in enumerate(values[:_MOST_POINTS]):
            label = " ".join(part for part in (*labels[index : index + 1], *name[:1]) if part)
            yield Fragment(f"{label} {plain_value(value)}".strip(), "point", shape)
            stored = plain_value(cells[index]) if index < len(cells) else ""
            if stored and stored != plain_value(value):
                yield Fragment(f"{label} {stored}".strip(), "cell", shape)
    for title in below(root, "rich"):
        text = "".join(item.text or "" for item in below(title, "t")).strip()
        if text:
            yield Fragment(text, "text", shape)


def _values(series: Any) -> Any:
    found = first(series, "val")
    return found if found is not None else first(series, "yVal")


def plain_value(stored: str) -> str:
    """A stored number as a reader would print it: ``67.0`` is ``67``, ``7.7999999999999998`` is ``7.8``."""
    try:
        value = Decimal(stored.strip())
    except InvalidOperation:
        return stored
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return stored
    rounded = round(value, 12 - max(value.adjusted(), 0)) if value.adjusted() < 12 else value
    return f"{rounded.normalize():f}" if rounded else "0"


def _cached(element: Any) -> list[str]:
    """The values that the chart keeps, each at its place; a missing one is empty."""
    found: dict[int, str] = {}
    for point in below(element, "pt"):
        index = point.get("idx", "")
        value = first(point, "v")
        if index.isdecimal() and len(index) < 6 and value is not None:
            found[int(index)] = value.text or ""
    last = min(max(found, default=-1), _MOST_POINTS)
    return [found.get(index, "") for index in range(last + 1)]


def _reference(element: Any) -> list[str]:
    """The cells that the values come from, one column or row, in order (``Sheet1!$B$2:$B$3``)."""
    formula = first(element, "f")
    cells = _CELL.findall((formula.text or "").rpartition("!")[2]) if formula is not None else []
    if len(cells) != 2 or cells[0][0] != cells[1][0]:
        return [f"{column}{row}" for column, row in cells[:1]]
    start, end = int(cells[0][1]), int(cells[1][1])
    return [f"{cells[0][0]}{row}" for row in range(start, min(end, start + _MOST_POINTS) + 1)]


def _workbook(package: Package, part: str) -> dict[str, str]:
    """The numbers on the first sheet of the embedded workbook, by cell; empty where there is none to be read."""
    for name in package.related_as(part, "package"):
        content = package.read(name)
        if not zipfile.is_zipfile(io.BytesIO(content)):
            continue
        try:
            book = Package(content)
        except UnreadableError:
            continue
        sheets = sorted(item for item in book.names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", item))
        root = book.tree(sheets[0]) if sheets else None
        return dict(_numbers(root))
    return {}


def _numbers(sheet: Any) -> Iterator[tuple[str, str]]:
    for cell in below(sheet, "c"):
        value = next((item for item in cell if local(item) == "v"), None)
        if value is not None and cell.get("t", "n") == "n":
            yield cell.get("r", ""), value.text or ""
