"""The evidence file: what every citation number and every printed number of a briefing rests on, for machines."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from pincite.briefing.model import Briefing, EvidenceEntry, PrintedNumber, SourceEntry, Statement, plain

EVIDENCE_VERSION = 1


def write_evidence(briefing: Briefing) -> bytes:
    """Versioned, key-sorted JSON in UTF-8.

    Each entry carries the selectors of the W3C Web Annotation Data Model: TextQuoteSelector (``exact``, ``prefix``,
    ``suffix``) and TextPositionSelector (``start``, ``end``, code points of the decoded file).
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
        ]
    return {
        "number": entry.number,
        "ids": list(entry.evidence),
        "document": entry.source,
        "line": entry.line,
        "locator": entry.locator,
        "attribution": entry.attribution,
        "target": target,
    }


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
