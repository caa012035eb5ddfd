"""Block quotations: a block that the original sets apart as somebody's words, marks or none."""

from __future__ import annotations

import re

from pincite.corpus.model import Block, Span
from pincite.corpus.quotations.marks import Pair, mark_pairs

# The same indent also sets apart notices; these words open one.
_NOTICE = re.compile(
    r"\[?!?\W{0,4}(?:note|notes|notice|tip|warning|caution|important|info|update|correction|editor[’']s note|read more"
    r"|related|disclaimer|see also)\b\W",
    re.IGNORECASE,
)
_NAMED_AT_END = re.compile(r"\s*+(?:—|–|―|--|~)[ \t\xa0]*(?=[^\W\d_])[^.!?\n]{2,90}+\s*\Z")


def whole_pair(text: str, block: Block) -> tuple[Pair, ...]:
    """The block as one quotation, or its own outer marks where they enclose all of it; none where it is a notice.

    A name after a dash in the last line is not part of the words. The pair's marks are empty where none are printed.
    """
    start, end = block.span.start, block.span.end
    if _NOTICE.match(text, start, end):
        return mark_pairs(text, block.span)
    if _NAMED_AT_END.fullmatch(text, start, end):
        return ()  # who is quoted, in a paragraph of its own
    named = _name_at_end(text, start, end)
    stop = end if named is None else named
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    marked = mark_pairs(text, Span(start, stop), runs_on=True)
    if len(marked) == 1 and marked[0].opening.start == start and marked[0].closing.end >= stop - 1:
        return marked if marked[0].closed else (Pair(marked[0].opening, Span(stop, stop)),)
    return (Pair(Span(start, start), Span(stop, stop if named is None else named)),)


def _name_at_end(text: str, start: int, end: int) -> int | None:
    """Where the dash stands that a name follows up to the end of the block; it begins a line or follows a full stop."""
    begin = max(start, end - 120)
    for match in re.finditer(r"(?:—|–|―|--|~)", text[begin:end]):
        place = begin + match.start()
        before = text[start:place].rstrip(" \t\xa0")
        if _NAMED_AT_END.match(text, place, end) and before and before[-1] in '\n.!?…”"’»':
            return place
    return None
