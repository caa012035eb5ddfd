"""Themes that a corpus suggests: key phrases that stand together, as entries of ``themes.yaml`` to start from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pincite.corpus.model import Document, Span
from pincite.corpus.quotations.names import is_person_like
from pincite.corpus.slugs import slug, unique
from pincite.corpus.suggestions.key_phrases import KeyPhrase, KeyPhrases, as_bits, find_key_phrases
from pincite.corpus.suggestions.phrase_words import words_of

_TOGETHER = 0.4
"""Share of the rarer phrase's passages in which two phrases stand together, if they are of one theme."""
_LIFT = 3
"""They must do so this much more often than by chance."""
_OFTEN = 3
_COVERED = 0.5
"""A draft with this share of its passages under a theme that there is already is no new one."""
_MOST_TERMS = 8
_STEM, _ENDING = 5, 3
"""Words are of one stem (robot, robotic) where so long a one goes on in the other by so few letters."""


@dataclass(frozen=True, slots=True)
class ThemeDraft:
    """A theme to consider and how much of the corpus speaks of it."""

    id: str
    label: str
    question: str
    terms: tuple[str, ...]
    passages: int
    documents: int
    origins: int
    heading: str
    """A heading under which it is spoken of, or empty."""


@dataclass(slots=True)
class _Group:
    phrases: list[KeyPhrase]
    bits: int = 0
    """Its passages, as ``KeyPhrase.bits``."""

    @property
    def passages(self) -> int:
        return self.bits.bit_count()

    def take(self, phrase: KeyPhrase) -> None:
        self.phrases.append(phrase)
        self.bits |= phrase.bits


def draft_themes(
    documents: Mapping[str, Document],
    *,
    people: Iterable[str] = (),
    covered: Mapping[str, frozenset[str]] | None = None,
    limit: int = 12,
) -> tuple[ThemeDraft, ...]:
    """At most ``limit`` themes that the documents speak of, those of most origins first.

    ``covered`` has the ids of the passages that each existing theme finds already.
    """
    found = find_key_phrases(documents, people=people)
    there = _bits_of((covered or {}).values(), found.passages)
    groups = [
        group
        for group in _grouped(found)
        if all((group.bits & theme).bit_count() < _COVERED * group.passages for theme in there)
    ]
    groups.sort(key=lambda group: (-len(_origins(group)), -group.passages, group.phrases[0].key))
    kept = [group for group in groups if group.passages >= _OFTEN and _is_telling(group)][:limit]
    ids = unique([slug(_label(group.phrases[0])) or "theme" for group in kept], covered or {})
    return tuple(_draft(group, new) for group, new in zip(kept, ids, strict=True))


def _grouped(found: KeyPhrases) -> list[_Group]:
    """Phrases by theme: each joins the group it stands together with most, or begins one."""
    usable = [phrase for phrase in found.phrases if not set(phrase.key.split()) <= found.broad]
    bursts = {phrase.key: phrase.burstiness(found.sections) for phrase in usable}
    weights = {item.key: item.value * (1 + len(item.origins)) * (1 + max(bursts[item.key], 0)) for item in usable}
    ordinary = _ordinary([bursts[phrase.key] for phrase in usable if " " not in phrase.key])
    groups: list[_Group] = []
    for phrase in sorted(usable, key=lambda item: (-weights[item.key], item.key)):
        ties = [(_tie(phrase, group, found), -place) for place, group in enumerate(groups)]
        best, place = max(ties, default=(0.0, 0))
        if best >= _TOGETHER:
            groups[-place].take(phrase)
        elif _may_begin(phrase) and (" " in phrase.key or _heads(phrase) or bursts[phrase.key] > ordinary):
            groups.append(_Group([]))
            groups[-1].take(phrase)
    return groups


