"""The ledger: a line for each printed number. No input or output here."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

Status = Literal["bound", "derived", "structural", "unbound"]
"""``bound`` to a number of the corpus; ``derived`` by a formula over such numbers; ``structural`` where it needs no
source because of what it is; ``unbound`` where none of this holds."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a number is bound to, or why it needs nothing."""

    status: Status
    rule: str
    """``cited``, ``named``, ``verbatim``, ``calculated``, or the name of the rule by which it is structural."""
    number: str = ""
    """Id of the number in the corpus; of the passage, where the corpus lists no number at that place."""
    source: str = ""
    """The number as its source prints it."""
    formula: str = ""
    """``67 billion / 7.8 billion``: our calculation, in values."""
    rounded: bool = False
    """Whether the print has fewer digits than the source or the result."""
    reason: str = ""
    """Why it is bound to nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed number."""

    printed: str
    file: Literal["memo", "deck"]
    place: str
    """``memo``, ``memo, alternative text``, ``slide 3, notes``."""
    context: str
    """The words that it stands in."""
    basis: Basis


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every number of both files, in the order in which they are printed."""

    lines: tuple[Line, ...]

    @property
    def unbound(self) -> tuple[Line, ...]:
        """The lines that nothing bears."""
        return tuple(line for line in self.lines if line.basis.status == "unbound")

    @property
    def unlike(self) -> tuple[Line, ...]:
        """Lines of the deck whose number the memo prints, but nowhere in these digits."""
        memo: dict[str, set[str]] = {}
        for line in self.lines:
            if line.file == "memo" and line.basis.number:
                memo.setdefault(line.basis.number, set()).add(_digits(line.printed))
        return tuple(
            line for line in self.lines
            if line.file == "deck" and line.basis.status in ("bound", "derived")
            and line.basis.number in memo and _digits(line.printed) not in memo[line.basis.number]
        )  # fmt: skip

    @property
    def headline(self) -> str:
        """``210 printed, 90 bound, 4 derived, 116 structural, 0 unbound``."""
        counts = Counter(line.basis.status for line in self.lines)
        kinds: tuple[Status, ...] = ("bound", "derived", "structural", "unbound")
        return ", ".join([f"{len(self.lines)} printed", *(f"{counts[kind]} {kind}" for kind in kinds)])


_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")


def _digits(printed: str) -> str:
    """What of a number is the same in a sentence, in large type and beside a bar; all of it where it is in words."""
    digits = "".join(char for char in printed if char.isdigit() or char in ".,/–").strip(".,/–")
    # The points of a chart are in the deck's file as bare values, without marks between thousands.
    return _THOUSANDS.sub("", digits) or printed.casefold()
