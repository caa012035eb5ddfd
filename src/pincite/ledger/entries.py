"""From a briefing to its ledger: the texts of both files as they will be printed, each number traced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Literal

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Span
from pincite.corpus.numbers import ReadNumber
from pincite.delivered.deck import read_deck
from pincite.delivered.marks import without_marks
from pincite.delivered.model import Delivered, Fragment, FragmentKind, Sheet
from pincite.ledger.known import Figure, Known
from pincite.ledger.model import Basis, Ledger, Line
from pincite.ledger.structural import OwnParts
from pincite.spec.brand import Brand
from pincite.verification.folding import fold
from pincite.verification.matching import Index, Run, match
from pincite.verification.reading import FileText
from pincite.verification.record import Record, Unit, read_record
from pincite.verification.structure import Structure
from pincite.verification.traces import Sources
from pincite.verification.verify import structure_of
from pincite.writers.deck import write_deck
from pincite.writers.evidence import write_evidence
from pincite.writers.memo.render import render_html
from pincite.writers.memo_texts import memo_alternatives, memo_blocks, memo_drawings

DRAWING = "drawing"
"""Stands for the shape of texts of a memo's charts."""

_SHORTEST = 8
"""Folded characters of a sentence with a number in it."""
_NUMBERED = 6
"""Folded characters of the number before a paragraph."""


def ledger_of(
    briefing: Briefing, corpus: Corpus, *, templates: Path, brand: Brand | None = None, lang: str = ""
) -> Ledger:  # fmt: skip
    """Every number that the memo and the deck of a briefing print.

    Neither is rendered: the memo is read before it is laid out on pages, the deck as its file has it, so that titles,
    tables, points of charts, notes and alternative texts are all there. ``lang`` is the language that its author
    writes in, where that is not the brief's. A template that cannot be used raises ``BriefError``.
    """
    memo, told = _memo_as_printed(briefing, templates=templates, brand=brand)
    record = read_record(write_evidence(briefing))
    # What a link is called says where a source is cited, and nothing else; a reading is the lexicon's.
    links = (Unit(text, "link", "EvidenceEntry") for text in told)
    readings = (Unit(f"{item.as_heard} [{item.canonical}]: {item.evidence}", "readings", "NameReading")
                for item in briefing.readings)  # fmt: skip
    record = replace(record, units=(*record.units, *links, *readings))
    known = Known(briefing, record, corpus, lang=lang or briefing.lang)
    index = Index(record.units)
    organisation = brand.organisation if brand else ""
    parts = OwnParts(briefing, Sources(record, corpus), organisation=organisation)
    deck = read_deck(write_deck(briefing, templates=templates, brand=brand)[0])
    files: tuple[tuple[Literal["memo", "deck"], Delivered], ...] = (("memo", memo), ("deck", deck))
    return Ledger(tuple(
        line for name, file in files for line in _Printed(name, file, known, index, record, parts).lines()
    ))  # fmt: skip


def _memo_as_printed(
    briefing: Briefing, *, templates: Path, brand: Brand | None
) -> tuple[Delivered, tuple[str, ...]]:  # fmt: skip
    """The memo's texts as one long page, with what is told of its pictures and links; and what the links are called."""
    html, links = render_html(briefing, templates=templates, brand=brand or Brand())
    texts = [*(_fragment(text, "text") for text in memo_blocks(html)),
             *(_fragment(text, "text", DRAWING) for text in memo_drawings(html)),
             *(_fragment(text, "alternative") for text in memo_alternatives(html)),
             *([_fragment(brand.organisation, "furniture")] if brand and brand.organisation else [])]  # fmt: skip
    return Delivered("page", (Sheet(1, "", tuple(texts)),)), tuple(dict.fromkeys(links.values()))


def _fragment(text: str, kind: FragmentKind, shape: str = "") -> Fragment:
    words, marks = without_marks(text)
    return Fragment(words, kind, shape, marks)


