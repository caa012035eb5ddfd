"""Words of running text as key phrases count them: folded, and split into runs without function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from pincite.corpus.model import Document, Span
from pincite.corpus.quotations.names import POSSESSIVE

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_JOINS = frozenset((" ", "-", "\n", "\u2010", "\u2011", "\u00a0"))
"""What may stand between two words of one phrase."""
_APOSTROPHES = frozenset("’'")
_ELIDED = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|dall|nell|sull|all|un)[’'](?=[^\W\d_]{3})", re.IGNORECASE
)
"""What French and Italian put before a vowel: ``l'accord``, ``dell'acqua``."""
_LONGEST_WORD = 30
ARTICLES = frozenset("the a an this that these those its their his her our my your no any each every some".split())
_BEFORE_NOUN = ARTICLES | frozenset("of in for on with by from at into between among through and or".split())
_BEFORE_VERB = frozenset(
    """to will would can could may might shall should must not never also they we he she it who which that i you
    don't doesn't didn't can't won't cannot""".split()
)
FUNCTION_WORDS = _BEFORE_NOUN | _BEFORE_VERB | frozenset(
    """as is are was were be been being am do does did done has have had having if than then there here when where
    while whether why how what whose whom because since although though until unless during before after above below
    over under about against across along around despite without within beyond toward towards upon per via but nor so
    yet too very much many more most less least few fewer several both all other others another such same own only
    just even still already almost often once again ever however therefore thus hence moreover meanwhile instead
    rather quite perhaps maybe like unlike according including one two three four five six seven eight nine ten
    hundred thousand million billion trillion percent first second third last next new old good great big small large
    high low long short early late major key main important different various particularly especially significant
    significantly increasingly currently recently now today yesterday tomorrow me him them us myself himself herself
    itself themselves ourselves mine yours ours theirs it's i'm he's she's that's there's what's let's we're they're
    you're i've we've they've up down out off back away well yes say says said saying tell tells told ask asks asked
    make makes made making get gets got getting go goes went going come comes came take takes took taken give gives
    gave given put see sees saw seen know knows knew known think thinks thought want wants wanted use uses used using
    find finds found need needs needed become becomes became remain remains remained seem seems seemed call calls
    called way ways thing things lot kind sort part parts number numbers year years month months week weeks day days
    time times mr mrs ms dr jan feb mar apr jun jul aug sept oct nov dec january february march april june july
    august september october november december monday tuesday wednesday thursday friday saturday sunday people
    something anything nothing everything someone anyone everyone
    """.split()
)  # fmt: skip
"""English words that carry no theme: grammar, plain verbs, measures, and the calendar."""
_GRAMMAR_SHARE = 0.2
"""In English prose two words in five are among ``FUNCTION_WORDS``; in other languages next to none are."""
_ENOUGH = 6_000
"""So many characters show what language a document is in."""
_FREQUENT = 120
"""So many of a language's words are grammar, and are its most frequent ones."""


class Word(NamedTuple):
    """A word of the text, its folded form and what parts it from the word before."""

    start: int
    end: int
    key: str
    """Lower case, singular: ``models`` and ``Model`` are one."""
    joined: bool
    """Whether only a space or a hyphen stands before it."""


def words_of(text: str, span: Span) -> list[Word]:
    """The words of ``text`` inside ``span``, in reading order, without a possessive's ending and an elided article."""
    found: list[Word] = []
    before = -2
    for match in _WORD.finditer(text, span.start, span.end):
        start = match.start()
        printed = match[0]
        if len(printed) > 2 and (printed[-2] in _APOSTROPHES or printed[-1] in _APOSTROPHES):
            printed = POSSESSIVE.sub("", printed)
        elif len(printed) > 4 and not _APOSTROPHES.isdisjoint(printed) and (elided := _ELIDED.match(printed)):
            start, printed = start + elided.end(), printed[elided.end() :]
        joined = match.start() == before + 1 and start == match.start() and text[before] in _JOINS
        before = start + len(printed)
        # The constructor of a named tuple takes as long as all the rest.
        found.append(tuple.__new__(Word, (start, before, word_key(printed), joined)))
    return found


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """The folded form: lower case, without a plural's ending."""
    word = word.casefold().replace("’", "'")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")):
        return word[:-1]
    return word


_ENGLISH = FUNCTION_WORDS | {word_key(word) for word in FUNCTION_WORDS}


@dataclass(slots=True)
class StopWords:
    """Which words carry no theme, told from what the documents say most often."""

    _frequent: Counter[str] = field(default_factory=Counter)
    _small: Counter[str] = field(default_factory=Counter)
    _derived: frozenset[str] | None = None
    _english: dict[str, bool] = field(default_factory=dict)
    """By the document's id."""

    def learn(self, words: list[str]) -> None:
        """Count the words, as printed, of a text that is not in English."""
        for word in words:
            self._frequent[word.casefold()] += 1
            self._small[word.casefold()] += word[:1].islower()

    def settle(self) -> None:
        """Take the most frequent small words for grammar; call it once everything is counted."""
        ranked = sorted(self._frequent.items(), key=lambda item: (-item[1], item[0]))
        grammar = (word for word, count in ranked[:_FREQUENT] if self._small[word] * 3 > count)
        self._derived = frozenset(key for word in grammar for key in (word, word_key(word)))

    def is_english(self, document: Document) -> bool:
        """Whether a document is in English; told once."""
        if document.id not in self._english:
            self._english[document.id] = is_english(document)
        return self._english[document.id]

    def of(self, *, english: bool) -> frozenset[str]:
        """The stop words of English, or those derived for the other languages."""
        return _ENGLISH if english else (self._derived or frozenset())


def is_english(document: Document) -> bool:
    """Whether a document is in English, by its record or else by its words."""
    if document.source.language:
        return document.source.language.casefold().startswith("en")
    words = [word.casefold() for word in _WORD.findall(document.text, 0, _ENOUGH)]
    return sum(word in FUNCTION_WORDS for word in words) > _GRAMMAR_SHARE * len(words)


def runs_of(words: list[Word], stop: frozenset[str]) -> Iterator[list[Word]]:
    """Neighbouring words without function words, figures or marks among them."""
    run: list[Word] = []
    for word in words:
        if run and not word.joined:
            yield run
            run = []
        if word.key in stop or word.key[0].isdigit() or not 1 < len(word.key) <= _LONGEST_WORD:
            if run:
                yield run
            run = []
        else:
            run.append(word)
    if run:
        yield run


def use_of(previous: str, following: str) -> int:
    """Whether a word between these two is used as a noun (1), as a verb (-1), or cannot be told (0)."""
    if previous in _BEFORE_VERB and previous not in ARTICLES:
        return -1
    verbal = following in ARTICLES and previous not in _BEFORE_NOUN
    return -1 if verbal else int(previous in _BEFORE_NOUN)
