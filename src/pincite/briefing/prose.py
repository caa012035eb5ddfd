"""The author's Markdown to the briefing's inlines, and every sentence of it as the checks see it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from pincite.briefing.binding import Binding, bind_numbers
from pincite.briefing.model import Citation, PrintedNumber, Prose, QuotedWords, Run, Statement, plain
from pincite.briefing.model.evidence import StatementKind
from pincite.briefing.register import CitationRegister
from pincite.briefing.statement_kinds import kind_of
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Span
from pincite.corpus.sentences import split_sentences
from pincite.diagnostics import Diagnostic, Place, error
from pincite.spec.load import LoadedBrief
from pincite.spec.prose import PinCite, ProseBlock, Quoted, Words, parse_prose, quoted_words
from pincite.words import Language


@dataclass(frozen=True, slots=True)
class ComposedBlock:
    """A paragraph or list item of the author's."""

    prose: Prose
    item: bool
    kinds: tuple[StatementKind, ...]
    """Of its sentences, in their order, without repeats."""


def kinds_of_first(blocks: Sequence[ComposedBlock]) -> tuple[StatementKind, ...]:
    """The kinds of the sentences of a paragraph and of the list under it, which is part of what it says."""
    items = takewhile(lambda block: block.item, blocks[1:])
    return tuple(dict.fromkeys(kind for block in (blocks[0], *items) for kind in block.kinds))


@dataclass(slots=True)
class ProseComposer:
    """Turns text fields into prose; collects statements, calculations and faults on the way."""

    loaded: LoadedBrief
    corpus: Corpus
    register: CitationRegister
    lang: str
    """The language that the author writes in, by whose rules sentences end and numbers are read."""
    statements: list[Statement] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    calculations: dict[str, str] = field(default_factory=dict)
    """Printed number -> the formula behind it."""

    @property
    def language(self) -> Language:
        """The words of the brief's language."""
        return self.register.language

    def blocks(self, text: str | None, path: str, *, scope: Iterable[str] = ()) -> tuple[ComposedBlock, ...]:
        """Paragraphs and items of the text at ``path``; the ids in ``scope`` count as cited with every sentence."""
        if not text:
            return ()
        # Faults of the Markdown itself were reported when the brief was loaded.
        return tuple(self._block(block, path, tuple(scope)) for block in parse_prose(text)[0])

    def line(self, text: str | None, path: str, *, scope: Iterable[str] = ()) -> Prose:
        """A text field as one line of prose."""
        inlines: list[Run | Citation] = []
        for block in self.blocks(text, path, scope=scope):
            inlines += [Run(" "), *block.prose] if inlines else block.prose
        return tuple(inlines)

    def words(self, text: str | None, path: str, *, scope: Iterable[str] = ()) -> str:
        """A title or other short field as plain words; a pin-cite in it counts for the checks and is not printed."""
        return plain(self.line(text, path, scope=scope)).strip()

    def known(self, evidence_ids: Iterable[str], path: str) -> tuple[str, ...]:
        """Those ids of a list at ``path`` that the corpus holds; the others are reported."""
        kept = []
        for index, evidence_id in enumerate(evidence_ids):
            if self.resolves(evidence_id):
                kept.append(evidence_id)
            else:
                place = self.loaded.marks.place(f"{path}[{index}]")
                self.diagnostics.append(unresolved(self.corpus, evidence_id, "evidence-exists", place=place))
        return tuple(kept)

    def resolves(self, evidence_id: str) -> bool:
        """Whether the id names a document or a piece of evidence."""
        return evidence_id in self.corpus.documents or self.corpus.evidence(evidence_id) is not None

    def _block(self, block: ProseBlock, path: str, scope: tuple[str, ...]) -> ComposedBlock:
        plain = _PlainText(block)
        first = len(self.statements)
        self._state(block, plain, path, scope)
        kinds = tuple(dict.fromkeys(each.kind for each in self.statements[first:] if not _leads_in(each)))
        inlines: list[Run | Citation] = []
        for inline in block.inlines:
            if isinstance(inline, Words):
                inlines.append(Run(inline.text, emphasis=inline.emphasis, strong=inline.strong))
            elif numbers := self.register.cite(*self._targets(inline, path)):
                inlines.append(Citation(numbers))
        return ComposedBlock(tuple(inlines), block.kind == "item", kinds)

    def _targets(self, cite: PinCite, path: str) -> list[str]:
        kept = []
        for target in cite.targets:
            if self.resolves(target.id):
                kept.append(target.id)
            else:
                place = self.loaded.marks.place(path, target.start)
                self.diagnostics.append(unresolved(self.corpus, target.id, "pin-cite-resolves", place=place))
        return kept

    def _state(self, block: ProseBlock, plain: _PlainText, path: str, scope: tuple[str, ...]) -> None:
        quoted = quoted_words(block, lang=self.lang)
        sentences = split_sentences(plain.text, lang=self.lang)
        starts = [sentence.start for sentence in sentences]
        cited: list[list[str]] = [[] for _ in sentences]
        for offset, cite in plain.cites:
            if sentences:
                index = max(0, bisect.bisect_left(starts, offset) - 1)
                cited[index] += [target.id for target in cite.targets]
        for sentence, own in zip(sentences, cited, strict=True):
            self.state(plain, sentence, path, (*own, *scope), quoted=quoted)

    def state(
        self, plain: _PlainText, sentence: Span, path: str, cited: Sequence[str], *, quoted: Sequence[Quoted] = ()
    ) -> None:
        """Record one sentence: its numbers bound, its quotations with what they are held to."""
        text = plain.text[sentence.start : sentence.end]
        known = list(filter(self.resolves, cited))
        ids = tuple(dict.fromkeys(known))
        inside = [item for item in quoted if sentence.start <= plain.position(item.start) < sentence.end]
        bindings = bind_numbers(text, ids, self.corpus, lang=self.lang)
        self.statements.append(
            Statement(
                text=text,
                place=self.loaded.marks.place(path, plain.origin(sentence.start)),
                field=path.rpartition(".")[2].partition("[")[0],
                cited=ids,
                numbers=tuple(
                    self._printed(binding, text, sentence, plain, path)
                    for binding in bindings
                    if not any(
                        plain.position(item.start) <= sentence.start + binding.number.start < plain.position(item.end)
                        for item in inside
                    )
                ),
                quoted=tuple(
                    QuotedWords(item.text, self.loaded.marks.place(path, item.start),
                                tuple(target.id for target in item.targets if self.resolves(target.id)))
                    for item in inside
                ),
                kind=kind_of(path, text, ids, self.corpus, quotes=bool(inside), lang=self.lang),
                astray=len(known) < len(cited),
            )
        )  # fmt: skip

    def _printed(self, binding: Binding, text: str, sentence: Span, plain: _PlainText, path: str) -> PrintedNumber:
        printed = text[binding.number.start : binding.number.end]
        if binding.calculation:
            self.calculations[printed] = binding.calculation
        near = binding.nearest
        return PrintedNumber(
            text=printed,
            place=self.loaded.marks.place(path, plain.origin(sentence.start + binding.number.start)),
            bound_to=binding.bound_to,
            rule=binding.rule,
            nearest=f"{self.corpus.text(near)} ({near.id})" if near else "",
        )


