"""The tool's own words, one file a language; another language is one more file and one more row here."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from importlib import import_module

from pincite.language_tags import primary
from pincite.words.labels import DeckWords, MemoWords
from pincite.words.language import Language
from pincite.words.model import BriefingWords, CitationWords, Counted, EditionWords

__all__ = [
    "LANGUAGES", "BriefingWords", "CitationWords", "Counted", "DeckWords", "EditionWords", "Language", "MemoWords",
    "is_spoken", "language_for",
]  # fmt: skip

LANGUAGES = {"en": "english", "fr": "french", "de": "german", "zh": "chinese"}
"""Module by primary language subtag (BCP 47)."""


@lru_cache
def language_for(lang: str) -> Language:
    """The words of ``lang`` (BCP 47, ``fr-CH``), dates and lists as its region has them; English for an unknown one."""
    found: Language = import_module(f"pincite.words.{LANGUAGES.get(primary(lang), LANGUAGES['en'])}").LANGUAGE
    return replace(found, locale=_locale(lang)) if is_spoken(lang) and "-" in lang else found


def is_spoken(lang: str) -> bool:
    """Whether there is a file for ``lang``."""
    return primary(lang) in LANGUAGES


def _locale(lang: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(lang.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return str(Locale.parse(primary(lang)))
