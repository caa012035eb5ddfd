"""A folder of documents on its way into a catalogue, and what is wrong with it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from pincite.corpus.fingerprints import is_as_pinned
from pincite.corpus.model import Correction, Theme
from pincite.corpus.reference import CSL_TYPES, Reference
from pincite.corpus.store.database import DamagedError, Entry, Store
from pincite.corpus.store.folder import Listing
from pincite.corpus.store.refresh import Progress, refresh
from pincite.diagnostics import Diagnostic, Place, did_you_mean, warning

T = TypeVar("T")

_NAMED = 5
"""So many faults of one kind are named one by one; more are counted."""
_ALIKE = 20
"""So many files in which the same is wrong are named one by one; more are counted."""


class _Lexicon(NamedTuple):
    """The entries of ``lexicon.yaml`` and what is doubtful about them."""

    entries: tuple[Correction, ...] = ()
    doubts: tuple[Diagnostic, ...] = ()


class Intake:
    """A folder on its way into a store.

    Where the files are those of a run that found nothing to do, nothing but their listing is looked at: what was wrong
    with them, the themes and the lexicon are as they were kept, and neither YAML nor its models need be loaded.
    """

    def __init__(self, folder: Path, progress: Progress | None) -> None:
        self.folder = folder
        self.diagnostics: tuple[Diagnostic, ...] = ()
        """What is wrong with the files and what their records leave open."""
        self.themes: tuple[Theme, ...] = ()
        self.lexicon: tuple[Correction, ...] = ()
        self._progress = progress
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
            listing = Listing(self.folder)
            self.diagnostics = (*listing.faults(), *self._documents(store, listing))
            if store.has_documents():
                self._read_records(store)
        except BaseException:
            store.close()
            raise
        return store

    def _documents(self, store: Store, listing: Listing) -> tuple[Diagnostic, ...]:
        """Bring the documents of the store up to date; gives what is wrong with them."""
        stated = self._bytes_of("sources.yaml") or b""
        state = (
            hashlib.sha256(listing.state() + os.fsencode(self.folder) + b"\0" + stated).digest() if store.path else b""
        )
        kept = store.kept("settled") or b""
        if state and kept.startswith(state):
            return _decoded(kept[len(state) :], tuple[Diagnostic, ...])
        references = self._known(store, "sources.yaml", (), tuple[Reference, ...], _read_references)
        faults, settled = refresh(store, listing, references, progress=self._progress)
        names = {file.name for file in listing.files}
        inside = chain(faults, *(faults for _, faults in store.faults()))
        found = (*self._placed(_some_alike(inside)), *self._doubts(store, references, names))
        if state and settled:
            store.settle(state + msgspec.msgpack.encode(found))
        return found

    def _read_records(self, store: Store) -> None:
        """Read the themes and the lexicon, whose entries may name documents."""
        self.themes = self._known(store, "themes.yaml", (), tuple[Theme, ...], _read_themes)
        if self._bytes_of("lexicon.yaml") is None:
            return
        ids = tuple(entry.id for entry in store.entries())
        found = self._known(
            store, "lexicon.yaml", _Lexicon(), _Lexicon, lambda folder: _read_lexicon(folder, ids), also="\n".join(ids)
        )
        self.lexicon = found.entries
        self.diagnostics += found.doubts

    def _known(
        self, store: Store, name: str, absent: T, kind: type[T], read: Callable[[Path], T], *, also: str = ""
    ) -> T:
        """What ``read`` makes of a record file, from the store where its bytes, and what it depends on ``also``, are
        what they were: a long one is slow to read."""
        stated = self._bytes_of(name)
        if stated is None:
            return absent
        place = os.fsencode(self.folder)
        key = hashlib.sha256(b"\0".join((place, stated, also.encode()))).digest()
        kept = store.kept(name) or b""
        if kept.startswith(key):
            return _decoded(kept[len(key) :], kind)
        found = read(self.folder)
        with store.writing():
            store.keep(name, key + msgspec.msgpack.encode(found))
        return found

    def _bytes_of(self, name: str) -> bytes | None:
        path = self.folder / name
        return path.read_bytes() if path.is_file() else None

    def _placed(self, faults: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Diagnostics about files below the folder, named as the user named the folder."""
        for fault in faults:
            yield replace(fault, place=replace(fault.place, file=str(self.folder / fault.place.file)))

    def _doubts(self, store: Store, references: Sequence[Reference], names: set[str]) -> Iterator[Diagnostic]:
        """What the records leave open, and where they and the files do not meet."""
        entries = store.entries()
        described = {reference.file for reference in references}
        yield from self._undescribed([item for item in entries if item.file not in described], store)
        yield from _missing(references, names)
        yield from _changed(references, entries, store)
        read = {entry.file for entry in entries}
        yield from (_incomplete(item) for item in references if item.missing and item.file in read)
        yield from _untyped(references)
        yield from self._repeated(entries)

    def _undescribed(self, entries: Sequence[Entry], store: Store) -> Iterator[Diagnostic]:
        """One warning for all documents that have no reference, so that a folder of many stays readable."""
        if not entries:
            return
        source = store.source(entries[0])
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


