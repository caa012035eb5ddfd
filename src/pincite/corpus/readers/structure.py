"""A tree of HTML elements to blocks of clean text: what web pages, Markdown and word-processor files share.

``pieces`` reads the tree as a browser lays it out: block elements part the text, inline elements never do, and white
space folds (CSS Text, section 4). ``composed`` writes the pieces one under the other and gives the blocks their spans
and labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from pincite.corpus.model import Block, BlockKind, Span
from pincite.corpus.readers.headings import heading_text, heading_times
from pincite.corpus.readers.htmltree import HEADINGS
from pincite.corpus.readers.numbering import numbered
from pincite.corpus.readers.turns import is_somebody, label_of

_LISTS = ("ul", "ol", "dl")
_ITEMS = ("li", "dt", "dd")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark nobr output q ruby rb small span "
    "strong sub sup time tt u var wbr samp math".split()
)
_BESIDE = frozenset(
    "li dt dd ul ol dl blockquote figure figcaption caption table tbody thead tfoot tr td th pre".split()
)
"""Boxes that are part of the article that they stand in, rather than a column of their own."""
_FURNITURE = frozenset("nav aside footer menu dialog".split())
_FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alert alertdialog menu menubar toolbar tablist".split()
)
_DOUBTFUL = re.compile(
    r"(?<![a-z])(?:cookies?|consent|gdpr|newsletter|share|sharing|social|related|recommended|breadcrumbs?|sidebar|"
    r"comments?|advert(?:s|isement)?|ads?|promo|sponsored|popup|modal|paywall|navbar|navigation|nav|menu|footer|masthead|"
    r"toolbar|skip|subscribe|subscription|signup|banner|pagination|tags|print-only|sr-only|screen-reader-text|visually-hidden)(?![a-z])",
    re.IGNORECASE,
)
"""Words in the class or id of a box that is mostly not the article's."""
_NOTE = re.compile(r"\b(?:foot|end)-?notes?\b", re.IGNORECASE)
_WHITE = " \t\n\r\f"
_FOLD = re.compile(r"[ \t\n\r\f]+")
_CARRIES_NOTHING = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphen, zero-width space, word joiner and a stray byte-order mark."""
_BREAK = "\x1f"
"""Stands for a line break until white space is folded; the tree holds no control characters of its own."""
_PARAGRAPH_BREAK = re.compile(f"{_BREAK}[{_WHITE}\xa0]*{_BREAK}[{_WHITE}\xa0{_BREAK}]*")
_LAID_OUT = "data-laid-out"
_LONGEST_CELL = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of text before it has a place."""

    kind: BlockKind
    text: str
    """Folded, without white space at its ends, never empty."""
    quoted: bool = False
    """Whether it stands in a block quotation."""
    furniture: bool = False
    """Whether the page marks what it stands in as navigation, footer, form or the like."""
    doubtful: bool = False
    """Whether the name of the box it stands in is one that pages give to what is not the article's."""
    linked: int = 0
    """How many of its code points stand in links."""
    home: int = 0
    """Which column it stands in: pieces that follow each other in one article mostly have the same."""
    around: int = 0
    """Which column that column stands in."""
    level: int = 0
    """Of a heading, 1 to 6."""
    first: bool = False
    """Whether it is the first item of an outermost list, or the first row of a table."""


def pieces(tree: Any) -> tuple[Piece, ...]:
    """The pieces of a cleared lxml tree in reading order, with those that the page itself marks as furniture.

    Nested lists are flattened; further paragraphs of an item belong to it; a row of a table of data is an item, its
    cells parted by `` | ``; a table that only lays out the page is not seen. Two line breaks on end part paragraphs.
    Code (``<pre><code>``) is of kind ``furniture``.
    """
    from lxml import etree

    _mark_layout(tree)
    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            walk.enter(element)
        else:
            walk.leave(element)
    walk.flush()
    return tuple(walk.done)


