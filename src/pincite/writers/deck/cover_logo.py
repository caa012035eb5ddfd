"""The house's logo on the cover: drawn on its layout, so that it stays there when a slide is reset.

A logo too dark or too light for the cover stands on a plate in the colour of the page.
"""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from pincite.diagnostics import BriefError, error
from pincite.spec.brand import Logo
from pincite.spec.contrast import GRAPHIC, ratio
from pincite.writers.deck.colours import palette_of
from pincite.writers.deck.grounds import areas_of, ground
from pincite.writers.deck.rooms import obstacles

EMU = 12700
HEIGHT = 540.0
"""Of a page, as every template is opened."""
RIGHT, TOP = 54.0, 28.0
"""Points from the right and the upper edge of the page."""
HIGHEST, WIDEST = 44.0, 240.0
POINTS_PER_MM = 4.0
"""A logo is larger on a page that is seen from afar than on paper, where a millimetre is 2.8 points."""
PADDING = 8.0
PIXELS = 4
"""Of the raster picture beside an SVG, to a point."""

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_NS = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def has_pictures(layout: Any, width: float) -> bool:
    """Whether a layout (python-pptx's) shows a picture that is not the whole page, which may be a logo."""
    size = (width, HEIGHT)
    areas = areas_of(layout, palette_of(layout.slide_master).overridden(layout), size)
    return any(not area.colours for area in obstacles(areas, size))


def draw_logo(layout: Any, logo: Logo, width: float, *, anywhere: bool = False) -> bool:
    """Draw ``logo`` in the upper right corner of ``layout`` (python-pptx's), on a page ``width`` points wide.

    With ``anywhere`` it goes into the first corner that is free of text and drawings; False when none is. Raises
    ``BriefError`` for a picture that is damaged.
    """
    try:
        picture = _raster(logo)
    except (OSError, ValueError, SyntaxError) as fault:  # what Pillow makes of a damaged picture
        raise BriefError([error("brand-logo-is-safe", f"the logo cannot be read: {fault}", logo.place)]) from fault
    high = min(HIGHEST, logo.height * POINTS_PER_MM)
    wide = high * picture.width / picture.height
    if wide > WIDEST:
        wide, high = WIDEST, WIDEST * picture.height / picture.width
    corners = _corners(width, wide, high)
    free = _free(layout, width, corners, (wide, high)) if anywhere else corners
    if not free:
        return False
    left, top = free[0]
    tree = layout.shapes._spTree
    if not _stands_out(picture, layout, (left, top, wide, high), width):
        place = (left - PADDING, top - PADDING, wide + 2 * PADDING, high + 2 * PADDING)
        _insert(tree, 2, (
            f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="0" name="Ground of the logo"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
            f'</p:nvSpPr><p:spPr>{_frame(place)}{_RECT}<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
            "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"))  # fmt: skip
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    _, key = layout.part.get_or_add_image_part(io.BytesIO(logo.data if logo.kind == "png" else stream.getvalue()))
    drawn = _insert(tree, 3, (
        f'<p:pic {_NS}><p:nvPicPr><p:cNvPr id="0" name="Logo"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/>'
        f'</p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/>'
        f"</a:stretch></p:blipFill><p:spPr>{_frame((left, top, wide, high))}{_RECT}</p:spPr></p:pic>"))  # fmt: skip
    drawn.find(".//{*}cNvPr").set("descr", logo.alternative)
    if logo.kind == "svg":
        _add_svg(layout.part, drawn.find(".//{*}blip"), logo.data)
    return True


def _corners(width: float, wide: float, high: float) -> list[tuple[float, float]]:
    """Left and top of the logo in the corners of the page, in the order in which they are tried."""
    above, below = TOP + (HIGHEST - high) / 2, HEIGHT - TOP - (HIGHEST + high) / 2
    return [(left, top) for top in (above, below) for left in (width - RIGHT - wide, RIGHT)]


def _free(
    layout: Any, width: float, corners: Sequence[tuple[float, float]], logo: tuple[float, float]
) -> list[tuple[float, float]]:
    """The corners in which neither text stands nor anything is drawn."""
    size = (width, HEIGHT)
    drawn = obstacles(areas_of(layout, palette_of(layout.slide_master).overridden(layout), size), size)
    held = [(each.left, each.top, each.width, each.height) for each in layout.placeholders]
    taken = [tuple(value / EMU for value in box) for box in held if None not in box]
    taken += [(area.left, area.top, area.width, area.height) for area in drawn]

    def clear(left: float, top: float) -> bool:
        right, bottom = left + logo[0] + PADDING, top + logo[1] + PADDING
        return not any(right > x and left - PADDING < x + wide and bottom > y and top - PADDING < y + high
                       for x, y, wide, high in taken)  # fmt: skip

    return [corner for corner in corners if clear(*corner)]


def _insert(tree: Any, place: int, text: str) -> Any:
    """Among the first shapes of the tree, under all that has text, with a number of its own."""
    shape = etree.fromstring(text)
    numbers = [int(each.get("id")) for each in tree.iter("{*}cNvPr")]
    shape.find(".//{*}cNvPr").set("id", str(max(numbers, default=1) + 1))
    tree.insert(min(place, len(tree)), shape)
    return shape


def _frame(place: tuple[float, float, float, float]) -> str:
    left, top, width, height = (round(value * EMU) for value in place)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _add_svg(part: Any, blip: Any, data: bytes) -> None:
    """The drawing itself, for programs that know SVG; the raster picture is for all others."""
    svg = Part(PackURI(part.package.next_partname("/ppt/media/logo%d.svg")), "image/svg+xml", part.package, data)
    key = part.relate_to(svg, _IMAGE)
    extensions = etree.SubElement(blip, f"{{{blip.nsmap['a']}}}extLst")
    entry = etree.SubElement(
        extensions, f"{{{blip.nsmap['a']}}}ext", uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
    )  # fmt: skip
    etree.SubElement(entry, f"{{{_SVG}}}svgBlip", {f"{{{blip.nsmap['r']}}}embed": key}, nsmap={"asvg": _SVG})


def _raster(logo: Logo) -> Any:
    """The logo as a picture (Pillow's) with an alpha channel."""
    from PIL import Image

    if logo.kind == "png":
        return Image.open(io.BytesIO(logo.data)).convert("RGBA")
    import pypdfium2
    from weasyprint import HTML

    source = f"data:image/svg+xml;base64,{b64encode(logo.data).decode()}"
    page = f"<style>@page{{size:{WIDEST}pt {WIDEST}pt;margin:0}}img{{height:{HIGHEST}pt;max-width:100%}}</style>"
    document = pypdfium2.PdfDocument(HTML(string=f'{page}<img src="{source}" alt="">').write_pdf())
    rendered = document[0].render(scale=PIXELS, fill_color=(255, 255, 255, 0)).to_pil().convert("RGBA")
    document.close()
    return rendered.crop(rendered.getbbox())


def _stands_out(picture: Any, layout: Any, box: tuple[float, float, float, float], width: float) -> bool:
    """Whether the logo's colours, on average, stand out from what lies behind it."""
    data = picture.resize((64, 64)).tobytes()
    pixels = [each for start in range(0, len(data), 4) if (each := data[start : start + 4])[3] > 127]
    if not pixels:
        return True
    red, green, blue = (round(sum(each[part] for each in pixels) / len(pixels)) for part in range(3))
    shown = f"#{red:02x}{green:02x}{blue:02x}"
    behind = ground(areas_of(layout, palette_of(layout.slide_master).overridden(layout), (width, HEIGHT)), box)
    return all(ratio(shown, each) >= GRAPHIC for each in behind)
