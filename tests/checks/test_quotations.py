"""Quotations in the author's text keep the sense that they have in their source."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.diagnostics import Diagnostic, Severity
from tests.corpora import SOURCES, composed, write_corpus

HEARING = """\
A hearing on the ferry

The harbour master, Ada Kohl, said, "We will close the line in May unless the county pays. It is not a safe boat." The
mayor, Ben Ruiz, said, "Nobody believes that the bridge will ever be built. Traffic rose by 11 percent, but only in winter."
Kohl said the plan was not "a serious offer".
"""

RECORDS = (
    SOURCES.replace("ferry.txt", "hearing.txt")
    .replace("id: ferry", "id: hearing")
    .replace("kind: summary, origin: harbour-talk, retells: the broadcast", "kind: article, origin: hearing")
)


@pytest.fixture(scope="module")
def hearing(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """An article in which two people speak, and the engineers' report."""
    bridge = 'A bridge\n\nThe engineers say that "a bridge would end the ferry within a year".\n'
    files = {"hearing.txt": HEARING.replace("The\n", "The "), "bridge.txt": bridge, "sources.yaml": RECORDS}
    themes = "themes:\n  - {id: ferry, label: Ferry, terms: [line, boat, bridge]}\n"
    return read_corpus(write_corpus(tmp_path_factory.mktemp("hearing"), {**files, "themes.yaml": themes}))[0]


def faults(sentence: str, corpus: Corpus, *, cited: str = "hearing") -> list[Diagnostic]:
    """What the rule says of a sentence that cites a source before its full stop."""
    theme = next(iter(corpus.themes))
    brief = f"title: T\nbottom_line: |\n  {sentence.removesuffix('.')} [@{cited}].\nthemes: [{theme}]\n"
    return [item for item in composed(brief, corpus).diagnostics if item.rule == "quotation-is-verbatim"]


@pytest.mark.parametrize(
    ("sentence", "verdict", "offered"),
    [
        ('Kohl says "we will close the line in May".', "truncated-condition", "unless the county pays"),
        ('The mayor thinks "the bridge will ever be built".', "clipped-opening", "Nobody believes that"),
        ('Kohl calls the ferry "a safe boat".', "clipped-opening", "It is not a safe boat"),
        ('Kohl says "it is a safe boat".', "negation", "It is not a safe boat"),
        ('The mayor says "traffic fell by 11 percent".', "altered-word", "Traffic rose"),
        ('The mayor says "traffic rose by 12 percent, but only in winter".', "altered-number", "11 percent"),
        ('Kohl says "we may close the line in May unless the county pays".', "modality", "We will close"),
        ('Kohl says "we will close the line ... It is not a safe boat".', "ellipsis-hides", "unless the county pays"),
        ('Ben Ruiz says "it is not a safe boat".', "wrong-speaker", "not a safe boat"),
        ('It is said that "a bridge would end the ferry within a year".', "wrong-source", "bridge#"),
        ('Kohl calls the plan "a serious offer".', "clipped-opening", "not"),
    ],
)
def test_a_changed_sense_is_named_and_mended(hearing: Corpus, sentence: str, verdict: str, offered: str) -> None:
    """One fault, with its verdict, and in its hint what would be in order."""
    (fault,) = faults(sentence, hearing)
    assert fault.verdict == verdict
    assert any(offered in text for text in (fault.message, *fault.hints))


@pytest.mark.parametrize(
    "sentence",
    [
        'Kohl says "we will close the line in May unless the county pays".',
        'Kohl says "[i]t is not a safe boat".',
        'Kohl does not call it "a safe boat".',
        'Unless the county pays, "we will close the line in May", says Ada Kohl.',
        'The mayor says "traffic rose by 11 percent, but only in winter".',
    ],
)
def test_silent_where_the_sense_is_kept(hearing: Corpus, sentence: str) -> None:
    """In the words quoted, or in the author's own around them."""
    assert not faults(sentence, hearing)


def test_a_record_of_the_original_speaks_before_its_retelling(tmp_path: Path) -> None:
    """Standards E3: the transcript's words are cited; words that it does not have are refused."""
    summary = (
        'A talk\n\nThe captain said, "We sail at dawn with the tide". He added, "nobody will be left behind here".\n'
    )
    transcript = "CAPTAIN: We sail at dawn with the tide. And nobody shall be left behind on the pier.\n"
    records = """\
references:
  - {id: summary, type: broadcast, title: A talk, issued: 2024-03-03,
     pincite: {file: summary.txt, kind: summary, origin: talk, retells: the talk, descriptor: A summary.}}
  - {id: talk, type: broadcast, title: The talk, issued: 2024-03-03,
     pincite: {file: talk.txt, kind: transcript, origin: talk, descriptor: Its transcript.}}
"""
    files = {"summary.txt": summary, "talk.txt": transcript, "sources.yaml": records,
             "themes.yaml": "themes:\n  - {id: sea, label: Sea, terms: [sail, tide]}\n"}  # fmt: skip
    corpus, _ = read_corpus(write_corpus(tmp_path / "talks", files))
    (same,) = faults('The captain said "we sail at dawn with the tide".', corpus, cited="summary")
    assert (same.verdict, same.severity) == ("second-hand", Severity.WARNING)
    (other,) = faults('The captain said "nobody will be left behind here".', corpus, cited="summary")
    assert (other.verdict, other.severity) == ("second-hand", Severity.ERROR)
    assert "nobody shall be left behind on the pier" in other.hints[0]


def test_what_its_source_denies_is_not_chosen(tmp_path: Path) -> None:
    """Of two speeches about a theme only the one is chosen that says alone what it says in its source."""
    article = (
        'A hearing\n\nCritics say that the old ferry is not "a safe boat for the crossing in winter". Ada Kohl said, '
        '"The new boat needs a longer pier on both shores."\n'
    )
    record = (
        "references:\n  - {id: hearing, title: A hearing, issued: 2024, pincite: {file: hearing.txt, kind: article}}\n"
    )
    themes = "themes:\n  - {id: ferry, label: Ferry, terms: [boat]}\n"
    files = {"hearing.txt": article, "sources.yaml": record, "themes.yaml": themes}
    corpus, _ = read_corpus(write_corpus(tmp_path / "denied", files))
    (section,) = composed("title: T\nthemes: [ferry]\n", corpus).briefing.sections
    assert [item.evidence for item in section.quotations] == ["hearing#the-new-boat-needs-a-longer-pier"]
