"""What analytic standards ask of a briefing beyond its claims: rivals to a judgement, findings, what has changed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from pincite.briefing.model import Alternative, Change, Changes, Finding, Statement
from pincite.briefing.prose import ProseComposer
from pincite.spec.tradecraft import AlternativeSpec, ChangeSpec, ChangesSpec, FindingSpec


def alternatives(
    specs: Sequence[AlternativeSpec], path: str, prose: ProseComposer, *, scope: Sequence[str]
) -> tuple[Alternative, ...]:
    """The rivals at ``path``; the evidence of their judgement, ``scope``, counts as cited with every sentence."""
    return tuple(
        Alternative(
            *(
                prose.line(getattr(spec, key), f"{path}[{index}].{key}", scope=scope)
                for key in ("explanation", "why_not", "would_raise")
            )
        )
        for index, spec in enumerate(specs)
    )


def finding(spec: FindingSpec | None, path: str, prose: ProseComposer) -> Finding | None:
    """The finding at ``path``, its four texts with their own pin-cites."""
    if spec is None:
        return None
    parts = ("criteria", "condition", "cause", "effect")
    return Finding(*(prose.line(getattr(spec, key), f"{path}.{key}") for key in parts))


def changes(spec: ChangesSpec | None, path: str, prose: ProseComposer) -> Changes | None:
    """What has changed, in the author's order; a date of the last edition in words."""
    if spec is None:
        return None
    # Which edition it was needs no source, as nothing in the header does.
    prose.statements.append(Statement(spec.since, prose.loaded.marks.place(f"{path}.since"), "since", (), (), ()))
    items = tuple(_change(item, f"{path}.items[{index}]", prose) for index, item in enumerate(spec.items))
    return Changes(_edition(spec.since, prose), items)


def _edition(since: str, prose: ProseComposer) -> str:
    try:
        return prose.language.date(datetime.date.fromisoformat(since))
    except ValueError:
        return since


def _change(spec: ChangeSpec, path: str, prose: ProseComposer) -> Change:
    state = spec.state
    text = prose.line(getattr(spec, state), f"{path}.{state}")
    return Change(state, text, prose.line(spec.why, f"{path}.why"))
