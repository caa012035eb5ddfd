"""Word files: what a reader of the document sees is the text; what cannot be read safely is refused with its reason."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.corpus.readers import read_file
from pincite.corpus.readers.docx import read_docx
from pincite.corpus.readers.reading import Reading, UnreadableError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = {
    "Titel": "Title",
    "Untertitel": "Subtitle",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Zitat": "Quote",
    "Intensiv": "Intense Quote",
    "Verzeichnis1": "toc 1",
    "Listenabsatz": "List Paragraph",
}


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def item(text: str, level: int = 0) -> str:
    return paragraph(
        text, style="Listenabsatz", properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    )


def parts(body: str, *, notes: str = "", endnotes: str = "", core: str = "", head: str = "") -> dict[str, bytes]:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    levels = "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/></w:lvl>' for level in range(3))
    related = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in ("footnotes", "endnotes", "styles", "numbering")
    )
    written = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}<Relationship Id="link" Type="{OFFICE}/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document {W} {M} {R}><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
        "word/endnotes.xml": f"<w:endnotes {W}>{endnotes}</w:endnotes>",
        "word/header1.xml": f"<w:hdr {W}>{paragraph('A running head')}</w:hdr>",
    }
    if core:
        written["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>'
        )
    return {name: text.encode() for name, text in written.items()}


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def read(body: str, **more: str) -> Reading:
    return read_docx(zipped(parts(body, **more)), "")


def seen(reading: Reading) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, reading.text[block.span.start : block.span.end]) for block in reading.blocks]


def test_structure_is_told_by_styles_whatever_their_ids() -> None:
    reading = read(
        paragraph("The port in winter", style="Titel")
        + paragraph("A report to the council", style="Untertitel")
        + paragraph("1. Ice", style="Heading1")
        + paragraph("The harbour master closed the north basin for nine days.")
        + item("First basin")
        + item("Its inner quay", 1)
        + paragraph("Nobody was told.", style="Zitat")
        + paragraph("Nobody was asked.", style="Intensiv")
        + paragraph("After the thaw", style="Heading2")
        + paragraph("Trade came back.")
    )
    assert seen(reading) == [
        ("title", "", "The port in winter"),
        ("paragraph", "p1", "A report to the council"),
        ("heading", "", "1. Ice"),
        ("paragraph", "p2", "The harbour master closed the north basin for nine days."),
        ("item", "p3i1", "First basin"),
        ("item", "p3i2", "Its inner quay"),
        ("paragraph", "p4", "Nobody was told."),
        ("paragraph", "p5", "Nobody was asked."),
        ("heading", "", "After the thaw"),
        ("paragraph", "p6", "Trade came back."),
    ]
    assert [block.quoted for block in reading.blocks] == [False] * 6 + [True] * 2 + [False] * 2
    assert [block.section for block in reading.blocks][3:] == ["Ice"] * 5 + ["After the thaw"] * 2
    assert reading.metadata.title == "The port in winter"
    assert reading.landmarks == ()


def test_the_only_top_heading_is_the_title_if_it_comes_first() -> None:
    one = read(paragraph("Ice", style="Heading1") + paragraph("The basin froze."))
    two = read(
        paragraph("Ice", style="Heading1")
        + paragraph("It froze.")
        + paragraph("Thaw", style="Heading1")
        + paragraph("It thawed.")
    )
    assert [kind for kind, _, _ in seen(one)] == ["title", "paragraph"]
    assert [kind for kind, _, _ in seen(two)] == ["heading", "paragraph", "heading", "paragraph"]


def test_tracked_changes_read_as_accepted() -> None:
    reading = read(
        paragraph(
            "The basin was ",
            '<w:ins w:id="1" w:author="x"><w:r><w:t>closed</w:t></w:r></w:ins>',
            '<w:del w:id="2" w:author="x"><w:r><w:delText>open</w:delText></w:r></w:del>',
            " on ",
            '<w:moveTo w:id="3" w:author="x"><w:r><w:t>Monday</w:t></w:r></w:moveTo>',
            '<w:moveFrom w:id="4" w:author="x"><w:r><w:t>Friday</w:t></w:r></w:moveFrom>',
            ".",
        )
    )
    assert reading.text == "The basin was closed on Monday."


def test_fields_links_controls_and_hyphens_are_their_text() -> None:
    reading = read(
        paragraph(
            "See ",
            f'<w:hyperlink r:id="link">{run("the log")}</w:hyperlink>',
            ", table ",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF t \\h</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
            " and ",
            f'<w:fldSimple w:instr="REF u">{run("5")}</w:fldSimple>',
            ", from ",
            f"<w:sdt><w:sdtContent>{run('the harbour master')}</w:sdtContent></w:sdt>",
            ": ice",
            "<w:r><w:noBreakHyphen/></w:r>",
            "free at 5\u00a0knots",
            run(" (secret)", "<w:vanish/>"),
            ".",
        )
    )
    assert reading.text == "See the log, table 4 and 5, from the harbour master: ice\u2011free at 5\u00a0knots."


def test_notes_are_paragraphs_at_the_end_and_their_marks_are_no_text() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Log of the pilot boat.</w:t></w:r></w:p></w:footnote>'
    endnote = '<w:endnote w:id="3"><w:p><w:r><w:t>Minutes of the council.</w:t></w:r></w:p></w:endnote>'
    reading = read(
        paragraph(
            "Traffic fell to 45 ships",
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            " a day.",
            '<w:r><w:endnoteReference w:id="3"/></w:r>',
        )
        + paragraph("It rose again."),
        notes=note,
        endnotes=endnote,
    )
    assert seen(reading) == [
        ("paragraph", "p1", "Traffic fell to 45 ships a day."),
        ("paragraph", "p2", "It rose again."),
        ("paragraph", "p3", "Log of the pilot boat."),
        ("paragraph", "p4", "Minutes of the council."),
    ]


def test_raised_figures_keep_their_meaning() -> None:
    reading = read(
        paragraph("About 10", run("6", '<w:vertAlign w:val="superscript"/>'), " tonnes, or ",
                  "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>9</m:t></m:r></m:sup></m:sSup></m:oMath>", " kg.")
    )  # fmt: skip
    assert reading.text == "About 10⁶ tonnes, or 10⁹ kg."


def test_tables_and_text_boxes_are_text_and_contents_and_running_heads_are_not() -> None:
    cells = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("Basin", "45 ships"))
    box = f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{paragraph("A box beside it.")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    reading = read(
        paragraph("Ice .... 4", style="Verzeichnis1")
        + paragraph("Traffic by basin.", box)
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    )
    texts = [text for _, _, text in seen(reading)]
    assert texts == ["Traffic by basin.", "A box beside it.", "Basin | 45 ships"]


def test_headings_are_told_by_the_outline_whatever_a_template_calls_their_style() -> None:
    styles = f"""<w:styles {W}><w:style w:styleId="Unterkapitel"><w:name w:val="Amt Kapitel"/><w:basedOn w:val="H"/></w:style>
        <w:style w:styleId="H"><w:name w:val="Kopf"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style/>
        <w:style w:styleId="Flie"><w:name w:val="Amt Text"/><w:basedOn w:val="H"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
        </w:styles>"""
    clause = (
        "The lessee of a quay keeps it free of ice at his own cost and answers for whatever harm is done there. " * 3
    )
    body = (
        paragraph("Ice", style="Unterkapitel")
        + paragraph("The basin froze.", style="Flie")
        + paragraph("Thaw", properties='<w:outlineLvl w:val="2"/>')
        + paragraph(clause.strip(), style="Unterkapitel")
        + paragraph(run("Trade", "<w:b/>"))
    )
    reading = read_docx(zipped({**parts(body), "word/styles.xml": styles.encode()}), "")
    assert [kind for kind, _, _ in seen(reading)] == ["heading", "paragraph", "heading", "paragraph", "paragraph"]


def test_where_no_style_says_so_short_bold_paragraphs_above_text_are_headings() -> None:
    bold = [paragraph(run(words, "<w:b/>")) for words in ("Ice", "All ships stay in port.", "Thaw", "Trade")]
    reading = read(bold[0] + paragraph("The basin froze.") + bold[1] + paragraph("It thawed.") + bold[2] + bold[3])
    assert [kind for kind, _, _ in seen(reading)] == ["heading", *["paragraph"] * 5]
    styled = read(paragraph("Winter", style="Heading2") + bold[0] + paragraph("The basin froze."))
    assert [kind for kind, _, _ in seen(styled)] == ["heading", "paragraph", "paragraph"]


def test_an_interview_has_its_speakers() -> None:
    asked, told = ("INTERVIEWER", "THE HARBOUR MASTER")
    turns = [(asked, "When did you close it?"), (told, "We closed it at noon."), (asked, "Who knew?"), (told, "I did.")]
    reading = read("".join(paragraph(run(f"{who}: ", "<w:b/>"), words) for who, words in turns))
    assert [(block.turn, reading.text[block.span.start : block.span.end]) for block in reading.blocks] == turns
    assert reading.metadata.kind == "transcript"


def test_a_text_box_without_an_older_form_and_glossed_characters_are_text() -> None:
    drawn = f"""<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">
        <w:drawing><w:txbxContent>{paragraph("A box beside it.")}</w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""
    glossed = (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('とうきょう')}</w:rt><w:rubyBase>{run('東京')}</w:rubyBase></w:ruby></w:r>"
    )
    reading = read(paragraph("Traffic in ", glossed, ".", drawn))
    assert [text for _, _, text in seen(reading)] == ["Traffic in 東京.", "A box beside it."]


