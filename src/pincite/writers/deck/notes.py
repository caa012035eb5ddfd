"""Writes a slide's speaker notes, and sets them so that a printed notes page holds them where that can be."""

from __future__ import annotations

from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Emu, Pt

from pincite.writers.deck.measure import Measure
from pincite.writers.deck.model import Line, Words
from pincite.writers.deck.template import EMU, TextStyle
from pincite.writers.deck.text_xml import printable, qualified, turn

USUAL_SIZE = 12.0
"""Points; the size of notes whose master says nothing."""
SMALLEST_SIZE = 8.0
"""Points; the least size of notes on paper. A presenter's screen has a size of its own for them."""
SMALL_PICTURE = 0.4
"""Share of its size in which a slide's picture is shown above notes that need the room."""
APART = 14.0
"""Points between the picture and the notes."""
EDGE = 36.0
"""Points of a notes page's edge that stay free even of the longest notes."""


def write_notes(slide: Any, notes: tuple[str, ...]) -> None:
    """Writes the paragraphs of ``notes`` on the notes page of ``slide`` (python-pptx's).

    Notes that their page does not hold at the size of its master are set smaller; where that does not help the slide's
    picture is, and then they take the page to its edges. What is longer still is whole for the presenter, and runs over
    the page in print.
    """
    page = slide.notes_slide
    frame = page.notes_text_frame
    frame.text = printable(notes[0])
    for text in notes[1:]:
        frame.add_paragraph().text = printable(text)
    for paragraph in frame.paragraphs:
        turn(paragraph._p, paragraph.text)
    places = {each.placeholder_format.type: each for each in page.placeholders}
    picture, body = places.get(PP_PLACEHOLDER.SLIDE_IMAGE), page.notes_placeholder
    usual, gap = _style(page.part.notes_master)
    measure = Measure(TextStyle("Arial", usual, gap=gap), "Arial")
    lines = tuple(Line((Words(text),)) for text in notes)
    size = _fitting(lines, measure, body)
    if size is None and picture is not None and picture.top + picture.height <= body.top:
        _make_room(picture, body)
        size = _fitting(lines, measure, body)
    if size is None:
        _widen(body, page.part.package.presentation_part._element.find(qualified("p:notesSz")))
        size = _fitting(lines, measure, body)
    size = SMALLEST_SIZE if size is None else size
    if size < usual:
        for run in frame._txBody.iter(qualified("a:r")):
            run.get_or_add_rPr().set("sz", str(round(size * 100)))


def _fitting(lines: tuple[Line, ...], measure: Measure, body: Any) -> float | None:
    """The largest size at which the notes stand in their placeholder, measured as on slides."""
    width, height, usual = body.width / EMU, body.height / EMU, measure.style.size
    steps = (usual - step for step in range(int(usual - SMALLEST_SIZE) + 1))
    return next((size for size in steps if measure.height(lines, size, width) <= height), None)


def _make_room(picture: Any, body: Any) -> None:
    """A small picture at its place's top, and the notes from there to where they ended."""
    left, top, width, height = picture.left, picture.top, picture.width, picture.height
    room = body.left, body.width, body.top + body.height
    picture.left, picture.top = left, top
    picture.width, picture.height = Emu(int(width * SMALL_PICTURE)), Emu(int(height * SMALL_PICTURE))
    begin = Emu(top + picture.height + Pt(APART))
    body.left, body.width, body.top, body.height = room[0], room[1], begin, Emu(room[2] - begin)


def _widen(body: Any, page: Any) -> None:
    """The notes as wide as the page and down to its foot, but for an edge."""
    if page is None or None in (body.left, body.top):
        return
    edge, top = Pt(EDGE), body.top
    right, bottom = int(page.get("cx")) - edge, int(page.get("cy")) - edge
    left, right, bottom = min(body.left, edge), max(body.left + body.width, right), max(top + body.height, bottom)
    body.left, body.top, body.width, body.height = Emu(left), top, Emu(right - left), Emu(bottom - top)


def _style(master: Any) -> tuple[float, float]:
    """The size of the notes of a notes master (python-pptx's) and the space before a paragraph of theirs, in points."""
    found = [each._element for each in master.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.BODY]
    styles = [element.find(f".//{qualified('a:lstStyle')}/{qualified('a:lvl1pPr')}") for element in found]
    styles.append(master._element.find(f"{qualified('p:notesStyle')}/{qualified('a:lvl1pPr')}"))
    known = [style for style in styles if style is not None]
    runs = (style.find(qualified("a:defRPr")) for style in known)
    size = next((int(run.get("sz")) / 100 for run in runs if run is not None and run.get("sz")), USUAL_SIZE)
    before = next((each for style in known if (each := style.find(qualified("a:spcBef"))) is not None), None)
    if before is None or not len(before):
        return size, 0.0
    value = before[0].get("val", "0").rstrip("%")
    share = before[0].tag == qualified("a:spcPct")
    return size, (float(value) / 100_000 * size if share else float(value) / 100) if value.isdigit() else size / 2
