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
    heading_times,
    is_marked,
    is_rule,
    marked_words,
    opening_times,
)
from pincite.corpus.readers.lines import SENTENCE_END, Line
from pincite.corpus.readers.turns import (
    BRACKETED_TIME,
    RANGE_BEFORE,
    Label,
    is_sound,
    label_of,
    name_alone,
    speakers_among,
    time_of,
)

_FAQ = re.compile(r"\bFAQs?\b|frequently asked|questions (?:and|&) answers", re.IGNORECASE)
_STAGE = re.compile(r"(?:ACT|SCENE|Act|Scene) (?:[IVX]{1,5}|\d{1,2})\b.{0,60}|(?:INT|EXT)\. .{1,80}")
_ADDRESS = re.compile(
    r"\b(?:I|I['’]\w{1,2}|[Yy]ou|[Yy]our|[Ww]e|[Ww]e['’]\w{1,2}|[Oo]ur|[Mm]y|me|us|[Ii]ch|[Ww]ir|Sie|Ihnen|[Jj]e|[Nn]ous|"
    r"[Vv]ous|[Ii]k|[Ww]ij|[Yy]o|[Nn]osotros|[Uu]sted(?:es)?|[Nn]oi|[Vv]oi|[Ee]u|[Vv]ocê|[Nn]ós|[Яя]|[Мм]ы|[Вв]ы)\b|[我你您?？]"
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|[Ii]ch|[Ww]ir|[Jj]e|[Nn]ous|[Ii]k|[Ww]ij|[Yy]o|[Nn]osotros|[Nn]oi|[Ee]u|[Nn]ós|[Яя]|[Мм]ы)\b|我"
)
_STOP = re.compile(r"[.!?…。！？]['\"”’»)\]*_]*$")
_EDITOR = re.compile(
    r"[\[(*_]{0,3}(?:(?:this|the|above) (?:transcript|interview|conversation|discussion|recording|hearing)\b.{0,200}"
    r"\b(?:edited|condensed|transcribed|generated|concluded|adjourned|provided)\b|duration: \d|call participants\b|"
    r"end of (?:transcript|interview|"
    r"recording|tape|hearing)|end[\])*_.]{0,3}$|transcri(?:bed|ption|pt) (?:by|provided|is)\b|editor['’]s note|"
    r"several hon\. members rose|\w[^.!?:]{2,60} st(?:arted|opped) transcription$|"
    r"whereupon|the (?:committee|subcommittee|meeting|hearing) (?:was )?adjourned)",
    re.IGNORECASE,
)
_ADVERTISED = re.compile(
    r"[\[(*_]{0,3}(?:(?:this|today['’]s) (?:episode|show|podcast|transcript|interview) is (?:brought to you|sponsored|"
    r"supported|presented) by|support for (?:this|the|today['’]s) .{0,40}comes from|"
    r"(?:today['’]s|our) sponsors? (?:is|are)\b|"
    r"advertisement\b|ad break\b)",
    re.IGNORECASE,
)
_ANSWERS = frozenset({"Q", "A", "Question", "Answer"})
_TELLING = ("is", "was", "are", "has", "writes", "works", "joined", "spoke", "teaches", "hosts", "leads")
"""After a speaker's full name at the start of a paragraph, a sign that an editor tells of that speaker."""
_BESIDE = re.compile(r"\(([^()\n]{4,40})\)$")
_SPOKEN_ALONE = 5
"""Times that a text without names must have, alone on their lines or in front of words, to be a transcript."""
_BREATH = 30
"""Seconds from one time to the next, in the median, at most: a list of chapters has minutes between them."""
_LISTED = 3
"""Labels in a row without speech between them: a list of those present."""


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
    chapters: frozenset[int] = frozenset()
    """The lines that repeat a chapter's title from the list of chapters above the speech."""

    @property
    def full_names(self) -> tuple[str, ...]:
        """The labels that give a name in full."""
        return tuple(sorted({label.name for label in self.labels.values() if " " in label.name}))

    def opening(self, index: int, line: Line) -> tuple[int, str]:
        """Where the words of a line begin, behind its label and its time, and that time; empty where it has none."""
        label = self.labels.get(index)
        begin = label.speech if label else 0
        if label and label.time:
            return begin, label.time
        before, opened = opening_times(line.text[begin:])
        if not before and self.first >= 0 and (ranged := RANGE_BEFORE.match(line.text, begin)):
            return ranged.end(), ranged["ranged"] or ranged["glued"]
        return begin + before, next(iter(opened), "") or self.times.get(index, "")


