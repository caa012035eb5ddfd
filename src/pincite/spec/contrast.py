"""Contrast of two colours as WCAG 2.2 measures it (relative luminance, 1.4.3 and 1.4.11)."""

from __future__ import annotations

TEXT, GRAPHIC = 4.5, 3.0
"""Least ratio of text that is not large, and of graphic parts, to what lies behind or beside them."""


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of ``#rrggbb``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance, from 0 (black) to 1 (white)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
              for part in (value / 255 for value in channels(colour))]  # fmt: skip
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """``colour`` with ``share`` of ``other`` in it."""
    parts = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in parts)


def nearest(colour: str, ground: str, least: float) -> str:
    """The shade or tint of ``colour`` nearest to it that reaches ``least`` on ``ground``; empty when none does."""
    away = "#000000" if luminance(ground) > 0.18 else "#ffffff"
    steps = (mixed(colour, away, step / 50) for step in range(51))
    return next((found for found in steps if ratio(found, ground) >= least), "")
