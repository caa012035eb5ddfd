"""The memo's faces and where their files are: packages pinned by the lock, never the machine's own fonts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

PACKAGES = {
    "IBMPlexSerif": "fontpkg_ibm_plex_serif",
    "PublicSans": "fontpkg_public_sans",
    "NotoSerif": "fontpkg_noto_serif",
    "IBMPlexSansArabic": "fontpkg_ibm_plex_sans_arabic",
    "NotoSans": "fontpkg_noto_sans",
    "FrankRuhlLibre": "fontpkg_frank_ruhl_libre",
}
"""Package that holds the files whose names start so."""

PACKAGED_FACES = {"text": "IBMPlexSerif-Regular.ttf", "sans": "PublicSans[wght].ttf"}
"""The upright face of each family, by its use."""

MEASURED_FACES = {"regular": "IBMPlexSerif-Regular.ttf", "semibold": "IBMPlexSerif-SemiBold.ttf"}

FURTHER_FACES = (
    ("Memo Wide Serif", "NotoSerif[wdth,wght].ttf", "normal"),
    ("Memo Wide Serif", "NotoSerif-Italic[wdth,wght].ttf", "italic"),
    ("Memo Wide Sans", "NotoSans[wdth,wght].ttf", "normal"),
    ("Memo Hebrew", "FrankRuhlLibre[wght].ttf", "normal"),
    ("Memo Arabic", "IBMPlexSansArabic-Regular.ttf", "normal"),
)
"""Family in the stylesheet's lists, file, and style of the faces for what the two families lack: Greek, Cyrillic and
rare Latin letters, Hebrew, Arabic. Their packages may be missing: the machine's own fonts then take their place."""


def further_faces(text: str) -> str:
    """The ``@font-face`` rules of those faces that have letters of ``text`` which one of the two families lacks."""
    if text.isascii():
        return ""
    lacking = frozenset(map(ord, text)) - (_letters(PACKAGED_FACES["text"]) & _letters(PACKAGED_FACES["sans"]))
    rules = (
        f'@font-face {{ font-family: {family}; src: url("font:{file}"); font-style: {style} }}'
        for family, file, style in FURTHER_FACES
        if lacking & _letters(file)
    )
    return "\n".join(rules) if lacking else ""


@lru_cache
def _letters(file: str) -> frozenset[int]:
    """The characters that a face has; none when its package is not installed."""
    from fontTools.ttLib import TTFont

    try:
        path = font_file(file)
    except LookupError:
        return frozenset()
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def font_file(name: str) -> Path:
    """The packaged file called ``name`` (``IBMPlexSerif-Italic.ttf``); ``LookupError`` when there is none.

    A stylesheet names it as ``font:IBMPlexSerif-Italic.ttf``.
    """
    from importlib.util import find_spec

    package = next((module for start, module in PACKAGES.items() if name.startswith(start)), "")
    spec = find_spec(package) if package else None
    if spec is None or spec.origin is None or "/" in name:
        raise LookupError(f"no packaged font is called `{name}`")
    path = Path(spec.origin).parent / "files" / name
    if not path.is_file():
        raise LookupError(f"no packaged font is called `{name}`")
    return path
