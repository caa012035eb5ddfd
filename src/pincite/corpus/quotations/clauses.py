"""Paragraphs with their quotations blanked out, and the sentences and words of what is left."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pincite.corpus.model import Block, Span
from pincite.corpus.quotations.marks import Pair
from pincite.corpus.quotations.names import is_adverb
from pincite.corpus.quotations.reporting import REPORTING, SAYING
from pincite.expressions import expression

BLANK = "¤"
_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Reps?|Sens?|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|vs|No|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|"
    r"Aug|Sept?|Oct|Nov|Dec|Ariz|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Mass|Mich|Minn|Miss|Mo|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|"
    r"Vt|Wash|Wis|Wyo|Va|[A-Z])"
)
_TOKEN = expression(
    rf"\b{_ABBREVIATION}\.(?:[A-Z]\.)*|[^\W_](?:[\w’'&/-]*\w)?|[^\s\w{BLANK}]",
)
_SENTENCE_BREAK = expression(
    r"(?=[.!?…“”A-Z:—–\n])"  # at every other character nothing below need be tried
    r"(?:(?P<end>(?<![.!?…])[.!?…]++[)\]]*+(?P<mark>”?)[)\]]*+)(?P<gap>\s++)(?=[“(\[—–-]?\s?[^\Wa-zà-ÿ_]|“)"
    r"|(?P<glued>(?<=[a-z)¤\d”][.!?])”?(?=[A-Z][a-z])|(?<=[a-z][.!?])(?=[A-Z][a-z]|“))"
    r"|(?P<colon>:)(?=\s+[A-Z])"
    r"|(?P<dash>[—–]{1,2})(?=[A-Z][a-z]+\s+[a-z])"
    r"|(?P<line>\n))"
)
_ENDS_IN_ABBREVIATION = expression(rf"(?:^|[\s(“.]){_ABBREVIATION}\.$")
_LONGER_THAN_ABBREVIATIONS = 12
_REPORTING_CLAUSE = expression(r"\s*[^.,;:!?“”¤]{0,70}?\b([a-z]+)\b(?=[^\w’'])")


# Initials that are small words too; where a paragraph has small letters they are no pronouns.
INITIALS = frozenset("IT US WHO".split())


class Token(NamedTuple):
    """A word or a punctuation mark (a tuple, since there are many)."""

    start: int
    end: int
    """Offsets into the document."""
    text: str
    lower: str
    """The text in small letters; initials that would be a pronoun in them stay as they are."""

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def adverb(self) -> bool:
        """Whether it is an adverb in -ly, and no noun (``family``) or name (``Kelly``) that ends so."""
        return self.lower.endswith("ly") and is_adverb(self.text)


@dataclass(frozen=True)
class Paragraph:
    """One block, its outermost quotations, and the text with those blanked out."""

    block: Block
    pairs: tuple[Pair, ...]
    text: str
    """The document's text."""
    masked: str = field(repr=False, default="")

    @classmethod
    def of(cls, text: str, block: Block, pairs: tuple[Pair, ...]) -> Paragraph:
        return cls(block, pairs, text, _masked(text, block.span, pairs))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Spans of the sentences in the document; a quotation belongs to the sentence that reports it."""
        return tuple(_sentences(self.masked, self.block.span.start))

    def sentence_at(self, offset: int) -> Span:
        index = bisect.bisect_right(self.sentences, offset, key=lambda span: span.end)
        return self.sentences[min(index, len(self.sentences) - 1)]

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """Words and punctuation between two offsets; what is quoted gives only its marks."""
        first = bisect.bisect_left(self._tokens, start, key=lambda token: token.start)
        last = bisect.bisect_right(self._tokens, end, key=lambda token: token.end)
        return self._tokens[first:last]

    @cached_property
    def _tokens(self) -> tuple[Token, ...]:
        base = self.block.span.start
        tokens: list[Token] = []
        initials = INITIALS if any(map(str.islower, self.masked)) else frozenset()
        for found in _TOKEN.finditer(self.masked):
            (start, end), word = found.span(), found[0]
            # The constructor of a named tuple takes as long as all the rest.
            tokens.append(
                tuple.__new__(Token, (base + start, base + end, word, word if word in initials else word.lower()))
            )
        return tuple(tokens)

    @property
    def narrates(self) -> bool:
        """Whether anything stands in it beside what is quoted."""
        return not self.pairs or any(char.isalnum() for char in self.masked)

    def masked_between(self, start: int, end: int) -> str:
        base = self.block.span.start
        return self.masked[max(0, start - base) : max(0, end - base)]


def _masked(text: str, span: Span, pairs: tuple[Pair, ...]) -> str:
    if not pairs:
        return text[span.start : span.end]
    parts: list[str] = []
    position = span.start
    for pair in pairs:
        parts.append(text[position : pair.opening.start])
        inner = text[pair.opening.end : pair.closing.start]
        blank = BLANK * len(inner)
        if _is_byname(text, pair, inner):
            parts.append(BLANK * len(pair.whole))
            position = pair.closing.end
            continue
        last = inner.rstrip()[-1:]
        if last and last in ".,!?…;:—–-":
            blank = blank[:-1] + last
        parts.extend(["“" * len(pair.opening), blank, "”" * len(pair.closing)])
        position = pair.closing.end
    parts.append(text[position : span.end])
    return "".join(parts)


_CAPITAL_BEFORE = expression(r"[A-ZÀ-Þ][\w’'.-]*\s$")
_CAPITAL_AFTER = expression(r"\s[A-ZÀ-Þ]")


def _is_byname(text: str, pair: Pair, inner: str) -> bool:
    """``Given "Byname" Family``: a quotation that is part of a name and no break in its sentence."""
    if len(inner.split()) > 2 or not inner[:1].isupper() or inner[-1:] in ".,!?":
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, pair.opening.start - 20), pair.opening.start)
    return before is not None and _CAPITAL_AFTER.match(text, pair.closing.end) is not None


def _sentences(masked: str, base: int) -> Iterator[Span]:
    start = 0
    for found in _SENTENCE_BREAK.finditer(masked):
        if not _is_break(masked, found, start):
            continue
        end = found.end("end") if found["end"] else found.end()
        if masked[start:end].strip():
            yield Span(base + start, base + end)
            start = found.end()
    if masked[start:].strip() or start == 0:
        yield Span(base + start, base + len(masked))


def _is_break(masked: str, found: re.Match[str], start: int) -> bool:
    if found["line"] or found["dash"] or found["glued"] is not None:
        return True
    if found["colon"]:
        # "Somebody said: The plan ..." goes on; "their strategy: The plan ..." starts anew.
        words = re.findall(r"[\w’'-]+", masked[start : found.start()])
        return bool(words) and not any(word in REPORTING for word in words[-4:]) and len(words) > 3
    head = masked[start : found.end("end")]
    if not found["mark"]:
        return not _ENDS_IN_ABBREVIATION.search(head[-_LONGER_THAN_ABBREVIATIONS:])
    if head.rstrip("”)]")[-1:] == ".":
        return True
    # After "...?" a capital may begin the reporting clause: "Why?" Name asked.
    clause = _REPORTING_CLAUSE.match(masked, found.end("end"))
    while clause is not None and clause[1] not in SAYING:
        clause = re.compile(r"[^.,;:!?“”¤]{0,40}?\b([a-z]+)\b(?=[^\w’'])").match(masked, clause.end())
    return clause is None
