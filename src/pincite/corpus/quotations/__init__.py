"""Quotations of a document: where they are, what they are, who says them and when.

The parts are separate: ``paragraphs`` cuts the text and ``marks``, ``dialogue`` and ``quoted_blocks`` pair
what encloses words, ``clauses`` finds sentences and ``subjects`` their subjects, ``attribution`` (with
``after_clauses``, ``set_phrases`` and ``other_languages``) the reporting words, ``speakers`` (with ``descriptions`` and
``speakable``)
and ``people`` (with ``personhood``) whom they mean, ``forms`` tells speech from titles and terms, ``spoken`` reads
transcripts. Here they meet, and quotations that stand in several places
become one. Statements without marks are read by ``reported``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pincite.corpus.model import Document, Quotation, Span
from pincite.corpus.quotations.attribution import (
    frames_of,
    introduced,
    reported_before,
    sentence_subject,
    stands_alone,
    told_before,
)
from pincite.corpus.quotations.clauses import Paragraph
from pincite.corpus.quotations.forms import UNTOLD, form_of, timecode_after
from pincite.corpus.quotations.frames import Frame
from pincite.corpus.quotations.marks import Pair, is_marked, is_single
from pincite.corpus.quotations.paragraphs import read_paragraphs
from pincite.corpus.quotations.set_phrases import named_below, turn_of
from pincite.corpus.quotations.speakers import Speaker, Speakers
from pincite.corpus.quotations.spoken import find_spoken, timecode_at

_FEWEST_MERGED = 4
"""Shorter words may well be said twice on purpose, so they stay apart."""

_MOST_ALIKE = 50
"""Quotations that begin alike and are not the same: with more of them in one document, later ones stay apart."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation in one place, before those of the same words are merged."""

    quotation: Quotation
    paragraph: int
    listed: bool
    """Whether it stands by itself in a list or under its speaker's name, without context."""


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations in reading order, each once; ids are left empty for the catalogue to give.

    Quotations inside a quotation are not returned. A quotation that a reporting clause splits is one for each part, and
    each names all ``parts``; one that runs over several paragraphs is one in each. Every turn of a transcript is given
    as well, a long one by its sentences.
    """
    read = read_paragraphs(document)
    paragraphs, running = read.all, read.running
    spoken = find_spoken(document)
    if not any(paragraph.pairs for paragraph in paragraphs):
        return spoken
    speakers = Speakers(document, paragraphs)
    single = [is_single(document.text, pair) for paragraph in paragraphs for pair in paragraph.pairs]
    double_marks = single.count(False) >= single.count(True)
    found: list[_Found] = []
    earlier: tuple[Quotation, ...] = ()
    for index, paragraph in enumerate(paragraphs):
        if not paragraph.pairs:
            earlier = ()
            continue
        scene = _Scene(document, paragraphs, index, speakers, running, earlier, double_marks)
        here = _linked(scene.paragraph, tuple(_in_paragraph(scene)))
        earlier = tuple(item.quotation for item in here if item.quotation.form == "direct")
        found.extend(here)
    marked = _merged(document, _told_at_the_end(found, running))
    return tuple(sorted((*marked, *spoken), key=lambda quotation: quotation.span))


# --- one paragraph ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the attribution of one paragraph may look at."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    index: int
    speakers: Speakers
    running: frozenset[int]
    earlier: tuple[Quotation, ...]
    """Direct quotations of the paragraph before, in reading order."""
    double_marks: bool
    """Whether the document quotes mostly with double marks."""

    @property
    def paragraph(self) -> Paragraph:
        return self.paragraphs[self.index]


def _in_paragraph(scene: _Scene) -> Iterator[_Found]:
    paragraph = scene.paragraph
    frames = frames_of(paragraph)
    inherited: Quotation | None = None
    for position, pair in enumerate(paragraph.pairs):
        frame = frames[position] or _shared_frame(scene, position, frames)
        words = pair.words(scene.document.text)
        form, reason = form_of(
            paragraph,
            pair,
            scene.document.slice(words),
            frame,
            after_speech=inherited is not None,
            secondary=scene.double_marks and is_single(scene.document.text, pair),
        )
        quotation = Quotation("", scene.document.id, words, form, reason=reason, places=(words,))
        if form == "direct":
            quotation = _attributed(scene, quotation, pair, frame, inherited)
            if reason == UNTOLD:
                quotation = replace(quotation, speaker=None, confidence=min(quotation.confidence, 0.3), reason=reason)
            timecode = timecode_after(paragraph, pair) or timecode_at(scene.document, words.start)
            quotation = replace(quotation, timecode=timecode)
            inherited = quotation if quotation.mention is not None else inherited
        yield _Found(quotation, scene.index, _without_context(paragraph, frame))


def _shared_frame(scene: _Scene, position: int, frames: list[Frame | None]) -> Frame | None:
    """A frame from outside the quotation's own sentence, for one that begins its paragraph."""
    paragraph, pair = scene.paragraph, scene.paragraph.pairs[position]
    if position or paragraph.masked_between(paragraph.block.span.start, pair.opening.start).strip(" -•*"):
        return None
    before = introduced(scene.paragraphs[scene.index - 1]) if scene.index else None
    if before is not None:
        return before
    if len(paragraph.pairs) == 1 and stands_alone(paragraph, pair) and scene.index + 1 < len(scene.paragraphs):
        below = named_below(scene.document.text, scene.paragraphs[scene.index + 1].block)
        if below is not None:
            return below
    following = frames[1] if len(frames) > 1 else None
    if following is None or following.mention is None or following.kind != "before" or not following.adjacent:
        return None
    between = paragraph.masked_between(pair.closing.end, following.mention.start)
    return None if between.strip() else replace(following, adjacent=False)


