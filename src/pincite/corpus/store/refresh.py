"""Bringing the catalogue up to date with the folder: only what changed is read again, by content.

A file whose size, time and inode are those of the last run is not opened, unless it was written so shortly before it
was looked at that a later change may carry the same time (the "racy" entries of Git's index). The others are compared
by their SHA-256. A changed record (a key of ``sources.yaml``) reads its document again.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from pincite.corpus.reference import Reference
from pincite.corpus.slugs import slug, unique
from pincite.corpus.store.database import FileRow, Store
from pincite.corpus.store.folder import ListedFile, stem_of
from pincite.corpus.store.request import Answer, Request, answer
from pincite.diagnostics import Diagnostic, Place, warning

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Progress = Callable[[int, int], None]
"""Told how many of how many files have been read."""

_GRANULARITY = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT)."""
_BATCH_BYTES = 400_000
"""Of source files, that go to a process at once and are stored in one transaction."""
_BATCH_FILES = 64
_WORTH_PROCESSES = 1_000_000
"""Bytes to read from which starting processes pays (they take as long to start as 100 kB take to annotate)."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file of the folder, what is known of it, and where it stands in the corpus."""

    file: ListedFile
    doc_id: str
    reference: Reference | None
    position: int

    @property
    def record(self) -> str:
        """What reading it depends on besides its bytes, in few characters."""
        if self.reference is None:
            return self.doc_id
        reference = self.reference
        known = msgspec.msgpack.encode((reference.source, reference.has_origin, reference.encoding))
        return f"{self.doc_id} {hashlib.sha256(known).hexdigest()[:32]}"


def refresh(
    store: Store, files: Sequence[ListedFile], references: Sequence[Reference], *, progress: Progress | None = None
) -> tuple[tuple[Diagnostic, ...], bool]:
    """Make ``store`` hold what ``files`` hold, in the order of the references, then of the names.

    Gives what was wrong with files that could not be opened (nothing of that is stored, so that the next run tries
    again), and whether there was nothing to do: as long as the files stay as they are, there will be nothing. Raises
    ``DamagedError`` when the store cannot be written.
    """
    run = _Run(store, _file_system_time(store), progress)
    rows = store.files()
    names = {file.name for file in files}
    gone = [name for name in rows if name not in names]
    if gone:
        with store.writing():
            for name in gone:
                store.remove(name)
    unreadable = {file.name for file in files if (row := rows.get(file.name)) and not row.id and _is_old(file, row)}
    while True:
        wanted = _wanted(files, references, unreadable)
        if changed := [item for item in wanted if not run.has(item, rows.get(item.file.name))]:
            run.read(changed, rows)
            rows = store.files()
        # A document's id may be free again because the file that had it turned out to be none.
        refused = {name for name in names if name not in rows or not rows[name].id}
        if refused == unreadable:
            break
        unreadable = refused
    done = bool(gone or run.count)
    arranged = _arrange(store, wanted, rows, anew=done)
    return tuple(fault for name in sorted(run.faults) for fault in run.faults[name]), not (done or arranged)


def _file_system_time(store: Store) -> int:
    """The present by the clock of the file system, as far as touching the catalogue's file tells it."""
    if store.path is None:
        return 0
    try:
        os.utime(store.path)
        return store.path.stat().st_mtime_ns
    except OSError:
        return 0


def _wanted(files: Sequence[ListedFile], references: Sequence[Reference], unreadable: set[str]) -> list[_Wanted]:
    """Every file with its id and position. A file that cannot be read takes no id away from one that can."""
    by_file = {reference.file: (index, reference) for index, reference in enumerate(references) if reference.file}
    nameless = [file.name for file in files if file.name not in by_file and file.name not in unreadable]
    slugs = (slug(stem_of(name)) or "document" for name in nameless)
    ids = dict(zip(nameless, unique(slugs, (reference.source.id for reference in references)), strict=True))
    wanted = []
    for position, file in enumerate(files):
        index, reference = by_file.get(file.name, (len(references) + position, None))
        doc_id = reference.source.id if reference else ids.get(file.name, "")
        wanted.append(_Wanted(file, doc_id, reference, index))
    return wanted


class _Run:
    """Reads what is new or changed and stores it, and remembers what it has dealt with."""

    def __init__(self, store: Store, seen: int, progress: Progress | None) -> None:
        self.store = store
        self.seen = seen
        self.progress = progress
        self.faults: dict[str, tuple[Diagnostic, ...]] = {}
        """What was wrong with files that could not be opened, by name."""
        self._dealt: dict[str, str] = {}
        """Name -> record of what was read or compared in this run."""

    @property
    def count(self) -> int:
        """How many files were read or compared."""
        return len(self._dealt)

    def has(self, wanted: _Wanted, row: FileRow | None) -> bool:
        """Whether a file need not be opened (again)."""
        name = wanted.file.name
        if name in self._dealt:
            return not wanted.doc_id or self._dealt[name] == wanted.record
        same_record = row is not None and (not wanted.doc_id or row.record == wanted.record)
        return row is not None and same_record and _is_old(wanted.file, row)

    def read(self, changed: Sequence[_Wanted], rows: Mapping[str, FileRow]) -> None:
        """Read files, or find that they hold what they held."""
        by_name = {item.file.name: item for item in changed}
        requests = [_request(item, rows.get(item.file.name)) for item in changed]
        done = 0
        sizes = {item.file.name: item.file.size for item in changed}
        with closing(_answers(self.store, requests, sizes)) as batches:
            for batch in batches:
                with self.store.writing():
                    for item in batch:
                        _keep(self.store, item, by_name[item.request.name], self.seen)
                self.faults |= {item.request.name: item.faults for item in batch if not item.sha256}
                self._dealt |= {item.request.name: by_name[item.request.name].record for item in batch}
                done += len(batch)
                if self.progress:
                    self.progress(done, len(requests))


