"""Records that documents suggest: what each states of itself, as entries of ``sources.yaml`` to start from.

What a document is (its kind) and what it retells is the analyst's to say: a wrong kind is a wrong claim. Signs of it
are gathered, with the words that show them, and never turned into a value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pincite.corpus.languages import read_language
from pincite.corpus.model import Block, Document, Source, SourceKind
from pincite.corpus.readers import ReadFile
from pincite.corpus.reference import Reference
from pincite.corpus.stated import stated_source
from pincite.corpus.store.folder import stem_of
from pincite.corpus.suggestions.common_origins import find_common_origins, title_keys
from pincite.diagnostics import shortened
from pincite.expressions import expression

Ground = Literal["stated", "top", "properties", "text"]
"""Where a value is from: a line or mark that says what it is; the top of a text, by its look; what the program that
wrote the file put into it; the wording of the whole text."""

_OPENING = 600
"""Characters in which a text says what it is."""
_SHOWN = 110
"""Characters of it by which an analyst knows it again."""
_SIGNS: tuple[tuple[SourceKind, re.Pattern[str], bool], ...] = (
    ("machine transcript", expression(
        r"(?i)\b(?:machine|auto|automatic|automatically)[ -](?:generated )?(?:transcript|captions?)\b|自动字幕"), True),
    ("transcript", expression(
        r"(?i)\b(?:transcript|transcription|transkript|wortprotokoll|verbatim)\b|文字实录|逐字稿"), True),
    ("summary", expression(
        r"(?i)(?<!executive )\b(?:summary|summari[sz]e[sd]?|takeaways?|digest|recap|show notes|in this episode|"
        r"zusammenfassung|in dieser folge|résumé|dans cet épisode)\b|摘要|本期节目"), True),
    ("report", expression(r"(?i)\b(?:report|white paper|working paper|policy brief|bericht|rapport)\b|报告|白皮书"),
     False),
    ("dataset", expression(r"(?i)\b(?:data ?sets?|datensatz|jeu de données)\b|数据集"), False),
)  # fmt: skip
"""Kind, the words by which a document calls itself so, and whether they count at the beginning of its text too, or in
its title and file name alone: an article speaks of a report that it is not."""
_PROGRAMME = expression(r"(?i)\b(?:podcast|radio|show|newsletter|magazine|journal)\b")
_BY_THE_READER: Mapping[SourceKind, str] = {
    "transcript": "it holds turns of speakers, or cues",
    "machine transcript": "its cues carry a time for each word, as recognised speech does",
    "article": "the page says so of itself",
}


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A record to complete, and what speaks for each doubtful part of it."""

    file: str
    source: Source
    """What the document states of itself, under the id that it has in the corpus."""
    opening: str
    """The beginning of its text."""
    grounds: tuple[tuple[str, Ground], ...]
    """Field of ``source`` -> where its value is from, for those that are doubtful."""
    kinds: tuple[tuple[SourceKind, str], ...]
    """What it seems to be, and what shows it."""
    container: str
    """What may be the name of the programme or journal, where the title begins with one."""
    common: tuple[tuple[str, str, str], ...]
    """Documents that may share its origin: id, the origin that its record names or an empty text, and why."""
    records: tuple[str, ...]
    """Ids of references of the same title that name no file."""


def draft_sources(documents: Mapping[str, Document], references: Sequence[Reference]) -> tuple[SourceDraft, ...]:
    """A draft for each document that no reference names, in the order of the corpus."""
    described = {reference.file for reference in references if reference.file}
    wanted = [document.id for document in documents.values() if document.file not in described]
    if not wanted:
        return ()
    common = find_common_origins(documents.values())
    fileless = _fileless(references)
    origins = {reference.source.id: reference.source.origin for reference in references if reference.has_origin}
    drafts = []
    for doc_id in wanted:
        together = tuple((other, origins.get(other, ""), why) for other, why in common.get(doc_id, ()))
        drafts.append(_draft(documents[doc_id], together, fileless))
    return tuple(drafts)


