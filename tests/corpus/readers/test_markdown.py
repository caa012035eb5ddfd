"""Markdown: its words without its marks, and its front matter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.corpus.readers.markdown import read_markdown
from pincite.corpus.readers.reading import Metadata, Reading

NOTES = """---
title: "The port's year"
author: [Grace Shao, {given: Alex, family: Kantrowitz}]
date: 2025-04-16
lang: en-GB
url: https://example.org/port
description: ignored
---

# The port's *year*

Traffic grew by **7.8 %**[^1], says the [harbour master](https://example.org "t"). See ![a chart](c.png).
"Smart" -- not applied.\\
Hard break; `code` stays; <b>html</b> goes; ~~old~~new; 5 < 6 &amp; more.

Findings
--------

> "We had to turn ships away," the harbour master said.
>
> Second paragraph.

- one
- two
  - nested

  more of two

1. first

| Year | Ships |
|------|------:|
| 2023 | 400 |

```python
print("not text")  # [^1]
```

<div>Raw block</div>

### Notes {#notes}

[^1]: Port authority, *annual report*.
"""


def read(text: str) -> Reading:
    return read_markdown(text.encode(), "")


def shown(reading: Reading) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, reading.text[block.span.start : block.span.end]) for block in reading.blocks]


def test_markdown_is_read_as_it_is_shown() -> None:
    assert shown(read(NOTES)) == [
        ("title", "", "The port's year"),
        (
            "paragraph",
            "p1",
            'Traffic grew by 7.8 %, says the harbour master. See a chart. "Smart" -- not applied.\n'
            "Hard break; code stays; html goes; new; 5 < 6 & more.",
        ),
        ("heading", "", "Findings"),
        ("paragraph", "p2", '"We had to turn ships away," the harbour master said.'),
        ("paragraph", "p3", "Second paragraph."),
        ("item", "p4i1", "one"),
        ("item", "p4i2", "two"),
        ("item", "p4i3", "nested"),
        ("item", "p4i4", "more of two"),
        ("item", "p5i1", "first"),
        ("item", "p6i1", "Year | Ships"),
        ("item", "p6i2", "2023 | 400"),
        ("furniture", "", 'print("not text") # [^1]'),
        ("paragraph", "p7", "Raw block"),
        ("heading", "", "Notes"),
        ("paragraph", "p8", "Port authority, annual report."),
    ]


def test_block_quotations_are_marked() -> None:
    assert [block.label for block in read(NOTES).blocks if block.quoted] == ["p2", "p3"]


def test_front_matter_is_the_record_and_no_text() -> None:
    assert read(NOTES).metadata == Metadata(
        title="The port's year",
        authors=("Grace Shao", "Alex Kantrowitz"),
        issued="2025-04-16",
        language="en-GB",
        url="https://example.org/port",
    )
    assert "ignored" not in read(NOTES).text


def test_without_a_heading_the_front_matter_gives_the_title() -> None:
    assert shown(read("---\ntitle: A year\n---\nTraffic grew.")) == [
        ("title", "", "A year"),
        ("paragraph", "p1", "Traffic grew."),
    ]


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    reading = read("# A year\r\n\r\nTraffic grew.\r\n")
    assert reading.metadata == Metadata(title="A year")
    assert shown(reading) == [("title", "", "A year"), ("paragraph", "p1", "Traffic grew.")]


@pytest.mark.parametrize("front", ["title: [", "a: &a [x]\nb: [*a, *a]", "[" * 3000])
def test_front_matter_that_cannot_be_read_is_left_out_with_a_warning(front: str) -> None:
    reading = read(f"---\n{front}\n---\nTraffic grew.")
    assert reading.text == "Traffic grew."
    assert "front matter" in reading.warnings[0][0]


def test_a_text_between_two_rules_is_a_text() -> None:
    assert read("---\nTraffic grew.\n\n---\n\nIt fell.").text.startswith("Traffic grew.")


def test_an_uncertain_date_is_left_out() -> None:
    assert read("---\ndate: 04/05/2025\n---\nText.").metadata.issued == ""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["# ", "> ", "- ", "1. ", "\n", "  ", "`", "```\n", "*", "_", "[", "](x)", "![", "|", "|-|", "<div>", "&lt;", "[^1]", "[^1]: ", "---\n", "word ", "\\"]), max_size=50))  # fmt: skip
def test_any_markdown_gives_blocks_that_are_slices_of_the_text(parts: list[str]) -> None:
    reading = read("word " + "".join(parts))
    end = 0
    for block in reading.blocks:
        assert end <= block.span.start < block.span.end
        end = block.span.end
    assert end == len(reading.text)


@pytest.mark.parametrize(
    ("source", "words", "quoted"),
    [
        ("> [!NOTE]\n> Figures are provisional.", ["Figures are provisional."], []),
        ("> [!quote] The harbour master\n> We had to turn ships away.", ["The harbour master", "We had to turn ships away."], ["We had to turn ships away."]),
        ("> We had to turn ships away.\n>\n> — Benjamin Bratton, 2024", ["We had to turn ships away.", "— Benjamin Bratton, 2024"], ["We had to turn ships away."]),
        (":::tip[Read this]\n\nTraffic grew.\n\n:::", ["Read this", "Traffic grew."], []),
        ('!!! warning "Careful"\n    Traffic grew.\n\n    Twice.\n\nIt fell.', ["Careful", "Traffic grew.", "Twice.", "It fell."], []),
        ("The [[Port of Rotterdam|port]] and [[Duisburg#Docks]] grew.%% so they say %% ^b1", ["The port and Duisburg grew."], []),
        ("![[chart.png]]\n\nIt was ==the fastest== growth [[1]](https://example.org).", ["It was the fastest growth [1]."], []),
        ("- [ ] traffic\n- [x] prices `[[ -f a ]]`", ["traffic", "prices [[ -f a ]]"], []),
        ("import X from './x'\n\n<Callout type=\"info\">\n\nTraffic grew.\n\n</Callout>\n\n{{< figure src=\"a\" >}}", ["Traffic grew."], []),
        ("Traffic grew.[^1]\n\n[^1]: The port,\n    in 2024.\n\n    And after.", ["Traffic grew.", "The port, in 2024.", "And after."], []),
        ("```\n[[kept]] ==as== it is\n```\n\nTraffic grew.", ["[[kept]] ==as== it is", "Traffic grew."], []),
    ],
)  # fmt: skip
def test_what_dialects_add_is_read_as_its_reader_sees_it(source: str, words: list[str], quoted: list[str]) -> None:
    reading = read(f"{source}\n")
    shown = [
        (" ".join(reading.text[block.span.start : block.span.end].split()), block.quoted) for block in reading.blocks
    ]
    assert [text for text, _ in shown] == words
    assert [text for text, is_quoted in shown if is_quoted] == quoted


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: Chips\nauthor: "[[Grace Shao]]"\ndate: 2025-04-16\n---\n',
        '+++\ntitle = "Chips"\nauthor = "Grace Shao"\ndate = 2025-04-16T10:00:00Z\n+++\n',
        '{"title": "Chips", "author": "Grace Shao", "date": "2025-04-16"}\n',
    ],
)
def test_front_matter_is_yaml_toml_or_json(front: str) -> None:
    metadata = read(f"{front}\nTraffic grew.\n").metadata
    assert (metadata.title, metadata.authors, metadata.issued) == ("Chips", ("Grace Shao",), "2025-04-16")


@pytest.mark.parametrize(
    "text", ["{not JSON} is how it begins.", "+++ is how it begins.", '{"a": 1} is how it begins.']
)
def test_a_text_that_begins_like_front_matter_is_a_text(text: str) -> None:
    assert read(text).text == text
