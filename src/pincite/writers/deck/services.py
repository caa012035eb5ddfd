"""How a template serves the deck: which of its layouts stands for which kind of slide, and what was put in its place.

Found by ``contract``, which opens the template; what is said of it here can be had without python-pptx.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pincite.diagnostics import Diagnostic, Place, Severity
from pincite.writers.deck.template import Template

Rule = Literal["mapping", "names", "places", "made"]


@dataclass(frozen=True, slots=True)
class Service:
    """What serves slides of one kind."""

    kind: str
    """Name of a layout of the deck's own."""
    layout: str
    """Name of the template's layout that serves it, or that it is made from."""
    rule: Rule
    """How it was found: named in the mapping, by its names, by the places of its placeholders, or made from it."""
    roles: tuple[tuple[str, str], ...]
    """Role and the name of the template's placeholder that takes it; empty for one that was added."""

    @property
    def added(self) -> tuple[str, ...]:
        """Roles for which the layout has no placeholder."""
        return tuple(role for role, name in self.roles if not name)


@dataclass(frozen=True, slots=True)
class Contract:
    """A template brought to what the deck needs."""

    template: Template
    services: tuple[Service, ...]
    diagnostics: tuple[Diagnostic, ...]
    """Hints of what was substituted."""

    def hints(self, place: Place, kinds: Iterable[str] | None = None) -> tuple[Diagnostic, ...]:
        """What was substituted, for all kinds of slides or for those in ``kinds``."""
        wanted = None if kinds is None else set(kinds)
        told = [each for each in self.services if wanted is None or each.kind in wanted]
        return (*_told(told, place), *self.diagnostics)


@dataclass(frozen=True, slots=True)
class Standing:
    """A template's contract, with where the template is named and what was done to its page."""

    contract: Contract
    place: Place
    remarks: tuple[Diagnostic, ...]
    """Hints of what was done to the page."""

    def hints(self, kinds: set[str] | None = None) -> tuple[Diagnostic, ...]:
        """All that was put in place of something, as far as slides of ``kinds`` are concerned."""
        return (*self.remarks, *self.contract.hints(self.place, kinds))


def _told(services: Sequence[Service], place: Place) -> Iterator[Diagnostic]:
    for each in services:
        if each.rule == "made":
            message = f"no layout has all that `{each.kind}` needs: it is made from `{each.layout}`"
            message += f", with {', '.join(each.added)} added" if each.added else ""
        elif each.rule == "places":
            message = f"no layout is named `{each.kind}` with the names of its parts: `{each.layout}` has them in place"
        else:
            continue
        yield Diagnostic("template-has-layout", Severity.HINT, message, place)
