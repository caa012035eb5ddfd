"""A .pptx file read back: the texts of every slide in the order of its shapes, then its notes.

Read from the package itself, so that files of any program and of any edit are read alike. A paragraph is one text
however many runs it was split into. Hidden slides are read like others, since whoever gets the file can show them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pincite.corpus.unreadable import UnreadableError
from pincite.delivered.charts import chart_fragments
from pincite.delivered.marks import without_marks
from pincite.delivered.model import Delivered, Fragment, FragmentKind, Sheet
from pincite.delivered.names import EVIDENCE_ELEMENT, EVIDENCE_NAMESPACE
from pincite.delivered.package import Package, attribute, below, first, local

_FOOT = frozenset(("sldNum", "dt", "ftr", "hdr"))
_DEEPEST = 40
"""Groups within groups; nobody nests so many."""
_NUMBERING = re.compile(
    r"(?P<before>(?:[^\W\d]{1,12}\.?\s)?)(?P<number>\d{1,4})(?:(?P<between>\s?(?:/|[^\W\d]{1,4})\s?)(?P<total>\d{1,4}))?"
)
_FEWEST_TYPED = 3
"""Slides that must bear their number for it to be one."""


def read_deck(data: bytes) -> Delivered:
    """The slides of a presentation; raises ``UnreadableError`` for what is none."""
    package = Package(data)
    main = next(iter(package.related_as("", "officeDocument")), "ppt/presentation.xml")
    root = package.tree(main)
    if root is None or local(root) != "presentation":
        raise UnreadableError("holds no presentation", "give a .pptx or a .pdf file")
    related = package.related(main)
    listed = first(root, "sldIdLst")  # sections list the same slides once more
    parts = [related.get(_relation(item), ("", ""))[1] for item in below(listed, "sldId")]
    missing = [number for number, part in enumerate(parts, 1) if package.tree(part) is None]
    sheets = _with_typed_numbers([_sheet(package, number, part) for number, part in enumerate(parts, 1)])
    warnings = [(f"is damaged at slide {', '.join(map(str, missing))}", "open it and save it anew")] if missing else []
    noted = [number for number, part in enumerate(parts, 1) if _has_comments(package, part)]
    if noted:
        where = ", ".join(map(str, noted))
        warnings.append((f"has comments on slide {where}, which are not verified", "delete them before it is sent on"))
    return Delivered("slide", sheets, _evidence(package), tuple(warnings))


def _has_comments(package: Package, part: str) -> bool:
    """Whether somebody has commented on a slide, in the old form of comments or in that of today."""
    return any(kind.startswith("comments") for kind, _ in package.related(part).values())


def _with_typed_numbers(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets, with the number of the slide as furniture where somebody typed it on half of them or more, by itself
    or with a word and the number of all (``Slide 3``, ``3 / 25``)."""
    total = len(sheets)
    forms = Counter(
        form for sheet in sheets for form in {_numbering_form(item, sheet.label, total) for item in sheet.fragments}
    )
    typed = {form for form, count in forms.items() if form and count >= max(_FEWEST_TYPED, total / 2)}
    return tuple(
        replace(sheet, fragments=tuple(
            replace(item, kind="furniture", numbering=True)
            if _numbering_form(item, sheet.label, total) in typed else item
            for item in sheet.fragments
        )) for sheet in sheets
    )  # fmt: skip


def _numbering_form(item: Fragment, label: str, total: int) -> str:
    """What a text has round the number of its slide; empty where it is no such number."""
    found = _NUMBERING.fullmatch(item.text) if item.kind == "text" else None
    if found is None or found["number"] != label or found["total"] not in (None, str(total)):
        return ""
    return f"{found['before']}#{found['between'] or ''}"


def _relation(element: Any) -> str:
    """The id of a relationship: an attribute ``id`` in a namespace, beside the plain ``id`` of the slide."""
    return next((value for key, value in element.attrib.items() if key.endswith("}id")), "")


