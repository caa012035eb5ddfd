"""Whether a printed number is the one in the source.

Counts compare by value whatever noun they count: whether 600 million *downloads* may be called *users* is a question
of meaning that belongs to the author. Money, shares, multiples and measures compare strictly by unit, except where
one converts into the other exactly (km and m, years and months, ``half`` and 50 %). A number without a unit compares
on its value alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from itertools import permutations
from typing import Literal, TypeVar

from pincite.corpus.hedges import Hedge, is_strict
from pincite.corpus.model import Number
from pincite.corpus.numbers import ReadNumber
from pincite.corpus.numbers.currencies import may_be_same
from pincite.corpus.numbers.decimals import step_of
from pincite.corpus.numbers.units import PERCENT, POINTS, TIMES, in_base, is_count

Verdict = Literal["equal", "rounded", "unit", "different"]
"""``unit``: the figures agree and the units do not (€ for $, percentage points for percent)."""

_EXACT = Context(prec=60)
_RANK: dict[Verdict, int] = {"equal": 0, "rounded": 1, "unit": 2, "different": 3}
_HEDGED_ZEROS = Decimal("0.05")
"""How far a hedged round number may be from the source's, as a share of it (``over 600 million`` for 612 million)."""

_FRACTION_OVER, _FRACTION_UNDER = Decimal("1.2"), Decimal("0.8")
"""*More than half* may stand for 54 and for 60 per cent, *less than a third* for 27; beyond that another fraction is
nearer."""
_MULTIPLE_OVER = Decimal("1.3")
"""*More than twice* may stand for 2.6."""
_FRACTION_ABOUT = Decimal("0.08")
_NEARLY = ("nearly", "almost", "knapp", "près d", "presque", "beinahe", "fast ", "近")
_FRACTION_NEARLY = Decimal("0.9")
_POINTS = frozenset({POINTS, "points", "point"})
"""*Points* alone are percentage points beside a source that says so."""

AnyNumber = Number | ReadNumber
Candidate = TypeVar("Candidate", Number, ReadNumber)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a printed number is to the source's number."""

    verdict: Verdict
    hedge_dropped: bool = False
    """Whether the source hedges (``over``, ``about``) and the print does not."""

    @property
    def holds(self) -> bool:
        """Whether the printed number may stand."""
        return self.verdict in ("equal", "rounded")


def compare(printed: AnyNumber, source: AnyNumber) -> Comparison:
    """How ``printed`` stands to ``source``.

    ``rounded`` means that the source's value, rounded half up to the precision of the print, is the printed value
    (67.3 -> 67). A hedge in the print widens that in its own direction only: ``over 600 million`` may stand for 612
    million, and never for 590. A hedge that the source does not bear out makes another number of it: ``under 5%`` is
    neither ``over 5%`` nor ``5%``, though ``at most 5%`` and ``about 5%`` may stand for the latter.
    """
    dropped = source.approximate and not printed.approximate
    if printed.upper is None and source.upper is None and _contradicts(printed, source):
        return Comparison("different", dropped)
    scaled = _in_common_unit(printed, source)
    if scaled is None:
        figures = _ends(printed, source, Decimal(1), Decimal(1))
        return Comparison("unit" if figures in ("equal", "rounded") else "different", dropped)
    return Comparison(_ends(printed, source, *scaled), dropped)


def _contradicts(printed: AnyNumber, source: AnyNumber) -> bool:
    """Whether the print says more or less than a value of which the source says something else.

    Only where the figures agree: what lies on the right side of the print's value is for rounding to judge.
    """
    if not isinstance(printed, ReadNumber) or printed.hedge not in ("over", "under"):
        return False
    scaled = _in_common_unit(printed, source)
    if scaled is None or not _same(printed.value * scaled[0], source.value * scaled[1]):
        return False
    if source.hedge in ("over", "under"):
        return source.hedge != printed.hedge
    return is_strict(printed.printed) and (source.hedge == "about" or not source.approximate)


