"""The deck's template: made by its script, without anything that it does not need, and open to a person's edits."""

from __future__ import annotations

import importlib
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from pptx import Presentation

from pincite.diagnostics import Place
from pincite.spec.deck_template import MappedLayout
from pincite.writers.deck.contract import serve
from pincite.writers.deck.fit import fit
from pincite.writers.deck.storyline import storyline
from pincite.writers.deck.template import LAYOUTS, LONG, TALL, Template, twin_of
from tests.writers.sample import sample_briefing

FOLDER = Path(__file__).parents[2] / "templates" / "deck"
FILE = FOLDER / "pincite.pptx"


def served(presentation: Any) -> Template:
    return serve(presentation, str(FILE), Place()).template


def test_the_file_is_what_the_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "made.pptx"
    subprocess.run([sys.executable, str(FOLDER / "make_template.py"), str(made)], check=True)
    assert made.read_bytes() == FILE.read_bytes()


def test_it_is_schema_valid() -> None:
    validator: Any = importlib.import_module("openxml_audit")  # it ships no types
    assert [fault.description for fault in validator.OpenXmlValidator().validate(str(FILE)).errors] == []


def test_it_has_the_layouts_that_the_deck_uses_and_no_others() -> None:
    template: Any = Presentation(str(FILE))
    assert {layout.name for layout in template.slide_layouts} == set(LAYOUTS)
    for layout in template.slide_layouts:
        assert {each.name for each in layout.placeholders} == set(LAYOUTS[layout.name])
    assert len(template.slides) == 0


def test_it_is_sixteen_by_nine_with_its_own_theme() -> None:
    template: Any = Presentation(str(FILE))
    assert (template.slide_width.inches, template.slide_height.inches) == (960 / 72, 7.5)
    with zipfile.ZipFile(FILE) as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
        assert not [name for name in archive.namelist() if "printerSettings" in name or "thumbnail" in name]
    assert 'name="Pincite"' in theme
    assert "Office Theme" not in theme
    assert served(template).heading_font == "Cambria"


def test_titles_stand_at_one_place_on_every_slide_but_the_cover() -> None:
    boxes = served(Presentation(str(FILE))).boxes
    titles = [roles["Title"] for name, roles in boxes.items() if name != "Title"]
    places = {(title.left, title.top, title.width, title.style) for title in titles}
    assert len(places) == 1


def test_no_two_placeholders_of_a_layout_overlap_and_all_stand_inside_the_margins() -> None:
    for name, roles in served(Presentation(str(FILE))).boxes.items():
        boxes = list(roles.values())
        for index, one in enumerate(boxes):
            assert one.left >= 53.9
            assert one.left + one.width <= 906.1
            assert one.top + one.height <= 520
            for other in boxes[index + 1 :]:
                across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
                down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
                assert across <= 0.1 or down <= 0.1, (name, one.role, other.role)


def test_a_twin_differs_from_its_layout_only_where_its_takeaway_and_what_ends_above_it_stand() -> None:
    boxes = served(Presentation(str(FILE))).boxes
    twins = [name for name in boxes if twin_of(name)]
    assert {ending for ending in (TALL, LONG) if any(name.endswith(ending) for name in twins)} == {TALL, LONG}
    for name in twins:
        usual, twin = boxes[twin_of(name)], boxes[name]
        assert set(twin) | {"Takeaway"} == set(usual)
        moved = {role for role in twin if twin[role] != usual[role]}
        grown = [role for role in moved - {"Takeaway"} if twin[role].height > usual[role].height]
        assert all(twin[role].top == usual[role].top for role in moved - {"Takeaway"})
        assert bool(grown) == name.endswith(TALL)
        if name.endswith(LONG):
            assert twin["Takeaway"].height > 1.5 * usual["Takeaway"].height


def test_a_template_without_twins_is_served_by_its_own_layouts() -> None:
    """One that somebody made from an older packaged template: nothing is made in the place of what it never had."""
    template: Any = Presentation(str(FILE))
    for layout in [each for each in template.slide_layouts if twin_of(each.name)]:
        template.slide_layouts.remove(layout)
    contract = serve(template, "ours.pptx", Place())
    assert contract.template.made == ()
    assert not any(twin_of(kind) for kind in contract.template.boxes)
    assert contract.hints(Place()) == ()
    deck, diagnostics = fit(storyline(sample_briefing()), contract.template)
    assert diagnostics == ()
    assert len(deck.slides) > 10


def test_a_mapping_of_a_layout_holds_for_its_twins() -> None:
    template: Any = Presentation(str(FILE))
    for layout in list(template.slide_layouts):
        if layout.name.startswith("Quotation"):
            template.slide_layouts.remove(layout)
    entry = MappedLayout("Quotation", "Assertion with quotation", (), Place(), ())
    services = {each.kind: each.layout for each in serve(template, "ours.pptx", Place(), (entry,)).services}
    assert {services[kind] for kind in LAYOUTS if kind.startswith("Quotation")} == {"Assertion with quotation"}
