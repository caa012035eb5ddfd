"""Quantities that are said without a numeral: *doubled*, *a third* in other languages, *hundreds of*.

English fractions and multiples before a noun are numbers and are read as such (``corpus.numbers``); here stand the
verbs of multiplication, the round magnitudes, and what other languages say without a numeral.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Sort = Literal["multiple", "share", "magnitude"]


@dataclass(frozen=True, slots=True)
class Worded:
    """A quantity in words, where it stands."""

    text: str
    start: int
    sort: Sort
    value: Decimal
    """Of a multiple, what something is multiplied by; of a magnitude, the least that its plural may stand for."""


def worded_in(text: str, *, lang: str) -> Iterator[Worded]:
    """The quantities in words that stand in a text, in reading order; none in a language that is not known here."""
    found = [
        Worded(match[0], match.start(), sort, value)
        for pattern, sort, value in _TABLES.get(lang.partition("-")[0].lower() or "en", ())
        for match in pattern.finditer(text)
    ]
    yield from sorted(found, key=lambda item: item.start)
    if lang.startswith("zh"):
        yield from _chinese_parts(text)


_Row = tuple[re.Pattern[str], Sort, Decimal]


def _rows(sort: Sort, rows: dict[str, str], *, parted: bool = True) -> tuple[_Row, ...]:
    border = (r"(?<![\w-])", r"(?![\w-])") if parted else ("", "")
    return tuple(
        (re.compile(f"{border[0]}(?:{words}){border[1]}", re.IGNORECASE), sort, Decimal(value))
        for value, words in rows.items()
    )


_THIRD = "0.3333"
_TWO_THIRDS = "0.6667"
_TABLES: dict[str, tuple[_Row, ...]] = {
    "en": (
        *_rows("multiple", {
            "2": r"doubl(?:ed|es|ing)(?! (?:down|up|back|over|as))", "3": r"tripl(?:ed|es|ing)|trebl(?:ed|es|ing)",
            "4": r"quadrupl(?:ed|es|ing)", "0.5": r"halv(?:ed|ing)",
        }),
        *_rows("magnitude", {
            "20": "dozens(?= of)", "200": "hundreds(?= of(?! (?:thousands|millions|billions)))",
            "2000": "(?<!s of )thousands(?= of)", "20000": "tens of thousands", "200000": "hundreds of thousands",
            "2000000": "(?<!s of )millions(?= of)", "20000000": "tens of millions",
            "200000000": "hundreds of millions", "2000000000": "(?<!s of )billions(?= of)",
            "20000000000": "tens of billions", "200000000000": "hundreds of billions",
        }),
    ),
    "fr": (
        *_rows("multiple", {
            "2": r"doubl(?:é\w*|ent|ait|era)|deux fois (?:plus|le|la|les)", "3": r"tripl(?:é\w*|ent|ait)",
            "4": r"quadrupl(?:é\w*|ent|ait)", "0.5": "divisée?s? par deux|deux fois moins",
        }),
        *_rows("share", {
            "0.5": "moitié", _TWO_THIRDS: "deux tiers", _THIRD: "(?:un|le|du) tiers", "0.75": "trois quarts",
            "0.25": "(?:un|le|du) quart", "0.2": "un cinquième", "0.1": "un dixième",
        }),
        *_rows("magnitude", {
            "20": "dizaines(?! de m[ui])(?= d)", "200": "centaines(?! de m[ui])(?= d)",
            "2000": "(?<!s de )milliers(?= d)", "20000": "dizaines de milliers", "200000": "centaines de milliers",
        }),
    ),
    "de": (
        *_rows("multiple", {
            "2": r"verdoppel\w*|doppelt so|das Doppelte", "3": r"verdreifach\w*|dreimal so",
            "4": r"vervierfach\w*|viermal so", "0.5": r"halbier\w*",
        }),
        *_rows("share", {
            "0.5": "Hälfte", _TWO_THIRDS: "zwei Dritteln?", _THIRD: "(?:ein|einem|eines|das|dem) Drittels?",
            "0.75": "drei Vierteln?|Dreivierteln?", "0.25": "(?:ein|einem) Viertel", "0.2": "(?:ein|einem) Fünftel",
            "0.1": "(?:ein|einem) Zehntel",
        }),
        *_rows("magnitude", {
            "20": "Dutzend(?:e|en|er)", "200": r"(?<!\d )Hundert(?:e|en|er)(?! (?:Tausend|Million))",
            "2000": "Tausend(?:e|en|er)",
        }),
    ),
    "zh": (
        *_rows("multiple", {"2": "翻(?:了)?一番|翻倍|(?:增加|增长|提高)(?:了)?一倍|两倍|兩倍", "3": "三倍", "4": "四倍",
                            "0.5": "减半|減半"}, parted=False),
        *_rows("share", {"0.5": "一半|半数|半數"}, parted=False),
        *_rows("magnitude", {"20": "数十(?![万亿])|几十(?![万亿])", "200": "数百(?![万亿])|几百(?![万亿])",
                             "2000": "数千(?![万亿])|几千(?![万亿])", "20000": "数万(?!亿)|几万"}, parted=False),
    ),
}  # fmt: skip

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2, "兩": 2}
_PART = re.compile("(?P<whole>[二三四五六七八九十])分之(?P<part>[一二两兩三四五六七八九])")


def _chinese_parts(text: str) -> Iterator[Worded]:
    """``三分之一``: a third."""
    for match in _PART.finditer(text):
        value = Decimal(_DIGITS[match["part"]]) / Decimal(_DIGITS[match["whole"]])
        yield Worded(match[0], match.start(), "share", round(value, 4))
