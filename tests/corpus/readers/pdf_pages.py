"""PDF files for tests of their reader, written by hand where a typesetter would not write them so."""

from __future__ import annotations

from collections.abc import Sequence


def line(text: str, left: float, base: float, *, size: float = 10, font: str = "F1") -> str:
    """One line of type, as content of a page."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {left} {base} Tm ({escaped}) Tj ET"


def objects_to_pdf(objects: Sequence[str], *, trailer: str = "") -> bytes:
    """A file of the objects given, the first of which is the catalogue."""
    written = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(written)
    entries = "".join(f"{place:010d} 00000 n \n" for place in places)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}".encode()
    return (
        written + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )


def pages_to_pdf(
    *pages: Sequence[str], catalogue: str = "", page: str = "", font: str = "", trailer: str = ""
) -> bytes:
    """A4 pages with the content given, lines in the order in which they are drawn."""
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding {font} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        stream(CMAP),
    ]
    for index, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * index} 0 R "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> {page} >>"
        )
        objects.append(stream("\n".join(content)))
    return objects_to_pdf(objects, trailer=trailer)


def stream(content: str) -> str:
    return f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"


CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Lost def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <21> <7E> <E021> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""
"""Says of every letter that it is one of a private alphabet, as fonts do that were cut down carelessly."""
