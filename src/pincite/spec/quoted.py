"""Words between quotation marks in the author's prose, and the pin-cites that they are held to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pincite.corpus.model import Span
from pincite.corpus.quotations.marks import mark_pairs
from pincite.spec.prose_model import PinCite, ProseBlock, Target

_FEWEST_WORDS = 3
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:['’‐‑.,-][^\W_]+)*")
"""A word, or a character of a script that writes without spaces."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks."""

    text: str
    """As printed, without the marks."""
    start: int
    end: int
    """The range of the words in the field's text, without the marks."""
    targets: tuple[Target, ...]
    """What the pin-cite between the marks names, or else the next one in the same sentence; may be empty."""


@dataclass(frozen=True, slots=True)
class _Cite:
    position: int
    """Characters of the block's text that stand before it."""
    targets: tuple[Target, ...]


def quoted_words(block: ProseBlock, *, lang: str = "en") -> tuple[Quoted, ...]:
    """Quotations of three words or more in the block, outermost marks only, in reading order.

    Straight, curly and low marks and guillemets count, single marks where they are clearly no apostrophes. ``lang``
    is the language by whose rules sentences end.
    """
    text = block.text
    pairs = [pair for pair in mark_pairs(text, Span(0, len(text))) if pair.closed]
    spans = [words for pair in pairs if _count(text, words := pair.words(text)) >= _FEWEST_WORDS]
    if not spans:
        return ()
    from pincite.corpus.sentences import split_sentences

    offsets = block.offsets()
    sentences = split_sentences(text, Span(0, len(text)), lang=lang)
    cites = _cites(block)
    return tuple(
        Quoted(
            text[span.start : span.end],
            offsets[span.start],
            offsets[span.end - 1] + 1,
            _targets(span, _end_of_sentence(span, sentences), cites),
        )
        for span in spans
    )


def _count(text: str, span: Span) -> int:
    return len(_WORD.findall(text, span.start, span.end))


def _cites(block: ProseBlock) -> tuple[_Cite, ...]:
    """Pin-cites of the block; those that follow each other without a word between are one."""
    found: list[_Cite] = []
    position = 0
    for inline in block.inlines:
        if not isinstance(inline, PinCite):
            position += len(inline.text)
        elif found and found[-1].position == position:
            found[-1] = _Cite(position, found[-1].targets + inline.targets)
        else:
            found.append(_Cite(position, inline.targets))
    return tuple(found)


def _end_of_sentence(span: Span, sentences: tuple[Span, ...]) -> int:
    """Where the sentence ends in which the quotation does; a break between its last word and its mark is none."""
    for sentence, following in pairwise((*sentences, Span(sentences[-1].end, sentences[-1].end))):
        if sentence.end > span.end or (sentence.end == span.end and following.start > span.end):
            return sentence.end
    return sentences[-1].end


def _targets(span: Span, end: int, cites: tuple[_Cite, ...]) -> tuple[Target, ...]:
    inside = tuple(target for cite in cites if span.start < cite.position <= span.end for target in cite.targets)
    following = next((cite.targets for cite in cites if span.end < cite.position <= end), ())
    return inside or following
