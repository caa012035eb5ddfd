"""What a file is, by content before name; what is left out says what it is, and why."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from pincite.corpus.readers import LARGEST, LARGEST_TEXT, read_file
from pincite.corpus.readers.formats import format_of

PAGE = b"<!doctype html><html><body><p>The harbour master said that traffic grew by a third.</p></body></html>"
PROSE = b"The harbour master said that traffic grew by a third."


def zipped(*members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member in members:
            archive.writestr(zipfile.ZipInfo(member), "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        (PROSE, "a.txt", "text"), (PROSE, "README", "text"), (PROSE, "a.TEXT", "text"), (PROSE, "Report of 12.05", "text"),
        (PROSE, "a.md", "markdown"), (PROSE, "a.markdown", "markdown"), (PROSE, "a.html", "html"), (PROSE, "a.xhtml", "html"),
        (PAGE, "a.htm", "html"), (PAGE, "download.aspx", "html"), (b"\xef\xbb\xbf\n" + PAGE, "a", "html"),
        (b"<!-- saved -->\n<!-- x - y -->" + PAGE, "a", "html"),
        (b"<?xml version='1.0'?><html xmlns='x'></html>", "a", "html"),
        (PAGE.decode().encode("utf-16"), "a", "html"),
        (b"%PDF-1.7\n", "a.pdf", "pdf"), (b"\x00junk\r\n%PDF-1.4\n", "a.pdf", "pdf"), (b"%PDF-1.4", "getfile", "pdf"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nHi", "a.vtt", "webvtt"), (b"\xef\xbb\xbfWEBVTT - x\n", "a", "webvtt"),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHi", "a.srt", "srt"), (b"\n1\n0:00:01.000 --> 0:00:02.000\nHi", "a", "srt"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a.docx", "docx"),
    ],
)  # fmt: skip
def test_the_format_is_told(data: bytes, name: str, key: str) -> None:
    found = format_of(data, name)
    assert (found.key, found.mislabelled) == (key, False)


@pytest.mark.parametrize(
    ("data", "name", "key", "what"),
    [
        (b"%PDF-1.7\n", "a.txt", "pdf", "a PDF"),
        (PAGE, "a.pdf", "html", "a web page"),
        (zipped("word/document.xml"), "a.pdf", "docx", "a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.docx", "", "an old Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "", "a password"),
        (b"{\\rtf1 x}", "a.docx", "", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "", "a PNG image"),
        (zipped("xl/workbook.xml"), "a.docx", "", "an Excel workbook"),
        (PROSE, "a.pdf", "", ""),
    ],
)
def test_a_wrong_name_is_seen(data: bytes, name: str, key: str, what: str) -> None:
    found = format_of(data, name)
    assert (found.key, found.mislabelled) == (key, True)
    assert what in found.what


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "a.png", "a PNG image"),
        (zipped("xl/workbook.xml"), "a.xlsx", "an Excel workbook"),
        (zipped("a.txt"), "a.zip", "a zip archive"),
        (zipped("a.txt")[:40], "a.zip", "a damaged or cut-off zip archive"),
        (b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", "a.mht", "MHTML"),
        (b"a,b\n1,2\n", "a.csv", "`.csv`"),
        (b"\x00\x01\x02", "a.bin", "`.bin`"),
    ],
)
def test_what_has_no_reader_is_left_out_by_name(tmp_path: Path, data: bytes, name: str, what: str) -> None:
    (tmp_path / name).write_bytes(data)
    read, (fault,) = read_file(tmp_path / name, name)
    assert read is None
    assert (fault.rule, fault.place.file) == ("file-is-readable", name)
    assert what in fault.message
    assert fault.hints[0]


def test_words_that_look_like_a_signature_are_words() -> None:
    for opening in (b"BM is a bank.", b"MZ wrote this.", b"ID3 and others", b"GIF87 is old"):
        assert format_of(opening, "a.txt").key == "text"


def test_a_page_in_a_file_named_otherwise_is_read_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PAGE)
    read, (fault,) = read_file(tmp_path / "a.pdf", "a.pdf")
    assert read is not None
    assert read.format == "html"
    assert fault.rule == "file-reads-clean"
    assert "a web page" in fault.message


def test_what_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    for name, size in (("a.txt", LARGEST_TEXT + 1), ("a.bin", LARGEST + 1)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
        read, (fault,) = read_file(tmp_path / name, name)
        assert read is None
        assert "the limit is" in fault.message


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    for name, reason in (("gone.txt", "No such file"), ("pipe.txt", "ordinary file"), ("folder.txt", "ordinary file")):
        read, (fault,) = read_file(tmp_path / name, name)
        assert read is None
        assert reason in fault.message


def test_an_empty_file_holds_no_text(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "a.html"):
        (tmp_path / name).write_bytes(b" \n")
        read, (fault,) = read_file(tmp_path / name, name)
        assert read is None
        assert "holds no text" in fault.message


@pytest.mark.parametrize(("name", "content", "title"), [
    ("a.md", '---\ntitle: "\\ud83d\\ude00 Port"\n---\n\nThe port opened.\n', "😀 Port"),
    ("a.md", '---\ntitle: "\\ud83d Port"\n---\n\nThe port opened.\n', "\ufffd Port"),
    ("a.html", '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "A \\ud83d port"}</script></head>'
               f"<body><article>{'<p>The port opened, and the ferries came in one after the other that day.</p>' * 3}</article></body></html>", "A \ufffd port"),
])  # fmt: skip
def test_halves_of_characters_in_a_record_are_made_whole(tmp_path: Path, name: str, content: str, title: str) -> None:
    """As JSON escapes them; a half that is alone stands for no character and can be written nowhere."""
    (tmp_path / name).write_text(content)
    read, _ = read_file(tmp_path / name, name)
    assert read is not None
    assert read.metadata.title == title
    assert read.text.encode()
