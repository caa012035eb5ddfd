"""Templates of other organisations, made to differ from the packaged one: sizes, names, colours, insets, gaps."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.util import Pt

PACKAGED = Path(__file__).parents[2] / "templates" / "deck" / "pincite.pptx"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

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


TEMPLATES: dict[str, Callable[[], Any]] = {
    "plain": plain, "german": german, "chinese": chinese, "bare": bare, "inset": inset, "dark-by-map": dark_by_map,
    "dark-by-hand": dark_by_hand, "small": small,
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
