"""The lines of a PDF page in reading order.

Most programs draw text in the order in which it is read, and that order is kept wherever the places of the lines
agree with it: a line stands below the one before it, or at the head of a column further right. Where they do not
agree (text drawn across the columns, or in no order at all) the page is cut along its gutters instead: lines that
cross a gutter part the page into bands, and within a band the columns are read from left to right.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pincite.corpus.readers.pdf.words import LEVEL, RAISED, RIGHT_TO_LEFT, Word

_PIECE_GAP = 1.0
"""In sizes of type: a wider gap parts two pieces of a line, until it is clear that no gutter runs there."""
_INITIAL = 1.6
"""So many times the type of the next word is that of a large initial, which stands for itself."""
_CELL_GAP = 2.0
"""In sizes of type: hardly a space in running text, even if it is justified."""
_FEWEST_LINES = 3
"""A column has as many lines of running text at the least."""
_RUNNING = 15
"""A line of running text has as many characters at the least; the cells of a table mostly have fewer."""
_BULLETS = "•‣◦▪■□●○►➢✓\uf0b7\uf0a7\uf0d8"
_MARK = re.compile(rf"[{_BULLETS}–—*·-]|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,5}})[.)]")
_FIGURES = re.compile(r"[0-9*†‡§¶,–-]+")
_MARK_GAP = 4.0
"""In sizes of type: so far may a list's mark stand from its item."""
_BAND = 8.0
"""Points: lines are looked up by their height in steps of so much."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type, or the part of it that stands in one column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    page: int = 0
    """Index of its page in the file."""
    opens_column: bool = False
    """Whether the line before it in reading order stands in another column, or on another page."""
    cells: tuple[tuple[float, float], ...] = ()
    """Left and right of what stands in it after a wide gap, as in a row of a table."""
    opening: float = 0.0
    """Size of its first word; 0 where it is not known."""
    closing: float = 0.0
    """Size of its last word; 0 where it is not known."""

    @property
    def width(self) -> float:
        return self.right - self.left


def page_lines(words: Sequence[Word], page: int) -> tuple[Line, ...]:
    """The lines of a page in drawing order, split wherever a gutter might run."""
    upright = [word for word in words if word.turn == 0]
    lines = [_line(piece, page) for piece in _pieces(upright)]
    turned = " ".join(word.text for word in words if word.turn)
    if turned and lines:  # names of axes, notes in the margin: kept, but apart from the text
        lowest = min(line.base for line in lines)
        lines.append(Line(turned, lines[0].left, lines[0].left, lowest - 1000, 1.0, page=page, opens_column=True))
    return tuple(lines)


def in_reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page in the order in which they are read, whole again where no gutter parts them."""
    lines = _with_marks(lines)
    if _is_drawn_in_order(lines):
        regions: list[list[Line]] = _drawn_regions(lines)
    else:
        regions = list(_cut(list(lines)))
    ordered: list[Line] = []
    for region in regions:
        whole = _joined_rows(region)
        ordered += (replace(line, opens_column=line.opens_column or not index) for index, line in enumerate(whole))
    return tuple(ordered)


def _pieces(words: Iterable[Word]) -> Iterator[list[Word]]:
    piece: list[Word] = []
    for word in words:
        if piece and not _continues(piece, word):
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def _continues(piece: list[Word], word: Word) -> bool:
    """Whether ``word`` stands on the line of ``piece``, next to its last word."""
    before = piece[-1]
    size = max(before.size, word.size)
    shift = abs(word.base - before.base)
    initial = before.size > _INITIAL * word.size and len(before.text) == 1 and before.text.isalpha()
    if initial and not _FIGURES.fullmatch(word.text):
        return False
    raised = shift < 0.6 * size and min(before.size, word.size) < 0.85 * size
    # After a raised mark the line goes on at its own height.
    resumed = shift < 0.6 * size and len(piece) > 1 and abs(word.base - piece[-2].base) <= 0.15 * size
    if shift > 0.15 * size and not raised and not resumed:
        return False
    gap = word.left - before.right
    if RIGHT_TO_LEFT.search(word.text + before.text):
        gap = max(gap, before.left - word.right)
    return -0.4 * size <= gap <= _PIECE_GAP * size


