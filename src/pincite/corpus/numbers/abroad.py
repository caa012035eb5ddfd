"""Numbers written out in French, German and Chinese: shares (*ein Drittel*, *un tiers*, 三分之一), small cardinals.

A share has the unit ``times``, as in English, so that ``a third`` may stand for *ein Drittel*; 百分之十 is ten per
cent. A cardinal is read only before a unit or a scale (*neuf jours*, *vier Prozentpunkte*): elsewhere *neuf* is *new*
and *sieben* a verb. *Zweite Hälfte* and *premier quart* are parts in an order, and no shares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
_CHINESE = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2, "兩": 2, "半": 5}


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_PATTERNS = {
    "de": expression(
        rf"(?<![\w-])(?:(?P<top>ein(?:e[mns])?|{_any(_GERMAN)})[ \u00a0]?(?P<bottom>{_any(_GERMAN_PARTS)})[ns]?"
        rf"|(?P<some>eine?[rsnm]?|{_any(_GERMAN)})[ ]von[ ](?P<whole>{_any(_GERMAN)})"
        rf"|(?P<half>(?:(?:die|der)[ ])?Hälfte)|jede[rsnm]?[ ](?P<each>{_any(_GERMAN_EACH)})[nrs]?"
        rf"|(?P<cardinal>{_any(_GERMAN)}))(?![\w-])",
        re.IGNORECASE,
    ),
    "fr": expression(
        rf"(?<![\w’'-])(?:(?P<top>une?|le|du|au|{_any(_FRENCH)})[ \u00a0](?P<bottom>{_any(_FRENCH_PARTS)})"
        rf"(?![ ]d[’']heure|[ ]temps|[ ]de[ ]finale)"
        rf"|(?P<half>(?:(?:la|une)[ ])?moitié)"
        rf"|(?P<some>une?|{_any(_FRENCH)})[ ](?:[^\W\d_]{{2,20}}[ ])?sur[ ](?P<whole>{_any(_FRENCH)})"
        rf"|(?P<cardinal>{_any(_FRENCH)}))(?![\w-])",
        re.IGNORECASE,
    ),
    "zh": expression(
        "百分之(?P<hundredths>[一二两兩三四五六七八九十]{1,3})|(?P<bottom>[二三四五六七八九十])分之(?P<top>[一二两兩三四五六七八九])"
        "|(?P<half>一半|半数|半數)|(?<![一-鿿]成)(?P<tenths>[一二两兩三四五六七八九])成(?P<more>半)?"
        "(?![功为為立员員本果就长長绩績都交效分年群品人熟型套因份])"
        "|(?P<cardinal>[一二两兩三四五六七八九十]{1,3})(?=个百分点|個百分點|年(?!代|级|級|度)|个月|個月|天(?!然)|小时|小時)"
    ),
}
_ORDERED = expression(
    r"(?:erste|zweite|letzte|andere|obere|untere|première|premier|seconde?|deuxième|dernière?|autre|troisième)[nrs]?"
    r"[ ]\Z|[前后後上下另]\Z",
    re.IGNORECASE,
)
_ONE = frozenset({"ein", "eine", "einem", "einen", "einer", "eines", "un", "une", "le", "du", "au"})


def read_abroad(text: str, *, lang: str) -> Iterator[Amount]:
    """The shares and small cardinals that ``text`` writes out, in reading order; none in a language not known here."""
    language = primary(lang)
    pattern = _PATTERNS.get(language)
    if pattern is None:
        return
    read = _READERS[language]
    for match in pattern.finditer(text):
        if match["cardinal"]:
            cardinal = read(match, "cardinal")
            amount = completed(text, match.end(), Decimal(cardinal), "", start=match.start(), lang=lang)
            if amount and (amount.own_unit or amount.scaled):
                yield amount
        elif not (match["half"] and _ORDERED.search(text, max(0, match.start() - 12), match.start())):
            share = _share(match, read)
            if 0 < share.value < 1 or share.unit == PERCENT:
                yield share


def _share(match: re.Match[str], read: Callable[[re.Match[str], str], int]) -> Amount:
    groups = match.groupdict()
    unit, quantum = TIMES, _HUNDREDTH
    if match["half"]:
        value = Decimal("0.5")
    elif groups.get("some"):
        value = Decimal(read(match, "some")) / read(match, "whole")
    elif groups.get("each"):
        value = Decimal(1) / read(match, "each")
    elif groups.get("hundredths"):
        value, unit, quantum = Decimal(read(match, "hundredths")), PERCENT, Decimal(1)
    elif groups.get("tenths"):
        value = Decimal(read(match, "tenths")) / 10 + (Decimal("0.05") if match["more"] else 0)
    else:
        value = Decimal(read(match, "top")) / read(match, "bottom")
    return Amount(match.start(), match.end(), value, unit, quantum=quantum, own_unit=True)


def _german(match: re.Match[str], group: str) -> int:
    word = match[group].lower()
    if group == "bottom":
        return _GERMAN_PARTS[word]
    return _GERMAN_EACH[word] if group == "each" else 1 if word in _ONE else _GERMAN[word]


def _french(match: re.Match[str], group: str) -> int:
    word = match[group].lower()
    return _FRENCH_PARTS[word] if group == "bottom" else 1 if word in _ONE else _FRENCH[word]


def _chinese(match: re.Match[str], group: str) -> int:
    """``二十五`` is 25, ``十五`` 15, ``二十`` 20."""
    tens, ten, units = match[group].rpartition("十")
    if not ten:
        return _CHINESE[units[-1]]
    return (_CHINESE[tens] if tens else 1) * 10 + (_CHINESE[units] if units else 0)


_READERS: dict[str, Callable[[re.Match[str], str], int]] = {"de": _german, "fr": _french, "zh": _chinese}
