"""The phrases that a corpus keeps coming back to, by C-value, with the passages they stand in.

C-value (Frantzi, Ananiadou and Mima 2000) counts a phrase of several words for more than its words, and takes off what
it owes to longer phrases that hold it. As in Barrón-Cedeño and others (2009) the length enters as ``log2(n + 1)``, so
that single words take part. A phrase in a heading counts three times.

The documents are read in passes, one at a time, so that memory grows with the phrases kept and not with the text:
words are counted first, then phrases of two to five words all of which are frequent, then the passages of the best.
Of a large corpus every so many-th document is enough to find the phrases; their passages are counted in all. Where
the phrases are too many the rarest are forgotten (lossy counting, Manku and Motwani 2002).
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pincite.corpus.model import Block, Document, Span
from pincite.corpus.passages import find_passages
from pincite.corpus.quotations.reporting import REPORTING
from pincite.corpus.suggestions.phrase_words import StopWords, Word, runs_of, use_of, words_of

_LONGEST = 5
_IN_HEADING = 3
_MOST_PHRASES = 400_000
_BEST = 500
_SAMPLE = 1_500
"""So many documents at least show what a corpus speaks of."""
_RARE = 200_000
"""A phrase must stand twice, and once more for each so many words of the corpus."""
_PEOPLE = 2
"""A word that reports speech this often after a name makes a person of the name."""


@dataclass(slots=True)
class KeyPhrase:
    """A phrase, its weight, and where it stands."""

    key: str
    """Its folded words (``open source model``)."""
    value: float
    """C-value."""
    surfaces: Counter[str] = field(default_factory=Counter)
    """As printed, in lower case unless it is a name."""
    places: array[int] = field(default_factory=lambda: array("I"))
    """The passages it stands in, by their number in the corpus."""
    bits: int = 0
    """The same as a set: bit n stands for passage n."""
    spread: int = 0
    """How many passages that are."""
    documents: dict[str, None] = field(default_factory=dict)
    origins: dict[str, None] = field(default_factory=dict)
    headings: Counter[str] = field(default_factory=Counter)
    """Headings that hold it, and those above its passages."""
    sections: dict[tuple[str, str], int] = field(default_factory=dict)
    """Document and heading -> how often it stands there."""
    definite: int = 0
    """How often *the* stands before it."""
    capitals: int = 0
    small: int = 0
    """How often it stands with a capital, and how often without one, where a capital says something."""
    named: bool = False
    """Whether English, which capitalises nothing else, treats it as a name."""

    def burstiness(self, sections: int) -> float:
        """Residual inverse document frequency over ``sections`` (Church and Gale 1995).

        How many bits rarer its sections are than if its uses fell where they may: near 0 for words of every text.
        """
        uses = sum(self.sections.values())
        expected = -math.log2(-math.expm1(-uses / sections))
        return math.log2(sections / len(self.sections)) - expected if self.sections else 0.0

    @property
    def text(self) -> str:
        """Its commonest printed form."""
        return min(self.surfaces, key=lambda form: (-self.surfaces[form], form)) if self.surfaces else self.key


@dataclass(frozen=True, slots=True)
class KeyPhrases:
    """The best phrases, highest value first, and what they are measured against."""

    phrases: tuple[KeyPhrase, ...]
    passages: tuple[str, ...]
    """Ids of the sentences and items of the corpus, by their number."""
    sections: int
    """Parts of documents under a heading; a document without headings is one."""
    broad: frozenset[str]
    """Folded words that stand in so many passages that they are what the whole corpus is about."""


@dataclass(slots=True)
class _Words:
    count: Counter[str] = field(default_factory=Counter)
    noun: Counter[str] = field(default_factory=Counter)
    """Uses as a noun less uses as a verb."""
    heads: Counter[str] = field(default_factory=Counter)
    """How often a word ends a run, as nouns do and their adjectives do not."""
    speaks: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    """How often a figure stands before a word."""
    total: int = 0


def find_key_phrases(documents: Mapping[str, Document], *, people: Iterable[str] = ()) -> KeyPhrases:
    """The key phrases of ``documents``; the names of ``people`` (who speak or write in them) are no themes."""
    ids = list(documents)
    sampled = ids[:: 1 + len(ids) // _SAMPLE]
    stop = _learnt(documents[doc_id] for doc_id in sampled)
    best = _best_phrases(documents, sampled, stop, people)
    spread: Counter[str] = Counter()
    passages: list[str] = []
    openers = frozenset(key.partition(" ")[0] for key in best)
    sections = sum(_place(document, stop, best, openers, spread, passages) for document in documents.values())
    for phrase in best.values():
        phrase.named = phrase.capitals > 0 and phrase.capitals >= 4 * phrase.small
        phrase.bits = as_bits(phrase.places, len(passages))
        phrase.spread = phrase.bits.bit_count()
    broad = frozenset(key for key, count in spread.items() if len(passages) >= 40 and count * 7 > len(passages))
    kept = tuple(phrase for phrase in best.values() if phrase.spread > 1 and not _is_fragment(phrase, best))
    return KeyPhrases(kept, tuple(passages), sections, broad)


def as_bits(numbers: Iterable[int], total: int) -> int:
    """A set of numbers below ``total`` as the bits of one, which a computer joins and compares at once."""
    made = bytearray(total // 8 + 1)
    for number in numbers:
        made[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(made, "little")


def _best_phrases(
    documents: Mapping[str, Document], sampled: Sequence[str], stop: StopWords, people: Iterable[str]
) -> dict[str, KeyPhrase]:
    """The phrases of the highest C-value, not yet placed."""
    words = _Words()
    for doc_id in sampled:
        _count_words(documents[doc_id], stop, words)
    banned = {word.key for name in people for word in words_of(name, Span(0, len(name)))}
    banned |= {key for key, count in words.speaks.items() if count >= _PEOPLE and count * 4 >= words.count[key]}
    banned |= {key for key, count in words.counted.items() if count >= _PEOPLE and count * 2 >= words.count[key]}
    least = 2 + words.total // _RARE
    frequent = {key for key, count in words.count.items() if count >= least and key not in banned}
    counts = Counter({key: words.heads[key] for key in frequent if words.heads[key] * 3 >= words.count[key]})
    for doc_id in sampled:
        _count_phrases(documents[doc_id], stop, frequent, counts)
    valued = _values({key: count for key, count in counts.items() if count >= least and _is_nominal(key, words.noun)})
    ranked = sorted(valued.items(), key=lambda item: (-item[1], item[0]))[:_BEST]
    return {key: KeyPhrase(key, value) for key, value in ranked}


def _learnt(documents: Iterable[Document]) -> StopWords:
    stop = StopWords()
    for document in documents:
        if not stop.is_english(document):
            words = words_of(document.text, Span(0, len(document.text)))
            stop.learn([document.text[word.start : word.end] for word in words])
    stop.settle()
    return stop


def _prose(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.kind not in ("title", "header", "furniture"))


def _count_words(document: Document, stop: StopWords, into: _Words) -> None:
    english = stop.is_english(document)
    ignored = stop.of(english=english)
    for block in _prose(document):
        words = words_of(document.text, block.span)
        into.total += len(words)
        weight = _IN_HEADING if block.kind == "heading" else 1
        into.counted.update(two.key for one, two in pairwise(words) if two.joined and one.key[0].isdigit())
        for run in runs_of(words, ignored):
            into.heads[run[-1].key] += weight
            for word in run:
                into.count[word.key] += weight
        if english:
            _note_uses(document, words, into)


def _note_uses(document: Document, words: list[Word], into: _Words) -> None:
    printed = [document.text[word.start : word.end].casefold() for word in words]
    for place, word in enumerate(words):
        before = printed[place - 1] if place and word.joined else ""
        after = printed[place + 1] if place + 1 < len(words) and words[place + 1].joined else ""
        if use := use_of(before, after):
            into.noun[word.key] += use
        if after in REPORTING and document.text[word.start].isupper():
            into.speaks[word.key] += 1


def _grams(run: list[Word], openers: frozenset[str] | None = None) -> Iterator[list[Word]]:
    """Neighbouring words, up to five; only those whose first word is one of the ``openers``, if they are given."""
    for start, opener in enumerate(run):
        if openers is not None and opener.key not in openers:
            continue
        for length in range(1, min(_LONGEST, len(run) - start) + 1):
            yield run[start : start + length]


def _key(words: list[Word]) -> str:
    return " ".join(word.key for word in words)


def _count_phrases(document: Document, stop: StopWords, frequent: set[str], counts: Counter[str]) -> None:
    ignored = stop.of(english=stop.is_english(document))
    for block in _prose(document):
        weight = _IN_HEADING if block.kind == "heading" else 1
        for run in runs_of(words_of(document.text, block.span), ignored):
            known: list[Word] = []
            for word in run:
                known = [*known, word][-_LONGEST:] if word.key in frequent else []
                for length in range(2, len(known) + 1):
                    counts[_key(known[-length:])] += weight
    rarest = 1
    while len(counts) > _MOST_PHRASES:
        for key in [key for key, count in counts.items() if count <= rarest]:
            del counts[key]
        rarest += 1


def _is_nominal(key: str, noun: Counter[str]) -> bool:
    """Whether a phrase can be the name of something: its last word is used as a noun, none as a verb."""
    words = key.split()
    first, last = words[0], words[-1]
    if first.endswith("ly") or last.endswith("ly") or any(noun[word] < 0 for word in words):
        return False
    if noun and any(word.endswith(("ing", "ed")) and noun[word] <= 0 for word in words):
        return False
    return len(words) > 1 or not noun or (noun[last] > 0 and not last.endswith("ed"))


def _is_fragment(phrase: KeyPhrase, best: dict[str, KeyPhrase]) -> bool:
    """Whether a phrase seldom stands but in a longer one (*source model* in *open source model*)."""
    return any(
        f" {phrase.key} " in f" {other.key} " and other.spread * 3 >= 2 * phrase.spread
        for other in best.values()
        if other is not phrase
    )


def _values(counts: dict[str, int]) -> dict[str, float]:
    """C-value of each phrase."""
    owed: defaultdict[str, int] = defaultdict(int)
    longer: Counter[str] = Counter()
    for key, count in counts.items():
        words = key.split()
        for part in {
            " ".join(words[start : start + length])
            for length in range(1, len(words))
            for start in range(len(words) - length + 1)
        }:
            if part in counts:
                owed[part] += count
                longer[part] += 1
    return {
        key: math.log2(len(key.split()) + 1) * (count - (owed[key] / longer[key] if longer[key] else 0))
        for key, count in counts.items()
    }


def _place(
    document: Document,
    stop: StopWords,
    best: dict[str, KeyPhrase],
    openers: frozenset[str],
    spread: Counter[str],
    passages: list[str],
) -> int:
    """Note where the best phrases stand in a document and add its passages; gives the number of its sections."""
    english = stop.is_english(document)
    ignored = stop.of(english=english)
    titled: dict[str, set[str]] = {"": set()}
    sections: set[str] = set()
    for passage in find_passages(document):
        if not passage.leaf:
            continue
        heading = document.block_at(passage.span.start).section
        sections.add(heading)
        if heading not in titled:
            titled[heading] = _keys_in(heading, ignored)
        words = words_of(document.text, passage.span)
        spread.update({word.key for word in words} - ignored)
        for phrase, gram in _found(words, ignored, best, openers):
            phrase.places.append(len(passages))
            phrase.documents[document.id] = None
            phrase.origins[document.source.origin] = None
            phrase.sections[document.id, heading] = phrase.sections.get((document.id, heading), 0) + 1
            if heading:
                phrase.headings[heading] += _IN_HEADING if phrase.key in titled[heading] else 1
            _note_form(phrase, document.text, gram, opening=gram[0].start == passage.span.start, english=english)
        passages.append(passage.id)
    return len(sections)


def _note_form(phrase: KeyPhrase, text: str, gram: list[Word], *, opening: bool, english: bool) -> None:
    printed = " ".join(text[gram[0].start : gram[-1].end].split())
    phrase.definite += english and text[max(0, gram[0].start - 4) : gram[0].start].casefold() == "the "
    capital = not opening and printed[0].isupper()
    phrase.capitals += english and (capital or (printed[0].isupper() and not printed[1:].islower()))
    phrase.small += english and printed[0].islower()
    named = capital or not printed[1:].islower()
    phrase.surfaces[printed if named else printed[:1].lower() + printed[1:]] += 1


def _keys_in(heading: str, ignored: frozenset[str]) -> set[str]:
    runs = runs_of(words_of(heading, Span(0, len(heading))), ignored)
    return {_key(gram) for run in runs for gram in _grams(run)}


def _found(
    words: list[Word], ignored: frozenset[str], best: dict[str, KeyPhrase], openers: frozenset[str]
) -> Iterator[tuple[KeyPhrase, list[Word]]]:
    for run in runs_of(words, ignored):
        for gram in _grams(run, openers):
            if (phrase := best.get(_key(gram))) is not None:
                yield phrase, gram
