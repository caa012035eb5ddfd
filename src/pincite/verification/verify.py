"""A delivered file against its evidence and the corpus: the whole comparison, step by step."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pincite.corpus.catalogue import Corpus
from pincite.corpus.languages import read_language
from pincite.delivered.model import Delivered
from pincite.spec.likelihood import SCALES
from pincite.verification.aligning import aligned
from pincite.verification.changes import Changes
from pincite.verification.drawings import drawn_texts
from pincite.verification.folding import fold
from pincite.verification.judgements import ranges_of_likelihood
from pincite.verification.leftovers import Leftovers
from pincite.verification.matching import Index, Match, match
from pincite.verification.model import Finding, SheetCount, Verified
from pincite.verification.pairing import citation_findings, speaker_findings
from pincite.verification.reading import FileText
from pincite.verification.record import Record, Unit
from pincite.verification.removals import removed
from pincite.verification.roles import with_roles
from pincite.verification.slides import LONE, pair_slides
from pincite.verification.standing import standing
from pincite.verification.structure import Structure, names_opening
from pincite.verification.traces import Sources

_FULL = 300
"""Folded characters of a sheet of which it can be told where it came from."""
_FOREIGN = 0.5
"""Less of a sheet is known only where it came from elsewhere; two briefings on one corpus cite the same passages."""
_OWN = 0.9
"""So much of a file is in its own evidence, whatever a colleague has edited; of another's on the same corpus, less."""
_OPENING = 8
"""Sheets by which the language of a file is told."""
_FIGURE = re.compile(r"\d+")
_BESIDE = 0.9
"""The same for a sheet beside such a one: files are put together whole."""


def verify(delivered: Delivered, record: Record, corpus: Corpus | None) -> Verified:
    """What holds in a file and what does not.

    ``record`` is the evidence that the file carries or that was given with it, and may be empty; ``corpus`` may be
    missing. At least one of the two is needed to say anything of a quotation.
    """
    if not record.known:
        record = replace(record, lang=_language_of(delivered))
    file = FileText(delivered, lang=record.lang)
    record = _with_known(record)
    index = Index(_units(record))
    own = _is_of(file, record)
    pairs = pair_slides(file, record)
    matched = match(file.stream, index, joined=_joined(file), apart=_heads_and_feet(file), edges=own)
    found = aligned(matched, file, index, pairs.changed)
    sources = Sources(record, corpus)
    foreign = _foreign(file, found) if own and corpus is not None else frozenset()
    same = (_as_made(file, record) | pairs.kept | drawn_texts(file, record.units)) - {each for each, _ in pairs.changed}
    elsewhere = frozenset(index for index, (sheet, _) in enumerate(file.placed) if sheet.number in foreign)
    changes = Changes(file, index, sources, found.runs, own=own)
    structure = structure_of(file, record, foreign=foreign)
    strange = _is_of_another_brief(file, record, found)
    free = tuple(change for change in found.changes if changes.only_adds_numbers(change))
    settled = replace(found, changes=tuple(change for change in found.changes if change not in free))
    leftovers = Leftovers(file, index, settled, sources, structure, same, own=own and not strange)
    findings = [
        *(_not_its_evidence(record) if strange else ()),
        *_from_elsewhere(file, foreign),
        *(finding for change in found.changes if not _within(file, change.start, change.end, same | elsewhere)
          for finding in changes.finding(change)),
        *leftovers.findings(),
        *speaker_findings(file, record, sources),
        *citation_findings(file, index, found, record, same | elsewhere, pairs),
        *removed(file, record, pairs),
        *standing(record, corpus),
    ]  # fmt: skip
    unique = tuple(sorted(dict.fromkeys(findings), key=lambda item: (item.sheet == 0, item.sheet)))
    return Verified(delivered.noun, _counts(file, structure, unique, leftovers), _without_echoes(unique),
                    _basis(record, corpus, strange=strange))  # fmt: skip


def _language_of(delivered: Delivered) -> str:
    """The language of a file that comes without its evidence, by the first sheets that tell it: further on stand the
    words of the sources, which may be in another."""
    text = ""
    for sheet in delivered.sheets[:_OPENING]:
        text += "\n".join(fragment.text for fragment in sheet.fragments) + "\n"
        if told := read_language(text):
            return told
    return "en"


