"""The second half of the deck: conflicts, options, how sure we are, the decision, and the appendix."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from pincite.briefing.model import Ask, Conflict, NameReading, Prose, Side
from pincite.writers.deck.exhibits import matrix_slide, timeline_slide
from pincite.writers.deck.model import Flow, Line, Lines, Slide, Slot, Table, Tone, Words
from pincite.writers.deck.parts import Author, conflict_citations, named
from pincite.writers.deck.prose import lead_in, line, plain
from pincite.writers.deck.quotations import extract_line
from pincite.writers.deck.references import cited
from pincite.writers.deck.unfolded import headed, labelled, running

RANKED = ("high", "moderate", "low")
"""Levels of confidence, the highest first."""


def closing_slides(author: Author) -> list[Slide]:
    """All of them in order; parts that are empty have no slide."""
    fixed = author.words
    return [
        *(
            named(conflict_slide(author, conflict), f"conflict-{number}", "conflict", fixed.disagree)
            for number, conflict in enumerate(author.briefing.conflicts, 1)
        ),
        *(named(each, "options", "options", fixed.decision) for each in options_slide(author)),
        *(named(each, "how-sure", "certainty", fixed.decision) for each in how_sure_slide(author)),
        *(named(each, "decision", "decision", fixed.decision) for each in decision_slides(author)),
        *appendix_slides(author),
    ]


def conflict_slide(author: Author, conflict: Conflict) -> Slide:
    """The answers side by side with the sources' words, and how the author reads them."""
    slots: list[Slot] = []
    for index, side in enumerate(conflict.sides, 1):
        if side.name:
            slots.append(Slot(f"Side {index}", ((Line((Words(side.name),)),),)))
        says = (line(side.says),) if plain(side.says) else ()
        told = [extract_line(author, extract, bullet=True) for extract in side.extracts]
        variants: list[Lines] = [(*says, *told)]
        while told and (says or len(told) > 1):
            told.remove(max(told, key=lambda each: len(each.text)))
            variants.append((*says, *told))
        slots.append(Slot(f"Words {index}", tuple(variants)))
    colon = author.words.colon
    said = [f"{side.name}{colon}{each.text}" for side in conflict.sides for each in _told(author, side)]
    beside = author.slide(
        "Three sides" if len(conflict.sides) > 2 else "Two sides",
        conflict.headline or conflict.question,
        author.words.disagree,
        slots,
        citations=conflict_citations(conflict),
        takeaway=lead_in(author.words.how_we_read_it, conflict.reading),
        notes=[conflict.question, *said],
        disputes=False,
    )
    flow = running(group for side in conflict.sides for group in _side_groups(author, side))
    return replace(beside, instead=(replace(beside, layout="Assertion", slots=(), flow=flow),))


def _told(author: Author, side: Side) -> Lines:
    return (line(side.says), *(extract_line(author, extract) for extract in side.extracts))


def _side_groups(author: Author, side: Side) -> tuple[Lines, ...]:
    """What a side says behind its name, then the words of its sources one by one."""
    told = [extract_line(author, extract, bullet=True) for extract in side.extracts]
    if not plain(side.says):
        return headed(side.name, told) if side.name else tuple((each,) for each in told)
    says = (line(side.says),)
    first = labelled(side.name, author.words.colon, says) if side.name else (says,)
    return (*first, *((each,) for each in told))


def options_slide(author: Author) -> list[Slide]:
    """The courses of action as a native table, an option a row; columns that are empty are left out."""
    briefing, fixed = author.briefing, author.words
    if not briefing.options:
        return []
    texts = [(o.gains, o.costs, o.risks, o.opposed_by) for o in briefing.options]
    filled = [column for column in range(4) if any(plain(row[column]) for row in texts)]
    rows = []
    for option, row in zip(briefing.options, texts, strict=True):
        name = [Words(option.name, bold=True)]
        if option.recommended:
            name.append(Words(f" ({fixed.recommended.lower()})", tone="accent"))
        rows.append((Line(tuple(name)), *(line(row[column]) for column in filled)))
    best = [option.name for option in briefing.options if option.recommended]
    title = fixed.recommendation.format(name=best[0]) if best else fixed.options_title
    header = (fixed.option_columns[0], *(fixed.option_columns[column + 1] for column in filled))
    table = Table(
        header=tuple(Line((Words(text),)) for text in header),
        rows=tuple(rows),
        weights=(1.05, *(1.0 for _ in filled)),
        alternative=f"{fixed.options_title}{fixed.colon}{', '.join(option.name for option in briefing.options)}.",
    )
    citations = cited(*(text for row in texts for text in row), briefing.criterion)
    takeaway = lead_in(fixed.criterion, briefing.criterion)
    notes = [". ".join(_cells(header, row)) for row in rows]
    return [
        author.slide(
            "Table", title, fixed.options, visual=table, citations=citations, takeaway=takeaway, notes=notes
        )
    ]  # fmt: skip


