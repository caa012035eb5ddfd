"""What several numbers in a row measure that name it once: ``21.8 million and 30 million tonnes``, ``3, 5 and 8%``."""

from __future__ import annotations

from dataclasses import replace

from pincite.corpus.numbers.amounts import Amount, read_amount, read_written_amount
from pincite.corpus.numbers.counted import counted_noun
from pincite.corpus.numbers.numerals import VULGAR
from pincite.corpus.numbers.units import PERCENT, POINTS
from pincite.expressions import expression

_ROW = expression(
    r"(?:(?:,[ ]|、)(?=\d)\d{1,9}(?:[.,]\d{1,3})?(?![\d%])"
    r"(?=[,、]?[ ]?(?:[,、和与及或]|(?:and|or|und|oder|et|ou|[yeou])[ ]))){0,5}"
)
"""The members between the first of a row and the last."""
_LAST = expression(r"(?:,?[ ](?:and|or|und|oder|et|ou|[yeou]|versus|vs\.?|auf|but)[ ]|[和与與及或])(?=[\w])")


def with_shared_unit(text: str, amount: Amount, lang: str) -> Amount:
    """``amount`` with the unit (or the counted noun) of the last number of its row; as it is where it stands alone.

    The last is joined by *and* or *or*, and all have a scale word or none has: the 21 in *21 and 30 million tonnes*
    may be millions as well, so it is left alone.
    """
    last = _last_of_row(text, amount, lang)
    if last is None or (last.scale > 1) != (amount.scale > 1):
        return amount
    if last.own_unit and last.unit in (PERCENT, POINTS) and amount.value > 100 >= last.value:
        return amount  # *Sold 300 and 5 percent of the rest*
    if last.own_unit:
        return replace(amount, unit=last.unit, value=amount.value * last.factor, quantum=amount.quantum * last.factor)
    return replace(amount, unit=counted_noun(text, last.end))


def _last_of_row(text: str, amount: Amount, lang: str) -> Amount | None:
    row = _ROW.match(text, amount.end)
    joint = _LAST.match(text, row.end() if row else amount.end)
    last = _amount_at(text, joint.end(), lang) if joint else None
    return None if last is None or last.hedge or last.value == 0 else last


def _amount_at(text: str, at: int, lang: str) -> Amount | None:
    if at >= len(text):
        return None
    if text[at].isdecimal() or text[at] in VULGAR:
        return read_amount(text, at, at, lang=lang)
    return read_written_amount(text, at, at) if text[at].isalpha() else None
