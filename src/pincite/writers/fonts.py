"""Where the packaged font files are, and how wide and how high text set in them is.

The deck names fonts that come with office software (Cambria, Arial). They cannot be shipped, so text is
measured in fonts made to the same widths, Caladea and Arimo, which are installed as dependencies. Widths are
sums of advances without kerning, which runs half a per cent wide at most: never narrow.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import logging
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from pincite.diagnostics import MissingToolError
from pincite.spec.brand import HouseFont

Family = str
"""A packaged family, ``caladea`` or ``arimo``, or the digest of a house's own."""

_HOUSE: dict[str, HouseFont] = {}
"""By the digest of their regular faces."""
_HOUSE_NAMES: dict[str, Family] = {}
"""Digest by the family's name in lower case; the last one that was announced counts."""

TWINS: dict[str, Family] = {
    "cambria": "caladea",
    "caladea": "caladea",
    "arial": "arimo",
    "arimo": "arimo",
    "helvetica": "arimo",
    "liberation sans": "arimo",
}
"""Fonts whose widths are those of a packaged family, by lower-case name."""

STAND_IN = (1.12, 1.25)
"""Widths relative to Arial's and line height in ems of a font of which nothing is known here: nearly all text faces are
narrower and lower."""

STAND_INS = {
    "calibri": (0.96, 1.23), "calibri light": (0.96, 1.23), "carlito": (0.96, 1.23), "times new roman": (0.98, 1.15),
    "liberation serif": (0.98, 1.15), "garamond": (0.98, 1.15), "trebuchet ms": (1.08, 1.17), "segoe ui": (1.08, 1.34),
    "corbel": (1.0, 1.23), "candara": (1.0, 1.23), "aptos": (1.08, 1.3), "aptos display": (1.08, 1.3),
    "tahoma": (1.12, 1.21), "georgia": (1.14, 1.15), "palatino linotype": (1.08, 1.36), "book antiqua": (1.08, 1.25),
    "century gothic": (1.2, 1.23), "bookman old style": (1.2, 1.18), "lucida sans": (1.2, 1.18),
    "lucida sans unicode": (1.2, 1.54), "verdana": (1.24, 1.22), "dejavu sans": (1.24, 1.18),
    "montserrat": (1.28, 1.23), "poppins": (1.26, 1.5), "open sans": (1.14, 1.37), "consolas": (1.3, 1.18),
    "courier new": (1.4, 1.15), "arial black": (1.4, 1.42),
}  # fmt: skip
"""The same for known faces, by lower-case name. Widths are of running text in the wider of regular and bold, and four
per cent more, since single words vary."""

LEAST_LINE = 1.2
"""Distance, in ems, that office programs leave between two lines of a font whose own lines are closer: measured in
LibreOffice for Arial (1.15 by its tables) and Cambria (1.17), at every size."""

WIDE_LINE = 1.45
"""Line height, in ems, of a line that falls back to a Chinese, Japanese or Korean font."""


BOLD = 700
"""Weight of the bold face that office programs set."""
BOLDER = 0.07
"""How much wider that is than the regular face, on the wide side; counted on where a house gives no face so heavy."""


@dataclass(frozen=True, slots=True)
class FaceKey:
    """One face of a packaged family."""

    family: Family
    bold: bool = False
    italic: bool = False
    factor: float = 1.0
    """Multiplies every width, when the family only stands in for another font."""
    line: float = 0.0
    """Least height of a line in ems, likewise."""


def announce(font: HouseFont) -> None:
    """Have text that names the family of ``font`` measured with its own faces from now on."""
    digest = hashlib.sha256(font.regular.data).hexdigest()
    _HOUSE[digest] = font
    _HOUSE_NAMES[font.family.strip().lower()] = digest


