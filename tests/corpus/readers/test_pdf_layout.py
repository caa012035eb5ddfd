"""PDF files whose pages are laid out in ways that reports, journals, drafts and other scripts have."""

from __future__ import annotations

import pytest
import weasyprint

from pincite.corpus.readers.hyphens import Vocabulary
from pincite.corpus.readers.pdf import read_pdf
from pincite.corpus.readers.reading import Reading
from tests.corpus.readers.pdf_pages import line, pages_to_pdf

PROSE = (
    "The harbour master closed the north basin at noon,",
    "since nine ships waited outside for the ice to break",
    "and two of them turned back before the evening came.",
    "Nobody had expected a winter as long as this one is.",
    "The council met twice and could not agree on a plan.",
    "In the end the pilots went out alone with one lamp.",
)
OTHER = (
    "Trade on the southern quays went on as it had before",
    "while grain and timber came by rail from the depots.",
    "Merchants who had sold early regretted it by winter.",
    "Those who had waited made up in spring what they had",
    "lost, as the ledgers of the customs house show well.",
)
TITLE = line("A winter of ice and trade", 60, 800, size=20)


def read(*pages: list[str]) -> Reading:
    return read_pdf(pages_to_pdf(*pages), "")


def seen(reading: Reading) -> list[tuple[str, str]]:
    return [(block.kind, reading.text[block.span.start : block.span.end]) for block in reading.blocks]


def down(
    lines: tuple[str, ...], *, left: float = 60, top: float = 700, lead: float = 12, size: float = 10
) -> list[str]:
    return [line(text, left, top - lead * index, size=size) for index, text in enumerate(lines)]


def test_a_bold_label_does_not_part_the_first_line_from_its_paragraph() -> None:
    label = line("SUMMARY FOR THE COUNCIL:", 60, 712, size=8, font="F2")
    reading = read([TITLE, label, line("It is", 220, 712), *down(PROSE), *down(OTHER, top=600)])
    assert ("paragraph", f"SUMMARY FOR THE COUNCIL: It is {' '.join(PROSE)}") in seen(reading)


def test_lines_that_stand_far_apart_are_one_paragraph_where_all_of_them_do() -> None:
    wide = (*PROSE[:3], "and the last of them came home.")
    more = [*down(OTHER * 2, top=560), TITLE]
    assert ("paragraph", " ".join(wide)) in seen(read([*down(wide, lead=19), *more]))


def test_a_summary_beside_its_dates_is_read_apart_from_them() -> None:
    dates = ("Received in early winter", "Revised in the spring", "Accepted after the thaw", "Printed in the summer")
    summary = tuple(f"{first} {second}" for first, second in zip(PROSE, OTHER, strict=False))
    rows = zip(down(dates, left=40, top=740), down(summary, left=180, top=740, size=8), strict=False)
    columns = zip(down(PROSE, left=40, top=640), down(OTHER, left=320, top=640), strict=False)
    drawn = [piece for row in (*rows, *columns) for piece in row]
    last = line(summary[-1], 180, 740 - 12 * len(dates), size=8)
    text = " ".join(read([TITLE, *drawn, last]).text.split())
    assert " ".join(summary) in text
    assert " ".join(PROSE[:5]) in text


def test_the_labels_of_a_figure_do_not_part_a_sentence() -> None:
    first, rest = [*down(PROSE[:2], left=40, top=100)], [*down(PROSE[2:], left=320, top=560)]
    labels = [line(f"Basin {index} of the port", 320, 800 - 20 * index, size=7) for index in range(8)]
    reading = read([*down(OTHER, left=40, top=700), *first, *labels, *rest])
    assert " ".join(PROSE) in reading.text


def test_accents_that_stand_apart_are_put_on_their_letters() -> None:
    assert read([line("Andr\xb4e Doll\xb4ar and Herr W\xa8ursch of Cura\xe7ao saw x\xb4x.", 60, 700)]).text == (
        "André Dollár and Herr Würsch of Curaçao saw x´x."
    )