def _attributed(
    scene: _Scene, quotation: Quotation, pair: Pair, frame: Frame | None, inherited: Quotation | None
) -> Quotation:
    paragraph = scene.paragraph
    if frame is not None:
        return _told(quotation, frame, scene.speakers.speaker(frame, scene.index))
    alone = stands_alone(paragraph, pair)
    if inherited is not None and alone:
        return _told_between(scene, quotation, pair, inherited) or _continued(
            quotation, inherited, 0.7, "goes on after the quotation before it, with no new speaker"
        )
    if alone and (before := reported_before(paragraph, pair)) is not None:
        told = scene.speakers.speaker(before, scene.index)
        reason = f"goes on after the sentence before it: {told.reason}"
        return _told(quotation, before, Speaker(told.name, min(told.confidence, 0.65), reason))
    turn = turn_of(paragraph)
    if turn is not None:
        told = scene.speakers.speaker(turn, scene.index)
        if told.name is not None and scene.speakers.may_be_label(told.name):
            return _told(quotation, turn, Speaker(told.name, min(told.confidence, 0.6), told.reason))
    subject = sentence_subject(paragraph, pair)
    if subject is not None and _names_anybody(scene.document, subject.mention):
        told = scene.speakers.speaker(subject, scene.index)
        other = scene.speakers.other_named(told.name, subject, pair.opening.start)
        if other is not None:
            told = Speaker(None, 0.3, f"nothing reports it, and its sentence names {told.name} and {other}")
        return _told(quotation, subject, Speaker(told.name, min(told.confidence, 0.5), told.reason))
    if inherited is not None:
        return _continued(
            quotation, inherited, 0.6, "stands after another quotation of its paragraph, with no new speaker"
        )
    answers = not paragraph.block.quoted and not is_marked(paragraph.text, pair)  # a new dash is a new speaker
    if alone and scene.earlier and not answers and scene.index - 1 not in scene.running and _asked(scene):
        return replace(quotation, reason="stands alone after a question, which somebody else may answer")
    if alone and scene.earlier and not answers:
        sure = 0.7 if scene.index - 1 in scene.running else 0.5
        return _continued(
            quotation, scene.earlier[-1], sure, "a paragraph of its own after one that quotes, with no new speaker"
        )
    if alone and not answers and scene.index and (before := _told_just_before(scene)) is not None:
        told = scene.speakers.speaker(before, scene.index - 1)
        if told.name is not None:
            reason = f"a paragraph of its own after one that tells what {told.name} states"
            return _told(quotation, before, Speaker(told.name, min(told.confidence, 0.5), reason))
    return replace(quotation, reason="nothing near it says who speaks")


