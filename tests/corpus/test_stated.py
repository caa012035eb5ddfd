"""What a document says of itself is read off its top, and off its file."""

from __future__ import annotations

import pytest

from pincite.corpus.dates import iso_date
from pincite.corpus.model import Source
from pincite.corpus.readers import ReadFile
from pincite.corpus.readers.plaintext import read_text
from pincite.corpus.readers.reading import Metadata
from pincite.corpus.stated import stated_source


def stated(text: str, metadata: Metadata | None = None) -> Source:
    reading = read_text(text.encode(), "")
    read = ReadFile("ferry.txt", reading.text, "", reading.blocks, reading.landmarks, metadata or reading.metadata)
    return stated_source("ferry", read)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("April 16, 2025", "2025-04-16"), ("Apr. 16th, 2025", "2025-04-16"), ("16 Apr 2025", "2025-04-16"),
        ("16th of April 2025", "2025-04-16"), ("2025-04-16", "2025-04-16"), ("2025/04/16", "2025-04-16"),
        ("2025-04-16T10:00:00Z", "2025-04-16"), ("Wed, 16 Apr 2025 10:00:00 +0200", "2025-04-16"), ("April 2025", "2025-04"),
        ("2025-04", "2025-04"), ("16. März 2024", "2024-03-16"), ("1er août 2024", "2024-08-01"), ("3 de mayo de 2024", "2024-05-03"),
        ("Published on Wednesday, April 16, 2025 at 10:30 am", "2025-04-16"), ("Sept. 4, 2023", "2023-09-04"),
        ("13.04.2025", "2025-04-13"), ("13/04/2025", "2025-04-13"), ("04/13/2025", "2025-04-13"), ("16-Apr-2025", "2025-04-16"),
        ("13/13/2025", ""), ("31.02.2025", ""), ("03/04/2025", ""), ("3.4.2025", ""), ("2025-13-01", ""), ("yesterday", ""), ("12 Monkeys 1995", ""), ("10 2025", ""),
    ],
)  # fmt: skip
def test_dates_are_read_where_they_are_sure(text: str, date: str) -> None:
    """As precise as printed; day and month in figures can be read in two ways, and so not at all."""
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("Date: 16 April 2025", "2025-04-16"), ("Release Date: April 16, 2025", "2025-04-16"), ("16 April 2025", "2025-04-16"),
        ("Published on Wednesday, 16 April 2025", "2025-04-16"), ("April 16, 2025 · 5 min read", "2025-04-16"),
        ("Updated: 17 April 2025\nPublished: 16 April 2025", "2025-04-16"), ("By Radio Desk | 16 April 2025", "2025-04-16"),
    ],
)  # fmt: skip
def test_the_date_stands_at_the_top(line: str, issued: str) -> None:
    """Alone, after a key, or behind a by-line; the first publication counts."""
    assert stated(f"Crossing the Sound\n{line}\n\nThe text of 3 May 2019 ends.\n").issued == issued


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Grace Shao", ["Grace Shao"]),
        ("By Grace Shao and Alex Kantrowitz | 3 March 2024", ["Grace Shao", "Alex Kantrowitz"]),
        ("By A. Author and B. Author", ["A. Author", "B. Author"]),
        ("Authors: Grace Shao, Alex Kantrowitz and Benjamin Bratton", ["Grace Shao", "Alex Kantrowitz", "Benjamin Bratton"]),
        ("Author: Ursula von der Leyen", ["Ursula von der Leyen"]),
        ("Written by Grace Shao", ["Grace Shao"]),
    ],
)  # fmt: skip
def test_authors_stand_in_the_byline(line: str, names: list[str]) -> None:
    assert [name.full for name in stated(f"Crossing the Sound\n{line}\n\nThe text ends.\n").author] == names


def test_hosts_and_guests_have_their_roles() -> None:
    """What follows a name is its role, and no other person's name."""
    source = stated(
        "A talk\nHost: Alex Kantrowitz\nGuests: Grace Shao, Hong Kong-based Writer and Analyst; Josh Chin (reporter)\n\nThe text ends.\n"
    )
    assert [name.full for name in source.host] == ["Alex Kantrowitz"]
    assert source.speakers == (
        ("Alex Kantrowitz", ""),
        ("Grace Shao", "Hong Kong-based Writer and Analyst"),
        ("Josh Chin", "reporter"),
    )
    assert (source.guest[0].given, source.guest[0].family) == ("Grace", "Shao")


