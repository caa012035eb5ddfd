"""The objects of a PDF are turned into bytes once, and the file is the same."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pydyf  # type: ignore[import-untyped]

from pincite.writers.memo.settled import AMBIGUOUS_END, settle_objects


class Counted(pydyf.Stream):  # type: ignore[misc]  # pydyf ships no types
    """A stream that counts how often it is compressed."""

    asked = 0

    @property
    def data(self) -> Any:
        self.asked += 1
        return super().data


def written(pdf: Any) -> bytes:
    file = io.BytesIO()
    pdf.write(file, version=b"1.7", identifier=b"one", compress=True)
    return file.getvalue()


def made(content: bytes) -> tuple[Any, Counted]:
    pdf, stream = pydyf.PDF(), Counted([content], compress=True)
    pdf.add_object(stream)
    pdf.add_object(pydyf.Dictionary({"Type": "/Sample", "Of": stream.reference}))
    return pdf, stream


def test_each_stream_is_compressed_once_and_the_file_is_the_same() -> None:
    plain, often = made(b"words " * 50)
    settled, once = made(b"words " * 50)
    settle_objects(settled)
    assert written(settled) == written(plain)
    assert (once.asked, often.asked) == (1, 2)


def test_a_stream_that_would_end_with_a_carriage_return_is_stored_as_it_is() -> None:
    content = b"ZZX"
    assert zlib.compress(content, 9).endswith(b"\r")  # the checksum at its end is one more than the sum of the bytes
    pdf, _ = made(content)
    assert AMBIGUOUS_END in written(made(content)[0])
    settle_objects(pdf)
    file = written(pdf)
    assert AMBIGUOUS_END not in file
    assert b"\nstream\n" + content + b"\nendstream" in file
