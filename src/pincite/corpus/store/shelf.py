"""The documents of a catalogue, loaded when they are asked for and let go when others are."""

from __future__ import annotations

import bisect
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from pincite.corpus.model import Document, Evidence, Number, Passage, Quotation, Source
from pincite.corpus.store.database import DamagedError, Entry, Store
from pincite.corpus.store.search import PassageSearch

T = TypeVar("T")

_ROOM = 4_000_000
"""Characters of text that are kept loaded; a document and its evidence take some ten bytes for each."""


class Loaded:
    """A document with its evidence, and where it is found by id and by place."""

    def __init__(
        self,
        document: Document,
        quotations: tuple[Quotation, ...],
        numbers: tuple[Number, ...],
        passages: Callable[[], tuple[Passage, ...]],
    ) -> None:
        self.document = document
        self.quotations = quotations
        self.numbers = numbers
        self._passages = passages

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """A paragraph stands before its sentences; loaded when they are asked for."""
        return self._passages()

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """By id."""
        found: Iterable[Evidence] = (*self.quotations, *self.numbers, *self.passages)
        return {item.id: item for item in found}

    @cached_property
    def leaves(self) -> list[Passage]:
        """Sentences and items of one sentence."""
        return [passage for passage in self.passages if passage.leaf]

    def sentence_at(self, offset: int) -> Passage | None:
        """The sentence that holds ``offset``, or none where the text there cannot be cited."""
        index = bisect.bisect_right(self.leaves, offset, key=lambda leaf: leaf.span.start) - 1
        return self.leaves[index] if index >= 0 and offset < self.leaves[index].span.end else None


class Shelf:
    """Gives what a store holds. A store that turns out to be damaged is replaced by one that was made anew."""

    def __init__(self, store: Store, renew: Callable[[DamagedError], Store]) -> None:
        self._renew = renew
        self._asking = False
        self._loaded: OrderedDict[str, Loaded] = OrderedDict()
        self._take(store)

    def _take(self, store: Store) -> None:
        store.hold()
        self._store = store
        self._search = PassageSearch(store)
        self._entries: Mapping[str, Entry] | None = None
        self._ids: Mapping[int, str] | None = None
        self._loaded.clear()
        self._room = _ROOM

    @property
    def is_empty(self) -> bool:
        """Whether there is no document."""
        return not self.ask(lambda store, _: store.has_documents())

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Every document by its id, in the order of the corpus; of ten thousand, they are read when they are asked
        for."""
        if self._entries is None:
            self._entries = {entry.id: entry for entry in self.ask(lambda store, _: store.entries())}
        return self._entries

    @property
    def ids(self) -> Mapping[int, str]:
        """The document of a file's number."""
        if self._ids is None:
            self._ids = {entry.number: entry.id for entry in self.entries.values()}
        return self._ids

    def ask(self, question: Callable[[Store, PassageSearch], T]) -> T:
        """The answer of the store; asked again of a new one when the store is damaged.

        A question may ask others: it is then the outermost that is asked again, of one store from its beginning.
        """
        if self._asking:
            return question(self._store, self._search)
        self._asking = True
        try:
            return question(self._store, self._search)
        except DamagedError as fault:
            self._store.close()
            self._take(self._renew(fault))
            return question(self._store, self._search)
        finally:
            self._asking = False

    def source(self, doc_id: str) -> Source:
        """The record of a document. Raises ``KeyError`` for an id that the corpus does not hold."""
        if doc_id not in self.entries:
            raise KeyError(doc_id)
        return self.ask(lambda store, _: store.source(self.entries[doc_id]))

    def load(self, doc_id: str) -> Loaded:
        """A document with its evidence. Raises ``KeyError`` for an id that the corpus does not hold."""
        if doc_id in self._loaded:
            self._loaded.move_to_end(doc_id)
            return self._loaded[doc_id]
        if doc_id not in self.entries:
            raise KeyError(doc_id)
        loaded = Loaded(
            *self.ask(lambda store, _: store.content(self.entries[doc_id])),
            lambda: self.ask(lambda store, _: store.passages(self.entries[doc_id])),
        )
        self._loaded[doc_id] = loaded
        self._room -= len(loaded.document.text)
        while self._room < 0 and len(self._loaded) > 1:
            _, gone = self._loaded.popitem(last=False)
            self._room += len(gone.document.text)
        return loaded


class Documents(Mapping[str, Document]):
    """The documents of a corpus by id, in its order; each is loaded when it is asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __getitem__(self, doc_id: str) -> Document:
        return self._shelf.load(doc_id).document

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._shelf.entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.entries)

    def __len__(self) -> int:
        return len(self._shelf.entries)


class Sources(Mapping[str, Source]):
    """The bibliographic records of a corpus by document; no text is loaded."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __getitem__(self, doc_id: str) -> Source:
        return self._shelf.source(doc_id)

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._shelf.entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.entries)

    def __len__(self) -> int:
        return len(self._shelf.entries)