@pytest.mark.parametrize(
    "text",
    ["Crossing the Sound\n\nText ends.", "# Crossing the Sound\n\nText ends.", "1. Crossing the Sound\n\nText ends.", "Crossing the Sound\n==================\n\nText ends.", "16 April 2025\nCrossing the Sound\n\nText ends.", "Host: Alex Kantrowitz\n\nCrossing the Sound\n\nText ends.", "Title: Crossing the Sound\nHost: Alex Kantrowitz\n\nText ends.", "From: Grace Shao\nSubject: Crossing the Sound\n\nText ends.", "Share\nCrossing the Sound\nText ends."],
)  # fmt: skip
def test_the_title_is_without_marks_and_number(text: str) -> None:
    assert stated(text).title == "Crossing the Sound"


@pytest.mark.parametrize("title", ["3.5 billion people online", "Crossing the Sound: a plan", "2025. A year"])
def test_a_number_that_belongs_to_the_title_stays(title: str) -> None:
    assert stated(f"{title}\n\nText ends.").title == title


def test_what_the_file_says_goes_before_what_its_text_says() -> None:
    """And gives what the text does not."""
    metadata = Metadata(
        "Its title", ("Shao, Grace",), "2025-04-16", "en-GB", "https://example.org/a", "Its paper", "article"
    )
    source = stated("Crossing the Sound\nBy Radio Desk\n3 May 2019\n\nText ends.", metadata)
    assert (source.title, source.issued, source.language) == ("Its title", "2025-04-16", "en-GB")
    assert (source.url, source.container_title, source.kind) == ("https://example.org/a", "Its paper", "article")
    assert [name.full for name in source.author] == ["Grace Shao"]


def test_a_text_of_turns_is_a_transcript() -> None:
    """Also where the file does not say so."""
    text = "BEN: Is it so?\n\nANNA: It is.\n\nBEN: Why?\n"
    assert stated(text).kind == "transcript"
    assert stated(text, Metadata()).kind == "transcript"
    assert stated(text, Metadata(kind="machine transcript")).kind == "machine transcript"
    assert stated("The text ends.").kind == "document"


def test_nothing_stated_is_nothing_claimed() -> None:
    source = stated("The ferry sails at noon. It is late.\n")
    assert (source.title, source.issued, source.author, source.host, source.url) == ("", "", (), (), "")


@pytest.mark.parametrize(
    ("top", "date"),
    [
        ("AMSTERDAM, March 4, 2026 (Harbour Wire) - The ferry stopped.", "2026-03-04"),
        ("Hamburg, 3. März 2026 – Die Fähre steht.", "2026-03-03"), ("Brest, le 7 avril 2026", "2026-04-07"),
        ("Madrid, 4 de mayo de 2026. El barco no salió.", "2026-05-04"), ("12 June 2026", "2026-06-12"),
        ("Released: 28 August 2026. Next release: 27 November 2026.", "2026-08-28"),
        ("The ferry stopped on March 4, 2026 - and stayed.", ""), ("Fog came back, and on 3 May 2025 it left.", ""),
    ],
)  # fmt: skip
def test_the_date_at_the_top_of_a_report_is_its_date(top: str, date: str) -> None:
    assert stated(f"Ferry stops in the fog\n\n{top}\n\nNobody was hurt, said the harbour master.\n").issued == date


def test_a_body_that_wrote_a_text_has_no_family_name() -> None:
    authors = ("Centre for Harbour Policy", "Grace Shao", "Harbour Observatory", "Shipping Desk", "AP Staff")
    names = stated("A text.\n", Metadata(authors=authors)).author
    assert [(name.literal, name.family) for name in names] == [
        ("Centre for Harbour Policy", ""),
        ("", "Shao"),
        ("Harbour Observatory", ""),
        ("Shipping Desk", ""),
        ("AP Staff", ""),
    ]
