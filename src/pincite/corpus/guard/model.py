"""What the guard says of a quotation: the verdict's name, what it costs to be wrong, and what would be right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pincite.corpus.model import Span
from pincite.diagnostics import Severity

VerdictName = Literal[
    "verbatim", "typographic", "editorial", "altered-word", "altered-number", "negation", "modality",
    "truncated-condition", "clipped-opening", "ellipsis-hides", "spliced", "wrong-speaker", "wrong-source",
    "second-hand", "not-found",
]  # fmt: skip

COST: tuple[VerdictName, ...] = (
    "not-found", "wrong-speaker", "negation", "altered-number", "clipped-opening", "truncated-condition",
    "ellipsis-hides", "spliced", "modality", "altered-word", "wrong-source", "second-hand", "editorial", "typographic",
    "verbatim",
)  # fmt: skip
"""Verdicts by the cost of being wrong, the dearest first: what turns the sense before what only bends it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a quotation whose words stand in the source."""

    name: VerdictName
    severity: Severity
    stands: str
    """The words of the source that matter and are missing."""
    given: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a quotation is, held against a document."""

    name: VerdictName
    severity: Severity | None
    """None where nothing is wrong; a hint where the source goes on in a way that the author should know."""
    span: Span | None
    """Where the words stand in the document, or the nearest ones; None where nothing is near."""
    given: str = ""
    """The words that differ, as given."""
    stands: str = ""
    """The words that differ or are missing, as they stand in the source."""
    repaired: str = ""
    """A quotation from the same place that is in order; empty where none can be offered."""
    source: str = ""
    """Id of the document; where it is another than the one that was asked, that one."""

    @property
    def holds(self) -> bool:
        """Whether it may be printed as it is."""
        return self.severity in (None, Severity.HINT)

    @property
    def weight(self) -> tuple[int, int]:
        """Sorts verdicts, the dearest first."""
        order = (Severity.ERROR, Severity.WARNING, Severity.HINT)
        return (order.index(self.severity) if self.severity else len(order), COST.index(self.name))

    def __str__(self) -> str:
        """What is wrong, for a message."""
        return _REASONS.get(self.name, _differs)(self.given, self.stands)


def _differs(given: str, stands: str) -> str:
    if stands and given:
        return f"the source has `{stands}` where the brief has `{given}`"
    if stands:
        return f"the source has `{stands}` as well"
    return f"the source does not have `{given}`" if given else "the case, the order or the stops differ"


_REASONS: dict[VerdictName, Callable[[str, str], str]] = {
    "truncated-condition": lambda given, stands: f"it stops before `{stands}`",
    "clipped-opening": lambda given, stands: f"it opens after `{stands}`",
    "ellipsis-hides": lambda given, stands: f"its omission hides `{stands}`",
    "spliced": lambda given, stands: (
        f"it joins words that stand apart; between them stands `{stands}`" if stands
        else f"it joins words that stand apart; `{given}` stands elsewhere" if given
        else "it joins words that stand apart"
    ),
    "wrong-speaker": lambda given, stands: f"it is said by {stands}, not by {given}",
    "second-hand": lambda given, stands: (
        f"the words come from a retelling; the record of the original has `{stands}`" if stands
        else "the words come from a retelling, and do not stand in the record of the original"
    ),
    "not-found": lambda given, stands: "nothing like it stands in the source",
}  # fmt: skip