def _line(piece: list[Word], page: int) -> Line:
    sizes = Counter[float]()
    # What can be a mark says nothing of the size of a line that has other words, however short.
    words = [word for word in piece if not _FIGURES.fullmatch(word.text)] or piece
    for word in words:
        sizes[word.size] += len(word.text)
    usual = max(sizes, key=lambda size: (sizes[size], size))
    main = max((word for word in piece if word.size == usual), key=lambda word: len(word.text))
    parts: list[str] = []
    for index, word in enumerate(piece):
        text = word.text
        raised = word.size < 0.85 * main.size and word.base > main.base + 0.12 * main.size
        if raised and _FIGURES.fullmatch(text):
            text = f"{RAISED}{text}{LEVEL}"
        close = (
            index and (word.glued or text.startswith(RAISED)) and word.left - piece[index - 1].right < 0.3 * word.size
        )
        parts.append(text if close or not index else f" {text}")
    weights = [len(word.text) for word in piece]
    bold = sum(weight for word, weight in zip(piece, weights, strict=True) if word.bold) > 0.7 * sum(weights)
    left, right = min(word.left for word in piece), max(word.right for word in piece)
    opening, closing = words[0].size, words[-1].size
    text = "".join(parts)
    return Line(text, left, right, main.base, main.size, bold, page, opening=opening, closing=closing)


def _with_marks(lines: Sequence[Line]) -> list[Line]:
    """The marks of list items (bullets, numbers) in front of their items, wherever they are drawn."""
    marks = [line for line in lines if _MARK.fullmatch(line.text)]
    marked: dict[int, str] = {}
    placed: set[int] = set()
    heights: dict[int, list[Line]] = {}
    for line in lines if marks else ():
        heights.setdefault(round(line.base / _BAND), []).append(line)
    for mark in marks:
        band = round(mark.base / _BAND)
        row = [
            line
            for near in (band - 1, band, band + 1)
            for line in heights.get(near, ())
            if line is not mark and abs(line.base - mark.base) <= min(0.4 * max(line.size, mark.size), _BAND)
        ]
        beside = [line for line in row if 0 <= line.left - mark.right <= _MARK_GAP * line.size]
        # A dash or number with words close before it is one of theirs.
        within = any(0 <= mark.left - line.right <= 2.5 * line.size for line in row)
        if beside and (not within or mark.text in _BULLETS):
            first = min(beside, key=lambda line: line.left)
            marked[id(first)] = mark.text
            placed.add(id(mark))
    return [
        replace(line, text=f"{marked[id(line)]} {line.text}") if id(line) in marked else line
        for line in lines
        if id(line) not in placed
    ]


