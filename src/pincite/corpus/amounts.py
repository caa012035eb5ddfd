"""Amounts: digits or number words with sign, currency, scale, unit and range; and the hedge that stands before them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from pincite.corpus.counted import counted_noun, hyphenated_noun
from pincite.corpus.decimals import step_of
from pincite.corpus.number_words import ADJECTIVE_AFTER, cardinal_at
from pincite.corpus.units import (
    MONEY_BEFORE,
    MONEY_HERE,
    SCALE_AFTER,
    SCALE_LETTER,
    SCALES,
    SPACED_SCALE_LETTER,
    TIMES,
    money_symbol,
    unit_after,
)

Hedge = Literal["", "about", "over", "under"]
"""``about`` the value, ``over`` it (more than, at least) or ``under`` it (less than, up to)."""


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


_THIN = r"[\u00a0\u2009\u202f]"
_EN = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,9}}(?!\d)|\d{{1,2}}(?:,\d{{2}}){{1,9}},\d{{3}}(?!\d)"
    rf"|\d{{1,3}}(?:{_THIN}\d{{3}}){{1,9}}(?!\d)|\d+)(?:\.\d+)?"
)
_COMMA = (
    r"(?:\d{1,3}(?:\.\d{3}){1,9}(?![\d.])|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,9}(?!\d)|\d{1,3}(?:'\d{3}){1,9}|\d+)"
    r"(?:,\d+)?(?:\.\d+(?!\d))?"
)
_ATOM_EN = re.compile(_EN)
_ATOM_COMMA = re.compile(_COMMA)
_ENGLISH_POINT = frozenset("en zh ja ko th hi bn ur he ms tl".split())
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}(?![\d,])")
_POWER = re.compile(
    r"[^\S\n]?[×x·*][^\S\n]?10(?:\^|\*\*)(?P<caret>[-−]?\d{1,2})(?!\d)"
    r"|[^\S\n]?[×x·*][^\S\n]?10(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|[eE](?P<e>[+-]?\d{1,2})(?!\w)"
)
_POWER_OF_TEN = re.compile(r"10(?:\^(?P<caret>[-−]?\d{1,2})(?!\d)|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8)}
_SLASHED = re.compile(r"(?P<top>\d{1,4})[/⁄](?P<bottom>\d{1,4})(?![\d/]|[.,]\d|[A-Za-z])")
_MIXED = re.compile(r"(?P<whole>\d{1,4})[ \u00a0](?P<top>[1-9])[/⁄](?P<bottom>[2-9])(?![\d/])")
_ODDS = r"(?=\w+[ ](?:margin|ratio|majority|odds|in favou?r|against))"
_RATIO = re.compile(
    rf"(?P<top>\d{{1,4}}(?:\.\d)?)(?:[:∶](?P<bottom>\d)|(?:-to-|[ ]to[ ]{_ODDS})(?P<one>1|one))(?![\d:])"
)
_SHARE = re.compile(
    r"(?:[ \u00a0](?:in|out of)[ \u00a0](?:every )?|[ ]of[ ](?:every[ ]|(?=(?:10|ten)[ ]))|-in-)"
    r"(?P<bottom>(?:10{0,5}|[2-9]|12|20|25|50)(?![\d.,]*\d|[%:])|[a-z]+)(?![\w%])"
)
_SIGN = re.compile(r"(?:^|[\s(\[])(?P<sign>[-−–])\Z|\bminus (?P<word>)\Z")
_POINT_BEFORE = re.compile(r"(?:^|(?<=[\s(\[$€£¥~<>≈]))\.\Z")
_DIGIT_BEFORE = re.compile(r"\d[^\S\n]?\Z")
_NAME_AFTER = re.compile(r"-[A-Z]")
_PLUS = re.compile(r"[^\S\n]?\+(?![\w])|-plus(?!\w)|[ ]or[ ](?P<more>more|so|less|fewer)(?!\w)(?![ ]than)")
_RANGE_SIGN = re.compile(
    r"(?P<tight>[-–‑−]|-to-)|(?P<loose>[ \u00a0][-–][ \u00a0])|(?P<word>[ \u00a0\n](?:to|and|or)[ \u00a0\n])"
)
_BETWEEN = re.compile(r"(?<!\w)(?P<word>between|from)[^\S\n]{1,2}\Z", re.IGNORECASE)


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


def _from_digits(text: str, offset: int, floor: int, lang: str) -> Amount | None:
    end, mantissa, plain_digits = _numeral(text, offset, lang)
    start = offset
    if _POINT_BEFORE.search(text, max(floor, offset - 2), offset) and text[offset:end].isdigit():
        start, mantissa = offset - 1, Decimal("0." + text[offset:end])
    money = MONEY_BEFORE.search(text, max(floor, start - 9), start)
    unit = money_symbol(money[0]) if money else ""
    start = money.start() if money else start
    start, negative = _signed(text, start, floor)
    amount = _completed(text, end, mantissa, unit, digits=plain_digits)
    if amount is None:
        return None
    value = -amount.value if negative else amount.value
    return replace(amount, start=start, value=value, digits=0 if negative else amount.digits)


def _numeral(text: str, offset: int, lang: str) -> tuple[int, Decimal, int]:
    """End and value of the numeral at ``offset``, and its length when it is plain digits."""
    if text[offset] in _VULGAR:
        top, bottom = _VULGAR[text[offset]]
        return offset + 1, Decimal(top) / bottom, 0
    if power := _POWER_OF_TEN.match(text, offset):
        return power.end(), Decimal(1).scaleb(int((power["caret"] or power["raised"]).translate(_RAISED))), 0
    english = lang.split("-", maxsplit=1)[0].lower() in _ENGLISH_POINT
    match = (_ATOM_EN if english else _ATOM_COMMA).match(text, offset)
    assert match is not None, "called at a digit"
    printed, end = match[0], match.end()
    comma = _DECIMAL_COMMA.match(text, offset)
    if english and comma and comma.end() > end and _scale_or_unit(text, comma.end()):
        printed, end, english = comma[0], comma.end(), False
    whole = len(printed) if re.fullmatch(r"\d+(?:\.\d+)?", printed) else 0
    digits = re.sub(r"[,\s']" if english else r"[.\s']", "", printed).replace(",", ".")
    mantissa = Decimal(digits)
    if end < len(text) and text[end] in _VULGAR:
        top, bottom = _VULGAR[text[end]]
        return end + 1, mantissa + Decimal(top) / bottom, 0
    if exponent := _POWER.match(text, end):
        raised = (exponent["caret"] or exponent["raised"] or exponent["e"]).translate(_RAISED)
        return exponent.end(), mantissa.scaleb(int(raised)), 0
    return end, mantissa, whole


def _scale_or_unit(text: str, offset: int) -> bool:
    return SCALE_AFTER.match(text, offset) is not None or unit_after(text, offset, scaled=False) is not None


def _signed(text: str, start: int, floor: int) -> tuple[int, bool]:
    """Where a minus before ``start`` begins; a hyphen inside a word or after a digit is none."""
    match = _SIGN.search(text, max(floor, start - 8), start)
    if match is None:
        return start, False
    at = match.start("sign") if match["sign"] else match.start()
    return (start, False) if _DIGIT_BEFORE.search(text, max(0, at - 2), at) else (at, True)


def _completed(text: str, end: int, mantissa: Decimal, unit: str, *, digits: int = 0) -> Amount | None:
    """The amount that a numeral ending at ``end`` makes with its scale and unit.

    None when letters follow that are neither.
    """
    money = bool(unit)
    quantum = step_of(mantissa)
    hedge: Hedge = ""
    if plus := re.compile(r"\+(?=[^\S\n]?[A-Za-z%])|-plus(?=[^\S\n])").match(text, end):
        hedge, end = "over", plus.end()
    end, scale = _scale(text, end, money=money)
    scaled = scale != 1
    factor = Decimal(1)
    if not money and (found := unit_after(text, end, scaled=scaled)) is not None:
        end, unit, factor = found.end, found.unit, found.factor
    if not unit and not scaled and (ADJECTIVE_AFTER.match(text, end) or _NAME_AFTER.match(text, end)):
        return None
    if end < len(text) and text[end].isalpha() and text[end] < "\u2e80" and text[end - 1] not in "%％":
        return None
    if suffix := _PLUS.match(text, end):
        end, hedge = suffix.end(), {"so": "about", "less": "under", "fewer": "under"}.get(suffix["more"] or "", "over")  # type: ignore[assignment]
    size = scale * factor
    own = bool(unit)
    return Amount(end, end, mantissa * size, unit, None, quantum * size, hedge, scaled, own, scale, digits)


def _scale(text: str, end: int, *, money: bool) -> tuple[int, Decimal]:
    """Where the scale after a numeral ends, and its factor.

    A lone letter is a scale only where it cannot be a unit or the end of a name.
    """
    if match := SCALE_AFTER.match(text, end):
        factor = Decimal(1)
        for word in re.findall(r"[a-z]+|[万萬亿億兆]", match[0].lower()):
            factor *= SCALES[word if word in SCALES else word.removesuffix("s")]
        return match.end(), factor
    if money and (letter := SPACED_SCALE_LETTER.match(text, end)):
        return letter.end(), SCALES[letter[0].strip().lower()]
    letter = SCALE_LETTER.match(text, end)
    if letter is None or letter[0] in "Tb":
        return end, Decimal(1)
    if (
        letter[0] in "kK"
        or counted_noun(text, letter.end())
        or (letter[0] in "MB" and hyphenated_noun(text, letter.end()))
    ):
        return letter.end(), SCALES[letter[0].lower()]
    return end, Decimal(1)


def _from_words(text: str, offset: int, floor: int) -> Amount | None:
    between = _BETWEEN.search(text, max(floor, offset - 10), offset)
    number = cardinal_at(text, offset, between=between is not None and between["word"].lower() == "between")
    if number is None:
        return None
    amount = _completed(text, number.end, number.value, "")
    if amount is None:
        return None
    size = amount.value / number.value if number.value else Decimal(1)
    scaled = amount.scaled or number.scaled
    unit, own, end = amount.unit, amount.own_unit, amount.end
    if number.scaled and not unit and (found := unit_after(text, end, scaled=True)):
        unit, own, end = found.unit, True, found.end
    return replace(amount, start=offset, end=end, unit=unit, own_unit=own, quantum=number.quantum * size, scaled=scaled)


def _fraction(text: str, offset: int, floor: int) -> Amount | None:
    """``1/13``, ``2 1/2`` and ``3:1``; those that a date or a timecode could be were taken before."""
    if mixed := _MIXED.match(text, offset):
        value = Decimal(mixed["whole"]) + Decimal(mixed["top"]) / Decimal(mixed["bottom"])
        amount = _completed(text, mixed.end(), value, "")
        return replace(amount, start=offset, quantum=Decimal("0.01")) if amount else None
    slashed = _SLASHED.match(text, offset)
    if slashed and int(slashed["bottom"]) > int(slashed["top"]) > 0:
        return _part(offset, slashed.end(), int(slashed["top"]), int(slashed["bottom"]))
    ratio = _RATIO.match(text, offset)
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
    second = _second(text, sign.end(), lang)
    if second is None:
        return first
    opened = _BETWEEN.search(text, max(floor, first.start - 10), first.start)
    word = opened["word"].lower() if opened else ""
    joined = _joined(first, second, sign, word)
    if joined is None and sign["tight"] and first.bare and second.digits:
        return None
    return joined or first


def _second(text: str, offset: int, lang: str) -> Amount | None:
    """The amount that begins at ``offset``, its currency included."""
    money = MONEY_HERE.match(text, offset)
    at = money.end() if money else offset
    if at >= len(text):
        return None
    if text[at].isdigit():
        return _from_digits(text, at, offset, lang)
    return _from_words(text, at, offset) if text[at].isalpha() else None


def _joined(first: Amount, second: Amount, sign: re.Match[str], opened: str) -> Amount | None:
    """One range of the two, or None when they are two numbers; scale and unit of the upper end hold for both."""
    joiner = sign[0].strip()
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if (joiner == "and" and opened != "between") or (opened == "from" and first.own_unit and second.own_unit):
        return None
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


# --- hedges ---

_HEDGES: dict[Hedge, tuple[str, ...]] = {
    "about": (
        "about", "around", "approximately", r"approx\.?", "roughly", "some", "nearly", "almost", "circa", r"ca?\.",
        "close to", "an estimated", "estimated", "in the region of", "in the order of", "virtually",
        "~", "≈", "∼", "±",
    ),
    "over": (
        "(?:well |just |slightly |far |significantly )?(?:over|above)",
        "(?:slightly |far |well |significantly )?more than",
        "at least", "no (?:less|fewer) than", "not less than", "as (?:many|much|high) as", "in excess of",
        "upwards? of", "exceeding", "greater than", "north of", "a minimum of", "higher than",
        ">", "≥", ">=",
    ),
    "under": (
        "(?:well |just |slightly )?(?:under|below)", "(?:slightly |far |well )?(?:less|fewer|lower) than", "up to",
        "(?:no|not) more than", "at most", "a maximum of", "south of", "as (?:low|few|little) as",
        "<", "≤", "<=", "sub-",
    ),
}  # fmt: skip
_HEDGE_GAP = r"(?:(?<=[~≈∼±<>≤≥=-])[^\S\n]?|[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,8})"


def _hedge_pattern(ending: str) -> re.Pattern[str]:
    """One group for each kind of hedge; a word must not be the end of another."""
    kinds = []
    for kind, words in _HEDGES.items():
        whole = (rf"(?<![\w-]){word}" if word[-1].isalpha() or word[0] in "(ac" else word for word in words)
        kinds.append(f"(?P<{kind}>{'|'.join(whole)})")
    return re.compile(f"(?:{'|'.join(kinds)}){ending}", re.IGNORECASE)


_HEDGE_BEFORE = _hedge_pattern(_HEDGE_GAP + r"\Z")
_HEDGE_HERE = _hedge_pattern(_HEDGE_GAP)
_LONGEST_HEDGE = 30


def read_hedge(text: str, start: int, floor: int) -> tuple[int, Hedge]:
    """Where the hedge before ``start`` begins and what it says; ``start`` and nothing when there is none."""
    match = _HEDGE_BEFORE.search(text, max(floor, start - _LONGEST_HEDGE), start)
    return (match.start(), _kind(match)) if match else (start, "")


def opening_hedge(printed: str) -> tuple[int, Hedge]:
    """Where the hedge that opens ``printed`` ends, and what it says; 0 and nothing when there is none."""
    match = _HEDGE_HERE.match(printed)
    return (match.end(), _kind(match)) if match else (0, "")


def _kind(match: re.Match[str]) -> Hedge:
    return "about" if match["about"] else "over" if match["over"] else "under"


def between_before(text: str, start: int, floor: int) -> int:
    """Where a ``between`` or ``from`` before ``start`` begins; ``start`` when there is none."""
    match = _BETWEEN.search(text, max(floor, start - 10), start)
    return match.start() if match else start
