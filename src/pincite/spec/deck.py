"""What an author may ask of the deck's slides: how many there are, their order, which go, and what they are called."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from pincite.spec.parts import NonEmpty, Part

SlideId = Annotated[
    NonEmpty,
    Field(description="The name of a slide, such as `bottom-line` or `judgement-1`; `pincite slides` lists them."),
]


class SlideEditSpec(Part):
    """Another title or another layout for one slide."""

    slide: SlideId
    title: NonEmpty | None = Field(None, description="The slide's title, a full sentence.")
    layout: NonEmpty | None = Field(
        None, description="A layout of the template that has room for all that the slide shows, such as `Assertion`."
    )

    @model_validator(mode="after")
    def _says_something(self) -> SlideEditSpec:
        if self.title is None and self.layout is None:
            raise ValueError("expected a `title` or a `layout`")
        return self


class SlidesSpec(Part):
    """Which of the deck's slides are shown, and in which order."""

    slides: int | None = Field(
        None, ge=2, le=100,
        description="The short form: at most so many slides before the appendix, the cover among them; the most "
        "important are kept, and of the appendix the sources that they cite.",
    )  # fmt: skip
    appendix: bool | None = Field(
        None,
        description="Whether method, timeline and coverage are shown beside the sources; by default in the long form.",
    )
    order: tuple[SlideId, ...] = Field((), description="Slides that come first after the cover, in this order.")
    hide: tuple[SlideId, ...] = Field((), description="Slides that are left out.")
    edit: tuple[SlideEditSpec, ...] = ()

    @model_validator(mode="after")
    def _names_each_once(self) -> SlidesSpec:
        for key, named in (("order", self.order), ("hide", self.hide), ("edit", [each.slide for each in self.edit])):
            twice = next((name for index, name in enumerate(named) if name in named[:index]), None)
            if twice is not None:
                raise ValueError(f"`{key}` names `{twice}` twice")
        both = next((name for name in self.order if name in self.hide), None)
        if both is not None:
            raise ValueError(f"`{both}` stands in `order` and in `hide`")
        return self
