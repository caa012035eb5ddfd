"""The corpus: every document of a folder, the evidence in it under its ids, and what can be looked up."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pincite.corpus.model import (
    Correction,
    Document,
    Evidence,
    Number,
    Passage,
    Quotation,
    Source,
    Span,
    Theme,
)
from pincite.corpus.numbers import find_numbers, number_slug
from pincite.corpus.passages import find_passages
from pincite.corpus.quotations import find_quotations
from pincite.corpus.readers import READERS, ReadFile, read_file
from pincite.corpus.records import ReferenceRecord, read_lexicon, read_references, read_themes, repeated_ids
from pincite.corpus.search import Hit, PassageIndex
from pincite.corpus.slugs import quotation_slug, slug, unique
from pincite.corpus.stated import stated_source
from pincite.diagnostics import BriefError, Diagnostic, Place, arranged, did_you_mean, error, has_errors, warning
from pincite.marked_yaml import MarkedYaml

RECORD_FILES = ("sources.yaml", "themes.yaml", "lexicon.yaml")


@dataclass(frozen=True)
class Corpus:
    """Documents by id, their evidence in reading order, and the analyst's themes and lexicon."""

    documents: Mapping[str, Document]
    """In the order of the reference list, then of the file names."""
    quotations: tuple[Quotation, ...]
    numbers: tuple[Number, ...]
    passages: tuple[Passage, ...]
    """Sentences, paragraphs, items and lists; a paragraph stands before its sentences."""
    themes: Mapping[str, Theme]
    lexicon: tuple[Correction, ...]

    @cached_property
    def _evidence(self) -> dict[str, Evidence]:
        found: Iterable[Evidence] = (*self.quotations, *self.numbers, *self.passages)
        return {item.id: item for item in found}

    def evidence(self, evidence_id: str) -> Evidence | None:
        """The quotation, number or passage with this id."""
        return self._evidence.get(evidence_id)

    def text(self, item: Evidence) -> str:
        """The words of a piece of evidence, as they stand in the document."""
        return self.documents[item.doc_id].slice(item.span)

    def near_ids(self, evidence_id: str) -> tuple[str, ...]:
        """A hint that names the id that was probably meant, or nothing."""
        doc_id, _, rest = evidence_id.partition("#")
        if not rest:
            return did_you_mean(evidence_id, self.documents)
        inside = [known for known in self._evidence if known.startswith(f"{doc_id}#")]
        return did_you_mean(evidence_id, inside or self._evidence)

    @cached_property
    def _leaves(self) -> dict[str, list[Passage]]:
        """Sentences and items of one sentence, per document."""
        leaves: dict[str, list[Passage]] = {}
        for passage in self.passages:
            if passage.leaf:
                leaves.setdefault(passage.doc_id, []).append(passage)
        return leaves

    def sentence_at(self, doc_id: str, offset: int) -> Passage | None:
        """The sentence that holds ``offset``, or none where the text there cannot be cited."""
        leaves = self._leaves.get(doc_id, [])
        index = bisect.bisect_right(leaves, offset, key=lambda leaf: leaf.span.start) - 1
        return leaves[index] if index >= 0 and offset < leaves[index].span.end else None

    def around(self, doc_id: str, span: Span) -> tuple[Passage | None, Passage | None]:
        """The sentence before and the sentence after ``span`` in the same section."""
        leaves = self._leaves.get(doc_id, [])
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
        return tuple(number for number in self._numbers_of.get(doc_id, ()) if span.contains(number.span))

    @cached_property
    def _numbers_of(self) -> dict[str, list[Number]]:
        of: dict[str, list[Number]] = {}
        for number in self.numbers:
            of.setdefault(number.doc_id, []).append(number)
        return of

    @cached_property
    def index(self) -> PassageIndex:
        """Full-text index over sentences and items."""
        return PassageIndex(
            (leaf, self.text(leaf), self.documents[leaf.doc_id].block_at(leaf.span.start).section)
            for doc_id in self.documents
            for leaf in self._leaves.get(doc_id, ())
        )

    @cached_property
    def _theme_hits(self) -> dict[str, tuple[Hit, ...]]:
        return {}

    def theme_hits(self, theme: Theme) -> tuple[Hit, ...]:
        """The sentences that speak of a theme, best first."""
        if theme.id not in self._theme_hits:
            self._theme_hits[theme.id] = self.index.rank(theme)
        return self._theme_hits[theme.id]

    def corrections_in(self, doc_id: str, span: Span) -> tuple[tuple[Span, Correction], ...]:
        """Where garbled words of the lexicon stand inside ``span``, in reading order, without overlaps."""
        document = self.documents[doc_id]
        text = document.slice(span)
        found: list[tuple[Span, Correction]] = []
        for entry in self.lexicon:
            if entry.applies_to and doc_id not in entry.applies_to:
                continue
            for match in re.finditer(rf"(?<!\w){re.escape(entry.as_heard)}(?!\w)", text, re.IGNORECASE):
                place = Span(span.start + match.start(), span.start + match.end())
                if not any(place.overlaps(other) for other, _ in found):
                    found.append((place, entry))
        return tuple(sorted(found, key=lambda item: item[0]))

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who is quoted, in order of first appearance."""
        return tuple(dict.fromkeys(item.speaker for item in self.quotations if item.speaker and item.form == "direct"))


def read_corpus(folder: Path) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Read every document below ``folder`` and what its record files say of them.

    Gives the corpus and its warnings. Raises ``BriefError`` when the folder, a record file or the ids are at fault,
    and when no document can be read.
    """
    if not folder.is_dir():
        raise BriefError([error("corpus-is-there", f"`{folder}` is not a folder", Place(str(folder)),
                                "name the folder of source documents with --corpus")])  # fmt: skip
    references, marked = read_references(folder)
    files, diagnostics = _read_files(folder)
    diagnostics += repeated_ids(references, marked)
    documents, described = _documents(files, references, marked, folder)
    diagnostics += described
    if not documents:
        nothing = error("corpus-is-there", f"no document in `{folder}` can be read", Place(str(folder)))
        raise BriefError([*diagnostics, nothing])
    if has_errors(diagnostics):
        raise BriefError(diagnostics)
    quotations: list[Quotation] = []
    numbers: list[Number] = []
    passages: list[Passage] = []
    for document in documents:
        found = annotate(document)
        quotations += found[0]
        numbers += found[1]
        passages += found[2]
    corpus = Corpus(
        {document.id: document for document in documents},
        tuple(quotations),
        tuple(numbers),
        tuple(passages),
        {theme.id: theme for theme in read_themes(folder)},
        read_lexicon(folder),
    )
    return corpus, arranged(diagnostics)


