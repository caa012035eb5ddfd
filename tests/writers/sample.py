"""A briefing made by hand, with every part filled, so that writers are tested without a corpus."""

from __future__ import annotations

from decimal import Decimal

from pincite.briefing.model import (
    Ask,
    Assumption,
    Briefing,
    Chart,
    Citation,
    Conflict,
    EvidenceEntry,
    Extract,
    Judgement,
    KeyNumber,
    LikelihoodScale,
    LikelihoodTerm,
    NameReading,
    Option,
    Paragraph,
    Point,
    Prose,
    PullQuotation,
    Run,
    Section,
    Side,
    SourceEntry,
    SourceSummary,
)
from pincite.corpus.model import Span


def words(text: str, *numbers: int) -> Prose:
    """Plain words with one citation mark after them."""
    return (Run(text), Citation(numbers)) if numbers else (Run(text),)


TENCENT = PullQuotation(
    evidence="bigtech-shao#once-tencent-integrated-deep-seek",
    prose=(
        Run("Once Tencent integrated Deep Seek"),
        Run(" [DeepSeek]", correction=True),
        Run(" into their WeChat product, it was like game over for them"),
    ),
    speaker="Grace Shao",
    role="Hong Kong-based writer and analyst",
    attribution="Big Technology Podcast, 16 April 2025, 13:38, as quoted in a summary",
    citation=4,
    headline="Integration beats invention: WeChat decided the race for users",
)
BRATTON = PullQuotation(
    evidence="nature-essay#essentially-china-can-provide-an",
    prose=words(
        "Essentially, China can provide an AI stack in a box. This is your power plant; this is your base model; this "
        "is the stack architecture for the application system - take it to India, take it to Brazil."
    ),
    speaker="Benjamin Bratton",
    role="philosophy of technology researcher, University of California, San Diego",
    attribution="Nature essay, 18 February 2025, as quoted in a translation",
    citation=5,
    reason="speaks of 3 of the theme's terms; from an origin not yet used",
)
DOWNLOADS = KeyNumber(
    evidence="wsj-takeaways#over-600-million",
    figure="600",
    scale="million+",
    label=words("downloads of Alibaba’s Qwen since 2023", 1),
    citations=(1,),
)
PRICE = KeyNumber(
    evidence="nature-essay#1-13",
    figure="1/13",
    scale="",
    label=words("the price of DeepSeek through its API against a similar OpenAI model", 6),
    citations=(6,),
)
INVESTMENT = KeyNumber(
    evidence="nin-report#7-8-billion",
    figure="$7.8",
    scale="billion",
    label=words("private AI investment in China; $67 billion in the United States", 3),
    citations=(3,),
)
SHARE = KeyNumber(
    evidence="nature-essay#36-percent",
    figure="36",
    scale="%",
    label=words("of the world’s large language models, second to the United States", 7),
    citations=(7,),
)
CHART = Chart(
    title=words("The United States attracts nine times China’s private AI investment"),
    kind="bar",
    unit="US$ billion",
    measure="Private AI investment, as reported by the Netherlands Innovation Network",
    points=(
        Point("United States", Decimal("67"), "67", (3,), evidence="nin-report#67-billion"),
        Point("China", Decimal("7.8"), "7.8", (3,), highlight=True, evidence="nin-report#7-8-billion"),
    ),
    alternative="Bar chart: private AI investment in US$ billion. United States 67, China 7.8.",
    citations=(3,),
)
INDUSTRIAL = Extract(
    evidence="nature-essay#p4s2",
    prose=words(
        "Although user-oriented applications have received a lot of attention, Chinese AI companies, unlike American "
        "AI companies, are actually more focused on how to solve large-scale industrial and manufacturing problems."
    ),
    attribution="Nature essay, in translation",
    citation=8,
    reason="matches industrial, manufacturing",
)
CONSUMER = Extract(
    evidence="snipd-shao#p7s1",
    prose=words(
        "China’s AI companies tend to focus on consumer applications rather than enterprise solutions, unlike many "
        "U.S. firms."
    ),
    attribution="Big Technology Podcast, as summarised",
    citation=9,
    reason="matches consumer",
)


