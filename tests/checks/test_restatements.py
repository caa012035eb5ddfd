"""A cited sentence says again what its passage says: with its sign, its period, its owner; and what a judgement rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.corpus.catalogue import Corpus, read_corpus
from tests.corpora import composed, write_corpus

_BOARD = """The United Harbours Board met on 3 March 2024.

The harbour unions are not prepared for night work, though the pilots are. There is no generally accepted rule for fog.
Other major ports have also adopted the lamp code. The ferry does not, and never will, carry petrol.

The second lookout costs €310,000 a year. Fares bring in 4,000 crowns a night in winter. The board's Karsund office holds
$21.4 million abroad, compared with the Nordvik office, which has only $7.8 million. Polls show Aske leading Moen
47.3 percent to 44.4 percent. Until April the pilot had never been aboard a tug.

The tug is old.

Its hull is thin.

The Tollbu Fund gave $5 million to the Rescue League.

The pumps are old too.

The engine is new.

The Karsund office counted 18 wrecks in the fairway.
"""
_GERMAN = """Der Senat hat die Zahl nicht bestätigt. Die Hafenbehörde hat 17 Brücken geprüft.
"""
_FRENCH = """La direction n'a pas confirmé ce chiffre. Le trafic était de 21 tonnes.
"""
_TALK = """WEBVTT

00:00.000 --> 00:04.000
<v Speaker 2 [probably the treasurer]>The tug needs H8 hundreds of bolts.

00:05.000 --> 00:09.000
<v Harbour Master>We were told to buy the [lamps?] and wait for the [inaudible 00:00:07] report.

