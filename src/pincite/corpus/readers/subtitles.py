"""Subtitles (SubRip and WebVTT): cues joined into the running text of what was said, each word with its time.

The stored text is the words of the cues and nothing else. Sentences and turns become paragraphs, since cues break
where the screen is full and not where the speaker does; each cue's time is a landmark where its words begin.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pincite.corpus.model import Block, Landmark, Span
from pincite.corpus.readers.cues import Captions, Cue, Piece, read_cues
from pincite.corpus.readers.encodings import decoded
from pincite.corpus.readers.numbering import numbered
from pincite.corpus.readers.reading import Metadata, Reading, UnreadableError
from pincite.corpus.readers.turns import UNHEARD, is_somebody, is_sound, label_of, speakers_among
from pincite.corpus.sentences import split_sentences

PAUSE = 3000
"""Milliseconds without words after which a new sentence opens a new paragraph."""
BREATH = 1500
"""The same where there are no sentences, in captions without full stops."""
PARAGRAPH = 70
"""Words after which a new sentence opens a new paragraph."""
LONGEST = 150
"""Words after which a paragraph ends with its cue, sentence or not."""

_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_CHEVRONS = re.compile(r"(?:^|(?<=\s))(?:>{2,3}|»)\s*(?=\S)")
_DASH = re.compile(r"[-–—‐]{1,2}\s*(?=[^\s\d-])")


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of one cue that one speaker says."""

    start: int
    end: int | None
    words: str


@dataclass(slots=True)
class _Turn:
    speaker: str
    parts: list[_Part] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    """Notes of sounds, each with the number of parts that stand before it."""


def read_srt(data: bytes, encoding: str) -> Reading:
    """A SubRip file."""
    return _reading(data, encoding, webvtt=False)


def read_webvtt(data: bytes, encoding: str) -> Reading:
    """A WebVTT file, which is UTF-8 unless its owner says otherwise."""
    return _reading(data, encoding, webvtt=True)


def _reading(data: bytes, encoding: str, *, webvtt: bool) -> Reading:
    text, warnings = decoded(data, encoding)
    captions = read_cues(text, webvtt=webvtt)
    if not captions.cues:
        raise UnreadableError("holds no subtitles", "see that it has times with `-->` and words under them")
    cues, rolling = _without_repeats(captions.cues, timed=captions.timed_words)
    stored, blocks, landmarks = _running_text(_turns(cues))
    metadata = Metadata(
        title=captions.title,
        language=captions.language,
        kind="machine transcript" if captions.timed_words else "transcript",
    )
    faults = tuple(_faults(captions, overlapping=0 if rolling else _overlapping(cues)))
    return Reading(stored, tuple(numbered(blocks)), landmarks, metadata, (*warnings, *faults))


def _faults(captions: Captions, *, overlapping: int) -> Iterator[tuple[str, str]]:
    look = "compare quotations from it with the recording"
    if captions.misplaced:
        yield f"has {_cues(captions.misplaced)} out of order; read in the order of their times", look
    if overlapping:
        yield f"has {_cues(overlapping)} on screen together with the one before; read in the order of their times", look
    if captions.broken:
        yield (
            f"has {_cues(captions.broken)} with times that cannot be read; the words are kept with the cue before",
            look,
        )


def _cues(count: int) -> str:
    return f"{count} cue" if count == 1 else f"{count} cues"


def _overlapping(cues: Sequence[Cue]) -> int:
    """How many cues begin well before the one before them ends; none where most do, for then the display rolls."""
    pairs = [one.end - other.start > 500 for one, other in pairwise(cues) if one.end is not None]
    return sum(pairs) if sum(pairs) <= len(pairs) / 2 or len(pairs) < 4 else 0


