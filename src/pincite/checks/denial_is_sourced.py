"""A cited sentence denies what its source denies, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.checks.claims import alike, held, passages, stems
from pincite.corpus.catalogue import Corpus
from pincite.corpus.guard.languages import TurningWords, turning_words
from pincite.corpus.sentences import split_sentences
from pincite.diagnostics import Diagnostic, warning
from pincite.spec.load import LoadedBrief

RULE = "denial-is-sourced"
_FEWEST = 4
"""Words that a clause needs to say something that can be found again."""
_SHARED = 0.75
"""Share of them that stand in one clause of the passage: then the sentence says it again, and does not sum it up."""
_CLAUSE = re.compile(r"[;:()]|[.!?]\s|,\s|\s[–—-]\s|[，。；：]")
_DOUBT = re.compile(
    r"(?<![\w-])(?:lacks?|lacking|absence|absent|fail\w*|prevent\w*|refus\w*|den(?:y|ies|ied)|avoid\w*|stop\w*|ban\w*|"
    r"few|little|less|fewer|no longer|far from|instead|rather|only|yet to|un\w{4,}|in(?:cap|suff|adeq)\w+|"
    r"im(?:poss|prob)\w+|manque\w*|absence|empêch\w*|refus\w*|peu|fehl\w*|mangel\w*|verhinder\w*|wenig\w*)(?![\w-])",
    re.IGNORECASE,
)
"""Other ways to deny: where one of the two uses them, it may say the same in other words."""


def denial_is_sourced(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn where a clause of a cited sentence says again what a clause of its passage says, and one of the two denies
    it while the other does not. Only near restatements are compared, in one language, so that a summary is let be."""
    table = turning_words(briefing.written_in)
    for statement in held(briefing):
        cited = [
            (document.id, clause) for document, span in passages(statement, corpus)
            if alike(document.source.language, briefing.written_in)
            for clause in _said(document.slice(span), table, briefing.written_in)
        ]  # fmt: skip
        for clause in _clauses(statement.text):
            if found := _turned(clause, cited, table):
                doc_id, stands = found
                what = "denies what" if _denials(clause, table) % 2 else "affirms what"
                other = "affirms" if _denials(clause, table) % 2 else "denies"
                yield warning(RULE, f"`{' '.join(clause.split())}` {what} its source {other}", statement.place,
                              f"`{doc_id}` has: “{' '.join(stands.split())}”")  # fmt: skip


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text.replace("’", "'")) if clause.strip()]


def _said(passage: str, table: TurningWords, lang: str) -> list[str]:
    """The clauses of a passage, and each of its sentences that denies nothing, for what it says across a comma."""
    whole = [passage[each.start : each.end] for each in split_sentences(passage, lang=lang)]
    return [*_clauses(passage), *(each for each in whole if not _denials(each, table) and not _doubts(each))]


def _denials(clause: str, table: TurningWords) -> int:
    """How often a clause denies, set phrases that deny nothing left out; French ``ne ... pas`` is one denial."""
    left = table.no_negation.sub(" ", clause)
    words = [match[0].casefold() for match in table.negation.finditer(left)]
    doubled = sum(word == "ne" or word.startswith("n'") for word in words)
    return len(words) - doubled if len(words) > doubled else len(words)


def _doubts(clause: str) -> list[str]:
    return sorted(match[0].casefold() for match in _DOUBT.finditer(clause))


def _turned(clause: str, cited: list[tuple[str, str]], table: TurningWords) -> tuple[str, str] | None:
    """The clause of a passage that says the same with the other sign, where none says it with this one."""
    said = stems(table.negation.sub(" ", clause))
    if len(said) < _FEWEST:
        return None
    enough = max(_FEWEST, _SHARED * len(said))
    same = [each for each in cited if len(said & stems(table.negation.sub(" ", each[1]))) >= enough]
    if not same or any(_doubts(other) != _doubts(clause) for _, other in same):
        return None
    sign = _denials(clause, table) % 2
    return None if any(_denials(other, table) % 2 == sign for _, other in same) else same[0]
