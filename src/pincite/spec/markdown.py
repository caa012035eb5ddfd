"""CommonMark with offsets: markdown-it parses, and every piece of text remembers where it was written.

markdown-it knows the lines of a block only. The state below notes the position at which each inline token begins;
a line's indentation and list marker are added to it afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from pincite.spec.pin_cites import bare_at, bracket_at, end_of_bracket
from pincite.spec.prose_model import PinCite, ProseFault, Target

_LEFT_OUT = {
    "heading_open": ("a heading", "the theme's `headline` is its heading; here write a paragraph"),
    "blockquote_open": ("a block quotation", "put it under `quotes`, or between quotation marks in a sentence"),
    "table_open": ("a table", "use `chart` or `numbers`"),
    "fence": ("a code block", "write a paragraph"),
    "code_block": ("indented text, which Markdown takes for code", "begin the line as far left as the others"),
    "html_block": ("HTML", "write words, `*emphasis*` and `**strong**` only"),
    "html_inline": ("HTML", "write words, `*emphasis*` and `**strong**` only"),
    "hr": ("a rule", "leave an empty line between paragraphs"),
    "image": ("an image", "use `chart` for numbers, or leave it out"),
    "list": ("a list inside a list", "keep lists one level deep"),
}
"""Token -> what it is, and what to write instead."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one style, not yet set."""

    text: str
    start: int
    end: int
    emphasis: bool = False
    strong: bool = False
    literal: bool = False
    """Whether it was escaped or is code, so that its quotation marks stay as they are."""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A paragraph or an item before its quotation marks are set."""

    kind: Literal["paragraph", "item"]
    ordinal: int
    inlines: tuple[Piece | PinCite, ...]


def blocks_of(text: str) -> Iterator[RawBlock | ProseFault]:
    """Blocks and faults in reading order; offsets count in ``text``."""
    # Same length, so that offsets stay true where markdown-it would normalise line ends.
    text = text.replace("\r\n", " \n").replace("\r", "\n").replace("\0", "\ufffd")
    tokens = _parser().parse(text)
    lines = text.split("\n")
    starts = _starts(lines)
    index, lists, ordinal, fresh = 0, 0, 0, False
    while index < len(tokens):
        token = tokens[index]
        kind = "list" if token.type in ("bullet_list_open", "ordered_list_open") else token.type
        if kind in _LEFT_OUT and (kind != "list" or lists):
            line = token.map[0] if token.map else 0
            yield _left_out(kind, starts[line] + len(lines[line]) - len(lines[line].lstrip()))
            index = _end_of(tokens, index)
            continue
        lists += {"bullet_list_open": 1, "ordered_list_open": 1}.get(token.type, 0)
        lists -= token.type in ("bullet_list_close", "ordered_list_close")
        if token.type == "list_item_open":
            fresh, ordinal = True, int(token.info) if token.info.isdigit() else 0
        elif token.type == "inline":
            kind_of_block: Literal["paragraph", "item"] = "item" if fresh else "paragraph"
            yield from _block(token, kind_of_block, ordinal if fresh else 0, lines, starts)
            fresh = False
        index += 1


def _left_out(kind: str, offset: int) -> ProseFault:
    what, hint = _LEFT_OUT[kind]
    return ProseFault("prose-is-plain", f"expected paragraphs and lists, found {what}", hint, offset)


def _end_of(tokens: list[Token], index: int) -> int:
    """Index behind the token that closes the one at ``index``."""
    depth = 0
    while index < len(tokens):
        depth += tokens[index].nesting
        index += 1
        if depth <= 0:
            break
    return index


def _starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _block(
    token: Token, kind: Literal["paragraph", "item"], ordinal: int, lines: list[str], starts: list[int]
) -> Iterator[RawBlock | ProseFault]:
    offsets = _offsets(token, lines, starts)
    inlines: list[Piece | PinCite] = []
    for found in _pieces(token.children or [], token.content):
        if isinstance(found, ProseFault):
            yield replace(found, offset=offsets[found.offset])
        elif isinstance(found, PinCite):
            targets = tuple(Target(item.id, offsets[item.start], offsets[item.end - 1] + 1) for item in found.targets)
            inlines.append(PinCite(targets, offsets[found.start], offsets[found.end - 1] + 1))
        else:
            inlines.extend(_moved(found, offsets))
    yield RawBlock(kind, ordinal, tuple(inlines))


def _offsets(token: Token, lines: list[str], starts: list[int]) -> list[int]:
    """For each character of the token's content its offset in the text: lines are aligned at their right end."""
    first = token.map[0] if token.map else 0
    offsets: list[int] = []
    for number, content in enumerate(token.content.split("\n")):
        line = lines[first + number]
        shift = starts[first + number] + len(line.rstrip()) - len(content.rstrip())
        offsets.extend(max(0, shift + column) for column in range(len(content) + 1))
    return offsets


