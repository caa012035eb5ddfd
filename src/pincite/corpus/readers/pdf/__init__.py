"""PDF files, read by PDFium: text in reading order, without running heads, and the page of every character."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pincite.corpus.readers.pdf.bombs import inflates_without_measure
from pincite.corpus.readers.pdf.furniture import without_furniture
from pincite.corpus.readers.pdf.initials import with_initials
from pincite.corpus.readers.pdf.lines import Line, in_reading_order, page_lines
from pincite.corpus.readers.pdf.margin_numbers import without_margin_numbers
from pincite.corpus.readers.pdf.paragraphs import paragraphs
from pincite.corpus.readers.pdf.text import PagedText, paged_text
from pincite.corpus.readers.pdf.words import main_turn, page_words
from pincite.corpus.readers.reading import Metadata, Reading, UnreadableError
from pincite.corpus.readers.spoken import with_turns

_MOST_PAGES = 20_000
_MOST_CHARACTERS = 200_000
"""On one page; more is no page that anybody reads."""
_MOST_FAILURES = 100
"""So many damaged pages in a row are a damaged file, whatever number of pages it claims."""
_LETTERS, _FEWEST_WORDS, _MOST_SIGNS = 3, 25, 0.08
"""What counts as a word, how many of them tell something, and the share that may have a sign between two letters."""
_SIGN_IN_WORD = re.compile(
    r"[^\W\d_](?:[%$‚„‰⁄|\ufffd\ue000-\uf8ff]|[`^¨¯´¸ˆˇ˘˙˚˛˜˝](?![aeiouyıcnszAEIOUYCNSZ]))[^\W\d_]"
)
"""An accent may stand apart before the letter that it belongs to, as older typesetters leave it."""
_REMEDY_OCR = "recognise the text (OCR) first"
_REMEDY_SAVE = "open it in a PDF viewer, save it anew or get the file again"
_NAME_OF_FILE = re.compile(
    r"(?:microsoft \w+ - .*|untitled.*|document\d*|.*\.(?:docx?|pdf|indd|tex|dvi|qxd|pptx?|rtf|html?))", re.I
)
_DIGITS = 3
"""So many digits in a title of one word make it a number of an order or of a file."""
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}")


@dataclass(frozen=True, slots=True)
class PageLines:
    """What the pages of a file gave."""

    lines: tuple[tuple[Line, ...], ...]
    labels: tuple[str, ...]
    pictured: tuple[int, ...]
    """Indexes of pages that show something and have no text."""
    garbled: tuple[int, ...]
    """Indexes of pages whose characters are mostly no text."""
    damaged: tuple[int, ...]
    title: str = ""
    """What the file says that it is called."""


def read_pdf(data: bytes, encoding: str) -> Reading:
    """A PDF file; ``encoding`` is of no use here, the file says its own.

    Raises ``UnreadableError`` for files that are encrypted, damaged, empty, scanned without recognition, or whose
    fonts do not tell what their glyphs mean. Where that holds for some pages only, the rest is read, with a warning.
    """
    import pypdfium2

    if inflates_without_measure(data):
        raise UnreadableError("holds a page that inflates to far more than a text", _REMEDY_SAVE)
    try:
        pdf = pypdfium2.PdfDocument(data)
        count = len(pdf)
    except pypdfium2.PdfiumError as fault:
        raise refusal(fault) from None
    try:
        if not count:
            raise UnreadableError("has no pages", _REMEDY_SAVE)
        pages = read_lines(pdf, min(count, _MOST_PAGES))
        text = _text(pages)
        warnings = tuple(page_warnings(pages, count))
        # Of a transcript, too, the landmarks are the pages: a reader of the original turns to them.
        blocks, _ = with_turns(text.text, text.blocks)
        metadata = _metadata(pdf, text)
        if any(block.spoken for block in blocks):
            metadata = replace(metadata, kind="transcript")
        return Reading(text.text, blocks, text.landmarks, metadata, warnings)
    finally:
        pdf.close()


def refusal(fault: Exception) -> UnreadableError:
    """Why a file could not be opened."""
    from pypdfium2 import raw

    code = getattr(fault, "err_code", None)
    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return UnreadableError("is encrypted", "open it with its password and save it without")
    return UnreadableError("is damaged or not a PDF file", _REMEDY_SAVE)


def read_lines(pdf: Any, count: int) -> PageLines:
    """The lines of the first ``count`` pages of an open file, and which pages have none that can be read."""
    import pypdfium2

    lines: list[tuple[Line, ...]] = []
    labels: list[str] = []
    failed: dict[str, list[int]] = {"pictured": [], "garbled": [], "damaged": []}
    failures = 0
    for index in range(count):
        found: tuple[Line, ...] = ()
        try:
            found, state = _page(pdf, index)
            failures = 0
        except pypdfium2.PdfiumError:
            state, failures = "damaged", failures + 1
        if state:
            failed[state].append(index)
        lines.append(found)
        labels.append(_label(pdf, index) if state != "damaged" else "")
        if failures >= _MOST_FAILURES:
            break
    pictured, garbled, damaged = (tuple(indexes) for indexes in failed.values())
    return PageLines(tuple(lines), tuple(labels), pictured, garbled, damaged, _stated(pdf, "Title"))


def _page(pdf: Any, index: int) -> tuple[tuple[Line, ...], str]:
    """The lines of a page in drawing order, and what is wrong with it (or nothing)."""
    page = pdf[index]
    try:
        text_page = page.get_textpage()
        turn = main_turn(text_page)
        if turn != page.get_rotation():
            # PDFium parts words by how a page is shown: it is shown so that most of its text is level.
            text_page.close()
            page.set_rotation(turn)
            text_page = page.get_textpage()
        try:
            count = text_page.count_chars()
            if count > _MOST_CHARACTERS:
                return (), "damaged"
            words = page_words(text_page, page.get_bbox())
        finally:
            text_page.close()
        lines = page_lines(words, index)
        text = "".join(line.text for line in lines)
        if not text.strip():
            return (), "pictured" if _shows_something(page) else ""
        return (lines, "") if _is_text(text) else ((), "garbled")
    finally:
        page.close()


def _shows_something(page: Any) -> bool:
    return next(iter(page.get_objects(max_depth=2)), None) is not None


def _is_text(text: str) -> bool:
    """Whether the characters mean something: private, replaced and control characters are a minority, and signs that
    stand in no word stand in few words. A program that prints to PostScript may keep the shapes of letters alone."""
    words = [word for word in text.split() if sum(map(str.isalpha, word)) >= _LETTERS]
    if len(words) >= _FEWEST_WORDS and sum(1 for word in words if _SIGN_IN_WORD.search(word)) > _MOST_SIGNS * len(
        words
    ):
        return False
    strange = sum(1 for char in text if char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or "\x7f" <= char < "\xa0")
    return strange <= 0.3 * len(text)


def _label(pdf: Any, index: int) -> str:
    try:
        return str(pdf.get_page_label(index) or "")
    except (UnicodeDecodeError, ValueError):
        return ""


def require_text(pages: PageLines) -> None:
    """Raises ``UnreadableError``, and says why, where no page has a text."""
    if any(pages.lines):
        return
    if pages.garbled:
        raise UnreadableError("holds characters that stand for no letters (its fonts do not say)", _REMEDY_OCR)
    if pages.pictured:
        raise UnreadableError("holds pictures of text, not text", _REMEDY_OCR)
    if pages.damaged:
        raise UnreadableError("is damaged: none of its pages can be read", _REMEDY_SAVE)
    raise UnreadableError("holds no text", "replace it by one that does")


def _text(pages: PageLines) -> PagedText:
    require_text(pages)
    bare = without_furniture(without_margin_numbers(pages.lines), pages.labels, title=pages.title)
    found = paragraphs([in_reading_order(with_initials(page.lines)) for page in bare])
    printed = [page.folio or label for page, label in zip(bare, pages.labels, strict=True)]
    return paged_text(found, lambda index: printed[index])


def page_warnings(pages: PageLines, count: int) -> Iterator[tuple[str, str]]:
    """What could not be read of a file of ``count`` pages, with the remedy."""
    read = len(pages.lines)
    for indexes, what, remedy in (
        (pages.pictured, "holds pictures, not text, on", _REMEDY_OCR),
        (pages.garbled, "holds characters that stand for no letters on", _REMEDY_OCR),
        (pages.damaged, "is damaged on", _REMEDY_SAVE),
    ):
        if indexes:
            yield f"{what} {_listed(indexes)}; left out", remedy
    if read < count:
        yield f"says that it has {count} pages; only the first {read} are read", _REMEDY_SAVE


def _listed(indexes: Sequence[int]) -> str:
    """Pages of the file, counted from 1, runs as ranges."""
    runs: list[list[int]] = []
    for index in indexes:
        if runs and runs[-1][-1] == index:
            runs[-1][-1] += 1
        else:
            runs.append([index + 1, index + 1])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:12]]
    more = " and others" if len(runs) > 12 else ""
    return f"page{'s' if len(indexes) > 1 else ''} {', '.join(shown)}{more}"


def _metadata(pdf: Any, text: PagedText) -> Metadata:
    """Title, authors and language, as far as they say something. The date of creation is not one of publication."""
    title = _stated(pdf, "Title")
    number = " " not in title and sum(map(str.isdigit, title)) >= _DIGITS
    if not sum(map(str.isalpha, title)) > 3 or number or _NAME_OF_FILE.fullmatch(title):
        title = next((text.text[b.span.start : b.span.end] for b in text.blocks if b.kind == "title"), "")
    return Metadata(title, _authors(_stated(pdf, "Author")), language=_language(pdf))


def _stated(pdf: Any, key: str) -> str:
    """What the file's information dictionary (ISO 32000-1, 14.3.3) has under a key, on one line; else nothing."""
    try:
        text = str(pdf.get_metadata_value(key))
    except (UnicodeDecodeError, ValueError):
        return ""
    return " ".join("".join(char for char in text if char.isprintable()).split())


def _authors(stated: str) -> tuple[str, ...]:
    """Names of persons; what is one word is a user's login or a program."""
    parts = re.split(r";| (?:and|&) ", stated)
    if len(parts) == 1 and stated.count(",") and all(" " in part.strip() for part in stated.split(",")):
        parts = stated.split(",")
    return tuple(part.strip() for part in parts if _PERSON.fullmatch(part.strip()))


def _language(pdf: Any) -> str:
    from pypdfium2 import raw

    length = raw.FPDFCatalog_GetLanguage(pdf, None, 0)
    if not 2 < length < 200:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFCatalog_GetLanguage(pdf, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    tag = buffer.raw.decode("utf-16-le", "replace").rstrip("\x00")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", tag) else ""
