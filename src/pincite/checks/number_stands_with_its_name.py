"""A number belongs to the name that its source gives it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pincite.briefing.model import Briefing, Statement
from pincite.checks.claims import sentence_of, stems
from pincite.checks.exhibits import SetApart, exhibits, number_at
from pincite.checks.own_words import own_words
from pincite.checks.owners import credited_to, names_in
from pincite.checks.surroundings import shares, word_at, words_of
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Number, Span
from pincite.diagnostics import Diagnostic, Place, warning
from pincite.language_tags import same_language
from pincite.spec.load import LoadedBrief

RULE = "number-stands-with-its-name"
_FEWEST = 2
"""Words that two numbers must have of each other."""


def number_stands_with_its_name(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn where two numbers of one sentence have changed places: of two names that the author and the source share,
    the one that stands first has the first number there and the second here, or the reverse. It is said only where
    one name is wholly before the other on both sides; in an exhibit, labels stand for names. The same is said where
    each of the two stands among the words that are the other's in the source, and among none of its own, and where
    the label of a single number names somebody else than the source does."""
    for statement in briefing.statements:
        stated = list(_stated(statement, briefing.written_in, corpus))
        yield from stated or _exchanged(statement, briefing.written_in, corpus)
    for shown in exhibits(loaded.spec, corpus):
        labels = [item.label for item in shown]
        for item in shown:
            if labels.count(item.label) > 1:
                continue  # Two values of one name are for `unlike-values-are-shown`.
            same = same_language(corpus.documents[item.number.doc_id].source.language, briefing.written_in)
            if credited := credited_to(item.number, item.label, corpus) if same else None:
                yield _fault(_Swapped(*credited, item.number), loaded.marks.place(item.path), corpus)
        for first, second in combinations(shown, 2):
            if first.column == second.column and (turned := _labelled(first, second, briefing.written_in, corpus)):
                yield _fault(turned, loaded.marks.place(second.path), corpus)


@dataclass(frozen=True, slots=True)
class _Swapped:
    name: str
    other: str
    """The name that the source has the number with; empty where that is left open."""
    number: Number


def _fault(found: _Swapped, place: Place, corpus: Corpus) -> Diagnostic:
    number = found.number
    message = f"`{corpus.text(number)}` stands with `{found.name}` here, and with `{found.other}` in its source"
    if not found.other:
        message = f"`{corpus.text(number)}` stands with `{found.name}` here, which its source does not name there"
    quoted = " ".join(sentence_of(number, corpus)[1].split())
    return warning(RULE, message, place, f"`{number.id}` stands in: “{quoted}”", evidence=number.id)


def _stated(statement: Statement, lang: str, corpus: Corpus) -> Iterator[Diagnostic]:
    """The first two numbers of a sentence that have changed places."""
    for bound in _by_sentence(statement, corpus):
        document = corpus.documents[bound[0][1].doc_id]
        here, there = names_in(own_words(statement)), names_in(sentence_of(bound[0][1], corpus)[1])
        units = names_in(" ".join(corpus.text(number) for _, number in bound))
        shared = [root for root in here if root in there and root not in units]
        if len(shared) > 2:
            shared = _leading(here, [at for at, _ in bound], shared)
        if len(shared) != 2 or not same_language(document.source.language, lang):
            continue
        names = tuple(word_at(statement.text, here[root][0]) for root in shared)
        said, read = _order(*(here[root] for root in shared)), _order(*(there[root] for root in shared))
        for (at, one), (behind, other) in combinations(bound, 2):
            ways = said * (1 if at < behind else -1), read * (1 if one.span.start < other.span.start else -1)
            places = [here[root][0] for root in shared]
            if lang.startswith("de") and not any(min(places) < each < max(places) for each in (at, behind)):
                continue  # Every noun has a capital: only *name, number, name* tells whose it is.
            if ways[0] * ways[1] < 0 and one.id != other.id and _tells(one, other, shared, there, corpus):
                name, theirs = names if ways[0] > 0 else names[::-1]
                yield _fault(_Swapped(name, theirs, one), statement.place, corpus)
                return


_PAIRED = 15
"""Characters between two numbers that are given side by side (``46 percent to 42 percent``)."""


def _tells(one: Number, other: Number, shared: Sequence[str], there: Mapping[str, list[int]], corpus: Corpus) -> bool:
    """Whether the order of names and numbers in their source says whose is which: not in *Peabody gave Patriot 13
    percent of its reserves and 40 percent of its obligations*."""
    start, sentence = sentence_of(one, corpus)
    low, high = sorted((one.span, other.span), key=lambda span: span.start)
    names = [start + at for root in shared for at in there[root]]
    parted = any(low.end <= at < high.start for at in names) or min(names) < low.start < max(names)
    return parted or high.start - low.end <= _PAIRED or "respectively" in sentence or "jeweils" in sentence


