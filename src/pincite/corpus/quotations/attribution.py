"""Who says a quotation: the words that report it and the words that name its speaker.

Each function below knows one way of reporting. They are tried from the surest to the least sure, and the first that
fits decides; ``Frame.kind`` says which it was.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pincite.corpus.model import Span
from pincite.corpus.quotations.after_clauses import after_clause, later_clause, name_first, quoted_by, verb_first
from pincite.corpus.quotations.chinese import frame_in_chinese
from pincite.corpus.quotations.clauses import Paragraph, Token
from pincite.corpus.quotations.frames import Frame, cue_of, span_of, word_span
from pincite.corpus.quotations.marks import Pair
from pincite.corpus.quotations.names import NAME_RUN, bare_name, is_person_like
from pincite.corpus.quotations.other_languages import frame_abroad
from pincite.corpus.quotations.reporting import BASE_FORMS, GERUNDS, PRONOUNS, SAYING, STANCES, STATING
from pincite.corpus.quotations.set_phrases import (
    according_to,
    as_put,
    in_the_words_of,
    named_after_dash,
    named_before_colon,
    named_in_caption,
    owned_utterance,
    whole_name,
)
from pincite.corpus.quotations.subjects import first_phrase, is_passive, is_verb_use, phrase_after, subject_before

_REACH_BEFORE, _REACH_AFTER = 900, 500
"""How many characters before and after a quotation its reporting words may stand."""
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,30}+(?:, [A-Z][\w. ]{1,20}+)?(?: ?\([^()\n]{1,40}\))? ?(?:--|—|–|-) ")
"""``TOWN, State (Agency) -- `` at the head of a report."""


def frame_of(paragraph: Paragraph, index: int) -> Frame | None:
    """How the quotation at ``index`` of the paragraph is reported within its sentence; None where nothing does."""
    pair = paragraph.pairs[index]
    sentence = _near(paragraph, pair)
    return (
        named_after_dash(paragraph, index)
        or named_in_caption(paragraph, index)
        or _led_in(paragraph, index, sentence)
        or after_clause(paragraph, pair, sentence)
        or _before(paragraph, pair, sentence)
        or named_before_colon(paragraph, pair, sentence)
        or according_to(paragraph, pair, sentence)
        or as_put(paragraph, pair, sentence)
        or later_clause(paragraph, pair, sentence)
        or owned_utterance(paragraph, pair, sentence)
        or in_the_words_of(paragraph, pair, sentence)
        or _acted(paragraph, pair, sentence)
        or frame_abroad(paragraph, pair, sentence)
        or frame_in_chinese(paragraph, pair, sentence)
    )


def frames_of(paragraph: Paragraph) -> list[Frame | None]:
    """How each quotation of the paragraph is reported; the second part of a split one as the first."""
    frames = [frame_of(paragraph, index) for index in range(len(paragraph.pairs))]
    for index in range(1, len(frames)):
        before, here = frames[index - 1], frames[index]
        if before is None or not splits(paragraph, index, before):
            continue
        if here is None or (
            here.kind != "after" and (here.cue is None or before.cue is None or here.cue == before.cue)
        ):
            frames[index] = replace(before, kind="split")
    return frames


def splits(paragraph: Paragraph, index: int, frame: Frame) -> bool:
    """Whether a frame's reporting clause stands between a quotation and the one before it, and ends in a comma."""
    gap = Span(paragraph.pairs[index - 1].closing.end, paragraph.pairs[index].opening.start)
    if frame.mention is None or not gap.contains(frame.mention) or frame.kind not in ("after", "split"):
        return False
    return paragraph.masked_between(gap.start, gap.end).rstrip().endswith(",")


def _near(paragraph: Paragraph, pair: Pair) -> Span:
    """What of the sentence can report the quotation; what is farther away belongs to a text without full stops."""
    sentence = paragraph.sentence_at(pair.opening.start)
    start = max(sentence.start, pair.opening.start - _REACH_BEFORE)
    if start == sentence.start and (dateline := _DATELINE.match(paragraph.text, start, pair.opening.start)):
        start = dateline.end()
    return Span(start, max(start, min(sentence.end, pair.closing.end + _REACH_AFTER)))


