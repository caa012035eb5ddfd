"""Whom the label of a transcript's turn stands for: ``HOST``, ``MR. DESK``, ``INSKEEP``, ``Q``, ``SPEAKER 1``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pincite.corpus.model import Document
from pincite.corpus.quotations.full_names import FullNames, cased, fulls
from pincite.corpus.quotations.names import HONORIFICS, ROLE_NOUNS, TITLES, bare_name, is_person_like, role_of
from pincite.corpus.quotations.people import People, people_of
from pincite.corpus.quotations.speakers import Speaker
from pincite.expressions import expression

_SURE = 0.95
_ROLE_ONLY = 0.6
_MOST_LABELS = 300
"""Labels for which the text is searched; so many speakers no recording has."""
_HOST = frozenset("host interviewer presenter moderator anchor q question".split())
_GUEST = frozenset("guest interviewee a answer".split())
_NOBODY = expression(
    r"(?:(?:unidentified|unknown|unnamed|unidentifiable)\b.*|(?:speaker|voice|participant|person|spk)[ _-]*"
    r"(?:\d{1,3}|[a-z])?|(?:male|female|man|woman|audience|caller|crowd|multiple|various)(?:\s(?:speakers?|voices?|members?|\d{1,3}))*"
    r"|(?:(?:some|an|several|many) )?hon(?:ourable|\.) members?|all|both|operator|clip|recording|narration)",
    re.IGNORECASE,
)
_ASIDE = expression(r"\s*+[(\[][^)\]]{0,120}+[)\]]")
_ARTICLE = expression(r"the\s+", re.IGNORECASE)
_WORD = expression(r"[^\W\d_](?:[\w’'.-]*[\w.])?")
_ABBREVIATED = frozenset("sec adm amb cmdr brig pres supt mlle mm maj".split())
"""Titles that labels shorten and running text does not."""
_FRENCH = expression(r"\bM\. l(?:e |['’])|\bMme (?:la )?\w")
_FRENCH_ROLE = expression(r"(?:M\.|Mme|Mlle) l(?:[ea] |['’])")
_PRESIDING = expression(
    r"(?:Hon\.\s+|Senator\s+|Chairman\s+)?(?P<name>[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]*){1,3})(?:,?\s+Jr\.)?,?\s+[\[(]?"
    r"(?P<role>(?:vice )?chair(?:man|woman|person)?)\b[^\])\n.]{0,60}(?:\n[^\])\n.]{0,60})?[\])]?,?\s+presiding",
    re.IGNORECASE,
)
"""``Hon. Bryan Steil [chairman of the committee] presiding``, as the record of a hearing opens."""
_TOP = 20_000
"""Characters in which a record says who presides."""
_HEADER_ROLE = {"host": _HOST, "hosts": _HOST, "guest": _GUEST, "guests": _GUEST}


class TurnLabels:
    """The labels of one transcript; what each stands for is told by its record, its headers and its other labels."""

    def __init__(self, document: Document) -> None:
        source = document.source
        self._hosts = fulls(source.host)
        self._guests = fulls(source.guest)
        self._roles: list[tuple[str, str]] = [(name, role.casefold()) for name, role in source.speakers if role]
        self._described: dict[str, str] = {}
        self._document = document
        self._known = list(
            dict.fromkeys([*self._hosts, *self._guests, *fulls(source.author), *(name for name, _ in source.speakers)])
        )
        labels = dict.fromkeys(block.turn for block in document.blocks if block.spoken)
        self._in_capitals = not any(
            word.islower() or word.istitle() for label in labels for word in _surnames_of(label)
        )
        self._read_headers(document)
        self._read_labels(document)
        self._told: dict[str, Speaker] = {}

    @cached_property
    def _people(self) -> People:
        """Read from the whole document, so only where the record does not tell who is meant."""
        return people_of(self._document)

    @cached_property
    def _full_names(self) -> FullNames:
        return FullNames(self._document, self._people)

    def speaker(self, label: str) -> Speaker:
        """Who speaks under ``label``: a name, a role where only that is given, or nobody with the reason."""
        if label not in self._told:
            self._told[label] = self._speaker(label)
        return self._told[label]

    def _speaker(self, label: str) -> Speaker:
        printed = _in_order(_bare(label))
        if not printed:
            return Speaker(None, 0.0, "the transcript does not say who speaks here")
        if not any(map(str.isalpha, printed)):
            return Speaker(None, 0.0, f"`{label}` does not say who speaks")
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
        if label == "answer" and not people and (presented := self._full_names.presented()) is not None:
            return Speaker(presented, 0.7, f"{presented} alone is presented above the interview")
        if label in ("question", "answer"):  # the reader's words for turns that bear no label
            return Speaker(None, 0.0, f"an interview that names nobody beside its {label}s")
        if people:
            return Speaker(None, 0.0, f"`{label}` may be {' or '.join(people)}")
        if len(key) <= 1 or key in ("question", "answer"):
            return Speaker(None, 0.0, f"`{label}` does not say who speaks")
        return Speaker(cased(label), _ROLE_ONLY, "the transcript names the speaker by a role only")

    def _by_role(self, key: str) -> str | None:
        holders = list(dict.fromkeys(name for name, role in self._roles if re.search(rf"\b{re.escape(key)}\b", role)))
        return holders[0] if len(holders) == 1 else None

    def _by_name(self, label: str, printed: str) -> Speaker:
        if _FRENCH_ROLE.match(printed):
            return Speaker(printed, _ROLE_ONLY, "the transcript names the speaker by a role only")
        name = self._without_title(_ARTICLE.sub("", printed.partition(",")[0]))
        words = [word for word in _words(name) if word.rstrip(".") not in HONORIFICS]
        fitting = self._fitting(words) or self._initialled(printed)
        if len(fitting) == 1:
            return Speaker(fitting[0], _SURE, f"it is the turn of `{label}`")
        if len(fitting) > 1:
            return Speaker(None, 0.0, f"`{label}` may be {' or '.join(fitting)}")
        bare = [word for word in words if word.rstrip(".") not in TITLES | _ABBREVIATED]
        if bare and bare != words and len(fitting := self._fitting(bare)) == 1:
            return Speaker(fitting[0], _SURE, f"it is the turn of `{label}`")
        if not bare or (words and words[-1] in ROLE_NOUNS):
            role = " ".join(words)
            holder = self._by_role(role) or self._people.by_role(f"the {role}") or self._full_names.called(role)
            if holder is not None:
                return Speaker(holder, _SURE, f"only {holder} is called `{' '.join(words)}` here")
            return Speaker(cased(name), _ROLE_ONLY, "the transcript names the speaker by a role only")
        if len(bare) == 1 and len(self._told) <= _MOST_LABELS:
            full = self._full_names.standing_for(bare[0], first=bare == words and words == _words(printed))
            if len(full) == 1:
                return Speaker(full[0], _SURE, f"it is the turn of `{label}`, who is {full[0]}")
        return Speaker(self._as_written(_without_honorific(name)), _SURE, f"it is the turn of `{label}`")

    def _without_title(self, name: str) -> str:
        """A label without ``M.`` where the text is French, and ``Right Hon.``; ``Secretary of Defense`` before a full
        name."""
        if name.startswith("M. ") and _FRENCH.search(self._document.text):
            name = name[3:]
        name = re.sub(r"\A(?:The )?(?:Rt|Right) Hon(?:ourable|\.)?(?= )", "Hon", name, flags=re.IGNORECASE)
        bare = bare_name(cased(name))
        shorter = 1 < len(bare) < len(name.split()) and bare[0][0].isupper()
        return " ".join(bare) if shorter else name

    def _fitting(self, words: list[str]) -> list[str]:
        """Full names that a shorter one may stand for: those of the record first, then those of the text.

        A first name stands for a full one of the text only where somebody is introduced by it.
        """
        if not words:
            return []
        fitting = _standing_for(words, self._known)
        if fitting:
            return fitting
        found = _standing_for(words, self._people.names)
        first = len(words) == 1 and all(_words(name)[0] == words[0] for name in found)
        return [name for name in found if self._full_names.is_introduced(name)] if first else found

    def _initialled(self, printed: str) -> list[str]:
        """Those whose initials a label is: ``GS`` for Grace Shao."""
        if not (printed.isupper() and 2 <= len(printed) <= 4):
            return []
        return [name for name in self._known if "".join(word[0] for word in name.split()).upper() == printed]

    def _as_written(self, name: str) -> str:
        """A label as a name is written; a word in capitals stays so where the text has it in no other form."""
        written = cased(name)
        if " " in name or written == name:
            return written
        if not self._in_capitals:
            return name  # names are not written in capitals here, so it is an agency's or a paper's
        prose = re.compile(rf"\b{re.escape(name)}\b(?!\s*[:.(\[,])")
        return name if prose.search(self._document.text) and written not in self._document.text else written

    def _read_headers(self, document: Document) -> None:
        """``Guest: Name, role`` and ``Speaker 1: Name`` at the top of the file; who presides at a hearing."""
        top = document.text[:_TOP]
        for found in _PRESIDING.finditer(top) if "presiding" in top.lower() else ():
            name = " ".join(bare_name(cased(" ".join(found["name"].split()))))
            if " " in name:
                self._known += [name] if name not in self._known else []
                self._roles += [(name, role) for role in (found["role"].casefold(), "chairman chairwoman chair")]
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
            printed, _, role = _in_order(_bare(label)).partition(",")
            name = self._without_title(printed)
            words = [word for word in _words(name) if word.rstrip(".") not in TITLES | _ABBREVIATED]
            beside = self._beside(label)
            holder = " ".join(bare_name(beside)) or beside
            peer = beside.split(" ")[0].casefold() in HONORIFICS and " " in beside
            if (peer or is_person_like(holder.split())) and (
                label.startswith("The ") or role_of(name, last=False) is not None
            ):
                # The Prime Minister (Keir Starmer)
                self._known += [holder] if holder not in self._known else []
                self._described[printed.strip().casefold()] = holder
                continue
            if len(words) < 2 or _NOBODY.fullmatch(printed.strip()) or words[-1] in ROLE_NOUNS:
                continue
            if not self._fitting(words):
                self._known.append(cased(" ".join(_plain_words(name)[-len(words) :])))
            full = self._fitting(words)
            if len(full) == 1:
                self._note_role(full[0], f"{role} {self._beside(label)}".casefold())

    def _beside(self, label: str) -> str:
        """What stands in brackets behind a label in the text, there or within the label."""
        text = self._document.text
        found = re.search(rf"{re.escape(label)}(?:, [^:()\n]{{2,60}})? \(([^()\n]{{3,80}})\)", text) if label else None
        return found[1] if found else _aside(label).strip(" ()[]")

    def _note_role(self, name: str, role: str) -> None:
        if not role.strip():
            return
        self._roles.append((name, role))
        for people, keys in ((self._hosts, _HOST), (self._guests, _GUEST)):
            if any(word in keys for word in re.findall(r"[a-z]{2,}", role)) and name not in people:
                people.append(name)


def _in_order(label: str) -> str:
    """``Grace Shao`` for ``Shao, Grace``, as the directories of companies have it; a role stays behind its comma."""
    family, comma, given = label.partition(", ")
    is_name = bool(comma) and family.istitle() and given.istitle() and len(label.split()) <= 4
    is_role = any(word.casefold() in ROLE_NOUNS for word in given.split())
    return f"{given} {family}" if is_name and not is_role else label


def _surnames_of(label: str) -> list[str]:
    """The last word of a label that could be a person's."""
    printed = _bare(label).partition(",")[0]
    return [] if _NOBODY.fullmatch(printed) or printed.casefold() in _HOST | _GUEST else printed.split()[-1:]


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
