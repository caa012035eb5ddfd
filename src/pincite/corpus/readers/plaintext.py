"""Plain text: headings, key-value headers, lists, labelled paragraphs and furniture, told by general structure.

No file says what its lines are, so each rule rests on what writers of plain text commonly do; the rules are in
the order in which they are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pincite.corpus.model import Block, BlockKind, Span

TIMECODE = re.compile(r"(?<![\d:.])(\d{1,2}(?::[0-5]\d){1,2})(?![\d:])")
"""``1:55``, ``01:55``, ``1:02:33``."""

_BULLET = re.compile(r"[ \t]*(?:[-*•‣◦–]|\d{1,3}[.)]|\(?[a-z][.)])[ \t]+")
_NUMBERED = re.compile(
    r"[ \t]*(?:(?:section|part|chapter)\s+\d{1,3}(?:\.\d{1,3})*[.):]?|\d{1,3}(?:(?:\.\d{1,3})+[.):]?|[.):]))[ \t]+",
    re.IGNORECASE,
)
_TIME_RANGE = re.compile(r"\s*[(\[]\s*\d{1,2}(?::\d\d){1,2}(?:\s*[-–—]\s*\d{1,2}(?::\d\d){1,2})?\s*[)\]]\s*$")
_KEY_VALUE = re.compile(r"([A-Z][\w’'/-]*(?:[ ][\w’'/-]+){0,2}):[ \t]+(\S.{0,160})$")
_LABELLED = re.compile(r"([A-Z][^\s:.!?]*(?:[ ][^\s:.!?]+){0,5}):[ \t]+(?=\S)")
_BYLINE = re.compile(r"(?:By|Written by|Text by) [A-Z][\w.'’-]*(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*){1,3}")
_KNOWN_KEY = re.compile(
    r"(?:hosts?|guests?|author(?:s)?|by|from|to|date|release date|released|published|publication date|updated|aired|"
    r"subject|re|title|source|language|duration|episode|place|location|present|apologies|moderator|speakers?)",
    re.IGNORECASE,
)
_TURN = re.compile(r"[A-Z][A-Z .'’-]+:|[QA]:")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE_LINE = re.compile(
    rf"\s*(?:{_MONTH} {_DAY},? \d{{4}}|{_DAY} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)\s*",
    re.IGNORECASE,
)
# Names of icons that a web page's text version leaves behind, and buttons.
_ICON = re.compile(r"[a-z]+(?:_[a-z]+)+")
_BUTTON = re.compile(
    r"(?:subscribe|share(?: this.*)?|follow(?: us)?|sign (?:up|in)|log ?in|copy link|play|pause|download|listen now|"
    r"read more|show more|see all|advertisement|menu|search|print|save|like|comments?|\d+ (?:likes|comments|shares)|"
    r"skip to (?:main )?content|cookie (?:policy|settings)|all rights reserved\.?)",
    re.IGNORECASE,
)
_CALL_TO_ACTION = re.compile(
    r"(?:for more\b.*\b(?:subscribe|visit|follow|sign up)|subscribe (?:to|for|now)|sign up (?:to|for)|follow us|"
    r"click here|listen to (?:this|the full) (?:episode|podcast))\b.*",
    re.IGNORECASE,
)
_LONGEST_HEADING = 120
_SENTENCE_END = re.compile(r"[.!?;,…]['\"”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, or the lines of a paragraph that was wrapped by hand, without white space at its ends."""

    span: Span
    text: str
    starts_group: bool
    """Whether a blank line, or the start of the file, stands before it."""


