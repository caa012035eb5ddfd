"""Numbers written out in English words: cardinals, ordinals, and the denominators of fractions.

``one hundred and twenty-one thousand``, ``seven point eight billion``, ``a dozen``, ``two and a half``. Vague
plurals (``hundreds of``, ``dozens``) say no value and are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pincite.corpus.numbers.decimals import step_of
from pincite.corpus.numbers.scales import SCALES

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS: dict[str, int] = {word: value for value, word in enumerate(_UNITS)} | {
    word: (index + 2) * 10 for index, word in enumerate(_TENS)
}
_BIG = ("thousand", "million", "billion", "trillion", "quadrillion")
_ORDINAL_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()
ORDINALS: dict[str, int] = (
    {word: value for value, word in enumerate(_ORDINAL_UNITS, start=1)}
    | {word: (index + 2) * 10 for index, word in enumerate(_ORDINAL_TENS)}
    | {"hundredth": 100, "thousandth": 1000}
)
DENOMINATORS: dict[str, int] = {
    **{word: value for word, value in ORDINALS.items() if value > 2},
    "half": 2,
    "quarter": 4,
}
"""Denominator by its singular; ``second`` is left out, since it is a unit of time."""

_WORD = re.compile(r"[A-Za-z]+")
_STEP = re.compile(
    r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,8}|[-\u2010\u2011])(?P<and>and[^\S\n]{1,2})?(?P<word>[A-Za-z]+)"
)
_AND_A_HALF = re.compile(
    r"(?:[^\S\n]{1,2}|-)and(?:[^\S\n]{1,2}|-)(?:a(?:[^\S\n]{1,2}|-)|one[ -])?(?P<part>half|quarter|third)\b", re.I
)
_POINT = re.compile(
    r"[^\S\n]{1,2}point(?P<digits>(?:[- ](?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b){1,6})", re.I
)


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A written-out cardinal and where it ends."""

    end: int
    value: Decimal
    quantum: Decimal = Decimal(1)
    """What one step of the last word is worth (10^6 for ``seven million``, 10^8 for ``seven point eight billion``)."""
    scaled: bool = False
    scale: Decimal = Decimal(1)
    """What the scale word it ends with is worth (10^9 for ``seven point eight billion``), or 1."""


def cardinal_at(text: str, offset: int, *, between: bool = False) -> WrittenNumber | None:
    """The longest cardinal that starts at ``offset``.

    After ``between`` the word *and* parts two numbers and is never taken into one (``between two hundred and
    three hundred``).
    """
    first = _WORD.match(text, offset)
    if first is None:
        return None
    if (word := first[0].lower()) not in CARDINALS:
        if word not in ("hundred", "thousand"):
            return None
        return _grown(text, first.end(), 100 if word == "hundred" else 0, between=between, thousand=word == "thousand")
    group = CARDINALS[first[0].lower()]
    end = first.end()
    tail = _tail(text, end)
    if tail is not None:
        end, fraction = tail
        return _with_scales(text, end, group + fraction)
    return _grown(text, end, group, between=between)


def _tail(text: str, end: int) -> tuple[int, Decimal] | None:
    """What a decimal point or ``and a half`` adds."""
    if half := _AND_A_HALF.match(text, end):
        return half.end(), Decimal(1) / DENOMINATORS[half["part"].lower()]
    if point := _POINT.match(text, end):
        digits = (word.lower() for word in _WORD.findall(point["digits"]))
        return point.end(), Decimal("0." + "".join(str(CARDINALS.get(word, 0)) for word in digits))
    return None


def _with_scales(text: str, end: int, mantissa: Decimal) -> WrittenNumber:
    """``seven point eight`` and what scale word follows it."""
    step = _STEP.match(text, end)
    word = step["word"].lower() if step and not step["and"] else ""
    if step and (word in _BIG or word == "hundred"):
        size = SCALES[word]
        return WrittenNumber(step.end(), mantissa * size, step_of(mantissa) * size, scaled=True, scale=size)
    return WrittenNumber(end, mantissa, step_of(mantissa))


