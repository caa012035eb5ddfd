"""A source that was retracted is cited only by who says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing, SourceEntry, Statement
from pincite.checks.resting import claims_on, resting_on, shown_from
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, Place, warning
from pincite.spec.load import LoadedBrief
from pincite.words import language_for


def source_stands(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn of each retracted source once, with the sentences that cite it and do not say so, and what else is shown.

    Standards B19; memo and deck mark every citation of it and say so in the list of sources whatever the sentence says.
    What it is worth to a key judgement is for ``judgement-rests-on-sound-source``.
    """
    said = re.compile(language_for(briefing.lang).citations.retraction, re.IGNORECASE)
    for entry in briefing.sources:
        if entry.status == "retracted":
            claims = [item for item in claims_on(briefing, entry)
                      if item.field != "claim" and not said.search(item.text)]  # fmt: skip
            if claims or shown_from(briefing, entry):
                yield _unsaid(briefing, corpus, loaded, entry, claims)


def _unsaid(
    briefing: Briefing, corpus: Corpus, loaded: LoadedBrief, entry: SourceEntry, claims: list[Statement]
) -> Diagnostic:
    source = corpus.sources[entry.id]
    when = f" ({source.notice_date})" if source.notice_date else ""
    why = f": {source.notice}" if source.notice else ""
    return warning(
        "source-stands", f"`{entry.id}` was retracted{when}{why}", claims[0].place if claims else Place(loaded.file),
        *resting_on(briefing, entry, claims), "cite what stands, or say in the sentence that it was retracted",
        evidence=entry.id,
    )  # fmt: skip
