"""Pictures behind the text of a template, looked at coarsely: which colour they show where."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from pincite.spec.contrast import luminance, mixed
from pincite.writers.deck.colours import Palette

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
GRID = 32
"""Cells across and down that a picture is looked at in."""
MOST_PIXELS = 60_000_000
_KNOWN = ("duotone", "alphaModFix", "extLst")
"""What may be done to a picture so that its colours are still told."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a grid of colours, row by row."""

    cells: tuple[tuple[str, float], ...]
    """Colour (``#rrggbb``) and how much it hides, from 0 to 1."""

    def at(self, x: float, y: float) -> tuple[str, float]:
        """What it shows at a share of its width and height."""
        column, row = (min(max(int(share * GRID), 0), GRID - 1) for share in (x, y))
        return self.cells[row * GRID + column]


def picture_of(filling: Any, part: Any, palette: Palette) -> Picture | None:
    """The picture of a ``blipFill`` of ``part``; None for a drawing, a tiled or a damaged one, and for effects."""
    blip = filling.find(f"{_A}blip")
    key = None if blip is None else blip.get(f"{_R}embed")
    if blip is None or not key or key not in part.rels or part.rels[key].is_external:
        return None
    if filling.find(f"{_A}tile") is not None or any(etree.QName(each).localname not in _KNOWN for each in blip):
        return None
    cells = _cells(part.rels[key].target_part.blob)
    if cells is None:
        return None
    tones = blip.find(f"{_A}duotone")
    if tones is not None:
        pair = [palette.resolved([each]) for each in tones]
        if len(pair) != 2 or None in pair:
            return None
        cells = tuple((mixed(str(pair[0]), str(pair[1]), luminance(colour)), veil) for colour, veil in cells)
    fixed = blip.find(f"{_A}alphaModFix")
    amount = fixed.get("amt", "100000") if fixed is not None else "100000"
    if amount != "100000" and amount.isdigit():
        cells = tuple((colour, veil * int(amount) / 100000) for colour, veil in cells)
    return Picture(cells)


@lru_cache(maxsize=32)
def _cells(blob: bytes) -> tuple[tuple[str, float], ...] | None:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(blob), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF"))
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (GRID * 4, GRID * 4))
            small = picture.convert("RGBA").resize((GRID, GRID), Image.Resampling.BOX)
    except Exception:  # Pillow raises whatever a damaged picture makes of its code
        return None
    data = small.tobytes()
    quads = (data[start : start + 4] for start in range(0, len(data), 4))
    return tuple((f"#{red:02x}{green:02x}{blue:02x}", hides / 255) for red, green, blue, hides in quads)
