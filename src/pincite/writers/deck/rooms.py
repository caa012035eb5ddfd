"""Where the parts of a slide stand on a layout of somebody else's: title, kicker, content, foot.

All lengths are points, all boxes left, top, width, height.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pincite.spec.contrast import GRAPHIC, TEXT, luminance, ratio
from pincite.writers.deck.grounds import Area, ground
from pincite.writers.deck.offers import FEET, Held, Offer

Box = tuple[float, float, float, float]

DESIGN: Box = (54.0, 138.0, 852.0, 353.0)
"""The room of the packaged layouts from under the title to the source line, which is brought to another's room."""
LEAST_WIDTH, LEAST_HEIGHT = 560.0, 240.0
"""Room that content needs to be set at the sizes it is set at."""
KICKER = 18.0
TITLE_LINES = 72.0
"""Height of a title of two lines at its smallest size, in whatever script."""
TITLE_LETTERS, LETTER = 101, 12.0
"""Letters of a title of fifteen words and of ``(1/2)`` after it, and the width of one in most fonts at its smallest
size."""
TITLE_LINE = 30.0
LATIN_LINES = 60.0
"""The same in Latin letters: a title's box that is as high spares the rest to the kicker, and is made higher below."""
APART = 6.0
MARGIN = 20.0
"""Least distance of text from the edge of the page."""
SOURCE, SOURCE_LINE = 40.0, 28.0
"""Height of the source line of a cover, and the least that it does with."""
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
BAR = 12.0
"""Points: a shape no higher that lies across a title would strike it through."""
LOW_TITLE = 120.0
"""Points: in a cover's title no higher a bar lies where the words are."""
PARTS = 5
"""Into how many rows and columns a room is parted to tell how much of it can be written on."""
STEP = 6.0
"""Points by which a line of text is moved to stand on one ground."""
INDENTS = (0.0, 0.03, 0.06, 0.09, 0.12, 0.15)
"""Shares of its width that such a line gives up on one side."""


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
        and not (area.is_own or area.is_rule)
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
    pictures = [area for area in blocked if not area.colours]
    bars = _bars(areas)
    ways = [(blocked, bars), (blocked, [])] if bars else [(blocked, [])]
    if len(pictures) < len(blocked):
        ways.append((pictures, []))
    frame = None
    for clear_of, under in ways:
        frame = _frame(offer, clear_of, body, letter, areas, under)
        if frame is None or frame.is_roomy:
            break
    return frame


def _bars(areas: Sequence[Area]) -> list[Area]:
    return [area for area in areas[1:] if area.height <= BAR and area.hides >= SEE_THROUGH]


def _frame(
    offer: Offer, blocked: Sequence[Area], body: Held | None, letter: float, areas: Sequence[Area], bars: Sequence[Area]
) -> Frame | None:
    width, height = offer.size
    title = None if offer.title is None else _widened(offer.title, offer, body)
    if title is None or title.upright or title.width < width * 0.5 or title.top > height * 0.35:
        return None
    lines = _lines(title, letter)
    kicker, title = _kicker(_grown(title, lines, blocked), blocked, areas, lines)
    taller = _grown(title, lines, (), upwards=False)
    if is_even(areas, _place(taller)) or not is_even(areas, _place(title)):
        title = taller
    kicker, title = _under_bars(kicker, title, bars)
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


def _place(title: Held) -> Box:
    return title.left, title.top, title.width, title.height


def _inner_height(title: Held) -> float:
    return title.height - title.insets[1] - title.insets[3]


def _lines(title: Held, letter: float) -> int:
    """How many lines a long title takes."""
    left, _, right, _ = title.inside
    # A seventh is lost at the ends of lines.
    return math.ceil(TITLE_LETTERS * letter * 1.15 / (right - left))


def _grown(title: Held, lines: int, blocked: Sequence[Area], *, upwards: bool = True) -> Held:
    """The title with room for two lines, or for as many as it takes in a narrow place: upwards, as far as a kicker
    still stands above it, then downwards."""
    least = max(TITLE_LINES, lines * TITLE_LINE)
    more = least - _inner_height(title)
    if more <= 0:
        return title
    above = min(more, max(0.0, title.top - KICKER - MARGIN)) if upwards else 0.0
    strip = (title.left, title.top - above, title.width, above)
    if trimmed(strip, blocked) != strip:
        above = 0.0
    return replace(title, top=title.top - above, height=title.height + more)


def _kicker(
    title: Held, blocked: Sequence[Area], areas: Sequence[Area], lines: int = 2
) -> tuple[Box | None, Held]:  # fmt: skip
    """A line above the title, or at the top of its box where that holds one more than the title's; the title as it
    then is.

    The line that stands on one ground is taken before one across an edge.
    """
    left, _, right, _ = title.inside
    ways: list[tuple[Box, Held]] = []
    if title.top >= MARGIN + KICKER:
        box = trimmed((left, title.top - KICKER, right - left, KICKER), blocked)
        if box[2] >= (right - left) / 2 and box[3] >= KICKER - 1:
            ways.append((box, title))
    if _inner_height(title) >= (LATIN_LINES if lines <= 2 else lines * TITLE_LINE) + KICKER:
        box = (left, title.top, right - left, KICKER)
        ways.append((box, replace(title, top=title.top + KICKER, height=title.height - KICKER)))
    even = (way for way in ways if is_even(areas, way[0]))
    return next(even, ways[0] if ways else (None, title))


