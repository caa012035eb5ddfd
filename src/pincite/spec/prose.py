"""The author's Markdown: paragraphs, lists, emphasis and pin-cites, every word with its offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pincite.spec.prose_model import PinCite, ProseBlock, ProseFault, Target, Words
from pincite.spec.quoted import Quoted, quoted_words
from pincite.spec.typography import curly

if TYPE_CHECKING:
    from pincite.spec.markdown import Piece, RawBlock

__all__ = [
    "PinCite",
    "ProseBlock",
    "ProseFault",
    "Quoted",
    "Target",
    "Words",
    "parse_prose",
    "quoted_words",
]


@lru_cache(maxsize=2048)  # a text is parsed for its faults when it is loaded, and again when it is composed
def parse_prose(text: str) -> tuple[tuple[ProseBlock, ...], tuple[ProseFault, ...]]:
    """Blocks and faults of a text field; offsets are code points of ``text``.

    CommonMark's paragraphs, lists of one level, emphasis and strong; a link is its words, code is plain words.
    Everything else is a fault. A pin-cite with a fault is left out, so blocks are for print only when
    there is none.
    """
    from pincite.spec.markdown import blocks_of

    blocks: list[ProseBlock] = []
    faults: list[ProseFault] = []
    for found in blocks_of(text):
        if isinstance(found, ProseFault):
            faults.append(found)
            continue
        block, alone = _set(found)
        if block.inlines:
            blocks.append(block)
        faults.extend(_alone(text[offset], offset) for offset in alone)
    return tuple(blocks), tuple(sorted(faults, key=lambda fault: fault.offset))


def _alone(mark: str, offset: int) -> ProseFault:
    hint = "open and close a quotation in the same paragraph; for the sign itself, put `\\` before it"
    return ProseFault("quotation-is-closed", f"the quotation mark `{mark}` has no partner", hint, offset)


@dataclass(frozen=True, slots=True)
class _Joined:
    """The pieces of a block as one text, to set marks that depend on their neighbours."""

    text: str
    literal: frozenset[int]


def _set(block: RawBlock) -> tuple[ProseBlock, tuple[int, ...]]:
    """The block as it is printed, and where a quotation mark has no partner."""
    inlines = _hugged(block.inlines)
    joined = _joined(inlines)
    text, alone = curly(joined.text, joined.literal)
    words: list[Words | PinCite] = []
    done = 0
    for inline in inlines:
        if isinstance(inline, PinCite):
            words.append(inline)
        else:
            end = done + len(inline.text)
            words.append(Words(text[done:end], inline.start, inline.end, inline.emphasis, inline.strong))
            done = end
    result = ProseBlock(block.kind, tuple(_merged(words)), block.ordinal)
    offsets = ProseBlock(block.kind, tuple(words)).offsets()
    return result, tuple(offsets[index] for index in alone)


def _joined(inlines: Iterable[Piece | PinCite]) -> _Joined:
    text = ""
    literal: list[int] = []
    for inline in inlines:
        if isinstance(inline, PinCite):
            continue
        if inline.literal:
            literal.extend(range(len(text), len(text) + len(inline.text)))
        text += inline.text
    return _Joined(text, frozenset(literal))


def _hugged(inlines: Iterable[Piece | PinCite]) -> list[Piece | PinCite]:
    """Without the white space before a pin-cite."""
    result: list[Piece | PinCite] = []
    for inline in inlines:
        if isinstance(inline, PinCite):
            while result and not isinstance(last := result[-1], PinCite):
                kept = last.text.rstrip()
                if kept:
                    result[-1] = replace(last, text=kept, end=last.end - (len(last.text) - len(kept)))
                    break
                result.pop()
        result.append(inline)
    return result


def _merged(inlines: Iterable[Words | PinCite]) -> Iterator[Words | PinCite]:
    """Words of one style that follow each other without a gap become one."""
    waiting: Words | None = None
    for inline in inlines:
        if isinstance(inline, Words) and waiting is not None and _joins(waiting, inline):
            waiting = replace(waiting, text=waiting.text + inline.text, end=inline.end)
            continue
        if waiting is not None:
            yield waiting
        waiting = None
        if isinstance(inline, Words):
            waiting = inline
        else:
            yield inline
    if waiting is not None:
        yield waiting


def _joins(first: Words, second: Words) -> bool:
    one_for_one = all(len(words.text) == words.end - words.start for words in (first, second))
    same_style = (first.emphasis, first.strong) == (second.emphasis, second.strong)
    return one_for_one and same_style and first.end == second.start
