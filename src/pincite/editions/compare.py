"""What has changed from one edition to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from pincite.corpus.guard.differences import Token, difference, tokens
from pincite.corpus.guard.languages import turning_words
from pincite.editions.judgements import affected, broken_evidence, compared
from pincite.editions.languages import in_language_of
from pincite.editions.likeness import ALIKE, CLOSE, folded, likeness
from pincite.editions.model import (
    Cited,
    Comparison,
    Difference,
    Edition,
    EditionSource,
    Piece,
    Status,
    digest,
)
from pincite.language_tags import same_language


def compare(earlier: Edition, later: Edition, *, today: bool = False) -> Comparison:
    """What is in ``later`` not as it was in ``earlier``.

    With ``today`` the later one is not a briefing but the corpus as it stands: then there is nothing to say of
    judgements but whether what they rest on holds, and of sources but what happened to the files.
    """
    if not (earlier.detailed and later.detailed):
        earlier, later = _of_passages(earlier), _of_passages(later)
    earlier = in_language_of(later, earlier)
    renamed = _renamed(earlier, later)
    pairs = _Pairs.of(earlier, later, renamed)
    sources = list(_sources(earlier, later, renamed))
    evidence = [item for item in _evidence(pairs, earlier, later) if not (today and item.status == "appeared")]
    broken = broken_evidence(sources, evidence, today=today)
    judgements = affected(earlier, broken) if today else compared(earlier, later, pairs.names, broken)
    before, after = _rests_on(earlier), {} if today else _rests_on(later)
    told = (_with_cited(item, earlier, evidence, today=today) for item in sources)
    marked = (_with_judgements(item, before, after, today=today) for item in (*told, *evidence))
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


def _with_cited(source: Difference, earlier: Edition, evidence: Sequence[Difference], *, today: bool) -> Difference:
    """Of a document that says something else now, what became of the pieces that were cited from it."""
    was = source.was_id or source.id
    cited = [item.piece.id for item in earlier.cited if item.source == was]
    if source.status != "changed" or not cited:
        return source
    states = {item.was_id or item.id: item.status for item in evidence}
    changed = [name for name in cited if states.get(name) == "changed"]
    gone = [name for name in cited if states.get(name) == "vanished"] if today else []
    parts = [f"{len(found)} {word}" for found, word in ((changed, "changed"), (gone, "gone")) if found]
    stands = "what is cited from it stands" if len(cited) > 1 else "the one piece that is cited from it stands"
    return replace(source, how=(f"of {len(cited)} cited from it: {', '.join(parts)}" if parts else stands,))


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
            how: Status = "rewritten" if _same_document(earlier, later, doc_id, here) else "changed"
            yield Difference("source", how, doc_id, mark, now[doc_id], _file(earlier, doc_id),
                             _file(later, doc_id))  # fmt: skip
        yield from _standing(earlier.sources.get(doc_id), later.sources.get(here))
    if earlier.holdings:
        for doc_id, mark in now.items():
            if doc_id not in was and doc_id not in renamed.values():
                yield Difference("source", "added", doc_id, now=mark, now_at=_file(later, doc_id))


def _same_document(earlier: Edition, later: Edition, was: str, now: str) -> bool:
    """Whether both have the same file, or files that say the same, of a document."""
    one, other = earlier.sources.get(was), later.sources.get(now)
    if one is None or other is None:
        return False
    return one.sha256 == other.sha256 or (bool(one.words_sha256) and one.words_sha256 == other.words_sha256)


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
                    fitting, key=lambda other: (other.piece.id == was.piece.id, likeness(was.passage, other.passage))
                )
                self.found[index] = (was, best)
                free.remove(best)


def _changed_sources(earlier: Edition, later: Edition, renamed: Mapping[str, str]) -> frozenset[str]:
    """Ids in the later edition of the documents whose words may be others than before."""
    changed = set()
    for source in earlier.sources.values():
        here = renamed.get(source.id, source.id)
        if here in later.sources and not _same_document(earlier, later, source.id, here):
            changed.add(here)
    return frozenset(changed)


def _same_words(was: Cited, now: Cited) -> bool:
    if was.piece.kind != now.piece.kind or folded(was.piece.text) != folded(now.piece.text):
        return False
    return was.piece.kind != "number" or folded(was.passage) == folded(now.passage)


def _is_version(was: Cited, now: Cited) -> bool:
    """Whether the one may be what became of the other: never where the words still stand there as they were."""
    if was.piece.kind != now.piece.kind:
        return False
    same_place = likeness(was.passage, now.passage) >= ALIKE
    if was.piece.kind == "number":
        # `$275,000` is kept in `nearly $275,000`, and yet says something else.
        kept = _amount(was.piece) != _amount(now.piece) and (
            folded(was.piece.text) in folded(now.passage) or folded(now.piece.text) in folded(was.passage)
        )
        return not kept and was.piece.unit == now.piece.unit and same_place
    return likeness(was.piece.text, now.piece.text) >= (ALIKE if same_place else CLOSE)


def _amount(piece: Piece) -> tuple[str, str, str]:
    return piece.value, piece.upper, piece.unit


def _evidence(pairs: _Pairs, earlier: Edition, later: Edition) -> Iterator[Difference]:
    for was, now in pairs.found:
        if was is None and now is not None:
            yield Difference(now.piece.kind, "appeared", now.piece.id, now=now.piece.text, now_at=now.place)
        elif was is not None and now is None:
            yield Difference(was.piece.kind, "vanished", was.piece.id, was=was.piece.text, was_at=was.place)
        elif was is not None and now is not None:
            language = later.sources[now.source].language if now.source in later.sources else ""
            yield from _between(was, now, language, comparable=same_language(earlier.lang, later.lang))


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
    if was.piece.kind == "number" and _amount(was.piece) != _amount(now.piece):
        said.append(f"`{was.piece.text}` became `{now.piece.text}`")
        verdict = "altered-number"
    elif folded(was.piece.text) != folded(now.piece.text):
        changed, verdict = _changed_words(was.piece.text, now.piece.text, language)
        said += changed
    elif was.piece.kind == "number" and folded(was.passage) != folded(now.passage):
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
