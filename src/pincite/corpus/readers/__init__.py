"""Files to text and blocks: one reader per format, chosen by content as well as by name from the table below."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pincite.corpus.model import Block, Landmark
from pincite.corpus.readers.docx import read_docx
from pincite.corpus.readers.formats import SUFFIXES, TEXT_LIKE, FileFormat, format_of, suffix_of
from pincite.corpus.readers.html import read_html
from pincite.corpus.readers.markdown import read_markdown
from pincite.corpus.readers.pdf import read_pdf
from pincite.corpus.readers.plaintext import read_text
from pincite.corpus.readers.reading import Metadata, Reading, UnreadableError
from pincite.corpus.readers.remedies import remedy
from pincite.corpus.readers.subtitles import read_srt, read_webvtt
from pincite.diagnostics import Diagnostic, Place, warning

READERS: dict[str, Callable[[bytes, str], Reading]] = {
    "text": read_text,
    "pdf": read_pdf,
    "docx": read_docx,
    "markdown": read_markdown,
    "html": read_html,
    "srt": read_srt,
    "webvtt": read_webvtt,
}
"""Format -> reader. A reader takes the file's bytes and the encoding its owner declared (or ``""``), and gives text
with blocks, or raises ``UnreadableError``. What is slow to import is imported inside the reader."""

LARGEST_TEXT = 64 << 20
"""Bytes; a larger text, page or subtitle file is refused before it is read."""
LARGEST = 512 << 20
"""Bytes; the limit for files of every other format."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file's text and blocks, before anything is known about its source."""

    file: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    landmarks: tuple[Landmark, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    format: str = "text"


def read_file(path: Path, name: str, *, encoding: str = "") -> tuple[ReadFile | None, tuple[Diagnostic, ...]]:
    """Read one file of the corpus; ``name`` is its path below the corpus, ``encoding`` what its owner declared.

    A file that cannot be read gives no result and a diagnostic that says why: the rest of the corpus is still of use.
    """
    try:
        data = _content(path, name)
        found = format_of(data, name)
        reader = _reader(found, name)
        reading = reader(data, encoding)
        if not reading.text.strip():
            raise UnreadableError("holds no text")
    except UnreadableError as fault:
        return None, (_unreadable(name, fault),)
    read = ReadFile(
        name,
        reading.text,
        hashlib.sha256(data).hexdigest(),
        reading.blocks,
        reading.landmarks,
        reading.metadata,
        found.key,
    )
    warnings = (*_misnamed(found, name), *reading.warnings)
    return read, tuple(warning("file-reads-clean", *_about(name, item)) for item in warnings)


def _content(path: Path, name: str) -> bytes:
    """The file's bytes; raises ``UnreadableError`` for what is no file or too large, before it is read whole."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("is not an ordinary file", "take it out of the corpus")
        if status.st_size > LARGEST_TEXT:
            with path.open("rb") as file:
                head = file.read(1 << 16)
            # What is in a zip archive stands at its end, so that its name must do here.
            zipped = head.startswith(b"PK")
            textual = not zipped and format_of(head, name).key in TEXT_LIKE
            if textual or status.st_size > LARGEST:
                limit = LARGEST_TEXT if textual else LARGEST
                reason = f"has {status.st_size >> 20} MiB; the limit is {limit >> 20} MiB"
                raise UnreadableError(reason, "split it, or keep only the part that matters")
        return path.read_bytes()
    except OSError as fault:
        raise UnreadableError(
            f"cannot be opened: {fault.strerror or fault}", "check the file and its rights"
        ) from fault


def _reader(found: FileFormat, name: str) -> Callable[[bytes, str], Reading]:
    if reader := READERS.get(found.key):
        return reader
    suffix = suffix_of(name)
    known = ", ".join(suffix for suffix, key in SUFFIXES.items() if suffix and key in READERS)
    if found.what:
        raise UnreadableError(f"is {found.what}, for which there is no reader", remedy(found.what, suffix, known))
    if found.mislabelled:
        raise UnreadableError(f"is not what `{suffix}` says, or is damaged", "open it, and save it anew")
    raise UnreadableError(f"has no reader for `{suffix}` files", remedy("", suffix, known))


def _misnamed(found: FileFormat, name: str) -> tuple[tuple[str, str], ...]:
    if not found.mislabelled:
        return ()
    return ((f"is {found.what} in spite of its name; read as that", f"give it the suffix of {found.what}"),)


def _about(name: str, item: tuple[str, str]) -> tuple[str, Place, str]:
    message, remedy = item
    return f"`{name}` {message}", Place(name), remedy


def _unreadable(name: str, fault: UnreadableError) -> Diagnostic:
    return warning("file-is-readable", f"`{name}` {fault.reason}; left out", Place(name), fault.remedy)