def test_text_in_an_embedded_file_is_missed_aloud() -> None:
    embedded = '<w:altChunk r:id="link"/>'
    with pytest.raises(UnreadableError, match="embeds all its text"):
        read(embedded)
    assert "embeds text" in read(paragraph("The basin froze.") + embedded).warnings[0][0]


def test_date_and_author_under_the_title_are_headers() -> None:
    reading = read(
        paragraph("Ice in the port", style="Titel")
        + paragraph("Date: 3 March 2025")
        + paragraph("The basin froze, and nobody had expected it to.")
    )
    assert [(block.kind, block.key, block.label) for block in reading.blocks] == [
        ("title", "", ""),
        ("header", "Date", ""),
        ("paragraph", "", "p1"),
    ]


def test_properties_name_title_author_and_language_but_no_date_of_publication() -> None:
    core = "<dc:title>Ice</dc:title><dc:creator>Benjamin Bratton; Grace Shao</dc:creator><dc:language>en-GB</dc:language><dcterms:created>2025-01-02T00:00:00Z</dcterms:created>"
    metadata = read(paragraph("The basin froze."), core=core).metadata
    assert (metadata.title, metadata.authors, metadata.language) == ("Ice", ("Benjamin Bratton", "Grace Shao"), "en-GB")
    assert metadata.issued == ""
    assert read(paragraph("x"), core="<dcterms:issued>2025-03-01</dcterms:issued>").metadata.issued == "2025-03-01"


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_docx(data, "")
    return caught.value.reason


