"""Writes lines of words into a shape's text, with explicit sizes and the language of every run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from pincite.writers.deck.model import Line, Lines, Words
from pincite.writers.deck.scripts import (
    east_asian_language,
    has_leftward,
    name_fonts,
    right_to_left,
    set_language,
)
from pincite.writers.deck.template import Box

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
TONES = {"quiet": "tx2", "accent": "accent1"}
UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")
LANGUAGE = "en-GB"
"""Stands on new runs until the whole deck is given its own language."""


def qualified(name: str) -> str:
    """The Clark name of a prefixed one: ``a:rPr``."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def printable(text: str) -> str:
    """The text without the control characters that XML cannot hold; a source may have them, between pages for one."""
    return UNPRINTABLE.sub(" ", text)


def fill(shape: Any, lines: Lines, size: float, box: Box, *, inset: float = 0.0) -> None:
    """Replaces the text of the shape, which takes the place of ``box``.

    ``inset`` points are kept free beside every line, at the side at which its lines do not begin.
    """
    body = shape.text_frame._txBody
    fill_body(body, lines, size, gap=box.style.gap, align=box.style.align)
    if inset > 0:
        align = "r" if box.style.align == "l" and lines and right_to_left(lines[0].text) else box.style.align
        left = {"r": inset, "ctr": inset / 2}.get(align, 0.0)
        for name, own, more in (("lIns", box.insets[0], left), ("rIns", box.insets[1], inset - left)):
            if more:
                body.find(qualified("a:bodyPr")).set(name, str(round((own + more) * 12700)))


def fill_body(
    body: Any, lines: Lines, size: float, *, bold: bool = False, gap: float = 0.0, align: str = "l",
    leading: float = 0.0,
) -> None:  # fmt: skip
    """Replaces the paragraphs of a text body, a table cell's included.

    ``gap`` is its points between paragraphs, ``align`` the edge at which its lines begin where nothing else is said:
    paragraphs that run from right to left begin at the other. ``leading``, a share of the font's own, is said where
    programs differ in what a text inherits, as in tables.
    """
    for paragraph in body.findall(qualified("a:p")):
        body.remove(paragraph)
    for number, line in enumerate(lines or (Line(()),)):
        paragraph = _paragraph(line, size, first=number == 0, bold=bold, gap=gap)
        if leading:
            _set_leading(paragraph, leading)
        turn(paragraph, line.text, align)
        body.append(paragraph)


def _paragraph(line: Line, size: float, *, first: bool, bold: bool, gap: float) -> Any:
    paragraph = etree.Element(qualified("a:p"), nsmap={"a": NAMESPACES["a"]})
    if first or line.bullet or line.before:
        properties = etree.SubElement(paragraph, qualified("a:pPr"), **({"lvl": "1"} if line.bullet else {}))
        if first or line.before:
            before = etree.SubElement(properties, qualified("a:spcBef"))
            points = 0.0 if first else gap + line.before
            etree.SubElement(before, qualified("a:spcPts"), val=str(round(points * 100)))
    for part in line.words:
        if part.text:
            run = etree.SubElement(paragraph, qualified("a:r"))
            run.append(_properties(part, size, bold=bold))
            etree.SubElement(run, qualified("a:t")).text = printable(part.text)
    if not line.words:
        etree.SubElement(paragraph, qualified("a:endParaRPr"), lang=LANGUAGE, sz=_hundredths(size))
    return paragraph


def _set_leading(paragraph: Any, leading: float) -> None:
    properties = paragraph.find(qualified("a:pPr"))
    if properties is None:
        properties = etree.Element(qualified("a:pPr"))
        paragraph.insert(0, properties)
    spacing = etree.Element(qualified("a:lnSpc"))
    etree.SubElement(spacing, qualified("a:spcPct"), val=str(round(leading * 100_000)))
    properties.insert(0, spacing)


def turn(paragraph: Any, text: str, align: str = "l") -> None:
    """Has a paragraph of Arabic or Hebrew run, and begin, from the right; ``algn`` names an edge of the page.

    One that only holds such words is told to run from the left, which some programs do not take for granted.
    """
    if not has_leftward(text):
        return
    properties = paragraph.find(qualified("a:pPr"))
    if properties is None:
        properties = etree.Element(qualified("a:pPr"))
        paragraph.insert(0, properties)
    leftward = right_to_left(text)
    properties.set("rtl", str(int(leftward)))
    if leftward and align == "l":
        properties.set("algn", "r")


def _hundredths(size: float) -> str:
    """Points in hundredths, to the half point as PowerPoint's own sizes are."""
    return str(int(size * 2) * 50)


def _properties(part: Words, size: float, *, bold: bool) -> Any:
    points = max(size * part.scale, min(size, part.least))
    properties = etree.Element(qualified("a:rPr"), lang=LANGUAGE, sz=_hundredths(points))
    if part.bold or bold:
        properties.set("b", "1")
    if part.italic is not None:
        properties.set("i", str(int(part.italic)))
    if part.tone:
        filling = etree.SubElement(properties, qualified("a:solidFill"))
        etree.SubElement(filling, qualified("a:schemeClr"), val=TONES[part.tone])
    if part.heading:
        etree.SubElement(properties, qualified("a:latin"), typeface="+mj-lt")
    return properties


def set_languages(presentation: Any, lang: str) -> None:
    """Gives every run of slides, charts and notes its language, and the themes fonts for the scripts that there are."""
    roots = list(_roots(presentation))
    texts = [text.text or "" for root in roots for tag in ("a:t", "c:v") for text in root.iter(qualified(tag))]
    east = east_asian_language(texts, lang)
    for root in roots:
        for run in [*root.iter(qualified("a:r")), *root.iter(qualified("a:fld"))]:
            set_language(run, lang, east=east)
        for end in [*root.iter(qualified("a:endParaRPr")), *root.iter(qualified("a:defRPr"))]:
            end.set("lang", lang)
    leftward = any(map(has_leftward, texts))
    for master in presentation.slide_masters:
        name_fonts(master, east=east, leftward=leftward)


def _roots(presentation: Any) -> Iterator[Any]:
    for slide in presentation.slides:
        yield slide._element
        if slide.has_notes_slide:
            yield slide.notes_slide._element
        for shape in slide.shapes:
            if getattr(shape, "has_chart", False):
                yield shape.chart._chartSpace
