"""Plain text becomes blocks by general structure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.readers.plaintext import read_plaintext


def kinds(text: str) -> list[tuple[str, str, str]]:
    """Kind, label and words of every block."""
    return [(block.kind, block.label, text[block.span.start : block.span.end]) for block in read_plaintext(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A title\nA paragraph that ends here.", [("title", ""), ("paragraph", "p1")]),
        ("A title\nHost: Somebody\nDate: 3 March 2024\nText ends.", [("title", ""), ("header", ""), ("header", ""), ("paragraph", "p1")]),
        ("Title\nApr 16, 2025\nText ends.", [("title", ""), ("header", ""), ("paragraph", "p1")]),
        ("Text ends.\nA heading\nMore text ends.", [("paragraph", "p1"), ("heading", ""), ("paragraph", "p2")]),
        ("Heading\n- one\n- two\nText ends.", [("heading", ""), ("item", "p1i1"), ("item", "p1i2"), ("paragraph", "p2")]),
        ("Text ends.\n1. Findings\nText ends.", [("paragraph", "p1"), ("heading", ""), ("paragraph", "p2")]),
        ("Text ends.\n1. First\n2. Second\n3. Third", [("paragraph", "p1"), ("item", "p2i1"), ("item", "p2i2"), ("item", "p2i3")]),
        ("Text ends.\nauto_awesome\nShare\nMore ends.", [("paragraph", "p1"), ("furniture", ""), ("furniture", ""), ("paragraph", "p2")]),
        ("A title\nBy Radio Desk\n12 February 2026\nText ends.", [("title", ""), ("header", ""), ("header", ""), ("paragraph", "p1")]),
        ("A title\nCHAIR OKAY: Good morning. We have 3 witnesses.\nMR. DESK: Thank you.", [("title", ""), ("paragraph", "p1"), ("paragraph", "p2")]),
        ("A title\nQ: How much was it?\nA: It cost £4.5m.", [("title", ""), ("paragraph", "p1"), ("paragraph", "p2")]),
        ("A title\nPlace: The old town hall\nText ends.", [("title", ""), ("header", ""), ("paragraph", "p1")]),
        ("Text ends.\nIs it so?\nMore text that answers it ends.", [("paragraph", "p1"), ("heading", ""), ("paragraph", "p2")]),
    ],
)  # fmt: skip
def test_lines_are_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    """Titles, headers, headings, lists and furniture are told from text."""
    assert [(kind, label) for kind, label, _ in kinds(text)] == expected


def test_a_list_counts_as_one_paragraph_and_its_bullets_are_left_out() -> None:
    """``p2i2`` is the second item of the list that is paragraph 2."""
    assert kinds("Text ends.\n- One.\n* Two.\nMore ends.")[1:3] == [("item", "p2i1", "One."), ("item", "p2i2", "Two.")]


def test_a_heading_gives_its_section_and_timecodes() -> None:
    """Number and range of timecodes do not belong to the section's name."""
    blocks = read_plaintext("Text ends.\n8. Agents: New Tools (58:43 - 60:52)\nText ends.")
    assert blocks[-1].section == "Agents: New Tools"
    assert blocks[-1].timecodes == ("58:43", "60:52")


def test_a_labelled_paragraph_keeps_its_label() -> None:
    """``Tech Giants: ...`` is a paragraph with a label, not a header in the middle of a text."""
    blocks = read_plaintext("Text ends.\nTech Giants: They have made substantial investments in research.")
    assert (blocks[1].kind, blocks[1].key) == ("paragraph", "Tech Giants")


def test_lines_that_were_wrapped_by_hand_are_joined() -> None:
    """A paragraph of short lines between blank lines is one paragraph."""
    line = "these are words of a paragraph that somebody wrapped at some column"
    text = f"{line}\n{line}\n{line} and it ends.\n\n{line}\n{line}\n{line} and that ends too.\n"
    assert [label for _, label, _ in kinds(text)] == ["p1", "p2"]


def test_windows_line_ends_change_nothing() -> None:
    """Blocks hold the same words whether lines end in CRLF or LF."""
    text = "A title\nText ends.\nA heading\n- item\n"
    assert [words for *_, words in kinds(text.replace("\n", "\r\n"))] == [words for *_, words in kinds(text)]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_gives_blocks_in_order_that_do_not_overlap(text: str) -> None:
    """Whatever the text, spans are in order, apart and free of white space at their ends."""
    end = 0
    for block in read_plaintext(text):
        words = text[block.span.start : block.span.end]
        assert block.span.start >= end
        assert words == words.strip("\ufeff \t\r\n")
        end = block.span.end
