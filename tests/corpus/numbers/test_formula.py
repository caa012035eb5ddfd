"""Formulas over ids of numbers: value, unit, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Number, Span
from pincite.corpus.numbers.formula import FormulaError, evaluate


def number(value: str, unit: str, *, approximate: bool = False, upper: str | None = None) -> Number:
    return Number("", "doc", Span(0, 1), Decimal(value), unit, approximate, Decimal(upper) if upper else None)


NUMBERS = {
    "nin-report#67-billion": number("67000000000", "USD"),
    "nin-report#7-8-billion": number("7800000000", "USD"),
    "a.b#38-percent": number("38", "%", approximate=True),
    "a.b#36-percent": number("36", "%"),
    "a.b#2-points": number("2", "percentage points"),
    "a.b#30": number("30", "platforms"),
    "a.b#0": number("0", "platforms"),
    "a.b#12": number("12", "users"),
    "a.b#67": number("67", ""),
    "a.b#3-4-nm": number("3", "nm", upper="4"),
    "a.b#2-km": number("2", "km"),
    "a.b#500-m": number("500", "m"),
    "a.b#9-times": number("9", "times"),
}


@pytest.mark.parametrize(
    ("formula", "value", "unit", "shown"),
    [
        ("nin-report#67-billion / nin-report#7-8-billion", "8.59", "times", "67 / 7.8"),
        ("nin-report#67-billion - nin-report#7-8-billion", "59200000000", "USD", "$67 billion − $7.8 billion"),
        ("nin-report#67-billion + nin-report#7-8-billion", "74800000000", "USD", "$67 billion + $7.8 billion"),
        ("nin-report#7-8-billion / nin-report#67-billion * 100", "11.64", "%", "7.8 / 67 × 100"),
        ("a.b#38-percent − a.b#36-percent", "2", "percentage points", "38% − 36%"),
        ("a.b#36-percent + a.b#2-points", "38", "%", "36% + 2 percentage points"),
        ("100 - a.b#38-percent", "62", "%", "100 − 38%"),
        ("nin-report#67-billion * a.b#38-percent", "25460000000", "USD", "$67 billion × 38%"),
        ("nin-report#7-8-billion × a.b#9-times", "70200000000", "USD", "$7.8 billion × 9 times"),
        ("(a.b#30 + a.b#30) / a.b#30", "2", "times", "(30 platforms + 30 platforms) / 30 platforms"),
        ("a.b#30 / a.b#12", "2.5", "platforms per users", "30 platforms / 12 users"),
        ("a.b#30 + a.b#67", "97", "platforms", "30 platforms + 67"),
        ("a.b#2-km - a.b#500-m", "1.5", "km", "2 km − 500 m"),
        ("a.b#2-km ÷ a.b#500-m", "4", "times", "2 km / 500 m"),
        ("nin-report#67-billion / nin-report#7-8-billion - 1", "7.59", "times", "$67 billion / $7.8 billion − 1"),
        ("a.b#30", "30", "platforms", "30 platforms"),
    ],
)
def test_a_formula_has_a_value_a_unit_and_a_form_to_show(formula: str, value: str, unit: str, shown: str) -> None:
    result = evaluate(formula, NUMBERS.get)
    assert round(result.value, 2) == Decimal(value)
    assert (result.unit, result.shown) == (unit, shown)


def test_the_ids_are_kept_in_order_without_repeats_and_a_hedge_is_passed_on() -> None:
    result = evaluate("a.b#30 * a.b#38-percent + a.b#30", NUMBERS.get)
    assert result.ids == ("a.b#30", "a.b#38-percent")
    assert result.approximate
    assert not evaluate("a.b#30 + a.b#30", NUMBERS.get).approximate


@pytest.mark.parametrize(
    ("formula", "offset", "words"),
    [
        ("", 0, "at least one number"),
        ("100 * 1", 0, "at least one number"),
        ("a.b#30 + nin-report#67-billion", 7, "the units differ"),
        ("a.b#30 + a.b#12", 7, "the units differ"),
        ("a.b#30 * a.b#12", 7, "must be a share"),
        ("a.b#30 * 3", 9, "only 1 and 100"),
        ("a.b#30 * 100", 7, "only a ratio"),
        ("a.b#30 / 100", 7, "only a percentage"),
        ("a.b#30 - 1", 7, "can be added"),
        ("a.b#30 / a.b#0", 7, "division by zero"),
        ("a.b#nowhere / a.b#30", 0, "`a.b#nowhere`"),
        ("a.b#30 / a.b#3-4-nm", 9, "is a range"),
        ("a.b#30 -a.b#30", 7, "space before and after the minus"),
        ("a.b#30 a.b#30", 7, "expected an operator"),
        ("(a.b#30", 0, "expected `)`"),
        ("a.b#30)", 6, "expected an operator"),
        ("a.b#30 /", 8, "end of the formula"),
        ("a.b#30 / * a.b#30", 9, "found `*`"),
        ("a.b#30 + __import__('os')", 9, "found `__import__`"),
        ("(" * 60 + "a.b#30" + ")" * 60, 50, "too many brackets"),
    ],
)
def test_what_cannot_be_calculated_is_refused_with_its_place(formula: str, offset: int, words: str) -> None:
    with pytest.raises(FormulaError) as refused:
        evaluate(formula, NUMBERS.get)
    assert words in refused.value.message
    assert refused.value.offset == offset


@given(st.lists(st.sampled_from([*NUMBERS, "+", "-", "*", "/", "(", ")", "1", "100", "x"]), max_size=12).map(" ".join))
def test_any_formula_has_a_value_or_is_refused_at_a_place_in_it(formula: str) -> None:
    offset, value = outcome(formula)
    assert 0 <= offset <= len(formula)
    assert value.is_finite()


def outcome(formula: str) -> tuple[int, Decimal]:
    """The offset of the fault and no value, or no offset and the value."""
    try:
        return 0, evaluate(formula, NUMBERS.get).value
    except FormulaError as refused:
        return refused.offset, Decimal(0)


@given(st.text(max_size=40))
def test_any_text_is_refused_rather_than_run(formula: str) -> None:
    with pytest.raises(FormulaError):
        evaluate(formula, lambda _: None)