def _is_old(file: ListedFile, row: FileRow) -> bool:
    """Whether a file is surely the one that was looked at then."""
    same = (row.size, row.modified, row.inode) == (file.size, file.modified, file.inode)
    return same and file.modified + _GRANULARITY < row.seen


def _request(wanted: _Wanted, row: FileRow | None) -> Request:
    reference = wanted.reference
    same_record = row is not None and row.record == wanted.record
    return Request(
        name=wanted.file.name,
        path=wanted.file.path,
        doc_id=wanted.doc_id,
        source=reference.source if reference else None,
        encoding=reference.encoding if reference else "",
        known=row.sha256 if row and same_record else "",
    )


def _keep(store: Store, answer: Answer, wanted: _Wanted, seen: int) -> None:
    file = wanted.file
    if answer.unchanged:
        store.write(
            "UPDATE file SET size = ?, modified = ?, inode = ?, seen = ? WHERE name = ? AND sha256 = ?",
            (file.size, file.modified, file.inode, seen, file.name, answer.sha256),
        )
    elif answer.sha256:
        store.put(answer, record=wanted.record, size=file.size, modified=file.modified, inode=file.inode, seen=seen)
    else:
        store.remove(file.name)


def _answers(store: Store, requests: Sequence[Request], sizes: Mapping[str, int]) -> Generator[list[Answer]]:
    """The answers in batches: from processes where there is enough to read, else from this one."""
    processes = _processors() if sum(sizes.values()) >= _WORTH_PROCESSES else 1
    batches = deque(_batches(requests, sizes))
    while min(processes, len(batches)) > 1:
        with store.away():
            pool = _pool(min(processes, len(batches)))
        if pool is None:
            break
        broken: list[list[Request]] = []
        try:
            yield from _from_pool(pool, batches, broken, ahead=2 * processes)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        for batch in broken:
            with store.away():
                answers = [_answered_alone(request) for request in batch]
            yield answers
    yield from (_answered(batch) for batch in batches)


def _pool(processes: int) -> Executor | None:
    """Processes that answer, or none where none can be started."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    import_module("pincite.corpus.annotate")  # where processes are forked, each has then loaded it
    try:
        pool = ProcessPoolExecutor(processes, initializer=_deaf_to_interrupts)
        pool.submit(_nothing).result()
    except (BrokenProcessPool, OSError, ImportError):
        return None
    return pool


def _from_pool(
    pool: Executor, batches: deque[list[Request]], broken: list[list[Request]], *, ahead: int
) -> Iterator[list[Answer]]:
    """Batches as they are done, with never more than ``ahead`` of them under way or waiting to be stored.

    When a process dies (a library that crashes, no memory left), the batches that were under way go to ``broken``,
    to be answered file by file in processes of their own, so that only the file that does it is lost.
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


def _answered_alone(request: Request) -> Answer:
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(1)
    try:
        return pool.submit(_answered, [request]).result()[0] if pool else answer(request)
    except BrokenProcessPool:
        fault = warning(
            "file-is-readable", f"`{request.name}` makes its reader crash; left out", Place(request.name),
            "take it out of the corpus or replace it",
        )  # fmt: skip
        return Answer(request, "", None, (fault,))
    finally:
        if pool:
            pool.shutdown()


def _deaf_to_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; only the one that waits for the others speaks."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


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


def _arrange(store: Store, wanted: Sequence[_Wanted], rows: Mapping[str, FileRow], *, anew: bool) -> bool:
    """Put the documents in their order, and those that are the same byte for byte under one origin: where one of them
    was read ``anew`` or is gone, another may be the first. Gives whether there was anything to do."""
    moved = [
        (item.position, item.file.name)
        for item in wanted
        if item.file.name in rows and rows[item.file.name].position != item.position
    ]
    if moved or anew:
        with store.writing():
            store.unsettle()
            store.write_many("UPDATE file SET position = ? WHERE name = ?", moved)
            store.write_many("UPDATE file SET origin = ? WHERE name = ?", _changed_origins(store, wanted))
    return bool(moved or anew)


def _changed_origins(store: Store, wanted: Sequence[_Wanted]) -> list[tuple[str, str]]:
    """Origin and name of each document that counts under another origin than the store has."""
    stated = {item.file.name: item.reference is not None and item.reference.has_origin for item in wanted}
    positions = {item.file.name: item.position for item in wanted}
    found = store.rows("SELECT name, sha256, own_origin, origin FROM file WHERE id <> ''")
    first: dict[str, str] = {}
    changed = []
    for name, sha256, own, origin in sorted(found, key=lambda row: positions.get(row[0], 0)):
        counts = own if stated.get(name) else first.get(sha256, own)
        first.setdefault(sha256, counts)
        if counts != origin:
            changed.append((counts, name))
    return changed
