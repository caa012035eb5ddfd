"""What the rules about cited sentences share: the sentences that they hold to their passages, and how both are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing, Statement
from pincite.briefing.register import passage_of
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Document, Number, Span

CLAIMING = frozenset("bottom_line text contrary says condition cause gains costs risks note claim label".split())
"""Fields whose sentences say what their sources say."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_UNPARTED = re.compile(r"[\u3400-\u9fff]{2,}")
"""Chinese, which writes no spaces."""
_STEM = 5
_COMMON = frozenset(
    """about after again against also among another because been before being between both could does doing down during
    each either every from have having here into just less like made make makes many more most much must only other over
    said same says should some such than that their them then there these they this those though through under until
    upon very were what when where which while will with within would your
    dans pour avec sans plus mais cette comme leur leurs entre sont être avoir elle elles aussi nous vous tout tous
    eine einen einem einer eines sind sich nach auch noch aber oder wird wurde werden haben durch über unter
    diese dieser
    """.split()
)


def held(briefing: Briefing) -> Iterator[Statement]:
    """The sentences that state what a source says and cite it."""
    for statement in briefing.statements:
        if statement.cited and statement.field in CLAIMING:
            yield statement


def passages(statement: Statement, corpus: Corpus) -> Iterator[tuple[Document, Span]]:
    """The passages that a sentence cites; whole documents say too much to hold a sentence to."""
    for evidence_id in statement.cited:
        span = passage_of(corpus, evidence_id)
        if span is not None:
            yield corpus.documents[evidence_id.partition("#")[0]], span


def documents(statement: Statement, corpus: Corpus) -> tuple[Document, ...]:
    """The documents that a sentence cites, in part or as a whole."""
    ids = dict.fromkeys(evidence_id.partition("#")[0] for evidence_id in statement.cited)
    return tuple(corpus.documents[doc_id] for doc_id in ids)


def stems(text: str) -> frozenset[str]:
    """What a text speaks of: the beginnings of its longer words; in Chinese, each two characters side by side."""
    return frozenset(stem for _, stem in stems_at(text))


def stems_at(text: str) -> Iterator[tuple[int, str]]:
    """The same with where each stands, in reading order, repeats included."""
    words = ((match.start(), match[0].casefold()) for match in _WORD.finditer(_UNPARTED.sub(_blank, text)))
    pairs = ((run.start() + at, run[0][at : at + 2])
             for run in _UNPARTED.finditer(text) for at in range(len(run[0]) - 1))  # fmt: skip
    found = [*((at, word[:_STEM]) for at, word in words if word not in _COMMON), *pairs]
    yield from sorted(found)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def sentence_of(number: Number, corpus: Corpus) -> tuple[int, str]:
    """Where the sentence begins that a number stands in, and its text; the number alone where it is in none."""
    sentence = corpus.sentence_at(number.doc_id, number.span.start)
    span = sentence.span if sentence else number.span
    return span.start, corpus.documents[number.doc_id].slice(span)
