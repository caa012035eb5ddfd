"""No sentence gives a likelihood and a confidence together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, error
from pincite.spec.likelihood import SCALES
from pincite.spec.load import LoadedBrief
from pincite.words import language_for


def likelihood_apart_from_confidence(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """ICD 203, D.6.e(2)(b): a degree of likelihood and a confidence level must not share a sentence."""
    scale = SCALES[loaded.spec.likelihood_scale]
    language = language_for(briefing.written_in)
    words = sorted((term for term, _ in scale.worded(language)), key=len, reverse=True)
    border = r"\b" if words[0].isascii() or " " in words[0] else ""
    likelihood = re.compile(rf"{border}(?:{'|'.join(map(re.escape, words))}){border}", re.IGNORECASE)
    confidence = re.compile(language.confident, re.IGNORECASE)
    for statement in briefing.statements:
        confident, likely = confidence.search(statement.text), likelihood.search(statement.text)
        if confident and likely:
            message = f"`{likely[0]}` and `{confident[0]}` stand in one sentence"
            hint = "give the likelihood in one sentence and the confidence in another"
            yield error("likelihood-apart-from-confidence", message, statement.place, hint)
