"""An entry of ``sources.yaml``, apart from the reading of it: what is kept of it needs no YAML to be loaded."""

from __future__ import annotations

from dataclasses import dataclass

from pincite.corpus.model import Source
from pincite.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Reference:
    """What an entry says of a document, and where it stands."""

    source: Source
    file: str
    """Path below the corpus folder; empty when it names none."""
    encoding: str
    """Of the file, as its owner declares it; empty when he does not."""
    has_origin: bool
    """Whether it names an origin."""
    missing: tuple[str, ...]
    """Keys worth having that it does not have."""
    place: Place
    id_place: Place
    file_place: Place
    pin_place: Place
