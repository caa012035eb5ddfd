"""PDF files: the words of a page as its reader sees them, in order, whole, and each on its page."""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.corpus.readers.hyphens import Vocabulary
from pincite.corpus.readers.pdf import read_pdf
from pincite.corpus.readers.plaintext import read_plaintext
from pincite.corpus.readers.reading import Reading, UnreadableError
from pincite.corpus.sentences import split_sentences
from tests.corpus.readers.pdf_pages import line, objects_to_pdf, pages_to_pdf

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
PROSE = (
    "The harbour master closed the north basin at noon.",
    "Nine ships waited outside for the ice to break, and",
    "two of them turned back before the evening came on.",
    "Nobody had expected a winter as long as this one is.",
    "The council met twice and could not agree on a plan.",
    "In the end the pilots went out alone with one lamp.",
)
OTHER = (
    "Trade on the southern quays went on as it had before.",
    "Grain and timber came by rail from the inland depots,",
    "and the price of either rose by no more than a tenth.",
    "Merchants who had sold early regretted it by January.",
    "Those who had waited made up in spring what they lost.",
    "The ledgers of the customs house show it month by month.",
)


@cache
def typeset(style: str, *, files: tuple[str, ...] = ("004", "002")) -> tuple[bytes, tuple[str, ...]]:
    """Two of the seeds as a report with running heads, and their long sentences."""
    body, sentences = "", []
    for start in files:
        (path,) = SEEDS.glob(f"{start}_*.txt")
        text = path.read_text(encoding="utf-8-sig")
        for block in read_plaintext(text):
            words = text[block.span.start : block.span.end]
            tag = {"title": "h1", "heading": "h2"}.get(block.kind, "p")
            body += f"<{tag}>{html.escape(words)}</{tag}>"
            if tag == "p":
                spans = split_sentences(words)
                sentences += [" ".join(words[span.start : span.end].split()) for span in spans if len(span) > 60]
    return report(f"<div class=text>{body}</div>", style), tuple(sentences)


def report(body: str, style: str = "", head: str = "") -> bytes:
    css = f"""@page {{ size: A4; margin: 25mm 20mm; @top-left {{ content: "The state of things" }}
        @top-right {{ content: counter(page) }} @bottom-center {{ content: "Page " counter(page) " of " counter(pages) }} }}
        @page :first {{ @top-left {{ content: none }} @top-right {{ content: none }} }}
        body {{ font: 10pt/1.3 "DejaVu Serif"; hyphens: auto; text-align: justify }} p {{ margin: 0 0 .7em }}
        h1 {{ font-size: 20pt }} h2 {{ font-size: 13pt }} {style}"""
    written = weasyprint.HTML(
        string=f"<html lang=en><head>{head}<style>{css}</style></head><body>{body}</body></html>"
    ).write_pdf()
    assert isinstance(written, bytes)
    return written


def read(data: bytes) -> Reading:
    return read_pdf(data, "")


def seen(reading: Reading) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, reading.text[block.span.start : block.span.end]) for block in reading.blocks]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u2010\ufffe-]+", "", text)