def test_numbered_lines_alone_above_text_are_headings_and_those_of_a_list_are_items() -> None:
    page = [TITLE]
    for number, (words, text) in enumerate((("Ice", PROSE), ("Trade", OTHER)), 1):
        page += [line(f"{number}. {words}", 60, 860 - 140 * number), *down(text, top=840 - 140 * number)]
    listed = [line(f"{number}. {words}", 60, 400 - 24 * number) for number, words in enumerate(("Pilots", "Lamps"), 1)]
    kinds = [(kind, words) for kind, words in seen(read([*page, *listed])) if len(words) < 12]
    assert kinds == [("heading", "1. Ice"), ("heading", "2. Trade"), ("item", "Pilots"), ("item", "Lamps")]


def test_the_name_of_a_periodical_is_no_title() -> None:
    head = [line("Harbours & Ice 137 (2015) 1-5", 60, 820, size=7), line("Harbours & Ice", 60, 780, size=24)]
    reading = read([*head, line("How a port lives through the winter", 60, 740, size=16), *down(PROSE)])
    assert reading.metadata.title == "How a port lives through the winter"


def test_a_letter_by_itself_keeps_the_mark_of_its_note() -> None:
    page = [*down(PROSE), line("A", 60, 500), line("1,2", 67, 505, size=6), line("is the first basin.", 82, 500)]
    assert seen(read([*page, *down(OTHER, top=400)]))[1] == ("paragraph", "A is the first basin.")


@pytest.mark.parametrize(("initial", "rest", "whole"), [("T", "he harbour", "The harbour"), ("A", "lamp", "A lamp")])
def test_a_large_initial_begins_its_word(initial: str, rest: str, whole: str) -> None:
    beside = (f"{rest} master closed the north basin", "at noon, since nine ships waited there")
    page = [line(initial, 60, 688, size=32), *down(beside, left=86), *down(PROSE[2:], top=676)]
    text = read([*page, *down(OTHER, top=500)]).text
    assert f"{whole} master closed the north basin at noon, since nine ships waited there {PROSE[2]}" in text


def test_the_numbers_of_lines_are_no_text_and_those_of_a_table_are() -> None:
    def numbered(lines: tuple[str, ...]) -> list[str]:
        return [*down(lines), *(line(str(index), 40, 712 - 12 * index) for index in range(1, len(lines) + 1))]

    assert [words for _, words in seen(read(numbered(PROSE), numbered(OTHER)))] == [" ".join(PROSE), " ".join(OTHER)]
    assert "5" in read(numbered(PROSE), [*down(OTHER)], [*down(OTHER)]).text


def test_where_no_words_are_broken_a_hyphen_at_a_line_end_is_the_words_own() -> None:
    lines = ("a line of running text without any such mark",) * 120
    assert Vocabulary(lines).joined("its dog-", "shaped robots") == "its dog-shaped robots"
    broken = ("a line of running text with one more bro-",) * 6
    assert Vocabulary((*lines, *broken)).joined("its dog-", "shaped robots") == "its dogshaped robots"


def test_chinese_and_japanese_lines_are_joined_without_a_space() -> None:
    joined = Vocabulary([]).joined
    assert joined("港务局长表", "示，数字增长了") == "港务局长表示，数字增长了"
    assert joined("投资，", "因为") == "投资，因为"
    assert joined("models", "下载") == "models 下载"


def test_scripts_from_right_to_left_are_read_in_their_order_even_in_columns() -> None:
    first = "قال الوزير إن 25 سفينة (منها 3 كبيرة) غادرت ميناء NATO Base في 2024 ثم عادت إلى الميناء القديم. " * 4
    second = "وعادت التجارة إلى ما كانت عليه في الربيع، كما تظهر سجلات الجمارك في الميناء الجديد. " * 4
    written = weasyprint.HTML(
        string=f"""<html dir=rtl lang=ar><style>@page {{ margin: 20mm }} body {{ font: 10pt/1.5 "DejaVu Sans"; columns: 2 }}
        p {{ break-after: column }}</style><p>{first}</p><p>{second}</p></html>"""
    ).write_pdf()
    assert [words for _, words in seen(read_pdf(written, ""))] == [first.strip(), second.strip()]
