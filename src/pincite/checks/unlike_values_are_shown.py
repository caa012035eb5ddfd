"""Two values for one thing stand side by side, or one of them is a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, combinations

from pincite.briefing.model import Briefing
from pincite.checks.claims import stems
from pincite.checks.exhibits import SetApart, exhibits, number_at
from pincite.corpus.catalogue import Corpus
from pincite.corpus.dates import YEAR
from pincite.corpus.model import Number
from pincite.corpus.numbers.comparison import compare
from pincite.diagnostics import Diagnostic, Place, warning
from pincite.spec.load import LoadedBrief

RULE = "unlike-values-are-shown"
_SHARED = 0.6
"""Share of the words round the one that stand round the other: then both speak of one thing."""
_FEWEST = 3
_AROUND = 90
"""Characters of a sentence on either side of a number."""


def unlike_values_are_shown(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn of two numbers of different sources that the brief cites for what seems to be one thing, with different
    values and no conflict that shows both (standards E10). They have one unit, the same words stand round them, and
    neither names a year that the other has not."""
    bound = _bound(briefing, corpus, loaded)
    together = [{item.number.id for item in each} for each in exhibits(loaded.spec, corpus)]
    yield from _alike_in_name(corpus, loaded)
    shown = [{evidence for side in item.sides for extract in side.extracts for evidence in (extract.evidence,)}
             for item in briefing.conflicts]  # fmt: skip
    for (one, _, text), (other, place, behind) in combinations(bound, 2):
        if not _are_of_one_thing(one, other, corpus) or any({one.id, other.id} <= each for each in together):
            continue
        passages = [{one.id, *_held_by(one, corpus)}, {other.id, *_held_by(other, corpus)}]
        if any(all(sides & each for each in passages) for sides in shown):
            continue
        texts = f"`{text}` ({one.id}) and `{behind}` ({other.id})"
        yield warning(RULE, f"{texts} seem to be two values for one thing", place,
                      "show both in `conflicts`, or say in the text how what they measure differs",
                      evidence=other.id)  # fmt: skip


def _bound(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> list[tuple[Number, Place, str]]:
    """Each number of the corpus that a sentence states or an exhibit shows, with where that is first, and its print."""
    found: dict[str, tuple[Number, Place, str]] = {}
    for statement in briefing.statements:
        for printed in statement.numbers:
            number = number_at(printed.bound_to, corpus) if printed.rule == "cited" else None
            if number:
                found.setdefault(number.id, (number, printed.place, printed.text))
    for item in chain.from_iterable(exhibits(loaded.spec, corpus)):
        found.setdefault(item.number.id, (item.number, loaded.marks.place(item.path), corpus.text(item.number)))
    return list(found.values())


def _alike_in_name(corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Two figures of one exhibit that their author calls the same."""
    for shown in exhibits(loaded.spec, corpus):
        named: dict[tuple[str, str], SetApart] = {}
        for item in shown:
            key = (" ".join(re.findall(r"\w+", item.label.casefold())), item.column)
            first = named.setdefault(key, item)
            if key[0] and first.number.value != item.number.value:
                texts = " and ".join(f"`{corpus.text(each.number)}` ({each.number.id})" for each in (first, item))
                yield warning(RULE, f"{texts} have one name: `{item.label}`", loaded.marks.place(item.path),
                              "say in each label whose value it is, or show both in `conflicts`",
                              evidence=item.number.id)  # fmt: skip


def _are_of_one_thing(one: Number, other: Number, corpus: Corpus) -> bool:
    if one.doc_id == other.doc_id or one.unit != other.unit or not one.unit:
        return False
    if compare(one, other).holds or compare(other, one).holds:
        return False
    texts = _words_around(one, corpus), _words_around(other, corpus)
    years = [set(YEAR.findall(_sentence(number, corpus))) for number in (one, other)]
    if years[0] != years[1] and all(years):
        return False
    said = [stems(text) for text in texts]
    fewest = min(map(len, said))
    return fewest >= _FEWEST and len(said[0] & said[1]) >= max(_FEWEST, _SHARED * fewest)


def _words_around(number: Number, corpus: Corpus) -> str:
    document = corpus.documents[number.doc_id]
    sentence = corpus.sentence_at(number.doc_id, number.span.start)
    low, high = (sentence.span.start, sentence.span.end) if sentence else (number.span.start, number.span.end)
    return (document.text[max(low, number.span.start - _AROUND) : number.span.start] + " "
            + document.text[number.span.end : min(high, number.span.end + _AROUND)])  # fmt: skip


def _sentence(number: Number, corpus: Corpus) -> str:
    sentence = corpus.sentence_at(number.doc_id, number.span.start)
    return corpus.documents[number.doc_id].slice(sentence.span) if sentence else ""


def _held_by(number: Number, corpus: Corpus) -> tuple[str, ...]:
    """The passages that hold a number, as a conflict's side may name them."""
    return tuple(item.id for item in corpus.passages_of(number.doc_id) if item.span.contains(number.span))
