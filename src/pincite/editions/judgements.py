"""What has become of the judgements, and of what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from pincite.editions.likeness import ALIKE, folded, likeness
from pincite.editions.model import Aspect, Difference, Edition, EditionJudgement
from pincite.language_tags import same_language


def broken_evidence(
    sources: Sequence[Difference], evidence: Sequence[Difference], *, today: bool
) -> dict[str, list[str]]:
    """What happened to each id of the earlier edition, and to each source, where a claim may fall with it.

    What a later briefing does not cite need not be gone; what today's corpus does not have is.
    """
    found: dict[str, list[str]] = {}
    for item in evidence:
        if item.status == "changed" or (today and item.status == "vanished"):
            name = f"{item.subject} {item.was_id or item.id}"
            told = f"{name}: {'; '.join(item.how)}" if item.how else f"{name} is gone"
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


def affected(earlier: Edition, broken: Mapping[str, list[str]]) -> Iterator[Difference]:
    """The judgements of an edition that rest on what is ``broken``."""
    for judgement in earlier.judgements:
        if how := _reasons(judgement.evidence, broken):
            yield Difference("judgement", "affected", str(judgement.number), judgement.claim, judgement.claim,
                             how=how, judgements=(judgement.number,), aspects=("grounds",))  # fmt: skip


def compared(
    earlier: Edition, later: Edition, names: Mapping[str, str], broken: Mapping[str, list[str]]
) -> Iterator[Difference]:
    """The judgements that are new, gone, restated or affected; ``names`` are old ids and what they are called now."""
    same = same_language(earlier.lang, later.lang)
    matched = _matched(earlier, later, names, same=same)
    for now in later.judgements:
        was = matched.get(now.number)
        number = str(now.number)
        if was is None:
            yield Difference("judgement", "appeared", number, now=now.claim, judgements=(now.number,))
            continue
        restated = dict(_restated(was, now, stated=earlier.stated and later.stated, same=same))
        others = tuple(_other_evidence(was, now, names))
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


def _matched(earlier: Edition, later: Edition, names: Mapping[str, str], *, same: bool) -> dict[int, EditionJudgement]:
    """Number of a later judgement -> the earlier one, the most alike first.

    Claims in two languages share no words; what they rest on tells then, and where two rest on the same, their order.
    """
    ranked = sorted(
        (
            (
                likeness(was.claim, now.claim) if same else _shared(was, now, names),
                abs(was.number - now.number),
                was,
                now,
            )
            for was in earlier.judgements
            for now in later.judgements
        ),
        key=lambda item: (-item[0], item[1], item[2].number, item[3].number),
    )
    found: dict[int, EditionJudgement] = {}
    taken: set[int] = set()
    for alike, _, was, now in ranked:
        if alike >= ALIKE and was.number not in taken and now.number not in found:
            found[now.number] = was
            taken.add(was.number)
    return found


def _shared(was: EditionJudgement, now: EditionJudgement, names: Mapping[str, str]) -> float:
    """How much of what two judgements rest on is the same, 0 to 1 (Dice); two that rest on nothing do not differ."""
    before, after = {names.get(item, item) for item in was.evidence}, set(now.evidence)
    return 2 * len(before & after) / (len(before) + len(after)) if before or after else 1.0


def _restated(
    was: EditionJudgement, now: EditionJudgement, *, stated: bool, same: bool
) -> Iterator[tuple[Aspect, str]]:
    if same and folded(was.claim) != folded(now.claim):
        yield "claim", "the claim is worded anew"
    if stated and was.likelihood != now.likelihood:
        yield "likelihood", _became("likelihood", was.likelihood, now.likelihood)
    if stated and was.confidence != now.confidence:
        yield "confidence", _became("confidence", was.confidence, now.confidence)


def _became(name: str, was: str, now: str) -> str:
    one, other = (f"`{word}`" if word else "not given" for word in (was, now))
    return f"{name} {one} became {other}"


def _other_evidence(was: EditionJudgement, now: EditionJudgement, names: Mapping[str, str]) -> Iterator[str]:
    before = [names.get(item, item) for item in was.evidence]
    if added := [item for item in now.evidence if item not in before]:
        yield f"now rests on {', '.join(added)} as well"
    if gone := [item for item, name in zip(was.evidence, before, strict=True) if name not in now.evidence]:
        yield f"no longer rests on {', '.join(gone)}"
