"""A deck on another organisation's template: the same slides, in its colours, or a clear word on what it lacks."""

from __future__ import annotations

import importlib
import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Pt

from pincite.diagnostics import BriefError, Diagnostic, Place, Severity
from pincite.spec.brand import Brand
from pincite.spec.contrast import ratio
from pincite.spec.deck_template import DeckTemplate, MappedLayout
from pincite.writers.deck import write_deck
from pincite.writers.deck.colours import palette_of
from pincite.writers.deck.contract import examined, serve
from pincite.writers.deck.grounds import Area, Filling, areas_of, ground
from pincite.writers.deck.opening import opened
from pincite.writers.deck.rooms import obstacles, on_one_ground
from pincite.writers.deck.template import LAYOUTS
from tests.writers.deck_cases import CASES
from tests.writers.foreign_templates import (
    GERMAN,
    TEMPLATES,
    A,
    P,
    add_logo,
    add_rule,
    as_template,
    astray,
    banded,
    bare,
    german,
    plain,
    recoloured,
    saved,
    stretched,
    theme,
)

FOLDER = Path(__file__).parents[2] / "templates"
EMU = 12700
MADE = [name for name in TEMPLATES if name != "chinese"]


@cache
def deck_on(name: str, case: str = "sample") -> tuple[bytes, tuple[Diagnostic, ...]]:
    return on(saved(TEMPLATES[name]()), case)


def on(data: bytes, case: str = "sample", *mapping: MappedLayout) -> tuple[bytes, tuple[Diagnostic, ...]]:
    template = DeckTemplate("ours.potx", data, Place("brief.yaml", 3, 1), mapping)
    return write_deck(CASES[case](), templates=FOLDER, brand=Brand(template=template))


@cache
def usual_deck() -> bytes:
    return write_deck(CASES["sample"](), templates=FOLDER)[0]


def slides_of(name: str) -> Any:
    return Presentation(io.BytesIO(deck_on(name)[0])).slides