def _cells(header: tuple[str, ...], row: tuple[Line, ...]) -> list[str]:
    return [f"{name}: {cell.text.rstrip('.')}" for name, cell in zip(header, row, strict=True) if cell.text]


def how_sure_slide(author: Author) -> list[Slide]:
    """The key to the likelihood terms, the confidence of each judgement, and the state of the sources."""
    fixed = author.words
    table = likelihood_key(author)
    confidence, base = _confidence(author), _source_base(author)
    groups = (*confidence, *base)
    said = [" ".join(each.text for each in group) for group in groups]
    if not table:
        flow = running(groups)
        return (
            [author.slide("Assertion", fixed.how_sure_title, fixed.how_sure, flow=flow, notes=said)] if groups else []
        )
    # One slide says how sure we are: sentences on the sources that it has no room for stand in its notes and under
    # the method.
    shown = [_flat((*confidence, *base[:count])) for count in range(len(base), -1, -1)]
    slots = [Slot("Points", tuple(each for each in shown if each))] if groups else []
    layout = "Table and text" if slots else "Table"
    return [author.slide(layout, fixed.how_sure_title, fixed.how_sure, slots, visual=table, notes=said)]


def _flat(groups: Iterable[Lines]) -> Lines:
    return tuple(each for group in groups for each in group)


def likelihood_key(author: Author) -> Table | None:
    """The declared scale, and beside each rung the judgements that stand on it."""
    scale, fixed = author.briefing.scale, author.words
    if scale is None:
        return None
    rows = []
    for term in scale.terms:
        numbers = [str(item.number) for item in author.briefing.judgements if item.likelihood == term.term]
        bold = bool(numbers)
        tone: Tone = "accent" if bold else ""
        texts = (term.term, term.range, ", ".join(numbers))
        rows.append(tuple(Line((Words(text, bold=bold, tone=tone),)) if text else Line(()) for text in texts))
    header = tuple(Line((Words(text.format(name=scale.name)),)) for text in fixed.scale_columns)
    alternative = fixed.scale_alternative.format(name=scale.name)
    return Table(header, tuple(rows), (1.9, 1.0, 0.9), alternative)


def _confidence(author: Author) -> tuple[Lines, ...]:
    fixed = author.words
    levels: dict[str, list[str]] = {}
    for item in author.briefing.judgements:
        if item.confidence:
            levels.setdefault(item.confidence, []).append(str(item.number))
    lines = []
    for level in sorted(levels, key=lambda name: RANKED.index(name) if name in RANKED else len(RANKED)):
        numbers = levels[level]
        named = ", ".join(fixed.judgement_inside.format(number=number) for number in numbers)
        said = fixed.levels.get(level, level)
        opening = Words(f"{said[:1].upper()}{said[1:]}{fixed.colon}", bold=True)
        lines.append(Line((opening, Words(named)), bullet=True))
    return headed(fixed.confidence, lines)


def _source_base(author: Author) -> tuple[Lines, ...]:
    lines = [Line((Words(sentence),), bullet=True) for sentence in author.briefing.summary.sentences]
    return headed(author.words.sources_label, lines)


