"""East Asian fonts in the file: only the glyphs that are used, under the numbers by which the pages call them."""

from __future__ import annotations

import io
from typing import Any


def compact_fonts(pdf: Any) -> None:
    """Replace each embedded font whose glyphs have character identifiers by its used glyphs alone.

    The pages call a glyph by its place in the font, and a reader program takes that for its identifier (ISO 32000-1,
    9.7.4.2), which in a font of a single region is another number. The engine also leaves an empty glyph for every
    one that is not used: in such a font, tens of thousands. Fonts without identifiers stay as they are.
    """
    import pydyf  # type: ignore[import-untyped]

    streams = {item.reference: item for item in pdf.objects if isinstance(item, pydyf.Stream)}
    descriptors = {item.reference: item for item in _of_type(pdf, "/FontDescriptor")}
    used: dict[bytes, set[int]] = {}
    for font in _of_type(pdf, "/Font"):
        if font.get("Subtype") == "/CIDFontType0" and (file := descriptors[font["FontDescriptor"]].get("FontFile3")):
            used.setdefault(file, set()).update(_numbers(font["W"]))
    for file, glyphs in used.items():
        stream = streams[file]
        if data := _compacted(b"".join(stream.stream), glyphs):
            stream.stream, stream.extra["Subtype"] = [data], "/CIDFontType0C"


def _of_type(pdf: Any, name: str) -> list[Any]:
    import pydyf

    return [item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and item.get("Type") == name]


def _numbers(widths: Any) -> set[int]:
    """The glyphs that have a width in ``first [width ...] first [width ...]``."""
    return {
        first + offset for first, found in zip(widths[::2], widths[1::2], strict=True) for offset in range(len(found))
    }


def _compacted(data: bytes, glyphs: set[int]) -> bytes:
    """The bare CFF font with ``glyphs`` of the OpenType font ``data``; nothing where it has no identifiers."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True)
    if "CFF " not in font or not hasattr(font["CFF "].cff.topDictIndex[0], "ROS"):
        return b""
    names = font.getGlyphOrder()
    kept = sorted(glyph for glyph in glyphs | {0} if glyph < len(names))
    called = {names[glyph]: f"cid{glyph:05d}" for glyph in kept if glyph}
    for tag in set(font.reader.keys()) - {"CFF ", "head", "hhea", "hmtx", "maxp", "cmap"}:
        del font[tag]
    subsetter = Subsetter(Options(notdef_outline=True, hinting=True, desubroutinize=True))
    subsetter.populate(gids=kept)
    subsetter.subset(font)
    table = font["CFF "]
    top = table.cff.topDictIndex[0]
    _unify_widths(top)
    strings = top.CharStrings.charStrings
    top.charset = [called.get(name, name) for name in top.charset]
    top.CharStrings.charStrings = {called.get(name, name): place for name, place in strings.items()}
    font.setGlyphOrder(top.charset)
    compiled: bytes = table.compile(font)
    return compiled


_EM, _FAR = 1000, 1 << 24


def _unify_widths(top: Any) -> None:
    """Count the widths of all glyphs from one value.

    Such a font has a dictionary for each script, with a value of its own to count from; programs that read the first
    alone would take the width of a space for a negative one.
    """
    from fontTools.misc.psCharStrings import T2WidthExtractor

    for name in top.charset:
        glyph = top.CharStrings[name]
        glyph.decompile()
        private = glyph.private
        extractor = T2WidthExtractor([], glyph.globalSubrs, _FAR, 0)
        extractor.execute(glyph)
        said = extractor.width - _FAR if extractor.width else None
        width = private.defaultWidthX if said is None else private.nominalWidthX + said
        program = glyph.program if said is None else glyph.program[1:]
        glyph.setProgram(program if width == _EM else [width, *program])
    for each in top.FDArray:
        each.Private.defaultWidthX, each.Private.nominalWidthX = _EM, 0
