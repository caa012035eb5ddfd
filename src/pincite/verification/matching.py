"""Which parts of a file are printed as they were recorded: the longest runs that both have, and what lies between.

Both sides are folded texts. Runs are found from the record's side by an index of its short pieces, so that
order, layout and breaks play no part; what differs inside a run of words is what two neighbouring runs of one
unit leave between them.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pincite.verification.folding import FoldedPieces, fold_all
from pincite.verification.record import Unit
from pincite.verification.traces import is_bare_negation

ANCHOR = 20
"""So many characters of a run cannot be a coincidence; shorter ones count only between anchors, or as whole units."""
_AFTER = 12
"""So many are none where a long run of the same unit is near."""
_GAP = 40
"""So near."""
_LONG, _SHORT = 16, 8
"""Lengths of the pieces by which anchors and shorter runs are found."""
_MOST_PLACES = 128
"""Of one piece: what stands more often is looked for from its first places only, so that no text is slow."""
_WIDEST = 160
"""Characters that may stand in place of others; more is an insertion of its own."""
_DENIAL = 12
"""Characters of a word that denies."""
_EDGE = 60
"""As many at the beginning or end of a unit, where only one side is known."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that the file and a unit of the record share."""

    start: int
    """In the file's stream."""
    end: int
    unit: int
    at: int
    """Where in the folded unit it begins."""

    @property
    def until(self) -> int:
        return self.at + self.end - self.start


@dataclass(frozen=True, slots=True)
class Change:
    """What stands in the file in place of what was recorded; either side may be empty."""

    start: int
    end: int
    """In the file's stream."""
    unit: int
    at: int
    until: int
    """In the folded unit."""


@dataclass(frozen=True, slots=True)
class Match:
    """How a file and a record go together."""

    runs: tuple[Run, ...]
    changes: tuple[Change, ...]


