"""Where in a sentence a statement without marks stands, and the words that report it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pincite.corpus.model import Span
from pincite.corpus.quotations.clause_ends import FINITE, clause_end
from pincite.corpus.quotations.clauses import Paragraph, Token
from pincite.corpus.quotations.frames import Frame, cue_of, span_of
from pincite.corpus.quotations.reporting import REPORTING, STATING, UTTERANCES
from pincite.corpus.quotations.set_phrases import ACCORDING
from pincite.corpus.quotations.subjects import (
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    is_passive,
    is_verb_use,
    phrase_after,
    subject_before,
)

_SAY = frozenset("say says said".split())
_TELL = frozenset("tell tells told".split())
_FIND = frozenset("find finds found".split())
_ANSWER = frozenset("respond responds responded reply replies replied".split())
_POINT = frozenset("point points pointed".split())
_MODAL = frozenset("will would can could may might must should shall to not never hardly nor no if".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight then later earlier".split()
)
_OPENERS = frozenset("and but yet so still also then later meanwhile however moreover separately again".split())
_NOT_A_CLAUSE = PREPOSITIONS | SUBORDINATORS | frozenset(
    "so yes no nothing something little much goodbye hello it’s and or but as to”“".split()
)  # fmt: skip
_FIRST_PERSON = frozenset("i we my our us me i’m i'm we’re we're you your".split())
_MAY_REPORT = STATING | _FIND | _POINT | frozenset("according words told put view per".split())
"""Words without one of which a sentence reports nothing: the verbs, and one of each form of *according to*."""
_LATIN_WORD = re.compile(r"[a-z]+")
_TRAILING = re.compile(r"[\s,;:.…!”\"’'\]]+\Z|\s*[(\[]\s*\d{1,2}(?::[0-5]\d){1,2}\s*[)\]]\s*[.]?\s*\Z")
_INITIALS_AT_END = re.compile(r"\b[A-Z]\.[A-Z]\Z")
_MOST_TAIL = 14
"""Tokens that may follow a reporting clause at the end of its sentence (``in an interview on Monday``)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement's place and how it is reported."""

    frame: Frame
    content: Span
    sentence: Span


def may_report(masked: str) -> bool:
    """Whether a text holds a word that could report a statement; most sentences do not and need not be taken apart."""
    return not _MAY_REPORT.isdisjoint(_LATIN_WORD.findall(masked.lower()))


def statement_in(paragraph: Paragraph, sentence: Span) -> Statement | None:
    """The one statement that a sentence reports without doubt, or none."""
    masked = paragraph.masked_between(sentence.start, sentence.end)
    if masked.rstrip(' \t\xa0\n)”"').endswith(("?", ":")):
        return None
    tokens = paragraph.tokens(sentence.start, sentence.end)
    while tokens and tokens[0].text in "-–—•*":  # a bullet
        tokens = tokens[1:]
    found = _before(paragraph, tokens) or _after(paragraph, tokens) or _according(paragraph, sentence, tokens)
    if found is None:
        return None
    frame, start, end = found
    content = _trimmed(paragraph, start, end)
    return None if content is None else Statement(frame, content, sentence)


# --- a verb and its clause --------------------------------------------------------------------------------------------

_Found = tuple[Frame, int, int]
"""How it is reported, and where the statement starts and ends."""


def _before(paragraph: Paragraph, tokens: tuple[Token, ...]) -> _Found | None:
    """``Name argued that ...``, ``Name told the committee that ...``, ``Name said the law would change``."""
    for index in range(1, len(tokens)):
        if not _states(tokens, index):
            continue
        subject = _plain_subject(tokens, index)
        if subject is None or not _is_opening(tokens[: subject[0]]):
            return None
        start = _clause_start(tokens, index)
        if start is None or not (tokens[start - 1].lower == "that" or _is_clause(tokens[start:])):
            return None
        end = clause_end(paragraph, tokens, start)
        if end is None or tokens[start].lower in _FIRST_PERSON:
            return None
        cue = cue_of(tokens, subject[1], index)
        if tokens[index].lower in _POINT:
            cue = Span(cue.start, tokens[index + 1].end)
        frame = Frame("before", span_of(tokens, *subject), cue, verb=tokens[index].lower)
        return frame, tokens[start].start, end
    return None


