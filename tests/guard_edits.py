"""What an edit of a quotation is, and kinds of it beyond those of ``measure_guard``.

They know nothing of the guard's tables. What they cut off, hide, put in or exchange is what a hostile reader would hold
against the author; what the honest ones do, an editor may do (CMOS 13.7).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pincite.corpus.model import Document, Quotation, Span
from pincite.corpus.sentences import split_sentences

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FEWEST = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """A quotation of an article."""

    document: Document
    quotation: Quotation
    text: str
    """Its words."""
    others: tuple[str, ...]
    """The other speakers of the article."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a quotation."""

    words: str
    verdicts: frozenset[str]
    """Those that name what was done; empty where the edit is honest."""
    speaker: str = ""


Maker = Callable[[Sample], Iterator[Edit]]


def named(*verdicts: str) -> frozenset[str]:
    return frozenset(verdicts)


def put(text: str, span: tuple[int, int], what: str) -> str:
    return text[: span[0]] + what + text[span[1] :]


def swapped(sample: Sample, swaps: dict[str, str], *verdicts: str) -> Iterator[Edit]:
    for match in re.finditer(r"(?<![\w'’-])[a-z]+(?![\w'’-])", sample.text):
        if match[0] in swaps and not re.match(r"\s(?:doubt|matter|one)\b", sample.text[match.end() :]):
            yield Edit(put(sample.text, match.span(), swaps[match[0]]), named(*verdicts))


def sentences(sample: Sample) -> tuple[Span, ...]:
    return split_sentences(sample.text)


def rest(sample: Sample, start: int, *verdicts: str) -> Iterator[Edit]:
    """From ``start`` to the end of its sentence."""
    sentence = next((item for item in sentences(sample) if item.start <= start < item.end), None)
    if sentence:
        text = sample.text[start : sentence.end].rstrip(" .,!?")
        if len(WORD.findall(text)) >= FEWEST:
            yield Edit(text, named(*verdicts))


_ANY = ("altered-word", "altered-number", "negation", "modality", "spliced")
_STOPPED = ("truncated-condition", "modality", "negation", "clipped-opening", "altered-word")
_OPENED = ("clipped-opening", "negation", "modality", "wrong-speaker")
_HIDDEN = ("ellipsis-hides", "spliced", "negation", "modality", "altered-number")
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w,])")


# Harmful


def other_small_word(sample: Sample) -> Iterator[Edit]:
    """A quantity, a comparison, a tense, a person or a title is another."""
    swaps = {"all": "some", "most": "few", "both": "either", "every": "some", "is": "was", "are": "were", "has": "had",
             "he": "she", "we": "they", "our": "their", "his": "her", "above": "below", "majority": "minority",
             "president": "minister", "mayor": "governor", "officials": "ministers", "today": "yesterday",
             "often": "seldom", "over": "under", "early": "late"}  # fmt: skip
    yield from swapped(sample, swaps, *_ANY)


def other_unit(sample: Sample) -> Iterator[Edit]:
    """A currency, a unit or a day is another."""
    for pattern, other in ((r"\$", "€"), (r"%", " percentage points"), (r"\bpercent\b", "percentage points"),
                           (r"\bmiles\b", "kilometres"), (r"\bdollars\b", "euros"), (r"\byears\b", "months"),
                           (r"\bMonday\b", "Tuesday"), (r"\bJune\b", "July")):  # fmt: skip
        for match in re.finditer(pattern, sample.text):
            yield Edit(put(sample.text, match.span(), other), named(*_ANY))


def other_sign(sample: Sample) -> Iterator[Edit]:
    """A number has another sign, its point or its zeros elsewhere; also where the quotation opens with it."""
    for match in _NUMBER.finditer(sample.text):
        for number in (f"-{match[0]}", f".{match[0]}", f"{match[0]}0"):
            yield Edit(put(sample.text, match.span(), number), named(*_ANY))
        if len(WORD.findall(sample.text[match.end() :])) >= FEWEST:
            for sign in "-.":
                yield Edit(sign + sample.text[match.start() :], named(*_ANY, *_OPENED, *_STOPPED))


def foreign_letter(sample: Sample) -> Iterator[Edit]:
    """A letter is one of another script that looks like it."""
    match = next((match for match in WORD.finditer(sample.text) if len(match[0]) > 4 and "o" in match[0]), None)
    if match:
        yield Edit(put(sample.text, match.span(), match[0].replace("o", "\u043e")), named(*_ANY))


def stops_before_limit(sample: Sample) -> Iterator[Edit]:
    """It stops before what says where, how far or against what it holds."""
    yield from _stopped(sample, r",?\s(?:in theory|on paper|at least|so far|for now|in some|in most|until|despite|"
                                r"even though|rather than|instead of|than)\s")  # fmt: skip
    yield from _stopped(sample, r",\s(?:and\s)?not\s(?!only|just)")