00:10.000 --> 00:14.000
<v Harbour Master>The harbour is full of boats in every summer month.
"""
_REPORT = """The tug has H800 bolts. The H800s rust.
"""
_FILES = {
    "board.txt": _BOARD, "senat.txt": _GERMAN, "chiffre.txt": _FRENCH, "talk.vtt": _TALK, "report.txt": _REPORT,
    "sources.yaml": "references:\n"
    "  - {id: senat, type: article, title: S, language: de, pincite: {file: senat.txt, kind: article}}\n"
    "  - {id: chiffre, type: article, title: C, language: fr, pincite: {file: chiffre.txt, kind: article}}\n"
    "  - {id: talk, type: broadcast, title: T, pincite: {file: talk.vtt, kind: machine transcript}}\n",
    "lexicon.yaml": "lexicon:\n  - {as_heard: H8 hundreds, canonical: H800s, kind: number, evidence: The bolt.}\n",
    "themes.yaml": "themes:\n  - {id: night, label: Night, terms: [lamps, tug]}\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return read_corpus(write_corpus(tmp_path_factory.mktemp("board"), _FILES))[0]


_RULES = {"denial-is-sourced", "period-is-sourced", "number-stands-with-its-name", "date-has-source", "fact-is-cited",
          "number-has-source", "judgement-rests-on-clear-words", "reconstructed-figure-has-second-source"}  # fmt: skip


def _broken(corpus: Corpus, brief: str, *, lang: str = "en") -> set[str]:
    made = composed(f"title: T\nlang: {lang}\n{brief}themes: [night]\n", corpus)
    return {item.rule for item in made.diagnostics} & _RULES


def _said(corpus: Corpus, sentence: str, *, lang: str = "en") -> set[str]:
    return _broken(corpus, f"bottom_line: >-\n  {sentence}\n", lang=lang)


_TURNED = [
    ("en", "The harbour unions are prepared for night work [@board#p2s1].", "denial-is-sourced"),
    ("en", "There is an accepted rule for fog [@board#p2s2].", "denial-is-sourced"),
    ("en", "Other major ports have not adopted the lamp code [@board#p2s3].", "denial-is-sourced"),
    ("en", "The ferry will carry petrol [@board#p2s4].", "denial-is-sourced"),
    ("de", "Der Senat bestätigt die Zahl [@senat#p1s1].", "denial-is-sourced"),
    ("de", "Die Hafenbehörde hat 17 Brücken nicht geprüft [@senat#p1s2].", "denial-is-sourced"),
    ("fr", "La direction a confirmé ce chiffre [@chiffre#p1s1].", "denial-is-sourced"),
    ("en", "A second lookout costs €310,000 a month [@board#p3s1].", "period-is-sourced"),
    ("en", "Fares of 4,000 crowns come in every week [@board#p3s2].", "period-is-sourced"),
    ("en", "The Nordvik office has $21.4 million and that of Karsund $7.8 million [@board#p3s3].",
     "number-stands-with-its-name"),
    ("en", "The board met on 3 April 2024 [@board#p1s1].", "date-has-source"),
    ("en", "The Tollbu Fund owns the tug.", "fact-is-cited"),
    ("en", "Karsund and Nordvik oppose the lamp code.", "fact-is-cited"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "sentence", "rule"), _TURNED)
def test_one_turn_of_a_sentence_is_told(board: Corpus, lang: str, sentence: str, rule: str) -> None:
    assert _said(board, sentence, lang=lang) == {rule}


_FAIR = [
    ("en", "The harbour unions are not ready for night work [@board#p2s1]."),
    ("en", "No rule for fog is accepted by all [@board#p2s2]."),
    ("en", "The ferry will not carry petrol [@board#p2s4]."),
    ("en", "The pilot first went aboard a tug in April [@board#p3s5]."),
    ("en", "The United Harbours Board met on 3 March 2024 [@board#p1s1]."),
    ("en", "A second lookout costs €310,000 a year [@board#p3s1]."),
    ("en", "Each night brings in fares of 4,000 crowns [@board#p3s2]."),
    ("en", "Karsund has $21.4 million abroad and Nordvik $7.8 million [@board#p3s3]."),
    ("en", "Moen has 44.4 percent and Aske 47.3 percent [@board#p3s4]."),
    ("de", "Der Senat bestätigt die Zahl nicht [@senat#p1s1]."),
    ("fr", "La direction ne confirme pas ce chiffre [@chiffre#p1s1]."),
    ("fr", "Le trafic n'était que de 21 tonnes [@chiffre#p1s2]."),
    ("en", "Karsund competes on price."),
    ("en", "Nordvik should back the lamp code."),
    ("en", "Doing without lamps costs more than it saves."),
]


@pytest.mark.parametrize(("lang", "sentence"), _FAIR)
def test_a_fair_sentence_is_let_be(board: Corpus, lang: str, sentence: str) -> None:
    assert _said(board, sentence, lang=lang) == set()


@pytest.mark.parametrize(
    ("number", "fair", "credited"),
    [
        ("47-3-percent", "for Aske in the polls", "for Moen in the polls"),
        ("44-4-percent", "for Moen in the polls", "for Aske in the polls"),
        ("5-million", "from the Tollbu Fund", "from a fund of Moen's"),
        ("18", "wrecks counted by Karsund", "wrecks counted by the Rescue League"),
    ],
)
def test_a_key_number_is_credited_to_whom_its_source_credits_it(
    board: Corpus, number: str, fair: str, credited: str
) -> None:
    brief = "numbers: [{{number: board#{}, label: {}}}]\n"
    assert _broken(board, brief.format(number, fair)) == set()
    assert _broken(board, brief.format(number, credited)) == {"number-stands-with-its-name"}


def _judged(claim: str, *evidence: str) -> str:
    cited = ", ".join(evidence)
    return (
        f"judgements:\n  - {{claim: {claim}, likelihood: likely, confidence: low, because: It was said., "
        f"evidence: [{cited}], would_change: A count.}}\n"
    )


def test_a_reconstructed_figure_needs_a_second_source(board: Corpus) -> None:
    """A machine transcript beside itself is none; a written one is; other words of the transcript need none."""
    rule = {"reconstructed-figure-has-second-source"}
    heard, clear = "talk#p1s1", "talk#p2s2"
    assert _broken(board, _judged("The tug needs the H800s.", heard)) >= rule
    assert _broken(board, _judged("The tug needs the H800s.", heard, clear)) == rule
    assert _broken(board, _judged("The tug needs the H800s.", heard, "report#p1s2")) == set()
    assert _broken(board, _judged("The tug needs bolts.", heard, clear)) == set()


def test_a_reconstructed_figure_carries_no_headline_alone(board: Corpus) -> None:
    theme = "themes:\n  - theme: night\n    headline: The tug needs the H800s\n    text: It rusts [@{}].\n"
    for cited, count in (("talk#p1s1", 1), ("talk#p1s1; @report#p1s2", 0)):
        made = composed(f"title: T\n{theme.format(cited)}", board)
        assert sum(item.rule == "reconstructed-figure-has-second-source" for item in made.diagnostics) == count


def test_a_judgement_does_not_rest_on_uncertain_words_alone(board: Corpus) -> None:
    """Neither on words in doubt nor on those of a doubtful speaker; beside clear ones both may stand."""
    rule = "judgement-rests-on-clear-words"
    assert rule in _broken(board, _judged("The lamps will come.", "talk#p2s1"))
    assert rule in _broken(board, _judged("The tug will need bolts.", "talk#p1s1"))
    assert rule not in _broken(board, _judged("The lamps will come.", "talk#p2s1", "talk#p2s2"))


def test_a_passage_of_a_megabyte_is_compared_in_time(tmp_path: Path) -> None:
    files = {"long.txt": "T\n\n" + "The tug does not run, it is not old and Aske is not Moen 5 a year, " * 9_000,
             "themes.yaml": _FILES["themes.yaml"]}  # fmt: skip
    corpus = read_corpus(write_corpus(tmp_path / "long", files))[0]
    assert "denial-is-sourced" not in _said(corpus, "The tug is quite old and does run well [@long#p1].")
