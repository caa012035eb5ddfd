"""What YAML means here, and what is refused in words and never with a traceback."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pincite.diagnostics import BriefError, Diagnostic
from pincite.marked_yaml import compose_yaml, load_mapping, read_yaml

BOTH = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "python"])
QUOTE = "put the text in quotation marks, or on the next line, indented, after `>-`"


def refused(source: str | bytes, *, pure: bool = False) -> list[Diagnostic]:
    with pytest.raises(BriefError) as caught:
        read_yaml(source, "a.yaml", pure=pure)
    return list(caught.value.diagnostics)


@BOTH
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("11:55", "11:55"), ("no", "no"), ("Off", "Off"), ("y", "y"), ("2026-12-15", "2026-12-15"), ("1_000", "1_000"),
        ("0b11", "0b11"), ("<<", "<<"), ("=", "="), ("1.2.3", "1.2.3"), ("'7'", "7"), ("!!str 7", "7"),
        ("|-\n  7", "7"),
        ("010", 10), ("-7", -7), ("0o17", 15), ("0x1F", 31), ("1.50", 1.5), ("1e3", 1000.0), (".5", 0.5),
        ("-.inf", -math.inf), ("true", True), ("FALSE", False), ("null", None), ("~", None), ("", None), ("''", ""),
        ("9" * 5000, "9" * 5000),
    ],
)  # fmt: skip
def test_scalars_are_those_of_yaml_1_2(written: str, value: object, pure: bool) -> None:
    data = read_yaml(f"a: {written}\n", "a.yaml", pure=pure).data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


def test_what_is_not_a_number_is_read_as_such() -> None:
    assert math.isnan(read_yaml("a: .nan", "a.yaml").data["a"])


def test_data_as_typed_keeps_numbers_as_they_were_typed() -> None:
    marked = read_yaml("a: [1.10, true, 0x1F, ~]", "a.yaml")
    assert marked.as_typed() == {"a": ["1.10", "true", "0x1F", None]}


def test_keys_are_text() -> None:
    assert read_yaml("1: a\ntrue: b\n~: c\n", "a.yaml").data == {"1": "a", "true": "b", "~": "c"}


@BOTH
@pytest.mark.parametrize(
    ("source", "where", "message"),
    [
        ("a: b: c\n", (1, 5), "found a second `: ` in one line of text without quotation marks"),
        ("a:\n  - b: c: d\n", (2, 9), "found a second `: ` in one line of text without quotation marks"),
        ("a: [@b#c] d\n", (1, 4), "text without quotation marks cannot start with a pin-cite `[@`"),
        ("a: @b\n", (1, 4), "text without quotation marks cannot start with `@`"),
        ("a: `b`\n", (1, 4), "text without quotation marks cannot start with a backtick"),
        ("a: %b\n", (1, 4), "text without quotation marks cannot start with `%`"),
        ("a: *b* c\n", (1, 4), "text without quotation marks cannot start with `*`"),
        ("a: **b** c\n", (1, 4), "text without quotation marks cannot start with `*`"),
        ("a: *b\n", (1, 4), "expected text, found `*b`, which YAML takes for an alias"),
        ("a: & b\n", (1, 4), "text without quotation marks cannot start with `&`"),
        ("a: > 5 %\n", (1, 4), "text without quotation marks cannot start with `>`"),
        ("a: !b c\n", (1, 4), "expected a value, found `!b`, which YAML takes for a tag"),
        ("a: !!binary aGk=\n", (1, 4), "expected a value, found `!!binary`, which YAML takes for a tag"),
        ("a: !!python/name:os x\n", (1, 4), "expected a value, found `!!python/name:os`, which YAML takes for a tag"),
        ("a: [sic] b\n", (1, 10), "text goes on after the closing `]`"),
        ('a: "b" c\n', (1, 8), 'text goes on after the closing `"`'),
        ("a: 'don't'\n", (1, 9), "text goes on after the closing `'`"),
        ('a: "b\nc: d\n', (1, 4), 'the quotation mark `"` is never closed'),
        ('a: "C:\\path"\n', (1, 7), 'between `"` the sign `\\p` means nothing'),
        ("a: [b, c\nd: e\n", (1, 4), "the bracket `[` is never closed"),
        ("a: {b: c\nd: e\n", (1, 4), "the bracket `{` is never closed"),
        ("a: {{b}}\n", (1, 5), "expected a key, found a list or mapping"),
        ("a: , b\n", (1, 4), "expected a value, found `,`"),
        ("a: - b\n", (1, 4), "a list cannot begin in the line of its key"),
        ("a: 1\nb\nc: 2\n", (2, 1), "expected a key with `:`, found `b`"),
        ("a:\n   b: 1\n  c: 2\n", (3, 3), "the indentation fits no line above"),
        ("a: 1\n  b: 2\n", (2, 3), "the key `b` does not fit where it stands"),
        ("a: one\n  two\n  b: 2\n", (3, 3), "the key `b` does not fit where it stands"),
        ("a one\nb: 2\n", (1, 1), "expected a key with `: `, found `a one`"),
        ("a:one\r\nb: 2\r\n", (1, 1), "expected a key with `: `, found `a:one`"),
        ("a one\ntwo\nb: 2\n", (1, 1), "expected a key with `: `, found `a one`"),
        ("a:\n  - one\n    b: 2\n", (2, 5), "expected a key with `: `, found `one`"),
        ("a:\n\u00a0\u00a0b: 1\n  c: 2\n", (2, 1), "expected spaces before the value, found U+00A0"),
        ("a:\n\t- b\n", (2, 1), "expected spaces before the value, found a tab"),
        ("a: 1\nb:\n  c: 1\n\td: 2\n", (4, 1), "expected spaces before the value, found a tab"),
        ("a: 1\n---\nb: 2\n", (2, 1), "expected one document, found a second one"),
        ("%YAML 1.2\na: 1\n", (2, 1), "expected the beginning of a document"),
        ("a: b\x07\n", (1, 5), "the character U+0007 cannot stand in a YAML file"),
        ("a: &x [*x]\n", (1, 8), "the alias `*x` stands inside the value that it repeats"),
        ("[" * 100_000, (1, 41), "lists and mappings are nested more than 40 levels deep"),
        ("- " * 50, (1, 81), "lists and mappings are nested more than 40 levels deep"),
    ],
)  # fmt: skip
def test_a_fault_of_syntax_is_explained(source: str, where: tuple[int, int], message: str, pure: bool) -> None:
    [fault] = refused(source, pure=pure)
    assert (fault.place.line, fault.place.column, fault.message) == (*where, message)
    assert fault.rule == "yaml-parses"


def test_the_remedy_for_text_that_yaml_misreads_is_quotation_marks() -> None:
    assert [refused(source)[0].hints for source in ("a: b: c", "a: [@b] c", "a: [sic] c")] == [(QUOTE,)] * 3


def test_a_pin_cite_alone_in_brackets_may_be_meant_for_a_list_of_ids() -> None:
    assert refused("a: [@b#c]\n")[0].hints == (QUOTE, "in a list of ids they stand without `@`: `[source#id, ...]`")


def test_a_key_without_a_space_after_its_colon_is_told_what_it_lacks() -> None:
    assert refused("a:one\nb: 2\n")[0].hints == ("put a space after the colon, or indent it below its key",)


@BOTH
def test_a_quotation_mark_that_is_not_closed_is_found_where_it_opens(pure: bool) -> None:
    [fault] = refused('a: 1\nb: "never closed\nc: 2\nd: and "so" on\n', pure=pure)
    assert (fault.place.line, fault.message) == (4, 'text goes on after the closing `"`')
    assert fault.hints[0] == "that text begins in line 2: close its quotation mark there, if it ends there"
    assert refused('b: "closed" and on\n', pure=pure)[0].hints[0].startswith("quotation marks enclose the whole text")


@BOTH
def test_keys_that_stand_twice_are_all_reported(pure: bool) -> None:
    faults = refused("a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n", pure=pure)
    assert [(fault.place.line, fault.place.column, fault.message) for fault in faults] == [
        (2, 11, "the key `c` stands twice in one mapping, in line 2 and here"),
        (3, 1, "the key `a` stands twice in one mapping, in line 1 and here"),
        (4, 1, "the key `a` stands twice in one mapping, in line 1 and here"),
    ]
    assert {fault.rule for fault in faults} == {"key-is-unique"}


def test_aliases_repeat_values() -> None:
    assert read_yaml("a: &x [1, 2]\nb: *x\n", "a.yaml").data == {"a": [1, 2], "b": [1, 2]}


@BOTH
def test_aliases_cannot_fill_the_memory(pure: bool) -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30))
    [fault] = refused(bomb, pure=pure)
    assert fault.message == "aliases repeat values more than 50000 times"


def test_a_long_file_without_aliases_is_no_bomb() -> None:
    assert len(read_yaml("- a\n" * 60_000, "a.yaml").data) == 60_000


@pytest.mark.parametrize(
    ("source", "where", "message"),
    [
        (b"a: 1\nb: \xe9t\xe9\n", (2, 4), "expected UTF-8 text, found the byte 0xE9"),
        ("a: b".encode("utf-16"), (0, 0), "expected UTF-8 text, found UTF-16"),
        ("a: b".encode("utf-16-be"), (0, 0), "expected UTF-8 text, found UTF-16"),
        ("a: b".encode("utf-16-le"), (0, 0), "expected UTF-8 text, found UTF-16"),
    ],
)
def test_other_encodings_are_named(source: bytes, where: tuple[int, int], message: str) -> None:
    [fault] = refused(source)
    assert (fault.place.line, fault.place.column, fault.message) == (*where, message)
    assert fault.hints == ("save the file as UTF-8",)


@pytest.mark.parametrize("source", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_holds_nothing(source: str) -> None:
    assert read_yaml(source, "a.yaml").data is None


def test_text_that_a_comment_cuts_short_is_remarked_on() -> None:
    [remark] = read_yaml("a: China is #1 in reach\nb: x # a comment\nc: 'y' #z\n", "a.yaml").remarks
    assert (remark.rule, remark.place.column) == ("text-is-whole", 13)
    assert remark.message == "the text ends before `#1 in reach`, which YAML takes for a comment"


def test_faults_before_the_one_that_stops_are_kept() -> None:
    assert [fault.rule for fault in refused("a: 1\nb: {c: 1, c: 2}\nd: @\n")] == ["key-is-unique", "yaml-parses"]


def test_a_file_that_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text("a: 1", encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        load_mapping(tmp_path / "breif.yaml")
    [fault] = caught.value.diagnostics
    assert (fault.rule, fault.message, fault.hints) == (
        "file-is-readable",
        "no such file",
        ("did you mean `brief.yaml`?",),
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="file-is-readable"):
        load_mapping(tmp_path)


@pytest.mark.parametrize(("source", "found"), [("- a", "a list"), ("", "nothing"), ("a", "text")])
def test_a_mapping_is_asked_for(tmp_path: Path, source: str, found: str) -> None:
    (tmp_path / "a.yaml").write_text(source, encoding="utf-8")
    with pytest.raises(BriefError, match=f"expected keys with values, found {found}"):
        load_mapping(tmp_path / "a.yaml")


YAMLISH = st.text("ab:- \n\t#'\"[]{},&*!|>%@`?\\=~<x1é\r\x85\u2028\ufeff\ud800", max_size=60)


@BOTH
@settings(deadline=None)
@given(source=st.one_of(YAMLISH, st.text(max_size=60), st.binary(max_size=60)))
@example(source="a: !<\n")
@example(source="? a\n: b\n?")
@example(source="%TAG ! tag:x:\n--- !a b")
def test_any_text_is_read_or_refused(source: str | bytes, pure: bool) -> None:
    """Never another exception; every place lies within the file."""
    try:
        marked = compose_yaml(source, "a.yaml", pure=pure)
    except BriefError as fault:
        diagnostics = fault.diagnostics
        assert diagnostics
    else:
        diagnostics = (*marked.faults, *marked.remarks)
    text = source if isinstance(source, str) else source.decode("utf-8", "replace")
    lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(item.place.line <= lines and item.message == item.message.strip() for item in diagnostics)
