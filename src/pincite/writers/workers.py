"""Processes for the slow writers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pincite.writers import OUTPUTS, prepare


@contextmanager
def workers(outputs: Sequence[str], *, briefs: int, templates: Path, jobs: int) -> Iterator[Mapping[str, Executor]]:
    """Processes for the slow outputs, which load libraries and templates while the briefs are still being read.

    Gives no process for an output that is quick, or when ``jobs`` allows only this one.
    """
    slow = [output for output in outputs if OUTPUTS[output].prepare]
    if jobs < 2 or not slow:
        yield {}
        return
    from concurrent.futures import ProcessPoolExecutor

    each = max(1, min(briefs, jobs // len(slow)))
    with ExitStack() as stack:
        executors: dict[str, Executor] = {}
        for output in slow:
            executors[output] = stack.enter_context(ProcessPoolExecutor(max_workers=each))
            for _ in range(each):
                executors[output].submit(prepare, output, templates)
        yield executors
