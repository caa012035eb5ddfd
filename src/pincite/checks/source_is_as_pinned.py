"""A source that somebody vouched for is still the same file, or says the same."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.checks.resting import claims_on, resting_on
from pincite.corpus.catalogue import Corpus
from pincite.corpus.fingerprints import is_as_pinned
from pincite.diagnostics import Diagnostic, Place, error
from pincite.spec.load import LoadedBrief


def source_is_as_pinned(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Report each cited document that neither is the file that its record pins nor says what that said, with the claims
    that rest on it."""
    for entry in briefing.sources:
        if not is_as_pinned(corpus.documents[entry.id]):
            claims = claims_on(briefing, entry)
            yield error(
                "source-is-as-pinned", f"`{entry.file}` is not the file that was pinned",
                claims[0].place if claims else Place(loaded.file), *resting_on(briefing, entry, claims),
                "read it again, then pin it anew with `pincite sources --pin`", evidence=entry.id,
            )  # fmt: skip
