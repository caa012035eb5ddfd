"""Where the parts of a slide stand on a layout of somebody else's: title, kicker, content, foot.

All lengths are points, all boxes left, top, width, height.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pincite.writers.deck.grounds import Area
from pincite.writers.deck.offers import FEET, Held, Offer

Box = tuple[float, float, float, float]

DESIGN: Box = (54.0, 138.0, 852.0, 353.0)
"""The room of the packaged layouts from under the title to the source line, which is brought to another's room."""
LEAST_WIDTH, LEAST_HEIGHT = 560.0, 240.0
"""Room that content needs to be set at the sizes it is set at."""
KICKER = 18.0
TITLE_LINES = 72.0
"""Height of a title of two lines at its smallest size, in whatever script."""
TITLE_LETTERS, LETTER = 95, 12.0
"""Letters of a title of fifteen words, and the width of one in most fonts at its smallest size."""
TITLE_LINE = 30.0
LATIN_LINES = 60.0
"""The same in Latin letters: a title's box that is as high spares the rest to the kicker, and is made higher below."""
APART = 6.0
MARGIN = 20.0
"""Least distance of text from the edge of the page."""
SOURCE = 40.0
"""Height of the source line of a cover."""
SUBTITLE, SUBTITLE_LINES = 64.0, 96.0
"""Height for addressee, sender and date: the least, and what they take where lines stand far apart."""
PANEL = 0.5
"""Share of the page above which a filled shape is ground to write on, not something to keep clear of."""
WITHIN = 0.8
"""Share of a placeholder that a shape has to hold to be the ground that it was drawn for."""
SEE_THROUGH = 0.5
"""A shape that hides less of what lies under it is ground too."""
THIN = 4.0
"""Points: a shape no higher or no wider is a rule."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a layout."""

    title: Held
    kicker: Box
    content: Box
    subtitle: Box | None = None
    source: Box | None = None
    """Of a cover; on other slides it is part of the content."""

    @property
    def is_roomy(self) -> bool:
        return self.content[2] >= LEAST_WIDTH and self.content[3] >= LEAST_HEIGHT


def obstacles(areas: Sequence[Area], size: tuple[float, float], held: Sequence[Held] = ()) -> list[Area]:
    """Pictures and filled shapes that text keeps clear of: no rules, no panels, not the page itself.

    What is see-through, and what one of the placeholders ``held`` stands on, is ground to write on.
    """
    page = size[0] * size[1]
    return [
        area
        for area in areas[1:]
        if min(area.width, area.height) > THIN
        and area.width * area.height < PANEL * page
        and area.hides >= SEE_THROUGH
        and not area.is_own
        and not any(_stands_on(each, area) for each in held)
    ]


def _stands_on(held: Held, area: Area) -> bool:
    across = min(held.right, area.left + area.width) - max(held.left, area.left)
    down = min(held.bottom, area.top + area.height) - max(held.top, area.top)
    return across > 0 and down > 0 and across * down >= WITHIN * held.width * held.height


def content_frame(offer: Offer, areas: Sequence[Area], body: Held | None, letter: float = LETTER) -> Frame | None:
    """The room of a layout with a title across its top; none when it has no such title.

    ``body`` is the master's text placeholder, which gives the room where the layout has no placeholder for content.
    Where what is drawn leaves too little, text stands on the drawings, as the template's own does, but never on
    pictures. ``letter`` is the mean width of a letter of the title at its smallest size.
    """
    blocked = obstacles(areas, offer.size, offer.held)
    frame = _frame(offer, blocked, body, letter)
    pictures = [area for area in blocked if not area.colours]
    if frame is not None and not frame.is_roomy and len(pictures) < len(blocked):
        return _frame(offer, pictures, body, letter)
    return frame


def _frame(offer: Offer, blocked: Sequence[Area], body: Held | None, letter: float) -> Frame | None:
    width, height = offer.size
    title = None if offer.title is None else _widened(offer.title, offer, body)
    if title is None or title.upright or title.width < width * 0.5 or title.top > height * 0.35:
        return None
    kicker, title = _kicker(_grown(title, letter, blocked), blocked)
    room = _room(offer, title, body)
    foot = min(
        (each.top for each in offer.held if each.kind in FEET and each.top > height / 2), default=height - MARGIN
    )
    left, top, right, bottom = room
    top = max(top, title.bottom + APART)
    bottom = min(max(bottom, foot - APART), foot - 2)
    content = trimmed((left, top, right - left, bottom - top), blocked)
    if kicker is None:
        kicker = (content[0], content[1], content[2], KICKER)
        content = (content[0], content[1] + KICKER, content[2], content[3] - KICKER)
    return Frame(title, kicker, content)


def _widened(title: Held, offer: Offer, body: Held | None) -> Held:
    """A title too narrow for a sentence, as wide as what stands under it."""
    under = [each for each in (*offer.content, *(() if body is None else (body,))) if each.top >= title.bottom - APART]
    if title.width >= offer.size[0] * 0.5 or not under:
        return title
    left, right = min(each.left for each in under), max(each.right for each in under)
    return replace(title, left=min(left, title.left), width=max(right, title.right) - min(left, title.left))


