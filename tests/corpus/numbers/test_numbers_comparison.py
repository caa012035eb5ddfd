"""Whether a printed number is the source's, and which two numbers a multiple stands for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Number, Span
from pincite.corpus.numbers import ReadNumber, read_numbers
from pincite.corpus.numbers.comparison import Verdict, compare, nearest, ratio_of


def read(text: str) -> ReadNumber:
    (number,) = (number for number in read_numbers(text) if number.kind == "quantity")
    return number


def number(value: str, unit: str, name: str = "", *, approximate: bool = False) -> Number:
    return Number(name, "doc", Span(0, 1), Decimal(value), unit, approximate)


@pytest.mark.parametrize(
    ("printed", "source", "verdict"),
    [
        ("$7.8 billion", "$7.8 billion", "equal"),
        ("$7,800 million", "$7.8 billion", "equal"),
        ("7.8 billion dollars", "US$7.8bn", "equal"),
        ("$7.8 billion", "$7.84 billion", "rounded"),
        ("67%", "67.3%", "rounded"),
        ("38 %", "38.4%", "rounded"),
        ("39 %", "38.5%", "rounded"),
        ("38 %", "38.5%", "different"),
        ("38.4%", "38%", "different"),
        ("$7.9 billion", "$7.84 billion", "different"),
        ("$8.7 billion", "$7.8 billion", "different"),
        ("€7.8 billion", "$7.8 billion", "unit"),
        ("5 percentage points", "5%", "unit"),
        ("5%", "7 percentage points", "different"),
        ("38 nm", "38%", "unit"),
        ("A$5", "$5", "unit"),
        ("600 million users", "over 600 million downloads", "equal"),
        ("a rate of 67", "67%", "equal"),
        ("14 nm", "14 nanometers", "equal"),
        ("1.4 km", "1,400 m", "equal"),
        ("two decades", "20 years", "equal"),
        ("24 months", "two years", "equal"),
        ("half of them", "50%", "equal"),
        ("a third of them", "33%", "rounded"),
        ("a third of them", "36%", "different"),
        ("1/13", "7.7%", "different"),
        ("nine times", "900%", "different"),
        ("3-4 nm", "3–4 nanometers", "equal"),
        ("3 nm", "3-4 nm", "different"),
        ("3-5 nm", "3-4 nm", "different"),
        ("over 600 million", "612 million", "rounded"),
        ("over 600 million", "590 million", "different"),
        ("nearly 70%", "67%", "rounded"),
        ("nearly 70%", "71%", "different"),
        ("over 38%", "37.6%", "different"),
        ("over 38%", "38.2%", "rounded"),
        ("up to 70%", "70.4%", "different"),
        ("about 600 million", "612 million", "rounded"),
        ("about 600 million", "690 million", "different"),
        ("600 million", "612 million", "different"),
        ("up to 70%", "69.2%", "rounded"),
        ("as many as 600 users", "over 600 users", "different"),
        ("under 5%", "over 5%", "different"),
        ("over 600 million", "600 million", "different"),
        ("over 600 million", "about 600 million", "different"),
        ("over 600 million", "at least 600 million", "equal"),
        ("at least 600 million", "600 million", "equal"),
        ("about 600 million", "over 600 million", "equal"),
        ("5‰", "0.5%", "equal"),
        ("1,000 GB/s", "1 TB/s", "equal"),
        ("1 Gt CO2", "1 Gt", "unit"),
        ("5 million kr", "5 million Danish kroner", "equal"),
        ("5 million kr", "5 million euros", "unit"),
        ("5 million people", "5 billion people", "different"),
        ("5 people", "$5", "unit"),
        ("half of them", "0.5 of it", "equal"),
        ("a quarter-point cut", "25 basis points", "equal"),
        ("12 inches", "1 foot", "equal"),
        ("200 nautical miles", "200 miles", "different"),
        ("two to three decades", "20 to 30 years", "equal"),
        ("1.3 million barrels", "1.27 million bpd", "rounded"),
        ("5 gallons", "5 litres", "unit"),
    ],
)
def test_the_verdict_follows_value_precision_and_unit(printed: str, source: str, verdict: Verdict) -> None:
    assert compare(read(printed), read(source)).verdict == verdict


AMOUNTS = st.sampled_from(
    ["", "$", "€", "%", " percentage points", " nm", " km", " m", " years", " months", " million users", "‰"]
)


def printed(value: Decimal, unit: str) -> str:
    return f"It was {unit}{value:,f}." if unit in ("$", "€") else f"It was {value:,f}{unit}."


@given(st.decimals(min_value=1, max_value=10**6, places=1), AMOUNTS)
def test_every_number_is_equal_to_itself(value: Decimal, unit: str) -> None:
    number = read(printed(value, unit))
    assert compare(number, number).verdict == "equal"


@given(
    st.decimals(min_value=1, max_value=100, places=1),
    st.decimals(min_value=1, max_value=100, places=1),
    AMOUNTS.filter(bool),
    AMOUNTS.filter(bool),
)
def test_equality_is_mutual_between_numbers_with_units(
    left: Decimal, right: Decimal, left_unit: str, right_unit: str
) -> None:
    one, other = read(printed(left, left_unit)), read(printed(right, right_unit))
    assert (compare(one, other).verdict == "equal") == (compare(other, one).verdict == "equal")


@given(st.decimals(min_value=1, max_value=10**6, places=3), st.decimals(min_value=1, max_value=10**6, places=3))
def test_only_one_of_two_different_numbers_can_be_the_other_rounded(left: Decimal, right: Decimal) -> None:
    one, other = read(f"It was {left:f}%."), read(f"It was {right:f}%.")
    assert [compare(one, other).verdict, compare(other, one).verdict].count("rounded") <= 1


def test_a_bare_yen_sign_may_be_yuan() -> None:
    assert compare(read("¥5 billion"), read("5 billion yuan")).verdict == "equal"
    assert compare(read("5 billion yen"), read("5 billion yuan")).verdict == "unit"


def test_a_dropped_hedge_is_told() -> None:
    source = number("600000000", "downloads", approximate=True)
    assert compare(read("600 million downloads"), source).hedge_dropped
    assert not compare(read("over 600 million downloads"), source).hedge_dropped
    assert compare(read("600 million downloads"), source).holds


@given(st.decimals(min_value=1, max_value=10**6, places=3), st.integers(min_value=0, max_value=3))
def test_rounding_a_value_never_makes_another_number_of_it(value: Decimal, places: int) -> None:
    rounded = f"{value.quantize(Decimal(1).scaleb(-places), rounding='ROUND_HALF_UP'):f}"
    assert compare(read(f"It was {rounded}%"), number(str(value), "%")).holds


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=1, max_value=10**9))
def test_whole_numbers_are_equal_only_to_themselves(left: int, right: int) -> None:
    verdict = compare(read(f"It was {left:,}%"), number(str(right), "%")).verdict
    assert (verdict == "equal") == (left == right)
    assert verdict in ("equal", "different")


def test_the_nearest_has_the_same_unit_and_the_least_gap() -> None:
    small, large, share = number("7800000000", "USD"), number("67000000000", "USD"), number("8", "%")
    assert nearest(read("$8.7 billion"), [large, small, share]) is small
    assert nearest(read("9%"), [large, small, share]) is share
    assert nearest(read("9%"), []) is None


CHINA, STATES = number("7800000000", "USD", "china"), number("67000000000", "USD", "states")
OTHERS = (number("38", "%", "share"), number("140000000000", "USD", "fund"))


@pytest.mark.parametrize(
    ("multiple", "pair"),
    [
        ("nine times", (STATES, CHINA)),
        ("8.6 times", (STATES, CHINA)),
        ("eight to nine times", (STATES, CHINA)),
        ("more than eight times", (STATES, CHINA)),
        ("nearly nine times", (STATES, CHINA)),
        ("a ninth of", (CHINA, STATES)),
        ("twice", (OTHERS[1], STATES)),
        ("ten times", None),
        ("more than nine times", None),
        ("half of", (STATES, OTHERS[1])),
        ("a quarter of", None),
        ("9%", None),
    ],
)
def test_a_multiple_is_bound_to_the_two_numbers_that_make_it(multiple: str, pair: tuple[Number, Number] | None) -> None:
    assert ratio_of(read(multiple), [CHINA, *OTHERS, STATES]) == pair


def test_numbers_of_two_units_make_no_multiple() -> None:
    assert ratio_of(read("twice"), [number("40", "%"), number("20", "USD")]) is None
