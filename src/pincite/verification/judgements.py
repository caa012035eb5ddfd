"""Words that say how likely or how sure something is: a change of one is a change of the judgement."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pincite.corpus.numbers import read_numbers
from pincite.spec.likelihood import SCALES
from pincite.verification.folding import fold
from pincite.words import language_for


def likelihoods_at(text: str, start: int, end: int, lang: str) -> tuple[str, ...]:
    """The words of the scales of likelihood that a range overlaps or borders on, in lower case."""
    window = max(0, start - 60)
    found = _likelihoods(lang).finditer(text, window, min(len(text), end + 60))
    return tuple(each[0].lower() for each in found if each.start() <= end + 1 and each.end() >= start - 1)


@lru_cache(maxsize=8)
def levels_of_confidence(lang: str) -> frozenset[str]:
    """What confidence can be, folded, in English and in the file's language."""
    return frozenset(fold(word).text for each in ("en", lang) for word in language_for(each).memo.levels.values())


@lru_cache(maxsize=8)
def ranges_of_likelihood(lang: str) -> frozenset[str]:
    """The ranges of the scales, folded, as English and the file's language print them."""
    spans = [span for each in ("en", lang) for scale in SCALES.values() for _, span in scale.worded(language_for(each))]
    numbers = [number.printed for span in spans for number in read_numbers(span, lang=lang)]
    return frozenset(fold(text).text for text in (*spans, *numbers))


@lru_cache(maxsize=8)
def _likelihoods(lang: str) -> re.Pattern[str]:
    """The words of all scales, the longest first, so that `very unlikely` is not taken for `unlikely`."""
    language = language_for(lang)
    words: Iterable[str] = {
        word
        for scale in SCALES.values()
        for word in (*dict(scale.terms), *dict(scale.worded(language)), *dict(scale.variants))
    }
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_bounded, longest)), re.IGNORECASE)


def _bounded(word: str) -> str:
    """A word that is no part of a longer one; Chinese sets none apart."""
    found = re.escape(word)
    return found if "\u3400" <= word[0] <= "\u9fff" else rf"(?<!\w){found}(?!\w)"
