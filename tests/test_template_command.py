"""The command's side of an organisation's own template: check, draft a mapping, and use both in a brief."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pincite.cli import main
from pincite.writers.deck.template import LAYOUTS
from tests.writers.foreign_templates import PACKAGED, as_template, bare, german, saved

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A German template with slides in it, saved as ``.potx``."""
    path = tmp_path / "ours.potx"
    path.write_bytes(as_template(saved(german())))
    return path


def test_check_prints_what_serves_what(ours: Path, capsys: Captured) -> None:
    assert main(["template", "check", str(ours)]) == 0
    shown = capsys.readouterr()
    rows = shown.out.splitlines()
    assert len(rows) >= len(LAYOUTS)
    assert any(row.startswith("Title ") and "Titelfolie" in row and "Kicker" in row for row in rows)
    assert "hint[template-has-table-style]" in shown.err
    assert "Every slide of a deck can be set on ours.potx" in shown.err
    assert "deck: {template: ours.potx}" in shown.err


def test_check_as_json_names_every_placeholder(ours: Path, capsys: Captured) -> None:
    assert main(["template", "check", str(ours), "--format", "json"]) == 0
    rows = {row["slides"]: row for row in json.loads(capsys.readouterr().out)}
    assert set(rows) == set(LAYOUTS)
    assert rows["Chart"]["how"] == "made"
    assert rows["Chart"]["placeholders"]["Title"] == "Platzhalter 0"
    assert rows["Chart"]["placeholders"]["Source"] is None
    assert set(rows["Chart"]["added"]) == {role for role, name in rows["Chart"]["placeholders"].items() if name is None}


def test_check_of_the_packaged_template_has_nothing_to_say(capsys: Captured) -> None:
    assert main(["template", "check", str(PACKAGED)]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "made" not in shown.out


def test_check_ends_with_two_when_a_slide_cannot_be_set(tmp_path: Path, capsys: Captured) -> None:
    template = bare()
    layouts = list(template.slide_layouts)
    template.slide_layouts.remove(layouts[1])
    path = tmp_path / "ours.pptx"
    path.write_bytes(saved(template))
    assert main(["template", "check", str(path)]) == 2
    shown = capsys.readouterr()
    assert "Title Slide" in shown.out
    assert (
        "error[template-has-layout]: no layout of `ours.pptx` has room for what a deck needs on any slide but the cover"
        in shown.err
    )


@pytest.mark.parametrize(("name", "message"), [("ours.key", "neither"), ("missing.potx", "there is no file")])
def test_a_file_that_is_no_template_is_bad_input(name: str, message: str, tmp_path: Path, capsys: Captured) -> None:
    if name.startswith("ours"):
        (tmp_path / name).write_bytes(b"x")
    assert main(["template", "check", str(tmp_path / name)]) == 2
    assert message in capsys.readouterr().err


def test_the_mapping_that_is_drafted_says_what_was_found(ours: Path, capsys: Captured) -> None:
    assert main(["template", "check", str(ours), "--format", "json"]) == 0
    before = json.loads(capsys.readouterr().out)
    assert main(["template", "new", str(ours)]) == 0
    assert capsys.readouterr().out.strip() == str(ours.with_name("ours.layouts.yaml"))
    assert main(["template", "check", str(ours), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == before


def test_a_mapping_is_not_overwritten_unless_one_says_so(ours: Path, capsys: Captured) -> None:
    ours.with_name("ours.layouts.yaml").write_text("layouts:\n  Chart: Vergleich\n", encoding="utf-8")
    assert main(["template", "new", str(ours)]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["template", "check", str(ours), "--format", "json"]) == 0
    rows = {row["slides"]: row["layout"] for row in json.loads(capsys.readouterr().out)}
    assert rows["Chart"] == "Vergleich"
    assert main(["template", "new", str(ours), "--force"]) == 0
    assert "Vergleich" not in ours.with_name("ours.layouts.yaml").read_text(encoding="utf-8").partition("layouts:\n")[2]


def test_faults_of_a_mapping_are_told_at_their_place(ours: Path, capsys: Captured) -> None:
    ours.with_name("ours.layouts.yaml").write_text("layouts:\n  Chart: Vergliech\n", encoding="utf-8")
    assert main(["template", "check", str(ours)]) == 2
    shown = capsys.readouterr().err
    assert "ours.layouts.yaml:2:" in shown
    assert "did you mean `Vergleich`?" in shown


@pytest.mark.parametrize("key", ["deck:\n  template: ours.potx", "brand:\n  template: {file: ours.potx}"])
def test_a_brief_names_its_template(key: str, ours: Path, tmp_path: Path, capsys: Captured) -> None:
    brief = tmp_path / "b.yaml"
    brief.write_text(f"title: China's open models\nthemes: [open-source]\n{key}\n", encoding="utf-8")
    assert main(["build", str(brief), "--only", "deck", "--out", str(tmp_path / "out"), "--jobs", "1"]) == 0
    shown = capsys.readouterr()
    assert "it is made from `Titelfolie`" in shown.err
    assert (tmp_path / "out" / "b-deck.pptx").is_file()
    assert main(["check", str(brief), "--strict"]) == 0
    assert "it is made from `Titelfolie`" in capsys.readouterr().err


def test_a_template_that_is_not_there_is_told_where_the_brief_names_it(tmp_path: Path, capsys: Captured) -> None:
    brief = tmp_path / "b.yaml"
    brief.write_text("title: A\nthemes: [open-source]\ndeck: {template: our.potx}\n", encoding="utf-8")
    assert main(["check", str(brief)]) == 2
    assert "b.yaml:3:" in capsys.readouterr().err
