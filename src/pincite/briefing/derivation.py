"""What follows from two numbers of one passage: a multiple, a difference, a sum, a change in per cent.

An author who writes ``$19.7 million more`` beside a pin-cite has calculated; the result is held to the numbers of the
passage, and the formula is told to the reader (standards A25).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, permutations

from pincite.briefing.portions import (
    Result,
    TextOf,
    beside,
    for_each,
    is_plain_count,
    left_over,
    of_two_alone,
    portions,
)
from pincite.corpus.model import Number
from pincite.corpus.numbers import ReadNumber
from pincite.corpus.numbers.comparison import compare, ratio_of
from pincite.corpus.numbers.figures import spelled
from pincite.corpus.numbers.units import PERCENT, POINTS, TIMES, is_count
from pincite.expressions import expression

_MOST = 6
"""Numbers of one unit of which two may be taken; among more, some pair would bear out any figure."""
_MOST_COUNTS = 3
"""Counts of any nouns of which two may be taken."""
_MOST_COUNTED = 100
_NEARLY = Decimal("0.25")
"""How far a result may be from what the author wrote, as a share of it, to be what he meant."""
_POINTS = frozenset({POINTS, "points", "point"})


@dataclass(frozen=True, slots=True)
class Derivation:
    """A result and the two numbers behind it."""

    numbers: tuple[Number, ...]
    """In the order of the formula."""
    formula: str
    """With the values as the sources print them: ``$67 billion / $7.8 billion``."""
    rounded: bool
    """Whether the print has fewer digits than the result."""


def derived(read: ReadNumber, sentence: str, numbers: Sequence[Number], text_of: TextOf) -> Derivation | None:
    """How a number in ``sentence`` follows from two of the numbers of its passages; none where it does not.

    A multiple needs no more than its two numbers, nor do the results of ``portions``. A sum, a difference or a change
    in per cent must be called one in the sentence (*together*, *more than*, *rose*), or a wrong figure might pass for
    one.
    """
    if pair := ratio_of(read, numbers):
        gap = abs(read.value * pair[1].value - pair[0].value)
        return Derivation(pair, " / ".join(map(text_of, pair)), gap > Decimal("1e-9") * abs(pair[0].value))
    for operands, formula, value in _results(read, sentence, numbers, text_of):
        # What is known to be over both of two numbers is over their sum; of a difference no more is known than *about*.
        hedges = {each.hedge for each in operands if each.approximate}
        hedge = hedges.pop() if len(hedges) == 1 and "+" in formula else "about" if hedges else ""
        result = ReadNumber(0, 0, "", "quantity", value=value, unit=read.unit, counted=read.counted,
                            approximate=bool(hedge), hedge=hedge)  # fmt: skip
        if compare(read, result).holds or _near_fraction(read, value):
            return Derivation(operands, formula.format(*map(text_of, operands)), value != read.value)
    return None


def _near_fraction(read: ReadNumber, value: Decimal) -> bool:
    """Whether a fraction in words may stand for a share, as a multiple may for a ratio (*by two thirds* for 0.64)."""
    worded = read.unit == TIMES and 0 < read.value < 1 and not any(char.isdigit() for char in read.printed)
    return worded and not read.hedge and abs(value - read.value) <= max(value, read.value) / 20


def nearly_derived(read: ReadNumber, sentence: str, numbers: Sequence[Number], text_of: TextOf) -> str:
    """The calculation that comes nearest to a number that none gives, with its result; empty where none is near."""
    if read.kind != "quantity" or not read.value:
        return ""
    gaps = [
        (abs(value - read.value) / read.value, f"{formula.format(*map(text_of, pair))} is {_told(value, read.unit)}")
        for pair, formula, value in _results(read, sentence, numbers, text_of)
    ]
    return min((each for each in gaps if each[0] < _NEARLY), default=(Decimal(1), ""))[1]


def _told(value: Decimal, unit: str) -> str:
    """With three significant figures; a fraction in per cent."""
    if unit == TIMES and value < 1:
        value, unit = value * 100, PERCENT
    return spelled(round(value, max(0, 2 - value.adjusted())), unit)


def _results(read: ReadNumber, sentence: str, numbers: Sequence[Number], text_of: TextOf) -> Iterator[Result]:
    """What two numbers give, in the unit of the print; what is left of a whole needs but one."""
    if read.upper is not None:
        return
    yield from left_over(read, sentence, numbers, text_of)
    if len(numbers) < 2:
        return
    yield from _shares(read, sentence, numbers)
    differs, adds = _called(sentence)
    if differs and (read.unit in _POINTS or _are_points(read, sentence)):
        yield from _differences(_of_unit(PERCENT, numbers))
    elif read.unit == PERCENT and differs:
        for unit in dict.fromkeys(number.unit for number in numbers):
            if unit != PERCENT:
                yield from _changes(_counts(numbers) if is_count(unit) else _of_unit(unit, numbers), sentence)
    if differs and is_count(read.unit):
        yield from _differences(_counts(numbers))
    yield from portions(read, numbers)
    yield from for_each(read, sentence, numbers)
    yield from of_two_alone(read, sentence, numbers, text_of)
    if read.unit in (*_POINTS, ""):
        return
    same = _of_unit(read.unit, numbers)
    if differs and read.unit != PERCENT:
        yield from _differences(same)
    if adds:
        yield from _products(same, numbers)
        yield from (((one, other), "{} + {}", one.value + other.value) for one, other in _pairs(same))


@lru_cache(maxsize=64)
def _called(sentence: str) -> tuple[bool, bool]:
    """Whether a sentence speaks of a difference, and whether of a sum."""
    return _DIFFERS.search(sentence) is not None, _ADDS.search(sentence) is not None


def _of_unit(unit: str, numbers: Sequence[Number]) -> list[Number]:
    """The single values in a unit; none where there are so many that some two of them would bear out anything."""
    found = [each for each in numbers if each.upper is None and (each.unit == unit or _counts_too(each.unit, unit))]
    return found if len(found) <= _MOST else []


def _counts_too(unit: str, wanted: str) -> bool:
    """Whether a number without a unit may have the noun that is counted beside it."""
    return not unit and is_count(wanted)


def _pairs(numbers: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Two of one document: what two sources count is seldom one thing."""
    yield from (pair for pair in combinations(numbers, 2) if pair[0].doc_id == pair[1].doc_id)


