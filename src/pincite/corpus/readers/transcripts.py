"""Whether a plain text is a transcript, and whose words its paragraphs are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pincite.corpus.model import Block, Landmark, Span
from pincite.corpus.readers.headers import is_known_header
from pincite.corpus.readers.headings import (
    could_be_heading,
    heading_text,
    is_marked,
    is_rule,
    marked_words,
    opening_times,
)
from pincite.corpus.readers.lines import SENTENCE_END, Line
from pincite.corpus.readers.turns import BRACKETED_TIME, Label, is_sound, label_of, name_alone, speakers_among, time_of

_FAQ = re.compile(r"\bFAQs?\b|frequently asked|questions (?:and|&) answers", re.IGNORECASE)
_STAGE = re.compile(r"(?:ACT|SCENE|Act|Scene) (?:[IVX]{1,5}|\d{1,2})\b.{0,60}|(?:INT|EXT)\. .{1,80}")
_ADDRESS = re.compile(
    r"\b(?:I|I['’]\w{1,2}|you|your|[Ww]e|[Ww]e['’]\w{1,2}|our|my|me|us|ich|wir|Ihnen|je|nous|vous|ik|wij)\b|[?？]"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|my|our|us|ich|wir|je|nous|ik|wij)\b")
_STOP = re.compile(r"[.!?…。！？]['\"”’»)\]*_]*$")
_EDITOR = re.compile(
    r"[\[(*_]{0,3}(?:(?:this|the|above) (?:transcript|interview|conversation|discussion|recording|hearing)\b.{0,200}"
    r"\b(?:edited|condensed|transcribed|generated|concluded|adjourned|provided)\b|end of (?:transcript|interview|"
    r"recording|tape|hearing)|end[\])*_.]{0,3}$|transcri(?:bed|ption|pt) (?:by|provided|is)\b|editor['’]s note|"
    r"whereupon|the (?:committee|subcommittee|meeting|hearing) (?:was )?adjourned)",
    re.IGNORECASE,
)
_ANSWERS = frozenset({"Q", "A", "Question", "Answer"})
_TELLING = ("is", "was", "are", "has", "writes", "works", "joined", "spoke", "teaches", "hosts", "leads")
"""After a speaker's full name at the start of a paragraph, a sign that an editor tells of that speaker."""
_SPOKEN_ALONE = 5
"""Times alone on their lines that a text without names must have to be a transcript."""


@dataclass(frozen=True, slots=True)
class Turns:
    """What a text's lines tell of a transcript, by the index of the line."""

    labels: Mapping[int, Label] = field(default_factory=dict)
    """The labels of its turns; none when it is no transcript, or names no speakers."""
    times: Mapping[int, str] = field(default_factory=dict)
    """The lines that are only a time."""
    apart: frozenset[int] = frozenset()
    """The lines that begin something of their own."""
    first: int = -1
    """Where the speech begins; -1 when it is no transcript."""

    def opening(self, index: int, line: Line) -> tuple[int, str]:
        """Where the words of a line begin, behind its label and its time, and that time; empty where it has none."""
        label = self.labels.get(index)
        begin = label.speech if label else 0
        if label and label.time:
            return begin, label.time
        before, opened = opening_times(line.text[begin:])
        return begin + before, next(iter(opened), "") or self.times.get(index, "")


def find_turns(lines: Sequence[Line]) -> Turns:
    """The turns of a text.

    It is a transcript when at least two speakers take at least three turns, and the labels or what follows them show
    speech: names in capitals, roles, times, names that the header gives, or words that address somebody. Labels that
    head records (``Price: ...``) or paragraphs (``Tech Giants: ...``) fail that; so do plays and lists of questions.
    Without labels it is one when times stand between pieces of sentences, as in captions that were copied.
    """
    times = {index: time for index, line in enumerate(lines) if (time := time_of(line.text))}
    known = frozenset(_known_names(lines))
    labels = _labels(lines, label_of, known)
    if not _is_dialogue(lines, labels):
        labels = _labels(lines, name_alone, known, times)
        often = Counter(label.name for label in labels.values())
        introduced = _introduced(lines[: min((index for index in labels if often[labels[index].name] > 1), default=0)])
        labels = {
            index: label
            for index, label in labels.items()
            if label.time or often[label.name] > 1 or label.name in introduced
        }
    if not _is_dialogue(lines, labels):
        spoken = _is_cut_by_times(lines, times)
        return Turns({}, times, _after(times), min(times) if spoken else -1)
    alone = {index for index, label in labels.items() if label.speech >= len(lines[index].text)}
    first = min(labels)
    return Turns(labels, times, _after([*times, *alone]) | frozenset(labels), first - (first - 1 in times))


def _introduced(lines: Sequence[Line]) -> frozenset[str]:
    """The names that a list of those present gives above the speech, each with what its bearer is."""
    parted = (re.split(r"\s[-–—|]\s|,\s|\s\(", line.text, maxsplit=1) for line in lines)
    return frozenset(parts[0].strip() for parts in parted if len(parts) > 1)


def _labels(
    lines: Sequence[Line],
    read: Callable[[str], Label | None],
    known: Collection[str],
    times: Mapping[int, str] | None = None,
) -> dict[int, Label]:
    """The labels that would be the turns', if the text is a transcript, by the index of their line.

    ``times`` are the lines that hold the time of the label above them.
    """
    found = {index: label for index, line in enumerate(lines) if (label := read(line.text)) and label.name}
    found = {index: label for index, label in found.items() if not _is_header(lines[index], label)}
    if times:
        found = {index: replace(label, time=times.get(index + 1, "")) for index, label in found.items()}
    names = speakers_among(tuple(found.values()), known)
    often = Counter(label.name for label in found.values())
    first = next((index for index, label in found.items() if label.name in names and often[label.name] > 1), 0)
    headers = (
        index for index, line in enumerate(lines[:first]) if is_known_header(line.text) and not _STOP.search(line.text)
    )
    top = max(headers, default=-1)
    return {
        index: label
        for index, label in found.items()
        if label.name in names
        and index > top
        and (index or often[label.name] > 1 or SENTENCE_END.search(lines[0].text))
    }


