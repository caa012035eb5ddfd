"""Plain text: headings, key-value headers, lists, labelled paragraphs, turns and furniture, told by general structure.

No file says what its lines are, so each rule rests on what writers of plain text commonly do; the rules are in
the order in which they are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pincite.corpus.model import Block, BlockKind, Landmark, Span
from pincite.corpus.readers.encodings import decoded
from pincite.corpus.readers.furniture import furniture_among
from pincite.corpus.readers.headers import goes_on, header_key, is_header, is_signature
from pincite.corpus.readers.headings import (
    TIMECODE,
    could_be_heading,
    heading_text,
    heading_times,
    is_marked,
    is_numbered,
    is_row,
    is_rule,
    is_underlined,
    marked_words,
    opening_times,
)
from pincite.corpus.readers.lines import SENTENCE_END, Line, is_open, join_wrapped, split_lines
from pincite.corpus.readers.numbering import numbered
from pincite.corpus.readers.reading import Metadata, Reading
from pincite.corpus.readers.transcripts import Turns, find_turns, spoken_blocks
from pincite.corpus.readers.turns import is_sound

__all__ = ["TIMECODE", "heading_text", "read_plaintext", "read_text"]

_LABELLED = re.compile(r"([^\W\d_a-z][^\s:.!?]*(?:[ ][^\s:.!?]+){0,5}):[ \t]+(?=\S)")
_PLAIN_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s")
_STANDFIRST, _LONGEST_STANDFIRST = 2, 240
"""Lines, and characters of each, that may stand between a title and a by-line."""
_FRAGMENTS = 4
"""So many lines like headings in a row head nothing: they are the cells of a table, an address, a menu."""


def read_text(data: bytes, encoding: str) -> Reading:
    """A plain text file."""
    text, warnings = decoded(data, encoding)
    blocks, landmarks = _structure(text)
    spoken = any(block.spoken for block in blocks)
    metadata = Metadata(kind="transcript" if spoken else "document")
    return Reading(text, blocks, landmarks, metadata, warnings)


def read_plaintext(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text in reading order."""
    return _structure(text)[0]


@dataclass(frozen=True, slots=True)
class _Outline:
    """What single lines are known to be before they are joined, by the index of the line."""

    turns: Turns
    furniture: frozenset[int]
    headers: frozenset[int]
    continued: frozenset[int]
    """Lines that go on with the value of a header."""
    headings: frozenset[int]
    """Lines marked or underlined as headings."""
    rules: frozenset[int]


def _structure(text: str) -> tuple[tuple[Block, ...], tuple[Landmark, ...]]:
    lines = split_lines(text)
    outline = _outline(lines)
    single = outline.furniture | outline.headings | outline.rules
    apart = outline.turns.apart | outline.headers | single | {index + 1 for index in single | outline.headers}
    speech = bool(outline.turns.labels)
    joined = join_wrapped(text, lines, apart=apart - outline.continued, together=outline.continued, speech=speech)
    first = outline.turns.first if outline.turns.first >= 0 else len(lines)
    written = sum(index < first for index, _ in joined)
    spoken = spoken_blocks(joined[written:], outline.turns, outline.furniture)
    found = [*_written_blocks(joined, written, outline), *spoken]
    times = tuple(item for item in found if isinstance(item, Landmark))
    blocks = numbered(item for item in found if isinstance(item, Block))
    return tuple(blocks), times or tuple(_pages(text, lines))


def _outline(lines: Sequence[Line]) -> _Outline:
    furniture = furniture_among(lines)
    turns = find_turns(lines)
    if turns.labels:
        furniture |= {index for index, line in enumerate(lines) if is_sound(line.text)} - turns.labels.keys()
    rules = frozenset(index for index, line in enumerate(lines) if is_rule(line.text))
    headings = frozenset(
        index for index, line in enumerate(lines) if is_marked(line.text) or is_underlined(lines, index)
    )
    headers = _headers(lines, furniture | rules, turns)
    continued = set[int]()
    for index in headers:
        last = index
        while last + 1 < len(lines) and last + 1 not in headers | furniture and goes_on(lines[last], lines[last + 1]):
            last += 1
            continued.add(last)
    return _Outline(turns, furniture - headers, headers, frozenset(continued), headings - headers, rules)


def _headers(lines: Sequence[Line], passed: frozenset[int], turns: Turns) -> frozenset[int]:
    """The header lines: those that stand before all text, but for a title; a by-line may stand under a standfirst."""
    found = set[int]()
    above = 0  # lines of the title and of what stands under it
    for index, line in enumerate(lines):
        letterhead = not found and not above and is_row(line.text)
        if index in passed or letterhead or (found and not above and is_marked(line.text)):
            continue
        if index in turns.labels:
            break
        known = is_signature(line.text) or (index - 1 in found and is_header(line.text, first=False))
        if known if above > 1 else is_header(line.text, first=not above and not found and index == 0):
            found.add(index)
        elif found and index - 1 in found and goes_on(lines[index - 1], line):
            continue
        elif above > _STANDFIRST or (above and (len(line.text) > _LONGEST_STANDFIRST or line.mark)):
            break
        elif above or could_be_heading(line.text) or is_marked(line.text):
            above += 1
        else:
            break
    return frozenset(found)


def _pages(text: str, lines: Sequence[Line]) -> Iterator[Landmark]:
    """The pages of a text with form feeds, by their count."""
    if "\f" not in text.rstrip():
        return
    page, read = 1, 0
    for index, line in enumerate(lines):
        page += text.count("\f", read, line.span.start)
        read = line.span.start
        if index == 0 or line.opens_page:
            yield Landmark(line.span.start, "page", str(page))


