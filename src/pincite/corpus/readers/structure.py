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
from pincite.corpus.readers.folding import BREAK, folded
from pincite.corpus.readers.headings import heading_text, heading_times
from pincite.corpus.readers.htmltree import HEADINGS, INLINE, KNOWN
from pincite.corpus.readers.numbering import numbered
from pincite.corpus.readers.tables import LAID_OUT, table_rows
from pincite.corpus.readers.turns import is_somebody, label_of

__all__ = ["Piece", "composed", "folded", "pieces"]

_LISTS = ("ul", "ol", "dl")
_ITEMS = ("li", "dt", "dd")
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
_STRESSED = frozenset("b strong em i".split())
_PARAGRAPH_BREAK = re.compile(f"{BREAK}[ \t\n\r\f\xa0]*{BREAK}[ \t\n\r\f\xa0{BREAK}]*")
_GAP = re.compile(r"[ \n\xa0]{2,}|\n")
_BULLET = re.compile(r"[•‣◦·▪▫■□●○➢➤►\uf0b7\uf0a7][ \n\xa0]+(?=\S)")
"""What word processors and pages print before an item of a list that they do not mark as one; never a dash, which may
open somebody's words."""
_SIGNED = re.compile(r"[—–―][ \xa0]?[^\W\d_a-z]|--[ \xa0]?[^\W\d_a-z]")
_LONGEST_NAME = 120


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
    stressed: bool = False
    """Whether all of it is in bold or italics."""
    caption: bool = False
    """Whether it stands under a figure."""


def pieces(tree: Any) -> tuple[Piece, ...]:
    """The pieces of a cleared lxml tree in reading order, with those that the page itself marks as furniture.

    Nested lists are flattened; further paragraphs of an item belong to it; a row of a table of data is an item, its
    cells parted by `` | ``; a table that only lays out the page is not seen. Two line breaks on end part paragraphs.
    Code (``<pre><code>``) is of kind ``furniture``.
    """
    from lxml import etree

    _settle_unknown(tree)
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
        block = Block(piece.kind, span, section=section, timecodes=timecodes, quoted=piece.quoted)
        blocks.append(replace(block, stressed=piece.stressed))
        texts += gap, piece.text
        offset, before = span.end, piece.kind
    return "".join(texts), tuple(numbered(blocks, lists))


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


def _settle_unknown(tree: Any) -> None:
    """Let elements that HTML does not know (``<private-company>``) flow with the words that they stand among."""
    for element in list(tree.iter()):
        if element.tag in KNOWN or element.tag in INLINE or any(each.tag in KNOWN for each in element.iter()):
            continue
        above, before = element.getparent(), element.getprevious()
        if above is None:
            continue
        beside = f"{(above.text if before is None else before.tail) or ''}{element.tail or ''}"
        if above.tag == "p" or above.tag in INLINE or beside.strip():
            element.tag = "span"


