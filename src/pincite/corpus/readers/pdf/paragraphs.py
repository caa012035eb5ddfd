"""Lines of type to paragraphs: where one ends is told by spacing, indents, short lines, size of type and list marks.

A paragraph that a column or page breaks goes on in the next one, over whatever stands between (a figure's caption, a
heading set across the columns). Notes at the foot of a page follow the paragraph that the page ends with.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from pincite.corpus.readers.hyphens import ends_in_hyphen, parts_anywhere
from pincite.corpus.readers.pdf.kinds import classify
from pincite.corpus.readers.pdf.lines import Line
from pincite.corpus.readers.pdf.styles import (
    BULLET,
    INDENT,
    NUMBERED_ITEM,
    SENTENCE_END,
    Paragraph,
    Style,
    alike,
    item_mark,
    rounded,
    style_of,
)
from pincite.corpus.readers.pdf.words import RAISED

_NOTE = re.compile(rf"(?:{RAISED}|\d{{1,3}}[.)]?\s|[*†‡§¶])")
_FULL_LINE = 35
"""Characters; a line of running text in a column has as many."""
_NEIGHBOURS = 8
"""So many lines above and below are looked at for what stands beside a line."""
_DASHES = frozenset("-–—*·")
_INTERRUPTING = 4
"""So many paragraphs of text may stand between the two parts of one (a caption, a note on the authors)."""
_FARTHEST = 80
"""So many paragraphs of any kind: a figure may have a label at each of its lines."""


def paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[Paragraph, ...]:
    """The paragraphs of a document; ``pages`` are its lines in reading order, without furniture."""
    style = style_of(pages)
    bodies, notes = [], []
    for lines in pages:
        body, foot = _notes_apart(lines, style)
        bodies.append(body)
        notes.append(foot)
    found = list(_grouped([line for body in bodies for line in body], style))
    found = _rejoined(found, style)
    classify(found, style)
    return tuple(_with_notes(found, [list(_grouped(foot, style)) for foot in notes]))


def _notes_apart(lines: Sequence[Line], style: Style) -> tuple[list[Line], list[Line]]:
    """The text of a page, and the small type at the foot of its columns."""
    columns: list[list[Line]] = []
    for line in lines:
        if line.opens_column or not columns:
            columns.append([])
        columns[-1].append(line)
    body, foot = [], []
    for column, following in zip(columns, [*columns[1:], []], strict=False):
        cut = len(column)
        while cut and column[cut - 1].size < 0.93 * style.body:
            cut -= 1
        small = column[cut:]
        above = min((line.base for line in lines if line.size >= 0.93 * style.body), default=0.0)
        at_foot = small and (small[0].base < above or cut > 0) and any(_NOTE.match(line.text) for line in small)
        # Where the next column begins beside them, they are notes in the margin of what it says.
        beside = small and following and following[0].base <= small[0].base + small[0].size
        if at_foot and not beside and _is_foot(small, lines):
            foot += small
            body += column[:cut]
        else:
            body += column
    return body, foot


def _is_foot(small: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether nothing but other small type stands below on the page where these lines stand."""
    top, size = small[0].base, small[0].size
    left, right = small[0].left, small[0].right
    below = (line for line in lines if line.base < top and line.left < right and line.right > left)
    return all(line.size <= size * 1.08 for line in below)


def _grouped(lines: Sequence[Line], style: Style) -> Iterator[Paragraph]:
    edges = _right_edges(lines)
    current: list[Line] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if current and _starts_paragraph(current, line, following, edges[index - 1], style):
            yield Paragraph(current)
            current = []
        current.append(line)
    if current:
        yield Paragraph(current)


def _right_edges(lines: Sequence[Line]) -> list[float]:
    """How far right the column of each line reaches: as its neighbours of like size do."""
    edges = []
    measures, limits = _measures(lines), _limits(lines)
    for index, line in enumerate(lines):
        if any(
            _are_centred(line, other) for other in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
        ):
            left, right = measures[line.page]
            edges.append(line.left + right - left)  # it could be as wide as the page's text
            continue
        near = [line.right]
        for step in (-1, 1):
            other = index + step
            while 0 <= other < len(lines) and abs(other - index) <= 6:
                # A column ends where the next one opens.
                if lines[other + (step < 0)].opens_column or lines[other].page != line.page:
                    break
                if alike(line, lines[other]) and lines[other].left < line.right:
                    near.append(lines[other].right)
                other += step
        edges.append(min(max(near), limits[index]))
    return edges