def _written_blocks(lines: Sequence[tuple[int, Line]], count: int, outline: _Outline) -> Iterator[Block | Landmark]:
    """The blocks of the first ``count`` lines, which nobody speaks, and the times that stand alone between them."""
    section, alone = "", ""
    timecodes: tuple[str, ...] = ()
    timed = sum(bool(opening_times(line.text)[0]) for _, line in lines[:count]) > 1
    for (index, line), kind in zip(lines, _kinds(lines[: count + 1], outline)[:count], strict=False):
        if index in outline.turns.times:
            alone = outline.turns.times[index]
            continue
        if index in outline.rules:
            continue
        block = Block(kind, line.span, section=section, timecodes=timecodes)
        if kind in ("heading", "title"):
            start, end = marked_words(line.text)
            block = replace(block, span=Span(line.span.start + start, line.span.start + end))
        if kind == "heading":
            section, timecodes = heading_text(line.text), heading_times(line.text)
            block = replace(block, section=section, timecodes=timecodes)
        elif kind == "header":
            block = replace(block, key=header_key(line.text))
        elif kind == "item":
            block = replace(block, span=Span(line.span.start + line.mark, line.span.end))
        elif kind == "paragraph":
            block = _paragraph(block, line, timed=timed)
        if alone and kind in ("paragraph", "item", "heading"):
            yield Landmark(block.span.start, "time", alone)
            alone = ""
        yield block


def _paragraph(block: Block, line: Line, *, timed: bool) -> Block:
    """A paragraph with the label or the timecode that it opens with."""
    label = _LABELLED.match(line.text)
    if label and len(label[0]) < len(line.text) / 2:
        return replace(block, key=label[1])
    begin, times = opening_times(line.text)
    # "12:05 was too late" speaks of the time of day: a timecode stands in brackets, or opens other paragraphs too.
    if begin and (line.text[0] in "[(" or (timed and not line.text[begin].islower())):
        return replace(block, span=Span(line.span.start + begin, line.span.end), timecodes=times)
    return block


def _kinds(lines: Sequence[tuple[int, Line]], outline: _Outline) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    titled = False
    in_front = True
    guessed = set[int]()  # headings by their form alone
    numbered_last = 0  # the number of the last heading that has one
    for position, (index, line) in enumerate(lines):
        following = next((other for at, other in lines[position + 1 : position + 4] if at not in outline.rules), None)
        kind = _kind(index, line, following, outline)
        before = lines[position - 1][1] if position else None
        if kind == "heading" and before is not None and kinds[-1] == "item" and _counts_on(before, line):
            kind = "item"
        number = _plain_number(line.text)
        if kind == "item" and number == numbered_last + 1 > 1 and could_be_heading(line.text):
            kind = "heading"
        numbered_last = number if kind == "heading" and number else numbered_last
        if kind == "heading" and in_front and not titled and _can_be_title(line, following, first=position == 0):
            kind, titled = "title", True
        if kind == "heading" and index not in outline.headings:
            guessed.add(position)
        if kind == "paragraph" and in_front and index < max(outline.headers, default=0) and is_row(line.text):
            kind = "furniture"  # a letterhead, above the lines that say what it heads
        in_front = in_front and kind in ("title", "header", "furniture")
        if kind == "item" and _is_attribution(line, before):
            kind = "paragraph"
        kinds.append(kind)
    for start, end in _rows(guessed):
        kinds[start : end - 1] = ["paragraph"] * (end - 1 - start)
    return kinds


def _kind(index: int, line: Line, following: Line | None, outline: _Outline) -> BlockKind:
    if index in outline.furniture or index in outline.rules:
        return "furniture"
    if index in outline.headers:
        return "header"
    if index in outline.headings:
        return "heading"
    if line.mark and not _is_numbered_heading(line.text, following):
        return "item"
    if following is not None and could_be_heading(line.text) and not _runs_on(line, following):
        return "heading"
    return "paragraph"


def _runs_on(line: Line, following: Line) -> bool:
    """Whether the next line takes up the sentence, so that this one heads nothing."""
    taken_up = following.text[0].islower() or is_open(line.text)
    return taken_up and not line.blank_after and len(line.text.split()) > 2


def _can_be_title(line: Line, following: Line | None, *, first: bool) -> bool:
    """A first heading is the title, unless a list stands right under it; one under header lines if it has no number."""
    if following is None or following.mark or opening_times(line.text)[0]:
        return False
    return first or not is_numbered(line.text)


def _is_numbered_heading(text: str, following: Line | None) -> bool:
    """``3. Findings`` with a paragraph or bullets under it; with another numbered line under it, it is a list."""
    if following is None or not is_numbered(text) or not could_be_heading(text):
        return False
    return not following.mark or (not following.text[0].isalnum() and following.text[0] != "(" and not following.indent)


def _counts_on(before: Line, line: Line) -> bool:
    """Whether a numbered line is the next item of the list above it."""
    first, second = _plain_number(before.text), _plain_number(line.text)
    return first > 0 and second == first + 1


def _plain_number(text: str) -> int:
    """The number that a line opens with (``3.``, ``(3)``); 0 where there is none."""
    match = _PLAIN_NUMBER.match(text)
    return int(match[1]) if match else 0


def _is_attribution(line: Line, before: Line | None) -> bool:
    """``— Benjamin Bratton`` under a quotation, rather than an item of a list with dashes."""
    if line.text[0] not in "—–" or len(line.text) > 80 or SENTENCE_END.search(line.text):
        return False
    return before is None or before.text[0] != line.text[0]


def _rows(positions: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of at least ``_FRAGMENTS`` positions that follow each other, as half-open ranges."""
    for start in sorted(positions):
        if start - 1 in positions:
            continue
        end = start
        while end in positions:
            end += 1
        if end - start >= _FRAGMENTS:
            yield start, end
