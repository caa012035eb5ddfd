"""`pincite slides`: the deck in a list, under the names by which a brief calls its slides."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from pincite.cli import main

Captured = pytest.CaptureFixture[str]
BRIEF = "title: China's open models\nthemes: [open-source, reach]\n"


def listed(tmp_path: Path, capsys: Captured, more: str = "", *options: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error for a small brief with ``more`` in it."""
    path = tmp_path / "models.yaml"
    path.write_text(BRIEF + more, encoding="utf-8")
    code = main(["slides", str(path), *options])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_a_row_for_each_slide_with_its_name_layout_and_title(tmp_path: Path, capsys: Captured) -> None:
    code, out, _ = listed(tmp_path, capsys, "", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert [row["slide"] for row in rows] == list(range(1, len(rows) + 1))
    assert rows[0] == {"slide": 1, "id": "cover", "layout": "Title", "title": "China’s open models"}
    names = [row["id"] for row in rows]
    assert names[-1] == "sources"
    assert {"theme-open-source", "theme-reach"} <= set(names)
    assert [*tmp_path.iterdir()] == [tmp_path / "models.yaml"]


def test_the_three_formats_list_the_same_slides(tmp_path: Path, capsys: Captured) -> None:
    rows = json.loads(listed(tmp_path, capsys, "", "--format", "json")[1])
    table = listed(tmp_path, capsys)[1]
    values = list(csv.DictReader(io.StringIO(listed(tmp_path, capsys, "", "--format", "csv")[1])))
    assert [(row["id"], row["title"]) for row in values] == [(row["id"], row["title"]) for row in rows]
    assert table.splitlines()[0].split() == ["Slide", "Name", "Layout", "Title"]
    assert all(row["id"] in table for row in rows)


def test_what_the_brief_asks_of_its_deck_is_done(tmp_path: Path, capsys: Captured) -> None:
    deck = "deck: {hide: [overview], order: [theme-reach], edit: [{slide: theme-reach, title: They travel far}]}\n"
    rows = json.loads(listed(tmp_path, capsys, deck, "--format", "json")[1])
    assert (rows[1]["id"], rows[1]["title"]) == ("theme-reach", "They travel far")
    assert "overview" not in {row["id"] for row in rows}


def test_a_setting_counts_for_this_list(tmp_path: Path, capsys: Captured) -> None:
    rows = json.loads(listed(tmp_path, capsys, "", "--set", "title=Another", "--format", "json")[1])
    assert rows[0]["title"] == "Another"


def test_a_name_that_no_slide_has_is_refused_with_those_that_there_are(tmp_path: Path, capsys: Captured) -> None:
    code, out, err = listed(tmp_path, capsys, "deck: {hide: [overviews]}\n")
    assert code == 1
    assert "models.yaml:3:15: error[slide-exists]" in err
    assert "did you mean `overview`?" in err
    assert "theme-reach" in out


@pytest.mark.parametrize(("more", "message"), [
    ("decks: {}\n", "models.yaml:3:1: error[key-is-known]"),
    ("deck: {hide: }}\n", "models.yaml:3:"),
    ("corpora: [\n", "models.yaml:"),
])  # fmt: skip
def test_a_brief_that_cannot_be_read_is_bad_input(more: str, message: str, tmp_path: Path, capsys: Captured) -> None:
    code, out, err = listed(tmp_path, capsys, more)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


@pytest.mark.parametrize(("arguments", "message"), [
    (["nowhere.yaml"], "nowhere"),
    ([], "BRIEF"),
    (["{brief}", "--format", "xml"], "xml"),
    (["{brief}", "--corpus", "nowhere"], "nowhere"),
    (["{brief}", "--templates", "nowhere"], "nowhere"),
])  # fmt: skip
def test_what_is_not_there_is_named(arguments: list[str], message: str, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "models.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    code = main(["slides", *(each.format(brief=path) for each in arguments)])
    shown = capsys.readouterr()
    assert code in (2, 3)
    assert shown.out == ""
    assert message in shown.err
