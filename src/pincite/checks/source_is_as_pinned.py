"""A source that somebody vouched for is still the same file."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.briefing.model import Briefing, SourceEntry, Statement
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, Place, error
from pincite.spec.load import LoadedBrief

_NAMED = 12
"""So many claims are named; more are counted."""
_LONGEST = 90


def source_is_as_pinned(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Report each cited document whose bytes are not those that its record pins, with the claims that rest on it."""
    for entry in briefing.sources:
        source = corpus.sources[entry.id]
        if source.pinned and source.pinned != entry.sha256:
            claims = [item for item in briefing.statements
                      if any(cited.partition("#")[0] == entry.id for cited in item.cited)]  # fmt: skip
            place = claims[0].place if claims else Place(loaded.file)
            resting = _resting(claims) if claims else _shown(briefing, entry)
            yield error(
                "source-is-as-pinned", f"`{entry.file}` is not the file that was pinned", place, *resting,
                "read it again, then pin it anew with `pincite sources --pin`", evidence=entry.id,
            )  # fmt: skip


def _shown(briefing: Briefing, source: SourceEntry) -> Iterator[str]:
    """What is printed from a source that no sentence of the author's cites."""
    ids = [name for entry in briefing.evidence if entry.source == source.id for name in entry.evidence]
    yield f"shown from it: {', '.join(f'`{name}`' for name in ids[:_NAMED])}"


def _resting(claims: list[Statement]) -> Iterator[str]:
    for claim in claims[:_NAMED]:
        text = claim.text if len(claim.text) <= _LONGEST else claim.text[:_LONGEST].rsplit(" ", 1)[0] + "…"
        yield f"line {claim.place.line} rests on it: “{text}”"
    if len(claims) > _NAMED:
        yield f"and {len(claims) - _NAMED} more"