def _some_alike(faults: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The faults of files, in their order; of many that say the same, the first ones and how many more there are."""
    alike: dict[tuple[str, str], list[Diagnostic]] = {}
    for fault in faults:
        what = fault.message.removeprefix(f"`{fault.place.file}` ")
        alike.setdefault((fault.rule, what), []).append(fault)
    for (_, what), group in alike.items():
        yield from group[:_ALIKE]
        if more := group[_ALIKE:]:
            yield replace(more[0], message=f"{len(more)} more files, from `{more[0].place.file}` on: each {what}")


def _missing(references: Iterable[Reference], names: set[str]) -> Iterator[Diagnostic]:
    """A warning for each reference whose file is not in the folder; of many that nobody vouched for, how many more."""
    missing = [item for item in references if item.file and item.file not in names]
    missing.sort(key=lambda item: not item.source.pinned)
    plain = sum(not item.source.pinned for item in missing)
    for count, item in enumerate(missing):
        if (left := len(missing) - count) <= plain - _ALIKE:
            message = f"{left} more references, from `{item.source.id}` on, name files that are not in the corpus"
            yield warning("source-has-file", message, item.file_place)
            return
        # Looking for the nearest of ten thousand names takes a moment.
        near = did_you_mean(item.file, names) if count < _NAMED else ()
        if item.source.pinned:
            lost = ("no pin-cite of it resolves without it", "put it back, or delete its reference")
            yield warning("source-is-as-pinned", f"`{item.file}` is pinned, and is not in the corpus", item.file_place,
                          *(near or lost))  # fmt: skip
        else:
            yield warning("source-has-file", f"`{item.file}` is not in the corpus", item.file_place, *near)


def _changed(references: Iterable[Reference], entries: Iterable[Entry], store: Store) -> Iterator[Diagnostic]:
    """A warning for each file that is not the one that was pinned, and does not say the same either."""
    held = {entry.file: entry for entry in entries}
    for item in references:
        entry = held.get(item.file)
        if entry and item.source.pinned not in ("", entry.sha256) and not is_as_pinned(store.content(entry)[0]):
            yield warning(
                "source-is-as-pinned", f"`{item.file}` is not the file that was pinned", item.pin_place,
                "read what has changed (`pincite diff`), then pin it anew with `pincite sources --pin`",
            )  # fmt: skip


def _untyped(references: Iterable[Reference]) -> Iterator[Diagnostic]:
    """A warning for each reference of a type that no citation style knows."""
    for item in references:
        stated = item.source.type
        if stated and stated not in CSL_TYPES:
            message = f"`{stated}` is no type of CSL, so `{item.source.id}` is cited as a `document`"
            near = did_you_mean(stated, sorted(CSL_TYPES)) or ("such as `report`, `article-newspaper`, `broadcast`",)
            yield warning("source-type-is-known", message, item.type_place, *near)


def _incomplete(reference: Reference) -> Diagnostic:
    listed = ", ".join(f"`{key}`" for key in reference.missing)
    return warning(
        "source-is-described", f"`{reference.source.id}` does not say its {listed}", reference.place,
        "add the key; leave its value empty if nobody knows",
    )  # fmt: skip


# The models that check YAML take a third of a second to load: not for records that are what they were.


def _read_references(folder: Path) -> tuple[Reference, ...]:
    from pincite.corpus.records import read_references

    return read_references(folder)


def _read_themes(folder: Path) -> tuple[Theme, ...]:
    from pincite.corpus.records import read_themes

    return read_themes(folder)


def _read_lexicon(folder: Path, documents: Sequence[str]) -> _Lexicon:
    from pincite.corpus.records import read_lexicon

    return _Lexicon(*read_lexicon(folder, documents))


def _decoded(packed: bytes, kind: type[T]) -> T:
    try:
        return msgspec.msgpack.decode(packed, type=kind)
    except msgspec.DecodeError as fault:
        raise DamagedError(str(fault)) from fault
