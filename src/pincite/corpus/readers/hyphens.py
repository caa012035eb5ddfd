"""Words broken at the end of a line: put together again, with their hyphen where it is one of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable

SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010", SOFT)
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_TAIL = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_TYPED = re.compile(r"[^\W_]\u2010[^\W_]")
_GLUES_BEFORE = re.compile(r"[^\W_][)”’\"]?[—–/]{1,2}$")
_GLUES_AFTER = re.compile(r"[—–/]{1,2}[(“‘\"]?[^\W_]")
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_UNITS = frozenset(
    "one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth".split()
)
_SUSPENDING = frozenset("and or to und oder bis en of et ou".split())
"""What follows the first part of a suspended compound: ``two- and three-year terms``."""
_COMPOUNDING = frozenset("well self long short high low full half cross mid two three four five six seven".split())
"""First parts of English compounds that are hyphenated as a rule before what stands as a word of its own."""
_MEASURE, _TELLING, _FEWEST_BROKEN = 30, 100, 0.02
"""How long a line of text is, how many of them tell whether words are broken, and the share of them that then ends in a
hyphen: compounds that happen to stand at the end of a line are one line in a hundred."""
_UNSPACED = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""Characters of Chinese and Japanese and their marks, between which a change of line is no space."""


def parts_anywhere(text: str) -> bool:
    """Whether a line may break before the text, whatever stands before it: it begins in Chinese or Japanese."""
    return _UNSPACED.match(text) is not None


def ends_in_hyphen(line: str) -> bool:
    """Whether a word goes on in the next line, or may do so."""
    return bool(_head(line))


def _head(line: str) -> str:
    """The word before the hyphen that ends the line; empty when none does, or when it is a dash by itself."""
    words = line[-200:].split()
    return words[-1].rstrip("".join(_HYPHENS)) if words and words[-1].endswith(_HYPHENS) else ""


class Vocabulary:
    """The words that a document has within its lines, whole and hyphenated."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        ends, inside, long, broken = 0, 0, 0, 0
        for line in lines:
            if len(line) >= _MEASURE:
                long += 1
                broken += line.rstrip().endswith(_HYPHENS)
            ends += line.rstrip().endswith("\u2010")
            inside += len(_TYPED.findall(line))
            words = _WORD.findall(line.casefold().replace("\u2010", "-"))
            if words and line.rstrip().endswith(_HYPHENS):
                words.pop()
            self._words.update(words)
        self._typesets_its_own = ends > 2 and not inside
        """Whether the hyphens of broken words are other characters than those that were typed."""
        self._breaks_no_words = long >= _TELLING and broken < _FEWEST_BROKEN * long
        """Whether no words are broken, so that a hyphen at the end of a line is one of the word's own."""

    def joined(self, before: str, after: str) -> str:
        """Two lines that follow each other in a paragraph as one.

        A hyphen at the end of the first goes when the whole word stands elsewhere in the document without it, stays
        when it stands there with it, and is else judged by what stands around it: digits, capitals and the parts of a
        compound keep it. Digits are never run together.
        """
        before, after = before.rstrip(), after.lstrip()
        if _UNSPACED.match(before[-1:]) and _UNSPACED.match(after):
            return before + after
        if _GLUES_BEFORE.search(before[-4:]) or (_GLUES_AFTER.match(after) and before[-1:].isalnum()):
            return before + after  # a dash or slash without spaces
        head, tail = _head(before), _TAIL.match(after)
        if not head:
            return f"{before} {after}" if before and after else before + after
        if before.endswith(SOFT):
            return before.rstrip(SOFT) + after
        if tail is None or not head[-1].isalpha():
            return before + after if after[:1].isalnum() else f"{before} {after}"
        if tail[0].casefold() in _SUSPENDING and head.casefold() in self._words:
            return f"{before} {after}"
        return (before if self._keeps_hyphen(head, tail[0], before[-1]) else before[:-1]) + after

    def _keeps_hyphen(self, head: str, tail: str, hyphen: str) -> bool:
        if self._typesets_its_own:
            return hyphen == "-"
        left, right = head.casefold().replace("\u2010", "-"), tail.casefold().replace("\u2010", "-")
        left = re.sub(r"^[\W_]+", "", left)
        whole, parted = left + right in self._words, f"{left}-{right}" in self._words
        if whole != parted:
            return parted
        if self._breaks_no_words:
            return True
        if tail[0].isupper() and not head.isupper():
            return True
        if "-" in left or any(char.isdigit() for char in head) or len(left) == 1:
            return True
        if head.isupper() != tail.split("-", maxsplit=1)[0].isupper() and len(head) > 1 and head.isupper():
            return True
        if left in _TENS:
            return right in _UNITS
        return left in _COMPOUNDING and (
            right in self._words or (len(right) > 3 and right.endswith(("ed", "own", "ing")))
        )
