"""Plain text becomes blocks by general structure."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.readers.plaintext import read_plaintext, read_text


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


@pytest.mark.parametrize(
    "heading",
    ["INTRODUCTION", "1.1 Costs of it", "IV. Costs of it", "Chapter 4: Costs of it", "## Costs of it", "## Costs of it ##", "**Costs of it**", "Costs of it\n===========", "Costs of it\n---", "Costs of it:", "[12:05] Costs of it", "12:05 - 14:10 Costs of it", "Costs of it (12:05)"],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_headings_of_all_kinds_head_what_follows(heading: str, gap: str) -> None:
    """Marks and strokes are no part of them, and numbers and times no part of the section's name."""
    text = f"Text of it ends.\n\n{heading}{gap}More text of it ends.\n"
    blocks = read_plaintext(text)
    assert [block.kind for block in blocks] == ["paragraph", "heading", "paragraph"]
    assert blocks[2].section in ("Costs of it", "INTRODUCTION")
    assert not set(text[blocks[1].span.start : blocks[1].span.end]) & set("#*=")


def test_times_in_front_of_headings_and_paragraphs_are_their_timecodes() -> None:
    """A time of day in a sentence is none."""
    blocks = read_plaintext(
        "Text ends.\n\n12:05 - 14:10 Costs\n\nText ends.\n\n[13:00] It is so.\n\n13:30 was too late.\n"
    )
    assert [block.timecodes for block in blocks] == [
        (),
        ("12:05", "14:10"),
        ("12:05", "14:10"),
        ("13:00",),
        ("12:05", "14:10"),
    ]


@pytest.mark.parametrize(
    "line", ["The master continued:", "He said:", "The woman disputes the idea that she needed to be there, and says:"]
)
def test_a_line_that_introduces_words_is_no_heading(line: str) -> None:
    """It names the speaker of what follows."""
    assert kinds(f"Text ends.\n\n{line}\n\n“It is so.”\n")[1][0] == "paragraph"


@pytest.mark.parametrize("bullet", ["-", "*", "•", "–", "▪", "➢", "+"])
def test_items_keep_their_further_lines_and_paragraphs(bullet: str) -> None:
    """What stands under the text of an item, by its indent, is the item's; nested items are items."""
    text = f"Text ends.\n\n{bullet} one item that\n  goes on.\n\n  And again.\n  {bullet} nested\n{bullet} two\n\nMore ends.\n"
    items = [words for kind, _, words in kinds(text) if kind == "item"]
    assert items == ["one item that\n  goes on.\n\n  And again.", "nested", "two"]
    assert kinds(text)[-1] == ("paragraph", "p3", "More ends.")


@pytest.mark.parametrize("marks", [("1)", "2)"), ("(1)", "(2)"), ("a)", "b)"), ("(a)", "(b)"), ("i.", "ii."), ("(i)", "(ii)"), ("1.", "2."), ("[ ]", "[x]")])  # fmt: skip
def test_items_are_numbered_and_lettered_in_many_ways(marks: tuple[str, str]) -> None:
    text = f"Text ends.\n{marks[0]} one thing.\n{marks[1]} another thing\n\nMore ends.\n"
    assert [words for kind, _, words in kinds(text) if kind == "item"] == ["one thing.", "another thing"]


def test_a_name_under_a_quotation_is_a_paragraph_of_its_own() -> None:
    """``— Name`` is no item of a list."""
    assert kinds("Text ends.\n\n“It is so.”\n— Benjamin Bratton\n\nMore ends.\n")[1:3] == [
        ("paragraph", "p2", "“It is so.”"),
        ("paragraph", "p3", "— Benjamin Bratton"),
    ]


@pytest.mark.parametrize(
    "line",
    ["auto_awesome", "Subscribe", "Share", "Share this article", "Share Tweet Email", "Facebook | Twitter | LinkedIn", "Sign up for our newsletter", "Advertisement", "Read more: Why the ferry is late", "5 min read", "Listen · 12 min", "Photo: Harbour Agency", "© 2024 Harbour News. All rights reserved.", "Copyright 2024 Harbour News", "We use cookies to improve your visit.", "Skip to main content", "Back to top", "12 comments", "Page 3 of 10", "- 3 -", "Privacy policy", "Most read"],
)  # fmt: skip
def test_furniture_is_set_apart(line: str) -> None:
    """Orders to readers of a page, notices, credits and counters are no part of the text, and count as no paragraph."""
    assert [(kind, label) for kind, label, _ in kinds(f"Text of it ends.\n\n{line}\n\nMore text ends.\n")] == [
        ("paragraph", "p1"),
        ("furniture", ""),
        ("paragraph", "p2"),
    ]


