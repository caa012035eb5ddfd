"""Briefings drawn by lot, every part of any length within what an author may write: a seed gives the same one always."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from pincite.briefing.model import (
    Ask,
    Assumption,
    Briefing,
    Cell,
    Chart,
    Column,
    Conflict,
    CoverageMatrix,
    CoveredSource,
    CoveredTheme,
    EvidenceEntry,
    Extract,
    Judgement,
    KeyNumber,
    Moment,
    Option,
    Paragraph,
    Point,
    Prose,
    PullQuotation,
    Section,
    Side,
    Table,
    Timeline,
)
from tests.writers.deck_cases import LONG_WORD, many_sources
from tests.writers.exhibits_sample import every_kind
from tests.writers.sample import BRATTON, sample_briefing, words

ENGLISH = (
    "the committee report figures rest on one survey of vessels that passed harbour last spring and nobody has checked "
    "whether cheap low-income semiconductor infrastructure would hold when long-term interconnection costs rise to "
    "1,400 tonnes a day under well-known regulation while internationalisation proceeds in Washington"
).split()
GERMAN = (
    "die Halbleiterlieferkettenabhängigkeit der Wettbewerbsfähigkeitsstrategie wird im Außenwirtschaftsbericht über "
    "Rechenzentrumsinfrastruktur und Forschungsförderung als größte Schwäche bezeichnet, weil niemand sie misst"
).split()
CHINESE = tuple("中国的开放模型以低廉价格迅速传播而芯片仍然是每个来源都提到的限制政府支持研究与产业应用")


class Lot:
    """Draws texts in one script."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.script = self.draw.choice(("english", "english", "english", "german", "chinese"))
        self.cited = 8

    def times(self, most: int, *, least: int = 0) -> int:
        """How many of something; few more often than many."""
        return min(self.draw.randint(least, most), self.draw.randint(least, most))

    def sentence(self, most: int) -> str:
        """A sentence of up to ``most`` words, now and then with a word that is wider than a column."""
        count = self.draw.randint(3, max(3, most))
        if self.script == "chinese":
            return "".join(self.draw.choice(CHINESE) for _ in range(count * 2)) + "。"
        pool = GERMAN if self.script == "german" else ENGLISH
        chosen = [self.draw.choice(pool) for _ in range(count)]
        if most > 12 and self.draw.random() < 0.03:
            chosen[count // 2] = LONG_WORD
        text = " ".join(chosen)
        return f"{text[:1].upper()}{text[1:]}."

    def text(self, sentences: int, most: int = 18) -> str:
        space = "" if self.script == "chinese" else " "
        return space.join(self.sentence(most) for _ in range(max(1, sentences)))

    def prose(self, sentences: int, most: int = 18) -> Prose:
        numbers = [self.draw.randint(1, self.cited) for _ in range(self.times(4))]
        return words(self.text(sentences, most), *sorted(set(numbers)))

    def maybe(self, prose: Prose, chance: float = 0.7) -> Prose:
        return prose if self.draw.random() < chance else ()

    def title(self) -> str:
        return self.sentence(6 if self.script == "german" else 11).rstrip(".。")

    def label(self) -> str:
        return self.sentence(3).rstrip(".。")


def generated(seed: int) -> Briefing:
    """A briefing of any shape: parts empty or crowded, forty sources now and then."""
    lot = Lot(seed)
    base = many_sources() if seed % 10 == 0 else sample_briefing()
    lot.cited = len(base.evidence)
    base = replace(base, evidence=tuple(_entry(lot, entry) for entry in base.evidence))
    return replace(
        base,
        lang={"english": "en-GB", "german": "de", "chinese": "zh-CN"}[lot.script],
        title=lot.title(),
        to=lot.label(),
        from_=lot.label() if lot.draw.random() < 0.7 else "",
        handling=lot.label() if lot.draw.random() < 0.5 else "",
        bottom_line=lot.maybe(lot.prose(3)),
        ask=Ask(lot.prose(1, 35), lot.label(), "15 December 2026") if lot.draw.random() < 0.6 else None,
        judgements=tuple(_judgement(lot, number) for number in range(1, lot.times(6) + 1)),
        numbers=_numbers(lot, 8),
        sections=tuple(_section(lot, number) for number in range(1, lot.times(5, least=1) + 1)),
        conflicts=tuple(_conflict(lot) for _ in range(lot.times(3))),
        options=tuple(_option(lot, number) for number in range(lot.times(5))),
        criterion=lot.maybe(lot.prose(1), 0.5),
        assumptions=tuple(Assumption(lot.prose(1), lot.prose(1), lot.prose(1)) for _ in range(lot.times(6))),
        timeline=_timeline(lot) if lot.draw.random() < 0.3 else None,
        coverage=_matrix(lot) if lot.draw.random() < 0.5 else None,
        method=tuple(lot.text(1) for _ in range(lot.times(9))),
    )


def _entry(lot: Lot, entry: EvidenceEntry) -> EvidenceEntry:
    return replace(entry, exact=lot.text(1, 25), context=words(lot.text(3)))


def _judgement(lot: Lot, number: int) -> Judgement:
    likely = lot.draw.random() < 0.7
    return Judgement(
        number=number,
        claim=words(f"{lot.title()} {number}"),
        likelihood="likely" if likely else "",
        likelihood_range="55–80 %" if likely else "",
        confidence=lot.draw.choice(("low", "moderate", "high", "")),
        because=lot.maybe(lot.prose(lot.times(3, least=1))),
        would_change=lot.maybe(lot.prose(lot.times(3, least=1))),
        citations=tuple(sorted({lot.draw.randint(1, lot.cited) for _ in range(lot.times(6))})),
        basis=lot.text(1, 8) if lot.draw.random() < 0.8 else "",
    )


def _numbers(lot: Lot, most: int) -> tuple[KeyNumber, ...]:
    return tuple(
        KeyNumber(f"a#{lot.draw.random()}", lot.draw.choice(("$7.8", "600", "1/13", "1,234,567")),
                  lot.draw.choice(("", "million+", "%")), lot.prose(1, 40), (1,))
        for _ in range(lot.times(most))
    )  # fmt: skip


def _section(lot: Lot, number: int) -> Section:
    paragraphs = [
        Paragraph(f"{number}.{index}", lot.prose(lot.times(5, least=1)), item=lot.draw.random() < 0.3)
        for index in range(1, lot.times(5) + 1)
    ]
    quotations = tuple(_quotation(lot) for _ in range(lot.times(6)))
    return Section(
        number=number,
        theme=f"theme-{number}",
        label=lot.label(),
        headline=f"{lot.title()} ({number})",
        paragraphs=tuple(paragraphs),
        extracts=tuple(_extract(lot) for _ in range(lot.times(7))),
        quotations=quotations,
        numbers=_numbers(lot, 5),
        chart=_chart(lot) if lot.draw.random() < 0.5 else None,
        so_what=lot.maybe(lot.prose(lot.times(3, least=1))),
        coverage=lot.text(1),
        contrary=lot.maybe(lot.prose(1), 0.3),
        table=_table(lot) if lot.draw.random() < 0.3 else None,
        timeline=_timeline(lot) if lot.draw.random() < 0.2 else None,
    )


def _quotation(lot: Lot) -> PullQuotation:
    headline = f"{lot.title()} {lot.draw.random():.3f}" if lot.draw.random() < 0.5 else ""
    return replace(
        BRATTON, prose=words(lot.text(lot.times(6, least=1), 30)), role=lot.label(), attribution=lot.text(1, 12),
        headline=headline,
    )  # fmt: skip


def _extract(lot: Lot) -> Extract:
    said = words(lot.text(lot.times(3, least=1), 25))
    return Extract(f"b#{lot.draw.random()}", said, lot.label(), lot.draw.randint(1, lot.cited), "")


def _chart(lot: Lot) -> Chart:
    chart = lot.draw.choice(every_kind())
    if chart.kind in ("bar", "column", "line") and not chart.series:
        points = tuple(
            Point(f"{lot.label()} {n}", Decimal(n * n), str(n * n), (3,), n == 2)
            for n in range(1, lot.times(12, least=1) + 1)
        )
        chart = replace(chart, points=points)
    return replace(chart, title=words(lot.title()), measure=lot.label())


def _table(lot: Lot) -> Table:
    columns = lot.draw.randint(2, 5)
    names = tuple(Column(lot.label()) for _ in range(columns))
    rows = tuple(tuple(Cell(lot.prose(1, 9)) for _ in names) for _ in range(lot.times(14, least=1)))
    return Table(words(lot.title()), names, rows, "A table.", (1, 2))


def _timeline(lot: Lot) -> Timeline:
    moments = tuple(
        Moment(f"October {2000 + n}", f"{2000 + n}-10", lot.prose(1, 25), (1,)) for n in range(lot.times(14, least=1))
    )
    return Timeline("", moments, "")


def _matrix(lot: Lot) -> CoverageMatrix:
    sources = tuple(CoveredSource(f"s{n}", lot.label(), f"s{n}", True) for n in range(lot.times(12, least=2)))
    themes = tuple(
        CoveredTheme(lot.label(), tuple(lot.draw.randint(0, 40) for _ in sources), 0)
        for _ in range(lot.times(8, least=2))
    )
    return CoverageMatrix(sources, themes, 0, lot.text(1))


def _conflict(lot: Lot) -> Conflict:
    sides = tuple(
        Side(
            lot.label() if lot.draw.random() < 0.8 else "",
            lot.prose(lot.times(4, least=1)),
            tuple(_extract(lot) for _ in range(lot.times(3))),
        )
        for _ in range(lot.draw.choice((2, 2, 3)))
    )
    return Conflict(lot.title(), f"{lot.title()} {lot.draw.random():.3f}", sides, lot.maybe(lot.prose(2)))


def _option(lot: Lot, number: int) -> Option:
    gains, costs, risks, opposed = (lot.prose(1, 12) for _ in range(4))
    return Option(f"{lot.label()} {number}", gains, costs, risks, lot.maybe(opposed), number == 0)
