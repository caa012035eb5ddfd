"""Numerals: digits with their separators, powers of ten, and fractions in digits, as each language prints them.

Thousands are parted by commas (also the Indian ``12,34,567``), points, spaces of any width or apostrophes; decimals by
a point or a comma. Where the form alone does not tell, the document's language does. What no language leaves open is
read in every one: ``1.234,56``, ``1'234.50``, ``25 000`` (a group of three that opens with a nought is no number).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pincite.corpus.numbers.counted import counted_noun
from pincite.corpus.numbers.scales import SCALE_AFTER
from pincite.corpus.numbers.units import unit_after


@dataclass(frozen=True, slots=True)
class Numeral:
    """Digits and what they are worth."""

    end: int
    value: Decimal
    digits: int = 0
    """How many characters plain digits have (``2015``, ``3.1``), without separator; 0 for everything else."""


_THIN = r"[\u00a0\u2007\u2009\u202f]"
_ENGLISH = re.compile(
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,9}}(?!\d)|\d{{1,2}}(?:,\d{{2}}){{1,9}},\d{{3}}(?!\d)"
    rf"|\d{{1,3}}(?:{_THIN}\d{{3}}){{1,9}}(?!\d)|\d{{1,3}}(?:['’]\d{{3}}){{1,9}}(?!\d)|\d+)(?:\.\d+)?"
)
_COMMA = re.compile(
    r"(?:\d{1,3}(?:\.\d{3}){1,9}(?![\d.])|\d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3}){1,9}(?!\d)"
    r"|\d{1,3}(?:['’]\d{3}){1,9}(?!\d)|\d+)(?:,\d+)?(?:\.\d+(?!\d))?"
)
_CONTINENTAL = re.compile(r"\d{1,3}(?:(?:\.\d{3}){1,9}|(?:[ \u00a0\u2007\u2009\u202f]\d{3}){1,9}),\d{1,2}(?![\d,])")
_BOTH = re.compile(r"\d{1,3}(?:,\d{3}){1,9}\.\d")
"""Commas before a point: English in whatever language."""
_POINTED = re.compile(r"\d{1,3}\.\d{3}\.\d{3}(?![\d.]|,\d{3})")
_SPACED = re.compile(r"\d{1,3}(?: \d{3}){1,9}(?![\d,]|\.\d| \d)")
_SHORT_COMMA = re.compile(r"\d{1,3},\d{1,2}(?![\d,])")
_ENGLISH_POINT = frozenset("en zh ja ko th hi bn ur he ms tl".split())
_POWER = re.compile(
    r"[^\S\n]?[×x·*⋅][^\S\n]?10(?:\^|\*\*)\{?(?P<caret>[-−]?\d{1,2})(?!\d)\}?"
    r"|[^\S\n]?[×x·*⋅][^\S\n]?10(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[-−–]\d{1,2}(?![\d.,]\d|\d))|[eE](?P<e>[+-]?\d{1,2})(?!\w)"
)
_POWER_OF_TEN = re.compile(r"10(?:(?:\^|\*\*)\{?(?P<caret>[-−]?\d{1,2})(?!\d)\}?|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
_COMPOUND = re.compile(r"(?:(\d{1,4})兆)?(?:(\d{1,4})[亿億])?(?:(\d{1,4})[万萬])?(\d{1,4})?(?![\d.,%])")
"""``1兆2000億``, ``12万3000``: each part below ten thousand of the next."""
VULGAR = {
    char: Decimal(top) / Decimal(bottom)
    for char, top, bottom in (
        *(("½", 1, 2), ("¼", 1, 4), ("¾", 3, 4), ("⅓", 1, 3), ("⅔", 2, 3), ("⅕", 1, 5), ("⅖", 2, 5), ("⅗", 3, 5)),
        *(("⅘", 4, 5), ("⅙", 1, 6), ("⅚", 5, 6), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8)),
    )
}
"""Fractions that are one character."""


def read_numeral(text: str, offset: int, *, lang: str = "en", money: bool = False) -> Numeral:
    """The numeral whose first digit (or fraction) is at ``offset``; ``money`` says that a currency stands before it."""
    if text[offset] in VULGAR:
        return Numeral(offset + 1, VULGAR[text[offset]])
    if (compound := _compound(text, offset)) is not None:
        return compound
    if power := _POWER_OF_TEN.match(text, offset):
        raised = (power["caret"] or power["raised"]).translate(_RAISED)
        return Numeral(power.end(), Decimal(1).scaleb(int(raised)))
    english = lang.split("-", maxsplit=1)[0].lower() in _ENGLISH_POINT
    match = (_in_any_language(text, offset, money=money) if english else None) or _CONTINENTAL.match(text, offset)
    comma = match is not None and ("," in match[0] or match[0].count(".") > 1)
    if match is None:
        comma = not english and _BOTH.match(text, offset) is None
        match = (_COMMA if comma else _ENGLISH).match(text, offset)
    assert match is not None, "called at a digit"
    printed, end = match[0], match.end()
    whole = len(printed) if printed.replace(".", "", 1).isdecimal() else 0
    digits = re.sub(r"[.\s'’]" if comma and "," in printed else r"[,\s'’]", "", printed).replace(",", ".")
    if comma and "," not in printed and _grouped_by_points(printed):
        digits, whole = printed.replace(".", ""), 0
    mantissa = Decimal(digits)
    if end < len(text) and text[end] in VULGAR:
        return Numeral(end + 1, mantissa + VULGAR[text[end]])
    if exponent := _POWER.match(text, end):
        raised = (exponent["caret"] or exponent["raised"] or exponent["e"]).translate(_RAISED)
        return Numeral(exponent.end(), mantissa.scaleb(int(raised)))
    return Numeral(end, mantissa, whole)


def _compound(text: str, offset: int) -> Numeral | None:
    """A number that Chinese and Japanese print in two or more parts, each with its scale."""
    match = _COMPOUND.match(text, offset)
    if match is None or sum(part is not None for part in match.groups()) < 2:
        return None
    parts = [(int(part), 12 - 4 * place) for place, part in enumerate(match.groups()) if part is not None]
    last = parts[-1][1]
    return Numeral(match.end(), Decimal(sum(part * 10 ** (power - last) for part, power in parts)).scaleb(last))


def _grouped_by_points(printed: str) -> bool:
    return re.fullmatch(r"\d{1,3}(?:\.\d{3})+", printed) is not None


def _in_any_language(text: str, offset: int, *, money: bool) -> re.Match[str] | None:
    """A numeral printed as English does not, where nothing else is possible."""
    if match := _CONTINENTAL.match(text, offset) or _POINTED.match(text, offset):
        return match
    spaced = _SPACED.match(text, offset)
    if spaced and (money or " 0" in spaced[0] or _names_what(text, spaced.end())):
        return spaced
    comma = _SHORT_COMMA.match(text, offset)
    return comma if comma and (money or _scale_or_unit(text, comma.end())) else None


def _names_what(text: str, offset: int) -> bool:
    return _scale_or_unit(text, offset) or bool(counted_noun(text, offset))


def _scale_or_unit(text: str, offset: int) -> bool:
    return SCALE_AFTER.match(text, offset) is not None or unit_after(text, offset, scaled=False) is not None