def _mark_layout(tree: Any) -> None:
    """Mark the list items and tables that lay out sections of the page: they hold headings, quotations or tables."""
    for inner in tree.iter(*HEADINGS, "blockquote", "table"):
        for above in inner.iterancestors():
            if above.get(LAID_OUT):
                break
            above.set(LAID_OUT, "1")
    for table in tree.iter("table"):
        if table.get("role") in ("presentation", "none"):
            table.set(LAID_OUT, "1")


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
    stress: int = 0
    """How many elements are open that print bold or italics."""
    plain: int = 0
    """How many of the words' code points are printed in neither."""
    cite: int = 0
    """How many elements are open that name a work or who is quoted."""
    uncited: int = 0
    """How many letters and digits of the words stand in none of them."""
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
        self.stress += tag in _STRESSED
        self.cite += tag == "cite"
        self.doubtful += _is_doubtful(element)
        if tag == "a":
            self.links.append(element.get("href") or "")
        elif tag == "br":
            self.words.append(BREAK)
        elif tag not in INLINE:
            self.flush()
            self._open(element, tag)
            if tag == "table" and (rows := table_rows(element)):
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
        elif tag != "br" and tag not in INLINE:
            self.flush()
            self._close(tag)
        self.furniture -= _is_furniture(element)
        self.stress -= tag in _STRESSED
        self.cite -= tag == "cite"
        self.doubtful -= _is_doubtful(element)
        self.say(element.tail)

    def say(self, text: str | None) -> None:
        """Words that stand here."""
        if text:
            self.words.append(text.replace("\r\n", "\n").replace("\n", BREAK) if self.pre else text)
            target = self.links[-1] if self.links else ""
            self.plain += 0 if self.stress else len(text.strip())
            self.uncited += 0 if self.cite else sum(map(str.isalnum, text))
            self.linked += len(text.strip()) if target else 0
            self.within += len("".join(text.split())) if target.startswith("#") else 0

    def flush(self) -> None:
        """End the paragraph that is open."""
        written = "".join(self.words)
        # A line that only leads elsewhere in the page is of a table of contents.
        leads = self.within > 0 and self.within >= len("".join(written.split()))
        linked, stressed, named = self.linked, not self.plain, not self.uncited
        self.linked, self.within, self.plain, self.uncited, self.words = 0, 0, 0, 0, []
        kind: BlockKind = "heading" if self.level else "item" if self.items and self.items[-1] else "paragraph"
        if self.pre > 1:
            kind = "furniture"
        for text in _paragraphs(written):
            if kind == "item" and self.begun:
                last = self.done[-1]
                self.done[-1] = replace(last, text=f"{last.text}\n{text}", linked=last.linked + linked)
            elif kind == "heading":
                self._add(kind, _GAP.sub(" ", text), linked)
            elif kind == "paragraph" and (bullet := _BULLET.match(text)):
                self._add("item", text[bullet.end() :], linked, leads=leads)
            else:
                self._add(kind, text, linked, leads=leads, stressed=stressed, named=named)
            self.begun = kind == "item"

    def _add(
        self,
        kind: BlockKind,
        text: str,
        linked: int = 0,
        *,
        leads: bool = False,
        stressed: bool = False,
        named: bool = False,
    ) -> None:
        self.done.append(
            Piece(
                kind,
                text,
                quoted=self.quoted > 0 and not self.credit and not named and not self._signs(text),
                furniture=leads or self.furniture > 0,
                doubtful=self.doubtful > 0,
                linked=min(linked, len(text)),
                home=self.homes[-1],
                around=next((home for home in reversed(self.homes) if home != self.homes[-1]), 0),
                level=self.level,
                first=kind == "item" and self.fresh,
                stressed=stressed,
                caption=self.credit > 0 and not self.quoted,
            )
        )
        self.fresh = self.fresh and kind != "item"

    def _signs(self, text: str) -> bool:
        """Whether a paragraph of a block quotation names whom it quotes: ``— Benjamin Bratton`` under the quotation."""
        quotes = bool(self.done) and self.done[-1].quoted
        return quotes and len(text) <= _LONGEST_NAME and bool(_SIGNED.match(text)) and text[-1] not in ".!?…"

    def _open(self, element: Any, tag: str) -> None:
        self.columns += 1
        paragraph = tag == "p" or tag in HEADINGS or tag in _BESIDE or (tag == "footer" and self.quoted)
        self.homes.append(self.homes[-1] if paragraph else self.columns)
        if tag in HEADINGS:
            self.level = int(tag[1])
        elif tag in _ITEMS:
            self.items.append(not element.get(LAID_OUT))
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
        return element.get("aria-hidden") == "true" and element.tag not in INLINE
    names = f"{element.get('role')} {element.get('class')} {element.get('id')} {element.get('epub:type')}"
    return not _NOTE.search(names) and not (element.tag == "footer" and _is_attribution(element))


def _is_doubtful(element: Any) -> bool:
    if element.tag in ("html", "body", "main", "article") or element.tag in INLINE:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and bool(_DOUBTFUL.search(names))


def _is_attribution(element: Any) -> bool:
    """A ``<footer>`` of a block quotation names who said it."""
    parent = element.getparent()
    return parent is not None and parent.tag in ("blockquote", "figure")
