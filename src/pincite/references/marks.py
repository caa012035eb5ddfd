"""Formatting and quotation marks inside a string while the engine puts it together, and what is made of them.

The engine joins strings. Its own formatters write tags into them, which cannot be told from the words of a title and
hide the punctuation beside them. Here each mark is one private-use character, taken out of whatever comes in, so the
finished string can be read once, corrected as a whole and cut into runs.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pincite.references.model import Run, Runs

ITALIC, BOLD, SMALL_CAPS, RAISED, LOWERED, QUOTED, NOCASE, LINK = (
    (chr(code), chr(code + 1)) for code in range(0xE000, 0xE010, 2)
)
"""Opening and closing mark of each kind."""
KEEP = "\ue01f"
"""Parts two characters of a field that only look like a fault of joining (``...``)."""
_MARK = r"\ue000-\ue01f"
_OPENING = {pair[0] for pair in (ITALIC, BOLD, SMALL_CAPS, RAISED, LOWERED, QUOTED, NOCASE, LINK)}

_TAGS = (
    ("i", ITALIC), ("b", BOLD), ("sup", RAISED), ("sub", LOWERED), ("sc", SMALL_CAPS),
    ('span class="nocase"', NOCASE), ('span style="font-variant:small-caps;"', SMALL_CAPS),
    ('span style="font-variant: small-caps;"', SMALL_CAPS),
)  # fmt: skip
"""The tags that CSL-JSON allows in a field."""
_UNWANTED = re.compile(r"[\ue000-\ue0ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_JOINED = re.compile(r"(?<=[.,;:!?])(?=[.,;:!?])")
_OPENS = r"(?:(?<=^)|(?<=[\s(\[{/—–-]))"
_DOUBLE = re.compile(rf"“([^“”]*)”|“([^“”\"]*)\"(?!\w)|{_OPENS}\"(\S[^\"”]*)[\"”](?!\w)")
"""A pair of one shape, or of two: keyboards and copies often leave one of the marks straight."""
_SINGLE = re.compile(rf"{_OPENS}‘([^‘]*?)’(?!\w)|{_OPENS}'(\S(?:[^']|(?<=\w)'(?=\w))*)'(?!\w)")


def marked(pair: tuple[str, str], text: str) -> str:
    """``text`` between the marks of one kind; nothing stays nothing."""
    return f"{pair[0]}{text}{pair[1]}" if text else text


@functools.lru_cache(maxsize=4096)
def field(text: str) -> str:
    """A field of a reference as the engine is given it: tags and quotation marks as marks, white space single.

    Double marks inside a field are somebody's quotation, whatever shape they have, and so are single ones that open
    a word and close one; every other single mark is an apostrophe.
    """
    text = " ".join(_UNWANTED.sub("", text).split())
    for tag, pair in _TAGS:
        closing = tag.split(" ", maxsplit=1)[0]
        text = re.sub(rf"<{re.escape(tag)}>([^<]*)</{closing}>", rf"{pair[0]}\1{pair[1]}", text)
    text = _JOINED.sub(KEEP, text)
    for pattern in (_DOUBLE, _SINGLE):
        text = pattern.sub(lambda found: marked(QUOTED, found[found.lastindex or 0]), text)
    return text.replace("'", "’")


def address(text: str) -> str:
    """A field whose characters all matter, as the engine is given it."""
    return _JOINED.sub(KEEP, _UNWANTED.sub("", text).strip())


def stripped(text: str) -> str:
    """The words without any mark: what is sorted and compared."""
    return re.sub(rf"[{_MARK}]", "", text)


@dataclass(frozen=True, slots=True)
class Typography:
    """What a locale says of quotation marks."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    punctuation_inside: bool
    """Whether a full stop or comma goes before the closing mark, as in the United States."""


