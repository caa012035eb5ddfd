"""What is cited, where in it, and what becomes of it: text in runs, never in a markup language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

CslItem: TypeAlias = "dict[str, Any]"
"""A reference in CSL-JSON. Treated as a value: whoever needs another makes a copy."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    raised: int = 0
    """1 for superscript, -1 for subscript."""
    link: str = ""
    """The address that the words lead to."""


Runs: TypeAlias = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a source: a term of CSL and what a reader of the original looks for."""

    label: str
    """A locator term of CSL 1.0.2: ``page``, ``paragraph``, ``line``, ``section`` or ``timestamp``."""
    value: str
    """``7``, ``12–14``, ``13:38``."""
    printed: str = ""
    """Of a page, the number that is printed on it, where that is another (``iv``); it is what a cite names, because
    another copy has it too."""

    @property
    def cited(self) -> str:
        """What a cite says after the label."""
        return self.printed or self.value


@dataclass(frozen=True, slots=True)
class Cite:
    """One source cited at one place of the text."""

    item: str
    """The id of a ``CslItem``."""
    locator: Locator | None = None
    prefix: str = ""
    """Words before the cite, which every style keeps (``quoted in a summary:``)."""
    suffix: str = ""


Cluster: TypeAlias = tuple[Cite, ...]
"""The cites that share one note or one bracket, in the author's order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the bibliography."""

    item: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Formatted:
    """What a style made of clusters and items."""

    cites: tuple[Runs, ...]
    """One for each cluster, in the order given: the text of a note, or what stands in the sentence."""
    bibliography: tuple[Entry, ...]
    """In the order of the style; every item that was given, cited or not. Empty where the style has none."""
    notes: bool
    """Whether the style puts its cites into notes."""