def _fileless(references: Sequence[Reference]) -> dict[str, list[str]]:
    """Title -> ids of the references that have it and name no file, as other programs write them."""
    found: dict[str, list[str]] = {}
    for reference in references:
        for key in title_keys(reference.source.title) if not reference.file else ():
            found.setdefault(key, []).append(reference.source.id)
    return found


def _draft(
    document: Document, common: tuple[tuple[str, str, str], ...], fileless: Mapping[str, Collection[str]]
) -> SourceDraft:
    source = document.source
    told = read_language(document.text)
    publisher = source.publisher or _publisher(document)
    same = (doc_id for key in title_keys(source.title) for doc_id in fileless.get(key, ()))
    return SourceDraft(
        file=document.file,
        source=replace(source, language=source.language or told, publisher=publisher),
        opening=shortened(document.text[:_OPENING], _SHOWN),
        grounds=tuple(_grounds(document, told)),
        kinds=_kinds(document),
        container="" if source.container_title else _container(source.title),
        common=common,
        records=tuple(dict.fromkeys(same)),
    )


def _container(title: str) -> str:
    head, colon, _ = title.partition(": ")
    return head if colon and _PROGRAMME.search(head) else ""


def _publisher(document: Document) -> str:
    headers = (block for block in document.blocks if block.kind == "header" and block.key.lower() == "publisher")
    values = (" ".join(document.slice(block.span).partition(":")[2].split()) for block in headers)
    return next(values, "")


def _grounds(document: Document, told: str) -> Iterator[tuple[str, Ground]]:
    """Told by reading the document anew with less of it: what its header lines alone say is stated, what its text
    says besides is told by its look, and the rest is from the file's own properties."""
    source = document.source
    by_headers = _read_with(document, headers_only=True)
    by_text = _read_with(document, headers_only=False)
    for field in ("title", "author", "issued"):
        value = getattr(source, field)
        if not value or value == getattr(by_headers, field):
            continue
        if value == getattr(by_text, field):
            if field != "title" or document.format not in ("html", "docx", "markdown"):
                yield field, "top"
        elif document.format in ("pdf", "docx"):
            yield field, "properties"
    if told and source.language in ("", told) and "language" not in _header_keys(document):
        yield "language", "text"


def _says_what_it_is(block: Block, document: Document) -> bool:
    return block.kind == "header" and (block.key == "By" or document.slice(block.span).startswith(block.key))


def _header_keys(document: Document) -> set[str]:
    return {block.key.lower() for block in document.blocks if block.kind == "header"}


def _read_with(document: Document, *, headers_only: bool) -> Source:
    """What the text says of itself, or what those of its header lines do that say what they are: a bare date may be
    any day's."""
    blocks = tuple(block for block in document.blocks if not headers_only or _says_what_it_is(block, document))
    return stated_source(document.id, ReadFile(document.file, document.text, document.sha256, blocks))


def _kinds(document: Document) -> tuple[tuple[SourceKind, str], ...]:
    found: dict[SourceKind, str] = {}
    for kind, why in _signs(document):
        found.setdefault(kind, why)
    return tuple(found.items())


def _signs(document: Document) -> Iterator[tuple[SourceKind, str]]:
    title, opening = document.source.title, _opening_words(document)
    named = f"{title}\n{re.sub('[_-]', ' ', stem_of(document.file))}"
    if why := _BY_THE_READER.get(document.source.kind):
        yield document.source.kind, why
    for kind, pattern, anywhere in _SIGNS:
        if match := pattern.search(named):
            yield kind, f"`{match[0]}` stands in its title or file name"
        elif anywhere and (match := pattern.search(opening)):
            yield kind, f"`{match[0]}` stands at the beginning of its text"


def _opening_words(document: Document) -> str:
    """The beginning of a text without the headings inside it: one called *Summary* is of a section, unless it is the
    first line of all."""
    first = [block for block in document.blocks if block.span.start < _OPENING]
    said = [block for place, block in enumerate(first) if block.kind != "heading" or not place]
    return "\n".join(document.slice(block.span) for block in said)[:_OPENING]
