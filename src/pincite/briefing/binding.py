"""Which number of the corpus a printed number is, and by what rule one needs none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from pincite.briefing.derivation import derived
from pincite.briefing.in_context import borrowing_units, hedged_there, read_as_there, sharing_scales
from pincite.briefing.register import passage_of
from pincite.corpus.catalogue import Corpus
from pincite.corpus.dates import YEAR
from pincite.corpus.model import Number, Span
from pincite.corpus.numbers import ReadNumber, read_numbers
from pincite.corpus.numbers.comparison import compare, nearest
from pincite.corpus.numbers.units import PERCENT, is_count
from pincite.expressions import expression

_RANGES = re.compile(
    r"\s?(?:to|and|until|bis|und|à|et|至|到|[–-])\s?|\s(?:[^\W\d_]+\s){1,3}(?:to|until|bis|à)\s", re.IGNORECASE
)
"""The second: ``four nights a year to sixty-one``."""
_BETWEEN = expression(r"(?:between|zwischen|entre)\s", re.IGNORECASE)
_VOTES = expression(
    r"(?P<more>\d{1,3})\s?(?:votes?\s|voix\s|Stimmen\s|票)?"
    r"(?:to|against|contre|à|gegen|zu|[比对對–-])\s?(?P<less>\d{1,3})(?!\d)"
)
"""``by 19 to 15``, where the source has *19-15*."""
_ARTICLE = re.compile(r"an? \w+\Z", re.IGNORECASE)
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
    return borrowing_units(found.values(), corpus)


def bind_numbers(
    text: str, evidence_ids: Sequence[str], corpus: Corpus, *, lang: str = "en"
) -> tuple[Binding, ...]:  # fmt: skip
    """Every number printed in ``text`` with what it is bound to among the numbers of the passages cited.

    A result may follow from two numbers of passages; a whole document has too many pairs to mean any. ``lang`` is
    the language of ``text``, which says what its commas and its words for large numbers mean.
    """
    candidates = numbers_cited(corpus, evidence_ids)
    dividends = numbers_cited(corpus, [item for item in evidence_ids if item not in corpus.documents])
    reads = read_numbers(text, lang=lang)
    found = []
    for read, shared in zip(reads, sharing_scales(reads, text), strict=True):
        binding = _bound(read, text, evidence_ids, candidates, dividends, corpus)
        if not binding.rule and shared != read:
            other = _bound(shared, text, evidence_ids, candidates, dividends, corpus)
            binding = replace(other, number=read) if other.rule == "cited" else binding
        found.append(binding)
    return tuple(found)


def _bound(
    read: ReadNumber, text: str, evidence_ids: Sequence[str], candidates: Sequence[Number],
    dividends: Sequence[Number], corpus: Corpus,
) -> Binding:  # fmt: skip
    if read.kind != "quantity":
        return Binding(read, "", read.kind)
    # Where the passages count the same thing, another number of theirs is no source for it.
    same = [number for number in candidates if read.counted and number.unit == read.counted]
    if same:  # One without a noun may have the noun of its neighbour: *64 million crates, and Karsund 45 million*.
        same += [number for number in candidates if not number.unit]
    for wanted in ("equal", "rounded"):
        for number in same or candidates:
            if compare(read, number).verdict == wanted and not (wanted == "rounded" and _counts_else(read, number)):
                return Binding(read, number.id, "cited")
    for number in candidates:
        if hedged_there(read, number, corpus) or read_as_there(read, number, text, corpus):
            return Binding(read, number.id, "cited")
    if ends := ends_of(read, candidates, corpus):
        return Binding(read, ends[0].id, "cited")
    if result := derived(read, text, dividends, corpus.text):
        return Binding(read, result.numbers[0].id, "calculated", calculation=result.formula)
    if not same and _counts_own_things(read, text) and not _is_difference(read, candidates):
        return Binding(read, "", "count")
    if _is_length_with_article(read, text) and _named_there(read, evidence_ids, corpus):
        return Binding(read, "", "count")
    if _is_of_vote(read, text, evidence_ids, corpus) or _is_between_years(read, evidence_ids, corpus):
        return Binding(read, "", "count")
    return Binding(read, "", "", nearest=nearest(read, candidates))


def ends_of(read: ReadNumber, numbers: Sequence[Number], corpus: Corpus) -> tuple[Number, Number] | None:
    """The two numbers of which a printed range is made (``5–25%`` of *from 5 percent to 25 percent*): they follow each
    other in their source, and nothing but the word of a range parts them; *between* goes from any one to another."""
    if read.upper is None:
        return None
    low, high = replace(read, upper=None), replace(read, value=read.upper, upper=None)
    for first, second in pairwise(sorted(numbers, key=lambda each: (each.doc_id, each.span.start))):
        between = corpus.documents[first.doc_id].text[first.span.end : second.span.start]
        joined = first.doc_id == second.doc_id and _RANGES.fullmatch(between)
        if joined and compare(low, first).holds and compare(high, second).holds:
            return first, second
    for first, second in permutations(numbers, 2) if _BETWEEN.match(read.printed) else ():
        exact = compare(low, first).verdict == compare(high, second).verdict == "equal"
        if exact and first.doc_id == second.doc_id:
            return first, second
    return None


def _counts_else(read: ReadNumber, number: Number) -> bool:
    """Whether a number in words counts things where the source measures: *two plants* is not *1.6 percent*, rounded."""
    return is_count(read.unit) and not is_count(number.unit) and not any(char.isdigit() for char in read.printed)


def _is_of_vote(read: ReadNumber, text: str, evidence_ids: Sequence[str], corpus: Corpus) -> bool:
    """Whether it is one of two numbers that the passages have as the result of a vote or a match."""
    for match in _VOTES.finditer(text):
        if match.start() <= read.start and read.end <= match.end():
            wanted = re.compile(rf"(?<!\d){match['more']}[-–‑]{match['less']}(?!\d)")
            return any(wanted.search(passage) for passage in _passages(evidence_ids, corpus))
    return False


def _is_between_years(read: ReadNumber, evidence_ids: Sequence[str], corpus: Corpus) -> bool:
    """Whether so many years lie between two years that the passages name."""
    if read.unit != "years" or read.approximate or read.upper is not None:
        return False
    years = {int(year) for passage in _passages(evidence_ids, corpus) for year in YEAR.findall(passage)}
    return any(later - earlier == read.value for earlier, later in permutations(sorted(years), 2))


def _passages(evidence_ids: Sequence[str], corpus: Corpus) -> Iterator[str]:
    """The text of what is cited, but for documents cited as a whole."""
    for evidence_id in evidence_ids:
        if span := passage_of(corpus, evidence_id):
            yield corpus.documents[evidence_id.partition("#")[0]].slice(span)


def _is_difference(read: ReadNumber, candidates: Sequence[Number]) -> bool:
    """Whether points are those between two percentages, and no points of an argument."""
    return read.unit == "points" and any(number.unit == PERCENT for number in candidates)


def _is_length_with_article(read: ReadNumber, text: str) -> bool:
    """``a decade``: the article says *one*, and no more than the name of the length."""
    return _ARTICLE.match(text[read.start : read.end]) is not None


def _named_there(read: ReadNumber, evidence_ids: Sequence[str], corpus: Corpus) -> bool:
    noun = read.printed.rpartition(" ")[2].casefold()
    for evidence_id in evidence_ids:
        document = corpus.documents[evidence_id.partition("#")[0]]
        span = passage_of(corpus, evidence_id)
        if noun in (document.slice(span) if span else document.text).casefold():
            return True
    return False


def _counts_own_things(read: ReadNumber, text: str) -> bool:
    printed = text[read.start : read.end].lower()
    plain = read.unit == (read.counted or "") or not read.unit
    return printed.isalpha() and plain and read.upper is None and 0 < read.value <= _SMALL_COUNT
