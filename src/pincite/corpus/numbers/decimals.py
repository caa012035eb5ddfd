"""Decimals as they are printed: without exponent, and with the precision of their last digit."""

from __future__ import annotations

from decimal import Decimal


def plain(value: Decimal) -> Decimal:
    """The same value without exponent or idle zeros, so that it prints as a reader would write it (7800000000)."""
    digits = f"{value:f}"
    if digits.isdecimal():
        return Decimal(digits)
    return Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)


_ONE = Decimal(1)


def step_of(value: Decimal) -> Decimal:
    """What one step of the last digit is worth (0.1 for 7.8, 1 for 600); never finer than a millionth."""
    exponent = value.as_tuple().exponent
    if exponent == 0:
        return _ONE
    return Decimal(1).scaleb(max(exponent, -6)) if isinstance(exponent, int) else Decimal(1)
