"""Ids that a person can type and that survive new documents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 34
"""Characters that a quotation's slug may have: five words or so, and short remarks whole."""
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ"))


def slug(text: str, *, longest: int | None = None) -> str:
    """``text`` in lower-case words joined by hyphens; whole words only, up to ``longest`` characters.

    Letters of every script are kept, accents and apostrophes are dropped. Empty when the text has no word.
    """
    plain = text.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = unicodedata.normalize("NFC", "".join(char for char in plain if not unicodedata.combining(char)))
    words = re.findall(r"[^\W_]+", plain.translate(_APOSTROPHES))
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
    last: dict[str, int] = {}
    result = []
    for wanted in slugs:
        # All lower counts of this slug are taken, so that the search goes on where it ended.
        candidate, count = wanted, last.get(wanted, 1)
        if count > 1:
            candidate = f"{wanted}-{count}"
        while candidate in seen:
            count += 1
            candidate = f"{wanted}-{count}"
        last[wanted] = count
        seen.add(candidate)
        result.append(candidate)
    return result