def stops_before_source(sample: Sample) -> Iterator[Edit]:
    """It stops before the words that make it somebody else's."""
    yield from _stopped(sample, r",\s(?:according to|critics say|officials said|he claimed|she claimed|they say|"
                                r"police said|he said|she said|I think|I guess)\b")  # fmt: skip


def opens_after_source(sample: Sample) -> Iterator[Edit]:
    """It opens behind them."""
    saying = (
        r"\b(?:critics|opponents|some|they|officials|analysts|experts|he|she)\s(?:say|says|said|claim|claims|claimed|argue|"
        r"argued|believe|believes)\s(?:that\s)?(?!(?:to|in|on|at|it|of|about|was|were|is|what|so)\b)(?=[a-z])"
    )
    for match in re.finditer(saying, sample.text, re.IGNORECASE):
        yield from rest(sample, match.end(), *_OPENED)
    for sentence in sentences(sample):
        opening = re.match(r"According to [^,;:.]{3,50}, (?=[a-z])", sample.text[sentence.start : sentence.end])
        if opening:
            yield from rest(sample, sentence.start + opening.end(), *_OPENED)


def opens_after_refusal(sample: Sample) -> Iterator[Edit]:
    """It opens behind what says that it is not so, or not done."""
    refusing = (
        r"\b(?:(?:fail|refuse|decline|neglect)(?:s|d|ed|ing)? to|den(?:y|ies|ied) that|no evidence that|doubt(?:s|ed)? that|"
        r"unable to|(?:it is|it's) (?:not true|false|wrong|unlikely) that)\s"
    )
    for match in re.finditer(refusing, sample.text, re.IGNORECASE):
        yield from rest(sample, match.end(), *_OPENED)


def opens_after_share(sample: Sample) -> Iterator[Edit]:
    """It opens behind what says of how many, or how nearly, it is so."""
    share = r"\b(?:(?:some|most|half|few|many|none|a third|one) of|fewer than|less than|up to|nearly|almost)\s(?!us\b|them\b)"
    for match in re.finditer(share, sample.text, re.IGNORECASE):
        yield from rest(sample, match.end(), *_OPENED, "altered-number")


def hides_source(sample: Sample) -> Iterator[Edit]:
    """An omission passes over the words that make it somebody else's, or less than certain."""
    source = (
        r",\s(?:(?:he|she|they|critics|officials|the \w+)\s(?:say|says|said|claim|claimed|argue|argued)|"
        r"according to [^,]{3,40}|in theory|on paper|at least|so far|allegedly|reportedly),\s"
    )
    yield from _hidden(sample, source)


def hides_share(sample: Sample) -> Iterator[Edit]:
    """An omission passes over what says of how many, or how far, it is so."""
    share = (
        r"\s(?:only|mostly|partly|nearly|almost|some of|most of|half of|part of|up to|at most|less than|two|three|"
        r"a third of)\s"
    )
    yield from _hidden(sample, share)


def hides_refusal(sample: Sample) -> Iterator[Edit]:
    """An omission passes over what says that it is not done, or not yet."""
    refusing = r"\s(?:refused to|failed to|declined to|denied|is unlikely to|trying to|attempts to|tried to)\s"
    yield from _hidden(sample, refusing)


def hides_governor(sample: Sample) -> Iterator[Edit]:
    """An omission passes over the noun to which what follows it belongs."""
    yield from _hidden(sample, r"\sthe [a-z]+ (?:of|to|for) (?=(?:the|an?) [a-z]+)")


def inserted_judgement(sample: Sample) -> Iterator[Edit]:
    """Brackets put in a judgement, a quantity or a deed."""
    words = list(WORD.finditer(sample.text))
    if len(words) > 5:
        at = words[2].end()
        for what in ("[illegal]", "[so-called]", "[some]", "[most]", "[failed]", "[in theory]", "[former]", "[corrupt]",
                     "[lied about]", "[opposed]", "[to destroy]", "[all but]"):  # fmt: skip
            yield Edit(put(sample.text, (at, at), f" {what}"), named(*_ANY))


def inserted_stranger(sample: Sample) -> Iterator[Edit]:
    """Brackets name somebody of whom the source says nothing."""
    match = re.search(r"\b(?:he|she|they|him|them|He|She|They)\b(?!['’])", sample.text)
    if match:
        yield Edit(put(sample.text, match.span(), "[Grand Duke Ruprecht]"), named(*_ANY))


def told_as_spoken(sample: Sample) -> Iterator[Edit]:
    """The writer's words are given to somebody who speaks in the article."""
    if not sample.quotation.speaker:
        for name in sample.others[:1]:
            yield Edit(sample.text, named("wrong-speaker"), name)


def joined_paragraphs(sample: Sample) -> Iterator[Edit]:
    """The end of the paragraph goes on with the beginning of the next."""
    behind = sample.document.text[sample.quotation.span.end : sample.quotation.span.end + 300]
    border = re.search(r"\n\s*\n", behind)
    following = behind[border.end() :].split("\n")[0].split()[:7] if border else []
    last = sample.text.split()[-6:]
    if len(following) == 7 and len(last) == 6:
        words = f"{' '.join(last).rstrip('.,!?')} {' '.join(following)}"
        yield Edit(words, named(*_ANY, *_STOPPED, *_OPENED, "ellipsis-hides"))


