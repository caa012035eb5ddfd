"""The look of a house: what may be said of it in YAML, and what the writers are given.

It may stand under ``brand:`` in the brief, in a file that ``brand:`` names, and in ``brand.yaml`` in the folder of
templates; what is nearer to the brief counts. Nothing in it can change what a memo says of its evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, create_model

from pincite.diagnostics import Place
from pincite.spec.deck_template import DeckTemplate, DeckTemplateSpec
from pincite.spec.deck_words import DeckWordsSpec, Rewording
from pincite.spec.parts import NonEmpty, Part, ShortPart

Paper = Annotated[
    Literal["A4", "Letter"],
    BeforeValidator(lambda value: {"a4": "A4", "letter": "Letter"}.get(str(value).strip().lower(), value)),
]


def _colour(value: object) -> object:
    """``#rrggbb`` in lower case, from that, ``#rgb``, or either without its ``#``."""
    found = re.fullmatch(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})", str(value).strip())
    if found is None:
        raise ValueError('expected a colour such as "#004488"')
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


Colour = Annotated[
    str,
    BeforeValidator(_colour),
    Field(pattern="^#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})$", description='In quotation marks: "#004488".'),
]


class ColoursSpec(Part):
    """Colours by what they are for. Text must stand out 4.5:1 from the paper, graphic parts 3:1."""

    accent: Colour | None = Field(None, description="What points: labels, citation numbers, the highlighted bar.")
    ink: Colour | None = Field(None, description="Headings and what is said loudest.")
    text: Colour | None = Field(None, description="Running text; the ink when only that is given.")
    quiet: Colour | None = Field(None, description="Small print and running heads.")
    line: Colour | None = Field(None, description="Hairlines between parts.")
    rule: Colour | None = Field(None, description="Rules above figures and along axes.")
    bar: Colour | None = Field(None, description="Bars that are not highlighted.")
    tint: Colour | None = Field(None, description="Behind the words that are cited, in the annex of evidence.")
    paper: Colour | None = Field(None, description="The page itself; white when left out.")


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Fonts = Annotated[tuple[NonEmpty, ...], BeforeValidator(_as_list), Field(min_length=1)]


class FontsSpec(Part):
    """Families by what they are for: the name of an installed one, or its files (.ttf, .otf) beside the YAML."""

    text: Fonts | None = Field(None, description="For what is argued; the deck's headings.")
    sans: Fonts | None = Field(None, description="For labels, captions and tables; a serif will do too.")


class LogoSpec(ShortPart):
    """A picture for the head of page 1."""

    short_key: ClassVar[str] = "file"

    file: NonEmpty = Field(description="An SVG or PNG file, beside the YAML.")
    alternative: NonEmpty | None = Field(None, description="What it shows, for who cannot see it.")
    height: float = Field(11, ge=5, le=25, description="In millimetres.")


WORDS = (
    *("memorandum", "annex", "to", "from", "date", "decide_by", "bottom_line", "ask", "owner", "judgements"),
    *("would_change", "basis", "numbers", "calculation", "so_what", "source_base", "conflicts", "reading", "options"),
    *("option", "gains", "costs", "risks", "opposed_by", "recommended", "criterion", "assumptions", "assumption"),
    *("if_wrong", "indicator", "certainty", "summary", "sources", "origin", "file", "cited_as", "evidence"),
    *("evidence_note", "whole_document", "cited_in", "again", "readings", "readings_note", "method"),
)
"""Fixed words of the memo that a house may word otherwise."""

WordsSpec: Any = create_model(
    "WordsSpec",
    __base__=Part,
    __doc__="The memo's fixed words, worded otherwise; the deck's own under `deck`.",
    deck=(DeckWordsSpec | None, Field(None, description="Words of the deck; those it shares with the memo follow it.")),
    **{
        (f"{name}_" if name == "from" else name): (NonEmpty | None, Field(None, alias=name))  # type: ignore[call-overload]
        for name in WORDS
    },
)


class BrandSpec(ShortPart):
    """The look of a house, or the name of a YAML file that holds it; keys beside `file` count before the file's."""

    short_key: ClassVar[str] = "file"

    file: NonEmpty | None = Field(None, description="A YAML file with these keys, beside the brief.")
    organisation: NonEmpty | None = Field(
        None, description="Stands in the foot of each page, and at the head of page 1 where there is no logo."
    )
    logo: LogoSpec | None = None
    template: DeckTemplateSpec | None = Field(None, description="The deck's template, a .potx or .pptx file.")
    colours: ColoursSpec | None = None
    fonts: FontsSpec | None = None
    paper: Paper | None = Field(None, description="For briefs that do not say.")
    handling: NonEmpty | None = Field(None, description="Handling mark, for briefs that have none of their own.")
    words: WordsSpec | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """One font file."""

    name: str
    """Of the file."""
    data: bytes
    weight: tuple[int, int]
    """Lightest and heaviest that it holds; the same but for a variable font."""
    italic: bool
    number: int = 0
    """Which of the fonts of a collection it is."""


@dataclass(frozen=True, slots=True)
class HouseFont:
    """A family to set text in."""

    family: str
    faces: tuple[Face, ...]
    """The upright regular one is among them."""
    installed: bool
    """Whether it is the machine's own, rather than files that the memo brings."""
    place: Place

    @property
    def regular(self) -> Face:
        """The upright face nearest to weight 400."""
        return min((face for face in self.faces if not face.italic), key=lambda face: _distance(face, 400))

    @property
    def semibold(self) -> Face:
        """The upright face nearest to weight 600."""
        return min((face for face in self.faces if not face.italic), key=lambda face: _distance(face, 600))


def _distance(face: Face, weight: int) -> int:
    low, high = face.weight
    return max(low - weight, weight - high, 0)


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that was found to be safe to set."""

    data: bytes
    kind: Literal["svg", "png"]
    alternative: str
    height: float
    """Millimetres."""
    place: Place


@dataclass(frozen=True, slots=True)
class Brand:
    """The look of a house, resolved: files read, colours checked."""

    organisation: str = ""
    logo: Logo | None = None
    colours: tuple[tuple[str, str], ...] = ()
    """Name in the YAML and ``#rrggbb``; only those that were given or follow from them."""
    text: HouseFont | None = None
    sans: HouseFont | None = None
    words: tuple[tuple[str, str], ...] = ()
    """Name of a fixed word and its wording."""
    template: DeckTemplate | None = None
    """The organisation's own template for the deck."""
    deck_words: tuple[tuple[str, Rewording], ...] = ()
    """Name of a fixed word of the deck and its wording, where it has one of its own."""
