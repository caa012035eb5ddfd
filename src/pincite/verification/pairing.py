"""What belongs together in a file: a quotation and its speaker, a sentence and its citation."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from pincite.corpus.guard.ascription import same_person
from pincite.diagnostics import shortened
from pincite.verification.folding import fold
from pincite.verification.matching import Index, Match
from pincite.verification.model import Finding
from pincite.verification.reading import FileText
from pincite.verification.record import Record, Unit
from pincite.verification.slides import SlidePairs
from pincite.verification.traces import Sources

_SLACK = 4
"""Folded characters by which a mark may have slipped: before or after a stop, or round a closing word."""


def speaker_findings(file: FileText, record: Record, sources: Sources) -> Iterator[Finding]:
    """Quotations that stand on a sheet without the one who said them, beside somebody who did not.

    A page's end may part the two, so that the next page counts as well.
    """
    said = [(unit, *parts) for unit in record.units if (parts := _said(unit))]
    speakers = {fold(speaker).text: speaker for _, _, speaker in said}
    sheets: dict[int, list[int]] = {}
    for index, (sheet, fragment) in enumerate(file.placed):
        if fragment.kind not in ("notes", "alternative"):
            sheets.setdefault(sheet.number, []).append(index)
    for number, indexes in sheets.items():
        texts = [file.stream.pieces[index].text for index in indexes]
        text = "".join(texts)
        follows = sheets.get(number + 1, ()) if file.delivered.noun == "page" else ()
        near = text + "".join(file.stream.pieces[index].text for index in list(follows)[:6])
        for unit, words, speaker in said:
            if not _is_set_apart(fold(words).text, texts) or fold(speaker).text in near:
                continue
            others = [name for folded, name in speakers.items() if folded in near and not same_person(name, speaker)]
            if others:
                index = _holder(file, indexes, words)
                yield _wrong(file, index, words, speaker, others[0], unit)


def _is_set_apart(words: str, texts: list[str]) -> bool:
    """Whether one of the texts is the quotation and little else; in running text its speaker is named by the author."""
    return any(words in text and len(text) <= 1.3 * len(words) + 12 for text in texts)


def _wrong(file: FileText, index: int, words: str, speaker: str, other: str, unit: Unit) -> Finding:
    evidence = next((role.evidence for role in unit.roles if role.evidence), "")
    return Finding(
        "speaker", "moved", f"a quotation of {speaker} stands beside the name of {other}", file.sheet(index).number,
        file.label(index), (f"{speaker} said “{shortened(words, 300)}”",), evidence, "wrong-speaker", other, speaker,
    )  # fmt: skip


def _said(unit: Unit) -> tuple[str, str] | None:
    """The words and the speaker of a quotation that is set apart; None for other units."""
    roles = {role.role: unit.text[role.start : role.end] for role in unit.roles}
    if "quotation" in roles and "speaker" in roles:
        return roles["quotation"], roles["speaker"]
    return None


def _holder(file: FileText, indexes: list[int], words: str) -> int:
    wanted = fold(words).text
    return next((index for index in indexes if wanted[:20] in file.stream.pieces[index].text), indexes[0])


def citation_findings(
    file: FileText, index: Index, found: Match, record: Record, same: frozenset[int], pairs: SlidePairs
) -> Iterator[Finding]:  # fmt: skip
    """Citation marks that lead elsewhere than they did or are gone, and marks that lead nowhere."""
    marks = _marks(file)
    for holder, unit in pairs.recited:
        yield from _recited(file, holder, unit)
    told = {holder for holder, _ in pairs.recited}
    places = sorted(marks)
    for run in found.runs:
        for offset, numbers in index.units[run.unit].cites:
            at = bisect.bisect_left(index.folded.pieces[run.unit].offsets, offset)
            if not run.at < at <= run.until:
                continue
            place = run.start + at - run.at
            holder = file.fragment_at(place - 1)
            near = [each for each in places[bisect.bisect_left(places, place - _SLACK) :][:8]
                    if each <= place + _SLACK and marks[each][0] == holder]  # fmt: skip
            # A mark at the end of a line may be read as the first thing of the next text.
            broken = [each for each in (place, place + 1) if each in marks and each not in near]
            here = {number for each in (*near, *broken) for number in marks[each][1]}
            if near and holder not in same | told and not here & set(numbers):
                yield _changed(file, marks[near[0]][0], numbers, here)
    known = set(record.entries)
    for holder, numbers in marks.values():
        lost = sorted(set(numbers) - known)
        if known and lost and holder not in same:
            yield Finding(
                "citation", "untraceable", f"`[{lost[0]}]` leads to no evidence", file.sheet(holder).number,
                file.label(holder), (f"citations run from {min(known)} to {max(known)}",),
                stands=", ".join(map(str, numbers)),
            )  # fmt: skip


def _recited(file: FileText, holder: int, unit: Unit) -> Iterator[Finding]:
    """Marks of a text whose words are as they were made."""
    lost, added = unit.cited - file.cited(holder), file.cited(holder) - unit.cited
    marks = sum(len(mark.numbers) for mark in file.fragment(holder).marks)
    if lost and (added or marks == sum(len(numbers) for _, numbers in unit.cites)):
        yield _changed(file, holder, tuple(sorted(lost)), set(added or file.cited(holder)))
    elif lost:
        was = ", ".join(map(str, sorted(lost)))
        message = f"citation [{was}] is gone from `{shortened(unit.text, 80)}`"
        sheet, label = file.sheet(holder).number, file.label(holder)
        yield Finding("citation", "removed", message, sheet, label, recorded=was)
    elif added:
        now = ", ".join(map(str, sorted(added)))
        message = f"citation [{now}] was put to `{shortened(unit.text, 80)}`"
        sheet, label = file.sheet(holder).number, file.label(holder)
        yield Finding("citation", "altered", message, sheet, label, stands=now)


def _marks(file: FileText) -> dict[int, tuple[int, tuple[int, ...]]]:
    """Every citation mark of a file: its place in the stream, the fragment it stands in, its numbers."""
    found: dict[int, tuple[int, tuple[int, ...]]] = {}
    for index, (_, fragment) in enumerate(file.placed):
        for mark in fragment.marks:
            offsets = file.stream.pieces[index].offsets
            place = file.stream.starts[index] + bisect.bisect_left(offsets, mark.offset)
            numbers = (*found[place][1], *mark.numbers) if place in found else mark.numbers
            found[place] = index, numbers
    return found


def _changed(file: FileText, holder: int, numbers: tuple[int, ...], here: set[int]) -> Finding:
    now, was = (", ".join(map(str, sorted(each))) for each in (here, numbers))
    return Finding(
        "citation", "altered", f"citation [{now}] stands where [{was}] was", file.sheet(holder).number,
        file.label(holder), stands=now, recorded=was,
    )  # fmt: skip
