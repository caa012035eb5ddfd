"""Amounts: digits or number words with sign, currency, scale, unit and range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pincite.corpus.hedges import Hedge
from pincite.corpus.numbers.currencies import CODE_OVER_SIGN, MONEY_HERE, is_money, money_before, money_sign
from pincite.corpus.numbers.decimals import step_of
from pincite.corpus.numbers.numerals import VULGAR, read_numeral
from pincite.corpus.numbers.ranges import Joint, opening, range_sign
from pincite.corpus.numbers.scales import SCALES, read_scale
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
    factor: Decimal = Decimal(1)
    """How many of ``unit`` the printed unit is (0.01 for ``cents``); the value is in ``unit``."""
    digits: int = 0
    """How many characters plain digits have (``2015``, ``3.1``), without sign or separator; 0 for everything else."""

    @property
    def bare(self) -> bool:
        """Whether it is nothing but digits."""
        return self.digits > 0 and not (self.unit or self.scaled or self.hedge)


_MAY_BE_FRACTION = expression(r"\d[\d. \u00a0]{0,8}(?:[/⁄:∶]|-to-|to[ ]|分[之の])")
"""How each of the forms below goes on after its first digits."""
_SLASHED = expression(r"(?P<top>\d{1,4})[/⁄](?P<bottom>\d{1,4})(?:(?:th|rd)(?!\w)|(?![\d/]|[.,]\d|[A-Za-z]))")
_MIXED = expression(r"(?P<whole>\d{1,4})[ \u00a0](?P<top>[1-9])[/⁄](?P<bottom>[2-9])(?![\d/])")
_ODDS = r"(?=\w+[ ](?:margin|ratio|majority|odds|in favou?r|against))"
_OF_PARTS = expression(r"(?P<bottom>\d{1,4})分[之の](?P<top>\d{1,4})(?!\d)")
"""``3分之1``, ``3分の1``: a third."""
_RATIO_OF = expression(
    r"(?<!\w)(?:(?:ratio|odds|margin|majority)[ ]of|as[ ]high[ ]as|outnumber(?:s|ed|ing)?(?:[ ]\w{1,12}){0,3}|"
    r"over|about|nearly|almost|roughly|leveraged)[ ]\Z",
    re.IGNORECASE,
)
"""What stands before *25 to 1* where that is one number to another, and neither a score nor a fall."""
_TO_ONE = expression(r"(?P<top>\d{1,4}(?:\.\d)?)(?P<bottom>)[ ]to[ ](?P<one>1|one)(?!\w|[.,]\d)")
_RATIO = expression(
    rf"(?P<top>\d{{1,4}}(?:\.\d)?)(?:[:∶](?P<bottom>\d)|(?:-to-|[ ]to[ ]{_ODDS})(?P<one>1|one))(?![\d:])"
)
_SHARE = expression(
    r"(?:[ \u00a0](?:in|out of)[ \u00a0](?:every |a (?=hundred\b))?|[ ]of[ ](?:every[ ]|(?=(?:10|ten)[ ]))|-in-)"
    r"(?P<bottom>(?:10{0,2}(?:,000){1,2}|10{0,5}|[2-9]|12|20|25|50)(?![\d.,]*\d|[%:])|[a-z]+)(?![\w%])"
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
_PLUS_INSIDE = expression(r"\+(?=[^\S\n]?[A-Za-z%])|-plus(?=[^\S\n])|-odd(?=[^\S\n])|[多余餘](?=[\u4e00-\u9fff])")
_MORE = expression(r"[多余餘](?=[\u4e00-\u9fff])")
"""*And more* after a scale word of Chinese, before the unit (4亿多吨)."""
_IN_PARTS = expression(
    r"[ ](?P<digits>\d{1,3})[ ](?P<scale>hundred|thousand|lakh|million)(?:[ ](?P<whole>crore))?(?![\w-])"
)
"""What follows a first scale word in *1 lakh 69 thousand crore*."""
_INCHES = expression(r"[ -]?(?P<inches>\d{1,2})(?:[ -]?in(?:ch(?:es)?)?(?!\w)|[\"″”])|-(?P<bare>\d{1,2})(?![\w-])")
_FEET_MARKED = expression(r"['’′](?P<inches>1?\d)[\"″”](?!\w)")
_AFTER: dict[str, Hedge] = {"so": "about", "odd": "about", "thereabouts": "about", "less": "under", "fewer": "under"}
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
_PASSED_FROM = expression(
    r"(?<!\w)(?:pass|mont|grimp|tomb|chut|recul|bond|ramen|augment|baiss|progress|relev|abaiss|rédui|descend|salt|"
    r"sub|baj|ca[ey]|crec|aument|reduj|sal|sce|scend|cresci|cal|pas)"
    r"[^\W\d_]{0,9}(?:[ ][^\W\d_]{1,12}){0,2}[ ](?:de|da|dal)[ ]\Z",
    re.IGNORECASE,
)
"""*Passé de 21,8 à 23,4*: French, Spanish and Italian have one pair of words for a range and for a change."""
_MOVED_BY = re.compile(r"(?<!\w)by[ ]\Z", re.IGNORECASE)
_FAR, _FAR_IN_MONEY = 10, 3
"""*By 210 to 7,450* and *by $1 to $8.25* are a change and a level: few ranges are so wide."""


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
    if follows in tuple("+-多余餘") and (plus := _PLUS_INSIDE.match(text, end)):
        hedge, end = "about" if "odd" in plus[0] else "over", plus.end()
    alone = _NOTHING_FOLLOWS.match(text, end) is not None
    end, scale = (end, Decimal(1)) if alone else read_scale(text, end, money=money, lang=lang)
    scaled = scale != 1
    if scale > 1 and (part := _IN_PARTS.match(text, end)) and (smaller := SCALES[part["scale"]]) < scale:
        whole = SCALES[part["whole"]] if part["whole"] else Decimal(1)
        mantissa, end = (mantissa * scale + Decimal(part["digits"]) * smaller) / smaller, part.end()
        scale, quantum = smaller * whole, Decimal(1)
    if scale > 1 and (more := _MORE.match(text, end)):
        hedge, end = "over", more.end()
    factor = Decimal(1)
    large = abs(mantissa) >= 1000 and not digits
    if not (money or alone) and (found := unit_after(text, end, scaled=scaled, large=large)) is not None:
        end, unit, factor = found.end, found.unit, found.factor
        end, mantissa = _with_inches(text, end, mantissa) if unit == "feet" else (end, mantissa)
    elif marked := None if money else _FEET_MARKED.match(text, end):
        end, unit, mantissa = marked.end(), "feet", mantissa + Decimal(marked["inches"]) / 12
    if not unit and not scaled and (ADJECTIVE_AFTER.match(text, end) or _NAME_AFTER.match(text, end)):
        return None
    if end < len(text) and text[end].isalpha() and text[end] < "\u2e80" and text[end - 1] not in "%％‰":
        return None
    if suffix := _PLUS.match(text, end):
        end, hedge = suffix.end(), _AFTER.get(suffix["more"] or suffix["odd"] or "", "over")
    size = scale * factor
    own = bool(unit)
    return Amount(start, end, mantissa * size, unit, None, quantum * size, hedge, scaled, own, scale, factor, digits)


def _with_inches(text: str, end: int, feet: Decimal) -> tuple[int, Decimal]:
    """``6 ft 2 in``, ``6-foot-2``: the inches that follow feet, as a part of them."""
    match = _INCHES.match(text, end)
    return (match.end(), feet + Decimal(match["inches"] or match["bare"]) / 12) if match else (end, feet)


def _from_words(text: str, offset: int, floor: int) -> Amount | None:
    number = cardinal_at(text, offset, between=opening(text, offset, floor)[1] == "between")
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
    scale = amount.scale * number.scale
    return replace(amount, end=end, unit=unit, own_unit=own, quantum=number.quantum * size, scaled=scaled, scale=scale)


def _fraction(text: str, offset: int, floor: int) -> Amount | None:
    """``1/13``, ``2 1/2`` and ``3:1``; those that a date or a timecode could be were taken before."""
    if not _MAY_BE_FRACTION.match(text, offset):
        return None
    if mixed := _MIXED.match(text, offset):
        value = Decimal(mixed["whole"]) + Decimal(mixed["top"]) / Decimal(mixed["bottom"])
        amount = completed(text, mixed.end(), value, "", start=offset)
        return replace(amount, quantum=Decimal("0.01")) if amount else None
    slashed = _OF_PARTS.match(text, offset) or _SLASHED.match(text, offset)
    if slashed and int(slashed["bottom"]) > int(slashed["top"]) > 0:
        return _part(offset, slashed.end(), int(slashed["top"]), int(slashed["bottom"]))
    stated = _RATIO_OF.search(text, max(floor, offset - 36), offset)
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
    word = match["bottom"].replace(",", "")
    written = None if word.isdigit() else cardinal_at(text, match.start("bottom"))
    bottom = int(word) if word.isdigit() else int(written.value) if written else 0
    if not 0 < first.value < bottom:
        return None
    end = written.end if written else match.end()
    return _part(first.start, end, first.value, bottom)


def _ranged(text: str, first: Amount, floor: int, lang: str) -> Amount | None:
    """``first`` and the upper end that follows it, or ``first`` alone; None when a hyphen makes them a score."""
    sign = range_sign(text, first.end, lang=lang)
    if sign is None or first.hedge:
        return first
    before = not text[first.start].isdecimal() if sign.joint == "tight" else text[first.end - 1].isdigit()
    second = _second(text, sign.end, lang, first.unit if before and is_money(first.unit) else "")
    if second is None or (sign.worded and _has_moved(text, first, second)):
        return first
    opened = opening(text, first.start, floor, lang=lang)[1]
    if opened != "from" and _are_thousands(text, first, second):
        first = replace(first, value=1000 * first.value, quantum=1000 * first.quantum)
    joined = _joined(first, second, sign.joint, opened)
    if joined is None and sign.joint == "tight" and first.bare and second.digits:
        return None
    return joined or first


def _are_thousands(text: str, first: Amount, second: Amount) -> bool:
    """Whether the lower end leaves out the thousands of the upper one (``13 to 14,000 feet``).

    So it is where the two are then close; *10 to 12,000* after *from* tells where something began.
    """
    upper = text[second.start : second.end]
    grouped = first.bare and not second.scaled and any(f"{mark}000" in upper for mark in ",. ’\u00a0\u202f")
    return grouped and first.value > 1 and 1000 * first.value < second.value <= 2000 * first.value


def _has_moved(text: str, first: Amount, second: Amount) -> bool:
    """Whether ``first`` is by how much something changed, or the level it came from, and ``second`` the level it
    came to."""
    if _PASSED_FROM.search(text, max(0, first.start - 40), first.start):
        return True
    by = _MOVED_BY.search(text, max(0, first.start - 3), first.start) is not None
    if first.own_unit and second.own_unit:
        far = first.scale == second.scale and second.value >= _FAR_IN_MONEY * first.value
        return (by and is_money(first.unit) and far) or _MOVED.search(
            text, max(0, first.start - 30), first.start
        ) is not None
    return by and not (first.own_unit or second.own_unit) and second.value >= _FAR * first.value


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


def _joined(first: Amount, second: Amount, joint: Joint, opened: str) -> Amount | None:
    """One range of the two, or None when they are two numbers; scale and unit of the upper end hold for both."""
    worded = joint in ("to", "and", "or")
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if worded and first.bare and 1900 <= first.value <= 2100 and first.digits == 4 and not second.digits:
        return None  # *Fell from 2019 to 412,000*: who parts thousands parts those of both ends.
    if joint == "and" and opened != "between":
        return None
    if worded and not opened and first.own_unit and not second.own_unit and not is_money(first.unit):
        return None  # 0.3% to 5,304: what it moved by, and where to
    if joint == "loose" and not (second.own_unit or first.own_unit or second.scaled):
        return None
    shared = Decimal(1) if first.own_unit else second.factor
    one_scale = second.scale > 1 and first.scale == 1 and first.value * shared * second.scale < second.value
    if opened == "from" and first.own_unit and second.own_unit and not one_scale:
        return None
    shared *= second.scale if one_scale else 1
    lower = first.value * shared
    if lower >= second.value or (first.scaled and not second.scaled):
        return None
    if joint == "or" and second.value - lower != second.scale * second.factor:
        return None
    return replace(
        first,
        end=second.end,
        value=lower,
        upper=second.value,
        unit=first.unit or second.unit,
        quantum=min(first.quantum * shared, second.quantum),
        hedge=second.hedge,
        scaled=first.scaled or second.scaled,
        own_unit=first.own_unit or second.own_unit,
    )