def face_for(typeface: str, *, bold: bool = False, italic: bool = False) -> FaceKey:
    """The face to measure ``typeface`` with; unknown names are measured wide, with Arimo."""
    if house := _HOUSE_NAMES.get(typeface.strip().lower()):
        heaviest = _HOUSE[house].semibold.weight[1]
        return FaceKey(house, bold, italic, 1 + BOLDER * max(0, BOLD - heaviest) / (BOLD - 400) if bold else 1.0)
    name = typeface.strip().lower()
    twin = TWINS.get(name)
    return FaceKey(twin, bold, italic) if twin else FaceKey("arimo", bold, italic, *STAND_INS.get(name, STAND_IN))


def font_file(package: str, name: str) -> Path:
    """The file ``name`` of a font package, found without importing it.

    Raises ``MissingToolError`` when the package or the file is not there.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise MissingToolError(
            f"font package `{package.replace('_', '-')}` is not installed: run `pip install pincite`"
        )
    path = Path(spec.origin).parent / "files" / name
    if not path.is_file():
        raise MissingToolError(f"font file `{name}` is not in the package `{package.replace('_', '-')}`")
    return path


@dataclass(slots=True)
class FaceMetrics:
    """What was measured of one face so far; its file is opened for a character that was not met before."""

    family: Family
    bold: bool
    italic: bool
    height: float
    """Ascent, descent and gap in ems."""
    advances: dict[str, float] = field(default_factory=dict)
    """In ems, by character."""
    missing: set[str] = field(default_factory=set)
    """Those of them that the face lacks: another is put in for it, whose width is guessed."""

    def advance(self, char: str) -> float:
        known = self.advances.get(char)
        if known is None:
            known = self.advances[char] = self._measured(char)
        return known

    def _measured(self, char: str) -> float:
        face = _opened(self.family, self.bold, self.italic)
        name = face.cmap.get(ord(char))
        if name is not None:
            return float(face.glyphs[name].width) / face.units
        self.missing.add(char)
        return missing_advance(char)


@dataclass(frozen=True, slots=True)
class _Face:
    """A face whose file is open."""

    cmap: dict[int, str]
    glyphs: Any
    units: int
    height: float


_MEASURED: dict[tuple[Family, bool, bool], FaceMetrics] = {}


def measured_faces() -> tuple[FaceMetrics, ...]:
    """What was measured of the packaged families in this process, to be kept."""
    return tuple(each for each in _MEASURED.values() if each.family not in _HOUSE)


def recall_faces(faces: Iterable[FaceMetrics]) -> None:
    """Have what ``measured_faces`` gave in another process known in this one, where nothing was measured yet."""
    for each in faces:
        _MEASURED.setdefault((each.family, each.bold, each.italic), each)


def _metrics(family: Family, bold: bool, italic: bool) -> FaceMetrics:
    key = (family, bold, italic)
    if key not in _MEASURED:
        _MEASURED[key] = FaceMetrics(*key, _opened(*key).height)
    return _MEASURED[key]


def missing_advance(char: str) -> float:
    """Width in ems of a character that the face lacks, by its class; a guess on the wide side.

    Combining marks and controls take no room, full-width characters an em, emoji ``EMOJI`` ems, all others 0.7 em. Of
    an emoji of several characters each counts: without a font for it they are drawn side by side.
    """
    if char == "\N{VARIATION SELECTOR-16}":
        return EMOJI - LETTER
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc", "Mn"):
        return 0.0
    if unicodedata.east_asian_width(char) not in ("W", "F"):
        return 1.0 if ord(char) >= _PICTURES else LETTER
    return EMOJI if unicodedata.category(char) == "So" and ord(char) >= _PICTURES else 1.0


LETTER = 0.7
"""Width in ems of a letter that the face lacks."""
EMOJI = 1.4
"""Width in ems of the emoji of office programs, which is more than that of other full-width characters."""
_PICTURES = 0x1F000
"""Where Unicode's blocks of emoji and other pictures begin."""


