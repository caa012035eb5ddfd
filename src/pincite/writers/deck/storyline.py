"""From a briefing to the deck's slides: which there are, in which order, and what stands on each.

Nothing is measured here and no file is opened; ``fit`` splits and sizes what this module lays out. The order is
cover, answer, judgements, what has changed, numbers, sections, conflicts, options, how sure we are, decision, then the
appendix.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from pincite.briefing.model import Briefing, Judgement
from pincite.words import DeckWords
from pincite.writers.deck.closing import ask_slide, closing_slides
from pincite.writers.deck.findings import changes_slides, rival_citations, rival_notes
from pincite.writers.deck.model import Deck, Flow, Line, Lines, Slide, Slot, Strip, Words
from pincite.writers.deck.parts import Author, named, number_slides, spread
from pincite.writers.deck.prose import line, mark_words, plain, quoted
from pincite.writers.deck.references import cited
from pincite.writers.deck.sections import section_slides
from pincite.writers.deck.unfolded import headed, labelled, running

QUOTED_ON_JUDGEMENT = 3
"""The most pieces of evidence that a judgement's slide quotes; all are in its notes."""


def storyline(briefing: Briefing, words: DeckWords | None = None) -> Deck:
    """The slides of a briefing, unsplit and unsized; parts that are empty have no slide.

    ``words`` are a house's; the language's where there are none.
    """
    author = Author(briefing, words)
    fixed = author.words
    slides = [
        named(cover(author), "cover", "cover", fixed.document),
        *(named(each, "bottom-line", "answer", fixed.document) for each in answer(author)),
        *(
            named(judgement(author, item), f"judgement-{item.number}", "judgement", fixed.judgements)
            for item in briefing.judgements
        ),
        *(named(each, "changes", "changes", fixed.judgements) for each in changes_slides(author)),
        *(named(each, "numbers", "numbers", fixed.numbers) for each in numbers_to_know(author)),
        *(named(each, "overview", "overview", fixed.overview) for each in overview(author)),
    ]
    shown = frozenset(number.evidence for number in briefing.numbers if number.evidence)
    names = Counter[str]()
    for section in briefing.sections:
        names[section.theme] += 1
        again = f"-{names[section.theme]}" if names[section.theme] > 1 else ""
        slides += section_slides(author, section, shown, f"theme-{section.theme}{again}")
    slides += closing_slides(author)
    return Deck(
        title=briefing.title,
        author=briefing.from_,
        lang=briefing.lang,
        date=briefing.date,
        date_iso=briefing.date_iso,
        handling=briefing.handling,
        slides=tuple(slides),
    )


def cover(author: Author) -> Slide:
    """Title, for whom, by whom and when, and what the briefing rests on."""
    briefing, fixed = author.briefing, author.words
    addressed = [(fixed.to, briefing.to), (fixed.from_, briefing.from_)]
    lines = [Line((Words(f"{label} ", tone=""), Words(name, bold=True))) for label, name in addressed if name]
    if briefing.date:
        lines.append(Line((Words(briefing.date),)))
    return Slide(
        layout="Title",
        title=briefing.title,
        kicker=fixed.document,
        slots=(Slot("Subtitle", (tuple(lines),)),) if lines else (),
        source=tuple(dict.fromkeys((" ".join(briefing.summary.sentences[:1]),))) if briefing.summary.sentences else (),
    )


def answer(author: Author) -> list[Slide]:
    """The bottom line in the memo's words, and what is asked beside it."""
    briefing, fixed = author.briefing, author.words
    if not plain(briefing.bottom_line):
        return []
    slots = [Slot("Statement", ((line(briefing.bottom_line),),))]
    ask = briefing.ask
    citations = cited(briefing.bottom_line, ask.recommend if ask else ())
    if ask is None:
        return [author.slide("Statement alone", fixed.answer, fixed.bottom_line, slots, citations=citations)]
    slots.append(Slot("Ask label", ((Line((Words(fixed.the_ask),)),),)))
    slots.append(Slot("Ask", ((line(ask.recommend),),)))
    details = ask_details(author)
    if details:
        slots.append(Slot("Details", (details,)))
    slide = author.slide("Statement", fixed.answer_and_ask, fixed.bottom_line, slots, citations=citations)
    alone = [Slot("Statement", ((line(briefing.bottom_line),),))]
    apart = author.slide(
        "Statement alone", fixed.answer, fixed.bottom_line, alone, citations=cited(briefing.bottom_line)
    )
    return [replace(slide, instead=(apart, ask_slide(author, ask, fixed.the_ask, fixed.bottom_line)))]


def ask_details(author: Author) -> Lines:
    """Who carries it out and when the decision is needed, a line each."""
    ask, fixed = author.briefing.ask, author.words
    known = ((fixed.owner, ask.owner), (fixed.decide_by, ask.decide_by)) if ask else ()
    return tuple(Line((Words(f"{label}{fixed.colon}", tone="quiet"), Words(value))) for label, value in known if value)


