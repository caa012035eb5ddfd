"""A house's logo: an SVG or PNG file that is small, whole, and asks for nothing outside itself."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Any, Literal

MOST_BYTES = 500_000
MOST_PIXELS = 4000
"""Of a PNG, on either side."""

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset(
    """svg g defs symbol use path rect circle ellipse line polyline polygon text tspan title desc metadata style
    linearGradient radialGradient stop clipPath mask pattern marker switch""".split()
)
"""Elements of SVG that draw; whatever acts, fetches or embeds is not among them."""
_REFERENCE = re.compile(r"url\(\s*['\"]?\s*([^)'\"\s]*)", re.IGNORECASE)
_IMPORT = re.compile(r"@import|@font-face|expression\s*\(", re.IGNORECASE)


class LogoError(ValueError):
    """A file that cannot be the logo; the second argument, if there is one, is the remedy."""


def checked_logo(data: bytes) -> tuple[Literal["svg", "png"], bytes]:
    """Kind and bytes to set; of an SVG without comments and what drawing programs keep for themselves.

    Raises ``LogoError`` for another format, one that is too large or damaged, and for an SVG with a script, an event,
    an external reference or an element that does not draw.
    """
    if len(data) > MOST_BYTES:
        raise LogoError(f"it has {len(data) // 1000} kB, and a logo may have {MOST_BYTES // 1000}",
                        "save it smaller; as SVG most logos have a few")  # fmt: skip
    if data.startswith(_PNG):
        _check_png(data)
        return "png", data
    if b"<" in data[:200]:
        return "svg", _clean_svg(data)
    raise LogoError("it is neither an SVG nor a PNG file")


def _check_png(data: bytes) -> None:
    """Its chunks in order with their check sums (W3C PNG, 5), and a size that fits."""
    position, names = len(_PNG), []
    while position + 12 <= len(data):
        (length,) = struct.unpack(">I", data[position : position + 4])
        body, end = data[position + 4 : position + 8 + length], position + 12 + length
        if end > len(data) or zlib.crc32(body) != struct.unpack(">I", data[end - 4 : end])[0]:
            break
        names.append(body[:4])
        position = end
        if body[:4] == b"IHDR":
            width, height = struct.unpack(">II", body[4:12])
            if not 0 < max(width, height) <= MOST_PIXELS:
                raise LogoError(f"it has {width} × {height} pixels, and a logo may have {MOST_PIXELS} on a side")
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        raise LogoError("the PNG file is damaged or cut short", "export it again")


def _clean_svg(data: bytes) -> bytes:
    from lxml import etree

    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data, re.IGNORECASE) and b"<!ENTITY" in data.upper():
        raise LogoError("the SVG declares entities", "export it as plain SVG")
    # Neither entities nor network: what is not in the file does not exist.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                             remove_pis=True, huge_tree=False)  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise LogoError(f"the SVG is not well-formed: {fault.msg}") from fault
    if root.tag != f"{_SVG}svg":
        raise LogoError("its outermost element is not `svg` of SVG's namespace")
    if not root.get("viewBox") and not (root.get("width") and root.get("height")):
        raise LogoError("the SVG has no size", "give its outermost element a `viewBox`")
    for element in list(root.iter()):
        _check_element(element)
    written: bytes = etree.tostring(root, encoding="utf-8")
    return written


def _check_element(element: Any) -> None:
    """Take what is foreign out of the tree; refuse what could act or fetch."""
    tag = str(element.tag)
    name = tag.removeprefix(_SVG)
    if not tag.startswith(_SVG):
        if element.getparent() is not None:
            element.getparent().remove(element)
        return
    if name not in _DRAWN:
        raise LogoError(f"the SVG has a `{name}` in it, and a logo may only draw",
                        "turn text and pictures into paths and export it as plain SVG")  # fmt: skip
    for key, value in element.attrib.items():
        plain = key.rpartition("}")[2]
        if plain.lower().startswith("on"):
            raise LogoError(f"the SVG has a script in its `{plain}`", "export it as plain SVG")
        if plain == "href" and not value.strip().startswith("#"):
            raise LogoError(f"the SVG refers to `{value[:60]}`", "put all of it into the one file")
        _check_style(value)
    if name == "style":
        _check_style("".join(element.itertext()))


def _check_style(text: str) -> None:
    # A backslash could spell `url` in escapes; no drawing program writes one.
    outside = [found for found in _REFERENCE.findall(text) if not found.startswith("#")]
    if outside or _IMPORT.search(text) or "\\" in text:
        raise LogoError(f"the SVG's style refers to `{outside[0] if outside else text.strip()[:60]}`",
                        "put all of it into the one file")  # fmt: skip