def test_what_is_no_word_file_is_refused_by_what_it_is() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert refusal(ole + "EncryptedPackage".encode("utf-16-le")) == "is encrypted"
    assert refusal(ole + "WordDocument".encode("utf-16-le")) == "is an old Word file (.doc)"
    assert refusal(ole) == "is not a Word file"
    assert refusal(b"PK\x03\x04 and nothing more") == "is damaged"
    assert (
        refusal(zipped({"a.txt": b"x", "inner.docx": zipped(parts(paragraph("x")))}))
        == "is a ZIP archive, not a Word file"
    )
    assert (
        refusal(zipped({"_rels/.rels": b"<Relationships/>", "../../etc/x.xml": b"<a/>"}))
        == "is a ZIP archive, not a Word file"
    )


@pytest.mark.parametrize("cut", [30, 200, 900, -200, -40])
def test_a_truncated_file_is_damaged(cut: int) -> None:
    assert refusal(zipped(parts(paragraph("The basin froze.")))[:cut]) == "is damaged"


def test_damaged_text_is_refused_and_a_damaged_side_part_is_named() -> None:
    files = parts(paragraph("The basin froze."))
    assert refusal(zipped(files | {"word/document.xml": b"<w:document><w:body>"})) == "is damaged"
    reading = read_docx(zipped(files | {"word/numbering.xml": b"<w:numbering"}), "")
    assert reading.text == "The basin froze."
    assert reading.warnings[0][0] == "has a damaged part, `word/numbering.xml`"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "file:///etc/passwd">',
        "<!--" + "x" * 20_000 + '--><!DOCTYPE d [<!ENTITY a "aaaa">]>',
    ],
)
def test_entities_are_never_resolved(head: str, encoding: str) -> None:
    files = parts(paragraph("The basin froze."), head=head)
    text = files["word/document.xml"].decode().replace("UTF-8", encoding)
    assert "XML entities" in refusal(zipped(files | {"word/document.xml": text.encode(encoding)}))