STYLES = {
    "one column": "",
    "one column, ragged": "body { text-align: left }",
    "one column, indented": "p { margin: 0; text-indent: 1em }",
    "two columns": ".text { columns: 2; column-gap: 6mm }",
    "two columns, indented": ".text { columns: 2 } p { margin: 0; text-indent: 1em }",
    "three columns": ".text { columns: 3; column-gap: 5mm; font-size: 8pt }",
    "other pages left and right": "@page :left { margin-left: 30mm; @top-left { content: 'Left head' } }",
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_every_long_sentence_stands_in_the_text_as_it_was_written(style: str) -> None:
    data, sentences = typeset(style)
    text = read(data).text
    assert len(sentences) > 100
    assert [sentence for sentence in sentences if sentence not in text] == []


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_every_page_begins_where_its_first_word_stands_and_has_no_head_or_foot(style: str) -> None:
    data, _ = typeset(style)
    reading = read(data)
    document = pypdfium2.PdfDocument(data)
    drawn = [page.get_textpage().get_text_range() for page in document]
    assert [landmark.label for landmark in reading.landmarks] == [str(number) for number in range(1, len(drawn) + 1)]
    ends = [*(landmark.start for landmark in reading.landmarks[1:]), len(reading.text)]
    for number, (landmark, end) in enumerate(zip(reading.landmarks, ends, strict=True), 1):
        body = re.sub(
            r"(?:The state of things|Left head)\s*\d+|Page \d+ of \d+",
            "",
            drawn[number - 1].replace("\r", ""),
            flags=re.MULTILINE,
        )
        assert squeezed(reading.text[landmark.start : end]) == squeezed(body)


def test_paragraphs_are_those_that_were_written() -> None:
    (path,) = SEEDS.glob("002_*.txt")
    text = path.read_text(encoding="utf-8-sig")
    written = [
        " ".join(text[b.span.start : b.span.end].split())
        for b in read_plaintext(text)
        if b.kind in ("paragraph", "item")
    ]
    for style in ("one column", "two columns, indented"):
        data, _ = typeset(STYLES[style], files=("002",))
        found = {words for kind, _, words in seen(read(data)) if kind in ("paragraph", "item")}
        whole = [
            words
            for words in written
            if len(words) > 60
            and re.sub(r"^\S{1,3}\s", "", words) in found | {re.sub(r"^\S{1,3}\s", "", one) for one in found}
        ]
        assert len(whole) >= 0.95 * len([words for words in written if len(words) > 60])


def test_title_headings_and_sections_are_told_by_their_type() -> None:
    blocks = "<h1>Ice in the port</h1><p>By Benjamin Bratton</p><p>3 March 2025</p><h2>1. The winter</h2>" + "".join(
        f"<p>{' '.join(PROSE)}</p>" for _ in range(3)
    ) + "<h2>After the thaw</h2><ul><li>Grain</li><li>Timber</li></ul><p>" + " ".join(OTHER) + "</p>"  # fmt: skip
    reading = read(report(blocks))
    kinds = [(kind, label) for kind, label, _ in seen(reading)]
    assert kinds == [
        ("title", ""), ("header", ""), ("header", ""), ("heading", ""), ("paragraph", "p1"), ("paragraph", "p2"), ("paragraph", "p3"),
        ("heading", ""), ("item", "p4i1"), ("item", "p4i2"), ("paragraph", "p5"),
    ]  # fmt: skip
    assert [reading.blocks[index].section for index in (4, 10)] == ["The winter", "After the thaw"]
    assert [words for _, _, words in seen(reading)][8:10] == ["Grain", "Timber"]


def test_a_footnote_follows_the_paragraph_and_its_mark_is_no_text() -> None:
    note = '<span style="float: footnote; font-size: 8pt">The log of the pilot boat says eight.</span>'
    long = f"Traffic fell to 45{note} ships a day. " + " ".join(PROSE * 3)
    reading = read(report(f"<p>{' '.join(OTHER * 8)}</p><p>{long}</p><p>{' '.join(OTHER)}</p>", "@page { size: A5 }"))
    texts = [words for _, _, words in seen(reading)]
    first = next(index for index, words in enumerate(texts) if words.startswith("Traffic"))
    assert texts[first] == f"Traffic fell to 45 ships a day. {' '.join(PROSE * 3)}"
    assert texts[first + 1].endswith("The log of the pilot boat says eight.")
    at = reading.text.index("The log of the pilot boat")
    pages = [
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(report(f"<p>{' '.join(OTHER * 8)}</p><p>{long}</p>", "@page { size: A5 }"))
    ]
    (page,) = [number for number, text in enumerate(pages, 1) if "pilot boat" in text]
    assert [mark.label for mark in reading.landmarks if mark.start <= at][-1] == str(page)


def test_a_numbered_note_in_the_margin_is_no_footnote() -> None:
    """It stays with the text that it stands beside, wherever on the page that is."""
    entries = "".join(
        f"<div><p class=key>{note} North quay,<br>section {note}</p><p>{PROSE[note]}</p></div>" for note in (1, 2, 3)
    )
    style = "div { display: table; margin-bottom: 1em } p { display: table-cell } .key { width: 40mm; font-size: 8pt }"
    text = read(report(f"<h2>Notes</h2>{entries}", style)).text
    order = [text.index(words) for note in (1, 2, 3) for words in (f"{note} North quay", PROSE[note])]
    assert order == sorted(order)


def test_exponents_are_not_run_into_their_number() -> None:
    reading = read(report("<p>About 10<sup>6</sup> tonnes on 45 km<sup>2</sup> of ice, and CO<sub>2</sub> above.</p>"))
    assert reading.text == "About 10⁶ tonnes on 45 km² of ice, and CO2 above."


def test_ligatures_are_letters() -> None:
    reading = read(report("<p>The e\ufb03cient o\ufb03ce \ufb02oats \ufb01ve ships of ½ a kind at 5 m².</p>"))
    assert reading.text == "The efficient office floats five ships of ½ a kind at 5 m²."


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("an inter-", "national body", "an international body"),
        ("a twenty-", "six year old", "a twenty-six year old"),
        ("the US-", "China talks", "the US-China talks"),
        ("a well-", "known port", "a well-known port"),
        ("from 2010-", "2015 on", "from 2010-2015 on"),
        ("the COVID-", "19 winter", "the COVID-19 winter"),
        ("a state-of-the-", "art lamp", "a state-of-the-art lamp"),
        ("the ice-", "breaker came", "the ice-breaker came"),
        ("the quay\u2014", "empty now", "the quay\u2014empty now"),
    ],
)
def test_words_broken_at_a_line_are_whole_again(first: str, second: str, whole: str) -> None:
    page = [line("An ice-breaker is a ship that breaks the ice for others to pass.", 60, 760)]
    page += [
        line(text, 60, 700 - 14 * index)
        for index, text in enumerate(
            (
                "Here we have at the end of a line of text " + first.replace("\u2014", "\x97"),
                second.replace("\u2014", "\x97") + " of it.",
            )
        )
    ]
    assert f"{whole} of it." in read(pages_to_pdf(page)).text


