"""A briefing with everything that it rests on, in one file that says of itself what is in it: an RO-Crate 1.2."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pincite.briefing.model import Briefing, plain
from pincite.corpus.model import Source
from pincite.delivered.names import EVIDENCE_SUFFIX
from pincite.writers.bundle.annotations import write_annotations
from pincite.writers.bundle.crate import BUILD, METADATA, Part, named_by_hash, write_metadata

_ANNOTATIONS = "annotations.jsonld"
_MEDIA = {
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".html": "text/html",
    ".htm": "text/html",
    ".md": "text/markdown",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".txt": "text/plain",
}
"""By suffix; not from the machine's own table, so that the same input gives the same bytes."""
_TITLES = {"-memo.pdf": "memo", "-deck.pptx": "deck", EVIDENCE_SUFFIX: "evidence of every citation and number"}


def write_bundle(
    briefing: Briefing, made: Mapping[str, bytes], brief: tuple[str, bytes], *, records: Mapping[str, Source],
    published: str, version: str, copies: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:  # fmt: skip
    """A zip of the ``made`` files (name -> bytes), the ``brief`` (name and bytes), annotations and metadata.

    ``records`` are those of the cited sources by id; ``copies`` the bytes of those whose files go along, the others are
    known by their hash. ``published`` is an ISO 8601 date, ``version`` that of the software. Members stand in a fixed
    order and are dated 1980, so that the same input gives the same bytes. Raises ``ValueError`` for a copy that is not
    the file that the briefing cites.
    """
    sources = tuple(_copies(briefing, copies))
    addresses = {item.id: named_by_hash(item.sha256) for item in briefing.sources}
    addresses |= {part.source: part.address for part in sources}
    annotations = write_annotations(
        briefing, addresses=addresses, records=records, activity=f"{METADATA}{BUILD}"
    )  # fmt: skip
    parts = (
        *(Part(name, content, _title(briefing, name), _media(name)) for name, content in made.items()),
        Part(_ANNOTATIONS, annotations, f"{briefing.title}: the evidence as Web Annotations", _media(_ANNOTATIONS)),
        Part(brief[0], brief[1], f"{briefing.title}: the brief", _media(brief[0]), made=False),
        *sources,
    )
    metadata = write_metadata(
        briefing, parts, addresses=addresses, records=records, published=published, version=version
    )  # fmt: skip
    return _zipped({METADATA: metadata, **{part.name: part.content for part in parts}})


def _copies(briefing: Briefing, copies: Mapping[str, bytes]) -> Iterator[Part]:
    for item in briefing.sources:
        if item.id in copies:
            content = copies[item.id]
            if hashlib.sha256(content).hexdigest() != item.sha256:
                raise ValueError(f"`{item.file}` is not the file that the briefing cites")
            yield Part(f"sources/{item.file}", content, plain(item.reference), _media(item.file), False, item.id)


def _title(briefing: Briefing, name: str) -> str:
    kind = next((title for suffix, title in _TITLES.items() if name.endswith(suffix)), "")
    return f"{briefing.title}: {kind}" if kind else briefing.title


def _media(name: str) -> str:
    _, dot, suffix = name.rpartition(".")
    return _MEDIA.get(f".{suffix.lower()}", "application/octet-stream") if dot else "application/octet-stream"


def _zipped(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            target.writestr(entry, content)
    return stream.getvalue()
