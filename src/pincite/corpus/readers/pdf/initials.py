"""Large initials (drop capitals) at the head of a chapter: put back in front of the word that they begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pincite.corpus.readers.pdf.lines import Line

_INITIAL = re.compile(r"[“\"«„‘']?[^\W\d_]")
_LEAST = 1.8
"""So many times the type of the text is an initial as large, at the least."""
_MOST = 12
"""So many initials may a page have; letters that lie about in greater numbers are something else."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def with_initials(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, each large initial in front of the first line that stands beside it.

    The lines beside it begin where it does, so that they are no indented ones. It is parted from what follows by a
    space where it is a word by itself, as the page's other words tell.
    """
    initials = [line for line in lines if _INITIAL.fullmatch(line.text)]
    done = list(lines)
    for initial in initials if len(initials) <= _MOST else ():
        beside = [line for line in done if _stands_beside(line, initial)]
        if not beside:
            continue
        first = max(beside, key=lambda line: line.base)
        words = {word.casefold() for line in done if line is not first for word in _WORD.findall(line.text)}
        for index, line in enumerate(done):
            if line is first:
                text = _headed(initial.text, line.text, words)
                done[index] = replace(line, text=text, left=initial.left, opens_column=line.opens_column)
            elif any(line is other for other in beside):
                done[index] = replace(line, left=initial.left)
        done = [line for line in done if line is not initial]
    return done


def _stands_beside(line: Line, initial: Line) -> bool:
    size = line.size
    return (
        initial.size >= _LEAST * size
        and -0.5 * size <= line.left - initial.right <= 2 * size
        and len(line.text) > 2
        and initial.base - 0.4 * size <= line.base <= initial.base + initial.size
    )


def _headed(initial: str, text: str, words: set[str]) -> str:
    """The initial and the line as one."""
    found = _WORD.match(text)
    letter = initial[-1].casefold()
    if not found:
        return initial + text
    rest = found[0].casefold()
    apart = letter in "aiouyéàó" and letter + rest not in words and (rest in words or letter == "i")
    return f"{initial} {text}" if apart and initial[-1].isupper() else initial + text
