"""An entry of ``sources.yaml``, apart from the reading of it: what is kept of it needs no YAML to be loaded."""

from __future__ import annotations

from dataclasses import dataclass

from pincite.corpus.model import Source
from pincite.diagnostics import Place

CSL_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard "
    "thesis treaty webpage".split()
)
"""What a source can be (CSL 1.0.2)."""


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
    type_place: Place
    file_place: Place
    pin_place: Place
