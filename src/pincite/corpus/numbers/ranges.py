"""What stands between and before the two ends of a range, by language: ``3-4``, ``from 3 to 4``, ``60 bis 70``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pincite.expressions import expression
from pincite.language_tags import primary

Joint = Literal["tight", "loose", "to", "and", "or"]
"""``tight`` is a hyphen or dash without spaces about it, ``loose`` one with; the others are words."""


@dataclass(frozen=True, slots=True)
class RangeSign:
    """What stands after the lower end."""

    end: int
    joint: Joint

    @property
    def worded(self) -> bool:
        """Whether it is a word, which may also part two numbers."""
        return self.joint in ("to", "and", "or")


_TO = {"en": "to", "de": "bis(?: zu)?", "fr": "à", "es": "a", "pt": "a", "it": "a(?:l(?:l['’])?)?", "nl": "tot"}
_AND = {"en": "and", "de": "und", "fr": "et", "es": "[ye]", "pt": "e", "it": "e", "nl": "en"}
_OR = {"en": "or", "de": "oder", "fr": "ou", "es": "[ou]", "pt": "ou", "it": "o", "nl": "of"}
_BETWEEN = {
    "en": "between",
    "de": "zwischen",
    "fr": "entre",
    "es": "entre",
    "pt": "entre",
    "it": "[tf]ra",
    "nl": "tussen",
}
_FROM = {"en": "from", "de": "von", "fr": "de", "es": "de|desde", "pt": "de", "it": "da(?:l(?:l['’])?)?", "nl": "van"}
_DASHES = r"(?P<tight>-to-|-[ ](?:to|or)[ ]|[-–‑−])|(?P<loose>[ \u00a0][-–][ \u00a0])"


def _sign(lang: str) -> re.Pattern[str]:
    words = f"(?P<to>{_TO[lang]})|(?P<and>{_AND[lang]})|(?P<or>{_OR[lang]})"
    return expression(rf"{_DASHES}|(?<!['’])[ \u00a0\n]{{1,2}}(?:{words})(?:[ \u00a0\n]{{1,2}}|(?<=['’]))")


_SIGNS = {lang: _sign(lang) for lang in _TO}
_CJK = frozenset("zh ja ko".split())
_SIGNS |= dict.fromkeys(
    _CJK, expression(rf"{_DASHES}|(?P<to>[~\uff5e〜—－至到]|から)|(?P<and>[和与與及])(?=\d)|(?P<or>或)(?=\d)")
)
_OPENINGS = {
    lang: expression(
        rf"(?<!\w)(?:(?P<between>{_BETWEEN[lang]})|(?P<from>{_FROM[lang]}))"
        r"(?:[^\S\n](?:the[^\S\n])?ages(?:[^\S\n]of)?)?[^\S\n]{1,2}\Z",
        re.IGNORECASE,
    )
    for lang in _TO
}
_LONGEST = 24


def range_sign(text: str, offset: int, *, lang: str = "en") -> RangeSign | None:
    """What joins the number that ends at ``offset`` to an upper end, or None."""
    match = _SIGNS.get(primary(lang), _SIGNS["en"]).match(text, offset)
    if match is None:
        return None
    joints: tuple[Joint, ...] = ("tight", "loose", "to", "and", "or")
    return RangeSign(match.end(), next(joint for joint in joints if match.groupdict().get(joint)))


def opening(text: str, start: int, floor: int, *, lang: str = "en") -> tuple[int, Literal["", "between", "from"]]:
    """Where the ``between`` or ``from`` before ``start`` begins, and which; ``start`` and nothing when there is none.

    French and Spanish *de* governs a range as it governs one number (*une hausse de 3 à 4 %*) and is no part of it.
    """
    match = _OPENINGS.get(primary(lang), _OPENINGS["en"]).search(text, max(floor, start - _LONGEST), start)
    if match is None:
        return start, ""
    if match["between"]:
        return match.start(), "between"
    return start if match["from"].lower() == "de" else match.start(), "from"