@pytest.mark.parametrize("name", TEMPLATES)
def test_decks_on_it_are_schema_valid(name: str, tmp_path: Path) -> None:
    validator: Any = importlib.import_module("openxml_audit")
    (tmp_path / "deck.pptx").write_bytes(deck_on(name)[0])
    assert [
        fault.description for fault in validator.OpenXmlValidator().validate(str(tmp_path / "deck.pptx")).errors
    ] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_is_the_same_deck(name: str) -> None:
    """Same titles as on the packaged template, apart from how many parts a slide was split into; nothing refused."""
    written, found = deck_on(name)
    assert [fault for fault in found if fault.severity is not Severity.HINT] == []
    usual = usual_deck()
    titles, expected = (
        list(dict.fromkeys(slide.shapes.title.text.split(" (")[0] for slide in Presentation(io.BytesIO(each)).slides))
        for each in (written, usual)
    )
    assert [title for title in titles if title in expected] == [title for title in expected if title in titles]
    assert set(expected) <= set(titles) | {"Integration beats invention: WeChat decided the race for users"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_all_text_stands_in_placeholders_of_named_layouts(name: str) -> None:
    for slide in slides_of(name):
        indices = {each.placeholder_format.idx for each in slide.slide_layout.placeholders}
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                assert shape.is_placeholder, shape.name
                assert shape.placeholder_format.idx in indices
        assert slide.slide_layout.name


@pytest.mark.parametrize("name", MADE)
def test_every_substitution_is_reported_once_for_each_kind_of_slide(name: str) -> None:
    used = {slide.slide_layout.name for slide in slides_of(name)}
    told = [fault for fault in deck_on(name)[1] if fault.rule == "template-has-layout"]
    assert {fault.message.split("`")[1] for fault in told} == used
    assert len(told) == len(used)
    assert {str(fault.place) for fault in told} == {"brief.yaml:3:1"}


def test_layouts_under_other_names_are_used_as_they_are() -> None:
    """Nothing is made when every placeholder is there, in a language that nobody here was told of."""
    deck = Presentation(io.BytesIO(deck_on("chinese")[0]))
    assert len(deck.slide_layouts) == len(LAYOUTS)
    assert all(slide.slide_layout.name.startswith("版式") for slide in deck.slides)
    assert all("in place" in fault.message for fault in deck_on("chinese")[1])


@pytest.mark.parametrize("name", TEMPLATES)
def test_text_stands_out_four_and_a_half_to_one_from_what_lies_behind_it(name: str) -> None:
    """Of every run, its colour looked up from run, layout and master to the theme; large text needs 3:1."""
    deck: Any = Presentation(io.BytesIO(deck_on(name)[0]))
    size = deck.slide_width / EMU, deck.slide_height / EMU
    for slide in deck.slides:
        palette = palette_of(slide.slide_layout.slide_master).overridden(slide.slide_layout)
        areas = areas_of(slide.slide_layout, palette, size)
        for shape in slide.placeholders:
            if not shape.has_text_frame:
                continue
            box = (shape.left / EMU, shape.top / EMU, shape.width / EMU, shape.height / EMU)
            for run in shape._element.iter(f"{A}r", f"{A}fld"):
                colour = palette.resolved(filling_of(run, shape)) or ""
                points = int(run.find(f"{A}rPr").get("sz")) / 100
                least = 3.0 if points >= 24 else 4.5
                worst = min(ratio(colour, each) for each in ground(areas, box))
                assert worst >= least, (slide.slide_layout.name, shape.name, colour)


def filling_of(run: Any, shape: Any) -> Any:
    """The nearest filling that is said for the run: its own, its layout's, its master's."""
    level = int((run.getparent().find(f"{A}pPr") is not None and run.getparent().find(f"{A}pPr").get("lvl")) or 0) + 1
    layout = shape.part.slide.slide_layout
    base = next(each for each in layout.placeholders if each.placeholder_format.idx == shape.placeholder_format.idx)
    kind = base._element.find(f".//{P}ph").get("type", "obj")
    like = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}.get(kind, "body")
    master = layout.slide_master
    parents = [each._element for each in master.placeholders if each._element.find(f".//{P}ph").get("type") == like]
    owners = [base._element, *parents[:1]]
    found = [run.find(f"{A}rPr/{A}solidFill")]
    found += [each.find(f"{P}txBody/{A}lstStyle/{A}lvl{level}pPr/{A}defRPr/{A}solidFill") for each in owners]
    styles = {"title": "titleStyle", "body": "bodyStyle"}.get(like, "otherStyle")
    found.append(master._element.find(f"{P}txStyles/{P}{styles}/{A}lvl{level}pPr/{A}defRPr/{A}solidFill"))
    return next(each for each in found if each is not None)