def _grown(text: str, end: int, group: int, *, between: bool, thousand: bool = False) -> WrittenNumber:
    """Add the words that may follow ``group``, the number below a thousand under way, or a bare ``thousand``."""
    total, ceiling, scale = (1000, 1000, 1000) if thousand else (0, 10**18, 1)
    while (step := _STEP.match(text, end)) is not None:
        word = step["word"].lower()
        if word in _BIG and not step["and"]:
            size = int(SCALES[word])
            if size >= ceiling or not group:
                break
            total, group, ceiling, scale = total + group * size, 0, size, size
        elif word == "hundred" and not step["and"] and 0 < group < 100:
            group, scale = group * 100, 100
        elif word == "dozen" and not step["and"] and 0 < group < 100 and not total:
            return WrittenNumber(step.end(), Decimal(group * 12), Decimal(12), scale=Decimal(12))
        elif word in CARDINALS and _fits(text, step, group, total, between=between):
            group, scale = group + CARDINALS[word], 1
        else:
            break
        end = step.end()
    return WrittenNumber(end, Decimal(total + group), Decimal(scale), scaled=total > 0, scale=Decimal(scale))


def _fits(text: str, step: re.Match[str], group: int, total: int, *, between: bool) -> bool:
    """Whether the word of ``step`` may be added to ``group``: 5 after 20 or after 300, never 3 after 2."""
    value = CARDINALS[step["word"].lower()]
    if value == 0:
        return False
    if step["and"]:
        follows = _STEP.match(text, step.end())
        hundreds = follows is not None and follows["word"].lower() == "hundred"
        return not between and not hundreds and ((group > 0 and group % 100 == 0) or (group == 0 and total > 0))
    if group % 100 == 0:
        return group > 0 or total > 0
    return group % 10 == 0 and 20 <= group % 100 <= 90 and value < 10


_SPOKEN_YEAR = re.compile(
    rf"(?:seventeen|eighteen)[- ](?:{'|'.join(word[:-1] + 'ies' for word in _TENS)})\b|"
    r"(?:nineteen|twenty)[- ](?:oh[- ][a-z]+|(?:ten|eleven|twelve|[a-z]+teen)|"
    rf"(?:{'|'.join(word[:-1] + 'ies' for word in _TENS)})"
    rf"|(?:{'|'.join(_TENS)})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\b",
    re.IGNORECASE,
)


def spoken_year_at(text: str, offset: int) -> int | None:
    """Where a year said in two halves ends (``twenty twenty-five``), or None."""
    match = _SPOKEN_YEAR.match(text, offset)
    return match.end() if match else None


_FRACTION = re.compile(
    r"(?P<top>one|two|three|four|five|six|seven|eight|nine|ten|eleven)(?P<join>[- ])"
    rf"(?P<bottom>{'|'.join(word for word in DENOMINATORS if word != 'half')}|half)(?P<many>s)?\b",
    re.IGNORECASE,
)
_OF = re.compile(r"[^\S\n]{1,2}(?:of|the)\b", re.IGNORECASE)


_HEDGED = re.compile(r"(?<!\w)(?:nearly|almost|about|roughly|around|over|under|than|just|by)[^\S\n]\Z", re.IGNORECASE)
_TIME_FOLLOWS = re.compile(r"[^\S\n]{1,2}(?:ago|in\b|later|earlier|running|after|before|since|until)", re.IGNORECASE)


def fraction_at(text: str, offset: int) -> tuple[int, Decimal] | None:
    """End and value of a fraction such as ``two-thirds`` or ``one fifth``.

    ``three quarters`` without a hyphen, a hedge (``nearly``) or a following *of* may be a time, and is not a fraction.
    """
    match = _FRACTION.match(text, offset)
    if match is None:
        return None
    top, word = CARDINALS[match["top"].lower()], match["bottom"].lower()
    bottom = DENOMINATORS[word]
    if (top > 1) != bool(match["many"]) or (
        word == "quarter" and match["join"] == " " and not _is_share(text, offset, match.end(), top)
    ):
        return None
    return match.end(), Decimal(top) / Decimal(bottom)


def _is_share(text: str, start: int, end: int, top: int) -> bool:
    """Whether ``three quarters`` are parts of a whole, and no quarters of a year."""
    hedged = top == 3 and _HEDGED.search(text, max(0, start - 9), start) and not _TIME_FOLLOWS.match(text, end)
    return bool(_OF.match(text, end) or hedged)


ADJECTIVE_AFTER = re.compile(
    r"-(?:ways?|sided|dimensional|stars?|tier|tiered|time|off|size|stop|party|state|legged|handed|track|pronged|faced|"
    r"piece|some|somethings?|speed|on-one|to-one|to-many|to(?!-\w|[ ]\w))(?!\w)",
    re.IGNORECASE,
)
"""What makes an adjective, not a quantity, of the number before it (``two-way``, ``four-star``)."""
