"""Lines of a plain text, and which of them are one paragraph that was wrapped at some column.

Whether a line break means anything is told by the lines themselves: text that was wrapped is broken only where the next
word would have passed the margin. Spans point into the text as it is, line breaks and all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pincite.corpus.model import Span

_WHITE = (
    "\ufeff \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""All that ``str.split`` parts words at, and a stray byte-order mark; U+3000 indents paragraphs in Chinese."""

SENTENCE_END = re.compile(r"[.!?;,…。！？]['\"”’»)\]*_]*$")
"""The end of a sentence or clause; a heading has none."""

_FULL_STOP = re.compile(r"[.!?:…。！？]['\"”’»)\]*_]*(?:\s?[(\[]?\d{1,3}[)\]]?)?$")

BULLET = re.compile(
    r"(?:[-*+•‣◦–—·▪▫■□●○➢➤►→✓✔\uf0b7\uf0a7]|o(?=[ \t]+[A-Z\"“(])|\[[ xX]\]|[(\[]?\d{1,3}[.)\]]|"
    r"\(?(?:[a-z]|[ivx]{1,5})[.)]|\(?[A-Z]\))[ \t]+"
)
"""The mark of a list item, of any kind, with the white space after it."""

_OPEN = re.compile(
    r"(?<=\s)(?:the|an?|of|and|or|its|their|his|her|our|whose|than|der|die|das|des|dem|den|und|eine[rsnm]?|le|la|les|du|"
    r"et|une?|el|los|las|del|y|het|een|en)$"
)
_SHORTEST_MARGIN, _LONGEST_MARGIN = 40, 130
_ENOUGH = 20
"""Lines of paragraphs that were surely wrapped; they tell the margin of the others."""
_LONGEST_HEADING, _LONGEST_LINE = 100, 200
"""A line without an end between these lengths is no heading and no paragraph: its sentence goes on below."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the lines of a paragraph that was wrapped, without white space at its ends."""

    span: Span
    text: str
    indent: int
    """Columns of white space in front; a tab stands for four."""
    blank_before: bool
    """Whether a blank line, or the start of the file, stands before it."""
    blank_after: bool = False
    """Whether a blank line, or the end of the file, stands after it."""
    opens_page: bool = False
    """Whether a form feed stands between it and the line before."""

    @property
    def mark(self) -> int:
        """Length of the mark of a list item at its start, with white space; 0 where it is none."""
        match = BULLET.match(self.text)
        return match.end() if match else 0


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines that hold anything."""
    lines: list[Line] = []
    offset, blank, page = 0, True, False
    for raw in text.splitlines(keepends=True):
        words = raw.strip(_WHITE)
        page = page or "\f" in raw[: len(raw) - len(raw.lstrip(_WHITE))]
        if words:
            before = raw.index(words)
            start = offset + before
            indent = sum(4 if char == "\t" else 2 if char == "\u3000" else char in " \xa0" for char in raw[:before])
            lines.append(Line(Span(start, start + len(words)), words, indent, blank, opens_page=page))
            blank, page = False, "\f" in raw[before:]
        else:
            if lines and not blank:
                lines[-1] = replace(lines[-1], blank_after=True)
            blank = True
        offset += len(raw)
    if lines:
        lines[-1] = replace(lines[-1], blank_after=True)
    return tuple(lines)


def join_wrapped(
    text: str,
    lines: Sequence[Line],
    *,
    apart: Collection[int] = (),
    together: Collection[int] = (),
    speech: bool = False,
) -> tuple[tuple[int, Line], ...]:
    """The lines with those of one paragraph joined, each with the index of its first.

    ``apart`` are the indices of lines that begin something of their own, whatever they look like, and ``together`` of
    those that go on with what stands before. In ``speech`` there are hardly headings, so that any line without an end
    goes on below in lower case.
    """
    wrapped = is_wrapped(lines)
    margins = _margins(lines)
    done: list[tuple[int, Line]] = []
    item: Line | None = None  # the first line of the list item that is being read
    for index, line in enumerate(lines):
        goes_on = index in together or (
            index not in apart
            and _goes_on(lines, index, wrapped=wrapped, margin=margins[index], item=item, speech=speech)
        )
        if index and goes_on:
            first, before = done[-1]
            span = Span(before.span.start, line.span.end)
            whole = replace(before, span=span, text=text[span.start : span.end], blank_after=line.blank_after)
            done[-1] = first, whole
        else:
            item = line if line.mark else None
            done.append((index, line))
    return tuple(done)


def _goes_on(lines: Sequence[Line], index: int, *, wrapped: bool, margin: int, item: Line | None, speech: bool) -> bool:
    before, line = lines[index - 1], lines[index]
    if line.mark:
        return False
    if item and line.indent >= max(item.indent + item.mark - 1, 2):
        return not item.text[0].isalnum() or _goes_on_numbered(before, line)
    if line.blank_before or (line.indent > before.indent + 1 and _ends(before)):
        return False
    if not _ends(before) and (line.text[0].islower() or is_open(before.text)) and (speech or _is_prose(before.text)):
        return True
    if not SENTENCE_END.search(before.text) and _LONGEST_HEADING < len(before.text) <= _LONGEST_LINE:
        return not before.text.endswith(":")
    if wrapped:
        return _reach(before, line) > 0.75 * (margin or 72)
    return 0 < len(before.text) <= margin < _reach(before, line)


def is_open(text: str) -> bool:
    """Whether a line ends in a word that another must follow: no heading ends in an article."""
    return bool(_OPEN.search(text))


def _is_prose(text: str) -> bool:
    """Whether a line without an end may go on in lower case below: it is as long as a wrapped one, or no heading."""
    if len(text) > _LONGEST_MARGIN:
        return False
    words = text.split()
    return len(text) >= _SHORTEST_MARGIN or (
        len(words) > 2 and 2 * sum(word[0].islower() for word in words) >= len(words)
    )


def _goes_on_numbered(before: Line, line: Line) -> bool:
    """Whether a line that stands under the text of a numbered item belongs to it: as its next line or paragraph.

    Under a short line without an end it does not: that is a numbered heading over an indented paragraph.
    """
    if line.blank_before or line.opens_page:
        return _ends(before)
    return _ends(before) or line.text[0].islower() or len(before.text) >= _SHORTEST_MARGIN


def _ends(line: Line) -> bool:
    return bool(_FULL_STOP.search(line.text))


def _reach(line: Line, following: Line) -> int:
    """The column that the line would end at, had the first word of the next one been set in it."""
    return line.indent + len(line.text) + 1 + len(following.text.split(None, 1)[0])


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines were broken by hand throughout: of like, short length, and breaking in mid-sentence."""
    inner = [line for line in lines if not line.blank_after]
    if len(inner) < 3 or sum(line.blank_before for line in lines) < 2:
        return False
    short = (line for line in inner if _SHORTEST_MARGIN <= len(line.text) <= _LONGEST_MARGIN)
    return sum(not SENTENCE_END.search(line.text) for line in short) > len(inner) / 2


