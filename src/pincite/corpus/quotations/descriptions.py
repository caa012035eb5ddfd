"""What the words that name a speaker are: a name with its titles, or a description, of a person or of a thing."""

from __future__ import annotations

import re

from pincite.corpus.quotations.clauses import Token
from pincite.corpus.quotations.names import NAME_RUN, ROLE_NOUNS, bare_name, is_body_like, is_person_like
from pincite.corpus.quotations.other_languages import DETERMINERS_ABROAD
from pincite.corpus.quotations.subjects import PREPOSITIONS

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:the|an?|its|their)\s+", re.IGNORECASE)
_OWNED = re.compile(r"[’'](?:s)?$")
_SOMEBODY = frozenset(
    """man woman mother father son daughter brother sister wife husband uncle aunt girl boy teenager student worker
    resident neighbour neighbor witness victim survivor driver friend source official spokesman spokeswoman""".split()
)


_THINGS = frozenset(
    """statement study government letter website memo document filing post tweet article book lawsuit complaint order
    ruling indictment survey poll data figures firm agency newspaper paper team""".split()
)


def is_thing(described: str) -> bool:
    """Whether a description is of a body or of what somebody wrote: no ``he`` means it."""
    words = described.lower().split()
    return words[-1] in _THINGS or is_body_like(words[-1:])


def describes_somebody(tokens: tuple[Token, ...], start: int, stop: int) -> bool:
    """``another Venezuelan``, ``one of the women``, ``the driver``: a person whom the text does not name."""
    words = [token.lower for token in tokens[start:stop]]
    if words[0] in ("a", "an", "another", "one"):
        return True
    return words[0] == "the" and (words[-1] in _SOMEBODY or words[-1] in ROLE_NOUNS)


def apposed_at(tokens: tuple[Token, ...], stop: int) -> int:
    """Where words in apposition to the subject that ends before index ``stop`` begin (``one of the engineers in the
    room, Name, said``), as an offset into the document; 0 where none do."""
    comma = stop
    if comma < len(tokens) and tokens[comma].lower in PREPOSITIONS:
        reach = range(comma, min(len(tokens), comma + 6))
        comma = next((index for index in reach if tokens[index].text == ","), len(tokens))
    return tokens[comma + 1].start if comma + 1 < len(tokens) and tokens[comma].text == "," else 0


def leading_name(printed: str) -> str | None:
    """The capitalised words in a mention that are its name; None where the mention only describes.

    ``national security adviser Given Family`` and ``Given Family, a researcher at a university`` hold a name;
    ``a researcher at Some University`` does not.
    """
    head = re.split(r"[,(\[]", printed, maxsplit=1)[0].strip()
    runs = list(NAME_RUN.finditer(head))
    # An article at the start of a sentence is no part of a name.
    runs = [run for run in runs if not (run.start() == 0 and _ARTICLE.fullmatch(run[0] + " "))]
    runs = [run for run in runs if not head[: run.start()].endswith("-")]  # "inter-Some"
    if not runs:
        return None
    if (person := _before_preposition(head, runs)) is not None:
        return person
    last = runs[-1]
    if last.end() < len(_OWNED.sub("", head)):
        return None  # "the minister's office", "Name's campaign"
    before = head[: last.start()].split()
    if before and before[-1].lower() == "of" and is_titled(last[0]) and is_person_like(bare_name(last[0]), titled=True):
        return last[0]  # "Secretary of State Given Family"
    if before and before[-1].lower() == "of" and len(runs) > 1:
        # "Representative Given Family of New York" against "University of California"
        person = runs[-2][0] if is_person_like(bare_name(runs[-2][0])) else None
        return person or head[runs[-2].start() :]
    inner = before[:-1] if len(before) > 1 and before[-1].lower() in ("the", "a", "an") else before
    if inner and inner[-1].lower() in PREPOSITIONS | {"of"}:
        return None  # "members of the Opposition"
    return last[0]


def after_body(printed: str, name: str) -> str | None:
    """``director of Some Airport Given Family``: the person whom no comma parts from the body of the role before."""
    before = printed[: printed.find(name)]
    words = re.split(r"\bof\s", name)[-1].split()
    last = max((index for index, word in enumerate(words) if is_body_like([word])), default=-1)
    words = words[last + 1 :]
    initial = next((index for index, word in enumerate(words) if len(word) == 2 and word[1] == "."), 0)
    words = words[initial:]
    is_role = re.search(r"\bof\b", before) and any(word in ROLE_NOUNS | {"head"} for word in before.lower().split())
    parted = len(words) < len(name.split())
    return " ".join(words) if is_role and parted and is_person_like(words) else None


def is_titled(name: str) -> bool:
    """Whether a title stands before the name."""
    return len(bare_name(name)) < len(name.split())


def _before_preposition(head: str, runs: list[re.Match[str]]) -> str | None:
    """``Chief Given Family with the Police Department``: the person whom a preposition parts from what follows."""
    for run in runs[:-1]:
        after = head[run.end() :].split(maxsplit=1)[:1]
        if after and after[0] in PREPOSITIONS and is_person_like(bare_name(run[0]), titled=is_titled(run[0])):
            return run[0]
    return None


def describes_abroad(printed: str) -> bool:
    """``der Minister``, ``la Presidenta``: one noun after an article, in a language that may capitalise it."""
    words = printed.replace("’", "’ ").replace("'", "' ").split()
    return len(words) == 2 and words[0] in DETERMINERS_ABROAD


def without_article(phrase: str) -> str:
    """A description without its article, or without the *its* that says nothing away from its sentence."""
    return _DETERMINER.sub("", " ".join(phrase.split()), count=1)