def _sheet(package: Package, number: int, part: str) -> Sheet:
    found: list[Fragment] = []
    root = package.tree(part)
    if root is not None:
        tree = first(root, "spTree")
        found += _shapes(package, part, tree, 0) if tree is not None else ()
        for notes in package.related_as(part, "notesSlide"):
            found += _notes(package, notes)
    return Sheet(number, str(number), tuple(found))


def _shapes(package: Package, part: str, parent: Any, depth: int) -> Iterator[Fragment]:
    for shape in parent:
        kind = local(shape)
        name = _name(shape)
        if kind in ("grpSp", "AlternateContent", "Choice") and depth < _DEEPEST:
            # What stands under ``Fallback`` says the same once more, for older programs.
            yield from _alternative(shape, name) if kind == "grpSp" else ()
            yield from _shapes(package, part, shape, depth + 1)
        elif kind in ("sp", "cxnSp", "pic"):
            yield from _alternative(shape, name)
            yield from _paragraphs(shape, name, _placeholder(shape))
        elif kind == "graphicFrame":
            yield from _alternative(shape, name)
            yield from _graphic(package, part, shape, name)


def _name(shape: Any) -> str:
    found = first(shape, "cNvPr")
    return found.get("name", "") if found is not None else ""


def _placeholder(shape: Any) -> str:
    found = first(shape, "ph")
    return found.get("type", "") if found is not None else ""


def _alternative(shape: Any, name: str) -> Iterator[Fragment]:
    found = first(shape, "cNvPr")
    if found is not None and found.get("descr", "").strip():
        yield _fragment(found.get("descr"), "alternative", name)


def _paragraphs(shape: Any, name: str, placeholder: str) -> Iterator[Fragment]:
    kind: FragmentKind = "furniture" if placeholder in _FOOT else "text"
    for paragraph in below(shape, "p"):
        text = _text(paragraph)
        if text:
            field = first(paragraph, "fld")
            numbering = field is not None and field.get("type", "") == "slidenum"
            yield _fragment(text, kind, name, numbering=numbering)


def _text(paragraph: Any) -> str:
    """The words of a paragraph; a break of line is a space."""
    parts = ["\n" if local(item) == "br" else item.text or "" for item in below(paragraph, "t", "br")]
    return " ".join("".join(parts).split())


def _fragment(text: str, kind: FragmentKind, shape: str, *, numbering: bool = False) -> Fragment:
    words, marks = without_marks(" ".join(text.split()))
    return Fragment(words, kind, shape, marks, numbering)


def _graphic(package: Package, part: str, shape: Any, name: str) -> Iterator[Fragment]:
    for row in below(shape, "tr"):
        cells = [" ".join(filter(None, map(_text, below(cell, "p")))) for cell in row if local(cell) == "tc"]
        if any(cells):
            yield _fragment(" | ".join(cells), "row", name)
    related = package.related(part)
    for chart in below(shape, "chart"):
        yield from chart_fragments(package, related.get(attribute(chart, "id"), ("", ""))[1], name)
    for diagram in below(shape, "relIds"):
        root = package.tree(related.get(attribute(diagram, "dm"), ("", ""))[1])
        for paragraph in below(root, "p"):
            if text := _text(paragraph):
                yield _fragment(text, "text", name)


def _notes(package: Package, part: str) -> Iterator[Fragment]:
    root = package.tree(part)
    for shape in below(root, "sp"):
        if _placeholder(shape) in ("body", ""):
            yield from (_fragment(text, "notes", "Notes") for item in below(shape, "p") if (text := _text(item)))


def _evidence(package: Package) -> bytes:
    """The evidence in a custom XML part, whatever its name: its root element tells."""
    tag = f"{{{EVIDENCE_NAMESPACE}}}{EVIDENCE_ELEMENT}"
    for name in sorted(package.names):
        if name.lower().startswith("customxml/") and EVIDENCE_NAMESPACE.encode() in package.read(name)[:2000]:
            root = package.tree(name)
            if root is not None and root.tag == tag:
                return (root.text or "").encode()
    return b""
