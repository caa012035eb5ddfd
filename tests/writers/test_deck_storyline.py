"""Which slides a briefing becomes, and what stands on them, without opening a file."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pincite.briefing.model import Citation, Paragraph, Run, Section
from pincite.words import language_for
from pincite.writers.deck.model import Deck, Slide, Table
from pincite.writers.deck.prose import mark, plain, quoted, sentences
from pincite.writers.deck.prose import words as set_words
from pincite.writers.deck.references import References
from pincite.writers.deck.storyline import likelihood_strip, storyline
from tests.writers.deck_cases import CASES, automatic, empty, many_quotations, shortest, three_sides
from tests.writers.sample import BRATTON, DOWNLOADS, TENCENT, sample_briefing, words


def shown(slide: Slide) -> str:
    """Every word on a slide: title, slots, flow, table and takeaway."""
    texts = [slide.title, *(slot.text for slot in slide.slots), *(line.text for line in slide.takeaway)]
    if slide.flow:
        texts += [line.text for group in slide.flow.groups for line in group]
    if isinstance(slide.visual, Table):
        texts += [cell.text for row in (slide.visual.header, *slide.visual.rows) for cell in row]
    return "\n".join(texts)


def slides_of(deck: Deck, kicker: str) -> list[Slide]:
    return [slide for slide in deck.slides if slide.kicker == kicker]


def test_the_full_briefing_tells_its_story_in_order() -> None:
    layouts = [slide.layout for slide in storyline(sample_briefing()).slides]
    assert layouts == [
        "Title", "Statement", "Judgement", "Judgement", "Numbers", "Assertion with quotation", "Quotation", "Assertion",
        "Chart", "Two sides", "Table", "Table and text", "Text and table", "Assertion", "Sources",
    ]  # fmt: skip


def test_the_bottom_line_stands_there_in_the_memos_words() -> None:
    briefing = sample_briefing()
    slide = slides_of(storyline(briefing), "Bottom line")[0]
    statement = slide.slot("Statement")
    assert statement is not None
    unmarked = re.sub(r"\s*\[\d+(,\s\d+)*\]", "", statement.text)
    assert unmarked == plain(briefing.bottom_line)
    assert "Approve a standing monitor" in shown(slide)
    assert "15 December 2026" in shown(slide)


def test_every_claim_is_a_title_with_its_parts_apart() -> None:
    briefing = sample_briefing()
    slides = [slide for slide in storyline(briefing).slides if slide.layout == "Judgement"]
    assert [slide.title + "." for slide in slides] == [plain(each.claim) for each in briefing.judgements]
    for slide, judgement in zip(slides, briefing.judgements, strict=True):
        parts = {slot.role: slot.text for slot in slide.slots}
        assert parts["Part 1"].splitlines() == [judgement.likelihood.capitalize(), judgement.likelihood_range]
        assert parts["Part 2"].splitlines() == [judgement.confidence.capitalize(), plain(judgement.because)]
        assert parts["Part 3"] == plain(judgement.would_change)


def test_no_text_of_a_slide_or_its_notes_holds_both_likelihood_and_confidence() -> None:
    briefing = sample_briefing()
    for slide in storyline(briefing).slides:
        for text in [*shown(slide).splitlines(), *slide.notes]:
            assert not (re.search(r"\blikely\b", text) and re.search(r"\b(moderate|low|high)\b", text, re.IGNORECASE))


def test_a_judgement_quotes_its_evidence_and_leaves_out_the_longest_first() -> None:
    slide = slides_of(storyline(sample_briefing()), "Judgement 1")[0]
    slot = slide.slot("Evidence")
    assert slot is not None
    assert "“Essentially, China can provide" in slot.text
    assert "“These are the cited words of passage 1”" in slot.text
    lengths = [sum(len(line.text) for line in variant) for variant in slot.variants]
    assert lengths == sorted(lengths, reverse=True)
    assert len(slot.variants) == 3
    assert "Essentially" not in "".join(line.text for line in slot.variants[1])
    assert slot.shown == ("wsj-takeaways#p1", "nature-essay#p5")
    assert replace(slot, variants=slot.variants[1:]).shown == ("wsj-takeaways#p1",)


def with_section(section: Section) -> Deck:
    """The story of the sample with this section alone."""
    return storyline(replace(sample_briefing(), sections=(section,)))


def points(slide: Slide) -> list[str]:
    """The points of a section's slide, with ordinary spaces."""
    slot = slide.slot("Evidence")
    lines = slot.lines if slot else tuple(line for group in slide.flow.groups for line in group) if slide.flow else ()
    return [line.text.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def ways(slide: Slide) -> list[tuple[Slide, ...]]:
    """The slide, what stands in its place when it does not fit, and so on."""
    found: list[tuple[Slide, ...]] = [(slide,)]
    while found[-1][0].instead:
        found.append(found[-1][0].instead)
    return found


@pytest.mark.parametrize("name", CASES)
def test_the_headline_of_every_section_with_text_or_extracts_is_the_title_over_its_points(name: str) -> None:
    briefing = CASES[name]()
    deck = storyline(briefing)
    for section in briefing.sections:
        if section.paragraphs or section.extracts:
            first = slides_of(deck, section.label)[0]
            assert first.title == section.headline
            assert all(way[0].title == section.headline for way in ways(first))
            assert points(first) or first.slot("Speaker")


def test_a_sections_slide_lists_its_cited_sentences_beside_its_first_quotation() -> None:
    slide = slides_of(storyline(sample_briefing()), "Reach")[0]
    assert points(slide) == [
        "Companies release their models free of charge so that others build on them, and the state encourages it. [1, 2]",
        "What counts is who owns the user: Tencent put DeepSeek inside WeChat, and rivals lost. [4]",
        "The price does the rest: access costs a fraction of a comparable model. [6]",
        "Downloads show the reach of one family alone. [1]",
    ]
    beside = slide.slot("Quotation and speaker")
    assert beside is not None
    assert beside.evidence == (TENCENT.evidence,)
    assert [line.text.replace("\N{NO-BREAK SPACE}", " ") for line in beside.lines] == [
        TENCENT.headline,
        "“Once Tencent integrated Deep Seek [DeepSeek] into their WeChat product, it was like game over for them”",
        "Grace Shao, Hong Kong-based writer and analyst",
        "Big Technology Podcast, 16 April 2025, 13:38, as quoted in a summary [4]",
    ]
    assert slide.source == References(sample_briefing()).source_line((1, 2, 4, 6))
    notes = "\n".join(slide.notes)
    assert "Phones in the Global South carry another by default." in notes  # the fifth point
    assert "Grace Shao, Hong Kong-based writer and analyst: “Once Tencent" in notes


def test_a_quotation_without_a_point_of_its_own_opens_with_its_words() -> None:
    section = replace(sample_briefing().sections[0], quotations=(BRATTON,))
    beside = slides_of(with_section(section), "Reach")[0].slot("Quotation and speaker")
    assert beside is not None
    assert beside.lines[0].text.startswith("“Essentially")


def text_section(*paragraphs: Paragraph) -> Section:
    return replace(sample_briefing().sections[0], paragraphs=paragraphs, quotations=(), numbers=(), so_what=())


def test_sentences_without_a_citation_stay_in_the_notes_unless_none_has_one() -> None:
    cited, more = words("It is so.", 3), words(" Robots show it. They are many.")
    slide = with_section(text_section(Paragraph("1.1", (*more, *cited)))).slides[5]
    assert points(slide) == ["It is so. [3]"]
    assert "Robots show it. They are many.It is so. [3]".replace(" [", "\N{NO-BREAK SPACE}[") in "\n".join(slide.notes)
    slide = with_section(text_section(Paragraph("1.1", more))).slides[5]
    assert points(slide) == ["Robots show it.", "They are many."]


LEAD = Paragraph("1.1", (*words("A limit applies.", 1), *words(" The answer has three parts:")))
ITEMS = tuple(Paragraph("", words(f"part {name};", number), item=True) for number, name in enumerate("abc", 2))


def test_a_list_stands_under_the_sentence_that_leads_into_it() -> None:
    slide = with_section(text_section(LEAD, *ITEMS)).slides[5]
    assert points(slide) == [
        "A limit applies. [1]", "The answer has three parts:", "part a; [2]", "part b; [3]", "part c; [4]",
    ]  # fmt: skip
    assert slide.flow is not None
    assert [len(group) for group in slide.flow.groups] == [1, 2, 1, 1]
    assert [line.bullet for group in slide.flow.groups for line in group] == [True, False, True, True, True]


def test_a_list_that_would_be_cut_is_left_to_the_notes() -> None:
    more = Paragraph("1.2", (*words("A second.", 5), *words(" A third.", 6)))
    slide = with_section(text_section(more, LEAD, *ITEMS)).slides[5]
    assert points(slide) == ["A second. [5]", "A third. [6]", "A limit applies. [1]"]
    assert "part b;" in "\n".join(slide.notes)


def test_a_list_that_is_all_there_is_shows_four_of_its_items() -> None:
    items = tuple(Paragraph("", words(f"Part {n}.", n), item=True) for n in range(1, 7))
    for paragraphs in (items, (Paragraph("1.1", words("The parts are:")), *items)):
        slide = with_section(text_section(*paragraphs)).slides[5]
        assert points(slide) == ["Part 1. [1]", "Part 2. [2]", "Part 3. [3]", "Part 4. [4]"]


def test_a_single_point_is_no_list() -> None:
    slide = with_section(text_section(Paragraph("1.1", words("It is so.", 3)))).slides[5]
    assert slide.flow is not None
    assert slide.flow.groups[0][0].bullet is False
    beside = slides_of(storyline(automatic()), "Part 4")[0].slot("Evidence")
    assert beside is not None
    assert [line.bullet for line in beside.lines] == [False]


def test_extracts_beside_a_quotation_give_way_from_the_last_then_to_slides_of_their_own() -> None:
    first, *_ = slides_of(storyline(automatic()), "Part 2")
    chain = ways(first)
    assert [[slide.layout for slide in way] for way in chain] == [
        ["Assertion with quotation"], ["Assertion with quotation"], ["Assertion with quotation"],
        ["Assertion", "Quotation"],
    ]  # fmt: skip
    assert [len(points(way[0])) for way in chain] == [4, 3, 2, 6]
    for way in chain[:3]:
        count = len(points(way[0]))
        assert way[0].source == References(automatic()).source_line((*range(1, count + 1), 4))
        assert sum("— Podcast takeaways, as retold" in note for note in way[0].notes) == 6 - count


def test_the_takeaway_is_on_the_last_slide_however_the_section_is_shown() -> None:
    section = replace(sample_briefing().sections[0], quotations=(TENCENT,), numbers=())
    beside, apart = ways(slides_of(with_section(section), "Reach")[0])
    assert [bool(slide.takeaway) for slide in (*beside, *apart)] == [True, False, True]
    assert all("So what. Adoption" in "\n".join(way[-1].notes) for way in (beside, apart))


def test_a_chart_follows_its_sections_message_and_other_quotations_follow_the_chart() -> None:
    section = replace(sample_briefing().sections[1], quotations=(TENCENT, BRATTON))
    slides = slides_of(with_section(section), "Money")
    assert [slide.layout for slide in slides] == ["Assertion with quotation", "Chart", "Quotation"]
    assert [bool(slide.takeaway) for slide in slides] == [False, False, True]


def test_a_section_of_quotations_alone_shows_each_under_its_point() -> None:
    section = replace(sample_briefing().sections[0], paragraphs=(), numbers=())
    slides = slides_of(with_section(section), "Reach")
    assert [slide.layout for slide in slides] == ["Quotation", "Quotation"]
    assert [slide.title for slide in slides] == [TENCENT.headline, section.headline]


def test_the_takeaway_stands_on_the_last_slide_of_its_section_only() -> None:
    slides = slides_of(storyline(sample_briefing()), "Reach")
    assert [bool(slide.takeaway) for slide in slides] == [False, True]
    assert slides[-1].takeaway[0].text == "So what. Adoption, not benchmark rank, is the measure to watch."


def test_numbers_already_shown_are_not_shown_again_and_others_are() -> None:
    sample = sample_briefing()
    deck = storyline(sample)
    assert not [slide for slide in slides_of(deck, "Reach") if slide.layout.startswith("Number")]
    other = replace(DOWNLOADS, evidence="wsj-takeaways#80-percent", figure="80", scale="%")
    reach = replace(sample.sections[0], numbers=(DOWNLOADS, other))
    slides = slides_of(storyline(replace(sample, sections=(reach,))), "Reach")
    assert [slide.layout for slide in slides] == ["Assertion with quotation", "Quotation", "Number"]
    assert "80 %" in shown(slides[-1])


@pytest.mark.parametrize(("count", "layouts"), [
    (1, ["Number"]),
    (2, ["Numbers two"]),
    (4, ["Numbers"]),
    (5, ["Numbers three", "Numbers two"]),
    (9, ["Numbers three", "Numbers three", "Numbers three"]),
])  # fmt: skip
def test_number_cards_are_spread_evenly(count: int, layouts: list[str]) -> None:
    numbers = tuple(replace(DOWNLOADS, evidence=f"a#{n}") for n in range(count))
    deck = storyline(replace(sample_briefing(), numbers=numbers))
    assert [slide.layout for slide in slides_of(deck, "Numbers")] == layouts


def test_numbers_whose_labels_are_sentences_have_more_room() -> None:
    sentence = words(
        "A venture capitalist noted that most of the entrepreneurs he encounters are using such models " * 2
    )
    numbers = tuple(replace(DOWNLOADS, evidence=f"a#{n}", label=sentence) for n in range(4))
    deck = storyline(replace(sample_briefing(), numbers=numbers))
    assert [slide.layout for slide in slides_of(deck, "Numbers")] == ["Numbers two", "Numbers two"]


def test_a_cited_number_is_quoted_with_the_sentence_around_it() -> None:
    sample = sample_briefing()
    context = (Run("Before it. It has "), Run("over 600 million", marked=True), Run(" downloads by now. After it."))
    entry = replace(sample.evidence[0], context=context, exact="over 600 million")
    deck = storyline(replace(sample, evidence=(entry, *sample.evidence[1:])))
    slot = slides_of(deck, "Judgement 1")[0].slot("Evidence")
    assert slot is not None
    assert "“It has over 600 million downloads by now.” — Podcast takeaways" in slot.text


def test_text_and_unshown_passages_are_in_the_notes_with_their_context() -> None:
    notes = "\n".join(slides_of(storyline(sample_briefing()), "Money")[0].notes)
    assert "2.1 Public funds answer a private market that remains small." in notes
    assert "“Although user-oriented applications" in notes
    assert "A sentence that stands before it in the source. These are the cited words of passage 3" in notes
    assert "Citation [3], NIN report: The Rise of China as an AI Powerhouse. Undated, paragraph 3, line 6." in notes
    assert "Caveat (NIN report): Retells a report" in notes
    assert "Sources disagree: Two origins say" in notes  # passage 8 stands on one side of the conflict


@pytest.mark.parametrize("name", CASES)
def test_every_content_slide_has_notes_and_every_citation_a_source_line(name: str) -> None:
    for slide in storyline(CASES[name]()).slides[1:]:
        assert slide.notes, slide.title
        if slide.layout != "Sources" and re.search(r"\[\d+[\d,–\s]*\]", shown(slide)):
            assert slide.source, slide.title


@pytest.mark.parametrize("name", CASES)
def test_every_citation_number_of_the_deck_is_resolved_in_the_appendix(name: str) -> None:
    briefing = CASES[name]()
    deck = storyline(briefing)
    resolved = set()
    for slide in deck.slides:
        if slide.layout == "Sources":
            resolved = {int(number) for number in re.findall(r"\[(\d+)\]", shown(slide))}
    known = {entry.number for entry in briefing.evidence}
    assert resolved == known
    used = {
        int(number)
        for slide in deck.slides
        for found in re.findall(r"\[(\d+(?:,\s\d+)*)\]", shown(slide))
        for number in found.split(",")
    }
    assert used & known <= resolved


def test_the_shortest_brief_is_left_without_empty_slides() -> None:
    deck = storyline(shortest())
    kickers = [slide.kicker for slide in deck.slides]
    assert kickers == [
        "Briefing", "Numbers", "Overview", "Reach", "Reach", "Money", "How sure we are", "Appendix: method",
        "Appendix: sources",
    ]  # fmt: skip
    assert deck.slides[0].slots == ()


def test_a_section_of_text_alone_has_the_whole_width() -> None:
    section = replace(sample_briefing().sections[0], quotations=(), numbers=(), so_what=())
    slide = slides_of(with_section(section), "Reach")[0]
    assert slide.layout == "Assertion"
    assert len(points(slide)) == 4


def test_a_brief_with_a_title_and_two_sentences_has_two_slides() -> None:
    assert [slide.layout for slide in storyline(empty()).slides] == ["Title", "Assertion"]


def test_three_sides_and_missing_parts_have_layouts_of_their_own() -> None:
    layouts = [slide.layout for slide in storyline(three_sides()).slides]
    assert "Three sides" in layouts
    assert "Judgement of two parts" in layouts
    assert layouts[3] == "Assertion"  # a judgement with neither likelihood nor confidence


def test_the_likelihood_key_shows_which_judgement_stands_on_which_rung() -> None:
    slide = slides_of(storyline(sample_briefing()), "How sure we are")[0]
    assert isinstance(slide.visual, Table)
    rungs = {row[0].text: row[2].text for row in slide.visual.rows}
    assert rungs["likely"] == "1"
    assert rungs["very likely"] == "2"
    assert rungs["unlikely"] == ""


def test_an_extract_is_marked_as_what_its_source_says() -> None:
    text = "\n".join(shown(slide) for slide in slides_of(storyline(many_quotations()), "Points"))
    assert text.count("— Nature essay, in translation") == 7


def test_source_lines_shorten_by_dropping_caveats_then_locators_then_names() -> None:
    lines = References(sample_briefing()).source_line((4, 1))
    assert lines[0] == (
        "Reported in: [4] Big Technology Podcast, 13:38, as summarised; not checked against the recording · "
        "[1] Podcast takeaways, ¶1, as summarised; not checked against the recording"
    )
    assert (
        lines[1]
        == "Reported in: [4] Big Technology Podcast, 13:38, as summarised · [1] Podcast takeaways, ¶1, as summarised"
    )
    assert lines[-2] == "Reported in: [4] Big Technology Podcast · [1] Podcast takeaways"
    assert lines[-1] == "Reported in: [1, 4], listed in the appendix"


def test_locators_with_commas_are_parted_by_semicolons() -> None:
    sample = sample_briefing()
    evidence = tuple(replace(entry, short_locator=f"¶2, item {entry.number}") for entry in sample.evidence)
    lines = References(replace(sample, evidence=evidence)).source_line((1, 2))
    assert lines[2] == "Reported in: [1, 2] Podcast takeaways, ¶2, item 1; ¶2, item 2"


def test_inner_quotation_marks_become_single_and_corrections_stay() -> None:
    said = quoted(
        set_words((Run('He said "no" and “yes”'), Run(" [DeepSeek]", correction=True))), language_for("en").deck
    )
    assert "".join(part.text for part in said) == "“He said ‘no’ and ‘yes’ [DeepSeek]”"


def test_a_sentence_keeps_the_citation_that_follows_it() -> None:
    prose = (Run("One here. Two"), Citation((1,)), Run(" there."), Citation((2, 3)), Run(" Three."))
    parts = [set_words(sentence) for sentence in sentences(prose)]
    texts = ["".join(part.text for part in part_list) for part_list in parts]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts] == [
        "One here.",
        "Two [1] there. [2, 3]",
        "Three.",
    ]


