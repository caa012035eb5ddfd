"""What a share of a whole comes to, what is left of it, and what falls to each: results that need no word for a sum."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from pincite.corpus.model import Number
from pincite.corpus.numbers import ReadNumber, read_numbers
from pincite.corpus.numbers.currencies import is_money
from pincite.corpus.numbers.units import PERCENT, POINTS, TIMES, is_count
from pincite.expressions import expression

TextOf = Callable[[Number], str]
Result = tuple[tuple[Number, ...], str, Decimal]
"""Numbers in the order of the formula, the formula with a place for each, and the value in the unit of the print."""

_BESIDE = 80
"""Characters between a part and its whole (*17 of the 48 bridges*), or a count and what one of it costs."""
_RIGHT_AFTER = 12
_LARGE = 1000
_FEW = 3
"""Shares or wholes among which it is plain which are meant."""
_BEFORE, _AFTER = 60, 60
_CLAUSE = expression(r"[;:!?。；：]|\.\s")
_REST = expression(
    r"\b(?:rest|remain\w*|left|leaves?|leaving|others?|missing|keeps?|kept|retain\w*|Restes?|übrig\w*|bleib\w*|fehl\w*|"
    r"ander\w+|restent|restants?|restantes?|autres?|manqu\w*)\b|其余|其餘|剩|余下|另",
    re.IGNORECASE,
)
_DENIED = expression(
    r"\b(?:without|not|no|none|never|nor|cannot|lack\w*|nicht|kein\w*|ohne|pas|sans|aucune?)\b|n['’]t\b|不|没|沒|未|无",
    re.IGNORECASE,
)
_EACH = expression(
    r"\b(?:average\w*|each|apiece|per|a head|mean|Schnitt|durchschnittlich\w*|je|pro|moyenne|chacune?|par)\b|平均|每",
    re.IGNORECASE,
)


def beside(one: Number, other: Number) -> bool:
    """Whether two numbers stand close together in one document."""
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    return one.doc_id == other.doc_id and second.start - first.end <= _BESIDE


def is_plain_count(number: Number) -> bool:
    """Whether it counts whole things, and is no range."""
    return is_count(number.unit) and number.upper is None and number.value == number.value.to_integral_value()


def left_over(read: ReadNumber, sentence: str, numbers: Sequence[Number], text_of: TextOf) -> Iterator[Result]:
    """What is left of a whole where one or two parts of it are given and the words beside the print speak of the rest
    or deny (*29 percent would not pay* of *71 percent would pay*); a sentence that prints the part as well must speak
    of the rest."""
    whole = {PERCENT: Decimal(100), TIMES: Decimal(1)}.get(read.unit)
    if whole is None or not 0 < read.value < whole:
        return
    clause = _around(read, sentence)
    rest, denied = _REST.search(clause), _DENIED.search(clause)
    parts = [each for each in numbers if _share(each) is not None]
    if not rest:
        parts = [each for each in parts if denied and not _prints(sentence, each, text_of)]
    name = "100%" if read.unit == PERCENT else "1"
    for part in parts:
        yield (part,), f"{name} − {{}}", whole - _scaled(part, whole)
    for one, other in combinations(parts if len(parts) <= _FEW else [], 2):
        left = whole - _scaled(one, whole) - _scaled(other, whole)
        if left > 0 and one.doc_id == other.doc_id:
            yield (one, other), f"{name} − {{}} − {{}}", left


def portions(read: ReadNumber, numbers: Sequence[Number]) -> Iterator[Result]:
    """What a share of a whole that stands beside it comes to (*a fifth* of *1,240*), and that of which a whole is a
    multiple (*£2.4 million, three times the first estimate*)."""
    if read.unit in (PERCENT, TIMES, POINTS, "points", "point"):
        return
    wholes = [each for each in numbers if each.upper is None and each.value > 1 and _same_kind(each.unit, read.unit)]
    factors = [each for each in numbers if each.unit in (PERCENT, TIMES) and each.upper is None and each.value > 0]
    if len(wholes) > _FEW or len(factors) > _FEW:
        return
    for whole in wholes:
        for factor in factors:
            share = _share(factor)
            if beside(whole, factor) and share is not None:
                yield (whole, factor), "{} × {}", whole.value * share
            elif factor.unit == TIMES and factor.value > 1 and _told_by(whole, factor):
                yield (whole, factor), "{} / {}", whole.value / factor.value


def for_each(read: ReadNumber, sentence: str, numbers: Sequence[Number]) -> Iterator[Result]:
    """What falls to each of several where the sentence speaks of one (*a plant emits more than a million tons on
    average*)."""
    if read.unit in (PERCENT, TIMES) or not _EACH.search(sentence):
        return
    for amount in numbers:
        for count in numbers if amount.upper is None and _same_kind(amount.unit, read.unit) else ():
            if count is not amount and is_plain_count(count) and count.value > 1 and beside(amount, count):
                yield (amount, count), "{} / {}", amount.value / count.value


def of_two_alone(read: ReadNumber, sentence: str, numbers: Sequence[Number], text_of: TextOf) -> Iterator[Result]:
    """The exact sum and difference of two amounts, the only ones in their unit that are cited: of many, some pair would
    give any figure, and of counts any small one. A sentence that prints one of the two gives no sum of them unasked."""
    money = dict.fromkeys(each.unit for each in numbers if is_money(each.unit))
    if not read.unit and read.value >= _LARGE and len(money) == 1:
        unit = next(iter(money))  # *45 million euros, 15 million more than advised*
    elif is_count(read.unit) or read.unit in (PERCENT, TIMES):
        return
    else:
        unit = PERCENT if read.unit in (POINTS, "points", "point") else read.unit
    same = [each for each in numbers if each.upper is None and each.unit == unit]
    if len(same) != 2 or same[0].doc_id != same[1].doc_id:
        return
    if read.unit and unit != PERCENT and any(_prints(sentence, each, text_of) for each in same):
        return
    more, less = sorted(same, key=lambda each: -each.value)
    if more.value - less.value == read.value:
        yield (more, less), "{} − {}", read.value
    if read.unit and more.value + less.value == read.value and unit != PERCENT:
        yield (same[0], same[1]), "{} + {}", read.value


def _around(read: ReadNumber, sentence: str) -> str:
    """The clause of the print, and no more than a few words of it."""
    at = max(sentence.find(read.printed), 0)
    before, after = sentence[max(0, at - _BEFORE) : at], sentence[at + len(read.printed) :][:_AFTER]
    opening = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    closing = _CLAUSE.search(after)
    return f"{before[opening:]} {after[: closing.start()] if closing else after}"


def _prints(sentence: str, number: Number, text_of: TextOf) -> bool:
    if any(each.value == number.value for each in _numbers_in(sentence)):
        return True
    return text_of(number).casefold() in sentence.casefold()


@lru_cache(maxsize=64)
def _numbers_in(sentence: str) -> tuple[ReadNumber, ...]:
    return tuple(each for each in read_numbers(sentence) if each.kind == "quantity")


def _told_by(whole: Number, factor: Number) -> bool:
    """Whether a multiple is said of the number right before it."""
    return whole.doc_id == factor.doc_id and 0 < factor.span.start - whole.span.end <= _RIGHT_AFTER


def _share(number: Number) -> Decimal | None:
    """A part of a whole as a fraction of it."""
    value = number.value / 100 if number.unit == PERCENT else number.value if number.unit == TIMES else Decimal(0)
    return value if 0 < value < 1 and number.upper is None else None


def _scaled(part: Number, whole: Decimal) -> Decimal:
    return (_share(part) or Decimal(0)) * whole


def _same_kind(one: str, other: str) -> bool:
    return one == other or (is_count(one) and is_count(other))
