"""What `pincite lexicon` and the suggestions print: rows, and YAML that can be pasted as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from pincite import suggestions
from pincite.cli.group import command
from pincite.corpus.catalogue import Corpus, read_corpus
from tests.corpora import write_corpus

TALK = """\
Harbour Talk: The models
Host: Radio Desk

1. The models (00:00 - 02:10)
The harbour master says that Deep Seek was cheaper than the model Quen. Port pilots ask the model for tide tables.
Of the model Quen the pilots say little, but the tide tables of Deep Seek are good: "they always fit".
"""
PAPER = """\
Models at the quay

The laboratory DeepSeek and the older Qwen are compared. Pilots trust the tide tables of DeepSeek and of Qwen.
The port pays for tide tables: it has no others.
"""
LEXICON = """\
lexicon:
  - {as_heard: Quen, canonical: Qwen, kind: product, evidence: The paper spells it so., applies_to: [talk]}
"""
SOURCES = """\
references:
  - id: talk
    type: broadcast
    title: The models
    issued: 2024-03-03
    pincite: {file: talk.txt, kind: summary, origin: harbour-talk, descriptor: A summary.}
  - id: paper
    type: report
    title: Models at the quay
    issued: 2024-04-01
    pincite: {file: paper.txt, kind: report, origin: port, descriptor: By the port.}
