"""Quotations and numbers of a file that were not recorded: explained by a rule, borne by a source, or reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from pincite.corpus.model import Span
from pincite.corpus.numbers import ReadNumber
from pincite.verification.matching import Index, Match, Run
from pincite.verification.model import Finding, Status, Subject
from pincite.verification.reading import FileText
from pincite.verification.structure import Structure
from pincite.verification.traces import Sources, Trace

_ATTRIBUTION = 80
"""Characters before or after a quotation in which its speaker is named."""
_SENTENCE_END = re.compile(r"[.!?][”\"»]?\s")


class Leftovers:
    """What the runs and changes of a match leave over."""

    def __init__(
        self, file: FileText, index: Index, found: Match, sources: Sources, structure: Structure, same: frozenset[int]
    ) -> None:
        self.file = file
        self.index = index
        self.sources = sources
        self.structure = structure
        self.same = same
        self.rules: dict[int, list[str]] = {}
        """Sheet -> rules by which its numbers need no source, one for each number; filled while findings are made."""
        self._owner = _owners(len(file.stream.text), found)
        self._runs = found.runs

    def findings(self) -> Iterator[Finding]:
        """What nothing bears, in the order of the file."""
        for index in range(len(self.file.placed)):
            if index in self.same:
                continue
            quoted = [span for span in self.file.quoted(index) if not self._is_recorded_quotation(index, span)]
            for span in self.file.quoted(index):
                if span in quoted:
                    yield from self._quotation(index, span)
                elif self._speaker_near(index, span):
                    yield from (each for each in self._quotation(index, span) if each.verdict == "wrong-speaker")
            for number in self.file.numbers(index):
                span = Span(self._figure_start(index, number), number.end)
                if not self._is_recorded(index, span) and not any(each.contains(span) for each in quoted):
                    yield from self._number(index, number)

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

    def _quotation(self, index: int, span: Span) -> Iterator[Finding]:
        text = self.file.fragment(index).text
        words = text[span.start : span.end]
        trace = self.sources.quotation(words, speaker=self._speaker_near(index, span))
        if trace.state == "borne":
            return
        if trace.verdict == "wrong-speaker":
            yield self._made("quotation", "moved", index, f"`{_short(words)}`: {trace.reason}", trace, words)
        elif trace.state == "near":
            message = f"`{_short(words)}` differs from its source: {trace.reason or trace.verdict}"
            yield self._made("quotation", "altered", index, message, trace, words)
        else:
            message = f"`{_short(words)}` stands in quotation marks, and no source has it"
            yield self._made("quotation", "untraceable", index, message, Trace("", verdict="not-found"), words)

    def _speaker_near(self, index: int, span: Span) -> str:
        """Whom the file names for a quotation: close before it or after it, in its sentence or in the next text."""
        text = self.file.fragment(index).text
        before = _SENTENCE_END.split(text[max(0, span.start - _ATTRIBUTION) : span.start])[-1]
        after = _SENTENCE_END.split(text[span.end + 1 : span.end + _ATTRIBUTION])[0]
        following = ""
        if index + 1 < len(self.file.placed) and self.file.sheet(index + 1) is self.file.sheet(index):
            following = self.file.fragment(index + 1).text[:_ATTRIBUTION]
        named = [name for name in self._people if name in f"{before} | {after}"]
        named = named or [name for name in self._people if following.lstrip("–—- ").startswith(name)]
        return named[0] if len(named) == 1 else ""

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
            self.rules.setdefault(sheet, []).append(rule)
            return
        if self.sources.is_own_count(number, self.file.fragment(index).text):
            self.rules.setdefault(sheet, []).append("own-count")
            return
        if self.sources.is_in_name(self._word_round(index, number)):
            return
        marks = self.file.fragment(index).marks
        after = [mark.numbers for mark in marks if mark.offset >= number.start][:1]
        fragment = self.file.fragment(index)
        figure = fragment.kind in ("point", "cell") or fragment.text.strip() == number.printed
        trace = self.sources.number(number, self._context(index), after[0] if after else (), figure=figure)
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

    def _word_round(self, index: int, number: ReadNumber) -> str:
        """What stands between white space and holds the number."""
        text = self.file.fragment(index).text
        start, end = number.start, number.end
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        word = text[start:end].strip('.,;:()[]“”"')
        return "" if word == number.printed else word

    def _context(self, index: int) -> str:
        """The text and its neighbours on the sheet: a figure that is set large is explained beside it."""
        near = range(max(0, index - 1), min(len(self.file.placed), index + 2))
        sheet = self.file.sheet(index)
        return " ".join(self.file.fragment(each).text for each in near if self.file.sheet(each) is sheet)

    def _made(self, subject: Subject, status: Status, index: int, message: str, trace: Trace, stands: str) -> Finding:
        hints = (f"the source has: “{_short(trace.stands, 300)}” ({trace.place})",) if trace.stands else ()
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


def _short(text: str, most: int = 120) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + "…"
