"""One quotation held against one document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pincite.corpus.guard.borders import Lead, border_faults
from pincite.corpus.guard.differences import nearest, tokens
from pincite.corpus.guard.languages import TurningWords, turning_words
from pincite.corpus.guard.model import COST, Fault, Verdict
from pincite.corpus.guard.omissions import omission_faults
from pincite.corpus.guard.surroundings import Surroundings, surroundings
from pincite.corpus.model import Document, Quotation, Span
from pincite.corpus.verbatim import FoldedText, Found, cuts_number, editorial_parts, find_places
from pincite.diagnostics import Severity

_LONGEST_REPAIR = 700
_MARKS = "\"“”„«»'‘’ \t\n"


def judge(
    words: str,
    document: Document,
    *,
    within: Span | None = None,
    speaker: str = "",
    quotations: Sequence[Quotation] = (),
    folded: FoldedText | None = None,
    before: str = "",
    after: str = "",
) -> Verdict:
    """What ``words`` are, as a quotation from ``document`` (from ``within`` it).

    ``quotations`` are the document's own: they tell speech from narration, and who speaks. ``speaker`` is whom the
    words are ascribed to, ``before`` and ``after`` are the author's own words around them in his sentence: what he
    says there of a negation or condition need not be quoted. Where the words stand more than once, the place counts
    where least is wrong.
    """
    reading = folded or FoldedText(document.text)
    turning = turning_words(document.source.language)
    lead = Lead(FoldedText(before).text, FoldedText(after).text)
    best: Verdict | None = None
    for found in find_places(words, reading, within=within):
        verdict = _placed(found, words, document, quotations, turning, lead, speaker)
        if verdict.severity is None:
            return verdict
        if best is None or best.weight < verdict.weight:
            best = verdict
    return best or _differing(words, document, reading, within, quotations, turning)


def judge_span(document: Document, span: Span, *, quotations: Sequence[Quotation] = ()) -> Verdict:
    """What the words of ``span`` are when they are quoted as they stand."""
    found = Found(span, "verbatim", (span,))
    turning = turning_words(document.source.language)
    return _placed(found, document.slice(span), document, quotations, turning, Lead(), "")


def _placed(
    found: Found, words: str, document: Document, quotations: Sequence[Quotation], turning: TurningWords, lead: Lead,
    speaker: str,
) -> Verdict:  # fmt: skip
    around = surroundings(document, found.span, quotations)
    faults = sorted(
        _faults(found, words, document, around, turning, lead, speaker),
        key=lambda fault: (
            [Severity.ERROR, Severity.WARNING, Severity.HINT].index(fault.severity),
            COST.index(fault.name),
        ),
    )
    if not faults:
        return Verdict(found.verdict, None, found.span, source=document.id)
    worst = faults[0]
    repaired = "" if worst.severity is Severity.HINT else _repaired(found, worst, document, around, quotations, turning)
    return Verdict(worst.name, worst.severity, found.span, worst.given, worst.stands, repaired, document.id)


def _faults(
    found: Found, words: str, document: Document, around: Surroundings, turning: TurningWords, lead: Lead, speaker: str
) -> Iterator[Fault]:
    if len(around.crosses):
        yield Fault("spliced", Severity.ERROR, document.slice(around.crosses).strip(_MARKS))
        return
    said_by = around.speech.speaker if around.speech else None
    if speaker and said_by and not same_person(speaker, said_by):
        yield Fault("wrong-speaker", Severity.ERROR, said_by, speaker)
    yield from omission_faults(document, found, turning, document.source.language or "en")
    yield from border_faults(document, found.span, around, turning, lead, words)


_NAME_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: the words of the shorter stand in the longer, or they end alike."""
    left, right = (set(_NAME_WORD.findall(name.casefold())) - _TITLES for name in (one, other))
    short, long = sorted((left, right), key=len)
    if not short:
        return True
    return short <= long or _NAME_WORD.findall(one.casefold())[-1:] == _NAME_WORD.findall(other.casefold())[-1:]


