"""What dialects add to CommonMark, put into CommonMark: admonitions, wiki links, components, footnotes, short codes.

Line by line, and never in fenced code. Where a dialect's mark carries words (the title of an admonition, the text of a
wiki link) they stay; the mark itself, and what its reader would not show (comments, embedded files, imports), goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,60}\]")
_CALLOUT = re.compile(r" {0,3}>[ \t]*\[!([A-Za-z-]{1,30})\][+-]?[ \t]*(.{0,200})$")
"""GitHub's alerts and Obsidian's callouts: a block quotation that quotes nobody, but for the kinds that say so."""
_QUOTING = ("quote", "cite")
_QUOTED = re.compile(r" {0,3}>[ ]?")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]{1,30}(?:[ \t]+\"([^\"]{0,200})\")?[ \t]*$")
_CONTAINER = re.compile(
    r" {0,3}:{3,}[ \t]*(?:\{[^}]{0,200}\}|[\w-]{1,30}(?:[ \t]*\[([^\]]{0,200})\]|[ \t]+(.{1,200}))?)?[ \t]*$"
)
_DROPPED = re.compile(
    r"(?:import\s.{1,200}\sfrom\s+['\"].{1,200}['\"];?|import\s+['\"].{1,200}['\"];?|export\s+(?:const|default|let)\s.{1,400}|"
    r" {0,3}\{[%{][<%]?.{0,400}[%>]?[%}]\}|</?[A-Z][\w.]{0,60}(?:\s[^<>]{0,300})?/?>)[ \t]*$"
)
"""Lines of MDX, Hugo, Jekyll and Liquid that show nothing of their own."""
_EMBEDDED = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")
_LINK = re.compile(r"\[\[(?=\S)(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\](?![(\[])")
_CODE = re.compile(r"(`[^`\n]{1,400}`)")
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==(?![=\w])")
_COMMENT = re.compile(r"%%[^%\n]{0,2000}%%")
_PLACE = re.compile(r"[ \t]\^[A-Za-z0-9-]{1,40}$")
_TASK = re.compile(r"^([ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[ xX]\][ \t]+")


def in_commonmark(body: str) -> str:
    """The body in CommonMark with tables and struck words; a footnote's text is a paragraph where it is defined."""
    lines = body.split("\n")
    notes = frozenset(match[1] for line in lines if (match := _NOTE.match(line)))
    return "\n".join(_told(lines, notes))


def _told(lines: list[str], notes: frozenset[str]) -> Iterator[str]:
    fence = ""
    inside = False  # an admonition or a note, whose lines are indented
    callout = False
    for line in lines:
        opened = _FENCE.match(line)
        if opened and (not fence or (opened[1].startswith(fence) and not line.strip(" `~"))):
            fence = "" if fence else opened[1]
        elif not fence:
            inside = inside and (not line.strip() or line.startswith(("    ", "\t")))
            line = re.sub(r"^(?: {4}|\t)", "", line) if inside else line  # noqa: PLW2901
            callout = callout and bool(_QUOTED.match(line))
            line = _QUOTED.sub("", line) if callout else line  # noqa: PLW2901
            inside = inside or bool(_NOTE.match(line)) or bool(_ADMONITION.match(line))
            match = _CALLOUT.match(line)
            callout = callout or (match is not None and match[1].lower() not in _QUOTING)
            yield from _plain(line, notes)
            continue
        yield line


def _plain(line: str, notes: frozenset[str]) -> Iterator[str]:
    """A line outside code as CommonMark: none, itself, or the words of its mark as a paragraph."""
    for mark in (_CALLOUT, _ADMONITION, _CONTAINER):
        if match := mark.match(line):
            quoting = mark is _CALLOUT and match[1].lower() in _QUOTING
            words = match[2] if mark is _CALLOUT else next(filter(None, match.groups()), "")
            # What it says must not run on into the text below it, nor a quotation be parted from what quotes it.
            yield from ("", words, "") if words else ("> ",) if quoting else ("",)
            return
    if _DROPPED.match(line):
        yield ""
        return
    parts = _CODE.split(_COMMENT.sub("", line))
    parts[::2] = (_MARKED.sub(r"\1", _LINK.sub(_shown, _EMBEDDED.sub("", part))) for part in parts[::2])
    line = _TASK.sub(r"\1", _PLACE.sub("", "".join(parts)))
    yield _NOTE_MARK.sub("", _NOTE.sub("\n", line)) if notes else line


def _shown(link: re.Match[str]) -> str:
    """What a wiki link shows: its own words, or the page's name without the heading in it."""
    return link[1] if "|" in link[0] else link[1].partition("#")[0] or link[1].lstrip("#^")
