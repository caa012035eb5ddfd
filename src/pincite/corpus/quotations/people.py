"""People named in a document, and whom a shorter name or a role stands for there.

No list of given names is used: a run of capitalised words is a person where the text treats it as one (a title or a
role before it, an apposition after it, a later mention by surname alone, a header such as ``Guest:``), or where the
document's record names him.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter

from pincite.corpus.model import Document, Name, Source
from pincite.corpus.quotations.names import (
    NAME_RUN,
    ROLE_NOUNS,
    bare_name,
    capitalises_all,
    is_body_like,
    is_person_like,
    name_key,
    role_of,
    surname,
    without_function_words,
)
from pincite.corpus.quotations.personhood import signs_of
from pincite.corpus.quotations.reporting import FEMALE, MALE

_ROLE_RIGHT_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(ROLE_NOUNS))}) $")
_AFTER_ARTICLE = re.compile(r"[Tt]he\s")
"""What an article stands before is a place or a body, unless a title says otherwise."""
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_SENTENCE = re.compile(r"(?:\b(?:[MD]rs?|Ms|[A-Z])\.|[^.!?\nA-Z]++|[A-Z]|[.!?](?=\S))+")
_PRONOUN_GENDER = {
    "he": "m",
    "his": "m",
    "him": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_BEGINS_WITH_PRONOUN = re.compile(r"\W*(?:he|she)\b", re.IGNORECASE)
# Of a text in small letters; what stands before is looked at after the letter, so that others are passed over at once.
_GENDERED = re.compile(r"(?:h(?<!\wh)(?:e|is|im(?:self)?|er(?:s|self)?)|s(?<!\ws)he)\b")
# A speaker's label before words, or a name after a dash that follows them.
_LABEL = re.compile(
    rf"^[ \t•*-]*(?:[(\[][\d:]+[)\]]\s*)?(?P<who>{NAME_RUN.pattern})(?:\s*[(\[][^)\]\n]*[)\]])?:\s+[\"“«„‘']"
    rf"|[”\"»]\s*[—–―-]+\s*(?P<after>{NAME_RUN.pattern})",
    re.MULTILINE,
)
_HEADER_PEOPLE = re.compile(
    r"(?:co-?)?(?:hosts?|guests?|speakers?|authors?|interviewers?|interviewees?|moderators?|by|participants?|presenters?)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Person:
    name: str
    count: int = 0
    inside: int = 0
    """How often it stands inside a sentence, where a capital means a name."""
    evidence: int = 0
    strong: int = 0
    """What of the evidence does not come from later mentions by one word."""
    first: int = -1
    """Where it stands first; -1 where only the record names it."""
    roles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Naming:
    """A name found in the text."""

    start: int
    end: int
    name: str


_START = attrgetter("start")


@lru_cache(maxsize=2)
def people_of(doc: Document) -> People:
    """The names of a document; kept for the next who asks, since quotations, turns and statements need the same."""
    return People(doc)


class People:
    """The names of a document; ask it what a shorter form stands for. It does not change once it is built."""

    def __init__(self, doc: Document) -> None:
        self._people: dict[tuple[str, ...], _Person] = {}
        self._by_word: dict[str, list[_Person]] = {}
        self._gender: dict[str, str] = {}
        self._namings: list[Naming] = []
        self._roles: dict[str, set[str]] = {}
        self._text = doc.text
        self._collect(doc)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(person.name for person in self._people.values())

    @cached_property
    def _small_words(self) -> frozenset[str]:
        return frozenset(_SMALL_WORD.findall(self._text))

    @cached_property
    def _with_word(self) -> dict[str, list[str]]:
        """The names that each word stands in, as it is spelt."""
        found: dict[str, list[str]] = {}
        for person in self._people.values():
            for word in dict.fromkeys(person.name.split()):
                found.setdefault(word, []).append(person.name)
        return found

    def _holding(self, words: list[str]) -> list[str]:
        """The names that have all these words; only those with the rarest of them are looked at."""
        rarest = min((self._with_word.get(word, []) for word in words), key=len)
        return [name for name in rarest if set(words) <= set(name.split())]

    def namings(self, start: int, end: int) -> list[Naming]:
        """The mentions of people by name that begin in ``start:end``, in reading order; by the resolved name."""
        first = bisect_left(self._namings, start, key=_START)
        return self._namings[first : bisect_left(self._namings, end, first, key=_START)]

    @property
    def names(self) -> tuple[str, ...]:
        """The people who are named in full, in order of first appearance; those of the record first."""
        return tuple(dict.fromkeys(person.name for person in self._people.values() if " " in person.name))

    def gender(self, name: str) -> str:
        """``f``, ``m`` or empty, told by an honorific or learnt from a certain pronoun."""
        return self._gender.get(surname(name), "")

    def resolves(self, word: str) -> bool:
        """Whether one word is the first or last of a known name."""
        return word.casefold() in self._by_word

    def first_place(self, name: str) -> int:
        """Where somebody is named first."""
        return self._firsts.get(name, 0)

    @cached_property
    def _firsts(self) -> dict[str, int]:
        return {naming.name: naming.start for naming in reversed(self._namings)}

    def mentions(self, name: str) -> int:
        """How often somebody is named, in full or by a part of the name."""
        return self._mentions[name]

    @cached_property
    def _mentions(self) -> Counter[str]:
        return Counter(naming.name for naming in self._namings)

    def is_person(self, name: str) -> bool:
        return name in self._known

    def resolve(self, printed: str, near: int) -> tuple[str | None, str]:
        """The full name for a printed one, and a reason when it cannot be told.

        ``near`` is the offset of the mention; a surname that several people share goes to nobody unless only one of
        them was named in full shortly before, and nobody of that name is named in full more often.
        """
        words = bare_name(printed)
        if not words:
            return None, f"`{printed}` holds no name"
        person = self._people.get(name_key(words))
        if person is not None:
            return person.name, ""
        # Prefer the longest known name that ends the words ("campaign manager Robby Mook").
        for start in range(1, len(words) - 1):
            if (person := self._people.get(name_key(words[start:]))) is not None:
                return person.name, ""
        if len(words) > 1:
            holding = self._holding(words)
            return (holding[0] if len(holding) == 1 else " ".join(words)), ""
        fitting = self._by_word.get(words[0].casefold(), [])
        families = [person for person in fitting if surname(person.name) == words[0].casefold()]
        fitting = families or fitting
        if len(fitting) == 1:
            return fitting[0].name, ""
        if len(fitting) > 1:
            return self._nearest(fitting, words[0], near)
        return words[0], ""

    def by_role(self, phrase: str) -> str | None:
        """Who is meant by ``the mayor``, where exactly one person of the document is called that."""
        words = re.findall(r"[\w-]+", phrase.casefold())
        role = role_of(phrase, last=True)
        # "the mayor" is somebody spoken of before; "a mayor" and "a bank's director" are not.
        if role is None or words[0] != "the" or len(words) > len(role.split()) + 1:
            return None
        holders = self._roles.get(role, set())
        return next(iter(holders)) if len(holders) == 1 else None

    def by_description(self, phrase: str) -> str | None:
        """Who is meant by ``the party's leader``, where those words stand right before one person's name."""
        words = phrase.split()
        if len(words) < 3 or words[0].lower() != "the":
            return None
        names = self._described.get(" ".join(words[1:]), set())
        return next(iter(names)) if len(names) == 1 else None

    @cached_property
    def _described(self) -> dict[str, set[str]]:
        """The names that some words stand right before, titles within the name included."""
        found: dict[str, set[str]] = {}
        for naming in self._namings:
            given = self._text.find(naming.name.split()[0], naming.start, naming.end)
            before = self._text[max(0, naming.start - 60) : max(given, naming.start)]
            words = before.rsplit("\n", 1)[-1].split() if before.endswith(" ") else []
            for count in range(2, min(len(words), 5) + 1):
                found.setdefault(" ".join(words[-count:]), set()).add(naming.name)
        return found

    def _nearest(self, fitting: list[_Person], word: str, near: int) -> tuple[str | None, str]:
        names = {person.name for person in fitting}
        before = [naming.name for naming in self.namings(near - 1200, near) if naming.name in names]
        most = max(person.count for person in fitting)
        leading = {person.name for person in fitting if person.count == most}
        if len(set(before)) == 1 and before[0] in leading:
            return before[0], ""
        listed = " or ".join(sorted(names))
        return None, f"`{word}` may be {listed}"

    def _collect(self, doc: Document) -> None:
        found: list[tuple[int, int, list[str], str]] = []
        singles: Counter[str] = Counter()
        self._seed(doc.source)
        for block in doc.blocks:
            if block.kind == "furniture":
                continue
            found_labels = _LABEL.finditer(doc.text, block.span.start, block.span.end)
            labels = {max(match.start("who"), match.start("after")) for match in found_labels}
            headline = capitalises_all(doc.slice(block.span), heads=block.kind in ("title", "heading"))
            header = block.kind == "header" and bool(_HEADER_PEOPLE.match(block.key))
            for match in NAME_RUN.finditer(doc.text, block.span.start, block.span.end):
                sure = header or match.start() in labels
                if headline and not sure:
                    continue  # headlines capitalise everything
                printed, start = without_function_words(match[0], match.start())
                words = bare_name(printed)
                if not words:
                    continue
                self._note_honorific(printed, words)
                titled = len(printed.split()) > len(words) or bool(
                    _ROLE_RIGHT_BEFORE.search(doc.text, start - 20, start)
                )
                if len(words) == 1:
                    singles[words[0]] += 1
                    found.append((start, start + len(printed), words, printed))
                    if len(printed.split()) > 1 and not is_body_like([*words, *printed.split()[:1]]):
                        self._note(doc.text, start, start + len(printed), words, printed, sure=False)
                elif is_person_like(words, titled=titled) and (
                    titled or not _AFTER_ARTICLE.search(doc.text, start - 4, start)
                ):
                    self._note(doc.text, start, start + len(printed), words, printed, sure=sure)
                    header = False  # what follows the name in a header is its role
                    found.append((start, start + len(printed), words, printed))
        self._settle(singles)
        for start, end, words, _ in found:
            name, _reason = self._name_of(words, start)
            if name is not None:
                self._namings.append(Naming(start, end, name))
        self._learn_from_pronouns(doc)

    def _seed(self, source: Source) -> None:
        """The people of the record are people, whatever the text does with their names."""
        named = {name.full: role for name, role in reversed(_people_of(source))}
        roles = {name: role for name, role in source.speakers if role}
        for name in dict.fromkeys([*named, *(name for name, _ in source.speakers)]):
            words = bare_name(name)
            if not words:
                continue
            told = {named.get(name, ""), role_of(roles.get(name, ""), last=False) or ""} - {""}
            person = self._people.setdefault(name_key(words), _Person(" ".join(words)))
            person.evidence, person.inside, person.roles = 3, 3, person.roles | told

    def _begins_by_chance(self, words: list[str], count: int) -> bool:
        """Whether the first word may owe its capital to the sentence that it begins (``Using Name``)."""
        first = words[0].casefold()
        by_chance = first.endswith("ing") or first in self._small_words
        return by_chance or (len(words) > 2 and count < 2 and name_key(words[1:]) in self._people)

    def _name_of(self, words: list[str], start: int) -> tuple[str | None, str]:
        person = self._people.get(name_key(words))
        if person is not None:
            return person.name, ""
        if len(words) == 1 and words[0].casefold() in self._by_word:
            return self.resolve(words[0], start)
        return None, ""

    def _learn_from_pronouns(self, doc: Document) -> None:
        """Sentences that use the pronouns of one gender and name one person, or follow one that does and begin so."""
        votes: dict[str, Counter[str]] = {}
        names = iter(self._namings)
        naming = next(names, None)
        for block in doc.blocks:
            before: set[str] = set()
            for sentence in _SENTENCE.finditer(doc.text, block.span.start, block.span.end):
                named: set[str] = set()
                while naming is not None and naming.start < sentence.end():
                    if naming.start >= sentence.start():
                        named.add(naming.name)
                    naming = next(names, None)
                genders = {_PRONOUN_GENDER[word] for word in _GENDERED.findall(sentence[0].lower())}
                meant = named or (before if _BEGINS_WITH_PRONOUN.match(sentence[0]) else set())
                if len(meant) == 1 and len(genders) == 1:
                    votes.setdefault(surname(next(iter(meant))), Counter())[next(iter(genders))] += 1
                before = named
        for family, counted in votes.items():
            gender, most = max(counted.items(), key=lambda item: (item[1], item[0]))
            if most >= 2 and most >= 0.75 * counted.total():
                self._gender.setdefault(family, gender)

    def _note_honorific(self, printed: str, words: list[str]) -> None:
        titles = {word.casefold() for word in printed.split()[: -len(words)] if word}
        if titles & FEMALE:
            self._gender.setdefault(words[-1].casefold(), "f")
        elif titles & MALE:
            self._gender.setdefault(words[-1].casefold(), "m")

    def _note(self, text: str, start: int, end: int, words: list[str], printed: str, *, sure: bool) -> None:
        key = name_key(words)
        person = self._people.setdefault(key, _Person(" ".join(words)))
        if len(words) > len(person.name.split()):
            person.name = " ".join(words)
        person.count += 1
        person.first = start if person.count == 1 and not person.evidence else person.first
        signs = signs_of(text, start, end, words, printed)
        person.roles |= signs.roles
        person.inside += signs.inside + signs.weight + 3 * sure
        person.evidence += -3 if signs.modifies else signs.weight + 3 * sure

    def _drop_things(self) -> None:
        """``Family Tower`` and ``Family Research``: what is called after a person is none, unless it acts like one."""
        families = {key[-1] for key, person in self._people.items() if len(key) > 1 and person.strong}
        for key, person in list(self._people.items()):
            if len(key) > 1 and not person.strong and key[0] in families and key[0] != key[-1]:
                del self._people[key]

    def _drop_weak(self, singles: Counter[str]) -> None:
        """Leave out what is hardly a person; mentions by one word count for it from here on."""
        families: dict[str, int] = {}
        for person in self._people.values():
            families.setdefault(surname(person.name), person.first)
        for key, person in list(self._people.items()):
            words = person.name.split()
            earlier = families.get(words[-1].casefold(), person.first)
            if not person.evidence and not person.inside and earlier < person.first:
                del self._people[key]  # "Enter Family", at the start of a sentence
                continue
            named_again = bool(singles[words[-1]] or singles[words[0]])
            person.strong = person.evidence
            person.evidence += named_again
            if not named_again and person.evidence >= 0 and person.count > 3 * person.evidence:
                del self._people[key]  # people are called by a part of their names; what is not is a thing
            elif person.evidence <= 0 or (not person.inside and self._begins_by_chance(words, person.count)):
                del self._people[key]

    def _settle(self, singles: Counter[str]) -> None:
        self._drop_weak(singles)
        self._drop_things()
        for key, person in list(self._people.items()):
            # "Rival Given Family": a word before a name that is known without it.
            words = person.name.split()
            if len(words) > 2 and (known := self._people.get(name_key(words[1:]))) is not None and known is not person:
                known.count += person.count
                del self._people[key]
        surnames = {key[-1] for key in self._people if len(key) > 1} | {key[0] for key in self._people if len(key) > 1}
        for key, person in list(self._people.items()):
            if len(key) == 1 and key[0] in surnames:
                full = [
                    other
                    for other in self._people.values()
                    if key[0] in name_key(other.name.split()) and other is not person
                ]
                if len(full) == 1 and _is_another(person, full[0]):
                    continue
                if len(full) == 1:
                    full[0].roles |= person.roles
                del self._people[key]
        for person in self._people.values():
            for word in {person.name.split()[0].casefold(), person.name.split()[-1].casefold()}:
                self._by_word.setdefault(word, []).append(person)
            for role in person.roles:
                self._roles.setdefault(role, set()).add(person.name)


def _is_another(short: _Person, full: _Person) -> bool:
    """Whether ``President Obama``, named before any full name, is not the ``Michelle Obama`` of a passing mention."""
    return 0 <= short.first < full.first and short.count >= 3 * full.count


def _people_of(source: Source) -> tuple[tuple[Name, str], ...]:
    parts = (("host", source.host), ("guest", source.guest), ("author", source.author))
    return tuple((name, role) for role, names in parts for name in names if name.full)
