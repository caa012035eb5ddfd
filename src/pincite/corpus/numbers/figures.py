"""Numbers in another dress: on a chart's scale, with a scale word, and split for setting large.

Nothing here changes a value. The only editorial transformations are that a hedge in words becomes a sign
(``approximately 38%`` -> ``≈38`` ``%``; ``over 600 million`` -> ``600`` ``million+``) and that a range gets an en dash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from pincite.corpus.hedges import Hedge, opening_hedge
from pincite.corpus.numbers.currencies import MONEY_HERE, is_money, money_sign
from pincite.corpus.numbers.decimals import plain
from pincite.corpus.numbers.scales import SCALE_WORD, SCALES
from pincite.corpus.numbers.units import PERCENT, TIMES, in_base, is_count, unit_after
from pincite.corpus.numbers.words import cardinal_at, fraction_at
from pincite.language_tags import primary


class Valued(Protocol):
    """A number of the corpus, a number read in a text, or the result of a formula."""

    @property
    def value(self) -> Decimal:
        """In the unit, not in thousands or millions of it."""

    @property
    def unit(self) -> str:
        """As in ``Number``."""


@dataclass(frozen=True, slots=True)
class UnitLabel:
    """What a chart's unit says (``US$ billion``): a unit and how many of it one is."""

    unit: str
    scale: Decimal = Decimal(1)


_LABEL_SCALE = re.compile(
    rf"(?<![A-Za-z])(?P<word>{SCALE_WORD}s?|bn|tn|trn|mn|mln|[kmb])(?![A-Za-z])(?:\s+of(?!\w))?", re.IGNORECASE
)
_NOISE = re.compile(r"[()\[\],;]|(?<!\w)(?:in|of|the)(?!\w)", re.IGNORECASE)


def read_unit_label(label: str, *, lang: str = "en") -> UnitLabel:
    """Unit and scale of a label as authors write them: ``€ million``, ``$bn``, ``downloads (millions)``, ``nm``.

    ``lang`` (BCP 47) is the author's: ``Milliarden Euro``, ``亿美元``.
    """
    text = label.strip()
    money = MONEY_HERE.match(text)
    unit = money_sign(money[0]) if money else ""
    rest = text[money.end() :] if money else text
    if (scale_there := _read_as_number(rest, lang)) is not None and (scale_there.scale != 1 or scale_there.unit):
        return UnitLabel(unit or scale_there.unit, scale_there.scale)
    scale = Decimal(1)
    whole = unit_after(f" {text}", 0, scaled=True)
    if not money and whole is not None and whole.end == len(text) + 1 and whole.unit:
        return UnitLabel(whole.unit, whole.factor)
    for match in _LABEL_SCALE.finditer(rest):
        word = match["word"].lower()
        scale *= SCALES[word if word in SCALES else word.removesuffix("s")]
    rest = " ".join(_NOISE.sub(" ", _LABEL_SCALE.sub(" ", rest)).split())
    if unit or not rest:
        return UnitLabel(unit, scale)
    if symbol := MONEY_HERE.fullmatch(rest):
        return UnitLabel(money_sign(symbol[0]), scale)
    found = unit_after(f" {rest}", 0, scaled=True)
    if found is not None and found.end == len(rest) + 1:
        return UnitLabel(found.unit, scale * found.factor)
    return UnitLabel(rest.lower(), scale)


def _read_as_number(label: str, lang: str) -> UnitLabel | None:
    """A label of another language than English, read as what follows a 1, or as the number that it is (十亿美元)."""
    if primary(lang) == "en":
        return None
    from pincite.corpus.numbers import read_numbers

    itself = read_numbers(label.strip(), lang=lang)
    if len(itself) == 1 and itself[0].kind == "quantity" and itself[0].printed == label.strip():
        return UnitLabel(itself[0].unit, itself[0].value)
    found = read_numbers(f"1 {label.strip()}" if label[:1].isascii() else f"1{label.strip()}", lang=lang)
    return UnitLabel(found[0].unit, found[0].value) if len(found) == 1 and found[0].start == 0 else None


def in_unit(number: Valued, label: str, *, lang: str = "en") -> Decimal | None:
    """The value on the scale of a chart's unit (7800000000 USD in ``US$ billion`` is 7.8), or None if it does not fit.

    Counts fit every counted noun and a label that names a scale only (``thousand``); money fits its own currency only.
    """
    wanted = read_unit_label(label, lang=lang)
    if wanted.unit == number.unit or (is_count(wanted.unit) and is_count(number.unit)):
        return plain(number.value / wanted.scale)
    if wanted.unit == PERCENT and number.unit == TIMES and 0 <= number.value <= 1:
        return plain(number.value * 100 / wanted.scale)
    (base, factor), (wanted_base, wanted_factor) = in_base(number.unit), in_base(wanted.unit)
    if base != wanted_base:
        return None
    return plain(number.value * factor / wanted_factor / wanted.scale)


def printed_value(value: Decimal, unit: str = "", *, places: int = 6) -> str:
    """The digits as they stand beside a bar (``7.8``, ``67``, ``12,345``): no idle zeros, at most ``places`` decimals.

    ``unit`` is the chart's; it stands on the chart's unit line and is not repeated at the value.
    """
    rounded = round(value, places) if _decimals(value) > places else value
    return f"{plain(rounded):,f}".replace("-", "−")


