"""The corpus: every document of a folder, the evidence in it under its ids, and what can be looked up."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from pincite.corpus.corrections import find_corrections
from pincite.corpus.model import (
    Correction,
    Document,
    Evidence,
    Number,
    Passage,
    Quotation,
    QuotationForm,
    Source,
    Span,
    Theme,
)
from pincite.corpus.slugs import slug
from pincite.corpus.store.database import Entry
from pincite.corpus.store.index_text import index_words
from pincite.corpus.store.intake import Intake
from pincite.corpus.store.refresh import Progress
from pincite.corpus.store.search import Findings, Hit
from pincite.corpus.store.shelf import Documents, Shelf, Sources
from pincite.diagnostics import BriefError, Diagnostic, Place, arranged, did_you_mean, error, nearest_word

T = TypeVar("T")

_SMALL = 50
"""Up to so many documents, words are looked for in each of them; beyond, in those that the index names."""
_NEAR = 20
"""So many passages say in which documents the nearest words may stand."""
_MOST_HITS = 500
"""So many passages of a theme are given: nobody chooses from more."""
_RECASED = re.compile(r"\[(\w)\](?=\w)")
_INSERTED = re.compile(r"(?<!\w)\w*\[[^\[\]]{0,200}\]\w*")
"""The editor's brackets: round a letter whose case he changed (``[I]f``), and round words of his own."""
_FORMS: tuple[QuotationForm, ...] = ("direct",)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the corpus speaks of a theme."""

    passages: int
    quotations: int
    numbers: int
    documents: tuple[tuple[str, int], ...]
    """Id and passages of each document, in the order of the corpus."""
    origins: tuple[tuple[str, int], ...]
    """Each origin and its passages, in the order of the corpus."""


class Each(Generic[T]):
    """Everything of one kind in the corpus, document by document; never all of it at once."""

    def __init__(self, documents: Iterable[str], inside: Callable[[str], Sequence[T]]) -> None:
        self._documents = documents
        self._inside = inside

    def __iter__(self) -> Iterator[T]:
        return (item for doc_id in self._documents for item in self._inside(doc_id))


class Corpus:
    """Documents by id, their evidence in reading order, and the analyst's themes and lexicon.

    Documents are loaded one by one when they are asked for, and let go again.
    """

    def __init__(self, shelf: Shelf, themes: Mapping[str, Theme], lexicon: tuple[Correction, ...]) -> None:
        self._shelf = shelf
        self.documents: Mapping[str, Document] = Documents(shelf)
        """In the order of the reference list, then of the file names."""
        self.sources: Mapping[str, Source] = Sources(shelf)
        """The record of each document, in the same order; loads no text."""
        self.themes = themes
        self.lexicon = lexicon
        self.quotations = Each(self.documents, self.quotations_of)
        self.numbers = Each(self.documents, self.numbers_of)
        self.passages = Each(self.documents, self.passages_of)
        """Sentences, paragraphs, items and lists; a paragraph stands before its sentences."""

    # One document

    def quotations_of(self, doc_id: str) -> tuple[Quotation, ...]:
        """The quotations of a document."""
        return self._shelf.load(doc_id).quotations

    def numbers_of(self, doc_id: str) -> tuple[Number, ...]:
        """The numbers of a document."""
        return self._shelf.load(doc_id).numbers

    def passages_of(self, doc_id: str) -> tuple[Passage, ...]:
        """The passages of a document."""
        return self._shelf.load(doc_id).passages

    @property
    def entries(self) -> Mapping[str, Entry]:
        """What is known of each document without loading it: file, format, counts."""
        return self._shelf.entries

    def evidence(self, evidence_id: str) -> Evidence | None:
        """The quotation, number or passage with this id."""
        doc_id, _, rest = evidence_id.partition("#")
        return self._shelf.load(doc_id).evidence.get(evidence_id) if rest and doc_id in self.documents else None

    def text(self, item: Evidence) -> str:
        """The words of a piece of evidence, as they stand in the document."""
        return self.documents[item.doc_id].slice(item.span)

    def near_ids(self, evidence_id: str) -> tuple[str, ...]:
        """A hint that names the id that was probably meant, or nothing."""
        doc_id, _, rest = evidence_id.partition("#")
        if not rest:
            return did_you_mean(evidence_id, self.documents)
        if doc_id in self.documents:
            return did_you_mean(evidence_id, self._shelf.load(doc_id).evidence)
        if len(self.documents) > _SMALL:
            return did_you_mean(doc_id, self.documents)
        return did_you_mean(
            evidence_id, (known for other in self.documents for known in self._shelf.load(other).evidence)
        )

    def sentence_at(self, doc_id: str, offset: int) -> Passage | None:
        """The sentence that holds ``offset``, or none where the text there cannot be cited."""
        return self._shelf.load(doc_id).sentence_at(offset) if doc_id in self.documents else None

    def around(self, doc_id: str, span: Span) -> tuple[Passage | None, Passage | None]:
        """The sentence before and the sentence after ``span`` in the same section."""
        leaves = self._shelf.load(doc_id).leaves
        before = bisect.bisect_right(leaves, span.start, key=lambda leaf: leaf.span.end) - 1
        after = bisect.bisect_left(leaves, span.end, key=lambda leaf: leaf.span.start)
        document = self.documents[doc_id]
        section = document.block_at(span.start).section
        near = (leaves[before] if before >= 0 else None, leaves[after] if after < len(leaves) else None)
        first, second = (
            leaf if leaf and document.block_at(leaf.span.start).section == section else None for leaf in near
        )
        return first, second

    def numbers_in(self, doc_id: str, span: Span) -> tuple[Number, ...]:
        """The numbers that stand inside ``span``."""
        return tuple(number for number in self.numbers_of(doc_id) if span.contains(number.span))

    def quotations_in(self, doc_id: str, span: Span) -> tuple[Quotation, ...]:
        """The quotations of which one place begins inside ``span``."""
        return tuple(
            item
            for item in self.quotations_of(doc_id)
            if any(span.start <= place.start < span.end for place in item.places or (item.span,))
        )

    def corrections_in(self, doc_id: str, span: Span) -> tuple[tuple[Span, Correction], ...]:
        """Where garbled words of the lexicon stand inside ``span``, in reading order, without overlaps."""
        return find_corrections(self.documents[doc_id].text, span, self.lexicon, source=doc_id)

    # All documents

    def theme(self, name: str) -> Theme | None:
        """The theme that the analyst calls ``name``, or none where ``themes.yaml`` has no such theme.

        A corpus without any takes every name: what is looked for are then the words of the name, side by side.
        """
        words = " ".join(name.split())
        if self.themes or not slug(words):
            return self.themes.get(name)
        label = words.rstrip("*")
        return Theme(words, label[:1].upper() + label[1:], terms=(words,))

    def search(
        self, text: str, *, source: str | None = None, theme: Theme | None = None, holding: str = "",
        limit: int | None = None,
    ) -> Findings:  # fmt: skip
        """Passages that hold every word of ``text``, best first; see ``PassageSearch.search`` for what is syntax and
        what the options narrow it to."""
        return self._shelf.ask(
            lambda _, search: search.search(
                text, file=self._file(source), theme=theme and self._as_heard(theme), holding=holding,
                readings=self._readings, limit=limit,
            )
        )  # fmt: skip

    @cached_property
    def _readings(self) -> dict[str, tuple[str, ...]]:
        """How the names of the lexicon stand where they were taken down wrongly; left out are words that stand in
        other documents too, where they mean what they say (Cloud for Claude)."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.lexicon:
            meant = {self.entries[doc_id].number for doc_id in entry.applies_to if doc_id in self.entries}
            heard = self._shelf.ask(lambda _, search, words=entry.as_heard: search.files_of(words))  # type: ignore[misc]
            if heard and (not entry.applies_to or heard <= meant):
                name = " ".join(entry.canonical.casefold().split())
                found[name] = (*found.get(name, ()), entry.as_heard)
        return found

    def _as_heard(self, theme: Theme) -> Theme:
        """A theme whose terms find the names of the lexicon as they were taken down, too."""
        heard = [self._readings.get(" ".join(term.casefold().split()), ()) for term in theme.terms]
        more = tuple(form for forms in heard for form in forms if form not in theme.terms)
        return replace(theme, terms=(*theme.terms, *more)) if more else theme

    def near_word(self, word: str) -> str:
        """A word of the corpus that is spelt most like one that stands nowhere; empty where none is near."""
        token = self._shelf.ask(lambda _, search: search.near_token(word))
        hits = self.search(f"{token}*", limit=_NEAR).hits if token else ()
        return nearest_word(word, (found for hit in hits for found in index_words(self.text(hit.passage))))

    def _file(self, source: str | None) -> int | None:
        return self.entries[source].number if source else None

    def theme_hits(self, theme: Theme, *, holding: str = "", limit: int = _MOST_HITS) -> tuple[Hit, ...]:
        """The sentences that speak of a theme, best first; only those ``holding`` a number, or a quotation of this
        form, if it is given."""
        heard = self._as_heard(theme)
        return self._shelf.ask(lambda _, search: search.theme_hits(heard, holding=holding, limit=limit))

    def coverage(self, theme: Theme) -> Coverage:
        """How much of the corpus speaks of a theme, counted without limit."""
        heard = self._as_heard(theme)
        reach = self._shelf.ask(lambda _, search: search.reach(heard))
        documents = tuple((self._shelf.ids[number], passages) for number, passages in reach.files)
        origins: dict[str, int] = {}
        for doc_id, passages in documents:
            origin = self.entries[doc_id].origin
            origins[origin] = origins.get(origin, 0) + passages
        return Coverage(reach.passages, reach.quotations, reach.numbers, documents, tuple(origins.items()))

    def quotations_about(
        self, *, theme: Theme | None = None, about: str = "", source: str | None = None,
        forms: Sequence[QuotationForm] = _FORMS, limit: int | None = None,
    ) -> Iterator[Quotation]:  # fmt: skip
        """Quotations whose sentence speaks of a theme, or is found by a search, or both; best first."""
        for doc_id, item in self._standing(forms, theme, about, source, limit):
            yield self.quotations_of(doc_id)[item]

    def numbers_about(
        self, *, theme: Theme | None = None, about: str = "", source: str | None = None, limit: int | None = None
    ) -> Iterator[Number]:
        """Numbers whose sentence speaks of a theme, or is found by a search, or both; best first."""
        for doc_id, item in self._standing(("number",), theme, about, source, limit):
            yield self.numbers_of(doc_id)[item]

    def _standing(
        self, kinds: Sequence[str], theme: Theme | None, about: str, source: str | None, limit: int | None
    ) -> list[tuple[str, int]]:
        found = self._shelf.ask(
            lambda _, search: search.standing(
                kinds, theme=theme and self._as_heard(theme), about=about, file=self._file(source),
                readings=self._readings, limit=limit,
            )
        )  # fmt: skip
        return [(self._shelf.ids[number], item) for number, item in found]

    def holding(self, words: str) -> tuple[str, ...]:
        """Ids of the documents in which words can stand as they are given, in the order of the corpus.

        What the editor put in brackets need not stand there, nor anything between the words.
        """
        if len(self.documents) <= _SMALL:
            return tuple(self.documents)
        plain = _INSERTED.sub(" ", _RECASED.sub(r"\1", words))
        found = self._shelf.ask(lambda _, search: search.files_holding(plain))
        return tuple(self._shelf.ids[number] for number in found)

    def near(self, words: str) -> tuple[str, ...]:
        """Ids of the documents in which the nearest words to these are to be looked for, in the order of the corpus."""
        if len(self.documents) <= _SMALL:
            return tuple(self.documents)
        found = self._shelf.ask(lambda _, search: search.files_near(words, limit=_NEAR))
        return tuple(self._shelf.ids[number] for number in found)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who is quoted, in order of first appearance."""
        query = (
            "SELECT name FROM (SELECT speaker.name AS name, min(position * 1000000 + first) AS place "
            "FROM speaker JOIN file USING (number) GROUP BY speaker.name) ORDER BY place"
        )
        return tuple(name for (name,) in self._shelf.ask(lambda store, _: store.rows(query)))

    def where_speaks(self, names: Iterable[str]) -> tuple[str, ...]:
        """Ids of the documents in which one of these speakers is quoted, in the order of the corpus."""
        query = "SELECT number FROM speaker WHERE name = ?"
        wanted = tuple(names)
        rows = self._shelf.ask(lambda store, _: [row for name in wanted for row in store.rows(query, (name,))])
        numbers = {number for (number,) in rows}
        return tuple(entry.id for entry in self.entries.values() if entry.number in numbers)


def read_corpus(
    folder: Path, *, cache: Path | None = None, progress: Progress | None = None
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Read every document below ``folder`` and what its record files say of them.

    With a folder for the ``cache`` only what changed since the last run is read; without one, or where it cannot be
    written, everything is, and kept in memory. Gives the corpus and its warnings. Raises ``BriefError`` when the
    folder, a record file or the ids are at fault, and when no document can be read.
    """
    if not folder.is_dir():
        raise BriefError([error("corpus-is-there", f"`{folder}` is not a folder", Place(str(folder)),
                                "name the folder of source documents with --corpus")])  # fmt: skip
    intake = Intake(folder, progress)
    shelf = Shelf(intake.stored(cache), intake.renewed)
    if shelf.is_empty:
        nothing = error("corpus-is-there", f"no document in `{folder}` can be read", Place(str(folder)))
        raise BriefError([*intake.diagnostics, nothing])
    themes = {theme.id: theme for theme in intake.themes}
    return Corpus(shelf, themes, intake.lexicon), arranged(intake.diagnostics)