def _ordinary(bursts: list[float]) -> float:
    """What two thirds of the single words do not exceed: such words (*approach*, *issue*) are of every theme."""
    return sorted(bursts)[len(bursts) * 2 // 3] if bursts else 0.0


def _may_begin(phrase: KeyPhrase) -> bool:
    """Whether it can give a theme its name: anything but a person, or a name that may be one."""
    words = phrase.text.split()
    return not phrase.named or phrase.text.isupper() or (len(words) > 1 and not is_person_like(words))


def _tie(phrase: KeyPhrase, group: _Group, found: KeyPhrases) -> float:
    """How much a phrase belongs to a group, 0 to 2: it shares a telling word with its first phrase, or passages."""
    seed = group.phrases[0]
    shared = set(phrase.key.split()) & set(seed.key.split()) - found.broad
    both = (phrase.bits & seed.bits).bit_count()
    fewer, more = sorted((phrase.spread, seed.spread))
    together = both / fewer if both >= _OFTEN else 0.0
    by_chance = more / len(found.passages)
    return (together if together >= _LIFT * by_chance else 0.0) + bool(shared or _same_stem(phrase.key, seed.key))


def _same_stem(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    ending = longer[len(shorter) :]
    return len(shorter) >= _STEM and longer.startswith(shorter) and " " not in longer and len(ending) <= _ENDING


def _bits_of(covered: Iterable[frozenset[str]], passages: tuple[str, ...]) -> list[int]:
    return [
        as_bits((number for number, passage in enumerate(passages) if passage in theme), len(passages))
        for theme in covered
    ]


def _is_telling(group: _Group) -> bool:
    """Whether more than one general word (*areas*, *members*) holds it together, or a heading names it."""
    return len(_terms(group)) > 1 or " " in group.phrases[0].key or _heads(group.phrases[0])


def _heads(phrase: KeyPhrase) -> bool:
    """Whether a heading names it."""
    return any(_is_in(phrase, heading) for heading in phrase.headings)


def _is_in(phrase: KeyPhrase, heading: str) -> bool:
    words = " ".join(word.key for word in words_of(heading, Span(0, len(heading))))
    return f" {phrase.key} " in f" {words} "


def _origins(group: _Group) -> set[str]:
    return {origin for phrase in group.phrases for origin in phrase.origins}


def _draft(group: _Group, new_id: str) -> ThemeDraft:
    headings = sum((phrase.headings for phrase in group.phrases), Counter[str]())
    named = {text for text in headings if _is_in(group.phrases[0], text)}
    ranked = sorted(headings, key=lambda text: (text not in named, -headings[text], text))
    label = _label(group.phrases[0])
    asked = next((text for text in ranked if text.endswith("?") and label.casefold() in text.casefold()), "")
    return ThemeDraft(
        id=new_id,
        label=label[:1].upper() + label[1:],
        question=asked or f"What do the sources say about {label}?",
        terms=_terms(group),
        passages=group.passages,
        documents=len({doc_id for phrase in group.phrases for doc_id in phrase.documents}),
        origins=len(_origins(group)),
        heading=ranked[0] if ranked else "",
    )


def _label(phrase: KeyPhrase) -> str:
    """The phrase as printed; one word in the plural, where that is common."""
    singular = sum(count for form, count in phrase.surfaces.items() if form.casefold() == phrase.key)
    plurals = [form for form in phrase.surfaces if form.casefold() != phrase.key and " " not in phrase.key]
    best = min(plurals, key=lambda form: (-phrase.surfaces[form], form), default=phrase.text)
    return best if phrase.surfaces[best] * 3 >= singular else phrase.text


def _terms(group: _Group) -> tuple[str, ...]:
    """What to search for: no phrase that another one finds already, and one beginning for words of one stem."""
    terms: list[KeyPhrase] = []
    for phrase in group.phrases:
        if not any(_holds(phrase.key, other.key) or _holds(other.key, phrase.key) for other in terms):
            terms.append(phrase)
    texts: list[str] = []
    for phrase in terms:
        text = _with_star(phrase, terms)
        if text and text not in texts:
            texts.append(text)
    return tuple(texts[:_MOST_TERMS])


def _holds(longer: str, part: str) -> bool:
    return longer != part and f" {part} " in f" {longer} "


def _with_star(phrase: KeyPhrase, terms: list[KeyPhrase]) -> str:
    """The phrase; as a beginning (``robot*``) where another word of the group goes on from it; empty if one does so."""
    related = [other.key for other in terms if other is not phrase and _same_stem(phrase.key, other.key)]
    if any(len(key) < len(phrase.key) for key in related):
        return ""
    return f"{phrase.key}*" if related else phrase.text