def nearest(printed: AnyNumber, candidates: Iterable[Candidate]) -> Candidate | None:
    """The candidate that comes nearest: first by verdict, then by unit, then by ratio; None without candidates."""

    def distance(candidate: Candidate) -> tuple[int, int, Decimal]:
        scaled = _in_common_unit(printed, candidate)
        left, right = scaled or (Decimal(1), Decimal(1))
        gap = _relative(printed.value * left, candidate.value * right)
        return _RANK[compare(printed, candidate).verdict], int(scaled is None), gap

    return min(candidates, key=distance, default=None)


def ratio_of(multiple: AnyNumber, numbers: Sequence[Number]) -> tuple[Number, Number] | None:
    """Two of ``numbers`` whose ratio is ``multiple`` (``nine times``, ``a ninth``): dividend, divisor; or None.

    Both have the same unit, or none where only two have none. A multiple holds when the ratio rounds to it and lies
    within a tenth of it, a fraction when the ratio lies within a twentieth (``nine times`` for 67 / 7.8 = 8.6). Of
    several pairs the closest is taken, then the first.
    """
    if multiple.unit != TIMES:
        return None
    found: list[tuple[Decimal, Number, Number]] = []
    bare = sum(not number.unit for number in numbers) == 2
    for dividend, divisor in permutations(numbers, 2):
        scaled = _in_common_unit(dividend, divisor)
        like = (dividend.unit and divisor.unit) or (bare and not dividend.unit and not divisor.unit)
        if scaled is None or not like or divisor.value <= 0 or dividend.value <= 0:
            continue
        ratio = _EXACT.divide(dividend.value * scaled[0], divisor.value * scaled[1])
        if ratio != 1 and _is_multiple(multiple, ratio):
            found.append((_relative(multiple.value, ratio), dividend, divisor))
    return min(found, key=lambda item: item[0])[1:] if found else None


def _is_multiple(multiple: AnyNumber, ratio: Decimal) -> bool:
    if multiple.upper is not None:
        return multiple.value <= ratio <= multiple.upper
    gap = _relative(multiple.value, ratio)
    if multiple.value < 1:
        worded = _worded_fraction(multiple, ratio)
        return gap <= Decimal("0.05") if worded is None else worded
    if _hedge(multiple) == "over" and not any(char.isdigit() for char in getattr(multiple, "printed", "")):
        return 1 <= ratio / multiple.value <= _MULTIPLE_OVER
    verdict = _values(multiple.value, ratio, _quantum(multiple), _hedge(multiple))
    return verdict != "different" and gap <= Decimal("0.1")


def _in_common_unit(left: AnyNumber, right: AnyNumber) -> tuple[Decimal, Decimal] | None:
    """The factors that bring both to one unit, or None when no exact conversion exists."""
    one = Decimal(1)
    # A print may leave a unit out; it may not add one to a bare number, whose unit may be one that nobody reads here.
    # A share of one (*half*, of a bare 0.5) adds none.
    share = left.unit == TIMES and 0 < left.value < 1
    if left.unit and not is_count(left.unit) and not right.unit and not share:
        return None
    if not left.unit or not right.unit or left.unit == right.unit or (is_count(left.unit) and is_count(right.unit)):
        return one, one
    if may_be_same(left.unit, right.unit) or {left.unit, right.unit} <= _POINTS:
        return one, one
    if {left.unit, right.unit} == {"JPY", "CNY"} and any("¥" in getattr(item, "printed", "") for item in (left, right)):
        return one, one
    if {left.unit, right.unit} == {PERCENT, TIMES}:
        part = left if left.unit == TIMES else right
        if 0 < part.value <= 1:
            return (Decimal(100), one) if part is left else (one, Decimal(100))
        return None
    (left_base, left_factor), (right_base, right_factor) = in_base(left.unit), in_base(right.unit)
    return (left_factor, right_factor) if left_base == right_base else None


