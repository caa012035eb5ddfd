"""From a briefing and a template to the deck as it will be written, every text measured; no file is made."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from pincite.briefing.deck_plan import DeckPlan
from pincite.briefing.model import Briefing
from pincite.diagnostics import BriefError, Diagnostic, Place, error
from pincite.spec.brand import Brand
from pincite.writers.deck.brand import branded_words
from pincite.writers.deck.closing import sources_slides
from pincite.writers.deck.fit import Fitter, fit
from pincite.writers.deck.model import Deck
from pincite.writers.deck.parts import Author
from pincite.writers.deck.plan import planned
from pincite.writers.deck.services import Standing
from pincite.writers.deck.short import shortened
from pincite.writers.deck.storyline import storyline
from pincite.writers.deck.template import Template

_MARK = re.compile(r"\s*\[[\d,–\s]+\]")
_OPENING = 40
"""Characters by which a sentence is known again."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A deck that was fitted to its template."""

    deck: Deck
    template: Template
    presentation: Any
    """python-pptx's of the template, still without slides."""
    diagnostics: tuple[Diagnostic, ...]


def laid_out(briefing: Briefing, *, templates: Path, brand: Brand | None = None) -> LaidOut:
    """The deck with every text sized and split, and an error for each that does not fit or wish that cannot be met.

    Raises ``BriefError`` for a template that lacks a layout or a placeholder, ``MissingToolError`` where there is none.
    """
    from pincite.writers.deck.served import served_template

    served = served_template(templates, brand)
    deck, found = _fitted(briefing, served.standing, brand)
    return LaidOut(deck, served.standing.contract.template, served.presentation, found)


def _fitted(briefing: Briefing, standing: Standing, brand: Brand | None) -> tuple[Deck, tuple[Diagnostic, ...]]:
    template = standing.contract.template
    words = branded_words(briefing.lang, brand)
    author = Author(briefing, words)
    deck, faults = planned(storyline(briefing, words), briefing.deck, author, template)
    if deck.most and briefing.deck:
        deck, more = _short(deck, briefing.deck, author, template)
        faults = (*faults, *more)
    fitted, found = fit(deck, template, place_of=partial(place_in_brief, briefing))
    told = standing.hints({slide.layout for slide in fitted.slides})
    return fitted, (*faults, *found, *told)


def _short(deck: Deck, plan: DeckPlan, author: Author, template: Template) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """The deck in its short form, whose list of sources holds those that it cites."""
    fitter = Fitter(template, deck)
    slides, count = shortened(deck.slides, deck.most, lambda slide: len(fitter.split(slide)))
    cited = {number for slide in slides for number in slide.citations}
    kept = [slide for slide in slides if slide.kind != "sources"]
    deck = replace(deck, slides=(*kept, *sources_slides(author, cited)))
    if count <= deck.most:
        return deck, ()
    message = f"{count} slides are added or named in `order`, and only {deck.most} are allowed"
    return deck, (error("deck-is-short", message, plan.limit_place or Place(), "allow more `slides`, or name fewer"),)


def deck_faults(
    briefing: Briefing, *, templates: Path, brand: Brand | None = None, cache: Path | None = None
) -> tuple[Diagnostic, ...]:
    """What the deck's writer would refuse, found without writing a deck.

    What the template of ``templates`` can serve, and how wide letters are, is kept in the folder ``cache``.
    """
    from pincite.writers.deck.kept import kept_metrics, kept_standing

    try:
        with kept_metrics(cache):
            return _fitted(briefing, kept_standing(templates, brand, cache), brand)[1]
    except BriefError as fault:
        return fault.diagnostics


def place_in_brief(briefing: Briefing, text: str) -> Place | None:
    """Where in the brief the text of a slide was written; none when the author did not write it."""
    plain = " ".join(_MARK.sub("", text).split())
    for statement in briefing.statements:
        opening = " ".join(statement.text.split())[:_OPENING].rstrip(" .")
        if opening and opening in plain:
            return statement.place
    return None
