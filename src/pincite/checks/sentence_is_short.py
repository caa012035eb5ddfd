"""A sentence that is read once is understood once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, Severity
from pincite.spec.load import LoadedBrief

_LONGEST = 40
"""Words; plain-language guides ask for 15 to 20 on average."""
_WORD = re.compile(r"\w[\w’'.,-]*")


def sentence_is_short(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Hint at each sentence of the author's of more than forty words (standards A26)."""
    for statement in briefing.statements:
        words = len(_WORD.findall(statement.text))
        if words > _LONGEST:
            message = f"the sentence has {words} words; {_LONGEST} are the most that is read with ease"
            yield Diagnostic("sentence-is-short", Severity.HINT, message, statement.place, ("make two of it",))
