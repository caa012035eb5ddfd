"""Where given words stand in a text.

Two differences are allowed and nothing else: typography (quotation marks, dashes, spaces, ellipsis characters,
ligatures), and the editor's marks of the Chicago Manual (13.7): a bracketed insertion, which may stand for a pronoun,
``[...]`` or an ellipsis for an omission, the case of the first letter, and the final punctuation. Whether an omission
is honest, and whether the words keep their sense without what stands around them, is for ``pincite.corpus.guard``.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal

from pincite.corpus.model import Span
from pincite.expressions import expression

_QUOTES = dict.fromkeys('"“”„‟«»‹›「」『』‘’‚‛`´′″', "'")
_DASHES = dict.fromkeys("‐‑‒–−", "-")
_INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "…": "..."}
_FOLDED = {**_QUOTES, **_DASHES, **_INVISIBLE, **_LIGATURES}
_ACCENTS = "\u0300-\u036f"
_ACCENT = expression(f"[{_ACCENTS}]")
_PIECE = expression(
    rf"(?P<plain>[A-Za-z0-9,.;:!?()\[\]{{}}<>/|\\@#$%&*+=^~_]+(?![{_ACCENTS}]))|(?P<dash>[^\S\n]*(?:--+|[—―]+)\s*)|(?P<space>\s+)|.[{_ACCENTS}]{{0,30}}",
    re.DOTALL,
)
"""What is folded at once; a double hyphen is a dash that was typed on a machine."""

_LINE_HYPHEN = expression(r"(?<=[^\W\d_][^\W\d_])[-\u2010\u00ad][^\S\n]*\n\s*(?=[^\W\d_])")
_LINE_HYPHEN_KEPT = expression(r"(?<=\w)[-\u2010][^\S\n]*\n\s*(?=\w)")
_OMISSION = expression(r"\s*\[\s*(?:\.\s*\.\s*\.|…)\s*\]\s*|\s*(?:\.\s?\.\s?\.|…)\s*")
INSERTION = expression(r"\[([^\[\]]*)\]")
_RECASED = expression(r"\[([^\W\d_])\](?=\w)")
"""``[I]f``: the editor changed the case of the first letter."""
_FINAL = " .,;:!?'-"
_LEADING_FINAL = expression(r"^(?:[ ,;:!?']|[.-](?!\d))+")
"""What may go before the first word; a sign or a decimal point belongs to its number."""
_PRONOUN = (
    r"(?i:he|she|it|they|we|i|you|him|her|them|us|me|his|hers|its|their|theirs|our|my|your|this|that|these|those|there|"
    r"ils?|elles?|lui|leurs?|ce|cela|ça|celle-ci|celui-ci|er|sie|es|ihn|ihm|ihr|ihnen|dies(?:e[rs]?)?|他们?|她们?|它们?|这|那)"
)
_FURTHEST = 300
"""So many characters an omission may pass over."""
_MOST_PLACES = 20
_LONGEST_EDITED = 20_000
"""Characters of a quotation in which an editor's marks are read; a longer one must stand as it is printed."""
_MOST_COMPARED = 50_000_000
"""Characters compared in all where words recur inside other words; what lies beyond is not looked at."""
_BEFORE_NUMBER = expression(r"(?:\d[.,:/]|(?<![^\s($€£-])[.,]|[$€£¥₹]\s?|(?<![\w)])[-−–+±]|[<>≤≥~≈])$")
_ENDS_NUMBER = expression(r"[\d十百千万萬亿億兆]")
_AFTER_NUMBER = expression(
    r"[.,:/]\d|\s?[%‰°€£]|[-–]\d|[十百千万萬亿億兆]|\s?(?:per ?cent|percent|percentage|basis|hundred|thousand|million|"
    r"billion|trillion|bn|tn|m|k|pour ?cent|mille|millions|milliards?|euros?|prozent|prozentpunkte?|tausend|millionen|"
    r"milliarden?|billionen|euro|个百分点|個百分點)\b",
    re.IGNORECASE,
)
"""What belongs to a number that stands before it."""

Likeness = Literal["verbatim", "typographic", "editorial"]


