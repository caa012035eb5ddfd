"""What a file once had and has no longer: quotations, numbers, cited sentences, caveats, source lines, slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pincite.diagnostics import shortened
from pincite.verification.folding import fold
from pincite.verification.model import Finding, Subject
from pincite.verification.reading import FileText
from pincite.verification.record import Record, Unit
from pincite.verification.slides import SOURCE, SlidePairs

_LEAST = 16
"""Folded characters of a text that is looked for by itself."""
_PART = 12
"""Folded characters of the parts by which it is told whether a text is still there in other words."""
_LEFT = 0.5
"""Share of its parts that must be there."""
_SHOWN = 120
"""Characters of what is gone that a message shows."""


def removed(file: FileText, record: Record, pairs: SlidePairs) -> Iterator[Finding]:
    """What was set apart in the file or cited its source, and is nowhere in it now.

    For a deck that is what its slides held; for a memo what its briefing says. Nothing is said where the file is of
    the other kind than its evidence, since the two do not show the same.
    """
    if file.delivered.noun == "slide" and record.slides:
        yield from _from_slides(file, record, pairs)
    elif file.delivered.noun == "page" and record.memo:
        yield from _from_pages(file, record)


# Decks


def _from_slides(file: FileText, record: Record, pairs: SlidePairs) -> Iterator[Finding]:
    shown, told = _text(file, notes=False), _text(file, notes=True)
    for index in pairs.gone:
        title = _title(record.slides[index])
        message, hint = f"the slide `{shortened(title, _SHOWN)}` is no longer in the file", f"it was slide {index + 1}"
        yield Finding("slide", "removed", message, hints=(hint,), recorded=title)
    # What stands in place of a quotation is told as a change of it only where it still is one.
    reported = {fold(unit.text).text for index, unit in pairs.changed
                if file.quoted(index) or not _is_mostly_quoted(unit)}  # fmt: skip
    caveats = [fold(text).text for text in record.caveats]
    for number, slide in enumerate(record.slides):
        for unit in slide:
            words = fold(unit.text).text
            subject = _subject(unit, caveat=any(each in words for each in caveats))
            if not subject or words in reported or (number in pairs.gone and subject in ("cited-sentence", "caveat")):
                continue
            if _is_there(words, told if unit.kind == "notes" else shown):
                continue
            reported.add(words)
            yield _gone(subject, unit, f"it was on slide {number + 1}")
    yield from _source_lines(file, record, pairs)


def _subject(unit: Unit, *, caveat: bool) -> Subject | None:
    """What the reader misses when a text of a slide is gone; None for what he does not."""
    said = {role.role for role in unit.roles}
    if unit.kind == "notes":
        return "caveat" if caveat else None
    if unit.where == SOURCE or unit.kind == "alternative":
        return None
    if unit.kind == "point":
        return "number"
    if "quotation" in said and _is_mostly_quoted(unit):
        return "quotation"
    return "cited-sentence" if unit.cites and len(unit.text.split()) > 3 else None


def _is_mostly_quoted(unit: Unit) -> bool:
    quoted = sum(role.end - role.start for role in unit.roles if role.role == "quotation")
    return 2 * quoted > len(unit.text)


def _source_lines(file: FileText, record: Record, pairs: SlidePairs) -> Iterator[Finding]:
    """Slides that still show what they cite, and no longer say from where."""
    for sheet, slide in sorted(pairs.slides.items()):
        lines = [unit for unit in record.slides[slide] if unit.where == SOURCE and unit.cites]
        here = "".join(file.stream.pieces[index].text for index, (each, _) in enumerate(file.placed)
                       if each.number == sheet)  # fmt: skip
        for unit in lines:
            if not _is_there(fold(unit.text).text, here):
                message, hint = "the source line is gone from this slide", f"it was: {shortened(unit.text, _SHOWN)}"
                yield Finding("source", "removed", message, sheet, f"slide {sheet}", (hint,), recorded=unit.text)


def _title(slide: Sequence[Unit]) -> str:
    return next((unit.text for unit in slide if unit.where == "Title"), slide[0].text if slide else "")


# Memos


def _from_pages(file: FileText, record: Record) -> Iterator[Finding]:
    """What the memo said once more than the file says it now: its annex has the words of each quotation as well."""
    text, made = file.stream.text, "\0".join(fold(unit.text).text for unit in record.memo)
    reported: set[str] = set()
    for unit in record.units:
        for subject, words in _set_apart(unit):
            folded = fold(words).text
            if folded not in reported and _is_fewer(folded, text, made):
                reported.add(folded)
                yield _gone(subject, unit, f"it was in {unit.where}", words)


def _set_apart(unit: Unit) -> Iterator[tuple[Subject, str]]:
    if unit.kind in ("PullQuotation", "Extract"):
        yield from (("quotation", unit.text[r.start : r.end]) for r in unit.roles if r.role == "quotation")
    elif unit.kind in ("KeyNumber", "Point") and any(role.role == "number" for role in unit.roles):
        yield "number", unit.text
    elif unit.kind in ("Paragraph", "Side") and unit.cites:
        yield "cited-sentence", unit.text


def _is_fewer(words: str, text: str, made: str) -> bool:
    """Whether more than half of a text stands less often than it was made; one in other words does not."""
    parts = [words[at : at + _PART] for at in range(0, len(words) - _PART + 1, _PART)] or [words]
    expected = [made.count(part) for part in parts]
    fewer = sum(text.count(part) < count for part, count in zip(parts, expected, strict=True))
    return 2 * fewer > len(parts)


# What both have


def _gone(subject: Subject, unit: Unit, where: str, words: str = "") -> Finding:
    return Finding(
        subject, "removed", f"`{shortened(words or unit.text, _SHOWN)}` is no longer in the file", hints=(where,),
        evidence=next((role.evidence for role in unit.roles if role.evidence), ""), recorded=words or unit.text,
    )  # fmt: skip


def _text(file: FileText, *, notes: bool) -> str:
    """What the notes say, or what the slides show."""
    return "\0".join(
        piece.text for piece, (_, fragment) in zip(file.stream.pieces, file.placed, strict=True)
        if (fragment.kind == "notes") == notes and fragment.kind != "alternative"
    )  # fmt: skip


def _is_there(words: str, text: str) -> bool:
    """Whether a text stands somewhere as it is, broken into parts, or with other words in it."""
    if len(words) < _LEAST or words in text:
        return words in text
    parts = [words[at : at + _PART] for at in range(0, len(words) - _PART + 1, _PART)]
    return sum(part in text for part in parts) >= _LEFT * len(parts)
