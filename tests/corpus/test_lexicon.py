"""Entries of the lexicon that can have no effect are named where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.corpus.catalogue import read_corpus
from pincite.diagnostics import BriefError, Diagnostic

HEAD = "lexicon:\n"


def doubts(folder: Path, *entries: str) -> list[Diagnostic]:
    (folder / "ferry-talk.txt").write_text("The ferry\n\nIt leaves at dawn.\n", encoding="utf-8")
    (folder / "lexicon.yaml").write_text(HEAD + "".join(f"  - {entry}\n" for entry in entries), encoding="utf-8")
    _, diagnostics = read_corpus(folder)
    return [item for item in diagnostics if item.place.file.endswith("lexicon.yaml")]


def test_a_source_that_is_not_there_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    (fault,) = doubts(
        tmp_path, "{as_heard: Fairy, canonical: Ferry, evidence: heard, applies_to: [ferry-tale, ferry-talk]}"
    )
    assert (fault.rule, fault.place.line, fault.place.path) == (
        "lexicon-names-sources",
        2,
        "$.lexicon[0].applies_to[0]",
    )
    assert fault.hints == ("did you mean `ferry-talk`?",)


def test_words_that_are_read_in_two_ways_are_named_at_the_second(tmp_path: Path) -> None:
    (fault,) = doubts(
        tmp_path,
        "{as_heard: Deep Seek, canonical: DeepSeek, evidence: heard}",
        "{as_heard: deep  seek, canonical: DeepSea, evidence: heard, applies_to: [ferry-talk]}",
    )
    assert (fault.rule, fault.place.line) == ("heard-once", 3)
    assert "`DeepSeek`" in fault.message
    assert "line 2" in fault.message


def test_words_that_differ_or_stand_in_other_sources_clash_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Another text.\n", encoding="utf-8")
    assert not doubts(
        tmp_path,
        "{as_heard: Quen, canonical: Qwen, evidence: heard, applies_to: [ferry-talk]}",
        "{as_heard: Quen, canonical: Queen, evidence: heard, applies_to: [other]}",
        "{as_heard: quen, canonical: Qwen, evidence: heard}",
    )


@pytest.mark.parametrize("key", ["canonical", "evidence"])
def test_a_reading_without_grounds_is_refused(tmp_path: Path, key: str) -> None:
    entry = {"as_heard": "Fairy", "canonical": "Ferry", "evidence": "heard", key: "' '"}
    with pytest.raises(BriefError) as refused:
        doubts(tmp_path, "{" + ", ".join(f"{name}: {text}" for name, text in entry.items()) + "}")
    (fault,) = refused.value.diagnostics
    assert (fault.place.line, fault.place.path) == (2, f"$.lexicon[0].{key}")
