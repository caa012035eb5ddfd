"""A .pdf file read back: its paragraphs by the page on which they begin, citation marks apart from the words.

A paragraph that a column or a page breaks is one text. Words that a line breaks are put together as the reader of
the corpus does it. Raised digits are citation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pincite.corpus.readers import pdf as reader
from pincite.corpus.readers.hyphens import Vocabulary
from pincite.corpus.readers.pdf.bombs import inflates_without_measure
from pincite.corpus.readers.pdf.furniture import without_furniture
from pincite.corpus.readers.pdf.lines import Line, in_reading_order
from pincite.corpus.readers.pdf.paragraphs import paragraphs
from pincite.corpus.readers.pdf.text import EXPONENTS, TAKES_EXPONENT
from pincite.corpus.readers.pdf.words import LEVEL, RAISED
from pincite.corpus.readers.reading import UnreadableError
from pincite.delivered.marks import numbers_of, without_marks
from pincite.delivered.model import Delivered, Fragment, FragmentKind, Mark, Sheet
from pincite.delivered.names import EVIDENCE_FORMAT, EVIDENCE_SUFFIX

_MOST_PAGES = 5_000
_MOST_NOTES = 2_000
_LARGEST_EVIDENCE = 256 << 20
_RAISED = re.compile(f"[ \u00a0]*{RAISED}([^{LEVEL}]{{0,200}}){LEVEL}(?:[ \u00a0]*,(?=[ \u00a0]*{RAISED}))?")
_REMEDY_SAVE = "open it in a PDF viewer, save it anew or get the file again"


def read_pages(data: bytes) -> Delivered:
    """The pages of a PDF; raises ``UnreadableError`` for what is none, is encrypted or holds no text."""
    import pypdfium2

    if inflates_without_measure(data):
        raise UnreadableError("holds a page that inflates to far more than a text", _REMEDY_SAVE)
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise reader.refusal(fault) from None
    try:
        pages = reader.read_lines(file, min(len(file), _MOST_PAGES))
        reader.require_text(pages)
        warnings = (*reader.page_warnings(pages, len(file)), *_warned_of_notes(file, len(pages.lines)))
        return Delivered("page", _sheets(pages), _evidence(file), warnings)
    finally:
        file.close()


def _warned_of_notes(file: Any, pages: int) -> Iterator[tuple[str, str]]:
    """What somebody has written over the pages afterwards: notes, text boxes, fields of a form."""
    noted = ", ".join(str(number) for number in range(1, pages + 1) if _has_notes(file, number - 1))
    if noted:
        what = f"has notes, text boxes or form fields on page {noted}, which are not verified"
        yield what, "delete them before it is sent on"


def _has_notes(file: Any, page: int) -> bool:
    import pypdfium2.raw as pdfium

    opened = file[page]
    try:
        for index in range(min(pdfium.FPDFPage_GetAnnotCount(opened), _MOST_NOTES)):
            note = pdfium.FPDFPage_GetAnnot(opened, index)
            if note:
                kind = pdfium.FPDFAnnot_GetSubtype(note)
                pdfium.FPDFPage_CloseAnnot(note)
                if kind in (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET):
                    return True
        return False
    finally:
        opened.close()


def _sheets(read: reader.PageLines) -> tuple[Sheet, ...]:
    pages, labels = read.lines, read.labels
    bare = without_furniture(pages, labels, title=read.title)
    found: list[list[Fragment]] = [[] for _ in pages]
    for number, (page, kept) in enumerate(zip(pages, bare, strict=True)):
        inside = {id(line) for line in kept.lines}
        found[number] += (_fragment(line.text, "furniture") for line in page if id(line) not in inside)
    words = Vocabulary(_RAISED.sub("", line.text) for page in pages for line in page)
    for item in paragraphs([in_reading_order(page.lines) for page in bare]):
        found[item.lines[0].page].append(_fragment(_joined(item.lines, words), "text"))
    return tuple(
        Sheet(number + 1, page.folio or label or str(number + 1), tuple(filter(_says_something, found[number])))
        for number, (page, label) in enumerate(zip(bare, labels, strict=True))
    )


def _says_something(fragment: Fragment) -> bool:
    return bool(fragment.text)


def _joined(lines: Sequence[Line], words: Vocabulary) -> str:
    """Lines as one text, raised digits still in their brackets."""
    text = ""
    for line in lines:
        text = words.joined(text, line.text) if text else line.text
    return text


def _fragment(text: str, kind: FragmentKind) -> Fragment:
    parts: list[str] = []
    raised: list[Mark] = []
    length = end = 0
    for match in _RAISED.finditer(text):
        before = text[end : match.start()]
        end = match.end()
        parts.append(before)
        length += len(before)
        if TAKES_EXPONENT.search(before[-20:]):
            parts.append(match[1].translate(EXPONENTS))
            length += len(parts[-1])
        elif not length and text[end : end + 1].isspace():
            parts.append(match[1])  # the number of what follows it, as of a note at the foot of a page
            length += len(match[1])
        elif numbers := numbers_of(match[1]):
            raised.append(Mark(length, numbers))
    words, bracketed = without_marks("".join((*parts, text[end:])))
    return Fragment(words, kind, marks=tuple(raised) or bracketed)


def _evidence(file: Any) -> bytes:
    """The evidence file among the attachments: by its name, and else by what it says of itself."""
    named = list(_attachments(file))
    for _, data in sorted(named, key=lambda item: not item[0].endswith(EVIDENCE_SUFFIX)):
        if EVIDENCE_FORMAT.encode() in data:
            return data
    return b""


def _attachments(file: Any) -> Iterator[tuple[str, bytes]]:
    import pypdfium2

    for index in range(min(file.count_attachments(), 200)):
        try:
            found = file.get_attachment(index)
            data = bytes(found.get_data())
            name = str(found.get_name())
        except (pypdfium2.PdfiumError, UnicodeDecodeError, ValueError):
            continue
        if len(data) <= _LARGEST_EVIDENCE and data.lstrip()[:1] == b"{":
            yield name, data
