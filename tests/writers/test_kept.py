"""What check keeps of a template and of fonts from one run to the next, and that it changes nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pincite.writers.deck.laid_out import deck_faults
from tests.writers.deck_cases import shortest
from tests.writers.foreign_templates import bare, saved
from tests.writers.memo_reading import TEMPLATES

WITHOUT = """
import sys
from pathlib import Path
from pincite.writers.deck.laid_out import deck_faults
from tests.writers.deck_cases import shortest
from tests.writers.memo_reading import TEMPLATES
assert deck_faults(shortest(), templates=TEMPLATES, cache=Path(sys.argv[1])) == ()
print(*sorted({"pptx", "fontTools.ttLib"} & set(sys.modules)))
"""


def test_a_second_check_opens_neither_template_nor_fonts(tmp_path: Path) -> None:
    def opened() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", WITHOUT, str(tmp_path)], capture_output=True, text=True, check=True
        )
        return done.stdout.split()

    assert opened() == ["fontTools.ttLib", "pptx"]
    assert opened() == []


@pytest.mark.parametrize("damage", [b"", b"\x00" * 4096, None], ids=["empty", "foreign", "cut"])
def test_what_is_damaged_is_found_anew(damage: bytes | None, tmp_path: Path) -> None:
    briefing = shortest()
    told = deck_faults(briefing, templates=TEMPLATES, cache=tmp_path)
    (kept,) = tmp_path.glob("*.template")
    sound = kept.read_bytes()
    kept.write_bytes(sound[: len(sound) // 2] if damage is None else damage)
    assert (
        deck_faults(briefing, templates=TEMPLATES, cache=tmp_path) == told == deck_faults(briefing, templates=TEMPLATES)
    )
    assert kept.read_bytes() == sound


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    briefing = shortest()
    assert deck_faults(briefing, templates=TEMPLATES, cache=file) == deck_faults(briefing, templates=TEMPLATES)


def test_another_template_in_the_folder_is_looked_at(tmp_path: Path) -> None:
    """What was kept of the template that stood there before is not told of the new one, and hints are kept too."""
    folder, cache = tmp_path / "templates", tmp_path / "cache"
    template = folder / "deck" / "pincite.pptx"
    template.parent.mkdir(parents=True)
    template.write_bytes((TEMPLATES / "deck" / "pincite.pptx").read_bytes())
    briefing = shortest()
    assert deck_faults(briefing, templates=folder, cache=cache) == ()
    template.write_bytes(saved(bare()))
    told = [deck_faults(briefing, templates=folder, cache=cache) for _ in range(2)]
    assert "template-has-layout" in {each.rule for each in told[0]}
    assert told[0] == told[1] == deck_faults(briefing, templates=folder)