def test_a_soft_hyphen_is_never_one_of_the_word() -> None:
    assert Vocabulary(["An ice-breaker came."]).joined("the ice\u00ad", "breaker came") == "the icebreaker came"


def column(lines: Sequence[str], left: float) -> list[str]:
    return [line(text, left, 700 - 14 * index) for index, text in enumerate(lines)]


@pytest.mark.parametrize("order", ["by column", "across", "right first", "from the foot"])
def test_columns_are_read_one_after_the_other_however_they_are_drawn(order: str) -> None:
    left, right = column(PROSE, 40), column(OTHER, 320)
    across = [text for pair in zip(left, right, strict=True) for text in pair]
    drawn = {"by column": left + right, "across": across, "right first": right + left, "from the foot": across[::-1]}[
        order
    ]
    page = [line("A winter of ice and trade in a northern port", 60, 780, size=20), *drawn]
    assert [words for _, _, words in seen(read(pages_to_pdf(page)))][:1] == [
        "A winter of ice and trade in a northern port"
    ]
    text = read(pages_to_pdf(page)).text
    assert " ".join(PROSE) in text
    assert " ".join(OTHER) in text
    assert text.index(PROSE[0]) < text.index(OTHER[0])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["•", "1.", "45", "Ship", *PROSE]),
            st.integers(20, 290),
            st.integers(20, 820),
            st.sampled_from([6, 8, 10]),
        ),
        min_size=1,
        max_size=40,
    )
)
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost_wherever_lines_stand(places: list[tuple[str, int, int, int]]) -> None:
    """Lines lie apart, so that PDFium takes none for a repetition of another; one page has no running head."""
    apart = [
        (text, left, base, size)
        for index, (text, left, base, size) in enumerate(places)
        if all(abs(base - other[2]) > 20 for other in places[:index])
    ]
    drawn = [line(text.replace("•", "\x95"), left, base, size=size) for text, left, base, size in apart]
    inside = [text for text, left, _, size in apart if text not in ("45", "1.")]
    text = read(pages_to_pdf(drawn)).text if inside else ""
    assert all(squeezed(words) in squeezed(text) for words in inside)


