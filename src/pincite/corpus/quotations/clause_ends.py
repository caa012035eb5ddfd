"""Where a statement in the writer's words ends, and whether its sentence goes on in another voice."""

from __future__ import annotations

import re

from pincite.corpus.quotations.clauses import Paragraph, Token
from pincite.corpus.quotations.reporting import BASE_FORMS, GERUNDS, PRONOUNS, REPORTING, STATING

FINITE = frozenset(
    """is are was were am has have had do does did will would can could shall should may might must isn’t aren’t wasn’t
    weren’t hasn’t haven’t hadn’t doesn’t don’t didn’t won’t wouldn’t can’t couldn’t shouldn’t isn't aren't wasn't
    weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't it's it’s they're
    they’re that's that’s there's there’s he's he’s she's she’s
    rose fell grew went came took made got gave became began saw knew thought kept held left lost won paid sold bought
    built brought broke spent met sent led stood ran drew chose spoke wrote said meant felt found set put cut hit cost
    goes makes takes gives gets comes keeps needs wants seems remains means shows costs helps works lacks faces allows
    requires includes provides offers leaves holds sees runs grows falls rises
    need want make take give get come keep seem remain mean show lack face allow require include provide offer leave
    hold see run grow fall rise stand use uses know knows become becomes lead leads bring brings play plays""".split()
)
_TALK = frozenset("talks talked discusses discussed describes described speaks spoke".split())
_TURNS = re.compile(r",”?\s(?:but|while|whereas|although|though|yet|and)\s")
_SAME_VOICE = re.compile(
    r",”?\s(?:but|and|yet)\s(?:he|she|it|they|that|only|not|also|therefore|thus|if|when|to|its|their|his|her)\b"
)
_NEXT_SENTENCE = re.compile(r"[.!?](?:['’]{1,2}|[”\"])\s+(?=[A-Z])")
_TOLD_TWICE = re.compile(r",[”\"’']{0,2}\s(?:he|she|they|it|the [a-z]+)\s(?:said|says|added|showed|shows)[.\s]*\Z")


def clause_end(paragraph: Paragraph, tokens: tuple[Token, ...], start: int) -> int | None:
    """Where the statement ends; none where the sentence goes on and it cannot be told in whose voice."""
    begin, end = tokens[start].start, tokens[-1].end
    cuts = (cut for index in range(start + 1, len(tokens) - 1) if (cut := _cut_at(tokens, start, index)) is not None)
    end = next(cuts, end)
    masked = paragraph.masked_between(begin, end)
    if ";" in masked or ": " in masked or masked.count(" — ") + masked.count(" – ") + masked.count(" - ") == 1:
        return None
    for turn in _TURNS.finditer(masked):
        rest = masked[turn.end() :]
        if _reports_anew(rest):
            return begin + turn.start()
        if _SAME_VOICE.match(masked, turn.start()) is None and _goes_on(rest):
            return None
    if (sentence := _NEXT_SENTENCE.search(paragraph.text, begin, end)) is not None:
        end = sentence.start() + 1  # marks hid from the splitter that a sentence ends
    if _TOLD_TWICE.search(paragraph.text[begin:end]) is not None:
        return None
    return None if _quotes_anew(paragraph, begin, end) else end


def _cut_at(tokens: tuple[Token, ...], start: int, index: int) -> int | None:
    """Where the statement ends if the writer goes on at this token: with a participle, another report or its source."""
    word, before = tokens[index].lower, tokens[index - 1]
    participle = word in GERUNDS or word in ("citing", "calling", "according")
    if before.text == "," and (participle or (word.endswith("ly") and tokens[index + 1].lower.endswith("ing"))):
        return before.start
    if word in _TALK and before.lower in PRONOUNS and tokens[index - 2].lower == "and" and index > start + 4:
        return tokens[index - 3].end
    if word in REPORTING and word.endswith(("ed", "said")) and index > start + 3:
        by_another = before.capital and tokens[index - 2].lower in ("and", "but", "while")
        if before.lower in ("and", "but") or by_another:
            return tokens[index - 2 - by_another].end
    return tokens[index].start if word == "according" and tokens[index + 1].lower == "to" else None


def _reports_anew(rest: str) -> bool:
    """``..., though she noted that``: the sentence reports a second statement."""
    words = re.findall(r"[\w’']+", rest)[:4]
    told = words[:1] and words[0] in STATING and words[0].endswith("ed")  # "but noted that ..."
    another = len(words) > 1 and words[0] in PRONOUNS and (words[1] in _TALK or words[1] in REPORTING - BASE_FORMS)
    return bool(told) or another or any(word in STATING for word in words[1:])


def _quotes_anew(paragraph: Paragraph, begin: int, end: int) -> bool:
    """Whether a verb of saying stands before marks inside: another voice, or the same one word for word."""
    for pair in paragraph.pairs:
        if begin < pair.opening.start < end:
            before = paragraph.tokens(max(begin, pair.opening.start - 40), pair.opening.start)
            words = [token.lower for token in before if token.text[0].isalnum()][-1:]
            if words and words[0] in STATING and before[-1].text == ",":
                return True
    return False


def _goes_on(rest: str) -> bool:
    """Whether a new clause, which may be the writer's, begins here: a finite verb comes before the next comma."""
    words = re.findall(r"[\w’']+", rest.partition(",")[0])[:9]
    return any(word.lower() in FINITE or word.lower() in STATING or word.lower().endswith("ed") for word in words)