_TITLES = frozenset("mr mrs ms dr prof professor sir dame lord lady the president senator sen rep minister".split())


# What would be right


def _repaired(
    found: Found, fault: Fault, document: Document, around: Surroundings, quotations: Sequence[Quotation],
    turning: TurningWords, *, first: int = 0,
) -> str:  # fmt: skip
    """A longer stretch of the same place that is in order, the shortest first; empty where none is.

    ``first`` is the first width that is tried.
    """
    if fault.name == "wrong-speaker":
        return document.slice(found.span)
    for span in list(_wider(found.span, document, around))[first:]:
        if _is_sound(span, document, quotations, turning):
            return _shown(document, span)
    return ""


_WHOLE_SENTENCE = 3
"""The width, of those below, from which the sentence is whole."""


def _wider(span: Span, document: Document, around: Surroundings) -> Iterator[Span]:
    """Stretches of the document round ``span``, growing."""
    if not len(around.crosses):
        yield span
    elif around.crosses.start > span.start:
        yield Span(span.start, around.crosses.start)
    else:
        yield Span(around.crosses.end, span.end)
    yield Span(span.start, around.tail.end)
    yield Span(around.head.start, span.end)
    yield Span(around.head.start, around.tail.end)
    yield Span(around.head.start, max(around.following.end, around.tail.end))
    yield Span(around.told_before.start if len(around.told_before) else around.head.start,
               max(around.told_after.end, around.tail.end))  # fmt: skip


def _is_sound(span: Span, document: Document, quotations: Sequence[Quotation], turning: TurningWords) -> bool:
    if len(span) > _LONGEST_REPAIR or cuts_number(document.text, span.start, span.end):
        return False
    found = Found(span, "verbatim", (span,))
    around = surroundings(document, span, quotations)
    words = document.slice(span)
    faults = _faults(found, words, document, around, turning, Lead(), "")
    return all(fault.severity is Severity.HINT for fault in faults)


def _shown(document: Document, span: Span) -> str:
    return " ".join(document.slice(span).split()).rstrip(",;: ")


# Words that do not stand there


def _differing(
    words: str, document: Document, reading: FoldedText, within: Span | None, quotations: Sequence[Quotation],
    turning: TurningWords,
) -> Verdict:  # fmt: skip
    scope = within or Span(0, len(document.text))
    text: str | FoldedText = document.slice(within) if within else reading
    parts = editorial_parts(words, reading)
    lost = [part for part in parts if next(find_places(part, reading, within=within), None) is None]
    if len(parts) > 1 and not lost:
        first = next(find_places(parts[0], reading, within=within))
        around = surroundings(document, first.span, quotations)
        repaired = _shown(document, around.sentence) if len(around.sentence) <= _LONGEST_REPAIR else ""
        return Verdict("spliced", Severity.ERROR, first.span, source=document.id, repaired=repaired)
    near = nearest(lost[0] if len(parts) > 1 else words, [("", text)], turning)
    if near is None:
        return Verdict("not-found", Severity.ERROR, None, given=words, source=document.id)
    place = Span(scope.start + near[1].span.start, scope.start + near[1].span.end)
    found = Found(place, "verbatim", (place,))
    around = surroundings(document, place, quotations)
    fault = Fault(near[1].verdict, Severity.ERROR, near[1].stands, near[1].given)
    # Where the first or the last word is another, the place may end amid a phrase.
    ends = [[item[0].key, item[-1].key] for item in (tokens(words), tokens(document.slice(place))) if item]
    shorter = len(tokens(document.slice(place))) + 1 < len(tokens(words))
    width = 0 if len(ends) == 2 and ends[0] == ends[1] and not shorter else _WHOLE_SENTENCE
    repaired = _repaired(found, fault, document, around, quotations, turning, first=width)
    repaired = "" if near[1].verdict == "spliced" else repaired
    repaired = repaired or (_shown(document, around.sentence) if len(around.sentence) <= _LONGEST_REPAIR else "")
    return Verdict(near[1].verdict, Severity.ERROR, place, near[1].given, near[1].stands, repaired, document.id)
