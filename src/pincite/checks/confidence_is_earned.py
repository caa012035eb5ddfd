"""High confidence needs more than one origin and something first-hand; any but low confidence needs a passage."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, warning
from pincite.spec.load import LoadedBrief

_RULE = "confidence-is-earned"


def confidence_is_earned(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Standards E13: on a single origin, or on second-hand material alone, confidence is moderate at most; on inference
    alone, where no passage says anything of it, low."""
    source_of = {entry.number: corpus.sources[entry.source] for entry in briefing.evidence}
    for index, judgement in enumerate(briefing.judgements):
        path = f"$.judgements[{index}]"
        sources = [source_of[number] for number in judgement.citations]
        if not sources and loaded.spec.judgements[index].evidence:
            continue  # Its ids are not in the corpus, and that has been said of each.
        if not sources:
            yield warning("judgement-has-evidence", "the judgement names no evidence", loaded.marks.place(path),
                          "add `evidence:` with the ids that it rests on")  # fmt: skip
        entries = [entry for entry in briefing.evidence if entry.number in judgement.citations]
        if judgement.confidence in ("high", "moderate") and not any(entry.line for entry in entries):
            reason = "whole documents, and no passage of them" if sources else "no evidence"
            yield warning(_RULE, f"{judgement.confidence} confidence rests on {reason}",
                          loaded.marks.place(f"{path}.confidence"),
                          "say `low`, or name the passages that bear it out")  # fmt: skip
        elif judgement.confidence == "high":
            single = len({source.origin for source in sources}) == 1
            reason = "a single origin" if single else "second-hand material alone"
            if single or all(source.second_hand for source in sources):
                yield warning(_RULE, f"high confidence rests on {reason}",
                              loaded.marks.place(f"{path}.confidence"), "say `moderate`, or add evidence")  # fmt: skip
