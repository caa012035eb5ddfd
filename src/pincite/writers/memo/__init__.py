"""Stage 6, the memo: a briefing as a tagged PDF, by way of a template that its user may change.

``words`` and ``typography`` decide what is printed and where lines break, ``prose`` and ``charts`` turn parts of the
briefing into HTML, ``render`` fills in the template, ``pdf`` lays it out and writes the file.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from pincite.briefing.bottom_line import LONGEST, half_widths
from pincite.briefing.model import Briefing, plain
from pincite.diagnostics import BriefError, Diagnostic, Place, warning
from pincite.spec.brand import Brand

__all__ = ["prepare_memo", "write_memo"]


def write_memo(
    briefing: Briefing, *, templates: Path, evidence: bytes | Callable[[str], bytes] = b"",
    timestamp: datetime | None = None, brand: Brand | None = None,
) -> tuple[bytes, tuple[Diagnostic, ...]]:  # fmt: skip
    """``briefing`` as a PDF that claims PDF/UA-1 and PDF/A-3a, and what is not as it should be on its pages.

    ``templates`` is the folder that holds ``memo/``; nothing outside it is read but packaged fonts. ``evidence`` (JSON,
    or what makes it of the memo's HTML) is attached as ``<slug>-evidence.json`` when it is not empty, and beside it the
    charts' data. ``timestamp`` dates what the format must date; by default the briefing's own date. The same arguments
    give the same bytes, whatever the clock and the environment. ``brand`` is the look of the house. A template that
    cannot be used raises
    :class:`~pincite.diagnostics.BriefError`, a character that no font has
    :class:`~pincite.diagnostics.MissingToolError`.
    """
    from pincite.words import language_for
    from pincite.writers.memo.attachments import attachments
    from pincite.writers.memo.brand import missing_glyphs
    from pincite.writers.memo.pdf import NO_DATE, layout, write_pdf
    from pincite.writers.memo.render import STYLESHEET, render_html
    from pincite.writers.memo.template_faults import complaints_are_faults

    brand = brand or Brand()
    html, links = render_html(briefing, templates=templates, brand=brand)
    if lacking := missing_glyphs(html, brand):
        raise BriefError(lacking)
    record = evidence(html) if callable(evidence) else evidence
    attached = attachments(briefing, evidence=record, words=language_for(briefing.lang).memo)
    moment = timestamp or (datetime.fromisoformat(briefing.date_iso) if briefing.date_iso else NO_DATE)
    # The machine's time zone must not tell: a time without a zone is UTC.
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    with _uncollected(), complaints_are_faults(templates / "memo", STYLESHEET):
        document = layout(html, folder=templates / "memo", stylesheet=STYLESHEET, brand=brand)
        data = write_pdf(document, content=html, attached=attached, links=links, moment=moment, annex=briefing.annex,
                         where=partial(_where, briefing))  # fmt: skip
        return data, tuple(_measured(document, briefing))


def _where(briefing: Briefing, char: str) -> str:
    """The part of the briefing in which a character stands, as a reader of the message would look for it."""
    for statement in briefing.statements:
        if char in statement.text:
            return f"{statement.place} {statement.place.path}"
    for entry in briefing.evidence:
        if char in plain(entry.context):
            return f"the passage that {entry.number} cites, in `{entry.source}`"
    for source in briefing.sources:
        if char in plain(source.reference) + source.descriptor:
            return f"the record of `{source.id}`"
    return "its headings or labels"


_LONGEST_LEAD = 4
"""Lines of a bottom line, as the US State Department has it for action memos."""


def _measured(document: Any, briefing: Briefing) -> Iterator[Diagnostic]:
    """What only the finished page tells."""
    from pincite.writers.memo.pdf import lines_of

    lines = lines_of(document, "bottom-line")
    # What is longer than any four lines has been said already, by the check that needs no page.
    if lines > _LONGEST_LEAD and half_widths(plain(briefing.bottom_line)) <= LONGEST:
        places = (part.place for part in briefing.statements if part.field == "bottom_line")
        yield warning(
            "bottom-line-takes-four-lines",
            f"the bottom line takes {lines} lines of the memo; {_LONGEST_LEAD} are read at a glance",
            next(places, Place()),
            "move what is not the answer into the themes",
        )


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
    from pincite.writers.memo.pdf import layout
    from pincite.writers.memo.render import STYLESHEET, load_templates

    with suppress(BriefError, OSError):
        load_templates(templates)
        layout("<p>Aa <em>Aa</em> <strong>Aa</strong></p>", folder=templates / "memo", stylesheet=STYLESHEET)