def find_turns(lines: Sequence[Line]) -> Turns:
    """The turns of a text.

    It is a transcript when at least two speakers take at least three turns, and the labels or what follows them show
    speech: names in capitals, roles, times, names that the header gives, or words that address somebody. Labels that
    head records (``Price: ...``) or paragraphs (``Tech Giants: ...``) fail that; so do plays and lists of questions.
    Without labels it is one when times stand between pieces of sentences, as in captions that were copied.
    """
    times = {index: time for index, line in enumerate(lines) if (time := time_of(line.text))}
    if len(times) == 1:
        times = {}  # when a page was published
    known = frozenset(_known_names(lines))
    labels = _labels(lines, label_of, known)
    if not _is_dialogue(lines, labels):
        labels = _labels(lines, name_alone, known, times)
        often = Counter(label.name for label in labels.values())
        introduced = _introduced(lines, labels)
        labels = {
            index: label
            for index, label in labels.items()
            if label.time
            or label.sure
            or often[label.name] > 1
            # A list of those present names them with what they are; alone on the line it is a turn.
            or (label.name in introduced and label.name == lines[index].text.strip())
        }
        labels = _without_lists(labels)
    if not _is_dialogue(lines, labels):
        if _is_cut_by_times(lines, times):
            return Turns({}, times, _after(times), min(times))
        opened = _opened_by_times(lines)
        return Turns({}, times, _after(times) | opened, min(opened, default=-1))
    alone = {index for index, label in labels.items() if label.speech >= len(lines[index].text)}
    first = min(labels)
    chapters = _chapters(lines, first) - labels.keys()
    apart = _after([*times, *alone, *chapters]) | frozenset(labels)
    return Turns(labels, times, apart, first - (first - 1 in times), chapters)


def _without_lists(labels: Mapping[int, Label]) -> dict[int, Label]:
    """The labels without those of a list of people present; after such a list the last one may be the first speaker."""
    kept = dict(labels)
    runs: list[list[int]] = []
    for index in sorted(labels):
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    for run in runs:
        if len(run) >= _LISTED:
            last = run is runs[-1]
            for index in run if last else run[:-1]:
                del kept[index]
    return kept


def _chapters(lines: Sequence[Line], first: int) -> frozenset[int]:
    """The lines of the speech that are titles of a timed list above it."""
    listed = {
        heading_text(line.text[line.mark :]).casefold()
        for line in lines[:first]
        if opening_times(line.text)[0] or heading_times(line.text)
    }
    return frozenset(
        index for index in range(first, len(lines)) if heading_text(lines[index].text).casefold() in listed
    )


def _introduced(lines: Sequence[Line], labels: Mapping[int, Label]) -> frozenset[str]:
    """The names that a list of those present gives above the speech, each with what its bearer is, and those that a
    label gives behind an office: ``The Prime Minister (Name)``."""
    often = Counter(label.name for label in labels.values())
    above = lines[: min((index for index in labels if often[labels[index].name] > 1), default=0)]
    parted = (re.split(r"\s[-–—|]\s|,\s|\s\(", line.text, maxsplit=1) for line in above)
    beside = (found[1] for index in labels if (found := _BESIDE.search(lines[index].text)))
    return frozenset(parts[0].strip() for parts in parted if len(parts) > 1) | frozenset(beside)


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
        index: _timed(lines, index, label)
        for index, label in found.items()
        if label.name in names
        and index > top
        and (index or often[label.name] > 1 or SENTENCE_END.search(lines[0].text))
    }


def _timed(lines: Sequence[Line], index: int, label: Label) -> Label:
    """A label alone on its line with the time that opens the next one."""
    alone = not label.time and label.speech >= len(lines[index].text) and index + 1 < len(lines)
    opened = opening_times(lines[index + 1].text)[1] if alone else ()
    return replace(label, time=opened[0]) if opened else label


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
    sure = sum(turn.style == "role" or bool(turn.time) or turn.sure for turn in turns) > len(turns) / 2
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


