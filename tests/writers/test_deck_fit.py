"""Text is measured before it is placed: it fits, steps down, is split, or is named in an error."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from pincite.briefing.model import Briefing, Conflict, Paragraph, Section, Side
from pincite.diagnostics import Diagnostic, Place, Severity
from pincite.writers.deck.contract import serve
from pincite.writers.deck.cuts import cut_at_openings, even_cuts
from pincite.writers.deck.fit import FLOORS, Fitter, fit
from pincite.writers.deck.measure import Measure
from pincite.writers.deck.model import Deck, Graph, Line, Slide, Table, Words
from pincite.writers.deck.storyline import storyline
from pincite.writers.deck.tables import even_columns, fit_rows, row_heights
from pincite.writers.deck.template import TALL, Template, TextStyle
from pincite.writers.deck.unfolded import headed, running
from pincite.writers.fonts import face_for, text_width
from tests.writers.deck_cases import CASES, LONG_WORD, SENTENCE, automatic, chinese, many_quotations, many_sources
from tests.writers.sample import BRATTON, TENCENT, sample_briefing, words

TEMPLATE = Path(__file__).parents[2] / "templates" / "deck" / "pincite.pptx"
PLAIN = Measure(TextStyle("Arial", 20.0), "Cambria")


@cache
def template() -> Template:
    return serve(Presentation(str(TEMPLATE)), "pincite.pptx", Place()).template


def fitted(briefing: Briefing) -> tuple[Deck, tuple[Diagnostic, ...]]:
    return fit(storyline(briefing), template())


def line(text: str) -> Line:
    return Line((Words(text),))


@pytest.mark.parametrize("name", CASES)
def test_every_case_fits_and_every_size_is_at_or_above_its_floor(name: str) -> None:
    deck, diagnostics = fitted(CASES[name]())
    assert diagnostics == ()
    for slide in deck.slides:
        for slot in slide.slots:
            stem = slot.role.rstrip(" 1234")
            style = template().box(slide.layout, slot.role).style
            assert min(FLOORS.get(stem, 10), style.size) <= slot.size <= style.size


@pytest.mark.parametrize("name", CASES)
def test_titles_are_unique(name: str) -> None:
    deck, _ = fitted(CASES[name]())
    titles = Counter(slide.title for slide in deck.slides)
    assert titles.most_common(1)[0][1] == 1


def test_a_split_title_counts_its_parts() -> None:
    titles = [slide.title for slide in fitted(many_sources())[0].slides if slide.layout == "Sources"]
    assert len(titles) > 2
    assert titles == [
        f"Sources, and where each citation leads ({n}/{len(titles)})" for n in range(1, len(titles) + 1)
    ]  # fmt: skip


def test_splitting_loses_and_repeats_no_source() -> None:
    deck, _ = fitted(many_sources())
    text = "\n".join(slot.text for slide in deck.slides if slide.layout == "Sources" for slot in slide.slots)
    assert [text.count(f"Report number {n}:") for n in range(1, 41)] == [1] * 40


def test_a_quotation_too_long_for_a_slide_is_cut_between_sentences_only() -> None:
    deck, diagnostics = fitted(many_quotations())
    parts = [
        slot.text
        for slide in deck.slides
        for slot in slide.slots
        if slot.role == "Quotation" and slot.evidence == (BRATTON.evidence,)
    ]
    assert not diagnostics
    assert len(parts) > 1
    assert all(part.startswith("“The committee") and part.endswith("survey.”") for part in parts)
    assert " ".join(part.strip("“”") for part in parts) == (SENTENCE * 16).strip()


def test_only_the_last_part_of_a_split_slide_keeps_the_takeaway() -> None:
    sample = sample_briefing()
    section = replace(sample.sections[0], quotations=(replace(BRATTON, prose=words(SENTENCE * 16)),))
    slides = [slide for slide in fitted(replace(sample, sections=(section,)))[0].slides if slide.layout == "Quotation"]
    assert [any(slot.role == "Takeaway" for slot in slide.slots) for slide in slides] == [False] * (len(slides) - 1) + [
        True
    ]
    assert len(slides) > 2


@pytest.mark.parametrize("name", CASES)
def test_the_headline_of_every_section_with_text_or_extracts_is_a_title(name: str) -> None:
    briefing = CASES[name]()
    titles = [re.sub(r" \(\d+/\d+\)$", "", slide.title) for slide in fitted(briefing)[0].slides]
    for section in briefing.sections:
        assert section.headline in titles or not (section.paragraphs or section.extracts)


def reach_slides(section: Section) -> list[Slide]:
    deck, diagnostics = fitted(replace(sample_briefing(), sections=(section,)))
    assert diagnostics == ()
    return [slide for slide in deck.slides if slide.kicker == "Reach"]


@pytest.mark.parametrize(("times", "layouts"), [
    (1, ["Assertion with quotation"]),
    (3, ["Assertion tall", "Quotation"]),
])  # fmt: skip
def test_a_quotation_too_long_beside_the_points_has_a_slide_of_its_own(times: int, layouts: list[str]) -> None:
    said = replace(TENCENT, prose=words(SENTENCE * times))
    slides = reach_slides(replace(sample_briefing().sections[0], quotations=(said,), numbers=()))
    assert [slide.layout for slide in slides] == layouts
    assert [any(slot.role == "Takeaway" for slot in slide.slots) for slide in slides] == [False, True][-len(slides) :]


def test_points_too_long_beside_a_quotation_have_a_slide_of_their_own() -> None:
    items = tuple(Paragraph("", words(SENTENCE * 4, n), item=True) for n in range(1, 5))
    section = replace(sample_briefing().sections[0], paragraphs=items, quotations=(TENCENT,), numbers=())
    apart = reach_slides(section)
    assert [slide.layout for slide in apart] == ["Assertion tall", "Assertion tall", "Quotation"]
    assert [slide.title for slide in apart] == [
        f"{section.headline} (1/2)", f"{section.headline} (2/2)", TENCENT.headline,
    ]  # fmt: skip


def test_without_a_takeaway_points_and_charts_have_its_room() -> None:
    section = replace(sample_briefing().sections[0], numbers=())
    assert [slide.layout for slide in reach_slides(section)] == ["Assertion with quotation tall", "Quotation"]
    assert [slide.layout for slide in reach_slides(replace(section, so_what=()))] == [
        "Assertion with quotation tall", "Quotation tall",
    ]  # fmt: skip
    layouts = {slide.layout for slide in fitted(CASES["charts"]())[0].slides}
    assert {"Chart", "Chart wide", "Chart wide tall"} <= layouts
    for name in (each for each in template().boxes if each.endswith(TALL)):
        short, tall = template().boxes[name.removesuffix(TALL)], template().boxes[name]
        assert set(short) - set(tall) == {"Takeaway"}
        assert all(tall[role].height >= short[role].height for role in tall)
        assert any(tall[role].height > short[role].height for role in tall)


def test_as_many_extracts_as_fit_stand_beside_a_quotation_and_its_source_line_cites_those() -> None:
    deck, _ = fitted(automatic())
    shown = {}
    for slide in deck.slides:
        points, beside, source = (slide.slot(role) for role in ("Evidence", "Quotation and speaker", "Source"))
        if points and beside and source:
            shown[slide.kicker] = len(points.lines)
            assert marks(points.text) | marks(beside.text) == marks(source.text)
    assert shown == {"Part 1": 4, "Part 2": 3, "Part 4": 1}
    apart = [slide.layout for slide in deck.slides if slide.kicker == "Part 3"]
    assert apart[0] == "Assertion tall"
    assert apart[-1] == "Quotation tall"


def marks(text: str) -> set[int]:
    """The citation numbers in a text."""
    return {int(number) for found in re.findall(r"\[(\d[\d,\s]*)\]", text) for number in found.split(",")}


@pytest.mark.parametrize("name", CASES)
def test_a_text_fits_where_letters_run_a_little_wider_too(name: str) -> None:
    for slide in fitted(CASES[name]())[0].slides:
        for slot in slide.slots:
            box = template().box(slide.layout, slot.role)
            measure = Measure(box.style, template().heading_font)
            assert measure.height(slot.lines, slot.size, (box.width - slot.inset) * 0.996) <= box.height + 1


def test_a_sentence_too_long_for_any_slide_is_an_error_that_names_it() -> None:
    sample = sample_briefing()
    endless = "word " * 400
    section = replace(sample.sections[0], quotations=(replace(BRATTON, prose=words(endless)),))
    _, diagnostics = fitted(replace(sample, sections=(section,)))
    assert [(each.rule, each.severity) for each in diagnostics] == [("text-fits-slide", Severity.ERROR)]
    assert "`Quotation` on slide 7" in diagnostics[0].message
    assert "pt too high" in diagnostics[0].message
    assert "word word" in diagnostics[0].message
    assert diagnostics[0].place.path == "slide 7, Quotation"


def test_a_title_of_forty_words_is_an_error_and_twenty_five_step_down() -> None:
    sample = sample_briefing()
    claim = "The committee read the report and found that its figures rest on one survey alone"
    for times, faults in ((1, 0), (2, 0), (4, 1)):
        judgement = replace(sample.judgements[0], claim=words(" ".join([claim] * times)))
        deck, diagnostics = fitted(replace(sample, judgements=(judgement,)))
        assert len(diagnostics) == faults
        title = deck.slides[2].slot("Title")
        assert title is not None
        assert (title.size == 28) == (times == 1)


def test_slots_side_by_side_have_one_size() -> None:
    """A long name beside a short one: both step down together."""
    sample = sample_briefing()
    conflict = sample.conflicts[0]
    smaller = set()
    for letters in range(36, 46):
        sides = (conflict.sides[0], replace(conflict.sides[1], name=("long name " * 5)[:letters].strip()))
        slides = fitted(replace(sample, conflicts=(replace(conflict, sides=sides),)))[0].slides
        for slide in (each for each in slides if each.layout == "Two sides"):
            sizes = {slot.size for slot in slide.slots if slot.role.startswith("Side ")}
            assert len(sizes) == 1
            smaller |= sizes
    assert smaller & {18.0, 19.0}


def test_columns_that_do_not_hold_their_text_run_on_in_the_whole_width() -> None:
    """No smaller type: the same parts under each other, on more slides, likelihood and confidence still apart."""
    sample = sample_briefing()
    judgement = replace(sample.judgements[0], would_change=words(SENTENCE * 6))
    conflict = sample.conflicts[0]
    sides = tuple(replace(side, says=words(SENTENCE * 5, 1)) for side in conflict.sides)
    conflict = replace(conflict, sides=sides)
    deck, diagnostics = fitted(replace(sample, judgements=(judgement,), conflicts=(conflict,)))
    assert diagnostics == ()
    for name, said in (("judgement-1", SENTENCE * 6), ("conflict-1", SENTENCE * 5)):
        slides = [slide for slide in deck.slides if slide.id == name]
        assert {slide.layout for slide in slides} <= {"Assertion", "Assertion tall"}
        body = [slot for slide in slides for slot in slide.slots if slot.role == "Body"]
        assert said.strip() in "\n".join(slot.text for slot in body)
        assert all(slot.size >= 18 for slot in body)
        assert not any("Likelihood" in line.text and "Confidence" in line.text for slot in body for line in slot.lines)


def test_what_a_slide_means_has_a_slide_of_its_own_where_its_foot_has_no_room() -> None:
    sample = sample_briefing()
    section = replace(sample.sections[1], so_what=words(SENTENCE * 5), quotations=(), extracts=())
    deck, diagnostics = fitted(replace(sample, sections=(section,)))
    assert diagnostics == ()
    last = [slide for slide in deck.slides if slide.kicker == section.label][-1]
    assert last.layout == "Assertion tall"
    body = last.slot("Body")
    assert body is not None
    assert body.text.strip() == f"So what. {SENTENCE * 5}".strip()


def test_a_long_takeaway_has_room_from_the_content_where_that_has_some_to_spare() -> None:
    """Two sides with little to say give it theirs; sides that need their room, or a text in running words, do not."""
    sample = sample_briefing()
    brief = Side("One", words("It is so.", 1), ())
    full = Side("Two", words(SENTENCE * 4, 2), ())
    found = {}
    for name, sides in (("spare", (brief, brief)), ("full", (brief, full))):
        conflict = Conflict("Which?", "", sides, words(SENTENCE * 4))
        deck, diagnostics = fitted(replace(sample, conflicts=(conflict,)))
        assert diagnostics == ()
        found[name] = [slide for slide in deck.slides if slide.kind == "conflict"]
    assert [slide.layout for slide in found["spare"]] == ["Two sides with long takeaway"]
    assert [slide.layout for slide in found["full"]] == ["Two sides tall", "Assertion tall"]
    texts = [slot.text.strip() for slides in found.values() for slide in slides for slot in slide.slots]
    assert texts.count(f"How we read it. {SENTENCE * 4}".strip()) == 2


def test_a_long_takeaway_of_points_goes_on_as_their_last_paragraph() -> None:
    section = replace(sample_briefing().sections[0], so_what=words(SENTENCE * 4), quotations=(), numbers=(), chart=None)
    (slide,) = reach_slides(section)
    body = slide.slot("Body")
    assert body is not None
    assert (slide.layout, body.lines[-1].text.strip()) == ("Assertion tall", f"So what. {SENTENCE * 4}".strip())


def test_a_short_takeaway_without_room_stands_in_the_notes_and_not_alone_on_a_slide() -> None:
    """A page whose foot is too low for it: under a chart it is told of, under points it is their last paragraph."""
    low = {
        name: {role: replace(box, height=10.0) if role == "Takeaway" else box for role, box in boxes.items()}
        for name, boxes in template().boxes.items()
    }
    section = replace(sample_briefing().sections[1], so_what=words("It is dear."), quotations=(), extracts=())
    deck, found = fit(storyline(replace(sample_briefing(), sections=(section,))), replace(template(), boxes=low))
    *_, last = (slide for slide in deck.slides if slide.kicker == section.label)
    assert isinstance(last.visual, Graph)
    assert last.slot("Takeaway") is None
    assert any("So what. It is dear." in text for text in last.notes)
    told = [each for each in found if "It is dear" in each.message]
    assert [(each.severity, "notes" in each.message) for each in told] == [(Severity.HINT, True)]
    section = replace(section, chart=None)
    deck, found = fit(storyline(replace(sample_briefing(), sections=(section,))), replace(template(), boxes=low))
    *_, last = (slide for slide in deck.slides if slide.kicker == section.label)
    body = last.slot("Body")
    assert body is not None
    assert len(body.lines) > 1
    assert body.lines[-1].text == "So what. It is dear."


def test_a_text_that_goes_on_is_cut_at_a_heading_that_is_near() -> None:
    """Sentences under a heading do not begin at the foot of a slide that ends before them."""
    opening, told = tuple((line(SENTENCE * 2),) for _ in range(3)), [line(SENTENCE * 2) for _ in range(4)]
    flow = running((*opening, *headed("Sources", told)))
    slide = Slide("Assertion", "How this was made", flow=flow)
    parts = Fitter(template(), replace(storyline(sample_briefing()), slides=(slide,))).split(slide)
    bodies = [part.slot("Body") for part in parts]
    assert [len(body.lines) for body in bodies if body] == [3, 5]
    assert bodies[1] is not None
    assert bodies[1].lines[0].text == "Sources"


@given(st.lists(st.integers(10, 60), min_size=2, max_size=12), st.sets(st.integers(1, 11)))
def test_cuts_at_headings_keep_every_group_and_the_room(heights: list[int], openings: set[int]) -> None:
    def height(start: int, end: int) -> float:
        return sum(heights[start:end])

    cuts = even_cuts(len(heights), len(heights), 100, height)
    assert cuts is not None
    moved = cut_at_openings(cuts, openings, 100, height)
    assert [each for start, end in moved for each in range(start, end)] == list(range(len(heights)))
    assert len(moved) == len(cuts)
    assert all(start < end and height(start, end) <= 100 for start, end in moved)


def test_the_next_to_last_resort_is_smaller_type() -> None:
    """Three lines at eighteen points fit under the sides."""
    slot = template().box("Two sides", "Takeaway")
    lines = 3 * Measure(slot.style, "Cambria").height((line("x"),), 18.0, slot.width)
    assert lines <= slot.height


def test_a_table_is_whole_at_a_smaller_size_or_parted_at_eighteen_points() -> None:
    row = (line("A course"), line(SENTENCE.strip()), line("Nobody"))
    header = (line("Option"), line("Gains"), line("Opposed by"))
    found = {}
    for rows in range(1, 9):
        parts = fit_rows(Table(header, (row,) * rows, (1, 2, 1), "Options."), template(), "Table")
        assert sum(len(part.rows) for part in parts) == rows
        found[rows] = (len(parts), {part.size for part in parts})
    whole = {min(sizes) for count, sizes in found.values() if count == 1}
    assert whole & {14.0, 15.0, 16.0, 17.0}
    assert all(sizes == {18.0} for count, sizes in found.values() if count > 1)
    assert found[8][0] > 1


def test_a_title_breaks_evenly_and_no_last_line_holds_one_word() -> None:
    title = Measure(TextStyle("Cambria", 28.0, bold=True), "Cambria")
    for text in (
        "The United States attracts nine times China’s private AI investment than others do",
        "Integration beats invention: WeChat decided the race for the users of the world",
        "Two origins say Chinese AI serves consumers, two say that it serves the industry",
    ):
        full = title.wrap(line(text), 28, 852)
        inset = title.even_inset(line(text), 28, 852, least=1.0)
        even = title.wrap(line(text), 28, 852 - inset)
        assert len(even.widths) == len(full.widths) == 2
        assert even.last_units > 1
        assert abs(even.widths[0] - even.widths[1]) <= abs(full.widths[0] - full.widths[1])
        for wider in (0.99, 1.01):  # a renderer whose letters differ by a hundredth breaks at the same place
            assert title.wrap(line(text), 28 * wider, 852 - inset).last_units == even.last_units


@pytest.mark.parametrize("renderer", [1.0, 1.005, 1.01])
def test_a_bottom_line_leaves_no_word_alone_even_where_letters_run_narrower(renderer: float) -> None:
    slot = fitted(sample_briefing())[0].slides[1].slot("Statement")
    assert slot is not None
    box = template().box("Statement", "Statement")
    wrapped = Measure(box.style, template().heading_font).wrap(
        slot.lines[0], slot.size, (box.width - slot.inset) * renderer
    )  # fmt: skip
    assert wrapped.last_units > 1


def test_a_column_gives_way_a_little_rather_than_part_a_hyphenated_word() -> None:
    sample = sample_briefing()
    box = template().box("Judgement", "Part 3")
    measure = Measure(box.style, template().heading_font)
    parted = "Origins, and they are all low-income in this case"
    assert measure.wrap(line(parted), 18, box.width).hyphened
    judgement = replace(sample.judgements[0], would_change=words(parted))
    slot = fitted(replace(sample, judgements=(judgement,)))[0].slides[2].slot("Part 3")
    assert slot is not None
    assert slot.inset > 0
    assert not measure.wrap(slot.lines[0], slot.size, box.width - slot.inset).hyphened


def test_no_part_of_a_text_is_set_below_ten_points() -> None:
    marked = Line((Words("alpha"), Words(" [1]", scale=0.5)))
    at_twelve, at_forty = (sum(PLAIN.wrap(marked, size, 500).widths) for size in (12, 40))
    assert at_twelve > at_forty * 12 / 40  # the mark is set at ten points, not at six


def test_a_part_of_a_text_keeps_its_own_least_size() -> None:
    small = Line((Words("alpha", scale=0.5, least=14),))
    widths = {size: sum(PLAIN.wrap(small, size, 500).widths) for size in (12, 20, 40)}
    assert widths[40] / 20 == pytest.approx(widths[20] / 14) == pytest.approx(widths[12] / 12)


def test_lines_break_at_spaces_hyphens_and_beside_wide_characters() -> None:
    assert len(PLAIN.wrap(line("alpha beta"), 20, 60).widths) == 2
    assert len(PLAIN.wrap(line("alpha\N{NO-BREAK SPACE}beta"), 20, 110).widths) == 1
    assert len(PLAIN.wrap(line("low-income"), 20, 80).widths) == 2
    assert len(PLAIN.wrap(line("55-80"), 20, 30).widths) == 1
    wide = PLAIN.wrap(line("芯片管制下的中国"), 20, 82)
    assert [round(width) for width in wide.widths] == [80, 80]


@given(st.text(max_size=120), st.floats(40, 400))
def test_no_line_is_wider_than_its_box_unless_a_word_is(text: str, width: float) -> None:
    wrapped = PLAIN.wrap(line(text), 12, width)
    assert wrapped.broken or max(wrapped.widths) <= width + 1e-6
    assert wrapped.height >= 12 * len(wrapped.widths)


@given(
    st.lists(st.sampled_from(["a", "word", "low-income", "frontier", "芯片"]), min_size=2, max_size=30), st.booleans()
)
def test_evening_never_adds_a_line(parts: list[str], even: bool) -> None:
    text = line(" ".join(parts))
    inset = PLAIN.even_inset(text, 20, 300, least=1.0 if even else 0.25)
    assert 0 <= inset < 300
    assert len(PLAIN.wrap(text, 20, 300 - inset).widths) == len(PLAIN.wrap(text, 20, 300).widths)


def test_a_closing_mark_does_not_open_a_line() -> None:
    units = PLAIN.units(line("芯片。管制"), 20)
    assert [round(unit.width) for unit in units] == [1, 2, 1, 1]


def test_a_word_wider_than_its_box_is_reported_and_counted_in_height() -> None:
    wrapped = PLAIN.wrap(line(LONG_WORD), 20, 200)
    assert wrapped.broken
    assert wrapped.height > 3 * 20


def test_measured_widths_are_those_of_the_named_fonts() -> None:
    # advances of Cambria (2048 units) and Arial (2048 units) for these letters, from the fonts' own tables
    assert text_width("Hm", face_for("Arial"), 2048) == pytest.approx(1479 + 1706, abs=2)
    assert text_width("Hm", face_for("Arial", bold=True), 2048) == pytest.approx(1479 + 1821, abs=2)
    assert text_width("H", face_for("Unheard Of"), 1) > text_width("H", face_for("Arial"), 1)


def test_a_wordy_column_has_width_from_the_others_and_figures_keep_theirs() -> None:
    texts = ("Controls stay", "No", SENTENCE * 2, "12")
    header = tuple(line(text) for text in ("We assume", "If wrong", "Watch for", "Number"))
    table = Table(header, (tuple(line(text) for text in texts),), (1.0, 1.0, 1.0, 1.0), "Assumptions.", figures=(3,))
    evened = even_columns(table, template(), "Text and table", 18.0)
    before, after = (
        row_heights(each, template(), "Text and table", 18.0, 5.0, breaking=True) for each in (table, evened)
    )
    assert before is not None
    assert after is not None
    assert sum(after) < sum(before)
    widths = [weight / sum(evened.weights) for weight in evened.weights]
    assert widths[2] > 0.3
    assert widths[3] == pytest.approx(0.25)
    assert min(widths) >= 0.65 * 0.25
    short = replace(table, rows=(tuple(line("Short") for _ in texts),))
    assert len(set(even_columns(short, template(), "Text and table", 18.0).weights)) == 1


def test_a_table_too_long_for_a_slide_goes_on_with_its_header() -> None:
    deck, diagnostics = fitted(CASES["long-texts"]())
    tables = [slide.visual for slide in deck.slides if slide.kicker == "Decision"]
    assert not diagnostics
    assert len(tables) > 1
    assert all(isinstance(table, Table) and table.header[0].text == "We assume" for table in tables)
    assert sum(len(table.rows) for table in tables if isinstance(table, Table)) == 8


def test_groups_are_spread_evenly_over_the_fewest_bins() -> None:
    def height(start: int, end: int) -> float:
        return 10.0 * (end - start)

    assert even_cuts(5, 2, 40, height) == [(0, 3), (3, 5)]
    assert even_cuts(5, 1, 40, height) is None
    assert even_cuts(1, 1, 5, height) is None


def test_the_source_line_takes_the_fullest_wording_that_fits() -> None:
    section = replace(sample_briefing().sections[0], paragraphs=())
    few = reach_slides(section)[0].slot("Source")
    many = fitted(many_sources())[0].slides[2].slot("Source")
    assert few is not None
    assert few.text.endswith("not checked against the recording")
    assert many is not None
    assert many.text == "Reported in: [1–120], listed in the appendix"


def test_text_in_characters_that_no_font_here_holds_is_measured_wide() -> None:
    deck, _ = fitted(chinese())
    statement = deck.slides[1].slot("Statement")
    assert statement is not None
    measure = Measure(template().box("Statement", "Statement").style, template().heading_font)
    assert measure.height(statement.lines, statement.size, 540) <= template().box("Statement", "Statement").height + 1
