"""How text breaks into lines in a box, and how high it stands: greedy lines over real advance widths.

A line may break at a space, after a hyphen between letters and beside a full-width character whose rules allow it. A
word wider than the box is broken inside, as PowerPoint does, and is reported as ``broken``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from pincite.writers.deck.model import Line, Lines, Words
from pincite.writers.deck.template import TextStyle
from pincite.writers.fonts import WIDE_LINE, FaceKey, advances, face_for, is_wide, lacks, line_height, may_part

BETWEEN = 0.25
"""Ems that some office programs set between full-width characters and others, beside a space that stands there."""
BREAKING_SPACES = " \t\n"
_FIRST_WIDE = "\N{CJK RADICAL REPEAT}"
"""No character before it is full-width: most letters need not be looked up."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Text that no line break may part, the space after it, and its line's height."""

    width: float
    space: float
    height: float
    hyphen: bool = False
    """Whether it ends in a hyphen after which its word goes on."""
    letters: tuple[float, ...] = ()
    """Widths of its characters; they add up to its own."""

    def rows(self, room: float) -> int:
        """Lines that it takes where none is wider than ``room``: filled letter by letter, one at the least."""
        count, used = 1, 0.0
        for letter in self.letters if self.width > room else ():
            if used and used + letter > room:
                count, used = count + 1, 0.0
            used += letter
        return count


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A paragraph broken into lines."""

    widths: tuple[float, ...]
    height: float
    last_units: int
    """Units on the last line."""
    next_widths: tuple[float, ...]
    """For each line but the last, how wide it would be with the first unit of the next."""
    hyphened: int = 0
    """Lines that end within a hyphenated word."""
    broken: bool = False
    """Whether a word had to be broken inside."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Measures text set in a placeholder's style."""

    style: TextStyle
    heading_font: str
    known: dict[tuple[Line, float, tuple[float, ...]], list[Unit]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Pieces of the paragraphs measured so far, by the space between letters and the scales of their parts."""
    wrapped: dict[tuple[Line, float, float], Wrapped] = field(default_factory=dict, compare=False, repr=False)
    """The paragraphs as they were broken so far, by size and width: fitting asks for each several times."""

    def face(self, part: Words) -> FaceKey:
        typeface = self.heading_font if part.heading else self.style.typeface
        italic = self.style.italic if part.italic is None else part.italic
        return face_for(typeface, bold=self.style.bold or part.bold, italic=italic)

    def units(self, line: Line, size: float) -> list[Unit]:
        """The unbreakable pieces of a paragraph set at ``size``, in multiples of the size."""
        scales = tuple(max(part.scale, min(1.0, part.least / size)) for part in line.words)
        spacing = max(0.0, self.style.spacing) / size
        key = (line, spacing, scales)
        if key not in self.known:
            self.known[key] = self._pieces(line, scales, spacing) or [
                Unit(0.0, 0.0, line_height(self.face(Words("")), 1.0))
            ]
        return self.known[key]

    def _pieces(self, line: Line, scales: tuple[float, ...], spacing: float) -> list[Unit]:
        text = line.text
        made: list[Unit] = []
        letters: list[float] = []
        height = 0.0
        for index, (piece, tall) in enumerate(self._chars(line, scales, spacing)):
            if text[index] in BREAKING_SPACES:
                if letters:
                    made.append(Unit(sum(letters), 0.0, height, letters=tuple(letters)))
                    letters, height = [], 0.0
                if made:
                    last = made[-1]
                    made[-1] = Unit(last.width, last.space + piece, last.height, last.hyphen, last.letters)
                continue
            letters.append(piece)
            height = max(height, tall)
            if _may_break(text, index):
                made.append(Unit(sum(letters), 0.0, height, text[index] == "-", tuple(letters)))
                letters, height = [], 0.0
        return [*made, Unit(sum(letters), 0.0, height, letters=tuple(letters))] if letters else made

    def _chars(self, line: Line, scales: tuple[float, ...], spacing: float) -> Iterator[tuple[float, float]]:
        """Width of each character, and height of the line it stands in, in multiples of the size."""
        before: bool | None = None
        for part, scale in zip(line.words, scales, strict=True):
            face = self.face(part)
            plain = line_height(face, scale)
            wide = max(plain, WIDE_LINE * scale)
            drawn = "".join(_drawn(char) for char in part.text) if self.style.capitals else part.text
            for char, advance in zip(part.text, advances(drawn, face), strict=True):
                full = is_wide(char)
                changed = before is not None and full != before and not char.isspace()
                before = before if char.isspace() else full
                yield advance * scale + spacing + (BETWEEN * scale if changed else 0.0), wide if full else plain

    def wrap(self, line: Line, size: float, width: float) -> Wrapped:
        """The paragraph at ``size`` points in lines of at most ``width`` points."""
        key = (line, size, width)
        if key not in self.wrapped:
            self.wrapped[key] = self._wrapped(line, size, width)
        return self.wrapped[key]

    def _wrapped(self, line: Line, size: float, width: float) -> Wrapped:
        room = (width - self._indent(line)) / size
        lines: list[list[Unit]] = [[]]
        used, broken, height, inner = 0.0, False, 0.0, 0
        for unit in self.units(line, size):
            if lines[-1] and used + unit.width > room:
                lines.append([])
                used = 0.0
            lines[-1].append(unit)
            used += unit.width + unit.space
            if unit.width > room:
                broken = True
                inner += unit.rows(room) - 1
                height += (unit.rows(room) - 1) * unit.height
        height += sum(max(unit.height for unit in row) for row in lines)
        widths = tuple(_width(row) * size for row in lines)
        pulled = tuple(
            (sum(unit.width + unit.space for unit in row) + following[0].width) * size
            for row, following in itertools.pairwise(lines)
        )
        hyphened = sum(row[-1].hyphen for row in lines[:-1])
        # Lines that stand a number of points apart do so at every size.
        stands = (len(lines) + inner) * self.style.exact or height * size * self.style.leading
        return Wrapped(widths, stands, len(lines[-1]), pulled, hyphened, broken)

    def height(self, lines: Lines, size: float, width: float) -> float:
        """How high the paragraphs stand, the space between them included."""
        if not lines:
            return 0.0
        gaps = sum(self.style.gap + line.before for line in lines[1:])
        return sum(self.wrap(line, size, width).height for line in lines) + gaps

    def broken(self, lines: Lines, size: float, width: float) -> bool:
        """Whether a word is wider than its line."""
        return any(self.wrap(line, size, width).broken for line in lines)

    def guesses(self, line: Line) -> bool:
        """Whether the width of a letter of the line's is a guess."""
        return any(lacks(part.text, self.face(part)) for part in line.words)

    def even_inset(self, line: Line, size: float, width: float, *, least: float) -> float:
        """Room to leave free at the right so that the last line is not much shorter than the others.

        ``least`` is the share of the width that the last line is to take: 1 makes all lines as even as they can be.
        The number of lines stays what it is at full width. The new width lies midway between those at which the
        breaks would move, so that a small difference in a renderer's widths changes nothing.
        """
        full = self.wrap(line, size, width)
        count = len(full.widths)
        if count < 2 or full.broken or (full.last_units > 1 and full.widths[-1] >= least * width):
            return 0.0
        room = width
        tried = full
        while True:
            room = max(tried.widths) - 0.01 * size
            narrower = self.wrap(line, size, room + self._indent(line))
            if len(narrower.widths) > count or narrower.broken:
                break
            tried = narrower
            if tried.last_units > 1 and tried.widths[-1] >= least * width:
                break
        if tried is full:
            return 0.0
        pulled = min((*tried.next_widths, width))
        return max(0.0, width - (max(tried.widths) + pulled) / 2 - self._indent(line))

    def _indent(self, line: Line) -> float:
        return self.style.indent if line.bullet else 0.0


def _width(row: list[Unit]) -> float:
    return sum(unit.width + unit.space for unit in row) - row[-1].space


def _drawn(char: str) -> str:
    """The capital that is drawn for a letter; letters without a single one stay."""
    capital = char.upper()
    return capital if len(capital) == 1 else char


def _may_break(text: str, index: int) -> bool:
    """Whether a line may end after the character at ``index``, no space following."""
    char, following = text[index], text[index + 1 : index + 2]
    if char != "-" and char < _FIRST_WIDE and following < _FIRST_WIDE:
        return False
    if not following or following.isspace():
        return False
    if char == "-":
        return index > 0 and text[index - 1].isalpha() and following.isalpha()
    # Korean is broken at its spaces by some programs and within its words by others: the former takes more lines.
    return may_part(char, following) and not (_is_hangul(char) and _is_hangul(following))


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3"
