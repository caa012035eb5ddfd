"""Speech that was taken down: in a transcript every turn is its speaker's words, though no marks stand there.

A short turn is one quotation, a longer one is a quotation for each of its sentences. Words between marks inside a turn
are what the speaker quotes; they stay part of the turn and are no quotation of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.corpus.model import Block, Document, Quotation, Span
from pincite.corpus.quotations.turns import TurnLabels
from pincite.corpus.sentences import split_sentences

_MOST_WORDS = 60
"""A turn of more words is given sentence by sentence."""
_FEWEST_WORDS = 4
"""A sentence of fewer words of a longer turn says nothing by itself."""
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
"""A word as it is counted, whatever its script; with its apostrophes and hyphens it is one."""
# What the typist adds: [applause], (laughter), ♪ music ♪, *sighs*.
_NOT_SPEECH = re.compile(r"\s*+(?:[\[(][^\])\n]{0,80}+[\])]|♪[^♪\n]{0,200}+♪|\*[^*\n]{1,40}+\*|[♪♫>-])\s*+")
_BETWEEN_LABEL_AND_WORDS = re.compile(r"[\W\d_]*+\Z")
_FARTHEST_LABEL = 40
"""Characters (a time, a colon, spaces) that may stand between a label and the words of its turn."""


def find_spoken(document: Document) -> tuple[Quotation, ...]:
    """The speech of every block that is ``spoken``, in reading order; ids are left empty."""
    if not any(block.spoken for block in document.blocks):
        return ()
    labels = TurnLabels(document)
    return tuple(
        quotation
        for block in document.blocks
        if block.spoken and block.kind != "furniture"
        for quotation in _of_turn(document, block, labels)
    )


def _of_turn(document: Document, block: Block, labels: TurnLabels) -> Iterator[Quotation]:
    speaker = labels.speaker(block.turn)
    mention = _label_before(document, block)
    for span in _utterances(document, block):
        yield Quotation(
            "",
            document.id,
            span,
            "direct",
            speaker=speaker.name,
            mention=mention,
            timecode=timecode_at(document, span.start),
            confidence=speaker.confidence,
            reason=speaker.reason,
            places=(span,),
        )


def timecode_at(document: Document, offset: int) -> str | None:
    """The time of the original at which ``offset`` stands, where the document has times and not pages."""
    landmark = document.landmark_at(offset)
    return landmark.label if landmark is not None and landmark.kind == "time" else None


def _utterances(document: Document, block: Block) -> Iterator[Span]:
    text = document.text
    whole = _speech(text, block.span)
    if len(WORD.findall(text, whole.start, whole.end)) <= _MOST_WORDS:
        if WORD.search(text, whole.start, whole.end):
            yield whole
        return
    for sentence in split_sentences(text, whole, lang=document.source.language or "en"):
        span = _speech(text, sentence)
        if len(WORD.findall(text, span.start, span.end)) >= _FEWEST_WORDS:
            yield span


def _speech(text: str, span: Span) -> Span:
    """What is spoken of a span: white space and the typist's remarks at its beginning left out."""
    start, end = span.start, span.end
    while (remark := _NOT_SPEECH.match(text, start, end)) is not None:
        start = remark.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _label_before(document: Document, block: Block) -> Span | None:
    """Where the label of a turn stands in the stored text, if it stands there right before the words."""
    if not block.turn:
        return None
    lowest = max(0, block.span.start - len(block.turn) - _FARTHEST_LABEL)
    start = document.text.rfind(block.turn, lowest, block.span.start)
    line = document.text.rfind("\n", 0, max(start, 0)) + 1
    if start < 0 or (line and any(map(str.isalpha, document.text[max(line, start - _FARTHEST_LABEL) : start]))):
        return None
    end = start + len(block.turn)
    between = _BETWEEN_LABEL_AND_WORDS.match(document.text[end : block.span.start])
    return Span(start, end) if between is not None else None
