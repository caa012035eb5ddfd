"""A folder with one document of each format becomes evidence with words, speakers, numbers and locators."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pincite.briefing.wording import locator
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.corpus.model import Quotation
from pincite.words import language_for

FOLDER = Path(__file__).with_name("formats")


@cache
def corpus() -> Corpus:
    return read_corpus(FOLDER)[0]


def quoted(words: str) -> tuple[Quotation, str, str]:
    """The quotation that begins with ``words``, its text and its locator in full."""
    item = next(item for item in corpus().quotations if item.form == "direct" and corpus().text(item).startswith(words))
    document = corpus().documents[item.doc_id]
    return item, corpus().text(item), locator(document, item.span, language_for("en"), item)[0]


@pytest.mark.parametrize(
    ("doc_id", "form", "title"),
    [
        ("tide-tables", "text", "Night ferry: what the operator told the council"),
        ("hearing", "text", "Hearing on the night ferry"),
        ("harbour-plan", "markdown", "A harbour that works at night"),
        ("fog-closes-the-sound", "html", "Fog closes the sound for the ninth time this winter"),
        ("lights-on-the-sound", "pdf", "Lights on the sound: safety of a night crossing"),
        ("council-minutes", "docx", "Minutes: night ferry"),
        ("morning-crossing", "srt", ""),
        ("council-evening", "webvtt", "Council of the Sound, evening session"),
    ],
)
def test_each_format_is_told_and_has_its_title(doc_id: str, form: str, title: str) -> None:
    """The format comes from the content, the title from the text or its metadata."""
    document = corpus().documents[doc_id]
    assert (document.format, document.source.title) == (form, title)


@pytest.mark.parametrize(
    ("words", "text", "speaker", "place"),
    [
        ("ambitious", "ambitious but workable", "harbour master", "“Why a night ferry”, paragraph 1, line 7"),
        ("We sail", "We sail when we can see the far pier,", "harbour master", "“What it would cost”, paragraph 3, line 14"),
        ("I do not need", "I do not need to see the water. I need to see where it ends.", "pilot of the morning boat", "“Light”, paragraph 3"),
        ("Radar shows you the boat", "Radar shows you the boat. It does not show you the swimmer,", "duty officer", "“Radar is not enough”, paragraph 3"),
        ("A dark pier", "A dark pier is a pier that somebody will find the hard way,", "inspector of lights", "page 1, “What was found”, paragraph 3"),
        ("Radar answers", "Radar answers a question that nobody on the bridge was asking,", "duty officer", "page 2, “What is recommended”, paragraph 10"),
        ("We are buying", "We are buying the lamps first because lamps do not need a rota,", "treasurer", "“What was said”, paragraph 3"),
        ("Then it waits", "Then it waits. A late boat is a nuisance. A lost boat is not.", "Harbour Master", "00:16, paragraph 3"),
        ("It is not. We", "It is not. We would have to find £1.1 million, and we have found a third of it.", "Treasurer", "00:06, paragraph 2"),
        ("Less than people", "Less than people hope. Radar shows you the boat. It does not show you the swimmer.", "Duty Officer", "00:01:19, paragraph 4, line 12"),
    ],
)  # fmt: skip
def test_quotations_have_words_speaker_and_place(words: str, text: str, speaker: str, place: str) -> None:
    """The words are whole, the speaker is who says them, and the locator is one that a reader of the original can follow."""
    item, found, where = quoted(words)
    assert (found, item.speaker, where) == (text, speaker, place)


@pytest.mark.parametrize(
    ("doc_id", "printed", "value", "unit"),
    [
        ("tide-tables", "£3.4m", "3400000", "GBP"),
        ("harbour-plan", "38%", "38", "%"),
        ("fog-closes-the-sound", "$2.7\N{NO-BREAK SPACE}million", "2700000", "USD"),
        ("lights-on-the-sound", "about €310,000", "310000", "EUR"),
        ("lights-on-the-sound", "fewer than twenty-five", "25", "passengers"),
        ("council-minutes", "£1.1 million", "1100000", "GBP"),
        ("morning-crossing", "a hundred and forty", "140", ""),
        ("council-evening", "£1.1 million", "1100000", "GBP"),
    ],
)
def test_numbers_have_value_and_unit(doc_id: str, printed: str, value: str, unit: str) -> None:
    """A number is found in every format, in its printed form, once."""
    found = [item for item in corpus().numbers if item.doc_id == doc_id and corpus().text(item) == printed]
    assert [(f"{item.value:f}", item.unit) for item in found] == [(value, unit)]


def test_what_is_not_the_text_is_left_out() -> None:
    """Furniture, deleted text, comments and running heads are no evidence."""
    texts = {item.doc_id: corpus().documents[item.doc_id].text for item in corpus().passages}
    for doc_id, gone in (
        ("fog-closes-the-sound", "cookies"), ("fog-closes-the-sound", "Great piece"), ("council-minutes", "£2 million"),
        ("council-evening", "taken down"), ("harbour-plan", "lang:"), ("harbour-plan", "example.org"),
    ):  # fmt: skip
        assert gone not in texts[doc_id]
    assert texts["lights-on-the-sound"].count("Lights on the sound") == 1
    assert not any("subscribe" in corpus().text(item) for item in corpus().passages)