"""
FILES = {"talk.txt": TALK, "paper.txt": PAPER, "sources.yaml": SOURCES}


def corpus(folder: Path, **files: str) -> Corpus:
    """The talk and the paper, with record files named by their stems."""
    written = write_corpus(folder, {**FILES, **{f"{stem}.yaml": text for stem, text in files.items()}})
    return read_corpus(written)[0]


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("PINCITE_CACHE", str(tmp_path_factory.mktemp("cache")))


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, list(args))
    return result.exit_code, result.stdout, result.stderr


def test_the_lexicon_is_listed_with_where_each_entry_occurs(tmp_path: Path) -> None:
    (row,) = suggestions.lexicon_rows(corpus(tmp_path, lexicon=LEXICON))
    assert (row["as_heard"], row["canonical"], row["count"]) == ("Quen", "Qwen", 2)
    assert row["sources"] == {"talk": 2}
    assert [TALK[place["start"] : place["end"]] for place in row["places"]] == ["Quen", "Quen"]
    assert [place["line"] for place in row["places"]] == [5, 6]


def test_suggestions_are_entries_that_the_lexicon_accepts(tmp_path: Path) -> None:
    texts = corpus(tmp_path / "before")
    printed = suggestions.suspects_yaml(texts, suggestions.suspects(texts))
    entries = {entry["as_heard"]: entry for entry in yaml.safe_load(printed)["lexicon"]}
    assert {name: entry["canonical"] for name, entry in entries.items()} == {"Deep Seek": "DeepSeek", "Quen": "Qwen"}
    assert entries["Quen"]["applies_to"] == ["talk"]
    after = corpus(tmp_path / "after", lexicon=printed)
    assert {entry.as_heard for entry in after.lexicon} == set(entries)
    assert suggestions.suspects(after) == ()


def test_entries_for_a_lexicon_that_is_there_are_a_list_to_add_to_it(tmp_path: Path) -> None:
    texts = corpus(tmp_path, lexicon=LEXICON)
    printed = suggestions.suspects_yaml(texts, suggestions.suspects(texts))
    assert [entry["as_heard"] for entry in yaml.safe_load(printed)] == ["Deep Seek"]
    assert yaml.safe_load(LEXICON + printed) == {
        "lexicon": [*yaml.safe_load(LEXICON)["lexicon"], *yaml.safe_load(printed)]
    }


def test_each_suggestion_shows_both_forms_in_a_sentence(tmp_path: Path) -> None:
    texts = corpus(tmp_path)
    (row,) = (row for row in suggestions.suspect_rows(texts, suggestions.suspects(texts)) if row["as_heard"] == "Quen")
    assert row["example"].startswith("talk.txt:5: The harbour master says")
    assert row["canonical_example"].startswith("paper.txt:3: The laboratory DeepSeek and the older Qwen")
    assert row["why"] == "pronounced the same"
    assert yaml.safe_load(row["yaml"])[0]["evidence"].endswith("Qwen stands 2 times in paper.")


def test_a_corpus_without_themes_gets_a_first_file_that_finds_what_it_says(tmp_path: Path) -> None:
    texts = corpus(tmp_path / "before")
    drafts = suggestions.theme_drafts(texts)
    printed = suggestions.themes_yaml(texts, drafts)
    assert "tide-tables" in {draft.id for draft in drafts}
    assert "2 documents, 2 origins" in printed
    after = corpus(tmp_path / "after", themes=printed)
    assert set(after.themes) == {draft.id for draft in drafts}
    for draft in drafts:
        assert len(after.theme_hits(after.themes[draft.id])) >= draft.passages * 0.8, draft.id


def test_what_the_themes_cover_is_not_drafted_again(tmp_path: Path) -> None:
    themes = "themes: [{id: water, label: Water, question: When?, terms: [tide tables]}]\n"
    texts = corpus(tmp_path, themes=themes)
    assert "tide tables" not in {term for draft in suggestions.theme_drafts(texts) for term in draft.terms}


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_the_command_lists_the_lexicon(tmp_path: Path, form: str) -> None:
    corpus(tmp_path, lexicon=LEXICON)
    code, out, _ = run("lexicon", "--corpus", str(tmp_path), "--format", form)
    assert code == 0
    assert "Quen" in out
    if form == "json":
        (row,) = json.loads(out)
        assert row["canonical"] == "Qwen"


def test_the_command_prints_suggestions_and_changes_nothing(tmp_path: Path) -> None:
    corpus(tmp_path, lexicon=LEXICON)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    code, out, _ = run("lexicon", "--suggest", "--corpus", str(tmp_path))
    assert (code, [entry["canonical"] for entry in yaml.safe_load(out)]) == (0, ["DeepSeek"])
    assert run("lexicon", "--suggest", "--corpus", str(tmp_path))[1] == out
    rows: list[dict[str, Any]] = json.loads(
        run("lexicon", "--suggest", "--corpus", str(tmp_path), "--format", "json")[1]
    )
    assert [row["as_heard"] for row in rows] == ["Deep Seek"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_lexicon_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    corpus(tmp_path)
    code, out, err = run("lexicon", "--corpus", str(tmp_path))
    assert (code, "Quen" in out) == (0, False)
    assert "lexicon.yaml" in err
    assert run("lexicon", "--format", "yaml", "--corpus", str(tmp_path))[0] == 2


def test_the_seeds_find_again_what_their_lexicon_says_and_only_that(tmp_path: Path) -> None:
    """Without the lexicon, the forms of it whose canonical form can be told from the texts; Qwen stands in none."""
    seeds = Path(__file__).parent.parent / "seeds"
    files = {path.name: path.read_bytes() for path in seeds.iterdir() if path.name != "lexicon.yaml"}
    texts = read_corpus(write_corpus(tmp_path, files))[0]
    found = {item.as_heard: item.canonical for item in suggestions.suspects(texts)}
    assert found == {"Deep Seek": "DeepSeek", "H8 hundreds": "H800s"}


def test_the_command_drafts_themes(tmp_path: Path) -> None:
    corpus(tmp_path)
    code, out, _ = run("themes", "--suggest", "--corpus", str(tmp_path))
    assert code == 0
    assert "tide-tables" in {entry["id"] for entry in yaml.safe_load(out)["themes"]}
    assert run("themes", "--suggest", "--corpus", str(tmp_path))[1] == out
    rows = json.loads(run("themes", "--suggest", "--corpus", str(tmp_path), "--format", "json")[1])
    assert {row["origins"] for row in rows if row["id"] == "tide-tables"} == {2}
