"""Word files, read by mammoth as HTML and from there like any other tree of elements."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pincite.corpus.model import Block, Landmark
from pincite.corpus.readers.docx_package import Package, safe_package
from pincite.corpus.readers.front_matter import with_headers
from pincite.corpus.readers.htmltree import HEADINGS, clear, parsed
from pincite.corpus.readers.numbering import numbered
from pincite.corpus.readers.reading import Metadata, Reading, UnreadableError
from pincite.corpus.readers.spoken import with_turns
from pincite.corpus.readers.structure import Piece, composed, folded, pieces

_STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        *(f"p[style-name='heading {level}'] => h6:fresh" for level in (7, 8, 9)),
        *(
            f"p[style-name='{name}'] => blockquote > p:fresh"
            for name in ("Quote", "Intense Quote", "Quotations", "Block Text")
        ),
        *(f"p[style-name='toc {level}'] => !" for level in range(1, 10)),
        "p[style-name='TOC Heading'] => !",
        "comment-reference => !",
    )
)
"""Names of styles as Word and LibreOffice write them into files, in whatever language they show them."""
_SAVE_ANEW = "open it in a word processor and save it anew"
_LONGEST_HEADING = 200
"""Characters; what is longer and styled as a heading is a numbered paragraph of a contract or the like."""
_LONGEST_BOLD = 100
"""Characters; a paragraph in bold type that is longer is an emphatic one."""
_TEXT_LIMIT = 30_000_000
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_ISO_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_NO_NAMES = frozenset(("author", "user", "admin", "administrator", "owner", "unknown", "microsoft office user"))


def read_docx(data: bytes, encoding: str) -> Reading:
    """A Word file (.docx); ``encoding`` is of no use here, its parts say their own.

    Tracked insertions are text, deletions and hidden words are not; comments, running heads, running feet and the
    table of contents are left out; foot- and endnotes are paragraphs at the end. Raises ``UnreadableError`` for
    files that are encrypted, damaged, no Word file, or not safe to unpack.
    """
    package = safe_package(data)
    tree = _tree(package)
    text, blocks, times = _read(tree)
    spoken = any(block.spoken for block in blocks)
    if not spoken and _mark_headings(tree):
        text, blocks, times = _read(tree)
    title = next((text[block.span.start : block.span.end] for block in blocks if block.kind == "title"), "")
    metadata = replace(_metadata(package.properties, title), kind="transcript" if spoken else "document")
    return Reading(text, blocks, times, metadata, tuple(_warnings(package)))


def _read(tree: Any) -> tuple[str, tuple[Block, ...], tuple[Landmark, ...]]:
    """The text, its blocks, and the times of a transcript."""
    text, blocks = composed(_titled(tree))
    found, times = with_turns(text, blocks)
    written = next((index for index, block in enumerate(found) if block.spoken), len(found))
    headed = (*with_headers(text, found[:written]), *found[written:])
    return text, tuple(numbered(replace(block, label="") for block in headed)), times


def _warnings(package: Package) -> Iterator[tuple[str, str]]:
    for name in package.damaged:
        yield f"has a damaged part, `{name}`", _SAVE_ANEW
    if package.embedded:
        yield "embeds text of another format, which is not read", _SAVE_ANEW


def _tree(package: Package) -> Any:
    import mammoth

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(package.data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
        )
    except OSError as fault:
        raise UnreadableError("is a ZIP archive, not a Word file", "save it as .docx") from fault
    except Exception as fault:  # mammoth trusts a file to follow the standard, and fails in many ways if it does not
        raise UnreadableError("is damaged", _SAVE_ANEW) from fault
    tree = parsed(result.value) if len(result.value) <= _TEXT_LIMIT else None
    if tree is None and package.embedded:
        raise UnreadableError("embeds all its text in another format", _SAVE_ANEW)
    if tree is None:
        raise UnreadableError("holds no text" if not result.value else "is too large", "replace it")
    _settle_notes(tree)
    clear(tree)
    return tree


def _settle_notes(tree: Any) -> None:
    """Notes as paragraphs, without the arrow that leads back to where they are called."""
    for item in list(tree.iter("li")):
        if not re.match(r"(?:foot|end)note-\d", item.get("id") or ""):
            continue
        item.tag = "div"
        if item.getparent().tag in ("ol", "ul"):
            item.getparent().tag = "div"
        for link in list(item.iter("a")):
            if "note-ref-" in (link.get("href") or "") and (link.text or "").strip() == "↑":
                link.text = ""


def _titled(tree: Any) -> Iterator[Piece]:
    """The pieces, with the title told from the headings: by its style, or as the one heading above all others."""
    marked = [folded("".join(heading.itertext())) for heading in tree.iter("h1") if heading.get("class") == "title"]
    found = pieces(tree)
    top = [index for index, piece in enumerate(found) if piece.level == 1]
    place = next((index for index in top if marked and found[index].text == marked[0]), None)
    if place is None and not marked and top == [0]:
        place = 0
    for index, piece in enumerate(found):
        if index == place:
            yield replace(piece, kind="title")
        elif piece.kind == "heading" and len(piece.text) > _LONGEST_HEADING:
            yield replace(piece, kind="paragraph", level=0)
        else:
            yield piece


def _mark_headings(tree: Any) -> bool:
    """Make headings of short paragraphs that are all in bold type above one that is not; whether there are any.

    Nothing else marks the headings of a document that was typed without styles. Where headings are marked, bold
    paragraphs are left what they are.
    """
    if any(heading.get("class") != "title" for heading in tree.iter(*HEADINGS)):
        return False
    body = [element for element in tree.iter("p") if _words(element) and element.getparent().tag in ("body", "div")]
    bold = [_is_bold(element) for element in body]
    found = [
        element
        for index, element in enumerate(body[:-1])
        if bold[index] and not bold[index + 1] and _could_head(_words(element))
    ]
    for element in found:
        element.tag = "h6"
    return bool(found)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _is_bold(element: Any) -> bool:
    """Whether all words of a paragraph are in bold type."""
    return _words(element) == " ".join("".join("".join(part.itertext()) for part in element.iter("strong")).split())


def _could_head(words: str) -> bool:
    return len(words) <= _LONGEST_BOLD and words[-1] not in ".,;:!?" and any(map(str.isalpha, words))


def _metadata(properties: Any, title: str) -> Metadata:
    """What the core properties say. When a file was made or saved is not when its text was published."""
    if properties is None:
        return Metadata(title)
    stated = {key: _stated(properties, key) for key in ("title", "creator", "language")}
    issued = _ISO_DATE.match(_stated(properties, "issued", _TERMS))
    return Metadata(
        stated["title"] or title,
        tuple(name for name in map(str.strip, stated["creator"].split(";")) if name and name.lower() not in _NO_NAMES),
        issued[0] if issued else "",
        stated["language"] if _TAG.fullmatch(stated["language"]) else "",
    )


def _stated(properties: Any, key: str, namespace: str = _DUBLIN_CORE) -> str:
    found = properties.find(f"{namespace}{key}")
    return " ".join((found.text or "").split()) if found is not None else ""
