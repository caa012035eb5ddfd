"""Templates of other organisations, made to differ from the packaged one: sizes, names, colours, insets, gaps."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

PACKAGED = Path(__file__).parents[2] / "templates" / "deck" / "pincite.pptx"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

GERMAN = ("Titelfolie", "Titel und Inhalt", "Abschnitt", "Zwei Inhalte", "Vergleich", "Nur Titel", "Leer",
          "Inhalt mit Text", "Bild mit Text", "Titel und Hochtext", "Hochtitel")  # fmt: skip


def saved(presentation: Any) -> bytes:
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def plain() -> Any:
    """The template that python-pptx has by default: 4:3, Calibri, eleven layouts."""
    return Presentation()


def stretched(width: float, height: float = 540.0) -> Any:
    """The same on a page of another size, everything on it in proportion."""
    made = plain()
    across, down = width / 720, height / 540
    made.slide_width, made.slide_height = Pt(width), Pt(height)
    for owner in (made.slide_masters[0], *made.slide_layouts):
        for frame in owner._element.iter(f"{A}xfrm"):
            for tag, names in (("off", ("x", "y")), ("ext", ("cx", "cy"))):
                element = frame.find(f"{A}{tag}")
                for name, factor in zip(names, (across, down), strict=True):
                    element.set(name, str(round(int(element.get(name)) * factor)))
    return made


def german() -> Any:
    """Wide, every name in German, another theme, and two slides that somebody left in it."""
    made = stretched(960)
    for layout, name in zip(made.slide_layouts, GERMAN, strict=True):
        layout._element.cSld.set("name", name)
        for number, each in enumerate(layout.placeholders):
            each._element.xpath(".//p:cNvPr")[0].set("name", f"Platzhalter {number}")
    recoloured(made, dk2="5A3E1B", accent1="E0B000", accent2="00796B")
    theme(made, lambda root: [each.set("typeface", "Verdana") for each in root.iter(f"{A}latin")])
    for layout in (made.slide_layouts[0], made.slide_layouts[1]):
        made.slides.add_slide(layout).shapes.title.text = "Alt"
    return made


def chinese() -> Any:
    """The packaged layouts under Chinese names: whole, but not to be known by what they are called."""
    made = Presentation(str(PACKAGED))
    for number, layout in enumerate(made.slide_layouts):
        layout._element.cSld.set("name", f"版式{number}")
        held: Any = layout.placeholders
        for each in held:
            each._element.xpath(".//p:cNvPr")[0].set("name", f"占位符{each.placeholder_format.idx}")
    return made


def bare() -> Any:
    """Three layouts: a cover, a title alone, an empty page."""
    made = stretched(960)
    layouts = list(made.slide_layouts)
    for number in (1, 2, 3, 4, 7, 8, 9, 10):
        made.slide_layouts.remove(layouts[number])
    return made


def inset() -> Any:
    """Wide insets, some of them on one side only, and a logo in the lower right corner."""
    made = stretched(960)
    master = made.slide_masters[0]
    for each in master.placeholders:
        body = each._element.find(f"{P}txBody/{A}bodyPr")
        for name, points in (("lIns", 30), ("tIns", 0), ("rIns", 4), ("bIns", 12)):
            body.set(name, str(points * 12700))
    add_logo(master, 860, 400)
    return made


def dark_by_map() -> Any:
    """A dark page as PowerPoint makes one: the colour map turns text and page about."""
    made = stretched(960)
    mapping = made.slide_masters[0]._element.find(f"{P}clrMap")
    for name, value in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        mapping.set(name, value)
    return made


def dark_by_hand() -> Any:
    """A dark page as somebody paints one: a background of its own and white text, the colour map as it was."""
    made = stretched(960)
    master = made.slide_masters[0]._element
    page = master.find(f"{P}cSld")
    for old in page.findall(f"{P}bg"):
        page.remove(old)
    page.insert(0, etree.fromstring(
        f'<p:bg xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:bgPr><a:solidFill><a:srgbClr val="10243E"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"))  # fmt: skip
    for style in (*master.find(f"{P}txStyles")[:2], *made.slide_layouts[0]._element.iter(f"{A}lstStyle")):
        for run in style.iter(f"{A}defRPr"):
            for colour in run.iter(f"{A}schemeClr"):
                colour.set("val", "bg1")
                for child in list(colour):
                    colour.remove(child)
    return made


def small() -> Any:
    """A page of 10 by 5.625 inches, as other programs write them."""
    return stretched(720, 405)


def banded() -> Any:
    """A dark band with a white title, white paper under it: a group of a picture and a freeform with the paper in it.

    Office draws several of its own designs so. The picture fills the page; see-through discs lie on it.
    """
    made = stretched(960)
    master = made.slide_masters[0]
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "#2a1a4a").save(stream, "PNG")
    _, key = master.part.get_or_add_image_part(io.BytesIO(stream.getvalue()))
    wave = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in ((960, 116), (960, 540), (0, 540)))
    curve = '<a:cubicBezTo><a:pt x="300" y="122"/><a:pt x="600" y="122"/><a:pt x="960" y="116"/></a:cubicBezTo>'
    tree = master._element.find(f"{P}cSld/{P}spTree")
    group = (
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="12192000" cy="6858000"/><a:chOff x="0" y="0"/>'
        '<a:chExt cx="960" cy="540"/></a:xfrm></p:grpSpPr>'
    )
    fill = f'<a:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
    disc = '<a:solidFill><a:schemeClr val="accent2"><a:alpha val="10000"/></a:schemeClr></a:solidFill>'
    paper = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
    freeform = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="960" h="540"><a:moveTo><a:pt x="0" y="116"/></a:moveTo>{curve}{wave}<a:close/></a:path></a:pathLst>'
        "</a:custGeom>"
    )
    shapes = (
        _shape(81, "Page", (0, 0, 960, 540), _preset("rect"), fill),
        _shape(82, "Disc", (600, 20, 300, 300), _preset("ellipse"), disc),
        _shape(83, "Paper", (0, 0, 960, 540), freeform, paper),
    )
    tree.insert(2, etree.fromstring(
        f'<p:grpSp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}" xmlns:r="{R[1:-1]}"><p:nvGrpSpPr><p:cNvPr id="80" '
        f'name="Ground"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>{group}{"".join(shapes)}</p:grpSp>'))  # fmt: skip
    run = master._element.find(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr")
    run.find(f"{A}solidFill/{A}schemeClr").set("val", "bg1")
    for each in made.slide_layouts[0].placeholders:
        if each.placeholder_format.idx == 0:
            each.left, each.top, each.width, each.height = Pt(72), Pt(40), Pt(816), Pt(110)
    return made


def astray() -> Any:
    """As other programs export: text placeholders without numbers of their own, whose places leave no room, though the
    master has them where they belong; lines a fixed number of points apart; colours turned about by each layout."""
    made = stretched(960)
    master = made.slide_masters[0]
    for layout in list(made.slide_layouts)[1:]:
        for each in layout.placeholders:
            mark = each._element.find(f".//{P}ph")
            if mark.get("type") in ("dt", "ftr", "sldNum"):
                continue
            mark.attrib.pop("idx", None)
            each.left, each.top, each.width, each.height = Pt(240), Pt(200), Pt(480), Pt(120)
    for style in master._element.find(f"{P}txStyles"):
        for level in style:
            for old in level.findall(f"{A}lnSpc"):
                level.remove(old)
            spacing = etree.Element(f"{A}lnSpc")
            etree.SubElement(spacing, f"{A}spcPts", val="5400")
            level.insert(0, spacing)
    for key in [key for key, each in made.part.rels.items() if each.reltype.endswith("/viewProps")]:
        made.part.rels.pop(key)
    turned = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2", **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
              "hlink": "hlink", "folHlink": "folHlink"}  # fmt: skip
    for layout in made.slide_layouts:
        override = layout._element.find(f"{P}clrMapOvr")
        for child in list(override):
            override.remove(child)
        etree.SubElement(override, f"{A}overrideClrMapping", turned)
    return made


def _preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def _shape(number: int, name: str, place: tuple[int, int, int, int], outline: str, filling: str) -> str:
    left, top, width, height = place
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{outline}{filling}'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


TEMPLATES: dict[str, Callable[[], Any]] = {
    "plain": plain, "german": german, "chinese": chinese, "bare": bare, "inset": inset, "dark-by-map": dark_by_map,
    "dark-by-hand": dark_by_hand, "small": small, "banded": banded, "astray": astray,
}  # fmt: skip


def theme(presentation: Any, change: Callable[[Any], object]) -> None:
    """Apply ``change`` to the root of the theme."""
    master = presentation.slide_masters[0].part
    part = next(each.target_part for each in master.rels.values() if each.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    change(root)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def recoloured(presentation: Any, **colours: str) -> None:
    """Other colours for slots of the theme."""

    def change(root: Any) -> None:
        for slot, value in colours.items():
            element = root.find(f".//{A}clrScheme/{A}{slot}")
            for child in list(element):
                element.remove(child)
            etree.SubElement(element, f"{A}srgbClr", val=value)

    theme(presentation, change)


def add_logo(owner: Any, left: float, top: float, width: float = 60, height: float = 60) -> None:
    """A filled shape that is no placeholder, on a master or a layout."""
    tree = owner._element.find(f"{P}cSld/{P}spTree")
    place = f'<a:off x="{round(left * 12700)}" y="{round(top * 12700)}"/>'
    place += f'<a:ext cx="{round(width * 12700)}" cy="{round(height * 12700)}"/>'
    tree.append(etree.fromstring(
        f'<p:sp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:nvSpPr><p:cNvPr id="77" name="Logo"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></p:spPr></p:sp>'))  # fmt: skip


def add_rule(owner: Any, left: float, top: float, right: float, bottom: float) -> None:
    """A straight connector on a master or layout, in the theme's line style."""
    shapes = owner.shapes
    shape = f"""<p:cxnSp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:nvCxnSpPr>
<p:cNvPr id="{900 + len(shapes)}" name="Rule"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm>
<a:off x="{Pt(left)}" y="{Pt(top)}"/><a:ext cx="{Pt(right - left)}" cy="{Pt(bottom - top)}"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom></p:spPr><p:style><a:lnRef idx="1"><a:schemeClr val="accent1"/></a:lnRef>
<a:fillRef idx="0"><a:schemeClr val="accent1"/></a:fillRef><a:effectRef idx="0"><a:schemeClr val="accent1"/>
</a:effectRef><a:fontRef idx="minor"><a:schemeClr val="tx1"/></a:fontRef></p:style></p:cxnSp>"""
    shapes._spTree.append(etree.fromstring(shape))


def as_template(presentation: bytes) -> bytes:
    """The same as a ``.potx``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(presentation)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"presentation.main+xml", b"template.main+xml")
            target.writestr(name, content)
    return stream.getvalue()