def _states(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if token.lower in _FIND:
        before = tokens[index - 1]
        return not token.capital and following == "that" and before.lower not in ("to", "be", "was", "were", "been")
    if token.lower in _POINT:
        return following == "out" and is_verb_use(tokens, index)
    return token.lower in STATING and is_verb_use(tokens, index) and not is_passive(tokens, index)


def _plain_subject(tokens: tuple[Token, ...], verb: int) -> tuple[int, int] | None:
    """The verb's subject, where the verb is neither negated nor modal."""
    subject = subject_before(tokens, verb)
    if subject is None or subject[1] > verb:
        return None
    position = verb - 1
    while position >= subject[1] and tokens[position].text != ",":
        word = tokens[position].lower
        if word in _MODAL or word.endswith(("n’t", "n't")):
            return None
        position -= 1
    first = tokens[subject[0]].lower
    return None if first in _FIRST_PERSON or first in ("who", "which", "that") else subject


def _is_opening(before: tuple[Token, ...]) -> bool:
    """Whether what stands before the subject leaves the statement as it is: nothing, a conjunction, an adverbial."""
    if not before:
        return True
    if len(before) > 2 and before[0].lower == "when" and before[1].lower == "asked":
        return _is_opening(before[1:])
    if any(token.lower in SUBORDINATORS or token.lower in _SAY or token.text in "“”;:" for token in before):
        return False
    if all(token.lower in _OPENERS or token.adverb or token.text == "," for token in before):
        return True
    first = before[0]
    adverbial = first.lower in PREPOSITIONS | _DAYS | {"asked"} or first.adverb or first.lower.endswith("ing")
    if before[0].lower in _OPENERS and len(before) > 1:
        return _is_opening(before[1:])
    in_time = before[0].lower in ("in", "on", "last", "this") and len(before) <= 3
    return (adverbial and before[-1].text == ",") or in_time


def _clause_start(tokens: tuple[Token, ...], verb: int) -> int | None:
    """Where the statement begins after its verb, ``that`` left out."""
    position = verb + 1
    if tokens[verb].lower in _POINT:
        position += 1
    that = _that_after(tokens, position, told=tokens[verb].lower in _TELL)
    if that is not None:
        return _past_that(tokens, that)
    if tokens[verb].lower in _TELL:
        found = phrase_after(tokens, position)
        if found is None or found[1] - found[0] > 1:
            return None  # where the listener ends and the statement begins cannot be told
        return _bare_clause(tokens, found[1])
    return _bare_clause(tokens, position) if tokens[verb].lower in _SAY else None


def _past_that(tokens: tuple[Token, ...], that: int) -> int | None:
    """Where the statement begins at its ``that``: behind it, but at it where it points (``said that would help``,
    ``said that claim was false``)."""
    following = tokens[that + 1 : that + 3]
    if not following:
        return None
    verbs = [token.lower in FINITE or (token.lower.endswith("ed") and not token.capital) for token in following]
    noun = following[0].lower
    points = (verbs[0] and noun.isalpha()) or (
        len(verbs) > 1 and verbs[1] and noun in UTTERANCES and not noun.endswith("s")
    )
    return that if points else that + 1


def _that_after(tokens: tuple[Token, ...], start: int, *, told: bool) -> int | None:
    """The ``that`` which opens the clause, with a time, a place or a listener at most before it."""
    for position in range(start, min(len(tokens), start + 10)):
        token = tokens[position]
        if token.lower == "that":
            between = tokens[start:position]
            if not between or told:
                return position
            if between[0].lower == "to" and (between[-1].lower in UTTERANCES or tokens[start - 1].lower in _ANSWER):
                return None  # responded to his claim that ...
            plain = between[0].lower in PREPOSITIONS | _DAYS or between[0].adverb
            return position if plain and not any(word.lower in REPORTING for word in between) else None
        if not (token.text[0].isalnum() or token.text == ",") or token.lower in SUBORDINATORS | FINITE:
            return None
    return None


def _bare_clause(tokens: tuple[Token, ...], position: int) -> int | None:
    """Where a clause without ``that`` begins: at a noun phrase or a pronoun, a day before it passed over."""
    if position + 1 < len(tokens) and tokens[position].lower == "on" and tokens[position + 1].lower in _DAYS:
        position += 1
    while position < len(tokens) and tokens[position].lower in _DAYS:
        position += 1
    if (
        position + 1 < len(tokens)
        and tokens[position].lower in ("this", "last")
        and tokens[position + 1].lower in TIMES
    ):
        position += 2
    if position >= len(tokens):
        return None
    first = tokens[position]
    if not first.text[0].isalnum() or first.lower in _NOT_A_CLAUSE or first.lower in _FIRST_PERSON:
        return None
    return position


def _is_clause(tokens: tuple[Token, ...]) -> bool:
    """Whether words hold a subject and a finite verb, as far as their forms tell."""
    if len(tokens) < 4 or tokens[0].lower in _FIRST_PERSON:
        return False
    return any(
        token.lower in FINITE
        or (token.lower.endswith("ed") and not token.capital)
        or token.lower.endswith(("n’t", "n't"))
        for token in tokens[1:]
    )


# --- the clause first -------------------------------------------------------------------------------------------------


def _after(paragraph: Paragraph, tokens: tuple[Token, ...]) -> _Found | None:
    """``The law will change, the minister said on Monday.`` and ``..., said Name, a lawyer.``"""
    for index in range(len(tokens) - 1, 4, -1):
        if not _states(tokens, index) or tokens[index].lower in _FIND:
            continue
        found = _closing_clause(tokens, index)
        if found is None:
            return None
        comma, subject = found
        statement = tokens[:comma]
        if not _stands_first(statement):
            return None
        frame = Frame("after", span_of(tokens, *subject), cue_of(tokens, min(subject[1], index), index),
                      verb=tokens[index].lower)  # fmt: skip
        return frame, statement[0].start, statement[-1].end
    return None


def _closing_clause(tokens: tuple[Token, ...], verb: int) -> tuple[int, tuple[int, int]] | None:
    """The comma that ends the statement and the subject of the reporting clause behind it."""
    if tokens[verb - 1].text == ",":  # said Name
        subject = phrase_after(tokens, verb + 1)
        tail = subject[1] if subject else 0
        comma = verb - 1
    else:
        subject = _plain_subject(tokens, verb)
        tail = verb + 1
        comma = subject[0] - 1 if subject else -1
    if subject is None or comma < 1 or tokens[comma].text != "," or not _is_tail(tokens[tail:]):
        return None
    return comma, subject


def _is_tail(tokens: tuple[Token, ...]) -> bool:
    """Whether what follows a reporting clause only says when, where, to whom or who it was."""
    if len(tokens) > _MOST_TAIL:
        return False
    return not any(
        token.lower in FINITE | SUBORDINATORS | _FIRST_PERSON | {"and", "but"} or token.text in "“”:;"
        for token in tokens
    )


def _stands_first(statement: tuple[Token, ...]) -> bool:
    words = [token.text for token in statement]
    if any(word in "-–—" and after in ("which", "who", "that") for word, after in pairwise(words)):
        return False  # what is reported may be no more than what follows the dash
    if not _is_clause(statement) or any(token.text == ";" for token in statement):
        return False
    dangling = statement[0].lower in SUBORDINATORS and not any(token.text == "," for token in statement)
    participle = statement[0].lower.endswith(("ing", "ed")) and not any(token.lower in FINITE for token in statement)
    reported = any(_states(statement, index) for index in range(1, len(statement)))
    return not (dangling or participle or reported)


# --- according to -----------------------------------------------------------------------------------------------------


def _according(paragraph: Paragraph, sentence: Span, tokens: tuple[Token, ...]) -> _Found | None:
    """``According to the report, exports fell`` and ``Exports fell, according to the report``."""
    masked = paragraph.masked_between(sentence.start, sentence.end)
    match = ACCORDING.search(masked)
    if match is None or ACCORDING.search(masked, match.end()):
        return None
    cue = Span(sentence.start + match.start(), sentence.start + match.end())
    after = next((i for i, token in enumerate(tokens) if token.start >= cue.end), None)
    source = phrase_after(tokens, after) if after is not None else None
    if source is None:
        return None
    frame = Frame("according", span_of(tokens, *source), cue, adjacent=False, verb="according to")
    first = next(i for i, token in enumerate(tokens) if token.end > cue.start)
    if all(token.lower in _OPENERS or token.text == "," for token in tokens[:first]):
        start = _past_apposition(tokens, source[1])
        if start is None or not _is_clause(tokens[start:]):
            return None
        end = clause_end(paragraph, tokens, start)
        return None if end is None else (frame, tokens[start].start, end)
    statement = tokens[:first]
    if statement[-1].text == ",":
        statement = statement[:-1]
    if not statement or not _stands_first(statement) or not _is_tail(tokens[source[1] :]):
        return None
    return frame, statement[0].start, statement[-1].end


def _past_apposition(tokens: tuple[Token, ...], start: int) -> int | None:
    """Where the statement begins after ``according to Name, a writer,``."""
    if start >= len(tokens) or tokens[start].text != ",":
        comma = next((i for i in range(start, min(len(tokens), start + 10)) if tokens[i].text == ","), None)
        if comma is None or any(token.lower in FINITE for token in tokens[start:comma]):
            return None
        start = comma
    following = next((i for i in range(start + 1, len(tokens)) if tokens[i].text == ","), None)
    if following is not None and tokens[start + 1].lower in ("a", "an", "the", "who", "one", "head", "director"):
        apposed = tokens[start + 1 : following]
        if not _is_clause(apposed) or apposed[0].lower == "who":
            return following + 1 if following + 1 < len(tokens) else None
    return start + 1 if start + 1 < len(tokens) else None


# --- spans ------------------------------------------------------------------------------------------------------------


def _trimmed(paragraph: Paragraph, start: int, end: int) -> Span | None:
    """Without punctuation at its end and without marks that are not closed in it."""
    text = paragraph.text
    while start < end and text[start] in ", ;:\u2014\u2013-\n\t\xa0":
        start += 1
    while (trailing := _TRAILING.search(text, max(start, end - 40), end)) is not None and trailing.start() < end:
        end = trailing.start()
    if text[end : end + 1] == "." and _INITIALS_AT_END.search(text, max(start, end - 12), end):
        end += 1
    for pair in paragraph.pairs:
        if pair.opening.start < end and pair.closing.end > end:
            end = pair.closing.end if pair.closing.end - end <= 3 else pair.opening.start
        if pair.opening.start < start < pair.closing.end:
            return None
    return Span(start, end) if end - start > 10 else None