def _leads_in(statement: Statement) -> bool:
    """Whether a sentence only announces the list under it, which says what there is to say."""
    return not statement.cited and statement.text.endswith((":", "："))


class _PlainText:
    """The words of a block without its pin-cites, and where each stood in the field."""

    def __init__(self, block: ProseBlock) -> None:
        self.text = block.text
        self._origins = block.offsets()
        self.cites: list[tuple[int, PinCite]] = []
        length = 0
        for inline in block.inlines:
            if isinstance(inline, PinCite):
                self.cites.append((length, inline))
            else:
                length += len(inline.text)

    def origin(self, position: int) -> int:
        """The offset in the field of the character at ``position`` of the plain text."""
        return self._origins[position]

    def position(self, origin: int) -> int:
        """The position in the plain text of the character at offset ``origin`` of the field."""
        return bisect.bisect_left(self._origins, origin)


def unresolved(corpus: Corpus, evidence_id: str, rule: str, *, place: Place) -> Diagnostic:
    """The error for an id that the corpus does not hold, naming the nearest that it does."""
    doc_id = evidence_id.partition("#")[0]
    if evidence_id in corpus.documents:
        hint = f"name evidence in it: `pincite quotes --source {doc_id}`, `numbers` and `search` list it"
        return error("evidence-fits", f"`{evidence_id}` is a whole document", place, hint)
    what = "evidence" if "#" in evidence_id and doc_id in corpus.documents else "source"
    message = f"`{evidence_id}` is not in `{doc_id}`" if what == "evidence" else f"no source is called `{doc_id}`"
    listing = f"`pincite quotes --source {doc_id}`, `numbers` and `search` list what it holds"
    fallback = (listing,) if what == "evidence" else ("`pincite sources` lists the sources",)
    return error(rule, message, place, *(corpus.near_ids(evidence_id) or fallback), evidence=evidence_id)