@dataclass(slots=True)
class _Printed:
    """A file and the way from its numbers to what the briefing knows of them."""

    name: Literal["memo", "deck"]
    delivered: Delivered
    known: Known
    index: Index
    record: Record
    parts: OwnParts

    def lines(self) -> Iterator[Line]:
        file = FileText(self.delivered, lang=self.record.lang)
        joined = frozenset(range(1, len(file.placed)))
        runs = match(file.stream, self.index, joined=joined).runs
        owner: dict[int, Run] = {place: run for run in runs for place in range(run.start, run.end)}
        structure = structure_of(file, self.record)
        for number, (_, fragment) in enumerate(file.placed):
            for read in file.numbers(number):
                basis = (
                    self.known.of_formula(fragment.text, read)
                    or self._matched(file, number, read, owner)
                    or self._figure(fragment, read)
                    or self._structural(structure, number, fragment, read)
                    or Basis("unbound", "", reason="nothing in the briefing bears it")
                )
                yield Line(read.printed, self.name, self._place(file, number), _short(fragment.text, read), basis)

    def _matched(self, file: FileText, index: int, read: ReadNumber, owner: dict[int, Run]) -> Basis | None:
        """What the briefing says of the number, where all of it stands in one of its units."""
        start, end = file.range_of(index, Span(read.start, read.end))
        runs = {owner.get(place) for place in range(start, end)}
        run = next(iter(runs), None)
        if len(runs) != 1 or run is None:
            return self._alone(file, index, read)
        folded = self.index.folded.pieces[run.unit]
        at = run.at + start - run.start
        return self.known.basis(run.unit, folded.offset(at), folded.offset(at + end - start - 1) + 1)

    def _alone(self, file: FileText, index: int, read: ReadNumber) -> Basis | None:
        """The same where the whole text is one that the briefing has, too short to be found among others."""
        words = file.stream.pieces[index].text
        start, end = file.range_of(index, Span(read.start, read.end))
        for unit, piece in enumerate(self.index.folded.pieces):
            before = len(piece.text) - len(words)
            if len(words) >= _SHORTEST and 0 <= before <= _NUMBERED and piece.text.endswith(words):
                at = before - file.stream.starts[index]
                if basis := self.known.basis(unit, piece.offset(start + at), piece.offset(end + at - 1) + 1):
                    return basis
        return None

    def _figure(self, fragment: Fragment, read: ReadNumber) -> Basis | None:
        """A number that is set apart: it is known by its digits, and in a chart by its label as well.

        What numbers the parts of a file is set apart too: on a slide the program numbers it, in a memo a bare number
        is a value only where it stands in a drawing.
        """
        if fragment.kind == "furniture" or fragment.numbering:
            return None
        if self.name == "memo" and fragment.shape != DRAWING and self.parts.may_mark(fragment.text):
            return None
        labels = (each.label for each in self.known.figures if each.label and each.value is not None)
        if any(fragment.text.startswith(label) and read.end <= len(label) for label in labels):
            return _of_label(read)
        if fragment.kind in ("point", "cell"):
            label, _, shown = fragment.text.rpartition(" ")
            if read.end <= len(label):
                return _of_label(read)
            value = _decimal(shown)
            points = (each for each in self.known.figures if each.value is not None and each.value == value)
            return next((each.basis for each in points if label.startswith(each.label)), None)
        wanted = fold(fragment.text).text
        same = (each for each in self.known.figures
                if each.is_all_of(wanted) or _stands_behind(each, fragment.text, read))  # fmt: skip
        return next((each.basis for each in same), None)

    def _structural(self, structure: Structure, index: int, fragment: Fragment, read: ReadNumber) -> Basis | None:
        rule = self.parts.rule(structure, index, fragment, read)
        return Basis("structural", rule) if rule else None

    def _place(self, file: FileText, index: int) -> str:
        kind = file.fragment(index).kind
        if self.name == "deck":
            return f"{file.label(index)}, alternative text" if kind == "alternative" else file.label(index)
        drawn = file.fragment(index).shape == DRAWING
        return "memo, alternative text" if kind == "alternative" else "memo, chart" if drawn else "memo"


def _of_label(read: ReadNumber) -> Basis | None:
    """A year or another date that a value is labelled with; ``date-has-source`` and the author answer for it."""
    return Basis("structural", read.kind) if read.kind != "quantity" else None


def _stands_behind(figure: Figure, text: str, read: ReadNumber) -> bool:
    """Whether a number is a figure behind its label, as a short row of a table has it."""
    if not figure.label or not text.startswith(figure.label):
        return False
    at = text.find(figure.printed, len(figure.label))
    whole = not text[at + len(figure.printed) : at + len(figure.printed) + 1].isdigit()
    return at >= 0 and whole and at <= read.start and read.end <= at + len(figure.printed)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _short(text: str, read: ReadNumber, around: int = 60) -> str:
    start, end = max(0, read.start - around), min(len(text), read.end + around)
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
