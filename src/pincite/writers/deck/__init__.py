"""The deck: a briefing as a native .pptx, every text in a placeholder and measured before it is placed.

``storyline`` decides which slides there are, ``fit`` sizes and splits them for the template, ``output`` writes the
file. Only the last opens python-pptx, so the first two are quick to test.
"""

from __future__ import annotations

import datetime
import re
from functools import partial
from pathlib import Path

from pincite.briefing.model import Briefing
from pincite.diagnostics import Diagnostic, MissingToolError, Place
from pincite.spec.brand import Brand


def write_deck(
    briefing: Briefing, *, templates: Path, timestamp: datetime.datetime | None = None, brand: Brand | None = None
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The deck's bytes, and an error for each text that cannot be made to fit (``text-fits-slide``).

    ``templates`` holds ``deck/pincite.pptx``; a template that lacks a layout or placeholder raises ``BriefError``,
    one that is not there ``MissingToolError``. ``timestamp`` dates the file in place of the briefing's date;
    ``brand`` is laid over the template's theme.
    The same briefing, template and timestamp give the same bytes.
    """
    from pincite.writers.deck.brand import apply_brand
    from pincite.writers.deck.fit import fit
    from pincite.writers.deck.output import deck_bytes, open_template
    from pincite.writers.deck.storyline import storyline
    from pincite.writers.deck.template import read_template

    file = templates / "deck" / "pincite.pptx"
    if not file.is_file():
        raise MissingToolError(f"the deck template `{file}` is not there")
    presentation = open_template(file)
    if brand:
        apply_brand(presentation, brand, str(file))
    template = read_template(presentation, str(file))
    deck, diagnostics = fit(storyline(briefing), template, place_of=partial(place_in_brief, briefing))
    return deck_bytes(deck, template, presentation, timestamp), diagnostics


_MARK = re.compile(r"\s*\[[\d,–\s]+\]")
_OPENING = 40
"""Characters by which a sentence is known again."""


def place_in_brief(briefing: Briefing, text: str) -> Place | None:
    """Where in the brief the text of a slide was written; none when the author did not write it."""
    plain = " ".join(_MARK.sub("", text).split())
    for statement in briefing.statements:
        opening = " ".join(statement.text.split())[:_OPENING].rstrip(" .")
        if opening and opening in plain:
            return statement.place
    return None
