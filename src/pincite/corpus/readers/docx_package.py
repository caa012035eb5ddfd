"""The ZIP archive and the XML of a Word file, made safe to parse.

Whoever made the file decides what is in it: sizes are limited before anything is inflated, document types (and with
them entities) are refused, and only the parts that hold text go on, in a fresh archive.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from pincite.corpus.readers.docx_markup import has_embedded_text, settle, transitional
from pincite.corpus.readers.reading import UnreadableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_PARTS = 20_000
_MOST_BYTES = 200_000_000
"""Of all parts together, inflated; a book of a thousand pages has some ten million."""
_MOST_RATIO = 200
"""Inflated to packed, for what is large; XML packs to a tenth or twentieth, repeated bytes to a thousandth."""
_LARGE = 10_000_000
_PART = re.compile(r"(?:\[Content_Types\]\.xml|(?:.*/)?_rels/[^/]*\.rels|word/[^/]+\.xml)", re.IGNORECASE)
_MAIN_PART = re.compile(r"word/document\d{0,3}\.xml", re.IGNORECASE)
"""Word in the browser numbers it."""
_NO_TEXT = re.compile(
    r"word/(?:theme|fontTable|webSettings|settings|header|footer|comments|people)[^/]*\.xml", re.IGNORECASE
)
_DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|<\x00?!\x00?E\x00?N\x00?T\x00?I\x00?T\x00?Y")
_DAMAGED = ("is damaged", "open it in a word processor and save it anew, or get the file again")


@dataclass(frozen=True, slots=True)
class Package:
    """What is left of a Word file."""

    data: bytes
    """A ZIP archive with the parts that hold text, in UTF-8, without document types."""
    properties: Any
    """The tree of its core properties, or None."""
    damaged: tuple[str, ...] = ()
    """Names of parts that could not be parsed."""
    embedded: bool = False
    """Whether it has text in files of other formats that it embeds (``altChunk``), which only Word reads."""


def safe_package(data: bytes) -> Package:
    """The parts of a Word file that hold text; raises ``UnreadableError`` for what is none or is not safe."""
    if data.startswith(_OLE):
        raise _ole_refusal(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _package(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError) as fault:
        raise UnreadableError(*_DAMAGED) from fault


def _ole_refusal(data: bytes) -> UnreadableError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableError("is encrypted", "open it with its password and save it without")
    if "WordDocument".encode("utf-16-le") in data:
        return UnreadableError("is an old Word file (.doc)", "save it as .docx")
    return UnreadableError("is not a Word file", "save it as .docx")


def _package(archive: zipfile.ZipFile) -> Package:
    import zlib

    parts = archive.infolist()
    _refuse_bombs(parts)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("is encrypted", "open it with its password and save it without")
    names = {part.filename for part in parts}
    if "_rels/.rels" not in names and not any(map(_MAIN_PART.fullmatch, names)):
        raise UnreadableError("is a ZIP archive, not a Word file", "unpack it and put what is in it into the corpus")
    packed, damaged, properties, embedded = io.BytesIO(), [], None, False
    with zipfile.ZipFile(packed, "w") as safe:
        for name in sorted(names):
            core = name == "docProps/core.xml"
            if not core and (not _PART.fullmatch(name) or _NO_TEXT.fullmatch(name)):
                continue
            try:
                tree = _tree(archive.read(name))
            except (zipfile.BadZipFile, zlib.error, _NotXmlError):
                damaged.append(name)
                continue
            if core:
                properties = tree
            else:
                embedded = embedded or has_embedded_text(tree)
                safe.writestr(zipfile.ZipInfo(name), _serialised(tree))
    if any(map(_MAIN_PART.fullmatch, damaged)):
        raise UnreadableError(*_DAMAGED)
    aside = tuple(name for name in damaged if name != "docProps/core.xml")
    return Package(packed.getvalue(), properties, aside, embedded)


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    """An archive inflates to what it declares and not further: reading stops there."""
    size = sum(part.file_size for part in parts)
    bomb = any(part.file_size > _LARGE and part.file_size > _MOST_RATIO * part.compress_size for part in parts)
    if bomb or size > _MOST_BYTES or len(parts) > _MOST_PARTS:
        raise UnreadableError(
            f"inflates to {size // 1_000_000} megabytes, far more than a text", "save it anew without its pictures"
        )


class _NotXmlError(Exception):
    """A part that is no well-formed XML."""


def _tree(part: bytes) -> Any:
    from lxml import etree

    if _DOCTYPE.search(part, 0, 10_000):
        raise UnreadableError("declares XML entities, which no word processor does", "save it anew as .docx")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(transitional(part), parser)
    except etree.XMLSyntaxError as fault:
        raise _NotXmlError from fault
    if tree.getroottree().docinfo.doctype:
        raise UnreadableError("declares XML entities, which no word processor does", "save it anew as .docx")
    return tree


def _serialised(tree: Any) -> bytes:
    from lxml import etree

    settle(tree)
    return bytes(etree.tostring(tree, encoding="utf-8", xml_declaration=True))
