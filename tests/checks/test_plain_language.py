"""Hints on plain language: long sentences, acronyms that nobody spells out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, Severity
from tests.corpora import composed, sound

HEAD = "title: The crossing\nthemes: [cost]\nbottom_line: >-\n  "


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return sound(tmp_path)


def hints(text: str, corpus: Corpus) -> list[Diagnostic]:
    found = composed(HEAD + text + "\n", corpus).diagnostics
    return [item for item in found if item.severity is Severity.HINT]


def test_a_sentence_of_forty_words_passes_and_one_more_is_named(corpus: Corpus) -> None:
    forty = " ".join(["word"] * 40) + "."
    assert hints(forty, corpus) == []
    (found,) = hints("word " + forty, corpus)
    assert (found.rule, found.place.path) == ("sentence-is-short", "$.bottom_line")
    assert "41 words" in found.message


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The HMA wants it. The HMA is slow.", ["HMA"]),
        ("The Harbour Master's Agency (HMA) wants it. The HMA is slow.", []),
        ("The HMA (Harbour Master's Agency) wants it.", []),
        ("The EU and the UK agree, and so does a CEO.", []),
        ("A chip called H800 or R1 needs no key.", []),
        ("It is sold in the U.S.A. and elsewhere.", []),
    ],
)
def test_an_acronym_is_named_once_unless_it_is_spelt_out(corpus: Corpus, text: str, named: list[str]) -> None:
    found = [item for item in hints(text, corpus) if item.rule == "acronym-is-explained"]
    assert [item.message for item in found] == [f"`{name}` is nowhere spelt out" for name in named]
