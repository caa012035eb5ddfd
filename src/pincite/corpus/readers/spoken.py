"""Transcripts in formats whose structure is known: whose words the paragraphs of a page or document are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pincite.corpus.model import Block, Landmark, Span
from pincite.corpus.readers.interviews import with_answers
from pincite.corpus.readers.lines import Line
from pincite.corpus.readers.numbering import numbered
from pincite.corpus.readers.transcripts import Turns, ends_turn, find_turns
from pincite.corpus.readers.turns import is_somebody, is_sound, label_of

_CAPITALS = r"[A-Z]{2,20}(?:\.? [A-Z][A-Z'’.-]{0,20}){0,4}"
"""A label in capitals, which needs no other of its kind to be told from speech."""
_MOST_NAMES = 300
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|(?i:sec|gen|[md]r|mrs|ms|sen|rep|gov|hon|adm|amb|prof|lt|col|sgt|capt|rev|st|jr))\.\Z"
)
"""What ends in a full stop and is no sentence's end: an initial, a title."""


def with_turns(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Landmark, ...]]:
    """The blocks, those of a transcript without the label in front and with who speaks them, and its times.

    Whether it is a transcript is told as in plain text. A paragraph without a label goes on with the turn before; a
    heading or an editor's note ends it. A label that stands inside a paragraph, since a page's lines were joined or its
    speakers share a box, begins a paragraph too. What is no transcript comes back as it is.
    """
    lines, turns = _read(text, parted := _parted(text, blocks))
    if turns.first < 0:
        answered = with_answers(text, blocks)
        unchanged = answered == tuple(blocks)
        return answered if unchanged else tuple(numbered(replace(block, label="") for block in answered)), ()
    found, times = list(parted[: turns.first]), []
    speaker: str | None = None if turns.labels else ""
    time = ""
    for index, (block, line) in enumerate(zip(parted, lines, strict=True)):
        if index < turns.first:
            continue
        if block.kind not in ("paragraph", "item"):
            found.append(block)
            speaker = None
            continue
        label = turns.labels.get(index)
        speaker = label.name if label else None if ends_turn(line.text, turns.full_names) else speaker
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


def _read(text: str, blocks: Sequence[Block]) -> tuple[list[Line], Turns]:
    lines = [Line(block.span, text[block.span.start : block.span.end], 0, True, True) for block in blocks]
    return lines, find_turns(lines)


def _parted(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, in as many as labels begin in each."""
    parted = tuple(part for block in blocks for part in _label_apart(text, block))
    names = _names(text, parted)
    if not names:
        return parted
    longest_first = sorted(names, key=lambda name: (-len(name), name))[:_MOST_NAMES]
    known = "|".join(map(re.escape, longest_first))
    inside = re.compile(
        rf"(?<=[.!?…)\]\"”’—–-])[ \n](?=(?:{known}|{_CAPITALS})(?: ?\([^()\n]{{1,80}}\))?(?:, [A-Z ]{{2,40}})?: )"
    )
    return tuple(part for block in parted for part in _at(text, block, inside))


def _names(text: str, blocks: Sequence[Block]) -> Collection[str]:
    """The names before a colon at the beginning of paragraphs, and the surnames among them."""
    names = set[str]()
    for block in blocks:
        words = text[block.span.start : min(block.span.end, block.span.start + 300)]
        label = label_of(words) if block.kind in ("paragraph", "item") else None
        if label and label.name and is_somebody(label) and words[: label.speech].rstrip().endswith(":"):
            names |= {label.name, label.name.split()[-1]}
    return names


def _at(text: str, block: Block, inside: re.Pattern[str]) -> Iterator[Block]:
    start = block.span.start
    if block.kind in ("paragraph", "item"):
        label = label_of(text[start : min(block.span.end, start + 300)])
        for found in inside.finditer(text, start + (label.speech if label else 0), block.span.end):
            if _SHORTENED.search(text[max(start, found.start() - 8) : found.start()]):
                continue
            yield replace(block, span=Span(start, found.start()))
            start = found.end()
    yield replace(block, span=Span(start, block.span.end))


def _label_apart(text: str, block: Block) -> Iterator[Block]:
    """A paragraph whose first line is nothing but a label and its time, in two."""
    first = text.find("\n", block.span.start, block.span.end)
    label = label_of(text[block.span.start : first]) if first > 0 and block.kind == "paragraph" else None
    if label is None or label.speech < first - block.span.start:
        yield block
        return
    yield replace(block, span=Span(block.span.start, first))
    yield replace(block, span=Span(first + 1, block.span.end))