def test_text_keeps_to_colours_of_the_theme() -> None:
    for name in TEMPLATES:
        for slide in slides_of(name):
            assert not list(slide._element.iter(f"{A}srgbClr"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_shapes_stand_on_the_page_and_clear_of_each_other(name: str) -> None:
    deck: Any = Presentation(io.BytesIO(deck_on(name)[0]))
    width, height = deck.slide_width / EMU, deck.slide_height / EMU
    for slide in deck.slides:
        boxes = [(shape.name, shape.left / EMU, shape.top / EMU, shape.width / EMU, shape.height / EMU)
                 for shape in slide.placeholders]  # fmt: skip
        for number, (one, left, top, across, down) in enumerate(boxes):
            assert min(left, top) >= -0.1, one
            assert left + across <= width + 0.1, one
            assert top + down <= height + 0.1, one
            for other, x, y, wide, high in boxes[number + 1 :]:
                common = min(left + across, x + wide) - max(left, x), min(top + down, y + high) - max(top, y)
                assert min(common) <= 0.5, (slide.slide_layout.name, one, other)


def test_content_keeps_clear_of_a_logo() -> None:
    template = TEMPLATES["inset"]()
    deck: Any = Presentation(io.BytesIO(deck_on("inset")[0]))
    blocked = obstacles(
        areas_of(template.slide_layouts[1], palette_of(template.slide_masters[0]), (960, 540)), (960, 540)
    )
    assert len(blocked) == 1
    for slide in deck.slides:
        for shape in slide.placeholders:
            if shape.placeholder_format.idx in (90, 91, 92):
                continue
            right, bottom = (shape.left + shape.width) / EMU, (shape.top + shape.height) / EMU
            assert right <= blocked[0].left or bottom <= blocked[0].top, (slide.slide_layout.name, shape.name)


def test_what_stood_on_the_template_is_gone_and_leaves_nothing_behind() -> None:
    template = german()
    assert len(template.slides) == 2
    sections = etree.fromstring(
        f'<p:extLst xmlns:p="{P[1:-1]}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Alt" '
        'id="{11111111-2222-4333-8444-555555555555}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
        "</p14:sectionLst></p:ext></p:extLst>"
    )
    for old in template.part._element.findall(f"{P}extLst"):
        template.part._element.remove(old)
    template.part._element.append(sections)
    package = template.part.package
    stored = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, package, b"<library/>")
    template.part.relate_to(stored, RELATIONSHIP_TYPE.CUSTOM_XML)
    written, _ = on(saved(template))
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        names = package.namelist()
        whole = b"".join(package.read(name) for name in names if name.endswith(".xml"))
    deck = Presentation(io.BytesIO(written))
    assert len([name for name in names if name.startswith("ppt/slides/slide")]) == len(deck.slides)
    assert b'name="Alt"' not in whole
    assert b"11111111-2222-4333-8444-555555555555" not in whole
    assert "Alt" not in [slide.shapes.title.text for slide in deck.slides]
    assert not [
        name
        for name in names
        if "thumbnail" in name or "printerSettings" in name or "customXml" in name or name == "docProps/app.xml"
    ]


def test_layouts_of_the_template_stay_and_those_made_in_vain_do_not() -> None:
    deck = Presentation(io.BytesIO(deck_on("german")[0]))
    names = [layout.name for layout in deck.slide_layouts]
    used = {slide.slide_layout.name for slide in deck.slides}
    assert names[: len(GERMAN)] == list(GERMAN)
    assert set(names[len(GERMAN) :]) == used
    ids = [each.get("id") for each in deck.slide_masters[0]._element.iter(f"{P}sldLayoutId")]
    assert len(set(ids)) == len(ids)


def test_a_potx_gives_the_deck_that_its_pptx_gives() -> None:
    assert on(as_template(saved(german())))[0] == deck_on("german")[0]


def test_the_same_template_gives_the_same_bytes() -> None:
    assert on(saved(TEMPLATES["banded"]()))[0] == deck_on("banded")[0]


def test_a_small_page_is_enlarged_and_that_is_said() -> None:
    deck = Presentation(io.BytesIO(deck_on("small")[0]))
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))
    told = [fault for fault in deck_on("small")[1] if fault.rule == "template-page-has-size"]
    assert len(told) == 1
    assert "720 by 405" in told[0].message


def test_a_font_of_unknown_widths_is_measured_wide_and_named_once() -> None:
    template = stretched(960)
    theme(template, lambda root: [each.set("typeface", "Harbour Grotesk") for each in root.iter(f"{A}latin")])
    told = [fault for fault in on(saved(template))[1] if fault.rule == "template-font-is-known"]
    assert len(told) == 1
    assert "Harbour Grotesk" in told[0].message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data[: len(data) // 2], "no presentation"),
        (lambda data: b"\xd0\xcf\x11\xe0" + data, "encrypted"),
        (lambda data: b"a text", "no presentation"),
        (
            lambda data: rewritten(data, b"presentationml.presentation.main", b"wordprocessingml.document.main"),
            "a Word document",
        ),
        (lambda data: b"", "empty"),
        (
            lambda data: rewritten(
                data,
                b"schemas.openxmlformats.org/officeDocument/2006",
                b"purl.oclc.org/ooxml/officeDocument",
                name="_rels/.rels",
            ),
            "Strict Open XML",
        ),
        (
            lambda data: rewritten(
                data,
                b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
                b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
            ),
            "macros",
        ),
        (lambda data: rewritten(data, b"<p:sldMasterIdLst", b"<p:sldMaster", name="ppt/presentation.xml"), "damaged"),
    ],
)
def test_what_is_no_template_is_refused_with_its_reason(change: Any, message: str) -> None:
    with pytest.raises(BriefError) as caught:
        on(change(saved(plain())))
    (fault,) = caught.value.diagnostics
    assert fault.rule == "template-opens"
    assert message in fault.message
    assert str(fault.place) == "brief.yaml:3:1"


