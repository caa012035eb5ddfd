"""What is usual in a document's type, by which paragraphs and their kinds are told; and what a paragraph is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from pincite.corpus.readers.pdf.lines import Line

BULLET = re.compile(r"(?:[•‣◦▪■□●○►➢✓\uf0b7\uf0a7\uf0d8]|[-–—*·](?=\s))\s*")
NUMBERED_ITEM = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|(?:\d{1,3}|[a-z])\.)\s+(?=\S)")
SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*(?:\ufff9[^\ufffb]*\ufffb)?$")
INDENT = 0.7
"""In sizes of type: less is not an indent."""
ParagraphKind = Literal["paragraph", "heading", "title", "item", "note", "leaders"]


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    kind: ParagraphKind = "paragraph"

    @property
    def text(self) -> str:
        """A first idea of the words; the hyphens at line ends are still there."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in a document."""

    body: float
    """Size of most of its type."""
    leading: dict[float, float] = field(default_factory=dict)
    """Size of type -> distance from line to line."""
    indents: bool = False
    """Whether paragraphs begin with an indent."""

    def lead(self, size: float) -> float:
        return self.leading.get(rounded(size), 1.25 * size)


def style_of(pages: Sequence[Sequence[Line]]) -> Style:
    sizes, leads = Counter[float](), dict[float, Counter[float]]()
    indented = flush = 0
    for lines in pages:
        for line in lines:
            sizes[rounded(line.size)] += len(line.text)
        for a, b in pairwise(lines):
            if not b.opens_column and alike(a, b) and 0.8 * a.size < a.base - b.base < 3.2 * a.size:
                leads.setdefault(rounded(b.size), Counter())[rounded(a.base - b.base)] += 1
    # Where an annex in smaller type is longer than the text, the text's size is still the larger of the two.
    most = sum(sizes.values())
    body = max(
        (size for size in sizes if sizes[size] >= most / 5), default=max(sizes, key=sizes.__getitem__, default=10.0)
    )
    leading = {size: max(count, key=lambda lead: (count[lead], -lead)) for size, count in leads.items()}
    for lines in pages:
        for a, b, c in zip(lines, lines[1:], lines[2:], strict=False):
            if SENTENCE_END.search(a.text) and rounded(b.size) == body == rounded(c.size) and not c.opens_column:
                indented += b.left - c.left > INDENT * body and not item_mark(b.text)
                flush += abs(b.left - c.left) < 0.2 * body and a.right < b.right - 2 * body
    return Style(body, leading, indents=indented > 3 and indented > flush)


def rounded(size: float) -> float:
    return round(size * 2) / 2


def alike(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= 0.08 * max(a.size, b.size)


def item_mark(text: str) -> re.Match[str] | None:
    return BULLET.match(text) or NUMBERED_ITEM.match(text)
