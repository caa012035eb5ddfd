"""The brief as its author wrote it: one class per part of the YAML, field names as in the file.

No corpus is needed to read a brief, so nothing here knows whether an id exists. Text fields hold Markdown
with pin-cites in Pandoc's form (``[@nin-report#p2s2]``). The descriptions become the JSON Schema's.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError


class Markdown:
    """Marks a field whose text is the author's prose."""


def _as_iso_date(value: object) -> object:
    """Lets nothing through but ISO 8601 calendar dates: a bare number would be read as seconds since 1970."""
    if isinstance(value, datetime.date) or (isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value.strip())):
        return value.strip() if isinstance(value, str) else value
    raise PydanticCustomError("date_parsing", "expected a date such as 2026-12-15")


NonEmpty = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
EvidenceId = Annotated[
    str,
    StringConstraints(pattern=r"^[\w.-]+(#[\w.-]+)?$"),
    Field(description="`source#slug` as `pincite quotes`, `numbers` and `search` print it, or a whole `source`."),
]
Prose = Annotated[
    NonEmpty,
    Markdown(),
    Field(description="Markdown; pin-cites as [@source#slug], several in one bracket parted by `;`."),
]
IsoDate = Annotated[datetime.date, BeforeValidator(_as_iso_date)]


class Part(BaseModel):
    """Base of every mapping in a brief: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ShortPart(Part):
    """A mapping that may also be written as the text of one of its keys alone (``- chips`` for ``- theme: chips``)."""

    short_key: ClassVar[str]
    """The key that the text stands for."""

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:
        return {cls.short_key: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = handler(core_schema)
        full = handler.resolve_ref_schema(reference)
        if "anyOf" not in full:
            mapping = dict(full)
            text = _text_of(mapping["properties"][cls.short_key])
            full.clear()
            full.update({"anyOf": [text, mapping], "description": mapping.pop("description", "")})
        return reference


def _text_of(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of the text in one that allows text or null."""
    return next((part for part in schema.get("anyOf", ()) if part.get("type") == "string"), schema)


class AskSpec(Part):
    """What the reader is asked to approve."""

    recommend: Prose = Field(description="An act the reader can approve or refuse.")
    owner: NonEmpty | None = Field(None, description="The role that carries it out.")
    decide_by: IsoDate | None = Field(None, description="When the decision is needed.")


class JudgementSpec(Part):
    """A key judgement. Likelihood and confidence are kept apart: they never share a sentence."""

    claim: Prose = Field(description="One sentence, without a likelihood word.")
    likelihood: NonEmpty | None = Field(None, description="A term of the declared scale, such as `likely`.")
    confidence: Literal["low", "moderate", "high"] | None = None
    because: Prose | None = Field(None, description="What the confidence rests on.")
    evidence: tuple[EvidenceId, ...] = ()
    would_change: Prose | None = Field(None, description="What would change the judgement.")


class QuotationSpec(ShortPart):
    """One quotation by `id` or by its `words`, or a description that up to `max` quotations meet."""

    short_key: ClassVar[str] = "id"

    id: EvidenceId | None = None
    words: NonEmpty | None = Field(None, description="The words themselves; they must stand in the corpus verbatim.")
    speaker: NonEmpty | None = None
    source: NonEmpty | None = Field(None, description="Only from this source.")
    not_source: tuple[NonEmpty, ...] = Field((), description="From none of these sources.")
    theme: NonEmpty | None = Field(None, description="About another theme than the one it stands under.")
    about: NonEmpty | None = Field(None, description="Words to search for.")
    max: int = Field(1, ge=1, le=12)
    headline: NonEmpty | None = Field(None, description="Title of its slide: the point that the quotation makes.")

    @model_validator(mode="after")
    def _says_something(self) -> QuotationSpec:
        if not any((self.id, self.words, self.speaker, self.source, self.theme, self.about)):
            raise ValueError("expected an `id`, `words`, or at least one of `speaker`, `source`, `theme`, `about`")
        return self