def _is_of(file: FileText, record: Record) -> bool:
    """Whether the record says how this kind of file was made, rather than the other output of the same brief."""
    return bool(record.slides if file.delivered.noun == "slide" else record.memo or record.slides)


def _foreign(file: FileText, found: Match) -> frozenset[int]:
    """The sheets of which next to nothing was recorded: they came from another file, as a page that was put in."""
    shared: Counter[int] = Counter()
    for run in found.runs:
        shared[file.sheet(file.fragment_at(run.start)).number] += run.end - run.start
    size: Counter[int] = Counter()
    for index, piece in enumerate(file.stream.pieces):
        size[file.sheet(index).number] += len(piece.text)
    shares = {sheet: shared[sheet] / length for sheet, length in size.items() if length >= _FULL}
    foreign = {sheet for sheet, share in shares.items() if share < _FOREIGN}
    for sheets in (sorted(shares), sorted(shares, reverse=True)):
        for sheet in sheets:
            if shares[sheet] < _BESIDE and {sheet - 1, sheet + 1} & foreign:
                foreign.add(sheet)
    return frozenset(foreign)


def _from_elsewhere(file: FileText, foreign: frozenset[int]) -> Iterator[Finding]:
    """One finding for sheets that follow each other."""
    noun = file.delivered.noun
    for first in sorted(sheet for sheet in foreign if sheet - 1 not in foreign):
        last = next(sheet for sheet in itertools.count(first) if sheet + 1 not in foreign)
        which = f"the {noun} is" if first == last else f"this and what follows to {noun} {last} is"
        message = f"{which} not of this briefing; what it says is held to the corpus alone"
        yield Finding("sheet", "untraceable", message, first, f"{noun} {first}")


def _is_of_another_brief(file: FileText, record: Record, found: Match) -> bool:
    """Whether the evidence is not this file's: its title is nowhere in it, and there is more that it does not have."""
    title, size = fold(record.title).text, len(file.stream.text)
    shared = sum(run.end - run.start for run in found.runs)
    return bool(title) and title not in file.stream.text and shared < _OWN * size


def _not_its_evidence(record: Record) -> Iterator[Finding]:
    message = f"the evidence is of “{record.title}”, and this file seems to be built from another brief"
    yield Finding("sheet", "untraceable", message)


def structure_of(file: FileText, record: Record, *, foreign: frozenset[int] = frozenset()) -> Structure:
    """The parts of a file that carry numbers of their own, with the dates and scales of its briefing."""
    marked = any(fragment.marks for _, fragment in file.placed)
    citations = frozenset() if marked else frozenset(map(str, record.entries))
    scales = frozenset(scale.name for scale in SCALES.values())
    named = names_opening(unit.text for unit in (*record.units, *record.memo))
    return Structure(
        file, _dates(record), ranges_of_likelihood(record.lang), scales, named=named, known=record.known,
        foreign=foreign, citations=citations,
        locators={number: frozenset(_FIGURE.findall(entry.locator)) for number, entry in record.entries.items()},
    )  # fmt: skip


def _with_known(record: Record) -> Record:
    """The record with the quotations and speakers of its briefing known in the texts of its slides."""
    known = iter(with_roles(tuple(unit for slide in record.slides for unit in slide), record.units))
    slides = (tuple(replace(unit, roles=next(known).roles) for unit in slide) for slide in record.slides)
    return replace(record, slides=tuple(slides))


def _units(record: Record) -> tuple[Unit, ...]:
    """What the briefing says, then what only its slides or its pages say, with the quotations in it known as such."""
    known = {fold(unit.text).text for unit in record.units}
    made = (*record.memo, *(unit for slide in record.slides for unit in slide))
    own = {unit.text: unit for unit in made if fold(unit.text).text not in known}
    return (*record.units, *with_roles(tuple(own.values()), record.units))


def _joined(file: FileText) -> frozenset[int]:
    """The fragments that can belong to the one before: on the same sheet, and neither of them furniture."""
    kinds = [("furniture" if fragment.kind == "furniture" else "", sheet.number) for sheet, fragment in file.placed]
    return frozenset(
        index for index in range(1, len(kinds)) if not kinds[index][0] and kinds[index] == kinds[index - 1]
    )


