"""Lines of type to paragraphs: where one ends is told by spacing, indents, short lines, size of type and list marks.

A paragraph that a column or page breaks goes on in the next one, over whatever stands between (a figure's caption, a
heading set across the columns). Notes at the foot of a page follow the paragraph that the page ends with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from pincite.corpus.readers.hyphens import ends_in_hyphen
from pincite.corpus.readers.pdf.lines import Line
from pincite.corpus.readers.pdf.words import RAISED

BULLET = re.compile(r"(?:[•‣◦▪■□●○►➢✓\uf0b7\uf0a7\uf0d8]|[-–—*·](?=\s))\s*")
NUMBERED_ITEM = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|(?:\d{1,3}|[a-z])\.)\s+(?=\S)")
_NOTE = re.compile(rf"(?:{RAISED}|\d{{1,3}}[.)]?\s|[*†‡§¶])")
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*(?:\ufff9[^\ufffb]*\ufffb)?$")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\S{0,6}$")
_DASHES = frozenset("-–—*·")
_INDENT = 0.7
"""In sizes of type: less is not an indent."""
_INTERRUPTING = 4
"""So many paragraphs may stand between the two parts of one (a figure's lines, a heading across the columns)."""

ParagraphKind = Literal["paragraph", "heading", "title", "item", "note", "leaders"]


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    kind: ParagraphKind = "paragraph"

    @property
    def text(self) -> str:
        """A first idea of the words; the hyphens at line ends are still there."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in a document."""

    body: float
    """Size of most of its type."""
    leading: dict[float, float] = field(default_factory=dict)
    """Size of type -> distance from line to line."""
    indents: bool = False
    """Whether paragraphs begin with an indent."""

    def lead(self, size: float) -> float:
        return self.leading.get(_rounded(size), 1.25 * size)


def paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[Paragraph, ...]:
    """The paragraphs of a document; ``pages`` are its lines in reading order, without furniture."""
    style = _style(pages)
    bodies, notes = [], []
    for lines in pages:
        body, foot = _notes_apart(lines, style)
        bodies.append(body)
        notes.append(foot)
    found = list(_grouped([line for body in bodies for line in body], style))
    found = _rejoined(found, style)
    _classify(found, style)
    return tuple(_with_notes(found, [list(_grouped(foot, style)) for foot in notes]))


def _style(pages: Sequence[Sequence[Line]]) -> Style:
    sizes, leads = Counter[float](), dict[float, Counter[float]]()
    indented = flush = 0
    for lines in pages:
        for line in lines:
            sizes[_rounded(line.size)] += len(line.text)
        for a, b in pairwise(lines):
            if not b.opens_column and _alike(a, b) and 0.8 * a.size < a.base - b.base < 2.2 * a.size:
                leads.setdefault(_rounded(b.size), Counter())[_rounded(a.base - b.base)] += 1
    # Where an annex in smaller type is longer than the text, the text's size is still the larger of the two.
    most = sum(sizes.values())
    body = max(
        (size for size in sizes if sizes[size] >= most / 5), default=max(sizes, key=sizes.__getitem__, default=10.0)
    )
    leading = {size: max(count, key=lambda lead: (count[lead], -lead)) for size, count in leads.items()}
    for lines in pages:
        for a, b, c in zip(lines, lines[1:], lines[2:], strict=False):
            if _SENTENCE_END.search(a.text) and _rounded(b.size) == body == _rounded(c.size) and not c.opens_column:
                indented += b.left - c.left > _INDENT * body and not _item_mark(b.text)
                flush += abs(b.left - c.left) < 0.2 * body and a.right < b.right - 2 * body
    return Style(body, leading, indents=indented > 3 and indented > flush)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _alike(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= 0.08 * max(a.size, b.size)


def _item_mark(text: str) -> re.Match[str] | None:
    return BULLET.match(text) or NUMBERED_ITEM.match(text)


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
    measures = _measures(lines)
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
                if _alike(line, lines[other]) and lines[other].left < line.right:
                    near.append(lines[other].right)
                other += step
        edges.append(max(near))
    return edges


def _are_centred(line: Line, other: Line) -> bool:
    """Whether two lines one under the other have the same middle and begin at different places."""
    return (
        _alike(line, other)
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
    if not _alike(before, line):
        return True
    ended = bool(_SENTENCE_END.search(before.text))
    short = _breaks_early(before, line, edge) and not (ends_in_hyphen(before.text) and line.text[:1].isalnum())
    bullet = BULLET.match(line.text) if not ends_in_hyphen(before.text) else None
    # A dash may also stand in mid-sentence, where a line happens to begin.
    if bullet and (bullet[0].strip() not in _DASHES or ended or short or BULLET.match(current[0].text)):
        return True
    if line.opens_column or line.page != before.page:
        return _starts_after_break(before, line, following, style, short=short)
    drop = before.base - line.base
    if drop > 1.3 * style.lead(line.size) or drop < 0.5 * line.size:
        return True
    if NUMBERED_ITEM.match(line.text) and (ended or short or before.text.endswith((":", ";"))):
        return True
    if before.bold != line.bold and (short or (ended and line.bold)):
        return True
    if _are_rows(before, line) or (following and _are_rows(line, following)):
        return True
    if short and not _is_display(before, line, style):
        return ended or not line.text[:1].islower()
    return _is_indented_anew(current, line, following, edge, style, ended=ended)


def _starts_after_break(before: Line, line: Line, following: Line | None, style: Style, *, short: bool) -> bool:
    """Whether a paragraph begins at the head of a column or page."""
    if before.bold != line.bold or _is_display(before, line, style) or NUMBERED_ITEM.match(line.text):
        return True
    if not _SENTENCE_END.search(before.text):
        return short and not line.text[:1].islower()
    if short or not style.indents or following is None or following.opens_column:
        return True
    return line.left - following.left > _INDENT * line.size


def _is_display(before: Line, line: Line, style: Style) -> bool:
    """Whether both lines are set larger than the text, as a heading of several lines is."""
    return min(before.size, line.size) > 1.12 * style.body


def _breaks_early(before: Line, line: Line, edge: float) -> bool:
    """Whether the first word of ``line`` would have found room at the end of the line before."""
    first = line.text.split(maxsplit=1)[0] if line.text.strip() else ""
    needed = line.width * len(first) / max(len(line.text), 1)
    return before.right + needed + 0.8 * line.size < edge


def _are_rows(before: Line, line: Line) -> bool:
    """Whether two lines have cells one under the other."""
    slack = 0.5 * line.size
    return any(
        abs(above[0] - cell[0]) <= slack or abs(above[1] - cell[1]) <= slack
        for above in before.cells
        for cell in line.cells
    )


def _is_indented_anew(
    current: list[Line], line: Line, following: Line | None, edge: float, style: Style, *, ended: bool
) -> bool:
    before = current[-1]
    shift = line.left - before.left
    if abs(shift) <= _INDENT * line.size:
        return False
    if abs((line.left + line.right) - (before.left + before.right)) <= line.size and not ended:
        return False  # both are centred
    if shift < 0:  # the line after a first-line indent, or the next entry of a hanging list
        return len(current) > 1 and abs(current[-1].left - current[-2].left) <= _INDENT * line.size
    hangs = len(current) == 1 and (
        _item_mark(before.text) is not None
        or (following is not None and abs(following.left - line.left) <= 0.2 * line.size and not ended)
        # The second line of an entry that hangs, unless an indent is how paragraphs of this size begin.
        or (before.right > edge - 2 * line.size and not (ended and style.indents and _rounded(line.size) == style.body))
    )
    return not hangs and (ended or not line.text[:1].islower())


def _rejoined(found: list[Paragraph], style: Style) -> list[Paragraph]:
    """Paragraphs that a column or page broke and something else parts."""
    gone: set[int] = set()
    for index, paragraph in enumerate(found):
        if index in gone or not _is_unfinished(paragraph, style):
            continue
        for other in range(index + 1, min(index + 2 + _INTERRUPTING, len(found))):
            rest = found[other]
            if other not in gone and _goes_on(paragraph, rest, found[index + 1 : other]):
                paragraph.lines += rest.lines
                gone.add(other)
                break
    return [paragraph for index, paragraph in enumerate(found) if index not in gone]


def _is_unfinished(paragraph: Paragraph, style: Style) -> bool:
    last = paragraph.lines[-1]
    return (
        _rounded(last.size) == style.body
        and len(paragraph.text) > 60
        and not _SENTENCE_END.search(last.text)
        and not last.text.endswith((":", ";"))
    )


def _goes_on(paragraph: Paragraph, rest: Paragraph, between: Sequence[Paragraph]) -> bool:
    last, first = paragraph.lines[-1], rest.lines[0]
    if not between or not _alike(last, first) or last.bold != first.bold or not first.text[:1].islower():
        return False
    parted = any(line.opens_column for item in (*between, rest) for line in item.lines[:1])
    return parted and first.page - last.page <= 1 and len(first.text) > 20


def _classify(found: Sequence[Paragraph], style: Style) -> None:
    first_page = found[0].lines[0].page if found else 0
    front = [item for item in found if item.lines[0].page == first_page and len(item.text) <= 250]
    largest = max((item.lines[0].size for item in front if _has_words(item)), default=0.0)
    titled = False
    for paragraph in found:
        first, text = paragraph.lines[0], paragraph.text
        if _LEADERS.search(text[-200:]):
            paragraph.kind = "leaders"
        elif not titled and first.size == largest > 1.15 * style.body and first.page == first_page:
            paragraph.kind, titled = ("title", True) if _has_words(paragraph) else ("paragraph", False)
        elif BULLET.match(text):
            paragraph.kind = "item"
        elif _is_heading(paragraph, style):
            paragraph.kind = "heading"
        elif NUMBERED_ITEM.match(text) and first.size >= 0.93 * style.body:
            paragraph.kind = "item"


def _has_words(paragraph: Paragraph) -> bool:
    return sum(char.isalpha() for char in paragraph.text) > 3


def _is_heading(paragraph: Paragraph, style: Style) -> bool:
    first, text = paragraph.lines[0], paragraph.text
    if len(text) > 200 or len(paragraph.lines) > 4 or not _has_words(paragraph) or text[:1].islower():
        return False
    if first.size > 1.12 * style.body:
        return not _SENTENCE_END.search(text) or text.endswith("?") or first.size > 1.3 * style.body
    plain = not re.search(r"[.,;:]$", text) and len(paragraph.lines) <= 2 and first.size > 0.93 * style.body
    if not plain:
        return False
    return all(line.bold for line in paragraph.lines) or (len(text) <= 80 and text.isupper() and len(text) > 4)


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
