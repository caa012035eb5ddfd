"""The nearest place to words that do not stand in a text, and what kind of difference it is."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from pincite.corpus.guard.languages import TurningWords
from pincite.corpus.guard.languages.english import ENGLISH
from pincite.corpus.guard.model import VerdictName
from pincite.corpus.model import Span
from pincite.corpus.sentences import split_sentences
from pincite.corpus.verbatim import FoldedText, cuts_number
from pincite.expressions import expression

_TOKEN = expression(
    r"[\u3040-\u9fff]|(?:(?<![\w)])-(?=\d))?(?:(?<!\w)\.(?=\d))?[^\W_\u3040-\u9fff]+(?:['.,-][^\W_\u3040-\u9fff]+)*(?:'(?=\s|$))?|[$€£¥₹%‰]"
)
"""Over folded text."""
_COMMON = 300
"""A word that stands more often says nothing of where to look."""
_BUCKET = 8
_WINDOWS = 3
_LEAST = 0.5
"""Likeness from which a place counts as near."""
_RUN = 4
"""So many words that stand together elsewhere are no accident."""
_GAP = 3
"""So many words may be left out without a mark and still be one change."""
_FURTHEST = 2_000
"""So many characters are no gap inside one sentence."""
_COMPARED = 400
"""Of a longer quotation so many words are compared, those about the first that differ: difflib's time grows with the
square of their number."""


@dataclass(frozen=True, slots=True)
class Near:
    """The place that comes nearest to words that do not stand in a text."""

    span: Span
    likeness: float
    """0 to 1, as difflib has it over words."""
    verdict: VerdictName
    given: str
    """The words that differ, as given; may be empty."""
    stands: str
    """The words that differ, as they stand; may be empty."""

    def __str__(self) -> str:
        """What differs, for a message."""
        if self.stands and self.given:
            return f"the source has `{self.stands}` where the brief has `{self.given}`"
        if self.stands:
            return f"the source has `{self.stands}` as well"
        return f"the source does not have `{self.given}`" if self.given else "the order or the stops differ"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign of currency or per cent."""

    text: str
    """As printed, folded."""
    span: Span
    """In the source text."""

    @property
    def key(self) -> str:
        return self.text.lower()


def tokens(text: str | FoldedText) -> tuple[Token, ...]:
    """The words of a text with where they stand in it."""
    folded = text if isinstance(text, FoldedText) else FoldedText(text)
    return tuple(Token(match[0], folded.span(*match.span())) for match in _TOKEN.finditer(folded.text))


def nearest(
    words: str, texts: Iterable[tuple[str, str | FoldedText]], turning: TurningWords = ENGLISH
) -> tuple[str, Near] | None:
    """The key of the text, among ``(key, text)``, whose words come nearest to ``words``, and the place in it.

    Nothing when no text shares half of the words.
    """
    given = tokens(words)
    best: tuple[str, Near] | None = None
    for key, text in texts:
        near = _nearest_in(words, given, text, turning)
        if near and (best is None or near.likeness > best[1].likeness):
            best = (key, near)
    return best


