"""What a briefing knows of the numbers in its own words: what each is bound to, held to the corpus once more."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pincite.briefing.binding import ends_of, numbers_cited
from pincite.briefing.derivation import derived
from pincite.briefing.in_context import hedged_there, read_as_there, sharing_scales
from pincite.briefing.model import Briefing, Cell, Chart, KeyNumber, Point, PrintedNumber, Statement, Table, plain
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Number, Span
from pincite.corpus.numbers import ReadNumber, read_numbers
from pincite.corpus.numbers.comparison import compare
from pincite.corpus.numbers.figures import in_unit
from pincite.ledger.model import Basis
from pincite.verification.folding import Folded, fold
from pincite.verification.record import Record, Role, Unit

_HINTED = "≈<>≤≥"
_OF_SOURCES = frozenset({"SourceEntry", "EvidenceEntry", "NameReading"})
"""Units that say where something stands: references, locators, what a file is called."""
_COUNTED = frozenset({"SourceSummary", "CoverageMatrix", "CoveredTheme", "names"})
"""Units that the tool writes about its own material: how many documents, origins, passages there are."""
_COUNTING_FIELDS = {
    "Section": ("coverage",), "Judgement": ("basis",), "Briefing": ("method",), "SourceSummary": ("sentences",),
    "Timeline": ("note",), "CoverageMatrix": ("note",), "PullQuotation": ("reason",), "Extract": ("reason",),
    "KeyNumber": ("reason",),
}  # fmt: skip
"""Where such words stand in the briefing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is set apart: in large type, at a point of a chart, in a cell."""

    printed: str
    label: str
    basis: Basis
    value: Decimal | None = None
    """Of a chart's point, in the chart's unit."""
    unit: str = ""
    """The chart's, which may stand behind the print where it is set alone."""

    def is_all_of(self, folded: str) -> bool:
        """Whether a text is the figure and nothing else, its unit aside."""
        return folded in {fold(f"{self.printed}{tail}").text for tail in ("", self.unit, f" {self.unit}")}


