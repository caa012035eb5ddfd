"""Makes a layout for slides of a kind out of a layout of the template that has no placeholders for all of it.

The new layout stands under the same master and keeps everything that is drawn on the old one, its title and its
foot. The placeholders that it lacks are the packaged template's, brought to the room that the old layout has for
content, in the template's fonts and in colours of its theme. So every text of a deck stands in a placeholder, on
whatever template, and moves with the layout when someone edits it.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.slide import SlideLayoutPart

from pincite.spec.contrast import GRAPHIC, TEXT
from pincite.writers.deck.colours import STANDING_BACK, Palette, contrast, legible, quiet
from pincite.writers.deck.grounds import Area, Filling, ground
from pincite.writers.deck.levels_xml import (
    first_fill,
    has_fixed_lines,
    keep_size,
    own_level,
    run_defaults,
    set_fill,
    set_single,
    typeface,
)
from pincite.writers.deck.offers import FEET, TITLES, Held, Offer
from pincite.writers.deck.rooms import MARGIN, Box, Frame, brought, on_one_ground, trimmed, unreadable
from pincite.writers.deck.template import Look

EMU = 12700
LONG_TITLE = 47.5
"""Ems of a title of fifteen words: ninety-five letters of half an em."""
SMALLEST_TITLE = 24.0
LARGE = GRAPHIC
"""Least contrast of text of 24 points and more."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ON_COVER = {"bg1": "tx1", "bg2": "tx2"}
"""The packaged cover is dark; on another's its colours are those of text on a page."""
DATE = 11.0
"""Ems of a date with the month in letters."""
SUBTITLE = 100.0
"""Points of height in which addressee, sender and date stand at whatever line spacing."""
SPOILT = 0.15
"""Share of the room for content that may be unreadable before a sheet is laid under it."""
BORDER = 8.0
"""Points by which such a sheet is larger than the room."""
_SHEET = (
    f'<p:sp xmlns:p="{_P[1:-1]}" xmlns:a="{_A[1:-1]}"><p:nvSpPr><p:cNvPr id="0" name="Sheet"/><p:cNvSpPr/>'
    '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
)
_BOTTOM = 34.0
"""Points above the page's lower edge at which a foot stands that the template has no place for."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A layout of the template, and all that is known of it."""

    layout: Any
    offer: Offer
    palette: Palette
    areas: tuple[Area, ...]
    look: Look


def made_layout(
    kind: str, model: Any, model_offer: Offer, basis: Basis, frame: Frame, fixed: Mapping[str, Held]
) -> tuple[Any, tuple[Area, ...]]:
    """A new layout for ``kind`` under the master of ``basis``, and what lies behind its text; ``model`` is the
    packaged layout (python-pptx's).

    ``fixed`` says which roles stand where a placeholder of the old layout stands.
    """
    root = deepcopy(basis.layout._element)
    _strip(root, kind)
    tree = root.find(f"{_P}cSld/{_P}spTree")
    basis = _papered(tree, basis, frame)
    places = _places(model_offer, basis, frame, fixed)
    if not frame.source:
        for rule in model._element.iter(f"{_P}cxnSp"):
            _add_rule(tree, rule, basis, frame)
    sources = {each.placeholder_format.idx: each for each in model.placeholders}
    for held in model_offer.held:
        _add_placeholder(tree, sources[held.idx], held, basis, places)
    part = _new_part(basis.layout, root)
    return part.slide_layout, basis.areas


def _papered(tree: Any, basis: Basis, frame: Frame) -> Basis:
    """The basis with a sheet in the page's colour under the room for content, where much of it cannot be written on:
    a picture with dark and light in it lies there."""
    paper, ink = basis.palette.value("bg1"), basis.palette.value("tx1")
    if unreadable(basis.areas, frame.content, (paper, ink)) <= SPOILT:
        return basis
    left, top, width, height = frame.content
    upper = min(top, frame.kicker[1]) if frame.kicker[1] >= frame.title.bottom else top
    right, bottom = min(left + width + BORDER, basis.offer.size[0]), min(top + height + BORDER, basis.offer.size[1])
    left, upper = max(left - BORDER, 0.0), max(upper - BORDER, 0.0)
    place: Box = (left, upper, right - left, bottom - upper)
    sheet = etree.fromstring(_SHEET)
    _set_place(sheet, place)
    _append(tree, sheet)
    return replace(basis, areas=(*basis.areas, Area(*place, Filling((paper,)))))


