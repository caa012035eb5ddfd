"""Which words of a sentence belong to which of its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pincite.checks.claims import stems_at
from pincite.corpus.model import Span
from pincite.expressions import expression

_PARTS = expression(
    r"[,;:()]\s|\s[–—-]\s|\b(?:and|but|while|whereas|against|versus|vs|compared|than|or|to|after|from|up|down|including|"
    r"et|mais|contre|tandis|dont|und|aber|gegen|während|davon|nach|als)\b|[，。；：、和与而]",
    re.IGNORECASE,
)
_SHORT = expression(r"(?<![\w.])(?:(?:1[5-9]|20)\d\d|[A-Z]{2,3})(?![\w.])|(?<![\w.])(?:[A-Z]\.){2,4}")
"""Years, and the initials of countries and bodies, which are too short to be stems."""

_WORD = expression(r"[^\W_]+")
_PAIR = 2


def shares(text: str, numbers: Sequence[Span]) -> tuple[Span, ...]:
    """For each of the numbers of a sentence, in reading order, the stretch of words round it that is its own.

    What stands before the first and behind the last is theirs. Between two of them a comma or a word such as *and* or
    *against* parts the words; what lies between two such partings, or has none, is nobody's.
    """
    found: list[Span] = []
    start = 0
    for at, number in enumerate(numbers):
        end, following = len(text), len(text)
        if at + 1 < len(numbers):
            partings = list(_PARTS.finditer(text, number.end, numbers[at + 1].start))
            end = partings[0].start() if partings else number.end
            following = partings[-1].end() if partings else numbers[at + 1].start
        found.append(Span(min(start, number.start), max(end, number.end)))
        start = following
    return tuple(found)


def words_of(text: str, share: Span, number: Span) -> dict[str, str]:
    """The stems in a share, without its number, each with the word as it is printed."""
    found: dict[str, str] = {}
    for part in (Span(share.start, number.start), Span(number.end, share.end)):
        piece = text[part.start : part.end]
        for at, stem in stems_at(piece):
            # A stem of Chinese is two characters of a run, and no word of its own.
            found.setdefault(stem, word_at(piece, at) if len(stem) > _PAIR else stem)
        found.update((match[0], match[0]) for match in _SHORT.finditer(piece))
    return found


def word_at(text: str, at: int) -> str:
    """The word that begins there, as it is printed; empty where none does."""
    found = _WORD.match(text, at)
    return found[0] if found else ""