class Known:
    """The units of a briefing, and what each number in them is."""

    def __init__(self, briefing: Briefing, record: Record, corpus: Corpus, *, lang: str) -> None:
        self.units = record.units
        self.figures = tuple(_figures(briefing, corpus, lang))
        self._corpus = corpus
        self._lang = lang
        self._statements = [(fold(item.text), item) for item in briefing.statements]
        self._contexts = {plain(entry.context): entry for entry in briefing.evidence}
        self._counting = frozenset(_counting(briefing))
        self.formulas = self._formulas()
        self._numbers: dict[int, tuple[tuple[ReadNumber, Basis | None], ...]] = {}

    def basis(self, unit: int, start: int, end: int) -> Basis | None:
        """What the number is that stands in this range of a unit's text; none where the briefing does not say."""
        if unit not in self._numbers:
            self._numbers[unit] = tuple(self._read(self.units[unit]))
        touching = (basis for read, basis in self._numbers[unit] if read.start < end and start < read.end)
        return next((basis for basis in touching if basis), None)

    def _read(self, unit: Unit) -> Iterator[tuple[ReadNumber, Basis | None]]:
        numbers = read_numbers(unit.text, lang=self._lang)
        stated = dict(self._stated(unit, numbers)) if numbers else {}
        for read in numbers:
            yield (
                read,
                self._of_role(unit, read)
                or stated.get(read.start)
                or self._of_words(unit, read)
                or self._made(unit, read),
            )

    def of_formula(self, text: str, read: ReadNumber) -> Basis | None:
        """What a number is that stands in a formula which is printed with its values."""
        for formula, basis in self.formulas.items():
            at = text.find(formula)
            while at >= 0:
                if at <= read.start and read.end <= at + len(formula):
                    return Basis("derived", "formula", basis.number, formula=formula)
                at = text.find(formula, at + 1)
        return None

    def _formulas(self) -> dict[str, Basis]:
        """Every calculation of the briefing, by its formula in values."""
        found = {figure.basis.formula: figure.basis for figure in self.figures if figure.basis.formula}
        for _, statement in self._statements:
            if any(number.rule == "calculated" for number in statement.numbers):
                for read in read_numbers(statement.text, lang=self._lang):
                    same = (number for number in statement.numbers if number.text == read.printed)
                    basis = next((self._printed(number, read, statement) for number in same), None)
                    if basis and basis.formula:
                        found.setdefault(basis.formula, basis)
        return found

    def _made(self, unit: Unit, read: ReadNumber) -> Basis | None:
        """Words of the tool's: what they count is its own material, and a result stands before its formula in a
        sentence."""
        if unit.kind in _OF_SOURCES:
            return Basis("structural", "citation")
        if unit.kind not in _COUNTED and unit.text not in self._counting:
            return None
        results = (basis for formula, basis in self.formulas.items() if formula in unit.text[read.end :])
        result = next(results, None)
        return result or Basis("structural", "own-count")

    # Numbers that are set apart

    def _of_role(self, unit: Unit, read: ReadNumber) -> Basis | None:
        if any(role.role == "attribution" and _overlap(role, read) for role in unit.roles):
            return Basis("structural", "citation")
        roles = [role for role in unit.roles if role.role == "number" and _overlap(role, read)]
        if not roles:
            return self._labelled(unit, read)
        printed = unit.text[roles[0].start : roles[0].end]
        found = [figure for figure in self.figures if figure.printed == printed]
        named = [figure for figure in found if roles[0].evidence and figure.basis.number == roles[0].evidence]
        labelled = [figure for figure in found if figure.label and figure.label in unit.text]
        return next((figure.basis for figure in (*named, *labelled, *found)), None)

    def _labelled(self, unit: Unit, read: ReadNumber) -> Basis | None:
        """A value right after its label, as a chart's words for those who do not see it have them."""
        if unit.kind not in ("Chart", "Table"):
            return None
        for figure in self.figures:
            words = f"{figure.label} {figure.printed}"
            at = unit.text.find(words) if figure.label else -1
            if at >= 0 and at + len(figure.label) < read.end and read.start < at + len(words):
                return figure.basis
        return None

    # Numbers of sentences

    def _stated(self, unit: Unit, numbers: Sequence[ReadNumber]) -> Iterator[tuple[int, Basis]]:
        folded = fold(unit.text)
        for words, statement in self._statements:
            at = folded.text.find(words.text) if words.text else -1
            if at >= 0:
                span = Span(folded.offset(at), folded.offset(at + len(words.text) - 1) + 1)
                inside = [read for read in numbers if span.start <= read.start < span.end]
                yield from self._of_statement(statement, inside, folded, unit)

    def _of_statement(
        self, statement: Statement, inside: Sequence[ReadNumber], folded: Folded, unit: Unit
    ) -> Iterator[tuple[int, Basis]]:  # fmt: skip
        left = list(statement.numbers)
        for read in inside:
            same = next((number for number in left if fold(number.text).text == fold(read.printed).text), None)
            if same is not None:
                left.remove(same)
                yield read.start, self._printed(same, read, statement)
                continue
            quoted = next((item for item in statement.quoted if read.printed in item.text), None)
            if quoted is not None:
                yield read.start, self._verbatim(read, quoted.cited)
            elif read.kind != "quantity":
                yield read.start, Basis("structural", read.kind)

    def _printed(self, number: PrintedNumber, read: ReadNumber, statement: Statement) -> Basis:
        if not number.rule:
            reason = f"nearest in what is cited: {number.nearest}" if number.nearest else "its sentence cites nothing"
            return Basis("unbound", "", reason=reason)
        if number.rule == "cited":
            cited = numbers_cited(self._corpus, statement.cited)
            if ends := ends_of(read, cited, self._corpus):
                source = " – ".join(map(self._corpus.text, ends))
                return Basis("bound", "cited", number.bound_to, source)
            # Among its neighbours a number has the unit and the hedge that it shares with them.
            near = next((each for each in cited if each.id == number.bound_to), None)
            bound = near or self._corpus.evidence(number.bound_to)
            if not isinstance(bound, Number):
                return _lost(number)
            here = dataclasses.replace(read, end=statement.text.find(number.text) + len(number.text))
            if hedged_there(read, bound, self._corpus) or read_as_there(here, bound, statement.text, self._corpus):
                return Basis("bound", "cited", bound.id, self._corpus.text(bound))
            basis = bound_to(read, bound, self._corpus, rule="cited")
            if basis.status == "bound":
                return basis
            # *From 21.8 to 23.4 million*: the first shares the scale of the second.
            inside = read_numbers(statement.text, lang=self._lang)
            same = (each for each in sharing_scales(inside, statement.text) if each.printed == read.printed)
            return next((each for each in (bound_to(item, bound, self._corpus, rule="cited") for item in same)
                         if each.status == "bound"), basis)  # fmt: skip
        if number.rule == "calculated":
            passages = [item for item in statement.cited if item not in self._corpus.documents]
            result = derived(read, statement.text, numbers_cited(self._corpus, passages), self._corpus.text)
            if result is None:
                return _lost(number)
            return Basis("derived", "calculated", result.numbers[0].id, formula=result.formula, rounded=result.rounded)
        return Basis("structural", number.rule)

    # Numbers in the words of a source

    def _of_words(self, unit: Unit, read: ReadNumber) -> Basis | None:
        for role in unit.roles:
            quoted = role.role in ("quotation", "words") and _overlap(role, read)
            # A number that the tool chose is explained by its sentence in the source.
            explains = role.role == "number" and unit.text[role.end :].lstrip(" \u00a0%").find("“") >= 0
            if role.evidence and (quoted or explains):
                return self._verbatim(read, (role.evidence,))
        entry = self._contexts.get(unit.text) if unit.kind == "EvidenceEntry" else None
        if entry is None:
            return None
        document = self._corpus.documents[entry.source]
        before, after = self._corpus.around(entry.source, entry.span)
        span = Span(before.span.start if before else entry.span.start, after.span.end if after else entry.span.end)
        numbers = self._corpus.numbers_in(document.id, span)
        return self._in_passage(read, numbers, next(iter(entry.evidence), document.id))

    def _verbatim(self, read: ReadNumber, ids: Sequence[str]) -> Basis:
        known = [item for item in ids if item in self._corpus.documents or self._corpus.evidence(item) is not None]
        return self._in_passage(read, numbers_cited(self._corpus, known), next(iter(known), ""))

    def _in_passage(self, read: ReadNumber, numbers: Sequence[Number], passage: str) -> Basis:
        """A number in words that are held to their source as a whole; it must stand in these words there."""
        number = next((item for item in numbers if compare(read, item).verdict == "equal"), None)
        if number is not None:
            return Basis("bound", "verbatim", number.id, self._corpus.text(number))
        if read.kind != "quantity":
            return Basis("structural", f"{read.kind}-of-source", passage)
        document = self._corpus.documents.get(passage.partition("#")[0])
        if document and fold(read.printed).text in fold(document.text).text:
            return Basis("bound", "verbatim", passage, read.printed)
        return Basis("unbound", "", passage, reason="it stands in words that are not the source's")