def test_a_part_that_inflates_without_measure_is_refused_before_it_is_read() -> None:
    assert "inflates to 60 megabytes" in refusal(
        zipped(parts(paragraph("x")) | {"word/media/a.png": bytes(60_000_000)})
    )


def test_markup_nested_without_measure_is_refused() -> None:
    deep = f"{'<w:sdt><w:sdtContent>' * 3000}{paragraph('x')}{'</w:sdtContent></w:sdt>' * 3000}"
    assert refusal(zipped(parts(deep))) == "is damaged"


def test_a_document_without_text_is_refused() -> None:
    assert refusal(zipped(parts("<w:p/>"))) == "holds no text"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**31), st.binary(min_size=1, max_size=8))
def test_no_damage_crashes_the_reader(place: int, junk: bytes) -> None:
    files = parts(
        paragraph("Ice", style="Titel")
        + item("one")
        + paragraph("The basin froze.", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    )
    main = files["word/document.xml"]
    at = place % len(main)
    broken = zipped(files | {"word/document.xml": main[:at] + junk + main[at + len(junk) :]})
    for data in (broken, (whole := zipped(files))[: place % len(whole)] + junk + whole[place % len(whole) :]):
        try:
            reading = read_docx(data, "")
        except UnreadableError:
            continue
        assert all(block.span.end <= len(reading.text) for block in reading.blocks)


def test_the_main_part_may_be_numbered_as_word_in_the_browser_does(tmp_path: Path) -> None:
    files = parts(paragraph("The basin froze."))
    files["word/document2.xml"] = files.pop("word/document.xml")
    files["word/_rels/document2.xml.rels"] = files.pop("word/_rels/document.xml.rels")
    files["_rels/.rels"] = files["_rels/.rels"].replace(b"document.xml", b"document2.xml")
    (tmp_path / "a.docx").write_bytes(zipped(files))
    read_back, faults = read_file(tmp_path / "a.docx", "a.docx")
    assert (read_back.text if read_back else "", faults) == ("The basin froze.", ())


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("a.odt", b"x", ".docx"),
        ("a.txt", b"{\\rtf1 x}", ".docx"),
        ("a.pptx", b"x", "slide"),
        ("a.csv", b"a,b", "sheet"),
        ("a.eml", b"From: x", ".html or .pdf"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "OCR"),
        ("a.mp3", b"ID3\x03\x00", "transcribed"),
        ("a.tar.gz", b"\x1f\x8b\x08", "unpack"),
        ("a.xyz", b"x", ".docx"),
    ],
)
def test_what_has_no_reader_is_left_out_with_the_way_to_bring_it(
    tmp_path: Path, name: str, content: bytes, advice: str
) -> None:
    (tmp_path / name).write_bytes(content)
    read_back, (fault,) = read_file(tmp_path / name, name)
    assert read_back is None
    assert advice in fault.hints[0]
