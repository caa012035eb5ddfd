"""What the words round a number of the corpus add to it: a unit it shares, a hedge that stands apart, *nine times*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pincite.corpus.catalogue import Corpus
from pincite.corpus.hedges import is_strict
from pincite.corpus.model import Number
from pincite.corpus.numbers import ReadNumber
from pincite.corpus.numbers.comparison import compare
from pincite.corpus.numbers.units import PERCENT, TIMES, is_count
from pincite.expressions import expression

_LISTED = expression(r",?\s(?:or|and|to|oder|und|bis|auf|et|ou|à)\s|,\s|\s?[–-]\s?|[至到和或、]", re.IGNORECASE)
_OF_WHICH = expression(
    r"[^.;:!?\d]{0,30}?(?:of which|including|dont|davon|darunter|contre|against|compared (?:with|to)|(?:up|down) from"
    r"|gegenüber|nach)\s(?:\d{4}\s)?|[^。；]{0,8}其中[^。；\d]{0,6}",
    re.IGNORECASE,
)
"""``23.4 million tonnes in 2023, against 21.8 million``: the year between them is passed over."""
_DATE = expression(r"\s(?:in|en|im Jahre?)?\s?(?:1[89]|20)\d\d(?=,)")
_CLAUSE = expression(r"[;:.!?](?:\s|\Z)|[\d。；：，]")
_NEAR = 40
_APART = 60
"""Characters before a number in which a hedge may stand apart from it (``more than the recommended 2 percent``)."""
_HEDGES = {
    "over": expression(r"\b(?:more than|over|above|exceed\w*|beyond|past|passed|passing|surpass\w*|topped|topping|"
                       r"(?:higher|greater|larger) than|plus de|dépass\w+|mehr als|über|überst[ie]{1,2}g\w*)\b"
                       r"|超过|超過|高于", re.IGNORECASE),
    "under": expression(r"\b(?:less than|fewer than|under|below|(?:lower|smaller) than|moins de|weniger als|unter)\b"
                        r"|不到|不足|低于", re.IGNORECASE),
}  # fmt: skip
_NEARLY = expression(r"(?:nearly|almost|close to|approaching|près de|presque|knapp|fast|beinahe|nahezu|近|接近)", re.I)
_MULTIPLIES = expression(
    r"\s*(?:as|more|less|fewer|the|that|its|their|what|over|(?:larg|bigg|high|small|low|great|fast|cheap|long|strong)er"
    r"|stronger)\b",
    re.IGNORECASE,
)
"""After *nine times*: it multiplies, and does not say how often."""
_PART_OF = expression(r"\s(?:of|de|du|des|der|vom|as)\b", re.IGNORECASE)


def borrowing_units(numbers: Iterable[Number], corpus: Corpus) -> tuple[Number, ...]:
    """The numbers, those without a unit with the one they share: of the number they are listed with (``10, 20 or 30
    percent``), or of the money they are part of (``185 million euros, of which 60 million``). Ids and spans stay."""
    given = tuple(numbers)
    found = {number.id: number for number in given}
    ordered = sorted(given, key=lambda each: (each.doc_id, each.span.start))
    for before, after in reversed(tuple(pairwise(ordered))):
        unit = found[after.id].unit
        shared = unit and not is_count(unit) and unit != TIMES
        if not before.unit and shared and _parted(before, after, _LISTED, corpus):
            found[before.id] = replace(before, unit=unit)
    for before, after in pairwise(ordered):
        if not after.unit and before.unit and not is_count(before.unit) and _parted(before, after, _OF_WHICH, corpus):
            found[after.id] = replace(after, unit=before.unit)
    return tuple(found[number.id] for number in given)


def sharing_scales(reads: Sequence[ReadNumber], text: str) -> tuple[ReadNumber, ...]:
    """Printed numbers, a bare one with the scale and the unit of the number that it is listed with (*von 21,8 auf 23,4
    Millionen Tonnen*), as a reader takes it. Places and prints stay."""
    taken = list(reads)
    for at in range(len(taken) - 2, -1, -1):
        read, following = taken[at], taken[at + 1]
        between = text[read.end : following.start]
        listed = len(between) < _NEAR and _LISTED.fullmatch(_DATE.sub("", between)) is not None
        bare = read.kind == following.kind == "quantity" and not read.unit and read.printed[-1:].isdigit()
        if listed and bare and (scale := _scale_of(following)) > 1 and read.value < scale:
            taken[at] = replace(
                read, value=read.value * scale, unit=following.unit, quantum=read.quantum * scale, counted=""
            )
    return tuple(taken)


def _scale_of(read: ReadNumber) -> Decimal:
    """What a word for a scale multiplies its digits by; 1 without one."""
    digits = _DIGITS.search(read.printed)
    if digits is None or read.printed.rstrip()[-1:].isdigit():
        return Decimal(1)
    places = len(digits["places"] or "")
    scale = read.quantum.scaleb(places)
    return scale if scale >= 1000 and scale == Decimal(1).scaleb(scale.adjusted()) else Decimal(1)


_DIGITS = expression(r"\d+(?:[.,](?P<places>\d{1,2})(?!\d))?")


def _parted(before: Number, after: Number, by: re.Pattern[str], corpus: Corpus) -> bool:
    if before.doc_id != after.doc_id or not 0 < after.span.start - before.span.end < _NEAR:
        return False
    between = corpus.documents[before.doc_id].text[before.span.end : after.span.start]
    return by.fullmatch(_DATE.sub("", between)) is not None


def hedged_there(read: ReadNumber, number: Number, corpus: Corpus) -> bool:
    """Whether a print says *more than 2 percent* and its source *more than the recommended 2 percent*, or *under 2* of
    its *nearly 2*."""
    words = _HEDGES.get(read.hedge)
    if words is None or number.upper is not None or not is_strict(read.printed):
        return False
    if compare(replace(read, hedge="", approximate=False, printed=""), number).verdict != "equal":
        return False
    if number.approximate:
        return read.hedge == "under" and _NEARLY.match(corpus.text(number)) is not None
    before = corpus.documents[number.doc_id].text[max(0, number.span.start - _APART) : number.span.start]
    opening = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    return words.search(before, opening) is not None


def read_as_there(read: ReadNumber, number: Number, text: str, corpus: Corpus) -> bool:
    """Whether *nine times* and *nine closures* say how often, or *150 percent of* and *1.5 times* how much."""
    after = corpus.documents[number.doc_id].text[number.span.end : number.span.end + 12]
    if read.unit == TIMES and number.unit == PERCENT and number.value > 100 and _PART_OF.match(after):
        share = number.value / 100
        return abs(read.value - share) <= share / 20
    often = read.unit == TIMES and read.value > 1 and not _MULTIPLIES.match(text, read.end)
    if often and is_count(number.unit):
        return compare(replace(read, unit=""), number).verdict == "equal"
    counted_there = number.unit == TIMES and number.value > 1 and not _MULTIPLIES.match(after)
    return bool(counted_there and is_count(read.unit) and compare(read, replace(number, unit="")).verdict == "equal")
