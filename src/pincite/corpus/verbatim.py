"""Whether words stand in a text as they are given, and where the nearest ones stand when they do not.

Two differences are allowed and nothing else: typography (quotation marks, dashes, spaces, ellipsis characters), and the
editor's marks of the Chicago Manual (13.7): a bracketed insertion, ``[...]`` or an ellipsis for an omission, the
case of the first letter, and the final punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from pincite.corpus.model import Span

_QUOTES = dict.fromkeys('"“”„‟«»‹›「」『』‘’‚‛`´′″', "'")
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_FOLDED = {**_QUOTES, **_DASHES, **dict.fromkeys(_INVISIBLE, "")}
_OMISSION = re.compile(r"\s*\[\s*(?:\.\s*\.\s*\.|…)\s*\]\s*|\s*(?:\.\s?\.\s?\.|…)\s*")
_INSERTION = re.compile(r"\s*\[([^\]]*)\]")
_RECASED = re.compile(r"\[(\w)\](?=\w)")
"""``[I]f``: the editor changed the case of the first letter."""
_MOST_INSERTED = 5
"""Words that an insertion may have: a name or a few words that say who or what is meant."""
_SCALES = frozenset("hundred thousand million billion trillion percent per cent half double twice".split())
_FINAL = " .,;:!?'-"
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't "
    "weren't hasn't haven't hadn't wouldn't shouldn't couldn't hardly barely".split()
)
_MODALS = frozenset(
    "may might can could will would shall should must likely unlikely possibly probably perhaps".split()
)


_BEFORE_NUMBER = re.compile(r"(?:\d[.,:/]|[$€£¥₹]\s?|(?<![\w)])[-−–])$")
_AFTER_NUMBER = re.compile(
    r"[.,:/]\d|\s?%|\s?(?:per ?cent|percent|percentage|basis|hundred|thousand|million|billion|trillion|bn|tn|m|k)\b",
    re.IGNORECASE,
)
"""What belongs to a number that stands before it."""
_HIDDEN = re.compile(r"\d|[\"“”]|\n")
_TURNS = frozenset("but unless except only if although though however provided yet rather".split())
"""Words that turn a statement: an omission that hides one changes what was said."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where given words stand."""

    span: Span
    """In the text that was searched; from the first word to the last, omissions included."""
    verdict: str
    """``verbatim``, ``typographic`` or ``editorial``."""


@dataclass(frozen=True, slots=True)
class Near:
    """The place that comes nearest to words that do not stand in a text."""

    span: Span
    likeness: float
    """0 to 1, as difflib has it over words."""
    verdict: str
    """``altered-word``, ``altered-number``, ``negation``, ``modality`` or ``not-found``."""
    given: str
    """The words that differ, as given; may be empty."""
    stands: str
    """The words that differ, as they stand; may be empty."""

    def __str__(self) -> str:
        """What differs, for a message."""
        if self.stands and self.given:
            return f"the source has `{self.stands}` where the brief has `{self.given}`"
        if self.stands:
            return f"the source has `{self.stands}` as well"
        return f"the source does not have `{self.given}`" if self.given else "the order or the stops differ"


class FoldedText:
    """A text without its typography, with the offset of every character that is left; folded when first asked."""

    def __init__(self, source: str) -> None:
        self.source = source

    @property
    def text(self) -> str:
        """The folded text."""
        return self._folded[0]

    def span(self, start: int, end: int) -> Span:
        """The span of the source text that the folded characters ``start:end`` come from."""
        offsets = self._folded[1]
        return Span(offsets[start], offsets[end - 1] + 1 if end > start else offsets[start])

    @cached_property
    def _folded(self) -> tuple[str, tuple[int, ...]]:
        chars: list[str] = []
        offsets: list[int] = []
        for offset, raw in enumerate(self.source):
            folded = " " if raw.isspace() else _FOLDED.get(raw, raw)
            # White space counts once, and a double hyphen is a dash that was typed on a machine.
            if not folded or (folded in " -" and chars and chars[-1] == folded):
                continue
            chars.append(folded)
            offsets.append(offset)
        return "".join(chars), (*offsets, len(self.source))


def find_verbatim(words: str, text: str | FoldedText, *, within: Span | None = None) -> Found | None:
    """The first place in ``text`` (inside ``within``) where ``words`` stand, or nothing.

    The words begin and end at word borders. Parts that an omission mark joins stand in their order, apart from each
    other by less than three hundred characters; whether the omission is honest is another question.
    """
    folded = text if isinstance(text, FoldedText) else FoldedText(text)
    raw = folded.source
    if words and (exact := _exact_place(words, raw, within)):
        return Found(exact, "verbatim")
    typographic = FoldedText(words).text.strip()
    if typographic and (span := _place([typographic], folded, within, recased=False)):
        return Found(span, "typographic")
    parts = _editorial_parts(words)
    span = _place(parts, folded, within, recased=True) if parts else None
    return Found(span, "editorial") if span else None


