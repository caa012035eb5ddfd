"""Words and letters that say how many times a number counts: ``million``, ``bn``, ``crore``, ``Mrd.``, ``亿``.

English *billion* is 10^9 and *trillion* 10^12; in a document whose language counts in the long scale (German, French,
Spanish ...) they are 10^12 and 10^18, and the word for 10^9 is *Milliarde*, *milliard*, *miljard*.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pincite.corpus.numbers.counted import counted_noun, hyphenated_noun
from pincite.corpus.numbers.currencies import is_money
from pincite.corpus.numbers.units import JOIN, SPACE, unit_after

SCALES: dict[str, Decimal] = {
    "dozen": Decimal(12),
    "hundred": Decimal(10) ** 2,
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "quadrillion": Decimal(10) ** 15,
    "lakh": Decimal(10) ** 5,
    "crore": Decimal(10) ** 7,
    "k": Decimal(10) ** 3,
    "m": Decimal(10) ** 6,
    "mm": Decimal(10) ** 6,
    "mn": Decimal(10) ** 6,
    "mln": Decimal(10) ** 6,
    "mio": Decimal(10) ** 6,
    "b": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "bln": Decimal(10) ** 9,
    "t": Decimal(10) ** 12,
    "tn": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
    "百": Decimal(10) ** 2,
    "千": Decimal(10) ** 3,
    "万": Decimal(10) ** 4,
    "萬": Decimal(10) ** 4,
    "亿": Decimal(10) ** 8,
    "億": Decimal(10) ** 8,
    "兆": Decimal(10) ** 12,
}
"""Scale by its lower-case singular, in English and in markets' shorthand."""
_ELSEWHERE: dict[str, int] = {
    word: power
    for power, words in (
        (3, "tausend tsd duizend tusen"),
        (6, "millionen mill miljoner millioner miljoen millones milioni milhões milhão milionów miliony"),
        (9, "milliarde milliarden milliard milliards milliarder miljarder miljard mrd mld mlrd mia miliardi miliardów"),
        (9, "bilhões bilhão md mds"),
        (12, "billionen biljoen biljoner billones"),
    )
    for word in words.split()
}
"""Words of other languages that mean one power of ten wherever they stand."""
_SHORT = ("md", "mds", "mill", "mia")
"""Those that are also words or names: only with their full stop or before a currency."""
_ELSEWHERE_WORD = "|".join(sorted(set(_ELSEWHERE).difference(_SHORT), key=lambda word: (-len(word), word)))
_LONG_SCALE = frozenset("de fr es it nl da nb nn no sv fi pl cs hu".split())

SCALE_WORD = r"(?:hundred|thousand|million|billion|trillion|quadrillion|lakh|crore|dozen)"
SCALE_AFTER = re.compile(
    rf"{JOIN}?{SCALE_WORD}s?(?![A-Za-z])(?:{JOIN}{SCALE_WORD}s?(?![A-Za-z])){{0,2}}"
    r"|[^\S\n]?(?:bln|bn|tn|trn|mn|mln|mio)(?!\w)(?:(?<=mio)\.|(?<=mln|bln)\.(?=[^\S\n](?-i:[a-z€$£]|EUR|USD)))?|[^\S\n]?(?:[百千]?[万萬]?[亿億]|[百千]?[万萬]|[千万萬]?兆(?![瓦赫字帕焦])|千(?![克瓦米赫帕卡焦伏]))"
    rf"|{SPACE}?(?:{_ELSEWHERE_WORD})(?!\w)(?:(?<=mrd|tsd)\.|(?<=mld)\.(?=[^\S\n](?-i:[a-z€$£]|EUR|USD)))?|[^\S\n]?(?:mill|mia)\.(?=[^\S\n])"
    r"|[^\S\n]?mds?(?=[^\S\n]?(?:€|EUR(?!\w)|d['’]|de[ ]))",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[kKMBT](?!\w)|[mb](?!\w)")
"""One letter straight after the digits; what it means without a currency is for the rules below to decide."""
_UPPER_END = re.compile(r"(?:[-–‑]|[ ](?:to|and|or)[ ])\d[\d.,]{0,8}(?P<letter>[mb])(?!\w)")
_MONEY_LETTER = re.compile(r"[^\S\n]?(?:MM|[kKmMbBtT])(?!\w)")
"""The same after a currency, where a space may part it (``$5 m``)."""
_LETTER_OF_MONEY = re.compile(r"[^\S\n]?(?P<letter>k|M|Md|Mds|Mrd)(?=[^\S\n]?€|(?:EUR|USD|SEK|NOK|DKK|CHF|GBP)(?!\w))")
"""The same before a currency (``12 M€``, ``5 kEUR``)."""
_MIL = re.compile(r"[^\S\n]?(?:mila|mil)(?:[^\S\n](?P<more>millones|milhões))?(?!\w)")
"""A thousand in Spanish, Portuguese and Italian, and a thousand millions; in English a *mil* is a length."""
_MEASURED = re.compile(r"[^\S\n](?:tonnes?|tons?|barrels?|litres?|liters?|hectares?|acres?|bpd)(?!\w)")


def read_scale(text: str, end: int, *, money: bool, lang: str = "en") -> tuple[int, Decimal]:
    """Where the scale after a numeral that ends at ``end`` ends, and its factor; ``end`` and 1 when there is none.

    A lone letter is a scale only where it cannot be a unit or the end of a name: after a currency, or before
    what it counts or a unit that has its own name (``5m people``, ``10m tonnes``; but ``5 m tall``).
    """
    if lang[:2] in ("es", "pt", "it") and (match := _MIL.match(text, end)):
        return match.end(), Decimal(10) ** (9 if match["more"] else 3)
    if match := SCALE_AFTER.match(text, end):
        return match.end(), scale_of(match[0], lang=lang)
    if letter := _LETTER_OF_MONEY.match(text, end):
        return letter.end(), Decimal(10) ** {"k": 3, "m": 6}.get(letter["letter"].lower(), 9)
    if money and (letter := _MONEY_LETTER.match(text, end)):
        return letter.end(), SCALES[letter[0].strip().lower()]
    letter = _LETTER.match(text, end)
    if letter is None:
        return end, Decimal(1)
    upper = _UPPER_END.match(text, letter.end())
    after = upper.end() if upper and upper["letter"] == letter[0] else letter.end()  # *5m to 7m people*
    counts = counted_noun(text, after) or _MEASURED.match(text, after)
    if not counts and (unit := unit_after(text, after, scaled=True)):
        counts = unit.unit if is_money(unit.unit) else ""
    if letter[0] in "kK" or counts or (letter[0] in "MBT" and hyphenated_noun(text, letter.end())):
        return letter.end(), SCALES[letter[0].lower()]
    return end, Decimal(1)


def scale_of(printed: str, *, lang: str = "en") -> Decimal:
    """The factor that scale words make together (``hundred thousand``, ``lakh crore``)."""
    factor = Decimal(1)
    long = lang.split("-", maxsplit=1)[0].lower() in _LONG_SCALE
    for word in re.findall(r"[^\W\d_百千万萬亿億兆]+|[百千万萬亿億兆]", printed.lower()):
        singular = word if word in SCALES else word.removesuffix("s")
        if long and singular in ("billion", "trillion"):
            factor *= Decimal(10) ** (12 if singular == "billion" else 18)
        else:
            factor *= SCALES[singular] if singular in SCALES else Decimal(10) ** _ELSEWHERE[word]
    return factor
