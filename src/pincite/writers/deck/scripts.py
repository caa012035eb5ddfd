"""What an office program has to be told of a text's script: its language, its direction, and fonts that have it.

Latin text, and every text that is in the deck's own language, needs nothing but that language. Letters of other
scripts are given a language of their script, so that they are spelt, hyphenated and read aloud by it (WCAG 2.2, 3.1.2).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from lxml import etree

from pincite.language_tags import primary
from pincite.writers.fonts import is_wide

LATIN_LANGUAGE = "en-GB"
"""Of Latin words in a deck whose own language is written in other letters."""

EAST_ASIAN_FONTS = {
    "zh-Hant": "Microsoft JhengHei", "zh-TW": "Microsoft JhengHei", "zh-HK": "Microsoft JhengHei",
    "zh-MO": "Microsoft JhengHei", "zh": "Microsoft YaHei", "ja": "Yu Gothic", "ko": "Malgun Gothic",
}  # fmt: skip
"""Fonts that come with office programs, by language (BCP 47, longest first): each has a bold face, and lines that are
lower than those that the text is measured with."""
RIGHT_TO_LEFT_FONT = "Arial"
"""Has Arabic and Hebrew in all four faces."""

_SCRIPTS = {
    "zh": "east", "ja": "east", "ko": "east", "ar": "ar", "fa": "ar", "ur": "ar", "he": "he", "yi": "he",
    "ru": "other", "uk": "other", "be": "other", "bg": "other", "sr": "other", "mk": "other", "el": "other",
    "hi": "other", "th": "other", "ka": "other", "hy": "other",
}  # fmt: skip
"""Scripts that languages are written in, by their primary subtag; all others are taken for Latin."""
_LANGUAGES = {"kana": "ja-JP", "hangul": "ko-KR", "han": "zh-CN", "ar": "ar-SA", "he": "he-IL"}
"""Stand for a script where the deck's own language is written in another."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def pieces(text: str, lang: str) -> tuple[tuple[str, str], ...]:
    """The text parted where its script changes, each part with its language, in a deck in ``lang``.

    What belongs to no script, such as figures, spaces and marks, stays with the letters before it, or opens the first
    part. The parts join to the text.
    """
    own = _own_script(lang)
    if own == "latin" and text.isascii():
        return ((text, lang),)
    found: list[list[str]] = []
    languages: list[str] = []
    written = {_script(char) for char in text}
    for char in text:
        script = _script(char)
        language = _language(script, own, lang, written) if script else ""
        if not found or (language and languages[-1] and language != languages[-1]):
            found.append([])
            languages.append("")
        found[-1].append(char)
        languages[-1] = languages[-1] or language
    return tuple(("".join(part), language or lang) for part, language in zip(found, languages, strict=True))


def _own_script(lang: str) -> str:
    return _SCRIPTS.get(primary(lang), "latin")


def _language(script: str, own: str, lang: str, written: Iterable[str]) -> str:
    """The language of a letter; Chinese characters beside Japanese syllables are Japanese."""
    if script == "latin":
        return lang if own in ("latin", "other") else LATIN_LANGUAGE
    family = "east" if script in ("kana", "hangul", "han") else script
    if family == own and script in ("han", "ar", "he"):
        return lang
    if script == "han":
        script = next((each for each in ("kana", "hangul") if each in written), script)
    chosen = _LANGUAGES.get(script, lang)
    return lang if primary(chosen) == primary(lang) else chosen


def _script(char: str) -> str:
    """``latin``, ``kana``, ``hangul``, ``han``, ``ar``, ``he``; empty for what all scripts share."""
    if char.isascii():
        return "latin" if char.isalpha() else ""
    if is_wide(char):
        if "\u3041" <= char <= "\u30ff" and char.isalpha():
            return "kana"
        if "\uac00" <= char <= "\ud7a3" or "\u3131" <= char <= "\u318e":
            return "hangul"
        return "han" if unicodedata.category(char)[0] in "LP" else ""
    if unicodedata.bidirectional(char) == "AL":
        return "ar"
    if unicodedata.bidirectional(char) == "R":
        return "he"
    return "latin" if char.isalpha() else ""


def right_to_left(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter does (UAX 9, rules P2 and P3)."""
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def has_leftward(text: str) -> bool:
    """Whether the text holds a letter of Arabic, Hebrew or another script that runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def set_language(run: Any, lang: str, *, east: str) -> None:
    """Gives a run its language; where its text changes its script, it is parted into several.

    ``east`` is the East Asian language that the deck holds, empty without one: Latin runs name it as their other
    language, and East Asian ones the deck's, as office programs do.
    """
    text = run.find(f"{_A}t")
    said = text.text or "" if text is not None else ""
    parts = pieces(said, lang) if run.tag == f"{_A}r" else ((said, lang),)
    for part, language in parts[1:][::-1]:
        other = etree.fromstring(etree.tostring(run))
        other.tail = None
        other.find(f"{_A}t").text = part
        _name(other, language, lang, east)
        run.addnext(other)
    if len(parts) > 1 and text is not None:
        text.text = parts[0][0]
    _name(run, parts[0][1] if parts else lang, lang, east)


def _name(run: Any, language: str, lang: str, east: str) -> None:
    properties = run.find(f"{_A}rPr")
    if properties is None:
        properties = etree.Element(f"{_A}rPr")
        run.insert(0, properties)
    properties.set("lang", language)
    if east:
        beside = lang if _own_script(lang) != "east" else LATIN_LANGUAGE
        properties.set("altLang", beside if _own_script(language) == "east" else east)


def east_asian_language(texts: Iterable[str], lang: str) -> str:
    """The East Asian language in which most of the texts' characters are, of a deck in ``lang``; empty without any."""
    if _own_script(lang) == "east":
        return lang
    counted = Counter[str]()
    for text in texts:
        if not text.isascii():
            for part, language in pieces(text, lang):
                counted[language] += len(part) if _own_script(language) == "east" else 0
    found = max(counted, key=lambda each: (counted[each], each), default="")
    return found if counted[found] else ""


def name_fonts(master: Any, *, east: str, leftward: bool) -> None:
    """Names fonts in the theme of ``master`` (python-pptx's) where it names none: one for the East Asian language
    ``east`` if there is one, and one for Arabic and Hebrew when the deck runs ``leftward`` somewhere.
    """
    theme = next((each.target_part for each in master.part.rels.values() if each.reltype.endswith("/theme")), None)
    if theme is None or not (east or leftward):
        return
    root = etree.fromstring(theme.blob)
    wanted = (("ea", east_asian_font(east) if east else ""), ("cs", RIGHT_TO_LEFT_FONT if leftward else ""))
    for kind in ("majorFont", "minorFont"):
        for name, typeface in wanted:
            element = root.find(f".//{_A}{kind}/{_A}{name}")
            if element is not None and typeface and not element.get("typeface"):
                element.set("typeface", typeface)
    theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def east_asian_font(lang: str) -> str:
    """The font for an East Asian language."""
    return next(font for key, font in EAST_ASIAN_FONTS.items() if lang == key or lang.startswith(f"{key}-"))
