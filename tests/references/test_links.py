"""Addresses lead to the words, the second or the page that is cited, and to no other."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.corpus.model import Block, Document, Landmark, Source, Span
from pincite.references.links import deep_link, page_link, seconds_of, text_directive, text_link, time_link

TEXT = """The harbour plan

The ferry burns 3,000 litres on every crossing, but half of that is heat. The ferry is old.
The ferry burns 3,000 litres on every crossing, but the yard says less. A well-known rule, R&D: "no smoke".
Fog closes the ferry. Fog closes the bridge.
"""


def span_of(words: str, text: str = TEXT, *, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def simplified(text: str) -> str:
    """No case, accents or repeated white space; the ends of lines stay."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)).casefold()
    return re.sub(r"[^\S\n]+", " ", plain)


def matches(directive: str, text: str) -> list[str]:
    """Another reading of the draft's matching: one regular expression over the simplified page."""
    parts = directive.split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts[-1].startswith("-") else ""
    decoded = [re.escape(simplified(unquote(part))).replace(r"\ ", r"[^\S\n]+") for part in (prefix, *parts, suffix)]
    before = rf"\b{decoded[0]}\s*" if prefix else ""
    after = rf"(?=\s*{decoded[-1]}\b)" if suffix else ""
    core = r"\b.*?\b".join(decoded[1:-1])
    pattern = rf"(?=({before}(?P<core>\b{core}\b){after}))"
    return [found["core"] for found in re.finditer(pattern, simplified(text), re.DOTALL)]


@pytest.mark.parametrize(
    ("words", "nth", "directive"),
    [
        ("the yard says less", 0, "the%20yard%20says%20less"),
        ("Fog closes the bridge", 0, "Fog%20closes%20the%20bridge"),
        ("Fog closes the", 1, "ferry.-,Fog%20closes%20the"),
        ("closes the", 0, "closes%20the,-ferry"),
        ("The ferry burns 3,000 litres", 0, "plan-,The%20ferry%20burns%203%2C000%20litres"),
        ("The ferry burns 3,000 litres", 1, "old.-,The%20ferry%20burns%203%2C000%20litres"),
        ("well-known rule, R&D", 0, "well%2Dknown%20rule%2C%20R%26D"),
        ("ell-known", 0, "well%2Dknown"),
        ("no smoke", 0, "no%20smoke"),
    ],
)  # fmt: skip
def test_a_text_directive_is_the_shortest_that_matches_once(words: str, nth: int, directive: str) -> None:
    assert text_directive(TEXT, span_of(words, nth=nth)) == directive
    assert len(matches(directive, TEXT)) == 1


def test_a_passage_over_several_lines_is_a_range() -> None:
    span = Span(TEXT.index("The ferry is old"), TEXT.index(", but the yard"))
    directive = text_directive(TEXT, span)
    assert directive.startswith("The%20ferry%20is%20old,")
    found = matches(directive, TEXT)
    assert len(found) == 1
    assert found[0] == simplified(TEXT[span.start : span.end])


def test_a_few_words_over_two_lines_are_a_range_too() -> None:
    text = "Costs\nThe yard asks less. The yard waits."
    assert text_directive(text, Span(0, text.index(" asks"))) == "Costs,yard"


def test_a_long_passage_is_given_by_its_ends() -> None:
    text = "Start. " + " ".join(f"word{n}" for n in range(200)) + " end."
    directive = text_directive(text, Span(7, len(text) - 1))
    assert directive == "word0%20word1%20word2%20word3,word197%20word198%20word199%20end"


def test_there_is_no_directive_where_none_tells_the_place_from_others() -> None:
    text = "Fog closes it.\n" * 30
    assert text_directive(text, Span(150, 160)) == ""
    assert text_directive("...", Span(0, 3)) == ""
    assert text_link("https://example.org/a", text, Span(150, 160)) == "https://example.org/a"


def test_words_that_differ_in_case_or_accents_alone_count_as_the_same() -> None:
    text = "The café closed. The Cafe opened."
    assert text_directive(text, span_of("café", text)) == "caf%C3%A9,-closed"


WORDS = st.lists(
    st.sampled_from(["fog", "Fog", "ferry", "the", "a-b", "R&D", "é", "e,", "“no”", "\n", "7"]), min_size=1, max_size=40
)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.data())
def test_whatever_the_page_a_directive_matches_once_and_holds_the_span(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    directive = text_directive(text, span)
    if directive:
        found = matches(directive, text)
        assert len(found) == 1
        cited = re.findall(r"\w+", simplified(text[span.start : span.end]))
        if "," not in re.sub(r"^[^,]*-,|,-[^,]*$", "", directive):
            assert "".join(cited) in "".join(re.findall(r"\w+", found[0]))


def test_a_link_keeps_the_fragment_that_the_address_has() -> None:
    span = span_of("no smoke")
    assert text_link("https://example.org/a?b=1#part", TEXT, span) == "https://example.org/a?b=1#part:~:text=no%20smoke"
    old = "https://example.org/a#:~:text=old"
    assert text_link(old, TEXT, span) == "https://example.org/a#:~:text=no%20smoke"


@pytest.mark.parametrize(
    ("timecode", "seconds"),
    [
        ("13:38", 818),
        ("1:02:03", 3723),
        ("75:10", 4510),
        ("00:00", 0),
        ("01:02.500", 62),
        ("13:61", None),
        ("x", None),
        ("", None),
    ],
)
def test_a_timecode_is_a_number_of_seconds(timecode: str, seconds: int | None) -> None:
    assert seconds_of(timecode) == seconds


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/talk.mp3", "https://example.org/talk.mp3#t=754"),
        ("https://example.org/talk?x=1#old", "https://example.org/talk?x=1#t=754"),
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=754"),
        ("https://youtu.be/abc?t=3&si=q", "https://youtu.be/abc?si=q&t=754"),
        ("https://[broken", "https://[broken"),
        ("https://notyoutube.com/watch?v=abc", "https://notyoutube.com/watch?v=abc#t=754"),
    ],
)
def test_a_time_link_starts_at_the_second(url: str, link: str) -> None:
    assert time_link(url, 754) == link


def test_a_page_link_opens_the_page() -> None:
    assert page_link("https://example.org/a.pdf#toolbar=0", "7") == "https://example.org/a.pdf#page=7"
    assert page_link("https://example.org/a.pdf", "iv") == "https://example.org/a.pdf"


def document(
    url: str, *, form: str = "html", landmarks: tuple[Landmark, ...] = (), timecodes: tuple[str, ...] = ()
) -> Document:
    block = Block("paragraph", Span(0, len(TEXT)), "p1", timecodes=timecodes)
    source = Source("a", "A", url=url)
    return Document("a", "a", TEXT, "", (block,), source, landmarks=landmarks, format=form)


def test_the_medium_decides_how_an_address_leads_on() -> None:
    span, url = span_of("no smoke"), "https://example.org/a"
    assert deep_link(document(url), span) == f"{url}#:~:text=no%20smoke"
    assert deep_link(document(url, form="pdf", landmarks=(Landmark(0, "page", "7", "iv"),)), span) == f"{url}#page=7"
    assert deep_link(document(url, form="vtt", landmarks=(Landmark(0, "time", "12:34"),)), span) == f"{url}#t=754"
    assert deep_link(document(url, form="text", timecodes=("12:34", "13:00")), span) == f"{url}#t=754"
    assert deep_link(document(url, form="text"), span) == url
    assert deep_link(document("ftp://example.org/a"), span) == ""
    assert deep_link(document(""), span) == ""
