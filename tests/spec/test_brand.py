"""The look of a house: layers, colours that stand out, fonts and logos that are what they should be, all with places."""

from __future__ import annotations

import shutil
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.diagnostics import BriefError
from pincite.spec import LoadedBrief, load_brief
from pincite.spec.brand import WORDS
from pincite.spec.contrast import nearest, ratio
from pincite.spec.house import PAIRS, STANDARD
from pincite.spec.logo import LogoError, checked_logo
from pincite.words import language_for
from pincite.writers.memo.fonts import font_file

BRIEF = "title: Harbour dues\nthemes: [chips]\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 2, height: int = 2) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = (b"\0" + b"\x10\x40\x80" * min(width, 9)) * min(height, 9)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "logo.svg").write_text(SVG.format("<circle cx='4' cy='4' r='3'/>"), "utf-8")
    (tmp_path / "logo.png").write_bytes(png())
    shutil.copy(font_file("IBMPlexSerif-Regular.ttf"), tmp_path / "House-Regular.ttf")
    shutil.copy(font_file("IBMPlexSerif-Italic.ttf"), tmp_path / "House-Italic.ttf")
    return tmp_path


def loaded(folder: Path, brand: str, *, templates: Path | None = None) -> LoadedBrief:
    (folder / "dues.yaml").write_text(BRIEF + brand, "utf-8")
    return load_brief(folder / "dues.yaml", templates=templates)


def refusal(folder: Path, brand: str, *, templates: Path | None = None) -> str:
    with pytest.raises(BriefError) as caught:
        loaded(folder, brand, templates=templates)
    return str(caught.value).replace(f"{folder}/", "")


def test_a_brief_without_a_look_has_none(folder: Path) -> None:
    assert loaded(folder, "", templates=folder).brand is None


def test_what_is_nearer_to_the_brief_counts(folder: Path) -> None:
    (folder / "brand.yaml").write_text("organisation: Far\npaper: letter\nhandling: Internal\ncolours: {ink: '#111'}\n")
    (folder / "house.yaml").write_text("organisation: Near\ncolours: {accent: '#004488'}\nwords: {to: An}\n")
    brief = loaded(folder, "brand: {file: house.yaml, words: {to: Für}}\nhandling: Open\n", templates=folder)
    assert brief.brand is not None
    assert brief.brand.organisation == "Near"
    assert dict(brief.brand.colours) == {"ink": "#111111", "text": "#111111", "accent": "#004488"}
    assert brief.brand.words == (("to", "Für"),)
    assert (brief.spec.paper, brief.spec.handling) == ("Letter", "Open")
    assert loaded(folder, "paper: A4\n", templates=folder).spec.paper == "A4"


def test_files_are_looked_for_beside_the_yaml_that_names_them(folder: Path) -> None:
    away = folder / "house"
    away.mkdir()
    (folder / "logo.svg").rename(away / "sign.svg")
    (away / "house.yaml").write_text("organisation: Harbour\nlogo: sign.svg\n")
    brand = loaded(folder, "brand: house/house.yaml\n").brand
    assert brand is not None
    assert brand.logo is not None
    assert (brand.logo.kind, brand.logo.alternative) == ("svg", "Harbour")


def test_fonts_come_from_files_or_are_installed(folder: Path) -> None:
    files = "brand: {fonts: {text: [House-Regular.ttf, House-Italic.ttf]}}\n"
    brand = loaded(folder, files).brand
    assert brand is not None
    assert brand.text is not None
    assert [(face.weight, face.italic) for face in brand.text.faces] == [((400, 400), False), ((400, 400), True)]
    assert not brand.text.installed


