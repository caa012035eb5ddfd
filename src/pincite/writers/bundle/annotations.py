"""The evidence as W3C Web Annotations: what is cited, where it stands, and whence it came in the terms of PROV-O."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pincite.briefing.model import Briefing, EvidenceEntry, NameReading, plain
from pincite.corpus.model import Source
from pincite.editions.model import Piece
from pincite.writers.bundle.crate import METADATA, origin
from pincite.writers.evidence import selectors

_CONTEXT = 32
"""Code points of prefix and suffix, as in the evidence file."""
_PROV = ("wasQuotedFrom", "wasDerivedFrom", "hadPrimarySource", "wasRevisionOf", "wasGeneratedBy")
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"prov": "http://www.w3.org/ns/prov#", **{term: {"@id": f"prov:{term}", "@type": "@id"} for term in _PROV}},
]


def write_annotations(
    briefing: Briefing, *, addresses: Mapping[str, str], records: Mapping[str, Source], activity: str
) -> bytes:
    """An annotation collection (Web Annotation Data Model, 5) in JSON-LD.

    ``addresses`` are the sources' IRIs by id, ``activity`` the IRI of the build. A quotation was quoted from its source
    (PROV-O, 3.3), a number or passage derived from it; what is second-hand had its origin as primary source; a
    bracketed reading is a revision of what was heard.
    """
    items = [
        *(item for entry in briefing.evidence for item in _of_entry(entry, briefing, addresses, records, activity)),
        *(item for index, reading in enumerate(briefing.readings, 1)
          for item in _of_reading(reading, index, briefing.lang, addresses, activity)),
    ]  # fmt: skip
    collection = {
        "@context": CONTEXT,
        "id": "#evidence",
        "type": "AnnotationCollection",
        "label": briefing.title,
        "total": len(items),
        "first": {"id": "#page-1", "type": "AnnotationPage", "partOf": "#evidence", "startIndex": 0, "items": items},
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def _of_entry(
    entry: EvidenceEntry, briefing: Briefing, addresses: Mapping[str, str], records: Mapping[str, Source], activity: str
) -> Iterator[dict[str, Any]]:
    """One for each piece that is cited in the passage; one for the whole document where there is none."""
    source = records[entry.source]
    cite = {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": briefing.lang,
            "value": f"[{entry.number}] {plain(entry.full_cite or entry.cite) or entry.source}"}  # fmt: skip
    if not entry.pieces:
        yield {"id": f"#citation-{entry.number}", "type": "Annotation", "motivation": "describing", "body": cite,
               "target": addresses[entry.source]}  # fmt: skip
    for index, piece in enumerate(entry.pieces, 1):
        name = f"{entry.number}-{index}"
        words: dict[str, Any] = {"id": f"#words-{name}", "type": ["TextualBody", "prov:Entity"], "value": piece.text,
                                 "format": "text/plain", "purpose": "identifying"}  # fmt: skip
        if source.language:
            words["language"] = source.language
        words["wasQuotedFrom" if piece.kind == "quotation" else "wasDerivedFrom"] = addresses[entry.source]
        words["wasGeneratedBy"] = activity
        if source.second_hand:
            words["hadPrimarySource"] = f"{METADATA}{origin(source)}"
        yield {"id": f"#citation-{name}", "type": "Annotation", "motivation": "identifying", "body": [words, cite],
               "target": {"type": "SpecificResource", "source": addresses[entry.source],
                          "selector": _selectors(entry, piece)}}  # fmt: skip


def _selectors(entry: EvidenceEntry, piece: Piece) -> list[dict[str, Any]]:
    """Of the piece alone, with what stands around it."""
    at = piece.start - entry.span.start
    inside = at >= 0 and entry.exact[at : at + len(piece.text)] == piece.text
    before = (entry.prefix + entry.exact[:at])[-_CONTEXT:] if inside else ""
    after = (entry.exact[at + len(piece.text) :] + entry.suffix)[:_CONTEXT] if inside else ""
    return selectors(piece.text, before, after, piece.start, piece.end, entry.locators)


def _of_reading(
    reading: NameReading, index: int, lang: str, addresses: Mapping[str, str], activity: str
) -> Iterator[dict[str, Any]]:
    """One for each source in which the garbled words stand."""
    body = {
        "id": f"#reading-{index}", "type": ["TextualBody", "prov:Entity"], "value": reading.canonical,
        "format": "text/plain", "purpose": "editing", "wasRevisionOf": f"#heard-{index}", "wasGeneratedBy": activity,
    }  # fmt: skip
    heard = {"id": f"#heard-{index}", "type": ["TextualBody", "prov:Entity"], "value": reading.as_heard,
             "format": "text/plain", "purpose": "identifying"}  # fmt: skip
    why = {"type": "TextualBody", "value": reading.evidence, "format": "text/plain", "language": lang,
           "purpose": "commenting"}  # fmt: skip
    for number, doc_id in enumerate(reading.sources, 1):
        yield {
            "id": f"#correction-{index}-{number}", "type": "Annotation", "motivation": "editing",
            "body": [body, heard, why],
            "target": {"type": "SpecificResource", "source": addresses[doc_id],
                       "selector": [{"type": "TextQuoteSelector", "exact": reading.as_heard}]},
        }  # fmt: skip
