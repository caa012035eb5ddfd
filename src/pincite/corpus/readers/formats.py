"""What a file is: told by its content first, and by its name where the content leaves it open."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

SUFFIXES = {
    ".txt": "text", ".text": "text", "": "text",
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mdx": "markdown", ".qmd": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf", ".docx": "docx", ".srt": "srt", ".vtt": "webvtt",
}  # fmt: skip
"""Suffix -> format, a key of the table of readers."""

NAMES = {
    "text": "plain text", "markdown": "Markdown", "html": "a web page", "pdf": "a PDF", "docx": "a Word document",
    "srt": "SubRip subtitles", "webvtt": "WebVTT subtitles",
}  # fmt: skip
"""Format -> what to call a file of it."""

TEXT_LIKE = frozenset(("text", "markdown", "html", "srt", "webvtt"))
"""Formats that are written in characters, so that every byte of a file must be looked at."""

_SIGNATURES = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"ID3", "an MP3 recording"),
    (b"\xff\xfb", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"%!PS", "a PostScript document"),
    (b"AT&TFORM", "a DjVu document"),
    (b"wOF", "a font"),
    (b"bplist00", "a property list or Safari web archive"),
)
_TEXTUAL = (b"BM", b"MZ", b"ID3", b"BZh", b"GIF8", b"wOF", b"OggS", b"fLaC")
"""Signatures that a text could begin with: they count only before bytes that no text has."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPPED = (
    ("xl/workbook.xml", "", "an Excel workbook"),
    ("xl/workbook.bin", "", "an Excel workbook"),
    ("ppt/presentation.xml", "", "a PowerPoint presentation"),
    ("META-INF/container.xml", "", "an EPUB book"),
    ("Index/Document.iwa", "", "an Apple Pages, Numbers or Keynote document"),
    ("mimetype", "", "an OpenDocument file"),
)
_WORD_PART = re.compile(r"word/document\d{0,3}\.xml")
"""Word in the browser numbers it."""
_HEAD = 4096
_PAGE = re.compile(
    r"\s*(?:<\?xml\b[^>]{0,300}>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*(?:<!doctype\s+html\b|<html[\s>])", re.IGNORECASE
)
_WEBVTT = re.compile(r"WEBVTT(?:[ \t]|$)", re.MULTILINE)
_SRT = re.compile(r"\s*\d{1,6}[ \t]*\r?\n[ \t]*\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d{1,3}:\d\d:\d\d")
_ARCHIVED_PAGE = re.compile(r"(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:[ \t]*1\.0", re.IGNORECASE)
_MULTIPART = re.compile(r"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FileFormat:
    """What a file is, and whether its name says so."""

    key: str
    """Of the table of readers; empty when no reader is meant for it."""
    what: str = ""
    """In words, with its article (``a PNG image``); empty when the content does not tell."""
    mislabelled: bool = False
    """Whether the name claims another format than the content is in."""


def format_of(data: bytes, name: str) -> FileFormat:
    """What the file ``name`` with the content ``data`` is.

    Content decides where it has a signature; otherwise the name, and a name without a known suffix leaves it open.
    The first 64 KiB are enough for every format but those that are zip archives, which are told by what is in them.
    """
    claimed = SUFFIXES.get(suffix_of(name), "")
    key, what = _told_by_content(data)
    if what:
        return FileFormat(key, what, mislabelled=bool(claimed) and suffix_of(name) != "" and claimed != key)
    if claimed in ("pdf", "docx") and data.strip():
        # These have signatures; without one the file is cut off, or something else.
        return FileFormat("", "", mislabelled=True)
    return FileFormat(claimed, NAMES.get(claimed, ""))


def suffix_of(name: str) -> str:
    """The suffix, lower case; ``Report of 12.05`` and ``No. 5`` have none."""
    suffix = PurePath(name).suffix.lower()
    return suffix if re.fullmatch(r"\.(?=[0-9]*[a-z])[a-z0-9_+-]{1,12}", suffix) else ""


def _told_by_content(data: bytes) -> tuple[str, str]:
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zipped(data)
    if data.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        return (
            "",
            "an Office document protected with a password" if protected else "an old Word, Excel or PowerPoint file",
        )
    if (start := data.find(b"%PDF-", 0, 1024)) >= 0 and (start == 0 or not _page_starts(data)):
        return "pdf", NAMES["pdf"]
    for signature, what in _SIGNATURES:
        if data.startswith(signature) and (signature not in _TEXTUAL or b"\x00" in data[:_HEAD]):
            return "", what
    if data[4:8] == b"ftyp":
        return "", "an MPEG-4 recording or image"
    if data.startswith(b"RIFF") and data[8:12] in (b"WAVE", b"AVI ", b"WEBP"):
        return "", {b"WAVE": "a WAVE recording", b"AVI ": "an AVI video", b"WEBP": "a WebP image"}[data[8:12]]
    return _told_by_words(_opening(data))


def _told_by_words(opening: str) -> tuple[str, str]:
    for pattern, key in ((_PAGE, "html"), (_WEBVTT, "webvtt"), (_SRT, "srt")):
        if pattern.match(opening):
            return key, NAMES[key]
    if _ARCHIVED_PAGE.match(opening) and _MULTIPART.search(opening):
        return "", "an archived web page (MHTML)"
    return "", ""


def _page_starts(data: bytes) -> bool:
    return bool(_PAGE.match(_opening(data)))


def _opening(data: bytes) -> str:
    """The first characters, good enough to know ASCII signs by."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if head.count(0) * 4 > len(head):
        return head.decode("utf-16-le" if head[1:2] == b"\x00" else "utf-16-be", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _zipped(data: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "", "a damaged or cut-off zip archive"
    if any(map(_WORD_PART.fullmatch, members)):
        return "docx", NAMES["docx"]
    found = next(((key, what) for member, key, what in _ZIPPED if member in members), None)
    return found or ("", "a zip archive")
