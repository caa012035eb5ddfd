"""Number words in running text: which are quantities, and which are ordinals, years said aloud or parts of names."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pincite.corpus.numbers.amounts import Amount, read_written_amount
from pincite.corpus.numbers.counted import counted_noun
from pincite.corpus.numbers.decimals import step_of
from pincite.corpus.numbers.labels import Other
from pincite.corpus.numbers.scales import SCALE_AFTER, SCALES, scale_of
from pincite.corpus.numbers.units import PERCENT, POINTS, TIMES, unit_after
from pincite.corpus.numbers.words import ADJECTIVE_AFTER, CARDINALS, DENOMINATORS, ORDINALS, fraction_at, spoken_year_at
from pincite.expressions import expression

_SENTENCE_START = expression(
    r"(?:^|\n|[.!?:;—][\"”’')\]]{0,2}\s{1,2}|[.!?:,—]\s?[\"“‘'(\[]{1,2}|\n[^\w\n]{1,6}|[-*•][ ])[\"“‘'(\[]{0,2}\Z"
)
_INK = expression(r"\S")
_ORDINAL_AFTER_TENS = expression(rf"[- ](?:{'|'.join(ORDINALS)})\b", re.IGNORECASE)
_IDIOM_AFTER = expression(r"-(?:sum|day|baked|hearted|heartedly)(?!\w)", re.IGNORECASE)
_ARTICLE = expression(r"(?<!\w)(?:a|an)[^\S\n]{1,2}\Z", re.IGNORECASE)
_POINT_LEAD = expression(r"(?<!\w)point[^\S\n]\Z", re.IGNORECASE)
"""``point five percent``, as people say it."""
_ONE = expression(r"(?<!\w)one[^\S\n]{1,2}\Z", re.IGNORECASE)
_PART_FOLLOWS = expression(
    r"[^\S\n]{1,2}(?:of|as|more|less|fewer|larger|smaller|higher|lower|cheaper|the|that|its|their|from|since|between|compared)\b",
    re.IGNORECASE,
)
_PART_LEADS = expression(
    r"\b(?:by|to|than|about|nearly|almost|roughly|over|around|only|just|under|approximately|least|some)[^\S\n]{1,2}(?:a[^\S\n])?\Z",
    re.IGNORECASE,
)
_BY_PART = expression(r"\bby[^\S\n]{1,2}(?:(?:about|nearly|almost|roughly|over|around)[^\S\n]{1,2})?\Z", re.IGNORECASE)
_TO_A_LEVEL = expression(r"[^\S\n]{1,2}(?:to|in|over|during|after|on|and|or|against)\b", re.IGNORECASE)
_HALF_FOLLOWS = expression(r"[^\S\n]{1,2}(?:of|the|its|their|his|her|our|all|that|as)\b", re.IGNORECASE)
_HALF_OF_ONE = expression(
    r"(?:[^\S\n]{1,2}(?:an?|of[^\S\n](?:1|one|an?))[^\S\n]{1,2}|-)(?P<word>million|billion|trillion|thousand|dozen|century|decade|hour|year|day|month"
    r"|minute|percentage point|percent|per cent)(?!\w)",
    re.IGNORECASE,
)
_OTHER_HALF = expression(
    r"\b(?:first|second|latter|other|top|bottom|earlier|last|better|this|that|each|either|and a|northern|southern)"
    r"[^\S\n]{1,2}\Z",
    re.IGNORECASE,
)
_OF_A_SCALE = expression(r"[^\S\n]of[^\S\n](?:a|one)[^\S\n](?P<word>million|billion|trillion)(?!\w)", re.I)
_OF_A_SHARE = expression(
    r"(?:[^\S\n]of[^\S\n](?:a|one|1)[^\S\n]|[- ])"
    r"(?:percentage[- ]point|per[ ]?cent(?![\w-])|(?<=[ ]of[ ]a[ ])point(?!\w))",
    re.I,
)
_PART_OF_A_POINT = expression(r"(?:-percentage)?[- ]point(?![\w-])", re.I)
"""*A quarter-point cut*, as central banks make them."""
_CENTURY = expression(r"(?:[- ]|[ ]of[ ]a[ ])century(?!\w)", re.I)
_QUARTER_POINTS = expression(r"three[- ]quarters?(?:-percentage)?[- ]points?(?![\w-])", re.I)
_DOUBLE_FOLLOWS = expression(r"[^\S\n]{1,2}(?:the|that|its|their|what|his|her|our)\b", re.IGNORECASE)
_MULTIPLES = {"twice": 2, "thrice": 3, "double": 2, "triple": 3, "quadruple": 4}
_IDIOMS = frozenset(("zero", "one", "half"))
_BELOW_A_HUNDRED = "|".join(word for word in CARDINALS if word != "zero")
_HUNDRED_AND = expression(
    r"(?:hundred|(?P<thousand>thousand))(?:[^\S\n]{1,2}and)?[^\S\n]{1,2}(?:" + _BELOW_A_HUNDRED + r")\b", re.I
)
_DESIGNATOR = expression(
    r"(?<![\w-])(?P<word>number|phase|stage|step|chapter|page|level|tier|section|article|part|unit|round|act|volume|grade|"
    r"option|question|scenario|group|zone|pillar|tranche|wave|rule|scope|category|track|terminal|reactor|day|week|year|"
    r"line|item|principle|title|class|type|season|episode|game)s?[ ]\Z",
    re.IGNORECASE,
)
_WORDS_LISTED = expression(
    rf"(?:{_BELOW_A_HUNDRED})(?:(?:,[ ]|,?[ ](?:and|or|to|through)[ ]|[-–])(?:{_BELOW_A_HUNDRED})(?!\w)){{0,6}}(?!\w)",
    re.I,
)
_VAGUE = expression(r"\b(?:few|several|many|couple(?: of)?|some|these|those|the|of)[^\S\n]{1,2}\Z", re.IGNORECASE)
_SCALE_WORDS = frozenset("hundred thousand million billion trillion dozen".split())


def written_other(text: str, start: int, end: int) -> Other | None:
    """The number word at ``start`` when it is an ordinal, a year said aloud, or part of a name."""
    word = text[start:end].lower()
    if (year := spoken_year_at(text, start)) is not None:
        return Other(start, year, "date")
    if (after_tens := _ORDINAL_AFTER_TENS.match(text, end)) and word.endswith("ty"):
        return Other(start, after_tens.end(), "ordinal")
    if word in ORDINALS and not (word in DENOMINATORS and _part(text, start, end)):
        return Other(start, end, "ordinal")
    if text[start].isupper() and word in CARDINALS and not _opens_sentence(text, start):
        return Other(start, end, "label")
    if word in CARDINALS and (twice := re.compile(rf"-{word}(?!\w)", re.IGNORECASE).match(text, end)):
        return Other(start, twice.end(), "label")
    if word in CARDINALS and (designated := _designated(text, start)):
        return designated
    if adjective := ADJECTIVE_AFTER.match(text, end) or (word in _IDIOMS and _IDIOM_AFTER.match(text, end)):
        return Other(start, adjective.end(), "label")
    return None


def _designated(text: str, start: int) -> Other | None:
    """``phase two``, ``Units one to three``: unless what follows is counted or measured by the number."""
    designator = _DESIGNATOR.search(text, max(0, start - 14), start)
    labels = _WORDS_LISTED.match(text, start)
    if designator is None or labels is None or SCALE_AFTER.match(text, labels.end()):
        return None
    if designator["word"].lower() != "number" and (
        unit_after(text, labels.end(), scaled=False) or counted_noun(text, labels.end())
    ):
        return None
    return Other(designator.start(), labels.end(), "label")


def read_written(text: str, start: int, end: int, floor: int) -> Amount | None:
    """The quantity that the number word from ``start`` to ``end`` belongs to, or None when it is none."""
    word = text[start:end].lower()
    if word in _MULTIPLES:
        counts = word in ("twice", "thrice") or _DOUBLE_FOLLOWS.match(text, end)
        return _times(start, end, Decimal(_MULTIPLES[word])) if counts else None
    if word.endswith("fold"):
        return _times(start, end, Decimal(CARDINALS.get(word[:-4], 100)))
    if word in ("half", "quarter") and (point := _PART_OF_A_POINT.match(text, end)):
        part = Decimal(1) / DENOMINATORS[word]
        return Amount(start, point.end(), part, POINTS, quantum=_HUNDREDTH, own_unit=True)
    if word == "quarter" and (century := _CENTURY.match(text, end)):
        return Amount(start, century.end(), Decimal(25), "years", own_unit=True)
    if word == "half":
        return _half(text, start, end, floor)
    if word in DENOMINATORS:
        return _part(text, start, end, floor)
    if word in CARDINALS:
        return _cardinal(text, start, floor)
    return _one_of(text, start, end, word, floor)


_HUNDREDTH = Decimal("0.01")


def _times(start: int, end: int, value: Decimal, quantum: Decimal = Decimal(1)) -> Amount:
    return Amount(start, end, value, TIMES, quantum=quantum, own_unit=True)


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a capital letter at ``start`` is only that of a sentence's first word."""
    return _SENTENCE_START.search(text, max(0, start - 8), start) is not None or not _INK.search(text, 0, start)


