"""Reporting clauses after a quotation: ``"...," said Name``, ``"...," Name said``, ``"...," he rumbled``."""

from __future__ import annotations

import itertools
from dataclasses import replace

from pincite.corpus.model import Span
from pincite.corpus.quotations.clauses import Paragraph, Token
from pincite.corpus.quotations.frames import Frame, cue_of, span_of, word_span
from pincite.corpus.quotations.marks import Pair
from pincite.corpus.quotations.reporting import GERUNDS, PRONOUNS, SAYING
from pincite.corpus.quotations.subjects import is_passive, is_verb_use, phrase_after, subject_before

_MOST_COMMAS = 12
"""Places after a quotation where a reporting clause is looked for."""


def after_clause(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``"...," said Name`` and ``"...," Name said``."""
    if not pair.closed or not _awaits_clause(paragraph, pair, sentence):
        return None
    tokens = paragraph.tokens(pair.closing.end, sentence.end)
    start = 1 if tokens and tokens[0].text in (",", "”") else 0
    frame = verb_first(tokens, start) or name_first(tokens, start)
    if frame is not None and _states_anew(paragraph, pair, frame, tokens):
        return None
    return frame or _in_a_manner(paragraph, pair, sentence, tokens[start:])


def _states_anew(paragraph: Paragraph, pair: Pair, frame: Frame, tokens: tuple[Token, ...]) -> bool:
    """``"A decision" Name says he will come``: without a comma or full stop before it, a sentence of its own."""
    words = pair.words(paragraph.text)
    comma = paragraph.text.startswith(",", pair.closing.end)
    open_ended = paragraph.text[words.end - 1].isalnum() and not comma
    ends = [span.end for span in (frame.mention, frame.cue) if span is not None]
    after = next((token for token in tokens if token.start >= max(ends)), None)
    return open_ended and after is not None and after.lower in PRONOUNS | {"that", "the", "his", "her", "its", "their"}


_FEWEST_UTTERED = 4
"""Words of a quotation that may be an utterance with whatever verb follows."""
_OFFERING = frozenset("offers offered begins began".split())


def _in_a_manner(paragraph: Paragraph, pair: Pair, sentence: Span, tokens: tuple[Token, ...]) -> Frame | None:
    """``"...," he rumbled from the podium``, ``"...," offers Name``: a sentence that opens with its quotation and goes
    on with somebody and a verb in the past tells how it was said, whatever the verb."""
    words = pair.words(paragraph.text)
    opens = not paragraph.masked_between(sentence.start, pair.opening.start).strip(" \t\xa0-•*”")
    if not opens or paragraph.text[words.end - 1] not in ",?!" or len(tokens) < 3:
        return None
    if paragraph.text.count(" ", words.start, words.end) + 1 < _FEWEST_UTTERED:
        return None
    if tokens[0].lower in _OFFERING and (named := phrase_after(tokens, 1)) is not None and tokens[1].capital:
        return Frame("after", span_of(tokens, *named), word_span(tokens[0]), verb="said")
    stop = 1
    while tokens[0].capital and stop < min(len(tokens), 5) and tokens[stop].capital:
        stop += 1
    speaks = stop < len(tokens) and tokens[stop].lower.endswith("ed") and not tokens[stop].capital
    if not speaks or not (tokens[0].capital or tokens[0].lower in ("he", "she")):
        return None
    return Frame("after", span_of(tokens, 0, stop), word_span(tokens[stop]), verb="said")


def _awaits_clause(paragraph: Paragraph, pair: Pair, sentence: Span) -> bool:
    """Whether punctuation leaves the sentence open for a reporting clause after the quotation."""
    last = paragraph.text[pair.words(paragraph.text).end - 1]
    if last in ",?!…—–-" or paragraph.text[pair.closing.end : pair.closing.end + 1] == ",":
        return True
    return not paragraph.masked_between(sentence.start, pair.opening.start).strip(" \t\xa0-•*”")


def verb_first(tokens: tuple[Token, ...], start: int) -> Frame | None:
    """``said Name`` at index ``start``."""
    position = start
    while position < len(tokens) and (tokens[position].adverb or tokens[position].lower in ("also", "then")):
        position += 1
    if position >= len(tokens) or tokens[position].lower not in SAYING or tokens[position].lower in GERUNDS:
        return None
    found = phrase_after(tokens, position + 1)
    if found is None or not _can_speak(tokens, *found):
        return None
    return Frame("after", span_of(tokens, *found), word_span(tokens[position]), verb=tokens[position].lower)


_TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday earlier later last this late early
    recently again""".split()
)


def _can_speak(tokens: tuple[Token, ...], start: int, stop: int) -> bool:
    return tokens[start].lower not in _TIME_WORDS and tokens[start].lower not in ("reporters", "that", "so")


def name_first(tokens: tuple[Token, ...], start: int) -> Frame | None:
    """``Name, a researcher, said`` at index ``start``."""
    for index in range(start + 1, min(len(tokens), start + 45)):
        if tokens[index].text in (";", ":"):
            return None
        if tokens[index].lower not in SAYING or not is_verb_use(tokens, index) or is_passive(tokens, index):
            continue
        if (quoted := quoted_by(tokens, index)) is not None:
            return Frame("after", span_of(tokens, *quoted), word_span(tokens[index]), verb="said")
        subject = subject_before(tokens[start:index], index - start)
        if subject is None:
            return None
        first, stop = subject[0] + start, subject[1] + start
        if first > start:
            return None  # the clause begins with its subject
        return Frame("after", span_of(tokens, first, stop), cue_of(tokens, stop, index), verb=tokens[index].lower)
    return None


def quoted_by(tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """``a paper quoted Name as saying``: whom the verb at ``index`` gives the words to."""
    if tokens[index].lower not in ("quoted", "quotes", "cited", "cites"):
        return None
    found = phrase_after(tokens, index + 1)
    if index + 1 < len(tokens) and tokens[index + 1].lower in ("him", "her"):
        found = index + 1, index + 2
    if found is None or [token.lower for token in tokens[found[1] : found[1] + 2]] != ["as", "saying"]:
        return None
    return found


def later_clause(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``The "..." plan will work, Name said``: a reporting clause at the end of the sentence."""
    tokens = paragraph.tokens(pair.closing.end, sentence.end)
    commas = (i for i, token in enumerate(tokens) if token.text in (",", "”"))
    for comma in itertools.islice(commas, _MOST_COMMAS):
        frame = verb_first(tokens, comma + 1) or name_first(tokens, comma + 1)
        if frame is not None:
            return replace(frame, adjacent=False)
    return None
