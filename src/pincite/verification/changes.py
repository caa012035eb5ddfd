"""What a change of recorded words means: for a quotation, its speaker, a number, or a sentence that cites."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pincite.corpus.model import Span
from pincite.corpus.numbers import ReadNumber, read_numbers
from pincite.diagnostics import shortened
from pincite.verification.folding import fold
from pincite.verification.judgements import levels_of_confidence, likelihoods_at
from pincite.verification.matching import Change, Index, Run
from pincite.verification.model import Finding, Status, Subject
from pincite.verification.reading import FileText, Piece, quoted_spans, touching, whole_words
from pincite.verification.record import Entry, Unit
from pincite.verification.slides import SOURCE
from pincite.verification.structure import in_series
from pincite.verification.traces import Sources, is_bare_negation, lost_negation

_TURNS = re.compile(
    r"(?<!\w)(?:but|unless|except|only|if|although|though|however|provided|yet|rather|may|might|could|would|should)(?!\w)",
    re.IGNORECASE,
)
"""Words whose loss changes what was said, beside denials and numbers."""


_MOSTLY = 0.85
"""Share of a text that is somebody's words rather than about them."""
_SHOWN = 300
"""Characters of a source that a hint shows."""


@dataclass(frozen=True, slots=True)
class Both:
    """A change as the reader sees it: the words on both sides, and where they stand."""

    unit: Unit
    recorded: Span
    """In the unit's text."""
    pieces: tuple[Piece, ...]
    """In the file."""
    stands: str
    """Whole words of the file; empty where nothing stands in place of what was recorded."""
    was: str
    """Whole words of the record."""
    adds: bool
    """Whether the file has something there."""


