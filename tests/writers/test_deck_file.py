"""The deck as a file: native, accessible, valid, editable, and the same bytes every time."""

from __future__ import annotations

import datetime
import importlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from pincite.briefing.model import Point, Run
from pincite.diagnostics import MissingToolError, Severity
from pincite.writers.deck import write_deck
from pincite.writers.deck.chart_labels import number_format
from tests.writers.deck_cases import CASES
from tests.writers.sample import BRATTON, CHART, TENCENT, sample_briefing

TEMPLATES = Path(__file__).parents[2] / "templates"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@cache
def deck_file(name: str) -> bytes:
    written, diagnostics = write_deck(CASES[name](), templates=TEMPLATES)
    assert diagnostics == ()
    return written


def opened(name: str = "sample") -> Any:
    return Presentation(io.BytesIO(deck_file(name)))


def members(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def charts(name: str) -> Iterator[Any]:
    for slide in opened(name).slides:
        yield from (shape for shape in slide.shapes if shape.has_chart)


def slide_titled(part: str, name: str = "sample") -> Any:
    return next(slide for slide in opened(name).slides if part in slide.shapes.title.text)


@pytest.mark.parametrize("name", CASES)
def test_every_case_is_schema_valid(name: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck_file(name))
    validator: Any = importlib.import_module("openxml_audit")  # it ships no types
    result = validator.OpenXmlValidator().validate(str(path))
    assert [f"{fault.part_uri}: {fault.description}" for fault in result.errors] == []


@pytest.mark.parametrize("name", CASES)
def test_every_slide_has_a_title_a_layout_and_no_empty_placeholder(name: str) -> None:
    for slide in opened(name).slides:
        assert slide.shapes.title.text.strip()
        assert slide.slide_layout.name
        for shape in slide.placeholders:
            if shape.has_text_frame:
                assert shape.text_frame.text.strip(), shape.name


@pytest.mark.parametrize("name", CASES)
def test_all_text_stands_in_placeholders(name: str) -> None:
    for slide in opened(name).slides:
        for shape in slide.shapes:
            if not shape.is_placeholder:
                assert not list(shape._element.iter(f"{A}t")), shape.name


def test_every_slide_but_the_cover_has_its_number_date_and_handling_mark() -> None:
    for number, slide in enumerate(opened().slides, 1):
        texts = {shape.name: shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame}
        assert texts["Handling"] == "Internal"
        if number > 1:
            assert texts["Date"] == "21 November 2026"
            assert texts["Number"] == str(number)
            assert slide._element.xpath(".//a:fld/@type") == ["slidenum"]


def test_slides_that_cite_have_a_source_line_of_what_they_cite() -> None:
    for slide in list(opened().slides)[1:]:
        texts = {shape.name: shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame}
        source = texts.pop("Source", "")
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        texts |= {"Table": " ".join(cell.text for table in tables for cell in table.iter_cells())}
        if slide.slide_layout.name != "Sources":
            assert marks(" ".join(texts.values())) <= marks(source), slide.shapes.title.text
    assert marks("a [2, 3] b [4]") == {2, 3, 4}


def marks(text: str) -> set[int]:
    """The citation numbers in a text."""
    return {int(number) for found in re.findall(r"\[(\d[\d,\s]*)\]", text) for number in found.split(",")}


def test_a_quotation_can_be_traced_from_its_shape_back_to_the_corpus() -> None:
    for number, role, evidence, said in (
        (6, "Quotation and speaker", TENCENT.evidence, "“Once Tencent integrated Deep Seek [DeepSeek] into their"),
        (7, "Quotation", BRATTON.evidence, "“Essentially, China can provide an AI stack in a box."),
    ):
        slide = opened().slides[number - 1]
        shape = next(shape for shape in slide.shapes if shape.name == f"{role} {evidence}")
        assert said in shape.text_frame.text


def test_words_beside_points_are_set_as_a_quotation_and_no_smaller_than_they_may_be() -> None:
    kinds = set()
    for name in CASES:
        for slide in opened(name).slides:
            for shape in slide.placeholders:
                if shape.name.startswith("Quotation and speaker "):
                    kinds.add(slide.slide_layout.name)
                    assert_set_as_quotation(shape.text_frame.paragraphs)
    assert kinds == {"Assertion with quotation", "Assertion with quotation tall"}


def assert_set_as_quotation(paragraphs: Any) -> None:
    said, who, where = paragraphs[-3:]
    assert said.text.startswith("“")
    for run in said.runs:
        assert run.font.italic is ("[DeepSeek]" not in run.text)
        assert run._r.xpath("string(a:rPr/a:latin/@typeface)") == "+mj-lt"
        assert 16 <= run.font.size.pt <= 24
    assert all(run.font.size.pt >= 14 and run.font.bold for point in paragraphs[:-3] for run in point.runs)
    small = [run for paragraph in (who, where) for run in paragraph.runs if not re.fullmatch(r"\W*\[\d+\]", run.text)]
    assert all(12 <= run.font.size.pt <= said.runs[0].font.size.pt for run in small)
    assert not any(run.font.italic for run in small)


def test_titles_are_whole_and_hold_no_line_break() -> None:
    for slide in opened("long-texts").slides:
        assert "\v" not in slide.shapes.title.text
        assert "\n" not in slide.shapes.title.text


@pytest.mark.parametrize("name", ["sample", "charts", "long-texts", "three-sides"])
def test_charts_tables_and_drawings_say_what_they_show(name: str) -> None:
    for slide in opened(name).slides:
        for shape in slide.shapes:
            if not shape.has_text_frame:
                described = shape._element.xpath(".//p:cNvPr")[0].get("descr")
                assert described, shape.name
                assert described != slide.shapes.title.text


def test_reading_order_is_title_kicker_body_visual_source_foot() -> None:
    ranks = ("Title", "Kicker", "", "Takeaway", "Source", "Handling", "Date", "Number")
    for slide in opened().slides:
        names = [shape.name.split(" ")[0] for shape in slide.shapes]
        found = [ranks.index(name) if name in ranks else 2 for name in names]
        assert found == sorted(found), names


def test_every_run_says_its_language_and_its_size() -> None:
    briefing = replace(sample_briefing(), lang="fr-CA")
    written, _ = write_deck(briefing, templates=TEMPLATES)
    deck = Presentation(io.BytesIO(written))
    runs = 0
    for slide in deck.slides:
        for root in (slide._element, *((slide.notes_slide._element,) if slide.has_notes_slide else ())):
            for run in [*root.iter(f"{A}r"), *root.iter(f"{A}fld")]:
                properties = run.find(f"{A}rPr")
                assert properties.get("lang") == "fr-CA"
                assert root is not slide._element or int(properties.get("sz")) >= 1000
                runs += 1
    assert runs > 200
    assert deck.core_properties.language == "fr-CA"


def test_nothing_shrinks_on_overflow() -> None:
    for name, content in members(deck_file("sample")).items():
        if name.startswith("ppt/slides/") and name.endswith(".xml"):
            assert b"normAutofit" not in content
            assert b"spAutoFit" not in content


def test_the_notes_hold_citation_and_context() -> None:
    notes = slide_titled("Open source is").notes_slide.notes_text_frame.text
    assert "Citation [4], " in notes
    assert "13:38, paragraph 9, line 17" in notes
    assert "In context [4]: A sentence that stands before it" in notes


def test_tables_are_native_with_a_header_row_and_no_merged_cells() -> None:
    table = next(shape for shape in slide_titled("Our recommendation").shapes if shape.has_table)
    assert table.table.first_row
    assert [cell.text for cell in table.table.rows[0].cells] == ["Option", "Gains", "Costs", "Risks", "Opposed by"]
    assert table.table.cell(1, 0).text == "Keep controls targeted (recommended)"
    for cell in table.table.iter_cells():
        assert not cell.is_merge_origin
        assert not cell.is_spanned


def test_a_chart_holds_its_numbers_in_an_embedded_workbook() -> None:
    chart = next(charts("sample")).chart
    assert list(chart.plots[0].categories) == ["United States", "China"]
    assert list(chart.plots[0].series[0].values) == [67.0, 7.8]
    workbook = members(chart.part.chart_workbook.xlsx_part.blob)
    cells = etree.fromstring(workbook["xl/worksheets/sheet1.xml"]).iter(f"{SHEET}v")
    assert {"67", "7.8"} <= {cell.text for cell in cells}


def test_a_chart_starts_at_zero_and_has_one_accent_and_no_furniture() -> None:
    for shape in charts("charts"):
        chart = shape.chart
        assert not chart.has_legend
        assert not chart.has_title
        assert chart.value_axis.minimum_scale == 0
        assert not chart.value_axis.visible
        assert not chart.value_axis.has_major_gridlines
        fills = chart._chartSpace.xpath(".//c:dPt//a:solidFill/a:schemeClr/@val")
        assert fills.count("accent1") == 1


def test_a_charts_labels_print_the_values_as_the_source_does() -> None:
    chart = next(charts("sample")).chart
    formats = [each.get("formatCode") for each in chart._chartSpace.iter(f"{C}numFmt")]
    assert formats[:2] == ["0", "0.0"]


@pytest.mark.parametrize(("printed", "value", "expected"), [
    ("67", "67", "0"),
    ("7.80", "7.8", "0.00"),
    ("1,200", "1200", "#,##0"),
    ("over 600", "600", '"over "0'),
    ("4.2 %", "4.2", '0.0" %"'),
    ("-3", "-3", "0"),
    ("1/13", "0.0769", '"1/13"'),
    ("two thirds", "0.67", '"two thirds"'),
])  # fmt: skip
def test_number_formats_follow_the_printed_form(printed: str, value: str, expected: str) -> None:
    assert number_format(Point("x", Decimal(value), printed, ())) == expected


def test_axis_ids_are_positive_and_point_at_each_other() -> None:
    for shape in charts("charts"):
        space = shape.chart._chartSpace
        ids = space.xpath(".//c:valAx/c:axId/@val | .//c:catAx/c:axId/@val")
        assert len(set(ids)) == 2
        assert all(int(each) > 0 for each in ids)
        assert set(space.xpath(".//c:crossAx/@val")) == set(ids)


@pytest.mark.parametrize("name", ["sample", "shortest", "charts"])
def test_the_same_briefing_gives_the_same_bytes(name: str) -> None:
    again, _ = write_deck(CASES[name](), templates=TEMPLATES)
    assert again == deck_file(name)


def test_no_time_but_the_briefings_own_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(deck_file("sample"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
    workbook = next(content for name, content in members(deck_file("sample")).items() if name.endswith(".xlsx"))
    assert b"2026-11-21T00:00:00Z</dcterms:created>" in members(workbook)["docProps/core.xml"]


def test_core_properties_come_from_the_briefing_or_the_timestamp() -> None:
    core = opened().core_properties
    assert (core.title, core.author) == ("China’s AI strategy under chip controls", "Emerging Technology Desk")
    assert core.created == core.modified == datetime.datetime(2026, 11, 21)
    assert opened("shortest").core_properties.created.year == 1980
    stamp = datetime.datetime(2001, 2, 3, 6, 5, 6, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    written, _ = write_deck(sample_briefing(), templates=TEMPLATES, timestamp=stamp)
    assert Presentation(io.BytesIO(written)).core_properties.created == datetime.datetime(2001, 2, 3, 4, 5, 6)


def test_no_text_has_less_contrast_than_four_and_a_half_to_one() -> None:
    theme = etree.fromstring(members(deck_file("sample"))["ppt/theme/theme1.xml"])
    colours = {each.tag.split("}")[1]: each[0].get("val") for each in theme.find(f".//{A}clrScheme")}
    for text, page in (("dk1", "lt1"), ("dk2", "lt1"), ("accent1", "lt1"), ("lt2", "dk1"), ("lt1", "dk1")):
        assert contrast(colours[text], colours[page]) >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_missing_template_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingToolError, match=r"deck.pincite\.pptx"):
        write_deck(sample_briefing(), templates=tmp_path)


def test_renamed_layouts_and_placeholders_are_known_by_their_places_and_reported(tmp_path: Path) -> None:
    template: Any = Presentation(str(TEMPLATES / "deck" / "pincite.pptx"))
    layouts = {layout.name: layout for layout in template.slide_layouts}
    layouts["Judgement"]._element.cSld.set("name", "Judgment")
    body = next(each for each in layouts["Statement"].placeholders if each.name == "Statement")
    body._element.xpath(".//p:cNvPr")[0].set("name", "Text 5")
    (tmp_path / "deck").mkdir()
    template.save(str(tmp_path / "deck" / "pincite.pptx"))
    written, found = write_deck(sample_briefing(), templates=tmp_path)
    told = {fault.message for fault in found if fault.rule == "template-has-layout"}
    place = "no layout is named `{}` with the names of its parts: `{}` has them in place"
    assert told == {place.format("Judgement", "Judgment"), place.format("Statement", "Statement")}
    assert {fault.severity for fault in found} == {Severity.HINT}
    assert {"Judgment", "Statement"} <= {slide.slide_layout.name for slide in Presentation(io.BytesIO(written)).slides}


def test_another_look_is_used_as_the_template_gives_it(tmp_path: Path) -> None:
    """Size, place and font are read from the template: a smaller title box makes a smaller title."""
    template: Any = Presentation(str(TEMPLATES / "deck" / "pincite.pptx"))
    title = next(each for each in template.slide_masters[0].placeholders if each.placeholder_format.type == 1)
    title.width = title.width // 2
    (tmp_path / "deck").mkdir()
    template.save(str(tmp_path / "deck" / "pincite.pptx"))
    written, _ = write_deck(sample_briefing(), templates=tmp_path)
    sizes, usual = (
        [slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt for slide in deck.slides]
        for deck in (Presentation(io.BytesIO(written)), opened())
    )
    assert sizes != usual
    assert all(new <= old for new, old in zip(sizes, usual, strict=True))


def test_control_characters_of_a_source_do_not_break_the_file() -> None:
    sample = sample_briefing()
    quotation = replace(TENCENT, prose=(Run("One page\x0c and the\x00 next"),), headline="A \x0b title")
    entry = replace(sample.evidence[3], context=(Run("Before\x0c. "), Run("One page\x0c and", marked=True)))
    section = replace(sample.sections[0], quotations=(quotation,))
    evidence = (*sample.evidence[:3], entry, *sample.evidence[4:])
    written, _ = write_deck(replace(sample, sections=(section,), evidence=evidence), templates=TEMPLATES)
    shapes = [shape for slide in Presentation(io.BytesIO(written)).slides for shape in slide.placeholders]
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    assert any("“One page and the next”" in text for text in texts)


def test_a_chart_of_one_point_is_drawn() -> None:
    sample = sample_briefing()
    chart = replace(CHART, points=CHART.points[:1])
    money = replace(sample.sections[1], chart=chart)
    written, diagnostics = write_deck(replace(sample, sections=(money,)), templates=TEMPLATES)
    assert not diagnostics
    shapes = [shape for slide in Presentation(io.BytesIO(written)).slides for shape in slide.shapes if shape.has_chart]
    assert len(shapes) == 1