def _limits(lines: Sequence[Line]) -> list[float]:
    """How far right each line could reach before it met what stands beside it: a box, a picture's caption."""
    order = sorted(range(len(lines)), key=lambda index: (lines[index].page, -lines[index].base))
    limits = [math.inf] * len(lines)
    for place, index in enumerate(order):
        line = lines[index]
        near = (*order[max(place - _NEIGHBOURS, 0) : place], *order[place + 1 : place + 1 + _NEIGHBOURS])
        lefts = (
            lines[other].left
            for other in near
            if lines[other].page == line.page
            and abs(lines[other].base - line.base) <= 2.2 * line.size
            and lines[other].left > line.right
        )
        limits[index] = min(lefts, default=math.inf)
    return limits


def _are_centred(line: Line, other: Line) -> bool:
    """Whether two lines one under the other have the same middle and begin at different places."""
    return (
        alike(line, other)
        and line.page == other.page
        and abs(line.left + line.right - other.left - other.right) < 0.5 * line.size
        and abs(line.left - other.left) > 2.5 * line.size
    )


def _measures(lines: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """How far the text of each page reaches to the left and right."""
    measures: dict[int, tuple[float, float]] = {}
    for line in lines:
        left, right = measures.get(line.page, (line.left, line.right))
        measures[line.page] = min(left, line.left), max(right, line.right)
    return measures


def _starts_paragraph(current: list[Line], line: Line, following: Line | None, edge: float, style: Style) -> bool:
    before = current[-1]
    # Small capitals, or a label in larger type, may be most of a line: what counts is the type at the break.
    if not alike(before, line) and not (line.opening and before.closing == line.opening):
        return True
    ended = bool(SENTENCE_END.search(before.text))
    short = _breaks_early(before, line, edge) and not (ends_in_hyphen(before.text) and line.text[:1].isalnum())
    bullet = BULLET.match(line.text) if not ends_in_hyphen(before.text) else None
    # A dash may also stand in mid-sentence, where a line happens to begin.
    if bullet and (bullet[0].strip() not in _DASHES or ended or short or BULLET.match(current[0].text)):
        return True
    if line.opens_column or line.page != before.page:
        return _starts_after_break(before, line, following, style, short=short)
    drop = before.base - line.base
    apart = drop > 1.3 * style.lead(line.size) and not _is_spacedalike(current, line, following, ended or short)
    if apart or drop < 0.5 * line.size:
        return True
    if ended and drop > 1.12 * _last_drop(current, drop) + 0.5:
        return True  # a little more than stands between the lines of this paragraph
    if NUMBERED_ITEM.match(line.text) and (ended or short or before.text.endswith((":", ";"))):
        return True
    if before.bold != line.bold and (short or (ended and line.bold)):
        return True
    if _are_rows(before, line) or (following and _are_rows(line, following)):
        return True
    if short and not _is_display(before, line, style):
        return ended or not line.text[:1].islower()
    return _is_indented_anew(current, line, following, edge, style, ended=ended)


def _is_spacedalike(current: Sequence[Line], line: Line, following: Line | None, ended: bool) -> bool:
    """Whether a line that stands far below the one before it does so as all lines of its paragraph do."""
    drop = current[-1].base - line.base
    if drop > 2.5 * line.size:
        return False
    if len(current) > 1:
        return abs(_last_drop(current, 0) - drop) <= 0.06 * line.size
    if following is None or following.opens_column or ended or not alike(line, following):
        return False
    return abs(line.base - following.base - drop) <= 0.06 * line.size


def _last_drop(lines: Sequence[Line], default: float) -> float:
    """How far the last of the lines stands below the one before it; ``default`` where a column or page parts them."""
    if len(lines) < 2 or lines[-1].opens_column or lines[-1].page != lines[-2].page:
        return default
    return lines[-2].base - lines[-1].base


def _starts_after_break(before: Line, line: Line, following: Line | None, style: Style, *, short: bool) -> bool:
    """Whether a paragraph begins at the head of a column or page."""
    if before.bold != line.bold or _is_display(before, line, style) or NUMBERED_ITEM.match(line.text):
        return True
    if not SENTENCE_END.search(before.text):
        return short and not line.text[:1].islower()
    if short or not style.indents or following is None or following.opens_column:
        return True
    return line.left - following.left > INDENT * line.size


def _is_display(before: Line, line: Line, style: Style) -> bool:
    """Whether both lines are set larger than the text, as a heading of several lines is."""
    return min(before.size, line.size) > 1.12 * style.body


def _breaks_early(before: Line, line: Line, edge: float) -> bool:
    """Whether the first word of ``line`` would have found room at the end of the line before."""
    first = line.text.split(maxsplit=1)[0] if line.text.strip() else ""
    if parts_anywhere(first[:1]):
        first = first[:2]
    needed = line.width * len(first) / max(len(line.text), 1)
    return before.right + needed + 0.8 * line.size < edge


def _are_rows(before: Line, line: Line) -> bool:
    """Whether two lines have cells one under the other."""
    slack = 0.5 * line.size
    narrow = 0.4 * max(before.width, line.width)
    return any(
        abs(above[0] - cell[0]) <= slack
        # Justified lines end alike; so do the figures of a column, which are short.
        or (abs(above[1] - cell[1]) <= slack and max(above[1] - above[0], cell[1] - cell[0]) <= narrow)
        for above in before.cells
        for cell in line.cells
    )


def _is_indented_anew(
    current: list[Line], line: Line, following: Line | None, edge: float, style: Style, *, ended: bool
) -> bool:
    before = current[-1]
    shift = line.left - before.left
    if abs(shift) <= INDENT * line.size:
        return False
    if abs((line.left + line.right) - (before.left + before.right)) <= line.size and not ended:
        return False  # both are centred
    if shift < 0:  # the line after a first-line indent, or the next entry of a hanging list
        return len(current) > 1 and abs(current[-1].left - current[-2].left) <= INDENT * line.size
    hangs = len(current) == 1 and (
        item_mark(before.text) is not None
        or (following is not None and abs(following.left - line.left) <= 0.2 * line.size and not ended)
        # The second line of an entry that hangs, unless an indent is how paragraphs of this size begin.
        or (before.right > edge - 2 * line.size and not (ended and style.indents and rounded(line.size) == style.body))
    )
    return not hangs and (ended or not line.text[:1].islower())


def _rejoined(found: list[Paragraph], style: Style) -> list[Paragraph]:
    """Paragraphs that a column or page broke and something else parts."""
    gone: set[int] = set()
    for index, paragraph in enumerate(found):
        if (
            index in gone
            or not _is_unfinished(paragraph, style)
            or _is_followed(paragraph, found[index + 1 : index + 2], style)
        ):
            continue
        passed = 0
        for other in range(index + 1, min(index + 1 + _FARTHEST, len(found))):
            rest = found[other]
            if other not in gone and _goes_on(paragraph, rest, found[index + 1 : other]):
                paragraph.lines += rest.lines
                gone.add(other)
                break
            passed += _is_running(rest, style)
            if passed > _INTERRUPTING or rest.lines[0].page - paragraph.lines[-1].page > 1:
                break
    return [paragraph for index, paragraph in enumerate(found) if index not in gone]


def _is_followed(paragraph: Paragraph, rest: Sequence[Paragraph], style: Style) -> bool:
    """Whether running text stands below a paragraph in its column, so that nothing interrupts it."""
    first = rest[0].lines[0] if rest else None
    if first is None or first.opens_column or first.page != paragraph.lines[-1].page:
        return False
    return _is_running(rest[0], style)


def _is_running(paragraph: Paragraph, style: Style) -> bool:
    """Whether it is running text, and not a label of a figure or the like."""
    return len(paragraph.lines) > 1 and len(paragraph.text) > 60 and rounded(paragraph.lines[0].size) == style.body


def _is_unfinished(paragraph: Paragraph, style: Style) -> bool:
    last = paragraph.lines[-1]
    return (
        rounded(last.size) == style.body
        and len(paragraph.text) > 60
        and not SENTENCE_END.search(last.text)
        and not last.text.endswith((":", ";"))
    )


def _goes_on(paragraph: Paragraph, rest: Paragraph, between: Sequence[Paragraph]) -> bool:
    last, first = paragraph.lines[-1], rest.lines[0]
    if not between or not alike(last, first) or last.bold != first.bold:
        return False
    if not first.text[:1].islower():
        return False
    parted = any(line.opens_column for item in (*between, rest) for line in item.lines[:1])
    # Past many labels of a figure only what is clearly running text goes on, and no box of a chart.
    least = 20 if len(between) <= _INTERRUPTING else _FULL_LINE
    full = len(between) <= _INTERRUPTING or len(last.text) >= _FULL_LINE
    return parted and full and first.page - last.page <= 1 and len(first.text) > least


def _with_notes(found: Sequence[Paragraph], notes: Sequence[Iterable[Paragraph]]) -> Iterator[Paragraph]:
    """The notes of a page after the paragraph that its text ends with, wherever that one ends."""
    waiting = list(enumerate(notes))
    for index, paragraph in enumerate(found):
        yield paragraph
        upcoming = found[index + 1].lines[0].page if index + 1 < len(found) else len(notes)
        while waiting and waiting[0][0] < upcoming:
            for note in waiting.pop(0)[1]:
                note.kind = "note"
                yield note
    for _, rest in waiting:
        for note in rest:
            note.kind = "note"
            yield note