def _read_files(folder: Path) -> tuple[tuple[ReadFile, ...], tuple[Diagnostic, ...]]:
    files: list[ReadFile] = []
    diagnostics: list[Diagnostic] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name in RECORD_FILES or any(part.startswith(".") for part in Path(name).parts):
            continue
        if path.stem.upper() == "README":
            continue
        if path.suffix.lower() not in READERS:
            known = ", ".join(suffix for suffix in READERS if suffix)
            diagnostics.append(
                warning("file-is-readable", f"no reader for `{path.suffix}` files; left out", Place(str(path)),
                        f"save it as text ({known})")
            )  # fmt: skip
            continue
        read, faults = read_file(path, name)
        diagnostics += (replace(fault, place=replace(fault.place, file=str(path))) for fault in faults)
        if read:
            files.append(read)
    return tuple(files), tuple(diagnostics)


def _documents(
    files: tuple[ReadFile, ...], references: tuple[ReferenceRecord, ...], marked: MarkedYaml | None, folder: Path
) -> tuple[list[Document], tuple[Diagnostic, ...]]:
    by_file = {record.pincite.file: (index, record) for index, record in enumerate(references) if record.pincite.file}
    diagnostics: list[Diagnostic] = []
    documents: list[tuple[int, Document]] = []
    undescribed: list[tuple[str, Source]] = []
    taken = {record.id for record in references}
    for position, read in enumerate(files):
        index, record = by_file.pop(read.file, (len(references) + position, None))
        if record is None:
            (doc_id,) = unique([slug(Path(read.file).stem) or "document"], taken)
            taken.add(doc_id)
            source = stated_source(doc_id, read)
            undescribed.append((read.file, source))
        else:
            source = _completed(record.as_source(), stated_source(record.id, read))
            diagnostics += _incomplete(record, index, marked)
        starts = (0, *(match.end() for match in re.finditer("\n", read.text)))
        document = Document(source.id, read.file, read.text, read.sha256, read.blocks, source, starts)
        documents.append((index, document))
    diagnostics += _undescribed(undescribed, folder)
    for index, record in by_file.values():
        place = marked.marks.place(f"$.references[{index}].pincite.file") if marked else Place()
        missing = warning("source-has-file", f"`{record.pincite.file}` is not in the corpus", place,
                          *did_you_mean(record.pincite.file or "", (read.file for read in files)))  # fmt: skip
        diagnostics.append(missing)
    return [document for _, document in sorted(documents, key=lambda item: item[0])], tuple(diagnostics)


