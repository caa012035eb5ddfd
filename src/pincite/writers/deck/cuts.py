"""Where a text or a table that is too long for one box is cut, so that its parts are as even as can be."""

from __future__ import annotations

from collections.abc import Callable, Container

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


LEAST_PART = 0.4
"""Share of the higher of two neighbouring parts that the lower has at least where a cut is moved."""


def cut_at_openings(
    cuts: list[tuple[int, int]], openings: Container[int], room: float, height: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """The cuts, each moved to the nearest group of ``openings`` beside it where both parts stay within the room.

    So a heading does not end one slide while what it heads goes on over the next.
    """
    made = list(cuts)
    for at in range(1, len(made)):
        start, cut, end = made[at - 1][0], made[at][0], made[at][1]
        for moved in sorted(range(start + 1, end), key=lambda each: abs(each - cut)):
            both = height(start, moved), height(moved, end)
            if moved in openings and max(both) <= room and min(both) >= LEAST_PART * max(both):
                made[at - 1], made[at] = (start, moved), (moved, end)
                break
    return made


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
