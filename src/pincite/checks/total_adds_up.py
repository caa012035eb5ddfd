"""What a table calls a total is the sum of what stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pincite.briefing.model import Briefing
from pincite.checks.exhibits import number_at, tables
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Number
from pincite.corpus.numbers.formula import FormulaError, evaluate
from pincite.diagnostics import Diagnostic, warning
from pincite.spec.exhibits import CellSpec, TableSpec
from pincite.spec.load import LoadedBrief

RULE = "total-adds-up"
_TOTAL = re.compile(
    r"\W*(?:grand )?(?:totals?|sum|all|together|combined|both|total général|ensemble|somme|insgesamt|gesamt|summe|"
    r"zusammen|alle|beide)\b|\W*(?:合计|总计|共计|总数|总额)",
    re.IGNORECASE,
)
_ROUNDING = Decimal("0.02")
"""By how much of itself a sum of rounded numbers may pass its total."""


def total_adds_up(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn where a row called *total*, *sum*, *both* is a formula that leaves out a number above it, or a number that
    is less than the sum of those above it. A total may be more than its rows, which need not be all."""
    for path, table in tables(loaded.spec):
        for index, row in enumerate(table.rows):
            if not _TOTAL.match(row[0].text or ""):
                continue
            for at, cell in enumerate(row):
                above = _above(table, index, at, corpus)
                if above and (message := _misses(cell, above, corpus)):
                    place = loaded.marks.place(f"{path}.rows[{index}][{at}]")
                    formula = " + ".join(number.id for number in above)
                    yield warning(RULE, message, place, f"write {{formula: {formula}}}, or call the row what it is")


def _above(table: TableSpec, index: int, at: int, corpus: Corpus) -> list[Number]:
    """The numbers in a column above a row, up to the total before it; none where one of them is a range, a result or
    of another unit."""
    found: list[Number] = []
    for row in reversed(table.rows[:index]):
        cell, number = row[at], number_at(row[at].number, corpus)
        if _TOTAL.match(row[0].text or ""):
            break
        if number is None and cell.text is not None:
            continue
        if number is None or number.upper is not None or (found and number.unit != found[0].unit):
            return []
        found.insert(0, number)
    return found if len(found) > 1 else []


def _misses(cell: CellSpec, above: list[Number], corpus: Corpus) -> str:
    """Why a cell is no total of the numbers above it; empty where it is."""
    if cell.formula is not None:
        try:
            used = evaluate(cell.formula, lambda name: number_at(name, corpus)).ids
        except FormulaError:
            return ""
        missing = [number for number in above if number.id not in used]
        left = ", ".join(f"`{corpus.text(number)}`" for number in missing)
        return f"the total leaves out {left}" if missing and "/" not in cell.formula else ""
    total = number_at(cell.number, corpus)
    if total is None or total.upper is not None or total.unit != above[0].unit:
        return ""
    whole = sum(number.value for number in above)
    return (
        f"`{corpus.text(total)}` is less than the numbers above it come to"
        if whole > total.value * (1 + _ROUNDING)
        else ""
    )
