"""Bringing the catalogue up to date with the folder: only what changed is read again, by content.

A file whose size, times and inode are those of the last run is not opened, unless it was written so shortly before it
was looked at that a later change may carry the same time (the "racy" entries of Git's index). The others are compared
by their SHA-256. A changed record (a key of ``sources.yaml``) reads its document again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

import msgspec

from pincite.corpus.reference import Reference
from pincite.corpus.slugs import slug, unique
from pincite.corpus.store.database import FileRow, Store
from pincite.corpus.store.folder import ListedFile, Listing, stem_of
from pincite.corpus.store.request import Answer, Request
from pincite.corpus.store.workers import answers
from pincite.diagnostics import Diagnostic

Progress = Callable[[int, int], None]
"""Told how many of how many files have been read."""

_GRANULARITY = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT)."""


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
    store: Store, listing: Listing, references: Sequence[Reference], *, progress: Progress | None = None
) -> tuple[tuple[Diagnostic, ...], bool]:
    """Make ``store`` hold what the files hold, in the order of the references, then of the names.

    Gives what was wrong with files that could not be opened (nothing of that is stored, so that the next run tries
    again), and whether there was nothing to do: as long as the files stay as they are, there will be nothing. Raises
    ``DamagedError`` when the store cannot be written.
    """
    run = _Run(store, listing, _file_system_time(store), progress)
    files, rows = listing.files, store.files()
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

    def __init__(self, store: Store, listing: Listing, seen: int, progress: Progress | None) -> None:
        self.store = store
        self.listing = listing
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
        requests = [_request(item, self.listing.path_of(item.file), rows.get(item.file.name)) for item in changed]
        done = 0
        sizes = {item.file.name: item.file.size for item in changed}
        with closing(answers(self.store, requests, sizes)) as batches:
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
    return row.same_as(file) and file.modified + _GRANULARITY < row.seen


def _request(wanted: _Wanted, path: str, row: FileRow | None) -> Request:
    reference = wanted.reference
    same_record = row is not None and row.record == wanted.record
    return Request(
        name=wanted.file.name,
        path=path,
        doc_id=wanted.doc_id,
        source=reference.source if reference else None,
        encoding=reference.encoding if reference else "",
        known=row.sha256 if row and same_record else "",
    )


def _keep(store: Store, answer: Answer, wanted: _Wanted, seen: int) -> None:
    file = wanted.file
    if answer.unchanged:
        store.write(
            "UPDATE file SET size = ?, modified = ?, changed = ?, inode = ?, seen = ? WHERE name = ? AND sha256 = ?",
            (file.size, file.modified, file.changed, file.inode, seen, file.name, answer.sha256),
        )
    elif answer.sha256:
        store.put(answer, file, record=wanted.record, seen=seen)
    else:
        store.remove(file.name)


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
