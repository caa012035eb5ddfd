"""From the briefing's prose to words on a slide: citation marks, quotation marks, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pincite.briefing.model import Citation, Prose, Run
from pincite.briefing.model import plain as words_alone
from pincite.words import DeckWords
from pincite.writers.deck.model import Line, Lines, Words

LISTED = 8
"""The most numbers that a citation mark names one by one."""

MARK_SCALE = 0.66
"""Size of a citation mark beside the words it follows."""


def plain(prose: Prose) -> str:
    """The words alone, without citation marks and white space at their ends."""
    return words_alone(prose).strip()


def marked(prose: Prose) -> str:
    """The words with their citation marks, as plain text."""
    return "".join(part.text for part in words(prose))


def mark(numbers: Iterable[int]) -> str:
    """A citation mark: ``[2, 3]``; empty without numbers."""
    known = tuple(numbers)
    listed = ranges(known) if len(known) > LISTED else ", ".join(map(str, known))
    return f"[{listed}]" if listed else ""


def ranges(numbers: Iterable[int]) -> str:
    """Numbers with runs of three and more drawn together: ``1–4, 7, 9``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(parts)


def mark_words(numbers: Iterable[int], *, after: str = "word") -> tuple[Words, ...]:
    """A citation mark in its own style, tied by a no-break space to the text ``after`` which it stands."""
    known = tuple(numbers)
    text = mark(known)
    if not text:
        return ()
    if len(known) <= LISTED:
        text = text.replace(" ", "\N{NO-BREAK SPACE}")
    tie = "" if not after or after[-1].isspace() else "\N{NO-BREAK SPACE}"
    return (Words(tie + text, italic=False, tone="quiet", scale=MARK_SCALE),)


def words(prose: Prose) -> tuple[Words, ...]:
    """The prose as it stands on a slide, line breaks, runs of spaces and control characters turned into one space."""
    made: list[Words] = []
    for part in prose:
        before = made[-1].text if made else ""
        if isinstance(part, Citation):
            made.extend(mark_words(part.numbers, after=before))
            continue
        text = re.sub(r"[\x00- ]+", " ", part.text)
        italic = False if part.correction else (True if part.emphasis else None)
        if text:
            made.append(Words(text, bold=part.strong, italic=italic, tone="quiet" if part.correction else ""))
    return tuple(made)


def line(prose: Prose, *, bullet: bool = False) -> Line:
    """A paragraph of a slide."""
    return Line(words(prose), bullet)


def lead_in(label: str, prose: Prose) -> Lines:
    """A paragraph that opens with a label in bold, in the accent colour; nothing without prose."""
    if not plain(prose):
        return ()
    return (Line((Words(label, bold=True, tone="accent"), Words(" "), *words(prose))),)


def inner_marks(text: str, words_of: DeckWords) -> str:
    """Double quotation marks inside a quotation become single ones; nothing else changes."""
    opening, closing = words_of.inner_quotes
    text = text.replace("“", opening).replace("”", closing)
    parts = text.split('"')
    if len(parts) % 2 == 0:
        return text
    return "".join(
        part + ("" if index == len(parts) - 1 else (opening, closing)[index % 2]) for index, part in enumerate(parts)
    )


def quoted(parts: tuple[Words, ...], words_of: DeckWords) -> tuple[Words, ...]:
    """The words between quotation marks, outer spaces removed, inner marks made single.

    Straight marks are paired over the whole quotation, so a pair may open in one run and close in another.
    """
    text = inner_marks("".join(part.text for part in parts), words_of)
    made, start = [], 0
    for part in parts:
        made.append(replace(part, text=text[start : start + len(part.text)]))
        start += len(part.text)
    if not made:
        return ()
    made[0] = replace(made[0], text=made[0].text.lstrip())
    made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    opening, closing = words_of.quotes
    first, last = replace(made[0], bold=False, tone=""), replace(made[-1], bold=False, tone="")
    first = replace(first, text=opening)
    last = replace(last, text=closing)
    return (first, *(part for part in made if part.text), last)


def cut(prose: Prose, ends: Iterable[int]) -> tuple[Prose, ...]:
    """The prose parted at offsets into its plain words; a citation stays with the words before it.

    Nothing is lost: the pieces' words join to the prose's words.
    """
    limits = [*sorted(set(ends)), 1 << 30]
    pieces: list[list[Run | Citation]] = [[]]
    position = 0
    for part in prose:
        if isinstance(part, Citation):
            pieces[-1 if pieces[-1] or len(pieces) == 1 else -2].append(part)
            continue
        rest = part.text
        while rest:
            room = limits[0] - position
            taken, rest = rest[:room], rest[room:]
            position += len(taken)
            pieces[-1].append(replace(part, text=taken))
            if position == limits[0]:
                limits.pop(0)
                pieces.append([])
    return tuple(tuple(piece) for piece in pieces if piece)


def _sentence_ends(prose: Prose) -> list[int]:
    from sentencex import segment

    text = words_alone(prose)
    ends, position = [], 0
    for sentence in segment("en", text):
        found = text.find(sentence.strip(), position)
        if found >= 0:
            position = found + len(sentence.strip())
            ends.append(position)
    return ends


def sentences(prose: Prose) -> tuple[Prose, ...]:
    """The prose, a sentence each without outer spaces, citations with the sentence they follow."""
    return tuple(_without_lead(piece) for piece in cut(prose, _sentence_ends(prose)) if plain(piece))


def _without_lead(piece: Prose) -> Prose:
    first, *rest = piece
    return (replace(first, text=first.text.lstrip()), *rest) if isinstance(first, Run) else piece


def quotation_sentences(prose: Prose) -> tuple[Line, ...]:
    """The sentences of a quotation, spaces kept, so that side by side they are the quotation again."""
    return tuple(line(piece) for piece in cut(prose, _sentence_ends(prose)) if plain(piece))
