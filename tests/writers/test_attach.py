"""Files are put into a report without changing a byte of it, and what cannot take them is refused with the reason."""

from __future__ import annotations

import io
import random
import zlib
from datetime import UTC, datetime

import pypdfium2
import pytest
from page import ValidationProfile

from pincite.writers.attach import Attachment, NotAttachableError, attach, conformance
from pincite.writers.pdf_objects import PdfError, PdfFile
from tests.writers.memo_reading import Memo, memo_of
from tests.writers.sample import sample_briefing

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
MEMO = Attachment("harbour-memo.pdf", "The “memo”", "application/pdf", "Supplement", b"%PDF-1.7 not looked into\r")
EVIDENCE = Attachment("harbour-evidence.json", "Evidence", "application/json", "Data", b'{"a": 1}\n' * 99)
FILES = (MEMO, EVIDENCE)
REPORT = memo_of(sample_briefing(), evidence=b"{}").data


def found(data: bytes) -> dict[str, bytes]:
    document = pypdfium2.PdfDocument(data)
    files = [document.get_attachment(index) for index in range(document.count_attachments())]
    return {item.get_name(): bytes(item.get_data()) for item in files}


def rewritten() -> bytes:
    """The report as another program saves it: one classic table, nothing packed."""
    stream = io.BytesIO()
    pypdfium2.PdfDocument(REPORT).save(stream)
    return stream.getvalue()


def plain_pdf(trailer: str = "", catalogue: str = "", more: tuple[str, ...] = ()) -> bytes:
    """One empty page, with a classic table."""
    bodies = (
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        *more,
    )
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    table = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (table + end).encode()


@pytest.mark.parametrize("report", [REPORT, rewritten(), plain_pdf()], ids=["packed", "classic", "plain"])
def test_the_report_stands_unchanged_before_what_was_added(report: bytes) -> None:
    result = attach(report, FILES, moment=MOMENT)
    assert result.startswith(report)
    assert found(result) == found(report) | {item.name: item.data for item in FILES}
    before, after = Memo(report), Memo(result)
    assert (after.pages, after.bookmarks, after.metadata) == (before.pages, before.bookmarks, before.metadata)
    assert attach(report, FILES, moment=MOMENT) == result


def test_a_report_that_keeps_the_standards_still_does() -> None:
    twice = attach(REPORT, FILES, moment=MOMENT)
    twice = attach(twice, (Attachment("naïve (1).json", "x", "application/json", "Data", b"[]"),), moment=MOMENT)
    for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A):
        assert Memo(twice).failures(profile) == []
    assert conformance(REPORT) == ("3", "A")
    assert conformance(plain_pdf()) == ("", "")
    assert len(found(twice)) == len(found(REPORT)) + 3


def ends_badly(head: bytes) -> bytes:
    """Bytes that end in a carriage return, whose compressed form does so too: its last byte is that of Adler's sum."""
    tries = (head + b"%d\r" % count for count in range(10_000))
    return next(data for data in tries if zlib.compress(data, 9).endswith(b"\r"))


@pytest.mark.parametrize("data", [b"\r", ends_badly(b"memo "), ends_badly(b"memo ")[:-1] + b"\n"])
def test_a_file_of_any_ending_is_stored_so_that_its_end_is_clear(data: bytes) -> None:
    result = attach(REPORT, (Attachment("odd.bin", "Odd", "application/octet-stream", "Data", data),), moment=MOMENT)
    assert Memo(result).failures(ValidationProfile.PDF_A_3A) == []
    assert found(result)["odd.bin"] == data


def test_each_file_says_what_it_is() -> None:
    added = attach(REPORT, FILES, moment=MOMENT)[len(REPORT) :]
    for words in (b"/Subtype /application#2Fpdf", b"/AFRelationship /Supplement", b"/AFRelationship /Data",
                  b"/ModDate (D:20261121000000Z)", b"/UF (harbour-memo.pdf)", "The “memo”".encode("utf-16-be").hex().upper().encode()):  # fmt: skip
        assert words in added


def test_attachments_in_a_tree_of_several_nodes_are_kept() -> None:
    kids = "<< /Names [(a) 6 0 R] >>", "<< /Type /Filespec /F (a) /UF (a) /EF << /F 7 0 R >> >>"
    stream = "<< /Type /EmbeddedFile /Length 2 >>\nstream\nhi\nendstream"
    tree = "<< /EmbeddedFiles << /Kids [5 0 R] >> /Dests << /Names [] >> >>"
    report = plain_pdf(catalogue="/Names 4 0 R", more=(tree, *kids, stream))
    result = attach(report, FILES, moment=MOMENT)
    assert found(result)["a"] == b"hi"
    assert b"/Dests" in result[len(report) :]


ENCRYPTED = plain_pdf(
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >> /ID [<00><00>]"
)
SIGNED = plain_pdf(
    catalogue="/AcroForm << /SigFlags 3 /Fields [4 0 R] >>",
    more=(
        "<< /FT /Sig /T (s) /V 5 0 R >>",
        "<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <00> >>",
    ),
)


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        (b"", "no PDF"),
        (b"PK\x03\x04 a Word file", "no PDF"),
        (REPORT[:4000], "damaged"),
        (REPORT.replace(b"startxref", b"startxxxx"), "damaged"),
        (plain_pdf().replace(b"0000000009", b"0000000010"), "damaged"),
        (ENCRYPTED, "encrypted"),
        (SIGNED, "signed"),
        (attach(REPORT, FILES, moment=MOMENT), "already"),
    ],
    ids=["empty", "other", "cut", "no-end", "wrong-table", "encrypted", "signed", "twice"],
)
def test_what_cannot_take_files_is_refused_with_the_reason(report: bytes, reason: str) -> None:
    with pytest.raises(NotAttachableError, match=reason):
        attach(report, FILES, moment=MOMENT)


@pytest.mark.parametrize("base", [REPORT[:2000] + REPORT[-6000:], rewritten()[-9000:], plain_pdf()], ids=range(3))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(base: bytes) -> None:
    rng = random.Random(7)
    for _ in range(150):
        data = bytearray(b"%PDF-1.7\n" + base)
        for _ in range(rng.randint(1, 12)):
            data[rng.randrange(9, len(data))] = rng.choice(b"0123456789<>[]()/ R\nx\xff")
        try:
            file = PdfFile.read(bytes(data))
            for number in file.places:
                file.resolve(file.object(number))
        except PdfError:
            pass
