"""Speech that a dash opens, as novels and magazines print it in French, Spanish, Russian and other languages.

``— Bonjour, dit-il.`` holds ``Bonjour``; ``—Hola —dijo ella—. ¿Qué tal?`` and ``— Привет, — сказал он. — Как дела?``
hold two parts, before and after the words that report them. A dash may also be only a dash, so a document is
read in this way only where its paragraphs open so again and again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pincite.corpus.model import Block, Span
from pincite.corpus.quotations.marks import Pair
from pincite.corpus.quotations.other_languages import SAYING_ABROAD
from pincite.corpus.quotations.reporting import PRONOUNS, SAYING
from pincite.expressions import expression

_DASHES = "—–―"
_OPENS_SPEECH = expression(r"[^\W\d_]|[¿¡«“\"….]")
_FEWEST = 3
"""Paragraphs that must open with a dash, some of them as neighbours: somebody answers."""
_STORIES = frozenset(
    "fit reprit murmura cria souffla murmuró gritó mormorò сказал сказала ответил ответила спросил".split()
)
_REPORTS = SAYING_ABROAD | _STORIES
# A second dash encloses what reports: it follows a space or punctuation, and a small letter follows it.
_ENCLOSED = expression(
    r"(?P<open>(?<=[\s,.!?…])[—–―])[ \t\xa0]?(?P<clause>[a-zà-ÿа-яё][^—–―\n]{1,160}+)(?P<close>[—–―])?+"
)
# dit-il, répondit-elle, a-t-il dit: the verb and its pronoun joined by a hyphen.
_INVERTED = expression(r"[,!?…]\s(?=[a-zà-ÿ’']{1,20}(?:\s[a-zà-ÿ]{1,15})?-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous)\b)")
_WORDS = expression(r"(?P<mark>[,!?…])\s(?P<first>[^\W\d_]+)(?:\s(?P<second>[^\W\d_]+))?")


def opens_with_dashes(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the document's paragraphs open with dashes as speech does: several in a row, and words that report."""
    opening = [_opening(text, block) for block in blocks]
    in_a_row = any(one is not None and other is not None for one, other in pairwise(opening))
    if not in_a_row or sum(place is not None for place in opening) < _FEWEST:
        return False
    spoken = zip(blocks, opening, strict=True)
    return any(place is not None and _reports(text, place.end, block.span.end) for block, place in spoken)


def dialogue_pairs(text: str, block: Block) -> tuple[Pair, ...]:
    """The parts of a paragraph that are spoken, the dash as their opening mark; none where no dash opens it."""
    opening = _opening(text, block)
    return () if opening is None else tuple(_parts(text, opening, block.span.end))


def _opening(text: str, block: Block) -> Span | None:
    """The dash that opens a paragraph; empty where it stands before the block, as a bullet would."""
    if block.kind not in ("paragraph", "item", "heading") or block.spoken or block.quoted:
        return None
    start = block.span.start
    if text[start : start + 1] not in _DASHES or not text:
        before = text[max(0, start - 2) : start].strip()
        opened = len(before) == 1 and before in _DASHES
        return Span(start, start) if opened and _OPENS_SPEECH.match(text, start) else None
    words = start + 2 if text[start + 1 : start + 2] in (" ", "\t", "\xa0") else start + 1
    return Span(start, start + 1) if words < block.span.end and _OPENS_SPEECH.match(text, words) else None


def _reports(text: str, start: int, end: int) -> bool:
    enclosed = _ENCLOSED.search(text, start, end)
    if enclosed is not None and enclosed["clause"].split()[0].lower() in _REPORTS | SAYING:
        return True
    return _plain_clause(text, start, end) is not None


def _parts(text: str, dash: Span, end: int) -> Iterator[Pair]:
    enclosed = _ENCLOSED.search(text, dash.end, end)
    plain = _plain_clause(text, dash.end, enclosed.start() if enclosed else end)
    if plain is not None:
        yield Pair(dash, Span(plain, plain + 1))
        return
    if enclosed is None:
        yield Pair(dash, Span(end, end))
        return
    yield Pair(dash, Span(enclosed.start("open"), enclosed.end("open")))
    if enclosed["close"]:
        begin = enclosed.end("close")
        if text[begin : begin + 1] in ("", ".", ",", ";", ":"):
            begin += 1
        if begin < end:
            yield Pair(Span(enclosed.start("close"), begin), Span(end, end))


def _plain_clause(text: str, start: int, end: int) -> int | None:
    """Where a reporting clause without a dash begins; the punctuation before it belongs to the speech."""
    inverted = _INVERTED.search(text, start, end)
    if inverted is not None:
        return inverted.start() + 1
    for match in _WORDS.finditer(text, start, end):
        first, second = match["first"], match["second"] or ""
        verb_first = first.lower() in _REPORTS or (first.lower() in SAYING and second[:1].isupper())
        if verb_first or (first.lower() in PRONOUNS - {"i", "you", "we"} and second.lower() in SAYING):
            return match.start() + 1
    return None