def _strip(root: Any, kind: str) -> None:
    """Takes out placeholders, animation, and what made the layout one of Office's own."""
    for shape in [each.getparent().getparent().getparent() for each in root.iter(f"{_P}ph")]:
        shape.getparent().remove(shape)
    for tag in ("timing", "transition", "extLst"):
        for each in root.findall(f"{_P}{tag}"):
            root.remove(each)
    for extensions in root.findall(f"{_P}cSld/{_P}extLst"):
        extensions.getparent().remove(extensions)
    for name in ("type", "matchingName"):
        root.attrib.pop(name, None)
    if kind == "Title":
        root.set("type", "title")
    else:
        root.set("userDrawn", "1")
    root.set("preserve", "1")
    root.find(f"{_P}cSld").set("name", kind)


def _places(model: Offer, basis: Basis, frame: Frame, fixed: Mapping[str, Held]) -> dict[str, Box | None]:
    """Where each role stands, text's room and nothing around it; none where the master's place is kept."""
    places: dict[str, Box | None] = {}
    width, height = basis.offer.size
    for held in model.held:
        box: Box | None = brought((held.left, held.top, held.width, held.height), frame)
        if held.kind in FEET:
            known = basis.offer.foot(held.kind) is not None or held.kind in basis.look.shapes
            left = held.left / model.size[0] * width
            box = None if known else (left, height - _BOTTOM, held.width / model.size[0] * width, held.height)
            box = (box and trimmed(box, ())) or (_room_for_date(basis) if held.kind == "dt" else None)
        elif held.kind in TITLES:
            box = (frame.title.left, frame.title.top, frame.title.width, frame.title.height)
        elif held.name == "Kicker":
            box = frame.kicker
        elif frame.source and held.name == "Source":
            box = frame.source
        elif frame.subtitle and held.kind == "subTitle":
            box = frame.subtitle
        elif held.name == "Source" and box is not None:
            box = on_one_ground(box, basis.areas)
        if held.name in fixed and held.kind not in FEET:
            left, top, right, bottom = fixed[held.name].inside
            box = (left, top, right - left, bottom - top)
        places[held.name] = box
    return _with_measure(places, model)


def _with_measure(places: dict[str, Box | None], model: Offer) -> dict[str, Box | None]:
    """What a chart measures keeps room for its words however narrow the page is, and the chart gives way."""
    measure, chart = places.get("Measure"), places.get("Chart")
    if not measure or not chart:
        return places
    held = next(each for each in model.held if each.name == "Measure")
    more = held.height * max(1.0, held.width / measure[2]) - measure[3]
    if more > 0:
        places["Measure"] = (*measure[:3], measure[3] + more)
        places["Chart"] = (chart[0], chart[1] + more, chart[2], chart[3] - more)
    return places


def _room_for_date(basis: Basis) -> Box | None:
    """A wider place for a date that the template has too little room for; none where its own will do."""
    own = basis.offer.foot("dt")
    if own is None or own.upright:
        return None
    element = next(each._element for each in basis.layout.placeholders if each.placeholder_format.idx == own.idx
                   and each._element.find(f".//{_P}ph").get("type") == "dt")  # fmt: skip
    left, top, right, bottom = own.inside
    wanted = DATE * max(10.0, basis.look.box_size(basis.look.levels(element, 1)))
    row = [each for each in basis.offer.held if each.top < own.bottom and each.bottom > own.top and each is not own]
    start = max([each.right for each in row if each.right <= own.left + 1], default=MARGIN) + own.insets[0]
    end = min([each.left for each in row if each.left >= own.right - 1], default=basis.offer.size[0] - MARGIN)
    end -= own.insets[2]
    if right - left >= wanted or end - start < wanted:
        return None
    wide = right - wanted if own.align == "r" else left if own.align == "l" else (left + right - wanted) / 2
    return min(max(wide, start), end - wanted), top, wanted, bottom - top


def _add_rule(tree: Any, rule: Any, basis: Basis, frame: Frame) -> None:
    made = deepcopy(rule)
    offset, extent = made.find(f".//{_A}off"), made.find(f".//{_A}ext")
    at = (int(offset.get("x")) / EMU, int(offset.get("y")) / EMU, int(extent.get("cx")) / EMU, 0.0)
    left, top, width, _ = brought(at, frame)
    _set_place(made, (left, top, width, 0.0))
    for colour in made.iter(f"{_A}schemeClr"):
        if colour.get("val") != "bg2":
            legible(colour.get("val"), ground(basis.areas, (left, top, width, 2.0)), basis.palette, GRAPHIC).fill(
                colour
            )
    _append(tree, made)