def _names_anybody(document: Document, mention: Span | None) -> bool:
    """Whether the word that a sentence begins with can be a name: in languages whose small words are not known here,
    one that has its capital inside a sentence too."""
    word = document.slice(mention) if mention is not None else ""
    if " " in word or not document.source.language or document.source.language.lower().startswith("en"):
        return True
    return re.search(rf"[^\W\d_A-ZÀ-Þ],? {re.escape(word)}\b", document.text) is not None


def _told_just_before(scene: _Scene) -> Frame | None:
    """The frame that a paragraph without quotations sets for one that is nothing but a quotation."""
    before = scene.paragraphs[scene.index - 1]
    alone = len(scene.paragraph.pairs) == 1 and not scene.paragraph.narrates
    return told_before(before) if alone and before.block.kind == "paragraph" and not before.block.spoken else None


def _told_between(scene: _Scene, quotation: Quotation, pair: Pair, inherited: Quotation) -> Quotation | None:
    """The second of two quotations as a sentence of the writer's between them tells it; None where it says nothing."""
    paragraph = scene.paragraph
    sentence = paragraph.sentence_at(pair.opening.start)
    earlier = [span for span in paragraph.sentences if span.end <= sentence.start]
    if not earlier or any(earlier[-1].overlaps(other.whole) for other in paragraph.pairs):
        return None
    frame = reported_before(paragraph, pair)
    if frame is None:
        return None
    told = scene.speakers.speaker(frame, scene.index)
    if told.name is None or told.name == inherited.speaker:
        return None
    reason = f"goes on after the sentence before it: {told.reason}"
    return _told(quotation, frame, Speaker(told.name, min(told.confidence, 0.65), reason))


def _asked(scene: _Scene) -> bool:
    """Whether the paragraph before ends in a quoted question."""
    return scene.document.text[scene.earlier[-1].span.end - 1] == "?" and scene.paragraphs[
        scene.index - 1
    ].masked.rstrip().endswith("”")


def _told(quotation: Quotation, frame: Frame, told: Speaker) -> Quotation:
    return replace(
        quotation,
        speaker=told.name,
        mention=frame.mention,
        cue=frame.cue,
        confidence=told.confidence,
        reason=told.reason,
    )


def _continued(quotation: Quotation, source: Quotation, most: float, reason: str) -> Quotation:
    return replace(
        quotation,
        speaker=source.speaker,
        mention=source.mention,
        cue=source.cue,
        confidence=min(source.confidence, most),
        reason=reason,
    )


def _told_at_the_end(found: list[_Found], running: frozenset[int]) -> list[_Found]:
    """A quotation of several paragraphs has one speaker, who may be named in the last of them only."""
    told = list(found)
    for position in range(len(told) - 2, -1, -1):
        here, following = told[position], told[position + 1]
        if here.paragraph not in running or following.paragraph != here.paragraph + 1:
            continue
        surer = following.quotation.confidence > here.quotation.confidence
        if surer and here.quotation.confidence <= 0.5 and following.quotation.form == "direct":
            reason = "goes on in the next paragraph, which names the speaker"
            quotation = _continued(replace(here.quotation, form="direct"), following.quotation, 0.7, reason)
            told[position] = replace(here, quotation=quotation)
    return told


def _linked(paragraph: Paragraph, here: tuple[_Found, ...]) -> tuple[_Found, ...]:
    """The parts of one utterance told of each other: a reporting clause that ends in a comma stands between them."""
    linked = list(here)
    first = 0
    for position in range(1, len(here) + 1):
        if position < len(here) and _goes_on(paragraph, here, position):
            continue
        if position - first > 1:
            parts = tuple(item.quotation.span for item in here[first:position])
            for index in range(first, position):
                linked[index] = replace(here[index], quotation=replace(here[index].quotation, parts=parts))
        first = position
    return tuple(linked)


