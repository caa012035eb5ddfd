"""What analytic standards ask of a brief beyond its claims: rivals to a judgement, findings, what has changed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from pincite.spec.parts import NonEmpty, Part
from pincite.spec.texts import Prose

State = Literal["new", "changed", "unchanged"]
STATES: tuple[State, ...] = ("new", "changed", "unchanged")


class AlternativeSpec(Part):
    """A rival to what a judgement claims: the best other explanation of the same evidence."""

    explanation: Prose = Field(description="What may hold instead, in a sentence.")
    why_not: Prose = Field(description="Why it is not preferred.")
    would_raise: Prose = Field(description="What would make it more likely.")


class FindingSpec(Part):
    """A gap or a failure: what should be, what is, why they differ, and what follows. All four are needed."""

    criteria: Prose = Field(description="What should be: the rule, the aim or the standard.")
    condition: Prose = Field(description="What is.")
    cause: Prose = Field(description="Why the one differs from the other.")
    effect: Prose = Field(description="What follows from it.")


class ChangeSpec(Part):
    """One thing that is `new`, `changed` or `unchanged` since the last edition, and `why`."""

    new: Prose | None = Field(None, description="What was not in the last edition.")
    changed: Prose | None = Field(None, description="What the last edition said otherwise.")
    unchanged: Prose | None = Field(None, description="What the last edition said and this one holds to.")
    why: Prose | None = Field(None, description="Why; needed where something is `changed`.")

    @model_validator(mode="after")
    def _one_of(self) -> ChangeSpec:
        given = [state for state in STATES if getattr(self, state) is not None]
        if len(given) != 1:
            raise ValueError("expected one of `new`, `changed`, `unchanged`")
        if self.changed is not None and self.why is None:
            raise ValueError("expected `why`: what made it change")
        return self

    @property
    def state(self) -> State:
        """Which of the three it is."""
        return next(state for state in STATES if getattr(self, state) is not None)


class ChangesSpec(Part):
    """What has changed since the last edition of the briefing."""

    since: NonEmpty = Field(description="The last edition: its date (`2026-10-01`) or its version (`version 1`).")
    items: tuple[ChangeSpec, ...] = Field(min_length=1, max_length=12)
