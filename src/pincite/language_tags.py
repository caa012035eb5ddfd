"""Tags of languages (BCP 47): ``en-GB`` is a kind of ``en``."""

from __future__ import annotations


def primary(tag: str) -> str:
    """``en`` of ``en-GB``: the primary language subtag in small letters; empty where no language is named."""
    return tag.partition("-")[0].lower()


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, regions apart; a text that does not say is in English."""
    return (primary(one) or "en") == (primary(other) or "en")
