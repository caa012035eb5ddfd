"""A memo holds its briefing: every part in order, every citation linked both ways, nothing left of an empty part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest

from pincite.briefing.model import Briefing, Citation, EvidenceEntry, Paragraph, Prose, Run, Section
from tests.writers.memo_reading import Memo, memo_of
from tests.writers.sample import CONSUMER, INDUSTRIAL, sample_briefing, words

FULL = sample_briefing()
SHORT = replace(
    FULL,
    to="",
    from_="",
    date="",
    date_iso="",
    handling="",
    bottom_line=(),
    ask=None,
    judgements=(),
    numbers=(),
    sections=tuple(
        replace(section, paragraphs=(), so_what=(), extracts=(INDUSTRIAL, CONSUMER)) for section in FULL.sections
    ),
    conflicts=(),
    options=(),
    criterion=(),
    assumptions=(),
    scale=None,
)
"""What the shortest brief gives: a title, and sections of what the tool has chosen."""
BARE = replace(
    SHORT, sections=(), sources=(), evidence=(), readings=(), method=(), summary=replace(FULL.summary, sentences=())
)
"""A title alone; what a test adds to it is quickly laid out."""


@pytest.fixture(scope="module")
def memo() -> Memo:
    return memo_of(FULL)


@pytest.fixture(scope="module")
def short() -> Memo:
    return memo_of(SHORT)


def pieces(prose: Prose) -> Iterator[str]:
    """The runs of words between citations, as a reader program finds them."""
    text = "".join(item.text if isinstance(item, Run) else "\n" for item in prose)
    return (" ".join(part.split()) for part in text.split("\n") if part.strip())


def section_texts(section: Section) -> Iterator[str]:
    yield section.label
    yield section.headline
    for paragraph in section.paragraphs:
        yield from pieces(paragraph.prose)
    for quotation in section.quotations:
        yield from pieces(quotation.prose)
        yield quotation.speaker
    for extract in section.extracts:
        yield from pieces(extract.prose)
        yield extract.attribution
    if section.chart:
        yield from pieces(section.chart.title)
        for point in section.chart.points:
            yield f"{point.label} {point.printed}"
    for number in section.numbers:
        yield f"{number.figure} {number.scale}".strip()
        yield from pieces(number.label)
    yield from pieces(section.so_what)
    yield section.coverage


def briefing_texts(briefing: Briefing) -> Iterator[str]:
    """Everything a reader must find, in the order in which the briefing has it."""
    yield briefing.title
    yield from (text for text in (briefing.to, briefing.from_, briefing.date) if text)
    yield from pieces(briefing.bottom_line)
    if briefing.ask:
        yield from pieces(briefing.ask.recommend)
        yield briefing.ask.owner
    for judgement in briefing.judgements:
        yield from pieces(judgement.claim)
        yield f"{judgement.likelihood.capitalize()} ({judgement.likelihood_range})"
        yield judgement.basis
        yield f"{judgement.confidence.capitalize()} confidence. {''.join(pieces(judgement.because))}"
        yield from pieces(judgement.would_change)
    for number in briefing.numbers:
        yield from pieces(number.label)
    for section in briefing.sections:
        yield from section_texts(section)
    for conflict in briefing.conflicts:
        yield conflict.headline
        for side in conflict.sides:
            yield side.name
            yield from pieces(side.says)
            yield from (piece for extract in side.extracts for piece in pieces(extract.prose))
        yield from pieces(conflict.reading)
    for option in briefing.options:
        yield option.name
        for cell in (option.gains, option.costs, option.risks):
            yield from pieces(cell)
    for assumption in briefing.assumptions:
        yield from pieces(assumption.assumption)
        yield from pieces(assumption.indicator)
    yield from briefing.summary.sentences
    yield from briefing.method
    for source in briefing.sources:
        yield from pieces(source.reference)
        yield source.descriptor
        yield source.file
    for entry in briefing.evidence:
        yield entry.locator
        yield "".join(pieces(entry.context))


@pytest.mark.parametrize("briefing", [FULL, SHORT], ids=["full", "short"])
def test_the_text_of_the_file_is_the_briefing_in_its_order(briefing: Briefing) -> None:
    text = memo_of(briefing).text
    position = 0
    for expected in briefing_texts(briefing):
        wanted = " ".join(expected.split())
        found = text.find(wanted, position)
        assert found >= 0, f"not found in its place: {wanted!r}"
        position = found


def test_bookmarks_are_the_headings(memo: Memo) -> None:
    parts = [
        (0, FULL.title),
        *((1, words_) for words_ in ("Bottom line", "The ask", "Key judgements", "Numbers to know")),
        *((1, section.headline) for section in FULL.sections),
        (1, "Where sources disagree"),
        *((2, conflict.headline) for conflict in FULL.conflicts),
        *((1, words_) for words_ in ("Options", "Assumptions", "How sure we are", "Source summary")),
        *((1, words_) for words_ in ("Method", "Names read differently", "Sources", "Evidence")),
    ]
    assert memo.bookmarks == tuple(parts)


def test_empty_parts_leave_no_heading(short: Memo) -> None:
    expected = [
        (0, SHORT.title),
        *((1, section.headline) for section in SHORT.sections),
        *((1, words_) for words_ in ("Source summary", "Method", "Names read differently", "Sources", "Evidence")),
    ]
    assert short.bookmarks == tuple(expected)
    for label in ("Decision needed by", "Owner", "So what", "Judged by", "Confidence", "Options"):
        assert label not in short.text


def test_a_briefing_without_sections_or_evidence_is_a_page() -> None:
    assert len(memo_of(BARE).pages) == 1


def citation_count(value: object) -> int:
    """How many citation numbers stand in ``value`` and all that it is made of."""
    if isinstance(value, Citation):
        return len(value.numbers)
    if isinstance(value, tuple):
        return sum(citation_count(item) for item in value)
    if isinstance(value, EvidenceEntry | str | int | None):
        return 0
    total = 0
    for name in getattr(value, "__slots__", ()):
        field = getattr(value, name)
        if name == "citation":
            total += 1
        elif name == "citations" and type(value).__name__ in ("Judgement", "Chart", "SourceEntry"):
            total += len(field)
        elif name not in ("citations", "statements"):
            total += citation_count(field)
    return total


def test_every_citation_leads_to_its_entry_and_back(memo: Memo) -> None:
    cited_in_sources = sum(len(source.citations) for source in FULL.sources)
    uses = citation_count(FULL) - cited_in_sources
    assert uses > 30
    destinations = [text.decode() for text in re.findall(rb"/Dest \(([^()]*)\)", memo.unpacked())]
    to_entries = [name for name in destinations if name.startswith("e")]
    back = {name for name in destinations if name.startswith("u")}
    assert len(to_entries) == uses + cited_in_sources
    assert set(to_entries) == {f"e{entry.number}" for entry in FULL.evidence}
    assert len(back) == uses


def test_links_land_where_their_entry_stands(memo: Memo) -> None:
    entries = {number for number, text in enumerate(memo.pages) if "These are the cited words of passage" in text}
    from_first_page = [link for link in memo.links() if link.page == 0]
    assert from_first_page
    paragraphs = {number for number, text in enumerate(memo.pages) if re.search(r"\b[12]\.\d ", text)}
    assert {link.to_page for link in from_first_page} <= entries | paragraphs
    assert {link.to_page for link in from_first_page} & entries
    assert {link.to_page for link in memo.links() if link.page == max(entries)} >= {0}


def test_a_part_shorter_than_the_note_beside_it_is_as_high_as_that(memo: Memo) -> None:
    """One reading of one line, with a head and a note in the margin: the next part begins below both."""
    number = next(index for index, text in enumerate(memo.pages) if "Names read" in text)
    page = pypdfium2.PdfDocument(memo.data)[number].get_textpage()
    found = page.search("of the word"), page.search("Sources")
    note, following = (page.get_charbox(search.get_next()[0]) for search in found)
    assert following[3] < note[1]


def test_a_citation_is_no_part_of_the_number_before_it(memo: Memo) -> None:
    assert "Qwen since 2023 1" in memo.text
    assert "second-hand 1,5" in memo.text


def test_links_say_in_words_where_they_lead(memo: Memo) -> None:
    data = memo.unpacked()
    told = {text.decode("latin-1") for text in re.findall(rb"/Contents \(([^()]*)\)", data)}
    told |= {
        bytes.fromhex(text.decode()).decode("utf-16-be")
        for text in re.findall(rb"/Contents <feff([0-9a-f]+)>", data, re.IGNORECASE)
    }
    entry = FULL.evidence[3]
    assert f"Evidence 4: Big Technology Podcast, {entry.locator}" in told
    assert "Back to where it is cited: Bottom line" in told


def line_count(memo: Memo, page: int, start: str, end: str) -> int:
    """How many lines the text from ``start`` to ``end`` takes on a page, by the heights of its letters."""
    text_page = pypdfium2.PdfDocument(memo.data)[page].get_textpage()
    text = text_page.get_text_range()
    folded = re.sub(r"\s", " ", text)
    first = re.search(re.escape(start).replace(r"\ ", r"\s+"), folded)
    last = re.search(re.escape(end).replace(r"\ ", r"\s+"), folded)
    assert first
    assert last
    heights = []
    for index in range(first.start(), last.end()):
        box = text_page.get_charbox(index)
        # The body of a letter, not a citation's figure, tells the line.
        if text[index].islower() and box[3] - box[1] > 4:
            heights.append(round(box[1]))
    lines: list[int] = []
    for height in sorted(heights):
        if not lines or height - lines[-1] > 8:
            lines.append(height)
    return len(lines)


LONG_LINE = (
    "China competes on reach, not on the frontier: free and cheap models spread fast in the markets that others "
    "neglect, while advanced chips remain the constraint that every origin names; watch adoption abroad as closely "
    "as benchmarks."
)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("text", ["".join(r.text for r in FULL.bottom_line if isinstance(r, Run)), LONG_LINE])
def test_the_bottom_line_takes_four_lines_at_most(paper: str, text: str) -> None:
    memo = memo_of(replace(BARE, paper=paper, bottom_line=words(text)))
    assert 2 <= line_count(memo, 0, text[:30], text[-20:]) <= 4


def test_letter_paper_is_letter_paper() -> None:
    letter = memo_of(replace(SHORT, paper="Letter"))
    assert {(round(width), round(height)) for width, height in letter.sizes} == {(612, 792)}
    assert {(round(width), round(height)) for width, height in memo_of(SHORT).sizes} == {(595, 842)}


def test_every_page_after_the_first_names_the_memo_and_its_handling(memo: Memo) -> None:
    count = len(memo.pages)
    for number, text in enumerate(memo.pages, start=1):
        assert f"{number} / {count}" in text
        assert f"{FULL.from_} · {FULL.date}" in text
        assert "INTERNAL" in text
        assert FULL.title in text


HOSTILE = (
    "<script>alert(1)</script> {{ 7*7 }} {% raw %} & <b>bold</b> \"quoted\" 'too' </p> \x07 "
    f"http://example.org/{'a' * 300} {'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz' * 3}"
)


def test_hostile_text_is_shown_as_text() -> None:
    section = replace(FULL.sections[0], headline=HOSTILE, paragraphs=(Paragraph("1.1", words(HOSTILE, 1)),))
    nasty = replace(FULL, title=HOSTILE, to=HOSTILE, handling="<i>x</i>", sections=(section,))
    memo = memo_of(nasty)
    assert "<script>alert(1)</script> {{ 7*7 }} {% raw %} & <b>bold</b> \"quoted\" 'too' </p>" in memo.text
    for width, page in zip((size[0] for size in memo.sizes), pypdfium2.PdfDocument(memo.data), strict=True):
        text_page = page.get_textpage()
        edges = [text_page.get_rect(index)[2] for index in range(text_page.count_rects())]
        assert max(edges) < width - 50, "text runs into the right margin"


def test_an_evidence_entry_says_why_the_tool_chose_it() -> None:
    reason = "speaks of a thing"
    entry = replace(FULL.evidence[0], evidence=(INDUSTRIAL.evidence,))
    section = replace(FULL.sections[1], extracts=(replace(INDUSTRIAL, reason=reason),))
    chosen = memo_of(replace(BARE, sections=(section,), evidence=(entry,)))
    assert f"Chosen by the tool: {reason}." in chosen.text


def test_text_in_another_script_is_printed_and_readable() -> None:
    paragraph = Paragraph("1.1", words("Си Цзиньпин says so."))
    section = replace(FULL.sections[0], paragraphs=(paragraph,))
    assert "Си Цзиньпин says so." in memo_of(replace(BARE, sections=(section,))).text
