"""Opens a template: whatever PowerPoint keeps in it besides masters, layouts and theme is taken out.

A ``.potx`` differs from a ``.pptx`` in the content type of its main part only (ECMA-376, part 1, 13.3.6). Pages are
brought to a height of 540 points, as PowerPoint does when one changes the slide's size, so that a size in points
means the same on every template.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from pincite.diagnostics import BriefError, Diagnostic, Place, Severity, error

EMU = 12700
HEIGHT = 540.0
"""Points of a page's height."""
NARROWEST = 640.0
"""Points of the least width of a page that is 540 high: a little less than 4:3."""
TOLERANCE = 0.02
MOST_UNPACKED = 400_000_000

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_TYPES = (
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
)
_MACROS = b"application/vnd.ms-powerpoint."
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""Begins files of the old format, and encrypted ones of the new."""

_STRICT = b"http://purl.oclc.org/ooxml/"
"""Begins the names of relationships and namespaces of Strict Open XML (ISO/IEC 29500-1); ordinary files are
Transitional (part 4), which python-pptx reads."""
_OTHERS = {b"wordprocessingml.document": "a Word document", b"spreadsheetml.sheet": "an Excel workbook"}
"""What content types of other packages say that they are."""

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst"
_LEFT_BEHIND = ("/metadata/thumbnail", "/extended-properties", "/digital-signature/origin")
"""Ends of the kinds of relationships from the package to parts that tell of the slides which are gone."""

_VIEWS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/viewProps"
_VIEW_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"
_NO_VIEW = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<p:viewPr xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'
)

_LENGTHS = {
    "off": ("x", "y"), "ext": ("cx", "cy"), "chOff": ("x", "y"), "chExt": ("cx", "cy"), "ln": ("w",),
    "bodyPr": ("lIns", "tIns", "rIns", "bIns", "spcCol"), "gridCol": ("w",), "tr": ("h",),
    "defRPr": ("sz", "spc"), "rPr": ("sz", "spc"), "endParaRPr": ("sz", "spc"), "spcPts": ("val",), "buSzPts": ("val",),
    **{f"lvl{level}pPr": ("marL", "indent", "defTabSz") for level in range(1, 10)},
    "pPr": ("marL", "indent"), "tab": ("pos",), "outerShdw": ("blurRad", "dist"), "guide": ("pos",),
}  # fmt: skip
"""Element -> attributes that are lengths or sizes, and grow with the page."""


def open_template(path: Path) -> Any:
    """python-pptx's presentation of the template at ``path``; see ``opened``."""
    return opened(path.read_bytes(), str(path))[0]


def opened(data: bytes, name: str, place: Place | None = None) -> tuple[Any, tuple[Diagnostic, ...]]:
    """The template without its slides, on a page 540 points high, and a hint when it had to be enlarged or reduced.

    ``place`` is where the template is named. Raises ``BriefError`` for a file that is no presentation, that holds
    macros, is encrypted, damaged or in Strict Open XML, or whose pages stand upright.
    """
    place = place or Place(name)
    short = Path(name).name
    _refuse_others(data, short, place)
    try:
        presentation: Any = Presentation(io.BytesIO(_as_presentation(data)))
        masters = list(presentation.slide_masters)
        count = sum(len(master.slide_layouts) for master in masters)
        size = presentation.slide_width / EMU, presentation.slide_height / EMU
    except Exception as fault:  # python-pptx raises whatever a damaged part makes of its code
        message = f"`{short}` is damaged or no presentation: {type(fault).__name__}"
        raise BriefError(
            [error("template-opens", message, place, "open it in PowerPoint and save it again")]
        ) from fault
    if not masters or not count:
        raise BriefError([error("template-opens", f"`{short}` has no layouts", place)])
    _empty(presentation)
    return presentation, _fit_page(presentation, size, short, place)


def _refuse_others(data: bytes, short: str, place: Place) -> None:
    hint = "save it in PowerPoint as .potx (template) or .pptx"
    if not data:
        message, hint = f"`{short}` is empty: the file has no bytes", "copy it again from where it came from"
    elif data.startswith(_COMPOUND):
        message = f"`{short}` is encrypted, or of the format before 2007"
        hint += ", without a password"
    elif not zipfile.is_zipfile(io.BytesIO(data)):
        message = f"`{short}` is no presentation"
    else:
        message, hint = _fault_of_package(data, short, hint)
    if message:
        raise BriefError([error("template-opens", message, place, hint)])