def _nearest_in(words: str, given: Sequence[Token], text: str | FoldedText, turning: TurningWords) -> Near | None:
    source = text.source if isinstance(text, FoldedText) else text
    standing = tokens(text)
    have = [token.key for token in standing]
    given = _differing(given, have)
    wanted = [token.key for token in given]
    places = _places(have, set(wanted))
    if not wanted or len(places) < max(1, len(set(wanted)) // 2):
        return None
    best: _Alignment | None = None
    for first, last in _windows(wanted, places, len(have)):
        alignment = _aligned(have, wanted, first, last)
        if alignment and (best is None or alignment.likeness > best.likeness + 1e-9):
            best = alignment
    if best is None:
        return None
    return _named(best, given, standing, places, source, turning)


def _differing(given: Sequence[Token], have: Sequence[str]) -> Sequence[Token]:
    """The words about the first that does not stand behind those before it; all of them where they are few."""
    if len(given) <= _COMPARED:
        return given
    text, wanted = f" {' '.join(have)} ", [token.key for token in given]
    prefixes = range(1, len(wanted) + 1)
    same = bisect.bisect_left(prefixes, True, key=lambda size: f" {' '.join(wanted[:size])} " not in text)
    first = max(0, min(same - _COMPARED // 2, len(given) - _COMPARED))
    return given[first : first + _COMPARED]


def _places(have: Sequence[str], wanted: set[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(have):
        if key in wanted:
            places[key].append(index)
    return places


def _windows(wanted: Sequence[str], places: dict[str, list[int]], size: int) -> list[tuple[int, int]]:
    """The stretches of the text in which most of the rarer words stand in their order."""
    votes: dict[int, float] = defaultdict(float)
    for position, key in enumerate(wanted):
        if 0 < len(places[key]) <= _COMMON:
            for place in places[key]:
                votes[(place - position) // _BUCKET] += 1.0 / len(places[key])
    if not votes:
        return [(0, min(size, len(wanted) + _BUCKET))]
    ranked = sorted(votes, key=lambda bucket: (-(votes[bucket] + votes.get(bucket + 1, 0.0)), bucket))[:_WINDOWS]
    starts = [bucket * _BUCKET for bucket in ranked]
    return [(max(0, start - _BUCKET), min(size, max(0, start) + len(wanted) + 3 * _BUCKET)) for start in starts]


@dataclass(frozen=True, slots=True)
class _Alignment:
    first: int
    last: int
    """The range of the text's words that answer to those given."""
    changes: tuple[tuple[int, int, int, int], ...]
    """Ranges of the text's words and of the given ones that differ."""
    likeness: float


def _aligned(have: Sequence[str], wanted: Sequence[str], first: int, last: int) -> _Alignment | None:
    matcher = SequenceMatcher(None, have[first:last], wanted, autojunk=False)
    blocks = [(block.a + first, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    blocks = _without_strays(blocks)
    if not blocks:
        return None
    start = max(0, blocks[0][0] - blocks[0][1])
    end = min(len(have), blocks[-1][0] + blocks[-1][2] + len(wanted) - blocks[-1][1] - blocks[-1][2])
    changes, a, b = [], start, 0
    for place, position, size in (*blocks, (end, len(wanted), 0)):
        if (a, b) != (place, position):
            changes.append((a, place, b, position))
        a, b = place + size, position + size
    same = sum(size for _, _, size in blocks)
    return _Alignment(start, end, tuple(changes), 2.0 * same / (end - start + len(wanted)))


def _without_strays(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Without short runs at either end that stand far from the rest."""
    kept = list(blocks)
    while len(kept) > 1 and kept[0][2] <= 2 and _drift(kept[0], kept[1]) > 4 * kept[0][2]:
        del kept[0]
    while len(kept) > 1 and kept[-1][2] <= 2 and _drift(kept[-2], kept[-1]) > 4 * kept[-1][2]:
        del kept[-1]
    return kept


def _drift(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return abs((other[0] - one[0]) - (other[1] - one[1]))


def _named(
    found: _Alignment, given: Sequence[Token], standing: Sequence[Token], places: dict[str, list[int]], source: str,
    turning: TurningWords,
) -> Near | None:  # fmt: skip
    have = [token.key for token in standing]
    span = Span(standing[found.first].span.start, standing[max(found.first, found.last - 1)].span.end)
    joined = _joined(found, given, standing, places, source)
    if not joined and found.likeness < _MOSTLY:
        joined = _patched(given, standing, places)
    if joined:
        put, stood = joined
        return Near(span, max(found.likeness, _LEAST), "spliced", put, stood)
    if found.likeness < _LEAST:
        return None
    put_tokens = [given[index] for _, _, left, right in found.changes for index in range(left, right)]
    stood_tokens = [standing[index] for left, right, _, _ in found.changes for index in range(left, right)]
    put, stood = _text(put_tokens), _text(stood_tokens)
    if not found.changes and cuts_number(source, span.start, span.end):
        return Near(span, found.likeness, "altered-number", given[-1].text, "")
    if not found.changes:
        return Near(span, found.likeness, "altered-word", *_stops(given, standing[found.first : found.last]))
    name = difference(put_tokens, stood_tokens, turning)
    name = _around_negations(found, given, have, name, turning)
    return Near(span, found.likeness, name, put, stood)


def _text(items: Sequence[Token]) -> str:
    return " ".join(token.text for token in items)


def _stops(given: Sequence[Token], stood: Sequence[Token]) -> tuple[str, str]:
    """The first words that are written with other capitals."""
    for one, other in zip(given, stood, strict=False):
        if one.text != other.text:
            return one.text, other.text
    return "", ""


def _joined(
    found: _Alignment, given: Sequence[Token], standing: Sequence[Token], places: dict[str, list[int]], source: str
) -> tuple[str, str] | None:
    """The given words that stand elsewhere, or those passed over without a mark; nothing where all is of one piece."""
    for left, right, first, last in found.changes:
        passed = standing[left:right]
        whole = first > 0 and last < len(given)
        if whole and first == last and len(passed) > _GAP:
            return "", _text(passed)
        if whole and first == last and len(passed) > 1 and _crosses(standing, left, right, source):
            return "", _text(passed)
        if last - first >= _RUN and (run := _run_elsewhere(given[first:last], standing, places, left, right)):
            return _text(run), ""
    return None


_PIECE, _MOST_PIECES = 3, 3
_MOSTLY = 0.85
"""Likeness from which a place is the one that is meant."""


def _patched(given: Sequence[Token], standing: Sequence[Token], places: dict[str, list[int]]) -> tuple[str, str] | None:
    """Words that are two or three longer runs of the text, which stand apart in it; the last of them."""
    pieces: list[tuple[int, int, int]] = []
    at = 0
    while at < len(given) and len(pieces) <= _MOST_PIECES:
        place, size = _longest_run(given, at, standing, places)
        if size < _PIECE:
            return None
        pieces.append((place, at, size))
        at += size
    if not 1 < len(pieces) <= _MOST_PIECES:
        return None
    apart = [one for one, other in pairwise(pieces) if not 0 <= other[0] - one[0] - one[2] <= _GAP]
    last = pieces[-1]
    return (_text(given[last[1] : last[1] + last[2]]), "") if apart else None


def _longest_run(
    given: Sequence[Token], at: int, standing: Sequence[Token], places: dict[str, list[int]]
) -> tuple[int, int]:
    """Where the longest run of words begins that stands like those given from ``at``, and its length."""
    best = (0, 0)
    for place in places.get(given[at].key, ())[:_COMMON]:
        size = _run(given, at, standing, place)
        if size > best[1]:
            best = (place, size)
    return best


def _run(given: Sequence[Token], at: int, standing: Sequence[Token], place: int) -> int:
    """How many words stand from ``place`` as they are given from ``at``."""
    most = min(len(given) - at, len(standing) - place)
    return next((size for size in range(most) if given[at + size].key != standing[place + size].key), most)


def _crosses(standing: Sequence[Token], left: int, right: int, source: str) -> bool:
    around = Span(standing[max(0, left - 1)].span.start, standing[min(right, len(standing) - 1)].span.end)
    return len(around) > _FURTHEST or len(split_sentences(source, around)) > 1


def _run_elsewhere(
    words: Sequence[Token], standing: Sequence[Token], places: dict[str, list[int]], left: int, right: int
) -> Sequence[Token]:
    """The longest run of these words that stands somewhere else, if it is most of them and not a common phrase."""
    best: Sequence[Token] = ()
    for offset, token in enumerate(words):
        for place in places.get(token.key, ())[:_COMMON]:
            size = _run(words, offset, standing, place)
            if size > len(best) and not left <= place < right:
                best = words[offset : offset + size]
    return best if len(best) >= _RUN and 3 * len(best) >= 2 * len(words) else ()


def difference(put: Sequence[Token], stood: Sequence[Token], turning: TurningWords) -> VerdictName:
    """What kind of change it is to say ``put`` for ``stood``, the dearest kind first."""
    one, other = _plain(put), _plain(stood)
    # A script without spaces has signs of several characters.
    tight = (
        ("".join(one.split()), "".join(other.split())) if re.search(r"[\u3040-\u9fff]", one + other) else (one, other)
    )
    if _signs(turning.negation, tight[0]) != _signs(turning.negation, tight[1]) or _opposed(put, stood):
        return "negation"
    if re.search(r"[\d$€£¥₹%‰]", one + other) or _counts(one, other, turning):
        return "altered-number"
    if _signs(turning.modal, tight[0]) != _signs(turning.modal, tight[1]):
        return "modality"
    return "altered-word"


_NAMES = frozenset({"May", "Will", "March"})


def _plain(items: Sequence[Token]) -> str:
    return " ".join("~" if token.text in _NAMES else token.key for token in items)


def _signs(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(match[0].lower() for match in pattern.finditer(text))


def _counts(one: str, other: str, turning: TurningWords) -> bool:
    """Whether numbers in words differ."""
    left, right = (_signs(turning.quantity, text.replace("-", " ")) for text in (one, other))
    return left != right


_DENYING_PREFIX = expression(r"(?:un|in|im|il|ir|dis|non|non-|mis)$")


def _opposed(put: Sequence[Token], stood: Sequence[Token]) -> bool:
    """Whether one of two words is the other with a prefix or an ending that denies it (``legal`` and ``illegal``)."""
    for one in put:
        for other in stood:
            short, long = sorted((one.key, other.key), key=len)
            if len(short) > 2 and long.endswith(short) and _DENYING_PREFIX.match(long[: -len(short)]):
                return True
            if short.endswith("less") != long.endswith("less") and re.sub("(?:ful|less)$", "", short) == re.sub(
                "(?:ful|less)$", "", long
            ):
                return True
    return False


def _around_negations(
    found: _Alignment, given: Sequence[Token], have: Sequence[str], name: VerdictName, turning: TurningWords
) -> VerdictName:
    """A negation that moved is no added one, and none lost: only the words between are another order."""
    if name != "negation":
        return name
    one = " ".join(token.key for token in given)
    other = " ".join(have[found.first : found.last])
    same = sorted(match[0] for match in turning.negation.finditer(one)) == sorted(
        match[0] for match in turning.negation.finditer(other)
    )
    opposed = bool(_signs(turning.negation, one) ^ _signs(turning.negation, other))
    return "altered-word" if same and not opposed and len(found.changes) > 1 and _signs(turning.negation, one) else name
