"""The metadata of a bundle: an RO-Crate 1.2 graph of the files, their sources, and how one came from the other."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from pincite.briefing.model import Briefing, SourceEntry, plain
from pincite.corpus.model import Source
from pincite.writers.bundle.licences import web_address

METADATA = "ro-crate-metadata.json"
_VERSION = "https://w3id.org/ro/crate/1.2"
_CONTEXT = [
    f"{_VERSION}/context",
    {"prov": "http://www.w3.org/ns/prov#", "sha256": "http://schema.org/sha256"},
]
BUILD, _SOFTWARE, _AUTHOR, _TERMS = "#build", "#pincite", "#author", "#terms"
_ABOUT = (
    "A briefing whose quotations, numbers and citations were checked against its sources when it was built: the memo, "
    "the deck, the brief that they were made from, and the evidence for each."
)

_ROLES = {
    "made": "Written by the build, after everything in it was checked against the sources.",
    "used": "What the briefing is made from.",
    "told": "What is in the bundle, and what can be done with it.",
}

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the bundle."""

    name: str
    """Path in the bundle, with forward slashes."""
    content: bytes
    title: str
    media: str
    role: Literal["made", "used", "told"] = "made"
    """Whether the build made it or used it; ``told`` only speaks of the others."""
    source: str = ""
    """Id of the source that it is a copy of."""

    @property
    def address(self) -> str:
        """Its IRI, relative to the bundle."""
        return quote(self.name)


