"""Briefings that are hard to set: long, foreign, crowded or nearly empty. Each is a variant of the sample."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pincite.briefing.model import (
    Assumption,
    Briefing,
    Chart,
    Conflict,
    EvidenceEntry,
    Extract,
    Judgement,
    Option,
    Paragraph,
    Point,
    Run,
    Side,
    SourceSummary,
)
from pincite.corpus.model import Span
from tests.writers.sample import BRATTON, CHART, DOWNLOADS, INDUSTRIAL, TENCENT, sample_briefing, words

SENTENCE = "The committee read the report twice and found that the figures in it rest on a single survey. "
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def shortest() -> Briefing:
    """Only what the tool chooses by itself: no bottom line, ask, judgement, conflict, option; no date or names."""
    sample = sample_briefing()
    reach, money = sample.sections
    return replace(
        sample,
        to="",
        from_="",
        date="",
        date_iso="",
        handling="",
        bottom_line=(),
        ask=None,
        judgements=(),
        sections=(
            replace(reach, paragraphs=(), so_what=(), headline="How do the models reach their users?"),
            replace(money, paragraphs=(), so_what=(), chart=None, headline="Who pays?", numbers=(DOWNLOADS,)),
        ),
        conflicts=(),
        options=(),
        criterion=(),
        assumptions=(),
        scale=None,
    )


def empty() -> Briefing:
    """A title and a section that holds a paragraph, and nothing else at all."""
    bare = shortest()
    text = (Paragraph("1.1", words("One sentence stands here. Another follows it.")),)
    section = replace(bare.sections[1], extracts=(), numbers=(), paragraphs=text)
    summary = SourceSummary(0, 0, 0, "", "", 0, ())
    return replace(bare, numbers=(), sections=(section,), method=(), sources=(), evidence=(), summary=summary)


def long_texts() -> Briefing:
    """Titles, claims, labels and cells at the limit of what a slide can hold, and a word wider than a column."""
    sample = sample_briefing()
    claim = (
        "Chinese open models will keep gaining users in low-income markets through 2027, above all where a phone is "
    )
    claim += "the only computer and where no other provider offers support in the local language."
    reach, money = sample.sections
    told = words(SENTENCE)
    numbers = tuple(replace(DOWNLOADS, evidence=f"a#{n}", label=words(SENTENCE, 1)) for n in range(5))
    judgement = replace(
        sample.judgements[0],
        claim=words(claim),
        because=words(SENTENCE * 2),
        would_change=words(f"A lasting price rise, bans by two large adopters, or {LONG_WORD}."),
        citations=(1, 2, 3, 5, 8),
    )
    options = tuple(
        Option(f"Way {n}: {SENTENCE[:40]}", words(SENTENCE, 1), words(SENTENCE, 2), told, words(LONG_WORD), n == 2)
        for n in range(1, 5)
    )
    assumptions = tuple(Assumption(words(SENTENCE), words(SENTENCE, 3), words(SENTENCE)) for _ in range(8))
    return replace(
        sample,
        title="China’s strategy for artificial intelligence under export controls on chips, tools and talent",
        handling="Official – Sensitive – for the addressee only",
        bottom_line=words(SENTENCE * 3, 1, 2, 3),
        judgements=(judgement, sample.judgements[1]),
        sections=(
            replace(reach, numbers=numbers),
            replace(money, so_what=words(SENTENCE)),
        ),
        options=options,
        assumptions=assumptions,
    )  # fmt: skip


def many_sources() -> Briefing:
    """Forty sources with three citations each, all cited on one slide."""
    sample = sample_briefing()
    sources, evidence = [], []
    for n in range(1, 41):
        numbers = (3 * n - 2, 3 * n - 1, 3 * n)
        sources.append(replace(sample.sources[n % 4], id=f"source-{n}", short=f"Report number {n}", citations=numbers))
        for number in numbers:
            evidence.append(_entry(number, f"source-{n}"))
    everything = tuple(range(1, 121))
    judgement = replace(sample.judgements[0], citations=everything)
    return replace(
        sample,
        sources=tuple(sources),
        evidence=tuple(evidence),
        judgements=(judgement,),
        bottom_line=(*words("All of it is cited here.", *range(1, 12)), *words(" And here.", *range(12, 121, 9))),
    )


def _entry(number: int, source: str) -> EvidenceEntry:
    return EvidenceEntry(
        number=number,
        source=source,
        evidence=(f"{source}#p{number}",),
        span=Span(number, number + 10),
        context=(Run("Before it. "), Run(f"The cited words of passage {number}.", marked=True), Run(" After it.")),
        locator=f"paragraph {number}, line {number}",
        short_locator=f"¶{number}",
        attribution="as summarised; not checked against the recording",
        line=number,
        exact=f"The cited words of passage {number}.",
        prefix="",
        suffix="",
    )


def chinese() -> Briefing:
    """Titles, quotations and labels in Chinese, which no packaged font holds and no space divides."""
    sample = sample_briefing()
    said = "中国的开放模型正在以低廉的价格迅速传播，而芯片仍然是每个来源都提到的限制。" * 4
    reach, money = sample.sections
    quotation = replace(BRATTON, prose=words(said), headline="开放源代码是中国的分销渠道，价格起决定作用" * 2)
    points = tuple(replace(point, label=label) for point, label in zip(CHART.points, ("美国", "中国"), strict=True))
    return replace(
        sample,
        lang="zh-CN",
        title="芯片管制下的中国人工智能战略",
        bottom_line=words(said, 1),
        sections=(
            replace(reach, quotations=(quotation,)),
            replace(money, chart=replace(CHART, points=points), extracts=()),
        ),
    )


def many_quotations() -> Briefing:
    """A section of nine quotations under one headline, one of them far too long for a slide."""
    sample = sample_briefing()
    long = replace(BRATTON, prose=words(SENTENCE * 16), headline="")
    quotations = tuple(replace(TENCENT, headline="", evidence=f"{TENCENT.evidence}-{n}") for n in range(2, 10))
    reach = replace(sample.sections[0], quotations=(long, *quotations))
    extracts = tuple(
        Extract(f"nature-essay#p{n}", words(SENTENCE * 2), "Nature essay, in translation", n, "") for n in range(1, 8)
    )
    points = replace(
        sample.sections[1],
        number=3,
        label="Points",
        headline="What the essay says",
        chart=None,
        paragraphs=(),
        extracts=extracts,
    )
    return replace(sample, sections=(reach, points))


def automatic() -> Briefing:
    """Sections of extracts and quotations without text: as many as fit, some too long, one alone; no takeaway."""
    bare = shortest()
    reach = bare.sections[0]

    def extracts(count: int, times: int) -> tuple[Extract, ...]:
        said = "Podcast takeaways, as retold in an article"
        return tuple(Extract(f"wsj-takeaways#p{n}", words(SENTENCE * times), said, n, "") for n in range(1, count + 1))

    made = (
        (extracts(4, 1), (BRATTON,)),
        (extracts(6, 2), (TENCENT, BRATTON)),
        (extracts(3, 6), (TENCENT,)),
        (extracts(1, 2), (TENCENT,)),
    )
    sections = tuple(
        replace(
            reach,
            number=n,
            label=f"Part {n}",
            headline=f"What do the sources say of part {n}?",
            extracts=passages,
            quotations=tuple(replace(each, headline="") for each in quotations),
        )
        for n, (passages, quotations) in enumerate(made, 1)
    )
    return replace(bare, sections=sections)


def charts() -> Briefing:
    """A chart of each kind: twelve bars with long labels, columns with decimals, a line, a single bar.

    Half of them are followed by a quotation, so that their slide has no takeaway.
    """
    sample = sample_briefing()
    money = sample.sections[1]

    def chart(kind: str, count: int, label: str, title: str) -> Chart:
        points = tuple(
            Point(f"{label} {n}", Decimal(n * n) / 4 + 1, f"{Decimal(n * n) / 4 + 1:.2f}", (3,), n == count)
            for n in range(1, count + 1)
        )
        return Chart(words(title), kind, "%", f"Share of {label}", points, f"{title}: values.", (3,), words("Rounded."))  # type: ignore[arg-type]

    made = (
        chart("bar", 12, "A category with a rather long name", "Bars rise"),
        chart("column", 4, "Year", "Columns rise"),
        chart("column", 12, "Quarter", "Many columns rise"),
        chart("line", 9, "2 01", "The line rises"),
        chart("bar", 1, "Only one", "One bar stands"),
    )
    sections = tuple(
        replace(
            money,
            number=n,
            label=f"Part {n}",
            headline=f"Section {n}",
            chart=each,
            quotations=(TENCENT, replace(BRATTON, headline=f"It is sold as a whole in part {n}")) if n % 2 else (),
        )
        for n, each in enumerate(made, 1)
    )
    return replace(sample, sections=sections)


def three_sides() -> Briefing:
    """A conflict with three sides, several extracts each, a side without a name; judgements with parts missing.

    Its first section is shown on one slide: points, a quotation and the takeaway.
    """
    sample = sample_briefing()
    extracts = tuple(replace(INDUSTRIAL, evidence=f"nature-essay#p{n}", citation=n) for n in (1, 2, 3))
    sides = (
        Side("One", words(SENTENCE, 1), extracts),
        Side("", words(SENTENCE, 2), extracts[:1]),
        Side("Three", words(SENTENCE, 3), extracts[:2]),
    )
    judgements = (
        replace(sample.judgements[0], likelihood="", likelihood_range=""),
        Judgement(2, words("Nothing else is known of this."), "", "", "", (), (), (1, 2), ""),
    )
    conflict = Conflict("Which?", "", sides, words(SENTENCE))
    reach, money = sample.sections
    sections = (replace(reach, quotations=(TENCENT,)), money)
    return replace(sample, sections=sections, conflicts=(conflict,), judgements=judgements, ask=None)


CASES = {
    "sample": sample_briefing,
    "shortest": shortest,
    "empty": empty,
    "long-texts": long_texts,
    "many-sources": many_sources,
    "chinese": chinese,
    "many-quotations": many_quotations,
    "automatic": automatic,
    "charts": charts,
    "three-sides": three_sides,
}
