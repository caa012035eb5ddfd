"""Slides of what the memo shows as tables: a section's table, timelines, and the matrix of sources and themes."""

from __future__ import annotations

from itertools import groupby

from pincite.briefing.model import Cell, CoverageMatrix, Moment, Section, Timeline, plain
from pincite.briefing.model import Table as BriefTable
from pincite.writers.deck.model import Line, Slide, Table, Words
from pincite.writers.deck.parts import Author
from pincite.writers.deck.prose import line, mark_words, quoted, words
from pincite.writers.deck.references import cited

NAME_WEIGHT, FIGURE_WEIGHT, TEXT_WEIGHT = 1.2, 0.75, 1.3
"""Relative widths of a table's columns: the rows' names, figures, text."""
MOST_COLUMNS = 8
"""Sources that the matrix names on a slide; the others are counted together."""


def table_slide(author: Author, section: Section, table: BriefTable) -> Slide:
    """The section's table under its message; it runs over more slides where it is long."""
    header = tuple(
        Line((Words(f"{column.name}, {column.unit}" if column.unit else column.name),)) for column in table.columns
    )
    figures = tuple(at for at, column in enumerate(table.columns) if column.figures and at)
    weights = tuple(
        NAME_WEIGHT if at == 0 else FIGURE_WEIGHT if at in figures else TEXT_WEIGHT for at in range(len(header))
    )
    rows = tuple(tuple(_cell(cell, first=at == 0) for at, cell in enumerate(row)) for row in table.rows)
    ids = tuple(dict.fromkeys(cell.evidence for row in table.rows for cell in row if cell.evidence))
    calculated = [
        f"{plain(row[0].prose)}{author.words.colon}{cell.printed} "
        f"{author.words.calculation.format(formula=cell.calculation)}"
        for row in table.rows for cell in row if cell.calculation
    ]  # fmt: skip
    citations = tuple(dict.fromkeys((*cited(table.title, table.note), *table.citations)))
    note = " ".join(part for part in (plain(table.note), author.words.calculated if calculated else "") if part)
    visual = Table(header, rows, weights, table.alternative, ids, figures)
    exhibit = author.memo.table.format(table.number) if table.number else ""
    return author.slide("Table", plain(table.title), section.label, visual=visual, citations=citations,
                        note=note, exhibit=exhibit, notes=calculated)  # fmt: skip


def _cell(cell: Cell, *, first: bool) -> Line:
    parts = words(cell.prose)
    star = (Words("*"),) if cell.calculation else ()
    return Line((*(Words(part.text, bold=True) if first and not part.tone else part for part in parts), *star))


def timeline_slide(author: Author, timeline: Timeline, kicker: str, *, theme: str = "") -> Slide:
    """What happened when, a date a row; a source's words stand between quotation marks."""
    fixed = author.words
    rows = tuple((Line((Words(moment.date, bold=True),)), _told(author, moment)) for moment in timeline.moments)
    header = tuple(Line((Words(text),)) for text in fixed.timeline_columns)
    dates = ", ".join(moment.date for moment in timeline.moments)
    citations = tuple(dict.fromkeys(each for moment in timeline.moments for each in moment.citations))
    ids = tuple(moment.evidence for moment in timeline.moments if moment.evidence)
    visual = Table(header, rows, (0.9, 4.1), f"{fixed.timeline}{fixed.colon}{dates}.", ids)
    title = timeline.title or (fixed.timeline_of.format(theme=theme) if theme else fixed.timeline_title)
    said = [f"{moment.date}{fixed.colon}{told.text}" for moment, (_, told) in zip(timeline.moments, rows, strict=True)]
    return author.slide("Table", title, kicker, visual=visual, citations=citations, notes=[*said, timeline.note])


def _told(author: Author, moment: Moment) -> Line:
    if not moment.evidence:
        return line(moment.prose)
    said = quoted(words(moment.prose), author.words)
    where = Words(f" {moment.attribution}", tone="quiet", scale=0.8)
    return Line((*said, where, *mark_words(moment.citations, after=moment.attribution)), evidence=(moment.evidence,))


def matrix_slide(author: Author, matrix: CoverageMatrix) -> Slide:
    """Which source speaks of which theme, in sentences; the sources that do not fit are counted together."""
    fixed = author.words
    shown, rest = matrix.sources[:MOST_COLUMNS], len(matrix.sources[MOST_COLUMNS:]) + matrix.others
    names = [
        fixed.theme,
        *(source.name for source in shown),
        *([fixed.other_sources.format(count=rest)] if rest else []),
    ]
    rows = []
    for theme in matrix.themes:
        counts = [*theme.passages[:MOST_COLUMNS]]
        counts += [sum(theme.passages[MOST_COLUMNS:]) + theme.others] if rest else []
        cells = (Line((Words(str(count) if count else "–"),)) for count in counts)
        rows.append((Line((Words(theme.label, bold=True),)), *cells))
    header = tuple(Line((Words(name),)) for name in names)
    visual = Table(
        header, tuple(rows), (1.4, *(1.0 for _ in names[1:])), f"{fixed.matrix_title}. {matrix.note}",
        figures=tuple(range(1, len(names))),
    )  # fmt: skip
    same = [
        fixed.one_origin.format(names=", ".join(source.name for source in group))
        for _, found in groupby(shown, key=lambda source: source.origin)
        if len(group := list(found)) > 1
    ]
    return author.slide("Table", fixed.matrix_title, fixed.sources, visual=visual, notes=[matrix.note, *same])
