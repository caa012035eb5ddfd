"""Compares a deck with what LibreOffice shows of it: every letter in the box of its text, none lost, none apart."""

from __future__ import annotations

import ctypes
import os
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
from pptx import Presentation

EMU = 12700
SLACK = 3.0
"""Points that a letter may stand over the edge of its box: italics lean, and descenders hang."""
LEAN = 0.1
"""The same for large letters, as a share of their height."""
TOUCHING = 1.0
"""Points by which two boxes may overlap."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on a slide, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Frame, slack: float) -> bool:
        """Whether the other lies inside, or not more than ``slack`` outside."""
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )

    def overlap(self, other: Frame) -> float:
        """How deep the two lie in each other; 0 or less when they do not."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down)


@dataclass(frozen=True, slots=True)
class Letter:
    """A printed character that is not white space."""

    char: str
    frame: Frame


def convert(decks: Sequence[Path], folder: Path, *, seconds: int, fonts: Sequence[Path] = ()) -> None:
    """All decks to PDF beside them, in one run of LibreOffice with a profile of its own.

    ``fonts`` are folders of fonts that it knows beside those of the machine, as a house's own.
    """
    known = folder / "fonts.conf"
    added = "".join(f"<dir>{each}</dir>" for each in fonts)
    known.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<include>/etc/fonts/fonts.conf</include>{added}<cachedir>{folder / 'fonts'}</cachedir></fontconfig>"
    )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, decks)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(known)} if fonts else dict(os.environ)
    subprocess.run(command, check=True, capture_output=True, timeout=seconds, env=environment)


def faults(deck: Path) -> list[str]:
    """What is wrong with a converted deck, a line for each fault."""
    presentation, pdf = Presentation(str(deck)), pypdfium2.PdfDocument(deck.with_suffix(".pdf"))
    found = [] if len(pdf) == len(presentation.slides) else [f"{deck.name}: {len(pdf)} pages"]
    width, height = (length or 0 for length in (presentation.slide_width, presentation.slide_height))
    page = Frame(0, 0, width / EMU, height / EMU)
    for number, (slide, rendered) in enumerate(zip(presentation.slides, pdf, strict=False), 1):
        told = list(slide_faults(slide, rendered, page))
        if any(" loses " in fault for fault in told) and _poppler_has_all(deck.with_suffix(".pdf"), number, slide):
            told = [fault for fault in told if " loses " not in fault]
        found += [f"{deck.name}, slide {number}: {fault}" for fault in told]
        rendered.close()
    pdf.close()
    return found


def _poppler_has_all(pdf: Path, number: int, slide: Any) -> bool:
    """Whether another reader of the page finds every letter: PDFium passes over some that stand in a font put in for
    another, although they are drawn."""
    command = ["pdftotext", "-f", str(number), "-l", str(number), str(pdf), "-"]
    read = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    wanted: Counter[str] = Counter()
    for shape in slide.shapes:
        wanted += folded(text_of(shape))
    return not wanted - folded(read)


def slide_faults(slide: Any, rendered: Any, page: Frame) -> Iterator[str]:
    """Boxes that leave the slide or overlap, letters that stand in no box, and letters that a box does not show."""
    shapes = [(shape, frame_of(shape)) for shape in slide.shapes if shape.shape_type != 6]
    for shape, frame in shapes:
        if not page.holds(frame, TOUCHING):
            yield f"{shape.name} leaves the slide"
    for (one, first), (other, second) in combinations(shapes, 2):
        if first.overlap(second) > TOUCHING:
            yield f"{one.name} overlaps {other.name}"
    shown: list[Counter[str]] = [Counter() for _ in shapes]
    for letter in letters_of(rendered):
        # A letter near two boxes belongs to the one in which it lies deeper.
        depth, home = max((frame.overlap(letter.frame), index) for index, (_, frame) in enumerate(shapes))
        slack = SLACK + LEAN * (letter.frame.bottom - letter.frame.top)
        if depth <= 0 or not shapes[home][1].holds(letter.frame, slack) or not page.holds(letter.frame, 0):
            yield f"`{letter.char}` stands at {letter.frame.left:.0f}, {letter.frame.top:.0f}, in no box"
        shown[home].update(folded(letter.char))
    for (shape, _), letters in zip(shapes, shown, strict=True):
        if lost := folded(text_of(shape)) - letters:
            yield f"{shape.name} loses {dict(lost)}"


def frame_of(shape: Any) -> Frame:
    left, top = shape.left / EMU, shape.top / EMU
    return Frame(left, top, left + shape.width / EMU, top + shape.height / EMU)


def text_of(shape: Any) -> str:
    """What a shape prints; of a chart the names of its categories."""
    if shape.has_text_frame:
        return str(shape.text_frame.text)
    if getattr(shape, "has_table", False) and shape.has_table:
        return " ".join(cell.text for cell in shape.table.iter_cells())
    if getattr(shape, "has_chart", False) and shape.has_chart:
        return " ".join(str(label) for label in shape.chart.plots[0].categories)
    return ""


@cache
def folded(text: str) -> Counter[str]:
    """Letters and figures, without case and accents: what hyphens, ligatures, capitals and marks leave comparable."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    bare = (unicodedata.normalize("NFD", char)[0] if ord(char) < 0x2000 else char for char in normal)
    return Counter(char for char in bare if char.isalnum())


def letters_of(page: Any) -> Iterator[Letter]:
    """Every printed character with its frame, read from the PDF's own text; joiners and marks of direction print nothing."""
    raw, text, height = pypdfium2.raw, page.get_textpage(), page.get_height()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if (
            code == 0
            or chr(code).isspace()
            or unicodedata.category(chr(code)) == "Cf"
            or raw.FPDFText_IsGenerated(text, index) == 1
            or _is_of_flag(*(raw.FPDFText_GetUnicode(text, near) for near in (index - 1, index, index + 1)))
        ):
            continue
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        yield Letter(chr(code), Frame(left.value, height - top.value, right.value, height - bottom.value))


def _is_of_flag(before: int, code: int, after: int) -> bool:
    """Whether a half of a character (PDFium gives UTF-16) is of one of the two letters of a flag: where no font has
    flags, LibreOffice draws the one letter over the other, without a place in their line."""
    high, low = (code, after) if code == 0xD83C else (before, code)
    return high == 0xD83C and 0xDDE6 <= low <= 0xDDFF
