"""A file that is to be read, and what came of it: this is what crosses from one process to another."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pincite.corpus.model import Source
from pincite.corpus.store.rows import Rows, rows_for
from pincite.diagnostics import Diagnostic, Place, warning


@dataclass(frozen=True, slots=True)
class Request:
    """A file that is to be read, and what is known of it."""

    name: str
    path: str
    doc_id: str
    source: Source | None
    """From its reference; none where it has none."""
    encoding: str = ""
    known: str = ""
    """SHA-256 of the bytes that were read before under the same record: the same bytes are not read again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request."""

    request: Request
    sha256: str
    """Of the bytes; empty when they could not be had, so that the next run must try again."""
    rows: Rows | None
    """None when the file cannot be read, or is what it was."""
    faults: tuple[Diagnostic, ...] = ()

    @property
    def unchanged(self) -> bool:
        return bool(self.sha256) and self.sha256 == self.request.known


def answer(request: Request) -> Answer:
    """Read and annotate one file. Whatever goes wrong in it is a fault of that file; the others are still read."""
    # The readers and the grammars take half a second to load: not for a corpus in which nothing changed.
    from pincite.corpus.annotate import annotate, document_of
    from pincite.corpus.readers import read_file

    path = Path(request.path)
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        _, faults = read_file(path, request.name)
        return Answer(request, "", None, faults)
    if sha256 == request.known:
        return Answer(request, sha256, None)
    try:
        read, faults = read_file(path, request.name, encoding=request.encoding)
        rows = rows_for(annotate(document_of(read, request.doc_id, request.source))) if read else None
    except Exception as fault:  # a fault of ours in one file must not take the rest of a corpus with it
        return Answer(request, "", None, (_stumbled(request.name, fault),))
    return Answer(request, read.sha256 if read else sha256, rows, faults)


def _stumbled(name: str, fault: Exception) -> Diagnostic:
    message = f"`{name}` makes Pincite stumble ({type(fault).__name__}: {fault}); left out"
    return warning("file-is-readable", message, Place(name), "please report this with the file")