def _opened_by_times(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of speech that open with their times, as programs write it down; none where that is not what they are.

    Times may stand in brackets inside the lines as well. They follow each other closely and in order.
    """
    found = [(index, _seconds(time)) for index, line in enumerate(lines) for time in _times_of(line.text)]
    opened = frozenset(index for index, line in enumerate(lines) if _times_of(line.text)[:1] and _opens(line.text))
    if len(found) < _SPOKEN_ALONE or not opened or 2 * len(opened) < max(opened) - min(opened) + 1:
        return frozenset()
    gaps = sorted(later - earlier for (_, earlier), (_, later) in pairwise(found))
    close = gaps[len(gaps) // 10] >= 0 and gaps[len(gaps) // 2] <= _BREATH
    words = sum(len(lines[index].text.split()) for index in opened)
    return opened if close and words >= 4 * len(found) else frozenset()


def _opens(line: str) -> bool:
    return bool(opening_times(line)[0] or RANGE_BEFORE.match(line))


def _times_of(line: str) -> list[str]:
    """The times that a line opens with or has in brackets: the first of each range."""
    ranged = RANGE_BEFORE.match(line)
    opening = [ranged["ranged"] or ranged["glued"]] if ranged else list(opening_times(line)[1][:1])
    return opening + BRACKETED_TIME.findall(line, 1)


def _seconds(time: str) -> float:
    parts = reversed(time.replace(",", ".").split(":"))
    return sum(float(part) * 60.0**power for power, part in enumerate(parts))


def ends_turn(text: str, full_names: Sequence[str]) -> bool:
    """Whether a paragraph without a label is no speaker's: an editor's note, an advertisement, or it tells of one."""
    told = tuple(f"{name} {verb} " for name in full_names for verb in _TELLING)
    return bool(_EDITOR.match(text) or _ADVERTISED.match(text)) or text.startswith(told)


def spoken_blocks(
    lines: Sequence[tuple[int, Line]], turns: Turns, furniture: Collection[int]
) -> Iterator[Block | Landmark]:
    """The blocks of a transcript from its first turn on, and its times where they begin.

    A paragraph without a label goes on with the turn before. A heading, a stroke, an editor's note
    or a paragraph that tells of a speaker (``Grace Shao is a writer``) ends a turn.
    """
    speaker: str | None = None if turns.labels else ""
    section, time, after_heading = "", "", False
    full_names = turns.full_names
    for index, line in lines:
        label = turns.labels.get(index)
        begin, own_time = turns.opening(index, line)
        time = own_time or time
        if index in turns.times:
            continue
        if is_rule(line.text) or (label is None and ends_turn(line.text, full_names)):
            speaker = None
        if is_rule(line.text):
            continue
        if index in furniture or (is_sound(line.text) and label is None):
            yield Block("furniture", line.span, section=section)
            continue
        above = after_heading or line.blank_before
        after_heading = (
            label is None
            and bool(turns.labels)
            and (index in turns.chapters or is_set_apart(line) or (above and _is_in_capitals(line)))
        )
        if after_heading:
            speaker, section = None, heading_text(line.text)
            start, end = marked_words(line.text)
            yield from (Landmark(line.span.start, "time", time) for time in heading_times(line.text)[:1])
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


def _is_in_capitals(line: Line) -> bool:
    """Whether a line of speech is written as no speech is: several words, all in capitals, and no full stop."""
    text = line.text.strip()
    return text.isupper() and len(text.split()) > 2 and len(text) <= 120 and not SENTENCE_END.search(text)


def is_set_apart(line: Line) -> bool:
    """Whether a line of a transcript is a heading: marked, or alone between blank lines and written like one.

    Speech, too, may be short and without a full stop, so the words have to begin with capitals.
    """
    if is_marked(line.text):
        return True
    text = line.text.rstrip(":")
    if not (line.blank_before and line.blank_after and could_be_heading(text)) or text.endswith("?"):
        return False
    words = [word for word in line.text.split() if word[0].isalpha()]
    if len(words) <= 12 and heading_times(text) and not opening_times(text)[0]:
        return True
    capitals = sum(word[0].isupper() for word in words)
    return 2 <= len(words) <= 12 and capitals >= 0.6 * len(words)
