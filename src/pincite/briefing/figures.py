"""Numbers set large: what is printed, and the numbers of the corpus behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from pincite.briefing.model import Citation, KeyNumber, Prose, Run
from pincite.briefing.prose import ProseComposer, unresolved
from pincite.briefing.register import corrected_runs
from pincite.corpus.model import Number
from pincite.corpus.numbers.currencies import is_money
from pincite.corpus.numbers.figures import PERCENTS, in_unit, is_scale, money_prefix, printed_value, split_figure
from pincite.corpus.numbers.formula import Calculated, FormulaError, evaluate
from pincite.corpus.numbers.units import PERCENT, TIMES
from pincite.diagnostics import error
from pincite.language_tags import primary
from pincite.spec.exhibits import NumberSpec
from pincite.words import Language

_PARTS = re.compile(r"(?P<before>\D{0,6})\d[\d.,\u00a0\u202f']*(?:[–-]\d[\d.,\u00a0\u202f']*)?")
"""A figure that can be reprinted: signs and a currency, then digits; fractions and the like cannot."""
_SIGNS = "≈<>≤≥−"
_LEAST_PART = 20
"""Shares are reprinted down to a twentieth: smaller ones are written in per cent."""
_SPELLED = 10**6
"""From here on a figure has a word for its scale."""
_DOUBLE = '"“”'


@dataclass(frozen=True, slots=True)
class Value:
    """A number of the corpus or the result of a formula."""

    value: Decimal
    unit: str
    ids: tuple[str, ...]
    number: Number | None
    calculation: str


def key_number(spec: NumberSpec, path: str, prose: ProseComposer) -> KeyNumber | None:
    """The number that the author named, or nothing (and a diagnostic) when the corpus does not hold it."""
    found = value_of(spec.number, spec.formula, path, prose)
    if found is None:
        return None
    if found.number:
        figure, scale = figure_of(found.number, prose)
    else:
        value = found.value if spec.unit is None else in_unit(found, spec.unit, lang=prose.lang)
        if value is None:
            place = prose.loaded.marks.place(f"{path}.unit")
            is_in = f"`{found.unit}`" if found.unit else "no unit"
            message = f"the formula gives a number in {is_in}, and `unit` asks for `{spec.unit}`"
            hint = "leave `unit` out, or write one that the formula's numbers have in their sources"
            fault = error("number-fits-unit", message, place, hint)
            prose.diagnostics.append(fault)
            return None
        figure, scale = printed_result(value, spec.round, f"{path}.round", prose), spec.unit or found.unit
        prose.calculations[f"{figure} {scale}".strip()] = found.calculation
    label = prose.line(spec.label, f"{path}.label", scope=found.ids)
    citations = prose.register.cite(*found.ids)
    if not label and found.number:
        return stated_number(found.number, prose, reason="")
    cites = any(isinstance(part, Citation) for part in label)
    marked: Prose = label if cites else (*label, Citation(citations))
    return KeyNumber(found.ids[0] if found.number else "", figure, scale, marked, citations, found.calculation)


def figure_of(number: Number, prose: ProseComposer) -> tuple[str, str]:
    """What is set large and what follows it: as the source prints it, or reprinted where it speaks another language.

    *Billion* is another number in German; so a figure goes into the brief's language with its value, its marks, its
    word for the scale and that for its unit (*24 Stunden*: 24 hours; *ein Drittel*: 1/3), or not at all: one whose unit
    is a noun stays as the source has it.
    """
    figure, scale = split_figure(prose.corpus.text(number))
    own, theirs = (primary(tag) for tag in (prose.loaded.spec.lang, _spoken(number, prose)))
    if own != theirs and (measured := _measured(number, figure, scale, prose.language)):
        return measured
    parts = _PARTS.fullmatch(figure)
    money = is_money(number.unit)
    if own == theirs or parts is None or not (money or is_scale(scale.removesuffix("+"))):
        return figure, scale
    language = prose.language
    size, word = language.scale_of(number.value) if scale or abs(number.value) >= _SPELLED else (Decimal(1), "")
    ends = [number.value] if number.upper is None else [number.value, number.upper]
    printed = "–".join(language.digits(printed_value(abs(end) / size, places=12)) for end in ends)
    plus = "+" if scale.endswith("+") else ""
    if scale in PERCENTS:
        word = "%"
    # A currency that followed its figure as a word goes before it as a sign.
    before = (
        parts["before"] if not money or parts["before"].strip("≈<>≤≥−") else parts["before"] + money_prefix(number.unit)
    )
    return f"{before}{printed}", f"{word}{plus}"


def _measured(number: Number, figure: str, scale: str, language: Language) -> tuple[str, str] | None:
    """A share, or a number of a unit that has a name in each language, in ``language``; none where it is neither."""
    signed = figure[0] if figure[:1] in _SIGNS else {"about": "≈", "over": ">", "under": "<"}.get(number.hedge, "")
    share = Fraction(number.value).limit_denominator(_LEAST_PART)
    if number.unit == TIMES and 0 < number.value < 1 and abs(Fraction(number.value) - share) < Fraction(1, 10**6):
        return (f"{signed}{share}", "") if figure[:1].isalpha() or not scale else None
    many = number.value if number.upper is None else number.upper
    unit = "%" if number.unit == PERCENT else language.unit(number.unit, many)
    if not unit:
        return None
    size, word = language.scale_of(number.value) if abs(number.value) >= _SPELLED else (Decimal(1), "")
    ends = [number.value] if number.upper is None else [number.value, number.upper]
    printed = "–".join(language.digits(printed_value(abs(end) / size, places=12)) for end in ends)
    sign = "−" if number.value < 0 and signed != "−" else ""
    return f"{signed}{sign}{printed}", language.briefing.scale_and_unit.join(each for each in (word, unit) if each)


def _spoken(number: Number, prose: ProseComposer) -> str:
    return prose.corpus.sources[number.doc_id].language or "en"


def stated_number(number: Number, prose: ProseComposer, *, reason: str) -> KeyNumber:
    """A number with the sentence it stands in as its label, verbatim."""
    figure, scale = figure_of(number, prose)
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


def value_of(number: str | None, formula: str | None, path: str, prose: ProseComposer) -> Value | None:
    """The number or the result at ``path``; nothing (and a diagnostic) when there is none."""
    return named_value(number, f"{path}.number", prose) if number is not None else _calculated(formula, path, prose)


def named_value(evidence_id: str, path: str, prose: ProseComposer) -> Value | None:
    """The number that stands at ``path``; nothing (and a diagnostic) when the corpus does not hold it."""
    number = prose.corpus.evidence(evidence_id)
    if isinstance(number, Number):
        return Value(number.value, number.unit, (number.id,), number, "")
    place = prose.loaded.marks.place(path)
    if number is None:
        prose.diagnostics.append(unresolved(prose.corpus, evidence_id, "evidence-exists", place=place))
    else:
        fault = error("evidence-fits", f"`{evidence_id}` is not a number", place,
                      f"`pincite numbers --source {number.doc_id}` lists the numbers")  # fmt: skip
        prose.diagnostics.append(fault)
    return None


def _calculated(formula: str | None, path: str, prose: ProseComposer) -> Value | None:
    try:
        result: Calculated = evaluate(formula or "", lambda name: _as_number(name, prose))
    except FormulaError as fault:
        place = prose.loaded.marks.place(f"{path}.formula", fault.offset)
        prose.diagnostics.append(error("formula-holds", fault.message, place))
        return None
    return Value(result.value, result.unit, result.ids, None, prose.language.reprinted(result.shown))


def ids_of(number: str | None, formula: str | None, prose: ProseComposer) -> tuple[str, ...]:
    """Ids of the numbers that a number or a formula names, as far as the corpus holds them."""
    if number:
        return (number,) if _as_number(number, prose) else ()
    try:
        return evaluate(formula or "", lambda name: _as_number(name, prose)).ids if formula else ()
    except FormulaError:
        return ()


def value_in_unit(found: Value, unit: str, path: str, prose: ProseComposer) -> Decimal | None:
    """The value on the scale of ``unit``; nothing (and a diagnostic at ``path``) when it cannot be given in it."""
    value = in_unit(found, unit, lang=prose.lang)
    if value is None:
        given = prose.corpus.text(found.number) if found.number else found.calculation
        has = f"which is in {_told_unit(found.unit)}, " if found.unit else "without a unit, "
        where = "the source has" if found.number else "the formula gives"
        fault = error("number-fits-unit", f"{where} `{given}`, {has}and cannot be given in `{unit}`",
                      prose.loaded.marks.place(path),
                      "write a unit that all the numbers of the exhibit have, or take this one out")  # fmt: skip
        prose.diagnostics.append(fault)
    return value


def _told_unit(unit: str) -> str:
    """A unit as a message names it: money by its code, a quotient of two units in words."""
    of, per, each = unit.partition(" per ")
    return f"`{of}` for each of `{each}`" if per else "per cent" if unit == PERCENT else f"`{unit}`"


_SIGNIFICANT = 3
"""Significant figures of what we calculate (A25: no false precision)."""
_MOST_ROUNDED = Decimal("0.1")
"""By how much of itself a result may change where its author asks for few decimals."""


def printed_in_unit(found: Value, value: Decimal, prose: ProseComposer) -> str:
    """``value`` as it is printed: the hedge of the source stays with the figure (≈, >, ≥, < or ≤).

    A result is printed as ``printed_result`` says.
    """
    if found.number:
        figure = split_figure(prose.corpus.text(found.number))[0]
        return (figure[:1] if figure[:1] in "≈<>≤≥" else "") + prose.language.digits(printed_value(value))
    return printed_result(value, None, "", prose)


def printed_result(value: Decimal, places: int | None, path: str, prose: ProseComposer) -> str:
    """A result of a formula: to ``places`` decimals, or to three significant figures or all those of its whole part,
    with ``≈`` where it was rounded. Decimals that make another number of it are reported at ``path``."""
    significant = max(0, _SIGNIFICANT - 1 - value.adjusted()) if value else 0
    rounded = round(value, significant if places is None else places)
    printed = ("" if rounded == value else "≈") + prose.language.digits(printed_value(rounded, places=12))
    if abs(rounded - value) > _MOST_ROUNDED * abs(value):
        better = prose.language.digits(printed_value(round(value, significant), places=12))
        prose.diagnostics.append(
            error("number-keeps-its-value", f"`{printed}` is too coarse for `{better}`", prose.loaded.marks.place(path),
                  "leave `round` out, or ask for more decimals")
        )  # fmt: skip
    return printed


def _as_number(evidence_id: str, prose: ProseComposer) -> Number | None:
    found = prose.corpus.evidence(evidence_id)
    return found if isinstance(found, Number) else None


def lifted(sections: Sequence[tuple[KeyNumber, ...]], most: int) -> tuple[KeyNumber, ...]:
    """Numbers to know where the author named none: the first of each section, then the second, up to ``most``."""
    rounds = max((len(numbers) for numbers in sections), default=0)
    taken = [numbers[index] for index in range(rounds) for numbers in sections if index < len(numbers)]
    return tuple({(number.evidence, number.figure): number for number in taken}.values())[:most]
