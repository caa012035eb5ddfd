"""Sentences with exact offsets."""

from __future__ import annotations

import re

import sentencex

from pincite.corpus.model import Span

# A break here is never one: after the number of a list item or heading at the start of the text, and where digits
# run into a name without a space (``01.AI``).
_LIST_NUMBER = re.compile(r"\s*\(?\d{1,3}[.)]\s*")
_DIGITS_AT_END = re.compile(r"\d[.]$")


def split_sentences(text: str, span: Span | None = None, *, lang: str = "en") -> tuple[Span, ...]:
    """Spans of the sentences of ``text`` inside ``span`` (all of it by default), white space at their ends left out.

    They follow each other in reading order and cover everything but white space. A quotation of several sentences
    stays with the sentence it stands in.
    """
    span = span or Span(0, len(text))
    piece = text[span.start : span.end]
    bounds: list[tuple[int, int]] = []
    for boundary in sentencex.get_sentence_boundaries(lang.split("-", maxsplit=1)[0], piece):
        start, end = boundary["start_index"], boundary["end_index"]
        if bounds and _is_false_break(piece, bounds[-1][0], start):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    return tuple(
        Span(span.start + start, span.start + end)
        for start, end in (_trimmed(piece, *bound) for bound in bounds)
        if start < end
    )


def _is_false_break(text: str, start: int, cut: int) -> bool:
    head = text[start:cut]
    if _LIST_NUMBER.fullmatch(head):
        return True
    return bool(_DIGITS_AT_END.search(head)) and cut < len(text) and not text[cut].isspace()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
