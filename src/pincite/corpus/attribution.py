"""Who says a quotation: the words that report it and the words that name its speaker.

Each function below knows one way of reporting. They are tried from the surest to the least sure, and the first that
fits decides; ``Frame.kind`` says which it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from pincite.corpus.clauses import BLANK, Paragraph, Token
from pincite.corpus.model import Block, Span
from pincite.corpus.names import NAME_RUN
from pincite.corpus.quotation_marks import Pair
from pincite.corpus.reporting import BASE_FORMS, GERUNDS, PRONOUNS, SAYING, UTTERANCES
from pincite.corpus.subjects import first_phrase, is_passive, is_verb_use, phrase_after, subject_before

FrameKind = Literal[
    "dash", "after", "before", "according", "colon", "turn", "utterance", "passive", "naming", "subject"
]

TIMECODE = r"\d{1,2}(?::[0-5]\d){1,2}"
BRACKETED_TIMECODE = re.compile(rf"[(\[]\s*({TIMECODE})\s*[)\]]")
_DASH = re.compile(rf"[{BLANK}]?[.,]?[ \t\xa0]*(?P<cue>—|–|―|‒|--|-|~)[ \t\xa0]*(?P<who>[^\s¤“”].*)$", re.DOTALL)
_TURN = re.compile(r"[“\"']?(?P<who>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ(][\w.’')-]*){0,4})(?P<cue>:)\s")
_TURN_IN_CAPITALS = re.compile(r"[“\"'‘]?\(?[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ.’'-]+){0,4}(?::\s|[.)]*$)")
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s told by|[Aa]s put by|[Ii]n the view of"
    r"|[Pp]er(?= the | [A-Z]))(?=\s)"
)
_AS_PUT = re.compile(
    r"\b[Aa]s\s+(?P<who>[^,.;:“”]{2,60}?)\s+"
    r"(?P<cue>(?:has |once |later )?puts? it|said|says|called it|describe[sd] it)\b"
)
_BRACKETS = r"(?:[ \t\xa0]*[(\[][^)\]]*[)\]])?"
_NAME_AND_COLON = re.compile(rf"[\s•*-]*{_BRACKETS}\s*(?P<who>{NAME_RUN.pattern}){_BRACKETS}\s*(?P<cue>:)\s*$")
_NAME_BELOW = re.compile(rf"[ \t]*(?P<cue>—|–|―|--|-)[ \t\xa0]*(?P<who>{NAME_RUN.pattern})(?:,[^.!?]*)?{_BRACKETS}\s*")
_OWNED = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Frame:
    """How one quotation is reported."""

    kind: FrameKind
    mention: Span | None
    cue: Span | None
    adjacent: bool = True
    """Whether the reporting words stand directly beside the quotation."""
    verb: str = ""


def frame_of(paragraph: Paragraph, index: int) -> Frame | None:
    """How the quotation at ``index`` of the paragraph is reported within its sentence; None where nothing does."""
    pair = paragraph.pairs[index]
    sentence = paragraph.sentence_at(pair.opening.start)
    return (
        _dash(paragraph, index)
        or _after(paragraph, pair, sentence)
        or _before(paragraph, pair, sentence)
        or _colon(paragraph, pair, sentence)
        or _according(paragraph, pair, sentence)
        or _as_put(paragraph, pair, sentence)
        or _later_clause(paragraph, pair, sentence)
        or _utterance(paragraph, pair, sentence)
    )


def turn_of(paragraph: Paragraph) -> Frame | None:
    """The speaker's label of a transcript turn (``NAME: ...``) at the start of a paragraph."""
    match = _TURN.match(paragraph.text, paragraph.block.span.start, paragraph.block.span.end)
    if match is None:
        return None
    return Frame("turn", Span(*match.span("who")), Span(*match.span("cue")))


def has_turn_label(text: str, block: Block) -> bool:
    """Whether the paragraph, after an opening mark, begins with a name in capitals and a colon, as transcripts do."""
    return _TURN_IN_CAPITALS.match(text, block.span.start, block.span.end) is not None


def introduced(paragraph: Paragraph) -> Frame | None:
    """The frame that a paragraph ending in a colon sets for the next one (``The minister continued:``)."""
    stripped = paragraph.masked.rstrip()
    if not stripped.endswith(":"):
        return None
    end = paragraph.block.span.start + len(stripped)
    sentence = paragraph.sentence_at(end - 1)
    tokens = paragraph.tokens(sentence.start, end)
    return _nearest_verb(paragraph, tokens, end) or _whole_name(paragraph, sentence.start, end)