def _inner_height(title: Held) -> float:
    return title.height - title.insets[1] - title.insets[3]


def _grown(title: Held, letter: float, blocked: Sequence[Area]) -> Held:
    """The title with room for two lines, or for as many as it takes in a narrow place: upwards, as far as a kicker
    still stands above it, then downwards."""
    left, _, right, _ = title.inside
    # A seventh is lost at the ends of lines.
    lines = math.ceil(TITLE_LETTERS * letter * 1.15 / (right - left))
    least = max(TITLE_LINES, lines * TITLE_LINE)
    more = least - _inner_height(title)
    if more <= 0:
        return title
    above = min(more, max(0.0, title.top - KICKER - MARGIN))
    strip = (title.left, title.top - above, title.width, above)
    if trimmed(strip, blocked) != strip:
        above = 0.0
    return replace(title, top=title.top - above, height=title.height + more)


def _kicker(title: Held, blocked: Sequence[Area]) -> tuple[Box | None, Held]:
    """A line above the title, or at the top of its box where that holds three lines; the title as it then is."""
    left, _, right, _ = title.inside
    if title.top >= MARGIN + KICKER:
        box = trimmed((left, title.top - KICKER, right - left, KICKER), blocked)
        if box[2] >= (right - left) / 2 and box[3] >= KICKER - 1:
            return box, title
    if _inner_height(title) >= LATIN_LINES + KICKER:
        box = (left, title.top, right - left, KICKER)
        return box, replace(title, top=title.top + KICKER, height=title.height - KICKER)
    return None, title


def _room(offer: Offer, title: Held, body: Held | None) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the room for content."""
    inner = [each.inside for each in offer.content if each.top >= title.top + title.height / 2]
    if not inner and body is not None and body.top > title.top:
        inner = [body.inside]
    if not inner:
        left, _, right, _ = title.inside
        return left, title.bottom + 2 * APART, right, offer.size[1] - 2 * MARGIN
    return (
        min(each[0] for each in inner),
        min(each[1] for each in inner),
        max(each[2] for each in inner),
        max(each[3] for each in inner),
    )


def trimmed(box: Box, blocked: Sequence[Area]) -> Box:
    """The box without what stands in it: each time the side is cut that loses the least room."""
    for area in blocked:
        left, top, width, height = box
        right, bottom = left + width, top + height
        if not (area.left < right and area.left + area.width > left
                and area.top < bottom and area.top + area.height > top):  # fmt: skip
            continue
        cuts: list[Box] = [
            (left, top, area.left - APART - left, height),
            (left, top, width, area.top - APART - top),
            (area.left + area.width + APART, top, right - area.left - area.width - APART, height),
            (left, area.top + area.height + APART, width, bottom - area.top - area.height - APART),
        ]
        box = max(cuts, key=lambda cut: max(cut[2], 0) * max(cut[3], 0))
    return box[0], box[1], max(box[2], 0.0), max(box[3], 0.0)


def cover_frame(offer: Offer, areas: Sequence[Area]) -> Frame | None:
    """The room of a cover: theirs for title and subtitle, what is free around them for kicker and source line."""
    title = offer.title
    if title is None or title.upright:
        return None
    height = offer.size[1]
    blocked = obstacles(areas, offer.size, offer.held)
    kicker, title = _kicker(title, blocked)
    if kicker is None:
        left, _, right, _ = title.inside
        title = replace(title, height=max(title.height - KICKER, TITLE_LINES), top=title.top + KICKER)
        kicker = (left, title.top - KICKER, right - left, KICKER)
    foot = min(
        (each.top for each in offer.held if each.kind in FEET and each.top > height / 2), default=height - MARGIN
    )
    below = [each for each in offer.content if each.top >= title.top + title.height / 2]
    if below:
        first = min(below, key=lambda each: (each.top, each.left))
        left, top, right, bottom = first.inside
    else:
        left, _, right, _ = title.inside
        top, bottom = title.bottom + APART, min(title.bottom + 3 * SUBTITLE, foot)
    bottom = min(bottom, foot)
    source: Box = trimmed((left, bottom + APART, right - left, foot - bottom - 2 * APART), blocked)
    if source[3] < SOURCE or source[2] < (right - left) / 2:
        source = (left, bottom - SOURCE, right - left, SOURCE)
        bottom -= SOURCE + APART
    elif source[3] > SOURCE:
        source = (source[0], source[1] + source[3] - SOURCE, source[2], SOURCE)
        bottom = max(bottom, min(top + SUBTITLE_LINES, source[1] - APART))
    if bottom - top < SUBTITLE:
        return None
    return Frame(
        title, kicker, (left, top, right - left, bottom - top), (left, top, right - left, bottom - top), source
    )


def brought(box: Box, frame: Frame) -> Box:
    """A box of the packaged layouts in the room of another."""
    across, down = frame.content[2] / DESIGN[2], frame.content[3] / DESIGN[3]
    return (
        frame.content[0] + (box[0] - DESIGN[0]) * across,
        frame.content[1] + (box[1] - DESIGN[1]) * down,
        box[2] * across,
        box[3] * down,
    )
