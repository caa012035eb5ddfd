"""Delivered files read back: one reader per format, registered in the table below. Knows no briefing and no writer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pincite.corpus.unreadable import UnreadableError
from pincite.delivered.deck import read_deck
from pincite.delivered.model import Delivered, Fragment, Mark, Sheet

__all__ = ["READERS", "Delivered", "Fragment", "Mark", "Sheet", "read_delivered"]


def _pages(data: bytes) -> Delivered:
    from pincite.delivered.pages import read_pages  # with the readers of the corpus, which a build need not load

    return read_pages(data)


READERS: dict[str, Callable[[bytes], Delivered]] = {"pdf": _pages, "pptx": read_deck}
"""Format -> reader; a reader raises ``UnreadableError``."""

LARGEST = 512 << 20
"""Bytes; a larger file is refused before it is read."""
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def read_delivered(path: Path) -> Delivered:
    """A file by what is in it, whatever its name.

    Raises ``UnreadableError``, and ``OSError`` where it cannot be opened.
    """
    if path.is_dir():
        raise UnreadableError("is a folder", "name the files in it")
    size = path.stat().st_size
    if size > LARGEST:
        raise UnreadableError(f"has {size >> 20} MiB; the limit is {LARGEST >> 20} MiB", "split it")
    data = path.read_bytes()
    return READERS[_format(data)](data)


def _format(data: bytes) -> str:
    if not data.strip():
        raise UnreadableError("is empty", "get the file again")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK", _COMPOUND)):
        return "pptx"
    raise UnreadableError("is neither a PDF nor a PowerPoint file", "give a .pdf or a .pptx file")
