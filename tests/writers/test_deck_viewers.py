"""What a viewer, a printer or a colleague at the data sheet gets: notes whole, every category named, figures as printed."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from pincite.writers.deck import write_deck
from pincite.writers.deck.chart_labels import common_format
from pincite.writers.deck.notes import SMALLEST_SIZE, write_notes
from pincite.writers.deck.template import EMU
from tests.writers.exhibits_sample import point, with_exhibits
from tests.writers.memo_reading import TEMPLATES

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SENTENCE = "The harbour master counted the vessels twice and found the same number both times. "


@pytest.fixture(scope="module")
def charts() -> list[Any]:
    """Every chart of a German deck with one of each kind."""
    written, _ = write_deck(replace(with_exhibits(), lang="de"), templates=TEMPLATES)
    shapes = (shape for slide in Presentation(io.BytesIO(written)).slides for shape in slide.shapes)
    return [shape.chart for shape in shapes if shape.has_chart]


def test_no_category_is_turned_or_left_without_its_name(charts: list[Any]) -> None:
    assert len(charts) == 6
    for chart in charts:
        axis = chart.category_axis._element
        assert axis.find(f"{C}txPr/{A}bodyPr").get("rot") == "0"
        assert axis.find(f"{C}tickLblSkip").get("val") == "1"


def test_the_columns_of_a_range_are_named_in_the_decks_language(charts: list[Any]) -> None:
    assert ["Von", "Bis"] in [[series.name for series in chart.plots[0].series] for chart in charts]


def test_no_text_of_a_chart_is_smaller_than_twelve_points(charts: list[Any]) -> None:
    sizes = [int(each.get("sz")) for chart in charts for each in chart._chartSpace.iter(f"{A}defRPr") if each.get("sz")]
    assert len(sizes) > 20
    assert min(sizes) >= 1200


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (("67", "7.8"), "0.0"),
        (("67", "8"), "General"),
        (("1,400", "36"), "#,##0"),
        (("1,400.25", "36.5"), "#,##0.00"),
        (("over 7.8 billion", "3"), "0.0"),
        (("one in thirteen", "3.25"), "General"),
    ],
)
def test_the_data_sheet_shows_figures_as_they_are_printed(printed: tuple[str, ...], expected: str) -> None:
    values = {"over 7.8 billion": "7.8", "one in thirteen": "0.0769"}
    points = [replace(point("A", values.get(each, each.replace(",", ""))), printed=each) for each in printed]
    assert common_format(points) == expected


def test_the_upper_ends_of_ranges_count_for_the_data_sheet() -> None:
    assert common_format([point("A", "3", upper="4.5")]) == "0.0"
    assert common_format([point("A", "-3", upper="0")]) == "General"


def noted(*notes: str) -> Any:
    deck: Any = Presentation(str(TEMPLATES / "deck" / "pincite.pptx"))
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    write_notes(slide, notes)
    return slide.notes_slide


def test_short_notes_are_left_as_the_master_has_them() -> None:
    page = noted(SENTENCE)
    assert page.notes_text_frame.paragraphs[0].runs[0].font.size is None
    assert page.notes_placeholder._element.spPr.find(f"{A}xfrm") is None


@pytest.mark.parametrize("times", [27, 45])
def test_long_notes_are_set_smaller_and_given_the_pictures_room_but_stay_on_their_page(times: int) -> None:
    page = noted(*(SENTENCE * 3 for _ in range(times // 3)))
    sizes = {run.font.size.pt for each in page.notes_text_frame.paragraphs for run in each.runs}
    assert len(sizes) == 1
    assert SMALLEST_SIZE <= sizes.pop() < 11
    body = page.notes_placeholder
    picture = next(each for each in page.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.SLIDE_IMAGE)
    assert picture.top + picture.height <= body.top
    assert (body.top + body.height) / EMU == pytest.approx(672)
    assert len(page.notes_text_frame.text) >= len(SENTENCE) * times


def test_the_longest_notes_take_their_page_to_its_edges() -> None:
    body = noted(*(SENTENCE * 3 for _ in range(24))).notes_placeholder
    assert (body.left / EMU, (body.left + body.width) / EMU) == (36, 540 - 36)
    assert (body.top + body.height) / EMU == 720 - 36
