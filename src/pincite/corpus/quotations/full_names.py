"""The full names that a text gives to speakers whose labels are a surname, a first name or an office.

The text may present somebody before the speech, in it (``I'm Grace Shao``), or beside an office (``our Managing
Director, Name``). Two candidates are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import islice

from pincite.corpus.model import Document, Name
from pincite.corpus.quotations.names import TITLES, bare_name, is_person_like
from pincite.corpus.quotations.people import People
from pincite.expressions import expression

_PREFIX_OF_CAPITALS = expression(r"\bMa?c(?=[A-Z])")
_NAMES_BEFORE = expression(
    r"(?<![\w.’'-])(?:[^\W\d_a-zß-öø-ÿ](?:\.|[\w’'-]*(?:(?<=(?i:[md]r|ms))\.|(?<=(?i:mrs|hon|sen|rep))\.)?)"
    r"[ \t]){1,4}\Z"
)
_MOST_PLACES = 1000
"""Of a name that stands in more places, the first tell who its bearer is."""
_SMALL_WORD = expression(r"\b[a-zß-öø-ÿ][\w-]*")
_GIVEN = expression(r"[^\W\d_]\.|[^\W\d_][\w-]+|[DO]['’]\w+")
_SENTENCE_OPENS = expression(r"(?:\A|[.!?…:\"“”—–]\s*|\n\s*\n\s*)\Z")
_NAMES_AFTER = expression(r"(?:[ \t][^\W\d_a-zß-öø-ÿ][\w’'-]+){1,2}")
_PARTICLES = frozenset("de la da del di van der den von bin al el le dos du of the and for in at".split())
_BESIDE_NAMES = frozenset("ranking member congressman leader whip minority majority colleague brother sister".split())
"""What stands before a surname in address and is no given name."""
_INTRODUCES = expression(
    r"(?:\bI['’]m|\bI am|[Mm]y name is|\b[Tt]his is|\bhost,?|\bguests?(?: today)?(?: is| are)?,?|joined by|"
    r"joining (?:me|us)(?: today)?(?: is| are)?|\b[Ww]elcom(?:e|ing)(?: to the \w+)?,?|\bwith(?: me)?(?: is)?|"
    r"(?:talk|speak)ing (?:to|with)|"
    r"\bspoke (?:to|with)|interview(?:ed|s)?|\bhere (?:is|with)|introduce|present)(?: (?:Dr|Prof|Mr|Mrs|Ms)\.?)?\s\Z"
)
_IS_TOLD_OF = expression(
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: [^\W\d_a-zß-öø-ÿ](?:\.|[\w’'-]+)){1,2})(?:,[^,.\n]{2,60},)? "
    r"(?:is|was|has|had|runs|leads|heads|teaches|wrote|writes|founded|works|joined|became|ist|hat|leitet|est|dirige|es)\b"
)
_CONVERSES = expression(
    r"\b(?:spoke|speaks|talk(?:s|ed)|sat down|told|interview\w*|conversation|asked|answers|explains|gespräch|"
    r"im interview|spricht|entretien|rencontre|entrevista|intervista|conversa)\b",
    re.IGNORECASE,
)


class FullNames:
    """What the text of a transcript calls its speakers in full."""

    def __init__(self, document: Document, people: People) -> None:
        self._document = document
        self._people = people

    def standing_for(self, word: str, *, first: bool) -> list[str]:
        """The full names with this surname, or, where somebody is introduced so, with this first name."""
        text = self._document.text
        names: dict[tuple[str, ...], str] = {}
        forms = {word.capitalize(), word.upper(), cased(word.upper())}
        places = re.finditer(rf"(?<![\w’'-])(?:{'|'.join(sorted(map(re.escape, forms)))})\b", text)
        for found in islice(places, _MOST_PLACES):
            before = _NAMES_BEFORE.search(text, max(0, found.start() - 60), found.start())
            surname = bare_name(cased(f"{before[0]}{found[0]}")) if before is not None else []
            if before is not None and self._opens_sentence(before.start()):
                surname = []  # "Thanks Jen."
            while surname and surname[0].casefold() in _BESIDE_NAMES:
                surname = surname[1:]
            after = _NAMES_AFTER.match(text, found.end()) if first else None
            given = bare_name(found[0] + after[0]) if after is not None else []
            for name in (surname, given):
                if not is_person_like(name) or not _GIVEN.fullmatch(name[0]) or name[0].lower() in self._small_words:
                    continue
                key = (name[0].casefold(), name[-1].casefold())
                if key not in names and (name is surname or self.is_introduced(" ".join(name))):
                    names[key] = " ".join(name)
            if len(names) > 1:
                break
        return list(names.values())

    def _opens_sentence(self, offset: int) -> bool:
        """Whether a sentence of somebody's speech begins here."""
        spoken = self._document.block_at(offset).spoken
        return spoken and _SENTENCE_OPENS.search(self._document.text[max(0, offset - 4) : offset]) is not None

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """The words that stand in small letters: a capital need not make such a word a name's."""
        return frozenset(_SMALL_WORD.findall(self._document.text))

    def is_introduced(self, name: str) -> bool:
        """Whether a full name stands in front of the speech, or where somebody is presented to the listeners."""
        text = self._document.text
        for found in islice(re.finditer(re.escape(name), text), _MOST_PLACES):
            if not self._document.block_at(found.start()).spoken:
                return True
            if _INTRODUCES.search(text, max(0, found.start() - 60), found.start()):
                return True
        return False

    def called(self, role: str) -> str | None:
        """Who alone is named beside an office: ``our new Managing Director, Name`` or ``Name, Managing Director``."""
        office, name = re.escape(role.title()), r"[A-Z][\w’'-]+(?: [A-Z](?:\.|[\w’'-]+)){1,2}"
        beside = re.compile(
            rf"(?<!Deputy )(?<!Vice )(?<!Former )(?<!former )(?<!Assistant ){office},? (?P<after>{name})"
            rf"|(?P<before>{name}), (?:the )?{office}\b"
        )
        names = {
            " ".join(bare_name(found["after"] or found["before"])) for found in beside.finditer(self._document.text)
        }
        names = {name for name in names if is_person_like(name.split())}
        return next(iter(names)) if len(names) == 1 else None

    def presented(self) -> str | None:
        """The one person, the authors aside, whom an interview presents above its first question."""
        opened = next((block.span.start for block in self._document.blocks if block.spoken), 0)
        if _CONVERSES.search(self._document.text, 0, opened) is None:
            return None
        authors = fulls(self._document.source.author)
        people = {naming.name for naming in self._people.namings(0, opened)}
        told = {" ".join(bare_name(found["name"])) for found in _IS_TOLD_OF.finditer(self._document.text, 0, opened)}
        people = (people | {name for name in told if is_person_like(name.split())}) - set(authors)
        return next(iter(people)) if len(people) == 1 and " " in next(iter(people)) else None


def fulls(names: Iterable[Name]) -> list[str]:
    """The names of a record in full."""
    return [name.full for name in names if name.full]


def cased(name: str) -> str:
    """A label in capitals, or with the surname in capitals after a title, as a name is written; others as they are."""
    name = " ".join(name.split()).strip(" ,:")
    title, _, rest = name.partition(" ")
    if rest and title.rstrip(".").casefold() in TITLES | {"under", "assistant"} and not title.isupper():
        return f"{title} {cased(rest)}"
    if not _PREFIX_OF_CAPITALS.sub("", name).isupper():
        return name
    return " ".join(
        word.lower() if index and word.lower() in _PARTICLES else _cased_word(word, last=index == name.count(" "))
        for index, word in enumerate(name.split())
    )


def _cased_word(word: str, *, last: bool) -> str:
    initials = len(word) == 2 and not last and not set(word) & set("AEIOUY")
    if initials or "." in word[:-1] or (last and word in ("II", "III", "IV")):
        return word  # JD, J.D.
    parts = re.split(r"([-’'])", word)
    cased = "".join(part[:1].upper() + part[1:].lower() for part in parts)
    return "Mc" + cased[2:].capitalize() if cased.startswith("Mc") and len(cased) > 3 else cased