def _under_bars(kicker: Box | None, title: Held, bars: Sequence[Area]) -> tuple[Box | None, Held]:
    """The title under a bar that would strike it through; a kicker above the title then stands on the bar."""
    for bar in bars:
        below = bar.top + bar.height
        across = min(title.right, bar.left + bar.width) - max(title.left, bar.left)
        if across < title.width / 2 or bar.top <= title.inside[1] or below >= title.inside[3]:
            continue
        title = replace(title, top=below + APART / 2)
        above = bar.top - APART - KICKER
        if kicker is not None:
            kicker = (kicker[0], max(kicker[1], above), kicker[2], kicker[3])
        elif above >= MARGIN:
            left, _, right, _ = title.inside
            kicker = (left, above, right - left, KICKER)
    return kicker, title


def is_even(areas: Sequence[Area], box: Box) -> bool:
    """Whether a box stands on one ground: no colour behind it stands out from another as a shape would."""
    behind = sorted(ground(areas, box), key=luminance)
    return bool(behind) and ratio(behind[0], behind[-1]) < GRAPHIC


def unreadable(areas: Sequence[Area], box: Box, inks: Sequence[str]) -> float:
    """The share of a box in which the better of ``inks`` cannot be read; what cannot be told counts as readable."""
    width, height = box[2] / PARTS, box[3] / PARTS
    parts = [(box[0] + width * column, box[1] + height * row, width, height)
             for column in range(PARTS) for row in range(PARTS)]  # fmt: skip
    grounds = [ground(areas, part) for part in parts]
    lost = [sum(any(ratio(ink, each) < TEXT for each in behind) for behind in grounds) for ink in inks]
    return min(lost) / len(parts)


def on_one_ground(box: Box, areas: Sequence[Area], highest: float | None = None) -> Box:
    """The place for a line of text that is next to ``box`` and stands on one ground; the box where there is none.

    The line may stand higher, up to ``highest``, and give up a part of its width.
    """
    left, top, width, height = box
    highest = top if highest is None else min(highest, top)
    tops = [top - STEP * number for number in range(int((top - highest) / STEP) + 1)]
    for indent in INDENTS:
        lost = indent * width
        for each in tops:
            for start in (left + lost, left) if lost else (left,):
                found: Box = (start, each, width - lost, height)
                if is_even(areas, found):
                    return found
    return box


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


def _cover_under_bars(
    kicker: Box, title: Held, below: Sequence[Held], bars: Sequence[Area]
) -> tuple[Box, Held, bool]:  # fmt: skip
    """Kicker and title of a cover, and whether they were moved so that no bar strikes the title through.

    They are not where the title would come to stand on a subtitle, or leave what is ``below`` too little room.
    """
    above, moved = _under_bars(kicker, title, bars)
    least = moved.bottom + SUBTITLE_LINES + SOURCE
    kept = [each for each in below if each.kind == "subTitle" or each.bottom < least]
    stays = moved == title or title.height > LOW_TITLE or any(each.top < moved.bottom for each in kept)
    return (kicker, title, False) if stays or above is None else (above, moved, True)


def cover_frame(offer: Offer, areas: Sequence[Area]) -> Frame | None:
    """The room of a cover: theirs for title and subtitle, what is free around them for kicker and source line."""
    title = offer.title
    if title is None or title.upright:
        return None
    height = offer.size[1]
    blocked = obstacles(areas, offer.size, offer.held)
    kicker, title = _kicker(title, blocked, areas)
    if kicker is None:
        left, _, right, _ = title.inside
        title = replace(title, height=max(title.height - KICKER, TITLE_LINES), top=title.top + KICKER)
        kicker = (left, title.top - KICKER, right - left, KICKER)
    foot = min(
        (each.top for each in offer.held if each.kind in FEET and each.top > height / 2), default=height - MARGIN
    )
    below = [each for each in offer.content if each.top >= title.top + title.height / 2]
    kicker, title, moved = _cover_under_bars(kicker, title, below, _bars(areas))
    if below:
        first = min(below, key=lambda each: (each.top, each.left))
        left, top, right, bottom = first.inside
        top = max(top, title.bottom + APART) if moved else top
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
    for tall in (SOURCE, SOURCE_LINE):
        found = on_one_ground((*source[:3], tall), areas, top + SUBTITLE_LINES + APART)
        if is_even(areas, found):
            source = found
            break
    bottom = min(bottom, source[1] - APART)
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
