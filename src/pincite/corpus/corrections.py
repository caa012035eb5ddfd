"""Where the garbled words of the lexicon stand in a text.

A reading is shown to the reader as ``Deep Seek [DeepSeek]``, so it must be right wherever it is shown:

- the longest entry wins where two fit (Deep Seek Max before Deep Seek);
- white space inside an entry is any white space, a line's end included;
- several words are found in any capitals (a transcript may have none); a single word only as it is spelt or in
  capitals throughout, since in small letters it may be a common word (Cloud for Claude, but not *cloud*);
- nothing is corrected where the canonical form, or its reading in brackets, stands already (Deepseek is not found in
  DeepSeek, nor Zhipu in Zhipu AI where that is what it stands for);
- a word is found with a possessive or a hyphen after it, never inside a longer word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pincite.corpus.model import Correction, Span


def find_corrections(
    text: str, span: Span, lexicon: Sequence[Correction], *, source: str
) -> tuple[tuple[Span, Correction], ...]:
    """The entries of ``lexicon`` that apply to ``source`` and stand in ``text[span]``, in reading order.

    The places do not overlap and are offsets into ``text``; words that reach over the ends of ``span`` are not found.
    """
    entries = [entry for entry in lexicon if not entry.applies_to or source in entry.applies_to]
    found: list[tuple[Span, Correction]] = []
    for entry in sorted(entries, key=lambda entry: -len(entry.as_heard)):
        for match in _pattern(entry.as_heard).finditer(text, span.start, span.end):
            place = Span(*match.span())
            if not any(place.overlaps(other) for other, _ in found) and not _is_right(text, place, entry):
                found.append((place, entry))
    return tuple(sorted(found, key=lambda item: item[0]))


@lru_cache(maxsize=1024)
def _pattern(as_heard: str) -> re.Pattern[str]:
    words = as_heard.split()
    flexible = r"\s{1,12}".join(map(re.escape, words))
    if len(words) > 1:
        return re.compile(rf"(?<!\w){flexible}(?!\w)", re.IGNORECASE)
    return re.compile(rf"(?<!\w)(?:{flexible}|{re.escape(as_heard.strip().upper())})(?!\w)")


@lru_cache(maxsize=1024)
def _canonical(canonical: str) -> re.Pattern[str]:
    return re.compile(r"\s{1,12}".join(map(re.escape, canonical.split())) + r"(?!\w)")


def _is_right(text: str, place: Span, entry: Correction) -> bool:
    """Whether the canonical form stands there already, around the place or in brackets after it."""
    if re.match(rf"\s?\[{re.escape(entry.canonical)}\]", text[place.end : place.end + len(entry.canonical) + 3]):
        return True
    around = _canonical(entry.canonical).finditer(
        text, max(0, place.start - 2 * len(entry.canonical)), place.end + 2 * len(entry.canonical)
    )
    return any(match.start() <= place.start and place.end <= match.end() for match in around)
