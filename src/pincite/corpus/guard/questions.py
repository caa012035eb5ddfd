"""Whether a question stays one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.corpus.guard.languages import TurningWords
from pincite.corpus.guard.model import Fault
from pincite.diagnostics import Severity

_WORD = re.compile(r"\w")
_CLOSING = " '\")]\u201d\u2019\u00bb"
_OPENING = " '([\""
_SHOWN = 8
"""So many words are shown of what is missing."""
_LEADING_IN = re.compile(r"(?:and|but|so|or|well|now|et|mais|und|aber)[,\s]+", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s")


def question_faults(head: str, tail: str, quoted: str, turning: TurningWords, given: str) -> Iterator[Fault]:
    """A question that is quoted as a statement; all but ``given`` is folded text of the source.

    ``head`` and ``tail`` are what the sentences of ``quoted`` have before and behind it, ``given`` is how the author
    prints the words. Words that still ask by their order (``Do you ...``) may go without their end.
    """
    if not (quoted + tail).rstrip(" '\")").endswith("?"):
        return
    printed = given.rstrip(_CLOSING)[-1:]
    if printed == "?":
        return
    last = _SENTENCE.split(quoted)[-1]
    bare = last.lstrip(_OPENING)
    asks = turning.asking.match(_LEADING_IN.sub("", bare, count=1)) is not None
    if _WORD.search(tail):
        # A condition alone (``If he wins | what then?``) states nothing.
        states = not asks and turning.leading_condition.match(bare) is None
        if states and last == quoted and not _WORD.search(head):
            yield Fault("altered-word", Severity.WARNING, _ends(tail))
    elif _WORD.search(head) and last == quoted and not asks:
        yield Fault("clipped-opening", Severity.ERROR, _ends(head))
    elif printed and printed in ".!":
        yield Fault("altered-word", Severity.WARNING if asks else Severity.ERROR, "?", printed)


def _ends(text: str) -> str:
    """Its last words, its last sign included."""
    return " ".join(text.split()[-_SHOWN:])
