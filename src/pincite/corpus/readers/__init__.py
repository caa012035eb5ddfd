"""Files to blocks: one reader per format, chosen from the table below."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pincite.corpus.model import Block
from pincite.corpus.readers.plaintext import read_plaintext
from pincite.diagnostics import Diagnostic, Place, error, warning

READERS: dict[str, Callable[[str], tuple[Block, ...]]] = {
    ".txt": read_plaintext,
    ".text": read_plaintext,
    "": read_plaintext,
}
"""Suffix -> reader. A reader takes the decoded text and gives its blocks in reading order, without overlaps."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file's text and blocks, before anything is known about its source."""

    file: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]


def read_file(path: Path, name: str) -> tuple[ReadFile | None, tuple[Diagnostic, ...]]:
    """Read one file of the corpus; ``name`` is what messages call it.

    An unreadable, empty or binary file gives no result and a warning: the rest of the corpus is still of use.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        return None, (_unreadable(name, fault.strerror or "cannot be opened"),)
    text, diagnostics = _decoded(data, name)
    if text is None:
        return None, diagnostics
    if not text.strip():
        return None, (_unreadable(name, "holds no text"),)
    blocks = READERS[path.suffix.lower()](text)
    return ReadFile(name, text, hashlib.sha256(data).hexdigest(), blocks), diagnostics


def _decoded(data: bytes, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, (_unreadable(name, "is binary, not text"),)
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp1252":
            return text, ()
        guess = warning(
            "encoding-is-known", "is not UTF-8; read as Windows-1252", Place(name), "save the file as UTF-8"
        )
        return text, (guess,)
    return None, (_unreadable(name, "is in an encoding that cannot be told"),)


def _unreadable(name: str, reason: str) -> Diagnostic:
    return error("file-is-readable", f"`{name}` {reason}", Place(name), "take it out of the corpus or replace it")