def _dash(paragraph: Paragraph, index: int) -> Frame | None:
    """``"..." — Name (01:55)``: the dash and what follows up to the end of the line."""
    pair = paragraph.pairs[index]
    following = (
        paragraph.pairs[index + 1].opening.start if index + 1 < len(paragraph.pairs) else paragraph.block.span.end
    )
    rest = paragraph.masked_between(pair.closing.end, following).split("\n", 1)[0]
    match = _DASH.match(rest)
    if match is None:
        return None
    name = NAME_RUN.match(rest, match.start("who"))
    if name is None:
        return None
    tail = rest[name.end() :].strip(" \t\xa0.")
    if tail and not tail.startswith((",", "(", "[")):
        return None
    start = pair.closing.end
    cue = Span(start + match.start("cue"), start + match.end("cue"))
    return Frame("dash", Span(start + name.start(), start + name.end()), cue)


def _after(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``"...," said Name`` and ``"...," Name said``."""
    if not pair.closed or not _awaits_clause(paragraph, pair, sentence):
        return None
    tokens = paragraph.tokens(pair.closing.end, sentence.end)
    start = 1 if tokens and tokens[0].text in (",", "”") else 0
    return _verb_first(tokens, start) or _name_first(tokens, start)


def _awaits_clause(paragraph: Paragraph, pair: Pair, sentence: Span) -> bool:
    """Whether punctuation leaves the sentence open for a reporting clause after the quotation."""
    last = paragraph.text[pair.words(paragraph.text).end - 1]
    if last in ",?!…—–-" or paragraph.text[pair.closing.end : pair.closing.end + 1] == ",":
        return True
    return not paragraph.masked_between(sentence.start, pair.opening.start).strip(" \t\xa0-•*”")


def _verb_first(tokens: tuple[Token, ...], start: int) -> Frame | None:
    position = start
    while position < len(tokens) and (
        tokens[position].lower.endswith("ly") or tokens[position].lower in ("also", "then")
    ):
        position += 1
    if position >= len(tokens) or tokens[position].lower not in SAYING or tokens[position].lower in GERUNDS:
        return None
    found = phrase_after(tokens, position + 1)
    if found is None or not _can_speak(tokens, *found):
        return None
    return Frame("after", _span(tokens, *found), _word(tokens[position]), verb=tokens[position].lower)


_TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday earlier later last this late early
    recently again""".split()
)


def _can_speak(tokens: tuple[Token, ...], start: int, stop: int) -> bool:
    return tokens[start].lower not in _TIME_WORDS and tokens[start].lower not in ("reporters", "that", "so")


def _name_first(tokens: tuple[Token, ...], start: int) -> Frame | None:
    for index in range(start + 1, min(len(tokens), start + 45)):
        if tokens[index].text in (";", ":"):
            return None
        if tokens[index].lower not in SAYING or not is_verb_use(tokens, index) or is_passive(tokens, index):
            continue
        subject = subject_before(tokens[start:index], index - start)
        if subject is None:
            return None
        first, stop = subject[0] + start, subject[1] + start
        if first > start:
            return None  # the clause begins with its subject
        return Frame("after", _span(tokens, first, stop), _cue(tokens, stop, index), verb=tokens[index].lower)
    return None


