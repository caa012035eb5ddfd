"""What to do with a file that there is no reader for: by what it is, or else by its suffix."""

from __future__ import annotations

import re

_WORD_PROCESSOR = "open it in a word processor and save it as .docx"
_SLIDES = "save it as .pdf, so that a page is a slide"
_SHEETS = "save the sheet that you cite as .pdf"
_MESSAGE = "open it and save it as .txt, .html or .pdf"
_BOOK = "convert it to .docx or .html"
_PICTURE = "recognise its text (OCR) and save it as .pdf"
_RECORDING = "have it transcribed, and save the transcript as .vtt or .txt"
_ARCHIVE = "unpack it and put what is in it into the folder"

_BY_CONTENT = (
    ("damaged", "get the file again"),
    ("protected with a password", "open it with its password and save it without"),
    ("image", _PICTURE),
    ("DjVu", _PICTURE),
    ("recording", _RECORDING),
    ("video", _RECORDING),
    ("Excel workbook", _SHEETS),
    ("PowerPoint presentation", _SLIDES),
    ("EPUB", _BOOK),
    ("rich-text", _WORD_PROCESSOR),
    ("PostScript", "save it as .pdf"),
    ("archived web page", "open it in a browser, and save the page as .html or print it as .pdf"),
)
"""Words of what a file is said to be, and what to do with it. What several programs write goes by its suffix."""
_BY_SUFFIX = (
    ("doc dot odt ott fodt rtf wps wpd pages abw", _WORD_PROCESSOR),
    ("ppt pps pptx pptm ppsx odp key", _SLIDES),
    ("xls xlsx xlsm xlsb ods csv tsv numbers", _SHEETS),
    ("eml msg mbox emlx", _MESSAGE),
    ("epub mobi azw azw3 fb2", _BOOK),
    ("png jpg jpeg gif bmp tif tiff webp heic", _PICTURE),
    ("mp3 m4a wav ogg opus flac mp4 mov mkv webm avi", _RECORDING),
    ("zip 7z rar gz tgz tar bz2 xz", _ARCHIVE),
    ("mht mhtml webarchive", "open it in a browser, and save the page as .html or print it as .pdf"),
)


def remedy(what: str, suffix: str, known: str) -> str:
    """What to do with a file that is ``what`` (empty where its content does not tell) and has the suffix ``suffix``;
    ``known`` are the suffixes of the formats that are read.
    """
    for words, advice in _BY_CONTENT:
        if words in what:
            return advice
    for suffixes, advice in _BY_SUFFIX:
        if suffix.removeprefix(".") in suffixes.split():
            return advice
    if re.search(r"OpenDocument|Pages|old Word", what):
        return _WORD_PROCESSOR
    return _ARCHIVE if "archive" in what else f"save it as one of {known}"
