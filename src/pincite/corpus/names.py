"""People and bodies named in a document, and whom a shorter name, a role or a pronoun stands for there.

No list of given names is used: a run of capitalised words is a person where the text treats it as one (a title or a
role before it, an apposition after it, a later mention by surname alone, a header such as ``Guest:``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pincite.corpus.model import Document
from pincite.corpus.reporting import FEMALE, MALE, REPORTING

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-Я"
_CAP = rf"(?:[{_UPPER}]\.(?:[{_UPPER}]\.)*|[{_UPPER}](?:[\w-]|[’'](?!s\b))*\w|[{_UPPER}](?![\w’']))"
_PARTICLE = r"(?:de la|de|da|del|di|van der|van den|van|von|bin|bint|al|el|ben|le|la|dos|du|ten|ter)"
_SHORT_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|Reps?|Sens?|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr)\."
_NAME_WORD = rf"(?:{_SHORT_TITLE}|{_CAP})"
NAME_RUN = re.compile(rf"{_NAME_WORD}(?: (?:{_PARTICLE} )?{_NAME_WORD})*")
"""Capitalised words in a row, initials and particles included."""

HONORIFICS = frozenset(
    """mr mrs ms miss dr prof rep reps sen sens gov gen lt col sgt capt rev hon sir dame lord lady st madam""".split()
)
TITLES = HONORIFICS | frozenset(
    """president vice premier chancellor minister prime secretary chairman chairwoman chair chairperson speaker senator
    representative congressman congresswoman governor mayor judge justice attorney general director officer chief
    executive commissioner commander captain colonel sergeant major admiral lieutenant king queen prince princess pope
    cardinal bishop archbishop reverend imam rabbi professor doctor ambassador envoy spokesman spokeswoman spokesperson
    host guest editor author founder co-founder cofounder analyst economist researcher candidate nominee deputy
    undersecretary leader delegate del councilman councilwoman sheriff detective inspector lawmaker former foreign
    defence defense treasury interior finance state emeritus democrat republican activist journalist reporter coach
    strategist adviser advisor ceo cto cfo coo chancellor principal dean
    """.split()
)
"""Words before a name that say what the person is."""

ROLE_NOUNS = TITLES - HONORIFICS - {"former", "vice", "state", "foreign", "general", "prime", "deputy", "chief"} | {
    "moderator", "anchor", "philosopher", "scientist", "engineer", "lawyer", "entrepreneur", "investor", "capitalist",
    "writer", "historian", "musician", "singer", "actor", "actress", "businessman", "businesswoman", "official",
    "physicist", "physician", "surgeon", "filmmaker", "announcer", "questioner", "interviewer", "narrator",
    "columnist", "manager",
}  # fmt: skip

_BODIES = frozenset(
    """university institute institution college school academy party committee commission council court house senate
    congress parliament ministry department agency bureau office bank fund group company corporation corp inc ltd llc
    co gmbh plc association union federation society foundation center centre network news times post journal magazine
    tribune herald gazette street avenue road river county city state states kingdom republic province island islands
    party treaty convention forum summit league club team board authority administration service services
    police army navy force forces guard campaign podcast show radio television channel media press review report
    robotics technologies technology systems labs lab laboratory industries partners capital ventures motors airlines
    holdings software intelligence project program programme initiative alliance coalition organization organisation
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december day night week world war new north south east west united great security national
    international federal american european union trade stock exchange square hall hotel stadium airport church
    """.split()
)
_NOT_NAMES = frozenset(
    """a an the this that these those he she it they we you i his her its their our my your and or but nor neither
    either so yet for in on at by to of from with without as if when while where who which what why how although
    though because since after before during until unless under over between among about against despite however
    moreover additionally meanwhile then there here now once also even still just only not no yes according
    asked speaking earlier later last next first second third some many most several all both each every another
    other such one two three instead rather perhaps maybe indeed thus therefore hence further furthermore
    finally today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february
    march april june july august september october november december like than too very well said says yes no
    don't i'm it's that's we're editor's
    """.split()
)
_POSSESSIVE = re.compile(r"[’']s?$")
_APPOSITION = re.compile(
    r", (?:(?:a|an|the|who|whose|\d\d|his|her|one of|(?:[a-z-]+ ){0,4}[a-z]+ (?:of|at|for|with|in))\b)"
)
_ROLE_AFTER = re.compile(r", (?:(?:a|an|the)\s+)?((?:[\w’'-]+ ){0,5}?[\w-]+)")
_ROLE_BEFORE = re.compile(r"((?:[\w’'-]+ ){0,5}[\w’'-]+) $")
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_SPEAKS = re.compile(r"\s(?:also |then |[a-z]+ly |has |had )?([a-z]+(?:s|ed|id|old|ote))\b")
_SPOKEN_BEFORE = re.compile(r"\b(?:said|says|told|adds|added|asked|according to|recalled|wrote)\s$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n“”\"‘•–—-])[”\"’)\s]*$")
_SENTENCE = re.compile(r"(?:(?:\b(?:[MD]rs?|Ms|[A-Z])\.)|[^.!?\n]|[.!?](?=\S))+")
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
_GENDERED = re.compile(r"\b(?:he|his|him|himself|she|her|hers|herself)\b", re.IGNORECASE)
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
    roles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Naming:
    """A name found in the text."""

    start: int
    end: int
    name: str


class People:
    """The names of a document; ask it what a shorter form stands for."""

    def __init__(self, doc: Document) -> None:
        self._people: dict[tuple[str, ...], _Person] = {}
        self._by_word: dict[str, list[_Person]] = {}
        self._gender: dict[str, str] = {}
        self._namings: list[Naming] = []
        self._roles: dict[str, set[str]] = {}
        self._small_words = frozenset(_SMALL_WORD.findall(doc.text))
        self._collect(doc)

    @property
    def namings(self) -> tuple[Naming, ...]:
        """Every mention of a person by name, in reading order; the name is the resolved one."""
        return tuple(self._namings)

    def gender(self, name: str) -> str:
        """``f``, ``m`` or empty, told by an honorific or learnt from a certain pronoun."""
        return self._gender.get(_surname(name), "")

    def learn_gender(self, name: str, gender: str) -> None:
        self._gender.setdefault(_surname(name), gender)

    def is_person(self, name: str) -> bool:
        return any(person.name == name for person in self._people.values())

    def resolve(self, printed: str, near: int) -> tuple[str | None, str]:
        """The full name for a printed one, and a reason when it cannot be told.

        ``near`` is the offset of the mention; a surname that several people share goes to nobody unless only one of
        them was named in full shortly before.
        """
        words = bare_name(printed)
        if not words:
            return None, f"`{printed}` holds no name"
        person = self._people.get(_key(words))
        if person is not None:
            return person.name, ""
        # Prefer the longest known name that ends the words ("campaign manager Robby Mook").
        for start in range(1, len(words) - 1):
            if (person := self._people.get(_key(words[start:]))) is not None:
                return person.name, ""
        if len(words) > 1:
            holding = [person.name for person in self._people.values() if set(words) <= set(person.name.split())]
            return (holding[0] if len(holding) == 1 else " ".join(words)), ""
        fitting = self._by_word.get(words[0].casefold(), [])
        if len(fitting) == 1:
            return fitting[0].name, ""
        if len(fitting) > 1:
            return self._nearest(fitting, words[0], near)
        return words[0], ""

    def by_role(self, phrase: str) -> str | None:
        """Who is meant by ``the mayor``, where exactly one person of the document is called that."""
        words = re.findall(r"[\w-]+", phrase.casefold())
        role = _role_of(phrase, last=True)
        # "the mayor" is somebody spoken of before; "a mayor" and "a bank's director" are not.
        if role is None or words[0] != "the" or len(words) > len(role.split()) + 1:
            return None
        holders = self._roles.get(role, set())
        return next(iter(holders)) if len(holders) == 1 else None

    def _nearest(self, fitting: list[_Person], word: str, near: int) -> tuple[str | None, str]:
        names = {person.name for person in fitting}
        before = [
            naming.name for naming in self._namings if near - 1200 <= naming.start < near and naming.name in names
        ]
        if len(set(before)) == 1:
            return before[0], ""
        listed = " or ".join(sorted(names))
        return None, f"`{word}` may be {listed}"

    def _collect(self, doc: Document) -> None:
        found: list[tuple[int, int, list[str], str]] = []
        singles: Counter[str] = Counter()
        for block in doc.blocks:
            if block.kind == "furniture":
                continue
            found_labels = _LABEL.finditer(doc.text, block.span.start, block.span.end)
            labels = {max(match.start("who"), match.start("after")) for match in found_labels}
            headline = block.kind in ("title", "heading") or _is_headline(doc.slice(block.span))
            header = block.kind == "header" and bool(_HEADER_PEOPLE.match(block.key))
            for match in NAME_RUN.finditer(doc.text, block.span.start, block.span.end):
                sure = header or match.start() in labels
                if headline and not sure:
                    continue  # headlines capitalise everything
                printed, start = _without_function_words(match[0], match.start())
                words = bare_name(printed)
                if not words:
                    continue
                self._note_honorific(printed, words)
                if len(words) == 1:
                    singles[words[0]] += 1
                    found.append((start, start + len(printed), words, printed))
                    if len(printed.split()) > 1 and not is_body_like([*words, *printed.split()[:1]]):
                        self._note(doc.text, start, start + len(printed), words, printed, sure=False)
                elif is_person_like(words):
                    self._note(doc.text, start, start + len(printed), words, printed, sure=sure)
                    header = False  # what follows the name in a header is its role
                    found.append((start, start + len(printed), words, printed))
        self._settle(singles)
        for start, end, words, _ in found:
            name, _reason = self._name_of(words, start)
            if name is not None:
                self._namings.append(Naming(start, end, name))
        self._learn_from_pronouns(doc)

    def _begins_by_chance(self, words: list[str], count: int) -> bool:
        """Whether the first word may owe its capital to the sentence that it begins (``Using Name``)."""
        first = words[0].casefold()
        by_chance = first.endswith("ing") or first in self._small_words
        return by_chance or (len(words) > 2 and count < 2 and _key(words[1:]) in self._people)

    def _name_of(self, words: list[str], start: int) -> tuple[str | None, str]:
        person = self._people.get(_key(words))
        if person is not None:
            return person.name, ""
        if len(words) == 1 and words[0].casefold() in self._by_word:
            return self.resolve(words[0], start)
        return None, ""

    def _learn_from_pronouns(self, doc: Document) -> None:
        """Sentences that name one person and use the pronouns of one gender, taken together."""
        votes: dict[str, Counter[str]] = {}
        names = iter(self._namings)
        naming = next(names, None)
        for block in doc.blocks:
            for sentence in _SENTENCE.finditer(doc.text, block.span.start, block.span.end):
                named: set[str] = set()
                while naming is not None and naming.start < sentence.end():
                    if naming.start >= sentence.start():
                        named.add(naming.name)
                    naming = next(names, None)
                genders = {_PRONOUN_GENDER[word.lower()] for word in _GENDERED.findall(sentence[0])}
                if len(named) == 1 and len(genders) == 1:
                    votes.setdefault(_surname(next(iter(named))), Counter())[next(iter(genders))] += 1
        for surname, counted in votes.items():
            gender, most = max(counted.items(), key=lambda item: (item[1], item[0]))
            if most >= 2 and most >= 0.75 * counted.total():
                self._gender.setdefault(surname, gender)

    def _note_honorific(self, printed: str, words: list[str]) -> None:
        titles = {word.casefold() for word in printed.split()[: -len(words)] if word}
        if titles & FEMALE:
            self._gender.setdefault(words[-1].casefold(), "f")
        elif titles & MALE:
            self._gender.setdefault(words[-1].casefold(), "m")

    def _note(self, text: str, start: int, end: int, words: list[str], printed: str, *, sure: bool) -> None:
        key = _key(words)
        person = self._people.setdefault(key, _Person(" ".join(words)))
        if len(words) > len(person.name.split()):
            person.name = " ".join(words)
        person.count += 1
        person.inside += not _SENTENCE_START.search(text[max(0, start - 4) : start])
        before = text[max(0, start - 60) : start]
        titled = len(printed.split()) > len(words)
        after = text[end : end + 90]
        earlier, later = _ROLE_BEFORE.search(before), _ROLE_AFTER.match(after)
        told = (
            _role_of(" ".join(printed.split()[: -len(words)]), last=True),
            _role_of(earlier[1] if earlier else "", last=True),
            _role_of(later[0] if later else "", last=False),
        )
        roles = {role for role in told if role is not None}
        person.roles |= roles
        speaks = _SPEAKS.match(after)
        speaks_here = (speaks and speaks[1] in REPORTING) or _SPOKEN_BEFORE.search(before)
        strong = 3 * sure + titled + bool(roles) + bool(_APPOSITION.match(after)) + bool(speaks_here)
        person.evidence += strong
        person.inside += strong

    def _settle(self, singles: Counter[str]) -> None:
        for key, person in list(self._people.items()):
            words = person.name.split()
            person.evidence += bool(singles[words[-1]] or singles[words[0]])
            if not person.evidence or (not person.inside and self._begins_by_chance(words, person.count)):
                del self._people[key]
        for key, person in list(self._people.items()):
            # "Rival Given Family": a word before a name that is known without it.
            words = person.name.split()
            if len(words) > 2 and (known := self._people.get(_key(words[1:]))) is not None and known is not person:
                known.count += person.count
                del self._people[key]
        surnames = {key[-1] for key in self._people if len(key) > 1} | {key[0] for key in self._people if len(key) > 1}
        for key, person in list(self._people.items()):
            if len(key) == 1 and key[0] in surnames:
                full = [
                    other
                    for other in self._people.values()
                    if key[0] in _key(other.name.split()) and other is not person
                ]
                if len(full) == 1:
                    full[0].roles |= person.roles
                del self._people[key]
        for person in self._people.values():
            for word in {person.name.split()[0].casefold(), person.name.split()[-1].casefold()}:
                self._by_word.setdefault(word, []).append(person)
            for role in person.roles:
                self._roles.setdefault(role, set()).add(person.name)


def bare_name(printed: str) -> list[str]:
    """The words of a name without titles before it, a possessive or a post-nominal after it."""
    words = [_POSSESSIVE.sub("", word).rstrip(",;:") for word in printed.split()]
    words = [word for word in words if word]
    while words and words[-1].rstrip(".").casefold() in {"jr", "sr"}:
        words.pop()
    last_title = max(
        (index for index, word in enumerate(words[:-1]) if word.rstrip(".").casefold() in TITLES), default=-1
    )
    named = words[last_title + 1 :]
    honoured = last_title >= 0 and words[last_title].rstrip(".").casefold() in HONORIFICS
    if len(named) == 1 and named[0].casefold() in ROLE_NOUNS and not honoured:
        return []  # "Deputy Minister" is a role, "Mr. King" is a name
    while named and named[0].casefold() in _NOT_NAMES:
        named = named[1:]
    return named if all(word[:1].isupper() or re.fullmatch(_PARTICLE, word) for word in named) else []


def is_person_like(words: list[str]) -> bool:
    """Whether capitalised words could be a person's name: two to five, none of them the name of a body or a place."""
    if not 2 <= len(words) <= 5:
        return False
    if any(word.casefold().rstrip(".") in _BODIES or word.casefold() in _NOT_NAMES for word in words):
        return False
    return not any(any(char.isdigit() for char in word) or _is_acronym(word) for word in words)


