"""Quantities that are said without a numeral: *doubled*, *hundreds of*, *the majority*.

Fractions and multiples before a noun are numbers and are read as such (``corpus.numbers``); here stand the verbs of
multiplication, the round magnitudes and the words for more than half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pincite.expressions import expression
from pincite.language_tags import primary

Sort = Literal["multiple", "majority", "mostly", "magnitude"]


@dataclass(frozen=True, slots=True)
class Worded:
    """A quantity in words, where it stands."""

    text: str
    start: int
    sort: Sort
    value: Decimal
    """Of a multiple, what something is multiplied by; of a magnitude, the least that its plural may stand for; of a
    majority, a half. *Mostly* is what a source may say instead of a majority."""


def worded_in(text: str, *, lang: str) -> Iterator[Worded]:
    """The quantities in words that stand in a text, in reading order; none in a language that is not known here."""
    found = [
        Worded(match[0], match.start(), sort, value)
        for pattern, sort, value in _TABLES.get(primary(lang) or "en", ())
        for match in pattern.finditer(text)
    ]
    yield from sorted(found, key=lambda item: item.start)


_Row = tuple[re.Pattern[str], Sort, Decimal]


def _rows(sort: Sort, rows: dict[str, str], *, parted: bool = True) -> tuple[_Row, ...]:
    border = (r"(?<![\w-])", r"(?![\w-])") if parted else ("", "")
    return tuple(
        (expression(f"{border[0]}(?:{words}){border[1]}", re.IGNORECASE), sort, Decimal(value))
        for value, words in rows.items()
    )


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
        *_rows("majority", {"0.5": r"(?:a|the) majority|most of (?:the|its|their|these|those)"}),
        *_rows("mostly", {"0.5": "most|mostly|majority|predominantly|mainly|largely|primarily|chiefly"}),
    ),
    "fr": (
        *_rows("multiple", {
            "2": r"doubl(?:é\w*|ent|ait|era)|deux fois (?:plus|le|la|les)", "3": r"tripl(?:é\w*|ent|ait)",
            "4": r"quadrupl(?:é\w*|ent|ait)", "0.5": "divisée?s? par deux|deux fois moins",
        }),
        *_rows("magnitude", {
            "20": "dizaines(?! de m[ui])(?= d)", "200": "centaines(?! de m[ui])(?= d)",
            "2000": "(?<!s de )milliers(?= d)", "20000": "dizaines de milliers", "200000": "centaines de milliers",
        }),
        *_rows("majority", {"0.5": "(?:la|une) majorité|la plupart"}),
        *_rows("mostly", {"0.5": r"majorit\w+|plupart|principalement|surtout|essentiellement"}),
    ),
    "de": (
        *_rows("multiple", {
            "2": r"verdoppel\w*|doppelt so|das Doppelte", "3": r"verdreifach\w*|dreimal so",
            "4": r"vervierfach\w*|viermal so", "0.5": r"halbier\w*",
        }),
        *_rows("magnitude", {
            "20": "Dutzend(?:e|en|er)", "200": r"(?<!\d )Hundert(?:e|en|er)(?! (?:Tausend|Million))",
            "2000": "Tausend(?:e|en|er)",
        }),
        *_rows("majority", {"0.5": r"(?:die|der|eine|einer) (?:Mehrheit|Mehrzahl)|die meisten"}),
        *_rows("mostly", {
            "0.5": r"Mehrheit\w*|mehrheitlich|Mehrzahl|meisten\w*|überwiegend\w*|hauptsächlich|vorwiegend",
        }),
    ),
    "zh": (
        *_rows("multiple", {"2": "翻(?:了)?一番|翻倍|(?:增加|增长|提高)(?:了)?一倍|两倍|兩倍", "3": "三倍", "4": "四倍",
                            "0.5": "减半|減半|(?:下降|减少|降低|缩减|下跌)了?一半"}, parted=False),
        *_rows("magnitude", {"20": "数十(?![万亿])|几十(?![万亿])", "200": "数百(?![万亿])|几百(?![万亿])",
                             "2000": "数千(?![万亿])|几千(?![万亿])", "20000": "数万(?!亿)|几万"}, parted=False),
        *_rows("majority", {"0.5": "多数|多數|大部分|过半|過半"}, parted=False),
        *_rows("mostly", {"0.5": "多数|多數|大部分|过半|過半|主要"}, parted=False),
    ),
}  # fmt: skip
