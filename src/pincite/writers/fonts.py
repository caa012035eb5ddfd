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
from dataclasses import dataclass, field
from functools import cache
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

STAND_IN_FACTOR = 1.07
"""Widening for a font that has no twin here: most text faces are narrower than Arial plus this."""

WIDE_LINE = 1.45
"""Line height, in ems, of a line that falls back to a Chinese, Japanese or Korean font."""


@dataclass(frozen=True, slots=True)
class FaceKey:
    """One face of a packaged family."""

    family: Family
    bold: bool = False
    italic: bool = False
    factor: float = 1.0
    """Multiplies every width; more than 1 when the family only stands in for another font."""


def announce(font: HouseFont) -> None:
    """Have text that names the family of ``font`` measured with its own faces from now on."""
    digest = hashlib.sha256(font.regular.data).hexdigest()
    _HOUSE[digest] = font
    _HOUSE_NAMES[font.family.strip().lower()] = digest


def face_for(typeface: str, *, bold: bool = False, italic: bool = False) -> FaceKey:
    """The face to measure ``typeface`` with; unknown names are measured wide, with Arimo."""
    if house := _HOUSE_NAMES.get(typeface.strip().lower()):
        return FaceKey(house, bold, italic)
    twin = TWINS.get(typeface.strip().lower())
    return FaceKey(twin or "arimo", bold, italic, 1.0 if twin else STAND_IN_FACTOR)


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
class _Metrics:
    """Advances of one face in ems, filled as characters are met."""

    cmap: dict[int, str]
    glyphs: Any
    units: int
    height: float
    """Ascent, descent and gap in ems."""
    advances: dict[str, float] = field(default_factory=dict)

    def advance(self, char: str) -> float:
        known = self.advances.get(char)
        if known is None:
            known = self.advances[char] = self._measured(char)
        return known

    def _measured(self, char: str) -> float:
        name = self.cmap.get(ord(char))
        if name is not None:
            return float(self.glyphs[name].width) / self.units
        return missing_advance(char)


def missing_advance(char: str) -> float:
    """Width in ems of a character that the face lacks, by its class; a guess on the wide side.

    Combining marks and controls take no room, full-width characters an em, all others 0.7 em.
    """
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc", "Mn"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in ("W", "F") else 0.7


@cache
def _metrics(family: Family, bold: bool, italic: bool) -> _Metrics:
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
    return _Metrics(font.getBestCmap(), glyphs, units, height)


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


def text_width(text: str, face: FaceKey, size: float) -> float:
    """Width in points of ``text`` on one line at ``size`` points."""
    return sum(advances(text, face)) * size


def line_height(face: FaceKey, size: float) -> float:
    """Distance in points from one line of the face to the next, at single spacing."""
    return max(_metrics(face.family, face.bold, face.italic).height, 1.15) * size * min(face.factor, 1.1)


def is_wide(char: str) -> bool:
    """Whether the character is set in a full-width font, and may be followed by a line break."""
    return ord(char) > 0x2E7F and unicodedata.east_asian_width(char) in ("W", "F")
