"""Ways of reporting that have a fixed form: a dash, a colon, a turn's label, *according to*, *as the minister put it*.

Each function gives the frame of one quotation, or none where the form is not there.
"""

from __future__ import annotations

import re

from pincite.corpus.model import Block, Span
from pincite.corpus.quotations.clauses import BLANK, Paragraph
from pincite.corpus.quotations.frames import Frame, span_of, word_span
from pincite.corpus.quotations.marks import Pair
from pincite.corpus.quotations.names import NAME_RUN, bare_name, is_person_like
from pincite.corpus.quotations.reporting import UTTERANCES
from pincite.corpus.quotations.subjects import phrase_after
from pincite.expressions import expression

TIMECODE = r"\d{1,2}(?::[0-5]\d){1,2}"
BRACKETED_TIMECODE = expression(rf"[(\[]\s*({TIMECODE})\s*[)\]]")
_DASH = expression(rf"[{BLANK}]?[.,]?[ \t\xa0]*(?P<cue>—|–|―|‒|--|-|~)[ \t\xa0]*(?P<who>[^\s¤“”].*)$", re.DOTALL)
_TURN = expression(r"[“\"']?(?P<who>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ(][\w.’')-]*){0,4})(?P<cue>:)\s")
_TURN_IN_CAPITALS = expression(r"[“\"'‘]?\(?[A-ZÀ-Þ][A-ZÀ-Þ.’'-]++(?: [A-ZÀ-Þ.’'-]++){0,4}+(?::\s|[.)]*$)")
ACCORDING = expression(
    r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s told by|[Aa]s put by|[Ii]n the view of"
    r"|[Pp]er(?= the | [A-Z]))(?=\s)"
)
_AS_PUT = expression(
    r"\b[Aa]s\s+(?P<who>[^,.;:“”]{2,60}?)\s+"
    r"(?P<cue>(?:has |once |later )?puts? it|said|says|called it|describe[sd] it)\b"
)
_BRACKETS = r"(?:[ \t\xa0]*[(\[][^)\]]*[)\]])?"
_NAME_AND_COLON = expression(rf"[\s•*-]*{_BRACKETS}\s*(?P<who>{NAME_RUN.pattern}){_BRACKETS}\s*(?P<cue>:)\s*$")
_NAME_BELOW = expression(rf"[ \t]*(?P<cue>—|–|―|--|-)[ \t\xa0]*(?P<who>{NAME_RUN.pattern})(?:,[^.!?]*)?{_BRACKETS}\s*")
_OWNED = expression(r"[’']s?$")
_EYES = expression(
    r"\b[Ii]n (?P<who>(?:his|her|their|(?:the )?[\w.-]+(?: [\w.-]+){0,3}[’']s?)) (?:own )?"
    r"(?P<cue>words|view|eyes|opinion|telling|account|phrase|judge?ment)\b"
)
_LONGEST_NAME = 200
_LONGEST_CAPTION = 400
_CAPTION = expression(r"[ \t\xa0]*(?P<dash>(?:—|–|―|--|-|~)[ \t\xa0]*)?(?=[A-ZÀ-Þ])(?!.*[!?])(?!.*[a-z]{3}\.\s+[A-Z])")
_IN_CAPTION = expression(r",? [a-z]+ing\b")
_ON_OCCASION = expression(r",? (?:on|in|at|to|during|after|before|when|while|as)\b")


def turn_of(paragraph: Paragraph) -> Frame | None:
    """The speaker's label of a transcript turn (``NAME: ...``) at the start of a paragraph."""
    match = _TURN.match(paragraph.text, paragraph.block.span.start, paragraph.block.span.end)
    if match is None:
        return None
    return Frame("turn", Span(*match.span("who")), Span(*match.span("cue")))


def has_turn_label(text: str, block: Block) -> bool:
    """Whether the paragraph, after an opening mark, begins with a name in capitals and a colon, as transcripts do."""
    return _TURN_IN_CAPITALS.match(text, block.span.start, block.span.end) is not None