@pytest.mark.parametrize(
    "line",
    ["Share prices fell.", "Play", "Facebook", "Comments", "Copyright law is changing.", "Search", "Save the ferry", "Follow the money", "Print is dead", "Subscribe or perish?", "Cookies are small files.", "Read it again.", "Image and reality", "5 minutes later", "Recommended doses rose.", "Related work", "12", "Registered voters fell."],
)  # fmt: skip
def test_text_that_looks_like_furniture_is_kept(line: str) -> None:
    """Short sentences, and words that a heading may consist of."""
    assert kinds(f"Text of it ends.\n\n{line}\n\nMore text ends.\n")[1][0] in ("heading", "paragraph")


def test_words_of_buttons_are_furniture_beside_furniture() -> None:
    """A row of buttons is known by those in it that can be nothing else."""
    assert [kind for kind, *_ in kinds("Text ends.\n\nPlay\nPrint\nShare\nFacebook\n\nMore ends.\n")[1:-1]] == [
        "furniture"
    ] * 4


def test_page_numbers_and_running_heads_are_set_apart() -> None:
    """Text taken from pages: form feeds part them, heads and numbers stand at their edges, and pages are landmarks."""
    page = "Harbour Report {0}\n\nThe ferry sails on day {0}.\n\n{0}\n"
    reading = read_text("\f".join(page.format(number) for number in range(1, 5)).encode(), "")
    text = [reading.text[block.span.start : block.span.end] for block in reading.blocks if block.kind == "paragraph"]
    assert text == [f"The ferry sails on day {number}." for number in range(1, 5)]
    assert [(mark.kind, mark.label) for mark in reading.landmarks] == [("page", str(number)) for number in range(1, 5)]


def test_a_number_alone_may_be_a_figure() -> None:
    """Without pages, and without others that count up with it, it is text."""
    assert [kind for kind, *_ in kinds("Text ends.\n\n42\n\nMore ends.\n\n17\n\nAll ends.\n")] == ["paragraph"] * 5


def test_header_lines_may_go_on_below() -> None:
    """Indented, in lower case, or after a comma; with a blank line before the text or without."""
    text = "Subject: Costs of the crossing, which have risen since the\n spring\nGuests: Grace Shao,\nAlex Kantrowitz\nDate: 16 April 2025\nText ends here.\n"
    assert [(kind, words) for kind, _, words in kinds(text)] == [
        ("header", "Subject: Costs of the crossing, which have risen since the\n spring"),
        ("header", "Guests: Grace Shao,\nAlex Kantrowitz"),
        ("header", "Date: 16 April 2025"),
        ("paragraph", "Text ends here."),
    ]


LONG = "This is a paragraph that nobody wrapped, which goes on for much more than a hundred characters on one single line, as paragraphs do, and it ends here."


def test_one_wrapped_paragraph_in_an_unwrapped_text_is_joined() -> None:
    """Its lines break only where the next word would have passed the margin."""
    wrapped = "This paragraph was wrapped by somebody who pasted it out of an\ne-mail and did not take the trouble to join its lines again, so\nthat it stands in four lines, of which the last is short and\nends here."
    assert [words for *_, words in kinds(f"A title of it\n{LONG}\n{wrapped}\nA heading\n{LONG}\n")] == [
        "A title of it",
        LONG,
        wrapped,
        "A heading",
        LONG,
    ]


@pytest.mark.parametrize("width", [60, 72, 100, 120])
def test_text_wrapped_at_any_width_is_joined(width: int) -> None:
    """Also where a line happens to end with its sentence; headings above stay apart."""
    paragraphs = [
        " ".join(f"{word} {LONG}" for word in words) for words in (("One", "Two"), ("Three",), ("Four", "Five", "Six"))
    ]
    text = "\n\n".join(f"Heading {at}\n{textwrap.fill(words, width)}" for at, words in enumerate(paragraphs))
    found = [" ".join(words.split()) for kind, _, words in kinds(text) if kind == "paragraph"]
    assert found == paragraphs


