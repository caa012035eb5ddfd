"""From a fitted deck to the bytes of a .pptx: placeholders filled, native charts and tables, notes, furniture."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from pptx.util import Pt

from pincite.words import language_for
from pincite.writers.deck.chart_xml import draw_chart
from pincite.writers.deck.file_sections import add_sections
from pincite.writers.deck.model import Deck, Graph, Slide, Strip, Table
from pincite.writers.deck.notes import write_notes
from pincite.writers.deck.package import EARLIEST, sealed
from pincite.writers.deck.settling import settle
from pincite.writers.deck.table_xml import draw_table
from pincite.writers.deck.template import FURNITURE_ROLES, Template
from pincite.writers.deck.text_xml import LANGUAGE, fill, printable, qualified, set_languages

ORDER = ("Handling", "Date", "Number")
"""Placeholders of the foot, in reading order, after all else."""


@dataclass(slots=True)
class _Page:
    """A slide while it is being filled."""

    slide: Any
    layout: Any
    template: Template
    deck: Deck
    number: int
    kind: str
    """Name of the slide's layout in the deck."""
    roles: dict[int, str] = field(init=False)
    """Roles of the layout's placeholders by index."""
    shapes: dict[str, Any] = field(init=False)
    """The slide's placeholders by their role."""

    def __post_init__(self) -> None:
        self.roles = self.template.roles(self.kind, self.layout)
        found = ((self.roles.get(each.placeholder_format.idx, each.name), each) for each in self.slide.placeholders)
        self.shapes = dict(found)


def deck_bytes(deck: Deck, template: Template, presentation: Any, timestamp: datetime.datetime | None) -> bytes:
    """The file; ``presentation`` is the opened template without slides, and is filled here.

    The same deck gives the same bytes. ``timestamp`` dates the file; without it the deck's date does.
    """
    layouts = template.layouts(presentation)
    for number, each in enumerate(deck.slides, 1):
        layout = layouts[each.layout]
        page = _Page(presentation.slides.add_slide(layout), layout, template, deck, number, each.layout)
        _fill_slide(page, each)
    settle(presentation, template)
    add_sections(presentation, deck)
    set_languages(presentation, deck.lang)
    moment = _moment(deck.date_iso, timestamp)
    _describe(presentation, deck, moment)
    stream = io.BytesIO()
    presentation.save(stream)
    return sealed(stream.getvalue(), moment)


def _moment(date_iso: str, timestamp: datetime.datetime | None) -> datetime.datetime:
    """When the file says that it was made, in universal time: the time stamp, the deck's date, or 1980."""
    if timestamp is not None:
        return timestamp.astimezone(datetime.UTC).replace(tzinfo=None) if timestamp.tzinfo else timestamp
    try:
        return datetime.datetime.fromisoformat(date_iso).replace(tzinfo=None)
    except ValueError:
        return EARLIEST


def _describe(presentation: Any, deck: Deck, moment: datetime.datetime) -> None:
    properties = presentation.core_properties
    # The format holds 255 characters (ECMA-376, part 2, core properties as python-pptx keeps them).
    properties.title, properties.author = printable(deck.title)[:255], printable(deck.author)[:255]
    properties.language = deck.lang
    properties.last_modified_by = properties.author
    properties.created = properties.modified = moment
    properties.revision = 1


def _fill_slide(page: _Page, slide: Slide) -> None:
    for slot in slide.slots:
        if slot.role in FURNITURE_ROLES:
            continue
        shape = page.shapes[slot.role]
        fill(shape, slot.lines, slot.size, page.template.box(slide.layout, slot.role), inset=slot.inset)
        shape.name = " ".join((slot.role, *slot.shown))
    _draw(page, slide)
    _remove_unused(page, slide)
    if slide.strip:
        _draw_strip(page, slide.strip)
    _foot(page, slide)
    if slide.notes:
        write_notes(page.slide, slide.notes)