def _ends(printed: AnyNumber, source: AnyNumber, left: Decimal, right: Decimal) -> Verdict:
    """The worse of the two ends; a single value is a range's where it says that it is its end (*up to*, *at least*)."""
    if printed.upper is None and source.upper is not None:
        end = _end_of(printed, source.value, source.upper)
        return "different" if end is None else _values(printed.value * left, end * right, _quantum(printed) * left,
                                                       _hedge(printed))  # fmt: skip
    if printed.upper is not None and source.upper is None:
        return "different"
    if (worded := _worded_fraction(printed, source.value * right / left)) is not None and printed.upper is None:
        return "rounded" if worded else "different"
    quantum = _quantum(printed) * left
    verdict = _values(printed.value * left, source.value * right, quantum, _hedge(printed))
    if printed.upper is None or source.upper is None:
        return verdict
    upper = _values(printed.upper * left, source.upper * right, quantum, _hedge(printed))
    return max(verdict, upper, key=lambda item: _RANK[item])


def _end_of(printed: AnyNumber, lower: Decimal, upper: Decimal) -> Decimal | None:
    """The end of a range that a print names: ``up to 20`` the upper, ``at least 10`` the lower, ``about 15`` none."""
    hedge = printed.hedge if isinstance(printed, ReadNumber) and not is_strict(printed.printed) else ""
    return {"under": upper, "over": lower}.get(hedge)


def _values(printed: Decimal, source: Decimal, quantum: Decimal, hedge: Hedge) -> Verdict:
    if _same(printed, source):
        return "equal"
    way = {"over": ROUND_FLOOR, "under": ROUND_CEILING}.get(hedge, ROUND_HALF_UP)
    if (hedge == "over" and source < printed) or (hedge == "under" and source > printed):
        return "different"
    if _to_step(source, quantum, way) == _to_step(printed, quantum, way):
        return "rounded"
    if not hedge:
        return "different"
    coarse = max(quantum, _round_step(printed))
    if _to_step(source, coarse, way) == printed and _relative(printed, source) <= _HEDGED_ZEROS:
        return "rounded"
    return "different"


def _worded_fraction(printed: AnyNumber, share: Decimal) -> bool | None:
    """Whether a hedged fraction in words (*nearly three quarters*, *more than half*) may stand for ``share``, which is
    not quite its value; None where it is no such fraction, or has that value."""
    if not isinstance(printed, ReadNumber) or printed.unit != TIMES or not 0 < printed.value < 1:
        return None
    hedge = _hedge(printed)
    if not hedge or any(char.isdigit() for char in printed.printed) or _same(printed.value, share):
        return None
    ratio = _EXACT.divide(share, printed.value)
    if hedge == "over":
        return 1 < ratio <= _FRACTION_OVER
    if hedge == "under":
        return (_FRACTION_NEARLY if _is_nearly(printed) else _FRACTION_UNDER) <= ratio < 1
    return abs(ratio - 1) <= _FRACTION_ABOUT


def _same(left: Decimal, right: Decimal) -> bool:
    """Thirds and sevenths have no last digit."""
    return abs(left - right) <= max(abs(left), abs(right)) * Decimal("1e-20")


def _to_step(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    steps = _EXACT.divide(value, step)
    return _EXACT.multiply(steps.to_integral_value(rounding=rounding), step)


def _round_step(value: Decimal) -> Decimal:
    """The step of the last digit that is not zero (10^8 for 600 million)."""
    exponent = value.normalize(_EXACT).as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def _relative(left: Decimal, right: Decimal) -> Decimal:
    size = max(abs(left), abs(right))
    return _EXACT.divide(abs(left - right), size) if size else Decimal(0)


def _quantum(number: AnyNumber) -> Decimal:
    return number.quantum if isinstance(number, ReadNumber) else step_of(number.value)


def _hedge(number: AnyNumber) -> Hedge:
    """Which way the print hedges; *nearly* and *almost* promise a value below."""
    if not isinstance(number, ReadNumber):
        return ""
    return "under" if _is_nearly(number) else number.hedge


def _is_nearly(number: ReadNumber) -> bool:
    return number.printed.lower().startswith(_NEARLY)
