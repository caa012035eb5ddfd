"""No sentence gives a likelihood and a confidence together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, error
from pincite.spec.likelihood import SCALES
from pincite.spec.load import LoadedBrief

_CONFIDENCE = re.compile(
    r"\b(?:low|moderate|medium|high)(?:ly)?[ -]+confiden(?:ce|t)\b"
    r"|\bconfidence (?:is|was|remains|of)?\s*(?:low|moderate|high)\b",
    re.IGNORECASE,
)


def likelihood_apart_from_confidence(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """ICD 203, D.6.e(2)(b): a degree of likelihood and a confidence level must not share a sentence."""
    scale = SCALES[loaded.spec.likelihood_scale]
    words = sorted((term for term, _ in scale.terms), key=len, reverse=True)
    likelihood = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    for statement in briefing.statements:
        confident, likely = _CONFIDENCE.search(statement.text), likelihood.search(statement.text)
        if confident and likely:
            message = f"`{likely[0]}` and `{confident[0]}` stand in one sentence"
            hint = "give the likelihood in one sentence and the confidence in another"
            yield error("likelihood-apart-from-confidence", message, statement.place, hint)
