"""Pages that somebody has written over: what is not read is said."""

from __future__ import annotations

import io

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from pincite.delivered.pages import read_pages
from tests.verification.made import BRIEFS, file


@pytest.mark.parametrize("kind", [pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT])
def test_notes_and_text_boxes_are_told(kind: int) -> None:
    """Links and the like are not."""
    untouched = file("memo", BRIEFS[2])
    assert read_pages(untouched).warnings == ()
    with pypdfium2.PdfDocument(untouched) as pdf:
        page = pdf[1]
        pdfium.FPDFPage_CloseAnnot(pdfium.FPDFPage_CreateAnnot(page, kind))
        page.close()
        stream = io.BytesIO()
        pdf.save(stream)
    ((message, _),) = read_pages(stream.getvalue()).warnings
    assert "on page 2, which are not verified" in message