_CLOSERS = "".join(pair[1] for pair in (ITALIC, BOLD, SMALL_CAPS, RAISED, LOWERED, QUOTED, NOCASE, LINK))
_AFTER_QUOTE = re.compile(rf"([{_CLOSERS}]*{QUOTED[1]}[{_CLOSERS}]*)([.,])")
_SEAM = re.compile(rf"([.,;:!?])([{_CLOSERS}]*)([.,;:!?])")
_SPACES = re.compile(rf"( )([{_MARK}]*) +")
_DROPPED_SECOND = {"..", ",,", ";;", "::", "!!", "??", "!.", "?.", ":.", ";.", "!:", "?:", ".:"} - {".:"}
_DROPPED_FIRST = {",.", ",;", ",:", ";,", ":,"}


def corrected(text: str, typography: Typography) -> str:
    """The finished string with each seam put right: no doubled punctuation or space, marks of the locale's order."""
    for _ in range(3):  # a stop that moves inside a mark may meet another there
        before = text
        if typography.punctuation_inside:
            text = _AFTER_QUOTE.sub(_inside, text)
        text = _SEAM.sub(_seam, text)
        text = _SPACES.sub(r"\1\2", text)
        if text == before:
            break
    return text


def _inside(found: re.Match[str]) -> str:
    """A stop goes before the closing mark, unless the words end in a question or an exclamation already."""
    before = re.sub(rf"[{_MARK}]", "", found.string[max(0, found.start() - 8) : found.start()])[-1:]
    return found[1] if before in ("?", "!") else found[2] + found[1]


def _seam(found: re.Match[str]) -> str:
    first, between, second = found.groups()
    if first + second in _DROPPED_SECOND:
        return first + between
    if first + second in _DROPPED_FIRST:
        return between + second
    return found[0]


def runs(text: str, typography: Typography) -> Runs:
    """The finished string as runs.

    Italics inside italics are roman, and quotation marks take the locale's outer and inner shape by their depth.
    """
    depth = dict.fromkeys(_OPENING, 0)
    pieces: list[Run] = []
    for piece in re.findall(rf"[{_MARK}]|[^{_MARK}]+", corrected(text, typography).replace(KEEP, "")):
        words = piece
        if piece in depth:
            words = _quotation_mark(depth[QUOTED[0]], typography, 0) if piece == QUOTED[0] else ""
        elif "\ue000" <= piece[0] <= "\ue01f":
            opening = chr(ord(piece) - 1)
            if opening in depth:
                depth[opening] = max(depth[opening] - 1, 0)
            words = _quotation_mark(depth[QUOTED[0]], typography, 1) if piece == QUOTED[1] else ""
        if words:
            _append(pieces, words, depth)
        if piece in depth:
            depth[piece] += 1
    return tuple(pieces)


def _quotation_mark(depth: int, typography: Typography, side: int) -> str:
    return (typography.inner if depth % 2 else typography.outer)[side]


def _append(pieces: list[Run], words: str, depth: dict[str, int]) -> None:
    link = _address(pieces, words) if depth[LINK[0]] else ""
    run = Run(
        words,
        italic=depth[ITALIC[0]] % 2 == 1,
        bold=depth[BOLD[0]] % 2 == 1,
        small_caps=depth[SMALL_CAPS[0]] % 2 == 1,
        raised=1 if depth[RAISED[0]] else -1 if depth[LOWERED[0]] else 0,
        link=link,
    )
    style = ("italic", "bold", "small_caps", "raised", "link")
    if pieces and all(getattr(pieces[-1], name) == getattr(run, name) for name in style):
        run = Run(pieces.pop().text + words, run.italic, run.bold, run.small_caps, run.raised, run.link)
    pieces.append(run)


_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/$")


def _address(pieces: list[Run], words: str) -> str:
    """Where a linked field leads; a DOI leads to its resolver, which a style may have printed before it."""
    if re.match(r"[a-z][a-z0-9+.-]*://", words, re.IGNORECASE):
        return words
    if pieces and (resolver := _RESOLVER.search(pieces[-1].text)):
        before = pieces.pop()
        kept = before.text[: resolver.start()]
        style = (before.italic, before.bold, before.small_caps, before.raised)
        if kept:
            pieces.append(Run(kept, *style))
        pieces.append(Run(resolver[0], *style, link=resolver[0] + words))
        return resolver[0] + words
    return "https://doi.org/" + words
