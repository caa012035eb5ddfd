"""*Doubled*, *hundreds of* and *the majority* stand in what is cited, or follow from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pincite.briefing.binding import numbers_cited
from pincite.briefing.model import Briefing, Statement
from pincite.briefing.register import passage_of
from pincite.checks.claims import passages
from pincite.checks.own_words import HEADER, own_words
from pincite.checks.worded import Worded, worded_in
from pincite.corpus.catalogue import Corpus
from pincite.corpus.guard.languages import turning_words
from pincite.corpus.model import Number
from pincite.corpus.numbers import ReadNumber, read_numbers
from pincite.corpus.numbers.comparison import ratio_of
from pincite.corpus.numbers.units import PERCENT, POINTS, TIMES, is_count
from pincite.corpus.numbers.words import ORDINALS
from pincite.diagnostics import Diagnostic, error, warning
from pincite.spec.load import LoadedBrief

RULE = "worded-number-has-source"
_AHEAD = frozenset("recommend if_wrong indicator would_change would_raise risks assumption".split()) | HEADER
"""Fields that speak of what is not yet so."""
_NEAR = Decimal("0.1")
"""How far a result may be from a multiple or a share in words, as a share of it."""
_NOUN = re.compile(r" ([^\W\d_]{4,})")
_HALF = Decimal("0.5")
_MORE_THAN_HALF = ReadNumber(0, 0, "more than half", "quantity", value=_HALF, upper=Decimal(1), unit=TIMES)
_LEAST, _MOST = Decimal("0.75"), 10
"""*Hundreds* may stand for 150 and for 1,900."""


def worded_number_has_source(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Report each quantity in words that its passages neither say in words of their own, nor bear out with a number or
    with two of which it is the ratio (standards A24)."""
    for statement in briefing.statements:
        if statement.field in _AHEAD or not statement.cited:
            continue
        yield from _other_ordinals(statement, briefing.written_in, corpus)
        for found in worded_in(own_words(statement), lang=briefing.written_in):
            if found.sort == "mostly":
                continue
            numbers = numbers_cited(corpus, statement.cited)
            if found.sort == "majority":
                yield from _minority(found, statement, numbers, briefing.written_in, corpus)
            elif not (_is_said(found, statement, corpus) or _is_borne(found, numbers)):
                yield error(RULE, f"`{found.text}` does not follow from what the sentence cites", statement.place,
                            *_hints(found, statement, numbers, corpus))  # fmt: skip


def _other_ordinals(statement: Statement, lang: str, corpus: Corpus) -> Iterator[Diagnostic]:
    """*The eighth closure* where the passages count the ninth, and no eighth."""
    said = _ordinals(own_words(statement), lang)
    if not said:
        return
    there: dict[str, dict[str, str]] = {}
    for document, span in passages(statement, corpus):
        for noun, found in _ordinals(document.slice(span), document.source.language or "en").items():
            there.setdefault(noun, {}).update(found)
    for noun, found in said.items():
        stands = there.get(noun, {})
        for rank, printed in found.items():
            if stands and rank not in stands:
                yield warning(RULE, f"`{printed}` is `{'`, `'.join(stands.values())}` in what the sentence cites",
                              statement.place, "write it as the source has it")  # fmt: skip


def _ordinals(text: str, lang: str) -> dict[str, dict[str, str]]:
    """The beginning of each word that an ordinal stands before -> rank -> ordinal and word as printed."""
    found: dict[str, dict[str, str]] = {}
    for read in read_numbers(text, lang=lang):
        noun = _NOUN.match(text, read.end) if read.kind == "ordinal" else None
        if noun:
            rank = re.sub(r"\D", "", read.printed) or str(ORDINALS.get(read.printed.lower(), read.printed.lower()))
            found.setdefault(noun[1][:5].casefold(), {})[rank] = f"{read.printed} {noun[1]}"
    return found


def _minority(
    found: Worded, statement: Statement, numbers: Sequence[Number], lang: str, corpus: Corpus
) -> Iterator[Diagnostic]:  # fmt: skip
    """A majority of which the passages know shares of no more than a half, and no word for more. A sentence that denies
    may speak of the rest."""
    shares = [number for number in numbers if number.unit == PERCENT or (number.unit == TIMES and number.value < 1)]
    halves = [number.value > (50 if number.unit == PERCENT else _HALF) for number in shares]
    if not shares or any(halves) or _is_said(found, statement, corpus):
        return
    counts = [each for each in numbers if is_count(each.unit)]
    if turning_words(lang).negation.search(statement.text) or ratio_of(_MORE_THAN_HALF, counts):
        return
    share = max(shares, key=lambda number: number.value / 100 if number.unit == PERCENT else number.value)
    yield warning(RULE, f"`{found.text}` is more than half, and the passages cited say `{corpus.text(share)}`",
                  statement.place, "write the share of the source", evidence=share.id)  # fmt: skip


def _is_said(found: Worded, statement: Statement, corpus: Corpus) -> bool:
    """Whether a passage says the same in words, in its own language."""
    for evidence_id in statement.cited:
        document = corpus.documents[evidence_id.partition("#")[0]]
        span = passage_of(corpus, evidence_id)
        text = document.slice(span) if span else document.text
        said = worded_in(text, lang=document.source.language or "en")
        sorts = {found.sort, "mostly"} if found.sort == "majority" else {found.sort}
        if any(item.sort in sorts and item.value == found.value for item in said):
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
