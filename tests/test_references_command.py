"""``pincite references`` prints what a brief, or the whole corpus, rests on, for people and for other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pincite.cli import main
from tests.corpora import write_corpus

BRIEF = "title: Fog\nthemes: [{theme: weather, text: 'Fog closes it [@bridge].', quotes: [], numbers: []}]\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a corpus of two sources and a brief that cites one."""
    write_corpus(tmp_path / "seeds")
    (tmp_path / "fog.yaml").write_text(BRIEF, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["references", *arguments]) == 0
    return capsys.readouterr().out


def test_a_brief_has_what_it_cites_and_the_corpus_all(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "fog.yaml") == "A bridge across the sound (undated).\n"
    assert printed(capsys) == (
        "A bridge across the sound (undated).\n"
        "Radio Desk (host). “Crossing the Sound”, with guest Ferry Master, Harbour Talk, 3 March 2024 [summary].\n"
    )


def test_the_style_is_the_brief_s_unless_another_is_named(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "fog.yaml").write_text(f"citations: pincite-author-date\n{BRIEF}", encoding="utf-8")
    assert printed(capsys, "fog.yaml") == "A bridge across the sound (n.d.).\n"
    assert printed(capsys, "fog.yaml", "--style", "pincite-note") == "A bridge across the sound (undated).\n"


def test_other_programs_get_records(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (item,) = json.loads(printed(capsys, "fog.yaml", "--format", "csl-json"))
    assert (item["id"], item["type"], item["title"]) == ("bridge", "report", "A bridge across the sound")
    assert printed(capsys, "fog.yaml", "--format", "bibtex").startswith("@report{bridge,\n")
    assert printed(capsys, "--format", "bibtex").count("\n@") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--style", "pincite-nota"], 2, "did you mean `pincite-note`?"),
        (["--style", "none.csl"], 2, "there is no file `none.csl`"),
        (["fig.yaml"], 2, "there is no brief `fig.yaml`"),
        (["bad.yaml"], 1, "bad.yaml:2:11: error[theme-exists]"),
    ],
)
def test_what_cannot_be_done_is_said(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    (place / "bad.yaml").write_text("title: T\nthemes: [ fig ]\n", encoding="utf-8")
    assert main(["references", *arguments]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err


def test_a_source_is_shown_with_its_reference(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "ferry"]) == 0
    assert "Radio Desk (host). “Crossing the Sound”, with guest Ferry Master" in capsys.readouterr().out


def test_a_style_that_cannot_be_used_is_bad_input_for_every_command(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "fog.yaml").write_text(f"citations: pincite-nota\n{BRIEF}", encoding="utf-8")
    assert [main([command, "fog.yaml"]) for command in ("references", "build")] == [2, 2]
    assert capsys.readouterr().err.count("error[style-is-known]") == 2
