"""The deck's template in a folder of templates: its bytes and its mapping, not yet opened."""

from __future__ import annotations

from pathlib import Path

from pincite.diagnostics import MissingToolError, Place
from pincite.spec.deck_template import MAPPING_SUFFIX, DeckTemplate, read_mapping

FILE = Path("deck") / "pincite.pptx"
"""Where it stands in the folder."""


def template_in(folder: Path) -> DeckTemplate:
    """Raises ``MissingToolError`` when the folder has none, ``BriefError`` for a mapping with faults."""
    file = folder / FILE
    if not file.is_file():
        raise MissingToolError(f"the deck template `{file}` is not there")
    mapping = file.with_name(file.stem + MAPPING_SUFFIX)
    return DeckTemplate(
        str(file), file.read_bytes(), Place(str(file)), read_mapping(mapping) if mapping.is_file() else ()
    )