def _is_drawn_in_order(lines: Sequence[Line]) -> bool:
    """Whether each line stands where reading would look for it after the one before, but for a few."""
    astray = leaps = 0
    beside: list[tuple[float, float]] = []
    running = [line for line in lines if len(line.text) > 2]  # the marks of a list may be drawn in their own order
    for before, line in pairwise(running):
        size = max(before.size, line.size)
        rise = line.base - before.base
        if abs(rise) <= 0.5 * size:
            if line.left > before.right and min(len(before.text), len(line.text)) >= _RUNNING:
                beside.append((before.right, line.left))
            astray += line.right < before.left
        elif rise > 0 and line.left < before.right - size:
            astray += 1
            leaps += rise > 4 * size
    gutter = _gutter(lines) if leaps or len(beside) >= _FEWEST_LINES else None
    if gutter is None:
        return astray <= max(2, len(running) // 4)
    # Wide spaces in a narrow column look like gaps between columns, but only one place can be the gutter.
    across = sum(start <= gutter <= end for start, end in beside)
    return not leaps and across < max(_FEWEST_LINES, len(running) // 8)


def _drawn_regions(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines that go down the page; a step up begins a column."""
    regions: list[list[Line]] = []
    for line in lines:
        before = regions[-1][-1] if regions else None
        if before is None or line.opens_column or line.base > before.base + 0.5 * max(line.size, before.size):
            regions.append([line])
        else:
            regions[-1].append(line)
    return regions


def _joined_rows(lines: Sequence[Line]) -> list[Line]:
    """The pieces that stand on one line put together again, in the order given."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if (
            before is None
            or line.left < before.right - 0.4 * line.size
            or abs(line.base - before.base) > 0.15 * max(line.size, before.size)
        ):
            joined.append(line)
            continue
        wide = line.left - before.right > _CELL_GAP * line.size
        joined[-1] = replace(
            before,
            cells=(*before.cells, (line.left, line.right)) if wide else before.cells,
            text=f"{before.text} {line.text}",
            right=line.right,
            size=max((before, line), key=lambda item: len(item.text)).size,
            bold=before.bold and line.bold,
            closing=line.closing,
        )
    return joined


def _cut(lines: list[Line], depth: int = 0) -> Iterator[list[Line]]:
    """Regions in reading order: bands from top to bottom, the columns of each from left to right."""
    gutter = _gutter(lines) if depth < 4 else None
    if gutter is None:
        yield from _rows_down(lines)
        return
    down = sorted(lines, key=lambda item: (-item.base, item.left))
    blocks = _crossing_blocks(down, gutter)
    band: list[Line] = []
    across: list[Line] = []
    for line in down:
        if line.left < gutter < line.right or _is_within(line, blocks):
            if band:
                yield from _columns(band, gutter, depth)
                band = []
            across.append(line)
        else:
            if across:
                yield from _across(across, gutter, depth)
                across = []
            band.append(line)
    yield from _across(across, gutter, depth)
    yield from _columns(band, gutter, depth)


def _crossing_blocks(down: Iterable[Line], gutter: float) -> list[tuple[float, float]]:
    """Top and bottom of the blocks of several lines that cross the gutter, from the top of the page."""
    blocks: list[list[Line]] = []
    for line in down:
        if line.left < gutter < line.right:
            if blocks and blocks[-1][-1].base - line.base <= 2 * line.size:
                blocks[-1].append(line)
            else:
                blocks.append([line])
    return [(block[0].base, block[-1].base) for block in blocks if len(block) >= _FEWEST_LINES]


def _is_within(line: Line, blocks: Sequence[tuple[float, float]]) -> bool:
    return any(bottom - 0.3 * line.size <= line.base <= top + 0.3 * line.size for top, bottom in blocks)


def _across(lines: list[Line], gutter: float, depth: int) -> Iterator[list[Line]]:
    """A band across the gutter: it may have columns of its own, as where a summary stands beside its dates."""
    if all(line.left < gutter < line.right for line in lines):
        yield from _rows_down(lines)
    else:
        yield from _cut(lines, depth + 1)


def _columns(band: list[Line], gutter: float, depth: int) -> Iterator[list[Line]]:
    yield from _cut([line for line in band if line.right <= gutter], depth + 1)
    yield from _cut([line for line in band if line.left >= gutter], depth + 1)


def _rows_down(lines: list[Line]) -> Iterator[list[Line]]:
    """One region, its rows from the top, each from its left; a row is what stands at one height."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: -item.base):
        if rows and rows[-1][0].base - line.base <= 0.4 * min(rows[-1][0].size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    if rows:
        yield [line for row in rows for line in sorted(row, key=lambda item: item.left)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where white space runs down between two columns of running text, or none."""
    running = [line for line in lines if len(line.text) >= _RUNNING]
    if len(running) < 2 * _FEWEST_LINES:
        return None
    best: tuple[int, float, float] | None = None
    for start, end in _gaps(running):
        middle = (start + end) / 2
        left = [line for line in running if line.right <= middle]
        right = [line for line in running if line.left >= middle]
        crossing = len(running) - len(left) - len(right)
        if not _are_columns(left, right) or crossing > len(running) / 4:
            continue
        candidate = (crossing, start - end, middle)
        best = min(best, candidate) if best else candidate
    return best[2] if best else None


def _gaps(lines: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """Candidates: from where many lines end to where the next one further right begins."""
    size = statistics.median(line.size for line in lines)
    starts = sorted({round(line.left) for line in lines})
    for start in starts[1:]:
        beginning = sum(1 for line in lines if abs(line.left - start) <= 1.5 * size)
        ends = [line.right for line in lines if line.right <= start + 0.5]
        if beginning >= _FEWEST_LINES and ends and start - max(ends) > 0.4 * size:
            yield max(ends), float(start)


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether both sides hold lines of running text beside each other."""
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    top, bottom = min(_top(left), _top(right)), max(_bottom(left), _bottom(right))
    beside = [sum(1 for line in side if bottom - 1 <= line.base <= top + 1) for side in (left, right)]
    return min(beside) >= _FEWEST_LINES


def _top(lines: Sequence[Line]) -> float:
    return max(line.base for line in lines)


def _bottom(lines: Sequence[Line]) -> float:
    return min(line.base for line in lines)
