"""Charts, tables, timelines and the matrix in both files: valid, with alternative texts, numbered and called out."""

from __future__ import annotations

import importlib
import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from page import ValidationProfile
from pptx import Presentation

from pincite.briefing.model import plain
from pincite.writers.deck import write_deck
from pincite.writers.memo.columns import decimal_room
from tests.writers.exhibits_sample import TABLE, every_kind, matrix, with_exhibits
from tests.writers.memo_reading import TEMPLATES, Memo, memo_of
from tests.writers.sample import sample_briefing

EVIDENCE = b'{"quotations": []}'


def memo(sources: int = 5) -> Memo:
    return memo_of(with_exhibits(sources), evidence=EVIDENCE)


@cache
def deck() -> bytes:
    written, diagnostics = write_deck(with_exhibits(), templates=TEMPLATES)
    assert diagnostics == ()
    return written


def shapes() -> list[Any]:
    return [shape for slide in Presentation(io.BytesIO(deck())).slides for shape in slide.shapes]


@pytest.mark.parametrize("profile", [ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A], ids=str)
def test_a_memo_with_every_exhibit_keeps_the_standards(profile: ValidationProfile) -> None:
    assert memo().failures(profile) == []


@pytest.mark.parametrize("chart", every_kind(), ids=lambda chart: chart.kind)
def test_a_chart_is_text_and_has_its_alternative(chart: Any) -> None:
    text = memo().text
    for each in chart.points:
        if each.series == "":
            assert each.printed in text
        assert each.label.split()[0] in text
    assert all(name.split()[0] in text for name in chart.series)
    # Strings of the file's objects are plain, or hexadecimal in UTF-16.
    data = memo().unpacked()
    said = chart.alternative
    assert said.encode("ascii", "replace") in data or said.encode("utf-16-be").hex().encode() in data.lower()


def test_number_and_message_of_an_exhibit_are_its_caption() -> None:
    parts = [part for section in with_exhibits().sections for part in (section.chart, section.table) if part]
    assert parts
    assert memo().unpacked().count(b"/S /Caption") >= len(parts)


def test_the_text_of_a_drawing_stands_inside_the_page() -> None:
    import pypdfium2

    for page in pypdfium2.PdfDocument(memo().data):
        width, height = page.get_size()
        read = page.get_textpage()
        for at in range(read.count_rects()):
            left, bottom, right, top = read.get_rect(at)
            assert 0 < left < right < width
            assert 0 < bottom < top < height


def test_exhibits_are_numbered_and_called_out_with_a_link() -> None:
    text = memo().text
    for number in range(1, 7):
        assert f"(Figure {number}" in text
        assert text.count(f"Figure {number}") >= 2
    assert "Table 1)" in text
    assert len({link.to_height for link in memo().links()}) > 6


def test_an_author_who_calls_an_exhibit_out_does_it_alone() -> None:
    from dataclasses import replace

    briefing = with_exhibits()
    first = briefing.sections[0]
    last = first.paragraphs[-1]
    said = replace(last, prose=(*last.prose, *sample_briefing().bottom_line[:0], *_words(" As Figure 1 shows.")))
    section = replace(first, paragraphs=(*first.paragraphs[:-1], said))
    text = memo_of(replace(briefing, sections=(section, *briefing.sections[1:])), evidence=EVIDENCE).text
    assert "(Table 1)" in text
    assert "(Figure 1" not in text


def _words(text: str) -> Any:
    from tests.writers.sample import words

    return words(text)


def test_what_is_calculated_says_so() -> None:
    text = memo().text
    assert "47*" in text
    assert "15.8*" in text
    assert "Our sum: 40 + 7" in text
    assert "Both: 8 + 7.8" in text


def test_decimal_points_stand_under_each_other() -> None:
    """What stands behind the point, and the room left behind the figure, are as wide in every row."""
    rooms = [decimal_room(TABLE, 1, row[1]) for row in TABLE.rows]
    assert rooms[0] - rooms[1] == pytest.approx(0.28 + 0.62)
    assert rooms[2] == 0


@pytest.mark.parametrize("sources", [2, 7, 40])
def test_a_matrix_of_any_size_fits_the_memo(sources: int) -> None:
    from dataclasses import replace

    briefing = replace(sample_briefing(), coverage=matrix(sources))
    read = memo_of(briefing, evidence=EVIDENCE)
    assert read.failures(ValidationProfile.PDF_UA_1) == []
    assert "Who speaks of what" in read.text
    assert (f"{sources - 12} others" in read.text) == (sources > 12)
    shown = matrix(sources)
    assert all(name.name.split()[-1] in read.text for name in shown.sources)


def test_the_deck_with_every_exhibit_is_schema_valid(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck())
    validator: Any = importlib.import_module("openxml_audit")  # it ships no types
    result = validator.OpenXmlValidator().validate(str(path))
    assert [f"{fault.part_uri}: {fault.description}" for fault in result.errors] == []


def test_native_charts_hold_every_value_in_their_workbook() -> None:
    found = [shape.chart for shape in shapes() if shape.has_chart]
    assert len(found) == len(every_kind())
    for native, chart in zip(found, every_kind(), strict=True):
        held = [value for series in native.plots[0].series for value in series.values]
        wanted = [float(each.value) for each in chart.points]
        wanted += [float(each.value if each.upper is None else each.upper) for each in chart.points
                   if chart.kind == "range"]  # fmt: skip
        assert held == wanted
        assert list(native.plots[0].categories) == list(chart.labels)
        assert native.part.chart_workbook.xlsx_part is not None


def test_charts_and_tables_of_the_deck_say_what_they_show() -> None:
    visuals = [shape for shape in shapes() if shape.has_chart or shape.has_table]
    said = [shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in visuals]
    assert all(said)
    assert {chart.alternative for chart in every_kind()} <= set(said)


def test_tables_of_the_deck_are_native_with_a_header_row() -> None:
    tables = [shape.table for shape in shapes() if shape.has_table]
    assert all(table.first_row for table in tables)
    cells = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert ["Fund\N{NO-BREAK SPACE}[3]", "8", "Chips"] in cells
    assert any("The listing comes into force." in row[1] for row in cells if len(row) == 2)
    assert ["Chips", "–", "1", "2", "3", "4"] in cells


def test_titles_of_charts_and_tables_are_slide_titles() -> None:
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(deck())).slides]
    for chart in every_kind():
        assert plain(chart.title) in titles
    assert plain(TABLE.title) in titles
