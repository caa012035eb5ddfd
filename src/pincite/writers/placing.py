"""Labels on a line, moved apart no further than they must be; memo and deck place theirs alike."""

from __future__ import annotations

from collections.abc import Sequence


def spread(centres: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float] | None:
    """Centres as near as can be to those wanted, in their order, so that stretches of these sizes lie apart between
    ``low`` and ``high``; nothing when there is no room.

    Neighbours that meet are drawn together and centred on the mean of what they want, as in isotonic regression.
    """
    if sum(sizes) > high - low + 1e-9:
        return None
    groups: list[tuple[list[int], float]] = []
    for index in sorted(range(len(centres)), key=lambda at: (centres[at], at)):
        members = [index]
        start = _start(members, centres, sizes, low, high)
        while groups and groups[-1][1] + _length(groups[-1][0], sizes) > start + 1e-9:
            members = [*groups.pop()[0], *members]
            start = _start(members, centres, sizes, low, high)
        groups.append((members, start))
    found = [0.0] * len(centres)
    for members, at in groups:
        start = at
        for index in members:
            found[index] = start + sizes[index] / 2
            start += sizes[index]
    return found


def _length(members: Sequence[int], sizes: Sequence[float]) -> float:
    return sum(sizes[index] for index in members)


def _start(members: Sequence[int], centres: Sequence[float], sizes: Sequence[float], low: float, high: float) -> float:
    """Where a group begins so that its members lie nearest to what they want."""
    wanted, offset = 0.0, 0.0
    for index in members:
        wanted += centres[index] - offset - sizes[index] / 2
        offset += sizes[index]
    return max(low, min(wanted / len(members), high - offset))
