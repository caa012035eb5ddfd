"""Where a text or a table that is too long for one box is cut, so that its parts are as even as can be."""

from __future__ import annotations

from collections.abc import Callable

TOLERANCE = 0.5
"""Points by which a measured height may pass its box; it is less than the room that descenders leave."""


def even_cuts(count: int, bins: int, room: float, height: Callable[[int, int], float]) -> list[tuple[int, int]] | None:
    """Groups ``0..count`` in at most ``bins`` runs of heights as even as can be; None when they need more room."""
    if _filled(count, bins, room, height) is None:
        return None
    low, high = 0.0, room
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (middle, high) if _filled(count, bins, middle, height) is None else (low, middle)
    return _filled(count, bins, high, height)


def _filled(count: int, bins: int, room: float, height: Callable[[int, int], float]) -> list[tuple[int, int]] | None:
    """Runs filled one after the other up to ``room``; None when ``bins`` are not enough."""
    cuts: list[tuple[int, int]] = []
    start = 0
    while start < count:
        end = start + 1
        if len(cuts) == bins or height(start, end) > room:
            return None
        while end < count and height(start, end + 1) <= room:
            end += 1
        cuts.append((start, end))
        start = end
    return cuts
