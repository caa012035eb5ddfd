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


def test_pages_that_were_turned_in_a_viewer_read_the_same() -> None:
    """By a quarter, by half and by three quarters, each page its own way; the text itself is drawn as it was."""
    untouched = file("memo", BRIEFS[2])
    with pypdfium2.PdfDocument(untouched) as pdf:
        for index in range(len(pdf)):
            page = pdf[index]
            page.set_rotation(90 * (1 + index % 3))
            page.close()
        stream = io.BytesIO()
        pdf.save(stream)
    assert read_pages(stream.getvalue()).sheets == read_pages(untouched).sheets