def _shares(read: ReadNumber, sentence: str, numbers: Sequence[Number]) -> Iterator[Result]:
    """What part of a whole that stands beside it a count is, and by what part two numbers differ, as a fraction or in
    per cent."""
    scale = {TIMES: 1, PERCENT: 100}.get(read.unit)
    if scale is None or (scale == 1 and read.value >= 1):
        return
    counts = [each for each in numbers if is_plain_count(each)]
    for part, whole in permutations(counts if len(counts) <= _MOST else [], 2):
        near = beside(part, whole) or (len(counts) <= _MOST_COUNTS and part.doc_id == whole.doc_id)
        if part.value < whole.value and near:
            yield (part, whole), "{} / {}", part.value / whole.value * scale
    if scale == 1 and _called(sentence)[0]:
        for unit in dict.fromkeys(number.unit for number in numbers):
            pairs = _changes(_counts(numbers) if is_count(unit) else _of_unit(unit, numbers), sentence)
            yield from ((pair, formula, change / 100) for pair, formula, change in pairs if change < 100)


def _products(amounts: Sequence[Number], numbers: Sequence[Number]) -> Iterator[Result]:
    """What several cost together of which one's cost stands beside their count (*two crews, at £640,000 each*)."""
    for count in numbers:
        if is_plain_count(count) and 1 < count.value <= _MOST_COUNTED:
            for amount in amounts:
                if amount is not count and not is_count(amount.unit) and beside(count, amount):
                    yield (count, amount), "{} × {}", count.value * amount.value


