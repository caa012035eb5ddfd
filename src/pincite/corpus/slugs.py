"""Ids that a person can type and that survive new documents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 34
"""Characters that a quotation's slug may have: five words or so, and short remarks whole."""


def slug(text: str, *, longest: int | None = None) -> str:
    """``text`` in lower-case words joined by hyphens; whole words only, up to ``longest`` characters.

    Letters of every script are kept, accents and apostrophes are dropped. Empty when the text has no word.
    """
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(char for char in plain if not unicodedata.combining(char) and char not in "'’‘ʼ")
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", plain))
    kept = words[:1]
    for word in words[1:]:
        if longest is not None and len("-".join([*kept, word])) > longest:
            break
        kept.append(word)
    return "-".join(kept)[: longest or None]


def quotation_slug(words: str) -> str:
    """The first words of a quotation."""
    return slug(words, longest=_LONGEST) or "quotation"


def unique(slugs: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """The slugs with ``-2``, ``-3`` ... added where one is taken already, in the order given."""
    seen = set(taken)
    result = []
    for wanted in slugs:
        candidate, count = wanted, 1
        while candidate in seen:
            count += 1
            candidate = f"{wanted}-{count}"
        seen.add(candidate)
        result.append(candidate)
    return result
