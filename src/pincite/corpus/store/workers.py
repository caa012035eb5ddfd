"""Reading many files at once, in processes of their own.

A process that dies loses the file that it was reading and no other. Whoever stops a run waits for none of them, and
none outlives the one that started it, however that ended.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from pincite.corpus.store.database import Store
from pincite.corpus.store.request import Answer, Request, answer
from pincite.diagnostics import Place, warning

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

_BATCH_BYTES = 400_000
"""Of source files, that go to a process at once and are stored in one transaction."""
_BATCH_FILES = 64
_EACH = 1_000
"""A file takes, whatever is in it, as long as so many bytes of text take to annotate."""
_WORTH_PROCESSES = 1_000_000
"""Bytes to read from which starting processes pays (they take as long to start as 100 kB take to annotate)."""


def answers(store: Store, requests: Sequence[Request], sizes: Mapping[str, int]) -> Generator[list[Answer]]:
    """The answers in batches: from processes where there is enough to read, else from this one."""
    work = sum(sizes.values()) + _EACH * len(requests)
    processes = _processors() if work >= _WORTH_PROCESSES else 1
    batches = deque(_batches(requests, sizes))
    while min(processes, len(batches)) > 1:
        broken: list[list[Request]] = []
        with ExitStack() as stack:
            with store.away():
                pool = stack.enter_context(_pool(min(processes, len(batches))))
            if pool is None:
                break
            yield from _from_pool(pool, batches, broken, ahead=2 * processes)
        for batch in broken:
            with store.away():
                apart = _answered_apart(batch)
            yield apart
    yield from (_answered(batch) for batch in batches)


@contextmanager
def _pool(processes: int) -> Iterator[Executor | None]:
    """Processes that answer, or none where none can be started. They are ended at once when the block is left early."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children

    import_module("pincite.corpus.annotate")  # where processes are forked, each has then loaded it
    others = active_children()
    pool = None
    try:
        pool = ProcessPoolExecutor(processes, initializer=_attend)
        pool.submit(_nothing).result()
    except (BrokenProcessPool, OSError, ImportError):
        pool = None
    try:
        yield pool
    except BaseException:
        for process in set(active_children()).difference(others):
            process.terminate()
        raise
    finally:
        if pool:
            pool.shutdown(wait=True, cancel_futures=True)


def _from_pool(
    pool: Executor, batches: deque[list[Request]], broken: list[list[Request]], *, ahead: int
) -> Iterator[list[Answer]]:
    """Batches as they are done, with never more than ``ahead`` of them under way or waiting to be stored.

    When a process dies (a library that crashes, no memory left), the batches that were under way go to ``broken``,
    to be answered apart, so that only the file that does it is lost.
    """
    from concurrent.futures import FIRST_COMPLETED, wait
    from concurrent.futures.process import BrokenProcessPool

    running: dict[Future[list[Answer]], list[Request]] = {}
    while running or (batches and not broken):
        while batches and len(running) < ahead and not broken:
            try:
                running[pool.submit(_answered, batches[0])] = batches[0]
            except BrokenProcessPool:
                broken.append(batches[0])
            batches.popleft()
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda item: running[item][0].name):
            batch = running.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                broken.append(batch)


def _answered(batch: Sequence[Request]) -> list[Answer]:
    return [answer(request) for request in batch]


def _answered_apart(batch: Sequence[Request]) -> list[Answer]:
    """The answers of a process that does nothing else; where it dies, of one for each half, down to the file that does
    it."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        with _pool(1) as pool:
            return pool.submit(_answered, batch).result() if pool else _answered(batch)
    except BrokenProcessPool:
        half = len(batch) // 2
        if half:
            return [*_answered_apart(batch[:half]), *_answered_apart(batch[half:])]
        name = batch[0].name
        fault = warning(
            "file-is-readable", f"`{name}` makes its reader crash; left out", Place(name),
            "take it out of the corpus or replace it",
        )  # fmt: skip
        return [Answer(batch[0], "", None, (fault,))]


def _attend() -> None:
    """What a process does before it answers. Ctrl-C reaches every process of a terminal, and only the one that waits
    for the others speaks; when that one is no more, nobody would ever tell the others to stop."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _nothing() -> None:
    """Starts the processes."""


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _batches(requests: Iterable[Request], sizes: Mapping[str, int]) -> Iterator[list[Request]]:
    batch: list[Request] = []
    room = _BATCH_BYTES
    for request in requests:
        batch.append(request)
        room -= sizes[request.name]
        if room <= 0 or len(batch) >= _BATCH_FILES:
            yield batch
            batch, room = [], _BATCH_BYTES
    if batch:
        yield batch