def _without_repeats(cues: Sequence[Cue], *, timed: bool) -> tuple[list[Cue], bool]:
    """The cues with what the one before has shown already taken out, and whether the display rolls.

    Two speakers may each say "Yes."; so only where a third of all cues begin with words of the one before are repeats
    the display's and not the speakers'; captions that a machine has ``timed`` word by word always roll. A cue that is
    shown twice at one time is a repeat in any file.
    """
    repeats = [0, *(_repeated(one, other) for one, other in pairwise(cues))]
    telling = sum(count > 1 for count in repeats)
    rolling = (telling >= 2 and telling >= len(repeats) / 3) or (timed and telling > 0)
    kept: list[Cue] = []
    for index, (cue, repeated) in enumerate(zip(cues, repeats, strict=True)):
        twice = index > 0 and cue.start == cues[index - 1].start and cue.pieces == cues[index - 1].pieces
        kept.append(_without_words(cue, repeated if rolling else 10**6 if twice else 0))
    return [cue for cue in kept if cue.pieces], rolling


def _repeated(before: Cue, cue: Cue) -> int:
    """How many words at the start of ``cue`` stand at the end of the one before: whole lines, or all it had."""
    lines = cue.lines
    shown = " ".join(piece.words for piece in before.pieces).split()
    words = " ".join(lines).split()
    if words[: len(shown)] == shown:
        return len(shown)
    for number in range(len(lines), 0, -1):
        opening = " ".join(lines[:number]).split()
        if shown[-len(opening) :] == opening:
            return len(opening)
    return 0


def _without_words(cue: Cue, count: int) -> Cue:
    if not count:
        return cue
    pieces: list[Piece] = []
    for piece in cue.pieces:
        words = piece.words.split()
        if len(words) > count:
            pieces.append(replace(piece, words=" ".join(words[count:])))
        count = max(count - len(words), 0)
    return replace(cue, pieces=tuple(pieces))


def _turns(cues: Sequence[Cue]) -> list[_Turn]:
    """The turns in order. A new one begins where a voice, a label or a dash says so."""
    names = _names(cues)
    systematic = _opens_with_a_name(cues, names)
    turns = [_Turn("")]
    for cue in cues:
        for index, piece in enumerate(cue.pieces):
            ended = not turns[-1].parts or bool(_SENTENCE_END.search(turns[-1].parts[-1].words))
            begins_line = index == 0 or cue.pieces[index - 1].line != piece.line
            if is_sound(piece.words) and (ended or not UNHEARD.search(piece.words)):
                turns[-1].notes.append((len(turns[-1].parts), piece.words))
                continue
            for number, (opens, speaker, words) in enumerate(_said(piece, names, begins_line=begins_line, ended=ended)):
                lapsed = number == 0 and ended and bool(turns[-1].parts) and not speaker and not systematic
                changes = speaker != turns[-1].speaker and (bool(speaker) or lapsed)
                if opens or changes:
                    turns.append(_Turn(speaker))
                if words:
                    turns[-1].parts.append(_Part(cue.start, cue.end, words))
    return turns


def _names(cues: Sequence[Cue]) -> frozenset[str]:
    """The speakers' names that stand before a colon in these cues."""
    labels = (label_of(_unmarked(piece.words)) for cue in cues for piece in cue.pieces)
    found = [label for label in labels if label and not label.time]
    capitals = (label.name for label in found if label.style in ("capitals", "role") and is_somebody(label))
    return speakers_among(found) | frozenset(capitals)


def _opens_with_a_name(cues: Sequence[Cue], names: frozenset[str]) -> bool:
    """Whether the first words are somebody's by name: a file that names nobody there names only some speakers."""
    first = next((piece for cue in cues for piece in cue.pieces if not is_sound(piece.words)), None)
    if first is None:
        return False
    label = label_of(_unmarked(first.words))
    return bool(label and label.name in names)


def _unmarked(words: str) -> str:
    """Words without the dash or the chevrons that open a turn."""
    return _DASH.sub("", _CHEVRONS.sub("", words, count=1), count=1) if words[:1] in "-–—‐>»" else words