def _known_names(lines: Sequence[Line]) -> Iterator[str]:
    """The words of the names in the header lines."""
    for line in lines[:20]:
        if is_known_header(line.text) and not _STOP.search(line.text):
            yield from (word for word in re.findall(r"\w+", line.text.partition(":")[2]) if word[0].isupper())


def _after(indices: Collection[int]) -> frozenset[int]:
    """These lines and those after them."""
    return frozenset(indices) | {index + 1 for index in indices}


def _is_header(line: Line, label: Label) -> bool:
    """``Host: Alex Kantrowitz`` in front of a transcript, in which ``Host`` may then speak."""
    value = line.text[label.speech :].split()
    named = [word[0].isupper() for word in value[:2]]
    return is_known_header(line.text) and bool(value) and not _STOP.search(line.text) and all(named)


def _is_dialogue(lines: Sequence[Line], labels: Mapping[int, Label]) -> bool:
    turns = list(labels.values())
    changes = sum(one.name != other.name for one, other in pairwise(turns))
    if len(turns) < 3 or changes < 2:
        return False
    first = min(labels)
    top = "\n".join(line.text for line in lines[: max(first, 1)])
    if {turn.name for turn in turns} <= _ANSWERS and _FAQ.search(top):
        return False
    if any(_STAGE.fullmatch(line.text) for line in lines):
        return False
    said = list(_said(lines, labels))
    stops = sum(bool(_STOP.search(words)) for words in said) >= 0.4 * len(said)
    addressed = sum(bool(_ADDRESS.search(words)) for words in said) >= 0.3 * len(said)
    asked = any("?" in words or "？" in words for words in said) and any(_FIRST_PERSON.search(words) for words in said)
    sure = sum(turn.style == "role" or bool(turn.time) for turn in turns) > len(turns) / 2
    capitals = sum(turn.style == "capitals" for turn in turns) > len(turns) / 2
    header = frozenset(_known_names(lines[:first]))
    known = any(not header.isdisjoint(turn.name.split()) for turn in turns)
    return sure or (stops and (capitals or known or (addressed and asked))) or (capitals and addressed)


def _said(lines: Sequence[Line], labels: Mapping[int, Label]) -> Iterator[str]:
    """What follows each label until the next, on a line; no more than its first lines of a long one."""
    starts = sorted(labels)
    for start, end in pairwise((*starts, min(len(lines), starts[-1] + 12))):
        rest = (line.text for line in lines[start + 1 : min(end, start + 12)] if not time_of(line.text))
        yield " ".join((lines[start].text[labels[start].speech :], *rest)).strip()


def _is_cut_by_times(lines: Sequence[Line], times: Mapping[int, str]) -> bool:
    """Whether times alone on their lines stand between pieces of sentences."""
    pieces = [lines[index + 1].text for index in times if index + 1 < len(lines) and index + 1 not in times]
    return len(pieces) >= _SPOKEN_ALONE and sum(not _STOP.search(piece) for piece in pieces) > 0.6 * len(pieces)


def spoken_blocks(
    lines: Sequence[tuple[int, Line]], turns: Turns, furniture: Collection[int]
) -> Iterator[Block | Landmark]:
    """The blocks of a transcript from its first turn on, and its times where they begin.

    A paragraph without a label goes on with the turn before. A heading, a stroke, an editor's note
    or a paragraph that tells of a speaker (``Grace Shao is a writer``) ends a turn.
    """
    speaker: str | None = None if turns.labels else ""
    section, time = "", ""
    full_names = sorted({label.name for label in turns.labels.values() if " " in label.name})
    spoken_of = tuple(f"{name} {verb} " for name in full_names for verb in _TELLING)
    for index, line in lines:
        label = turns.labels.get(index)
        begin, own_time = turns.opening(index, line)
        time = own_time or time
        if index in turns.times:
            continue
        if is_rule(line.text) or (label is None and (_EDITOR.match(line.text) or line.text.startswith(spoken_of))):
            speaker = None
        if is_rule(line.text):
            continue
        if index in furniture or (is_sound(line.text) and label is None):
            yield Block("furniture", line.span, section=section)
            continue
        if label is None and turns.labels and is_set_apart(line):
            speaker, section = None, heading_text(line.text)
            start, end = marked_words(line.text)
            yield Block("heading", Span(line.span.start + start, line.span.start + end), section=section)
            continue
        speaker = label.name if label else speaker
        if begin >= len(line.text):
            continue
        span = Span(line.span.start + begin, line.span.end)
        if time:
            yield Landmark(span.start, "time", time)
            time = ""
        for match in BRACKETED_TIME.finditer(line.text, begin + 1):
            yield Landmark(line.span.start + match.start(), "time", match[1])
        yield Block("paragraph", span, section=section, turn=speaker or "", spoken=speaker is not None)


def is_set_apart(line: Line) -> bool:
    """Whether a line of a transcript is a heading: marked, or alone between blank lines and written like one.

    Speech, too, may be short and without a full stop, so the words have to begin with capitals.
    """
    if is_marked(line.text):
        return True
    if not (line.blank_before and line.blank_after and could_be_heading(line.text)) or line.text.endswith("?"):
        return False
    words = [word for word in line.text.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return 2 <= len(words) <= 12 and capitals >= 0.6 * len(words)
