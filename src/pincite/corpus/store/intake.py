"""A folder of documents on its way into a catalogue, and what is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import msgspec

from pincite.corpus.records import Reference, read_references
from pincite.corpus.store.database import DamagedError, Entry, Store
from pincite.corpus.store.folder import ListedFile, list_folder
from pincite.corpus.store.refresh import Progress, refresh
from pincite.corpus.store.shelf import Shelf
from pincite.diagnostics import Diagnostic, Place, did_you_mean, warning

_NAMED = 5
"""So many faults of one kind are named one by one; more are counted."""


class Intake:
    """A folder on its way into a store."""

    def __init__(self, folder: Path, progress: Progress | None) -> None:
        self.folder = folder
        self._progress = progress
        self._files: tuple[ListedFile, ...] = ()
        self._references: tuple[Reference, ...] = ()
        self._faults: tuple[Diagnostic, ...] = ()
        self._path: Path | None = None

    def stored(self, cache: Path | None) -> Store:
        """A store that holds the folder: the cache's where that can be had, else one in memory."""
        if cache is not None:
            name = hashlib.sha256(str(self.folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
            self._path = cache / f"{name}.sqlite"
        for _ in range(2 if self._path else 0):
            try:
                return self._up_to_date(self._path)
            except DamagedError as fault:
                if not fault.worthless:
                    break
                self._discard()
        return self._up_to_date(None)

    def renewed(self, fault: DamagedError) -> Store:
        """A store in place of one that turned out to be damaged while it was in use."""
        if fault.worthless:
            self._discard()
        return self._up_to_date(None)

    def _discard(self) -> None:
        try:
            for suffix in ("", "-wal", "-shm") if self._path else ():
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        except OSError:
            self._path = None

    def _up_to_date(self, path: Path | None) -> Store:
        try:
            if path:
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as fault:
            raise DamagedError(str(fault), worthless=False) from fault
        store = Store(path)
        try:
            self._files, listed = list_folder(self.folder)
            self._references = self._known_references(store)
            self._faults = (*listed, *self._placed(refresh(
                store, self._files, self._references, progress=self._progress
            )))  # fmt: skip
        except BaseException:
            store.close()
            raise
        return store

    def _known_references(self, store: Store) -> tuple[Reference, ...]:
        """The references, from the store where ``sources.yaml`` is what it was: a long one is slow to read."""
        path = self.folder / "sources.yaml"
        if not path.is_file():
            return ()
        key = hashlib.sha256(str(path).encode("utf-8", "surrogateescape") + path.read_bytes()).digest()
        kept = store.kept("references") or b""
        if kept.startswith(key):
            try:
                return msgspec.msgpack.decode(kept[len(key) :], type=tuple[Reference, ...])
            except msgspec.DecodeError as fault:
                raise DamagedError(str(fault)) from fault
        references = read_references(self.folder)
        with store.writing():
            store.keep("references", key + msgspec.msgpack.encode(references))
        return references

    def _placed(self, faults: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Diagnostics about files below the folder, named as the user named the folder."""
        for fault in faults:
            yield replace(fault, place=replace(fault.place, file=str(self.folder / fault.place.file)))

    def diagnostics(self, shelf: Shelf) -> Iterator[Diagnostic]:
        """What is wrong with the files and what their records leave open."""
        yield from self._faults
        for _, faults in shelf.ask(lambda store, _: store.faults()):
            yield from self._placed(faults)
        described = {reference.file for reference in self._references}
        yield from self._undescribed([item for item in shelf.entries.values() if item.file not in described], shelf)
        yield from self._missing()
        read = {entry.file for entry in shelf.entries.values()}
        yield from (_incomplete(item) for item in self._references if item.missing and item.file in read)
        yield from self._repeated(shelf.entries.values())

    def _undescribed(self, entries: Sequence[Entry], shelf: Shelf) -> Iterator[Diagnostic]:
        """One warning for all documents that have no reference, so that a folder of many stays readable."""
        if not entries:
            return
        source = shelf.source(entries[0].id)
        if len(entries) == 1:
            stated = [word for word, value in (("title", source.title), ("date", source.issued)) if value]
            known = f"; taken from the text: {', '.join(stated)}" if stated else ""
            message = f"`{entries[0].file}` has no reference, so it is called `{source.id}`{known}"
        else:
            many = f"{len(entries)} documents have no reference"
            message = f"{many} and are called by their file names, like `{source.id}`"
        yield warning(
            "source-is-described", message, Place(str(self.folder / entries[0].file)),
            f"add it to {self.folder / 'sources.yaml'} with title, issued, and pincite: file, kind, origin, descriptor",
        )  # fmt: skip

    def _missing(self) -> Iterator[Diagnostic]:
        """A warning for each reference whose file is not in the folder."""
        names = {file.name for file in self._files}
        missing = (item for item in self._references if item.file and item.file not in names)
        for count, item in enumerate(missing):
            # Looking for the nearest of ten thousand names takes a moment.
            near = did_you_mean(item.file, names) if count < _NAMED else ()
            yield warning("source-has-file", f"`{item.file}` is not in the corpus", item.file_place, *near)

    def _repeated(self, entries: Iterable[Entry]) -> Iterator[Diagnostic]:
        """Documents that are the same byte for byte: agreement between them is none."""
        alike: dict[str, list[Entry]] = {}
        for entry in entries:
            alike.setdefault(entry.sha256, []).append(entry)
        groups = [group for group in alike.values() if len(group) > 1]
        for first, *others in islice(groups, _NAMED):
            named = ", ".join(f"`{entry.file}`" for entry in others[:_NAMED])
            more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
            yield warning(
                "document-is-unique", f"{named}{more} and `{first.file}` are the same, byte for byte",
                Place(str(self.folder / others[0].file)),
                "take all but one out; they count as one origin unless their records say otherwise",
            )  # fmt: skip
        if len(groups) > _NAMED:
            message = f"{len(groups) - _NAMED} more documents stand in the corpus twice or more, byte for byte"
            yield warning("document-is-unique", message, Place(str(self.folder)))


def _incomplete(reference: Reference) -> Diagnostic:
    listed = ", ".join(f"`{key}`" for key in reference.missing)
    return warning(
        "source-is-described", f"`{reference.source.id}` does not say its {listed}", reference.place,
        "add the key; leave its value empty if nobody knows",
    )  # fmt: skip
