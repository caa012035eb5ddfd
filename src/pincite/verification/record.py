"""The evidence file as ``verify`` needs it: what was printed, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pincite.delivered.evidence_file import read_content


class RecordError(Exception):
    """An evidence file that cannot be used; the argument says why, to go on after its name."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a part of a unit is."""

    role: str
    """``quotation``, ``speaker``, ``attribution``, ``number`` or ``words``."""
    start: int
    end: int
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """Words that were printed together."""

    text: str
    where: str
    kind: str
    roles: tuple[Role, ...] = ()
    cites: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """Offset into the words, and the citation numbers that stand there."""
    baseline: bool = False
    """Whether it is the text of a slide as it was made, rather than what the briefing says."""

    @property
    def cited(self) -> frozenset[int]:
        return frozenset(number for _, numbers in self.cites for number in numbers)


@dataclass(frozen=True, slots=True)
class Entry:
    """A cited passage."""

    number: int
    document: str
    exact: str
    locator: str
    attribution: str
    ids: tuple[str, ...]
    start: int = 0
    end: int = 0
    sha256: str = ""

    @property
    def place(self) -> str:
        """``nin-report, paragraph 1, line 3``."""
        return ", ".join(part for part in (self.document, self.locator) if part)


@dataclass(frozen=True, slots=True)
class Record:
    """What a delivered file is compared with; empty where no evidence is at hand."""

    slug: str = ""
    title: str = ""
    lang: str = "en"
    units: tuple[Unit, ...] = ()
    entries: Mapping[int, Entry] = field(default_factory=dict)
    slides: tuple[tuple[Unit, ...], ...] = ()
    """Texts of each slide as it was made; empty for a memo."""
    memo: tuple[Unit, ...] = ()
    """Texts of the memo as its template printed them; empty for a deck."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Id -> SHA-256 of its file."""
    bindings: tuple[tuple[str, str], ...] = ()
    """Numbers of the author's sentences as printed, and the id that each is bound to."""
    readings: tuple[str, ...] = ()
    """The bracketed words that were put into quotations."""
    references: tuple[str, ...] = ()
    """The sources' entries in the bibliography."""

    caveats: tuple[str, ...] = ()
    """What affects the credibility of each source, where something is said of it."""

    @property
    def known(self) -> bool:
        """Whether it says what was printed."""
        return bool(self.units)


def read_record(data: bytes) -> Record:
    """An evidence file; raises ``RecordError`` for what is none, or is one without what was printed."""
    try:
        return read_content(data, _record)
    except ValueError as fault:
        raise RecordError(str(fault)) from fault


def _record(content: dict[str, Any]) -> Record:
    brief = content.get("brief") or {}
    entries = {entry.number: entry for entry in map(_entry, content.get("evidence") or ())}
    numbers = (number for item in content.get("statements") or () for number in item.get("numbers") or ())
    return Record(
        slug=str(brief.get("slug") or ""),
        title=str(brief.get("title") or ""),
        lang=str(brief.get("lang") or "en"),
        units=tuple(_unit(item, baseline=False) for item in content.get("printed") or ()),
        entries=entries,
        slides=tuple(tuple(_unit(item, baseline=True) for item in slide) for slide in content.get("slides") or ()),
        memo=tuple(Unit(str(text), "", "memo", baseline=True) for text in content.get("memo") or ()),
        sources={str(item["id"]): str(item["sha256"]) for item in content.get("sources") or ()},
        bindings=tuple((str(item["text"]), str(item["number"])) for item in numbers if item.get("number")),
        readings=tuple(str(item["canonical"]) for item in content.get("readings") or ()),
        references=tuple(str(item.get("reference") or "") for item in content.get("sources") or ()),
        caveats=tuple(str(item["descriptor"]) for item in content.get("sources") or () if item.get("descriptor")),
    )


def _unit(item: dict[str, Any], *, baseline: bool) -> Unit:
    text = str(item["text"])
    where = str(item["shape"] if baseline else item["where"])
    cites = tuple((int(offset), tuple(map(int, numbers))) for offset, numbers in item.get("cites") or ())
    return Unit(text, where, str(item["kind"]), tuple(_roles(item)), cites, baseline)


def _roles(item: dict[str, Any]) -> Iterator[Role]:
    for role in item.get("roles") or ():
        yield Role(str(role["role"]), int(role["start"]), int(role["end"]), str(role.get("evidence") or ""))


def _entry(item: dict[str, Any]) -> Entry:
    target = item.get("target") or {}
    selectors = {str(each.get("type")): each for each in target.get("selector") or ()}
    quote, position = selectors.get("TextQuoteSelector", {}), selectors.get("TextPositionSelector", {})
    return Entry(
        number=int(item["number"]),
        document=str(item["document"]),
        exact=str(quote.get("exact") or ""),
        locator=str(item.get("locator") or ""),
        attribution=str(item.get("attribution") or ""),
        ids=tuple(map(str, item.get("ids") or ())),
        start=int(position.get("start") or 0),
        end=int(position.get("end") or 0),
        sha256=str(target.get("sha256") or ""),
    )