def _moved(piece: Piece, offsets: list[int]) -> Iterator[Piece]:
    """The piece with offsets into the text, cut where a line's indentation parts it."""
    if len(piece.text) != piece.end - piece.start:  # an entity
        yield replace(piece, start=offsets[piece.start], end=offsets[piece.end - 1] + 1)
        return
    begin = piece.start
    for index in range(piece.start + 1, piece.end + 1):
        if index == piece.end or offsets[index] != offsets[index - 1] + 1:
            text = piece.text[begin - piece.start : index - piece.start]
            yield replace(piece, text=text, start=offsets[begin], end=offsets[index - 1] + 1)
            begin = index


def _pieces(tokens: list[Token], content: str) -> Iterator[Piece | PinCite | ProseFault]:
    """What the inline tokens say, with offsets into ``content``."""
    emphasis = strong = 0
    automatic = False
    for token in tokens:
        start = int(token.meta.get("start", 0))
        emphasis += token.nesting * (token.type in ("em_open", "em_close"))
        strong += token.nesting * (token.type in ("strong_open", "strong_close"))
        styles = {"emphasis": emphasis > 0, "strong": strong > 0}
        if "read" in token.meta:
            yield token.meta["read"]
        elif token.type in _LEFT_OUT:
            yield _left_out(token.type, max(0, content.rfind("![", 0, start + 2)) if token.type == "image" else start)
        elif token.type in ("softbreak", "hardbreak"):
            yield Piece(" ", start, start + 1, **styles)
        elif token.type == "code_inline":
            start += len(token.markup)
            start += content[start : start + len(token.content)].replace("\n", " ") != token.content
            yield Piece(token.content, start, start + len(token.content), literal=True, **styles)
        elif token.type == "text_special":
            yield _special(token, start, styles)
        elif token.type == "text" and automatic:  # the words of <https://...>
            end = content.index(">", start)
            yield Piece(content[start + 1 : end], start + 1, end, literal=True, **styles)
        elif token.type == "text" and token.content:
            yield Piece(token.content, start, start + len(token.content), **styles)
        automatic = token.type == "link_open" and token.info == "auto"


def _special(token: Token, start: int, styles: dict[str, bool]) -> Piece:
    """An escaped character or an entity."""
    text, written = token.content, token.markup
    if token.info == "escape":
        start += len(written) - len(text)
        return Piece(text, start, start + len(text), literal=True, **styles)
    return Piece(text[:1] or " ", start, start + len(written), literal=True, **styles)


# --- the parser -------------------------------------------------------------------------------------------------------


class _PlacedState(StateInline):
    """Notes in each token's ``meta`` where it begins."""

    def __init__(self, *args: Any) -> None:
        self._words = ""
        self._words_start = 0
        self._pushed_at = -1
        self._repeats = 0
        super().__init__(*args)

    @property
    def pending(self) -> str:
        """Text not yet made a token; it is written in one piece, so its beginning is enough."""
        return self._words

    @pending.setter
    def pending(self, value: str) -> None:
        if value and not self._words:
            self._words_start = self.pos
        self._words = value

    def append_pending(self, text: str) -> None:
        self.pending += text

    def pushPending(self) -> Token:  # noqa: N802 - the library's name
        start = self._words_start
        token = super().pushPending()
        token.meta["start"] = start
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        # A run of delimiters is pushed sign by sign from one position.
        self._repeats = self._repeats + 1 if self._pushed_at == self.pos and ttype == "text" else 0
        self._pushed_at = self.pos
        token.meta["start"] = self.pos + self._repeats
        if ttype == "text" and self.src.startswith("<", self.pos):
            token.meta["start"] = self.pos
        return token


class _PlacedInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _pin_cite(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start] != "[":
        return False
    read = bracket_at(state.src, start, state.posMax)
    if read is None:
        return False
    if not silent:
        state.push("pin_cite", "", 0).meta["read"] = read
    state.pos = end_of_bracket(state.src, start)
    return True


def _bare_pin_cite(state: StateInline, silent: bool) -> bool:
    """Reports, and leaves the words to the other rules."""
    if state.src[state.pos] == "@" and not silent and (fault := bare_at(state.src, state.pos)):
        state.push("fault", "", 0).meta["read"] = fault
    return False


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable("reference")
    parser.inline = _PlacedInline()
    parser.inline.ruler.disable(["linkify", "strikethrough"])
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    parser.inline.ruler.before("link", "pin_cite", _pin_cite)
    parser.inline.ruler.push("bare_pin_cite", _bare_pin_cite)
    parser.core.ruler.enableOnly(["normalize", "block", "inline"])
    return parser
