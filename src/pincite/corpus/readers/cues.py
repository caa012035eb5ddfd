"""The cues of SubRip (``.srt``) and WebVTT (``.vtt``) files: their times and their words, without markup.

WebVTT is read after the W3C's specification, SubRip after common use: it has no standard. What breaks the form is
kept as words where it can be, and counted.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line of a cue, without markup, with single spaces; never empty."""

    line: int
    """The line of the cue, counted from 0."""
    words: str
    voice: str = ""
    """Whom a voice tag (``<v NAME>``) names as their speaker."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that were shown together."""

    start: int
    """Milliseconds."""
    end: int | None
    """Milliseconds; none where the file does not say."""
    pieces: tuple[Piece, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The words as shown, line by line."""
        numbers = dict.fromkeys(piece.line for piece in self.pieces)
        return tuple(" ".join(piece.words for piece in self.pieces if piece.line == number) for number in numbers)


@dataclass(frozen=True, slots=True)
class Captions:
    """What a subtitle file holds."""

    cues: tuple[Cue, ...]
    """In the order of their times."""
    title: str = ""
    language: str = ""
    timed_words: bool = False
    """Whether single words have times inside their cue, which only machines write."""
    misplaced: int = 0
    """Cues that stand after one with a later start."""
    broken: int = 0
    """Lines that ought to give a cue's times and do not."""


_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,] ?(\d{1,3}))?"
_TIMING = re.compile(rf"[ \t]*{_CLOCK}[ \t]*(?:-{{1,3}}[ \t]?>|[–—→]>?)[ \t]*(?:{_CLOCK})?(?:[ \t].*)?$")
_ARROW = re.compile(r"[ \t]*[\d:.,]*[ \t]*-->[ \t\d:.,]*$")
_IDENTIFIER = re.compile(r"\s*\d{1,6}\s*")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")
_VOICE = re.compile(r"(<v(?:\.[^\s<>]*)?[ \t]+[^<>\n]{1,200}>|</v>)", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:c|i|b|u|s|em|strong|font|span|ruby|rt|rp|lang|p|div|br|v)(?:[\s.][^<>\n]*)?/?>|<\d[\d:.,]*>|\{\\[^{}\n]*\}",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[<{&\\]")
"""What all markup begins with."""
_TIMED_WORD = re.compile(r"<\d{1,3}:\d\d[\d:.,]*>")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000]")
_HEADER = re.compile(r"WEBVTT(?:[ \t]+-?[ \t]*(?!FILE\b)(?P<title>\S.*))?", re.IGNORECASE)
_LANGUAGE = re.compile(r"Language:[ \t]*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)[ \t]*$")


def read_cues(text: str, *, webvtt: bool) -> Captions:
    """The cues of a file in the order of their times; a cue without words is left out."""
    blocks = list(_blocks(text))
    captions = Captions(())
    if webvtt and blocks and (header := _HEADER.match(blocks[0][0])):
        language = next((match[1] for line in blocks[0] if (match := _LANGUAGE.match(line))), "")
        captions = replace(captions, title=(header["title"] or "").strip(), language=language)
        blocks[0] = _after_header(blocks[0])
    raw, broken = _raw_cues(blocks, webvtt=webvtt)
    shown = [Cue(start, end, tuple(_pieces(lines))) for start, end, lines in raw]
    misplaced = sum(later.start < earlier.start for earlier, later in pairwise(shown))
    cues = sorted((cue for cue in shown if cue.pieces), key=lambda cue: cue.start)
    timed = bool(_TIMED_WORD.search(text))
    return replace(captions, cues=tuple(cues), timed_words=timed, misplaced=misplaced, broken=broken)


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.lstrip("\ufeff").splitlines():
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _after_header(block: list[str]) -> list[str]:
    """The lines from the first cue on, where no blank line parts it from the header."""
    first = next((index for index, line in enumerate(block) if _TIMING.match(line)), len(block))
    return block[first:]


_RawCue = tuple[int, int | None, list[str]]


def _raw_cues(blocks: Sequence[list[str]], *, webvtt: bool) -> tuple[list[_RawCue], int]:
    """Start, end and lines of each cue, as and where they stand in the file, and how many timings were broken."""
    cues: list[_RawCue] = []
    loose: list[str] = []  # words before the first time
    broken = 0
    for index, block in enumerate(blocks):
        if webvtt and block and _ASIDE.match(block[0]) and not any(map(_TIMING.match, block)):
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else []
        for position, line in enumerate(block):
            if timing := _timing(line):
                cues.append((*timing, [] if cues else loose))
            elif _TIMING.match(line) or _ARROW.match(line):
                broken += 1
            elif not _is_identifier(block, position, following, webvtt=webvtt):
                (cues[-1][2] if cues else loose).append(line)
    return cues or ([(0, None, loose)] if loose else []), broken


def _is_identifier(block: list[str], position: int, following: list[str], *, webvtt: bool) -> bool:
    """Whether a line names the cue whose times stand on the next line; WebVTT lets it be any words."""
    line = block[position]
    if position + 1 < len(block):
        timed = bool(_TIMING.match(block[position + 1]) or _ARROW.match(block[position + 1]))
        return timed and bool(_IDENTIFIER.fullmatch(line) or (webvtt and position == 0))
    alone = position == 0 and bool(_IDENTIFIER.fullmatch(line))
    return alone and (not following or bool(_TIMING.match(following[0])))


def _timing(line: str) -> tuple[int, int | None] | None:
    match = _TIMING.match(line)
    if match is None:
        return None
    start, end = _milliseconds(match.groups()[:4]), _milliseconds(match.groups()[4:])
    if start is None:
        return None
    return start, end if end is not None and end >= start else None


def _milliseconds(parts: Sequence[str | None]) -> int | None:
    hours, minutes, seconds, fraction = parts
    if minutes is None or seconds is None or int(minutes) > 59 or int(seconds) > 59:
        return None
    return (int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + int((fraction or "0").ljust(3, "0"))


def _pieces(lines: Sequence[str]) -> Iterator[Piece]:
    """The words of a cue; a voice lasts until it ends, another begins, or the cue ends."""
    voice = ""
    for number, line in enumerate(lines):
        for part in _VOICE.split(line):
            if _VOICE.fullmatch(part):
                voice = _plain(part[2:-1].partition(" ")[2]) if part[1] != "/" else ""
            elif words := _plain(part):
                yield Piece(number, words, voice)


def _plain(marked: str) -> str:
    if marked.isascii() and not _MARKS.search(marked):
        return " ".join(marked.replace("\0", "").split())
    bare = _TAG.sub(_instead, marked.replace("\\N", " ").replace("\\h", " "))
    return " ".join(_UNSEEN.sub("", _ENTITY.sub(lambda match: html.unescape(match[0]), bare)).split())


def _instead(match: re.Match[str]) -> str:
    """A line break becomes a space; other markup stands for nothing."""
    return " " if match[0][:3].lower() == "<br" else ""