def _section_reach() -> Section:
    return Section(
        number=1,
        theme="reach",
        label="Reach",
        headline="Open source is China’s distribution channel",
        paragraphs=(
            Paragraph(
                "1.1",
                (
                    Run("Companies release their models free of charge so that others build on them, and the state "),
                    Run("encourages", emphasis=True),
                    Run(" it."),
                    Citation((1, 2)),
                    Run(" What counts is who owns the user: Tencent put DeepSeek inside WeChat, and rivals lost."),
                    Citation((4,)),
                ),
            ),
            Paragraph("1.2", words("The price does the rest: access costs a fraction of a comparable model.", 6)),
            Paragraph("", words("Downloads show the reach of one family alone.", 1), item=True),
            Paragraph("", words("Phones in the Global South carry another by default.", 2), item=True),
        ),
        extracts=(),
        quotations=(TENCENT, BRATTON),
        numbers=(DOWNLOADS, PRICE),
        chart=None,
        so_what=words("Adoption, not benchmark rank, is the measure to watch."),
        coverage="4 documents from 3 origins speak of it; all are second-hand.",
    )


def _section_money() -> Section:
    return Section(
        number=2,
        theme="investment",
        label="Money",
        headline="Private money is scarce and public money fills part of the gap",
        paragraphs=(Paragraph("2.1", words("Public funds answer a private market that remains small.", 3)),),
        extracts=(INDUSTRIAL,),
        quotations=(),
        numbers=(),
        chart=CHART,
        so_what=words("Comparisons by private investment alone understate what the state carries."),
        coverage="1 document speaks of it.",
    )


def _sources() -> tuple[SourceEntry, ...]:
    digest = "0" * 64
    return (
        SourceEntry(
            "wsj-takeaways",
            (Run("Key takeaways from a podcast conversation with Josh Chin", emphasis=True), Run(". Undated.")),
            "Podcast takeaways",
            "Summary, second-hand",
            "A list of takeaways from a podcast; undated; its author is not named.",
            "josh-chin-podcast",
            "",
            "003_1539c4d8c93c87f4.txt",
            digest,
            (1, 2),
        ),
        SourceEntry(
            "nin-report",
            (Run("The Rise of China as an AI Powerhouse", emphasis=True), Run(". Undated.")),
            "NIN report",
            "Article about a report, second-hand",
            "Retells a report by the Netherlands Innovation Network China; figures not checked against it.",
            "nin-china-snapshots-ai",
            "",
            "004_1f42182045f74fec.txt",
            digest,
            (3,),
        ),
        SourceEntry(
            "bigtech-shao",
            (
                Run("Big Technology Podcast. "),
                Run("Why China’s AI Strategy Just Might Work", emphasis=True),
                Run(". 16 April 2025."),
            ),
            "Big Technology Podcast",
            "Summary, second-hand",
            "Section-by-section summary with timecoded quotations; not checked against the recording.",
            "big-technology-2025-04-16",
            "",
            "000_227a86ccd00e4c99.txt",
            digest,
            (4, 9),
        ),
        SourceEntry(
            "nature-essay",
            (Run("Nature", emphasis=True), Run(", essay, 18 February 2025.")),
            "Nature essay",
            "Article, in translation",
            "Went through translation and back; sentences run together in places.",
            "nature-2025-02-18",
            "",
            "002_7dd869a981110659.txt",
            digest,
            (5, 6, 7, 8),
        ),
    )


def _evidence() -> tuple[EvidenceEntry, ...]:
    source_of = {1: "wsj-takeaways", 2: "wsj-takeaways", 3: "nin-report", 4: "bigtech-shao", 9: "snipd-shao"}
    entries = []
    for number in range(1, 10):
        exact = f"These are the cited words of passage {number}"
        entries.append(
            EvidenceEntry(
                number=number,
                source=source_of.get(number, "nature-essay"),
                evidence=(f"{source_of.get(number, 'nature-essay')}#p{number}",),
                span=Span(100 * number, 100 * number + len(exact)),
                context=(
                    Run("A sentence that stands before it in the source. "),
                    Run(exact, marked=True),
                    Run(", and the rest of the sentence follows here. A sentence that stands after it."),
                ),
                locator=f"paragraph {number}, line {number + 3}" if number != 4 else "13:38, paragraph 9, line 17",
                short_locator=f"¶{number}" if number != 4 else "13:38",
                attribution="as summarised; not checked against the recording" if number in (1, 2, 4, 9) else "",
                line=number + 3,
                exact=exact,
                prefix="stands before it in the source. ",
                suffix=", and the rest of the sentence f",
            )
        )
    return tuple(entries)