FEET = ("Handling", "Date", "Number")


def test_a_page_of_dark_and_light_has_a_sheet_under_the_content() -> None:
    """No colour can be read across a page that goes from black to white, so the room for content is papered."""
    template = stretched(960)
    painted(template, "000000", "FFFFFF")
    deck, _ = on(saved(template))
    for slide in list(Presentation(io.BytesIO(deck)).slides)[1:]:
        layout = slide.slide_layout
        (sheet,) = [each for each in layout.shapes if each.name == "Sheet"]
        size = (960.0, 540.0)
        areas = areas_of(layout, palette_of(layout.slide_master), size)
        body = [each for each in layout.placeholders if each.name not in ("Title", "Kicker", *FEET)]
        for each in body:
            box = tuple(value / EMU for value in (each.left, each.top, each.width, each.height))
            assert ground(areas, box) == ("#ffffff",), each.name
        assert sheet._element.getparent().index(sheet._element) < min(
            each._element.getparent().index(each._element) for each in body
        )


def test_tables_are_read_on_a_panel_that_the_page_has_under_them() -> None:
    """A panel of more than half of the page is ground to write on: its colour counts, not the page's."""
    template = stretched(960)
    painted(template, "101010")
    add_logo(template.slide_masters[0], 10, 10, 940, 520)
    panel = next(each for each in template.slide_masters[0].shapes if each.name == "Logo")
    panel._element.getparent().insert(2, panel._element)
    recoloured(template, accent2="FFF2CC")
    deck, _ = on(saved(template))
    (style,) = [
        etree.fromstring(each.target_part.blob)
        for each in Presentation(io.BytesIO(deck)).part.rels.values()
        if each.reltype.endswith("/tableStyles")
    ]
    palette = palette_of(Presentation(io.BytesIO(deck)).slide_masters[0])
    inks = [palette.resolved(each) for each in style.iter(f"{A}tcTxStyle")]
    assert inks
    assert all(ink is not None and ratio(ink, "#fff2cc") >= 4.5 for ink in inks)


@pytest.mark.parametrize(("draw", "upper", "lower"), [
    (lambda owner: add_logo(owner, 0, 60, 960, 6), 60, 66), (lambda owner: add_rule(owner, 0, 63, 960, 63), 62.5, 63.5),
])  # fmt: skip
def test_a_bar_or_a_rule_does_not_strike_a_title_through(
    draw: Callable[[Any], None], upper: float, lower: float
) -> None:
    """Where two lines do not fit above it, the kicker stands above the bar and the title under it."""
    template = stretched(960)
    draw(template.slide_masters[0])
    boxes = serve(template, "theirs.pptx", Place()).template.boxes
    for kind in LAYOUTS:
        if kind != "Title":
            assert boxes[kind]["Title"].top >= lower
            assert boxes[kind]["Kicker"].top + boxes[kind]["Kicker"].height <= upper


def test_a_rule_does_not_strike_the_title_of_a_cover_that_is_made_from_a_page_through() -> None:
    template = stretched(960)
    for layout in list(template.slide_layouts):
        if layout.name != "Title and Content":
            template.slide_layouts.remove(layout)
    add_rule(template.slide_masters[0], 0, 63, 960, 63)
    cover = serve(template, "theirs.pptx", Place()).template.boxes["Title"]
    assert cover["Kicker"].top + cover["Kicker"].height <= 62.5
    assert cover["Title"].top >= 63.5
    assert cover["Subtitle"].top >= cover["Title"].top + cover["Title"].height


def test_a_line_that_is_askew_or_not_drawn_is_no_rule() -> None:
    master = stretched(960).slide_masters[0]
    add_rule(master, 0, 63, 960, 90)
    add_rule(master, 0, 63, 960, 63)
    line = etree.SubElement(master.shapes[-1]._element.spPr, f"{A}ln")
    etree.SubElement(line, f"{A}noFill")
    layout = master.slide_layouts[1]
    assert not any(area.is_rule for area in areas_of(layout, palette_of(master).overridden(layout), (960, 540)))


