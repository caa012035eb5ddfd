"""Stage 6, the memo: a briefing as a tagged PDF, by way of a template that its user may change.

``words`` and ``typography`` decide what is printed and where lines break, ``prose`` and ``charts`` turn parts of the
briefing into HTML, ``render`` fills in the template, ``pdf`` lays it out and writes the file.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from pincite.briefing.model import Briefing

__all__ = ["prepare_memo", "write_memo"]


def write_memo(
    briefing: Briefing, *, templates: Path, evidence: bytes = b"", timestamp: datetime | None = None
) -> bytes:
    """``briefing`` as a PDF that claims PDF/UA-1 and PDF/A-3a.

    ``templates`` is the folder that holds ``memo/``; nothing outside it is read but packaged fonts. ``evidence`` (JSON)
    is attached as ``<slug>-evidence.json`` when it is not empty. ``timestamp`` dates what the format must date; by
    default the briefing's own date. The same arguments give the same bytes, whatever the clock and the environment.
    A template that cannot be used raises :class:`~pincite.diagnostics.BriefError`, a character that no font has
    :class:`~pincite.diagnostics.MissingToolError`.
    """
    from pincite.writers.memo.pdf import NO_DATE, layout, write_pdf
    from pincite.writers.memo.render import STYLESHEET, render_html
    from pincite.writers.memo.words import words_for

    html, links = render_html(briefing, templates=templates)
    attachment = (f"{briefing.slug}-evidence.json", words_for(briefing.lang).attachment, evidence) if evidence else None
    moment = timestamp or (datetime.fromisoformat(briefing.date_iso) if briefing.date_iso else NO_DATE)
    # The machine's time zone must not tell: a time without a zone is UTC.
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    with _uncollected():
        document = layout(html, folder=templates / "memo", stylesheet=STYLESHEET)
        return write_pdf(document, content=html, attachment=attachment, links=links, moment=moment)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Laying out makes many objects that all live to its end: looking for garbage takes a twentieth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def prepare_memo(templates: Path) -> None:
    """Load the engine, the templates, the stylesheet and the fonts, which every memo of the process then shares.

    Faults are left to ``write_memo``, which names them.
    """
    from pincite.diagnostics import BriefError
    from pincite.writers.memo.pdf import layout
    from pincite.writers.memo.render import STYLESHEET, load_templates

    with suppress(BriefError, OSError):
        load_templates(templates)
        layout("<p>Aa <em>Aa</em> <strong>Aa</strong></p>", folder=templates / "memo", stylesheet=STYLESHEET)