@pytest.mark.parametrize(
    ("brand", "words"),
    [
        ("brand: hous.yaml", "dues.yaml:3:8: error[brand-file-is-there]: there is no file `hous.yaml`"),
        ("brand: {colours: {acent: '#000'}}", "unknown key `acent` @ $.brand.colours.acent\n  hint: did you mean `accent`?"),
        ("brand: {colours: {accent: red}}", 'dues.yaml:3:27: error[value-fits]: expected a colour such as "#004488", found `red`'),
        ("brand:\n  colours:\n    accent: #004488", "dues.yaml:5:5: error[value-fits]: `accent` is left blank"),
        ("brand: {colours: {accent: '#999'}}", "`accent` #999999 on `paper` #ffffff has a contrast of 2.84:1, and text needs 4.5:1"),
        ("brand: {colours: {paper: '#000'}}", "on `paper` #000000 has a contrast of"),
        ("brand: {colours: {bar: '#000'}}", "a graphic needs 3:1"),
        ("brand: {words: {botom_line: x}}", "did you mean `bottom_line`?"),
        ("brand: {words: {to: '{}'}}", "dues.yaml:3:21: error[value-fits]: expected a few words without braces"),
        ("brand: {fonts: {text: Hause-Regular.ttf}}", "there is no file `Hause-Regular.ttf` @ $.brand.fonts.text\n  hint: did you mean `House-Regular.ttf`?"),
        ("brand: {fonts: {text: House-Italic.ttf}}", "none of the files is upright"),
        ("brand: {fonts: {sans: No Such Family At All}}", "no font family called `No Such Family At All` is installed"),
        ("brand: {logo: logo.svg}", "error[brand-logo-is-described]: nothing says what the logo shows"),
        ("brand: {logo: logo.sgv, organisation: x}", "did you mean `logo.svg`?"),
        ("brand: {logo: dues.yaml, organisation: x}", "cannot be the logo: it is neither an SVG nor a PNG file"),
        ("brand: {logo: {file: logo.svg, height: 90}, organisation: x}", "expected a number of at most 25"),
        ("brand: {template: .}", "error[brand-file-is-there]: `.` is a folder @ $.brand.template\n  hint: name a .pptx or .potx file in it"),
        ("brand: {template: 'https://example.org/ours.potx'}", "`https://example.org/ours.potx` is an address"),
        ("deck: {template: dues.yaml}", "`dues.yaml` is neither .pptx nor .potx @ $.deck.template"),
        ("brand: {paper: a5}", "expected one of A4, Letter, found `a5`"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(folder: Path, brand: str, words: str) -> None:
    assert words in refusal(folder, brand + "\n")


def test_a_fault_in_the_file_of_the_look_stands_there(folder: Path) -> None:
    (folder / "house.yaml").write_text("organisation: x\ncolours:\n  accent: '#aaa'\n")
    assert refusal(folder, "brand: house.yaml\n").startswith("house.yaml:3:11: error[brand-has-contrast]")
    (folder / "house.yaml").write_text("file: other.yaml\n")
    assert "house.yaml:1:7: error[value-fits]: a file of a look names no other file" in refusal(
        folder, "brand: house.yaml\n"
    )
    (folder / "house.yaml").write_text("[]\n")
    assert "house.yaml:1:1: error[value-fits]: expected keys with values" in refusal(folder, "brand: house.yaml\n")


def test_a_font_without_the_usual_characters_is_refused(folder: Path) -> None:
    from fontTools import subset

    options = subset.Options(drop_tables=["meta"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="abc")
    font = subset.load_font(str(folder / "House-Regular.ttf"), options)
    subsetter.subset(font)
    font.save(folder / "Cut.ttf")
    font.close()
    assert "`Cut.ttf` has no glyph for ! (U+0021)" in refusal(folder, "brand: {fonts: {text: Cut.ttf}}\n")
    (folder / "Broken.ttf").write_bytes(b"\0\1\0\0 not a font")
    assert "`Broken.ttf` is damaged or no font" in refusal(folder, "brand: {fonts: {text: Broken.ttf}}\n")


def test_the_standard_colours_stand_out_themselves() -> None:
    assert all(ratio(STANDARD[name], STANDARD[ground]) >= least for name, ground, least in PAIRS)
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#767676", "#ffffff") >= 4.5 > ratio("#777777", "#ffffff")


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF), st.sampled_from([3.0, 4.5]))
def test_a_colour_that_is_proposed_stands_out(colour: int, ground: int, least: float) -> None:
    found = nearest(f"#{colour:06x}", f"#{ground:06x}", least)
    assert not found or ratio(found, f"#{ground:06x}") >= least


def test_every_word_that_a_house_may_change_is_one_of_the_memo() -> None:
    usual = language_for("en").memo
    for name in WORDS:
        value = getattr(usual, "from_" if name == "from" else name)
        assert isinstance(value, str)
        assert "{" not in value


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "`script`"),
        ("<g onclick='x()'/>", "script in its `onclick`"),
        ("<image href='photo.png'/>", "`image`"),
        ("<foreignObject/>", "`foreignObject`"),
        ("<use href='other.svg#a'/>", "refers to `other.svg#a`"),
        ("<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='file:///etc/hosts'/>", "refers to `file:"),
        ("<rect style='fill: url(http://a.example/x)'/>", "style refers to `http:"),
        ("<rect fill='url(http://a.example/x)'/>", "style refers to `http:"),
        ("<style>@import 'x.css';</style>", "style refers to"),
        ("<style>rect { fill: u\\72l(x) }</style>", "style refers to"),
        ("<animate attributeName='x'/>", "`animate`"),
        ("<rect", "not well-formed"),
    ],
)
def test_an_svg_that_could_act_or_fetch_is_refused(inside: str, reason: str) -> None:
    with pytest.raises(LogoError, match=reason.replace("(", r"\(")):
        checked_logo(SVG.format(inside).encode())


def test_an_svg_keeps_its_drawing_and_loses_what_programs_keep_in_it() -> None:
    inside = "<!-- c --><i:note xmlns:i='urn:ink'/><defs><linearGradient id='a'/></defs><path d='M0 0' fill='url(#a)'/>"
    kind, data = checked_logo(SVG.format(inside).encode())
    assert kind == "svg"
    assert b"path" in data
    assert b"note" not in data
    assert b"<!--" not in data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/hosts'>]><svg xmlns='http://www.w3.org/2000/svg'/>", "entities"),
        (b"<svg viewBox='0 0 1 1'/>", "outermost element"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no size"),
        (b"GIF89a", "neither"),
        (png(5000, 2), "5000 × 2 pixels"),
        (png()[:-6], "damaged"),
        (png().replace(b"IDAT", b"IDAX"), "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 600_000, "600 kB"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_a_logo_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(LogoError, match=reason):
        checked_logo(data)


@given(st.binary(max_size=60), st.integers(0, 60))
def test_no_damage_to_a_logo_is_our_fault(noise: bytes, place: int) -> None:
    for whole in (png(), SVG.format("<path d='M0 0'/>").encode()):
        with suppress(LogoError):
            checked_logo(whole[:place] + noise + whole[place + 1 :])