def _goes_on(paragraph: Paragraph, here: tuple[_Found, ...], position: int) -> bool:
    """Whether a quotation goes on the sentence of the one before it: ``"A," she said, "b."``."""
    before, after = here[position - 1].quotation, here[position].quotation
    gap = Span(paragraph.pairs[position - 1].closing.end, paragraph.pairs[position].opening.start)
    if before.form != "direct" or after.form != "direct" or before.mention is None or before.cue is None:
        return False
    if not gap.contains(before.mention) or before.speaker != after.speaker:
        return False
    told_anew = after.cue is not None and after.cue != before.cue and gap.contains(after.cue)
    ended = paragraph.text[before.span.end - 1] in ".!" or told_anew
    return not ended and paragraph.masked_between(gap.start, gap.end).rstrip().endswith(",")


def _without_context(paragraph: Paragraph, frame: Frame | None) -> bool:
    """Whether it stands by itself: in a list, in a headline or under its speaker's name."""
    if paragraph.block.kind in ("item", "heading", "title"):
        return True
    return frame is not None and frame.kind == "dash" and len(paragraph.pairs) == 1


# --- merging ----------------------------------------------------------------------------------------------------------

_LETTERS = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def _merged(document: Document, found: list[_Found]) -> tuple[Quotation, ...]:
    keys = [_key(document.slice(item.quotation.span)) for item in found]
    # Only quotations that begin alike can be the same.
    beginning: dict[tuple[str, ...], list[list[int]]] = {}
    for index, key in enumerate(keys):
        groups = beginning.setdefault(key[:_FEWEST_MERGED], [])
        group = next((group for group in groups[:_MOST_ALIKE] if _same(found, keys, group[0], index)), None)
        if group is None:
            groups.append([index])
        else:
            group.append(index)
    merged = [_one([found[index] for index in group]) for groups in beginning.values() for group in groups]
    return tuple(sorted(merged, key=lambda quotation: quotation.span))


def _key(words: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in _LETTERS.findall(words))


def _same(found: list[_Found], keys: list[tuple[str, ...]], first: int, second: int) -> bool:
    if first == second:
        return True
    short, long = sorted((keys[first], keys[second]), key=len)
    if long[: len(short)] != short:
        return False
    one, other = found[first], found[second]
    if len(short) >= _FEWEST_MERGED:
        return True
    if len(short) != len(long):
        return False
    forms = {one.quotation.form, other.quotation.form}
    return "direct" not in forms or ((one.listed or other.listed) and one.quotation.speaker == other.quotation.speaker)


def _one(group: list[_Found]) -> Quotation:
    """One quotation for all its places: the first in running text, with what the surest place says of the speaker."""
    places = tuple(item.quotation.span for item in group)
    if len(group) == 1:
        return group[0].quotation
    forms = [item for item in group if item.quotation.form == "direct"] or group
    primary = next((item for item in forms if not item.listed), forms[0]).quotation
    best = max(
        (item.quotation for item in forms), key=lambda quotation: (quotation.speaker is not None, quotation.confidence)
    )
    spoken = {item.quotation.speaker for item in forms} - {None}
    if best.speaker is not None and best.speaker != primary.speaker:
        primary = replace(primary, speaker=best.speaker, mention=best.mention, cue=best.cue)
    reason = best.reason if best.span == primary.span else f"in another place: {best.reason}"
    if len(spoken) > 1:
        others = ", ".join(sorted(str(name) for name in spoken - {best.speaker}))
        reason = f"{reason}; another place gives {others}"
    timecode = primary.timecode or next((item.quotation.timecode for item in forms if item.quotation.timecode), None)
    return replace(primary, confidence=best.confidence, reason=reason, timecode=timecode, places=places)
