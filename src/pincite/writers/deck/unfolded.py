"""What stands in the place of columns and cards that do not hold their text: the same, one under the other.

A text in the whole width of a slide runs over as many slides as it needs, so nothing is set too small to be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pincite.writers.deck.model import Flow, Line, Lines, Table, Words

LABEL_LEAST = 14.0
"""Points below which a label is not set."""


def labelled(label: str, colon: str, lines: Lines) -> tuple[Lines, ...]:
    """The lines, the first behind its label; they stay together."""
    first, *rest = lines
    told = tuple(replace(part, scale=1.0, heading=False) for part in first.words)
    return ((Line((Words(f"{label}{colon}", bold=True), *told)), *rest),)


def headed(label: str, lines: Sequence[Line]) -> tuple[Lines, ...]:
    """The lines, each for itself, the first under a small heading; nothing without lines."""
    if not lines:
        return ()
    heading = Line((Words(label, bold=True, tone="quiet", scale=0.8, least=LABEL_LEAST),), before=6)
    return ((heading, lines[0]), *((each,) for each in lines[1:]))


def is_headed(group: Lines) -> bool:
    """Whether a group begins with a small heading, as ``headed`` sets it."""
    return len(group) > 1 and group[0].before > 0 and all(part.bold and part.tone == "quiet" for part in group[0].words)


def rows_in_words(table: Table, colon: str) -> tuple[Lines, ...]:
    """Each row of a table as its name and, under that, what stands in its columns, each behind the column's name."""
    made = []
    for name, *cells in table.rows:
        opening = Line(tuple(replace(part, bold=True) for part in name.words))
        told = [
            Line((Words(f"{head.text}{colon}", tone="quiet"), *cell.words), bullet=True, evidence=cell.evidence)
            for head, cell in zip(table.header[1:], cells, strict=True)
            if cell.text
        ]
        made += [(opening, *told[:1]), *((each,) for each in told[1:])]
    return tuple(made)


def running(groups: Iterable[Lines]) -> Flow:
    """The groups in the whole width, on as many slides as they need."""
    return Flow(("Body",), tuple(groups))