def test_rows_of_a_table_stay_rows() -> None:
    rows = [
        line(cell, left, 700 - 16 * row)
        for row, cells in enumerate((("Basin", "Ships"), ("North", "45"), ("South", "1,200")))
        for cell, left in zip(cells, (60, 300), strict=True)
    ]
    reading = read(pages_to_pdf([line(text, 60, 780 - 12 * index) for index, text in enumerate(PROSE[:3])] + rows))
    assert [words for _, _, words in seen(reading)][-3:] == ["Basin Ships", "North 45", "South 1,200"]


def numbered_page(text: tuple[str, ...], folio: str) -> list[str]:
    return [line("Port authority", 60, 810, size=8), *column(text, 60), line(folio, 290, 30, size=8)]


def test_printed_page_numbers_are_kept_beside_those_of_the_file() -> None:
    pages = [
        numbered_page(text, folio)
        for text, folio in zip((PROSE, OTHER, PROSE[::-1], OTHER[::-1]), ("ii", "iii", "1", "2"), strict=True)
    ]
    reading = read(pages_to_pdf(*pages))
    assert [(mark.label, mark.printed) for mark in reading.landmarks] == [
        ("1", "ii"),
        ("2", "iii"),
        ("3", "1"),
        ("4", "2"),
    ]
    assert "Port authority" not in reading.text


def test_a_chapters_number_in_the_running_head_is_no_page_number() -> None:
    heads = ("1 The winter", "1 The winter", "2 The thaw", "2 The thaw")
    texts = (PROSE, OTHER, PROSE[::-1], OTHER[::-1])
    pages = [
        [line(head, 60, 810, size=8), *column(text, 60), line(str(30 + index), 290, 30, size=8)]
        for index, (head, text) in enumerate(zip(heads, texts, strict=True))
    ]
    reading = read(pages_to_pdf(*pages))
    assert [mark.printed for mark in reading.landmarks] == ["30", "31", "32", "33"]
    assert "The winter" not in reading.text


def test_page_labels_of_the_file_are_used_where_no_number_is_printed() -> None:
    data = pages_to_pdf(
        column(PROSE, 60), column(OTHER, 60), catalogue="/PageLabels << /Nums [0 << /S /D /St 117 >>] >>"
    )
    assert [(mark.label, mark.printed) for mark in read(data).landmarks] == [("1", "117"), ("2", "118")]


def test_text_that_every_page_has_amid_its_text_is_text() -> None:
    pages = [column((*PROSE, "The same sentence stands on every page.", *OTHER), 60) for _ in range(3)]
    assert read(pages_to_pdf(*pages)).text.count("The same sentence stands on every page.") == 3


def test_turned_pages_read_like_upright_ones_and_watermarks_are_left_out() -> None:
    turned = [f"BT /F1 10 Tf 0 1 -1 0 {100 + 14 * index} 60 Tm ({text}) Tj ET" for index, text in enumerate(PROSE)]
    mark = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 200 Tm (DRAFT) Tj ET"
    assert read(pages_to_pdf(turned, page="/Rotate 90")).text == " ".join(PROSE)
    assert read(pages_to_pdf([*column(PROSE, 60), mark])).text == " ".join(PROSE)


def test_shapes_of_letters_that_a_printer_left_are_no_text() -> None:
    """Other letters and signs for the ones that are seen, and no word of what they mean; amounts are no such signs."""
    printed = str.maketrans("enorsit", "%$`|%^$")
    with pytest.raises(UnreadableError, match="stand for no letters"):
        read(pages_to_pdf(column([text.translate(printed) for text in PROSE * 4], 60)))
    assert read(pages_to_pdf(column([f"{text} 40% of US$7bn" for text in PROSE * 4], 60))).text


def test_what_stands_outside_the_page_is_not_read() -> None:
    assert read(
        pages_to_pdf([*column(PROSE, 60), line("Printer's note", 60, 900), line("Slug", 700, 400)])
    ).text == " ".join(PROSE)


def test_information_on_the_document_is_taken_where_it_says_something() -> None:
    head = "<title>Ice in the port</title><meta name=author content='Benjamin Bratton'>"
    metadata = read(report(f"<p>{' '.join(PROSE)}</p>", head=head)).metadata
    assert (metadata.title, metadata.authors, metadata.language, metadata.issued) == (
        "Ice in the port",
        ("Benjamin Bratton",),
        "en",
        "",
    )
    plain = pages_to_pdf(
        [line("Ice in the port", 60, 780, size=24), *column(PROSE, 60)],
        trailer="/Info << /Title (Microsoft Word - ice_v2.doc) /Author (admin) >>",
    )
    assert (read(plain).metadata.title, read(plain).metadata.authors) == ("Ice in the port", ())
    assert read(pages_to_pdf(column(PROSE, 60))).metadata.title == ""


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    return caught.value.reason


