"""Records become CSL items, places become locators, and what retells another is worded as such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pincite.corpus.catalogue import read_corpus
from pincite.corpus.model import Block, Document, Landmark, Name, Quotation, Source, SourceKind, Span
from pincite.references import items, second_hand
from pincite.references.items import as_item, cite, locator
from pincite.references.model import Cite, Locator, plain
from pincite.references.processor import formatted
from pincite.references.styles import load_style
from tests.corpora import SEEDS
from tests.references.sample import TEMPLATES

REPORT = Source(
    "plan", "The harbour plan: A second look", type="report", author=(Name(literal="Harbour Commission"),),
    publisher="Sound Press", issued="2025-04", url="https://example.org/plan", accessed="2026-11-21", language="en",
)  # fmt: skip


def test_an_item_holds_what_the_record_gives_and_nothing_else() -> None:
    assert as_item(REPORT) == {
        "id": "plan", "type": "report", "title": "The harbour plan: A second look", "title-short": "The harbour plan",
        "author": [{"literal": "Harbour Commission"}], "publisher": "Sound Press", "issued": {"date-parts": [[2025, 4]]},
        "URL": "https://example.org/plan", "language": "en",
    }  # fmt: skip
    assert as_item(Source("a", "")) == {"id": "a", "type": "document"}


def test_the_day_of_access_is_given_where_the_text_may_change_or_bears_no_date() -> None:
    assert "accessed" not in as_item(REPORT)
    assert as_item(replace(REPORT, issued=""))["accessed"] == {"date-parts": [[2026, 11, 21]]}
    assert "accessed" in as_item(replace(REPORT, type="webpage"))


def test_a_type_that_is_not_of_csl_is_a_document() -> None:
    assert as_item(replace(REPORT, type="podcast"))["type"] == "document"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Why it works — With a guest", "Why it works"),
        ("Ropes in 1900–1920", ""),
        ("Is it late? A report", "Is it late?"),
        ("AI: a history", ""),
        (
            "The harbour has made waves with ferries, but its real aim is a bridge",
            "The harbour has made waves with ferries",
        ),
        ("It makes waves, but it is old", ""),
        ("At 12:30 sharp", ""),
        ("", ""),
    ],
)
def test_a_short_title_is_the_title_without_its_subtitle(title: str, short: str) -> None:
    assert items.short_title(title) == short


def test_further_csl_keys_of_the_record_are_used_where_there_are_any() -> None:
    further = (("number", "12"), ("event-date", "2025-04-16"), ("editor", (Name("Clerk", "County"),)))
    item = as_item(replace(REPORT, csl=further))
    assert item["number"] == "12"
    assert item["event-date"] == {"date-parts": [[2025, 4, 16]]}
    assert item["editor"] == [{"family": "Clerk", "given": "County"}]


def document(*landmarks: Landmark, block: Block | None = None, form: str = "text", source: Source = REPORT) -> Document:
    text = "one\ntwo\nthree four\n"
    blocks = (block or Block("paragraph", Span(0, len(text)), "p9"),)
    return Document("plan", "plan", text, "", blocks, source, (0, 4, 8), landmarks, form)


PAGES = (Landmark(0, "page", "5", "iii"), Landmark(4, "page", "6", "iv"), Landmark(8, "page", "7"))


@pytest.mark.parametrize(
    ("doc", "span", "expected"),
    [
        (document(*PAGES, form="pdf"), Span(4, 6), Locator("page", "6", "iv")),
        (document(*PAGES, form="pdf"), Span(9, 12), Locator("page", "7")),
        (document(*PAGES, form="pdf"), Span(0, 6), Locator("page", "5-6", "iii-iv")),
        (document(Landmark(0, "time", "12:05"), form="vtt"), Span(2, 6), Locator("timestamp", "12:05")),
        (document(), Span(2, 6), Locator("paragraph", "9")),
        (document(block=Block("item", Span(0, 3), "p2i13")), Span(0, 3), Locator("paragraph", "2, item 13")),
        (document(block=Block("header", Span(0, 19))), Span(9, 12), Locator("line", "3")),
        (document(block=Block("heading", Span(0, 19), section="Costs"), form="html"), Span(0, 3), Locator("section", "Costs")),
        (document(block=Block("heading", Span(0, 19)), form="html"), Span(0, 3), None),
        (document(block=Block("paragraph", Span(0, 19), "p1", timecodes=("1:00", "2:00"))), Span(0, 3), Locator("timestamp", "1:00–2:00")),
    ],
)  # fmt: skip
def test_a_place_is_what_a_reader_of_the_original_looks_for(
    doc: Document, span: Span, expected: Locator | None
) -> None:
    assert locator(doc, span) == expected


def test_a_quotation_with_a_time_of_its_own_is_cited_by_it() -> None:
    quotation = Quotation("plan#one", "plan", Span(0, 3), "direct", timecode="13:38")
    assert locator(document(*PAGES), Span(0, 3), quotation) == Locator("timestamp", "13:38")


@pytest.mark.parametrize(
    ("kind", "original", "translated", "quoted", "words"),
    [
        ("summary", "the recording", False, True, "the recording, quoted in a summary:"),
        ("summary", "the recording", False, False, "the recording, as summarised in:"),
        ("machine transcript", "", False, False, "the original, as transcribed in:"),
        ("article", "the essay", True, False, "the essay, in translation:"),
        ("article", "the essay", True, True, "the essay, quoted in a translation:"),
        ("article", "the report", False, False, "the report, as retold in:"),
        ("dataset", "the register", False, True, "the register, quoted in a document:"),
        ("article", "", False, True, ""),
    ],
)  # fmt: skip
def test_second_hand_material_is_worded_as_such(
    kind: SourceKind, original: str, translated: bool, quoted: bool, words: str
) -> None:
    source = replace(REPORT, kind=kind, original=original, translated=translated)
    assert second_hand.prefix(source, quoted=quoted) == words


def test_the_wording_follows_the_language_of_the_briefing() -> None:
    source = replace(REPORT, kind="summary", original="X")
    prefixes = {
        lang: second_hand.prefix(source, quoted=True, lang=lang) for lang in ("en", "fr-FR", "de-DE", "zh-CN", "xx")
    }
    assert prefixes == {
        "en": "X, quoted in a summary:",
        "fr-FR": "X, cité dans un résumé\N{NO-BREAK SPACE}:",
        "de-DE": "X, zitiert in einer Zusammenfassung:",
        "zh-CN": "X，转引自摘要：",
        "xx": "X, quoted in a summary:",
    }
    assert as_item(source, lang="de")["genre"] == "Zusammenfassung"


@pytest.mark.parametrize("name", ["pincite-note", "pincite-author-date"])
def test_no_cite_of_a_second_hand_seed_lacks_the_words_that_say_so(name: str) -> None:
    corpus, _ = read_corpus(SEEDS)
    documents = list(corpus.documents.values())
    cites = [cite(doc, doc.blocks[-1].span) for doc in documents]
    style = load_style(name, templates=TEMPLATES)
    result = formatted(style, [as_item(doc.source) for doc in documents], [[one] for one in cites])
    for doc, runs in zip(documents, result.cites, strict=True):
        assert doc.source.original.lower() in plain(runs).lower()
        assert any(words in plain(runs) for words in ("as summarised in:", "in translation:", "as retold in:"))
    summaries = {doc.id for doc in documents if doc.source.kind == "summary"}
    assert {entry.item for entry in result.bibliography if "[summary]" in plain(entry.runs)} == summaries


def test_a_whole_document_is_cited_without_a_place() -> None:
    assert cite(document()) == Cite("plan")