def test_lines_of_a_table_or_an_address_head_nothing() -> None:
    """Four short lines in a row are text, and their numbers can be found; the last may head what follows."""
    assert [
        kind
        for kind, *_ in kinds(
            "A title\n\nText ends.\n\nNorth 12\nSouth 14\nEast 16\nWest 18\nAll 60\n\nMore text ends.\n"
        )
    ].count("heading") <= 1


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_gives_blocks_in_order_that_do_not_overlap(text: str) -> None:
    """Whatever the text, spans are in order, apart and free of white space at their ends."""
    end = 0
    for block in read_plaintext(text):
        words = text[block.span.start : block.span.end]
        assert block.span.start >= end
        assert words == words.strip("\ufeff \t\r\n")
        end = block.span.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A page that was pasted: the trail above its title, a by-line under its standfirst, offers under its text.
        ("Home > World > Ports\nWhy ports matter\nQueues grow, and nobody has a plan\nBy Radio Desk\n5 min read\nText ends.", ["furniture", "title", "heading", "header", "furniture", "paragraph"]),
        ("Why ports matter\nText ends.\nRelated articles\nThe year of the port\nTrade in numbers\nPrivacy policy", ["title", "paragraph", *["furniture"] * 4]),
        ("Why ports matter\nText ends.\nContinue reading below\nMore ends.", ["title", "paragraph", "furniture", "paragraph"]),
        # A date in the text is no header, whatever stands above it.
        ("A year of ports\nIt was long.\n3 March 2024\nA quay opens.\n5 May 2024\nIt shuts.", ["title", "paragraph", "heading", "paragraph", "heading", "paragraph"]),
        # Sections that count on are headings, also over a list.
        ("Minutes\n1. Last meeting\nAgreed.\n2. Ports\n(a) Traffic grew.\n(b) Prices fell.\n3. Other business\nNone.", ["heading", "heading", "paragraph", "heading", "item", "item", "heading", "paragraph"]),
        ("Report\nI. The market\nA. Demand\nIt rose.\nB. Supply\nIt fell.", ["title", "heading", "heading", "paragraph", "heading", "paragraph"]),
        ("Title\nCONTENTS\nNorth\nSouth\nEast\nCHAPTER I\nText ends.", ["title", *["paragraph"] * 3, "heading", "heading", "paragraph"]),
        # Rows of a table, and what a mail quotes, head nothing.
        ("Text ends.\nYear    Ships    Share\n2023    400      12%", ["paragraph", "paragraph", "paragraph"]),
        ("Text ends.\n| Year | Ships |\n| 2023 | 400 |", ["paragraph", "paragraph", "paragraph"]),
        ("Text ends.\n> Who said this\nThe harbour master did.", ["paragraph", "paragraph", "paragraph"]),
        # A letterhead, and the lines of a record under it.
        ("Port Working Group              P. Desk, Editor\nReport: 2822\nCategory: Standards Track\n\nThe port's year\n\nText ends.", ["furniture", "header", "header", "title", "paragraph"]),
        # No heading ends in an article: its sentence goes on below, in whatever letter.
        ("A title\n\nThe desk spoke with somebody who had served as the\nDeputy Minister of the port.", ["title", "paragraph"]),
        ("Text ends.\n\n[[Page 73459]]\n\nIl vous reste 62.3% de cet article à lire.", ["paragraph", "furniture", "furniture"]),
        ("标题\n\u3000\u3000港口很忙。\n\u3000\n\u2003第二段也很忙。", ["title", "paragraph", "paragraph"]),
    ],
)  # fmt: skip
def test_what_stands_around_a_text_is_told_from_it(text: str, expected: list[str]) -> None:
    assert [kind for kind, _, _ in kinds(text)] == expected


def test_a_book_is_read_without_the_terms_printed_around_it() -> None:
    text = (
        "The Project Gutenberg eBook of Ports\n\nThis ebook is for the use of anyone anywhere.\n\nTitle: Ports\n\nAuthor: Grace Shao\n\n"
        "*** START OF THE PROJECT GUTENBERG EBOOK PORTS ***\n\nPORTS\n\nText ends.\n\n*** END OF THE PROJECT GUTENBERG EBOOK PORTS ***\n\nTerms."
    )
    assert [kind for kind, _, _ in kinds(text)] == [
        "furniture", "furniture", "header", "header", "furniture", "title", "paragraph", "furniture", "furniture",
    ]  # fmt: skip


def test_the_feet_of_typed_pages_are_furniture_without_form_feeds() -> None:
    pages = ("Traffic grew by a third", "Prices fell in the end", "Quays were full all year", "Nobody had a plan then")
    foot = "\n\n\nDesk          Ports          [Page {}]\n\n"
    text = "".join(
        f"{words}, as\nthe harbour master said.{foot.format(number)}" for number, words in enumerate(pages, 1)
    )
    assert [kind for kind, _, _ in kinds(text)] == ["paragraph", "furniture"] * 4


def test_paragraphs_that_are_told_by_indentation_alone_are_whole() -> None:
    """Those of two lines too: the others tell the margin."""
    whole = "    The committee met in the old town hall of the port, where\nthe chair asked for the figures of the year, and whether the\nquays were full."
    short = "    The harbour master thanked the chair for the question and\nGave the figures."
    words = [text for _, _, text in kinds("\n".join([*[whole] * 8, short, whole]))]
    assert words == [part.strip() for part in [*[whole] * 8, short, whole]]
