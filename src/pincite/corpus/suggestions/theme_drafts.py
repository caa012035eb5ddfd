"""Themes that a corpus suggests: key phrases that stand together, as entries of ``themes.yaml`` to start from.

Phrases come with their C-value (``key_phrases``). One is telling if a word in it is of a subject (no general word, and
none that the whole corpus is about). Phrases are taken by weight: C-value, times the origins that use them, times how
bursty they are. Each joins the group of phrases among which it stands, or begins one. *Among* is within a passage of
them, oftener than chance has it (the lift of association rules, Brin and others 1997); the same subject in other words
(*chip shortage*, *advanced chips*) is told by the telling words that two phrases share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pincite.corpus.model import Document
from pincite.corpus.quotations.names import is_person_like
from pincite.corpus.slugs import slug, unique
from pincite.corpus.suggestions.draft_wording import (
    heading_of,
    is_compound,
    is_headed,
    label_of,
    question_about,
    same_stem,
    terms_of,
)
from pincite.corpus.suggestions.general_words import GENERAL_WORDS
from pincite.corpus.suggestions.key_phrases import KeyPhrase, KeyPhrases, as_bits, find_key_phrases

_TOGETHER = 0.4
"""Share of a phrase's passages that lie among those of a group, if it is of that group's theme."""
_MOSTLY = 0.5
"""The same share, and in the very passages, for one that is of another group already."""
_LIFT = 3
"""They must do so this much more often than by chance."""
_OFTEN = 3
_FEW = 4
"""Terms that a draft should have, if the corpus gives them."""
_COVERED = 0.5
"""A draft with this share of its passages under a theme that there is already is no new one."""
_ALIKE = 0.6
"""Of two drafts the smaller is the other again if it has this share of its passages in common with it."""


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
    phrases: list[KeyPhrase] = field(default_factory=list)
    bits: int = 0
    """Its passages, as ``KeyPhrase.bits``."""
    around: int = 0
    """Those of its first phrase, and the passages beside them: what joins later must not draw others after it."""

    @property
    def passages(self) -> int:
        return self.bits.bit_count()

    @property
    def origins(self) -> set[str]:
        return {origin for phrase in self.phrases for origin in phrase.origins}

    def take(self, phrase: KeyPhrase) -> None:
        self.phrases.append(phrase)
        self.bits |= phrase.bits
        self.around = self.around or phrase.bits | phrase.bits << 1 | phrase.bits >> 1


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
    groups = [group for group in _grouped(found) if group.passages >= _OFTEN and _is_telling(group)]
    groups = [
        group
        for group in groups
        if all((group.bits & theme).bit_count() < _COVERED * group.passages for theme in there)
    ]
    groups.sort(key=_rank)
    kept = _distinct(groups)[:limit]
    for group in kept:
        _fill(group, found)
    labels = [label_of(group.phrases) for group in kept]
    ids = unique([slug(label) or "theme" for label in labels], covered or {})
    return tuple(_draft(group, new, label) for group, new, label in zip(kept, ids, labels, strict=True))


def _rank(group: _Group) -> tuple[int, int, str]:
    """Groups of more use first; one of a single term as if an origin less spoke of it."""
    alone = len(terms_of(group.phrases)) < 2
    return alone - len(group.origins), -group.passages, group.phrases[0].key


def _distinct(groups: list[_Group]) -> list[_Group]:
    """Without those that are mostly another one of more use."""
    kept: list[_Group] = []
    for group in groups:
        fewer = (min(group.passages, other.passages) for other in kept)
        common = ((group.bits & other.bits).bit_count() for other in kept)
        if all(both < _ALIKE * least for both, least in zip(common, fewer, strict=True)):
            kept.append(group)
    return kept


def _fill(group: _Group, found: KeyPhrases) -> None:
    """Give a group of few terms some that mostly stand in its passages, though they are of another group too."""
    seed = group.phrases[0]
    near = []
    for phrase in found.phrases:
        both = (phrase.bits & seed.bits).bit_count() if _is_as_common(phrase, seed) else 0
        if both > 1 and both >= _MOSTLY * phrase.spread and _telling(phrase, found) and _may_begin(phrase):
            near.append((-both / phrase.spread, -both, phrase.key, phrase))
    for *_, phrase in sorted(near, key=lambda item: item[:3]):
        if len(terms_of(group.phrases)) >= _FEW:
            break
        group.take(phrase)


def _grouped(found: KeyPhrases) -> list[_Group]:
    """Phrases by theme: each joins the group it belongs to most, or begins one."""
    telling = {phrase.key: _telling(phrase, found) for phrase in found.phrases}
    usable = [phrase for phrase in found.phrases if telling[phrase.key]]
    bursts = {phrase.key: phrase.burstiness(found.sections) for phrase in usable}
    weights = {item.key: item.value * (1 + len(item.origins)) * (1 + max(bursts[item.key], 0)) for item in usable}
    ordinary = _ordinary([bursts[phrase.key] for phrase in usable if " " not in phrase.key])
    groups: list[_Group] = []
    for phrase in sorted(usable, key=lambda item: (-weights[item.key], item.key)):
        bursty = is_compound(phrase) or is_headed(phrase) or bursts[phrase.key] > ordinary
        ties = [(_tie(phrase, group, found, telling), -place) for place, group in enumerate(groups)]
        best, place = max(ties, default=(0.0, 0))
        if best >= _TOGETHER:
            groups[-place].take(phrase)
        elif bursty and _may_begin(phrase):
            groups.append(_Group())
            groups[-1].take(phrase)
    return groups


def _telling(phrase: KeyPhrase, found: KeyPhrases) -> tuple[str, ...]:
    """The words of a phrase that say what it is about; none where it only spells out a broad abbreviation."""
    words = phrase.key.split()
    if "".join(word[0] for word in words) in found.broad:
        return ()
    return tuple(word for word in words if word not in found.broad and word not in GENERAL_WORDS)


def _ordinary(bursts: list[float]) -> float:
    """What two thirds of the single words do not exceed: such words are of every theme."""
    return sorted(bursts)[len(bursts) * 2 // 3] if bursts else 0.0


def _may_begin(phrase: KeyPhrase) -> bool:
    """Whether it can give a theme its name: anything but a person, or a name that may be one."""
    words = phrase.text.split()
    return not phrase.named or phrase.text.isupper() or (len(words) > 1 and not is_person_like(words))


def _tie(phrase: KeyPhrase, group: _Group, found: KeyPhrases, telling: Mapping[str, tuple[str, ...]]) -> float:
    """How much a phrase belongs to a group, 0 to 2: it stands among its passages, or is of its first one's subject."""
    seed = group.phrases[0]
    among = (phrase.bits & group.around).bit_count()
    share = among / phrase.spread if among >= _OFTEN and _is_as_common(phrase, seed) else 0.0
    by_chance = group.around.bit_count() / len(found.passages)
    one, other = telling[phrase.key], telling[seed.key]
    subject = one[0] == other[0] or set(one) <= set(other) or set(other) <= set(one) or same_stem(phrase.key, seed.key)
    return (share if share >= _LIFT * by_chance else 0.0) + subject


def _is_as_common(phrase: KeyPhrase, seed: KeyPhrase) -> bool:
    """What one document alone says is no part of what many speak of."""
    return len(phrase.documents) > 1 or len(seed.documents) <= _OFTEN


def _bits_of(covered: Iterable[frozenset[str]], passages: tuple[str, ...]) -> list[int]:
    return [
        as_bits((number for number, passage in enumerate(passages) if passage in theme), len(passages))
        for theme in covered
    ]


def _is_telling(group: _Group) -> bool:
    """Whether more than one word (*areas*, *members*) holds it together, or a heading names it."""
    return len(terms_of(group.phrases)) > 1 or is_compound(group.phrases[0]) or is_headed(group.phrases[0])


def _draft(group: _Group, new_id: str, label: str) -> ThemeDraft:
    return ThemeDraft(
        id=new_id,
        label=label[:1].upper() + label[1:],
        question=question_about(group.phrases),
        terms=terms_of(group.phrases),
        passages=group.passages,
        documents=len({doc_id for phrase in group.phrases for doc_id in phrase.documents}),
        origins=len(group.origins),
        heading=heading_of(group.phrases),
    )
