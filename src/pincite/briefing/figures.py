"""Numbers set large and charts: what is printed, and the numbers of the corpus behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pincite.briefing.model import Chart, Citation, KeyNumber, Point, Prose, Run, plain
from pincite.briefing.prose import ProseComposer, unresolved
from pincite.briefing.register import corrected_runs
from pincite.corpus.model import Number
from pincite.corpus.numbers.figures import in_unit, printed_value, split_figure
from pincite.corpus.numbers.formula import Calculated, FormulaError, evaluate
from pincite.diagnostics import error
from pincite.spec.model import ChartSpec, NumberSpec, PointSpec

_DOUBLE = '"“”'


@dataclass(frozen=True, slots=True)
class _Value:
    """A number of the corpus or the result of a formula."""

    value: Decimal
    unit: str
    ids: tuple[str, ...]
    number: Number | None
    calculation: str


def key_number(spec: NumberSpec, path: str, prose: ProseComposer) -> KeyNumber | None:
    """The number that the author named, or nothing (and a diagnostic) when the corpus does not hold it."""
    found = _value(spec.number, spec.formula, path, prose)
    if found is None:
        return None
    if found.number:
        figure, scale = split_figure(prose.corpus.text(found.number))
    else:
        value = found.value if spec.unit is None else in_unit(found, spec.unit)
        if value is None:
            place = prose.loaded.marks.place(f"{path}.unit")
            message = f"the result is in `{found.unit or 'no unit'}`, not in `{spec.unit}`"
            hint = "leave `unit` out, or give one that the result can be given in"
            fault = error("number-fits-unit", message, place, hint)
            prose.diagnostics.append(fault)
            return None
        rounded = round(value, spec.round)
        inexact = "" if rounded == value else "≈"
        figure, scale = inexact + printed_value(rounded), spec.unit or found.unit
        prose.calculations[f"{figure} {scale}".strip()] = found.calculation
    label = prose.line(spec.label, f"{path}.label", scope=found.ids)
    citations = prose.register.cite(*found.ids)
    if not label and found.number:
        return stated_number(found.number, prose, reason="")
    cites = any(isinstance(part, Citation) for part in label)
    marked: Prose = label if cites else (*label, Citation(citations))
    return KeyNumber(found.ids[0] if found.number else "", figure, scale, marked, citations, found.calculation)


def stated_number(number: Number, prose: ProseComposer, *, reason: str) -> KeyNumber:
    """A number with the sentence it stands in as its label, verbatim."""
    figure, scale = split_figure(prose.corpus.text(number))
    citations = prose.register.cite(number.id)
    sentence = prose.corpus.sentence_at(number.doc_id, number.span.start)
    span = sentence.span if sentence else number.span
    words = _inner_marks(corrected_runs(prose.corpus, number.doc_id, span))
    label: Prose = (Run("“"), *words, Run("”"), Citation(citations))
    return KeyNumber(number.id, figure, scale, label, citations, reason=reason)


def _inner_marks(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs with double quotation marks made single, as they stand between marks of their own (CMOS 13.7)."""
    opens = True
    changed = []
    for run in runs:
        chars = []
        for char in run.text:
            if char in _DOUBLE:
                chars.append("‘" if char == "“" or (char == '"' and opens) else "’")
                opens = chars[-1] == "’"
            else:
                chars.append(char)
        changed.append(replace(run, text="".join(chars)))
    return tuple(changed)


def chart(spec: ChartSpec, path: str, prose: ProseComposer) -> Chart | None:
    """The chart, every point bound; nothing (and diagnostics) when a point is not."""
    accented = [index for index, point in enumerate(spec.points) if point.highlight]
    points = []
    for index, point in enumerate(spec.points):
        highlight = index in accented if accented else index == 0
        composed = _point(point, spec.unit, f"{path}.points[{index}]", prose, highlight=highlight)
        if composed:
            points.append(composed)
    scope = tuple(dict.fromkeys(evidence_id for point in spec.points for evidence_id in _ids(point, prose)))
    title = prose.line(spec.title, f"{path}.title", scope=scope)
    measure = prose.words(spec.measure, f"{path}.measure", scope=scope)
    note = prose.line(spec.note, f"{path}.note", scope=scope)
    if len(points) < len(spec.points):
        return None
    # A ranking is read from the longest bar; a line keeps its order, which is time.
    arranged = sorted(points, key=lambda point: -point.value) if spec.kind == "bar" else points
    citations = tuple(sorted({number for point in points for number in point.citations}))
    words = plain(title)
    values = ", ".join(f"{point.label} {point.printed}" for point in arranged)
    alternative = f"{spec.kind.capitalize()} chart. {words.rstrip('.')}. In {spec.unit}: {values}."
    return Chart(title, spec.kind, spec.unit, measure, tuple(arranged), alternative, citations, note)


