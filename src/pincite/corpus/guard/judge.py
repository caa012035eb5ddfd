"""One quotation held against one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pincite.corpus.guard.ascription import speaker_faults
from pincite.corpus.guard.borders import Lead, border_faults
from pincite.corpus.guard.differences import nearest, tokens
from pincite.corpus.guard.insertions import insertion_faults
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
        verdict = _placed(found, words, document, quotations, turning, lead, speaker, reading)
        if verdict.severity is None:
            return verdict
        if best is None or best.weight < verdict.weight:
            best = verdict
    return best or _differing(words, document, reading, within, quotations, turning)


def judge_span(document: Document, span: Span, *, quotations: Sequence[Quotation] = ()) -> Verdict:
    """What the words of ``span`` are when they are quoted as they stand."""
    found = Found(span, "verbatim", (span,))
    turning = turning_words(document.source.language)
    return _placed(found, document.slice(span), document, quotations, turning, Lead(), "", None)


def _placed(
    found: Found, words: str, document: Document, quotations: Sequence[Quotation], turning: TurningWords, lead: Lead,
    speaker: str, reading: FoldedText | None,
) -> Verdict:  # fmt: skip
    around = surroundings(document, found.span, quotations)
    edited = reading is not None and found.verdict == "editorial"
    inserted = insertion_faults(words, reading, turning, document.source.language) if reading and edited else ()
    faults = sorted(
        (
            *inserted,
            *_faults(found, words, document, around, turning, lead),
            *speaker_faults(document, found.span, around, quotations, speaker, lead.before),
        ),
        key=lambda fault: (
            [Severity.ERROR, Severity.WARNING, Severity.HINT].index(fault.severity),
            COST.index(fault.name),
        ),
    )
    if not faults:
        return Verdict(found.verdict, None, found.span, source=document.id)
    worst = faults[0]
    repaired = "" if worst.severity is Severity.HINT else _repaired(found, document, around, quotations, turning)
    return Verdict(worst.name, worst.severity, found.span, worst.given, worst.stands, repaired, document.id)


def _faults(
    found: Found, words: str, document: Document, around: Surroundings, turning: TurningWords, lead: Lead
) -> Iterator[Fault]:
    if joined := _joined(document, found):
        yield Fault("spliced", Severity.ERROR, joined)
        return
    if len(around.crosses):
        yield Fault("spliced", Severity.ERROR, document.slice(around.crosses).strip(_MARKS))
        return
    yield from omission_faults(document, found, turning, document.source.language or "en")
    yield from border_faults(document, found.span, around, turning, lead, words)


def _joined(document: Document, found: Found) -> str:
    """The first words that are another speaker's turn or stand under another heading; empty where all is of a piece."""
    for part in found.parts:
        first = document.block_at(part.start) if document.blocks else None
        last = document.block_at(max(part.end - 1, part.start)) if document.blocks else None
        if first is None or last is None or first == last or not first.span.contains(Span(part.start, part.start)):
            continue
        if first.turn != last.turn or (first.kind != last.kind and "heading" in (first.kind, last.kind)):
            return " ".join(document.text[last.span.start : part.end].split()[:_SHOWN])
    return ""


_SHOWN = 8
"""So many words are shown of what does not belong."""

# What would be right


def _repaired(
    found: Found, document: Document, around: Surroundings, quotations: Sequence[Quotation], turning: TurningWords, *,
    first: int = 0,
) -> str:  # fmt: skip
    """A longer stretch of the same place that is in order, the shortest first; empty where none is.

    ``first`` is the first width that is tried.
    """
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
    faults = (
        *_faults(found, words, document, around, turning, Lead()),
        *speaker_faults(document, span, around, quotations, "", ""),
    )
    return all(fault.severity is Severity.HINT for fault in faults)


def _shown(document: Document, span: Span) -> str:
    return " ".join(document.slice(span).split()).rstrip(",;: ")


def _sentence_at(place: Span, document: Document, quotations: Sequence[Quotation], turning: TurningWords) -> str:
    """The first sentence that is in order of those in which the place lies, begins and ends; empty where none is."""
    ends = Span(place.start, place.start + 1), Span(max(place.end - 1, place.start), place.end)
    for span in (place, *ends):
        around = surroundings(document, span, quotations)
        for wider in (around.sentence, Span(around.sentence.start, max(around.sentence.end, around.following.end))):
            if _is_sound(wider, document, quotations, turning):
                return _shown(document, wider)
    return ""


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
        repaired = _sentence_at(first.span, document, quotations, turning)
        return Verdict("spliced", Severity.ERROR, first.span, source=document.id, repaired=repaired)
    near = nearest(lost[0] if len(parts) > 1 else words, [("", text)], turning)
    if near is None:
        return Verdict("not-found", Severity.ERROR, None, given=words, source=document.id)
    place = Span(scope.start + near[1].span.start, scope.start + near[1].span.end)
    found = Found(place, "verbatim", (place,))
    around = surroundings(document, place, quotations)
    # Where the first or the last word is another, the place may end amid a phrase.
    given, stood = tokens(words), tokens(document.slice(place))
    ends = [[item[0].key, item[-1].key] for item in (given, stood) if item]
    shorter = len(stood) + 1 < len(given)
    width = 0 if len(ends) == 2 and ends[0] == ends[1] and not shorter else _WHOLE_SENTENCE
    spliced = near[1].verdict == "spliced"
    repaired = "" if spliced else _repaired(found, document, around, quotations, turning, first=width)
    repaired = repaired or _sentence_at(place, document, quotations, turning)
    return Verdict(near[1].verdict, Severity.ERROR, place, near[1].given, near[1].stands, repaired, document.id)