def decision_slides(author: Author) -> list[Slide]:
    """The ask with its owner and date; the assumptions beside it, or on a slide of their own without an ask."""
    briefing, fixed = author.briefing, author.words
    table = assumptions_table(author)
    ask = briefing.ask
    texts: list[Prose] = [ask.recommend] if ask else []
    for each in briefing.assumptions:
        texts += [each.assumption, each.if_wrong, each.indicator]
    citations = cited(*texts)
    if ask is None and table is None:
        return []
    assumptions = author.slide(
        "Table", fixed.assumptions_title, fixed.decision, visual=table, citations=cited(*texts[bool(ask) :]),
        notes=_assumption_notes(author),
    )  # fmt: skip
    if ask is None:
        return [assumptions]
    title = fixed.decision_title_dated.format(date=ask.decide_by) if ask.decide_by else fixed.decision_title
    details = [(label, value) for label, value in ((fixed.owner, ask.owner), (fixed.decide_by, ask.decide_by)) if value]
    said = [f"{label}{fixed.colon}{value}" for label, value in details]
    alone = ask_slide(author, ask, title, fixed.decision)
    if table is None:
        return [alone]
    lines = [line(ask.recommend)]
    for label, value in details:
        lines += [
            Line((Words(label, tone="quiet", bold=True, scale=0.7),), before=10),
            Line((Words(value),), before=-5),
        ]
    notes = [*said, *_assumption_notes(author)]
    slots = [Slot("Ask", (tuple(lines),))]
    beside = author.slide(
        "Text and table", title, fixed.decision, slots, visual=table, citations=citations, notes=notes
    )  # fmt: skip
    return [replace(beside, instead=(alone, assumptions))]


def ask_slide(author: Author, ask: Ask, title: str, kicker: str) -> Slide:
    """What is asked, large, with its owner and date under it."""
    fixed = author.words
    details = [(label, value) for label, value in ((fixed.owner, ask.owner), (fixed.decide_by, ask.decide_by)) if value]
    facts = tuple(
        Line((Words(f"{label}{fixed.colon}", tone="quiet", scale=0.7, least=18.0), Words(value, scale=0.7, least=18.0)))
        for label, value in details
    )
    slots = [Slot("Statement", ((line(ask.recommend), *facts),))]
    said = [f"{label}{fixed.colon}{value}" for label, value in details]
    return author.slide("Statement alone", title, kicker, slots, citations=cited(ask.recommend), notes=said)


def _assumption_notes(author: Author) -> list[str]:
    names = author.words.assumption_columns
    rows = [(a.assumption, a.if_wrong, a.indicator) for a in author.briefing.assumptions]
    return [". ".join(_cells(names, tuple(line(text) for text in row))) for row in rows]


def assumptions_table(author: Author) -> Table | None:
    """What is taken for granted, what follows if it is wrong, and what would show it."""
    assumptions, fixed = author.briefing.assumptions, author.words
    if not assumptions:
        return None
    header = tuple(Line((Words(text),)) for text in fixed.assumption_columns)
    rows = tuple((line(a.assumption), line(a.if_wrong), line(a.indicator)) for a in assumptions)
    return Table(header, rows, (1.0, 1.0, 1.0), f"{fixed.assumptions_title}.")


def appendix_slides(author: Author) -> list[Slide]:
    """How the briefing was made, then the sources with the place that every citation number leads to."""
    fixed = author.words
    made = []
    if author.briefing.timeline:
        slide = timeline_slide(author, author.briefing.timeline, fixed.timeline)
        made.append(named(slide, "timeline", "appendix", fixed.appendix))
    if author.briefing.coverage:
        slide = matrix_slide(author, author.briefing.coverage)
        made.append(named(slide, "coverage", "appendix", fixed.appendix))
    method: tuple[Lines, ...] = tuple((Line((Words(sentence),), bullet=True),) for sentence in author.briefing.method)
    if method:
        # Without a key to the likelihood terms, the slide on how sure we are says all of it.
        method = (*method, *(_source_base(author) if author.briefing.scale else ()))
        flow = Flow(("Body",), method)
        said = [*author.briefing.method, *(_reading(item) for item in author.briefing.readings)]
        slide = author.slide("Assertion", fixed.method_title, fixed.method, flow=flow, notes=said)
        made.append(named(slide, "method", "appendix", fixed.appendix))
    return [*made, *sources_slides(author)]


def sources_slides(author: Author, numbers: Container[int] | None = None) -> list[Slide]:
    """The list of sources, of those that these citation numbers lead to when they are given; nothing without any."""
    listed = author.refs.appendix(numbers)
    if not listed:
        return []
    fixed = author.words
    slide = author.slide("Sources", fixed.sources_title, fixed.sources, flow=Flow(("Left", "Right"), listed))
    return [named(slide, "sources", "sources", fixed.appendix)]


def _reading(reading: NameReading) -> str:
    return f"{reading.as_heard} [{reading.canonical}]: {reading.evidence}"
