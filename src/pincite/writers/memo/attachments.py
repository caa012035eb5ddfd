"""What travels inside the memo for other programs: the evidence as JSON, the data of its charts as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from pincite.briefing.model import Briefing, Chart, plain
from pincite.words import MemoWords

_COLUMNS = ("figure", "title", "series", "label", "value", "upper", "unit", "evidence", "upper_evidence", "calculation")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file within the file (ISO 19005-3, 6.8)."""

    name: str
    description: str
    data: bytes


def attachments(briefing: Briefing, *, evidence: bytes, words: MemoWords) -> tuple[Attached, ...]:
    """The evidence, when it is given, and the data of the charts, when there are any."""
    found = []
    if evidence:
        found.append(Attached(f"{briefing.slug}-evidence.json", words.attachment, evidence))
    charts = [section.chart for section in briefing.sections if section.chart]
    if charts:
        found.append(Attached(f"{briefing.slug}-charts.csv", words.chart_data, chart_data(charts)))
    return tuple(found)


def chart_data(charts: list[Chart]) -> bytes:
    """Every point of every chart, a row each, as CSV in UTF-8 (RFC 4180); values as they are bound, not as printed."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for index, chart in enumerate(charts, start=1):
        writer.writerows(_rows(chart, chart.number or index))
    return out.getvalue().encode()


def _rows(chart: Chart, number: int) -> Iterator[tuple[str, ...]]:
    title = plain(chart.title).strip()
    for point in chart.points:
        upper = "" if point.upper is None else str(point.upper)
        yield (str(number), title, point.series, point.label, str(point.value), upper, chart.unit, point.evidence,
               point.upper_evidence, point.calculation)  # fmt: skip