class Index:
    """The units of a record, ready to be found in files."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = tuple(units)
        self.folded = fold_all([unit.text for unit in units], parted=True)
        self._places = {length: self._found_at(length) for length in (_LONG, _SHORT)}

    def _found_at(self, length: int) -> dict[str, list[int]]:
        """Where each piece of this length stands."""
        found: dict[str, list[int]] = {}
        text = self.folded.text
        for start, piece in zip(self.folded.starts, self.folded.pieces, strict=True):
            for at in range(start, start + len(piece.text) - length + 1):
                places = found.setdefault(text[at : at + length], [])
                if len(places) < _MOST_PLACES:
                    places.append(at)
        return found

    def length(self, unit: int) -> int:
        """Characters of a folded unit."""
        return len(self.folded.pieces[unit].text)

    def is_denial(self, unit: int, until: int) -> bool:
        """Whether a unit begins with nothing but a word that denies, up to this place of its folded form."""
        lost = self.units[unit].text[: self.folded.pieces[unit].offset(until)] if 0 < until <= _DENIAL else ""
        return is_bare_negation(lost, "")

    def longest(self, stream: str, start: int, end: int, after: Run | None, *, seed: int) -> Run | None:
        """The longest run of ``seed`` characters or more that begins at ``start`` of the stream and ends before
        ``end``; of equals, the one that goes on with the unit of ``after``."""
        best: tuple[int, bool, int] | None = None
        text = self.folded.text
        for at in self._places[seed].get(stream[start : start + seed], ()):
            length = seed
            limit = min(end - start, len(text) - at)
            while length < limit and stream[start + length] == text[at + length]:
                length += 1
            unit = self._unit(at)
            follows = after is not None and unit == after.unit and at - self.folded.starts[unit] >= after.until
            if length <= end - start and (best is None or (length, follows) > best[:2]):
                best = (length, follows, at)
        if best is None:
            return None
        unit = self._unit(best[2])
        return Run(start, start + best[0], unit, best[2] - self.folded.starts[unit])

    def continued(self, stream: str, start: int, last: Run) -> Run | None:
        """The run that begins at ``start`` and goes on with the unit of ``last`` after what may be a change there."""
        piece = self.folded.pieces[last.unit].text
        at = piece.find(stream[start : start + _SHORT], last.until, last.until + _WIDEST + _SHORT)
        if at < 0:
            return None
        length = _SHORT
        while at + length < len(piece) and piece[at + length] == stream[start + length : start + length + 1]:
            length += 1
        return Run(start, start + length, last.unit, at) if length >= _AFTER else None

    def preceding(self, stream: str, floor: int, run: Run) -> Run | None:
        """The run before ``run`` in its unit, on the other side of a change; it begins at ``floor`` or later."""
        piece = self.folded.pieces[run.unit].text
        for end in range(run.start, max(floor + _AFTER, run.start - _GAP), -1):
            at = piece.rfind(stream[end - _SHORT : end], max(0, run.at - _WIDEST), run.at)
            if at < 0:
                continue
            length = _SHORT
            while at > 0 and end - length > floor and piece[at - 1] == stream[end - length - 1]:
                at, length = at - 1, length + 1
            if length >= _AFTER:
                return Run(end - length, end, run.unit, at)
        return None

    def _unit(self, at: int) -> int:
        return bisect.bisect_right(self.folded.starts, at) - 1


def match(
    stream: FoldedPieces, index: Index, *, joined: frozenset[int], apart: frozenset[int] = frozenset(),
    edges: bool = True,
) -> Match:  # fmt: skip
    """The runs of a file's stream that are in the record, and the changes between them.

    ``joined`` are the texts of the stream that can belong together with the one before; those ``apart`` stand where
    others begin and end, and what their own begin and end with is no change of these. Without ``edges``, what a text
    begins and ends with is no change: the record is of another file, which parts the same words in other texts.
    """
    anchors, changes = _between(_anchors(stream.text, index))
    taken = {place for change in changes for place in (change.start, change.end)}
    changes += _edges(stream, anchors, index, taken, joined, apart) if edges else ()
    changes.sort(key=lambda change: change.start)
    runs = _with_short(stream, index, anchors, changes)
    return Match(tuple(runs), tuple(changes))


def _anchors(text: str, index: Index) -> list[Run]:
    """Runs that are no coincidence: long ones, and shorter ones that go on with a long one after or before a change."""
    forward: list[Run] = []
    position = 0
    while position + _SHORT <= len(text):
        last = forward[-1] if forward else None
        near = last is not None and position - last.end <= _GAP
        goes_on = index.continued(text, position, last) if near and last else None
        found = index.longest(text, position, len(text), last, seed=_LONG)
        if found and found.end - found.start < ANCHOR:
            found = None
        in_row = text[position].isdigit() and not text[position - 1 : position].isalpha()
        short = found and in_row and _length(found) < _WIDEST
        if found and short and (later := index.longest(text, position + 1, len(text), last, seed=_LONG)):
            # The last figure of one row before the first words of the next is no beginning of a longer text.
            found = later if _length(later) > _length(found) else found
        if goes_on and (found is None or _length(goes_on) >= min(ANCHOR, _length(found) // 2)):
            found = goes_on
        if found:
            forward.append(found)
            position = found.end
        else:
            position += 1
    return list(_preceded(text, index, forward))


def _preceded(text: str, index: Index, anchors: Sequence[Run]) -> Iterator[Run]:
    """The anchors, and before each what leads up to it in its unit, on the other side of a change."""
    end = 0
    for run in anchors:
        before = index.preceding(text, end, run) if run.at else None
        if before:
            yield before
        yield run
        end = run.end


def _length(run: Run) -> int:
    return run.end - run.start


def _between(anchors: list[Run]) -> tuple[list[Run], list[Change]]:
    """Neighbouring runs of one unit in their order, and what stands between them where that is not the same."""
    kept: list[Run] = []
    changes: list[Change] = []
    for found in anchors:
        run, before = found, kept[-1] if kept else None
        if before is not None and run.unit == before.unit and before.at < run.at < run.until:
            shared = max(before.until - run.at, 0)
            # A repeated letter at the seam belongs to either side; it is given to the first.
            if shared and run.end - run.start > shared:
                run = replace(run, start=run.start + shared, at=run.at + shared)
            gap, lost = run.start - before.end, run.at - before.until
            near = gap <= _WIDEST and lost <= run.end - run.start + before.end - before.start
            if lost >= 0 and (gap or lost) and near:
                changes.append(Change(before.end, run.start, run.unit, before.until, run.at))
        kept.append(run)
    return kept, changes


def _edges(
    stream: FoldedPieces, anchors: Sequence[Run], index: Index, taken: set[int], joined: frozenset[int],
    apart: frozenset[int],
) -> Iterator[Change]:  # fmt: skip
    """Changes at the beginning and end of a unit, where only one side has a run beside it.

    What a unit lacks there stands in the same text of the file, up to its border or to the next run. The run must be
    longer than what is missing, so that it is this unit and no phrase that others have as well.
    """
    begun = {(run.unit, run.at) for run in anchors}
    ended = {(run.unit, run.until) for run in anchors}
    ends = [start + len(piece.text) for start, piece in zip(stream.starts, stream.pieces, strict=True)]
    for number, run in enumerate(anchors):
        most = min(_EDGE, (run.end - run.start) // 2)
        rest = index.length(run.unit) - run.until
        here = bisect.bisect_right(stream.starts, run.end - 1) - 1
        if here in apart:
            continue
        following = anchors[number + 1].start if number + 1 < len(anchors) else len(stream.text)
        border = min(ends[here], following)
        followed = any((run.unit, run.until + skip) in begun for skip in range(3))
        # A few words from the middle of a unit are a phrase that others have as well.
        here_too = run.at == 0 or _length(run) >= 2 * ANCHOR or (number and anchors[number - 1].unit == run.unit)
        if 0 < rest <= most and _alike(rest, border - run.end) and not followed and run.end not in taken and here_too:
            yield Change(run.end, border, run.unit, run.until, run.until + rest)
        first = run.start + (stream.text[run.start] == " ")  # the space between two numbers is of no text
        here = bisect.bisect_right(stream.starts, first) - 1
        previous = anchors[number - 1].end if number else 0
        opens = max(stream.starts[here], previous)
        if first == opens and here in joined and previous <= stream.starts[here - 1]:
            opens = stream.starts[here - 1]  # a figure that is set large stands in a text of its own
        if run.start not in taken and first == opens and index.is_denial(run.unit, run.at):
            yield Change(run.start, run.start + 1, run.unit, 0, run.at + 1)
        led = any((run.unit, run.at - skip) in ended for skip in range(3))
        if 0 < run.at <= most and _alike(run.at, run.start - opens) and not led and run.start not in taken:
            yield Change(opens, run.start, run.unit, 0, run.at)


def _alike(recorded: int, stands: int) -> bool:
    """Whether so many characters may stand in place of so many others."""
    return 0 < stands <= min(_EDGE, 2 * recorded + _SHORT) and recorded <= 2 * stands + _SHORT


def _with_short(stream: FoldedPieces, index: Index, anchors: list[Run], changes: list[Change]) -> list[Run]:
    """The anchors, and in what they and the changes leave over the shorter runs that cut no number."""
    taken = sorted([*((run.start, run.end) for run in anchors), *((change.start, change.end) for change in changes)])
    found = list(anchors)
    position = 0
    for start, end in [*taken, (len(stream.text), len(stream.text))]:
        last: Run | None = None
        while position + _SHORT <= start:
            run = index.longest(stream.text, position, start, last, seed=_SHORT)
            if run and _is_whole(run, stream.text, index):
                found.append(run)
                position, last = run.end, run
            else:
                position += 1
        position = max(position, end)
    return sorted(found, key=lambda run: run.start)


def _is_whole(run: Run, stream: str, index: Index) -> bool:
    """Whether a short run is worth something: a whole unit, or words without a number in them."""
    piece = index.folded.pieces[run.unit].text
    if run.at == 0 and run.until == len(piece):
        return not (stream[run.start - 1 : run.start].isdigit() and piece[:1].isdigit())
    return not any(char.isdigit() for char in stream[run.start : run.end])
