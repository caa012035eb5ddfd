"""Texts of which it is known what they were, compared word by word; the outcome takes the place of a guess."""

from __future__ import annotations

import bisect
import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pincite.corpus.model import Span
from pincite.verification.folding import fold
from pincite.verification.matching import Change, Index, Match, Run
from pincite.verification.reading import FileText
from pincite.verification.record import Unit

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")
_MOST_WORDS = 1_500
"""Of a text that is compared word by word; the comparison is quadratic where everything differs."""


def aligned(found: Match, file: FileText, index: Index, pairs: Sequence[tuple[int, Unit]]) -> Match:
    """``found`` with the runs and changes of ``pairs`` (fragment, what it was) in place of its own in these texts."""
    numbers = {unit.text: number for number, unit in reversed(list(enumerate(index.units)))}
    folded = {piece.text: number for number, piece in reversed(list(enumerate(index.folded.pieces)))}
    runs: list[Run] = []
    changes: list[Change] = []
    taken: list[tuple[int, int]] = []
    for fragment, unit in pairs:
        number = numbers.get(unit.text, folded.get(fold(unit.text).text))
        start, end = file.range_of(fragment, Span(0, len(file.fragment(fragment).text)))
        if number is None or start == end:
            continue
        taken.append((start, end))
        for part in _compared(file, index, fragment, number):
            if isinstance(part, Run):
                runs.append(part)
            else:
                changes.append(part)
    taken.sort()
    kept = [part for run in found.runs for part in _outside(run, taken)]
    apart = [change for change in found.changes if not _touches(change.start, change.end, taken)]
    return Match(
        tuple(sorted([*kept, *runs], key=lambda run: run.start)),
        tuple(sorted([*apart, *changes], key=lambda change: change.start)),
    )


def _compared(file: FileText, index: Index, fragment: int, number: int) -> Iterator[Run | Change]:
    """The words that two texts share, and what stands in place of what."""
    text, was = file.fragment(fragment).text, index.units[number].text
    here, there = _words(text), _words(was)
    for tag, first, last, low, high in _steps(
        [_folded(was, each) for each in there], [_folded(text, each) for each in here]
    ):
        start, end = file.range_of(fragment, _between(here, low, high, len(text)))
        at, until = _recorded(index, number, _between(there, first, last, len(was)))
        if tag == "equal" or file.stream.text[start:end] == index.folded.pieces[number].text[at:until]:
            if end > start:
                yield Run(start, end, number, at)
        else:
            yield Change(start, end, number, at, until)


_Step = tuple[str, int, int, int, int]


def _steps(was: Sequence[str], now: Sequence[str]) -> list[_Step]:
    """The steps from one text to the other. What is gone at the very beginning takes the next word with it, so that
    it is known where in the file it is gone."""
    matcher = difflib.SequenceMatcher(None, was[:_MOST_WORDS], now[:_MOST_WORDS], autojunk=False)
    steps: list[_Step] = list(matcher.get_opcodes())
    if len(steps) > 1 and steps[0][0] == "delete":
        (_, first, last, low, _), (_, _, until, _, high) = steps[:2]
        steps[:2] = [("replace", first, last + 1, low, low + 1), ("equal", last + 1, until, low + 1, high)]
    return steps


def _words(text: str) -> list[Span]:
    return [Span(*found.span()) for found in _WORD.finditer(text) if fold(found[0]).text]


def _folded(text: str, span: Span) -> str:
    return fold(text[span.start : span.end]).text


def _between(words: Sequence[Span], first: int, last: int, length: int) -> Span:
    """The text of some words; an empty one before the word ``first``."""
    start = words[first].start if first < len(words) else length
    return Span(start, words[last - 1].end if last > first else start)


def _recorded(index: Index, number: int, span: Span) -> tuple[int, int]:
    offsets = index.folded.pieces[number].offsets
    return bisect.bisect_left(offsets, span.start), bisect.bisect_left(offsets, span.end)


def _outside(run: Run, taken: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """The parts of a run that lie in none of the ranges, which are in order."""
    start = run.start
    for low, high in taken:
        if high <= start or low >= run.end:
            continue
        if low > start:
            yield replace(run, start=start, end=low, at=run.at + start - run.start)
        start = high
    if start < run.end:
        yield replace(run, start=start, at=run.at + start - run.start)


def _touches(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(low <= end and start <= high if start == end else low < end and start < high for low, high in taken)