def named_by_hash(sha256: str) -> str:
    """The IRI of a file that is known by its hash alone (RFC 6920)."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def write_metadata(
    briefing: Briefing, parts: Sequence[Part], *, addresses: Mapping[str, str], records: Mapping[str, Source],
    published: str, version: str, command: str,
) -> bytes:  # fmt: skip
    """``ro-crate-metadata.json``: key-sorted JSON-LD, one flat graph.

    ``addresses`` are the IRIs of the cited sources by id, ``records`` those of all documents that are cited or copied,
    ``published`` an ISO 8601 date, ``version`` that of the software, ``command`` what makes the files again.
    """
    copies = {part.source for part in parts if part.source}
    graph = [
        {"@id": METADATA, "@type": "CreativeWork", "conformsTo": {"@id": _VERSION}, "about": {"@id": "./"}},
        _root(briefing, parts, [addresses[item.id] for item in briefing.sources if item.id not in copies], published),
        *(_file(part, addresses, records) for part in parts if part.address not in addresses.values()),
        *_sources(briefing, parts, addresses, records),
        _build(parts, addresses, command),
        # No SoftwareApplication: RO-Crate 1.2 wants a web address of one.
        {"@id": _SOFTWARE, "@type": ["CreativeWork", "prov:SoftwareAgent"], "name": "Pincite", "version": version},
        *_context(briefing),
        *_licences(records.values()),
    ]  # fmt: skip
    content = {"@context": _CONTEXT, "@graph": graph}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _root(briefing: Briefing, parts: Sequence[Part], mentioned: Sequence[str], published: str) -> Node:
    node: Node = {
        "@id": "./",
        "@type": "Dataset",
        "name": briefing.title,
        "description": _ABOUT,
        "datePublished": published,
        "inLanguage": briefing.lang,
        "license": {"@id": _TERMS},
        "hasPart": _references(part.address for part in parts),
    }  # fmt: skip
    if briefing.version:
        node["version"] = briefing.version
    if briefing.from_:
        node["author"] = node["publisher"] = {"@id": _AUTHOR}
    if mentioned:
        node["mentions"] = _alone(_references(mentioned))
    return node


def _references(addresses: Iterable[str]) -> list[Node]:
    return [{"@id": address} for address in addresses]


def _alone(items: list[Node]) -> Node | list[Node]:
    """RO-Crate 1.2 wants no list of one, but for the parts."""
    return items[0] if len(items) == 1 else items


def _file(part: Part, addresses: Mapping[str, str], records: Mapping[str, Source]) -> Node:
    node: Node = {
        "@id": part.address, "@type": ["File", "prov:Entity"], "name": part.title,
        "description": _ROLES[part.role], "encodingFormat": part.media,
        "contentSize": str(len(part.content)), "sha256": hashlib.sha256(part.content).hexdigest(),
    }  # fmt: skip
    if part.source:
        node |= {key: value for key, value in _stated(records[part.source]).items() if value}
        node["identifier"] = part.source
    if part.role == "made":
        node["prov:wasGeneratedBy"] = {"@id": BUILD}
        node["prov:wasDerivedFrom"] = _alone(_references(dict.fromkeys(addresses.values())))
    return node


def _sources(
    briefing: Briefing, parts: Sequence[Part], addresses: Mapping[str, str], records: Mapping[str, Source]
) -> Iterator[Node]:
    copies = {part.source: part for part in parts if part.source}
    seen: set[str] = set()
    for item in briefing.sources:
        if addresses[item.id] in seen:  # the same bytes under two ids
            continue
        seen.add(addresses[item.id])
        yield _source(item, records[item.id], addresses[item.id], copies.get(item.id))
    origins: dict[str, Source] = {}
    for item in briefing.sources:
        if records[item.id].second_hand:
            origins.setdefault(origin(records[item.id]), records[item.id])
    for address, source in origins.items():
        yield {"@id": address, "@type": ["CreativeWork", "prov:Entity"], "name": source.original or source.origin}


def _source(item: SourceEntry, record: Source, address: str, copy: Part | None) -> Node:
    node: Node = {
        "@id": address,
        "@type": ["File" if copy else "CreativeWork", "prov:Entity"],
        "identifier": item.id,
        "name": plain(item.reference),
        "description": item.descriptor or _ROLES["used"],
        "genre": item.kind,
        "sha256": item.sha256,
        "alternateName": item.file,
        **_stated(record),
    }
    if copy:
        node |= {"encodingFormat": copy.media, "contentSize": str(len(copy.content))}
    if record.second_hand:
        node["prov:hadPrimarySource"] = {"@id": origin(record)}
    return {key: value for key, value in node.items() if value}


def _stated(record: Source) -> Node:
    """What the record of a document says, cited or not."""
    return {
        "url": record.url,
        "datePublished": record.issued,
        "sdDatePublished": record.accessed,
        "inLanguage": record.language,
        "creativeWorkStatus": record.status,
        "license": {"@id": licence(record.licence)} if record.licence else None,
    }


def origin(source: Source) -> str:
    """The entity of the original that a document retells."""
    return f"#origin-{quote(source.origin, safe='')}"


def licence(stated: str) -> str:
    """The entity of a licence: its address, or one of our own for what is stated in words."""
    return web_address(stated) or f"#licence-{quote(stated, safe='')}"


def _licences(records: Iterable[Source]) -> Iterator[Node]:
    for stated in dict.fromkeys(record.licence for record in records if record.licence):
        yield {"@id": licence(stated), "@type": "CreativeWork", "name": stated,
               "description": "The licence of sources, as their records state it."}  # fmt: skip


def _build(parts: Sequence[Part], addresses: Mapping[str, str], command: str) -> Node:
    used = dict.fromkeys([*(part.address for part in parts if part.role == "used"), *addresses.values()])
    return {
        "@id": BUILD,
        "@type": ["CreateAction", "prov:Activity"],
        "name": "Composing, checking and writing the briefing",
        "description": f"In the unpacked bundle: {command}",
        "instrument": {"@id": _SOFTWARE},
        "object": _alone(_references(used)),
        "result": _alone(_references(part.address for part in parts if part.role == "made")),
        "prov:used": _alone(_references(used)),
        "prov:wasAssociatedWith": {"@id": _SOFTWARE},
    }


def _context(briefing: Briefing) -> Iterator[Node]:
    """The author, and the terms under which the bundle may be used."""
    if briefing.from_:
        yield {"@id": _AUTHOR, "@type": "Organization", "name": briefing.from_}
    handling = f"Handling mark: {briefing.handling}" if briefing.handling else "No licence is stated"
    yield {"@id": _TERMS, "@type": "CreativeWork", "name": handling,
           "description": "The briefing may be used as its author allows. Its sources keep the rights of their owners; "
                          "where a record states a licence, it stands with the source."}  # fmt: skip
