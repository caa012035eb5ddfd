"""What every part of the storyline shares: a slide with its source line and notes, number cards, list items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field, replace
from typing import TypeVar

from pincite.briefing.model import Briefing, Conflict, KeyNumber
from pincite.words import DeckWords, MemoWords, language_for
from pincite.writers.deck.model import Flow, Graph, Kind, Line, Lines, Slide, Slot, Strip, Table, Words
from pincite.writers.deck.prose import line, marked, words
from pincite.writers.deck.references import References, cited

Item = TypeVar("Item")

LONG_LABEL = 110
"""Characters of a label beyond which a slide holds three numbers at most, and fewer when there are more of them."""

NUMBER_LAYOUTS = {1: "Number", 2: "Numbers two", 3: "Numbers three", 4: "Numbers"}


@dataclass(slots=True)
class Author:
    """The briefing, its references and the fixed words: what a slide is made from."""

    briefing: Briefing
    given: InitVar[DeckWords | None] = None
    """Those of a house; the language's where there is none."""
    refs: References = field(init=False)
    words: DeckWords = field(init=False)
    memo: MemoWords = field(init=False)

    def __post_init__(self, given: DeckWords | None) -> None:
        language = language_for(self.briefing.lang)
        self.words, self.memo = given or language.deck, language.memo
        self.refs = References(self.briefing, self.words)

    def slide(
        self,
        layout: str,
        title: str,
        kicker: str,
        slots: Sequence[Slot] = (),
        *,
        citations: tuple[int, ...] = (),
        flow: Flow | None = None,
        visual: Table | Graph | None = None,
        strip: Strip | None = None,
        takeaway: Lines = (),
        note: str = "",
        exhibit: str = "",
        notes: Sequence[str] = (),
        disputes: bool = True,
    ) -> Slide:
        """A content slide: its source line and its notes follow from the citations.

        ``note`` opens the source line, and what the memo calls the slide's ``exhibit`` closes it. ``notes`` follow the
        title sentence in the speaker notes. ``disputes`` adds the conflicts that touch the citations.
        """
        title = without_stop(title)
        spoken = [spoken_title(title), *notes]
        spoken += [each.text for each in takeaway]
        spoken += self.refs.citation_notes(citations)
        spoken += self.disputes(citations) if disputes else []
        return Slide(
            layout=layout,
            title=title,
            kicker=kicker,
            slots=tuple(slots),
            flow=flow,
            visual=visual,
            strip=strip,
            takeaway=takeaway,
            source=self.refs.source_line(citations, note, exhibit),
            citations=citations,
            notes=tuple(text for text in dict.fromkeys(spoken) if text),
        )

    def disputes(self, citations: tuple[int, ...]) -> list[str]:
        """The conflicts that evidence of these numbers takes a side in, a sentence each."""
        touched = set(citations)
        found = [conflict for conflict in self.briefing.conflicts if touched & set(conflict_citations(conflict))]
        return [f"{self.words.disagreement}{self.words.colon}{conflict.headline}" for conflict in found]

    def cited_words(self, number: int) -> tuple[Words, ...]:
        """The words that a citation stands for, corrections shown; empty for a whole document."""
        for section in self.briefing.sections:
            for quotation in section.quotations:
                if quotation.citation == number:
                    return words(quotation.prose)
        return words(self.refs.cited_prose(number))


def named(slide: Slide, name: str, kind: Kind, part: str) -> Slide:
    """The slide under a name of its own, and so those that it has instead."""
    instead = tuple(named(each, name, kind, part) for each in slide.instead)
    return replace(slide, id=name, kind=kind, part=part, instead=instead)


def spoken_title(title: str) -> str:
    """A title as the sentence that opens the notes."""
    return f"{title.rstrip('.')}." if title[-1:].isalnum() else title


def without_stop(title: str) -> str:
    """A title without its full stop; an abbreviation or an ellipsis at the end keeps its own."""
    last = title.rsplit(" ", maxsplit=1)[-1]
    return title[:-1] if last.endswith(".") and last.count(".") == 1 else title


def conflict_citations(conflict: Conflict) -> tuple[int, ...]:
    """Every citation number of a conflict, its reading's included."""
    numbers = list(cited(conflict.reading))
    for side in conflict.sides:
        numbers += [*cited(side.says), *(extract.citation for extract in side.extracts)]
    return tuple(dict.fromkeys(numbers))


def chunks(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """The items in groups of at most ``most``, as even as can be, larger groups first."""
    if not items:
        return []
    count = -(-len(items) // most)
    size, extra = divmod(len(items), count)
    made, start = [], 0
    for index in range(count):
        end = start + size + (index < extra)
        made.append(items[start:end])
        start = end
    return made


def spread(numbers: Sequence[KeyNumber], most: int) -> list[Sequence[KeyNumber]]:
    """The numbers in groups for a slide each: of ``most`` at most, or of two or three where labels are sentences."""
    long = any(len(marked(number.label)) > LONG_LABEL for number in numbers)
    return chunks(numbers, 2 if long and len(numbers) != 3 else most)


def number_slides(
    author: Author, title: str, kicker: str, groups: Sequence[Sequence[KeyNumber]], *, notes: Sequence[str] = ()
) -> list[Slide]:
    """A slide of number cards for every group of one to four numbers."""
    made = []
    for group in groups:
        slots: list[Slot] = []
        for index, number in enumerate(group, 1):
            ids = (number.evidence,) if number.evidence else ()
            slots.append(Slot(f"Figure {index}", ((figure(number.figure, number.scale),),), ids))
            slots.append(Slot(f"Meaning {index}", (number_meaning(author, number),)))
        citations = tuple(dict.fromkeys(each for number in group for each in number.citations))
        said = [number_said(author, number) for number in group]
        layout = NUMBER_LAYOUTS[len(group)]
        slide = author.slide(layout, title, kicker, slots, citations=citations, notes=[*said, *notes])
        # Sentences are too long for cards: each under its number, in the whole width.
        listed = tuple((_number_alone(number), *number_meaning(author, number)) for number in group)
        below = replace(slide, layout="Assertion", slots=(), flow=Flow(("Body",), listed))
        made.append(replace(slide, instead=(below,)))
    return made


def _number_alone(number: KeyNumber) -> Line:
    """A number on a line of its own in running text, larger than that."""
    value = Words(" ".join(part for part in (number.figure, number.scale) if part), bold=True, heading=True, scale=1.4)
    return Line((value,), before=10, evidence=(number.evidence,) if number.evidence else ())


def figure(value: str, scale: str) -> Line:
    """A number set large, what follows it smaller."""
    tail = (Words(f" {scale}", scale=0.44),) if scale else ()
    return Line((Words(value), *tail))


def number_meaning(author: Author, number: KeyNumber) -> Lines:
    """What a number counts, and the formula when it is our calculation."""
    lines = [line(number.label)]
    if number.calculation:
        text = author.words.calculation.format(formula=number.calculation)
        lines.append(Line((Words(text[:1].upper() + text[1:], tone="quiet", scale=0.8),)))
    return tuple(lines)


def number_said(author: Author, number: KeyNumber) -> str:
    """A number as one sentence, for the notes."""
    printed = figure(number.figure, number.scale).text
    formula = f" ({author.words.calculation.format(formula=number.calculation)})" if number.calculation else ""
    return f"{printed} {marked(number.label)}{formula}"
