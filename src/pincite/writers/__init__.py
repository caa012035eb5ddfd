"""Briefing to files: one writer per output, registered in the table below."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    # Workers import this package before anything else, so it must be light.
    from pincite.briefing.model import Briefing
    from pincite.diagnostics import Diagnostic
    from pincite.spec.brand import Brand

Written: TypeAlias = "tuple[bytes, tuple[Diagnostic, ...]]"


@dataclass(frozen=True, slots=True)
class Output:
    """A file that a briefing becomes."""

    suffix: str
    write: Callable[[Briefing, Path, datetime.datetime | None, Brand | None], Written]
    """Briefing, folder of templates, time stamp and look of the house to the bytes and what could not be laid out."""
    prepare: Callable[[Path], None] | None = None
    """Loads from the templates' folder what the writer needs for any briefing; a writer that has it is worth a process
    of its own."""


def _memo(
    briefing: Briefing, templates: Path, timestamp: datetime.datetime | None, brand: Brand | None
) -> Written:  # fmt: skip
    from pincite.writers.evidence import write_evidence
    from pincite.writers.memo import write_memo
    from pincite.writers.memo_texts import memo_texts

    def evidence(html: str) -> bytes:
        return write_evidence(briefing, memo=memo_texts(html))

    return write_memo(briefing, templates=templates, evidence=evidence, timestamp=timestamp, brand=brand)


def _deck(
    briefing: Briefing, templates: Path, timestamp: datetime.datetime | None, brand: Brand | None
) -> Written:  # fmt: skip
    from pincite.delivered.deck import read_deck
    from pincite.writers.deck import write_deck
    from pincite.writers.deck.package import with_evidence
    from pincite.writers.evidence import write_evidence

    data, found = write_deck(briefing, templates=templates, timestamp=timestamp, brand=brand)
    # The deck is read back as whoever checks it later will read it.
    return with_evidence(data, write_evidence(briefing, slides=read_deck(data).sheets)), found


def _prepare_memo(templates: Path) -> None:
    from pincite.writers.memo import prepare_memo

    prepare_memo(templates)


def _prepare_deck(templates: Path) -> None:
    from pincite.writers.deck import prepare_deck

    prepare_deck(templates)


def _evidence(
    briefing: Briefing, templates: Path, timestamp: datetime.datetime | None, brand: Brand | None
) -> Written:  # fmt: skip
    from pincite.writers.evidence import write_evidence

    return write_evidence(briefing), ()


OUTPUTS: dict[str, Output] = {
    "memo": Output(".pdf", _memo, _prepare_memo),
    "deck": Output(".pptx", _deck, _prepare_deck),
    "evidence": Output(".json", _evidence),
}


def write(
    output: str, briefing: Briefing, *, templates: Path, timestamp: datetime.datetime | None = None,
    brand: Brand | None = None,
) -> Written:  # fmt: skip
    """One output of a briefing. The same briefing, templates, time stamp and look give the same bytes."""
    return OUTPUTS[output].write(briefing, templates, timestamp, brand)


def prepare(output: str, templates: Path) -> None:
    """Load what the writer of an output needs, so that it need not wait for it."""
    if ready := OUTPUTS[output].prepare:
        ready(templates)
