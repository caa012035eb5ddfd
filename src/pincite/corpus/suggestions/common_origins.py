"""Documents that may retell the same event or work: pairs with the ground for each, for the analyst to decide."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from pincite.corpus.model import Document
from pincite.expressions import expression

SAME_BYTES = "the same file, byte for byte"
SAME_TEXT = "most of the text is the same"
SAME_ADDRESS = "the same address"
SAME_TITLE = "the same title"
SAME_PROGRAMME = "the same programme and date"

_ORDER = (SAME_BYTES, SAME_TEXT, SAME_ADDRESS, SAME_TITLE, SAME_PROGRAMME)
"""The strongest ground first."""
_TOKEN = expression(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_FEWEST_TITLE_WORDS = 3
"""*Minutes* or *Annual report* say nothing about whose they are."""
_LOOKED_AT = 80_000
"""Characters of a text that are compared."""
_RUN = 6
"""Words in a row that two texts have in common hardly ever by chance."""
_ONE_IN = 16
"""So many runs are there for each one that is kept, the same ones in every text."""
_FEWEST_RUNS, _SHARE = 8, 0.5
"""So many kept runs must the shorter text have, and such a share of them must stand in the other."""
_COMMONPLACE = 40
"""A run or a ground that so many documents share (a notice at the foot, a day's paper) tells nothing."""


def find_common_origins(documents: Iterable[Document]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Document's id -> the other documents that may share its origin, each with the strongest ground.

    In the order of the corpus. Nothing is decided here: the same title, programme and date, address or wording may
    belong to two works all the same.
    """
    grounds: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    runs: dict[int, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    for document in documents:
        for ground in _grounds(document):
            grounds[ground][document.id] = None
        kept = _kept_runs(document.text[:_LOOKED_AT])
        sizes[document.id] = len(kept)
        for run in kept:
            runs[run].append(document.id)
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (why, _), holders in grounds.items():
        for pair in combinations(holders, 2) if len(holders) <= _COMMONPLACE else ():
            pairs[pair].add(why)
    for pair in _alike(runs.values(), sizes):
        pairs[pair].add(SAME_TEXT)
    return _by_document(pairs, sizes)


def _by_document(
    pairs: Mapping[tuple[str, str], set[str]], order: Iterable[str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (one, other), reasons in pairs.items():
        why = next(reason for reason in _ORDER if reason in reasons)
        found[one][other] = found[other][one] = why
    places = {doc_id: place for place, doc_id in enumerate(order)}
    return {doc_id: tuple(sorted(others.items(), key=lambda item: places[item[0]])) for doc_id, others in found.items()}


def _grounds(document: Document) -> Iterator[tuple[str, str]]:
    """What two documents of one origin may have in common: the ground, and the value that must be the same."""
    source = document.source
    yield SAME_BYTES, document.sha256
    if source.url:
        yield SAME_ADDRESS, source.url.partition("#")[0].rstrip("/")
    yield from ((SAME_TITLE, key) for key in title_keys(source.title))
    # A paper prints many articles a day; a programme has one episode.
    if source.container_title and len(source.issued) == len("2025-04-16") and source.kind != "article":
        yield SAME_PROGRAMME, f"{source.container_title.casefold()} {source.issued}"


def title_keys(title: str) -> tuple[str, ...]:
    """The words of a title in a form that can be compared, whole and without what stands before its first colon (the
    name of the programme); those that are too short to tell are left out."""
    whole = _TOKEN.findall(title.casefold())
    after = _TOKEN.findall(title.partition(": ")[2].casefold())
    return tuple(dict.fromkeys(" ".join(words) for words in (whole, after) if len(words) >= _FEWEST_TITLE_WORDS))


def _kept_runs(text: str) -> set[int]:
    """Checksums of the runs of words that are kept: by their value, so that the same ones are in every text."""
    words = _TOKEN.findall(text.casefold())
    sums = (zlib.crc32(" ".join(words[start : start + _RUN]).encode()) for start in range(len(words) - _RUN + 1))
    return {value for value in sums if value % _ONE_IN == 0}


def _alike(runs: Iterable[list[str]], sizes: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Pairs of documents of which the shorter one's words stand for the most part in the other."""
    shared = Counter(pair for holders in runs if 1 < len(holders) <= _COMMONPLACE for pair in combinations(holders, 2))
    for (one, other), count in shared.items():
        fewer = min(sizes[one], sizes[other])
        if fewer >= _FEWEST_RUNS and count >= _SHARE * fewer:
            yield one, other
