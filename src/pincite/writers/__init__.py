"""Briefing to files: one writer per output, registered in the table below."""

from __future__ import annotations

import datetime
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    # Workers import this package before anything else, so it must be light.
    from pincite.briefing.model import Briefing
    from pincite.diagnostics import Diagnostic

Written: TypeAlias = "tuple[bytes, tuple[Diagnostic, ...]]"


@dataclass(frozen=True, slots=True)
class Output:
    """A file that a briefing becomes."""

    suffix: str
    write: Callable[[Briefing, Path, datetime.datetime | None], Written]
    """Briefing, folder of templates and time stamp to the file's bytes and what could not be laid out."""
    modules: tuple[str, ...] = ()
    """Modules that take long to import; a writer that has any is worth a process of its own."""


def _memo(briefing: Briefing, templates: Path, timestamp: datetime.datetime | None) -> Written:
    from pincite.writers.evidence import write_evidence
    from pincite.writers.memo import write_memo

    return write_memo(briefing, templates=templates, evidence=write_evidence(briefing), timestamp=timestamp), ()


def _deck(briefing: Briefing, templates: Path, timestamp: datetime.datetime | None) -> Written:
    from pincite.writers.deck import write_deck

    return write_deck(briefing, templates=templates, timestamp=timestamp)


def _evidence(briefing: Briefing, templates: Path, timestamp: datetime.datetime | None) -> Written:
    from pincite.writers.evidence import write_evidence

    return write_evidence(briefing), ()


OUTPUTS: dict[str, Output] = {
    "memo": Output(".pdf", _memo, ("weasyprint", "pincite.writers.memo.pdf")),
    "deck": Output(".pptx", _deck, ("pincite.writers.deck.output",)),
    "evidence": Output(".json", _evidence),
}


def write(output: str, briefing: Briefing, *, templates: Path, timestamp: datetime.datetime | None = None) -> Written:
    """One output of a briefing. The same briefing, templates and time stamp give the same bytes."""
    return OUTPUTS[output].write(briefing, templates, timestamp)


def load(output: str) -> None:
    """Import what the writer of an output needs, so that it need not wait for it."""
    for module in OUTPUTS[output].modules:
        importlib.import_module(module)


def packaged_templates() -> Path:
    """The folder of templates that comes with the package, or the checkout's when it runs from one."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"
