"""The template of a deck, ready to be filled: opened, in the colours of the house, with a layout for every slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pincite.diagnostics import Diagnostic, Place, Severity
from pincite.spec.brand import Brand
from pincite.spec.deck_template import DeckTemplate
from pincite.writers.deck.brand import apply_brand
from pincite.writers.deck.contract import COVER, examined, serve
from pincite.writers.deck.cover_logo import draw_logo, has_pictures
from pincite.writers.deck.given import template_in
from pincite.writers.deck.opening import EMU, opened
from pincite.writers.deck.services import Contract, Standing
from pincite.writers.deck.template_layouts import packaged_template


@dataclass(frozen=True, slots=True)
class Served:
    """A template that is open, with what it holds to."""

    presentation: Any
    """python-pptx's, without slides."""
    standing: Standing


def served_template(templates: Path, brand: Brand | None) -> Served:
    """The brand's own template, else that of the folder ``templates``; the brand's colours and fonts laid over it.

    The brand's logo stands on the cover. Where a template of its own has pictures there, or no corner free, a hint
    says that the logo is left out.
    Raises ``MissingToolError`` when the folder has none, ``BriefError`` for one that cannot be opened or cannot serve.
    """
    given = brand.template if brand and brand.template else template_in(templates)
    presentation, remarks = opened(given.data, given.name, given.place)
    if brand:
        apply_brand(presentation, brand, given.name)
    contract = _kept_contract(presentation, given, brand)
    if brand and brand.logo:
        remarks = (*remarks, *_with_logo(contract.template.layouts(presentation)[COVER], presentation, brand))
    return Served(presentation, Standing(contract, given.place, remarks))


def _with_logo(cover: Any, presentation: Any, brand: Brand) -> Iterator[Diagnostic]:
    """Draws the logo on the cover; a hint when it cannot stand there."""
    width = presentation.slide_width / EMU
    if brand.logo is None:
        return
    own = "" if brand.template is None else Path(brand.template.name).name
    if own and has_pictures(cover, width):
        message = f"the cover of `{own}` has pictures of its own: the logo is left out of the deck"
    elif not draw_logo(cover, brand.logo, width, anywhere=bool(own)):
        message = f"the cover of `{own}` has no corner free: the logo is left out of the deck"
    else:
        return
    hint = "put the logo on the title layout of the template"
    yield Diagnostic("template-has-logo", Severity.HINT, message, brand.logo.place, (hint,))


_CONTRACTS: dict[tuple[DeckTemplate, Brand | None], Contract] = {}
_MOST_CONTRACTS = 8


def _kept_contract(presentation: Any, given: DeckTemplate, brand: Brand | None) -> Contract:
    """What ``serve`` finds, looked for once for each template and look, as long as nothing had to be made in it."""
    key = (given, brand)
    if key not in _CONTRACTS:
        own, opened_once = packaged_template()
        # What is known of the packaged template need not be found in each copy of it; a brand changes what it says.
        read = opened_once if brand is None and given.data == own else presentation
        contract = serve(read, given.name, given.place, given.mapping)
        if contract.template.made:
            return contract
        if len(_CONTRACTS) >= _MOST_CONTRACTS:
            del _CONTRACTS[next(iter(_CONTRACTS))]
        _CONTRACTS[key] = contract
    return _CONTRACTS[key]


@dataclass(frozen=True, slots=True)
class Examined:
    """A template held against what a deck needs, whether it can serve or not."""

    contract: Contract
    remarks: tuple[Diagnostic, ...]
    faults: tuple[Diagnostic, ...]
    offered: dict[str, tuple[str, ...]]
    """Names of the placeholders of each of its layouts, by the layout's name."""
    place: Place

    def hints(self, kinds: set[str] | None = None) -> tuple[Diagnostic, ...]:
        """Like those of ``Standing``."""
        return Standing(self.contract, self.place, self.remarks).hints(kinds)


def examined_template(given: DeckTemplate) -> Examined:
    """What ``given`` can serve and what it cannot. Raises ``BriefError`` when it cannot be opened."""
    place = given.place if given.place.file else Place(given.name)
    presentation, remarks = opened(given.data, given.name, place)
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    offered = {layout.name: tuple(each.name for each in layout.placeholders) for layout in layouts}
    contract, faults = examined(presentation, given.name, place, given.mapping)
    return Examined(contract, remarks, faults, offered, place)
