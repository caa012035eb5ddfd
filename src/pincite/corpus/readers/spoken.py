"""Transcripts in formats whose structure is known: whose words the paragraphs of a page or document are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pincite.corpus.model import Block, Landmark, Span
from pincite.corpus.readers.lines import Line
from pincite.corpus.readers.numbering import numbered
from pincite.corpus.readers.transcripts import find_turns
from pincite.corpus.readers.turns import is_sound


def with_turns(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Landmark, ...]]:
    """The blocks, those of a transcript without the label in front and with who speaks them, and its times.

    Whether it is a transcript is told as in plain text. A paragraph without a label goes on with the turn before, a
    heading ends it. What is no transcript comes back as it is.
    """
    lines = [Line(block.span, text[block.span.start : block.span.end], 0, True, True) for block in blocks]
    turns = find_turns(lines)
    if turns.first < 0:
        return tuple(blocks), ()
    found, times = list(blocks[: turns.first]), []
    speaker: str | None = None if turns.labels else ""
    time = ""
    for index, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        if index < turns.first:
            continue
        if block.kind not in ("paragraph", "item"):
            found.append(block)
            speaker = None
            continue
        label = turns.labels.get(index)
        speaker = label.name if label else speaker
        begin, own_time = turns.opening(index, line)
        time = own_time or time
        if index in turns.times or begin >= len(line.text):
            continue
        span = Span(line.span.start + begin, line.span.end)
        if time:
            times.append(Landmark(span.start, "time", time))
            time = ""
        if is_sound(line.text):
            found.append(replace(block, kind="furniture", label=""))
        else:
            found.append(
                replace(block, kind="paragraph", span=span, label="", turn=speaker or "", spoken=speaker is not None)
            )
    return tuple(numbered(found)), tuple(times)
