"""A judgement that is less than certain has a rival, and the reader is told which."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, Severity
from pincite.spec.load import LoadedBrief


def judgement_has_alternative(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Hint at each judgement short of the ends of the likelihood scale that names no rival (ICD 203, standard 4;
    standards A12), in a brief that names one elsewhere: an author who names none has decided so."""
    if not any(item.alternatives for item in briefing.judgements):
        return
    rungs = briefing.scale.terms if briefing.scale else ()
    certain = {rung.term for rung in (*rungs[:1], *rungs[-1:])}
    for item in briefing.judgements:
        if not item.alternatives and item.likelihood not in certain:
            message = f"judgement {item.number} names no alternative, as others here do"
            hint = "add `alternatives:` with `explanation`, `why_not` and `would_raise`"
            place = loaded.marks.place(f"$.judgements[{item.number - 1}]")
            yield Diagnostic("judgement-has-alternative", Severity.HINT, message, place, (hint,))
