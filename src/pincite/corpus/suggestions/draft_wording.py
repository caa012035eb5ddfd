"""How a group of key phrases is put into an entry of ``themes.yaml``: its label, its question and its terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pincite.corpus.model import Span
from pincite.corpus.suggestions.key_phrases import KeyPhrase
from pincite.corpus.suggestions.phrase_words import FUNCTION_WORDS, words_of

_MOST_TERMS = 8
_STEM, _ENDING = 5, 3
"""Words are of one stem (robot, robotic) where so long a one goes on in the other by so few letters."""
_COMPOUND = 12
"""Letters of a word that is mostly put together of others."""
_LONGEST_HEADING = 80
_LONGEST_LABEL = 6
"""Words of a heading that can be a label."""


def label_of(phrases: Sequence[KeyPhrase]) -> str:
    """A short heading that says nothing but what the phrases say; else the first of them."""
    return _heading_that_sums_up(phrases) or _printed(phrases[0])


def _heading_that_sums_up(phrases: Sequence[KeyPhrase]) -> str:
    known = {word for phrase in phrases for word in phrase.key.split()}
    for heading in _headings(phrases):
        words = [word.key for word in words_of(heading, Span(0, len(heading)))]
        content = [word for word in words if word not in FUNCTION_WORDS]
        if len(content) > 1 and len(words) <= _LONGEST_LABEL and set(content) <= known and _is_in(phrases[0], heading):
            return heading.rstrip(" ?!:")
    return ""


def heading_of(phrases: Sequence[KeyPhrase]) -> str:
    """The heading that names the first phrase, or under which the phrases stand most; empty if there is none."""
    return next(iter(_headings(phrases)), "")


def question_about(phrases: Sequence[KeyPhrase]) -> str:
    """A heading that asks about the first phrase; else a plain question about it and the next of another word."""
    first, *rest = phrases
    text = _printed(first).casefold()
    asked = (heading for heading in _headings(phrases) if heading.endswith("?") and text in heading.casefold())
    words, heading = set(first.key.split()), _heading_that_sums_up(phrases)
    others = (phrase for phrase in rest if not words & set(phrase.key.split()))
    second = next((phrase for phrase in others if " " in phrase.key or _is_in(phrase, heading)), None)
    about = [_with_article(phrase) for phrase in (first, second) if phrase]
    return next(asked, "") or f"What do the sources say about {' and '.join(about)}?"


def terms_of(phrases: Sequence[KeyPhrase]) -> tuple[str, ...]:
    """What to search for: no phrase that another one finds already, and one beginning for words of one stem."""
    terms: list[KeyPhrase] = []
    for phrase in phrases:
        if not any(_is_of_one(phrase, other) for other in terms):
            terms.append(phrase)
    return tuple(dict.fromkeys(_with_star(phrase, terms) for phrase in terms))[:_MOST_TERMS]


def is_headed(phrase: KeyPhrase) -> bool:
    """Whether a heading names it."""
    return any(_is_in(phrase, heading) for heading in phrase.headings)


def is_compound(phrase: KeyPhrase) -> bool:
    """Whether it is of several words; elsewhere than in English they are written as one (*Tarifverhandlung*)."""
    return " " in phrase.key or (not phrase.capitals + phrase.small and len(phrase.key) >= _COMPOUND)


def same_stem(one: str, other: str) -> bool:
    """Whether one word goes on from the other by an ending, or each word of a phrase does."""
    words, others = one.split(), other.split()
    return len(words) == len(others) and all(a == b or _goes_on(a, b) for a, b in zip(words, others, strict=True))


def _goes_on(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    ending = longer[len(shorter) :]
    return len(shorter) >= _STEM and longer.startswith(shorter) and len(ending) <= _ENDING


def _headings(phrases: Sequence[KeyPhrase]) -> list[str]:
    """Headings over the phrases, those that hold the first one before the others."""
    counted = sum((phrase.headings for phrase in phrases), Counter[str]())
    fit = [text for text in counted if len(text) <= _LONGEST_HEADING and text[-1:] not in ".,;"]
    named = {text for text in fit if _is_in(phrases[0], text)}
    return sorted(fit, key=lambda text: (text not in named, -counted[text], text))


def _is_in(phrase: KeyPhrase, heading: str) -> bool:
    words = " ".join(word.key for word in words_of(heading, Span(0, len(heading))))
    return f" {phrase.key} " in f" {words} "


def _printed(phrase: KeyPhrase) -> str:
    """The phrase as printed; in the plural, where that is common."""
    singular = sum(count for form, count in phrase.surfaces.items() if form.casefold() == phrase.key)
    plurals = [form for form in phrase.surfaces if form.casefold() == f"{phrase.key}s"]
    best = min(plurals, key=lambda form: (-phrase.surfaces[form], form), default=phrase.text)
    return best if phrase.surfaces[best] * 3 >= singular else phrase.text


def _with_article(phrase: KeyPhrase) -> str:
    """The phrase with *the*, where the texts mostly have it so."""
    return ("the " if phrase.definite * 2 > phrase.surfaces.total() else "") + _printed(phrase)


def _is_of_one(one: KeyPhrase, other: KeyPhrase) -> bool:
    """Whether the one holds the other, or both are pieces of one longer phrase and stand in the same passages."""
    held = _holds(one.key, other.key) or _holds(other.key, one.key)
    return held or (one.bits == other.bits and bool(set(one.key.split()) & set(other.key.split())))


def _holds(longer: str, part: str) -> bool:
    return longer != part and f" {part} " in f" {longer} "


def _with_star(phrase: KeyPhrase, terms: Sequence[KeyPhrase]) -> str:
    """The phrase; where another word of the group goes on from it or it from that, their beginning (``robot*``)."""
    related = [other.key for other in terms if other is not phrase and same_stem(phrase.key, other.key)]
    return f"{min((phrase.key, *related), key=len)}*" if related and " " not in phrase.key else phrase.text