def _exchanged(statement: Statement, lang: str, corpus: Corpus) -> Iterator[Diagnostic]:
    """The first two numbers of a sentence that stand each among the words of the other."""
    bound = sorted(each for sentence in _by_document(statement, corpus) for each in sentence)
    text = statement.text
    places = [Span(at, end) for at, end, _ in bound]
    here = [words_of(text, share, place) for share, place in zip(shares(text, places), places, strict=True)]
    for (first, one), (second, other) in combinations(zip(here, (each for _, _, each in bound), strict=True), 2):
        same = one.doc_id == other.doc_id and one.id != other.id
        if not same or not same_language(corpus.documents[one.doc_id].source.language, lang):
            continue
        mine, yours = _apart(first, second)
        own, foreign = _apart(_words_there(one, corpus), _words_there(other, corpus))
        crossed = [mine.keys() & foreign.keys(), yours.keys() & own.keys()]
        straight = (mine.keys() & own.keys()) | (yours.keys() & foreign.keys())
        if all(crossed) and len(crossed[0]) + len(crossed[1]) >= _FEWEST and not straight:
            name, theirs = (next(word for stem, word in words.items() if stem in found)
                            for words, found in zip((mine, yours), crossed, strict=True))  # fmt: skip
            yield _fault(_Swapped(name, theirs, one), statement.place, corpus)
            return


def _by_document(statement: Statement, corpus: Corpus) -> Iterator[list[tuple[int, int, Number]]]:
    """The numbers that a sentence has from one document, two or more, with where each stands in it."""
    found: dict[str, list[tuple[int, int, Number]]] = defaultdict(list)
    for at, number, printed in _cited(statement, corpus):
        found[number.doc_id].append((at, at + len(printed), number))
    yield from (bound for bound in found.values() if len(bound) > 1)


def _words_there(number: Number, corpus: Corpus) -> dict[str, str]:
    """The words that are a number's own in its sentence."""
    start, sentence = sentence_of(number, corpus)
    numbers = corpus.numbers_in(number.doc_id, Span(start, start + len(sentence)))
    places = [Span(each.span.start - start, each.span.end - start) for each in numbers]
    own = next((at for at, each in enumerate(numbers) if each.id == number.id), None)
    return {} if own is None else words_of(sentence, shares(sentence, places)[own], places[own])


def _apart(one: dict[str, str], other: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Both without what they have in common."""
    return ({stem: word for stem, word in one.items() if stem not in other},
            {stem: word for stem, word in other.items() if stem not in one})  # fmt: skip


def _leading(here: dict[str, list[int]], numbers: list[int], shared: list[str]) -> list[str]:
    """Of several names the two that stand right before the two numbers of a sentence; none where they are not two."""
    if len(numbers) != 2:
        return []
    low, high = sorted(numbers)
    before = [(place, root) for root in shared for place in here[root] if place < low]
    between = [(place, root) for root in shared for place in here[root] if low < place < high]
    pair = dict.fromkeys((max(before)[1], max(between)[1]) if before and between else ())
    return [root for root in shared if root in pair]


def _by_sentence(statement: Statement, corpus: Corpus) -> Iterator[list[tuple[int, Number]]]:
    """The numbers that a sentence has from one sentence of a source, two or more, with where each stands in it."""
    found: dict[tuple[str, int], list[tuple[int, Number]]] = defaultdict(list)
    for at, number, _ in _cited(statement, corpus):
        found[number.doc_id, sentence_of(number, corpus)[0]].append((at, number))
    yield from (bound for bound in found.values() if len(bound) > 1)


def _cited(statement: Statement, corpus: Corpus) -> Iterator[tuple[int, Number, str]]:
    """The numbers of the corpus that a sentence prints once, with where and how."""
    for printed in statement.numbers:
        number = number_at(printed.bound_to, corpus) if printed.rule == "cited" else None
        at = statement.text.find(printed.text)
        if number and at >= 0 and statement.text.find(printed.text, at + 1) < 0:
            yield at, number, printed.text


def _order(one: Sequence[int], other: Sequence[int]) -> int:
    """1 where all of the one stands before all of the other, -1 the other way round, 0 where they are mixed."""
    return 1 if max(one) < min(other) else -1 if max(other) < min(one) else 0


def _labelled(first: SetApart, second: SetApart, lang: str, corpus: Corpus) -> _Swapped | None:
    """Whether the labels of two numbers of one sentence stand there in the other order."""
    one, other = first.number, second.number
    start, sentence = sentence_of(one, corpus)
    if one.doc_id != other.doc_id or sentence_of(other, corpus)[0] != start or one.span.start == other.span.start:
        return None
    said = stems(first.label), stems(second.label)
    if not same_language(corpus.documents[one.doc_id].source.language, lang):
        return None
    places = [_places(said[0] - said[1], sentence), _places(said[1] - said[0], sentence)]
    if not all(places):
        return None
    numbers = 1 if one.span.start < other.span.start else -1
    return _Swapped(first.label, second.label, one) if _order(*places) * numbers < 0 else None


def _places(roots: frozenset[str], sentence: str) -> list[int]:
    low = sentence.casefold()
    return sorted(match.start() for root in roots for match in re.finditer(rf"(?<!\w){re.escape(root)}", low))
