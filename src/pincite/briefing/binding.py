"""Which number of the corpus a printed number is, and by what rule one needs none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pincite.briefing.register import passage_of
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Number, Span
from pincite.corpus.numbers import ReadNumber, read_numbers
from pincite.corpus.numbers.comparison import compare, nearest, ratio_of

_SMALL_COUNT = 12
"""Up to here a number written as a word counts the author's own things (``two origins``), unless it has a unit."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What a printed number is bound to."""

    number: ReadNumber
    bound_to: str
    """Id of the number in the corpus, or empty."""
    rule: str
    """``cited``, ``calculated``, ``date``, ``count``; empty when it is bound to nothing."""
    calculation: str = ""
    """``67 billion / 7.8 billion``, with the values as the sources print them."""
    nearest: Number | None = None


def numbers_cited(corpus: Corpus, evidence_ids: Iterable[str]) -> tuple[Number, ...]:
    """The numbers that stand in the passages which hold the evidence, without repeats."""
    found: dict[str, Number] = {}
    for evidence_id in evidence_ids:
        doc_id = evidence_id.partition("#")[0]
        span = passage_of(corpus, evidence_id) or Span(0, len(corpus.documents[doc_id].text))
        found.update((number.id, number) for number in corpus.numbers_in(doc_id, span))
    return tuple(found.values())


def bind_numbers(
    text: str, evidence_ids: Sequence[str], corpus: Corpus, *, lang: str = "en"
) -> tuple[Binding, ...]:  # fmt: skip
    """Every number printed in ``text`` with what it is bound to among the numbers of the passages cited.

    A multiple may follow from two numbers of passages; a whole document has too many pairs to mean any. ``lang`` is
    the language of ``text``, which says what its commas and its words for large numbers mean.
    """
    candidates = numbers_cited(corpus, evidence_ids)
    dividends = numbers_cited(corpus, [item for item in evidence_ids if item not in corpus.documents])
    return tuple(_bound(read, text, candidates, dividends, corpus) for read in read_numbers(text, lang=lang))


def _bound(
    read: ReadNumber, text: str, candidates: Sequence[Number], dividends: Sequence[Number], corpus: Corpus
) -> Binding:
    if read.kind != "quantity":
        return Binding(read, "", read.kind)
    # Where the passages count the same thing, another number of theirs is no source for it.
    same = [number for number in candidates if read.counted and number.unit == read.counted]
    for wanted in ("equal", "rounded"):
        for number in same or candidates:
            if compare(read, number).verdict == wanted:
                return Binding(read, number.id, "cited")
    if pair := ratio_of(read, dividends):
        shown = " / ".join(corpus.text(number) for number in pair)
        return Binding(read, pair[0].id, "calculated", calculation=shown)
    if not same and _counts_own_things(read, text):
        return Binding(read, "", "count")
    return Binding(read, "", "", nearest=nearest(read, candidates))


def _counts_own_things(read: ReadNumber, text: str) -> bool:
    printed = text[read.start : read.end].lower()
    plain = read.unit == (read.counted or "") or not read.unit
    return printed.isalpha() and plain and read.upper is None and 0 < read.value <= _SMALL_COUNT
