"""What a chart is drawn with: text, bars, strokes and dots in points, y downwards, and how wide text is.

A drawing knows tones by name, never a colour: the template says what each is.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from pincite.spec.brand import Face, HouseFont
from pincite.writers.fonts import line_pieces

Tone = Literal["accent", "bar", "ink", "mid", "soft", "line", "axis", "paper"]
"""``bar``, ``mid`` and ``ink`` are the greys of what is not highlighted, from light to dark."""
Anchor = Literal["start", "middle", "end"]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

SMALLEST = 7.0
"""Points below which no text is set."""
SIZE = 8.0
LEADING = 1.22
ASCENT, DESCENT = 0.78, 0.22
"""Shares of the size above and below the baseline that count as a label's own."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    size: float = SIZE
    anchor: Anchor = "start"
    bold: bool = False
    tone: Tone = "ink"
    evidence: str = ""

    @property
    def box(self) -> Box:
        width = text_width(self.text, self.size, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return left, self.y - ASCENT * self.size, left + width, self.y + DESCENT * self.size


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone

    @property
    def box(self) -> Box:
        return self.x, self.y, self.x + self.width, self.y + self.height


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    width: float = 0.6

    @property
    def path(self) -> str:
        """The points of an SVG polyline."""
        return " ".join(f"{x:.2f},{y:.2f}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart laid out; everything lies between 0 and ``width``, 0 and ``height``."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    from_zero: bool = True
    """Whether zero is on the axis of values; where it is not, the reader is told."""


@dataclass(slots=True)
class Canvas:
    """A drawing while it is made; it may grow upwards, and is moved down at the end."""

    width: float
    bars: list[Bar] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def finished(self, *, from_zero: bool = True) -> Drawing:
        """The drawing, its highest mark at the top."""
        tops = [*(bar.y for bar in self.bars), *(label.box[1] for label in self.labels)]
        tops += [dot.y - dot.radius for dot in self.dots] + [y for line in self.strokes for _, y in line.points]
        ends = [*(bar.box[3] for bar in self.bars), *(label.box[3] for label in self.labels)]
        ends += [dot.y + dot.radius for dot in self.dots] + [y for line in self.strokes for _, y in line.points]
        up = 1.0 - min(tops, default=0.0)
        return Drawing(
            self.width,
            round(max(ends, default=0.0) + up + 1.0, 3),
            tuple(replace(bar, y=bar.y + up) for bar in self.bars),
            tuple(replace(line, points=tuple((x, y + up) for x, y in line.points)) for line in self.strokes),
            tuple(replace(dot, y=dot.y + up) for dot in self.dots),
            tuple(replace(label, y=label.y + up) for label in self.labels),
            from_zero,
        )

    def write(
        self, lines: list[str], x: float, middle: float, *, size: float = SIZE, anchor: Anchor = "start",
        bold: bool = False, tone: Tone = "ink", evidence: str = "",
    ) -> None:  # fmt: skip
        """Lines of text whose block is centred on ``middle``."""
        first = middle - (len(lines) - 1) * size * LEADING / 2 + (ASCENT - DESCENT) * size / 2
        for number, text in enumerate(lines):
            self.labels.append(Label(x, first + number * size * LEADING, text, size, anchor, bold, tone, evidence))


_HOUSE: ContextVar[HouseFont | None] = ContextVar("house font", default=None)


@contextmanager
def measured_with(font: HouseFont | None) -> Iterator[None]:
    """Within it, text is measured with the faces of ``font``; without one, with the packaged sans."""
    before = _HOUSE.set(font)
    try:
        yield
    finally:
        _HOUSE.reset(before)


@lru_cache(maxsize=8)
def _advances(face: Face | None, bold: bool) -> dict[int, float]:
    from fontTools.ttLib import TTFont

    from pincite.writers.memo.fonts import PACKAGED_FACES, font_file

    data = face.data if face else font_file(PACKAGED_FACES["sans"]).read_bytes()
    with TTFont(io.BytesIO(data), lazy=True, fontNumber=face.number if face else 0) as font:
        glyphs = font.getGlyphSet(location={"wght": 600 if bold else 400} if "fvar" in font else None)
        # Bytes 18 and 19 of the head: fontTools would read all of it, and log what it thinks of its dates.
        units = int.from_bytes(font.reader["head"][18:20], "big")
        return {code: glyphs[name].width / units for code, name in font.getBestCmap().items()}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points of ``text`` on one line; a character that the face lacks counts as wide as it may be."""
    house = _HOUSE.get()
    known = _advances((house.semibold if bold else house.regular) if house else None, bold)
    return size * sum(known[ord(char)] if ord(char) in known else _guess(char) for char in text)


def _guess(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.8


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines of ``text`` in a column of ``width`` points; a word that is wider is broken where it must be."""
    lines: list[str] = []
    for word, spaced in line_pieces(text):
        joined = f"{lines[-1]}{' ' if spaced else ''}{word}" if lines else word
        if lines and text_width(joined, size, bold=bold) <= width:
            lines[-1] = joined
            continue
        rest = word
        while text_width(rest, size, bold=bold) > width and len(rest) > 1:
            fits = next(
                (cut for cut in range(len(rest) - 1, 1, -1) if text_width(rest[:cut], size, bold=bold) <= width), 1
            )
            lines.append(rest[:fits])
            rest = rest[fits:]
        lines.append(rest)
    return lines or [""]


def widest(lines: list[str], size: float, *, bold: bool = False) -> float:
    """Width of the widest line."""
    return max((text_width(line, size, bold=bold) for line in lines), default=0.0)


def overlap(one: Box, other: Box, *, apart: float = 0.0) -> bool:
    """Whether two boxes come nearer to each other than ``apart``."""
    return (
        one[0] < other[2] + apart and other[0] < one[2] + apart
        and one[1] < other[3] + apart and other[1] < one[3] + apart
    )  # fmt: skip