class NumberSpec(ShortPart):
    """A number of the corpus, or a formula over such numbers, with the words that say what it counts."""

    short_key: ClassVar[str] = "number"

    number: EvidenceId | None = None
    formula: NonEmpty | None = Field(
        None, description="`a / b`, `a + b` ... over ids of numbers; shown as our calculation."
    )
    round: int = Field(0, ge=0, le=6, description="Decimal places of a formula's result.")
    unit: NonEmpty | None = Field(None, description="Unit of a formula's result, such as `times`.")
    label: Prose | None = Field(None, description="What is counted, in a few words.")

    @model_validator(mode="after")
    def _one_of(self) -> NumberSpec:
        if (self.number is None) == (self.formula is None):
            raise ValueError("expected either `number` or `formula`")
        return self


class PointSpec(Part):
    """A point of a chart: a label and a number of the corpus, or a formula over such numbers."""

    label: NonEmpty
    number: EvidenceId | None = None
    formula: NonEmpty | None = None
    highlight: bool | None = Field(None, description="Drawn in the accent colour; by default the first point is.")

    @model_validator(mode="after")
    def _one_of(self) -> PointSpec:
        if (self.number is None) == (self.formula is None):
            raise ValueError("expected either `number` or `formula`")
        return self


class ChartSpec(Part):
    """A chart whose every point is a number of the corpus."""

    title: Prose = Field(description="The message, as a sentence.")
    kind: Literal["bar", "column", "line"] = "bar"
    unit: NonEmpty = Field(description="What the values are printed in: `US$ billion`, `%` ...")
    measure: NonEmpty | None = Field(None, description="What is measured, where and when; stands under the title.")
    points: tuple[PointSpec, ...] = Field(min_length=1, max_length=12)
    note: Prose | None = None


class ThemeSpec(ShortPart):
    """A section about a theme of `themes.yaml`; what is left out is chosen by the tool."""

    short_key: ClassVar[str] = "theme"

    theme: NonEmpty
    headline: NonEmpty | None = Field(None, description="The section's message, a full sentence.")
    text: Prose | None = None
    quotes: tuple[QuotationSpec, ...] | None = None
    numbers: tuple[NumberSpec, ...] | None = None
    chart: ChartSpec | None = None
    so_what: Prose | None = Field(None, description="What it means for the reader's decision.")


class SideSpec(Part):
    """One answer to the question on which sources disagree."""

    name: NonEmpty | None = Field(None, description="Two or three words that name the side.")
    says: Prose
    evidence: tuple[EvidenceId, ...] = Field(min_length=1)


class ConflictSpec(Part):
    """A question that the sources answer differently."""

    question: NonEmpty
    headline: NonEmpty | None = Field(None, description="The disagreement as a full sentence; the slide's title.")
    sides: tuple[SideSpec, ...] = Field(min_length=2, max_length=3)
    reading: Prose | None = Field(None, description="How the author reads the disagreement.")


class OptionSpec(Part):
    """A course of action; a brief that offers options offers doing nothing too."""

    name: NonEmpty
    gains: Prose
    costs: Prose
    risks: Prose
    opposed_by: Prose | None = None
    recommended: bool = False


class AssumptionSpec(Part):
    """What the argument takes for granted, what follows if it is wrong, and what would show it."""

    assumption: Prose
    if_wrong: Prose
    indicator: Prose


class BriefSpec(Part):
    """A whole brief."""

    title: NonEmpty
    to: NonEmpty | None = None
    from_: NonEmpty | None = Field(None, alias="from")
    date: IsoDate | None = None
    handling: NonEmpty | None = Field(None, description="Handling mark, printed on every page and slide.")
    lang: NonEmpty = Field("en-GB", description="Language of the brief, BCP 47.")
    paper: Literal["A4", "Letter"] = "A4"
    likelihood_scale: Literal["icd-203", "phia", "ipcc"] = "icd-203"
    bottom_line: Prose | None = None
    ask: AskSpec | None = None
    judgements: tuple[JudgementSpec, ...] = ()
    numbers: tuple[NumberSpec, ...] | None = Field(
        None, description="Numbers to know, on the first page; left out, they are taken from the themes."
    )
    themes: tuple[ThemeSpec, ...] = Field(min_length=1)
    conflicts: tuple[ConflictSpec, ...] = ()
    options: tuple[OptionSpec, ...] = ()
    criterion: Prose | None = Field(None, description="By what the options are judged.")
    assumptions: tuple[AssumptionSpec, ...] = ()