WHITE, DARK = Filling(("#ffffff",)), Filling(("#102040",))
PAGE = Area(0, 0, 960, 540, WHITE)


def test_a_line_across_an_edge_stands_higher_or_narrower_on_one_ground() -> None:
    band, blot = Area(0, 0, 960, 500, DARK), Area(0, 440, 100, 100, DARK)
    line = (60.0, 474.0, 800.0, 40.0)
    left, top, width, height = on_one_ground(line, (PAGE, band), 400)
    assert (left, width) == (60, 800)
    assert 400 <= top <= 500 - height
    left, top, width, height = on_one_ground(line, (PAGE, blot))
    assert left >= 100
    assert (top, left + width) == (474, 860)
    assert on_one_ground(line, (PAGE, band)) == line


def painted(presentation: Any, *colours: str) -> None:
    """A page of one colour, or one that goes from the first of several to the last."""
    stops = [
        f'<a:gs pos="{100000 * number // max(1, len(colours) - 1)}"><a:srgbClr val="{each}"/></a:gs>'
        for number, each in enumerate(colours)
    ]
    filling = f'<a:gradFill><a:gsLst>{"".join(stops)}</a:gsLst><a:lin ang="0"/></a:gradFill>'
    if len(colours) == 1:
        filling = f'<a:solidFill><a:srgbClr val="{colours[0]}"/></a:solidFill>'
    page = presentation.slide_masters[0]._element.find(f"{P}cSld")
    for old in page.findall(f"{P}bg"):
        page.remove(old)
    page.insert(0, etree.fromstring(
        f'<p:bg xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:bgPr>{filling}<a:effectLst/></p:bgPr></p:bg>'
    ))  # fmt: skip


