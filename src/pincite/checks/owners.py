"""Whose a number is in its source, and whose a label makes it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pincite.checks.claims import sentence_of
from pincite.checks.name_stands_in_source import is_country
from pincite.checks.surroundings import shares, word_at
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Number, Span
from pincite.corpus.quotations.names import NAME_RUN, without_function_words
from pincite.expressions import expression

_ROOT = 4
"""Letters by which a name and the words made of it are alike (China, Chinese)."""
_WORD = expression(r"[^\W_]+")
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)

_BEFORE = 2
"""Paragraphs before a number's own, and at the head of the document, in which the name may stand that it speaks of."""
_PAIRED = expression(r"\s?(?:to|and|against|versus|à|et|contre|zu|und|gegen|[–-])\s", re.IGNORECASE)
"""Between two numbers that two names before them share: *A leads B 47 to 44 percent*, *A and B, with 38 and 23*."""

Names = dict[str, str]
"""The words of a name by their roots."""


def credited_to(number: Number, label: str, corpus: Corpus) -> tuple[str, str] | None:
    """The name in a label that is not whose the number is in its source, and the one that is; none where they agree.

    It is the name of another number of the sentence in the same unit, or one that the document has elsewhere and
    neither the paragraph nor those before it: then whose the number is instead is left open, and empty.
    """
    said = names_in(label)
    start, sentence = sentence_of(number, corpus)
    numbers = [each for each in corpus.numbers_in(number.doc_id, Span(start, start + len(sentence)))
               if each.id == number.id or not number.unit or each.unit in ("", number.unit)]  # fmt: skip
    own = next((at for at, each in enumerate(numbers) if each.id == number.id), None)
    if not said or own is None:
        return None
    places = [Span(each.span.start - start, each.span.end - start) for each in numbers]
    owners = _in_order(sentence, places) or [
        _nearest(sentence, share, at) for share, at in zip(shares(sentence, places), places, strict=True)
    ]
    if not owners[own] or _meet(owners[own], said):
        return None
    if root := next((root for names in owners for root in _meet(said, names)), ""):
        return word_at(label, said[root][0]), " ".join(owners[own].values())
    absent = _absent(label, number, corpus)
    return (word_at(label, said[absent][0]), "") if absent else None


def _in_order(sentence: str, numbers: Sequence[Span]) -> list[Names] | None:
    """The two names before two numbers that stand side by side, each with its own."""
    if len(numbers) != 2 or not _PAIRED.fullmatch(sentence, numbers[0].end, numbers[1].start):
        return None
    if any(True for _ in _runs(sentence, Span(numbers[1].end, len(sentence)))):
        return None
    names = [names for _, names in _runs(sentence, Span(0, numbers[0].start))]
    return names[-2:] if len(names) > 1 else None


def _runs(sentence: str, span: Span) -> list[tuple[Span, Names]]:
    found: list[tuple[Span, Names]] = []
    for match in NAME_RUN.finditer(sentence, span.start, span.end):
        words = {root: word_at(match[0], places[0]) for root, places in names_in(match[0]).items()}
        if words:
            found.append((Span(match.start(), match.end()), words))
    return found


def _nearest(sentence: str, share: Span, number: Span) -> Names:
    """The name that stands nearest to a number in its share of a sentence."""
    gaps = [(number.start - place.end if place.end <= number.start else place.start - number.end, names)
            for place, names in _runs(sentence, share) if not place.overlaps(number)]  # fmt: skip
    return min(gaps, key=lambda each: each[0], default=(0, {}))[1]


def _meet(one: dict[str, str] | dict[str, list[int]], other: dict[str, str] | dict[str, list[int]]) -> list[str]:
    """The roots of the one that the other has, as far as names and the words made of them are alike."""
    short = {root[:_ROOT] for root in other}
    return [root for root in one if root[:_ROOT] in short]


def _absent(label: str, number: Number, corpus: Corpus) -> str:
    """The root of a name in a label that the document has, and not where the number stands; countries left out, which
    go by many names."""
    document = corpus.documents[number.doc_id]
    block = document.blocks.index(document.block_at(number.span.start))
    near = [*document.blocks[:_BEFORE], *document.blocks[max(0, block - _BEFORE) : block + 1]]
    source = document.source
    here = "\n".join((source.title, source.publisher, source.container_title, document.blocks[block].section,
                      *(document.slice(each.span) for each in near))).casefold()  # fmt: skip
    there = document.text.casefold()
    for root, places in names_in(label).items():
        name = word_at(label, places[0]).casefold()
        if places[0] and root[:_ROOT] not in here and root in there and not is_country(name, "en"):
            return root
    return ""


def names_in(text: str) -> dict[str, list[int]]:
    """Where each capitalised word stands, by its root."""
    found: dict[str, list[int]] = defaultdict(list)
    for match in NAME_RUN.finditer(text):
        printed, start = without_function_words(match[0], match.start())
        for word in _WORD.finditer(printed):
            if len(word[0]) >= _ROOT and word[0][0].isupper() and word[0].casefold() not in _NO_NAMES:
                found[word[0][: _ROOT + 1].casefold()].append(start + word.start())
    return found
