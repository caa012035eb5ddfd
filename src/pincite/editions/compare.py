"""What has changed from one edition to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import cast

from pincite.corpus.guard.differences import Token, difference, tokens
from pincite.corpus.guard.languages import turning_words
from pincite.corpus.verbatim import FoldedText
from pincite.editions.model import (
    Aspect,
    Cited,
    Comparison,
    Difference,
    Edition,
    EditionJudgement,
    EditionSource,
    Piece,
    Status,
    digest,
)

_ALIKE = 0.5
"""Share of their words from which two sentences of a changed document, or two claims, are versions of one."""


def compare(earlier: Edition, later: Edition, *, today: bool = False) -> Comparison:
    """What is in ``later`` not as it was in ``earlier``.

    With ``today`` the later one is not a briefing but the corpus as it stands: then there is nothing to say of
    judgements but whether what they rest on holds, and of sources but what happened to the files.
    """
    if not (earlier.detailed and later.detailed):
        earlier, later = _of_passages(earlier), _of_passages(later)
    renamed = _renamed(earlier, later)
    pairs = _Pairs.of(earlier, later, renamed)
    sources = list(_sources(earlier, later, renamed))
    evidence = list(_evidence(pairs, earlier, later))
    broken = _broken(sources, evidence, today=today)
    judgements = _affected(earlier, broken) if today else _judgements(earlier, later, pairs, broken)
    before, after = _rests_on(earlier), {} if today else _rests_on(later)
    marked = (_with_judgements(item, before, after, today=today) for item in (*sources, *evidence))
    return Comparison((*marked, *judgements))


def _of_passages(edition: Edition) -> Edition:
    """The same with whole passages for what is cited in them."""
    whole: dict[tuple[str, str], Cited] = {}
    for cited in edition.cited:
        piece = Piece(cited.piece.id, "passage", cited.passage, cited.piece.start, cited.piece.end)
        whole.setdefault((cited.source, cited.passage), replace(cited, piece=piece))
    return replace(edition, cited=tuple(whole.values()))


def _rests_on(edition: Edition) -> dict[str, tuple[int, ...]]:
    """Numbers of the judgements that rest on each id, and on each source."""
    found: dict[str, dict[int, None]] = {}
    for judgement in edition.judgements:
        for evidence_id in judgement.evidence:
            for name in (evidence_id, evidence_id.partition("#")[0]):
                found.setdefault(name, {})[judgement.number] = None
    return {name: tuple(numbers) for name, numbers in found.items()}


def _with_judgements(
    item: Difference, before: Mapping[str, tuple[int, ...]], after: Mapping[str, tuple[int, ...]], *, today: bool
) -> Difference:
    gone = today or item.status in ("vanished", "withdrawn")
    return replace(item, judgements=before.get(item.was_id or item.id, ()) if gone else after.get(item.id, ()))


# Sources


def _renamed(earlier: Edition, later: Edition) -> dict[str, str]:
    """Sources that stand under another id with the same bytes: old id -> new id."""
    held = later.holdings or {source.id: digest(source.sha256) for source in later.sources.values()}
    called: dict[str, str] = {}
    for doc_id, mark in held.items():
        called.setdefault(mark, doc_id)
    known = {**earlier.holdings, **{source.id: digest(source.sha256) for source in earlier.sources.values()}}
    return {
        doc_id: called[mark]
        for doc_id, mark in known.items()
        if doc_id not in held and mark in called and called[mark] not in known
    }


def _sources(earlier: Edition, later: Edition, renamed: Mapping[str, str]) -> Iterator[Difference]:
    """Every document of either corpus where both are known; else those that both editions cite."""
    was, now = _held(earlier), _held(later)
    for doc_id, mark in was.items():
        here = renamed.get(doc_id, doc_id)
        if here != doc_id:
            yield Difference("source", "renamed", here, mark, mark, _file(earlier, doc_id), _file(later, here),
                             was_id=doc_id)  # fmt: skip
        elif doc_id not in now:
            if later.holdings:
                yield Difference("source", "withdrawn", doc_id, was=mark, was_at=_file(earlier, doc_id))
            continue
        elif digest(now[doc_id]) != digest(mark):
            yield Difference("source", "changed", doc_id, mark, now[doc_id], _file(earlier, doc_id),
                             _file(later, doc_id))  # fmt: skip
        yield from _standing(earlier.sources.get(doc_id), later.sources.get(here))
    if earlier.holdings:
        for doc_id, mark in now.items():
            if doc_id not in was and doc_id not in renamed.values():
                yield Difference("source", "added", doc_id, now=mark, now_at=_file(later, doc_id))


def _held(edition: Edition) -> dict[str, str]:
    """What is known of the hashes: of cited documents whole, of the others the beginning."""
    cited = {source.id: source.sha256 for source in edition.sources.values()}
    return {**edition.holdings, **cited}


def _file(edition: Edition, doc_id: str) -> str:
    source = edition.sources.get(doc_id)
    return source.file if source else ""


def _standing(was: EditionSource | None, now: EditionSource | None) -> Iterator[Difference]:
    if was and now and was.status != now.status:
        status: Status = "retracted" if now.status == "retracted" else "corrected" if now.status else "reinstated"
        yield Difference("source", status, now.id, was.status, now.status, was.file, now.file)


# Evidence


@dataclass(slots=True)
class _Pairs:
    """Which piece of the later edition is which of the earlier one."""

    found: list[tuple[Cited | None, Cited | None]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """Id in the earlier edition -> id in the later one."""

    @classmethod
    def of(cls, earlier: Edition, later: Edition, renamed: Mapping[str, str]) -> _Pairs:
        """By words in the same document first, then by words anywhere, then by likeness in a document that changed."""
        pairs = cls([(was, None) for was in earlier.cited])
        free = list(later.cited)
        pairs._take(free, renamed, lambda was, now, here: now.source == here and _same_words(was, now))
        pairs._take(free, renamed, lambda was, now, here: _same_words(was, now))
        changed = _changed_sources(earlier, later, renamed)
        pairs._take(free, renamed, lambda was, now, here: now.source == here in changed and _is_version(was, now))
        pairs.found += [(None, now) for now in free]
        pairs.names = {was.piece.id: now.piece.id for was, now in pairs.found if was and now}
        return pairs

    def _take(self, free: list[Cited], renamed: Mapping[str, str], fits: Callable[[Cited, Cited, str], bool]) -> None:
        """Give each piece without a counterpart the best of those in ``free`` that fit, which then is taken."""
        for index, (was, now) in enumerate(self.found):
            if was is None or now is not None:
                continue
            here = renamed.get(was.source, was.source)
            fitting = [other for other in free if fits(was, other, here)]
            if fitting:
                best = max(
                    fitting, key=lambda other: (other.piece.id == was.piece.id, _likeness(was.passage, other.passage))
                )
                self.found[index] = (was, best)
                free.remove(best)


def _changed_sources(earlier: Edition, later: Edition, renamed: Mapping[str, str]) -> frozenset[str]:
    """Ids in the later edition of the documents whose words may be others than before."""
    changed = set()
    for source in earlier.sources.values():
        here = renamed.get(source.id, source.id)
        if here in later.sources and later.sources[here].sha256 != source.sha256:
            changed.add(here)
    return frozenset(changed)


def _same_words(was: Cited, now: Cited) -> bool:
    if was.piece.kind != now.piece.kind or _folded(was.piece.text) != _folded(now.piece.text):
        return False
    return was.piece.kind != "number" or _folded(was.passage) == _folded(now.passage)


def _is_version(was: Cited, now: Cited) -> bool:
    """Whether the one may be what became of the other: never where the words still stand there as they were."""
    if was.piece.kind != now.piece.kind:
        return False
    if was.piece.kind == "number":
        kept = was.piece.text != now.piece.text and (
            _folded(was.piece.text) in _folded(now.passage) or _folded(now.piece.text) in _folded(was.passage)
        )
        return not kept and was.piece.unit == now.piece.unit and _likeness(was.passage, now.passage) >= _ALIKE
    return _likeness(was.piece.text, now.piece.text) >= _ALIKE


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return FoldedText(text).text


@lru_cache(maxsize=4096)
def _keys(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens(text))


def _likeness(one: str, other: str) -> float:
    """0 to 1, as difflib has it over words; 0 where it must be small."""
    matcher = SequenceMatcher(None, _keys(one), _keys(other), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _evidence(pairs: _Pairs, earlier: Edition, later: Edition) -> Iterator[Difference]:
    for was, now in pairs.found:
        if was is None and now is not None:
            yield Difference(now.piece.kind, "appeared", now.piece.id, now=now.piece.text, now_at=now.place)
        elif was is not None and now is None:
            yield Difference(was.piece.kind, "vanished", was.piece.id, was=was.piece.text, was_at=was.place)
        elif was is not None and now is not None:
            language = later.sources[now.source].language if now.source in later.sources else ""
            yield from _between(was, now, language, comparable=earlier.lang == later.lang)


def _between(was: Cited, now: Cited, language: str, *, comparable: bool) -> Iterator[Difference]:
    how, verdict = _how(was, now, language)
    there = (was.piece.id, was.source, was.locator if comparable else was.piece.start)
    here = (now.piece.id, now.source, now.locator if comparable else now.piece.start)
    if how or there != here:
        status: Status = "changed" if how else "moved"
        yield Difference(now.piece.kind, status, now.piece.id, was.piece.text, now.piece.text, was.place, now.place,
                         how, verdict, was_id=was.piece.id)  # fmt: skip


def _how(was: Cited, now: Cited, language: str) -> tuple[tuple[str, ...], str]:
    """What is different in words, and what kind of change of words it is; nothing for what differs in typography."""
    said: list[str] = []
    verdict = ""
    if was.piece.kind == "number" and (was.piece.value, was.piece.upper, was.piece.unit) != (
        now.piece.value, now.piece.upper, now.piece.unit,
    ):  # fmt: skip
        said.append(f"`{was.piece.text}` became `{now.piece.text}`")
        verdict = "altered-number"
    elif _folded(was.piece.text) != _folded(now.piece.text):
        changed, verdict = _changed_words(was.piece.text, now.piece.text, language)
        said += changed
    elif was.piece.kind == "number" and _folded(was.passage) != _folded(now.passage):
        changed, verdict = _changed_words(was.passage, now.passage, language)
        said += [f"in its sentence {item}" for item in changed]
    if was.piece.speaker != now.piece.speaker:
        one, other = was.piece.speaker or "nobody named", now.piece.speaker or "nobody named"
        said.append(f"said by {other}, before by {one}")
        verdict = verdict or "wrong-speaker"
    return tuple(said), verdict


def _changed_words(was: str, now: str, language: str) -> tuple[list[str], str]:
    before, after = tokens(was), tokens(now)
    matcher = SequenceMatcher(None, [item.key for item in before], [item.key for item in after], autojunk=False)
    said: list[str] = []
    lost: list[Token] = []
    put: list[Token] = []
    for name, left, left_end, right, right_end in matcher.get_opcodes():
        if name == "equal":
            continue
        lost += before[left:left_end]
        put += after[right:right_end]
        gone = was[before[left].span.start : before[left_end - 1].span.end] if left_end > left else ""
        come = now[after[right].span.start : after[right_end - 1].span.end] if right_end > right else ""
        if gone and come:
            said.append(f"`{gone}` became `{come}`")
        else:
            said.append(f"`{gone}` is gone" if gone else f"`{come}` was put in")
    if not said:
        return ["the case, the order or the stops differ"], "altered-word"
    return said, difference(put, lost, turning_words(language))


# Judgements


def _broken(
    sources: Sequence[Difference], evidence: Sequence[Difference], *, today: bool
) -> dict[str, list[str]]:  # fmt: skip
    """What happened to each id of the earlier edition, and to each source, where a claim may fall with it.

    What a later briefing does not cite need not be gone; what today's corpus does not have is.
    """
    found: dict[str, list[str]] = {}
    for item in evidence:
        if item.status == "changed" or (today and item.status == "vanished"):
            told = f"{item.subject} {item.was_id or item.id} {'; '.join(item.how) if item.how else 'is gone'}"
            found.setdefault(item.was_id or item.id, []).append(told)
    for item in sources:
        if item.status in ("withdrawn", "retracted", "corrected"):
            found.setdefault(item.was_id or item.id, []).append(f"source {item.id} was {item.status}")
        elif item.status == "changed":
            found.setdefault(f"{item.id}#", []).append(f"source {item.id} has changed")
    return found


def _reasons(evidence: Sequence[str], broken: Mapping[str, list[str]]) -> tuple[str, ...]:
    # What rests on a document as a whole rests on all of it (``ferry#``).
    named = dict.fromkeys(
        name for item in evidence for name in (item, item.partition("#")[0], "" if "#" in item else f"{item}#")
    )
    return tuple(dict.fromkeys(told for name in named for told in broken.get(name, ())))


def _affected(earlier: Edition, broken: Mapping[str, list[str]]) -> Iterator[Difference]:
    for judgement in earlier.judgements:
        if how := _reasons(judgement.evidence, broken):
            yield Difference("judgement", "affected", str(judgement.number), judgement.claim, judgement.claim,
                             how=how, judgements=(judgement.number,), aspects=("grounds",))  # fmt: skip


def _judgements(
    earlier: Edition, later: Edition, pairs: _Pairs, broken: Mapping[str, list[str]]
) -> Iterator[Difference]:
    matched = _matched(earlier.judgements, later.judgements)
    for now in later.judgements:
        was = matched.get(now.number)
        number = str(now.number)
        if was is None:
            yield Difference("judgement", "appeared", number, now=now.claim, judgements=(now.number,))
            continue
        restated = dict(_restated(was, now, stated=earlier.stated and later.stated))
        others = tuple(_other_evidence(was, now, pairs.names))
        reasons = _reasons(was.evidence, broken)
        if restated or others or reasons:
            aspects = (*restated, *(("evidence",) if others else ()), *(("grounds",) if reasons else ()))
            yield Difference(
                "judgement", "changed" if restated else "affected", number, was.claim, now.claim,
                how=(*restated.values(), *others, *reasons), judgements=(now.number,), was_id=str(was.number),
                aspects=cast("tuple[Aspect, ...]", aspects),
            )  # fmt: skip
    kept = {was.number for was in matched.values()}
    for was in earlier.judgements:
        if was.number not in kept:
            yield Difference("judgement", "vanished", str(was.number), was=was.claim, judgements=(was.number,))


def _matched(
    earlier: Sequence[EditionJudgement], later: Sequence[EditionJudgement]
) -> dict[int, EditionJudgement]:  # fmt: skip
    """Number of a later judgement -> the earlier one, the most alike first."""
    ranked = sorted(
        ((_likeness(was.claim, now.claim), was, now) for was in earlier for now in later),
        key=lambda item: (-item[0], item[1].number, item[2].number),
    )
    found: dict[int, EditionJudgement] = {}
    taken: set[int] = set()
    for likeness, was, now in ranked:
        if likeness >= _ALIKE and was.number not in taken and now.number not in found:
            found[now.number] = was
            taken.add(was.number)
    return found


def _restated(was: EditionJudgement, now: EditionJudgement, *, stated: bool) -> Iterator[tuple[Aspect, str]]:
    if _folded(was.claim) != _folded(now.claim):
        yield "claim", "the claim is worded anew"
    if stated and was.likelihood != now.likelihood:
        yield "likelihood", _became("likelihood", was.likelihood, now.likelihood)
    if stated and was.confidence != now.confidence:
        yield "confidence", _became("confidence", was.confidence, now.confidence)


def _became(name: str, was: str, now: str) -> str:
    return f"{name} {was or 'not given'} became {now or 'not given'}"


def _other_evidence(
    was: EditionJudgement, now: EditionJudgement, names: Mapping[str, str]
) -> Iterator[str]:  # fmt: skip
    before = [names.get(item, item) for item in was.evidence]
    if added := [item for item in now.evidence if item not in before]:
        yield f"now rests on {', '.join(added)} as well"
    if gone := [item for item, name in zip(was.evidence, before, strict=True) if name not in now.evidence]:
        yield f"no longer rests on {', '.join(gone)}"