def rewritten(data: bytes, old: bytes, new: bytes, *, name: str = "[Content_Types].xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for each in source.namelist():
            content = source.read(each)
            target.writestr(each, content.replace(old, new) if each == name else content)
    return stream.getvalue()


def test_pages_that_stand_upright_are_refused() -> None:
    with pytest.raises(BriefError, match="landscape"):
        on(saved(stretched(540, 720)))


def test_a_template_without_a_title_is_refused_for_every_kind_of_slide_with_the_remedy() -> None:
    template = bare()
    layouts = list(template.slide_layouts)
    for layout in layouts[:2]:
        template.slide_layouts.remove(layout)
    with pytest.raises(BriefError) as caught:
        on(saved(template))
    (fault,) = caught.value.diagnostics
    assert all(f"`{kind}`" in fault.message for kind in LAYOUTS)
    assert "none has a title" in fault.hints[0]
    assert "add a layout with a title" in fault.hints[1]


def test_a_cover_alone_serves_for_the_cover_alone() -> None:
    """What can be served is told beside what cannot."""
    template = stretched(960)
    for layout in list(template.slide_layouts)[1:]:
        template.slide_layouts.remove(layout)
    logo = template.slide_layouts[0]
    add_logo(logo, 60, 320, 840, 120)
    presentation, _ = opened(saved(template), "ours.pptx")
    contract, faults = examined(presentation, "ours.pptx", Place("ours.pptx"))
    assert [each.kind for each in contract.services] == ["Title"]
    (fault,) = faults
    assert "any slide but the cover" in fault.message


def test_a_mapping_says_which_layout_is_taken() -> None:
    entry = MappedLayout("Chart", "Vergleich", (), Place("m.yaml", 2, 3))
    presentation, _ = opened(saved(german()), "ours.pptx")
    services = {each.kind: each for each in serve(presentation, "ours.pptx", Place(), (entry,)).services}
    assert services["Chart"].layout == "Vergleich"
    assert services["Table"].layout != "Vergleich"


def test_a_mapping_of_every_part_uses_the_layout_as_it_is() -> None:
    presentation, _ = opened(saved(TEMPLATES["chinese"]()), "ours.pptx")
    found = serve(presentation, "ours.pptx", Place())
    entries = tuple(
        MappedLayout(each.kind, each.layout, each.roles, Place("m.yaml"), (Place("m.yaml"),) * len(each.roles))
        for each in found.services
    )
    presentation, _ = opened(saved(TEMPLATES["chinese"]()), "ours.pptx")
    mapped = serve(presentation, "ours.pptx", Place(), entries)
    assert {each.rule for each in mapped.services} == {"mapping"}
    assert mapped.template == found.template
    assert mapped.hints(Place()) == ()


def test_a_mapped_placeholder_gives_its_place() -> None:
    """A part that is mapped stands where the template has the placeholder, all else in what room there is."""
    entry = MappedLayout("Assertion", "Vergleich", (("Body", "Platzhalter 2"),), Place(), (Place(),))
    presentation, _ = opened(saved(german()), "ours.pptx")
    theirs = next(each for each in presentation.slide_layouts if each.name == "Vergleich").placeholders[2]
    contract = serve(presentation, "ours.pptx", Place(), (entry,))
    box = contract.template.box("Assertion", "Body")
    assert box.left == pytest.approx(theirs.left / EMU + 7.2, abs=0.1)
    assert box.width == pytest.approx(theirs.width / EMU - 14.4, abs=0.1)


@pytest.mark.parametrize(
    ("entry", "rule", "hint"),
    [
        (("Chrat", "Vergleich", ()), "template-mapping-fits", "did you mean `Chart`?"),
        (("Chart", "Vergleiche", ()), "template-has-layout", "did you mean `Vergleich`?"),
        (("Chart", "Vergleich", (("Measur", "Platzhalter 1"),)), "template-mapping-fits", "did you mean `Measure`?"),
        (("Chart", "Vergleich", (("Measure", "Platzhalter"),)), "template-has-placeholder", "Platzhalter"),
        (("Chart", "Leer", ()), "template-has-layout", "add a layout"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_where_it_stands(entry: Any, rule: str, hint: str) -> None:
    kind, layout, roles = entry
    mapped = MappedLayout(kind, layout, roles, Place("m.yaml", 2, 3), (Place("m.yaml", 4, 7),) * len(roles))
    presentation, _ = opened(saved(german()), "ours.pptx")
    with pytest.raises(BriefError) as caught:
        serve(presentation, "ours.pptx", Place(), (mapped,))
    (fault,) = caught.value.diagnostics
    assert fault.rule == rule
    assert fault.place.file == "m.yaml"
    assert any(hint in each for each in fault.hints)


def test_tables_take_the_style_that_the_template_defines() -> None:
    """One of Office's own, which is not in the file, gives way to hairlines, and that is said."""
    told = [fault for fault in deck_on("plain")[1] if fault.rule == "template-has-table-style"]
    assert len(told) == 1
    own = Presentation(str(FOLDER / "deck" / "pincite.pptx"))
    style = b"{12345678-1234-4234-8234-123456789012}"
    for part in own.part.package.iter_parts():
        if str(part.partname) == "/ppt/tableStyles.xml":
            part._blob = part.blob.replace(b"{6F1B2A54-3C0E-4D57-9A61-8E2D5C7B9F10}", style)
    own.slide_layouts[3]._element.cSld.set("name", "")
    written, found = on(saved(own))
    assert not [fault for fault in found if fault.rule == "template-has-table-style"]
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert any(style in package.read(name) for name in package.namelist() if name.startswith("ppt/slides/slide"))


@pytest.mark.parametrize(("name", "case"), [
    ("plain", "shortest"), ("german", "many-sources"), ("plain", "three-sides"), ("german", "automatic"),
])  # fmt: skip
def test_other_briefings_can_be_set_as_well(name: str, case: str) -> None:
    assert [fault for fault in deck_on(name, case)[1] if fault.severity is not Severity.HINT] == []


def test_a_title_keeps_the_white_that_the_template_gives_it_on_its_band() -> None:
    """What lies in a group, a picture and the hole of a freeform are looked at as they are drawn."""
    layout = slides_of("banded")[2].slide_layout
    title = next(each for each in layout.placeholders if each.placeholder_format.type in (1, 3))
    assert title._element.find(f".//{A}lvl1pPr/{A}defRPr/{A}solidFill") is None
    palette = palette_of(layout.slide_master)
    areas = areas_of(layout, palette, (960, 540))
    assert ground(areas, (60, 40, 300, 60)) == ("#2a1a4a",)
    assert ground(areas, (60, 300, 300, 100)) == ("#ffffff",)
    over_disc = ground(areas, (700, 100, 40, 20))
    assert over_disc[0] not in ("#2a1a4a", "#ffffff")


def test_a_layout_without_room_takes_its_masters_places() -> None:
    master = astray().slide_masters[0]
    title = next(each for each in master.placeholders if each.placeholder_format.type == 1)
    deck: Any = Presentation(io.BytesIO(deck_on("astray")[0]))
    for slide in list(deck.slides)[1:]:
        assert abs(slide.shapes.title.left - title.left) < EMU
        assert abs(slide.shapes.title.width - title.width) < EMU


def test_lines_that_stand_points_apart_do_so_at_every_size() -> None:
    """Used as they are they are measured so; on a layout that is made, lines stand as the font has them."""
    from dataclasses import replace

    from pincite.writers.deck.measure import Measure
    from pincite.writers.deck.model import Line, Words
    from pincite.writers.deck.template import TextStyle

    lines = (Line((Words("Eins zwei drei vier"),)),)
    style = TextStyle("Arial", 20)
    for size in (10, 20):
        assert Measure(replace(style, exact=30.0), "Arial").height(lines, size, 400) == 30
    for layout in {slide.slide_layout.name: slide.slide_layout for slide in slides_of("astray")}.values():
        for each in layout.placeholders:
            if each.placeholder_format.type not in (13, 15, 16):
                assert b"spcPct" in etree.tostring(each._element), (layout.name, each.name)


def test_pictures_that_cannot_be_read_are_said_to_be_unknown() -> None:
    template = banded()
    for part in template.part.package.iter_parts():
        if str(part.partname).endswith(".png"):
            part._blob = part.blob[:40]
    presentation, _ = opened(saved(template), "ours.pptx")
    hints = serve(presentation, "ours.pptx", Place()).hints(Place(), set())
    assert [fault.rule for fault in hints if "pictures" in fault.message] == ["template-has-contrast"]


STYLE = (
    '<a:tblStyleLst xmlns:a="{space}" def="{{12345678-1234-4234-8234-123456789012}}"><a:tblStyle '
    'styleId="{{12345678-1234-4234-8234-123456789012}}" styleName="Ours"><a:wholeTbl><a:tcTxStyle><a:srgbClr '
    'val="{ink}"/></a:tcTxStyle><a:tcStyle><a:fill><a:solidFill><a:srgbClr val="8899AA"/></a:solidFill></a:fill>'
    '</a:tcStyle></a:wholeTbl><a:firstRow><a:tcTxStyle b="on"><a:srgbClr val="FFFFFF"/></a:tcTxStyle><a:tcStyle><a:fill>'
    '<a:solidFill><a:srgbClr val="10243E"/></a:solidFill></a:fill></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>'
)


def with_table_style(ink: str) -> bytes:
    made = plain()
    part = next(each.target_part for each in made.part.rels.values() if each.reltype.endswith("/tableStyles"))
    part._blob = STYLE.format(space=A[1:-1], ink=ink).encode()
    return saved(made)


def test_text_in_a_table_stands_out_from_the_cells_that_the_templates_style_fills() -> None:
    written, found = on(with_table_style("000000"))
    assert not [fault for fault in found if fault.rule == "template-has-table-style"]
    seen = 0
    for slide in Presentation(io.BytesIO(written)).slides:
        palette = palette_of(slide.slide_layout.slide_master)
        for number, row in enumerate(slide._element.iter(f"{A}tr")):
            first = row.getprevious() is None or row.getprevious().tag != row.tag
            behind = "#10243e" if first else "#8899aa"
            for colour in row.iter(f"{A}schemeClr"):
                seen += 1
                assert ratio(palette.resolved(colour.getparent()) or "", behind) >= 4.5, number
    assert seen


def test_a_table_style_that_cannot_be_read_gives_way_and_that_is_said() -> None:
    told = [fault.message for fault in on(with_table_style("808080"))[1] if fault.rule == "template-has-table-style"]
    assert len(told) == 1
    assert "does not stand out" in told[0]