PICTURE = ["0.5 g 60 60 400 600 re f"]


def test_pictures_of_text_are_refused_and_named_where_they_are_some_pages_only() -> None:
    assert refusal(pages_to_pdf(PICTURE, PICTURE)) == "holds pictures of text, not text"
    reading = read(pages_to_pdf(column(PROSE, 60), PICTURE, PICTURE, [], column(OTHER, 60)))
    assert reading.warnings == (("holds pictures, not text, on pages 2–3; left out", "recognise the text (OCR) first"),)
    assert [mark.label for mark in reading.landmarks] == ["1", "5"]


def test_letters_that_the_font_does_not_explain_are_refused() -> None:
    assert refusal(pages_to_pdf(column(PROSE, 60), font="/ToUnicode 5 0 R")).startswith(
        "holds characters that stand for no letters"
    )


def test_an_encrypted_file_says_so() -> None:
    key = "00" * 32
    data = pages_to_pdf(
        column(PROSE, 60),
        trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]",
    )
    assert refusal(data) == "is encrypted"


def test_what_is_no_whole_pdf_is_refused() -> None:
    whole = pages_to_pdf(column(PROSE, 60))
    for data in (b"", b"%PDF-1.7\n", b"not a PDF at all", whole[:300], whole[200:]):
        assert refusal(data) in ("is damaged or not a PDF file", "has no pages")
    assert refusal(objects_to_pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"])) in (
        "is damaged or not a PDF file",
        "has no pages",
    )


@pytest.mark.parametrize("count", [1, 5_000, 2_000_000_000])
def test_a_tree_of_pages_that_bites_its_tail_is_answered(count: int) -> None:
    loop = objects_to_pdf(
        ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count {count} >>"]
    )
    assert refusal(loop)


def test_a_page_that_inflates_without_measure_is_refused_and_a_white_picture_is_none() -> None:
    packed = zlib.compress(b"(bomb) Tj " * 3_000_000).decode("latin-1")
    form = f"<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n{packed}\nendstream"
    assert "inflates" in refusal(pages_to_pdf(column(PROSE, 60)).replace(b"xref", form.encode("latin-1"), 1))
    picture = form.replace("/Filter", "/Subtype /Image /Filter")
    assert read(pages_to_pdf(column(PROSE, 60)).replace(b"xref", picture.encode("latin-1"), 1)).text == " ".join(PROSE)


def test_many_pages_are_comfortable() -> None:
    reading = read(pages_to_pdf(*[[line(f"Sentence number {index} stands here.", 60, 700)] for index in range(400)]))
    assert len(reading.landmarks) == 400
    assert reading.landmarks[-1].label == "400"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**31), st.binary(min_size=1, max_size=12))
def test_no_damage_crashes_the_reader(place: int, junk: bytes) -> None:
    whole = pages_to_pdf(numbered_page(PROSE, "1"), numbered_page(OTHER, "2"))
    at = place % len(whole)
    try:
        reading = read(whole[:at] + junk + whole[at + len(junk) :])
    except UnreadableError:
        return
    assert all(block.span.end <= len(reading.text) for block in reading.blocks)
    assert [mark.start for mark in reading.landmarks] == sorted(mark.start for mark in reading.landmarks)


def test_a_quotation_pulled_out_in_large_type_heads_nothing() -> None:
    said = 'The master said: "Nobody closed the sound." He knew.'
    lines = [line(text, 60, 780 - 12 * index) for index, text in enumerate((*PROSE[:3], said, *PROSE[3:6]))]
    large = (line("The sound", 60, 810, size=24), line('"Nobody closed the sound."', 60, 640, size=18))
    found = seen(read(pages_to_pdf([large[0], *lines, large[1]])))
    assert [kind for kind, _, words in found if words.startswith('"Nobody')] == ["furniture"]