@dataclass(frozen=True, slots=True)
class Found:
    """Where given words stand."""

    span: Span
    """In the text that was searched; from the first word to the last, omissions included."""
    verdict: Likeness
    parts: tuple[Span, ...]
    """What stands between the omissions, in reading order; the whole where there is none."""


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
        last = offsets[end - 1] + 1 if end > start else offsets[start]
        # Accents that stand by themselves are part of their letter.
        while end > start and "\u0300" <= self.source[last : last + 1] <= "\u036f":
            last += 1
        return Span(offsets[start], last)

    @cached_property
    def rejoined(self) -> FoldedText | None:
        """The same with words whole that a line's end parts (``exam-`` and ``ple``), or nothing where none is.

        Hyphen and break give way to signs that are not seen, so that offsets stay.
        """
        whole = _LINE_HYPHEN.sub(lambda match: "\u00ad" * len(match[0]), self.source)
        return FoldedText(whole) if whole != self.source else None

    @cached_property
    def _folded(self) -> tuple[str, Sequence[int]]:
        if self.source.isascii() and not re.search(r"[\"`\n\t\r\f\v]|  |--|''", self.source):
            return self.source, range(len(self.source) + 1)
        chars: list[str] = []
        offsets: list[int] = []
        for piece in _PIECE.finditer(self.source):
            start, end = piece.span()
            kind = piece.lastgroup
            if kind == "plain":
                chars += piece[0]
                offsets += range(start, end)
                continue
            folded = " - " if kind == "dash" else " " if kind == "space" else _of_character(piece[0])
            for char in folded:
                # White space counts once, and two marks at one place are one.
                if not (char in " '" and chars and chars[-1] == char):
                    chars.append(char)
                    offsets.append(end - 1 if char == " " and kind == "dash" and chars[-2:-1] == ["-"] else start)
        return "".join(chars), (*offsets, len(self.source))


def _of_character(raw: str) -> str:
    folded = _FOLDED.get(raw)
    if folded is not None:
        return folded
    return raw if raw.isascii() else unicodedata.normalize("NFC", raw)


def find_verbatim(words: str, text: str | FoldedText, *, within: Span | None = None) -> Found | None:
    """The first place in ``text`` (inside ``within``) where ``words`` stand, or nothing."""
    return next(find_places(words, text, within=within), None)


def find_places(words: str, text: str | FoldedText, *, within: Span | None = None) -> Iterator[Found]:
    """The places in ``text`` (inside ``within``) where ``words`` stand, the nearest in form first, twenty at most.

    The words begin and end at word borders. Parts that an omission mark joins stand in their order, apart from each
    other by less than three hundred characters.
    """
    folded = text if isinstance(text, FoldedText) else FoldedText(text)
    yield from islice(_closest(words, folded, within or Span(0, len(folded.source))), _MOST_PLACES)


def _closest(words: str, folded: FoldedText, within: Span) -> Iterator[Found]:
    """Only places of the nearest form in which the words stand at all."""
    nothing = True
    for span in _exact_places(words, folded.source, within) if words else ():
        nothing = False
        yield Found(span, "verbatim", (span,))
    typographic = FoldedText(words).text.strip() if nothing else ""
    if typographic:
        for span in _folded_places(typographic, folded, within):
            nothing = False
            yield Found(span, "typographic", (span,))
    for span in _rejoined_places(typographic, words, folded, within) if nothing else ():
        nothing = False
        yield Found(span, "typographic", (span,))
    parts = [_case_restored(part, folded) for part in editorial_parts(words, folded)] if nothing else []
    if parts and all(_may_stand(part, folded) for part in parts):
        places = {part: list(_spans(_part_pattern(part), folded, within)) for part in dict.fromkeys(parts)}
        for spans in _chains([places[part] for part in parts]):
            yield Found(Span(spans[0].start, spans[-1].end), "editorial", spans)


