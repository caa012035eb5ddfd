"""The deck: a briefing as a native .pptx, every text in a placeholder and measured before it is placed.

``storyline`` decides which slides there are, ``plan`` and ``short`` what the author changes in that, ``fit`` sizes and
splits them for the template, ``output`` writes the file. Only the last opens python-pptx, so the others are quick to
test.
"""

from __future__ import annotations

import datetime
from contextlib import suppress
from pathlib import Path

from pincite.briefing.model import Briefing
from pincite.diagnostics import BriefError, Diagnostic, MissingToolError
from pincite.spec.brand import Brand


def write_deck(
    briefing: Briefing, *, templates: Path, timestamp: datetime.datetime | None = None, brand: Brand | None = None
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The deck's bytes, and an error for each text that cannot be made to fit (``text-fits-slide``).

    ``templates`` holds ``deck/pincite.pptx``; a template that lacks a layout or placeholder raises ``BriefError``,
    one that is not there ``MissingToolError``. ``timestamp`` dates the file in place of the briefing's date;
    ``brand`` is laid over the template's theme. What the briefing's plan for the deck asks for and cannot have is an
    error too. The same briefing, template and timestamp give the same bytes.
    """
    from pincite.writers.deck.laid_out import laid_out
    from pincite.writers.deck.output import deck_bytes

    done = laid_out(briefing, templates=templates, brand=brand)
    return deck_bytes(done.deck, done.template, done.presentation, timestamp), done.diagnostics


def prepare_deck(templates: Path) -> None:
    """Load python-pptx and what every deck on the folder's template needs; faults are left to ``write_deck``."""
    import pincite.writers.deck.output  # noqa: F401 - python-pptx takes its time to import
    from pincite.writers.deck.served import served_template

    with suppress(BriefError, MissingToolError, OSError):
        served_template(templates, None)