def introduced(paragraph: Paragraph) -> Frame | None:
    """The frame that a paragraph ending in a colon sets for the next one (``The minister continued:``)."""
    stripped = paragraph.masked.rstrip()
    if not stripped.endswith(":"):
        return None
    end = paragraph.block.span.start + len(stripped)
    sentence = paragraph.sentence_at(end - 1)
    tokens = paragraph.tokens(sentence.start, end)
    return _nearest_verb(paragraph, tokens, end) or whole_name(paragraph, sentence.start, end)


def _led_in(paragraph: Paragraph, index: int, sentence: Span) -> Frame | None:
    """``Name asked, "...?" Another smiles and says, "..."``: each clause leads in the words after it."""
    pair = paragraph.pairs[index]
    if index + 1 == len(paragraph.pairs) or not pair.closed:
        return None
    following = paragraph.masked_between(pair.closing.end, paragraph.pairs[index + 1].opening.start).rstrip()
    before = paragraph.masked_between(sentence.start, pair.opening.start).rstrip()
    ended = paragraph.text[pair.words(paragraph.text).end - 1] in ".!?…"
    if not ended or not following.endswith((",", ":")) or not before.endswith((",", ":")):
        return None
    frame = _before(paragraph, pair, sentence)
    return frame if frame is not None and frame.adjacent and frame.verb in SAYING else None


