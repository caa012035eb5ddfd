"""Streams of a PDF file that inflate without measure, found before PDFium takes its time and memory over them."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_DICTIONARY = 600
"""So many bytes before a stream may say what it is."""
_LARGE = 10_000_000
"""Bytes, inflated; the drawing of a page has some ten thousand, a map some million."""
_MOST_RATIO = 100
"""Inflated to packed: text and drawings pack to a fifth or tenth, repeated bytes to a thousandth."""
_BEST = 1032
"""No stream can be packed better (the limit of deflate)."""
_CHUNK = 1 << 16


def inflates_without_measure(data: bytes) -> bool:
    """Whether a stream that is no picture inflates to more than any page needs.

    Pictures are left alone: a white page packs as well as a bomb, and reading text does not unpack it.
    """
    for match in _STREAM.finditer(data):
        start = match.end()
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        if (end - start) * _BEST < _LARGE or _PICTURE.search(data, max(0, start - _DICTIONARY), start):
            continue
        if _is_bomb(data[start:end]):
            return True
    return False


def _is_bomb(packed: bytes) -> bool:
    inflater, size = zlib.decompressobj(), 0
    try:
        for start in range(0, len(packed), _CHUNK):
            rest = packed[start : start + _CHUNK]
            while rest and not inflater.eof:
                size += len(inflater.decompress(rest, _CHUNK))
                rest = inflater.unconsumed_tail
                if size > _LARGE and size > _MOST_RATIO * (start + _CHUNK):
                    return True
    except zlib.error:
        return False  # packed in another way
    return size > _LARGE and size > _MOST_RATIO * len(packed)
