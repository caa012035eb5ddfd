"""Puts files into a PDF that exists already, as attachments that PDF/A-3 and PDF/UA accept.

The report is not written anew: an incremental update (ISO 32000-1, 7.5.6) is appended to its bytes, so its pages, tags,
metadata and bookmarks are what they were, byte for byte. pypdfium2 could add an attachment, but not its ``Subtype``
and ``AFRelationship`` nor the document's ``AF`` (ISO 19005-3, 6.8), and writes the file anew with a random identifier.
It opens the report before and the result after, as a reader that is not ours.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from pincite.writers.pdf_objects import Object, PdfError, PdfFile, Raw, Ref, text_bytes, whole, written


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be put in."""

    name: str
    """ASCII, with its suffix."""
    description: str
    mime: str
    relationship: Literal["Source", "Data", "Alternative", "Supplement"]
    """What it is to the report (ISO 19005-3, annex E)."""
    data: bytes


class NotAttachableError(ValueError):
    """A report that cannot take attachments; the message says why, further arguments what to do."""


def attach(report: bytes, attachments: tuple[Attachment, ...], *, moment: datetime) -> bytes:
    """``report`` with the files in it; its own bytes stand unchanged at the beginning.

    ``moment`` is the modification date of the files. The same arguments give the same bytes. Raises
    ``NotAttachableError`` for what is damaged, encrypted, signed or no PDF, and for a name that is taken.
    """
    pages = _checked_by_reader(report)
    try:
        file, root, catalogue = _opened(report)
        result = _extended(file, root, catalogue, attachments, moment)
    except PdfError as fault:
        raise _damaged(fault) from fault
    if _read_back(result) != (pages, {item.name: item.data for item in attachments} | _read_back(report)[1]):
        raise NotAttachableError("the report cannot be extended: a reader does not find in it what was put there")
    return result


def check_report(report: bytes) -> None:
    """Raise ``NotAttachableError`` when ``report`` can take no attachment, whatever it is called."""
    _checked_by_reader(report)
    try:
        _opened(report)
    except PdfError as fault:
        raise _damaged(fault) from fault


def _damaged(fault: PdfError) -> NotAttachableError:
    hint = "open it in the program that made it, or in a PDF viewer, and save it again"
    return NotAttachableError(f"the report is damaged: {fault}", hint)


def _opened(report: bytes) -> tuple[PdfFile, Ref, dict[str, Object]]:
    """The file's objects, and its catalogue with its number."""
    file = PdfFile.read(report)
    if "Encrypt" in file.trailer:
        raise NotAttachableError("the report is encrypted", "save it without a password first")
    root = file.trailer.get("Root")
    catalogue = file.resolve(root)
    if not isinstance(root, Ref) or not isinstance(catalogue, dict):
        raise PdfError("it has no catalogue")
    return file, root, dict(catalogue)


def conformance(report: bytes) -> tuple[str, str]:
    """Part and level of PDF/A that the report claims (``3``, ``B``), or two empty strings."""
    found = [
        re.search(rb"pdfaid:%b(?:\s*=\s*[\"']|>)\s*(\w)" % key, report) for key in (b"part", b"conformance")
    ]  # fmt: skip
    part, level = (item[1].decode() if item else "" for item in found)
    return part, level


def _checked_by_reader(report: bytes) -> int:
    """How many pages a reader finds. Raises ``NotAttachableError``."""
    import pypdfium2

    if b"%PDF-" not in report[:1024]:
        raise NotAttachableError("the report is no PDF file")
    try:
        document = pypdfium2.PdfDocument(report)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower() or "security" in str(fault).lower():
            raise NotAttachableError("the report is encrypted", "save it without a password first") from fault
        raise NotAttachableError("the report is damaged: no reader opens it") from fault
    try:
        if pypdfium2.raw.FPDF_GetSignatureCount(document.raw) > 0:
            raise NotAttachableError("the report is signed, and any change would make its signature void",
                                     "attach the memo before the report is signed")  # fmt: skip
        return len(document)
    finally:
        document.close()


