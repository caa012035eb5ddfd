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
from pincite.writers.deck.contract import serve
from pincite.writers.deck.template import LAYOUTS, Template

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