@cache
def _opened(family: Family, bold: bool, italic: bool) -> _Face:
    from fontTools.ttLib import TTFont

    if family in _HOUSE:
        font = _house_face(_HOUSE[family], bold)
        glyphs = font.getGlyphSet(location={"wght": 700 if bold else 400} if "fvar" in font else None)
    elif family == "caladea":
        style = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
        font = TTFont(font_file("font_caladea", f"Caladea-{style[bold, italic]}.ttf"), lazy=True)
        glyphs = font.getGlyphSet()
    else:
        font = TTFont(font_file("fontpkg_arimo", "Arimo-Italic[wght].ttf" if italic else "Arimo[wght].ttf"), lazy=True)
        glyphs = font.getGlyphSet(location={"wght": 700 if bold else 400})
    # Bytes 18 and 19 of the head: fontTools would read all of it, and log what it thinks of its dates.
    units, hhea = int.from_bytes(font.reader["head"][18:20], "big"), font["hhea"]
    height = (hhea.ascent - hhea.descent + hhea.lineGap) / units
    return _Face(font.getBestCmap(), glyphs, units, height)


def _house_face(font: HouseFont, bold: bool) -> Any:
    from fontTools.ttLib import TTFont

    face = font.semibold if bold else font.regular
    opened = TTFont(io.BytesIO(face.data), lazy=True, fontNumber=face.number)
    log = logging.getLogger("fontTools.ttLib.tables._h_e_a_d")
    log.disabled = True  # what it thinks of the font's date is of no use to anybody
    try:
        opened["head"]
    finally:
        log.disabled = False
    return opened


def advances(text: str, face: FaceKey) -> list[float]:
    """Width of each character in ems."""
    advance = _metrics(face.family, face.bold, face.italic).advance
    return [advance(char) * face.factor for char in text]


def lacks(text: str, face: FaceKey) -> bool:
    """Whether a letter of ``text`` is set in a font that is put in for the face, so that its width is a guess."""
    metrics = _metrics(face.family, face.bold, face.italic)
    return any(
        metrics.advance(char) > 0 and char in metrics.missing and char.isalpha() and not is_wide(char) for char in text
    )


def text_width(text: str, face: FaceKey, size: float) -> float:
    """Width in points of ``text`` on one line at ``size`` points."""
    return sum(advances(text, face)) * size


def line_height(face: FaceKey, size: float) -> float:
    """Distance in points from one line of the face to the next, at single spacing."""
    return max(_metrics(face.family, face.bold, face.italic).height, LEAST_LINE, face.line) * size


def is_wide(char: str) -> bool:
    """Whether the character is set in a full-width font, and may be followed by a line break."""
    return ord(char) > 0x2E7F and unicodedata.east_asian_width(char) in ("W", "F")


_NEVER_FIRST = frozenset(
    "、。，．：；！？）］｝〉》」』】〕〗”’…—·ー々〻゛゜ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％‰℃,.:;!?)]}%"
)
"""What no line begins with: closing marks, stops, and small kana (UAX 14, classes CL, CP, EX, IS, NS, CJ, PO)."""
_NEVER_LAST = frozenset("（［｛〈《「『【〔〖“‘￥＄([{$€£¥")
"""What no line ends with: opening marks and signs before a number (UAX 14, classes OP, PR)."""
_TYING = frozenset(
    "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{WORD JOINER}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
)
"""What holds together the characters on its two sides (UAX 14, classes GL, WJ, ZWJ)."""


def line_pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """The parts of ``text`` between which a line may break, each with whether a space parts it from the one before.

    Words, and in Chinese or Japanese each character with the marks that must stand on its line.
    """
    words = text.split()
    if text.isascii() or not any(map(is_wide, text)):
        return tuple((word, index > 0) for index, word in enumerate(words))
    return tuple(
        (piece, index > 0 and not place)
        for index, word in enumerate(words)
        for place, piece in enumerate(_parted(word))
    )


def may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters because one of them is full-width, no space between them."""
    if not (is_wide(before) or is_wide(after)) or before in _TYING or after in _TYING:
        return False
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    # What leans on the character before it: accents, the variants and the skin tones of emoji.
    return not (unicodedata.combining(after) or unicodedata.category(after) in ("Mn", "Me", "Sk"))


def _parted(word: str) -> tuple[str, ...]:
    pieces = [word[0]]
    for before, char in pairwise(word):
        if may_part(before, char):
            pieces.append(char)
        else:
            pieces[-1] += char
    return tuple(pieces)