class Changes:
    """Tells what the changes of a file mean."""

    def __init__(self, file: FileText, index: Index, sources: Sources, runs: Sequence[Run], *, own: bool) -> None:
        """``own`` says that the record is of this file rather than of the other output of its brief."""
        self._own = own
        self.file = file
        self.index = index
        self.sources = sources
        self._runs = runs
        self._numbers: dict[int, tuple[ReadNumber, ...]] = {}
        self._quoted: dict[int, tuple[Span, ...]] = {}

    def both(self, change: Change) -> Both:
        """Both sides of a change in words."""
        unit, folded = self.index.units[change.unit], self.index.folded.pieces[change.unit]
        start = folded.offset(change.at)
        recorded = Span(start, folded.offset(change.until - 1) + 1 if change.until > change.at else start)
        pieces = self.file.pieces(change.start, change.end)
        stands = " ".join(
            text for piece in pieces
            if (text := whole_words(self.file.fragment(piece.index).text, piece.start, piece.end))
        )  # fmt: skip
        was = whole_words(unit.text, recorded.start, recorded.end)
        adds, loses = change.end > change.start, change.until > change.at
        # Where whole words went or came, their neighbours are not shown as if they stood in for them.
        if not adds and fold(was).text == folded.text[change.at : change.until]:
            stands = ""
        if not loses and fold(stands).text == self.file.stream.text[change.start : change.end]:
            was = ""
        return Both(unit, recorded, pieces, stands, was, adds)

    def finding(self, change: Change) -> Iterator[Finding]:
        """What a change breaks; nothing where it only words something of the author's anew."""
        both = self.both(change)
        # The foot of a page that stands between two texts is put into neither of them.
        between = change.at == change.until and all(
            self.file.fragment(each.index).kind == "furniture" for each in both.pieces
        )
        numbering = all(self.file.fragment(each.index).numbering for each in both.pieces)
        if not both.pieces or between or numbering:
            return
        numbers = self._changed_numbers(change, both)
        if quotation := self._quotation(change.unit, both):
            yield from self._changed_quotation(both, quotation, numbers)
        elif both.adds and both.unit.kind != "point" and (self._replaces_speaker(both) or self._names_speaker(both)):
            yield self._made(both, "speaker", "altered", f"`{both.stands}` stands where `{both.was}` said it",
                             verdict="wrong-speaker")  # fmt: skip
        elif judged := self._judged(both):
            yield self._made(both, "judgement", "altered", judged)
        elif numbers is not None:
            yield from self._changed_number(both, *numbers)
        elif both.unit.kind in ("point", "Point") and both.adds:
            message = f"a value stands beside `{both.stands}` where `{both.was or both.unit.text}` was"
            yield self._made(both, "number", "moved", message)
        elif self._role(both) == "attribution" and both.adds:
            message = f"`{both.stands}` stands in an attribution where `{both.was}` was"
            yield self._made(both, "speaker", "altered", message, verdict="wrong-source")
        elif not both.adds and both.was and self._own and self._is_source(both) and not self._denies(both):
            yield self._made(
                both, "source", "altered", f"`{both.was}` is gone from where it is said what this rests on"
            )
        elif self._denies(both) or (both.unit.cites and both.adds and (self._own or both.was)):
            yield self._changed_sentence(both)

    # Judgements

    def _judged(self, both: Both) -> str:
        """How a word of likelihood or of confidence was changed; empty where none was."""
        levels, lang = levels_of_confidence(self.file.lang), self.file.lang
        if fold(both.was).text in levels and fold(both.stands).text in levels:
            return f"confidence is `{both.stands}` where it was `{both.was}`"
        was = likelihoods_at(both.unit.text, both.recorded.start, both.recorded.end, lang)
        now = tuple(
            word for piece in both.pieces
            for word in likelihoods_at(self.file.fragment(piece.index).text, piece.start, piece.end, lang)
        )  # fmt: skip
        if not was or not now or set(map(str.casefold, was)) == set(map(str.casefold, now)):
            return ""
        return f"`{now[0]}` stands where `{was[0]}` was"

    # Numbers

    def numbers_of(self, unit: int) -> tuple[ReadNumber, ...]:
        if unit not in self._numbers:
            self._numbers[unit] = read_numbers(self.index.units[unit].text, lang=self.file.lang)
        return self._numbers[unit]

    def _changed_numbers(self, change: Change, both: Both) -> tuple[list[str], list[str]] | None:
        """The numbers that stand in the file only and in the record only; None where they are the same.

        The word after a number counts as its own: it may be what the number is of (``80 points``).
        """
        folded = self.index.folded.pieces[change.unit]
        # What lies between a change and what stands before it, a stop or a space, belongs to the place of both.
        low = folded.offset(change.at - 1) + 1 if change.at else both.recorded.start
        here = [
            number.printed
            for piece in both.pieces
            for number in touching(self.file.numbers(piece.index), self._begins(piece) - 1, piece.end)
            if not in_series(self.file.fragment(piece.index).text, number)
        ]
        there = [number.printed for number in touching(self.numbers_of(change.unit), low - 1, both.recorded.end)]
        added, lost = _only(here, there), _only(there, here)
        if not added and not lost and _digits(both.stands) != _digits(both.was) and both.stands and both.was:
            return [both.stands], [both.was]  # digits in a name that is no number
        return (added, lost) if added or lost else None

    def _begins(self, piece: Piece) -> int:
        """Where a part of a fragment begins: behind what stands before it."""
        offsets = self.file.stream.pieces[piece.index].offsets
        before = bisect.bisect_left(offsets, piece.start)
        return offsets[before - 1] + 1 if before else piece.start

    def only_adds_numbers(self, change: Change) -> bool:
        """Whether a change puts a number where none was, so that nothing but a source can bear it."""
        both = self.both(change)
        numbers = self._changed_numbers(change, both) if both.pieces else None
        return numbers is not None and not numbers[1] and self._quotation(change.unit, both) is None

    def _changed_number(self, both: Both, added: list[str], lost: list[str]) -> Iterator[Finding]:
        now, was = " and ".join(added), " and ".join(lost)
        if added and lost:
            yield self._made(both, "number", "altered", f"`{now}` stands where `{was}` was", was=was)
        elif lost and self._is_gone(both) and not self._is_other_text(both):
            yield self._made(both, "number", "removed", f"`{was}` is no longer in its sentence", was=was)
        # A number that was only added is looked for in the sources like any other.

    def _is_other_text(self, both: Both) -> bool:
        """Whether what stands there is a text of its own, which the number's sentence never went through; but for a
        letter that the two happen to share."""
        piece = both.pieces[0]
        whole = self.file.fragment(piece.index).text.strip(" .:;,")
        return both.adds and (piece.end - piece.start >= len(whole) or both.stands == whole)

    def _is_gone(self, both: Both) -> bool:
        """Whether what is missing is part of a sentence that is still there, rather than left out whole."""
        return both.adds or len(both.was.split()) < 12

    # Quotations

    def _quotation(self, unit: int, both: Both) -> Span | None:
        """The quotation of the unit that a change touches, without its marks; None where it touches none."""
        spans = [Span(role.start, role.end) for role in both.unit.roles if role.role == "quotation"]
        if unit not in self._quoted:
            self._quoted[unit] = quoted_spans(both.unit.text)
        where = both.recorded
        if not self._in_marks(both) and not self._is_mostly(unit, both.pieces[0].index):
            return None
        for span in (*spans, *self._quoted[unit]):
            inside = span.start < where.start < span.end if not len(where) else span.overlaps(where)
            # What is put in at the very end of a quotation stands in it only if its mark comes after.
            if inside or (where.end in (span.start, span.end) and both.adds and self._in_marks(both)):
                return span
        return None

    def _is_mostly(self, unit: int, index: int) -> bool:
        """Whether a text of the file is these words throughout, rather than the author's own with some of them."""
        start = self.file.stream.starts[index]
        end = start + len(self.file.stream.pieces[index].text)
        shared = sum(min(run.end, end) - max(run.start, start) for run in self._runs
                     if run.unit == unit and run.start < end and run.end > start)  # fmt: skip
        return shared >= _MOSTLY * (end - start)

    def _in_marks(self, both: Both) -> bool:
        piece = both.pieces[-1]
        return any(span.start <= piece.start and piece.end <= span.end and piece.end > piece.start
                   for span in self.file.quoted(piece.index))  # fmt: skip

    def _changed_quotation(
        self, both: Both, quotation: Span, numbers: tuple[list[str], list[str]] | None
    ) -> Iterator[Finding]:
        words = self._words_now(both)
        recorded = both.unit.text[quotation.start : quotation.end]
        entry = self.entry(both)
        trace = self.sources.quotation(words)
        misread = both.adds and both.was in self.sources.readings
        if trace.state == "borne" and not self._bends(both, words) and not _hedge_is_gone(numbers) and not misread:
            return
        given = f"`{both.stands}` stands where the source has `{both.was}`" if both.stands and both.was else (
            f"`{both.was}` is missing" if both.was else f"`{both.stands}` was put in"
        )  # fmt: skip
        verdict = trace.verdict if trace.state == "near" and trace.verdict else ""
        if not verdict or verdict in ("verbatim", "typographic", "editorial"):
            verdict = _verdict(both, numbers)
        hint = f"the source has: “{shortened(recorded, _SHOWN)}” ({entry.place})" if entry else (
            f"it was printed as “{shortened(recorded, _SHOWN)}”"
        )  # fmt: skip
        yield self._made(both, "quotation", "altered", f"a quotation was changed: {given}", hint=hint, verdict=verdict,
                         stands=words, was=recorded)  # fmt: skip

    def _bends(self, both: Both, words: str) -> bool:
        """Whether what is missing says more than the words that are left: a denial, a condition, a number."""
        if self.sources.corpus is not None or both.adds:
            return False
        return lost_negation(both.was, "") or _TURNS.search(both.was) is not None

    def _words_now(self, both: Both) -> str:
        """The quotation as it stands in the file now: what its marks hold, or else its whole text."""
        piece = next((item for item in both.pieces if item.end > item.start), both.pieces[0])
        text = self.file.fragment(piece.index).text
        for span in self.file.quoted(piece.index):
            if span.start <= piece.start <= span.end + 1:
                return text[span.start : span.end]
        return text.strip('“”"«»„ ')

    # Sentences

    def _changed_sentence(self, both: Both) -> Finding:
        gone = f"`{both.was}` is gone from" if not both.stands else f"`{both.stands}` stands in"
        was = f" where `{both.was}` was" if both.stands and both.was else ""
        what = "a sentence that cites its source" if both.unit.cites else "a sentence"
        # The author may say the same in other words, a denial included; a bare one put in or out turns it round.
        turned = self._denies(both) if both.unit.cites else is_bare_negation(both.was, both.stands)
        verdict = "negation" if turned else "altered-word"
        subject: Subject = "cited-sentence" if both.unit.cites else "sentence"
        return self._made(both, subject, "altered", f"{gone} {what}{was}", verdict=verdict)

    def _denies(self, both: Both) -> bool:
        return lost_negation(both.was, both.stands)

    def _replaces_speaker(self, both: Both) -> bool:
        """Whether the change lies within the name of who says it; where more is gone, another text begins there."""
        return any(
            role.role == "speaker" and role.start <= both.recorded.start and both.recorded.end <= role.end
            for role in both.unit.roles
            if len(both.recorded)
        )

    def _names_speaker(self, both: Both) -> bool:
        """Whether the changed words are the name of somebody who is quoted, in a sentence that cites."""
        was, stands = _names(both.was), _names(both.stands)
        return bool(both.unit.cites and was and stands) and any(was <= each for each in self._speakers)

    @cached_property
    def _speakers(self) -> tuple[frozenset[str], ...]:
        record, corpus = self.sources.record, self.sources.corpus
        said = [
            unit.text[role.start : role.end] for unit in record.units for role in unit.roles if role.role == "speaker"
        ]
        return tuple(_names(name) for name in (*said, *(corpus.speakers if corpus is not None else ())))

    # What all have

    def _role(self, both: Both) -> str:
        spans = ((Span(role.start, role.end), role.role) for role in both.unit.roles)
        return next((role for span, role in spans
                     if role in ("speaker", "attribution") and span.overlaps(both.recorded)), "")  # fmt: skip

    def _is_source(self, both: Both) -> bool:
        """Whether words say where something stands, and at how many hands, rather than what it is."""
        return both.unit.where == SOURCE or self._role(both) == "attribution"

    def entry(self, both: Both) -> Entry | None:
        """The cited passage that the changed words rest on: by their id, or by the next citation after them."""
        for role in both.unit.roles:
            holds = role.evidence and role.start <= both.recorded.start <= role.end
            if holds and (found := self.sources.entry_of(role.evidence)):
                return found
        after = [numbers for offset, numbers in both.unit.cites if offset >= both.recorded.start]
        numbers = after[0] if after else both.unit.cites[-1][1] if both.unit.cites else ()
        return next((self.sources.record.entries[n] for n in numbers if n in self.sources.record.entries), None)

    def _made(
        self, both: Both, subject: Subject, status: Status, message: str, *, hint: str = "", verdict: str = "",
        stands: str = "", was: str = "",
    ) -> Finding:  # fmt: skip
        index = both.pieces[0].index
        entry = self.entry(both)
        if not hint and entry and entry.exact:
            hint = f"the source has: “{shortened(entry.exact, _SHOWN)}” ({entry.place})"
        return Finding(
            subject, status, message, self.file.sheet(index).number, self.file.label(index), (hint,) if hint else (),
            next(iter(entry.ids), "") if entry else "", verdict, stands or both.stands, was or both.was,
        )  # fmt: skip


def _names(text: str) -> frozenset[str]:
    """The words of a text that are written as names are; none where it has others as well."""
    words = text.split()
    return frozenset(words) if words and all(word[0].isupper() for word in words) else frozenset()


def _only(these: Sequence[str], those: Sequence[str]) -> list[str]:
    """What the first has and the second has not, one for one."""
    left = [fold(text).text for text in those]
    found = []
    for text in these:
        folded = fold(text).text
        if folded in left:
            left.remove(folded)
        else:
            found.append(text)
    return found


def _hedge_is_gone(numbers: tuple[list[str], list[str]] | None) -> bool:
    """Whether a number is the same and what made it a round one (``about``) is not there, which its source has."""
    return numbers is not None and all(numbers) and _digits(" ".join(numbers[0])) == _digits(" ".join(numbers[1]))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _verdict(both: Both, numbers: tuple[list[str], list[str]] | None) -> str:
    if lost_negation(both.was, both.stands):
        return "negation"
    if numbers is not None:
        return "altered-number"
    if not both.adds and _TURNS.search(both.was):
        return "truncated-condition"
    return "altered-word"
