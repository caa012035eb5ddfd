"""The evidence file: what every citation number and every printed number of a briefing rests on, for machines."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from typing import Any

from pincite.briefing.editions import edition_of
from pincite.briefing.model import Briefing, EvidenceEntry, PrintedNumber, SourceEntry, Statement, plain
from pincite.delivered.model import Sheet
from pincite.delivered.names import EVIDENCE_FORMAT
from pincite.editions.model import Piece
from pincite.references.links import seconds_of
from pincite.references.model import Locator
from pincite.writers.printed import printed_units

EVIDENCE_VERSION = 1


def write_evidence(briefing: Briefing, *, slides: Sequence[Sheet] = (), memo: Sequence[str] = ()) -> bytes:
    """Versioned, key-sorted JSON in UTF-8.

    Each entry carries selectors of the W3C Web Annotation Data Model: TextQuoteSelector (``exact``, ``prefix``,
    ``suffix``), TextPositionSelector (``start``, ``end``, code points of the decoded file) and, where the original has
    pages or times, a FragmentSelector for them. ``locators`` are the same places in the terms of CSL, for a reader.
    Its ``pieces`` are what its ids name, each with a span of its own, ``judgements`` what rests on them, ``holdings``
    the documents of the corpus with the beginning of their SHA-256: what the next edition is compared with.
    ``printed`` holds what the briefing says in its own files, unit by unit, and ``slides`` or ``memo`` the texts of
    the deck or memo that it travels in, fixed words included: what ``verify`` compares an edited file with.
    """
    sources = {source.id: source for source in briefing.sources}
    content = {
        "format": EVIDENCE_FORMAT,
        "version": EVIDENCE_VERSION,
        "brief": _brief(briefing),
        "sources": [_source(source) for source in briefing.sources],
        "evidence": [_entry(entry, sources[entry.source]) for entry in briefing.evidence],
        "judgements": [dataclasses.asdict(judgement) for judgement in edition_of(briefing).judgements],
        "holdings": dict(briefing.holdings),
        "readings": [dataclasses.asdict(item) for item in briefing.readings],
        "statements": [_statement(item) for item in briefing.statements if item.cited or item.numbers],
        "printed": printed_units(briefing),
        **({"slides": [_slide(sheet) for sheet in slides]} if slides else {}),
        **({"memo": list(memo)} if memo else {}),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _brief(briefing: Briefing) -> dict[str, str]:
    version = {"version": briefing.version} if briefing.version else {}
    about = {"slug": briefing.slug, "title": briefing.title, "date": briefing.date_iso, "lang": briefing.lang}
    return {**about, **version}


def _slide(sheet: Sheet) -> list[dict[str, Any]]:
    return [
        {
            "shape": item.shape,
            "kind": item.kind,
            "text": item.text,
            **({"cites": [[mark.offset, list(mark.numbers)] for mark in item.marks]} if item.marks else {}),
        }
        for item in sheet.fragments
        if item.kind != "furniture"
    ]


def _source(source: SourceEntry) -> dict[str, Any]:
    return {
        "id": source.id,
        "reference": plain(source.reference),
        "kind": source.kind,
        "origin": source.origin,
        "descriptor": source.descriptor,
        "file": source.file,
        "sha256": source.sha256,
        **{key: value for key in ("status", "language", "words_sha256") if (value := getattr(source, key))},
    }


def _entry(entry: EvidenceEntry, source: SourceEntry) -> dict[str, Any]:
    target: dict[str, Any] = {"source": source.file, "sha256": source.sha256}
    if entry.line:
        target["selector"] = selectors(
            entry.exact, entry.prefix, entry.suffix, entry.span.start, entry.span.end, entry.locators
        )
    return {
        "number": entry.number,
        "ids": list(entry.evidence),
        "document": entry.source,
        "line": entry.line,
        "locator": entry.locator,
        "locators": [_locator(place) for place in entry.locators],
        "cite": plain(entry.cite),
        "attribution": entry.attribution,
        "link": entry.link,
        "target": target,
        **({"pieces": [_piece(piece) for piece in entry.pieces]} if entry.pieces else {}),
    }


def selectors(
    exact: str, prefix: str, suffix: str, start: int, end: int, locators: Sequence[Locator]
) -> list[dict[str, Any]]:  # fmt: skip
    """Every way to find words in their document, in the terms of the Web Annotation Data Model (4.2)."""
    return [
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
        {"type": "TextPositionSelector", "start": start, "end": end},
        *(fragment for place in locators if (fragment := _fragment(place))),
    ]


def _piece(piece: Piece) -> dict[str, Any]:
    known = {key: value for key in ("speaker", "value", "upper", "unit") if (value := getattr(piece, key))}
    return {"id": piece.id, "type": piece.kind, "text": piece.text, "start": piece.start, "end": piece.end, **known}


def _locator(place: Locator) -> dict[str, str]:
    printed = {"printed": place.printed} if place.printed else {}
    return {"label": place.label, "value": place.value, **printed}


_MEDIA, _PDF = "http://www.w3.org/TR/media-frags/", "http://tools.ietf.org/rfc/rfc3778"
"""What a fragment conforms to, as the model names it."""


def _fragment(place: Locator) -> dict[str, str] | None:
    """The selector of a page of the PDF or of a time of the recording, its end included where it has one."""
    if place.label == "page":
        first = place.value.partition("-")[0]
        return {"type": "FragmentSelector", "conformsTo": _PDF, "value": f"page={first}"} if first.isdigit() else None
    times = [seconds_of(time) for time in place.value.split("–")] if place.label == "timestamp" else []
    known = [time for time in times if time is not None]
    if not known or known != times:
        return None
    end = f",{known[-1]}" if known[-1] > known[0] else ""  # a range must not be empty (Media Fragments URI, 4.2.1)
    return {"type": "FragmentSelector", "conformsTo": _MEDIA, "value": f"t={known[0]}{end}"}


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.text,
        "path": statement.place.path,
        "kind": statement.kind,
        "cited": list(statement.cited),
        "numbers": [_number(number) for number in statement.numbers],
        "quoted": [{"text": quoted.text, "cited": list(quoted.cited)} for quoted in statement.quoted],
    }


def _number(number: PrintedNumber) -> dict[str, Any]:
    return {"text": number.text, "rule": number.rule, "number": number.bound_to or None}
