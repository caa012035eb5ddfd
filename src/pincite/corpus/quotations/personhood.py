"""By what a text shows that capitalised words are a person: titles, roles, appositions, and that they speak."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pincite.corpus.quotations.names import ROLE_NOUNS, role_of
from pincite.corpus.quotations.reporting import REPORTING

_APPOSITION = re.compile(
    r", (?:(?:a|an|the|who|whose|\d\d|his|her|one of|(?:[a-z-]+ ){0,4}[a-z]+ (?:of|at|for|with|in))\b)"
)
_ROLE_APPOSED = re.compile(rf", (?:[a-z-]+ ){{0,4}}(?:{'|'.join(sorted(ROLE_NOUNS))})\b")
_FROM_AND_STATES = re.compile(r" (?:from|of|at|with) [^.,;\n]{3,60}? (?:says|said|told)\b")
_ROLE_AFTER = re.compile(r", (?:(?:a|an|the)\s+)?((?:[\w’'-]+ ){0,5}?[\w-]+)")
_ROLE_BEFORE = re.compile(r"((?:[\w’'-]+ ){0,5}[\w’'-]+) $")
# "meteorologist Given Family": a noun for somebody who does something, right before the name.
_AGENT_BEFORE = re.compile(
    r"(?<![\w’'-])(?!(?:after|another|either|former|however|never|number|other|over|rather|remember|together|under|whether"
    r"|consider|deliver|offer|order|answer|enter|former|major|labor|honor|favor|color|prior|behavior)\s)"
    r"[a-z]{3,}(?:er|or|ist|ian|eer|yst)\s$"
)
# "the deputy editor of a paper, Given Family, said": what the commas enclose after a role is the name.
_ROLE_AND_COMMA = re.compile(r"(?:^|[.;:\n,]\s)\s*((?:[\w’'-]+ ){0,9}[\w’'-]+), $")
_MODIFIES = re.compile(rf" (?:{'|'.join(sorted(ROLE_NOUNS))}) [A-Z]")
"""``Some Party leader Name``: what stands before a role is a body."""
_SPEAKS = re.compile(r"\s(?:also |then |[a-z]+ly |has |had )?([a-z]+(?:s|ed|id|old|ote))\b")
_SPOKEN_BEFORE = re.compile(r"\b(?:(?P<said>said|says|adds|added|recalled|wrote)|told|asked|according to)\s$")
_ENDS_CLAUSE = re.compile(r"[.,;:\n”\"]|$")
"""What follows the name in ``said Name``, and not in ``said Name's people had come``."""
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n“”\"‘•–—-])[”\"’)\s]*$")


@dataclass(frozen=True, slots=True)
class Signs:
    """What one naming of somebody shows."""

    roles: frozenset[str]
    weight: int
    """How many signs speak for a person."""
    inside: bool
    """Whether it stands inside a sentence, where a capital means a name."""
    modifies: bool
    """Whether it stands before a role and its holder, as a body's name does."""


def signs_of(text: str, start: int, end: int, words: list[str], printed: str) -> Signs:
    """What the text around ``start:end`` says of the name; ``words`` are those of ``printed`` without titles."""
    before, after = text[max(0, start - 90) : start], text[end : end + 90]
    earlier, later = _ROLE_BEFORE.search(before), _ROLE_AFTER.match(after)
    told = (
        role_of(" ".join(printed.split()[: -len(words)]), last=True),
        role_of(earlier[1] if earlier else "", last=True),
        role_of(later[0] if later else "", last=False),
    )
    roles = frozenset(role for role in told if role is not None)
    titled = len(printed.split()) > len(words)
    weight = titled + bool(roles) + _is_described(before, after) + _speaks(before, after)
    inside = not _SENTENCE_START.search(text[max(0, start - 4) : start])
    return Signs(roles, weight, inside, modifies=_MODIFIES.match(after) is not None)


def _is_described(before: str, after: str) -> bool:
    if _APPOSITION.match(after) or _ROLE_APPOSED.match(after) or _FROM_AND_STATES.match(after):
        return True
    enclosed = _ROLE_AND_COMMA.search(before) if after.startswith((",", " told ", " said ")) else None
    if enclosed is not None and any(word.rstrip("s") in ROLE_NOUNS for word in enclosed[1].lower().split()):
        return True
    return _AGENT_BEFORE.search(before) is not None


def _speaks(before: str, after: str) -> bool:
    verb = _SPEAKS.match(after)
    if verb is not None and verb[1] in REPORTING:
        return True
    spoken = _SPOKEN_BEFORE.search(before)
    return spoken is not None and (spoken["said"] is None or _ENDS_CLAUSE.match(after) is not None)