def _read_back(data: bytes) -> tuple[int, dict[str, bytes]]:
    """Pages and attachments as the reader finds them."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return 0, {}
    try:
        found = [document.get_attachment(index) for index in range(document.count_attachments())]
        return len(document), {item.get_name(): bytes(item.get_data()) for item in found}
    finally:
        document.close()


def _extended(
    file: PdfFile, root: Ref, catalogue: dict[str, Object], attachments: tuple[Attachment, ...], moment: datetime
) -> bytes:
    number = max(whole(file.trailer.get("Size")), max(file.places, default=0) + 1)
    objects: list[tuple[Ref, bytes]] = []
    named = _embedded(file, catalogue)
    specs: list[Ref] = []
    for item in attachments:
        if item.name.encode() in {text_bytes(name) for name, _ in named}:
            message = f"the report has an attachment called `{item.name}` already"
            raise NotAttachableError(message, "attach to the report as it was without it")
        stream, spec = Ref(number), Ref(number + 1)
        number += 2
        objects += [(stream, _embedded_file(item, moment)), (spec, _file_specification(item, stream))]
        named.append((_text(item.name), spec))
        specs.append(spec)
    named.sort(key=lambda pair: text_bytes(pair[0]))
    names = file.resolve(catalogue.get("Names"))
    tree: dict[str, Object] = {"Names": [part for pair in named for part in pair]}
    catalogue["Names"] = {**(names if isinstance(names, dict) else {}), "EmbeddedFiles": tree}
    associated = file.resolve(catalogue.get("AF"))
    catalogue["AF"] = [*(associated if isinstance(associated, list) else []), *specs]
    objects.append((root, written(catalogue)))
    return _appended(file, objects, number)


def _embedded(file: PdfFile, catalogue: dict[str, Object]) -> list[tuple[Object, Object]]:
    """Name and specification of each file that is in the report already, whatever tree they stand in (7.9.6)."""
    names = file.resolve(catalogue.get("Names"))
    waiting = [names.get("EmbeddedFiles")] if isinstance(names, dict) else []
    found: list[tuple[Object, Object]] = []
    for _ in range(100_000):
        if not waiting:
            return found
        node = file.resolve(waiting.pop(0))
        if isinstance(node, dict):
            pairs, kids = file.resolve(node.get("Names")), file.resolve(node.get("Kids"))
            if isinstance(pairs, list):
                found += [(file.resolve(name) or name, spec)
                          for name, spec in zip(pairs[::2], pairs[1::2], strict=False)]  # fmt: skip
            waiting += kids if isinstance(kids, list) else []
    raise PdfError("its tree of attachments has no end")


def _embedded_file(item: Attachment, moment: datetime) -> bytes:
    date = Raw(moment.astimezone(UTC).strftime("(D:%Y%m%d%H%M%SZ)").encode())
    content, filters = _packed(item.data)
    head: dict[str, Object] = {
        "Type": Raw(b"/EmbeddedFile"),
        "Subtype": Raw(b"/" + item.mime.replace("/", "#2F").encode()),
        "Params": {
            "Size": Raw(b"%d" % len(item.data)),
            "CreationDate": date,
            "ModDate": date,
            "CheckSum": Raw(b"<" + hashlib.md5(item.data, usedforsecurity=False).hexdigest().encode() + b">"),
        },
        "Length": Raw(b"%d" % len(content)),
    }
    if filters:
        head["Filter"] = [Raw(name) for name in filters]
    return written(head) + b"\nstream\n" + content + b"\nendstream"


def _packed(data: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """What to store, and the filters that undo it; never with a carriage return at its end, which a reader may take
    for the beginning of the end of line before ``endstream``."""
    packed = zlib.compress(data, 9)
    if not packed.endswith(b"\r"):
        return packed, (b"/FlateDecode",)
    if not data.endswith(b"\r"):
        return data, ()
    return packed.hex().encode() + b">", (b"/ASCIIHexDecode", b"/FlateDecode")


def _file_specification(item: Attachment, stream: Ref) -> bytes:
    return written({
        "Type": Raw(b"/Filespec"),
        "F": _text(item.name),
        "UF": _text(item.name),
        "Desc": _text(item.description),
        "AFRelationship": Raw(b"/" + item.relationship.encode()),
        "EF": {"F": stream, "UF": stream},
    })  # fmt: skip


def _text(text: str) -> Raw:
    if text.isascii() and text.isprintable() and not set(text) & set("()\\"):
        return Raw(b"(" + text.encode() + b")")
    return Raw(b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">")


def _appended(file: PdfFile, objects: list[tuple[Ref, bytes]], size: int) -> bytes:
    """The report and, after it, the objects with a table like its own."""
    parts = [file.data if file.data.endswith((b"\n", b"\r")) else file.data + b"\n"]
    length = len(parts[0])
    places: list[tuple[Ref, int]] = []
    for ref, body in objects:
        places.append((ref, length))
        parts.append(b"%d %d obj\n%b\nendobj\n" % (ref.number, ref.generation, body))
        length += len(parts[-1])
    trailer: dict[str, Object] = {key: file.trailer[key] for key in ("Root", "Info") if key in file.trailer}
    trailer |= {"Prev": Raw(b"%d" % file.start), "ID": _identifier(file, b"".join(parts[1:]))}
    if file.in_streams:
        parts.append(_stream_table(places, Ref(size), length, trailer))
    else:
        trailer["Size"] = Raw(b"%d" % size)
        parts.append(_classic_table(places) + b"trailer\n" + written(trailer) + b"\n")
    return b"".join([*parts, b"startxref\n%d\n%%%%EOF\n" % length])


def _identifier(file: PdfFile, added: bytes) -> Object:
    """The first half says which document it is, the second which revision (14.4)."""
    revision = Raw(b"<" + hashlib.md5(added, usedforsecurity=False).hexdigest().encode() + b">")
    known = file.resolve(file.trailer.get("ID"))
    return [known[0] if isinstance(known, list) and known else revision, revision]


def _classic_table(places: list[tuple[Ref, int]]) -> bytes:
    rows = [b"%d 1\n%010d %05d n\r\n" % (ref.number, offset, ref.generation) for ref, offset in _by_number(places)]
    return b"xref\n" + b"".join(rows)


def _stream_table(places: list[tuple[Ref, int]], own: Ref, offset: int, trailer: dict[str, Object]) -> bytes:
    """As a stream, with a row for itself (7.5.8)."""
    rows = _by_number([*places, (own, offset)])
    content = b"".join(b"\1" + at.to_bytes(5, "big") + ref.generation.to_bytes(2, "big") for ref, at in rows)
    index: list[Object] = [Raw(b"%d" % part) for ref, _ in rows for part in (ref.number, 1)]
    head: dict[str, Object] = {
        "Type": Raw(b"/XRef"), "Size": Raw(b"%d" % (own.number + 1)), "W": [Raw(b"1"), Raw(b"5"), Raw(b"2")],
        "Index": index, **trailer, "Length": Raw(b"%d" % len(content)),
    }  # fmt: skip
    return b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (own.number, written(head), content)


def _by_number(places: list[tuple[Ref, int]]) -> list[tuple[Ref, int]]:
    return sorted(places, key=lambda pair: pair[0].number)
