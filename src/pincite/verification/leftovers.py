"""Quotations and numbers of a file that were not recorded: explained by a rule, borne by a source, or reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from pincite.corpus.model import Span
from pincite.corpus.numbers import ReadNumber, read_numbers
from pincite.diagnostics import shortened
from pincite.verification.folding import fold
from pincite.verification.matching import ANCHOR, Index, Match, Run
from pincite.verification.model import Finding, Status, Subject
from pincite.verification.own_words import fixed_words
from pincite.verification.reading import FileText
from pincite.verification.structure import Structure
from pincite.verification.traces import NOWHERE, Sources, Trace

_ATTRIBUTION = 80
"""Characters before or after a quotation in which its speaker is named."""
_TITLE = 200
"""Characters that a title may have."""
_OLD, _FEWEST = 0.5, 4
"""Share of a sentence that may have been printed, and its words at the least, for it to be a new one."""
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(rf"{_EASTERN.pattern}|\w+")
_SHOWN = 120
"""Characters of a quotation that a message shows."""
_LABEL = 8
"""Words of a label beside a bar, its figure among them."""
_BARE = re.compile(r"(?<![\w.,])\d[\d.,]*\Z")
_PROSE = re.compile(r"[.!?;:]\s|[.!?;]\Z|[“”\"«»]")
_APART = re.compile(
    r"(?:^|[(:.;,]\s?|\b(?:in|en)\s)(?:[A-Z]{0,2}[$€£¥]\s?|[A-Z]{3}\s)?(?:thousands?|millions?|billions?|trillions?|"
    r"milliers|milliards?|Tausend|Millionen|Milliarden|Billionen|per ?cent|%|[$€£¥])(?=\s?(?:[:,)]|de\b|of\b))",
    re.IGNORECASE,
)
"""A scale or a unit that is said once, for the figures after it."""
_SENTENCE_END = re.compile(r"[.!?][”\"»]?\s")


class Leftovers:
    """What the runs and changes of a match leave over."""

    def __init__(
        self, file: FileText, index: Index, found: Match, sources: Sources, structure: Structure, same: frozenset[int],
        *, own: bool,
    ) -> None:  # fmt: skip
        """``own`` says that the record is of this file rather than of the other output of its brief."""
        self._own = own
        self.file = file
        self.index = index
        self.sources = sources
        self.structure = structure
        self.same = same
        self.rules: dict[int, list[str]] = {}
        """Sheet -> rules by which its numbers need no source, one for each number; filled while findings are made."""
        self.unsourced: Counter[int] = Counter()
        """Sheet -> how many of these are amounts, rather than dates or names with a number in them."""
        self._owner = _owners(len(file.stream.text), found)
        self._runs = found.runs

    def findings(self) -> Iterator[Finding]:
        """What nothing bears, in the order of the file."""
        for index in range(len(self.file.placed)):
            if index in self.same or self._is_running_title(index):
                continue
            quoted = [span for span in self.file.quoted(index) if not self._is_recorded_quotation(index, span)]
            for span in self.file.quoted(index):
                if span in quoted:
                    yield from () if self._is_within(index, span, quoted) else self._quotation(index, span)
                elif self.sources.is_heading(self.file.fragment(index).text[span.start : span.end]):
                    continue
                elif (name := self._speaker_near(index, span)) and not self._is_recorded_with(name, index, span):
                    yield from (each for each in self._quotation(index, span) if each.verdict == "wrong-speaker")
            for number in self.file.numbers(index):
                span = Span(self._figure_start(index, number), number.end)
                if not self._is_recorded(index, span) and not any(each.contains(span) for each in quoted):
                    yield from self._number(index, number)
            if self._own and self.structure.is_known(index):
                yield from self._added_sentences(index)

    def _is_running_title(self, index: int) -> bool:
        """Whether it says again what the briefing is called, and no more: the head of a page may cut it short."""
        fragment, title = self.file.fragment(index), fold(self.sources.record.title).text
        if fragment.kind != "furniture":
            return bool(title) and fold(fragment.text).text == title
        head = fold(fragment.text.rstrip(" .…")).text
        return bool(head) and title.startswith(head)

    def _figure_start(self, index: int, number: ReadNumber) -> int:
        """Where the figure of a name with a number in it begins; a label beside a paragraph may be read before it."""
        if number.kind != "label":
            return number.start
        text = self.file.fragment(index).text
        return next((at for at in range(number.start, number.end) if text[at].isdigit()), number.start)

    # What was recorded

    def _is_recorded(self, index: int, span: Span) -> bool:
        """Whether all of it lies in one run, or in runs of one unit, or in a change that is reported by itself."""
        start, end = self.file.range_of(index, span)
        owners = set(self._owner[start:end])
        if start == end or owners == {_CHANGED}:
            return True
        units = {self._runs[owner].unit if owner >= 0 else owner for owner in owners}
        return _FREE not in units and len(units - {_CHANGED}) <= 1

    def _is_recorded_with(self, name: str, index: int, span: Span) -> bool:
        """Whether a quotation and the name beside it stand in one stretch as they were printed: in a passage of the
        annex the source's own words name whom they will."""
        text = self.file.fragment(index).text
        near = Span(max(0, span.start - _ATTRIBUTION), min(len(text), span.end + _ATTRIBUTION))
        start, end = self.file.range_of(index, near)
        owners = set(self._owner[start:end])
        return name in text[near.start : near.end] and len(owners) == 1 and not owners & {_FREE, _CHANGED}

    def _is_recorded_quotation(self, index: int, span: Span) -> bool:
        """Whether the words were printed as a quotation, in marks or as one, rather than as the author's own."""
        if not self._is_recorded(index, span):
            return False
        start, end = self.file.range_of(index, span)
        owned = [self._runs[owner] for owner in dict.fromkeys(self._owner[start:end]) if owner >= 0]
        return not owned or any(self._quotes(run, max(start, run.start)) for run in owned)

    def _quotes(self, run: Run, position: int) -> bool:
        unit, folded = self.index.units[run.unit], self.index.folded.pieces[run.unit]
        if unit.kind in ("EvidenceEntry", "SourceEntry") or any(role.role == "quotation" for role in unit.roles):
            return True
        offset = folded.offset(run.at + position - run.start)
        before = unit.text[max(0, offset - 600) : offset]
        return any(mark in before for mark in '“"«„‘「')

    # What was not

    def _added_sentences(self, index: int) -> Iterator[Finding]:
        """Sentences with a citation that are neither what was built, in whatever words, nor those of a source."""
        text, start = self.file.fragment(index).text, 0
        for offset in sorted({mark.offset for mark in self.file.fragment(index).marks}):
            ends = [found.end() for found in _SENTENCE_END.finditer(text, start, max(start, offset - 1))]
            span = Span(ends[-1] if ends else start, offset)
            low, high = self.file.range_of(index, span)
            words = text[span.start : span.end].strip()
            start = offset
            if self._printed(low, high) > _OLD * (high - low) or len(_WORD.findall(words)) < _FEWEST:
                continue
            if self.sources.quotation(words.rstrip(".")).state != "borne":
                message = f"`{shortened(words, _SHOWN)}` cites its source and was not in the file that was built"
                yield self._made("cited-sentence", "untraceable", index, message, NOWHERE, words)

    def _printed(self, low: int, high: int) -> int:
        """How many characters of a range were printed, or stand in place of such; a word or two are a coincidence."""
        owners = self._owner[low:high]
        least = ANCHOR // 2 if _EASTERN.search(self.file.stream.text, low, high) else ANCHOR
        return sum(owner == _CHANGED or (owner >= 0 and self._runs[owner].end - self._runs[owner].start >= least)
                   for owner in owners)  # fmt: skip

    def _quotation(self, index: int, span: Span) -> Iterator[Finding]:
        text = self.file.fragment(index).text
        words = text[span.start : span.end]
        if fold(words).text in fixed_words():
            return
        trace = self.sources.quotation(words, speaker=self._speaker_near(index, span))
        if trace.state == "borne":
            return
        if trace.verdict == "wrong-speaker":
            yield self._made("quotation", "moved", index, f"`{shortened(words, _SHOWN)}`: {trace.reason}", trace, words)
        elif trace.state == "near":
            message = f"`{shortened(words, _SHOWN)}` differs from its source: {trace.reason or trace.verdict}"
            yield self._made("quotation", "altered", index, message, trace, words)
        else:
            message = f"`{shortened(words, _SHOWN)}` stands in quotation marks, and no source has it"
            yield self._made("quotation", "untraceable", index, message, Trace("", verdict="not-found"), words)

    def _is_within(self, index: int, span: Span, quoted: Sequence[Span]) -> bool:
        """Whether it is part of another quotation that its source has as it is; what it was part of there is shown."""
        text = self.file.fragment(index).text
        return any(
            each != span
            and each.contains(span)
            and self.sources.quotation(text[each.start : each.end]).state == "borne"
            for each in quoted
        )

    def _speaker_near(self, index: int, span: Span) -> str:
        """Whom the file names for a quotation: close before it or after it, in its sentence or in the next text."""
        text = self.file.fragment(index).text
        before = _SENTENCE_END.split(text[max(0, span.start - _ATTRIBUTION) : span.start])[-1]
        ended = text[span.end - 1 : span.end] == "." and span.end + 1 < len(text)
        after = "" if ended else _SENTENCE_END.split(self._untitled(text[span.end + 1 :])[:_ATTRIBUTION])[0]
        following = ""
        if index + 1 < len(self.file.placed) and self.file.sheet(index + 1) is self.file.sheet(index):
            following = self._untitled(self.file.fragment(index + 1).text)[:_ATTRIBUTION]
        named = [name for name in self._people if name in f"{before} | {after}"]
        named = named or [name for name in self._people if following.lstrip("–—- ").startswith(name)]
        return named[0] if len(named) == 1 else ""

    def _untitled(self, text: str) -> str:
        """A text without the titles of sources that name somebody, up to where its attribution ends."""
        text = text[: _ATTRIBUTION + _TITLE]
        return self._titles.sub(" ", text) if self._titles else text

    @cached_property
    def _titles(self) -> re.Pattern[str] | None:
        """The titles of cited sources that hold the name of somebody who speaks."""
        records = self.sources.corpus.sources if self.sources.corpus is not None else {}
        cited = {entry.document for entry in self.sources.record.entries.values()}
        titles = {records[doc_id].title for doc_id in cited if doc_id in records}
        naming = sorted(title for title in titles if any(name in title and name != title for name in self._people))
        return re.compile("|".join(r"\s+".join(map(re.escape, title.split())) for title in naming)) if naming else None

    @cached_property
    def _people(self) -> tuple[str, ...]:
        """Everybody who speaks in the corpus, or is said to by the record of a source."""
        corpus = self.sources.corpus
        if corpus is None:
            return ()
        listed = (name.full for source in corpus.sources.values() for name in (*source.guest, *source.host))
        return tuple(dict.fromkeys((*corpus.speakers, *filter(None, listed))))

    def _number(self, index: int, number: ReadNumber) -> Iterator[Finding]:
        sheet = self.file.sheet(index).number
        if rule := self.structure.rule(index, number):
            self._explained(sheet, rule, number)
            return
        if self.sources.is_own_count(number, self._row(index)):
            self._explained(sheet, "own-count", number)
            return
        if self.sources.is_in_name(self._word_round(index, number)):
            return
        marks = self.file.fragment(index).marks
        # The marks of a sheet that came from another file count that file's passages.
        own = self.structure.is_known(index)
        after = [mark.numbers for mark in marks if own and mark.offset >= number.start][:1]
        figure = self._figure(index, number)
        context = self._context(index)
        trace = self.sources.number(figure or number, context, after[0] if after else (), figure=figure is not None)
        if trace.state == "borne":
            return
        # Where it is known what was printed, a date or a name with another digit in it is a change like any other.
        subject: Subject = "number" if number.kind == "quantity" or self.sources.record.known else "date"
        if trace.state == "elsewhere":
            message = f"`{number.printed}` stands in the sources only where something else is spoken of"
            yield self._made(subject, "moved", index, message, trace, number.printed)
        else:
            message = f"`{number.printed}` has no source"
            yield self._made(subject, "untraceable", index, message, trace, number.printed)

    def _explained(self, sheet: int, rule: str, number: ReadNumber) -> None:
        self.rules.setdefault(sheet, []).append(rule)
        self.unsourced[sheet] += number.kind == "quantity"

    def _figure(self, index: int, number: ReadNumber) -> ReadNumber | None:
        """A figure whose unit and scale stand apart: the value of a chart, one that is set large, one at the end of a
        label, or one in a text that says first what its figures are in (``in US$ billion: ...``)."""
        fragment = self.file.fragment(index)
        text = fragment.text.strip()
        is_apart = fragment.kind in ("point", "cell") or text == number.printed
        if is_apart and number.kind == "quantity":
            return number
        if number.unit or not (bare := _BARE.search(number.printed)):
            return None
        is_label = text.endswith(bare[0]) and len(text.split()) <= _LABEL and not _PROSE.search(text)
        if not is_apart and not is_label and not _APART.search(text[: number.start]):
            return None
        return number if number.kind == "quantity" else next(iter(read_numbers(bare[0])), None)

    def _row(self, index: int) -> str:
        """The text; what stands before it as well where it is a row of bare figures."""
        text = self.file.fragment(index).text
        is_bare = index and not any(char.isalpha() for char in text) and len(text.split()) > 1
        return f"{self.file.fragment(index - 1).text} {text}" if is_bare else text

    def _word_round(self, index: int, number: ReadNumber) -> str:
        """What stands between white space and holds the number."""
        text = self.file.fragment(index).text
        start, end = number.start, number.end
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return text[start:end].strip('.,;:()[]“”"')

    def _context(self, index: int) -> str:
        """The text and its neighbours on the sheet: a figure that is set large is explained beside it. On a page a
        figure that stands by itself may be read far from what explains it, as the values of a chart are."""
        sheet = self.file.sheet(index)
        reach = len(sheet.fragments) if self.file.delivered.noun == "page" and self._is_lone(index) else 1
        near = range(max(0, index - reach), min(len(self.file.placed), index + reach + 1))
        return " ".join(self.file.fragment(each).text for each in near if self.file.sheet(each) is sheet)

    def _is_lone(self, index: int) -> bool:
        """Whether a text is a figure and nothing else."""
        text = self.file.fragment(index).text.strip()
        return any(number.printed == text for number in self.file.numbers(index))

    def _made(self, subject: Subject, status: Status, index: int, message: str, trace: Trace, stands: str) -> Finding:
        hints = (f"the source has: “{shortened(trace.stands, 300)}” ({trace.place})",) if trace.stands else ()
        return Finding(
            subject, status, message, self.file.sheet(index).number, self.file.label(index), hints, trace.evidence,
            trace.verdict, stands, trace.stands,
        )  # fmt: skip


_FREE, _CHANGED = -1, -2


def _owners(length: int, found: Match) -> list[int]:
    """Of each character of the stream the run that it belongs to, ``_CHANGED`` or ``_FREE``."""
    owner = [_FREE] * length
    for number, run in enumerate(found.runs):
        owner[run.start : run.end] = [number] * (run.end - run.start)
    for change in found.changes:
        owner[change.start : change.end] = [_CHANGED] * (change.end - change.start)
    return owner
