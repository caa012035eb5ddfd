"""A briefing with everything that it rests on, in one file that says of itself what is in it: an RO-Crate 1.2."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from pincite.briefing.model import Briefing
from pincite.corpus.model import Source
from pincite.delivered.names import EVIDENCE_SUFFIX
from pincite.writers.bundle.annotations import write_annotations
from pincite.writers.bundle.crate import BUILD, METADATA, Part, named_by_hash, write_metadata
from pincite.writers.bundle.media import media_type
from pincite.writers.bundle.packing import Packed
from pincite.writers.bundle.readme import write_readme

_ANNOTATIONS, _README = "annotations.jsonld", "README.md"
_TITLES = {"-memo.pdf": "memo", "-deck.pptx": "deck", EVIDENCE_SUFFIX: "evidence of every citation and number"}


def write_bundle(
    briefing: Briefing, made: Mapping[str, bytes], packed: Packed, *, records: Mapping[str, Source], published: str,
    version: str, command: str, needs: Sequence[str] = (),
) -> bytes:  # fmt: skip
    """A zip of the ``made`` files (name -> bytes), of what they were made from, annotations and metadata.

    ``records`` are those of the documents that are cited or copied, by id; a cited one that is no part is known by its
    hash. ``published`` is an ISO 8601 date, ``version`` that of the software, ``command`` what makes the files again in
    the unpacked bundle, ``needs`` what the machine must have for it. Members stand in a fixed order and are dated 1980,
    so that the same input gives the same bytes. Raises ``ValueError`` where a file that was made and one that it was
    made from have the same name.
    """
    addresses = {item.id: named_by_hash(item.sha256) for item in briefing.sources}
    addresses |= {part.source: part.address for part in packed.parts if part.source in addresses}
    annotations = write_annotations(
        briefing, addresses=addresses, records=records, activity=f"{METADATA}{BUILD}"
    )  # fmt: skip
    parts = (
        *(Part(name, content, _title(briefing, name), media_type(name)) for name, content in made.items()),
        Part(_ANNOTATIONS, annotations, f"{briefing.title}: the evidence as Web Annotations", media_type(_ANNOTATIONS)),
        *packed.parts,
    )
    readme = write_readme(briefing, parts, packed.absent, command=command, version=version, needs=needs)
    parts = (Part(_README, readme, "How to check the briefing and make it again", media_type(_README), "told"), *parts)
    names = [METADATA, *(part.name for part in parts)]
    if twice := next((name for index, name in enumerate(names) if name in names[:index]), None):
        raise ValueError(f"two files of the bundle would be `{twice}`")
    metadata = write_metadata(
        briefing, parts, addresses=addresses, records=records, published=published, version=version, command=command
    )  # fmt: skip
    return _zipped({METADATA: metadata, **{part.name: part.content for part in parts}})


def _title(briefing: Briefing, name: str) -> str:
    kind = next((title for suffix, title in _TITLES.items() if name.endswith(suffix)), "")
    return f"{briefing.title}: {kind}" if kind else briefing.title


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
