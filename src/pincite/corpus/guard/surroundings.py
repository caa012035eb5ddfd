"""What stands around quoted words: the rest of their sentence, of the speech they are part of, and of the writer's."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pincite.corpus.model import Document, Quotation, Span
from pincite.corpus.sentences import split_sentences

_SIDE = 1200
"""So many characters on either side are looked at."""
_LETTER = re.compile(r"\w")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Spans of the document, each empty where there is nothing."""

    sentence: Span
    """From the first word of the sentence in which the words begin to the last of that in which they end."""
    head: Span
    """From there to the words."""
    tail: Span
    """From the words to the end of their sentence."""
    following: Span
    """The sentence after that, of the same speech or paragraph."""
    told_before: Span
    """The writer's words in the same sentence, before the marks of the speech."""
    told_after: Span
    """The writer's words in the same sentence, behind those marks."""
    speech: Quotation | None
    """The speech that the words are part of."""
    crosses: Span
    """A part of the words that is the writer's where the others are speech, or the other way round."""


def surroundings(document: Document, span: Span, quotations: Sequence[Quotation]) -> Surroundings:
    """What stands around ``span``; ``quotations`` are those of the document."""
    speech, place = _speech_at(document, span, quotations)
    around = _paragraph(document, span)
    bounds = Span(min(place.start, span.start), max(place.end, span.end)) if place else around
    first, last, following = _sentences(document, span, bounds)
    nothing = Span(span.end, span.end)
    head, tail = Span(min(first, span.start), span.start), Span(span.end, max(last, span.end))
    before = after = Span(span.start, span.start)
    if speech and place:
        outer_first, outer_last, _ = _sentences(document, place, around)
        before = Span(min(outer_first, place.start), place.start)
        after = Span(place.end, max(outer_last, place.end))
        if _is_empty(document, tail) and following is None:
            tail, following, after = _going_on(document, speech, span, tail, after, quotations)
    return Surroundings(
        Span(head.start, tail.end), head, tail, following or nothing, before, after, speech,
        _crossing(document, span, place, quotations),
    )  # fmt: skip


def _paragraph(document: Document, span: Span) -> Span:
    block = document.block_at(span.start).span if document.blocks else Span(0, len(document.text))
    if not block.contains(Span(span.start, span.start)):
        block = Span(span.start, span.end)
    end = max(block.end, span.end)
    return Span(max(block.start, span.start - _SIDE), min(end, span.end + _SIDE))


def _sentences(document: Document, span: Span, bounds: Span) -> tuple[int, int, Span | None]:
    """Where the sentence begins that holds the first word of ``span``, where that ends that holds the last, and the
    sentence after it."""
    near = Span(max(bounds.start, span.start - _SIDE), min(bounds.end, span.end + _SIDE))
    lang = document.source.language or "en"
    sentences = opening = split_sentences(document.text, _ends_of(near)[1], lang=lang)
    if len(near) > _LONG:
        opening = split_sentences(document.text, _ends_of(near)[0], lang=lang)
    if not sentences or not opening:
        return span.start, span.end, None
    at = max(0, bisect.bisect_right(opening, span.start, key=lambda item: item.start) - 1)
    # A full stop that the quotation leaves out is still its sentence's.
    last = max(0, bisect.bisect_left(sentences, span.end, key=lambda item: item.start) - 1)
    following = sentences[last + 1] if last + 1 < len(sentences) else None
    return opening[at].start, max(sentences[last].end, opening[at].end), following


_LONG = 8 * _SIDE
"""From so many characters on only the two ends are parted into sentences."""


def _ends_of(near: Span) -> tuple[Span, Span]:
    """The two ends of a long stretch; of another the whole, twice."""
    if len(near) <= _LONG:
        return near, near
    return Span(near.start, near.start + _LONG // 2), Span(near.end - _LONG // 2, near.end)


def _speech_at(document: Document, span: Span, quotations: Sequence[Quotation]) -> tuple[Quotation | None, Span | None]:
    """The speech that holds the words, and the place of it that does; marks at the ends of ``span`` do not count."""
    core = _core(document, span)
    for quotation in quotations:
        if quotation.form == "direct":
            for place in quotation.places or (quotation.span,):
                if place.contains(core):
                    return quotation, place
    return None, None


def _core(document: Document, span: Span) -> Span:
    """Without what is no word at its ends."""
    text = document.slice(span)
    first = _LETTER.search(text)
    if first is None:
        return span
    end = len(text)
    while not _LETTER.match(text[end - 1]):
        end -= 1
    return Span(span.start + first.start(), span.start + end)


def _is_empty(document: Document, span: Span) -> bool:
    return _LETTER.search(document.slice(span)) is None


def _going_on(
    document: Document, speech: Quotation, span: Span, tail: Span, after: Span, quotations: Sequence[Quotation]
) -> tuple[Span, Span | None, Span]:
    """The tail and what follows where the reporting clause splits the speech (``"A," she said, "but b."``)."""
    part = next((item for item in speech.parts if item.start >= tail.end), None)
    if part is None or part.start - span.end > _FURTHEST_PART:
        return tail, None, after
    sentences = split_sentences(document.text, part)
    first = sentences[0] if sentences else part
    nothing = Span(after.start, after.start)
    if _SENTENCE_END.search(document.text[span.start : speech.span.end]):
        return tail, first, nothing
    return first, None, nothing


_FURTHEST_PART = 200


def _crossing(document: Document, span: Span, place: Span | None, quotations: Sequence[Quotation]) -> Span:
    """The words of ``span`` outside a speech that it holds only a part of."""
    core = _core(document, span)
    if place is None:
        for quotation in quotations:
            for other in (quotation.places or (quotation.span,)) if quotation.form == "direct" else ():
                # A writer's sentence may be quoted with the speech in it, marks and all.
                if not other.overlaps(core) or (span.start < other.start and other.end < span.end):
                    continue
                outside = Span(other.end, core.end) if other.start <= core.start else Span(core.start, other.start)
                if not _is_empty(document, outside):
                    return outside
    return Span(span.end, span.end)