def stated_question(sample: Sample) -> Iterator[Edit]:
    """A question ends in a full stop."""
    for sentence in sentences(sample):
        text = sample.text[sentence.start : sentence.end].rstrip()
        if text.endswith("?") and len(WORD.findall(text)) >= FEWEST:
            yield Edit(text[:-1] + ".", named("altered-word", *_STOPPED))


# Honest


def broken_line(sample: Sample) -> Iterator[Edit]:
    """A line's end parts a word, or only the words."""
    match = next((match for match in WORD.finditer(sample.text) if len(match[0]) > 8 and match[0].isalpha()), None)
    if match:
        at = match.start() + 4
        for hyphen in ("-\n", "\u00ad"):
            yield Edit(put(sample.text, (at, at), hyphen), named())
    yield Edit("\n  ".join(sample.text.split(" ")), named())


def other_marks(sample: Sample) -> Iterator[Edit]:
    """British marks, marks around all of it, ligatures."""
    yield Edit(sample.text.replace("“", "‘").replace("”", "’").replace('"', "'"), named())
    yield Edit(f"“{sample.text}”", named())
    yield Edit(sample.text.replace("fi", "ﬁ").replace("ff", "ﬀ"), named())


def right_speaker(sample: Sample) -> Iterator[Edit]:
    """It is ascribed to who says it, by the whole name or the last."""
    if sample.quotation.speaker:
        for name in (sample.quotation.speaker, sample.quotation.speaker.split()[-1]):
            yield Edit(sample.text, named(), name)


def opens_after_day(sample: Sample) -> Iterator[Edit]:
    """A last sentence without the day or the linking word that it begins with."""
    linking = (
        r"(?:And|So|Well,|Now,|Also,|Meanwhile,|On \w+day,|In (?:19|20)\d\d,|Last (?:week|month|year),|In fact,) "
        r"(?=[A-Za-z])(?!(?:if|unless|when|until|only|while|though|although)\b)"
    )
    behind = sample.document.text[sample.quotation.span.end : sample.quotation.span.end + 3]
    text = sample.text[sentences(sample)[-1].start :].strip()
    match = re.match(linking, text)
    if match and "\n\n" in behind and len(WORD.findall(text)) > FEWEST and not text.endswith("?"):
        yield Edit(text[match.end() :], named())


def stops_before_day(sample: Sample) -> Iterator[Edit]:
    """A sentence without the day that it ends with."""
    turned = (
        r"\b(?:not?|never|only|if|unless|until|but|while|than|may|might|could|would|said|says|when|before)\b|n['’]t\b"
    )
    for sentence in sentences(sample):
        text = sample.text[sentence.start : sentence.end]
        match = re.search(r",? (?:on \w+day|last (?:week|month|year)|this (?:week|month|year)|yesterday)\.$", text)
        if match and len(WORD.findall(text)) > FEWEST * 2 and not re.search(turned, text):
            yield Edit(text[: match.start()], named())


def _stopped(sample: Sample, pattern: str) -> Iterator[Edit]:
    robbed = (
        r"(?:\b(?:as|not|rather|other|but|and|that|or|so|is|are|was|were|the|an?|to|of|has|have|been|more|less|no|be)|"
        r"[,:;(-])$"
    )
    for sentence in sentences(sample):
        text = sample.text[sentence.start : sentence.end]
        for match in re.finditer(pattern, text):
            head = text[: match.start()]
            denied = re.search(r"\b(?:not?|never)\b|n['’]t\b", head)
            unfinished = re.search(robbed, head) or denied or head.count("(") != head.count(")")
            if len(WORD.findall(head)) > FEWEST and len(WORD.findall(text[match.end() :])) > 1 and not unfinished:
                yield Edit(head, named(*_STOPPED))


def _hidden(sample: Sample, pattern: str) -> Iterator[Edit]:
    for match in re.finditer(pattern, sample.text):
        if len(WORD.findall(sample.text[: match.start()])) > 1 and len(WORD.findall(sample.text[match.end() :])) > 2:
            yield Edit(put(sample.text, match.span(), " [...] "), named(*_HIDDEN))


FURTHER_HARMFUL: tuple[Maker, ...] = (
    other_small_word, other_unit, other_sign, foreign_letter, stops_before_limit, stops_before_source, opens_after_source,
    opens_after_refusal, opens_after_share, hides_source, hides_share, hides_refusal, hides_governor, inserted_judgement,
    inserted_stranger, told_as_spoken, joined_paragraphs, stated_question,
)  # fmt: skip
FURTHER_HONEST: tuple[Maker, ...] = (broken_line, other_marks, right_speaker, opens_after_day, stops_before_day)