def named_after_dash(paragraph: Paragraph, index: int) -> Frame | None:
    """``"..." — Name (01:55)``: the dash and what follows up to the end of the line."""
    pair = paragraph.pairs[index]
    following = (
        paragraph.pairs[index + 1].opening.start if index + 1 < len(paragraph.pairs) else paragraph.block.span.end
    )
    rest = paragraph.masked_between(pair.closing.end, following)
    start = pair.closing.end
    if paragraph.block.quoted:  # the name may stand on a line of its own
        start += len(rest) - len(rest.lstrip())
        rest = rest.lstrip()
    rest = rest.split("\n", 1)[0]
    match = _DASH.match(rest)
    if match is None:
        return None
    name = NAME_RUN.match(rest, match.start("who"))
    if name is None:
        return None
    tail = rest[name.end() :].strip(" \t\xa0.")
    if tail and not tail.startswith((",", "(", "[")):
        return None
    cue = Span(start + match.start("cue"), start + match.end("cue"))
    return Frame("dash", Span(start + name.start(), start + name.end()), cue)


def named_in_caption(paragraph: Paragraph, index: int) -> Frame | None:
    """``"..." Columnist Name assessing the cabinet``: a quotation and who says it, without a verb."""
    pair = paragraph.pairs[index]
    start, end = pair.closing.end, paragraph.block.span.end
    rest = paragraph.masked_between(start, end)
    first = not index and not paragraph.masked_between(paragraph.block.span.start, pair.opening.start).strip(" \t•*-")
    if not first or len(paragraph.pairs) > 1 or not pair.closed or len(rest) > _LONGEST_CAPTION:
        return None
    caption = _CAPTION.match(rest)
    if caption is None or paragraph.text[pair.words(paragraph.text).end - 1] not in ".!?…":
        return None
    for name in NAME_RUN.finditer(rest, caption.end()):
        if is_person_like(bare_name(name[0])):
            goes_on = _IN_CAPTION.match(rest, name.end()) or (caption["dash"] and _ON_OCCASION.match(rest, name.end()))
            cue = Span(start + caption.start(), start + caption.end())
            return Frame("dash", Span(start + name.start(), start + name.end()), cue) if goes_on else None
    return None


def named_before_colon(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``Name: "..."``, also ``Name (01:55): "..."``, with nothing else before the colon in its sentence."""
    return whole_name(paragraph, sentence.start, pair.opening.start)


def whole_name(paragraph: Paragraph, start: int, end: int) -> Frame | None:
    if end - start > _LONGEST_NAME:
        return None
    match = _NAME_AND_COLON.match(paragraph.masked_between(start, end))
    if match is None or len(match["who"].split()) > 6:
        return None
    who, cue = (Span(start + match.start(group), start + match.end(group)) for group in ("who", "cue"))
    return Frame("colon", who, cue)


def named_below(text: str, block: Block) -> Frame | None:
    """A line that holds nothing but a dash and a name, as under an epigraph."""
    start = text.rfind("\n", 0, block.span.start) + 1
    if block.span.end - start > _LONGEST_NAME:
        return None
    match = _NAME_BELOW.fullmatch(text, start, block.span.end)
    if match is None:
        return None
    return Frame("dash", Span(*match.span("who")), Span(*match.span("cue")))


def according_to(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    base = sentence.start
    masked = paragraph.masked_between(base, sentence.end)
    for match in ACCORDING.finditer(masked):
        tokens = paragraph.tokens(base + match.end(), sentence.end)
        found = phrase_after(tokens, 0)
        if found is not None:
            cue = Span(base + match.start(), base + match.end())
            return Frame("according", span_of(tokens, *found), cue, adjacent=False, verb="according to")
    return None


def as_put(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``as a memo put it``, before or after the quotation."""
    match = _AS_PUT.search(paragraph.masked_between(sentence.start, sentence.end))
    if match is None:
        return None
    who, cue = (
        Span(sentence.start + match.start(group), sentence.start + match.end(group)) for group in ("who", "cue")
    )
    return Frame("according", who, cue, adjacent=False, verb="put it")


def in_the_words_of(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """``in the minister's words``, before or after the quotation."""
    base = sentence.start
    match = _EYES.search(paragraph.masked_between(base, sentence.end))
    if match is None:
        return None
    who, cue = (Span(base + match.start(group), base + match.end(group)) for group in ("who", "cue"))
    return Frame("according", who, cue, adjacent=False, verb="according to")


def owned_utterance(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
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
                    "utterance", span_of(tokens, start, back + 1), word_span(tokens[index]), False, tokens[index].lower
                )
        if owner.lower in ("a", "the") and index + 2 < len(tokens) and tokens[index + 1].lower in ("by", "from"):
            found = phrase_after(tokens, index + 2)
            if found is not None:
                return Frame("utterance", span_of(tokens, *found), word_span(tokens[index]), False, tokens[index].lower)
    return None
