"""A briefing as an edition, and what has changed since the last one, in the words of the brief's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pincite.briefing.model import Briefing, Change, Changes, Prose, Run, plain
from pincite.briefing.wording import short_name
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, did_you_mean, error, shortened
from pincite.editions.compare import compare
from pincite.editions.languages import in_language_of
from pincite.editions.model import Cited, Comparison, Difference, Edition, EditionJudgement, EditionSource
from pincite.editions.read import EditionError, load_edition
from pincite.spec.load import LoadedBrief
from pincite.spec.tradecraft import State
from pincite.words import Language

_MOST = 6
"""So many changes of words and numbers, and so many names of sources, are listed; more are counted."""
_LONGEST = 160
"""Characters of a quotation that are shown; the evidence file has it whole."""


def edition_of(briefing: Briefing) -> Edition:
    """What the briefing rests on; the same as ``read_edition`` reads from its evidence file."""
    return Edition(
        title=briefing.title,
        date=briefing.date_iso,
        version=briefing.version,
        lang=briefing.lang,
        sources={
            source.id: EditionSource(
                source.id,
                source.file,
                source.sha256,
                plain(source.reference),
                source.status,
                source.language,
                source.words_sha256,
            )
            for source in briefing.sources
        },
        cited=tuple(
            Cited(piece, entry.source, entry.exact, entry.locator)
            for entry in briefing.evidence
            for piece in entry.pieces
        ),
        judgements=tuple(_judgements(briefing)),
        holdings=dict(briefing.holdings),
    )


def _judgements(briefing: Briefing) -> list[EditionJudgement]:
    cited = {item.place.path: item.cited for item in briefing.statements if item.field == "claim"}
    return [
        EditionJudgement(
            judgement.number, plain(judgement.claim), judgement.likelihood, judgement.confidence,
            cited.get(f"$.judgements[{judgement.number - 1}].claim", ()),
        )
        for judgement in briefing.judgements
    ]  # fmt: skip


def since_last_edition(
    briefing: Briefing, loaded: LoadedBrief, corpus: Corpus, language: Language
) -> tuple[Briefing, tuple[Diagnostic, ...]]:
    """The briefing with what has changed since the edition that its brief names, after what its author says of it.

    An edition that cannot be read is an error at ``previous``.
    """
    named = loaded.spec.previous
    if named is None:
        return briefing, ()
    path = Path(loaded.file).parent / named
    try:
        earlier = load_edition(path)
    except (EditionError, OSError) as fault:
        reason = str(fault) if isinstance(fault, EditionError) else f"cannot be opened: {fault.strerror}"
        return briefing, (_no_edition(loaded, path, reason),)
    later = edition_of(briefing)
    found = compare(earlier, later)
    earlier = in_language_of(later, earlier)
    items = tuple(_Note(found, earlier, later, briefing, corpus, language).changes())
    own = briefing.changes
    since = own.since if own else language.date(earlier.date) or earlier.version or earlier.title
    return replace(briefing, changes=Changes(since, (*(own.items if own else ()), *items))), ()


def _no_edition(loaded: LoadedBrief, path: Path, reason: str) -> Diagnostic:
    beside = path.parent.iterdir() if path.parent.is_dir() else ()
    others = sorted(item.name for item in beside if item.is_file() and item.name != path.name)
    near = did_you_mean(path.name, others) if not path.exists() else ()
    hints = near or ("name the evidence.json of the last edition, or its memo or deck",)
    return error("previous-is-an-edition", f"`{path}` {reason}", loaded.marks.place("$.previous"), *hints)


@dataclass(frozen=True, slots=True)
class _Note:
    """Says what has changed, in the language of the brief."""

    found: Comparison
    earlier: Edition
    later: Edition
    briefing: Briefing
    corpus: Corpus
    language: Language

    def changes(self) -> Iterator[Change]:
        """Judgements, then sources, then the words and numbers of sources; then what stands as it did."""
        parts = (*self._judgements(), *self._sources(), *self._evidence())
        yield from parts
        if same := self._same():
            yield same
        elif not parts:
            yield self._change("unchanged", self.language.editions.nothing)

    def _change(self, state: State, text: str, why: Sequence[str] = ()) -> Change:
        said: Prose = (Run(self.language.sentence(text)),)
        return Change(state, said, (Run(self.language.sentences(why)),) if why else ())

    def _judgements(self) -> Iterator[Change]:
        labels, words = self.language.memo, self.language.editions
        claims = {str(item.number): plain(item.claim) for item in self.briefing.judgements}
        for item in self.found.of("judgement"):
            label = labels.judgement.format(self._as_numbered(item.id, item.was_id)) + labels.colon
            if item.status == "appeared":
                yield self._change("new", label + claims[item.id])
            elif item.status == "vanished":
                yield self._change("changed", words.dropped.format(claim=item.was.rstrip(".。")))
            else:
                said, grounds = list(self._restated(item)), list(self._grounds(item))
                first, *others = said or grounds
                # Likelihood and confidence share no sentence.
                text = self.language.sentences([label + first, *others])
                yield self._change("changed", text, grounds if said else ())

    def _restated(self, item: Difference) -> Iterator[str]:
        words, levels = self.language.editions, self.language.memo.levels
        was, now = self._pair(item)
        if "claim" in item.aspects:
            yield words.reworded
        if "likelihood" in item.aspects:
            yield words.likelihood.format(was=was.likelihood or words.not_given, now=now.likelihood or words.not_given)
        if "confidence" in item.aspects:
            one, other = (levels.get(level, level) or words.not_given for level in (was.confidence, now.confidence))
            yield words.confidence.format(was=one, now=other)

    def _grounds(self, item: Difference) -> Iterator[str]:
        if "evidence" in item.aspects:
            yield self.language.editions.other_evidence
        if "grounds" in item.aspects:
            yield self.language.editions.broken_evidence

    def _pair(self, item: Difference) -> tuple[EditionJudgement, EditionJudgement]:
        before = {str(each.number): each for each in self.earlier.judgements}
        after = {str(each.number): each for each in self.later.judgements}
        return before[item.was_id or item.id], after[item.id]

    def _sources(self) -> Iterator[Change]:
        for status, counted in self.language.editions.sources.items():
            if found := self.found.of("source", status=status):
                names = [self._name(item.id) for item in found[:_MOST]]
                listed = self.language.listed(names) if len(found) <= _MOST else self.language.briefing.comma.join(
                    [*names, "…"]
                )  # fmt: skip
                text = self.language.say(counted, len(found), names=listed)
                yield self._change("new" if status == "added" else "changed", text)

    def _name(self, doc_id: str) -> str:
        return short_name(self.corpus.sources[doc_id]) if doc_id in self.corpus.sources else doc_id

    def _evidence(self) -> Iterator[Change]:
        words = self.language.editions
        numbers = [item for item in self.found.of("number", status="changed") if item.was != item.now]
        others = self.found.of("quotation", "passage", status="changed")
        changed = [*numbers, *(item for item in others if not _only_numbers(item, numbers))]
        for item in changed[:_MOST]:
            pattern = words.number if item.subject == "number" else words.words
            source = self._name(item.id.partition("#")[0])
            was, now = (shortened(text, _LONGEST) for text in (item.was, item.now))
            yield self._change("changed", pattern.format(was=was, now=now, source=source))
        if len(changed) > _MOST:
            yield self._change("changed", self.language.say(words.more, len(changed) - _MOST))

    def _same(self) -> Change | None:
        """The judgements that stand as they did, and so does what they rest on."""
        touched = {item.id for item in self.found.of("judgement")}
        names = [self._number(item) for item in self.later.judgements if str(item.number) not in touched]
        if not names:
            return None
        words = self.language.editions
        return self._change("unchanged", self.language.say(words.same, len(names), names=self.language.listed(names)))

    def _number(self, judgement: EditionJudgement) -> str:
        """As it is counted now, with the number that the reader of the last edition knows it by."""
        was = next((item.number for item in self.earlier.judgements if item.claim == judgement.claim), judgement.number)
        return self._as_numbered(str(judgement.number), str(was))

    def _as_numbered(self, now: str, was: str) -> str:
        return now if was in ("", now) else self.language.editions.formerly.format(now=now, was=was)


def _only_numbers(item: Difference, numbers: Sequence[Difference]) -> bool:
    """Whether words differ in nothing but numbers that are told for themselves, or too late to be shown."""
    was, now = item.was, item.now
    # A figure may stand there twice, and have changed in one place only.
    forms = dict.fromkeys(form for number in numbers for form in (number.was, number.now))
    for form in sorted(forms, key=len, reverse=True):
        was, now = was.replace(form, "\0"), now.replace(form, "\0")
    return was == now or shortened(item.was, _LONGEST) == shortened(item.now, _LONGEST)