def _fault_of_package(data: bytes, short: str, hint: str) -> tuple[str, str]:
    """Why a zip file cannot be the template, and the remedy, which is ``hint`` for most; no words when it can."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(each.file_size for each in package.infolist())
            if unpacked > MOST_UNPACKED:
                return f"`{short}` has {unpacked // 1_000_000} MB when unpacked", "compress its pictures"
            types = package.read("[Content_Types].xml")
            start = package.read("_rels/.rels") if "_rels/.rels" in package.namelist() else b""
    except (KeyError, zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error):
        return f"`{short}` is no presentation", hint
    if _MACROS in types and b"macroEnabled" in types:
        return f"`{short}` holds macros", f"{hint}, without macros"
    if not any(each.encode() in types for each in (_MAIN, *_TYPES)):
        what = next((what for sign, what in _OTHERS.items() if sign in types), "no presentation")
        return f"`{short}` is {what}", hint if what == "no presentation" else "name a presentation: .potx or .pptx"
    if _STRICT in start:
        message = f"`{short}` is in Strict Open XML, which is not read"
        return message, f"{hint}, not as `Strict Open XML Presentation`: File > Save As > Save as type"
    return "", ""


def _as_presentation(data: bytes) -> bytes:
    """The package with the content type of a presentation."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    types = members["[Content_Types].xml"]
    if _MAIN.encode() in types:
        return data
    for each in _TYPES:
        types = types.replace(each.encode(), _MAIN.encode())
    members["[Content_Types].xml"] = types
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()


def _empty(presentation: Any) -> None:
    """Takes the slides out, with all that names them; parts that nothing leads to are not saved."""
    root = presentation.part._element
    for listed in root.findall(f"{_P}sldIdLst"):
        for each in listed:
            presentation.part.drop_rel(each.get(f"{_R}id"))
        root.remove(listed)
    for shows in root.findall(f"{_P}custShowLst"):
        root.remove(shows)
    for sections in list(root.iter(_SECTIONS)):
        entry = sections.getparent()
        entry.getparent().remove(entry)
    for extensions in root.findall(f"{_P}extLst"):
        if not len(extensions):
            root.remove(extensions)
    package = presentation.part.package
    _drop(package._rels, _LEFT_BEHIND)
    # Who commented on slides that are gone, and on which printer they came out.
    _drop(presentation.part.rels, ("/commentAuthors", "/authors", "/printerSettings"))
    _drop_stored_data(presentation.part)
    _forget_view(presentation.part)


def _drop_stored_data(part: Any) -> None:
    """What a document library keeps in a file (custom XML, ECMA-376, part 1, 15.2.5) tells of where the template lay;
    what the presentation itself names stays."""
    named = {value for each in part._element.iter(etree.Element) for name, value in each.items() if name.startswith(_R)}
    for key in [key for key, each in part.rels.items() if each.reltype.endswith("/customXml") and key not in named]:
        part.rels.pop(key)


def _forget_view(part: Any) -> None:
    """How somebody last looked at the slides is left out; the part itself is one that PowerPoint wants to be there."""
    views = [each.target_part for each in part.rels.values() if each.reltype == _VIEWS]
    if not views:
        views = [Part(PackURI("/ppt/viewProps.xml"), _VIEW_TYPE, part.package)]
        part.relate_to(views[0], _VIEWS)
    for view in views:
        view._blob = _NO_VIEW


def _drop(relations: Any, ends: tuple[str, ...]) -> None:
    for key in [key for key, each in relations.items() if each.reltype.endswith(ends)]:
        relations.pop(key)


def _fit_page(presentation: Any, size: tuple[float, float], short: str, place: Place) -> tuple[Diagnostic, ...]:
    width, height = size
    factor = HEIGHT / height if height else 0.0
    if width * factor < NARROWEST:
        message = f"the pages of `{short}` are {width:.0f} by {height:.0f} points: slides lie across, 4:3 or wider"
        raise BriefError([error("template-is-landscape", message, place, "change the size under Design > Slide Size")])
    if abs(factor - 1) <= TOLERANCE:
        return ()
    presentation.slide_width = round(presentation.slide_width * factor)
    presentation.slide_height = round(presentation.slide_height * factor)
    for master in presentation.slide_masters:
        _grow(master._element, factor)
        for layout in master.slide_layouts:
            _grow(layout._element, factor)
    change = f"{width:.0f} by {height:.0f} points become {width * factor:.0f} by {HEIGHT:.0f}"
    message = f"the pages of `{short}` are {'enlarged' if factor > 1 else 'reduced'}: {change}"
    return (Diagnostic("template-page-has-size", Severity.HINT, message, place),)


def _grow(root: Any, factor: float) -> None:
    for element in root.iter(etree.Element):
        for attribute in _LENGTHS.get(etree.QName(element).localname, ()):
            value = element.get(attribute)
            if value is not None and value.lstrip("-").isdigit() and value != "0":
                element.set(attribute, str(_grown(int(value), attribute, factor)))


def _grown(value: int, attribute: str, factor: float) -> int:
    """Sizes of text in whole half points, as PowerPoint sets them; all else to the unit."""
    return round(value * factor / 50) * 50 if attribute == "sz" else round(value * factor)