def judgement(author: Author, item: Judgement) -> Slide:
    """The claim as the title; likelihood, confidence and what would change it apart; the evidence under them."""
    fixed = author.words
    own = cited(item.claim, item.because, item.would_change)
    citations = tuple(dict.fromkeys((*item.citations, *own, *rival_citations(item))))
    parts = judgement_parts(author, item)
    evidence = evidence_variants(author, item)
    kicker = fixed.judgement.format(number=item.number)
    say = (
        *(f"{label}{fixed.colon}{'. '.join(each.text for each in lines)}" for label, lines in parts),
        *rival_notes(author, item),
    )
    if len(parts) < 2:
        groups = tuple((Line(each.words, bullet=True),) for _, lines in parts for each in lines)
        groups += tuple((each,) for each in evidence[0])
        return author.slide(
            "Assertion", plain(item.claim), kicker, flow=Flow(("Body",), groups), citations=citations, notes=say
        )
    slots: list[Slot] = []
    for index, (label, lines) in enumerate(parts, 1):
        slots += [Slot(f"Label {index}", ((Line((Words(label),)),),)), Slot(f"Part {index}", (lines,))]
    if evidence[0]:
        slots += [Slot("Evidence label", ((Line((Words(fixed.rests_on),)),),)), Slot("Evidence", evidence)]
    strip = likelihood_strip(item.likelihood_range, fixed.strip_alternative) if len(parts) == 3 else None
    layout = "Judgement" if len(parts) == 3 else "Judgement of two parts"
    told = [group for label, lines in parts for group in labelled(label, fixed.colon, lines)]
    flow = running((*told, *headed(fixed.rests_on, evidence[0])))
    wide = author.slide("Assertion", plain(item.claim), kicker, flow=flow, citations=citations, notes=say)
    slide = author.slide(layout, plain(item.claim), kicker, slots, strip=strip, citations=citations, notes=say)
    return replace(slide, instead=(wide,))


def judgement_parts(author: Author, item: Judgement) -> list[tuple[str, Lines]]:
    """Label and text of each part that the judgement has; no line holds both likelihood and confidence."""
    fixed = author.words

    def value(text: str) -> Line:
        return Line((Words(text[:1].upper() + text[1:], scale=1.5, heading=True),))

    parts: list[tuple[str, Lines]] = []
    if item.likelihood:
        span = (Line((Words(item.likelihood_range, tone="quiet"),)),) if item.likelihood_range else ()
        parts.append((fixed.likelihood, (value(item.likelihood), *span)))
    because = (line(item.because),) if plain(item.because) else ()
    if item.confidence:
        parts.append((fixed.confidence, (value(fixed.levels.get(item.confidence, item.confidence)), *because)))
    elif because:
        parts.append((fixed.confidence, because))
    if plain(item.would_change):
        parts.append((fixed.would_change, (line(item.would_change),)))
    return parts


def evidence_variants(author: Author, item: Judgement) -> tuple[Lines, ...]:
    """The basis and the cited words, fullest first: each further wording leaves out the longest words."""
    basis: Lines = ()
    if item.basis or item.citations:
        text = item.basis[:1].upper() + item.basis[1:]
        basis = (Line((Words(text, bold=True), *mark_words(item.citations, after=text))),)
    alone = basis
    if not item.basis:
        basis = ()
    by_source = author.refs.by_source(item.citations)
    firsts = [entries[0].number for _, entries in by_source]
    ordered = [*firsts, *(number for number in item.citations if number not in firsts)]
    quotable = [(number, author.cited_words(number)) for number in ordered]
    kept = [(number, text) for number, text in quotable if text][:QUOTED_ON_JUDGEMENT]
    variants: list[Lines] = []
    while True:
        told = tuple(_quoted_line(author, number, text) for number, text in kept)
        variants.append((*basis, *told) if told else alone)
        if not kept:
            return tuple(variants)
        kept.remove(max(kept, key=lambda pair: sum(len(part.text) for part in pair[1])))


def _quoted_line(author: Author, number: int, text: tuple[Words, ...]) -> Line:
    said = (*quoted(text, author.words), *author.refs.origin(number))
    return Line(said, bullet=True, evidence=author.refs.ids(number))


def likelihood_strip(printed: str, alternative: str) -> Strip | None:
    """The range as a strip, when two percentages can be read in it."""
    found = re.findall(r"\d+(?:[.,]\d+)?", printed)
    if len(found) != 2 or "%" not in printed:
        return None
    low, high = (float(end.replace(",", ".")) for end in found)
    return Strip(low, high, alternative.format(range=printed)) if 0 <= low < high <= 100 else None


def numbers_to_know(author: Author) -> list[Slide]:
    """Cards, up to four on a slide and as even as can be."""
    fixed = author.words
    return number_slides(author, fixed.numbers_title, fixed.numbers, spread(author.briefing.numbers, 4))


def overview(author: Author) -> list[Slide]:
    """What the sections say, for a brief without a bottom line."""
    briefing, fixed = author.briefing, author.words
    if plain(briefing.bottom_line) or len(briefing.sections) < 2:
        return []
    groups = tuple(
        (Line((Words(section.headline, bold=True), *coverage(section.coverage)), bullet=True),)
        for section in briefing.sections
    )
    return [author.slide("Assertion", fixed.overview_title, fixed.overview, flow=Flow(("Body",), groups))]


def coverage(text: str) -> tuple[Words, ...]:
    return (Words(f" {text}", tone="quiet", scale=0.85, least=18.0),) if text else ()
