"""Where citation numbers lead: source lines, speaker notes and the appendix of sources."""

from __future__ import annotations

from collections.abc import Container, Iterable

from pincite.briefing.model import Briefing, Citation, EvidenceEntry, Prose, Run, SourceEntry
from pincite.words import DeckWords, language_for
from pincite.writers.deck.model import Line, Lines, Words
from pincite.writers.deck.prose import mark, mark_words, plain, ranges, sentences, words

SOURCES_APART = 9.0
"""Points between two sources in the appendix."""

TELLING = 6
"""Words from which cited words are quoted alone; fewer are quoted with the sentence around them."""

LOCATORS_TOGETHER = 24
"""Citation numbers of one source that stay in one block of the appendix."""

UNBROKEN = 16
"""Characters of a locator that stay on one line in the appendix: ``¶2, item 4`` parted is hard to read."""

CAVEAT_PARTS = ";"
"""What follows it in an attribution is said in the notes when the source line is short of room."""


def cited(*prose: Prose) -> tuple[int, ...]:
    """The citation numbers in these texts, in the order of the page, without repeats."""
    found = (number for text in prose for part in text if isinstance(part, Citation) for number in part.numbers)
    return tuple(dict.fromkeys(found))


class References:
    """Look-up of the briefing's evidence and sources by citation number.

    A number without an entry, or an entry whose source is not listed, is shown with what is known of it.
    """

    def __init__(self, briefing: Briefing, words: DeckWords | None = None) -> None:
        self.words: DeckWords = words or language_for(briefing.lang).deck
        self.entries = {entry.number: entry for entry in briefing.evidence}
        self.sources = {source.id: source for source in briefing.sources}

    def short(self, source_id: str) -> str:
        """What a source line calls a source."""
        source = self.sources.get(source_id)
        return (source.short or plain(source.reference)) if source else source_id

    def by_source(self, numbers: Iterable[int]) -> list[tuple[str, list[EvidenceEntry]]]:
        """The entries of these numbers, grouped by source in the order of first mention."""
        groups: dict[str, list[EvidenceEntry]] = {}
        for number in dict.fromkeys(numbers):
            if number in self.entries:
                groups.setdefault(self.entries[number].source, []).append(self.entries[number])
        return [(source, sorted(entries, key=lambda entry: entry.number)) for source, entries in groups.items()]

    def source_line(self, numbers: Iterable[int], note: str = "", exhibit: str = "") -> tuple[str, ...]:
        """Wordings of a slide's source line, the fullest first; none when nothing is cited.

        ``exhibit`` is what the memo calls the chart or table of the slide, for who looks for it there. Room is saved
        by leaving out caveats, then locators, then the sources' names, never part of a word.
        """
        groups = self.by_source(numbers)
        opening = f"{self.words.note}{self.words.colon}{note.rstrip('.')}. " if note else ""
        closing = self.words.in_memo.format(exhibit=exhibit) if exhibit else ""
        if not groups:
            return (f"{opening}{closing}".strip(),) if opening or closing else ()
        label = self._label([entry for _, entries in groups for entry in entries])
        bodies = [
            " · ".join(self._group(source, entries, detail) for source, entries in groups) for detail in (3, 2, 1, 0)
        ]
        every = [entry.number for _, entries in groups for entry in entries]
        bodies.append(self.words.in_appendix.format(numbers=f"[{ranges(every)}]"))
        after = f". {closing}" if closing else ""
        return tuple(dict.fromkeys(f"{opening}{label}{self.words.colon}{body}{after}" for body in bodies))

    def _label(self, entries: list[EvidenceEntry]) -> str:
        """``Sources``; where all of them are second-hand, the label says so however short the line gets."""
        if all(entry.attribution for entry in entries):
            return self.words.reported_in
        return self.words.source_one if len(entries) == 1 else self.words.source_many

    def _group(self, source: str, entries: list[EvidenceEntry], detail: int) -> str:
        name = self.short(source)
        if detail == 0:
            return f"{mark(entry.number for entry in entries)} {name}"
        places = [entry.short_locator for entry in entries if entry.short_locator]
        parts = [("; " if any("," in place for place in places) else ", ").join(places)] if places else []
        hedges = {entry.attribution if detail == 3 else entry.attribution.split(CAVEAT_PARTS)[0] for entry in entries}
        parts += sorted(hedge for hedge in hedges if hedge) if detail >= 2 else []
        listed = mark(entry.number for entry in entries)
        return ", ".join([f"{listed} {name}", *parts])

    def citation_notes(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """For the notes: full citation with the place, context and caveat of every number."""
        made: list[str] = []
        caveats: dict[str, str] = {}
        for number in dict.fromkeys(numbers):
            entry = self.entries.get(number)
            if entry is None:
                continue
            made.append(self._citation(entry))
            if plain(entry.context):
                made.append(f"{self.words.in_context} {mark([number])}{self.words.colon}{plain(entry.context)}")
            source = self.sources.get(entry.source)
            if source and source.descriptor:
                caveats[source.id] = f"{self.words.caveat} ({self.short(source.id)}): {source.descriptor}"
        return (*made, *caveats.values())

    def _citation(self, entry: EvidenceEntry) -> str:
        """In full, with a link where there is one: a slide's notes are read alone."""
        opening = f"{self.words.citation} {mark([entry.number])}, {self.short(entry.source)}:"
        link = f" {entry.link}" if entry.link else ""
        if entry.full_cite:
            caveat = f" {self.words.unchecked}" if entry.attribution else ""
            return f"{opening} {plain(entry.full_cite)}{caveat}{link}"
        source = self.sources.get(entry.source)
        reference = plain(source.reference) if source else entry.source
        locator = entry.locator or self.words.whole_document
        how = f" ({entry.attribution})" if entry.attribution else ""
        return f"{opening} {reference.rstrip('.')}, {locator}{how}.{link}"

    def appendix(self, numbers: Container[int] | None = None) -> tuple[Lines, ...]:
        """The list of sources: for each its record, kind and caveat, and where its citation numbers lead.

        Entries whose source has no record follow under the source's id, so that every number is resolved. With
        ``numbers`` only those, and the sources that they lead to.
        """
        groups = dict(self.by_source(each for each in sorted(self.entries) if numbers is None or each in numbers))
        made: list[Lines] = []
        for source in self.sources.values():
            if numbers is not None and source.id not in groups:
                continue
            made += self._with_locators(self._record(source), groups.pop(source.id, []))
        for name, entries in groups.items():
            made += self._with_locators((Line((Words(name, bold=True),), before=SOURCES_APART),), entries)
        return tuple(made)

    def _with_locators(self, record: Lines, entries: list[EvidenceEntry]) -> list[Lines]:
        """The record and its locators; a long list of locators goes on in blocks that may stand elsewhere."""
        blocks = [entries[start : start + LOCATORS_TOGETHER] for start in range(0, len(entries), LOCATORS_TOGETHER)]
        if not blocks:
            return [record]
        return [(*record, self._locators(blocks[0])), *((self._locators(block),) for block in blocks[1:])]

    def _record(self, source: SourceEntry) -> Lines:
        about = " ".join(part for part in (f"{source.kind}." if source.kind else "", source.descriptor) if part)
        lines = [Line(words(source.reference), before=SOURCES_APART)]
        if plain(source.reference) != source.short and source.short:
            name = Words(f"{source.short}{self.words.colon}", bold=True)
            lines = [Line((name, *words(source.reference)), before=SOURCES_APART)]
        if about:
            lines.append(Line((Words(about, tone="quiet"),)))
        return tuple(lines)

    def _locators(self, entries: list[EvidenceEntry]) -> Line:
        parts: list[Words] = []
        for entry in entries:
            where = entry.short_locator or entry.locator or self.words.whole_document
            if len(where) <= UNBROKEN:
                where = where.replace(" ", "\N{NO-BREAK SPACE}")
            parts += [Words("\N{NO-BREAK SPACE}· ", tone="quiet")] if parts else []
            parts += [Words(mark([entry.number]), bold=True, tone="accent"), Words(f"\N{NO-BREAK SPACE}{where}")]
        return Line(tuple(parts))

    def ids(self, number: int) -> tuple[str, ...]:
        """The evidence that a citation number stands for."""
        entry = self.entries.get(number)
        return entry.evidence if entry else ()

    def cited_prose(self, number: int) -> Prose:
        """The cited words of an entry, corrections among them shown; empty for a whole document."""
        entry = self.entries.get(number)
        if entry is None:
            return ()
        runs = [part for part in entry.context if isinstance(part, Run)]
        places = [index for index, part in enumerate(runs) if part.marked]
        if not places:
            return (Run(entry.exact),) if entry.exact else ()
        end = places[-1] + 1
        while end < len(runs) and runs[end].correction:
            end += 1
        cited = tuple(runs[places[0] : end])
        return cited if len(plain(cited).split()) >= TELLING else self._sentence(entry)

    @staticmethod
    def _sentence(entry: EvidenceEntry) -> Prose:
        """The sentence around cited words that say too little alone, such as a number."""
        around = [each for each in sentences(entry.context) if any(isinstance(p, Run) and p.marked for p in each)]
        return tuple(part for each in around for part in each)

    def origin(self, number: int) -> tuple[Words, ...]:
        """A dash, the source's short name and the citation mark, to follow quoted words."""
        entry = self.entries.get(number)
        name = self.short(entry.source) if entry else ""
        return (Words(f" — {name}" if name else "", tone="quiet"), *mark_words([number]))