def spelled(value: Decimal, unit: str, *, places: int = 6) -> str:
    """A value with its unit and a scale word, as in a sentence (``$7.8 billion``, ``600 million downloads``)."""
    word, size = next(((word, size) for word, size in _LARGE if abs(value) >= size), ("", Decimal(1)))
    digits = printed_value(value / size, places=places)
    scaled = f"{digits} {word}".strip()
    if is_money(unit):
        symbol = money_prefix(unit)
        return f"−{symbol}{scaled[1:]}" if digits.startswith("−") else f"{symbol}{scaled}"
    if unit == PERCENT:
        return f"{scaled}%"
    return f"{scaled} {unit}".strip()


def money_prefix(unit: str) -> str:
    """What stands before an amount of a currency: ``$``, ``RMB ``."""
    return _SIGNS.get(unit, f"{unit} ")


_LARGE = tuple((word, SCALES[word]) for word in ("trillion", "billion", "million"))
_SIGNS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "CNY": "RMB ",
    "JPY": "¥",
    "AUD": "A$",
    "CAD": "C$",
    "HKD": "HK$",
    "INR": "₹",
}

_CURRENCY = r"(?:[A-Z]{0,3}\$|[€£¥￥₩₹₽₺₪]|[A-Z]{3}|Rs\.?|Rmb|RM|R|N)[ \u00a0]?"
_DIGITS = r"(?:\d[\d.,/:\u00a0\u2009\u202f']*[½¼¾⅓⅔⅕⅛]?|[½¼¾⅓⅔⅕⅛])(?<![.,])"
_SPLIT = re.compile(
    rf"(?P<sign>[-−–])?(?P<low>(?:{_CURRENCY})?{_DIGITS})"
    rf"(?:(?:[ ]?[-–‑][ ]?|[ ](?:to|and|or|bis|und|oder|à|et|ou)[ ])"
    rf"(?P<high>(?:{_CURRENCY})?{_DIGITS}))?(?P<plus>\+|-plus)?(?P<rest>.*)",
    re.DOTALL,
)
_OPENING = re.compile(r"(?:between|from|zwischen|von|entre)\s+", re.IGNORECASE)
_OR_MORE = re.compile(r"\s*(?P<plus>\+|or more|or so|or less|or fewer)$")
_AT_LEAST = re.compile(
    r"(?:at least|no (?:less|fewer) than|not less than|a minimum of|as (?:low|few|little) as|≥|>=)", re.IGNORECASE
)
_AT_MOST = re.compile(
    r"(?:up to|(?:no|not) more than|at most|a maximum of|as (?:many|much|high|large) as|not exceeding|≤|<=)",
    re.IGNORECASE,
)
_SCALE_LAST = re.compile(rf"(?:{SCALE_WORD}|bn|tn|k|m)$", re.IGNORECASE)


def split_figure(printed: str) -> tuple[str, str]:
    """What is set large and what follows it smaller.

    ``$7.8 billion`` -> ``$7.8``, ``billion``; ``over 600 million`` -> ``600``, ``million+``; ``up to 5 %`` -> ``≤5``,
    ``%``. *About*, *nearly* and *almost* become ``≈``; *over* and *at least* become ``+`` after a scale word, else
    ``>`` and ``≥``; number words become digits (``nine times`` -> ``9``, ``times``). What cannot be split is figure.
    """
    whole = printed.strip()
    hedge_end, hedge = opening_hedge(whole)
    body = _OPENING.sub("", whole[hedge_end:], count=1)
    match = _SPLIT.fullmatch(_in_digits(body))
    if match is None or re.search(r"\d", match["rest"]) or match["high"] == "1":
        return whole, ""  # *25 to 1* is no range.
    rest, suffix = match["rest"].strip(" \u00a0\u202f\n-"), match["plus"] or ""
    if ending := _OR_MORE.search(rest):
        rest, suffix = rest[: ending.start()], ending["plus"]
    low, high = (part.rstrip() for part in (match["low"], match["high"] or ""))
    figure = ("−" if match["sign"] else "") + low + (f"–{high}" if high else "")
    sign = _sign(whole[:hedge_end], hedge, suffix)
    if sign == "+" and _SCALE_LAST.search(rest):
        return figure, f"{rest}+"
    if sign == "+":
        sign = "≥" if suffix or _AT_LEAST.match(whole) else ">"
    return sign + figure, rest


PERCENTS = ("%", "percent", "per cent")


def is_scale(words: str) -> bool:
    """Whether what follows a figure only says how many times it counts (``million``, ``Mrd.``, ``%``), or is empty."""
    word = words.strip().lower()
    return not word or word in PERCENTS or bool(re.fullmatch(rf"(?:{SCALE_WORD}s?|bn|tn|trn|mn|mln)\.?", word))


def _in_digits(body: str) -> str:
    """``body`` with the number words that open it as digits."""
    number = cardinal_at(body, 0)
    if number is None or fraction_at(body, 0) is not None:
        return body
    return spelled(number.value, "") + body[number.end :]


def _sign(words: str, hedge: Hedge, suffix: str) -> str:
    """The sign that stands for a hedge; ``+`` for more than or at least."""
    if suffix:
        return {"or less": "≤", "or fewer": "≤", "or so": "≈"}.get(suffix, "+")
    if _AT_MOST.match(words):
        return "≤"
    return {"about": "≈", "over": "+", "under": "<", "": ""}[hedge]


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
