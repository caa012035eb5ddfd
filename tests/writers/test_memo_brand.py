"""A house's look, an annex and American paper: as asked for on the page, and still PDF/UA-1 and PDF/A-3a."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest
from page import ValidationProfile
from pptx import Presentation
from pypdfium2 import raw

from pincite.briefing.model import Briefing, Paragraph
from pincite.diagnostics import BriefError, Place
from pincite.spec.brand import Brand, Face, HouseFont, Logo
from pincite.spec.house_fonts import read_face
from pincite.spec.logo import checked_logo
from pincite.writers.deck import write_deck
from pincite.writers.memo import write_memo
from pincite.writers.memo.fonts import font_file
from tests.spec.test_brand import SVG, png
from tests.writers.memo_reading import TEMPLATES, Memo
from tests.writers.sample import sample_briefing, words

FULL = sample_briefing()
PROFILES = (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A)
COLOURS = (("accent", "#1b5e20"), ("ink", "#1a1a1a"), ("text", "#1a1a1a"), ("paper", "#fdf8ee"), ("tint", "#eee3c8"))


def face(name: str) -> Face:
    return read_face(font_file(name).read_bytes(), name)[1]


def house_font(*names: str) -> HouseFont:
    return HouseFont("House", tuple(face(name) for name in names), False, Place("house.yaml", 3, 9))


def logo(data: bytes) -> Logo:
    kind, clean = checked_logo(data)
    return Logo(clean, kind, "Arms of the harbour", 11, Place("house.yaml"))


DRAWN = logo(SVG.format("<path d='M0 0h9v9z' fill='#048'/>").encode())
PHOTO = logo(png())
LOUD = Brand(
    "Harbour Authority", DRAWN, COLOURS, house_font("PublicSans[wght].ttf"), None, (("bottom_line", "In short"),)
)
PLAIN = Brand("Harbour Authority", None, (("accent", "#004488"),), None, house_font("IBMPlexSerif-Regular.ttf"))


def memo_of(brand: Brand | None, **changes: object) -> Memo:
    """The full memo with the look of ``brand``; the same one is written once for all these tests."""
    return _written(replace(FULL, **changes), brand)  # type: ignore[arg-type]


@lru_cache(maxsize=8)
def _written(briefing: Briefing, brand: Brand | None) -> Memo:
    return Memo(write_memo(briefing, templates=TEMPLATES, evidence=b"{}", brand=brand)[0])


@pytest.mark.parametrize(
    ("brand", "paper", "annex"),
    [
        pytest.param(LOUD, "A4", "", id="loud"),
        pytest.param(LOUD, "Letter", "B", id="loud annex"),
        pytest.param(PLAIN, "A4", "B", id="plain annex"),
        pytest.param(PLAIN, "Letter", "", id="plain"),
        pytest.param(replace(PLAIN, logo=PHOTO), "A4", "", id="photo"),
        pytest.param(replace(PLAIN, logo=PHOTO), "Letter", "B", id="photo annex"),
    ],
)
def test_a_memo_with_a_look_keeps_the_standards(brand: Brand, paper: str, annex: str) -> None:
    """Every look on every paper and with every kind of head, and these two together."""
    memo = memo_of(brand, paper=paper, annex=annex)
    for profile in PROFILES:
        assert memo.failures(profile) == []
    assert memo.sizes[0] == pytest.approx((595.3, 841.9) if paper == "A4" else (612, 792), abs=0.1)


def test_the_look_is_on_the_page() -> None:
    memo = memo_of(LOUD)
    assert "In short" in memo.pages[0]
    assert "Bottom line" not in memo.pages[0]
    assert all("Harbour Authority" in page for page in memo.pages)
    fonts = set(re.findall(rb"/BaseFont /[A-Z]{6}\+([\w-]+)", memo.unpacked()))
    assert any(name.startswith(b"House-Text") for name in fonts)
    assert not any(name.startswith(b"Memo-Serif") for name in fonts)
    assert b"Arms of the harbour" in memo.unpacked()
    # Colours in a page's content are shares of one.
    accent, paper = b"0.105882 0.368627 0.12549", b"0.992157 0.972549 0.933333"
    assert accent in memo.unpacked()
    assert paper in memo.unpacked()
    assert b"0.541176 0.109804 0.172549" not in memo.unpacked(), "the template's own accent is left somewhere"


def test_the_same_look_gives_the_same_bytes() -> None:
    again, _ = write_memo(FULL, templates=TEMPLATES, evidence=b"{}", brand=LOUD)
    assert again == memo_of(LOUD).data != memo_of(None).data


def test_who_writes_for_the_house_is_named_once() -> None:
    foot = memo_of(replace(PLAIN, organisation=FULL.from_)).pages[1]
    assert foot.count(FULL.from_) == 1


def test_a_font_without_a_character_of_the_memo_is_refused_where_it_was_named() -> None:
    text = Paragraph("1.1", words("A price of ₿ 5."))
    brand = replace(PLAIN, sans=house_font("PublicSans[wght].ttf"), text=house_font("PublicSans[wght].ttf"))
    known = {ord(char) for char in "₿"} & _glyphs("IBMPlexSerif-Regular.ttf") - _glyphs("PublicSans[wght].ttf")
    assert known, "the packaged serif has the sign and the house's font does not"
    with pytest.raises(BriefError, match=r"no glyph for ₿ \(U\+20BF\)") as caught:
        memo_of(brand, sections=(replace(FULL.sections[0], paragraphs=(text,)),))
    assert str(caught.value.diagnostics[0].place) == "house.yaml:3:9"


def _glyphs(name: str) -> frozenset[int]:
    from pincite.spec.house_fonts import glyphs

    return glyphs(face(name))


def test_a_template_that_lacks_a_property_of_the_look_is_named(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(TEMPLATES / "memo", tmp_path / "memo")
    css = tmp_path / "memo" / "memo.css"
    css.write_text(css.read_text("utf-8").replace("--tint", "--hue"), "utf-8")
    with pytest.raises(BriefError, match="does not declare `--tint`"):
        write_memo(FULL, templates=tmp_path, brand=LOUD)


def labels(data: bytes) -> list[str]:
    """What a reader program calls the pages."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for number in range(len(document)):
        size = raw.FPDF_GetPageLabel(document.raw, number, None, 0)
        buffer = (raw.c_char * size)()
        raw.FPDF_GetPageLabel(document.raw, number, buffer, size)
        found.append(bytes(buffer).decode("utf-16-le").rstrip("\0"))
    return found