def _rejoined_places(typographic: str, words: str, folded: FoldedText, within: Span) -> Iterator[Span]:
    """Places where the words stand once those that a line's end parts are whole, in the source or as they are given."""
    whole = FoldedText(words).rejoined
    given = whole.text.strip() if whole else typographic
    # The hyphen at a line's end may be the word's own.
    readings = {given: None, _LINE_HYPHEN_KEPT.sub("-", words).strip(): None} if whole else {given: None}
    texts = (folded, folded.rejoined) if folded.rejoined else (folded,)
    for reading in (FoldedText(each).text for each in readings if each):
        for text in texts if reading else ():
            if whole or text is not folded:
                yield from _folded_places(reading, text, within)


def _exact_places(words: str, text: str, within: Span) -> Iterator[Span]:
    for at in _starts(words, text, within):
        if _at_borders(text, at, at + len(words)):
            yield Span(at, at + len(words))


def _starts(words: str, text: str, within: Span) -> Iterator[int]:
    """Where ``words`` begin in ``text``, places that overlap included; no more than can be compared in a moment."""
    at = text.find(words, within.start, within.end)
    for _ in range(1 + _MOST_COMPARED // len(words)):
        if at < 0:
            return
        yield at
        at = text.find(words, at + 1, within.end)


def _folded_places(words: str, folded: FoldedText, within: Span) -> Iterator[Span]:
    """The same over folded text, its words folded too; places apart from each other."""
    end = 0
    for at in _starts(words, folded.text, Span(0, len(folded.text))):
        last = at + len(words)
        if at >= end and not _ACCENT.match(folded.text, last):
            span, end = folded.span(at, last), last
            if within.contains(span) and _at_borders(folded.source, span.start, span.end):
                yield span


def _at_borders(text: str, start: int, end: int) -> bool:
    """Whether no word and no number is cut: neither its digits nor its sign, currency, scale or unit."""
    if start > 0 and _in_word(text[start - 1]) and _in_word(text[start : start + 1]):
        return False
    if end < len(text) and _in_word(text[end]) and _in_word(text[end - 1 : end]):
        return False
    return not cuts_number(text, start, end)


def cuts_number(text: str, start: int, end: int) -> bool:
    """Whether ``start:end`` holds a part of a number only: without its first digits, sign, currency, scale or unit."""
    opens_cut = text[start : start + 1].isdigit() and _BEFORE_NUMBER.search(text[max(0, start - 4) : start])
    closes_cut = _ENDS_NUMBER.match(text[end - 1 : end]) and _AFTER_NUMBER.match(text[end : end + 16])
    return bool(opens_cut or closes_cut)


def _in_word(char: str) -> bool:
    # A script that writes without spaces has a border at every character.
    return (char.isalnum() and not "\u3040" <= char <= "\u9fff") or "\u0300" <= char <= "\u036f"


def editorial_parts(words: str, folded: FoldedText) -> list[str]:
    """What stands between the omission marks, folded, its brackets kept; nothing where an insertion is neither a mere
    word of explanation nor the source's own, or the words are too many for a quotation."""
    if len(words) > _LONGEST_EDITED:
        return []
    words = " ".join(words.split())
    inserted = (match[1] for match in INSERTION.finditer(_OMISSION.sub(" ", words)))
    if not all(_only_explains(what) or f"[{FoldedText(what).text}]" in folded.text for what in inserted):
        return []
    folded_pieces = (" ".join(FoldedText(piece).text.split()) for piece in _OMISSION.split(words))
    pieces = (_LEADING_FINAL.sub("", piece.rstrip(_FINAL)) for piece in folded_pieces)
    return [piece for piece in pieces if INSERTION.sub("", _RECASED.sub(r"\1", piece)).strip(_FINAL)]


_MOST_INSERTED = 6
"""Words that an insertion may have: a name or a few words that say who or what is meant."""
_CHANGES = expression(
    r"\d|\b(?:\w+n't|not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|barely|may|might|can|could|will|"
    r"would|shall|should|must|likely|unlikely|possibly|probably|perhaps|certainly|definitely|always|all|every|only|if|but|"
    r"unless|except|although|though|however|provided|yet|rather|and|or|hundred|thousand|million|billion|trillion|percent|"
    r"per cent|half|double|twice|is|are|was|were|be|has|have|had|do|does|did|\w{3,}ly)\b",
    re.IGNORECASE,
)
REMARK = expression(
    r"(?:sic|emphasis (?:added|mine|in original)|original emphasis|laugh\w*|laughter|applause|pause)!?", re.I
)


def _only_explains(inserted: str) -> bool:
    """Whether an insertion says who or what is meant, rather than changing what is said."""
    if REMARK.fullmatch(inserted.strip()):
        return True
    plain = inserted.replace("’", "'")
    # A name may be made of words that would change the sense in small letters.
    changes = [match[0] for match in _CHANGES.finditer(plain) if not match[0][0].isupper() or match[0][0].isdigit()]
    return len(plain.split()) <= _MOST_INSERTED and not changes and not re.match(r"(?i)(?:not|no|never)\b", plain)


def _case_restored(part: str, folded: FoldedText) -> str:
    """A part without the brackets in which the editor changed a letter's case; the source's own stay."""
    return _RECASED.sub(
        lambda match: match[0] if part[match.start() : match.end() + _OWN] in folded.text else match[1], part
    )


_OWN = 12
"""So many characters behind such a bracket tell whether it is the source's."""


def _may_stand(part: str, folded: FoldedText) -> bool:
    """Whether all that a part's pattern takes letter by letter stands somewhere; much sooner known than where."""
    kept = [piece.strip() for piece in INSERTION.split(part)[::2]]
    return all(piece in folded.text for piece in (kept[0][1:], *kept[1:]))


def _part_pattern(part: str) -> re.Pattern[str]:
    """What a part looks like in the folded text: its brackets left out, or a pronoun where they stand."""
    pieces = INSERTION.split(part)
    kept, inserted = pieces[::2], pieces[1::2]
    body = _opening(kept[0].lstrip()) if kept[0].strip() else ""
    for explained, piece in zip(inserted, kept[1:], strict=True):
        body = _joined(body, explained, piece)
    return _bordered(body)


def _joined(body: str, inserted: str, piece: str) -> str:
    """A part's pattern so far, what was inserted behind it, and what follows."""
    following = re.escape(piece.strip())
    name = re.escape(inserted.strip())
    if not body:
        return rf"(?:(?<![^\W_])(?:{_PRONOUN}|\[?{name}\]?)\s?|(?<![^\W_]\s)(?<![^\W_])|(?<=[.!?']\s))" + following
    if not following:
        return body.rstrip("\\ ")
    # The brackets may be the source's own.
    literal = rf"\s?\[{name}\]"
    between = rf"(?:\s?(?<![^\W_]){_PRONOUN}|{literal})?" if _only_explains(inserted) else literal
    return body.rstrip("\\ ") + between + r"[\s,]{0,2}(?<![^\W_](?=[^\W_]))" + following


def _opening(text: str) -> str:
    # Only the case of a part's first letter is the editor's to change.
    head = text[0]
    either = f"[{re.escape(head.lower())}{re.escape(head.upper())}]" if head.isalpha() else re.escape(head)
    return either + re.escape(text[1:])


def _bordered(body: str) -> re.Pattern[str]:
    return re.compile(f"{body}(?![{_ACCENTS}])")


def _spans(pattern: re.Pattern[str], folded: FoldedText, within: Span) -> Iterator[Span]:
    for match in pattern.finditer(folded.text):
        span = folded.span(match.start(), match.end())
        if within.contains(span) and _at_borders(folded.source, span.start, span.end):
            yield span


def _chains(places: list[list[Span]]) -> Iterator[tuple[Span, ...]]:
    """One place of each part in reading order, each as near to the one before it as can be."""
    steps = [[(span, -1) for span in places[0]]]
    for candidates in places[1:]:
        ends = [span.end for span, _ in steps[-1]]
        step = []
        for span in candidates:
            at = bisect.bisect_right(ends, span.start) - 1
            if at >= 0 and span.start - ends[at] < _FURTHEST:
                step.append((span, at))
        if not step:
            return
        steps.append(step)
    for last in range(len(steps[-1])):
        chain, at = [], last
        for step in reversed(steps):
            span, at = step[at]
            chain.append(span)
        yield tuple(reversed(chain))