def _lost(number: PrintedNumber) -> Basis:
    return Basis("unbound", "", reason=f"`{number.bound_to}` no longer bears it")


def bound_to(read: ReadNumber, number: Number, corpus: Corpus, *, rule: str) -> Basis:
    """The number as it is printed, held to its source: the same, rounded, or another."""
    verdict = compare(read, number).verdict
    source = corpus.text(number)
    if verdict in ("equal", "rounded"):
        return Basis("bound", rule, number.id, source, rounded=verdict == "rounded")
    what = "its unit or scale is changed" if verdict == "unit" else "it is another number"
    return Basis("unbound", "", number.id, source, reason=f"{what}: the source has {source}")


def _overlap(role: Role, read: ReadNumber) -> bool:
    return role.start < read.end and read.start < role.end


# Figures


def _figures(briefing: Briefing, corpus: Corpus, lang: str) -> Iterator[Figure]:
    for item in _parts(briefing):
        if isinstance(item, KeyNumber):
            label = plain(item.label)
            yield Figure(item.figure, label, _key_basis(item, corpus, lang))
        elif isinstance(item, Chart):
            for point in item.points:
                yield from _point_figures(point, item.unit, corpus, lang)
        elif isinstance(item, Table):
            for row in item.rows:
                for cell, column in zip(row, item.columns, strict=True):
                    if cell.printed:
                        yield Figure(cell.printed, plain(row[0].prose), _cell_basis(cell, column.unit, corpus, lang))


