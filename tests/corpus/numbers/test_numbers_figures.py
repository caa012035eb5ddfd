"""Numbers on a chart's scale, in words, and split for setting large."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Number, Span
from pincite.corpus.numbers import read_numbers
from pincite.corpus.numbers.figures import UnitLabel, in_unit, printed_value, read_unit_label, spelled, split_figure


def number(value: str, unit: str) -> Number:
    return Number("", "doc", Span(0, 1), Decimal(value), unit)


@pytest.mark.parametrize(
    ("value", "unit", "label", "expected"),
    [
        ("7800000000", "USD", "US$ billion", "7.8"),
        ("7800000000", "USD", "$bn", "7.8"),
        ("7800000000", "USD", "USD billion", "7.8"),
        ("7800000000", "USD", "billions of US dollars", "7.8"),
        ("7800000000", "USD", "US dollars", "7800000000"),
        ("5000000", "EUR", "€ million", "5"),
        ("5000000", "EUR", "million euros", "5"),
        ("5000000", "EUR", "US$ million", None),
        ("5000000", "CNY", "RMB million", "5"),
        ("7800000000", "USD", "billion", None),
        ("38", "%", "%", "38"),
        ("38", "%", "per cent", "38"),
        ("38", "%", "US$ billion", None),
        ("38", "%", "percentage points", None),
        ("0.5", "times", "%", "50"),
        ("600000000", "downloads", "million downloads", "600"),
        ("600000000", "downloads", "Downloads (millions)", "600"),
        ("600000000", "downloads", "million", "600"),
        ("5000", "users", "thousand", "5"),
        ("5", "%", "thousand", None),
        ("14", "nm", "nm", "14"),
        ("14", "nm", "nanometres", "14"),
        ("1500", "MW", "GW", "1.5"),
        ("9", "times", "times", "9"),
        ("10", "years", "years", "10"),
    ],
)
def test_a_number_is_scaled_to_a_charts_unit_or_does_not_fit(
    value: str, unit: str, label: str, expected: str | None
) -> None:
    scaled = in_unit(number(value, unit), label)
    assert scaled == (None if expected is None else Decimal(expected))
    assert scaled is None or str(scaled) == expected


@pytest.mark.parametrize(
    ("label", "unit", "scale"),
    [("十亿美元", "USD", 10**9), ("亿美元", "USD", 10**8), ("百万吨", "t", 10**6), ("兆瓦", "MW", 1), ("个百分点", "percentage points", 1)],
)  # fmt: skip
def test_a_charts_unit_may_be_written_out_in_chinese(label: str, unit: str, scale: int) -> None:
    assert read_unit_label(label, lang="zh") == UnitLabel(unit, Decimal(scale))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("7.80", "7.8"), ("67", "67"), ("12345.0", "12,345"), ("-5", "−5"), ("1E+3", "1,000"), ("0.1234567", "0.123457")],
)
def test_a_value_is_printed_without_idle_zeros(value: str, expected: str) -> None:
    assert printed_value(Decimal(value), "US$ billion") == expected


@given(
    st.decimals(min_value=0, max_value=10**13, places=2),
    st.sampled_from(["USD", "EUR", "CNY", "HKD", "%", "nm", "downloads"]),
)
def test_what_is_spelled_is_read_back(value: Decimal, unit: str) -> None:
    (read,) = read_numbers(f"It was {spelled(value, unit, places=20)} then")
    assert (read.value, read.unit) == (value, unit)


@pytest.mark.parametrize(
    ("printed", "figure", "scale"),
    [
        ("$7.8 billion", "$7.8", "billion"),
        ("US$47 billion", "US$47", "billion"),
        ("RMB 50 million", "RMB 50", "million"),
        ("€1.2tn", "€1.2", "tn"),
        ("over 600 million", "600", "million+"),
        ("600+ million", "600", "million+"),
        ("well over 3 million", "3", "million+"),
        ("approximately 38%", "≈38", "%"),
        ("about 70%", "≈70", "%"),
        ("nearly 40", "≈40", ""),
        ("up to 5 %", "≤5", "%"),
        ("no more than 5%", "≤5", "%"),
        ("less than 5%", "<5", "%"),
        ("at least 38%", "≥38", "%"),
        ("as few as 40", "≥40", ""),
        ("as many as 40", "≤40", ""),
        ("more than $35,000", ">$35,000", ""),
        ("$100,000 or more", "≥$100,000", ""),
        ("1/13", "1/13", ""),
        ("3-4 nanometer", "3–4", "nanometer"),
        ("between 5 and 10 %", "5–10", "%"),
        ("$5-7 billion", "$5–7", "billion"),
        ("60 bis 70 Milliarden Euro", "60–70", "Milliarden Euro"),
        ("entre 3 et 4 %", "3–4", "%"),
        ("N1.2tn", "N1.2", "tn"),
        ("over 25 to 1", "over 25 to 1", ""),
        ("−5%", "−5", "%"),
        ("nine times", "9", "times"),
        ("ten years", "10", "years"),
        ("two million", "2", "million"),
        ("5 billion dollars", "5", "billion dollars"),
        ("one-third", "one-third", ""),
        ("$2.7\N{NO-BREAK SPACE}million", "$2.7", "million"),
        ("a decade", "a decade", ""),
    ],
)
def test_a_figure_is_split_for_setting_large(printed: str, figure: str, scale: str) -> None:
    assert split_figure(printed) == (figure, scale)


@given(st.text(max_size=30))
def test_splitting_never_fails(printed: str) -> None:
    figure, scale = split_figure(printed)
    assert bool(figure or scale) == bool(printed.strip())