def _exact_place(words: str, text: str, within: Span | None) -> Span | None:
    start, end = (within.start, within.end) if within else (0, len(text))
    at = text.find(words, start, end)
    while at >= 0:
        if _at_borders(text, at, at + len(words)):
            return Span(at, at + len(words))
        at = text.find(words, at + 1, end)
    return None


def _at_borders(text: str, start: int, end: int) -> bool:
    """Whether no word and no number is cut: neither its digits nor its sign, currency, scale or unit."""
    if start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        return False
    if end < len(text) and text[end].isalnum() and text[end - 1 : end].isalnum():
        return False
    opens_cut = text[start : start + 1].isdigit() and _BEFORE_NUMBER.search(text[max(0, start - 4) : start])
    closes_cut = text[end - 1 : end].isdigit() and _AFTER_NUMBER.match(text[end : end + 16])
    return not opens_cut and not closes_cut


def _editorial_parts(words: str) -> list[str]:
    if not all(_only_explains(match[1]) for match in _INSERTION.finditer(_OMISSION.sub(" ", words))):
        return []
    pieces = (_INSERTION.sub("", _RECASED.sub(r"\1", piece)) for piece in _OMISSION.split(words))
    parts = [" ".join(FoldedText(piece).text.split()).strip(_FINAL) for piece in pieces]
    return [part for part in parts if part]


def _only_explains(inserted: str) -> bool:
    """Whether an insertion says who or what is meant, rather than changing what is said."""
    tokens = [token for token, _ in _tokens(inserted)]
    changing = _NEGATIONS | _MODALS | _TURNS | _SCALES
    return len(tokens) <= _MOST_INSERTED and not changing & {*tokens} and not any(token.isdecimal() for token in tokens)


def _is_honest(gap: str) -> bool:
    """Whether an omission hides no negation, condition, number, border of speech or end of paragraph."""
    return not _HIDDEN.search(gap) and not (_NEGATIONS | _TURNS) & {token for token, _ in _tokens(gap)}


def _place(parts: list[str], folded: FoldedText, within: Span | None, *, recased: bool) -> Span | None:
    patterns = (_part_pattern(part, recased=recased and index == 0) for index, part in enumerate(parts))
    pattern = r"(.{0,300}?)".join(patterns)
    for match in re.finditer(pattern, folded.text):
        span = folded.span(match.start(), match.end())
        gaps = (folded.span(*match.span(group)) for group in range(1, len(parts)))
        honest = all(_is_honest(folded.source[gap.start : gap.end]) for gap in gaps)
        if honest and (within is None or within.contains(span)) and _at_borders(folded.source, span.start, span.end):
            return span
    return None


def _part_pattern(part: str, *, recased: bool) -> str:
    head = part[0]
    # Only the case of the very first letter is the editor's to change.
    opening = f"[{re.escape(head.lower())}{re.escape(head.upper())}]" if recased and head.isalpha() else re.escape(head)
    left = r"(?<!\w)" if head.isalnum() else ""
    right = r"(?!\w)" if part[-1].isalnum() else ""
    return left + opening + re.escape(part[1:]) + right


def nearest(words: str, texts: Iterable[tuple[str, str]]) -> tuple[str, Near] | None:
    """The key of the text, among ``(key, text)``, whose words come nearest to ``words``, and the place in it.

    Nothing when no text shares half of the words.
    """
    given = _tokens(words)
    wanted = [token for token, _ in given]
    best: tuple[str, Near] | None = None
    for key, text in texts:
        near = _nearest_in(words, wanted, given, text)
        if near and (best is None or near.likeness > best[1].likeness):
            best = (key, near)
    return best


def _tokens(text: str) -> list[tuple[str, Span]]:
    return [(match[0].lower().replace("’", "'"), Span(*match.span())) for match in _WORD.finditer(text)]


def _nearest_in(words: str, wanted: list[str], given: list[tuple[str, Span]], text: str) -> Near | None:
    standing = _tokens(text)
    have = [token for token, _ in standing]
    if not wanted or not have or len(set(wanted) & set(have)) < max(1, len(set(wanted)) // 2):
        return None
    matcher = SequenceMatcher(None, have, wanted, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    anchor = max(blocks, key=lambda block: block.size)
    first = max(0, anchor.a - anchor.b)
    last = min(len(have), first + len(wanted))
    window = SequenceMatcher(None, have[first:last], wanted, autojunk=False)
    likeness = window.ratio()
    if likeness < 0.5:
        return None
    changes = [code for code in window.get_opcodes() if code[0] != "equal"]
    stood = [token for _, a, b, _, _ in changes for token in have[first + a : first + b]]
    put = [token for _, _, _, a, b in changes for token in wanted[a:b]]
    span = Span(standing[first][1].start, standing[last - 1][1].end)
    return Near(span, likeness, _verdict(put, stood), " ".join(put), " ".join(stood))


def _verdict(put: list[str], stood: list[str]) -> str:
    differing = {*put, *stood}
    if {*put} & _NEGATIONS != {*stood} & _NEGATIONS:
        return "negation"
    if any(any(char.isdigit() for char in word) for word in differing):
        return "altered-number"
    if {*put} & _MODALS != {*stood} & _MODALS:
        return "modality"
    return "altered-word"
