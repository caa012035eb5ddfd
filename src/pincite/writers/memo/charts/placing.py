"""Where labels go so that none stands on another: side by side on a line, or above and below what they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations, product

from pincite.writers.memo.charts.drawing import Box, Label, overlap


def stairs(wanted: Sequence[float], widths: Sequence[float], high: float) -> list[tuple[float, int]]:
    """Left edge and line, from the top, of texts that have a line each and are led straight down to ``wanted``.

    Each begins or ends at what it names. Of all arrangements the first whose leaders cross no text is taken, or else
    the one with the fewest crossings; a few texts only, as every arrangement is tried.
    """
    edges = [
        tuple(dict.fromkeys(max(0.0, min(left, high - width)) for left in (at - 2, at - width + 2)))
        for at, width in zip(wanted, widths, strict=True)
    ]
    best: tuple[int, list[tuple[float, int]]] | None = None
    for order in permutations(range(len(wanted))):
        for lefts in product(*edges):
            crossings = sum(
                order[other] > order[one] and lefts[other] - 1 < wanted[one] < lefts[other] + widths[other] + 1
                for one in range(len(wanted))
                for other in range(len(wanted))
            )
            if best is None or crossings < best[0]:
                best = crossings, list(zip(lefts, order, strict=True))
            if crossings == 0:
                return list(zip(lefts, order, strict=True))
    return best[1] if best else []


def beside_marks(label: Label, obstacles: Sequence[Box], *, below: bool = False, step: float = 1.5) -> Label:
    """The label moved up (or down, ``below``) until it stands clear of everything."""
    while any(overlap(label.box, box, apart=0.8) for box in obstacles):
        label = replace(label, y=label.y + (step if below else -step))
    return label


def inside(label: Label, low: float, high: float) -> Label:
    """The label moved sideways between ``low`` and ``high``."""
    left, _, right, _ = label.box
    return replace(label, x=label.x + max(0.0, low - left) - max(0.0, right - high))
