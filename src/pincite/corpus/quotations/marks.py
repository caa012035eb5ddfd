"""Pairing quotation marks: which mark opens, which closes, and which is none at all.

Within a paragraph the cheapest reading wins. Each mark may open, close or be left out, and each choice has a price:
nothing when the shape of the mark and the spacing around it agree, something when they do not. Balance
therefore outweighs spacing, a stray mark costs one mark and not the rest of the paragraph, and mixed or wrongly
turned marks still find their partner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pincite.corpus.model import Span

# Each pattern begins with the mark itself and looks back afterwards: all other characters are passed over at once.
_DOUBLES = re.compile(
    r"''|``|’’|‘‘|,,(?=[^\W_])|‚‚(?=[^\W_])|″(?<!\d″)| ″(?<=[.,!?] ″)|" + "|".join('"＂“”„‟«»‹›「」『』❝❞〝〞〟')
)
_TYPED_TWICE = '"“”'
_ANY_DOUBLE = re.compile('["“”]')
_ANY_MARK = re.compile("[\"'“”„«»‘’「『＂`‹›❝〝″,‚]")
_MARKUP = re.compile(r"<[A-Za-z/!][^<>\n]*>")
_OPENING_SHAPES = frozenset("“„‟«‹「『❝〝") | {"``", "‘‘", ",,", "‚‚"}
_STRAIGHT = frozenset({'"', "＂", "''", "″", " ″"})
_FAMILIES = {
    **dict.fromkeys(["“", "”", "„", "‟", '"', "＂", "''", "``", "‘‘", "’’", ",,", "‚‚", "″", " ″"], "double"),
    **dict.fromkeys("❝❞〝〞〟", "ornament"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "single guillemet"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
# Prices, in units of "spacing speaks against it" = 1.
_LEFT_OUT = 1.6
_INCHES_LEFT_OUT = 0.9
_LED_LEFT_OUT = 1.8
"""Of an opening mark after a comma or colon: words were announced, so that rather its partner is missing."""
_UNCLOSED = 1.6
_RUNS_ON = 0.2
_WRONG_SHAPE = 2.0
_NEVER = 99.0
_DEEPEST = 3
_MOST_READINGS = 100
"""Cheapest readings that are followed at once: all there are with four shapes of mark in one paragraph, and enough of
them where more shapes than that stand in a heap."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An outermost pair of quotation marks, as offsets into the text."""

    opening: Span
    closing: Span
    """Empty, at the end of the words, when the closing mark is missing."""

    @property
    def closed(self) -> bool:
        return len(self.closing) > 0

    @property
    def whole(self) -> Span:
        """The words with their marks."""
        return Span(self.opening.start, self.closing.end)

    def words(self, text: str) -> Span:
        """What stands between the marks, white space at its ends left out; empty when nothing does."""
        start, end = self.opening.end, self.closing.start
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end - start > 1 and text[start] in _TYPED_TWICE and not _ANY_DOUBLE.search(text, start + 1, end):
            start += 1
        return Span(start, end)


class _Priced(NamedTuple):
    """What a mark can be, and what each reading costs, wherever it stands."""

    shape: str
    opening: float
    """Price of reading it as an opening mark."""
    closing: float
    left_out: float


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    priced: _Priced


_Trail = tuple[str, "_Trail"] | None


def paired(text: str, span: Span) -> tuple[tuple[int, int], ...]:
    """The words between each outermost pair of marks in ``span``, as ``(start, end)`` offsets into ``text``.

    Marks and the white space beside them are left out; a mark without a partner gives nothing. ``span`` should be one
    paragraph: quotations do not run from one paragraph into the next here.
    """
    ranges = (pair.words(text) for pair in mark_pairs(text, span) if pair.closed)
    return tuple((words.start, words.end) for words in ranges if len(words))


def mark_pairs(text: str, span: Span, *, runs_on: bool = False) -> tuple[Pair, ...]:
    """Outermost pairs in reading order.

    ``runs_on`` says that the next paragraph begins with an opening mark, so that this one may leave its quotation open
    as printers do. A quotation without a closing mark comes last, ends with ``span`` and is not ``closed``.
    """
    if not _may_hold_marks(text, span):
        return ()
    hidden = tuple((m.start(), m.end()) for m in _MARKUP.finditer(text, span.start, span.end))
    doubles = _double_pairs(text, span, hidden, runs_on=runs_on)
    singles = tuple(_single_pairs(text, span, hidden, runs_on=runs_on))
    return _outermost(doubles, singles)


def opens_with_mark(text: str, span: Span) -> bool:
    """Whether the paragraph's first character is a mark that can open a quotation."""
    mark = _DOUBLES.match(text, span.start, span.end)
    if mark is not None:
        return mark[0] not in "»›」』"
    single = _SINGLE_OPENING.match(text, span.start, span.end)
    return single is not None and _ELISION.match(text, span.start, span.end) is None


def is_single(text: str, pair: Pair) -> bool:
    """Whether the pair stands between single marks."""
    return text[pair.opening.start : pair.opening.end] in ("‘", "'", "‚", "‹", "›")


