"""A house's fonts: files beside its YAML, or families that are installed on the machine."""

from __future__ import annotations

import io
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from pincite.diagnostics import nearest_word
from pincite.spec.brand import Face

SUFFIXES = (".ttf", ".otf")
MOST_BYTES = 20_000_000
REPERTOIRE = "".join(map(chr, range(0x20, 0x7F))) + "“”‘’–—…·×£€§¶°éèüöäßçñ"
"""What nearly every memo prints."""

_ITALIC, _RESTRICTED = 0x01, 0x0F
_SHOWN = 12


class FontError(ValueError):
    """A font that cannot be used; further arguments are remedies."""


def is_file_name(text: str) -> bool:
    """Whether a font is given by its file rather than by its family's name."""
    return text.lower().endswith((*SUFFIXES, ".ttc", ".otc", ".woff", ".woff2")) or "/" in text or "\\" in text


def read_face(data: bytes, name: str, *, number: int = 0, embedded: bool = True) -> tuple[str, Face]:
    """Family and face of a font file. Raises ``FontError`` when it is none, is damaged or may not be embedded."""
    from fontTools.ttLib import TTFont, TTLibError

    if len(data) > MOST_BYTES:
        raise FontError(f"`{name}` has {len(data) // 1_000_000} MB")
    if embedded and not name.lower().endswith(SUFFIXES):
        raise FontError(f"`{name}` is neither .ttf nor .otf", "convert it, or ask for the desktop version of the font")
    try:
        with TTFont(io.BytesIO(data), lazy=True, fontNumber=number) as font:
            system = font["OS/2"]
            # Bit 1 alone: the licence forbids embedding (OpenType, OS/2, fsType).
            if system.fsType & _RESTRICTED == 2:
                raise FontError(f"`{name}` says that its licence forbids embedding")
            font.getBestCmap().keys()
            font["hmtx"].metrics  # noqa: B018 - whether they can be read
            axes = font["fvar"].axes if "fvar" in font else ()
            axis = next((axis for axis in axes if axis.axisTag == "wght"), None)
            weight = (int(axis.minValue), int(axis.maxValue)) if axis else (system.usWeightClass,) * 2
            italic = bool(system.fsSelection & _ITALIC)
            family = font["name"].getBestFamilyName() or Path(name).stem
    except FontError:
        raise
    except (TTLibError, Exception) as fault:  # fontTools raises whatever a damaged table makes of its code
        raise FontError(f"`{name}` is damaged or no font: {str(fault)[:80] or type(fault).__name__}") from fault
    return family, Face(name, data, weight, italic, number)


@lru_cache(maxsize=16)
def glyphs(face: Face) -> frozenset[int]:
    """The code points that a face has."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(face.data), lazy=True, fontNumber=face.number) as font:
        return frozenset(font.getBestCmap())


def lacking(face: Face, text: str, *, known: frozenset[int] | None = None) -> str:
    """What of ``text`` the face has no glyph for, each character once; only what is in ``known``, if that is given.

    Controls, spaces that are not printed and combining marks are let pass.
    """
    have = glyphs(face)
    wanted = sorted({char for char in text if ord(char) not in have and (known is None or ord(char) in known)})
    return "".join(char for char in wanted if unicodedata.category(char)[0] not in "CZ")


def named(characters: str) -> str:
    """``“ (U+201C), ” (U+201D)``, the first of many."""
    shown = ", ".join(f"{char} (U+{ord(char):04X})" for char in characters[:_SHOWN])
    return shown + (f" and {len(characters) - _SHOWN} more" if len(characters) > _SHOWN else "")


def installed_family(name: str) -> tuple[str, tuple[Face, ...]]:
    """An installed family as the machine spells it, and its faces. Raises ``FontError`` that says what is there."""
    families = _installed()
    by_name = {family.lower(): family for family in families}
    family = by_name.get(name.lower())
    if family is None:
        near = nearest_word(name, families)
        hints = [f"did you mean `{near}`?"] if near else []
        listed = ", ".join(families) if len(families) <= 60 else ", ".join(list(families)[:60]) + " ..."
        raise FontError(f"no font family called `{name}` is installed", *hints,
                        f"installed: {listed}" if families else "no font is installed",
                        "or name its files: `[fonts/House-Regular.ttf, fonts/House-Italic.ttf]`")  # fmt: skip
    faces = []
    for path in families[family]:
        faces += _faces_of(Path(path), family)
    if not any(not face.italic for face in faces):
        raise FontError(f"the installed family `{family}` has no upright face that can be embedded")
    return family, tuple(faces)


def _faces_of(path: Path, family: str) -> list[Face]:
    """The faces of ``family`` in a file; a collection (.ttc) may hold other families too."""
    data = path.read_bytes()
    count = int.from_bytes(data[8:12], "big") if data[:4] == b"ttcf" else 1
    found = []
    for number in range(min(count, 64)):
        try:
            named_as, face = read_face(data, path.name, number=number, embedded=False)
        except FontError:
            continue
        if count == 1 or named_as.lower() == family.lower():
            found.append(face)
    return found


@lru_cache(maxsize=1)
def _installed() -> dict[str, tuple[str, ...]]:
    """Family -> files, as Fontconfig lists them; outlines only."""
    from weasyprint.text.ffi import ffi, fontconfig

    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    found: dict[str, set[str]] = {}
    for index in range(fonts.nfont):
        family, path = _text(ffi, fontconfig, fonts.fonts[index], b"family"), _text(ffi, fontconfig, fonts.fonts[index],
                                                                                  b"file")  # fmt: skip
        if family and path.lower().endswith((*SUFFIXES, ".ttc", ".otc")):
            found.setdefault(family, set()).add(path)
    return {family: tuple(sorted(found[family])) for family in sorted(found)}


def _text(ffi: Any, fontconfig: Any, pattern: Any, key: bytes) -> str:
    value = ffi.new("FcChar8 **")
    if fontconfig.FcPatternGetString(pattern, ffi.new("char[]", key), 0, value) != fontconfig.FcResultMatch:
        return ""
    return str(ffi.string(value[0]).decode("utf-8", "replace"))
