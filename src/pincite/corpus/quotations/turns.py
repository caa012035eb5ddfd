"""Whom the label of a transcript's turn stands for: ``HOST``, ``MR. DESK``, ``INSKEEP``, ``Q``, ``SPEAKER 1``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pincite.corpus.model import Document, Name
from pincite.corpus.quotations.names import HONORIFICS, ROLE_NOUNS, TITLES, bare_name
from pincite.corpus.quotations.people import People, people_of
from pincite.corpus.quotations.speakers import Speaker
from pincite.expressions import expression

_SURE = 0.95
_ROLE_ONLY = 0.6
_HOST = frozenset("host interviewer presenter moderator anchor q question".split())
_GUEST = frozenset("guest interviewee a answer".split())
_NOBODY = expression(
    r"(?:(?:unidentified|unknown|unnamed|unidentifiable)\b.*|(?:speaker|voice|participant|person|spk)[ _-]*"
    r"(?:\d{1,3}|[a-z])?|(?:male|female|man|woman|audience|caller|crowd|multiple|various)(?:\s(?:speakers?|voices?|members?|\d{1,3}))*"
    r"|all|both|operator|clip|recording|narration)",
    re.IGNORECASE,
)
_ASIDE = expression(r"\s*+[(\[][^)\]]{0,80}+[)\]]")
_ARTICLE = expression(r"the\s+", re.IGNORECASE)
_PREFIX_OF_CAPITALS = expression(r"\bMa?c(?=[A-Z])")
_WORD = expression(r"[^\W\d_](?:[\w’'.-]*[\w.])?")
_PARTICLES = frozenset("de la da del di van der den von bin al el le dos du of the and for in at".split())
_HEADER_ROLE = {"host": _HOST, "hosts": _HOST, "guest": _GUEST, "guests": _GUEST}


class TurnLabels:
    """The labels of one transcript; what each stands for is told by its record, its headers and its other labels."""

    def __init__(self, document: Document) -> None:
        source = document.source
        self._hosts = _fulls(source.host)
        self._guests = _fulls(source.guest)
        self._roles: list[tuple[str, str]] = [(name, role.casefold()) for name, role in source.speakers if role]
        self._described: dict[str, str] = {}
        self._document = document
        self._known = list(
            dict.fromkeys([*self._hosts, *self._guests, *_fulls(source.author), *(name for name, _ in source.speakers)])
        )
        self._read_headers(document)
        self._read_labels(document)
        self._told: dict[str, Speaker] = {}

    @cached_property
    def _people(self) -> People:
        """Read from the whole document, so only where the record does not tell who is meant."""
        return people_of(self._document)

    def speaker(self, label: str) -> Speaker:
        """Who speaks under ``label``: a name, a role where only that is given, or nobody with the reason."""
        if label not in self._told:
            self._told[label] = self._speaker(label)
        return self._told[label]

    def _speaker(self, label: str) -> Speaker:
        printed = _bare(label)
        if not printed:
            return Speaker(None, 0.0, "the transcript does not say who speaks here")
        key = printed.casefold().rstrip(".")
        if key in self._described:
            return Speaker(self._described[key], _SURE, f"a header says who `{label}` is")
        if key in _HOST or key in _GUEST:
            return self._by_part(label, key)
        if _NOBODY.fullmatch(printed):
            return Speaker(None, 0.0, f"`{label}` does not say who speaks")
        return self._by_name(label, printed)

    def _by_part(self, label: str, key: str) -> Speaker:
        people, part = (self._hosts, "host") if key in _HOST else (self._guests, "guest")
        if len(people) == 1:
            return Speaker(people[0], _SURE, f"{people[0]} is the only {part}, and this is the turn of `{label}`")
        holder = self._by_role(key)
        if holder is not None:
            return Speaker(holder, _SURE, f"{holder} is the only {key}")
        if people:
            return Speaker(None, 0.0, f"`{label}` may be {' or '.join(people)}")
        if len(key) <= 1 or key in ("question", "answer"):
            return Speaker(None, 0.0, f"`{label}` does not say who speaks")
        return Speaker(_cased(label), _ROLE_ONLY, "the transcript names the speaker by a role only")

    def _by_role(self, key: str) -> str | None:
        holders = list(dict.fromkeys(name for name, role in self._roles if re.search(rf"\b{re.escape(key)}\b", role)))
        return holders[0] if len(holders) == 1 else None

    def _by_name(self, label: str, printed: str) -> Speaker:
        name = _ARTICLE.sub("", printed.partition(",")[0])
        words = [word for word in _words(name) if word.rstrip(".") not in HONORIFICS]
        fitting = self._fitting(words)
        if len(fitting) == 1:
            return Speaker(fitting[0], _SURE, f"it is the turn of `{label}`")
        if len(fitting) > 1:
            return Speaker(None, 0.0, f"`{label}` may be {' or '.join(fitting)}")
        bare = [word for word in words if word.rstrip(".") not in TITLES]
        if bare and bare != words and len(fitting := self._fitting(bare)) == 1:
            return Speaker(fitting[0], _SURE, f"it is the turn of `{label}`")
        if not bare or (words and words[-1] in ROLE_NOUNS):
            holder = self._by_role(" ".join(words)) or self._people.by_role("the " + " ".join(words))
            if holder is not None:
                return Speaker(holder, _SURE, f"only {holder} is called `{' '.join(words)}` here")
            return Speaker(_cased(name), _ROLE_ONLY, "the transcript names the speaker by a role only")
        return Speaker(_cased(_without_honorific(name)), _SURE, f"it is the turn of `{label}`")

    def _fitting(self, words: list[str]) -> list[str]:
        """Full names that a shorter one may stand for: those of the record first, then those of the text."""
        if not words:
            return []
        return _standing_for(words, self._known) or _standing_for(words, self._people.names)

    def _read_headers(self, document: Document) -> None:
        """``Guest: Name, role`` and ``Speaker 1: Name`` at the top of the file."""
        for block in document.blocks:
            if block.kind != "header" or not block.key or block.spoken:
                continue
            key = block.key.casefold().strip()
            value = document.slice(block.span).partition(":")[2].strip()
            names = [" ".join(bare_name(part.partition(",")[0])) for part in re.split(r";| and | & ", value)]
            names = [name for name in names if len(name.split()) > 1]
            if key in _HEADER_ROLE and names:
                people = self._hosts if _HEADER_ROLE[key] is _HOST else self._guests
                people += [name for name in names if name not in people]
                self._known += [name for name in names if name not in self._known]
            elif _NOBODY.fullmatch(key) and len(names) == 1:
                self._described[key] = names[0]

    def _read_labels(self, document: Document) -> None:
        """A speaker is named in full once (``STEVE INSKEEP, HOST``) and by surname afterwards."""
        for label in dict.fromkeys(block.turn for block in document.blocks if block.spoken):
            name, _, role = _bare(label).partition(",")
            words = [word for word in _words(name) if word.rstrip(".") not in TITLES]
            if len(words) < 2 or _NOBODY.fullmatch(name.strip()) or words[-1] in ROLE_NOUNS:
                continue
            if not self._fitting(words):
                self._known.append(_cased(" ".join(_plain_words(name)[-len(words) :])))
            full = self._fitting(words)
            if len(full) == 1:
                self._note_role(full[0], f"{role} {_aside(label)}".casefold())

    def _note_role(self, name: str, role: str) -> None:
        if not role.strip():
            return
        self._roles.append((name, role))
        for people, keys in ((self._hosts, _HOST), (self._guests, _GUEST)):
            if any(word in keys for word in re.findall(r"[a-z]{2,}", role)) and name not in people:
                people.append(name)


def _fulls(names: Iterable[Name]) -> list[str]:
    return [name.full for name in names if name.full]


def _bare(label: str) -> str:
    return _ASIDE.sub("", label).strip(" \t\xa0:>-–—*_#")


def _aside(label: str) -> str:
    return " ".join(found[0] for found in _ASIDE.finditer(label))


def _plain_words(name: str) -> list[str]:
    return _WORD.findall(name)


def _words(name: str) -> list[str]:
    return [word.casefold() for word in _plain_words(name)]


def _stands_for(short: list[str], full: list[str]) -> bool:
    """Whether every word of a shorter name is one of the full one's, or its initial, in the same order."""
    position = 0
    for word in short:
        initial = word.rstrip(".") if len(word.rstrip(".")) == 1 else ""
        while position < len(full) and full[position] != word and not (initial and full[position][0] == initial):
            position += 1
        if position == len(full):
            return False
        position += 1
    # Initials alone fit too many to be a name.
    return any(len(word.rstrip(".")) > 1 for word in short)


def _standing_for(words: list[str], known: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in known if _stands_for(words, _words(name))))


def _without_honorific(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in HONORIFICS:
        words = words[1:]
    return " ".join(words)


def _cased(name: str) -> str:
    """A label in capitals, or with the surname in capitals after a title, as a name is written; others as they are."""
    name = " ".join(name.split()).strip(" ,:")
    title, _, rest = name.partition(" ")
    if rest and title.rstrip(".").casefold() in TITLES | {"under", "assistant"} and not title.isupper():
        return f"{title} {_cased(rest)}"
    if not _PREFIX_OF_CAPITALS.sub("", name).isupper():
        return name
    return " ".join(
        word.lower() if index and word.lower() in _PARTICLES else _cased_word(word, last=index == name.count(" "))
        for index, word in enumerate(name.split())
    )


def _cased_word(word: str, *, last: bool) -> str:
    initials = len(word) == 2 and not last and not set(word) & set("AEIOUY")
    if initials or "." in word[:-1]:
        return word  # JD, J.D.
    parts = re.split(r"([-’'])", word)
    cased = "".join(part[:1].upper() + part[1:].lower() for part in parts)
    return "Mc" + cased[2:].capitalize() if cased.startswith("Mc") and len(cased) > 3 else cased
