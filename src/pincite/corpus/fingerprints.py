"""Whether a document is the one that somebody vouched for: by its bytes, or by its words."""

from __future__ import annotations

import hashlib
import unicodedata

from pincite.corpus.model import Document


def words_sha256(document: Document) -> str:
    """SHA-256 of what a document says: its blocks but for furniture, in Unicode's form NFC, however the lines break.

    The same for a file that was only saved in another encoding, with other line ends, or fetched again with other
    things around the article. It is also what the reader makes of the file, so a later release that reads a format
    otherwise may give another: the file's own hash comes first, and only where that differs is this one asked.
    """
    words = (" ".join(document.slice(block.span).split()) for block in document.blocks if block.kind != "furniture")
    return hashlib.sha256(unicodedata.normalize("NFC", "\n".join(words)).encode("utf-8", "surrogatepass")).hexdigest()


def is_as_pinned(document: Document) -> bool:
    """Whether it is the file that its record pins, or one that says the same, where that is pinned too."""
    source = document.source
    if source.pinned in ("", document.sha256):
        return True
    return bool(source.pinned_words) and source.pinned_words == words_sha256(document)