def read_plaintext(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text in reading order."""
    lines = tuple(_lines(text))
    kinds = _kinds(lines)
    return tuple(_numbered(_blocks(lines, kinds)))


def heading_text(line: str) -> str:
    """A heading without its number and its range of timecodes."""
    return _NUMBERED.sub("", _TIME_RANGE.sub("", line), count=1).strip().rstrip(":") or line.strip()


def _lines(text: str) -> Iterator[_Line]:
    groups: list[list[Span]] = [[]]
    offset = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip("\ufeff \t\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029\xa0")
        if stripped:
            start = offset + raw.index(stripped)
            groups[-1].append(Span(start, start + len(stripped)))
        elif groups[-1]:
            groups.append([])
        offset += len(raw)
    wrapped = _is_wrapped(groups, text)
    for group in groups:
        for index, span in enumerate(_unwrapped(group, text) if wrapped else group):
            yield _Line(span, text[span.start : span.end], index == 0)


def _is_wrapped(groups: list[list[Span]], text: str) -> bool:
    """Whether lines were broken by hand: inside groups they are of like, short length and break in mid-sentence."""
    inner = [span for group in groups for span in group[:-1]]
    if len(inner) < 3 or len([group for group in groups if group]) < 2:
        return False
    short = (span for span in inner if 40 <= len(span) <= 100)
    running = [span for span in short if not _SENTENCE_END.search(text[span.start : span.end])]
    return len(running) > len(inner) / 2


def _unwrapped(group: list[Span], text: str) -> list[Span]:
    joined: list[Span] = []
    for span in group:
        if joined and not _BULLET.match(text[span.start : span.end]):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _kinds(lines: tuple[_Line, ...]) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        in_front = all(kind in ("title", "header", "furniture") for kind in kinds)
        kinds.append(_kind(line, following, kinds[-1] if kinds else None, in_front=in_front))
    return kinds


def _kind(line: _Line, following: _Line | None, before: BlockKind | None, *, in_front: bool) -> BlockKind:
    text = line.text
    if _ICON.fullmatch(text) or _BUTTON.fullmatch(text) or _CALL_TO_ACTION.fullmatch(text):
        return "furniture"
    if in_front and (_DATE_LINE.fullmatch(text) or _BYLINE.fullmatch(text) or _is_header(text, before)):
        return "header"
    if _BULLET.match(text) and not _is_numbered_heading(text, following):
        return "item"
    if _could_be_heading(text) and following is not None:
        if before is None and not _BULLET.match(following.text):
            return "title"
        return "heading"
    return "paragraph"


def _is_header(text: str, before: BlockKind | None) -> bool:
    match = _KEY_VALUE.fullmatch(text)
    # ``Podcast: its episode's title`` as the very first line is a title with a colon in it; what ends like a sentence
    # is one, unless the key says what it is; and ``CHAIR: ...`` is somebody's turn.
    if match is None or before is None or _TURN.match(text):
        return False
    return bool(_KNOWN_KEY.fullmatch(match[1])) or not _SENTENCE_END.search(text)


def _is_numbered_heading(text: str, following: _Line | None) -> bool:
    """``3. Findings`` with a paragraph under it; with another numbered line under it, it is a list."""
    if not _NUMBERED.match(text) or not _could_be_heading(text) or following is None:
        return False
    return not _BULLET.match(following.text)


def _could_be_heading(text: str) -> bool:
    plain = _TIME_RANGE.sub("", text)
    if _TURN.match(plain):
        return False
    if len(plain) > _LONGEST_HEADING or not any(char.isalpha() for char in plain):
        return False
    return "\n" not in plain and (plain.endswith("?") or not _SENTENCE_END.search(plain))


def _blocks(lines: tuple[_Line, ...], kinds: list[BlockKind]) -> Iterator[Block]:
    section, timecodes = "", ()
    for line, kind in zip(lines, kinds, strict=True):
        block = Block(kind, line.span, section=section, timecodes=timecodes)
        if kind == "heading":
            section = heading_text(line.text)
            timecodes = tuple(TIMECODE.findall(line.text)) if _TIME_RANGE.search(line.text) else ()
            block = replace(block, section=section, timecodes=timecodes)
        elif kind == "header":
            block = replace(block, key=_header_key(line.text))
        elif kind == "item":
            marker = _BULLET.match(line.text)
            assert marker is not None
            block = replace(block, span=Span(line.span.start + marker.end(), line.span.end))
        elif kind == "paragraph" and (label := _LABELLED.match(line.text)) and len(label[0]) < len(line.text) / 2:
            block = replace(block, key=label[1])
        yield block


def _header_key(text: str) -> str:
    if _KEY_VALUE.fullmatch(text):
        return text.split(":", maxsplit=1)[0]
    return "By" if _BYLINE.fullmatch(text) else "Date"


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    """Paragraphs count from 1; a list counts as one, its items from 1. Headings and furniture do not count."""
    paragraph = item = 0
    for block in blocks:
        if block.kind == "item":
            paragraph, item = (paragraph, item + 1) if item else (paragraph + 1, 1)
            yield replace(block, label=f"p{paragraph}i{item}")
        elif block.kind == "paragraph":
            paragraph, item = paragraph + 1, 0
            yield replace(block, label=f"p{paragraph}")
        else:
            item = 0 if block.kind != "furniture" else item
            yield block