def test_an_annex_is_numbered_as_part_of_its_report() -> None:
    sections = tuple(
        replace(section, paragraphs=tuple(replace(item, number=f"B.{item.number}") for item in section.paragraphs if item.number))
        for section in FULL.sections
    )  # fmt: skip
    memo = memo_of(None, annex="B", sections=sections)
    count = len(memo.pages)
    assert labels(memo.data) == [f"B-{number}" for number in range(1, count + 1)]
    for number, page in enumerate(memo.pages, 1):
        assert f"B-{number}" in page
        assert f"{number} / {count}" not in page
    assert memo.bookmarks[0] == (0, f"Annex B: {FULL.title}")
    assert (1, f"B.1 {FULL.sections[0].headline}") in memo.bookmarks
    assert memo.metadata["Title"] == f"Annex B: {FULL.title}"
    assert memo.pages[0].find("Annex B") < memo.pages[0].find(FULL.title[:12])
    for furniture in ("Memorandum", "MEMORANDUM", "Decision needed by", "Disapprove"):
        assert furniture not in memo.pages[0]
    assert f"Annex B: {FULL.title}"[:40] in memo.pages[1]
    assert "B.1.1" in memo.text


def test_the_deck_takes_colours_and_fonts_into_its_theme() -> None:
    brand = replace(LOUD, text=house_font("IBMPlexSerif-Regular.ttf", "IBMPlexSerif-SemiBold.ttf"))
    data, faults = write_deck(FULL, templates=TEMPLATES, brand=brand)
    assert faults == ()
    again, _ = write_deck(FULL, templates=TEMPLATES, brand=brand)
    assert again == data
    master = Presentation(io.BytesIO(data)).slide_masters[0].part
    theme = next(rel.target_part for rel in master.rels.values() if rel.reltype.endswith("/theme")).blob.decode()
    for words_in in ('<a:accent1><a:srgbClr val="1B5E20"/>', '<a:dk1><a:srgbClr val="1A1A1A"/>',
                     '<a:lt1><a:srgbClr val="FDF8EE"/>', '<a:majorFont><a:latin typeface="House"/>'):  # fmt: skip
        assert words_in in theme


def test_a_look_does_not_change_the_date_of_the_file() -> None:
    stamp = datetime(2026, 1, 2)
    one, two = (write_memo(FULL, templates=TEMPLATES, brand=PLAIN, timestamp=stamp)[0] for _ in range(2))
    assert one == two
