"""A file that was read becomes a document with its evidence, each piece under its id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pincite.corpus.model import Document, Quotation, Source
from pincite.corpus.numbers import find_numbers, number_slug
from pincite.corpus.passages import find_passages
from pincite.corpus.quotations import find_quotations
from pincite.corpus.quotations.reported import find_reported
from pincite.corpus.readers import ReadFile
from pincite.corpus.slugs import quotation_slug, unique
from pincite.corpus.stated import stated_source
from pincite.corpus.store.rows import Annotated


def document_of(read: ReadFile, doc_id: str, source: Source | None) -> Document:
    """A file that was read, with its record: what its reference says, and what the text says of itself."""
    stated = stated_source(doc_id, read)
    source = _completed(source, stated) if source else stated
    starts = (0, *(match.end() for match in re.finditer("\n", read.text)))
    return Document(
        source.id, read.file, read.text, read.sha256, read.blocks, source, starts, read.landmarks, read.format
    )


def _completed(source: Source, stated: Source) -> Source:
    """The record, with what it leaves open taken from the text."""
    return replace(
        source,
        title=source.title or stated.title,
        container_title=source.container_title or stated.container_title,
        issued=source.issued or stated.issued,
        host=source.host or stated.host,
        guest=source.guest or stated.guest,
        author=source.author or stated.author,
        url=source.url or stated.url,
        language=source.language or stated.language,
        kind=stated.kind if source.kind == "document" else source.kind,
        kind_shown=source.kind == "document",
        speakers=source.speakers or stated.speakers,
    )


def annotate(document: Document) -> Annotated:
    """Quotations, numbers and passages of one document, each with its id.

    What is reported in a writer's words gets its id last, so that it changes none of the others.
    """
    passages = find_passages(document)
    taken = [passage.id for passage in passages]
    quoted = _named(document, find_quotations(document), taken)
    taken += [item.id for item in quoted]
    found = tuple(find_numbers(document))
    slugs = (f"{document.id}#{number_slug(document.slice(item.span))}" for item in found)
    numbers = tuple(replace(item, id=new) for item, new in zip(found, unique(slugs, taken), strict=True))
    taken += [item.id for item in numbers]
    reported = _named(document, find_reported(document, quoted), taken)
    quotations = tuple(sorted((*quoted, *reported), key=lambda item: item.span)) if reported else quoted
    return Annotated(document, quotations, numbers, passages)


def _named(document: Document, found: Iterable[Quotation], taken: Iterable[str]) -> tuple[Quotation, ...]:
    items = tuple(found)
    slugs = (f"{document.id}#{quotation_slug(document.slice(item.span))}" for item in items)
    return tuple(replace(item, id=new) for item, new in zip(items, unique(slugs, taken), strict=True))
