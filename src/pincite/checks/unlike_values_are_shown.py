"""Two values for one thing stand side by side, or one of them is a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from pincite.briefing.model import Briefing, PrintedNumber
from pincite.checks.claims import stems
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Number
from pincite.corpus.numbers.comparison import compare
from pincite.diagnostics import Diagnostic, warning
from pincite.spec.load import LoadedBrief

RULE = "unlike-values-are-shown"
_SHARED = 0.6
"""Share of the words round the one that stand round the other: then both speak of one thing."""
_FEWEST = 3
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_AROUND = 90
"""Characters of a sentence on either side of a number."""


def unlike_values_are_shown(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn of two numbers of different sources that the brief cites for what seems to be one thing, with different
    values and no conflict that shows both (standards E10). They have one unit, the same words stand round them, and
    neither names a year that the other has not."""
    bound = _bound(briefing, corpus)
    shown = [{evidence for side in item.sides for extract in side.extracts for evidence in (extract.evidence,)}
             for item in briefing.conflicts]  # fmt: skip
    for (one, first), (other, second) in combinations(bound, 2):
        if not _are_of_one_thing(one, other, corpus):
            continue
        passages = [{one.id, *_held_by(one, corpus)}, {other.id, *_held_by(other, corpus)}]
        if any(all(sides & each for each in passages) for sides in shown):
            continue
        texts = f"`{first.text}` ({one.id}) and `{second.text}` ({other.id})"
        yield warning(RULE, f"{texts} seem to be two values for one thing", second.place,
                      "show both in `conflicts`, or say in the text how what they measure differs",
                      evidence=other.id)  # fmt: skip


def _bound(briefing: Briefing, corpus: Corpus) -> list[tuple[Number, PrintedNumber]]:
    """Each number of the corpus that a sentence states, with where it is stated first."""
    found: dict[str, tuple[Number, PrintedNumber]] = {}
    for statement in briefing.statements:
        for printed in statement.numbers:
            number = corpus.evidence(printed.bound_to) if printed.rule == "cited" else None
            if isinstance(number, Number):
                found.setdefault(number.id, (number, printed))
    return list(found.values())


def _are_of_one_thing(one: Number, other: Number, corpus: Corpus) -> bool:
    if one.doc_id == other.doc_id or one.unit != other.unit or not one.unit:
        return False
    if compare(one, other).holds or compare(other, one).holds:
        return False
    texts = _words_around(one, corpus), _words_around(other, corpus)
    years = [set(_YEAR.findall(_sentence(number, corpus))) for number in (one, other)]
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
