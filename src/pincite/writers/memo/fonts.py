"""The memo's faces and where their files are: packages pinned by the lock, never the machine's own fonts."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

PACKAGES = {
    "IBMPlexSerif": "fontpkg_ibm_plex_serif",
    "PublicSans": "fontpkg_public_sans",
    "NotoSerif[": "fontpkg_noto_serif",
    "NotoSerif-": "fontpkg_noto_serif",
    "IBMPlexSansArabic": "fontpkg_ibm_plex_sans_arabic",
    "NotoSans[": "fontpkg_noto_sans",
    "FrankRuhlLibre": "fontpkg_frank_ruhl_libre",
    "NotoSansSC": "pylopdf_fonts_zh_cn",
    "NotoSerifSC": "pylopdf_fonts_zh_cn",
    "NotoSansTC": "pylopdf_fonts_zh_tw",
    "NotoSerifTC": "pylopdf_fonts_zh_tw",
    "NotoSansJP": "pylopdf_fonts_jp",
    "NotoSerifJP": "pylopdf_fonts_jp",
    "NotoSansKR": "pylopdf_fonts_ko",
    "NotoSerifKR": "pylopdf_fonts_ko",
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

_EAST_ASIAN = {
    "zh-Hant": "TC", "zh-TW": "TC", "zh-HK": "TC", "zh-MO": "TC", "zh": "SC", "ja": "JP", "ko": "KR",
}  # fmt: skip
"""Region of the faces that draw the shared characters as readers of a language (BCP 47, longest first) know them."""
_REGIONS = ("SC", "KR", "JP", "TC")
"""In the order in which they stand in for each other; the first two have what is written in any of these languages,
so that three ranks are enough."""
_LANG = re.compile(r'\blang="([A-Za-z-]+)"')

_ALL_BUT_MARKS = "unicode-range: U+0-2017, U+201A-201B, U+201E-2025, U+2027-2E7F"
"""What a Latin face is for where quotation marks and dots are as wide as a character, as in Chinese and Japanese."""


def further_faces(html: str) -> str:
    """The ``@font-face`` rules of those faces that have letters of ``html`` which one of the two families lacks.

    None of them is East Asian.
    """
    lacking = _lacking(html)
    rules = (
        f'@font-face {{ font-family: {family}; src: url("font:{file}"); font-style: {style} }}'
        for family, file, style in FURTHER_FACES
        if lacking & _letters(file)
    )
    return "\n".join(rules) if lacking else ""


def east_asian_faces(html: str) -> str:
    """The ``@font-face`` rules for the Chinese, Japanese and Korean characters of ``html``.

    Those for the language of the document come first, or for that of the first passage in such a language; what they
    lack, others have. The families are called alike whatever stands behind them.
    """
    lacking = _lacking(html)
    if not any(0x1100 <= code < 0x1200 or 0x2E80 <= code < 0xFB00 or code >= 0xFE30 for code in lacking):
        return ""
    own = next(filter(None, map(region_of, _LANG.findall(html))), "")
    regions = [region for region in dict.fromkeys((own, *_REGIONS)) if region]
    rules: list[str] = []
    ranks = iter(("", " Second", " Third"))
    for region in regions:
        if found := lacking & _letters(f"NotoSerif{region}-Regular.otf"):
            rank = next(ranks)
            rules += (
                f'@font-face {{ font-family: Memo East {use}{rank}; src: url("font:Noto{use}{region}-Regular.otf") }}'
                for use in ("Serif", "Sans")
            )
            lacking -= found
    return "\n".join(rules)


def without_marks(css: str) -> str:
    """``css`` with its faces kept from printing what is to have full width."""
    return css.replace("@font-face {", f"@font-face {{ {_ALL_BUT_MARKS};")


_UNDRAWN = "\t\n\f\r"
"""White space of HTML that no face need have: every memo holds line ends, and looking for them opens each face."""


def _lacking(html: str) -> frozenset[int]:
    """The characters that one of the two families lacks."""
    if html.isascii():
        return frozenset()
    both = _letters(PACKAGED_FACES["text"]) & _letters(PACKAGED_FACES["sans"])
    return frozenset(map(ord, html)) - frozenset(map(ord, _UNDRAWN)) - both


def region_of(language: str) -> str:
    """``SC``, ``TC``, ``JP`` or ``KR`` for a Chinese, Japanese or Korean ``language``; else nothing."""
    return next((region for tag, region in _EAST_ASIAN.items() if f"{language}-".startswith(f"{tag}-")), "")


def sets_wide_marks(html: str) -> bool:
    """Whether the document is in a language that has quotation marks and dots as wide as a character."""
    language = _LANG.search(html)
    return language is not None and region_of(language[1]) in ("SC", "TC", "JP")


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
    folder = Path(spec.origin).parent
    path = next((path for path in (folder / "files" / name, folder / name) if path.is_file()), None)
    if path is None:
        raise LookupError(f"no packaged font is called `{name}`")
    return path