def _is_headline(line: str) -> bool:
    """Whether a short line capitalises most of its longer words."""
    long_words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return (
        len(line) <= 150
        and len(long_words) > 2
        and sum(word[0].isupper() for word in long_words) > 0.6 * len(long_words)
    )


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1 and word.isalpha() and word not in ("II", "III", "IV")


def is_body_like(words: Iterable[str]) -> bool:
    """Whether a name holds a word that only bodies, works and places are called by."""
    return any(word.casefold().rstrip(".,") in _BODIES for word in words)


def _without_function_words(printed: str, start: int) -> tuple[str, int]:
    while (head := printed.split(" ", 1))[0].casefold().rstrip(".") in _NOT_NAMES and len(head) > 1:
        start += len(head[0]) + 1
        printed = head[1]
    return ("", start) if printed.casefold() in _NOT_NAMES else (printed, start)


def _role_of(phrase: str, *, last: bool) -> str | None:
    """The role a phrase gives, ``vice`` or ``former`` with it; ``last``: only where the phrase ends in it."""
    words = [word.casefold() for word in re.findall(r"[\w-]+", phrase)]
    for index, word in enumerate(words):
        if word in ROLE_NOUNS and (not last or index == len(words) - 1):
            changed = index and words[index - 1] in ("vice", "former", "deputy", "ex", "assistant", "acting", "late")
            return f"{words[index - 1]} {word}" if changed else word
    return None


def _surname(name: str) -> str:
    words = bare_name(name)
    return words[-1].casefold() if words else name.casefold()


def _key(words: list[str]) -> tuple[str, ...]:
    """People with the same first and last word are one, middle names and initials aside."""
    if len(words) == 1:
        return (words[0].casefold(),)
    return (words[0].casefold(), words[-1].casefold())
