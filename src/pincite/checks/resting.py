"""What of a briefing rests on a source, for the rules that speak of sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pincite.briefing.model import Briefing, SourceEntry, Statement

_NAMED = 12
"""So many claims are named; more are counted."""
_LONGEST = 90
_SUMMING_UP = ("title", "headline", "question", "reading", "so_what")
"""Fields that count as resting on all that is cited below or above them, where it is said."""


def claims_on(briefing: Briefing, source: SourceEntry) -> list[Statement]:
    """The author's sentences that cite it, in the order of the brief, but for those that sum others up."""
    return [item for item in briefing.statements if item.field not in _SUMMING_UP
            and any(cited.partition("#")[0] == source.id for cited in item.cited)]  # fmt: skip


def resting_on(briefing: Briefing, source: SourceEntry, claims: Sequence[Statement]) -> Iterator[str]:
    """A line for each of the claims, and one for what is shown from it that no sentence of the author's cites."""
    for claim in claims[:_NAMED]:
        text = claim.text if len(claim.text) <= _LONGEST else claim.text[:_LONGEST].rsplit(" ", 1)[0] + "…"
        yield f"line {claim.place.line} rests on it: “{text}”"
    if len(claims) > _NAMED:
        yield f"and {len(claims) - _NAMED} more"
    if shown := shown_from(briefing, source):
        yield f"shown from it: {', '.join(f'`{name}`' for name in shown[:_NAMED])}"


def shown_from(briefing: Briefing, source: SourceEntry) -> list[str]:
    """Ids of what is printed from it and stands in no sentence of the author's: quotations, numbers, extracts."""
    said = {cited for item in briefing.statements for cited in item.cited if item.field not in _SUMMING_UP}
    return [name for entry in briefing.evidence if entry.source == source.id
            for name in entry.evidence if name not in said]  # fmt: skip
