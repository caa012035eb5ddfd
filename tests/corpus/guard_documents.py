"""Documents written in a test, read and with their quotations found."""

from __future__ import annotations

from pincite.corpus.model import Document, Name, Quotation, Source
from pincite.corpus.quotations import find_quotations
from pincite.corpus.readers.plaintext import read_plaintext


def quoted_document(
    text: str, language: str = "", author: tuple[Name, ...] = ()
) -> tuple[Document, tuple[Quotation, ...]]:
    """The document `article` and what is quoted in it."""
    source = Source("article", "", language=language, author=author)
    document = Document("article", "article.txt", text, "", read_plaintext(text), source)
    return document, find_quotations(document)
