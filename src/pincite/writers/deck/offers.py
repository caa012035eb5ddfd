"""What the layouts of a template offer, and which of them serves which slides.

A layout of the deck's own (a *kind* of slide, such as ``Chart``) is looked for in the template in this order: as the
template's author says it in the mapping; by the names of layout and placeholders; by kinds and places of the
placeholders, whatever they are called. What is not found whole is made from the layout that comes nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TITLES = ("title", "ctrTitle")
TEXTS = ("body", "obj", "subTitle")
"""Kinds of placeholders that hold paragraphs."""
FEET = ("ftr", "dt", "sldNum")
CONTENT = ("body", "obj", "chart", "tbl", "pic", "dgm", "media", "clipArt", "subTitle")
ALIKE = 0.6
"""Least share that two places have in common (intersection over union) when one is taken for the other."""
LEAST_HEIGHT = 40.0
"""Points below which a placeholder is a label or a source line rather than room for content."""


@dataclass(frozen=True, slots=True)
class Held:
    """A placeholder of a layout; lengths in points."""

    idx: int
    kind: str
    """Type of the placeholder as the file names it, ``obj`` when it names none."""
    name: str
    left: float
    top: float
    width: float
    height: float
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom."""
    bulleted: bool = False
    """Whether paragraphs of its first level are list items."""
    upright: bool = False
    """Whether its lines run from top to bottom."""
    align: str = "l"

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def inside(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the room for its text."""
        left, top, right, bottom = self.insets
        return self.left + left, self.top + top, self.right - right, self.bottom - bottom


@dataclass(frozen=True, slots=True)
class Offer:
    """A layout as its placeholders describe it."""

    number: int
    """Position among all layouts of all masters, from 0."""
    name: str
    kind: str
    """Type of the layout as the file names it, such as ``title`` or ``twoObj``; may be empty."""
    held: tuple[Held, ...]
    size: tuple[float, float]
    """Of the page."""

    @property
    def title(self) -> Held | None:
        return next((each for each in self.held if each.kind in TITLES), None)

    @property
    def content(self) -> tuple[Held, ...]:
        """Placeholders with room for more than a line."""
        return tuple(each for each in self.held if each.kind in CONTENT and each.height >= LEAST_HEIGHT)

    def foot(self, kind: str) -> Held | None:
        return next((each for each in self.held if each.kind == kind), None)

    @property
    def is_cover(self) -> bool:
        title = self.title
        return self.kind == "title" or (title is not None and title.kind == "ctrTitle")


def by_name(kind: str, roles: Sequence[str], offer: Offer) -> dict[str, int] | None:
    """Role -> index, when the layout and its placeholders have the names of ``kind`` and its ``roles``."""
    names = {each.name: each.idx for each in offer.held}
    if offer.name != kind or any(role not in names for role in roles):
        return None
    return {role: names[role] for role in roles}


def by_place(model: Offer, offer: Offer) -> tuple[dict[str, int], float] | None:
    """Role -> index, and how alike the places are, when each placeholder of ``model`` has one like it in ``offer``.

    Places are compared as shares of the page. Neither may have a placeholder more than the other, those of the foot
    apart; a placeholder that makes list items of its paragraphs does not serve for text.
    """
    mine = [each for each in model.held if each.kind not in FEET]
    theirs = [each for each in offer.held if each.kind not in FEET]
    if len(mine) != len(theirs):
        return None
    paired = paired_by_place(mine, theirs, model.size, offer.size)
    if len(paired) < len(mine) or any(alike < ALIKE for _, _, alike in paired):
        return None
    if any(other.bulleted and one.kind == "body" for one, other, _ in paired):
        return None
    found = {one.name: other.idx for one, other, _ in paired}
    for one in model.held:
        other = offer.foot(one.kind) if one.kind in FEET else None
        if other is not None:
            found[one.name] = other.idx
    return found, sum(alike for _, _, alike in paired) / len(paired)


def paired_by_place(
    mine: Iterable[Held], theirs: Iterable[Held], size: tuple[float, float], other_size: tuple[float, float]
) -> list[tuple[Held, Held, float]]:
    """Placeholders of compatible kinds that stand in like places, the most alike first; each is paired once."""
    found = [
        (one, other, alike)
        for one in mine
        for other in theirs
        if _compatible(one.kind, other.kind) and (alike := _alike(one, other, size, other_size)) > 0
    ]
    found.sort(key=lambda pair: -pair[2])
    used: set[str] = set()
    taken: set[int] = set()
    pairs = []
    for one, other, alike in found:
        if one.name not in used and other.idx not in taken:
            used.add(one.name)
            taken.add(other.idx)
            pairs.append((one, other, alike))
    return pairs


def _compatible(mine: str, other: str) -> bool:
    if mine in TITLES:
        return other in TITLES
    if mine in ("chart", "tbl"):
        return other == mine
    return other in TEXTS


def _alike(one: Held, other: Held, size: tuple[float, float], other_size: tuple[float, float]) -> float:
    across = _common(one.left / size[0], one.width / size[0], other.left / other_size[0], other.width / other_size[0])
    down = _common(one.top / size[1], one.height / size[1], other.top / other_size[1], other.height / other_size[1])
    common = across * down
    areas = one.width * one.height / (size[0] * size[1])
    areas += other.width * other.height / (other_size[0] * other_size[1])
    return common / (areas - common) if areas > common else 0.0


def _common(start: float, length: float, other: float, other_length: float) -> float:
    return max(0.0, min(start + length, other + other_length) - max(start, other))


def likeness(model: Offer, offer: Offer) -> float:
    """How well the content of ``offer`` goes with that of ``model``, from 0: the higher the better.

    A placeholder of the very kind (a chart's, a table's) counts most. Then content in like places; what is only
    a little alike counts for nothing, so that most slides stand on one layout, their titles in one place.
    """
    theirs = offer.content
    mine = [each for each in model.content if each.kind not in TITLES]
    kinds = {each.kind for each in mine} & {"chart", "tbl"}
    exact = sum(any(each.kind == kind for each in theirs) for kind in kinds)
    loose = [_text(each) for each in theirs]
    pairs = paired_by_place([_text(each) for each in mine], loose, model.size, offer.size)
    alike = sum(alike for _, _, alike in pairs) / max(len(mine), len(theirs), 1)
    return exact + (alike if alike >= ALIKE else 0.0)


def _text(held: Held) -> Held:
    from dataclasses import replace

    return replace(held, kind="body")
