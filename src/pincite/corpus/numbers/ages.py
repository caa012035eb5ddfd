"""Numbers that time words govern: a person's age (``aged 54``), and how long something takes (``over three years``)."""

from __future__ import annotations

import re
from decimal import Decimal

from pincite.corpus.numbers.units import in_base
from pincite.expressions import expression

_OLDEST = 130
_AGE_BEFORE = expression(
    r"(?<!\w)(?:aged?|ages|age[ ]of|ages[ ]of|age[ ]groups?)(?:[ ](?:between|from|about|around))?[ ]\Z", re.IGNORECASE
)
_AGES_INSIDE = expression(r"(?:between|from)[ ](?:the[ ])?ages(?!\w)", re.IGNORECASE)
_AGE_AFTER = expression(
    r"[ ](?:age[ -](?:group|bracket|range|band)s?|(?:and|or)[ ](?:older|over|under|younger|above))(?!\w)"
)
_NAME_BEFORE = expression(r"(?<!\w)[A-Z][\w’'-]*[a-z],[ ]\Z")
_APPOSITION_ENDS = expression(r",[ ](?:[a-z]|[A-Z][\w’'-]+[ ](?:said|says))")
_TIMES = frozenset(("years", "days"))
_MEASURED_OUT = expression(
    r"(?<!\w)(?:took|takes?|taken|taking|for|of|after|in|is|was|were|are|been|be|last(?:s|ed)?|spent|spans?|spanned|just|well|"
    r"than|and|or|had|has|have|waited|served|by|with|at|age|aged|to|a)[ ]\Z",
    re.IGNORECASE,
)
_SINCE = expression(r"[ ](?:ago|old|older|later|earlier|long|longer)(?!\w)|-old(?!\w)")


def is_age(text: str, start: int, end: int, value: Decimal) -> bool:
    """Whether the bare number from ``start`` to ``end`` is a number of years somebody has lived.

    Either a word of age stands before it, or it stands after a name between commas (``Grace Shao, 34, said``).
    """
    if not 0 < value <= _OLDEST:
        return False
    left = text[max(0, start - 40) : start]
    if not left.rstrip()[-1:].isdigit() and _AGE_BEFORE.search(left):
        return True
    if _AGES_INSIDE.match(text, start) or _AGE_AFTER.match(text, end):
        return True
    return 15 < value < 110 and _NAME_BEFORE.search(left) is not None and _APPOSITION_ENDS.match(text, end) is not None


def is_duration(text: str, start: int, number: int, end: int, unit: str) -> bool:
    """Whether *over* before a length of time says how long something goes on, and does not hedge it.

    ``R350 billion over three years`` is three years; ``it took over three years`` is more than three.
    """
    if text[start:number].strip().lower() != "over" or in_base(unit)[0] not in _TIMES:
        return False
    return not (_SINCE.match(text, end) or _MEASURED_OUT.search(text, max(0, start - 12), start))