def _counts(numbers: Sequence[Number]) -> list[Number]:
    """The numbers of things, where they are few: before and after, or the one and the other; the noun may go without
    saying of one of them."""
    counts = [each for each in numbers if is_count(each.unit) and each.upper is None]
    bare = [each for each in counts if not each.unit]
    return counts if len(counts) <= _MOST_COUNTS else bare if len(bare) == 2 else []


def _are_points(read: ReadNumber, sentence: str) -> bool:
    """*1,4 Punkte* in a language in which the word is read as no unit."""
    end = max(sentence.find(read.printed), 0) + len(read.printed)
    return not read.unit and _POINTS_AFTER.match(sentence, end) is not None


def _differences(numbers: Sequence[Number]) -> Iterator[Result]:
    for one, other in _pairs(numbers):
        pair = (one, other) if one.value >= other.value else (other, one)
        yield pair, "{} − {}", pair[0].value - pair[1].value


def _changes(numbers: Sequence[Number], sentence: str) -> Iterator[Result]:
    """By how many per cent one is above or below another; what rose did so from the lower of the two."""
    up, down = (pattern.search(sentence) is not None for pattern in (_ROSE, _FELL))
    for one, other in permutations(numbers, 2):
        against = (up and not down and one.value < other.value) or (down and not up and one.value > other.value)
        if one.doc_id == other.doc_id and other.value > 0 and not against:
            change = abs(one.value - other.value) / other.value * 100
            yield (one, other), "({0} − {1}) / {1}" if one.value >= other.value else "({1} − {0}) / {1}", change


_POINTS_AFTER = expression(r"[ \u00a0](?:Punkte?n?|points?)\b")
_ROSE = expression(r"\b(?:rose|risen|grew|increased|gained|climbed|stieg\w*|gestiegen|augmenté)\b|增长|增加|上升")
_FELL = expression(r"\b(?:fell|fallen|declined|dropped|decreased|shrank|sank\w*|gesunken|baissé|reculé)\b|下降|减少")
_DIFFERS = expression(
    r"\b(?:more|less|fewer|higher|lower|above|below|gap|lead\w*|led|ahead|behind|margin|differ\w*|exceed\w*|rose|risen|rise|"
    r"grew|grow\w*|increas\w+|gain\w*|up|fell|fall\w*|declin\w+|drop\w*|decreas\w+|down|cut|lost|narrow\w*|widen\w*|"
    r"sooner|later|earlier|longer|shorter|larger|smaller|bigger|majority|shr[aiu]nk\w*|outrais\w+|outspen\w+|"
    r"outnumber\w*|outpac\w+|outsold|reduc\w+|apart|"
    r"plus|moins|majorité|rédui\w+|écart|différence|supérieure?s?|inférieure?s?|augment\w+|hausse|baiss\w+|recul\w*|avance|"
    r"Mehrheit|\w*schrumpf\w*|kürz\w*|gekürzt\w*|länger|trenn\w+|liegen|verringer\w+|früher|später|größer|kleiner|"
    r"mehr|weniger|höher|niedriger|Abstand|Unterschied|Differenz|stieg\w*|gestiegen|sank\w*|gesunken|fiel\w*|"
    r"gefallen|Vorsprung|Rückgang|Anstieg)\b|多出|高出|低于|相差|差距|增长|增加|下降|减少|上升|上涨|涨|推迟|提前|缩短|延长|提高|降低",
    re.IGNORECASE,
)
_ADDS = expression(
    r"\b(?:together|combined|in all|in total|total\w*|sum|both|between them|ensemble|au total|à eux deux|cumulés?|"
    r"zusammen|insgesamt|beide|Summe)\b|合计|共计|总计|总共|两者",
    re.IGNORECASE,
)