def _heads_and_feet(file: FileText) -> frozenset[int]:
    """The furniture of pages; that of a slide has a shape of its own."""
    pages = file.delivered.noun == "page"
    return frozenset(index for index, (_, each) in enumerate(file.placed) if pages and each.kind == "furniture")


def _as_made(file: FileText, record: Record) -> frozenset[int]:
    """The fragments that stand on some slide as the deck was made with them.

    A short one (a figure that is set large) counts only together with the text before or after it; on a page, where
    texts may be read in another order, with one of the two on the same page.
    """
    made: set[tuple[str, frozenset[int]]] = set()
    pairs: set[tuple[str, str]] = set()
    for slide in record.slides:
        texts = [fold(unit.text).text for unit in slide]
        made.update((text, unit.cited) for text, unit in zip(texts, slide, strict=True))
        pairs.update(pairwise(texts))
    if not made:
        return frozenset()
    here = [piece.text for piece in file.stream.pieces]
    on_sheet: dict[int, set[str]] = {}
    for index, text in enumerate(here):
        on_sheet.setdefault(file.sheet(index).number, set()).add(text)
    partners = _partners(pairs) if file.delivered.noun == "page" else {}
    found = set()
    for index, text in enumerate(here):
        sheet = file.sheet(index).number
        before = here[index - 1] if index and file.sheet(index - 1).number == sheet else ""
        after = here[index + 1] if index + 1 < len(here) and file.sheet(index + 1).number == sheet else ""
        beside = (before, text) in pairs or (text, after) in pairs or bool(partners.get(text, set()) & on_sheet[sheet])
        if (text, file.cited(index)) in made and (len(text) >= LONE or beside):
            found.add(index)
    return frozenset(found)


def _partners(pairs: set[tuple[str, str]]) -> dict[str, set[str]]:
    """Of each text the texts that stood beside it."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _within(file: FileText, start: int, end: int, indexes: frozenset[int]) -> bool:
    pieces = file.pieces(start, end)
    return bool(pieces) and all(piece.index in indexes for piece in pieces)


def _dates(record: Record) -> frozenset[str]:
    return frozenset(" ".join(unit.text.split()) for unit in record.units if unit.where in ("date", "ask"))


def _counts(
    file: FileText, structure: Structure, findings: Sequence[Finding], leftovers: Leftovers
) -> tuple[SheetCount, ...]:
    """How many quotations and numbers of each sheet hold, furniture and notes included."""
    broken = Counter((finding.sheet, finding.subject) for finding in findings if finding.breaks)
    counts = []
    for sheet in file.delivered.sheets:
        mine = [index for index, (each, _) in enumerate(file.placed) if each.number == sheet.number]
        quotations = sum(len(file.quoted(index)) for index in mine)
        numbers = sum(1 for index in mine for number in file.numbers(index) if number.kind == "quantity")
        rules = Counter(leftovers.rules.get(sheet.number, ()))
        counts.append(
            SheetCount(
                sheet.number,
                max(quotations - broken[sheet.number, "quotation"] - broken[sheet.number, "speaker"], 0),
                max(numbers - leftovers.unsourced[sheet.number] - broken[sheet.number, "number"], 0),
                tuple(sorted(rules.items())),
            )
        )
    return tuple(counts)


def _without_echoes(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Each fault once for each place: what is altered on a sheet is not reported there as removed as well."""
    altered = {(finding.subject, fold(finding.recorded).text) for finding in findings if finding.status != "removed"}
    return tuple(
        finding
        for finding in findings
        if finding.status != "removed" or (finding.subject, fold(finding.recorded).text) not in altered
    )


def _basis(record: Record, corpus: Corpus | None, *, strange: bool) -> tuple[str, ...]:
    said = []
    if record.known:
        of = f"the evidence of “{record.title}”" if record.title else "its evidence"
        said.append(f"{of} (another brief, it seems)" if strange else of)
    if corpus is not None:
        count = len(corpus.documents)
        said.append(f"the corpus ({count} document{'' if count == 1 else 's'})")
    return tuple(said)
