"""Reads a memo back, for its tests: text by page, bookmarks, links, and the raw objects."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import page as validation
import pypdfium2
from pypdfium2 import raw

from pincite.briefing.model import Briefing
from pincite.writers.memo import write_memo

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@dataclass(frozen=True, slots=True)
class Link:
    """An internal link: its page, and the page and height (points from the bottom) it leads to."""

    page: int
    to_page: int
    to_height: float


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo as bytes, and what a reader program finds in it."""

    data: bytes

    @property
    def pages(self) -> tuple[str, ...]:
        """Text of each page in the order of the file, white space folded."""
        document = pypdfium2.PdfDocument(self.data)
        return tuple(" ".join(page.get_textpage().get_text_range().split()) for page in document)

    @property
    def text(self) -> str:
        return " ".join(self.pages)

    @property
    def bookmarks(self) -> tuple[tuple[int, str], ...]:
        """Level, from 0, and title."""
        found = pypdfium2.PdfDocument(self.data).get_toc()
        return tuple((mark.level, " ".join(mark.get_title().split())) for mark in found)

    @property
    def metadata(self) -> dict[str, str]:
        return dict(pypdfium2.PdfDocument(self.data).get_metadata_dict())

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points."""
        return tuple(page.get_size() for page in pypdfium2.PdfDocument(self.data))

    def attachment(self, index: int = 0) -> tuple[str, bytes]:
        """Name and bytes of an embedded file."""
        document = pypdfium2.PdfDocument(self.data)
        found = document.get_attachment(index)
        return found.get_name(), bytes(found.get_data())

    def links(self) -> tuple[Link, ...]:
        """Every internal link in the order of the file."""
        document = pypdfium2.PdfDocument(self.data)
        found = []
        for number in range(len(document)):
            page = document[number]
            position, link = raw.c_int(0), raw.FPDF_LINK()
            while raw.FPDFLink_Enumerate(page.raw, position, link):
                target = raw.FPDFLink_GetDest(document.raw, link)
                if target:
                    found.append(Link(number, raw.FPDFDest_GetDestPageIndex(document.raw, target), _height(target)))
        return tuple(found)

    def failures(self, profile: validation.ValidationProfile) -> list[str]:
        """What an independent checker finds against ``profile``."""
        report = validation.validate_pdf_bytes(self.data, profile=profile)
        return [f"{item.rule_id}: {item.message}" for item in report.failures]

    def unpacked(self) -> bytes:
        """The file with its compressed streams readable, for a look at objects that no reader program shows."""
        out = io.BytesIO(self.data)
        streams = re.findall(rb"stream\n(.*?)\nendstream", out.getvalue(), re.DOTALL)
        return self.data + b"".join(_inflated(stream) for stream in streams)


def _height(target: object) -> float:
    has_x, has_y, has_zoom = raw.FPDF_BOOL(), raw.FPDF_BOOL(), raw.FPDF_BOOL()
    x, y, zoom = raw.FS_FLOAT(), raw.FS_FLOAT(), raw.FS_FLOAT()
    raw.FPDFDest_GetLocationInPage(target, has_x, has_y, has_zoom, x, y, zoom)
    return float(y.value)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


@lru_cache(maxsize=48)
def memo_of(briefing: Briefing, *, evidence: bytes = b"", templates: Path = TEMPLATES) -> Memo:
    """``briefing`` written and ready to be read; the same one is written once for all tests of a process."""
    return Memo(write_memo(briefing, templates=templates, evidence=evidence)[0])
