"""The evidence file: what every citation number and every printed number of a briefing rests on, for machines."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from pincite.briefing.model import Briefing, EvidenceEntry, PrintedNumber, SourceEntry, Statement, plain
from pincite.references.links import seconds_of
from pincite.references.model import Locator

EVIDENCE_VERSION = 1


def write_evidence(briefing: Briefing) -> bytes:
    """Versioned, key-sorted JSON in UTF-8.

    Each entry carries selectors of the W3C Web Annotation Data Model: TextQuoteSelector (``exact``, ``prefix``,
    ``suffix``), TextPositionSelector (``start``, ``end``, code points of the decoded file) and, where the original has
    pages or times, a FragmentSelector for them. ``locators`` are the same places in the terms of CSL, for a reader.
    """
    sources = {source.id: source for source in briefing.sources}
    content = {
        "format": "pincite-evidence",
        "version": EVIDENCE_VERSION,
        "brief": {"slug": briefing.slug, "title": briefing.title, "date": briefing.date_iso},
        "sources": [_source(source) for source in briefing.sources],
        "evidence": [_entry(entry, sources[entry.source]) for entry in briefing.evidence],
        "readings": [dataclasses.asdict(item) for item in briefing.readings],
        "statements": [_statement(item) for item in briefing.statements if item.cited or item.numbers],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _source(source: SourceEntry) -> dict[str, Any]:
    return {
        "id": source.id,
        "reference": plain(source.reference),
        "kind": source.kind,
        "origin": source.origin,
        "descriptor": source.descriptor,
        "file": source.file,
        "sha256": source.sha256,
    }


def _entry(entry: EvidenceEntry, source: SourceEntry) -> dict[str, Any]:
    target: dict[str, Any] = {"source": source.file, "sha256": source.sha256}
    if entry.line:
        target["selector"] = [
            {"type": "TextQuoteSelector", "exact": entry.exact, "prefix": entry.prefix, "suffix": entry.suffix},
            {"type": "TextPositionSelector", "start": entry.span.start, "end": entry.span.end},
            *(fragment for place in entry.locators if (fragment := _fragment(place))),
        ]
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
    }


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
        "cited": list(statement.cited),
        "numbers": [_number(number) for number in statement.numbers],
        "quoted": [{"text": quoted.text, "cited": list(quoted.cited)} for quoted in statement.quoted],
    }


def _number(number: PrintedNumber) -> dict[str, Any]:
    return {"text": number.text, "rule": number.rule, "number": number.bound_to or None}
