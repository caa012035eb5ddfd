"""Slides and notes of what analytic standards ask for: findings, rivals to a judgement, what has changed."""

from __future__ import annotations

from dataclasses import replace

from pincite.briefing.model import Finding, Judgement, Section
from pincite.writers.deck.model import Line, Lines, Slide, Table, Words
from pincite.writers.deck.parts import Author
from pincite.writers.deck.prose import line, marked, plain
from pincite.writers.deck.references import cited
from pincite.writers.deck.unfolded import labelled, running

CHANGE_WEIGHTS = (0.8, 2.2, 1.8)
"""Relative widths of the columns: what happened to it, what it is, why."""


def finding_slide(author: Author, section: Section, finding: Finding) -> Slide:
    """Its four elements side by side, or under each other where they are long."""
    fixed = author.words
    texts = (finding.criteria, finding.condition, finding.cause, finding.effect)
    told = tuple(line(text) for text in texts)
    header = tuple(Line((Words(name),)) for name in fixed.elements)
    title = fixed.finding_title.format(theme=section.label)
    said = [f"{name}{fixed.colon}{marked(text)}" for name, text in zip(fixed.elements, texts, strict=True)]
    table = Table(header, (told,), (1.0,) * len(told), f"{title}.")
    slide = author.slide("Table", title, section.label, visual=table, citations=cited(*texts), notes=said)
    groups = (group for name, each in zip(fixed.elements, told, strict=True)
              for group in labelled(name, fixed.colon, (each,)))  # fmt: skip
    return replace(slide, instead=(replace(slide, layout="Assertion", visual=None, flow=running(groups)),))


def rival_notes(author: Author, item: Judgement) -> tuple[str, ...]:
    """A paragraph for each rival: what it is, why it is not preferred, what would raise it."""
    fixed = author.words
    return tuple(
        f"{fixed.rival}{fixed.colon}{marked(each.explanation)} {fixed.why_not}{fixed.colon}{marked(each.why_not)} "
        f"{fixed.would_raise}{fixed.colon}{marked(each.would_raise)}"
        for each in item.alternatives
    )


def rival_citations(item: Judgement) -> tuple[int, ...]:
    """Every citation number in the rivals of a judgement."""
    return cited(*(text for each in item.alternatives for text in (each.explanation, each.why_not, each.would_raise)))


def changes_slides(author: Author) -> list[Slide]:
    """What is new, changed or unchanged since the last edition, a row each; nothing where nothing is said of one."""
    changes, fixed = author.briefing.changes, author.words
    if changes is None:
        return []
    rows = tuple(
        (Line((Words(fixed.states[each.state], bold=True),)), line(each.text), line(each.why)) for each in changes.items
    )
    reasoned = any(plain(each.why) for each in changes.items)
    count = len(fixed.change_columns) if reasoned else len(fixed.change_columns) - 1
    title = fixed.changes_title.format(edition=changes.since)
    header = tuple(Line((Words(name),)) for name in fixed.change_columns[:count])
    table = Table(header, tuple(row[:count] for row in rows), CHANGE_WEIGHTS[:count], f"{title}.")
    said = [f"{state.text}{fixed.colon}{' '.join(each.text for each in rest if each.text)}" for state, *rest in rows]
    numbers = cited(*(text for each in changes.items for text in (each.text, each.why)))
    slide = author.slide("Table", title, fixed.judgements, visual=table, citations=numbers, notes=said)
    flow = running(group for row in rows for group in _told(row, fixed.colon))
    return [replace(slide, instead=(replace(slide, layout="Assertion", visual=None, flow=flow),))]


def _told(row: tuple[Line, ...], colon: str) -> tuple[Lines, ...]:
    """A change in the whole width: its text behind its state, then the reason."""
    state, text, why = row
    return labelled(state.text, colon, (text, *((why,) if why.text else ())))
