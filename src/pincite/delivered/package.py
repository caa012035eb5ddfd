"""The parts of an Office package, and how they lead to each other (ECMA-376, part 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from pincite.corpus.unreadable import UnreadableError

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""What an encrypted Office file begins with, and one of before 2007: both are compound files."""
_LARGEST_PART, _LARGEST_SUM = 64 << 20, 512 << 20
"""Bytes, once inflated."""
_REMEDY_SAVE = "open it in PowerPoint or LibreOffice, and save it anew as .pptx"
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What the standard library raises for damaged, encrypted and unheard-of archives; zlib's fault is a ``ValueError``'s
neighbour and caught apart."""


class Package:
    """Parts by name, without the leading slash. Raises ``UnreadableError`` for what is no package."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise UnreadableError("is encrypted", "open it with its password and save it without")
            raise UnreadableError("is no .pptx file; PowerPoint wrote such files before 2007", _REMEDY_SAVE)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as fault:
            raise UnreadableError("is damaged or not a .pptx file", _REMEDY_SAVE) from fault
        sizes = {info.filename: info.file_size for info in self._archive.infolist()}
        if sum(sizes.values()) > _LARGEST_SUM:
            raise UnreadableError(f"inflates to more than {_LARGEST_SUM >> 20} MiB", _REMEDY_SAVE)
        self.sizes = sizes

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.sizes)

    def read(self, name: str) -> bytes:
        """The bytes of a part; empty where it is missing, damaged or larger than any part of a deck."""
        import zlib

        if not 0 < self.sizes.get(name, 0) <= _LARGEST_PART:
            return b""
        try:
            return self._archive.read(name)
        except (*_BROKEN, zlib.error):
            return b""

    def tree(self, name: str) -> Any:
        """The root element of a part; None where there is none that can be read."""
        from lxml import etree

        content = self.read(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(content, parser) if content else None
        except etree.XMLSyntaxError:
            return None

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Id of each relationship of a part: last word of its type, and the part that it leads to."""
        folder, _, file = name.rpartition("/")
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for item in root if root is not None else ():
            target = item.get("Target", "") if isinstance(item.tag, str) else ""
            if target and item.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[item.get("Id", "")] = item.get("Type", "").rpartition("/")[2], path
        return found

    def related_as(self, name: str, kind: str) -> tuple[str, ...]:
        """The parts that a part leads to by relationships of this kind (``notesSlide``)."""
        return tuple(path for found, path in self.related(name).values() if found == kind)


def local(element: Any) -> str:
    """The tag without its namespace, so that transitional and strict files read alike; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def below(element: Any, *names: str) -> Iterator[Any]:
    """Every descendant with one of these names, in the order of the file."""
    return (item for item in element.iter() if local(item) in names) if element is not None else iter(())


def first(element: Any, name: str) -> Any:
    """The first descendant of this name, or None."""
    return next(below(element, name), None)


def attribute(element: Any, name: str) -> str:
    """An attribute by its name without namespace; empty where it is missing."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
