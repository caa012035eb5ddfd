"""Briefs to files: compose, check, write; whole or not at all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pincite.briefing.compose import compose
from pincite.briefing.model import Briefing
from pincite.checks import check_briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import BriefError, Diagnostic, arranged, has_errors
from pincite.spec.load import LoadedBrief
from pincite.writers import OUTPUTS, Written, write


@dataclass(frozen=True, slots=True)
class Composed:
    """A brief that was read, composed and checked."""

    loaded: LoadedBrief
    briefing: Briefing
    diagnostics: tuple[Diagnostic, ...]


def compose_and_check(loaded: LoadedBrief, corpus: Corpus) -> Composed:
    """The briefing with everything that composing and the rules found."""
    briefing, found = compose(loaded, corpus)
    return Composed(
        loaded, briefing, arranged([*loaded.diagnostics, *found, *check_briefing(briefing, corpus, loaded)])
    )


def render(
    briefings: Sequence[Briefing],
    *,
    outputs: Sequence[str],
    templates: Path,
    timestamp: datetime.datetime | None,
    executors: Mapping[str, Executor],
) -> list[dict[str, bytes]]:
    """The bytes of each output of each briefing, in order; side by side where an output has processes.

    Raises ``BriefError`` with what cannot be laid out.
    """
    pending: list[tuple[str, Future[Written] | Written]] = []
    for briefing in briefings:
        for output in outputs:
            executor = executors.get(output)
            call = partial(write, output, briefing, templates=templates, timestamp=timestamp)
            pending.append((output, executor.submit(call) if executor else call()))
    results = [(output, item.result() if isinstance(item, Future) else item) for output, item in pending]
    faults = [fault for _, (_, found) in results for fault in found]
    if has_errors(faults):
        raise BriefError(faults)
    files = [(output, content) for output, (content, _) in results]
    return [dict(files[at : at + len(outputs)]) for at in range(0, len(files), len(outputs))]


def file_name(briefing: Briefing, output: str) -> str:
    """``china-ai-strategy-memo.pdf``."""
    return f"{briefing.slug}-{output}{OUTPUTS[output].suffix}"


def save(files: Iterable[tuple[Path, bytes]]) -> tuple[Path, ...]:
    """Write all files or none: each is written beside its place first, then all are moved there.

    Raises ``OSError`` when the folder cannot be written; what stood there before is then still there.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            staged.append((part, path))
            part.write_bytes(content)
        for part, path in staged:
            part.replace(path)
    finally:
        for part, _ in staged:
            part.unlink(missing_ok=True)
    return tuple(path for _, path in staged)
