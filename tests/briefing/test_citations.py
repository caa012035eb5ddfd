"""Every citation is made by the brief's style, says what was read, and leads to the place; the list holds what is cited."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pincite.briefing.model import Briefing, EvidenceEntry, Run, plain
from pincite.build import compose_and_check
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.spec.load import load_brief
from pincite.writers.evidence import write_evidence
from tests.corpora import BRIDGE, BRIEFS, FERRY, SOURCES, composed, sound, write_corpus

BRIEF = """\
title: Ferry or bridge
bottom_line: >-
  A bridge costs $640 million [@bridge#640-million]. "We burn 3,000 litres on every crossing, but half of that is heat"
  [@ferry#we-burn-3-000-litres-on-every]. Tickets cover 60 % [@ferry#60-percent].
judgements:
  - {claim: The county will pay., likelihood: likely, confidence: low, evidence: [ferry#p4i2s1, bridge#640-million, ferry]}
themes:
  - {theme: cost, text: "The county pays the rest [@ferry#p4i2s1].", quotes: [], numbers: []}
"""
NUMERIC = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>N</title><id>n</id>
<updated>2026-11-21T00:00:00+00:00</updated></info><citation><layout prefix="[" suffix="]"><group delimiter=", ">
<text variable="citation-number"/><text variable="locator"/></group></layout></citation></style>
"""
TITLES = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>T</title><id>t</id>
<updated>2026-11-21T00:00:00+00:00</updated></info><citation><layout><group delimiter=", ">
<text variable="title" text-case="uppercase"/><text variable="locator"/></group></layout></citation></style>
"""
GIVEN = ["pincite-note", "pincite-author-date", "numeric.csl", "titles.csl"]


def brief_in(folder: Path, text: str = BRIEF, *, style: str = "") -> Path:
    """The brief in a folder that holds two styles of its own."""
    (folder / "numeric.csl").write_text(NUMERIC, encoding="utf-8")
    (folder / "titles.csl").write_text(TITLES, encoding="utf-8")
    path = folder / "brief.yaml"
    path.write_text(f"{text}citations: {style}\n" if style else text, encoding="utf-8")
    return path


def briefing_of(folder: Path, corpus: Corpus, *, style: str = "", text: str = BRIEF) -> Briefing:
    done = compose_and_check(load_brief(brief_in(folder, text, style=style)), corpus)
    assert not [item for item in done.diagnostics if item.severity.value == "error"]
    return done.briefing


def cites(briefing: Briefing, source: str) -> list[str]:
    return [plain(entry.cite) for entry in briefing.evidence if entry.source == source]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """The ferry, which is a summary, and the bridge, which is a report."""
    return sound(tmp_path)


@pytest.mark.parametrize("style", GIVEN)
def test_the_list_holds_all_cited_sources_and_no_other(tmp_path: Path, corpus: Corpus, style: str) -> None:
    briefing = briefing_of(tmp_path, corpus, style=style)
    assert {source.id for source in briefing.sources} == {entry.source for entry in briefing.evidence}
    numbered = sorted(number for source in briefing.sources for number in source.citations)
    assert numbered == [entry.number for entry in briefing.evidence]
    only = briefing_of(
        tmp_path, corpus, style=style, text="title: T\nthemes: [{theme: weather, text: 'Fog [@bridge].'}]\n"
    )
    assert [source.id for source in only.sources] == ["bridge"]


@pytest.mark.parametrize("style", GIVEN)
def test_whatever_the_style_each_source_is_named_in_the_list_and_each_place_in_its_cite(
    tmp_path: Path, corpus: Corpus, style: str
) -> None:
    briefing = briefing_of(tmp_path, corpus, style=style)
    titles = {"ferry": "crossing the sound", "bridge": "a bridge across the sound"}
    for source in briefing.sources:
        assert titles[source.id] in plain(source.reference).lower()
        assert plain(source.reference).endswith(".")
    for entry in briefing.evidence:
        assert titles[entry.source] in plain(entry.full_cite).lower()
        for place in entry.locators[:1]:
            assert place.cited in plain(entry.cite)


@pytest.mark.parametrize("style", GIVEN)
def test_what_is_second_hand_is_never_cited_as_the_original(tmp_path: Path, corpus: Corpus, style: str) -> None:
    """Quoted in a summary where words are quoted, as summarised in it where not, in the notes of a slide too."""
    briefing = briefing_of(tmp_path, corpus, style=style)
    for entry in briefing.evidence:
        for words in (plain(entry.cite).lower(), plain(entry.full_cite).lower()):
            quoted, summarised = (
                "the broadcast, quoted in a summary:" in words,
                "the broadcast, as summarised in:" in words,
            )
            assert (quoted, summarised) == {
                "bridge": (False, False),
                "ferry": (entry.number == 2, entry.number != 2),
            }[entry.source]


def test_a_source_is_cited_in_full_at_first_and_short_after_that(tmp_path: Path, corpus: Corpus) -> None:
    briefing = briefing_of(tmp_path, corpus)
    first, *later = cites(briefing, "ferry")
    assert first == (
        "The broadcast, quoted in a summary: Radio Desk (host), “Crossing the Sound”, with guest Ferry Master, "
        "Harbour Talk, 3 March 2024 [summary], 03:15."
    )
    assert later
    assert all(
        "summarised in: Radio Desk, “Crossing the Sound”" in cite and "Harbour Talk" not in cite for cite in later
    )
    assert all("ibid" not in cite.lower() for cite in later)
    full = [plain(entry.full_cite) for entry in briefing.evidence if entry.source == "ferry"]
    assert all("Harbour Talk, 3 March 2024 [summary]" in cite for cite in full)
    assert full[0] == first


def test_the_list_keeps_host_guest_kind_and_the_lack_of_a_date(seeds: Corpus) -> None:
    briefing = compose_and_check(load_brief(BRIEFS / "china-ai-strategy.yaml"), seeds).briefing
    listed = {source.id: plain(source.reference) for source in briefing.sources}
    assert listed["bigtech-shao"] == (
        "Kantrowitz, Alex (host). “Why China’s AI Strategy Just Might Work — With Grace Shao”, with guest Grace Shao, "
        "Big Technology Podcast, 16 April 2025 [summary]."
    )
    assert "undated [summary]" in listed["wsj-takeaways"]
    assert listed["nature-essay"].endswith("Nature, 18 February 2025 [translation].")
    assert "undated" in listed["nin-report"]


@pytest.mark.parametrize("status", ["corrected", "retracted"])
@pytest.mark.parametrize("style", GIVEN)
def test_a_corrected_or_retracted_source_is_flagged_wherever_it_is_used(
    tmp_path: Path, style: str, status: str
) -> None:
    records = SOURCES.replace("kind: report,", f"kind: report, status: {status},")
    corpus, _ = read_corpus(write_corpus(tmp_path / "c", {"ferry.txt": FERRY, "bridge.txt": BRIDGE, "sources.yaml": records,
                                                         "themes.yaml": "themes: [{id: cost, terms: [cost]}]\n"}))  # fmt: skip
    briefing = briefing_of(tmp_path, corpus, style=style)
    bridge = next(source for source in briefing.sources if source.id == "bridge")
    assert bridge.descriptor.startswith(f"This source has been {status}.")
    assert all(f"[{status}" in cite for cite in cites(briefing, "bridge"))
    assert all(f"[{status}" in plain(entry.full_cite) for entry in briefing.evidence if entry.source == "bridge")
    assert not any(status in cite for cite in cites(briefing, "ferry"))
    assert briefing.judgements[0].basis.endswith(f"one document {status}")
    assert f"bridge across the sound has been {status}" in " ".join(briefing.summary.sentences)


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("pincite-notes", "no citation style is called `pincite-notes`"),
        ("mine.csl", "there is no file `mine.csl`"),
        ("broken.csl", "the style `broken.csl` is no well-formed XML"),
    ],
)
def test_a_style_that_cannot_be_used_is_refused_at_its_place(
    tmp_path: Path, corpus: Corpus, style: str, message: str
) -> None:
    (tmp_path / "broken.csl").write_text("<style", encoding="utf-8")
    found = compose_and_check(load_brief(brief_in(tmp_path, style=style)), corpus).diagnostics
    (fault,) = [item for item in found if item.severity.value == "error"]
    assert fault.message.startswith(message)
    assert (fault.place.line, fault.place.column, fault.place.path) == (BRIEF.count("\n") + 1, 12, "$.citations")


def test_the_style_of_a_folder_of_templates_goes_before_the_packaged_one(tmp_path: Path, corpus: Corpus) -> None:
    (tmp_path / "own" / "citations").mkdir(parents=True)
    (tmp_path / "own" / "citations" / "pincite-note.csl").write_text(TITLES, encoding="utf-8")
    loaded = load_brief(brief_in(tmp_path))
    own = compose_and_check(loaded, corpus, templates=tmp_path / "own").briefing
    assert plain(own.evidence[0].cite).startswith("A BRIDGE ACROSS THE SOUND")
    (tmp_path / "own" / "citations" / "pincite-note.csl").unlink()
    again = compose_and_check(loaded, corpus, templates=tmp_path / "own").briefing
    assert plain(again.evidence[0].cite) == "A bridge across the sound (undated), para. 1."


def test_the_words_of_a_citation_follow_the_language_of_the_brief(tmp_path: Path, corpus: Corpus) -> None:
    briefing = briefing_of(tmp_path, corpus, text=f"lang: de\n{BRIEF}")
    assert cites(briefing, "ferry")[0] == (
        "The broadcast, zitiert in einer Zusammenfassung: Radio Desk (Gastgeber), „Crossing the Sound“, mit Gast "
        "Ferry Master, Harbour Talk, 3. März 2024 [Zusammenfassung], 03:15."
    )


PAGE = """<html><head><title>Fog</title></head><body><article><h1>Fog on the sound</h1><p>Fog closes the ferry on 12
days of the year, says the harbour. The keeper calls it (01:15) the worst coast of all, and he has seen others.</p>
<p>Fog closes the bridge too. Nobody has counted the days on which it does, and nobody is likely to.</p></article>
</body></html>"""
SPOKEN = """WEBVTT

00:01:10.000 --> 00:01:16.000
<v Ferry Master>Fog closes the ferry on 12 days of the year.
"""
RECORDS = """\
references:
  - id: fog
    type: article-newspaper
    title: Fog on the sound
    container-title: Harbour Times
    issued: 2024-03
    URL: https://example.org/fog?a=1&b=2
    page: 3-4
    editor: [{family: Clerk, given: County, non-dropping-particle: van}, Sound Press]
    event-date: {date-parts: [[2024, 2]]}
    original-date: {date-parts: [[[]]]}
    custom: {a: 1}
    pincite: {file: fog.html, kind: article, origin: fog, descriptor: A report.}
  - {id: talk, type: broadcast, title: Talk, issued: 2024, URL: 'https://example.org/talk.mp3',
     pincite: {file: talk.vtt, kind: transcript, origin: talk, descriptor: As aired.}}
  - {id: note, title: Note, issued: 2024, URL: 'file:///etc/note',
     pincite: {file: note.txt, kind: document, origin: note, descriptor: A note.}}
"""
LINKED = """\
title: Fog
bottom_line: Fog closes the bridge too [@fog#p2s1]. It closes the ferry [@talk#p1s1] [@note#p1s1] [@fog].
themes: [{theme: fog, text: It is what it is., quotes: [], numbers: []}]
"""


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """A page of the web, a transcript, and a note without an address of the web."""
    files = {"fog.html": PAGE, "talk.vtt": SPOKEN, "note.txt": "Fog closes the ferry.\n", "sources.yaml": RECORDS,
             "themes.yaml": "themes: [{id: fog, terms: [fog]}]\n"}  # fmt: skip
    return write_corpus(tmp_path / "web", files)


def entry_of(briefing: Briefing, evidence_id: str) -> EvidenceEntry:
    return next(entry for entry in briefing.evidence if evidence_id in entry.evidence)


def test_each_passage_has_a_link_as_near_to_it_as_its_medium_allows(web: Path) -> None:
    briefing = composed(LINKED, read_corpus(web)[0]).briefing
    assert entry_of(briefing, "fog#p2s1").link == (
        "https://example.org/fog?a=1&b=2#:~:text=Fog%20closes%20the%20bridge%20too"
    )
    assert entry_of(briefing, "talk#p1s1").link == "https://example.org/talk.mp3#t=70"
    assert entry_of(briefing, "note#p1s1").link == ""
    assert entry_of(briefing, "fog").link == "https://example.org/fog?a=1&b=2"


def test_addresses_of_the_web_in_a_citation_are_links_and_no_others_are(web: Path) -> None:
    briefing = composed(LINKED, read_corpus(web)[0]).briefing
    linked = {source.id: [run.link for run in source.reference if isinstance(run, Run) and run.link]
              for source in briefing.sources}  # fmt: skip
    assert linked == {"fog": ["https://example.org/fog?a=1&b=2"], "talk": ["https://example.org/talk.mp3"], "note": []}


def test_csl_keys_of_a_record_reach_the_style_and_survive_the_cache(web: Path, tmp_path: Path) -> None:
    read = [read_corpus(web, cache=tmp_path / "cache")[0].sources["fog"] for _ in range(2)]
    assert read[0] == read[1]
    assert [key for key, _ in read[0].csl] == ["page", "editor", "event-date"]
    briefing = composed(LINKED, read_corpus(web, cache=tmp_path / "cache")[0]).briefing
    listed = next(plain(source.reference) for source in briefing.sources if source.id == "fog")
    assert listed.startswith("van Clerk, County and Sound Press (eds). “Fog on the sound”, Harbour Times, March 2024")
    assert "pp. 3–4" in listed


def evidence_file(briefing: Briefing) -> dict[int, Any]:
    return {entry["number"]: entry for entry in json.loads(write_evidence(briefing))["evidence"]}


def test_the_evidence_file_has_the_place_in_parts_the_citation_and_the_link(web: Path) -> None:
    briefing = composed(LINKED, read_corpus(web)[0]).briefing
    spoken = evidence_file(briefing)[entry_of(briefing, "talk#p1s1").number]
    assert spoken["locators"][0] == {"label": "timestamp", "value": "01:10"}
    assert spoken["link"] == "https://example.org/talk.mp3#t=70"
    assert spoken["cite"].endswith("01:10, https://example.org/talk.mp3.")
    assert spoken["target"]["selector"][2] == {
        "type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "t=70",
    }  # fmt: skip
    whole = evidence_file(briefing)[entry_of(briefing, "fog").number]
    assert whole["locators"] == []
    assert "selector" not in whole["target"]


def test_a_page_has_its_own_number_and_the_printed_one() -> None:
    """The folder of every format has a PDF whose pages bear numbers."""
    folder = Path(__file__).parents[1] / "corpus" / "formats"
    corpus, _ = read_corpus(folder)
    pdf = next(doc for doc in corpus.documents.values() if doc.format == "pdf")
    last = [item for item in corpus.passages if item.doc_id == pdf.id][-1]
    page = pdf.landmark_at(last.span.start)
    assert page is not None
    theme = next(iter(corpus.themes), "")
    brief = f"title: T\nbottom_line: It stands there [@{last.id}].\nthemes: [{theme or 'x'}]\n"
    briefing = composed(brief, corpus).briefing
    entry = evidence_file(briefing)[1]
    assert entry["locators"][0]["value"].startswith(page.label)
    assert f"{page.printed or page.label}" in entry["cite"]
    assert entry["target"]["selector"][2] == {
        "type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc3778", "value": f"page={page.label}",
    }  # fmt: skip