def _cardinal(text: str, start: int, floor: int) -> Amount | None:
    if parts := _QUARTER_POINTS.match(text, start):
        return Amount(start, parts.end(), Decimal("0.75"), POINTS, quantum=_HUNDREDTH, own_unit=True)
    if (fraction := fraction_at(text, start)) is not None:
        return _of_a_scale(text, _times(start, fraction[0], fraction[1], Decimal("0.01")))
    amount = read_written_amount(text, start, floor)
    if amount and amount.unit == PERCENT and (point := _POINT_LEAD.search(text, max(floor, start - 6), start)):
        tenths = amount.value.scaleb(-1 - amount.value.adjusted())
        return replace(amount, start=point.start(), value=tenths, quantum=step_of(tenths))
    if amount is None or amount.value > 1 or amount.scaled or amount.upper is not None or amount.unit == PERCENT:
        return amount
    if amount.unit:
        return None if amount.unit in ("days", "seconds", TIMES) and amount.value == 1 else amount
    return amount if amount.value == 0 and counted_noun(text, amount.end) else None


def _part(text: str, start: int, end: int, floor: int = 0) -> Amount | None:
    """``a third of``, ``by a quarter``."""
    article = _ARTICLE.search(text, max(floor, start - 4), start)
    if article is None:
        return None
    ends = re.compile(r"[^\S\n]?(?:[,;.!?)]|$)").match(text, end)
    follows = re.compile(r"[^\S\n]{1,2}of\b|[^\S\n]{1,2}(?:the|that|its|their)\b|[^\S\n]as\b").match(text, end)
    leads = _PART_LEADS.search(text, max(floor, article.start() - 16), article.start())
    by = _BY_PART.search(text, max(floor, article.start() - 16), article.start())
    if not (follows or (leads and (ends or _PART_FOLLOWS.match(text, end))) or (by and _TO_A_LEVEL.match(text, end))):
        return None
    part = Decimal(1) / DENOMINATORS[text[start:end].lower()]
    return _of_a_scale(text, _times(article.start(), end, part, Decimal("0.01")))