def _draw(page: _Page, slide: Slide) -> None:
    if isinstance(slide.visual, Graph):
        box = page.template.box(slide.layout, "Chart")
        draw_chart(page.shapes["Chart"], slide.visual, box, range_ends=language_for(page.deck.lang).deck.range_ends)
    elif isinstance(slide.visual, Table):
        draw_table(page.shapes["Table"], slide.visual, page.template.box(slide.layout, "Table"))


def _remove_unused(page: _Page, slide: Slide) -> None:
    """Takes away placeholders that hold nothing; a title is there always."""
    filled = {slot.role for slot in slide.slots}
    filled |= {"Chart"} if isinstance(slide.visual, Graph) else {"Table"} if isinstance(slide.visual, Table) else set()
    for role, shape in page.shapes.items():
        if role not in filled:
            shape._element.getparent().remove(shape._element)


def _foot(page: _Page, slide: Slide) -> None:
    """Handling mark, date and slide number, which python-pptx does not copy from the layout."""
    texts = {slot.role: (slot.text, slot.size) for slot in slide.slots if slot.role in FURNITURE_ROLES}
    if "Number" in page.template.boxes[slide.layout]:
        texts["Number"] = (str(page.number), page.template.box(slide.layout, "Number").style.size)
    for source in page.layout.placeholders:
        role = page.roles.get(source.placeholder_format.idx, "")
        if role not in texts:
            continue
        text, size = texts[role]
        tree = page.slide.shapes._spTree
        kind = source._element.find(f".//{qualified('p:ph')}").get("type")
        idx = source.placeholder_format.idx
        shape = etree.fromstring(_FOOT.format(id=_next_id(page.slide), name=role, kind=kind, idx=idx))
        paragraph = shape.find(f".//{qualified('a:p')}")
        parent = paragraph
        if kind == "sldNum":
            parent = etree.SubElement(paragraph, qualified("a:fld"), id=SLIDE_NUMBER_FIELD, type="slidenum")
        else:
            parent = etree.SubElement(paragraph, qualified("a:r"))
        etree.SubElement(parent, qualified("a:rPr"), lang=LANGUAGE, sz=str(round(size * 100)))
        etree.SubElement(parent, qualified("a:t")).text = printable(text)
        tree.append(shape)


SLIDE_NUMBER_FIELD = "{5B1F4E0A-7D0B-4C38-9A3C-2F6C1A9D7E11}"

_FOOT = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/>'
    '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{idx}"/></p:nvPr>'
    "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
)


def _next_id(slide: Any) -> int:
    return 1 + max(int(value) for value in slide.shapes._spTree.xpath(".//p:cNvPr/@id"))


def _draw_strip(page: _Page, strip: Strip) -> None:
    """A likelihood's range on a line from 0 to 100 per cent, in one group that has the text alternative."""
    part = page.template.box("Judgement", "Part 1")
    top = part.top + strip.top
    group = page.slide.shapes.add_group_shape()
    track = _bar(group, part.left, top + 4, part.width, 2, "bg2")
    mark = _bar(
        group, part.left + part.width * strip.low / 100, top, part.width * (strip.high - strip.low) / 100, 10, "accent1"
    )
    track.name, mark.name, group.name = "Scale", "Range", "Likelihood range"
    group._element.nvGrpSpPr.cNvPr.set("descr", strip.alternative)
    page.shapes["Part 1"]._element.addnext(group._element)


def _bar(group: Any, left: float, top: float, width: float, height: float, colour: str) -> Any:
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.enum.shapes import MSO_SHAPE

    shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(left), Pt(top), Pt(width), Pt(height))
    shape.fill.solid()
    shape.fill.fore_color.theme_color = {"bg2": MSO_THEME_COLOR.BACKGROUND_2, "accent1": MSO_THEME_COLOR.ACCENT_1}[
        colour
    ]
    shape.line.fill.background()
    style = shape._element.find(qualified("p:style"))
    if style is not None:
        shape._element.remove(style)
    return shape
