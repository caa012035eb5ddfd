"""The objects of a PDF as they will be written, each turned into bytes once."""

from __future__ import annotations

from typing import Any

AMBIGUOUS_END = b"\r\nendstream"
"""The end of a stream whose last byte is a carriage return: a reader that looks back from ``endstream`` takes it for
part of the end of line, and finds the stream a byte short of its declared length (ISO 19005-3, 6.1.7.1)."""


def settle_objects(pdf: Any) -> None:
    """Put the bytes of each object in its place; nothing may be changed in it afterwards.

    The engine asks each object for its bytes twice, for the file's identifier and for the file, and compresses
    the stream anew each time. The rare stream that would end with a carriage return is stored uncompressed.
    """
    import pydyf  # type: ignore[import-untyped]

    class Settled(pydyf.Object):  # type: ignore[misc]  # pydyf ships no types
        """What stands in an object's place: its number, its bytes, and whether it may stand among compressed ones."""

        data = b""
        compressible = False

    for place, item in enumerate(pdf.objects):
        if item.free == "f":
            continue
        settled = Settled()
        settled.number, settled.generation, settled.compressible = item.number, item.generation, item.compressible
        settled.data = item.data
        if isinstance(item, pydyf.Stream) and item.compress and settled.data.endswith(AMBIGUOUS_END):
            item.compress = False
            settled.data = item.data
        pdf.objects[place] = settled
