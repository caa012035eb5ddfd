"""Word files, read by mammoth as HTML and from there like any other tree of elements."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pincite.corpus.readers.docx_package import Package, safe_package
from pincite.corpus.readers.front_matter import with_headers
from pincite.corpus.readers.htmltree import clear, parsed
from pincite.corpus.readers.numbering import numbered
from pincite.corpus.readers.reading import Metadata, Reading, UnreadableError
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
    found = tuple(_titled(_tree(package)))
    text, blocks = composed(found)
    labelled = tuple(numbered(replace(block, label="") for block in with_headers(text, blocks)))
    title = next((piece.text for piece in found if piece.kind == "title"), "")
    warnings = tuple(
        (f"has a damaged part, `{name}`", "open it in a word processor and save it anew") for name in package.damaged
    )
    return Reading(text, labelled, metadata=_metadata(package.properties, title), warnings=warnings)


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
        raise UnreadableError("is damaged", "open it in a word processor and save it anew") from fault
    tree = parsed(result.value) if len(result.value) <= _TEXT_LIMIT else None
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
        yield replace(piece, kind="title") if index == place else piece


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