def composed(found: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text, its pieces parted by blank lines and items by line ends, and the blocks with sections and labels."""
    texts: list[str] = []
    blocks: list[Block] = []
    lists: set[int] = set()
    offset, section = 0, ""
    timecodes: tuple[str, ...] = ()
    before = ""
    for piece in found:
        same_list = before == piece.kind == "item" and not piece.first
        gap = "" if not before else "\n" if same_list else "\n\n"
        if not same_list:
            lists.add(len(blocks))
        if piece.kind == "heading":
            section, timecodes = heading_text(piece.text), heading_times(piece.text)
        span = Span(offset + len(gap), offset + len(gap) + len(piece.text))
        blocks.append(Block(piece.kind, span, section=section, timecodes=timecodes, quoted=piece.quoted))
        texts += gap, piece.text
        offset, before = span.end, piece.kind
    return "".join(texts), tuple(numbered(blocks, lists))


def folded(text: str) -> str:
    """``text`` as a browser shows it: white space folded but for no-break spaces, invisible characters dropped."""
    lines = _FOLD.sub(" ", _CARRIES_NOTHING.sub("", text)).split(_BREAK)
    return "\n".join(line.strip(_WHITE) for line in lines).strip(_WHITE + "\xa0")


def _paragraphs(written: str) -> Iterator[str]:
    """The paragraphs of what stands in one box: two line breaks part them, and so does each new speaker's label."""
    for text in filter(None, map(folded, _PARAGRAPH_BREAK.split(written))):
        lines = text.split("\n")
        turns = [bool((label := label_of(line)) and is_somebody(label)) for line in lines]
        if sum(turns) < 2:
            yield text
            continue
        starts = [index for index, turn in enumerate(turns) if turn or not index]
        for start, end in pairwise((*starts, len(lines))):
            yield "\n".join(lines[start:end])


def _mark_layout(tree: Any) -> None:
    """Mark the list items and tables that lay out sections of the page: they hold headings, quotations or tables."""
    for inner in tree.iter(*HEADINGS, "blockquote", "table"):
        for above in inner.iterancestors():
            if above.get(_LAID_OUT):
                break
            above.set(_LAID_OUT, "1")
    for table in tree.iter("table"):
        if table.get("role") in ("presentation", "none"):
            table.set(_LAID_OUT, "1")


@dataclass(slots=True)
class _Walk:
    """What is open around the words that come next."""

    done: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0
    within: int = 0
    """How many of the words' code points stand in links to another place of the same page."""
    links: list[str] = field(default_factory=list)
    """Where the open links lead; an anchor leads nowhere."""
    furniture: int = 0
    doubtful: int = 0
    quoted: int = 0
    credit: int = 0
    """Whether what is open names the source of a quotation rather than quoting it."""
    level: int = 0
    pre: int = 0
    items: list[bool] = field(default_factory=list)
    """For each open ``<li>``, whether its words are an item's."""
    lists: int = 0
    """How many lists are open, one in the other."""
    fresh: bool = False
    """Whether the next item is the first of an outermost list or of a table."""
    begun: bool = False
    """Whether the open item has a piece already, the last one."""
    homes: list[int] = field(default_factory=lambda: [0])
    columns: int = 0
    skipped: Any = None
    """The table of data whose rows are taken already."""

    def enter(self, element: Any) -> None:
        if self.skipped is not None:
            return
        tag = element.tag
        self.furniture += _is_furniture(element)
        self.doubtful += _is_doubtful(element)
        if tag == "a":
            self.links.append(element.get("href") or "")
        elif tag == "br":
            self.words.append(_BREAK)
        elif tag not in _INLINE:
            self.flush()
            self._open(element, tag)
            if tag == "table" and (rows := _rows(element)):
                self.skipped = element
                self.fresh = True
                for row in rows:
                    self._add("item", row)
                return
        self.say(element.text)

    def leave(self, element: Any) -> None:
        if self.skipped is not None and element is not self.skipped:
            return
        self.skipped = None
        tag = element.tag
        if tag == "a":
            self.links.pop()
        elif tag != "br" and tag not in _INLINE:
            self.flush()
            self._close(tag)
        self.furniture -= _is_furniture(element)
        self.doubtful -= _is_doubtful(element)
        self.say(element.tail)

    def say(self, text: str | None) -> None:
        """Words that stand here."""
        if text:
            self.words.append(text.replace("\r\n", "\n").replace("\n", _BREAK) if self.pre else text)
            target = self.links[-1] if self.links else ""
            self.linked += len(text.strip()) if target else 0
            self.within += len(text.strip()) if target.startswith("#") else 0

    def flush(self) -> None:
        """End the paragraph that is open."""
        written = "".join(self.words)
        # A line that only leads elsewhere in the page is of a table of contents.
        leads = self.within > 0 and self.within >= len(written.strip())
        linked, self.linked, self.within, self.words = self.linked, 0, 0, []
        kind: BlockKind = "heading" if self.level else "item" if self.items and self.items[-1] else "paragraph"
        if self.pre > 1:
            kind = "furniture"
        for text in _paragraphs(written):
            if kind == "item" and self.begun:
                last = self.done[-1]
                self.done[-1] = replace(last, text=f"{last.text}\n{text}", linked=last.linked + linked)
            elif kind == "heading":
                self._add(kind, text.replace("\n", " "), linked)
            else:
                self._add(kind, text, linked, leads=leads)
            self.begun = kind == "item"

    def _add(self, kind: BlockKind, text: str, linked: int = 0, *, leads: bool = False) -> None:
        self.done.append(
            Piece(
                kind,
                text,
                quoted=self.quoted > 0 and not self.credit,
                furniture=leads or self.furniture > 0,
                doubtful=self.doubtful > 0,
                linked=min(linked, len(text)),
                home=self.homes[-1],
                around=next((home for home in reversed(self.homes) if home != self.homes[-1]), 0),
                level=self.level,
                first=kind == "item" and self.fresh,
            )
        )
        self.fresh = self.fresh and kind != "item"

    def _open(self, element: Any, tag: str) -> None:
        self.columns += 1
        paragraph = tag == "p" or tag in HEADINGS or tag in _BESIDE or (tag == "footer" and self.quoted)
        self.homes.append(self.homes[-1] if paragraph else self.columns)
        if tag in HEADINGS:
            self.level = int(tag[1])
        elif tag in _ITEMS:
            self.items.append(not element.get(_LAID_OUT))
            self.begun = False
        elif tag in _LISTS:
            self.fresh = self.fresh or not self.lists
            self.lists += 1
            self.begun = False
        elif tag == "blockquote":
            self.quoted += 1
        elif tag in ("footer", "figcaption"):
            self.credit += 1
        elif tag == "pre":
            # Code counts twice, so that it is told from text that was set by hand.
            self.pre += 2 if element.find("code") is not None else 1

    def _close(self, tag: str) -> None:
        self.homes.pop()
        if tag in HEADINGS:
            self.level = 0
        elif tag in _ITEMS:
            self.items.pop()
            self.begun = False
        elif tag in _LISTS:
            self.lists -= 1
            self.begun = False
        elif tag == "blockquote":
            self.quoted -= 1
        elif tag in ("footer", "figcaption"):
            self.credit -= 1
        elif tag == "pre":
            self.pre = 0


def _is_furniture(element: Any) -> bool:
    if element.tag not in _FURNITURE and element.get("role") not in _FURNITURE_ROLES:
        return element.get("aria-hidden") == "true" and element.tag not in _INLINE
    names = f"{element.get('role')} {element.get('class')} {element.get('id')} {element.get('epub:type')}"
    return not _NOTE.search(names) and not (element.tag == "footer" and _is_attribution(element))


def _is_doubtful(element: Any) -> bool:
    if element.tag in ("html", "body", "main", "article") or element.tag in _INLINE:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and bool(_DOUBTFUL.search(names))


def _is_attribution(element: Any) -> bool:
    """A ``<footer>`` of a block quotation names who said it."""
    parent = element.getparent()
    return parent is not None and parent.tag in ("blockquote", "figure")


def _rows(table: Any) -> list[str]:
    """The rows of a table of data; none for a table that lays out the page: its cells are alone, or hold paragraphs."""
    if table.get(_LAID_OUT):
        return []
    rows = [[_cell(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]
    if max(map(len, rows), default=0) < 2 or any(_is_section(cell) for row in rows for cell in row):
        return []
    captions = [_cell(caption) for caption in table.iterchildren("caption")]
    lines = (*captions, *(" | ".join(row).rstrip(" |") for row in rows))
    return [line.replace("\n", " ") for line in lines if line.strip(" |")]


def _is_section(cell: str) -> bool:
    return len(cell) > _LONGEST_CELL or "\n\n" in cell


def _cell(cell: Any) -> str:
    from lxml import etree

    words = [cell.text or ""]
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element is not cell:
            words.append(_BREAK if element.tag == "br" and event == "start" else "" if element.tag in _INLINE else " ")
            words.append((element.text if event == "start" else element.tail) or "")
    return folded("".join(words))
