"""A brief in another language: its own words, its figures and the source's numbers in it, and what it may not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.briefing.model import Briefing, plain
from pincite.corpus.catalogue import Corpus, read_corpus
from tests.corpora import composed, sound, write_corpus

FRENCH = """\
title: Le bac du détroit
lang: fr
date: 2026-05-01
bottom_line: Le bac coûte moins cher que le pont, et il transporte déjà un grand nombre de passagers.
judgements:
  - {claim: Le comté ne construira pas le pont., likelihood: probable, confidence: low, because: Rien n'est décidé.,
     evidence: [bridge#640-million]}
themes:
  - theme: cost
    headline: Le pont coûterait bien plus que la coque
    text: >-
      Le pont est estimé à 640 millions de dollars [@bridge#640-million], une coque neuve à 42 millions
      [@ferry#42-million]. Le bac a transporté 1,2 million de passagers [@ferry#1-2-million].
    chart: {title: Le pont coûte plus que la coque, unit: milliards US$, points: [
      {label: Pont, number: bridge#640-million}, {label: Coque, number: ferry#42-million}]}
numbers: [{number: ferry#1-2-million, label: passagers en 2023}]
"""
WORDS = {
    "en": ("Two documents", "paragraph 3", "not checked", "Looked for", "assembled by"),
    "fr": ("deux documents", "paragraphe 3", "non vérifié", "Cherché", "composé par"),
    "de": ("zwei Dokumenten", "Absatz 3", "nicht mit dem Original", "gesucht", "zusammengestellt von"),
    "zh": ("2份文件", "第3段", "未与原件", "查找", "编成"),
}


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return sound(tmp_path)


def briefing_of(brief: str, corpus: Corpus) -> Briefing:
    found = composed(brief, corpus)
    assert not [item for item in found.diagnostics if item.severity == "error"], found.diagnostics
    return found.briefing


def own_words(briefing: Briefing) -> str:
    """Everything in the briefing that the tool worded itself."""
    entries = (text for entry in briefing.evidence for text in (entry.locator, entry.attribution))
    return "\n".join([
        *briefing.summary.sentences, *briefing.method, *entries, *(item.coverage for item in briefing.sections),
        *(item.kind for item in briefing.sources), *(item.basis for item in briefing.judgements),
    ])  # fmt: skip


def test_a_french_brief_is_held_to_english_sources(corpus: Corpus) -> None:
    """Decimal commas and *millions* are read as French, and set as French."""
    briefing = briefing_of(FRENCH, corpus)
    assert (briefing.numbers[0].figure, briefing.numbers[0].scale) == ("1,2", "million")
    chart = briefing.sections[0].chart
    assert chart is not None
    assert [point.printed for point in chart.points] == ["0,64", "0,042"]
    assert chart.alternative == (
        "Diagramme à barres. Le pont coûte plus que la coque. En milliards US$\u00a0: Pont 0,64, Coque 0,042."
    )
    assert (briefing.date, briefing.judgements[0].likelihood) == ("1er mai 2026", "probable")
    assert briefing.scale is not None
    assert ("probable", "55–80 %") in {(term.term, term.range) for term in briefing.scale.terms}


@pytest.mark.parametrize(("right", "wrong"), [("640 millions", "641 millions"), ("1,2 million", "1,3 million"),
                                              ("640 millions", "640 milliards"), ("1,2 million", "12 millions")])  # fmt: skip
def test_a_changed_figure_is_refused_in_french_too(corpus: Corpus, right: str, wrong: str) -> None:
    rules = {item.rule for item in composed(FRENCH.replace(right, wrong), corpus).diagnostics}
    assert "number-has-source" in rules


def test_a_billion_is_the_one_of_the_language_that_the_author_writes_in(tmp_path: Path) -> None:
    """In German it is a thousand times the English one; English text under German labels keeps the English one."""
    text = "The county puts the bridge at $2 billion, and nobody in the county has said that it is too much.\n"
    corpus = read_corpus(
        write_corpus(tmp_path / "c", {"b.txt": text, "themes.yaml": "themes: [{id: t, label: T, terms: [bridge]}]\n"})
    )[0]
    german = "lang: de\ntitle: Die Brücke\nthemes: [{theme: t, text: 'Das Land und die Stadt wissen, dass die Brücke nach der Rechnung %s kostet [@b#2-billion].'}]\n"
    english = "lang: de\ntitle: The bridge\nthemes: [{theme: t, text: 'It is said by the county that the bridge is to be had for %s [@b#2-billion]. That is the whole of what is known of it, and for the most part it is not on paper.'}]\n"

    def refused(brief: str) -> bool:
        return "number-has-source" in {item.rule for item in composed(brief, corpus).diagnostics}

    assert not refused(german % "2 Milliarden Dollar")
    assert refused(german % "2 Billionen Dollar")
    assert not refused(english % "$2 billion")


def test_a_source_in_another_language_is_set_in_the_briefs(tmp_path: Path) -> None:
    """*Milliarden* in the source, *billion* in an English brief; what counts a noun stays as the source has it."""
    text = "Die Brücke kostet nach der Rechnung des Landes 2,5 Milliarden Euro, und das ist nicht wenig für die Stadt.\n\nSie wird von 12 Fähren und von 3.400 Menschen am Tag gebraucht, wie es in dem Bericht heißt.\n"
    corpus = read_corpus(
        write_corpus(tmp_path / "c", {"b.txt": text, "themes.yaml": "themes: [{id: t, label: T, terms: [Brücke]}]\n"})
    )[0]
    number = next(item for item in corpus.numbers_of("b") if item.unit == "EUR")
    brief = f"title: T\nnumbers: [{{number: {number.id}, label: for the bridge}}]\nthemes: [t]\n"
    shown = briefing_of(brief, corpus).numbers[0]
    assert (shown.figure, shown.scale) == ("€2.5", "billion")


@pytest.mark.parametrize("lang", sorted(WORDS))
def test_what_the_tool_says_is_in_the_language_of_the_brief(corpus: Corpus, lang: str) -> None:
    brief = FRENCH.replace("lang: fr", f"lang: {lang}\nsearched: [submarine, fog]").replace(
        "likelihood: probable", "likelihood: likely"
    )
    text = own_words(composed(brief, corpus).briefing).lower()
    for language, words in WORDS.items():
        for word in words:
            assert (word.lower() in text) == (language == lang), word


def test_a_language_without_words_or_without_an_author_is_told(corpus: Corpus) -> None:
    def rules(lang: str) -> set[str]:
        return {item.rule for item in composed(FRENCH.replace("lang: fr", f"lang: {lang}"), corpus).diagnostics}

    assert "language-is-known" in rules("pl")
    assert "language-is-the-texts" in rules("de")
    assert not {"language-is-known", "language-is-the-texts"} & rules("fr-CH")


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("fr", "C’est probable, et notre confiance est élevée."), ("de", "Wir sagen mit hoher Sicherheit, dass es wahrscheinlich ist."),
     ("zh", "这很可能发生，我们有高度信心。")],
)  # fmt: skip
def test_likelihood_and_confidence_keep_apart_in_every_language(corpus: Corpus, lang: str, sentence: str) -> None:
    brief = f"lang: {lang}\ntitle: T\nbottom_line: {sentence}\nthemes: [cost]\n"
    assert "likelihood-apart-from-confidence" in {item.rule for item in composed(brief, corpus).diagnostics}


def test_the_words_of_the_sources_are_never_translated(corpus: Corpus) -> None:
    quoted = (
        FRENCH
        + "conflicts: [{question: Combien?, sides: [{name: A, says: Cher., evidence: [ferry#p4i1s1]}, {name: B, says: Moins., evidence: [bridge#640-million]}]}]\n"
    )
    sides = composed(quoted, corpus).briefing.conflicts[0].sides
    assert plain(sides[1].extracts[0].prose).startswith("The county's engineers put a bridge at $640 million")


def test_sentences_are_held_to_the_rules_of_the_language_they_are_in(corpus: Corpus) -> None:
    """English text under French labels: *Do nothing* is known for what it is."""
    english = (
        "lang: fr\ntitle: The crossing of the sound\nthemes: [{theme: cost, text: 'It is said that the ferry is the one that "
        "the county has, and that nobody in the county is for a bridge as long as the ferry is there and is on time.'}]\n"
        "options:\n"
        + "".join(
            f"  - {{name: {name}, gains: A., costs: B., risks: C.}}\n" for name in ("Keep it", "Build", "Do nothing")
        )
    )
    rules = {item.rule for item in composed(english, corpus).diagnostics}
    assert "language-is-the-texts" in rules
    assert "options-include-doing-nothing" not in rules
