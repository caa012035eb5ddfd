"""Sentences with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from pincite.corpus.model import Span
from pincite.expressions import expression

# A break is false after the number of a list item or heading at the start of the text, and where a name or number
# holds a full stop without a space after it: ``01.AI``, ``v2.Beta``, ``ASP.NET``. ``2022.When`` is two sentences.
_LIST_NUMBER = expression(r"\s*\(?\d{1,3}[.)]\s*")
_DIGITS_AT_END = expression(r"(?P<word>[^\W\d_]?)\d{1,8}[.]$")
_CAPITALS_AT_END = expression(r"(?<![^\W\d_a-z])[A-Z][A-Z0-9]{1,7}[.]$")
_SENTENCE_WORD = expression(r"[\"“‘'(]?[^\W\d_a-z](?:[^\W\d_]*[a-z’']|\s|$)")
_NAME_PART = expression(
    r"(?:AI|io|js|ts|py|net|com|org|gov|edu|eu|uk|us|de|nl|fr|cn|tv|co|app|dev|info|html?|pdf|docx?|xlsx?|txt|md|csv|json|"
    r"ya?ml|xml|exe|zip|png|jpe?g)(?![^\W_])",
    re.IGNORECASE,
)
# Titles before names that the splitter does not know in their language.
_TITLES = {
    "fr": expression(r"\b(?:MM?|Mmes?|Mlles?|Mgr|Me|Dr|Pr)\.\s*$"),
    "nl": expression(r"\b(?:dhr|mevr|mw|drs?|ir|ing|mr|prof)\.\s*$", re.IGNORECASE),
}
# Short for a word that measures, counts or points: a number or a small letter after it goes on.
_ABBREVIATED = expression(
    r"(?<![\w.])(?:approx|aprox|appr|ca|env|est|incl|excl|max|min|avg|nos|nr|núm|vols?|pp?|figs?|tab|arts?|sec|ch|cf|vs|"
    r"(?P<scale>mln|mld|mio|mrd|mill|bn|tsd)|(?P<hour>[ap]\.m)|o\.a)\.\s*$",
    re.IGNORECASE,
)
_GOES_ON = expression(r"[\d$€£¥₹~]|(?:US|A|C|HK)\$")
_WEEKDAY = expression(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|E[SD]?T\b|[CMP][SD]?T\b|GMT\b|UTC\b")
_GERMAN_ORDINAL = expression(r"\b(?:im|am|vom|zum|beim|de[rmsn]|die|das|seit|bis|ab)\s\d{1,2}\.\s*$", re.IGNORECASE)
# The mark of a note belongs to the sentence before it.
_NOTE_MARK = expression(r"[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§]{1,4}(?=\s|$)")
# A sentence that stands in brackets as a whole ends with them.
_IN_BRACKETS = expression(r"\s*\([^()]{1,1000}[.!?…][\"”’]?\)(?=\s+[\"“‘(]?[^\W\d_a-z])")

_AT_ONCE = 8_000
_UNSURE = 1_000
"""Characters that the splitter is given at once: its time grows with their square. What ends near their end is asked
again with what follows."""


def split_sentences(text: str, span: Span | None = None, *, lang: str = "en") -> tuple[Span, ...]:
    """Spans of the sentences of ``text`` inside ``span`` (all of it by default), white space at their ends left out.

    They follow each other in reading order and cover everything but white space. A quotation of several sentences
    stays with the sentence it stands in.
    """
    span = span or Span(0, len(text))
    piece = text[span.start : span.end]
    bounds: list[tuple[int, int]] = []
    language = lang.split("-", maxsplit=1)[0].lower()
    for begin, end in _breaks(piece, language):
        start = begin
        if bounds and (note := _NOTE_MARK.match(piece, start)):
            bounds[-1], start = (bounds[-1][0], note.end()), note.end()
        if bounds and _is_false_break(piece, bounds[-1][0], start, language):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    if "(" in piece:
        bounds = [part for bound in bounds for part in _unbracketed(piece, *bound)]
    return tuple(
        Span(span.start + start, span.start + end)
        for start, end in (_trimmed(piece, *bound) for bound in bounds)
        if start < end
    )


def _breaks(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where the splitter's sentences start and end; a sentence longer than is read at once stays one."""
    begin, opened = 0, -1
    while begin < len(text):
        found = [
            (begin + boundary["start_index"], begin + boundary["end_index"])
            for boundary in sentencex.get_sentence_boundaries(language, text[begin : begin + _AT_ONCE])
        ]
        upto = begin + _AT_ONCE
        if upto < len(text):
            found = [bound for bound in found if bound[1] <= upto - _UNSURE] or found[:-1]
            if not found:
                opened = begin if opened < 0 else opened
        if found and opened >= 0:
            found[0], opened = (opened, found[0][1]), -1
        yield from found
        begin = found[-1][1] if found else upto
    if opened >= 0:
        yield opened, len(text)


def _is_false_break(text: str, start: int, cut: int, language: str) -> bool:
    tail = text[max(start, cut - 12) : cut]
    if language in _TITLES and _TITLES[language].search(tail):
        return True
    if cut - start <= 40 and _LIST_NUMBER.fullmatch(text, start, cut):
        return True
    if language == "de" and _GERMAN_ORDINAL.search(tail):
        return True
    if (short := _ABBREVIATED.search(tail)) is not None:
        following = text[cut : cut + 14].lstrip()
        if short["hour"] and _WEEKDAY.match(following):
            return True
        if following[:1].islower() or (not short["scale"] and not short["hour"] and _GOES_ON.match(following)):
            return True
    if cut >= len(text) or text[cut].isspace() or not tail.endswith("."):
        return False
    if _NAME_PART.match(text, cut) or (_CAPITALS_AT_END.search(tail) and text[cut : cut + 2].isupper()):
        return True
    digits = _DIGITS_AT_END.search(tail)
    return bool(digits and (digits["word"] or not _SENTENCE_WORD.match(text, cut)))


def _unbracketed(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    brackets = _IN_BRACKETS.match(text, start, end)
    return ((start, brackets.end()), (brackets.end(), end)) if brackets else ((start, end),)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
