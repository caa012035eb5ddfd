"""Every text that a briefing prints, in units that a reader sees together, for whoever checks a delivered file later.

A unit is a sentence with its number, a quotation with its speaker, a value with its label. What a part of a unit is
(a quotation, a speaker, a number) is told by its role. New parts of the briefing come in by themselves: each text
that no rule below groups with others is a unit of its own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from pincite.briefing.model import (
    Briefing,
    Cell,
    Citation,
    CoverageMatrix,
    CoveredTheme,
    LikelihoodScale,
    Run,
    SourceEntry,
    Table,
)

_GROUPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "Paragraph": (("number", "prose"),),
    "PullQuotation": (("prose", "speaker", "role", "attribution"),),
    "Extract": (("prose", "attribution"),),
    "KeyNumber": (("figure", "scale", "label"),),
    "Point": (("label", "printed", "upper_printed"), ("label", "series", "printed", "upper_printed")),
    "Section": (("number", "label", "headline"),),
    "Judgement": (("number", "claim"), ("likelihood", "likelihood_range")),
    "LikelihoodTerm": (("term", "range"),),
    "Moment": (("date", "prose", "attribution"),),
    "Column": (("name", "unit"),),
    "Assumption": (("assumption", "if_wrong", "indicator"),),
    "Alternative": (("explanation", "why_not", "would_raise"),),
    "Change": (("text", "why"),),
    "Chart": (("measure", "unit"),),
}
"""Fields that are read as one, in the order in which they are printed."""

_SILENT = frozenset("statements span place value upper line locators deck pieces holdings".split())
_UNPRINTED = frozenset(
    """evidence upper_evidence id slug lang paper date_iso iso theme language url link exact prefix suffix status
    state words_sha256""".split()
)
"""Fields that are no text for a reader, whatever they hold, and where they hold text."""

_ROLES: dict[tuple[str, str], str] = {
    ("PullQuotation", "prose"): "quotation",
    ("Extract", "prose"): "quotation",
    ("EvidenceEntry", "context"): "quotation",
    ("PullQuotation", "speaker"): "speaker",
    ("PullQuotation", "attribution"): "attribution",
    ("Extract", "attribution"): "attribution",
    ("KeyNumber", "figure"): "number",
    ("Point", "printed"): "number",
    ("Point", "upper_printed"): "number",
}


@dataclasses.dataclass(slots=True)
class _Unit:
    """A unit while it is put together."""

    where: str
    kind: str
    text: str = ""
    roles: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    cites: list[list[Any]] = dataclasses.field(default_factory=list)

    def add(self, value: Any, role: str, evidence: str) -> None:
        """A field's words, parted by a space from those before."""
        if self.text and value not in ("", (), None):
            self.text += " "
        start = len(self.text)
        for part in value if isinstance(value, tuple) else (Run(str(value)),):
            if isinstance(part, Citation):
                self.cites.append([len(self.text), list(part.numbers)])
            elif isinstance(part, Run):
                self._add_run(part)
        if role and len(self.text) > start:
            known = {"evidence": evidence} if evidence else {}
            self.roles.append({"role": role, "start": start, "end": len(self.text), **known})

    def _add_run(self, run: Run) -> None:
        start = len(self.text)
        self.text += run.text
        if run.evidence:
            self.roles.append({"role": "words", "start": start, "end": len(self.text), "evidence": run.evidence})

    def as_dict(self) -> dict[str, Any]:
        extra = {"roles": self.roles} if self.roles else {}
        cited = {"cites": self.cites} if self.cites else {}
        return {"where": self.where, "kind": self.kind, "text": self.text, **extra, **cited}


def printed_units(briefing: Briefing) -> list[dict[str, Any]]:
    """The units in the order of the memo: where each stands in it, what it is, its words without citation marks, the
    roles of its parts and its citations, both as offsets into the words. Offsets count code points."""
    return [unit.as_dict() for unit in _walk(briefing, "") if unit.text.strip()]


def _walk(item: Any, where: str) -> Iterator[_Unit]:
    if isinstance(item, Table):
        yield from _table(item, where)
    if isinstance(item, CoverageMatrix):
        yield _joined([name.name for name in item.sources], where, "names")
    if isinstance(item, CoveredTheme):
        counts = [str(count or "–") for count in (*item.passages, item.others)]
        yield _joined([item.label, *counts], where, "CoveredTheme")
    if isinstance(item, SourceEntry):
        yield _joined([str(number) for number in item.citations], where, "SourceEntry")
    if isinstance(item, LikelihoodScale):
        yield _joined([term.range for term in item.terms], where, "LikelihoodScale")
    name = type(item).__name__
    grouped = _GROUPS.get(name, ())
    for fields in grouped:
        yield _unit(item, fields, where, name)
    taken = {field for fields in grouped for field in fields}
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if field.name in _SILENT:
            continue
        place = _place(where, field.name)
        if _is_text(value):
            if field.name not in taken and field.name not in _UNPRINTED:
                yield _unit(item, (field.name,), where or place, name)
        else:
            yield from _inside(value, place)


def _inside(value: Any, where: str) -> Iterator[_Unit]:
    """What a field holds that is no text: a part, or several of one kind, or several sentences."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield from _walk(value, where)
    elif isinstance(value, tuple):
        for index, part in enumerate(value, 1):
            if isinstance(part, str) and where.rpartition(", ")[2] not in _UNPRINTED:
                yield _joined([part], where, "sentence")
            elif dataclasses.is_dataclass(part) and not isinstance(part, Cell):
                yield from _walk(part, _one_of(where, index))


def _is_text(value: Any) -> bool:
    if isinstance(value, str):
        return True
    return isinstance(value, tuple) and bool(value) and all(isinstance(part, Run | Citation) for part in value)


def _unit(item: Any, fields: Sequence[str], where: str, name: str) -> _Unit:
    unit = _Unit(where, name)
    evidence = getattr(item, "evidence", "")
    for field in fields:
        value = getattr(item, field, "")
        unit.add(value, _ROLES.get((name, field), ""), evidence if isinstance(evidence, str) else "")
    return unit


def _joined(parts: Sequence[str], where: str, kind: str) -> _Unit:
    return _Unit(where, kind, " ".join(part for part in parts if part))


def _table(table: Table, where: str) -> Iterator[_Unit]:
    yield _joined([f"{column.name} {column.unit}".strip() for column in table.columns], where, "Table")
    for index, row in enumerate(table.rows, 1):
        unit = _Unit(f"{where}, row {index}", "Table")
        for cell in row:
            unit.add(cell.prose, "number" if cell.printed else "", cell.evidence)
        yield unit


def _place(where: str, field: str) -> str:
    name = field.rstrip("_").replace("_", " ")
    return f"{where}, {name}" if where else name


_SINGULAR = {"series": "series", "evidence": "citation", "themes": "theme", "criteria": "criterion"}


def _one_of(where: str, index: int) -> str:
    """``sections`` -> ``section 2``."""
    head, comma, last = where.rpartition(", ")
    one = _SINGULAR.get(last) or (last[:-1] if last.endswith("s") else last)
    return f"{head}{comma}{one} {index}"
