"""What a brief shows beside its prose: numbers, charts, tables and timelines, each bound to the corpus."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from pincite.spec.parts import NonEmpty, Part, ShortPart, with_short_forms
from pincite.spec.texts import EvidenceId, Prose


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
        chosen = {"type": "boolean", "enum": [True]}
        return with_short_forms(core_schema, handler, lambda keys: (chosen, keys["entries"]))
