"""Every character of every text has its place, whatever style the text is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.marked_yaml import MarkedYaml, join_path, read_yaml
from pincite.marked_yaml.marks import split_path

LETTERS = "abcXYZ019éß—“”中😀"
PLAIN = st.text(LETTERS, min_size=1, max_size=6)
ANY = st.text(LETTERS + "\"'\\#:@[]{}>|%&*!`,-?", min_size=1, max_size=6)
BLANK = " \t\r\n"
STYLES = ["plain", "'", '"', "|", "|-", "|+", ">", ">-", ">+", "|2", ">2-", "|-2"]


@dataclass
class Writer:
    """Writes a file and notes where each character that is not white space was put."""

    text: str = ""

    def __post_init__(self) -> None:
        self.put: list[int] = []

    def raw(self, piece: str) -> None:
        self.text += piece

    def char(self, written: str) -> None:
        self.put.append(len(self.text))
        self.text += written


def escaped(char: str, choice: int) -> str:
    if char in '"\\':
        return "\\" + char
    code = ord(char)
    forms = [
        char,
        f"\\U{code:08X}",
        f"\\u{code:04x}" if code < 0x10000 else char,
        f"\\x{code:02x}" if code < 256 else char,
    ]
    return forms[choice % len(forms)]


def write(style: str, lines: list[list[str]], line_break: str, choices: list[int], before: str) -> Writer:
    writer = Writer(before)
    indent = "    "
    if style[0] in "|>":
        # The value of a key in column 3 is indented by two, which is what an indicator says.
        writer.raw(style + "  # a comment" + line_break)
        writer.raw(indent)
    elif style != "plain":
        writer.raw(style)
    for number, words in enumerate(lines):
        if number:
            writer.raw(line_break * (1 + number % 2) + indent)
        for index, word in enumerate(words):
            writer.raw(" " if index else "")
            for char in word:
                choice = choices[len(writer.put) % len(choices)]
                writer.char(escaped(char, choice) if style == '"' else char * 2 if style == char == "'" else char)
    if style in ("'", '"'):
        writer.raw(style)
    writer.raw(line_break + "  after: it" + line_break)
    return writer


def index_of(source: str, line: int, column: int) -> int:
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", source))]
    return starts[line - 1] + column - 1


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "python"])
@pytest.mark.parametrize("style", STYLES)
@settings(deadline=None)
@given(data=st.data())
def test_each_character_has_its_place(style: str, pure: bool, data: st.DataObject) -> None:
    """``place(path, offset)`` points at the character of the file that ``text[offset]`` was read from."""
    word = PLAIN if style == "plain" else ANY
    lines = data.draw(st.lists(st.lists(word, min_size=1, max_size=4), min_size=1, max_size=4))
    choices = data.draw(st.lists(st.integers(0, 3), min_size=1, max_size=5))
    before = data.draw(st.sampled_from(["- key: ", "- key: &name ", "- key: !!str ", "# é😀\n- 'first'\n- key: "]))
    line_break = data.draw(st.sampled_from(["\n", "\r\n"]))
    writer = write(style, lines, line_break, choices, before)

    marked = read_yaml(writer.text, "a.yaml", pure=pure)
    item = len(marked.data) - 1
    text = marked.as_typed()[item]["key"]
    path = f"$[{item}].key"
    assert [word for line in lines for word in line] == text.split()
    offsets = [offset for offset, char in enumerate(text) if char not in BLANK]
    places = [marked.marks.place(path, offset) for offset in offsets]
    assert [index_of(writer.text, place.line, place.column) for place in places] == writer.put
    assert {place.path for place in places} == {path}


@settings(deadline=None)
@given(st.lists(PLAIN, min_size=2, max_size=5), st.integers(1, 4))
def test_white_space_of_one_line_has_its_place_too(words: list[str], width: int) -> None:
    """Nothing is folded within a line, so spaces are where they were typed."""
    text = (" " * width).join(words)
    source = f"a: '{text}'\n"
    marks = read_yaml(source, "a.yaml").marks
    assert [marks.place("$.a", offset).column for offset in range(len(text) + 1)] == [
        5 + offset for offset in range(len(text) + 1)
    ]


def place_of(source: str, path: str, offset: int | None = None) -> tuple[int, int]:
    place = read_yaml(source, "a.yaml").marks.place(path, offset)
    return place.line, place.column


def test_indentation_kept_in_a_literal_block_has_its_place() -> None:
    """``b`` stands two columns further in than the block."""
    assert read_yaml("t: |\n  a\n    b\n", "a.yaml").data == {"t": "a\n  b\n"}
    assert [place_of("t: |\n  a\n    b\n", "$.t", offset) for offset in range(5)] == [
        (2, 3), (2, 4), (3, 3), (3, 4), (3, 5),
    ]  # fmt: skip


def test_the_space_of_a_folded_line_stands_at_the_end_of_that_line() -> None:
    assert place_of("t: >-\n  one\n  two\n", "$.t", 3) == (2, 6)


def test_escaped_white_space_and_escaped_line_ends_have_places() -> None:
    source = 't: "a\\n\\tb\\\n   c"\n'
    assert read_yaml(source, "a.yaml").data == {"t": "a\n\tbc"}
    assert [place_of(source, "$.t", offset) for offset in range(5)] == [(1, 5), (1, 6), (1, 8), (1, 10), (2, 4)]


def test_without_an_offset_the_value_itself_is_meant() -> None:
    """A quoted value begins with its mark, a block with its sign; its text begins behind."""
    assert place_of("t: 'x'\n", "$.t") == (1, 4)
    assert place_of("t: 'x'\n", "$.t", 0) == (1, 5)
    assert place_of("t: |-\n  x\n", "$.t") == (1, 4)


def test_an_unknown_path_falls_back_to_what_holds_it() -> None:
    marks = read_yaml("themes:\n  - theme: chips\n", "a.yaml").marks
    place = marks.place("$.themes[0].chart.points[3]")
    assert (place.line, place.column, place.path) == (2, 5, "$.themes[0]")
    assert "$.themes[0].theme" in marks
    assert "$.themes[1]" not in marks


def test_a_path_into_a_short_form_is_the_short_form() -> None:
    """``- chips`` stands for ``- theme: chips``; the offset counts in the text that is there."""
    place = read_yaml("themes:\n  - chips\n", "a.yaml").marks.place("$.themes[0].theme", 2)
    assert (place.line, place.column, place.path) == (2, 7, "$.themes[0]")


def test_keys_have_places_and_odd_keys_have_paths() -> None:
    marked = read_yaml("a:\n  'b.c [d]': 1\n", "a.yaml")
    path = join_path(("a", "b.c [d]"))
    assert split_path(path) == ("a", "b.c [d]")
    assert (marked.marks.key_place(path).line, marked.marks.key_place(path).column) == (2, 3)
    assert marked.marks.place(path).column == 14


def test_columns_do_not_count_a_byte_order_mark() -> None:
    marks = read_yaml("\ufeffa: b\n".encode(), "a.yaml").marks
    assert marks.place("$.a").column == 4


def test_columns_count_code_points() -> None:
    assert place_of("😀é: x\n", "$.😀é") == (1, 5)


def test_stripped_marks_count_from_the_first_word() -> None:
    """As a model does that strips white space."""
    marked: MarkedYaml = read_yaml("t: '  ab'\n", "a.yaml")
    marks = replace(marked.marks, stripped=True)
    assert [marks.place("$.t", offset).column for offset in (0, 1)] == [7, 8]


@settings(deadline=None)
@given(st.lists(st.one_of(st.integers(0, 99), st.text(min_size=1, max_size=5)), max_size=5))
def test_paths_can_be_taken_apart_again(steps: list[int | str]) -> None:
    assert split_path(join_path(steps)) == tuple(steps)