def _ids(point: PointSpec, prose: ProseComposer) -> tuple[str, ...]:
    if point.number:
        return (point.number,) if isinstance(prose.corpus.evidence(point.number), Number) else ()
    try:
        return evaluate(point.formula or "", lambda name: _as_number(name, prose)).ids
    except FormulaError:
        return ()


def _point(spec: PointSpec, unit: str, path: str, prose: ProseComposer, *, highlight: bool) -> Point | None:
    found = _value(spec.number, spec.formula, path, prose)
    if found is None:
        return None
    if found.number and found.number.upper is not None:
        place = prose.loaded.marks.place(f"{path}.number")
        fault = error("number-fits-unit", f"`{prose.corpus.text(found.number)}` is a range, not a point", place,
                      "name a single number, or say the range in the text")  # fmt: skip
        prose.diagnostics.append(fault)
        return None
    value = in_unit(found, unit)
    if value is None:
        place = prose.loaded.marks.place(f"{path}.{'number' if spec.number else 'formula'}")
        given = prose.corpus.text(found.number) if found.number else found.calculation
        prose.diagnostics.append(
            error("number-fits-unit", f"`{given}` cannot be given in `{unit}`", place,
                  "give the chart the unit that all its numbers have")
        )  # fmt: skip
        return None
    label = prose.words(spec.label, f"{path}.label", scope=found.ids)
    citations = prose.register.cite(*found.ids)
    evidence = found.ids[0] if found.number else ""
    # The hedge of the source stays with the figure: ≈, >, ≥, < or ≤.
    figure = split_figure(prose.corpus.text(found.number))[0] if found.number else ""
    printed = (figure[:1] if figure[:1] in "≈<>≤≥" else "") + printed_value(value)
    return Point(label, value, printed, citations, highlight, evidence, found.calculation)


def _value(number: str | None, formula: str | None, path: str, prose: ProseComposer) -> _Value | None:
    return _named(number, path, prose) if number is not None else _calculated(formula or "", path, prose)


def _named(evidence_id: str, path: str, prose: ProseComposer) -> _Value | None:
    number = prose.corpus.evidence(evidence_id)
    if isinstance(number, Number):
        return _Value(number.value, number.unit, (number.id,), number, "")
    place = prose.loaded.marks.place(f"{path}.number")
    if number is None:
        prose.diagnostics.append(unresolved(prose.corpus, evidence_id, "evidence-exists", place=place))
    else:
        fault = error("evidence-fits", f"`{evidence_id}` is not a number", place,
                      f"`pincite numbers --source {number.doc_id}` lists the numbers")  # fmt: skip
        prose.diagnostics.append(fault)
    return None


def _calculated(formula: str, path: str, prose: ProseComposer) -> _Value | None:
    try:
        result: Calculated = evaluate(formula, lambda name: _as_number(name, prose))
    except FormulaError as fault:
        place = prose.loaded.marks.place(f"{path}.formula", fault.offset)
        prose.diagnostics.append(error("formula-holds", fault.message, place))
        return None
    return _Value(result.value, result.unit, result.ids, None, result.shown)


def _as_number(evidence_id: str, prose: ProseComposer) -> Number | None:
    found = prose.corpus.evidence(evidence_id)
    return found if isinstance(found, Number) else None


def lifted(sections: Sequence[tuple[KeyNumber, ...]], most: int) -> tuple[KeyNumber, ...]:
    """Numbers to know where the author named none: the first of each section, then the second, up to ``most``."""
    rounds = max((len(numbers) for numbers in sections), default=0)
    taken = [numbers[index] for index in range(rounds) for numbers in sections if index < len(numbers)]
    return tuple({(number.evidence, number.figure): number for number in taken}.values())[:most]
