"""Outlines of shapes as rings of points on the page: which points a drawing covers (ECMA-376, part 1, 20.1.9)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lxml import etree

EMU = 12700
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Point = tuple[float, float]
Ring = tuple[tuple[Point, ...], ...]
"""Closed lines of one path; a point is inside when a ray from it crosses them an odd number of times."""

CURVE = 6
"""Straight pieces that stand for a curve."""
MOST_POINTS = 4000
"""Of an outline; one with more is taken for its rectangle."""
_TRIANGLES = {
    "triangle": ((0.5, 0.0), (1.0, 1.0), (0.0, 1.0)),
    "rtTriangle": ((0.0, 0.0), (1.0, 1.0), (0.0, 1.0)),
    "diamond": ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
}
_ROUND = ("ellipse", "flowChartConnector")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the coordinates of a group's children stand on the page: factor and offset for each axis, in EMU."""

    across: float = 1.0
    down: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def within(self, transform: Any) -> Frame:
        """The frame of a group in this one; the same for a group that says nothing of its place."""
        values = _values(transform, ("off", "ext", "chOff", "chExt"))
        if values is None:
            return self
        (x, y), (width, height), (child_x, child_y), (child_width, child_height) = values
        across = width / child_width if child_width else 1.0
        down = height / child_height if child_height else 1.0
        left, top = self.left + self.across * (x - child_x * across), self.top + self.down * (y - child_y * down)
        return Frame(self.across * across, self.down * down, left, top)


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape's rectangle on the page, in points, before it is turned."""

    left: float
    top: float
    width: float
    height: float
    turned: float = 0.0
    """Radians, clockwise."""
    flipped: tuple[bool, bool] = (False, False)
    """Left and right, above and below."""

    def at(self, x: float, y: float) -> Point:
        """The point on the page of a point of the shape, whose rectangle runs from 0 to 1."""
        x, y = (1 - x if self.flipped[0] else x) - 0.5, (1 - y if self.flipped[1] else y) - 0.5
        x, y = x * self.width, y * self.height
        sine, cosine = math.sin(self.turned), math.cos(self.turned)
        return (self.left + self.width / 2 + x * cosine - y * sine,
                self.top + self.height / 2 + x * sine + y * cosine)  # fmt: skip

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the upright rectangle around it."""
        corners = [self.at(x, y) for x in (0, 1) for y in (0, 1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def framed(transform: Any, frame: Frame) -> Placed | None:
    """The place of a shape with ``transform`` in a group's ``frame``; None when it says none."""
    values = _values(transform, ("off", "ext"))
    if values is None:
        return None
    (x, y), (width, height) = values
    return Placed(
        (frame.left + frame.across * x) / EMU, (frame.top + frame.down * y) / EMU,
        abs(frame.across * width) / EMU, abs(frame.down * height) / EMU,
        math.radians(_number(transform.get("rot", "0")) / 60000),
        (transform.get("flipH") in ("1", "true"), transform.get("flipV") in ("1", "true")),
    )  # fmt: skip


def _values(transform: Any, names: tuple[str, ...]) -> list[Point] | None:
    if transform is None:
        return None
    found = [transform.find(f"{_A}{name}") for name in names]
    if any(each is None for each in found):
        return None
    return [(_number(each.get("x", each.get("cx", "0"))), _number(each.get("y", each.get("cy", "0"))))
            for each in found]  # fmt: skip


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 0.0


def rings_of(properties: Any, place: Placed) -> tuple[Ring, ...]:
    """The outline of a shape; empty for one that covers its upright rectangle, or whose outline is not known."""
    custom, preset = properties.find(f"{_A}custGeom"), properties.find(f"{_A}prstGeom")
    rings: tuple[Ring, ...] = ()
    if custom is not None:
        paths = [_path(each) for each in custom.iter(f"{_A}path") if each.get("fill") != "none"]
        rings = tuple(each for each in paths if each)
    elif preset is not None and preset.get("prst") in _TRIANGLES:
        rings = ((_TRIANGLES[preset.get("prst")],),)
    elif preset is not None and preset.get("prst") in _ROUND:
        turns = [math.tau * step / 32 for step in range(32)]
        rings = ((tuple((0.5 + math.cos(turn) / 2, 0.5 + math.sin(turn) / 2) for turn in turns),),)
    elif place.turned:
        rings = ((((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),),)
    if sum(len(line) for ring in rings for line in ring) > MOST_POINTS:
        return ()
    return tuple(tuple(tuple(place.at(*point) for point in line) for line in ring) for ring in rings)


def _path(path: Any) -> Ring:
    """A path's closed lines in a rectangle from 0 to 1; empty when it names a place by a formula."""
    width, height = _number(path.get("w", "0")), _number(path.get("h", "0"))
    if not width or not height:
        return ()
    lines: list[list[Point]] = []
    try:
        for step in path:
            lines = _continued(lines, etree.QName(step).localname, list(_points(step, width, height)), step)
    except (ValueError, IndexError):
        return ()
    return tuple(tuple(line) for line in lines if len(line) > 2)


def _points(step: Any, width: float, height: float) -> Iterator[Point]:
    for point in step.iter(f"{_A}pt"):
        yield float(point.get("x")) / width, float(point.get("y")) / height


def _continued(lines: list[list[Point]], name: str, points: list[Point], step: Any) -> list[list[Point]]:
    if name == "moveTo":
        return [*lines, points]
    if name == "lnTo":
        lines[-1] += points
    elif name in ("cubicBezTo", "quadBezTo"):
        control = [lines[-1][-1], *points]
        lines[-1] += [_on_curve(control, piece / CURVE) for piece in range(1, CURVE + 1)]
    elif name == "arcTo":
        raise ValueError("an arc is told by its radii, which may be formulas")
    return lines


def _on_curve(control: list[Point], share: float) -> Point:
    """A point of a Bézier curve, by repeated halving of the lines between its points (de Casteljau)."""
    while len(control) > 1:
        control = [((1 - share) * x + share * u, (1 - share) * y + share * v)
                   for (x, y), (u, v) in pairwise(control)]  # fmt: skip
    return control[0]


def inside(rings: tuple[Ring, ...], x: float, y: float) -> bool:
    """Whether any of the paths covers a point."""
    return any(_crossings(ring, x, y) % 2 for ring in rings)


def _crossings(ring: Ring, x: float, y: float) -> int:
    count = 0
    for line in ring:
        ahead = line[-1]
        for point in line:
            (u, v), (s, t) = ahead, point
            if (v > y) != (t > y) and x < (s - u) * (y - v) / (t - v) + u:
                count += 1
            ahead = point
    return count