def _before(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``Name said, "..."`` and ``Name said the plan was "..."``: the nearest reporting verb to the left."""
    tokens = paragraph.tokens(sentence.start, pair.opening.start)
    if tokens and tokens[-1].lower.startswith("continu") and paragraph.text.startswith("to ", pair.opening.end):
        tokens = tokens[:-1]  # "the council will continue "to build" reports what it does
    return _nearest_verb(paragraph, tokens, pair.opening.start)


def _nearest_verb(paragraph: Paragraph, tokens: tuple[Token, ...], until: int) -> Frame | None:
    verbs = [i for i in range(len(tokens)) if is_verb_use(tokens, i)]
    for position in range(len(verbs) - 1, -1, -1):
        index = verbs[position]
        adjacent = not any(token.text[0].isalnum() and not token.adverb for token in tokens[index + 1 :])
        if is_passive(tokens, index):
            agent = _agent(tokens, index)
            if agent is not None:
                return Frame("passive", agent, word_span(tokens[index]), adjacent, tokens[index].lower)
            if position == 0:
                return Frame("passive", None, word_span(tokens[index]), adjacent, tokens[index].lower)
            continue
        if tokens[index].lower in STANCES and any(tokens[verb].lower in STATING for verb in verbs[:position]):
            continue  # "Name said the party rejects the plan": who says so is Name
        if index > 1 and tokens[index - 1].lower == "to" and is_passive(tokens, index - 2):
            continue  # "Name was asked to say": nobody has said it
        if tokens[index].lower == "saying" and position and (quoted := quoted_by(tokens, verbs[position - 1])):
            return Frame("before", span_of(tokens, *quoted), word_span(tokens[index]), adjacent, "saying")
        if _is_naming(tokens, index):
            return Frame("naming", None, word_span(tokens[index]), adjacent, tokens[index].lower)
        subject = _subject(tokens, verbs[: position + 1]) or _subject_after(paragraph, tokens, until)
        if subject is not None:
            mention, cue_start = subject
            cue = cue_of(tokens, cue_start, index) if cue_start <= index else word_span(tokens[index])
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
            if (brought := _brought_to(tokens, index)) is not None:
                return brought
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
        return span_of(tokens, *subject), subject[1]
    last = verbs[-1]
    found = first_phrase(tokens, 0, last)
    if found is None or not _names_somebody(tokens, *found):
        return None
    return span_of(tokens, *found), last


_BRINGING = frozenset(
    "prompted prompts prompting leads led leading caused causing forced forcing pushed pushing moved".split()
)


def _brought_to(tokens: tuple[Token, ...], index: int) -> tuple[Span, int] | None:
    """``The answer prompted Name to quip``: who is brought to say something."""
    first = stop = index - 1
    if stop > 1 and tokens[stop - 1].lower in ("him", "her") and tokens[stop - 2].lower in _BRINGING:
        return word_span(tokens[stop - 1]), stop
    while first and tokens[first - 1].capital:
        first -= 1
    if first == stop or not first or tokens[stop].lower != "to" or tokens[first - 1].lower not in _BRINGING:
        return None
    return span_of(tokens, first, stop), stop


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
                return span_of(following, *found), len(tokens)
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
            return span_of(tokens, *found) if found is not None and not tokens[found[0]].lower.endswith("ing") else None
    return None


_ENDS_IN_COLON = re.compile(r"(?P<verb>[a-z]+)(?:\s(?:[a-z]+ly|again|later|[a-z]+ [a-z]+))?\s*(?P<cue>:)\s*\Z")


def _acted(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``Name disagreed: "..."``: any verb in the past, and a colon before the quotation."""
    before = paragraph.masked_between(sentence.start, pair.opening.start)
    match = _ENDS_IN_COLON.search(before) if before.rstrip().endswith(":") else None
    if match is None or not match["verb"].endswith(("ed", "id", "ot", "oke", "ent", "ook")):
        return None
    tokens = paragraph.tokens(sentence.start, sentence.start + match.end("verb"))
    if not tokens or tokens[-1].capital:
        return None
    subject = subject_before(tokens, len(tokens) - 1)
    if subject is None or not _begins_sentence(tokens, subject[0]):
        return None
    return Frame("before", span_of(tokens, *subject), word_span(tokens[-1]), verb="said")


def _begins_sentence(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a phrase is the first of its sentence, or the name that is apposed to the first."""
    if not start:
        return True
    commas = [index for index, token in enumerate(tokens[:start]) if token.text == ","]
    return commas == [start - 1] and (tokens[0].capital or tokens[0].lower in ("the", "a", "an"))


def sentence_subject(paragraph: Paragraph, pair: Pair) -> Frame | None:
    """Who the sentence is about, when it quotes without a reporting verb (``Name went further, to "..."``)."""
    sentence = paragraph.sentence_at(pair.opening.start)
    tokens = paragraph.tokens(sentence.start, pair.opening.start)
    found = first_phrase(tokens, 0, len(tokens))
    if found is None or not (tokens[found[0]].lower in PRONOUNS or NAME_RUN.match(tokens[found[0]].text)):
        return None
    if tokens[found[0]].lower in ("it", "i", "we", "you", "there"):
        return None
    phrase = span_of(tokens, *found)
    label = found[1] < len(tokens) and tokens[found[1]].text == ":"
    runs = NAME_RUN.finditer(paragraph.text, phrase.start, phrase.end)
    if label and not any(is_person_like(bare_name(run[0])) for run in runs):
        return None  # "Background: ..."
    return Frame("subject", phrase, None, adjacent=False)


def reported_before(paragraph: Paragraph, pair: Pair) -> Frame | None:
    """The frame of the sentence before, when the quotation is a sentence of its own and goes on from it."""
    sentence = paragraph.sentence_at(pair.opening.start)
    earlier = [span for span in paragraph.sentences if span.end <= sentence.start]
    if not earlier:
        return None
    tokens = paragraph.tokens(earlier[-1].start, earlier[-1].end)
    comma = max((i for i, token in enumerate(tokens) if token.text in (",", "”")), default=None)
    if comma is not None and (frame := verb_first(tokens, comma + 1) or name_first(tokens, comma + 1)) is not None:
        return replace(frame, adjacent=False)
    verbs = [i for i in range(len(tokens)) if is_verb_use(tokens, i) and not is_passive(tokens, i)]
    for index in verbs:
        subject = _subject(tokens, [index])
        if subject is not None:
            return Frame("before", subject[0], word_span(tokens[index]), False, tokens[index].lower)
    return None


def told_before(paragraph: Paragraph) -> Frame | None:
    """The frame of a last sentence that tells what somebody states, for a quotation that is the next paragraph."""
    sentence = paragraph.sentences[-1]
    tokens = paragraph.tokens(sentence.start, sentence.end)
    if paragraph.pairs or len(tokens) < 4 or tokens[-1].text != ".":
        return None
    for index in range(1, len(tokens)):
        if tokens[index].lower in STATING and is_verb_use(tokens, index) and not is_passive(tokens, index):
            subject = _subject(tokens, [index])
            return None if subject is None else Frame("before", subject[0], word_span(tokens[index]), False, "said")
    return None


def stands_alone(paragraph: Paragraph, pair: Pair) -> bool:
    """Whether the quotation is a sentence by itself, with nothing of the writer's around it."""
    sentence = paragraph.sentence_at(pair.opening.start)
    around = paragraph.masked_between(sentence.start, pair.opening.start) + paragraph.masked_between(
        pair.closing.end, max(sentence.end, pair.closing.end)
    )
    return not any(char.isalnum() for char in around)
