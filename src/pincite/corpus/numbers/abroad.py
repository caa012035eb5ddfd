"""Numbers written out in French, German and Chinese: shares (*ein Drittel*, *un tiers*, 三分之一), small cardinals.

A share has the unit ``times``, as in English, so that ``a third`` may stand for *ein Drittel*; 百分之十 is ten per
cent. A cardinal is read only before a unit or a scale (*neuf jours*, *vier Prozentpunkte*, *sechsmal*, 五千亿元):
elsewhere *neuf* is *new* and *sieben* a verb. *Zweite Hälfte* and *premier quart* are parts in an order, and no shares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from pincite.corpus.numbers.amounts import Amount, completed
from pincite.corpus.numbers.units import PERCENT, TIMES
from pincite.expressions import expression
from pincite.language_tags import primary

_HUNDREDTH = Decimal("0.01")

_GERMAN = dict(zip("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(), range(2, 13), strict=True)) | {
    "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50,
}  # fmt: skip
_GERMAN_PARTS = {"drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8, "neuntel": 9,
                 "zehntel": 10}  # fmt: skip
_GERMAN_EACH = {"zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "sechste": 6, "siebte": 7, "achte": 8, "neunte": 9,
                "zehnte": 10, "zwölfte": 12, "zwanzigste": 20}  # fmt: skip
_FRENCH = dict(
    zip("deux trois quatre cinq six sept huit neuf dix onze douze".split(), range(2, 13), strict=True)
) | {"quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50}  # fmt: skip
_FRENCH_PARTS = {"tiers": 3, "quart": 4, "quarts": 4} | {
    f"{word}{many}": value
    for word, value in (("cinquième", 5), ("sixième", 6), ("septième", 7), ("huitième", 8), ("neuvième", 9),
                        ("dixième", 10))
    for many in ("", "s")
}  # fmt: skip
_CHINESE = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2}
_CHINESE_TENS = {"千": 1000, "百": 100, "十": 10}
_DIGIT = "[一二两兩三四五六七八九]"
_CHINESE_CARDINAL = (
    rf"(?<![一二两兩三四五六七八九十百千几幾数數第好零])(?=十|{_DIGIT})"
    rf"(?:{_DIGIT}千零?)?(?:{_DIGIT}百零?)?(?:{_DIGIT}?十)?{_DIGIT}?"
)


_HALVES = {"anderthalb": Decimal("1.5"), "eineinhalb": Decimal("1.5"), "zweieinhalb": Decimal("2.5")} | {
    "dreieinhalb": Decimal("3.5"), "viereinhalb": Decimal("4.5"),
}  # fmt: skip


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_SCALED_ONE = r"[ -](?:Millionen|Million|Milliarden?|Billion|milliard|million)(?!\w)"
_GERMAN_CARDINAL = rf"{_any(_GERMAN)}|{'|'.join(_HALVES)}|(?:eine[rn]?[ ]halben?|eine[rn]?)(?={_SCALED_ONE})"
_FRENCH_CARDINAL = rf"{_any(_FRENCH)}|(?:un[ -]demi|un)(?={_SCALED_ONE})"


_PATTERNS = {
    "de": expression(
        rf"(?<![\w-])(?:(?P<top>ein(?:e[mns])?|{_any(_GERMAN)})[ \u00a0]?(?P<bottom>{_any(_GERMAN_PARTS)})[ns]?"
        rf"|(?P<some>eine?[rsnm]?|{_any(_GERMAN)})[ ]von[ ](?P<whole>{_any(_GERMAN)})"
        rf"|(?P<half>(?:(?:die|der)[ ])?Hälfte)|jede[rsnm]?[ ](?P<each>{_any(_GERMAN_EACH)})[nrs]?"
        rf"|(?:(?P<low>{_any(_GERMAN)})[ ](?:bis|oder)[ ])?(?P<cardinal>{_GERMAN_CARDINAL}))"
        rf"(?:(?![\w-])|(?=mal(?!\w)|fach(?:e[nrsm]?)?(?!\w)))",
        re.IGNORECASE,
    ),
    "fr": expression(
        rf"(?:(?<![\w’'-])|(?<=[ ]d[’']))"
        rf"(?:(?P<top>une?|le|du|au|{_any(_FRENCH)})[ \u00a0](?P<bottom>{_any(_FRENCH_PARTS)})"
        rf"(?![ ]d[’']heure|[ ]temps|[ ]de[ ]finale)"
        rf"|(?P<half>(?:(?:la|une)[ ])?moitié)"
        rf"|(?P<some>une?|{_any(_FRENCH)})[ ](?:[^\W\d_]{{2,20}}[ ])?sur[ ](?P<whole>{_any(_FRENCH)})"
        rf"|(?:(?P<low>{_any(_FRENCH)})[ ](?:à|ou)[ ])?(?P<cardinal>{_FRENCH_CARDINAL}))(?!\w|-(?!milli))",
        re.IGNORECASE,
    ),
    "zh": expression(
        "百分之(?P<hundredths>[一二两兩三四五六七八九十]{1,3})|(?P<bottom>[二三四五六七八九十])分之(?P<top>[一二两兩三四五六七八九])"
        "|(?P<half>一半|半数|半數)|(?<![一-鿿]成)(?P<tenths>[一二两兩三四五六七八九])成(?P<more>半)?"
        "(?![功为為立员員本果就长長绩績都交效分年群品人熟型套因份])"
        rf"|(?:(?P<low>{_CHINESE_CARDINAL})[到至])?(?P<cardinal>{_CHINESE_CARDINAL})"
        "(?=个百分点|個百分點|年(?!代|级|級|度)|个月|個月|天(?!然)|小时|小時|倍|[万萬](?!一)|[亿億兆]|吨|公里|美元)"
    ),
}
_ORDERED = expression(
    r"(?:erste|zweite|letzte|andere|obere|untere|première|premier|seconde?|deuxième|dernière?|autre|troisième)[nrs]?"
    r"[ ]\Z|[前后後上下另]\Z",
    re.IGNORECASE,
)
_ONE = frozenset({"ein", "eine", "einem", "einen", "einer", "eines", "un", "une", "le", "du", "au"})


def read_abroad(text: str, *, lang: str) -> Iterator[Amount]:
    """The shares, cardinals and ranges that ``text`` writes out, in reading order; none in a language unknown here."""
    language = primary(lang)
    pattern = _PATTERNS.get(language)
    if pattern is None:
        return
    read = _READERS[language]
    for match in pattern.finditer(text):
        if match["cardinal"]:
            amount = completed(text, match.end(), read(match, "cardinal"), "", start=match.start(), lang=lang)
            if amount and (amount.own_unit or amount.scaled):
                yield _from_low(amount, read(match, "low")) if match["low"] else amount
        elif not (match["half"] and _ORDERED.search(text, max(0, match.start() - 12), match.start())):
            share = _share(match, read)
            if 0 < share.value < 1 or share.unit == PERCENT:
                yield share


def _from_low(high: Amount, low: Decimal) -> Amount:
    """The range up to ``high`` that starts at ``low`` of the same scale and unit."""
    lower = low * high.scale * high.factor
    return replace(high, value=lower, upper=high.value) if lower < high.value else high


def _share(match: re.Match[str], read: Callable[[re.Match[str], str], Decimal]) -> Amount:
    groups = match.groupdict()
    unit, quantum = TIMES, _HUNDREDTH
    if match["half"]:
        value = Decimal("0.5")
    elif groups.get("some"):
        value = read(match, "some") / read(match, "whole")
    elif groups.get("each"):
        value = Decimal(1) / read(match, "each")
    elif groups.get("hundredths"):
        value, unit, quantum = read(match, "hundredths"), PERCENT, Decimal(1)
    elif groups.get("tenths"):
        value = read(match, "tenths") / 10 + (Decimal("0.05") if match["more"] else 0)
    else:
        value = read(match, "top") / read(match, "bottom")
    return Amount(match.start(), match.end(), value, unit, quantum=quantum, own_unit=True)


def _german(match: re.Match[str], group: str) -> Decimal:
    word = match[group].lower()
    if group == "bottom":
        return Decimal(_GERMAN_PARTS[word])
    if "halb" in word:
        return _HALVES.get(word, Decimal("0.5"))
    return Decimal(_GERMAN_EACH[word] if group == "each" else 1 if word in _ONE else _GERMAN[word])


def _french(match: re.Match[str], group: str) -> Decimal:
    word = match[group].lower()
    if "demi" in word:
        return Decimal("0.5")
    return Decimal(_FRENCH_PARTS[word] if group == "bottom" else 1 if word in _ONE else _FRENCH[word])


def _chinese(match: re.Match[str], group: str) -> Decimal:
    """``二十五`` is 25, ``十五`` 15, ``三百零二`` 302."""
    total = digit = 0
    for char in match[group]:
        if char in _CHINESE_TENS:
            total, digit = total + (digit or 1) * _CHINESE_TENS[char], 0
        else:
            digit = _CHINESE[char]
    return Decimal(total + digit)


_READERS: dict[str, Callable[[re.Match[str], str], Decimal]] = {"de": _german, "fr": _french, "zh": _chinese}
