"""The deck: a briefing as a native .pptx, every text in a placeholder and measured before it is placed.

``storyline`` decides which slides there are, ``fit`` sizes and splits them for the template, ``output`` writes the
file. Only the last opens python-pptx, so the first two are quick to test.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from pincite.briefing.model import Briefing
from pincite.diagnostics import Diagnostic, MissingToolError


def write_deck(
    briefing: Briefing, *, templates: Path, timestamp: datetime.datetime | None = None
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The deck's bytes, and an error for each text that cannot be made to fit (``text-fits-slide``).

    ``templates`` holds ``deck/pincite.pptx``; a template that lacks a layout or placeholder raises ``BriefError``,
    one that is not there ``MissingToolError``. ``timestamp`` dates the file in place of the briefing's date.
    The same briefing, template and timestamp give the same bytes.
    """
    from pincite.writers.deck.fit import fit
    from pincite.writers.deck.output import deck_bytes, open_template
    from pincite.writers.deck.storyline import storyline
    from pincite.writers.deck.template import read_template

    file = templates / "deck" / "pincite.pptx"
    if not file.is_file():
        raise MissingToolError(f"the deck template `{file}` is not there")
    presentation = open_template(file)
    template = read_template(presentation, str(file))
    deck, diagnostics = fit(storyline(briefing), template)
    return deck_bytes(deck, template, presentation, timestamp), diagnostics