def _counting(briefing: Briefing) -> Iterator[str]:
    """Texts that the tool wrote of its own material."""
    for item in _parts(briefing):
        for field in _COUNTING_FIELDS.get(type(item).__name__, ()):
            value = getattr(item, field)
            yield from (value,) if isinstance(value, str) else value


def _parts(item: Any) -> Iterator[Any]:
    """The item and every part of it, in the order of its fields."""
    if dataclasses.is_dataclass(item) and not isinstance(item, type):
        yield item
        for field in dataclasses.fields(item):
            yield from _parts(getattr(item, field.name))
    elif isinstance(item, tuple):
        for part in item:
            yield from _parts(part)


def _key_basis(item: KeyNumber, corpus: Corpus, lang: str) -> Basis:
    if item.calculation:
        return Basis("derived", "calculated", formula=item.calculation, rounded=item.figure[:1] == "≈")
    number = corpus.evidence(item.evidence)
    if not isinstance(number, Number):
        return Basis("unbound", "", reason=f"`{item.evidence}` is no number of the corpus")
    shown = f"{item.figure} {item.scale}".strip()
    reads = [read for read in read_numbers(shown, lang=lang) if read.kind == "quantity"]
    if reads:
        return bound_to(reads[0], number, corpus, rule="named")
    same = fold(shown).text == fold(corpus.text(number)).text
    return Basis("bound", "named", number.id, corpus.text(number)) if same else Basis(
        "unbound", "", number.id, corpus.text(number), reason=f"the source has {corpus.text(number)}"
    )  # fmt: skip


def _point_figures(point: Point, unit: str, corpus: Corpus, lang: str) -> Iterator[Figure]:
    for printed, value, evidence, end in (
        (point.printed, point.value, point.evidence, "lower"),
        (point.upper_printed, point.upper, point.upper_evidence or point.evidence, "upper"),
    ):
        if printed and value is not None:
            basis = _value_basis(printed, evidence, point.calculation, unit, corpus, lang, end=end)
            yield Figure(printed, point.label, basis, value, unit)


def _cell_basis(cell: Cell, unit: str, corpus: Corpus, lang: str) -> Basis:
    return _value_basis(cell.printed, cell.evidence, cell.calculation, unit, corpus, lang)


def _value_basis(
    printed: str, evidence: str, calculation: str, unit: str, corpus: Corpus, lang: str, *, end: str = "lower"
) -> Basis:  # fmt: skip
    number = corpus.evidence(evidence) if evidence else None
    if not isinstance(number, Number):
        if calculation:
            return Basis("derived", "calculated", formula=calculation, rounded=printed[:1] in _HINTED)
        return Basis("unbound", "", reason="it is bound to no number")
    source = corpus.text(number)
    reads = read_numbers(printed.lstrip(_HINTED), lang=lang)
    if not unit:
        if reads and (basis := bound_to(reads[0], number, corpus, rule="named")).status == "bound":
            return basis
        unit = number.unit
    wanted = _in(number, unit, lang, upper=end == "upper" and number.upper is not None)
    shown = reads[0].value if reads else None
    if shown is None or wanted is None:
        return Basis("unbound", "", number.id, source, reason=f"it is not given in {unit}: the source has {source}")
    gap = abs(shown - wanted)
    if gap > reads[0].quantum / 2:
        return Basis("unbound", "", number.id, source, reason=f"it is another number: the source has {source}")
    return Basis("bound", "named", number.id, source, rounded=gap > 0)


def _in(number: Number, unit: str, lang: str, *, upper: bool) -> Decimal | None:
    if upper and number.upper is not None:
        number = dataclasses.replace(number, value=number.upper)
    return in_unit(number, unit, lang=lang) if unit else number.value
