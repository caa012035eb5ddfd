"""Formulas over numbers of the corpus: ``nin-report#67-billion / nin-report#7-8-billion``.

``+ - * /`` (also ``− × ÷``) and brackets. Ids hold hyphens and full stops, so a minus must have a space on both sides.
Two constants are allowed, because every other figure must have a source: ``100`` turns a share into per cent
(``a / b * 100``) or is the whole of which a percentage is a part (``100 - a``), and ``1`` stands for the whole of a
ratio (``a / b - 1``). Values are absolute, so that no factor of scale is ever needed.

Units: a sum or difference needs one unit (a difference of percentages is in percentage points); a quotient of one unit
is in ``times``, of two units ``a per b``; a product needs a share or a multiple on one side.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from pincite.corpus.model import Number
from pincite.corpus.numbers.figures import printed_value, spelled
from pincite.corpus.numbers.units import PERCENT, POINTS, TIMES, in_base, is_count

Lookup = Callable[[str], Number | None]
_DEEPEST = 50
_CONSTANT = "constant"


class FormulaError(ValueError):
    """A formula that cannot be evaluated: why, and at which offset of it."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Calculated:
    """The result of a formula."""

    value: Decimal
    unit: str
    ids: tuple[str, ...]
    """The numbers it rests on, in the order of the formula, without repeats."""
    shown: str
    """The formula with the values in place of the ids (``67 / 7.8``)."""
    approximate: bool = False
    """Whether one of the numbers is hedged in its source."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class _Term:
    """A value under way."""

    value: Decimal
    unit: str
    offset: int


_TOKEN = re.compile(
    r"\s*(?:(?P<id>[^\W_][\w.-]*#[\w.-]*\w)|(?P<number>\d[\d.,_]*)|(?P<op>[-+*/()−×÷–])|(?P<wrong>[^\s()]+))"
)
_SAME = {"−": "-", "–": "-", "×": "*", "÷": "/"}


def evaluate(formula: str, lookup: Lookup) -> Calculated:
    """The value of ``formula``; ``lookup`` gives the number of an id, or None.

    Raises FormulaError, whose offset counts code points of ``formula``.
    """
    tokens = _tokens(formula)
    numbers = {token.offset: _number(token, lookup) for token in tokens if token.kind == "id"}
    if not numbers:
        raise FormulaError("expected at least one number of the corpus", 0)
    result = _Parser(tokens, numbers, len(formula)).result()
    ids = tuple(dict.fromkeys(token.text for token in tokens if token.kind == "id"))
    approximate = any(number.approximate for number in numbers.values())
    return Calculated(result.value, result.unit, ids, _shown(tokens, numbers), approximate)


def _tokens(formula: str) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    position, end = 0, len(formula.rstrip())
    while position < end:
        match = _TOKEN.match(formula, position)
        if match is None or match.lastgroup is None:
            raise FormulaError("expected an id of a number", position)
        kind, text, offset = match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)
        if kind == "wrong":
            raise FormulaError(f"expected an id of a number, an operator or a bracket, found `{text}`", offset)
        text = _SAME.get(text, text)
        if text == "-" and not (formula[offset - 1 : offset].isspace() and formula[offset + 1 : offset + 2].isspace()):
            raise FormulaError("expected a space before and after the minus, since ids hold hyphens", offset)
        tokens.append(_Token(kind, text, offset))
        position = match.end()
    return tuple(tokens)


def _number(token: _Token, lookup: Lookup) -> Number:
    number = lookup(token.text)
    if number is None:
        raise FormulaError(f"no number has the id `{token.text}`", token.offset)
    if number.upper is not None:
        raise FormulaError(f"`{token.text}` is a range and has no single value", token.offset)
    return number


class _Parser:
    """Recursive descent over the tokens: sum, product, factor."""

    def __init__(self, tokens: tuple[_Token, ...], numbers: dict[int, Number], end: int) -> None:
        self._tokens = tokens
        self._numbers = numbers
        self._end = end
        self._index = 0
        self._depth = 0

    def result(self) -> _Term:
        """The value of the whole formula."""
        term = self._sum()
        if token := self._peek():
            raise FormulaError(f"expected an operator, found `{token.text}`", token.offset)
        if term.unit == _CONSTANT:
            raise FormulaError("expected a number of the corpus, found only constants", term.offset)
        return term

    def _peek(self, *wanted: str) -> _Token | None:
        token = self._tokens[self._index] if self._index < len(self._tokens) else None
        return token if token and (not wanted or token.text in wanted) else None

    def _sum(self) -> _Term:
        left = self._product()
        while operator := self._peek("+", "-"):
            self._index += 1
            left = _added(left, self._product(), operator)
        return left

    def _product(self) -> _Term:
        left = self._factor()
        while operator := self._peek("*", "/"):
            self._index += 1
            right = self._factor()
            left = _divided(left, right, operator) if operator.text == "/" else _multiplied(left, right, operator)
        return left

    def _factor(self) -> _Term:
        token = self._peek()
        if token is None:
            raise FormulaError("expected a number, found the end of the formula", self._end)
        self._index += 1
        if token.text == "(":
            return self._bracket(token)
        if token.kind == "id":
            number = self._numbers[token.offset]
            return _Term(number.value, number.unit, token.offset)
        if token.kind == "number":
            return _constant(token)
        raise FormulaError(f"expected a number, found `{token.text}`", token.offset)

    def _bracket(self, opening: _Token) -> _Term:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FormulaError("too many brackets within each other", opening.offset)
        inner = self._sum()
        if not self._peek(")"):
            raise FormulaError("expected `)` for this `(`", opening.offset)
        self._index += 1
        self._depth -= 1
        return inner


def _constant(token: _Token) -> _Term:
    if token.text not in ("1", "100"):
        raise FormulaError(
            f"expected an id, found `{token.text}`: only 1 and 100 may stand without a source", token.offset
        )
    return _Term(Decimal(token.text), _CONSTANT, token.offset)


def _added(left: _Term, right: _Term, operator: _Token) -> _Term:
    """A sum or difference, in the unit of the left side."""
    left, right = _whole(left, right, operator), _whole(right, left, operator)
    sign = -1 if operator.text == "-" else 1
    if left.unit == right.unit == PERCENT and sign < 0 and not (left.value == 100 or right.value == 100):
        return _Term(left.value - right.value, POINTS, left.offset)
    if left.unit == PERCENT and right.unit == POINTS:
        return _Term(left.value + sign * right.value, PERCENT, left.offset)
    factor = _factor_between(left.unit, right.unit)
    if factor is None:
        verb = "add" if sign > 0 else "subtract"
        raise FormulaError(f"cannot {verb} {_named(right)} and {_named(left)}: the units differ", operator.offset)
    return _Term(left.value + sign * right.value * factor, left.unit or right.unit, left.offset)


def _whole(term: _Term, other: _Term, operator: _Token) -> _Term:
    """A constant in a sum takes the unit of the other side: 100 of per cent, 1 of a ratio."""
    if term.unit != _CONSTANT:
        return term
    unit = {Decimal(100): PERCENT, Decimal(1): TIMES}[term.value] if term.value in (1, 100) else ""
    if unit != other.unit:
        raise FormulaError(f"`{term.value}` can be added to or taken from {unit or 'nothing'} only", operator.offset)
    return _Term(term.value, unit, term.offset)


def _factor_between(left: str, right: str) -> Decimal | None:
    """What turns a value in ``right`` into one in ``left``; None when nothing does."""
    if left == right or (not (left and right) and is_count(left) and is_count(right)):
        return Decimal(1)
    (left_base, left_factor), (right_base, right_factor) = in_base(left), in_base(right)
    return right_factor / left_factor if left_base == right_base else None


def _divided(left: _Term, right: _Term, operator: _Token) -> _Term:
    if right.value == 0:
        raise FormulaError("division by zero", operator.offset)
    value = left.value / right.value
    if right.unit == _CONSTANT:
        if right.value == 100 and left.unit == PERCENT:
            return _Term(value, TIMES, left.offset)
        raise FormulaError("only a percentage can be divided by 100", operator.offset)
    factor = _factor_between(left.unit, right.unit)
    if factor is not None:
        return _Term(value / factor, TIMES, left.offset)
    if left.unit == _CONSTANT:
        return _inverse(left, right, operator)
    if right.unit in (TIMES, PERCENT):
        return _Term(value * (100 if right.unit == PERCENT else 1), left.unit, left.offset)
    return _Term(value, f"{left.unit or 'number'} per {right.unit or 'number'}", left.offset)


def _inverse(left: _Term, right: _Term, operator: _Token) -> _Term:
    if left.value == 1 and right.unit == TIMES:
        return _Term(1 / right.value, TIMES, left.offset)
    raise FormulaError("a constant can be divided by a ratio only", operator.offset)


def _multiplied(left: _Term, right: _Term, operator: _Token) -> _Term:
    if _CONSTANT in (left.unit, right.unit):
        constant, term = (left, right) if left.unit == _CONSTANT else (right, left)
        if constant.value == 100 and term.unit == TIMES:
            return _Term(term.value * 100, PERCENT, left.offset)
        raise FormulaError("only a ratio can be multiplied by 100, and nothing by 1", operator.offset)
    for share, whole in ((left, right), (right, left)):
        if share.unit == PERCENT:
            return _Term(share.value * whole.value / 100, whole.unit, left.offset)
        if share.unit == TIMES:
            return _Term(share.value * whole.value, whole.unit, left.offset)
    raise FormulaError(f"cannot multiply {_named(left)} by {_named(right)}: one must be a share", operator.offset)


def _named(term: _Term) -> str:
    return f"`{term.unit}`" if term.unit and term.unit != _CONSTANT else "a number without a unit"


def _shown(tokens: tuple[_Token, ...], numbers: dict[int, Number]) -> str:
    """The formula in values: bare on one scale when it only divides numbers of one unit, else each with its unit."""
    units = {number.unit for number in numbers.values()}
    divides = all(token.text not in "+-" for token in tokens if token.kind == "op") and len(numbers) > 1
    scale = _common_scale([number.value for number in numbers.values()])
    written = {"-": "−", "*": "×"}
    parts: list[str] = []
    for token in tokens:
        if token.kind == "id":
            number = numbers[token.offset]
            bare = divides and len(units) == 1
            parts.append(printed_value(number.value / scale) if bare else spelled(number.value, number.unit))
        else:
            parts.append(written.get(token.text, token.text))
    return " ".join(parts).replace("( ", "(").replace(" )", ")")


def _common_scale(values: list[Decimal]) -> Decimal:
    """The largest power of a thousand that leaves every value at one or more."""
    smallest = min((abs(value) for value in values if value), default=Decimal(1))
    return Decimal(1000) ** max(0, smallest.adjusted() // 3)
