"""Evens the lines of a text that fits: no title that breaks after one long line, no word alone on its last line.

The text itself is never changed and no break is put into it. The room at its right is made smaller, so the words
stay one sentence for a reader, a search and a screen reader, and break again as they may on another master.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pincite.writers.deck.measure import Measure, Wrapped
from pincite.writers.deck.model import Line, Slot
from pincite.writers.deck.template import Box

EVEN = ("Title", "Quotation")
"""Roles whose lines are made even; in others only a short last line is filled up."""

SMALLER = {"Statement": 4, "Quotation": 3, "Takeaway": 2}
"""Points that a text may give up so that no word stands alone on its last line."""

TIDIEST = 16
"""The most per cent of its width that a text gives up to be rid of single words and hyphens at line ends."""

LEAST_LAST = 0.25
"""Share of the width that a last line takes at least, where the words allow it."""

NARROWER = 1.01
"""How much wider a line may be for a renderer whose letters run narrower than their advances."""

WIDER = 0.995
"""How much narrower a box is for a renderer whose letters run wider: a text fits when it fits there as well."""

TOO_HIGH = 1_000


def stem(role: str) -> str:
    """A role without the number at its end."""
    return re.sub(r" \d+$", "", role)


def evened(slot: Slot, box: Box, measure: Measure, *, floor: float, room: float) -> Slot:
    """The slot, which fits at its size, with the inset and the size at which its lines look best.

    ``floor`` is the smallest size allowed, ``room`` the height in points that it may take. Lines whose width is a guess
    keep all the room there is.
    """
    if any(measure.guesses(line) for line in slot.lines):
        return slot
    if len(slot.lines) != 1:
        return _tidied(slot, box, measure, room)
    role, line = stem(slot.role), slot.lines[0]
    least = 1.0 if role in EVEN else LEAST_LAST
    for smaller in range(SMALLER.get(role, 0) + 1):
        size = max(slot.size - smaller, floor)
        for share in dict.fromkeys((least, 1.0)):
            inset = _even_inset(measure, line, size, box.width, share, room)
            if not any(_alone(each) for each in _layouts(measure, line, size, box.width - inset)):
                found = replace(slot, size=size, inset=inset)
                return _tidied(found, box, measure, room) if _flaws(found, box, measure, inset, room) else found
    return replace(slot, inset=_even_inset(measure, line, slot.size, box.width, least, room))


def _even_inset(measure: Measure, line: Line, size: float, width: float, least: float, room: float) -> float:
    """The inset that makes the lines even, less where wider letters would then need one line more than there is."""
    inset = measure.even_inset(line, size, width, least=least)
    for tried in (inset, max(0.0, width - (width - inset) / WIDER)):
        if measure.height((line,), size, (width - tried) * WIDER) <= room:
            return tried
    return 0.0


def _tidied(slot: Slot, box: Box, measure: Measure, room: float) -> Slot:
    """The slot a little narrower where that rids it of words alone on a line and of lines that end in a hyphen."""
    tried = [slot.inset + box.width * share / 100 for share in range(TIDIEST + 1)]
    counts: list[int] = []
    for inset in tried:
        counts.append(_flaws(slot, box, measure, inset, room))
        if counts[-1] == 0:
            break
    return replace(slot, inset=tried[counts.index(min(counts))])


def _flaws(slot: Slot, box: Box, measure: Measure, inset: float, room: float) -> int:
    width = box.width - inset
    if inset != slot.inset and measure.height(slot.lines, slot.size, width * WIDER) > room:
        return TOO_HIGH
    wrapped = [each for line in slot.lines for each in _layouts(measure, line, slot.size, width)]
    return sum(_alone(each) + each.hyphened for each in wrapped)


def _layouts(measure: Measure, line: Line, size: float, width: float) -> Iterator[Wrapped]:
    """The paragraph as measured, and as a renderer with narrower letters may set it."""
    yield measure.wrap(line, size, width)
    yield measure.wrap(line, size, width * NARROWER)


def _alone(wrapped: Wrapped) -> bool:
    return wrapped.last_units == 1 and len(wrapped.widths) > 1
