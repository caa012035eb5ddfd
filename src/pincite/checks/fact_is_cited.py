"""What is told as a fact has a pin-cite."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, warning
from pincite.ledger.uncited import uncited
from pincite.spec.load import LoadedBrief

RULE = "fact-is-cited"
_REPORTED_ELSEWHERE = frozenset({"a number", "a quotation"})
"""What ``number-has-source`` and ``quotation-is-cited`` say more of."""


def fact_is_cited(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn of each sentence of the text that tells who did or does what, or when, and cites nothing (standards B1)."""
    for item in uncited(briefing):
        if item.states not in _REPORTED_ELSEWHERE:
            yield warning(RULE, f"the sentence states {item.states} and cites nothing", item.statement.place,
                          *_hints(item.statement.text, corpus))  # fmt: skip


def _hints(sentence: str, corpus: Corpus) -> Iterator[str]:
    yield "cite the passage that says so, as [@source#id], or say that it is your judgement"
    findings = corpus.search(sentence)
    if findings.hits:
        yield f"the nearest passage is `{findings.hits[0].passage.id}`"