def sample_briefing() -> Briefing:
    """A full briefing: every part is there once at least."""
    return Briefing(
        slug="sample",
        title="China’s AI strategy under chip controls",
        to="Deputy Minister for Technology",
        from_="Emerging Technology Desk",
        date="21 November 2026",
        date_iso="2026-11-21",
        handling="Internal",
        lang="en-GB",
        paper="A4",
        bottom_line=(
            Run("China competes on reach, not on the frontier: free, cheap models are spreading fast"),
            Citation((1,)),
            Run(" while chips remain the constraint that every origin names."),
            Citation((2, 3)),
            Run(" Watch adoption abroad as closely as benchmarks."),
        ),
        ask=Ask(
            words("Approve a standing monitor of model adoption in third markets, and keep chip controls targeted."),
            "Director, Export Policy",
            "15 December 2026",
        ),
        judgements=(
            Judgement(
                1,
                words("Chinese open models will keep gaining users in low-income markets through 2027."),
                "likely",
                "55–80 %",
                "moderate",
                words("Two origins describe adoption; neither is first-hand."),
                words("A lasting price rise, or bans by two large adopters."),
                (1, 5),
                "2 documents, 2 independent origins, all second-hand",
            ),
            Judgement(
                2,
                words("Without domestic advanced chips, China’s best models will stay behind in training scale."),
                "very likely",
                "80–95 %",
                "moderate",
                words("All four origins agree; all are second-hand."),
                words("Independent evidence of volume production below 7 nm."),
                (2, 3),
                "2 documents, 2 independent origins, all second-hand",
            ),
        ),
        numbers=(DOWNLOADS, PRICE, INVESTMENT, SHARE),
        sections=(_section_reach(), _section_money()),
        conflicts=(
            Conflict(
                "Consumer or industrial?",
                "Two origins say Chinese AI serves consumers, two say it serves industry",
                (
                    Side("Consumers first", words("The money is sought in applications for people.", 9), (CONSUMER,)),
                    Side("Industry first", words("The effort goes into factories and the state.", 8), (INDUSTRIAL,)),
                ),
                words("The two accounts of one podcast count once. Both can be true at different layers."),
            ),
        ),
        options=(
            Option(
                "Keep controls targeted",
                words("Keeps the advantage in chips.", 3),
                words("Needs upkeep every year."),
                words("Stockpiles and detours."),
                words("Exporters of older equipment"),
                True,
            ),
            Option(
                "Widen the controls",
                words("Slows training at scale.", 2),
                words("Revenue and allied goodwill."),
                words("Speeds up substitution."),
                (),
                False,
            ),
            Option(
                "Do nothing",
                words("No cost this year."),
                words("Attention moves elsewhere."),
                words("Reach grows unobserved.", 1),
                (),
                False,
            ),
        ),
        criterion=words("Lead time kept per unit of allied goodwill spent."),
        assumptions=(
            Assumption(
                words("Open releases continue."),
                words("Reach falls back to paid services."),
                words("Two leading laboratories stop publishing weights."),
            ),
        ),
        scale=LikelihoodScale(
            "ICD 203",
            (
                LikelihoodTerm("almost no chance", "1–5 %"),
                LikelihoodTerm("very unlikely", "5–20 %"),
                LikelihoodTerm("unlikely", "20–45 %"),
                LikelihoodTerm("roughly even chance", "45–55 %"),
                LikelihoodTerm("likely", "55–80 %"),
                LikelihoodTerm("very likely", "80–95 %"),
                LikelihoodTerm("almost certain", "95–99 %"),
            ),
        ),
        summary=SourceSummary(
            5,
            4,
            5,
            "18 February 2025",
            "16 April 2025",
            2,
            (
                "This briefing rests on 5 documents that go back to 4 independent origins.",
                "All 5 are second-hand: none has been checked against the recording or report that it retells.",
                "Two documents retell one podcast episode, so their agreement is not corroboration.",
            ),
        ),
        readings=(NameReading("Deep Seek", "DeepSeek", "Every other source writes DeepSeek.", ("bigtech-shao",)),),
        method=(
            "Quotations, numbers and cited sentences were compared with the source texts, character by character.",
            "Assembled by Pincite from 5 documents; no language model was used.",
        ),
        sources=_sources(),
        evidence=_evidence(),
        statements=(),
    )