def _completed(source: Source, stated: Source) -> Source:
    """The record, with what it leaves open taken from the text."""
    return replace(
        source,
        title=source.title or stated.title,
        issued=source.issued or stated.issued,
        host=source.host or stated.host,
        guest=source.guest or stated.guest,
        author=source.author or stated.author,
        speakers=source.speakers or stated.speakers,
    )


def _undescribed(documents: Sequence[tuple[str, Source]], folder: Path) -> Iterator[Diagnostic]:
    """One warning for all documents that have no reference, so that a folder of many stays readable."""
    if not documents:
        return
    file, source = documents[0]
    if len(documents) == 1:
        stated = [word for word, value in (("title", source.title), ("date", source.issued)) if value]
        known = f"; taken from the text: {', '.join(stated)}" if stated else ""
        message = f"`{file}` has no reference, so it is called `{source.id}`{known}"
    else:
        message = f"{len(documents)} documents have no reference and are called by their file names, like `{source.id}`"
    yield warning(
        "source-is-described", message, Place(str(folder / file)),
        f"add it to {folder / 'sources.yaml'} with title, issued, and pincite: file, kind, origin, descriptor",
    )  # fmt: skip


def _incomplete(record: ReferenceRecord, index: int, marked: MarkedYaml | None) -> Iterator[Diagnostic]:
    missing = record.missing_keys()
    if missing and marked:
        listed = ", ".join(f"`{key}`" for key in missing)
        yield warning(
            "source-is-described", f"`{record.id}` does not say its {listed}",
            marked.marks.place(f"$.references[{index}]"), "add the key; leave its value empty if nobody knows",
        )  # fmt: skip


def annotate(document: Document) -> tuple[list[Quotation], list[Number], list[Passage]]:
    """Quotations, numbers and passages of one document, each with its id."""
    passages = list(find_passages(document))
    labels = [passage.id for passage in passages]
    quotations = list(find_quotations(document))
    numbers = list(find_numbers(document))
    slugs = [quotation_slug(document.slice(item.span)) for item in quotations]
    quotation_ids = unique([f"{document.id}#{item}" for item in slugs], labels)
    number_slugs = [f"{document.id}#{number_slug(document.slice(item.span))}" for item in numbers]
    number_ids = unique(number_slugs, [*labels, *quotation_ids])
    return (
        [replace(item, id=new) for item, new in zip(quotations, quotation_ids, strict=True)],
        [replace(item, id=new) for item, new in zip(numbers, number_ids, strict=True)],
        passages,
    )