def _of_a_scale(text: str, part: Amount) -> Amount:
    """``a quarter of a million``: the fraction of the scale word, or the fraction as it is."""
    if share := _OF_A_SHARE.match(text, part.end):
        unit = POINTS if "point" in share[0].lower() else PERCENT
        return replace(part, end=share.end(), unit=unit)
    match = _OF_A_SCALE.match(text, part.end)
    if match is None:
        return part
    size = SCALES[match["word"].lower()]
    scaled = Amount(part.start, match.end(), part.value * size, quantum=part.quantum * size, scaled=True)
    return _with_unit(text, scaled)


def _half(text: str, start: int, end: int, floor: int) -> Amount | None:
    if _OTHER_HALF.search(text, max(0, start - 12), start):
        return None
    if one := _HALF_OF_ONE.match(text, end):
        word = one["word"].lower()
        if word in SCALES:
            size = SCALES[word]
            amount = Amount(start, one.end(), size / 2, quantum=size / 10, scaled=True)
            return _with_unit(text, amount)
        unit = unit_after(text, one.start("word") - 1, scaled=False)
        return (
            Amount(start, one.end(), unit.factor / 2, unit.unit, quantum=unit.factor / 10, own_unit=True)
            if unit
            else None
        )
    if _HALF_FOLLOWS.match(text, end) or _PART_LEADS.search(text, max(floor, start - 16), start):
        article = _ARTICLE.search(text, max(floor, start - 4), start)
        return _times(article.start() if article else start, end, Decimal("0.5"), Decimal("0.01"))
    return None


def _one_of(text: str, start: int, end: int, word: str, floor: int) -> Amount | None:
    """``a hundred thousand``, ``a dozen``, ``a decade``: a scale word with an article."""
    lead = _ARTICLE.search(text, max(floor, start - 4), start) or _ONE.search(text, max(floor, start - 5), start)
    more = _HUNDRED_AND.match(text, start)
    if more and (lead or not more["thousand"]) and not _VAGUE.search(text, max(floor, start - 12), start):
        amount = read_written_amount(text, start, floor)
        return replace(amount, start=lead.start() if lead else start) if amount else None
    if lead is None:
        return None
    if word in _SCALE_WORDS:
        scale = SCALE_AFTER.match(text, end)
        size = SCALES[word] * (scale_of(scale[0]) if scale else 1)
        return _with_unit(text, Amount(lead.start(), scale.end() if scale else end, size, quantum=size, scaled=True))
    unit = unit_after(text, start - 1, scaled=False)
    return Amount(lead.start(), end, unit.factor, unit.unit, quantum=unit.factor, own_unit=True) if unit else None


def _with_unit(text: str, amount: Amount) -> Amount:
    """With the unit that follows, if one does (``a million dollars``)."""
    unit = unit_after(text, amount.end, scaled=True)
    if unit is None:
        return amount
    return replace(amount, end=unit.end, unit=unit.unit, value=amount.value * unit.factor, own_unit=True)
