"""*Doubled*, *a third* and *hundreds of* stand in what is cited, or follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pincite.briefing.binding import numbers_cited
from pincite.briefing.model import Briefing, Statement
from pincite.briefing.register import passage_of
from pincite.checks.own_words import HEADER, own_words
from pincite.checks.worded import Worded, worded_in
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Number
from pincite.corpus.numbers import ReadNumber
from pincite.corpus.numbers.comparison import ratio_of
from pincite.corpus.numbers.units import PERCENT, POINTS, TIMES
from pincite.diagnostics import Diagnostic, error
from pincite.spec.load import LoadedBrief

RULE = "worded-number-has-source"
_AHEAD = frozenset("recommend if_wrong indicator would_change would_raise risks assumption".split()) | HEADER
"""Fields that speak of what is not yet so."""
_NEAR = Decimal("0.1")
"""How far a result may be from a multiple or a share in words, as a share of it."""
_LEAST, _MOST = Decimal("0.75"), 10
"""*Hundreds* may stand for 150 and for 1,900."""


def worded_number_has_source(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Report each quantity in words that its passages neither say in words of their own, nor bear out with a number or
    with two of which it is the ratio (standards A24)."""
    for statement in briefing.statements:
        if statement.field in _AHEAD or not statement.cited:
            continue
        for found in worded_in(own_words(statement), lang=briefing.written_in):
            numbers = numbers_cited(corpus, statement.cited)
            if not (_is_said(found, statement, corpus) or _is_borne(found, numbers)):
                yield error(RULE, f"`{found.text}` does not follow from what the sentence cites", statement.place,
                            *_hints(found, statement, numbers, corpus))  # fmt: skip


def _is_said(found: Worded, statement: Statement, corpus: Corpus) -> bool:
    """Whether a passage says the same in words, in its own language."""
    for evidence_id in statement.cited:
        document = corpus.documents[evidence_id.partition("#")[0]]
        span = passage_of(corpus, evidence_id)
        text = document.slice(span) if span else document.text
        said = worded_in(text, lang=document.source.language or "en")
        if any(item.sort == found.sort and item.value == found.value for item in said):
            return True
    return False


def _is_borne(found: Worded, numbers: Sequence[Number]) -> bool:
    if found.sort == "magnitude":
        return any(_LEAST * found.value <= number.value < _MOST * found.value
                   for number in numbers if number.unit not in (PERCENT, POINTS, TIMES))  # fmt: skip
    if any(_is_near(found.value, _as_multiple(number, found)) for number in numbers):
        return True
    read = ReadNumber(0, 0, found.text, "quantity", value=found.value, unit=TIMES, quantum=Decimal("0.1"))
    return ratio_of(read, numbers[:60]) is not None


def _as_multiple(number: Number, found: Worded) -> Decimal:
    """What a number multiplies by: a rise of 100 per cent doubles, a fall by 50 per cent halves."""
    if number.unit == TIMES:
        return number.value
    if number.unit != PERCENT:
        return Decimal(0)
    return 1 + number.value / 100 if found.value > 1 else number.value / 100


def _is_near(value: Decimal, other: Decimal) -> bool:
    return abs(value - other) <= _NEAR * value


def _hints(found: Worded, statement: Statement, numbers: Sequence[Number], corpus: Corpus) -> Iterator[str]:
    shown = ", ".join(f"{corpus.text(number)} (`{number.id}`)" for number in numbers[:3])
    if shown and len(numbers) <= 3:
        yield f"the numbers there are {shown}"
    elif not numbers:
        yield f"no number stands in {', '.join(f'`{item}`' for item in statement.cited)}"
    yield "write the number of the source, or cite the two numbers of which it is the ratio"