def _said(piece: Piece, names: frozenset[str], *, begins_line: bool, ended: bool) -> Iterator[tuple[bool, str, str]]:
    """For each turn in a piece: whether it opens, who speaks (empty: nobody is named), and the words."""
    rest = piece.words
    for number, part in enumerate(_CHEVRONS.split(rest)):
        opens, words = number > 0, part.strip()
        if not opens and begins_line and (dash := _DASH.match(words)) and (ended or words[dash.end()].isupper()):
            opens, words = True, words[dash.end() :]
        label = label_of(words) if opens or begins_line else None
        if label and label.name in names:
            yield False, label.name, words[label.speech :]
        elif words:
            yield opens, piece.voice, words


def _running_text(turns: Sequence[_Turn]) -> tuple[str, tuple[Block, ...], tuple[Landmark, ...]]:
    """The stored text, a paragraph to a line with a blank one between, its blocks, and a landmark for every cue."""
    pieces: list[str] = []
    blocks: list[Block] = []
    landmarks: list[Landmark] = []
    latest = -1
    offset = 0
    for turn in turns:
        for kind, words, times in _paragraphs(turn):
            pieces.append(words)
            span = Span(offset, offset + len(words))
            if kind == "furniture":
                blocks.append(Block("furniture", span))
            else:
                blocks.append(Block("paragraph", span, turn=turn.speaker, spoken=True))
            for place, milliseconds in times:
                if milliseconds != latest:
                    landmarks.append(Landmark(offset + place, "time", clock(milliseconds)))
                latest = milliseconds
            offset = span.end + 2
    return "\n\n".join(pieces) + "\n", tuple(blocks), tuple(landmarks)


def clock(milliseconds: int) -> str:
    """``12:05``, from an hour on ``1:02:05``: the second that has begun."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


_Paragraph = tuple[str, str, list[tuple[int, int]]]
"""Kind of block, words, and where in them a cue begins, with its time in milliseconds."""


def _paragraphs(turn: _Turn) -> Iterator[_Paragraph]:
    text = " ".join(part.words for part in turn.parts)
    starts = [0]
    for part in turn.parts:
        starts.append(starts[-1] + len(part.words) + 1)
    notes = turn.notes[::-1]
    for start, end in pairwise((0, *_cuts(turn, text, starts), len(text))):
        words = text[start:end].rstrip()
        first, last = bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)
        if words:
            places = range(first, min(last, len(turn.parts)))
            yield "paragraph", words, [(starts[place] - start, turn.parts[place].start) for place in places]
        while notes and starts[notes[-1][0]] <= end + 1:
            yield "furniture", notes.pop()[1], []


def _cuts(turn: _Turn, text: str, starts: Sequence[int]) -> list[int]:
    """Where in the words of a turn a new paragraph begins."""
    sentences = {span.start for span in split_sentences(text)}
    noted = {starts[number] for number, _ in turn.notes}
    cuts: list[int] = []
    since = 0
    for place in sorted(sentences | set(starts[1:-1])):
        if place == 0:
            continue
        count = text.count(" ", since, place)
        pause = _pause(turn.parts, starts, place)
        in_sentence = place not in sentences
        if in_sentence:
            due = count >= LONGEST or (count >= LONGEST / 5 and pause >= BREATH and not _punctuated(text, since, place))
        else:
            due = pause >= PAUSE or count >= PARAGRAPH or place in noted
        if due:
            cuts.append(place)
            since = place
    return cuts


def _punctuated(text: str, start: int, end: int) -> bool:
    """Whether these words hold the end of a sentence."""
    return bool(re.search(r"[.!?…][\s'\"”’»)\]]", text[start:end]))


def _pause(parts: Sequence[_Part], starts: Sequence[int], place: int) -> int:
    """Milliseconds without words before ``place``, when a cue begins there."""
    index = bisect.bisect_left(starts, place)
    if index == 0 or index >= len(parts) or starts[index] != place:
        return 0
    before = parts[index - 1]
    return parts[index].start - (before.end if before.end is not None else parts[index].start)