def is_marked(text: str, pair: Pair) -> bool:
    """Whether quotation marks enclose the words; a dash may open speech, and a block quotation has no marks."""
    opening = text[pair.opening.start : pair.opening.end]
    return bool(opening) and opening not in ("—", "–", "―")


def _may_hold_marks(text: str, span: Span) -> bool:
    return _ANY_MARK.search(text, span.start, span.end) is not None


def _outermost(doubles: tuple[Pair, ...], singles: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """A pair inside another is left out; where two cross, double marks are the surer reading."""
    kept = [
        single
        for single in singles
        if not any(
            single.whole.overlaps(double.whole) and not single.whole.contains(double.whole) for double in doubles
        )
    ]
    outer = [double for double in doubles if not any(single.whole.contains(double.whole) for single in kept)]
    return tuple(sorted([*kept, *outer], key=lambda pair: pair.opening.start))


# --- double marks -----------------------------------------------------------------------------------------------------


def _double_pairs(text: str, span: Span, hidden: tuple[tuple[int, int], ...], *, runs_on: bool) -> tuple[Pair, ...]:
    marks = tuple(_double_marks(text, span, hidden))
    if not marks:
        return ()
    actions = _cheapest_reading(marks, runs_on=runs_on)
    return tuple(_pairs_of(marks, actions, _end_of_words(text, span)))


def _double_marks(text: str, span: Span, hidden: tuple[tuple[int, int], ...]) -> Iterator[_Mark]:
    for found in _DOUBLES.finditer(text, span.start, span.end):
        if _is_hidden(found.start(), hidden):
            continue
        before = text[found.start() - 1] if found.start() > span.start else " "
        after = text[found.end()] if found.end() < span.end else " "
        led = before == " " and text[max(span.start, found.start() - 2)] in ",:"
        yield _Mark(found.start(), found.end(), _priced(found[0], before, after, led))


def _is_hidden(position: int, hidden: tuple[tuple[int, int], ...]) -> bool:
    """Whether it stands in one of the ranges, which are in order and do not overlap."""
    after = bisect_right(hidden, position, key=lambda limits: limits[0])
    return after > 0 and position < hidden[after - 1][1]


def _priced(shape: str, before: str, after: str, led: bool) -> _Priced:
    may_open = (before.isspace() or before in "([{—–-/“‘'\"") and not after.isspace()
    may_close = not before.isspace() and (after.isspace() or after in ".,;:!?)]}—–-/”’'\"…")
    if shape in _STRAIGHT:
        opening = 0.0 if may_open and not may_close else 0.3 if may_open == may_close else 1.0
        closing = 0.0 if may_close and not may_open else 0.3 if may_open == may_close else 1.0
        left_out = _INCHES_LEFT_OUT if before.isdigit() else _LED_LEFT_OUT if led and not opening else _LEFT_OUT
        return _Priced(shape, opening, closing, left_out)
    turned_opening = 1.0 if may_open and not may_close else _WRONG_SHAPE
    turned_closing = 1.0 if may_close and not may_open else _WRONG_SHAPE
    if shape in _OPENING_SHAPES:
        return _Priced(shape, 0.0, turned_closing, _LED_LEFT_OUT if led else _LEFT_OUT)
    return _Priced(shape, turned_opening, 0.0, _LEFT_OUT)


def _cheapest_reading(marks: tuple[_Mark, ...], *, runs_on: bool) -> tuple[str, ...]:
    """For each mark ``open``, ``close`` or ``none``."""
    # Open marks (their shapes, outermost first) -> price so far and how it came about.
    states: dict[tuple[str, ...], tuple[float, _Trail]] = {(): (0.0, None)}
    for mark in marks:
        following: dict[tuple[str, ...], tuple[float, _Trail]] = {}
        for state, (price, trail) in states.items():
            for action, reached, extra in _choices(mark.priced, state):
                total = price + extra
                known = following.get(reached)
                if known is None or total < known[0]:
                    following[reached] = (total, (action, trail))
        if len(following) > _MOST_READINGS:
            following = dict(sorted(following.items(), key=lambda item: item[1][0])[:_MOST_READINGS])
        states = following
    ends = [
        (price + _price_of_unclosed(state, runs_on=runs_on), len(state), trail)
        for state, (price, trail) in states.items()
    ]
    cheapest = min(end[:2] for end in ends)
    return min((_actions(end[2]) for end in ends if end[:2] == cheapest), key=lambda actions: actions[::-1])


def _actions(trail: _Trail) -> tuple[str, ...]:
    actions: list[str] = []
    while trail is not None:
        action, trail = trail
        actions.append(action)
    return tuple(reversed(actions))


@lru_cache(maxsize=1 << 14)
def _choices(mark: _Priced, state: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...], float], ...]:
    """What a mark can be where these marks are open, what is open then, and the price; the same for all marks alike."""
    choices: list[tuple[str, tuple[str, ...], float]] = []
    if state:
        price = _price_of_closing(mark, state[-1])
        if price < _NEVER:
            choices.append(("close", state[:-1], price))
    if len(state) < _DEEPEST:
        choices.append(("open", (*state, mark.shape), mark.opening + _price_of_nesting(mark.shape, state)))
    return (*choices, ("none", state, mark.left_out))