def _before(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``Name said, "..."`` and ``Name said the plan was "..."``: the nearest reporting verb to the left."""
    tokens = paragraph.tokens(sentence.start, pair.opening.start)
    return _nearest_verb(paragraph, tokens, pair.opening.start)


def _nearest_verb(paragraph: Paragraph, tokens: tuple[Token, ...], until: int) -> Frame | None:
    verbs = [i for i in range(len(tokens)) if is_verb_use(tokens, i)]
    for position in range(len(verbs) - 1, -1, -1):
        index = verbs[position]
        adjacent = not any(token.text[0].isalnum() for token in tokens[index + 1 :])
        if is_passive(tokens, index):
            agent = _agent(tokens, index)
            if agent is not None:
                return Frame("passive", agent, _word(tokens[index]), adjacent, tokens[index].lower)
            if position == 0:
                return Frame("passive", None, _word(tokens[index]), adjacent, tokens[index].lower)
            continue
        if _is_naming(tokens, index):
            return Frame("naming", None, _word(tokens[index]), adjacent, tokens[index].lower)
        subject = _subject(tokens, verbs[: position + 1]) or _subject_after(paragraph, tokens, until)
        if subject is not None:
            mention, cue_start = subject
            cue = _cue(tokens, cue_start, index) if cue_start <= index else _word(tokens[index])
            return Frame("before", mention, cue, adjacent, tokens[index].lower)
    return None


def _is_naming(tokens: tuple[Token, ...], index: int) -> bool:
    """``a programme called "..."``, ``nicknamed "..."``: a name is given, nobody speaks."""
    if tokens[index].lower not in ("called", "dubbed", "labeled", "labelled", "termed", "branded") or index + 1 < len(
        tokens
    ):
        return False
    before = tokens[index - 1] if index else None
    if before is None:
        return True
    subject = subject_before(tokens, index)
    if subject is None:
        return True
    clause = {token.lower for token in tokens[max(0, subject[0] - 1) : subject[0]]}
    return (
        not clause & {"what"}
        and not before.capital
        and before.lower not in ("he", "she", "they", "it", "i", "we", "who", "also", "has", "have")
    )


def _subject(tokens: tuple[Token, ...], verbs: list[int]) -> tuple[Span, int] | None:
    """The subject of the last of ``verbs``, or the one it shares with a verb before it; and where the subject ends."""
    for index in reversed(verbs):
        if is_passive(tokens, index) and index != verbs[-1]:
            continue
        if tokens[index].lower in BASE_FORMS and tokens[index - 1].lower in ("to", "and", "or"):
            continue
        subject = subject_before(tokens, index)
        if subject is None:
            continue
        if tokens[index].lower in GERUNDS and not _is_progressive(tokens, subject[1], index):
            # "Name responds firmly, stating": the participle has the subject of the sentence.
            if not (
                subject[1] == index and tokens[index - 1].capital and tokens[subject[0] - 1].lower in ("of", "with")
            ):
                continue
        elif index != verbs[0] and _repeats_outer(tokens, verbs, index, subject[0]):
            continue
        return _span(tokens, *subject), subject[1]
    last = verbs[-1]
    found = first_phrase(tokens, 0, last)
    if found is None or not _names_somebody(tokens, *found):
        return None
    return _span(tokens, *found), last


def _repeats_outer(tokens: tuple[Token, ...], verbs: list[int], index: int, start: int) -> bool:
    """``Name said she thinks``, ``Name condemned what he called``: the pronoun is the outer verb's subject again."""
    if tokens[start].lower not in PRONOUNS - {"who", "which"}:
        return False
    outer = verbs[verbs.index(index) - 1]
    between = [token.lower for token in tokens[outer + 1 : start]]
    return between in ([], ["that"]) or "what" in between[-1:]


def _subject_after(paragraph: Paragraph, tokens: tuple[Token, ...], until: int) -> tuple[Span, int] | None:
    """``Bemoaning the "...," Name left``: a participle at the head of a sentence takes the subject that follows."""
    if tokens[0].lower not in GERUNDS and not (len(tokens) > 1 and tokens[1].lower in GERUNDS):
        return None
    sentence = paragraph.sentence_at(until)
    following = paragraph.tokens(until, sentence.end)
    for index, token in enumerate(following):
        if token.text in (",", "”") and (index + 1 == len(following) or following[index + 1].text != ","):
            found = phrase_after(following, index + 1)
            if found is not None and not following[found[0]].lower.endswith("ing"):
                return _span(following, *found), len(tokens)
    return None


def _is_progressive(tokens: tuple[Token, ...], start: int, index: int) -> bool:
    return any(
        token.lower in ("is", "was", "are", "were", "been", "’s", "'s", "began", "kept")
        for token in tokens[start:index]
    )


def _names_somebody(tokens: tuple[Token, ...], start: int, stop: int) -> bool:
    return stop > start and tokens[start].text[0].isalpha()


def _agent(tokens: tuple[Token, ...], index: int) -> Span | None:
    for position in range(index + 1, min(len(tokens), index + 6)):
        if tokens[position].lower == "by":
            found = phrase_after(tokens, position + 1)
            return _span(tokens, *found) if found is not None and not tokens[found[0]].lower.endswith("ing") else None
    return None


def _colon(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``Name: "..."``, also ``Name (01:55): "..."``, with nothing else before the colon in its sentence."""
    return _whole_name(paragraph, sentence.start, pair.opening.start)


def _whole_name(paragraph: Paragraph, start: int, end: int) -> Frame | None:
    match = _NAME_AND_COLON.match(paragraph.masked_between(start, end))
    if match is None or len(match["who"].split()) > 6:
        return None
    who, cue = (Span(start + match.start(group), start + match.end(group)) for group in ("who", "cue"))
    return Frame("colon", who, cue)


def named_below(text: str, block: Block) -> Frame | None:
    """A line that holds nothing but a dash and a name, as under an epigraph."""
    match = _NAME_BELOW.fullmatch(text, text.rfind("\n", 0, block.span.start) + 1, block.span.end)
    if match is None:
        return None
    return Frame("dash", Span(*match.span("who")), Span(*match.span("cue")))


def _according(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    base = sentence.start
    masked = paragraph.masked_between(base, sentence.end)
    for match in _ACCORDING.finditer(masked):
        tokens = paragraph.tokens(base + match.end(), sentence.end)
        found = phrase_after(tokens, 0)
        if found is not None:
            cue = Span(base + match.start(), base + match.end())
            return Frame("according", _span(tokens, *found), cue, adjacent=False, verb="according to")
    return None


def _as_put(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``as a memo put it``, before or after the quotation."""
    match = _AS_PUT.search(paragraph.masked_between(sentence.start, sentence.end))
    if match is None:
        return None
    who, cue = (
        Span(sentence.start + match.start(group), sentence.start + match.end(group)) for group in ("who", "cue")
    )
    return Frame("according", who, cue, adjacent=False, verb="put it")


def _later_clause(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``The "..." plan will work, Name said``: a reporting clause at the end of the sentence."""
    tokens = paragraph.tokens(pair.closing.end, sentence.end)
    for comma in (i for i, token in enumerate(tokens) if token.text in (",", "”")):
        frame = _verb_first(tokens, comma + 1) or _name_first(tokens, comma + 1)
        if frame is not None:
            return replace(frame, adjacent=False)
    return None


def sentence_subject(paragraph: Paragraph, pair: Pair) -> Frame | None:
    """Who the sentence is about, when it quotes without a reporting verb (``Name went further, to "..."``)."""
    sentence = paragraph.sentence_at(pair.opening.start)
    tokens = paragraph.tokens(sentence.start, pair.opening.start)
    found = first_phrase(tokens, 0, len(tokens))
    if found is None or not (tokens[found[0]].lower in PRONOUNS or NAME_RUN.match(tokens[found[0]].text)):
        return None
    if tokens[found[0]].lower in ("it", "i", "we", "you", "there"):
        return None
    return Frame("subject", _span(tokens, *found), None, adjacent=False)


def reported_before(paragraph: Paragraph, pair: Pair) -> Frame | None:
    """The frame of the sentence before, when the quotation is a sentence of its own and goes on from it."""
    sentence = paragraph.sentence_at(pair.opening.start)
    earlier = [span for span in paragraph.sentences if span.end <= sentence.start]
    if not earlier:
        return None
    tokens = paragraph.tokens(earlier[-1].start, earlier[-1].end)
    comma = max((i for i, token in enumerate(tokens) if token.text in (",", "”")), default=None)
    if comma is not None and (frame := _verb_first(tokens, comma + 1) or _name_first(tokens, comma + 1)) is not None:
        return replace(frame, adjacent=False)
    verbs = [i for i in range(len(tokens)) if is_verb_use(tokens, i) and not is_passive(tokens, i)]
    for index in verbs:
        subject = _subject(tokens, [index])
        if subject is not None:
            return Frame("before", subject[0], _word(tokens[index]), False, tokens[index].lower)
    return None


def stands_alone(paragraph: Paragraph, pair: Pair) -> bool:
    """Whether the quotation is a sentence by itself, with nothing of the writer's around it."""
    sentence = paragraph.sentence_at(pair.opening.start)
    around = paragraph.masked_between(sentence.start, pair.opening.start) + paragraph.masked_between(
        pair.closing.end, max(sentence.end, pair.closing.end)
    )
    return not any(char.isalnum() for char in around)


def _utterance(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``the minister's claim that "..."``: a noun of speech and its owner."""
    tokens = paragraph.tokens(sentence.start, pair.opening.start)
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index].lower not in UTTERANCES:
            continue
        owner = tokens[index - 1]
        for back in range(index - 1, max(-1, index - 4), -1):
            owned = _OWNED.search(tokens[back].text) and tokens[back].text[0].isalpha()
            if owned or tokens[back].lower in ("his", "her", "their", "its"):
                start = back
                while start and tokens[start - 1].capital:
                    start -= 1
                return Frame(
                    "utterance", _span(tokens, start, back + 1), _word(tokens[index]), False, tokens[index].lower
                )
        if owner.lower in ("a", "the") and index + 2 < len(tokens) and tokens[index + 1].lower in ("by", "from"):
            found = phrase_after(tokens, index + 2)
            if found is not None:
                return Frame("utterance", _span(tokens, *found), _word(tokens[index]), False, tokens[index].lower)
    return None


def _span(tokens: tuple[Token, ...], start: int, stop: int) -> Span:
    return Span(tokens[start].start, tokens[stop - 1].end)


def _word(token: Token) -> Span:
    return Span(token.start, token.end)


def _cue(tokens: tuple[Token, ...], start: int, verb: int) -> Span:
    """The verb with the auxiliaries and adverbs before it, where they follow the subject directly."""
    first = verb
    while first > start and tokens[first - 1].text[0].isalpha() and verb - first < 4:
        first -= 1
    return Span(tokens[first].start, tokens[verb].end)
