"""A number belongs to the name that its source gives it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pincite.briefing.model import Briefing, Statement
from pincite.checks.claims import alike, sentence_of, stems
from pincite.checks.exhibits import SetApart, exhibits, number_at
from pincite.checks.own_words import own_words
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Number
from pincite.corpus.quotations.names import NAME_RUN, without_function_words
from pincite.diagnostics import Diagnostic, Place, warning
from pincite.spec.load import LoadedBrief

RULE = "number-stands-with-its-name"
_ROOT = 4
"""Letters by which a name and the words made of it are alike (China, Chinese)."""
_WORD = re.compile(r"[^\W_]+")
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)


def number_stands_with_its_name(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn where two numbers of one sentence have changed places: of two names that the author and the source share,
    the one that stands first has the first number there and the second here, or the reverse. It is said only where
    one name is wholly before the other on both sides; in an exhibit, labels stand for names."""
    for statement in briefing.statements:
        yield from _stated(statement, briefing.written_in, corpus)
    for shown in exhibits(loaded.spec, corpus):
        for first, second in combinations(shown, 2):
            if first.column == second.column and (found := _labelled(first, second, briefing.written_in, corpus)):
                yield _fault(found, loaded.marks.place(second.path), corpus)


@dataclass(frozen=True, slots=True)
class _Swapped:
    name: str
    other: str
    """The name that the source has the number with."""
    number: Number


def _fault(found: _Swapped, place: Place, corpus: Corpus) -> Diagnostic:
    number = found.number
    message = f"`{corpus.text(number)}` stands with `{found.name}` here, and with `{found.other}` in its source"
    quoted = " ".join(sentence_of(number, corpus)[1].split())
    return warning(RULE, message, place, f"`{number.id}` stands in: “{quoted}”", evidence=number.id)


def _stated(statement: Statement, lang: str, corpus: Corpus) -> Iterator[Diagnostic]:
    """The first two numbers of a sentence that have changed places."""
    for bound in _by_sentence(statement, corpus):
        document = corpus.documents[bound[0][1].doc_id]
        here, there = _names(own_words(statement)), _names(sentence_of(bound[0][1], corpus)[1])
        units = _names(" ".join(corpus.text(number) for _, number in bound))
        shared = [root for root in here if root in there and root not in units]
        if len(shared) > 2:
            shared = _leading(here, [at for at, _ in bound], shared)
        if len(shared) != 2 or not alike(document.source.language, lang):
            continue
        names = tuple(_name_at(statement.text, here[root][0]) for root in shared)
        said, read = _order(*(here[root] for root in shared)), _order(*(there[root] for root in shared))
        for (at, one), (behind, other) in combinations(bound, 2):
            ways = said * (1 if at < behind else -1), read * (1 if one.span.start < other.span.start else -1)
            places = [here[root][0] for root in shared]
            if lang.startswith("de") and not any(min(places) < each < max(places) for each in (at, behind)):
                continue  # Every noun has a capital: only *name, number, name* tells whose it is.
            if ways[0] * ways[1] < 0 and one.id != other.id:
                name, theirs = names if ways[0] > 0 else names[::-1]
                yield _fault(_Swapped(name, theirs, one), statement.place, corpus)
                return


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
    for printed in statement.numbers:
        number = number_at(printed.bound_to, corpus) if printed.rule == "cited" else None
        at = statement.text.find(printed.text)
        if number and at >= 0 and statement.text.find(printed.text, at + 1) < 0:
            found[number.doc_id, sentence_of(number, corpus)[0]].append((at, number))
    yield from (bound for bound in found.values() if len(bound) > 1)


def _names(text: str) -> dict[str, list[int]]:
    """Where each capitalised word stands, by its root."""
    found: dict[str, list[int]] = defaultdict(list)
    for match in NAME_RUN.finditer(text):
        printed, start = without_function_words(match[0], match.start())
        for word in _WORD.finditer(printed):
            if len(word[0]) >= _ROOT and word[0][0].isupper() and word[0].casefold() not in _NO_NAMES:
                found[word[0][: _ROOT + 1].casefold()].append(start + word.start())
    return found


def _name_at(text: str, at: int) -> str:
    found = _WORD.match(text, at)
    return found[0] if found else ""


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
    if not alike(corpus.documents[one.doc_id].source.language, lang):
        return None
    places = [_places(said[0] - said[1], sentence), _places(said[1] - said[0], sentence)]
    if not all(places):
        return None
    numbers = 1 if one.span.start < other.span.start else -1
    return _Swapped(first.label, second.label, one) if _order(*places) * numbers < 0 else None


def _places(roots: frozenset[str], sentence: str) -> list[int]:
    low = sentence.casefold()
    return sorted(match.start() for root in roots for match in re.finditer(rf"(?<!\w){re.escape(root)}", low))
