"""Briefs to files: compose, check, write; whole or not at all."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from errno import EISDIR
from functools import partial
from pathlib import Path
from types import MappingProxyType

from pincite.briefing.compose import compose
from pincite.briefing.model import Briefing
from pincite.checks import check_briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import BriefError, Diagnostic, MissingToolError, Place, arranged, error
from pincite.spec.brand import Brand
from pincite.spec.load import LoadedBrief
from pincite.writers import OUTPUTS, Written, write


@dataclass(frozen=True, slots=True)
class Composed:
    """A brief that was read, composed and checked."""

    loaded: LoadedBrief
    briefing: Briefing
    diagnostics: tuple[Diagnostic, ...]


def compose_and_check(loaded: LoadedBrief, corpus: Corpus, *, templates: Path | None = None) -> Composed:
    """The briefing with everything that composing and the rules found; ``templates`` may hold citation styles."""
    briefing, found = compose(loaded, corpus, templates=templates)
    return Composed(
        loaded, briefing, arranged([*loaded.diagnostics, *found, *check_briefing(briefing, corpus, loaded)])
    )


@dataclass(frozen=True, slots=True)
class Rendered:
    """A briefing's files, or what kept them from being made."""

    briefing: Briefing
    files: dict[str, bytes]
    """Output -> bytes; not to be written when there are errors among the diagnostics."""
    diagnostics: tuple[Diagnostic, ...]


def render(
    briefings: Sequence[Briefing],
    *,
    outputs: Sequence[str],
    templates: Path,
    timestamp: datetime.datetime | None,
    executors: Mapping[str, Executor],
    brands: Mapping[str, Brand] = MappingProxyType({}),
) -> list[Rendered]:
    """Each briefing in its outputs, in order; side by side where an output has processes.

    ``brands`` are the looks of those that have one, by slug.
    """

    def begun(briefing: Briefing, output: str) -> Callable[[], Written]:
        call = partial(write, output, briefing, templates=templates, timestamp=timestamp,
                       brand=brands.get(briefing.slug))  # fmt: skip
        return executors[output].submit(call).result if output in executors else call

    pending = [(briefing, [begun(briefing, output) for output in outputs]) for briefing in briefings]
    rendered = []
    for briefing, parts in pending:
        written = [_outcome(part, briefing) for part in parts]
        files = dict(zip(outputs, (content for content, _ in written), strict=True))
        rendered.append(Rendered(briefing, files, arranged(fault for _, found in written for fault in found)))
    return rendered


def _outcome(part: Callable[[], Written], briefing: Briefing) -> Written:
    """What a writer gave; what it lacked on this machine becomes a fault of this briefing, so that others are built."""
    try:
        return part()
    except BriefError as fault:
        return b"", fault.diagnostics
    except MissingToolError as fault:
        place = briefing.statements[0].place if briefing.statements else Place()
        return b"", (error("machine-has-what-it-needs", str(fault), Place(place.file)),)


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
            if path.is_dir():
                raise IsADirectoryError(EISDIR, f"`{path.name}` is a folder there")
            part = path.with_name(f".{path.name}.part")
            staged.append((part, path))
            part.write_bytes(content)
        for part, path in staged:
            part.replace(path)
    finally:
        for part, _ in staged:
            part.unlink(missing_ok=True)
    return tuple(path for _, path in staged)
