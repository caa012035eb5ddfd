"""The tool's own words: dates, locators, attributions, counts. English; nothing here looks at a page or a slide."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from pincite.corpus.model import Block, Document, Quotation, Source, Span

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def date_in_words(value: datetime.date | str) -> str:
    """``2026-11-21`` -> ``21 November 2026``; ``2025-04`` -> ``April 2025``; an empty string stays empty."""
    parts = [int(part) for part in str(value).split("-")] if value else []
    if len(parts) < 2:
        return str(value)
    month = _MONTHS[parts[1] - 1]
    return f"{parts[2]} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def count(number: int, noun: str, plural: str = "") -> str:
    """``3, "document"`` -> ``three documents``."""
    word = _COUNTS[number] if number < len(_COUNTS) else str(number)
    return f"{word} {noun if number == 1 else plural or noun + 's'}"


def sentence(text: str) -> str:
    """With a capital first letter and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def listed(items: Sequence[str]) -> str:
    """``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def medium(source: Source) -> str:
    """What the document is to what it retells: ``summary``, ``translation``, ``article`` ..."""
    return "translation" if source.translated else source.kind


def _with_article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def container(source: Source) -> str:
    """The name a reader knows the original by."""
    return source.container_title or source.short or source.title or source.id


def short_name(source: Source) -> str:
    return source.short or source.container_title or source.title or source.id


def quotation_attribution(source: Source, timecode: str | None) -> str:
    """Where somebody's words were said and how we have them."""
    how = f"as quoted in {_with_article(medium(source))}" if source.second_hand else ""
    return ", ".join(part for part in (container(source), date_in_words(source.issued), timecode or "", how) if part)


def passage_attribution(source: Source) -> str:
    """Whose statement a passage is and how we have it."""
    return ", ".join(part for part in (short_name(source), passage_manner(source)) if part)


def passage_manner(source: Source) -> str:
    """``as summarised``, ``in translation`` ...; empty for a source that speaks for itself."""
    if not source.second_hand:
        return ""
    noun = medium(source)
    manners = {"summary": "as summarised", "translation": "in translation", "machine transcript": "as transcribed"}
    return manners.get(noun, f"as retold in {_with_article(noun)}")


def custody(source: Source, *, quoted: bool) -> str:
    """How the annex says we have the words: ``quoted in a summary; not checked against the recording``."""
    if not source.second_hand:
        return ""
    how = f"quoted in {_with_article(medium(source))}" if quoted else passage_manner(source)
    original = source.original or "the original"
    return f"{how}; not checked against {original}"


def kind_label(source: Source) -> str:
    """``Summary of the recording of the episode; second-hand``."""
    noun = medium(source).capitalize()
    if not source.second_hand:
        return noun
    preposition = "about" if source.kind in ("article", "report") and not source.translated else "of"
    return f"{noun} {preposition} {source.original}; second-hand" if source.original else f"{noun}; second-hand"


def locator(document: Document, span: Span, quotation: Quotation | None = None) -> tuple[str, str]:
    """What a reader of the original looks for, in full and in short: page or time, section, paragraph, line.

    A line is named only where the file is the text, so that an editor shows the same lines.
    """
    block = document.block_at(span.start)
    mark, short_mark = _landmark(document, span)
    spoken = quotation.timecode if quotation and quotation.timecode else ""
    time = spoken or mark or "–".join(block.timecodes)
    section = f"“{block.section}”" if block.section else ""
    line = f"line {document.line_of(span.start)}" if document.format == "text" else ""
    full = ", ".join(part for part in (time, section, _place_in_words(block), line) if part)
    return full, spoken or short_mark or _short_place(block)


def _landmark(document: Document, span: Span) -> tuple[str, str]:
    """The page or the time at which ``span`` stands in the original, in full and in short; empty without either."""
    first = document.landmark_at(span.start)
    last = document.landmark_at(max(span.start, span.end - 1))
    if first is None or last is None:
        return "", ""
    if first.kind == "time":
        return first.label, first.label
    printed = f" (printed {first.printed})" if first.printed else ""
    if first == last:
        return f"page {first.label}{printed}", f"p. {first.label}"
    return f"pages {first.label}–{last.label}{printed}", f"pp. {first.label}–{last.label}"


def _place_in_words(block: Block) -> str:
    paragraph, _, item = block.label.removeprefix("p").partition("i")
    if not paragraph:
        return ""
    return f"list {paragraph}, item {item}" if item else f"paragraph {paragraph}"


def _short_place(block: Block) -> str:
    paragraph, _, item = block.label.removeprefix("p").partition("i")
    if not paragraph:
        return ""
    return f"¶{paragraph}, item {item}" if item else f"¶{paragraph}"
