"""Line-breaking decisions that the layout engine does not make: what stays together, and how wide a heading is set.

Widths are in em, so a template may change a font size without touching this.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import lru_cache

from pincite.spec.brand import Face
from pincite.writers.fonts import line_pieces, missing_advance
from pincite.writers.memo.fonts import MEASURED_FACES, font_file

_UNITS = (
    r"%|‰|°C|°F|per ?cent|percent(?:age)?|points?|hundred|thousand|million|billion|trillion|[kKMGT]?W(?:h)?|[kMGTP]B|"
    r"[GT]?FLOPS?|[kMG]?Hz|nm|µm|mm|cm|km|m|kg|tonnes?|t|dollars?|euros?|yuan|pounds?|yen|"
    r"times|years?|months?|weeks?|days?|hours?|minutes?|seconds?|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Prozent|Tausend|Millionen?|Milliarden?|Billionen?|Mio\.|Mrd\.|Euro|Jahren?|"
    r"pour cent|millions?|milliards?|por ciento|millones|"
    r"€|\$|£|¥|USD|EUR|GBP|CNY|RMB"
)
_BEFORE = (
    r"US\$|[$€£¥±≈<>≤≥~¶§×]|\b(?:USD|EUR|GBP|CNY|RMB|No\.|Nos\.|nos?\.|pp?\.|vol\.|Fig\.|Figure|Table|Nr\.|S\.|"
    r"lines?|para(?:graphs?|s?\.)|pages?|items?|Zeilen?|Absatz|Abschnitt|Seiten?|lignes?|paragraphes?)"
)
_TITLE = r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Mr\.|Mrs\.|Ms\.|Dr\.|Prof\.|St\.)"
_AFTER_SIGN = re.compile(rf"(?:{_BEFORE})\s(?=[\d.+-])|{_TITLE}\s(?=\w)")
_BOUND = re.compile(rf"(?<=\d)\+?\s(?=(?:{_UNITS})(?:\W|$))|(?<=\b[^\W\d_a-z]\.)\s(?=[^\W\d_a-z])")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_URL_JOINT = re.compile(r"(?<=[/._?&=#-])(?=\w)|(?<=\w)(?=[?&#])")
LONGEST_KEPT = 28
"""Longest run of characters that may be kept on one line; a narrow column must still be able to break."""


def bound_spaces(text: str) -> frozenset[int]:
    """Offsets of the spaces at which ``text`` must not break: number and unit, day and month, sign and number,
    initials, title and name."""
    return frozenset(
        offset
        for rule in (_BOUND, _AFTER_SIGN)
        for found in rule.finditer(text)
        for offset in range(found.start(), found.end())
        if text[offset] == " "
    )


def breakable(text: str) -> str:
    """``text`` with a place to break after each joint of a web address.

    The zero-width space (U+200B) that marks it is dropped where text is copied out of a PDF.
    """
    return _URL.sub(lambda found: _URL_JOINT.sub("\u200b", found[0]), text) if "://" in text or "www." in text else text


@dataclass(frozen=True, slots=True)
class _Face:
    advances: dict[int, int]
    units_per_em: int

    def width(self, text: str) -> float:
        """Width of ``text`` in em, without kerning; a character the face lacks counts as wide as it may be."""
        known = self.advances
        return sum(
            known[ord(char)] / self.units_per_em if ord(char) in known else missing_advance(char) for char in text
        )


@lru_cache
def _face(face: str | Face) -> _Face:
    from fontTools.ttLib import TTFont

    data = font_file(MEASURED_FACES[face]).read_bytes() if isinstance(face, str) else face.data
    number = 0 if isinstance(face, str) else face.number
    with TTFont(io.BytesIO(data), lazy=True, fontNumber=number) as font:
        metrics = font["hmtx"].metrics
        advances = {code: metrics[glyph][0] for code, glyph in font.getBestCmap().items()}
        # Bytes 18 and 19 of the head: fontTools would read all of it, and log what it thinks of its dates.
        return _Face(advances, int.from_bytes(font.reader["head"][18:20], "big"))


def line_widths(text: str, measure: float, *, face: str | Face = "regular") -> tuple[float, ...]:
    """Widths in em of the lines of ``text`` in a column ``measure`` em wide when each takes all the words it can."""
    measured = _face(face)
    space = measured.width(" ")
    lines = [0.0]
    for piece, spaced in line_pieces(text):
        width = measured.width(piece)
        gap = space if spaced and lines[-1] else 0.0
        if lines[-1] and lines[-1] + gap + width > measure:
            lines.append(width)
        else:
            lines[-1] += gap + width
    return tuple(lines)


def line_count(text: str, measure: float, *, face: str | Face = "regular") -> int:
    """How many lines ``text`` takes in a column ``measure`` em wide."""
    return len(line_widths(text, measure, face=face))


def balanced_width(text: str, measure: float, *, face: str | Face = "semibold") -> float:
    """The narrowest column, in em, in which ``text`` takes no more lines than in one ``measure`` em wide.

    Setting a heading to it makes its lines about equally long. The result is ``measure`` itself for a text of
    one line, or of so many that evenness does not show.
    """
    lines = line_count(text, measure, face=face)
    if not 1 < lines < 5:
        return measure
    low, high = measure / 2, measure
    while high - low > 0.1:
        middle = (low + high) / 2
        if line_count(text, middle, face=face) > lines:
            low = middle
        else:
            high = middle
    # Kerning and rounding may add a little to a line: a hair more keeps the count of lines.
    return min(measure, round(high + 0.35, 2))


def settled_width(text: str, measure: float, *, face: str | Face = "regular") -> float:
    """The widest column up to ``measure`` em in which the last line of ``text`` is not a mere leftover.

    No line more is taken for it than in the full measure; where that cannot be had, the result is ``measure``.
    """
    lines = line_count(text, measure, face=face)
    width = measure
    while lines > 1 and width > measure * 0.6:
        widths = line_widths(text, width, face=face)
        if len(widths) > lines:
            break
        if widths[-1] >= measure * 0.4:
            # As in `balanced_width`; the full measure needs no allowance.
            return measure if width == measure else round(width + 0.2, 2)
        width -= 0.5
    return measure


def first_fitting(text: str, measures: tuple[float, ...], *, lines: int, face: str | Face = "regular") -> int:
    """Index of the first of ``measures`` (em, widest type first) in which ``text`` takes at most ``lines`` lines.

    The last index when it fits in none. Two hundredths are held back for what advance widths do not know.
    """
    for index, measure in enumerate(measures):
        if line_count(text, measure * 0.98, face=face) <= lines:
            return index
    return len(measures) - 1
