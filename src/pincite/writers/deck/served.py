"""The template of a deck, ready to be filled: opened, in the colours of the house, with a layout for every slide."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pincite.diagnostics import Diagnostic, MissingToolError, Place
from pincite.spec.brand import Brand
from pincite.spec.deck_template import MAPPING_SUFFIX, DeckTemplate, read_mapping
from pincite.writers.deck.brand import apply_brand
from pincite.writers.deck.contract import COVER, Contract, examined, serve
from pincite.writers.deck.cover_logo import draw_logo
from pincite.writers.deck.opening import EMU, opened

FILE = Path("deck") / "pincite.pptx"
"""The deck's template in a folder of templates."""


@dataclass(frozen=True, slots=True)
class Served:
    """A template with what it holds to."""

    presentation: Any
    """python-pptx's, without slides."""
    contract: Contract
    place: Place
    remarks: tuple[Diagnostic, ...]
    """Hints of what was done to the page."""

    def hints(self, kinds: set[str] | None = None) -> tuple[Diagnostic, ...]:
        """All that was put in place of something, as far as slides of ``kinds`` are concerned."""
        return (*self.remarks, *self.contract.hints(self.place, kinds))


def served_template(templates: Path, brand: Brand | None) -> Served:
    """The brand's own template, else that of the folder ``templates``; the brand's colours and fonts laid over it.

    The brand's logo stands on the cover, except that of a template of its own, which brings what it wants there.
    Raises ``MissingToolError`` when the folder has none, ``BriefError`` for one that cannot be opened or cannot serve.
    """
    given = brand.template if brand and brand.template else _in_folder(templates)
    presentation, remarks = opened(given.data, given.name, given.place)
    if brand:
        apply_brand(presentation, brand, given.name)
    contract = _kept_contract(presentation, given, brand)
    if brand and brand.logo and not brand.template:
        draw_logo(contract.template.layouts(presentation)[COVER], brand.logo, presentation.slide_width / EMU)
    return Served(presentation, contract, given.place, remarks)


_CONTRACTS: dict[tuple[DeckTemplate, Brand | None], Contract] = {}
_MOST_CONTRACTS = 8


def _kept_contract(presentation: Any, given: DeckTemplate, brand: Brand | None) -> Contract:
    """What ``serve`` finds, looked for once for each template and look, as long as nothing had to be made in it."""
    key = (given, brand)
    if key not in _CONTRACTS:
        contract = serve(presentation, given.name, given.place, given.mapping)
        if contract.template.made:
            return contract
        if len(_CONTRACTS) >= _MOST_CONTRACTS:
            del _CONTRACTS[next(iter(_CONTRACTS))]
        _CONTRACTS[key] = contract
    return _CONTRACTS[key]


def _in_folder(templates: Path) -> DeckTemplate:
    file = templates / FILE
    if not file.is_file():
        raise MissingToolError(f"the deck template `{file}` is not there")
    mapping = file.with_name(file.stem + MAPPING_SUFFIX)
    return DeckTemplate(
        str(file), file.read_bytes(), Place(str(file)), read_mapping(mapping) if mapping.is_file() else ()
    )


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
        """Like those of ``Served``."""
        return (*self.remarks, *self.contract.hints(self.place, kinds))


def examined_template(given: DeckTemplate) -> Examined:
    """What ``given`` can serve and what it cannot. Raises ``BriefError`` when it cannot be opened."""
    place = given.place if given.place.file else Place(given.name)
    presentation, remarks = opened(given.data, given.name, place)
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    offered = {layout.name: tuple(each.name for each in layout.placeholders) for layout in layouts}
    contract, faults = examined(presentation, given.name, place, given.mapping)
    return Examined(contract, remarks, faults, offered, place)