def _add_placeholder(tree: Any, source: Any, held: Held, basis: Basis, places: Mapping[str, Box | None]) -> None:
    theirs = _theirs(held, basis)
    place = places[held.name]
    made = deepcopy(source._element if theirs is None else theirs)
    made.find(f"{_P}nvSpPr/{_P}cNvPr").set("name", held.name)
    if theirs is None:
        behind = ground(basis.areas, place or _on_master(held.kind, basis))
        _dress(made, held, basis, behind)
        if held.kind in FEET and place is None:
            made.find(f"{_P}spPr").clear()
    else:
        mark = made.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        mark.set("type", "subTitle" if held.kind == "subTitle" else mark.get("type", held.kind))
        if held.idx:
            mark.set("idx", str(held.idx))
        else:
            mark.attrib.pop("idx", None)
        _correct(made, theirs, held, basis, place)
    if place is not None:
        _set_place(made, _outer(place, held, theirs, basis))
    _append(tree, made)


def _on_master(kind: str, basis: Basis) -> Box:
    """Where the master has a part of the foot; the whole page when it does not say."""
    frame = basis.look.shapes[kind].find(f"{_P}spPr/{_A}xfrm") if kind in basis.look.shapes else None
    if frame is None or frame.find(f"{_A}off") is None or frame.find(f"{_A}ext") is None:
        return (0.0, 0.0, *basis.offer.size)
    offset, extent = frame.find(f"{_A}off"), frame.find(f"{_A}ext")
    values = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    left, top, width, height = (int(value) / EMU for value in values)
    return left, top, width, height


def _theirs(held: Held, basis: Basis) -> Any:
    """The template's own element for title, subtitle or a part of the foot; none where it has no such part."""
    if held.kind in TITLES:
        wanted = basis.offer.title
    elif held.kind in FEET:
        wanted = basis.offer.foot(held.kind)
    elif held.kind == "subTitle":
        wanted = next((each for each in basis.offer.held if each.kind == "subTitle"), None)
    else:
        wanted = None
    if wanted is None:
        return None
    return next(
        each._element for each in basis.layout.placeholders if each.placeholder_format.idx == wanted.idx
    )  # fmt: skip


def _outer(place: Box, held: Held, theirs: Any, basis: Basis) -> Box:
    """The shape around the room of a text: a subtitle of theirs keeps its insets; a title's place is its shape's."""
    if theirs is None or held.kind in TITLES:
        return place
    left, top, right, bottom = basis.look.insets(theirs)
    return place[0] - left, place[1] - top, place[2] + left + right, place[3] + top + bottom


def _set_place(shape: Any, place: Box) -> None:
    properties = shape.find(f"{_P}spPr")
    frame = properties.find(f"{_A}xfrm")
    if frame is None:
        frame = etree.Element(f"{_A}xfrm")
        properties.insert(0, frame)
    for child in list(frame):
        frame.remove(child)
    left, top, width, height = (round(value * EMU) for value in place)
    etree.SubElement(frame, f"{_A}off", x=str(left), y=str(top))
    etree.SubElement(frame, f"{_A}ext", cx=str(max(width, 0)), cy=str(max(height, 0)))


def _append(tree: Any, shape: Any) -> None:
    ids = [int(each.get("id")) for each in tree.iter(f"{_P}cNvPr")]
    shape.find(f".//{_P}cNvPr").set("id", str(max(ids, default=1) + 1))
    last = tree.find(f"{_P}extLst")
    if last is None:
        tree.append(shape)
    else:
        last.addprevious(shape)


def _dress(shape: Any, held: Held, basis: Basis, behind: tuple[str, ...]) -> None:
    """Sets a packaged placeholder in the template's fonts and in colours that can be read on what lies behind it."""
    body = basis.look.levels(_like(shape, "body"), 1)
    title = basis.look.levels(_like(shape, "title"), 1)
    for latin in shape.iter(f"{_A}latin"):
        own = typeface(title if latin.get("typeface") == "+mj-lt" else body)
        if own and not own.startswith("+"):
            latin.set("typeface", own)
    ink = first_fill(body)
    for filling in list(shape.iter(f"{_A}solidFill")):
        colour = filling.find(f"{_A}schemeClr")
        if colour is None:
            continue
        slot = _ON_COVER.get(colour.get("val"), colour.get("val"))
        shown = basis.palette.resolved(ink) if ink is not None else None
        if slot == "tx1" and shown and contrast(shown, behind) >= TEXT:
            filling.getparent().replace(filling, deepcopy(ink))
        else:
            chosen = quiet(behind, basis.palette, STANDING_BACK) if slot == "tx2" else None
            (chosen or legible(slot, behind, basis.palette, TEXT)).fill(colour)
    for colour in shape.iter(f"{_A}buClr"):
        legible("accent1", behind, basis.palette, GRAPHIC).fill(colour[0])
    if has_fixed_lines(body):
        for number in range(1, 10):
            level = shape.find(f"{_P}txBody/{_A}lstStyle/{_A}lvl{number}pPr")
            if level is not None and level.find(f"{_A}lnSpc") is None:
                set_single(level)
    align = basis.offer.title.align if basis.offer.title else "l"
    if held.name == "Kicker" or (held.kind in ("subTitle", "body") and basis.offer.is_cover):
        for level in shape.iter(f"{_A}lvl1pPr"):
            level.set("algn", align)