def _price_of_closing(mark: _Priced, opener: str) -> float:
    if _FAMILIES[mark.shape] != _FAMILIES[opener]:
        return _NEVER
    if opener in ("„", ",,", "‚‚") and mark.shape in ("“", "”", "''", "‘‘", "’’", '"'):
        return 0.0
    if opener in "»›" and mark.shape in "«‹":
        return 0.0  # German and Danish books turn guillemets inwards
    mixed = (opener in _STRAIGHT) != (mark.shape in _STRAIGHT)
    return mark.closing + (0.4 if mixed else 0.0)


def _price_of_nesting(shape: str, state: tuple[str, ...]) -> float:
    if not state:
        return 0.0
    deeper = 1.0 if len(state) > 1 else 0.0
    if shape == state[-1]:
        return deeper + (1.2 if shape in _STRAIGHT else 0.8)
    return deeper + 0.3


def _price_of_unclosed(state: tuple[str, ...], *, runs_on: bool) -> float:
    if not state:
        return 0.0
    return (_RUNS_ON if runs_on else _UNCLOSED) + _UNCLOSED * (len(state) - 1)


def _pairs_of(marks: tuple[_Mark, ...], actions: tuple[str, ...], end: int) -> Iterator[Pair]:
    open_marks: list[_Mark] = []
    for mark, action in zip(marks, actions, strict=True):
        if action == "open":
            open_marks.append(mark)
        elif action == "close":
            opener = open_marks.pop()
            if not open_marks:
                yield Pair(Span(opener.start, opener.end), Span(mark.start, mark.end))
    if open_marks:
        yield Pair(
            Span(open_marks[0].start, open_marks[0].end), Span(max(end, open_marks[0].end), max(end, open_marks[0].end))
        )


def _end_of_words(text: str, span: Span) -> int:
    return span.start + len(text[span.start : span.end].rstrip())


# --- single marks -----------------------------------------------------------------------------------------------------

_SINGLE_OPENING = re.compile(r"[‘'‚](?:(?<![^\s(\[{—–“\"「«/:,.].)(?=[^\s‘’'\",.;:!?)\]])|(?<=‘)(?<![\w‘’'].)(?=\w))")
_SINGLE_CLOSING = re.compile(r"[’'‘](?<![\s‘’'].)(?![\w‘’'])")
# Apostrophes that stand where letters or the century are left out at the start of a word.
_ELISION = re.compile(
    r"[‘'](?:\d0s?\b|\d\d\b|tis\b|twas\b|em\b|til\b|till\b|cause\b|bout\b|round\b|n['’‘]?\s)", re.IGNORECASE
)
_LONGEST_UNSURE = 240


def _single_pairs(
    text: str, span: Span, hidden: tuple[tuple[int, int], ...], *, runs_on: bool = False
) -> Iterator[Pair]:
    position = span.start
    last = max((found.start() for found in _SINGLE_CLOSING.finditer(text, span.start, span.end)), default=-1)
    until = span.end if runs_on else last
    while position < until and (opener := _SINGLE_OPENING.search(text, position, span.end)):
        position = opener.end()
        if _ELISION.match(text, opener.start()) or _is_hidden(opener.start(), hidden):
            continue
        closer = _single_closer(text, opener.end(), span.end) if position < last else None
        if closer is not None:
            yield Pair(Span(opener.start(), opener.end()), Span(closer, closer + 1))
            position = closer + 1
        elif runs_on and _begins_speech(text, span, opener.start()):
            end = max(_end_of_words(text, span), opener.end())
            yield Pair(Span(opener.start(), opener.end()), Span(end, end))
            return


def _begins_speech(text: str, span: Span, start: int) -> bool:
    """Whether a single mark stands where the first of several paragraphs of speech has it."""
    return start == span.start or (start - 2 > span.start and text[start - 1] == " " and text[start - 2] in ":,")


def _single_closer(text: str, start: int, end: int) -> int | None:
    """The closing mark; a plural's apostrophe (``workers' rights``) is passed over while a better one follows."""
    plural: int | None = None
    nested: re.Match[str] | None = None
    looked = start
    for found in _SINGLE_CLOSING.finditer(text, start, end):
        nested = nested or _SINGLE_OPENING.search(text, looked, found.start())
        looked = max(looked, found.start() - 2)
        if nested is not None and not _ELISION.match(text, nested.start()) and plural is not None:
            return plural
        if text[found.start() - 1] not in "sxz":
            return found.start() if _near(text, start, found.start()) else plural
        follows = text[found.end() : found.end() + 2]
        if not (len(follows) == 2 and follows[0] == " " and (follows[1].islower() or follows[1] in '“"')):
            return found.start() if _near(text, start, found.start()) else plural
        plural = plural or found.start()
    return plural if plural is not None and plural - start <= _LONGEST_UNSURE else None


def _near(text: str, start: int, closer: int) -> bool:
    """Far marks belong together only where punctuation before the closing one says so."""
    return text[closer - 1] in ".,!?…" or closer - start <= _LONGEST_UNSURE
