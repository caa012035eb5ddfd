"""The author's Markdown becomes words and pin-cites whose offsets are true."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pincite.spec.prose import PinCite, ProseBlock, Words, parse_prose, quoted_words

CURLY = {"“": '"“', "”": '"”', "‘": "'‘", "’": "'’"}


def blocks(text: str) -> tuple[ProseBlock, ...]:
    found, faults = parse_prose(text)
    assert faults == ()
    return found


def shown(block: ProseBlock) -> str:
    """Words, with ``*`` and ``_`` around strong and emphasis, and ids in brackets."""
    return "".join(
        "[" + " ".join(target.id for target in inline.targets) + "]"
        if isinstance(inline, PinCite)
        else "*" * inline.strong + "_" * inline.emphasis + inline.text + "_" * inline.emphasis + "*" * inline.strong
        for inline in block.inlines
    )


def only(text: str) -> str:
    [block] = blocks(text)
    return shown(block)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("One *two* **three** ***four***.", "One _two_ *three* *_four_*."),
        ("a_b_c and 2*3 and * alone", "a_b_c and 2*3 and * alone"),
        ("`code *x*` and [a link](https://example.org \"t\") and <https://example.org/%20>",
         "code *x* and a link and https://example.org/%20"),
        (r"\*plain\* &amp; 5 \< 6", "*plain* & 5 < 6"),
        ("one\ntwo  \nthree\\\nfour", "one two three four"),
        ("[sic] and [DeepSeek] and [1]", "[sic] and [DeepSeek] and [1]"),
        ("a@b.org and [a@b.org]", "a@b.org and [a@b.org]"),
        (r"\[@a] is how \@b writes \[@c]", None),
        (r"\[\@a] is how \@b writes", "[@a] is how @b writes"),
        ("[foo]: https://example.org", "[foo]: https://example.org"),
    ],
)  # fmt: skip
def test_markdown_is_read(written: str, printed: str | None) -> None:
    if printed is None:
        assert parse_prose(written)[1]
    else:
        assert only(written) == printed


def test_paragraphs_and_items() -> None:
    found = blocks("One.\n\n- a\n  goes on\n- b\n\nTwo.\n\n3. c\n4. d\n")
    assert [(block.kind, block.ordinal, block.text) for block in found] == [
        ("paragraph", 0, "One."), ("item", 0, "a goes on"), ("item", 0, "b"),
        ("paragraph", 0, "Two."), ("item", 3, "c"), ("item", 4, "d"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Chips bind [@nin-report#p2s2].", "Chips bind[nin-report#p2s2]."),
        ("Chips [@a#b_c; @d.e-f] bind.", "Chips[a#b_c d.e-f] bind."),
        ("Chips  [@a]\n[@b] bind", "Chips[a][b] bind"),
        ("**Chips** [@a;\n@b]", "*Chips*[a b]"),
        ("*Chips [@a]* bind", "_Chips_[a] bind"),
        ("[@a]", "[a]"),
        ("[[@a]]", "[[a]]"),
    ],
)
def test_pin_cites_hug_the_word_before_them(written: str, printed: str) -> None:
    assert only(written) == printed


def test_a_pin_cite_knows_where_it_and_its_targets_stand() -> None:
    text = "- Grown\n  so [@a#b;  @c]"
    [block] = blocks(text)
    [cite] = [inline for inline in block.inlines if isinstance(inline, PinCite)]
    assert text[cite.start : cite.end] == "[@a#b;  @c]"
    assert [text[target.start : target.end] for target in cite.targets] == ["a#b", "c"]


@pytest.mark.parametrize(
    ("written", "at", "message"),
    [
        ("x [@]", "@", "`@` names nothing"),
        ("x [@a b]", "b", "`b` stands after `@a` in its bracket"),
        ("x [@a, p. 3]", ",", "`, p. 3` stands after `@a` in its bracket"),
        ("x [@a, @b]", ",", "`, @b` stands after `@a` in its bracket"),
        ("x [see @a]", "see", "`see` stands before `@a` in its bracket"),
        ("x [-@a]", "-", "`-` stands before `@a` in its bracket"),
        ("x [@a; b]", "b]", "`b` is no pin-cite"),
        ("x [@a;]", "]", "a pin-cite is missing beside `;`"),
        ("x [@#b]", "@", "`@#b` is no pin-cite"),
        ("x [@a#b#c]", "#c", "`#c` stands after `@a#b` in its bracket"),
        ("x [a#b]", "[", "`[a#b]` looks like a pin-cite without `@`"),
        ("x [a#b; c]", "[", "`[a#b; c]` looks like a pin-cite without `@`"),
        ("x @a#b y", "@", "the pin-cite `@a#b` stands outside brackets"),
        ("as @a.", "@", "the pin-cite `@a` stands outside brackets"),
        ("x [@a", "[", "the bracket of the pin-cite `@a` is never closed"),
        ("x [@a](https://example.org) @b", "@b", "the pin-cite `@b` stands outside brackets"),
    ],
)
def test_a_malformed_pin_cite_is_a_fault_where_it_stands(written: str, at: str, message: str) -> None:
    [fault] = parse_prose(written)[1]
    assert (fault.rule, fault.message, fault.offset) == ("pin-cite-is-well-formed", message, written.index(at))
    assert fault.hint


@pytest.mark.parametrize(
    ("written", "at", "what"),
    [
        ("x\n\n# y", "#", "a heading"),
        ("x\n---\n", "x", "a heading"),
        ("x\n\n> y", ">", "a block quotation"),
        ("x\n\n| a | b |\n|---|---|\n", "|", "a table"),
        ("x ![y](z.png)", "!", "an image"),
        ("x <b>y</b>", "<", "HTML"),
        ("<div>\nx\n</div>", "<", "HTML"),
        ("x\n\n    y", "y", "indented text, which Markdown takes for code"),
        ("```\ny\n```", "`", "a code block"),
        ("x\n\n***\n", "*", "a rule"),
        ("- x\n  - y", "- y", "a list inside a list"),
        ("- x\n\n  > y", ">", "a block quotation"),
    ],
)
def test_other_markdown_is_refused_where_it_stands(written: str, at: str, what: str) -> None:
    fault = parse_prose(written)[1][0]
    assert (fault.rule, fault.offset) == ("prose-is-plain", written.index(at))
    assert fault.message == f"expected paragraphs and lists, found {what}"
    assert fault.hint


def test_a_footnote_is_refused() -> None:
    [fault] = parse_prose("x [^1]")[1]
    assert fault.message == "`[^1]` is a footnote"


def test_all_faults_of_a_text_are_found_in_their_order() -> None:
    faults = parse_prose('x [@] "y\n\n# z\n\nw [see @a]')[1]
    assert [fault.offset for fault in faults] == sorted(fault.offset for fault in faults)
    assert [fault.rule for fault in faults] == [
        "pin-cite-is-well-formed", "quotation-is-closed", "prose-is-plain", "pin-cite-is-well-formed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('He said "yes."', "He said “yes.”"),
        ("\"It's 'so', \" he said", "“It’s ‘so’, ” he said"),
        ('"*So* it is" [@a], he said', "“_So_ it is”[a], he said"),
        ("the users' data of the '90s don't", "the users’ data of the ’90s don’t"),
        ("'we use the chips now' [@a]", "‘we use the chips now’[a]"),
        ('a 5" screen', 'a 5" screen'),
        ('`"x"` is "y"', '"x" is “y”'),
        (r"\"x\" is 'y z'", '"x" is ‘y z’'),
        ("„so“ and «so» and “so” -- ...", "„so“ and «so» and “so” -- ..."),
        ('("so")', "(“so”)"),
    ],
)
def test_marks_become_curly(written: str, printed: str) -> None:
    assert only(written) == printed


@pytest.mark.parametrize(("written", "at"), [('a "b c [@d].', 2), ("a “b c", 2), ("a b” c", 3), ("«a b", 0)])
def test_a_quotation_mark_without_a_partner_is_a_fault(written: str, at: int) -> None:
    """Otherwise the words behind it would be held to nothing."""
    [fault] = parse_prose(written)[1]
    assert (fault.rule, fault.offset) == ("quotation-is-closed", at)


MARKDOWN = st.text("ab .,*_`[]()@#;:!<>&\\\"'“”-\n\t|~1é😀", max_size=50)


@settings(max_examples=400, deadline=None)
@given(MARKDOWN)
@example("a\r\nb\rc")
@example("- a\n\tb\n\n  c")
@example("`` a\n  b ``")
@example("<b@c.de>**")
@example("&amp;&#34;x&#34;")
def test_each_character_of_the_words_stands_where_they_say(text: str) -> None:
    """Whatever is written: no exception, offsets within the text, and the character there is the one printed."""
    found, faults = parse_prose(text)
    assert all(0 <= fault.offset <= len(text) for fault in faults)
    position = 0
    for inline in (inline for block in found for inline in block.inlines):
        assert position <= inline.start <= inline.end <= len(text)
        position = inline.end
        if not isinstance(inline, Words):
            assert text[inline.start] + text[inline.end - 1] == "[]"
        elif len(inline.text) == inline.end - inline.start:
            for offset, char in enumerate(inline.text, inline.start):
                assert text[offset] in CURLY.get(char, char) or (char == " " and text[offset] in "\n\r\\")
        else:
            assert len(inline.text) == 1
            assert text[inline.start] == "&"
    for block in found:
        assert len(block.offsets()) == len(block.text) + 1
        for quoted in quoted_words(block):
            assert quoted.text in block.text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('He said "it is not easy" [@a#b].', [("it is not easy", ["a#b"])]),
        ("He said “it is not easy” [@a; @b].", [("it is not easy", ["a", "b"])]),
        ("Er sagt „it is not easy“ [@a].", [("it is not easy", ["a"])]),
        ("Il dit « it is not easy » [@a].", [("it is not easy", ["a"])]),
        ("He said 'it isn't easy' [@a].", [("it isn’t easy", ["a"])]),
        ('"one two three" [@a] and "four five six" [@b].', [("one two three", ["a"]), ("four five six", ["b"])]),
        ('"one two three" and "four five six" [@a].', [("one two three", ["a"]), ("four five six", ["a"])]),
        ('"one two three" said she, in May [@a] [@b].', [("one two three", ["a", "b"])]),
        ('"One two three." [@a] Then it ended.', [("One two three.", ["a"])]),
        ('"One two three [@a] four," she said [@b].', [("One two three four,", ["a"])]),
        ('She said "one two three." It ended [@a].', [("one two three.", [])]),
        ('A "term" and "two words" [@a].', []),
        ("The users' data and the firms' chips are theirs' [@a].", []),
        ('"one *two* three" [@a]', [("one two three", ["a"])]),
        ('"one\n  two three" [@a]', [("one two three", ["a"])]),
        ('"中国的策略" [@a]', [("中国的策略", ["a"])]),
        ("\"he said 'one two three' twice\" [@a]", [("he said ‘one two three’ twice", ["a"])]),
    ],
)
def test_quoted_words_are_held_to_the_pin_cite_that_follows(
    written: str, expected: list[tuple[str, list[str]]]
) -> None:
    found = [quoted for block in blocks(written) for quoted in quoted_words(block)]
    assert [(quoted.text, [target.id for target in quoted.targets]) for quoted in found] == expected
    for quoted in found:
        assert written[quoted.start] == quoted.text[0]
        assert written[quoted.end - 1] == quoted.text[-1]
