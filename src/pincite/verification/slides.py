"""Slides as they are now beside the slides as they were made: text by text, wherever they stand in the file.

A short text (a figure that is set large, a word of likelihood, a name) says nothing of where it comes from. Beside the
slide that it was made for, and in its shape there, it does.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pincite.verification.folding import fold
from pincite.verification.reading import FileText
from pincite.verification.record import Record, Unit

LONE = 24
"""Folded characters from which a text is the same text wherever it stands; a shorter one needs its neighbour."""
SOURCE = "Source"
"""Name of the shape that a slide's source line stands in; another slide's says where other things stand."""
_SHARE = 0.25
"""Of what a slide showed so much must be left for it to be that slide."""
_LIKE, _LIKE_IN_SHAPE = 0.6, 0.4
"""Likeness from which a text is another in other words; in the same shape, where nothing else stands, less will do."""


@dataclass(frozen=True, slots=True)
class SlidePairs:
    """What stands for what; empty where it is not known how the slides were made."""

    slides: Mapping[int, int] = field(default_factory=dict)
    """Sheet number -> index of the slide as it was made."""
    kept: frozenset[int] = frozenset()
    """Fragments that stand, word for word, in the shape for which they were made."""
    changed: tuple[tuple[int, Unit], ...] = ()
    """Fragments with other words than they were made with, and these."""
    recited: tuple[tuple[int, Unit], ...] = ()
    """Fragments with the words, but not the citations, that they were made with."""
    gone: tuple[int, ...] = ()
    """Slides as they were made that no sheet is."""


def pair_slides(file: FileText, record: Record) -> SlidePairs:
    """Which slide each sheet is, and which text each of its texts was."""
    if file.delivered.noun != "slide" or not record.slides:
        return SlidePairs()
    made = [[(unit, fold(unit.text).text) for unit in slide] for slide in record.slides]
    sheets: dict[int, list[int]] = {}
    for index, (sheet, fragment) in enumerate(file.placed):
        if fragment.kind not in ("furniture", "cell"):
            sheets.setdefault(sheet.number, []).append(index)
    slides = _slides(file, sheets, made)
    anywhere = {text for slide in made for _, text in slide if len(text) >= LONE}
    kept: set[int] = set()
    changed: list[tuple[int, Unit]] = []
    recited: list[tuple[int, Unit]] = []
    for number, slide in slides.items():
        exact, left, unused = _exact(file, sheets[number], made[slide])
        for index, unit in exact:
            if file.cited(index) != unit.cited:
                recited.append((index, unit))
            elif unit.where == file.fragment(index).shape:
                kept.add(index)
        changed += _reworded(file, left, unused, anywhere)
    gone = tuple(index for index in range(len(made)) if index not in slides.values())
    return SlidePairs(slides, frozenset(kept), tuple(changed), tuple(recited), gone)


_Made = tuple[Unit, str]
"""A text of a slide, and its folded form."""


def _slides(file: FileText, sheets: Mapping[int, Sequence[int]], made: Sequence[Sequence[_Made]]) -> dict[int, int]:
    """The slide that each sheet shares most with, by what it shows; what many slides have counts little."""
    shown = [{text for unit, text in slide if unit.kind != "notes"} for slide in made]
    noted = [{text for unit, text in slide if unit.kind == "notes"} for slide in made]
    common = Counter(text for slide in (*shown, *noted) for text in slide)
    found: dict[int, int] = {}
    for number, indexes in sheets.items():
        here = {file.stream.pieces[index].text for index in indexes}
        shares = [
            (_weight(here & seen, common) / max(_weight(seen, common), 1), _weight(here & told, common), -index)
            for index, (seen, told) in enumerate(zip(shown, noted, strict=True))
        ]
        share, _, slide = max(shares, default=(0.0, 0.0, 0))
        if share >= _SHARE:
            found[number] = -slide
    return found


def _weight(texts: set[str], common: Mapping[str, int]) -> float:
    return sum(len(text) / common[text] for text in texts)


def _exact(
    file: FileText, indexes: Sequence[int], made: Sequence[_Made]
) -> tuple[list[tuple[int, Unit]], list[int], list[_Made]]:
    """The fragments of a sheet with the texts of its slide that they are; then what is left over of each.

    A short text in another shape of the slide is another text: figures may have changed their places.
    """
    shapes = {unit.where for unit, _ in made}
    unused, left = list(made), list(indexes)
    found: list[tuple[int, Unit]] = []
    for same_shape, same_marks in ((True, True), (True, False), (False, False)):
        still: list[int] = []
        for index in left:
            shape, text, cited = file.fragment(index).shape, file.stream.pieces[index].text, file.cited(index)
            fitting = (
                at
                for at, (unit, words) in enumerate(unused)
                if words == text and (unit.where == shape or not same_shape) and (unit.cited == cited or not same_marks)
            )
            place = next(fitting, -1) if same_shape or len(text) >= LONE or shape not in shapes else -1
            if place >= 0:
                found.append((index, unused.pop(place)[0]))
            elif text:
                still.append(index)
        left = still
    return found, left, unused


def _reworded(
    file: FileText, left: Sequence[int], unused: Sequence[_Made], anywhere: set[str]
) -> Iterator[tuple[int, Unit]]:
    """Of what is left on both sides, which text has become which: by shape, then by likeness."""
    free = list(unused)
    for index in left:
        fragment, text = file.fragment(index), file.stream.pieces[index].text
        best: tuple[float, int] = (0.0, -1)
        for at, (unit, words) in enumerate(free):
            if (unit.kind == "notes") != (fragment.kind == "notes"):
                continue
            likeness = _likeness(words, text)
            alone = fragment.shape == unit.where and _is_alone(file, index, left, free)
            short = max(len(words), len(text)) < 2 * LONE
            least = (0.0 if short or _names(unit) else _LIKE_IN_SHAPE) if alone else _LIKE
            if likeness >= least and (likeness + alone, -at) > (best[0], -best[1]):
                best = likeness + alone, at
        if best[1] < 0:
            continue
        unit = free[best[1]][0]
        if text in anywhere and not _names(unit) and unit.where != SOURCE:
            continue  # brought here from another slide, as it was
        del free[best[1]]
        yield index, unit


def _is_alone(file: FileText, index: int, left: Sequence[int], free: Sequence[_Made]) -> bool:
    """Whether as many texts are left over in the shape as were made for it, so that one stands for the other."""
    shape = file.fragment(index).shape
    here = sum(1 for each in left if file.fragment(each).shape == shape and each >= index)
    return here == sum(1 for unit, _ in free if unit.where == shape)


def _likeness(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one[:600], other[:600], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _LIKE_IN_SHAPE else 0.0


def _names(unit: Unit) -> bool:
    """Whether a text says who said something, or where it stands."""
    return any(role.role in ("speaker", "attribution") for role in unit.roles)