def test_a_long_citation_mark_draws_runs_together() -> None:
    assert mark((2, 3)) == "[2, 3]"
    assert mark((1, 2, 3, 4, 5, 6, 7, 9, 12)) == "[1–7, 9, 12]"


def test_a_likelihood_range_is_drawn_only_when_it_can_be_read() -> None:
    strip = likelihood_strip("55–80 %", "{range}")
    assert strip is not None
    assert (strip.low, strip.high) == (55, 80)
    assert likelihood_strip("about half", "") is None
    assert likelihood_strip("80–55 %", "") is None


def test_a_title_loses_its_full_stop_but_not_an_abbreviations() -> None:
    sample = sample_briefing()
    claims = ("It is so.", "It is so in the U.S.", "Is it so?")
    judgements = tuple(replace(sample.judgements[0], claim=words(claim)) for claim in claims)
    titles = [slide.title for slide in storyline(replace(sample, judgements=judgements)).slides[2:5]]
    assert titles == ["It is so", "It is so in the U.S.", "Is it so?"]


def test_words_of_a_source_lose_its_lines_and_its_columns() -> None:
    """A no-break space is the source's own wish and stays."""
    set_apart = set_words((Run("at about 13  to\n   14,000\u00a0feet \t "), Run("by night")))
    assert "".join(part.text for part in set_apart) == "at about 13 to 14,000\u00a0feet by night"
