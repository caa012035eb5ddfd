"""Whether words are those of the person to whom they are ascribed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pincite.corpus.guard.model import Fault
from pincite.corpus.guard.surroundings import Surroundings
from pincite.corpus.model import Document, Quotation, Span
from pincite.diagnostics import Severity

_NAME_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TITLES = frozenset("mr mrs ms dr prof professor sir dame lord lady the president senator sen rep minister".split())
_OPEN = re.compile(r"(?<!\w)['‘\"“](?=\w)")
_CLOSE = re.compile(r"(?<=[\w.,!?…])['’\"”](?!\w)")
_OWN = re.compile(r"(?<!\w)(?:i|we|i'm|i've)(?:\s[\w']+){1,4}[\s,:]*$", re.IGNORECASE)
_MARKS = re.compile(r"[\"“”„«»]")
_WRITER = "the writer"
_QUOTED = "somebody whom the speaker quotes"


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: the words of the shorter stand in the longer, or they end alike."""
    left, right = _names(one), _names(other)
    short, long = sorted((set(left), set(right)), key=len)
    if not short:
        return True
    return short <= long or left[-1:] == right[-1:]


def _names(name: str) -> list[str]:
    return [word for word in _NAME_WORD.findall(name.casefold()) if word not in _TITLES]


def speaker_faults(
    document: Document, span: Span, around: Surroundings, quotations: Sequence[Quotation], speaker: str, before: str
) -> Iterator[Fault]:
    """What is wrong with giving the words of ``span`` to ``speaker``; ``before`` is what the author says before them.

    Where nobody is known to have said them, only a speaker whom the document quotes elsewhere is doubted.
    """
    said_by = around.speech.speaker if around.speech else None
    if speaker and said_by and not _same_here(speaker, said_by, quotations):
        yield Fault("wrong-speaker", Severity.ERROR, said_by, speaker)
    elif around.speech and _within_another(document, span, around):
        if not _OPEN.search(before):
            yield Fault("wrong-speaker", Severity.WARNING, _QUOTED, speaker or said_by or "the speaker")
    elif speaker and around.speech is None and _is_told(document, span, quotations, speaker):
        yield Fault("wrong-speaker", Severity.WARNING, _WRITER, speaker)


def _same_here(speaker: str, said_by: str, quotations: Sequence[Quotation]) -> bool:
    """Whether the two are one person in this document: two who speak in it under names that end alike are not."""
    if not same_person(speaker, said_by):
        return False
    one, other = set(_names(speaker)), set(_names(said_by))
    if one <= other or other <= one:
        return True
    return not any(item.speaker and set(_names(item.speaker)) == one for item in quotations)


def _within_another(document: Document, span: Span, around: Surroundings) -> bool:
    """Whether the words stand between marks inside the speech, and the speaker does not quote himself there."""
    if around.speech is None:
        return False
    place = next((item for item in around.speech.places if item.contains(span)), around.speech.span)
    if not place.contains(span):
        return False
    before, after = document.text[place.start : span.start], document.text[span.end : place.end]
    words = document.slice(span)
    opened = list(_OPEN.finditer(before + words[:1]))
    if not opened or _CLOSE.search(before, opened[-1].end()) or _CLOSE.search(words[:-1]):
        return False
    return _CLOSE.search(words[-1:] + after) is not None and _OWN.search(before[: opened[-1].start()]) is None


def _is_told(document: Document, span: Span, quotations: Sequence[Quotation], speaker: str) -> bool:
    """Whether the words are the writer's own in a document that quotes this speaker, so that it tells the two apart."""
    if document.blocks and (document.block_at(span.start).spoken or document.block_at(span.start).quoted):
        return False
    writers = (*document.source.author, *document.source.host)
    if _MARKS.search(document.slice(span)) or any(same_person(name.full, speaker) for name in writers):
        return False
    return any(
        item.form == "direct" and item.speaker and _names(item.speaker) and same_person(item.speaker, speaker)
        for item in quotations
    )
