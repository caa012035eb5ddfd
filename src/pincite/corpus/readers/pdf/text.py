"""Paragraphs of lines to one text with its blocks, and the place in it where each page begins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pincite.corpus.model import Block, BlockKind, Landmark, Span
from pincite.corpus.readers.front_matter import with_headers
from pincite.corpus.readers.hyphens import Vocabulary
from pincite.corpus.readers.numbering import numbered
from pincite.corpus.readers.pdf.lines import Line
from pincite.corpus.readers.pdf.styles import BULLET, NUMBERED_ITEM, Paragraph
from pincite.corpus.readers.pdf.words import LEVEL, RAISED
from pincite.corpus.readers.plaintext import heading_text

_PULLED = re.compile(r"[“\"«„‘'](.{12,240}?)[.!?,]?[”\"»“’']")
_RAISED = re.compile(rf"{RAISED}([^{LEVEL}]*){LEVEL}")
_OWN_MARK = re.compile(rf"{RAISED}([^{LEVEL}]*){LEVEL}\s*")
_NOTE_NUMBER = re.compile(rf"{RAISED}?(\d{{1,3}})")
_BASE = re.compile(r"(?<![\d.,])\d{1,2}$|(?<![^\W\d_])[^\W\d_]{1,2}$")
TAKES_EXPONENT = re.compile(r"(?<![\d.,])10$|(?<![^\W\d_])(?:[cdkmnµμ]?m|ft|s)$")
"""Ten and units of length and time, after which raised figures are an exponent and no mark of a note."""
EXPONENTS = str.maketrans("0123456789–-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_KINDS: dict[str, BlockKind] = {"note": "paragraph", "leaders": "furniture"}
_SYMBOL_BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢"})


@dataclass(frozen=True, slots=True)
class PagedText:
    """A text, its blocks and its pages."""

    text: str
    blocks: tuple[Block, ...]
    landmarks: tuple[Landmark, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph's words, and where in them another page begins."""

    text: str
    pages: tuple[tuple[int, int], ...]
    """Offset into ``text`` and index of the page."""


def paged_text(paragraphs: Sequence[Paragraph], printed: Callable[[int], str]) -> PagedText:
    """The stored text of a document.

    ``printed`` gives the page number that is printed on a page, by the page's index. A page that goes on after its
    notes (which follow the paragraph that runs over its end) has a landmark again, so that every offset is on the
    right page.
    """
    words = Vocabulary(_RAISED.sub("", line.text) for item in paragraphs for line in item.lines)
    notes = _notes(paragraphs)
    parts: list[str] = []
    blocks: list[Block] = []
    landmarks: list[Landmark] = []
    offset, page, section = 0, -1, ""
    pieces = [(item, piece) for item in paragraphs if (piece := _piece(item, words, notes)).text]
    whole = "\n".join(piece.text for _, piece in pieces)
    for item, piece in pieces:
        for start, its_page in piece.pages:
            if its_page != page:
                page, label = its_page, str(its_page + 1)
                number = printed(page)
                landmarks.append(Landmark(offset + start, "page", label, number if number != label else ""))
        block = _block(item, piece.text, offset)
        if block.kind == "heading" and _is_pulled(piece.text, whole):
            block = replace(block, kind="furniture")
        if block.kind == "heading":
            section = heading_text(piece.text)
        blocks.append(replace(block, section=section))
        parts.append(piece.text)
        offset += len(piece.text) + 2
    text = "\n\n".join(parts)
    return PagedText(text, tuple(numbered(with_headers(text, blocks))), tuple(landmarks))


def _is_pulled(text: str, whole: str) -> bool:
    """Whether words in large type are a pull quotation: they stand in marks, and in the running text too."""
    marked = _PULLED.fullmatch(text)
    return marked is not None and whole.count(marked[1]) > 1


def _notes(paragraphs: Iterable[Paragraph]) -> dict[int, set[str]]:
    """The numbers of the notes at the foot of each page."""
    notes: dict[int, set[str]] = defaultdict(set)
    for item in paragraphs:
        if item.kind == "note" and (match := _NOTE_NUMBER.match(item.lines[0].text)):
            notes[item.lines[0].page].add(match[1])
    return notes


def _piece(item: Paragraph, words: Vocabulary, notes: dict[int, set[str]]) -> _Piece:
    done: list[str] = []
    length = 0
    last = ""
    pages: list[tuple[int, int]] = []
    for line in item.lines:
        text = _levelled(line, notes.get(line.page, set()), opens=not last and not done)
        if not text:
            continue
        joined = words.joined(last, text) if last else text
        head = joined[: len(joined) - len(text)]
        done.append(head)
        length += len(head)
        last = text
        if not pages or pages[-1][1] != line.page:
            pages.append((length, line.page))
    return _Piece(("".join(done) + last).translate(_SYMBOL_BULLETS), tuple(pages))


def _levelled(line: Line, notes: set[str], *, opens: bool) -> str:
    """The words of a line without marks that point to notes; exponents become superior figures."""
    text = line.text
    if opens:  # the note's own number
        text = _OWN_MARK.sub(r"\1 ", text, count=1) if text.startswith(RAISED) else text
    parts: list[str] = []
    end = 0
    for match in _RAISED.finditer(text):
        parts.append(text[end : match.start()])
        is_exponent = match[1].strip("–-").isdecimal() and _takes_exponent(
            text[end : match.start()][-20:], match[1], notes
        )
        parts.append(match[1].translate(EXPONENTS) if is_exponent else "")
        end = match.end()
    return " ".join("".join((*parts, text[end:])).split())


def _takes_exponent(before: str, raised: str, notes: set[str]) -> bool:
    """Whether raised figures are an exponent of what they follow, and not the mark of a note.

    Ten and units of length and time always take one; another short number or symbol does if its page has no such note.
    """
    if TAKES_EXPONENT.search(before):
        return len(raised) <= 3
    return raised not in notes and _BASE.search(before) is not None


def _block(item: Paragraph, text: str, offset: int) -> Block:
    span = Span(offset, offset + len(text))
    if item.kind == "item":
        mark = BULLET.match(text) or NUMBERED_ITEM.match(text)
        if mark and mark.end() < len(text):
            return Block("item", Span(offset + mark.end(), offset + len(text)))
        return Block("paragraph", span)
    return Block(_KINDS.get(item.kind) or item.kind, span)  # type: ignore[arg-type]