def _margins(lines: Sequence[Line]) -> list[int]:
    """For each line the margin of the run of wrapped lines that it stands in; 0 where it stands in none."""
    margins = [_margin_throughout(lines)] * len(lines)
    sure: list[int] = []
    for start, end in _runs(lines):
        run = lines[start:end]
        margin = max(line.indent + len(line.text) for line in run)
        full = [_reach(line, following) > margin for line, following in pairwise(run)]
        if margin >= _SHORTEST_MARGIN and len(run) > 2 and sum(full) >= 0.75 * len(full) and any(_flowing(run)):
            margins[start:end] = [margin] * len(run)
            sure += [margin] * len(run)
    if len(sure) > _ENOUGH:
        # Paragraphs of two lines, and those of capitals, are of the same column as the others.
        usual = sorted(sure)[len(sure) // 2]
        margins = [usual if not margin or margin > max(sure) else margin for margin in margins]
    return margins


def _margin_throughout(lines: Sequence[Line]) -> int:
    """The column at which a text of short lines was wrapped, paragraph by paragraph; 0 where it was not."""
    margin = max((line.indent + len(line.text) for line in lines), default=0)
    if not 60 <= margin <= _LONGEST_LINE:
        return 0
    broken = [pair for pair in pairwise(lines) if not pair[1].blank_before and _reach(*pair) > margin]
    flowing = [not _ends(line) and not following.text[0].isupper() for line, following in broken]
    return margin if any(flowing) and sum(flowing) >= len(flowing) / 2 else 0


def _flowing(run: Sequence[Line]) -> Iterator[bool]:
    """For each line but the last, whether its sentence goes on in lower case on the next."""
    for line, following in pairwise(run):
        yield not _ends(line) and following.text[0].islower()


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Stretches of short lines without a blank one or a list's mark between, as half-open ranges of indices."""
    start = 0
    for index, line in enumerate(lines):
        long = line.indent + len(line.text) > _LONGEST_MARGIN
        indented = index > start and line.indent > lines[index - 1].indent + 1 and _ends(lines[index - 1])
        if index > start and (line.blank_before or line.mark or long or indented):
            yield start, index
            start = index
        if long:
            start = index + 1
    if start < len(lines):
        yield start, len(lines)
