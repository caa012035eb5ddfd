"""Amounts: digits or number words with sign, currency, scale, unit and range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pincite.corpus.hedges import Hedge
from pincite.corpus.numbers.currencies import CODE_OVER_SIGN, MONEY_HERE, is_money, money_before, money_sign
from pincite.corpus.numbers.decimals import step_of
from pincite.corpus.numbers.numerals import VULGAR, read_numeral
from pincite.corpus.numbers.scales import read_scale
from pincite.corpus.numbers.units import TIMES, unit_after
from pincite.corpus.numbers.words import ADJECTIVE_AFTER, cardinal_at
from pincite.expressions import expression


@dataclass(frozen=True, slots=True)
class Amount:
    """A value or a range with its unit."""

    start: int
    end: int
    value: Decimal
    unit: str = ""
    upper: Decimal | None = None
    quantum: Decimal = Decimal(1)
    hedge: Hedge = ""
    """From a mark after it (``600+``, ``or more``)."""
    scaled: bool = False
    own_unit: bool = False
    """Whether a currency or unit is printed with this very number."""
    scale: Decimal = Decimal(1)
    digits: int = 0
    """How many characters plain digits have (``2015``, ``3.1``), without sign or separator; 0 for everything else."""

    @property
    def bare(self) -> bool:
        """Whether it is nothing but digits."""
        return self.digits > 0 and not (self.unit or self.scaled or self.hedge)


_MAY_BE_FRACTION = expression(r"\d[\d. \u00a0]{0,8}(?:[/⁄:∶]|-to-|to[ ])")
"""How each of the forms below goes on after its first digits."""
_SLASHED = expression(r"(?P<top>\d{1,4})[/⁄](?P<bottom>\d{1,4})(?![\d/]|[.,]\d|[A-Za-z])")
_MIXED = expression(r"(?P<whole>\d{1,4})[ \u00a0](?P<top>[1-9])[/⁄](?P<bottom>[2-9])(?![\d/])")
_ODDS = r"(?=\w+[ ](?:margin|ratio|majority|odds|in favou?r|against))"
_RATIO_OF = expression(r"(?<!\w)(?:ratio|odds|margin|majority)[ ]of[ ]\Z", re.IGNORECASE)
_TO_ONE = expression(r"(?P<top>\d{1,4}(?:\.\d)?)(?P<bottom>)[ ]to[ ](?P<one>1|one)(?!\w|[.,]\d)")
_RATIO = expression(
    rf"(?P<top>\d{{1,4}}(?:\.\d)?)(?:[:∶](?P<bottom>\d)|(?:-to-|[ ]to[ ]{_ODDS})(?P<one>1|one))(?![\d:])"
)
_SHARE = expression(
    r"(?:[ \u00a0](?:in|out of)[ \u00a0](?:every |a (?=hundred\b))?|[ ]of[ ](?:every[ ]|(?=(?:10|ten)[ ]))|-in-)"
    r"(?P<bottom>(?:10{0,5}|[2-9]|12|20|25|50)(?![\d.,]*\d|[%:])|[a-z]+)(?![\w%])"
)
_SIGN = expression(r"(?:^|[\s(\[])(?P<sign>[-−–])\Z|(?P<both>\bplus or )?\b(?:minus|negative) (?P<word>)\Z")
_INNER_SIGN = expression(r"(?<=[$€£¥\s])(?P<sign>[-−(])\Z")
_CLOSED = expression(r"\d[\d,. ]*\)")
_POINT_BEFORE = expression(r"(?:^|(?<=[\s(\[$€£¥~<>≈]))\.\Z")
_DIGIT_BEFORE = expression(r"\d[^\S\n]?\Z")
_NAME_AFTER = expression(r"-[A-Z](?![A-Z]{2})")
_PLUS = expression(
    r"[^\S\n]?\+(?!\w|[ ]\d)|-plus(?!\w)|-(?P<odd>odd)(?!\w)"
    r"|[ ]or[ ](?P<more>more|so|less|fewer|thereabouts)(?!\w)(?![ ]than)"
)
_PLUS_INSIDE = expression(r"\+(?=[^\S\n]?[A-Za-z%])|-plus(?=[^\S\n])|-odd(?=[^\S\n])")
_AFTER: dict[str, Hedge] = {"so": "about", "odd": "about", "thereabouts": "about", "less": "under", "fewer": "under"}
_RANGE_SIGN = expression(
    r"(?P<tight>-to-|-[ ](?:to|or)[ ]|[-–‑−])|(?P<loose>[ \u00a0][-–][ \u00a0])"
    r"|(?P<word>[ \u00a0\n](?:to|and|or)[ \u00a0\n])"
)
_NOTHING_FOLLOWS = expression(r"[^\S\n]{0,8}(?:\n?[^\S\n]{0,8}[\d,;:!?)\]|/\"”]|\n[^\S\n]{0,8}\n|\Z)")
"""No word after a number, as between the cells of a table: neither scale nor unit need be looked for."""
_MINUS_HERE = expression(r"[-−](?=\d)")
_DATED = expression(r"\d{1,4}(?:st|nd|rd|th)(?!\w)|\d{1,2}:\d\d")
_MOVED = expression(
    r"(?<!\w)(?:rose|rises?|risen|fell|falls?|fallen|gain(?:s|ed)?|climb(?:s|ed)?|drop(?:s|ped)?|slid|jump(?:s|ed)?|up|"
    r"down|(?:in|de)creas(?:es?|ed)|declin(?:es?|ed)|gr[eo]wn?|surged?|edged|slipped|soared|plunged|tumbled|shed)"
    r"(?:[ ](?:by|another|a|an|about|some|nearly|almost|over|more|than|just|up|down|higher|lower)){0,3}[ ]\Z",
    re.IGNORECASE,
)
"""What is said to have moved *by* one amount *to* another is no range, as after ``from``."""
_MOVED_BY = re.compile(r"(?<!\w)by[ ]\Z", re.IGNORECASE)
_FAR = 10
"""*By 210 to 7,450* is a change and a level: no range is so wide."""
_BETWEEN = expression(
    r"(?<!\w)(?P<word>between|from)(?:[^\S\n](?:the[^\S\n])?ages(?:[^\S\n]of)?)?[^\S\n]{1,2}\Z", re.IGNORECASE
)
_LONGEST_BETWEEN = 24


def read_amount(text: str, offset: int, floor: int, *, lang: str = "en") -> Amount | None:
    """The amount whose first digit is at ``offset``, or None when the digits belong to a name.

    A currency and a sign before ``offset`` are taken in, nothing before ``floor`` is.
    """
    first = _fraction(text, offset, floor) or _from_digits(text, offset, floor, lang)
    if first is None:
        return None
    return _share(text, first) or _ranged(text, first, floor, lang)


def read_written_amount(text: str, offset: int, floor: int) -> Amount | None:
    """The amount whose first number word is at ``offset``."""
    first = _from_words(text, offset, floor)
    if first is None:
        return None
    return _share(text, first) or _ranged(text, first, floor, "en")


def _from_digits(text: str, offset: int, floor: int, lang: str, unit: str = "") -> Amount | None:
    """``unit`` is the currency that the lower end of a range has before it."""
    start, negative = offset, False
    if text[offset - 1 : offset] == "." and _POINT_BEFORE.search(text, max(floor, offset - 2), offset):
        start -= 1
    signed = text[start - 1 : start] in ("-", "−", "(")
    inner = _INNER_SIGN.search(text, max(floor, start - 3), start) if signed else None
    money = money_before(text, inner.start("sign") if inner else start, floor)
    if inner and money and inner["sign"] == "(" and not _CLOSED.match(text, offset):
        inner, money = None, money_before(text, start, floor)
    numeral = read_numeral(text, offset, lang=lang, money=money is not None)
    end, mantissa = numeral.end, numeral.value
    if start < offset and text[offset:end].isdigit():
        mantissa = Decimal("0." + text[offset:end])
    else:
        start = offset if not (inner and money) else start
    if money:
        start, unit, negative = money.start, money.unit, inner is not None
        end += inner is not None and inner["sign"] == "("
    start, minus = _signed(text, start, floor)
    amount = completed(text, end, mantissa, unit, start=start, digits=0 if money else numeral.digits, lang=lang)
    if amount is None:
        return None
    if negative or minus:
        amount = replace(amount, value=-amount.value, digits=0)
    return _of_which_country(text, amount) if money and money.printed.strip() == "$" else amount


def _of_which_country(text: str, amount: Amount) -> Amount:
    """``$5 million CAD``: the code after it says which dollar."""
    code = CODE_OVER_SIGN.match(text, amount.end)
    return replace(amount, end=code.end(), unit=code["code"]) if code else amount


def _signed(text: str, start: int, floor: int) -> tuple[int, bool]:
    """Where a minus before ``start`` begins; a hyphen inside a word or after a digit is none."""
    signed = text[max(floor, start - 14) : start].endswith(("-", "–", "−", "minus ", "negative "))
    match = _SIGN.search(text, max(floor, start - 14), start) if signed else None
    if match is None or match["both"]:
        return start, False
    at = match.start("sign") if match["sign"] else match.start()
    return (start, False) if _DIGIT_BEFORE.search(text, max(0, at - 2), at) else (at, True)


def completed(
    text: str, end: int, mantissa: Decimal, unit: str, *, start: int, digits: int = 0, lang: str = "en"
) -> Amount | None:
    """The amount that a numeral ending at ``end`` makes with its scale and unit.

    None when letters follow that are neither.
    """
    money = bool(unit)
    quantum = step_of(mantissa)
    hedge: Hedge = ""
    follows = text[end : end + 1]
    if follows in ("+", "-") and (plus := _PLUS_INSIDE.match(text, end)):
        hedge, end = "about" if "odd" in plus[0] else "over", plus.end()
    alone = _NOTHING_FOLLOWS.match(text, end) is not None
    end, scale = (end, Decimal(1)) if alone else read_scale(text, end, money=money, lang=lang)
    scaled = scale != 1
    factor = Decimal(1)
    large = abs(mantissa) >= 1000 and not digits
    if not (money or alone) and (found := unit_after(text, end, scaled=scaled, large=large)) is not None:
        end, unit, factor = found.end, found.unit, found.factor
    if not unit and not scaled and (ADJECTIVE_AFTER.match(text, end) or _NAME_AFTER.match(text, end)):
        return None
    if end < len(text) and text[end].isalpha() and text[end] < "\u2e80" and text[end - 1] not in "%％‰":
        return None
    if suffix := _PLUS.match(text, end):
        end, hedge = suffix.end(), _AFTER.get(suffix["more"] or suffix["odd"] or "", "over")
    size = scale * factor
    own = bool(unit)
    return Amount(start, end, mantissa * size, unit, None, quantum * size, hedge, scaled, own, scale, digits)


def _from_words(text: str, offset: int, floor: int) -> Amount | None:
    between = _BETWEEN.search(text, max(floor, offset - _LONGEST_BETWEEN), offset)
    number = cardinal_at(text, offset, between=between is not None and between["word"].lower() == "between")
    if number is None:
        return None
    amount = completed(text, number.end, number.value, "", start=offset)
    if amount is None:
        return None
    size = amount.value / number.value if number.value else Decimal(1)
    scaled = amount.scaled or number.scaled
    unit, own, end = amount.unit, amount.own_unit, amount.end
    if number.scaled and not unit and (found := unit_after(text, end, scaled=True)):
        unit, own, end = found.unit, True, found.end
    return replace(amount, end=end, unit=unit, own_unit=own, quantum=number.quantum * size, scaled=scaled)


def _fraction(text: str, offset: int, floor: int) -> Amount | None:
    """``1/13``, ``2 1/2`` and ``3:1``; those that a date or a timecode could be were taken before."""
    if not _MAY_BE_FRACTION.match(text, offset):
        return None
    if mixed := _MIXED.match(text, offset):
        value = Decimal(mixed["whole"]) + Decimal(mixed["top"]) / Decimal(mixed["bottom"])
        amount = completed(text, mixed.end(), value, "", start=offset)
        return replace(amount, quantum=Decimal("0.01")) if amount else None
    slashed = _SLASHED.match(text, offset)
    if slashed and int(slashed["bottom"]) > int(slashed["top"]) > 0:
        return _part(offset, slashed.end(), int(slashed["top"]), int(slashed["bottom"]))
    stated = _RATIO_OF.search(text, max(floor, offset - 14), offset)
    ratio = _RATIO.match(text, offset) or (_TO_ONE.match(text, offset) if stated else None)
    if ratio and int(ratio["bottom"] or 1) > 0:
        return _part(offset, ratio.end(), Decimal(ratio["top"]), int(ratio["bottom"] or 1))
    return None


def _part(start: int, end: int, top: int | Decimal, bottom: int) -> Amount:
    """A fraction; those with a small denominator stand for two digits of a share, the others for themselves."""
    quantum = step_of(Decimal(top)) if bottom == 1 else Decimal("0.01") if bottom <= 10 else Decimal("0.000001")
    return Amount(start, end, Decimal(top) / Decimal(bottom), TIMES, quantum=quantum, own_unit=True)


def _share(text: str, first: Amount) -> Amount | None:
    """``one in five``, ``9 out of 10``."""
    if first.unit or first.scaled or first.hedge or first.value != first.value.to_integral_value():
        return None
    match = _SHARE.match(text, first.end)
    if match is None:
        return None
    word = match["bottom"]
    written = None if word.isdigit() else cardinal_at(text, match.start("bottom"))
    bottom = int(word) if word.isdigit() else int(written.value) if written else 0
    if not 0 < first.value < bottom:
        return None
    end = written.end if written else match.end()
    return _part(first.start, end, first.value, bottom)


def _ranged(text: str, first: Amount, floor: int, lang: str) -> Amount | None:
    """``first`` and the upper end that follows it, or ``first`` alone; None when a hyphen makes them a score."""
    sign = _RANGE_SIGN.match(text, first.end)
    if sign is None or first.hedge:
        return first
    prefixed = first.unit if first.unit and is_money(first.unit) and text[first.end - 1].isdigit() else ""
    second = _second(text, sign.end(), lang, prefixed)
    if second is None:
        return first
    opened = _BETWEEN.search(text, max(floor, first.start - _LONGEST_BETWEEN), first.start)
    word = opened["word"].lower() if opened else ""
    if (
        sign["word"]
        and first.own_unit
        and second.own_unit
        and _MOVED.search(text, max(0, first.start - 30), first.start)
    ):
        return first
    bare = sign["word"] and not (first.own_unit or second.own_unit)
    if bare and second.value >= _FAR * first.value and _MOVED_BY.search(text, max(0, first.start - 3), first.start):
        return first
    joined = _joined(first, second, sign, word)
    if joined is None and sign["tight"] and first.bare and second.digits:
        return None
    return joined or first


def _second(text: str, offset: int, lang: str, unit: str) -> Amount | None:
    """The amount that begins at ``offset``, its currency included; without one it shares the ``unit`` before both."""
    money = MONEY_HERE.match(text, offset)
    at = money.end() if money else offset
    sign = _MINUS_HERE.match(text, at)
    at = sign.end() if sign else at
    if at >= len(text):
        return None
    if text[at].isdigit() or text[at] in VULGAR:
        if text[at].isdigit() and _DATED.match(text, at):
            return None
        amount = _from_digits(text, at, at, lang, money_sign(money[0]) if money else unit)
        if amount is None:
            return None
        value = -amount.value if sign else amount.value
        return replace(amount, value=value, own_unit=amount.own_unit and (bool(money) or not unit))
    return _from_words(text, at, offset) if text[at].isalpha() else None


def _joined(first: Amount, second: Amount, sign: re.Match[str], opened: str) -> Amount | None:
    """One range of the two, or None when they are two numbers; scale and unit of the upper end hold for both."""
    joiner = sign[0].strip()
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if sign["word"] and first.bare and 1900 <= first.value <= 2100 and first.digits == 4 and not second.digits:
        return None  # *Fell from 2019 to 412,000*: who parts thousands parts those of both ends.
    if (joiner == "and" and opened != "between") or (opened == "from" and first.own_unit and second.own_unit):
        return None
    if sign["word"] and not opened and first.own_unit and not second.own_unit and not is_money(first.unit):
        return None  # 0.3% to 5,304: what it moved by, and where to
    if joiner == "or" and second.value - first.value != 1:
        return None
    if sign["loose"] and not (second.own_unit or first.own_unit or second.scaled):
        return None
    lower, quantum = first.value, first.quantum
    if second.scaled and not first.scaled and first.value * second.scale < second.value:
        lower, quantum = first.value * second.scale, quantum * second.scale
    if lower >= second.value or (first.scaled and not second.scaled):
        return None
    return replace(
        first,
        end=second.end,
        value=lower,
        upper=second.value,
        unit=first.unit or second.unit,
        quantum=min(quantum, second.quantum),
        hedge=second.hedge,
        scaled=first.scaled or second.scaled,
        own_unit=first.own_unit or second.own_unit,
    )


def between_before(text: str, start: int, floor: int) -> int:
    """Where a ``between`` or ``from`` before ``start`` begins; ``start`` when there is none."""
    match = _BETWEEN.search(text, max(floor, start - _LONGEST_BETWEEN), start)
    return match.start() if match else start
