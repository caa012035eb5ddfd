"""The command does what its help says, with the exit codes that other programs rely on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from pincite.cli import command, main
from tests.corpora import BRIEFS, SEEDS, write_corpus

BRIEF = "title: Ferry or bridge\nthemes: [cost, weather]\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a corpus in ``seeds`` and a brief in ``briefs``."""
    write_corpus(tmp_path / "seeds")
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "sound.yaml").write_text(BRIEF, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_is_listed_under_a_heading(capsys: pytest.CaptureFixture[str]) -> None:
    """The first screen groups the commands by what one does with them."""
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in command.commands)
    assert [line for line in shown.splitlines() if line.endswith(":") and not line.startswith(" ")] == [
        "Options:", "Make:", "Look into the corpus:", "Check:", "Customise:",
    ]  # fmt: skip


def test_check_is_silent_on_a_true_brief(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, and nothing said."""
    assert main(["check", "briefs/sound.yaml"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("brief", "code", "said"),
    [
        (BRIEF.replace("weather", "wether"), 1, "briefs/sound.yaml:2:16: error[theme-exists]"),
        (BRIEF.replace("title", "titel"), 2, "briefs/sound.yaml:1:1: error[key-is-known]"),
        ("title: [", 2, "briefs/sound.yaml:"),
    ],
)
def test_refusals_have_their_exit_code_and_place(
    place: Path, capsys: pytest.CaptureFixture[str], brief: str, code: int, said: str
) -> None:
    """1 for evidence and rules, 2 for input that cannot be read."""
    (place / "briefs" / "sound.yaml").write_text(brief, encoding="utf-8")
    for arguments in (["check"], ["build"]):
        assert main(arguments) == code
        assert said in capsys.readouterr().err
    assert not (place / "build").exists()


def test_a_failed_build_leaves_the_earlier_one(place: Path) -> None:
    """Files are replaced together or not at all, and nothing half-written stays."""
    assert main(["build", "--only", "evidence"]) == 0
    before = {path.name: path.read_bytes() for path in (place / "build").iterdir()}
    (place / "briefs" / "sound.yaml").write_text(BRIEF.replace("weather", "wether"), encoding="utf-8")
    assert main(["build", "--only", "evidence"]) == 1
    assert {path.name: path.read_bytes() for path in (place / "build").iterdir()} == before


def test_two_briefs_of_one_name_do_not_overwrite_each_other(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second is refused, the first is built."""
    (place / "other").mkdir()
    (place / "other" / "sound.yaml").write_text(BRIEF, encoding="utf-8")
    assert main(["build", "briefs/sound.yaml", "other/sound.yaml", "--only", "evidence"]) == 2
    said = capsys.readouterr()
    assert "name-is-unique" in said.err
    assert said.out.strip() == str(Path("build/sound-evidence.json"))


def test_what_no_slide_can_hold_is_named_where_it_was_written(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A headline of a hundred words; the other brief is built all the same."""
    words = "The crossing takes longer in winter and the county knows it well " * 8
    long = f"title: Ferry\nthemes:\n  - theme: cost\n    headline: {words}\n"
    (place / "briefs" / "long.yaml").write_text(long, encoding="utf-8")
    assert main(["build", "--only", "deck", "--jobs", "1"]) == 1
    said = capsys.readouterr()
    assert "briefs/long.yaml:4:15: error[text-fits-slide]" in said.err
    assert said.out.splitlines() == [str(Path("build/sound-deck.pptx"))]


def test_diagnostics_as_json_and_sarif(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Machines get every field, on standard output."""
    (place / "briefs" / "sound.yaml").write_text(BRIEF.replace("weather", "wether"), encoding="utf-8")
    assert main(["check", "--format", "json"]) == 1
    (item,) = json.loads(capsys.readouterr().out)
    assert set(item) == {
        "file", "line", "column", "path", "rule", "severity", "message", "hints", "evidence", "verdict",
    }  # fmt: skip
    assert (item["line"], item["column"], item["path"]) == (2, 16, "$.themes[1]")
    assert main(["check", "--format", "sarif"]) == 1
    run = json.loads(capsys.readouterr().out)["runs"][0]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 16}


def test_lists_as_json_carry_the_promised_fields(capsys: pytest.CaptureFixture[str]) -> None:
    """One array each; offsets slice the file."""
    fields = {
        "quotes": {"id", "source", "file", "text", "start", "end", "line", "speaker", "mention", "cue", "timecode",
                   "form", "confidence"},
        "numbers": {"id", "source", "file", "text", "value", "unit", "approximate", "start", "end", "line", "sentence"},
        "search chips": {"id", "source", "file", "text", "start", "end", "line", "score"},
    }  # fmt: skip
    for arguments, wanted in fields.items():
        assert main([*arguments.split(), "--corpus", str(SEEDS), "--format", "json"]) == 0
        rows = json.loads(capsys.readouterr().out)
        assert rows
        for row in rows:
            assert wanted <= set(row)
            assert (SEEDS / row["file"]).read_text(encoding="utf-8")[row["start"] : row["end"]] == row["text"]


def test_lists_as_csv_can_be_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    """With a header line."""
    assert main(["numbers", "--corpus", str(SEEDS), "--source", "nin-report", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["value"], row["unit"]) for row in rows] == [
        ("7800000000", "USD"), ("67000000000", "USD"), ("38", "%"), ("8000000000", "USD"), ("140000000000", "USD"),
    ]  # fmt: skip


def test_tables_never_break_an_id(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed can be copied into a brief."""
    assert main(["quotes", "--corpus", str(SEEDS)]) == 0
    assert "bigtech-shao#once-tencent-integrated-deep-seek" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["sources", "quotes", "numbers", "search chips"])
def test_a_narrow_terminal_gets_rows_that_can_be_read(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line is longer than it is wide, but for an id, and no word is cut."""
    monkeypatch.setenv("COLUMNS", "60")
    assert main([*command.split(), "--corpus", str(SEEDS)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= 60 or " " not in line.strip() for line in lines)
    assert not any("\u2026" in line for line in lines)


def test_words_without_blanks_are_not_cut_in_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They go on in the next line."""
    sentence = "上海的工厂使用人工智能检查零件所以人们不得不等待很久才能够回到岛上的家里去。"
    (tmp_path / "a.txt").write_text(f"渡轮\n\n{sentence}{sentence}\n", encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["search", "上海", "--corpus", str(tmp_path)]) == 0
    printed = "".join(
        line.removeprefix("a#p1s1").strip(" 0123456789.") for line in capsys.readouterr().out.splitlines()
    )
    assert sentence in printed


def test_the_ranking_of_a_theme_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Each score is the sum of what is printed beside it, and the coverage names origins and sources."""
    assert main(["themes", "--explain", "chips", "--limit", "5", "--format", "json", "--corpus", str(SEEDS)]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 5
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    for row in rows:
        assert sum(row["parts"].values()) == pytest.approx(row["score"])
        assert row["made_of"].count(" + ") == len(row["parts"]) - 1
    assert main(["themes", "--corpus", str(SEEDS), "--format", "json"]) == 0
    (chips,) = (row for row in json.loads(capsys.readouterr().out) if row["id"] == "chips")
    assert sum(chips["by_source"].values()) == sum(chips["by_origin"].values()) == chips["passages"]
    assert all(f"{origin} {count}" in chips["where"] for origin, count in chips["by_origin"].items())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["quotes", "--speaker", "Brattn"], "did you mean `Benjamin Bratton`?"),
        (["quotes", "--theme", "chip"], "did you mean `chips`?"),
        (["themes", "--explain", "chip"], "did you mean `chips`?"),
        (["themes", "--explain", "chips", "--suggest"], "use one of them"),
        (["numbers", "--source", "nin-reprt"], "did you mean `nin-report`?"),
        (["show", "nin-report#7-9-billion"], "did you mean `nin-report#7-8-billion`?"),
        (["qotes"], "did you mean `quotes`?"),
        (["check", "nowhere.yaml"], "there is no brief `nowhere.yaml`"),
        (["sources", "--corpus", "nowhere"], "is not a folder"),
    ],
)
def test_slips_on_the_command_line_are_answered(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, and the nearest that exists."""
    corpus = [] if "--corpus" in arguments or arguments[0] == "qotes" else ["--corpus", str(SEEDS)]
    assert main([*arguments, *corpus]) == 2
    assert said in capsys.readouterr().err


def test_show_prints_evidence_in_its_context(capsys: pytest.CaptureFixture[str]) -> None:
    """The words are marked, with speaker, timecode, line and the reading of what was garbled."""
    assert main(["show", "bigtech-shao#once-tencent-integrated-deep-seek", "--corpus", str(SEEDS)]) == 0
    shown = capsys.readouterr().out
    assert ">>>Once Tencent integrated Deep Seek into their WeChat product" in shown
    assert "Grace Shao at 13:38" in shown
    assert "is read as DeepSeek" in shown


def test_a_new_brief_builds_as_it_is(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And is never written over another."""
    assert main(["new", "Night crossing"]) == 0
    assert capsys.readouterr().out.strip() == str(Path("briefs/night-crossing.yaml"))
    assert main(["check", "briefs/night-crossing.yaml"]) == 0
    assert main(["new", "night-crossing"]) == 2
    assert main(["new", "Day", "--corpus", str(place / "seeds")]) == 0
    assert f"pincite build <this file> --corpus {place / 'seeds'}\n" in Path("briefs/day.yaml").read_text()


def test_a_corpus_without_themes_gives_a_starter_on_what_it_speaks_of(place: Path) -> None:
    """A folder of documents alone is enough to begin with."""
    assert main(["new", "Night crossing", "--corpus", str(SEEDS)]) == 0
    with_themes = Path("briefs/night-crossing.yaml").read_text()
    folder = write_corpus(place / "plain", {path.name: path.read_bytes() for path in SEEDS.glob("*.txt")})
    assert main(["new", "Day crossing", "--corpus", str(folder)]) == 0
    without = Path("briefs/day-crossing.yaml").read_text()
    assert without.count("  - theme: ") == with_themes.count("  - theme: ") == 3
    assert main(["check", "briefs/day-crossing.yaml", "--corpus", str(folder)]) == 0


def test_a_starter_leaves_out_a_theme_that_nothing_can_be_shown_of(place: Path) -> None:
    """A sentence that leans on the one before it is not shown alone, and a brief on it would be refused."""
    files = {
        "pier.txt": "The county paid for it in 2011. They left the pier.\n\nFog closes the ferry on 12 days a year.\n",
        "themes.yaml": "themes: [{id: pier, label: Pier, terms: [pier]}, {id: fog, label: Fog, terms: [fog]}]\n",
    }
    folder = write_corpus(place / "pier", files)
    assert main(["new", "Pier", "--corpus", str(folder)]) == 0
    assert [line.strip() for line in Path("briefs/pier.yaml").read_text().splitlines() if "- theme" in line] == [
        "- theme: fog"
    ]
    assert main(["check", "briefs/pier.yaml", "--corpus", str(folder)]) == 0


def test_a_corpus_that_speaks_of_nothing_twice_gives_no_starter(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told what to write, and no file is left."""
    (place / "seeds" / "themes.yaml").unlink()
    assert main(["new", "Night crossing"]) == 2
    assert "themes.yaml" in capsys.readouterr().err
    assert not (place / "briefs" / "night-crossing.yaml").exists()


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    """For editors."""
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].endswith("2020-12/schema")


def test_the_projects_own_briefs_hold(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to say about any of them."""
    assert main(["check", *map(str, sorted(BRIEFS.glob("*.yaml"))), "--corpus", str(SEEDS), "--strict"]) == 0
    assert capsys.readouterr() == ("", "")


def test_an_unset_clock_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``SOURCE_DATE_EPOCH`` must be a count of seconds."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert main(["build", "--only", "evidence"]) == 2
