"""A brief and a corpus become a briefing, or every fault is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.briefing.dump import dump
from pincite.briefing.model import Citation, Prose, Run
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.diagnostics import has_errors
from tests.corpora import BRIDGE, FERRY, THEMES, composed, sound, write_corpus

FULL = """\
title: Ferry or bridge
to: County board
date: 2024-06-01
bottom_line: The ferry costs fuel [@ferry#about-18-percent]; the bridge costs more [@bridge#640-million].
ask: {recommend: Approve a study., owner: Engineer, decide_by: 2024-07-01}
judgements:
  - claim: The ferry will need a new hull.
    likelihood: likely
    confidence: moderate
    because: One origin says so.
    evidence: [ferry#42-million, bridge#p1s2]
    would_change: A cheaper engine.
numbers:
  - {number: ferry#42-million, label: for a new hull}
  - {formula: bridge#640-million / ferry#42-million, round: 0, unit: times, label: the price of a hull is the bridge}
themes:
  - theme: cost
    headline: The bridge costs fifteen times a new hull
    text: |
      A hull costs $42 million [@ferry#42-million], a bridge $640 million [@bridge#640-million]. The engineers say
      "a bridge would end the ferry" [@bridge#a-bridge-would-end-the-ferry].

      - Tickets cover 60 % [@ferry#60-percent].
    quotes: [ferry#we-burn-3-000-litres-on-every, {speaker: Ferry Master, source: ferry}]
    chart:
      title: A bridge costs fifteen times a hull
      unit: US$ million
      points: [{label: Hull, number: ferry#42-million}, {label: Bridge, number: bridge#640-million}]
    so_what: Money decides.
  - weather
conflicts:
  - question: Stay or go?
    sides:
      - {name: Stay, says: It works., evidence: [ferry#p1s1]}
      - {name: Go, says: It ends., evidence: [bridge#a-bridge-would-end-the-ferry]}
    reading: Both are right.
options:
  - {name: Hull, gains: Fuel., costs: Money., risks: Delay., recommended: true}
  - {name: Bridge, gains: Speed., costs: Money., risks: Debt.}
  - {name: Do nothing, gains: None., costs: Fuel., risks: Age.}
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """The ferry and the bridge."""
    return sound(tmp_path)


def words(prose: Prose) -> str:
    """The words, with citation numbers in brackets."""
    return "".join(part.text if isinstance(part, Run) else str(list(part.numbers)) for part in prose)


def test_a_full_brief_composes_without_a_word(corpus: Corpus) -> None:
    """Nothing is wrong except that a quotation which is shown already was described again."""
    brief = FULL.replace(", {speaker: Ferry Master, source: ferry}", "")
    assert not composed(brief, corpus).diagnostics


def test_citations_are_numbered_on_first_use_and_lead_to_their_passage(corpus: Corpus) -> None:
    """Two pieces of evidence in one passage share a number; every number in the text has an entry, and the reverse."""
    briefing = composed(FULL, corpus).briefing
    assert words(briefing.bottom_line) == "The ferry costs fuel[1]; the bridge costs more[2]."
    assert [entry.number for entry in briefing.evidence] == list(range(1, len(briefing.evidence) + 1))
    hull = next(entry for entry in briefing.evidence if "ferry#42-million" in entry.evidence)
    assert hull.number == 1
    document = corpus.documents["ferry"]
    assert document.text[hull.span.start : hull.span.end] == hull.exact
    assert document.text[: hull.span.start].endswith(hull.prefix)
    assert document.text[hull.span.end :].startswith(hull.suffix)
    assert {entry.source for entry in briefing.evidence} == {source.id for source in briefing.sources}


def test_the_annex_marks_the_cited_words_in_their_context(corpus: Corpus) -> None:
    """Sentence before, passage, sentence after; marked is what was cited."""
    briefing = composed(FULL, corpus).briefing
    entry = next(item for item in briefing.evidence if "bridge#640-million" in item.evidence)
    marked = [part.text for part in entry.context if isinstance(part, Run) and part.marked]
    assert marked == ["$640 million"]
    assert words(entry.context).endswith('They say that "a bridge would end the ferry within a year".')


def test_calculations_are_shown_with_their_formula(corpus: Corpus) -> None:
    """A formula's result, and a multiple in a title that follows from the numbers under it."""
    briefing = composed(FULL, corpus).briefing
    assert briefing.numbers[1].figure == "≈15"
    assert briefing.numbers[1].calculation
    assert any("fifteen times" in sentence and "calculation" in sentence for sentence in briefing.method)
    assert briefing.statement_note.startswith("Each paragraph says beside it what it is")
    assert briefing.statement_note not in briefing.method
    assert [point.printed for point in briefing.sections[0].chart.points] == ["640", "42"]  # type: ignore[union-attr]


def test_a_theme_left_to_the_tool_shows_what_the_sources_say(corpus: Corpus) -> None:
    """Verbatim passages with whose they are and why they were chosen."""
    section = composed(FULL, corpus).briefing.sections[1]
    assert section.headline == "Weather"
    assert {words(item.prose) for item in section.extracts} == {
        "The ferry master explains that the crossing takes 40 minutes in calm weather.",
        "Fog closes the ferry on 12 days a year.",
    }
    assert all(item.reason and item.attribution for item in section.extracts)


def test_without_a_file_of_themes_their_own_words_are_looked_for(tmp_path: Path) -> None:
    """Documents in a folder and a brief of two lines are enough; words that no document has are refused."""
    corpus = read_corpus(write_corpus(tmp_path, {"ferry.txt": FERRY, "bridge.txt": BRIDGE}))[0]
    made = composed("title: Ferry or bridge\nthemes: [calm weather, Fog, toll]\n", corpus)
    assert ("theme-has-evidence", "$.themes[2]") in [(item.rule, item.place.path) for item in made.diagnostics]
    made = composed("title: Ferry or bridge\nthemes: [calm weather, Fog]\n", corpus)
    first, second = made.briefing.sections
    assert (first.label, second.label) == ("Calm weather", "Fog")
    assert [words(item.prose) for item in first.extracts] == [
        "The ferry master explains that the crossing takes 40 minutes in calm weather."
    ]
    assert not has_errors(made.diagnostics)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("A hull costs $42 million", "A hull costs $43 million"), ("number-has-source", "$43 million")),
        (("Tickets cover 60 %", "Tickets cover 61 %"), ("number-has-source", "61 %")),
        (('"a bridge would end', '"the bridge would end'), ("quotation-is-verbatim", "the bridge would end")),
        (("[@bridge#640-million]. The", "[@bridge#640-milion]. The"), ("pin-cite-resolves", "bridge#640-milion")),
        (("[@ferry#60-percent]", "[@fery#60-percent]"), ("pin-cite-resolves", "fery#60-percent")),
        (("evidence: [ferry#42-million", "evidence: [ferry#43-million"), ("evidence-exists", "ferry#43-million")),
        (("[ferry#we-burn-3-000-litres-on-every,", "[{id: ferry#we-burn-4-000-litres, headline: Fuel is burnt},"), ("evidence-exists", "ferry#we-burn-4-000")),
        (("theme: cost", "theme: costs"), ("theme-exists", "costs")),
        (("  - weather", "  - wheather"), ("theme-exists", "wheather")),
        (("speaker: Ferry Master", "speaker: Ferry Mistress"), ("speaker-exists", "Ferry Mistress")),
        (("source: ferry}", "source: ferries}"), ("source-exists", "ferries")),
        (("{label: Hull, number: ferry#42-million}", "{label: Hull, number: ferry#60-percent}"), ("number-fits-unit", "ferry#60-percent")),
        (("costs fifteen times a hull", "costs sixteen times a hull"), ("number-has-source", "sixteen times")),
        (("costs fifteen times a new", "costs 700 times a new"), ("number-has-source", "700 times")),
        (("likelihood: likely", "likelihood: quite likely"), ("likelihood-is-on-scale", "quite likely")),
        (("One origin says so.", "It is likely, with high confidence."), ("likelihood-apart-from-confidence", "It is likely")),
        (("formula: bridge#640-million / ferry#42-million", "formula: bridge#640-million + ferry#60-percent"), ("formula-holds", "+")),
        (("[ferry#we-burn-3-000-litres-on-every,", "[ferry#42-million,"), ("evidence-fits", "ferry#42-million")),
        (("[ferry#we-burn-3-000-litres-on-every,", "[{id: ferry#we-burn-3-000-litres-on-every, speaker: Radio Desk},"), ("quotation-has-its-speaker", "Radio Desk")),
        (("unit: times, label: the price", "unit: billion euros, label: the price"), ("number-fits-unit", "billion euros")),
        (("{number: ferry#42-million, label: for", "{number: ferry, label: for"), ("evidence-fits", "ferry, label")),
    ],
)  # fmt: skip
def test_one_slip_is_refused_at_its_place(corpus: Corpus, change: tuple[str, str], fault: tuple[str, str]) -> None:
    """Each with its rule, the line and column of the words at fault, and a remedy."""
    assert change[0] in FULL
    brief = FULL.replace(*change)
    lines = brief.splitlines()
    errors = [item for item in composed(brief, corpus).diagnostics if item.severity == "error"]
    found = [(item.rule, lines[item.place.line - 1][item.place.column - 1 :]) for item in errors]
    assert any(rule == fault[0] and text.startswith(fault[1]) for rule, text in found), found
    assert all(item.hints for item in errors if item.rule != "formula-holds")


@pytest.mark.parametrize("change", [
    ("[@bridge#640-million]. The", "[@bridge#640-milion]. The"),
    ("[@ferry#60-percent]", "[@fery#60-percent]"),
])  # fmt: skip
def test_a_pin_cite_that_leads_nowhere_is_all_that_is_said_of_its_sentence(
    corpus: Corpus, change: tuple[str, str]
) -> None:
    """What it was meant for may be what the number or the fact rests on."""
    brief = FULL.replace(", {speaker: Ferry Master, source: ferry}", "")
    assert change[0] in brief
    found = [item.rule for item in composed(brief.replace(*change), corpus).diagnostics if item.severity == "error"]
    assert found == ["pin-cite-resolves"]


def test_a_quotation_that_stands_elsewhere_is_not_held_to_what_it_does_not_cite(corpus: Corpus) -> None:
    """The right words behind the wrong pin-cite are refused, and the right one is named."""
    brief = FULL.replace("[@bridge#a-bridge-would-end-the-ferry]", "[@ferry#p1s1]")
    (fault,) = composed(brief, corpus).diagnostics[:1]
    assert fault.verdict == "wrong-source"
    assert "bridge#p1s2" in fault.hints[0]


def test_typed_words_are_held_to_the_corpus(corpus: Corpus) -> None:
    """``words:`` in a quotation must stand verbatim; part of a quotation is enough, where it keeps its sense."""
    part = "burn 3,000 litres on every crossing, but half of that is heat"
    brief = f'title: T\nthemes:\n  - theme: cost\n    quotes: [{{words: "{part}"}}]\n'
    (quotation,) = composed(brief, corpus).briefing.sections[0].quotations
    assert words(quotation.prose) == part
    (fault,) = composed(brief.replace(", but half of that is heat", ""), corpus).diagnostics
    assert (fault.rule, fault.verdict) == ("quotation-is-verbatim", "truncated-condition")
    assert "but half of that is heat" in fault.hints[0]
    (fault,) = composed(brief.replace("3,000", "4,000"), corpus).diagnostics
    assert (fault.rule, fault.verdict, fault.place.line) == ("quotation-is-verbatim", "altered-number", 4)
    assert "ferry.txt:10" in fault.hints[0]


def test_garbled_words_are_shown_with_their_reading(seeds: Corpus) -> None:
    """Inside a quotation the words stay, and our reading follows in brackets."""
    brief = "title: T\nthemes:\n  - theme: chips\n    quotes: [bigtech-shao#deep-seek-trained-on-the-h8]\n"
    (quotation,) = composed(brief, seeds).briefing.sections[0].quotations
    assert words(quotation.prose) == "Deep Seek [DeepSeek] trained on the H8 hundreds [H800s]"


def test_two_accounts_of_one_event_are_one_origin(seeds: Corpus) -> None:
    """Documents are counted, and the origins behind them."""
    brief = "title: T\nthemes: [consumer]\njudgements:\n- {claim: So., evidence: [bigtech-shao#p6s3, bigtech-digest#p7s1]}\n"
    (judgement,) = composed(brief, seeds).briefing.judgements
    assert judgement.basis == "two documents, one origin, all second-hand"


def test_automatic_choice_spreads_over_origins_and_repeats_nothing(seeds: Corpus) -> None:
    """No evidence is shown twice, and the first extracts of a theme come from different origins."""
    briefing = composed("title: T\nthemes: [open-source, reach, chips, industrial]\n", seeds).briefing
    shown = [item.evidence for section in briefing.sections for item in section.quotations]
    shown += [item.evidence for section in briefing.sections for item in section.extracts]
    assert len(set(shown)) == len(shown)
    for section in briefing.sections:
        origins = [seeds.documents[item.evidence.partition("#")[0]].source.origin for item in section.extracts]
        # An origin speaks again only when every origin that can has spoken.
        assert len(set(origins[: len(set(origins))])) == len(set(origins))


def test_an_extract_can_be_read_alone(seeds: Corpus) -> None:
    """None opens with a pronoun, a connective or a given name that only what stands before it explains."""
    briefing = composed("title: T\nthemes: [consumer, industrial, chips, state]\n", seeds).briefing
    openings = {words(item.prose).split()[0] for section in briefing.sections for item in section.extracts}
    assert openings
    assert not openings & {"This", "These", "It", "They", "She", "He", "However", "Moreover", "Grace", "Alex", '"Once'}


def test_the_same_brief_dumps_the_same_json(corpus: Corpus) -> None:
    """Versioned, with sorted keys."""
    one, other = (dump(composed(FULL, corpus).briefing) for _ in range(2))
    assert one == other
    assert '"format": "pincite-briefing"' in one


def test_a_citation_has_its_numbers_in_order(seeds: Corpus) -> None:
    """Ascending and without repeats, wherever it stands."""
    brief = "title: T\nbottom_line: So it is [@nin-report#p26s1; @wsj-takeaways#p2i12; @nin-report#p26s1].\nthemes: [chips]\n"
    marks = [part for part in composed(brief, seeds).briefing.bottom_line if isinstance(part, Citation)]
    assert marks == [Citation((1, 2))]


def test_what_nobody_described_is_claimed_to_be_nothing(tmp_path: Path) -> None:
    """Neither first-hand nor independent, as long as no reference says so: two papers may carry one agency's article."""
    page = (
        '<html><head><title>Fares</title><meta property="og:type" content="article"></head><body><article>'
        "<h1>Fares</h1><p>The cost of a crossing has doubled since the bridge was first discussed in 2011.</p>"
        "<p>Nobody on the quay could say why, and the county did not answer.</p></article></body></html>"
    )
    folder = write_corpus(tmp_path / "bare", {"a.txt": FERRY, "b.txt": BRIDGE, "c.html": page, "themes.yaml": THEMES})
    corpus, _ = read_corpus(folder)
    briefing = composed("title: T\nthemes: [cost]\n", corpus).briefing
    said = " ".join((*briefing.summary.sentences, briefing.sections[0].coverage))
    assert corpus.sources["c"].kind == "article"
    assert "three documents" in said.lower()
    assert "origin" not in said
    assert "second-hand" not in said
    assert "not known whether they are first-hand" in said


def test_of_one_document_is_spoken_as_of_one(tmp_path: Path) -> None:
    """And its date, which stands below, is not called a span."""
    corpus, _ = read_corpus(
        write_corpus(tmp_path, {"a.txt": "1 May 2024\n\nFog closes the ferry on 12 days a year.\n"})
    )
    said = composed("title: T\nthemes: [fog]\n", corpus).briefing.summary.sentences
    assert said == (
        "This briefing rests on one document.",
        "Nobody has recorded what it is, so it is not known whether it is first-hand.",
    )


def test_a_pull_quotation_drops_the_comma_of_its_reporting_clause(tmp_path: Path) -> None:
    """Final punctuation may change; the words may not."""
    text = 'A title\nThe bridge is closed for a good reason. "We close it in fog," the Harbour Master said.\n'
    corpus, _ = read_corpus(write_corpus(tmp_path / "fog", {"a.txt": text, "themes.yaml": THEMES}))
    brief = "title: T\nthemes:\n  - theme: weather\n    quotes: [a#we-close-it-in-fog]\n"
    (quotation,) = composed(brief, corpus).briefing.sections[0].quotations
    assert words(quotation.prose) == "We close it in fog"