def _like(shape: Any, kind: str) -> Any:
    """A placeholder of ``kind`` that says nothing itself."""
    bare = etree.Element(f"{_P}sp")
    etree.SubElement(etree.SubElement(bare, f"{_P}nvPr"), f"{_P}ph", type=kind)
    return bare


def _correct(shape: Any, theirs: Any, held: Held, basis: Basis, place: Box | None) -> None:
    """Keeps a part of the template's own, but for what cannot be read or does not hold two lines."""
    levels = basis.look.levels(theirs, 1)
    # A part of the foot that stands where the master has it is measured there.
    own = next(each for each in basis.offer.held if _is(each, held))
    box = place or (own.left, own.top, own.width, own.height)
    left, top, right, bottom = own.insets if held.kind in TITLES or place is None else (0.0, 0.0, 0.0, 0.0)
    inside = (box[0] + left, box[1] + top, box[2] - left - right, box[3] - top - bottom)
    behind = ground(basis.areas, inside if min(inside[2:]) > 0 else box)
    filling = first_fill(levels)
    shown = basis.palette.resolved(filling) if filling is not None else basis.palette.value("tx1")
    least = LARGE if held.kind in TITLES else TEXT
    level = own_level(shape, 1)
    if shown is None or contrast(shown, behind) < least:
        is_title = held.kind in TITLES
        shade = (
            legible("tx1", behind, basis.palette, least) if is_title else quiet(behind, basis.palette, STANDING_BACK)
        )
        set_fill(level, shade)
    if held.kind in TITLES:
        left, top, right, bottom = own.insets
        most = min((box[2] - left - right) * 2 / LONG_TITLE, (box[3] - top - bottom) / 2.4)
        cover = 1.5 if basis.offer.is_cover else 1.0
        size = min(basis.look.box_size(levels), max(SMALLEST_TITLE, float(int(most * cover))))
        run_defaults(level).set("sz", str(round(size * 100)))
    if has_fixed_lines(levels) or (held.kind == "subTitle" and box[3] - own.insets[1] - own.insets[3] < SUBTITLE):
        set_single(level)
    keep_size(shape)


def _is(own: Held, held: Held) -> bool:
    return own.kind == held.kind or (own.kind in TITLES and held.kind in TITLES)


def _new_part(layout: Any, root: Any) -> Any:
    """A part for the layout ``root`` beside ``layout``, with relations to what that one shows."""
    old, master = layout.part, layout.slide_master
    package = old.package
    name = package.next_partname("/ppt/slideLayouts/slideLayout%d.xml")
    part = SlideLayoutPart(PackURI(name), CONTENT_TYPE.PML_SLIDE_LAYOUT, package, root)
    renamed = {}
    for key, relation in old.rels.items():
        target = relation.target_ref if relation.is_external else relation.target_part
        renamed[key] = part.relate_to(target, relation.reltype, is_external=relation.is_external)
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if attribute.startswith(_R) and value in renamed:
                element.set(attribute, renamed[value])
    listed = master._element.find(f"{_P}sldLayoutIdLst")
    key = master.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    etree.SubElement(listed, f"{_P}sldLayoutId", {"id": str(_next_id(package)), f"{_R}id": key})
    return part


def _next_id(package: Any) -> int:
    """The next number for a master or layout; they share one series (ECMA-376, part 1, 19.2.1.21)."""
    root = package.main_document_part._element
    ids = [int(each.get("id")) for each in root.iter(f"{_P}sldMasterId") if each.get("id")]
    for master in package.main_document_part.presentation.slide_masters:
        ids += [int(each.get("id")) for each in master._element.iter(f"{_P}sldLayoutId") if each.get("id")]
    return max([2147483647, *ids]) + 1
