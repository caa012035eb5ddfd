"""Where the time of one `pincite build` goes, by stage, in the process that spends it.

Usage: ``python -m tests.bench.stages STARTED ARGUMENT...`` where ``STARTED`` is ``time.monotonic()`` as the caller
read it just before. Prints one JSON object, stage -> seconds. The stages are told apart by the functions that do
their work; each function is wrapped as its module is loaded, and the loading counts for the stage.
A stage's time leaves out the stages it calls, so that the column adds up to the whole. The build must stay in one
process (``--jobs 1``).
"""

from __future__ import annotations

import functools
import importlib.abc
import importlib.machinery
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

STAGES = {
    "pincite.corpus.readers:read_file": "read",
    "pincite.corpus.annotate:annotate": "annotate",
    "pincite.corpus.catalogue:read_corpus": "catalogue",
    "pincite.spec.load:load_brief": "load",
    "pincite.briefing.compose:compose": "compose",
    "pincite.checks:check_briefing": "check",
    "pincite.writers.memo:write_memo": "memo",
    "pincite.writers.deck:write_deck": "deck",
    "pincite.writers.evidence:write_evidence": "evidence",
}
"""The function (or class) that does a stage's work, and the stage."""

START = "start"
REST = "rest"


class Stopwatch:
    """Gives every moment to exactly one stage: the innermost that is running."""

    def __init__(self, started: float) -> None:
        self.spent: dict[str, float] = {}
        self._running = [START]
        self._since = started

    def _settle(self) -> None:
        now = time.monotonic()
        stage = self._running[-1]
        self.spent[stage] = self.spent.get(stage, 0.0) + now - self._since
        self._since = now

    @contextmanager
    def running(self, stage: str) -> Iterator[None]:
        """Count for ``stage`` until the block ends."""
        self._settle()
        self._running.append(stage)
        try:
            yield
        finally:
            self._settle()
            self._running.pop()


class Wrapping(importlib.abc.MetaPathFinder):
    """Wraps the functions of ``STAGES`` as soon as their module has been executed."""

    def __init__(self, stopwatch: Stopwatch) -> None:
        self._stopwatch = stopwatch
        self.wrapped: set[str] = set()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The ordinary module, with a loader that wraps afterwards."""
        names = [name for name in STAGES if name.split(":")[0] == fullname]
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target) if names else None
        if spec is None or spec.loader is None:
            return None
        execute = spec.loader.exec_module

        def exec_and_wrap(module: ModuleType) -> None:
            with self._stopwatch.running(STAGES[names[0]]):
                execute(module)
            for name in names:
                attribute = name.split(":")[1]
                setattr(module, attribute, self._timed(getattr(module, attribute), STAGES[name]))
                self.wrapped.add(name)

        spec.loader.exec_module = exec_and_wrap  # type: ignore[method-assign]
        return spec

    def _timed(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        @functools.wraps(function, updated=())
        def timed(*args: Any, **kwargs: Any) -> Any:
            with self._stopwatch.running(stage):
                return function(*args, **kwargs)

        return timed


def main(started: float, arguments: list[str]) -> int:
    """Run the command and print what each stage took. Exits 1 when a stage of the table was never seen."""
    stopwatch = Stopwatch(started)
    wrapping = Wrapping(stopwatch)
    sys.meta_path.insert(0, wrapping)
    from pincite.cli import main as command  # its loading is measured too

    with stopwatch.running(REST):
        code = command(arguments)
    unseen = [name for name in STAGES if name not in wrapping.wrapped]
    unseen += [stage for stage in dict.fromkeys(STAGES.values()) if stage not in stopwatch.spent]
    if code or unseen:
        print(f"exit code {code}; never seen: {', '.join(unseen) or 'nothing'}", file=sys.stderr)  # noqa: T201
        return 1
    print(json.dumps(stopwatch.spent))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:]))
