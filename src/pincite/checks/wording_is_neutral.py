"""Outside judgements the author says what was found, not what to feel about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.checks.own_words import HEADER, own_words
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, Severity
from pincite.spec.load import LoadedBrief
from pincite.words import is_spoken, language_for


def wording_is_neutral(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Hint at each *impressive*, *alarming*, *dramatic*, *unprecedented* of the author's that stands in neither a
    judgement nor a quotation (standards A29)."""
    if not is_spoken(briefing.written_in):
        return
    evaluative = re.compile(language_for(briefing.written_in).evaluative, re.IGNORECASE)
    for statement in briefing.statements:
        if statement.field in HEADER or statement.place.path.startswith("$.judgements["):
            continue
        own = own_words(statement)
        for found in dict.fromkeys(match[0] for match in evaluative.finditer(own) if not _is_name(match, own)):
            message = f"`{found}` says what to think of it, not what it is"
            hint = "give the measure or the comparison, or quote whoever says so"
            yield Diagnostic("wording-is-neutral", Severity.HINT, message, statement.place, (hint,))


def _is_name(match: re.Match[str], text: str) -> bool:
    """Whether the word has a capital that no beginning of a sentence gives it (``Brilliant Labs``)."""
    return match[0][0].isupper() and text[: match.start()].strip("“„«‘'\"( ") != ""
