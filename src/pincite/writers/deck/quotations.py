"""Somebody's words on a slide: on one of their own, beside the points of a section, or in a list."""

from __future__ import annotations

from dataclasses import replace

from pincite.briefing.model import Extract, PullQuotation, Section
from pincite.writers.deck.model import Flow, Line, Slide, Slot, Words
from pincite.writers.deck.parts import Author, without_stop
from pincite.writers.deck.prose import mark_words, plain, quotation_sentences, quoted, words

POINT_SCALE, POINT_LEAST = 0.75, 18.0
SPEAKER_SCALE, SPEAKER_LEAST = 0.65, 14.0
MARK_BESIDE = 0.4
"""Beside points: sizes relative to the quotation's, and the smallest in points, of what stands around it."""

APART = 10.0
"""Points between a quotation beside points and what stands above and below it."""


def quotation_slide(author: Author, section: Section, quotation: PullQuotation) -> Slide:
    """Somebody's words, who said them and how we have them; the title is the point they make."""
    who, where = _who(quotation), Words(quotation.attribution, tone="quiet", scale=0.9)
    flow = Flow(
        ("Quotation",),
        tuple((line,) for line in quotation_sentences(quotation.prose)),
        (quotation.evidence,),
        joined=True,
    )
    marks = mark_words([quotation.citation], after=quotation.attribution)
    return author.slide(
        "Quotation",
        quotation.headline or section.headline,
        section.label,
        [Slot("Speaker", ((Line(who), Line((where, *marks))),))],
        flow=flow,
        citations=(quotation.citation,),
        notes=[quotation_said(author, quotation)],
    )


def quotation_beside(author: Author, quotation: PullQuotation) -> Slot:
    """The words under the point they make, when they have one, then who said them and how we have them."""
    lines = []
    if quotation.headline:
        point = Words(without_stop(quotation.headline), bold=True, scale=POINT_SCALE, least=POINT_LEAST)
        lines.append(Line((point,)))
    said = quoted(words(quotation.prose), author.words)
    lines.append(
        Line(tuple(replace(part, heading=True, italic=part.italic is not False) for part in said), before=APART)
    )
    where = Words(quotation.attribution, tone="quiet")
    marks = mark_words([quotation.citation], after=quotation.attribution)
    for number, parts in enumerate((_who(quotation), (where,))):
        small = [replace(part, scale=SPEAKER_SCALE, least=SPEAKER_LEAST) for part in parts]
        small += [replace(part, scale=MARK_BESIDE) for part in marks] if number else []
        lines.append(Line(tuple(small), before=2 if number else APART))
    return Slot("Quotation and speaker", (tuple(lines),), (quotation.evidence,))


def quotation_said(author: Author, quotation: PullQuotation) -> str:
    """Who says what, for the notes."""
    opening, closing = author.words.quotes
    who = "".join(part.text for part in _who(quotation))
    return f"{who}{author.words.colon}{opening}{plain(quotation.prose)}{closing}"


def _who(quotation: PullQuotation) -> tuple[Words, ...]:
    role = (Words(f", {quotation.role}"),) if quotation.role else ()
    return (Words(quotation.speaker, bold=True), *role)


def extract_line(author: Author, extract: Extract, *, bullet: bool = False) -> Line:
    """A passage in quotation marks, whose statement it is, and its citation."""
    said = (Words(f" — {extract.attribution}", tone="quiet"),) if extract.attribution else ()
    return Line(
        (*quoted(words(extract.prose), author.words), *said, *mark_words([extract.citation])),
        bullet,
        evidence=(extract.evidence,),
    )


def extract_slide(author: Author, section: Section, extract: Extract) -> Slide:
    """A single passage, set as large as a quotation but upright: it is what a source says, not what somebody said."""
    upright = tuple(
        replace(each, words=tuple(replace(part, italic=bool(part.italic)) for part in each.words))
        for each in quotation_sentences(extract.prose)
    )
    where = (Words(extract.attribution, tone="quiet"), *mark_words([extract.citation], after=extract.attribution))
    return author.slide(
        "Quotation",
        section.headline,
        section.label,
        [Slot("Speaker", ((Line(where),),))],
        flow=Flow(("Quotation",), tuple((each,) for each in upright), (extract.evidence,), joined=True),
        citations=(extract.citation,),
    )
