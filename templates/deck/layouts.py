"""The deck's layouts: where each placeholder stands and how its text is set.

Lengths are points on a page of 960 x 540. Everything that a designer would change is here; ``make_template.py``
writes it down as Office XML. Names are a contract with the deck writer (see ``README.md``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

LEFT, WIDE = 54.0, 852.0
TOP = 150.0
BOTTOM = 448.0
TAKEAWAY = 382.0
"""Where a takeaway of three lines begins; it ends at ``BOTTOM``."""
ABOVE_TAKEAWAY = 374.0
LONG_TAKEAWAY = 336.0
"""Where one of five lines begins."""
ABOVE_LONG = 328.0
GUTTER = 32.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a placeholder's text is set."""

    size: float = 18
    serif: bool = False
    bold: bool = False
    italic: bool = False
    colour: str = "tx1"
    align: str = "l"
    anchor: str = "t"
    leading: int = 100
    """Line spacing, per cent of the font's own."""
    gap: float = 6
    """Space before a paragraph, points."""
    capitals: bool = False
    spacing: int = 0
    """Letter-spacing, hundredths of a point."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a layout."""

    name: str
    idx: int
    place: tuple[float, float, float, float] | None
    look: Look = Look()
    kind: str = "body"
    prompt: str = "Text"


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline of a layout; a horizontal line unless it has a height."""

    x: float
    y: float
    width: float
    weight: float = 0.75
    colour: str = "tx1"


@dataclass(frozen=True, slots=True)
class Layout:
    """A named layout: its rules first, then its placeholders in reading order."""

    name: str
    slots: tuple[Slot, ...]
    rules: tuple[Rule, ...] = ()
    kind: str = ""
    dark: bool = False


BODY = Look(size=20, gap=9)
LABEL = Look(size=14, bold=True, colour="tx2", gap=0)
TITLE = Look(size=28, serif=True, bold=True, gap=0)
TAKEAWAY_LOOK = Look(size=20, anchor="b", gap=0)
QUIET = Look(size=11, colour="tx2", anchor="b", gap=0)
KICKER = Look(size=12, bold=True, colour="accent1", capitals=True, spacing=60, gap=0)
KICKER_SLOT = Slot("Kicker", 10, (LEFT, 30, WIDE, 16), KICKER, prompt="Where we are")
TITLE_SLOT = Slot("Title", 0, None, TITLE, "title", "One sentence that says what the evidence shows")
TAKEAWAY_SLOT = Slot("Takeaway", 12, (LEFT, TAKEAWAY, WIDE, BOTTOM - TAKEAWAY), TAKEAWAY_LOOK, prompt="So what")
SOURCE_SLOT = Slot("Source", 11, (LEFT, 464, WIDE, 27), QUIET, prompt="Sources")
FOOTER = Look(size=10, colour="tx2", anchor="ctr", gap=0)
MARK = replace(FOOTER, bold=True, capitals=True, spacing=60)
FOOTERS = (
    Slot("Handling", 90, (LEFT, 503, 420, 14), MARK, "ftr", "Handling"),
    Slot("Date", 91, (600, 503, 246, 14), replace(FOOTER, align="r"), "dt", "Date"),
    Slot("Number", 92, (856, 503, 50, 14), replace(FOOTER, align="r", bold=True), "sldNum"),
)


def framed(
    name: str, *slots: Slot, rules: tuple[Rule, ...] = (), takeaway: bool = False, source: bool = True
) -> Layout:
    """A content layout: title and kicker first, then its own parts, the takeaway, the source line and the footers."""
    tail = (*((TAKEAWAY_SLOT,) if takeaway else ()), *((SOURCE_SLOT,) if source else ()), *FOOTERS)
    inherited = tuple(Slot(slot.name, slot.idx, slot.place, slot.look, slot.kind, slot.prompt) for slot in tail)
    return Layout(name, (TITLE_SLOT, KICKER_SLOT, *slots, *inherited), rules)


def tall(layout: Layout) -> Layout:
    """The layout without its takeaway, whose room goes to what ends above it."""
    return _ending_at(layout, BOTTOM, f"{layout.name} tall", takeaway=None)


def with_long_takeaway(layout: Layout) -> Layout:
    """The layout with room for five lines of takeaway, which it takes from what ends above it."""
    place = (LEFT, LONG_TAKEAWAY, WIDE, BOTTOM - LONG_TAKEAWAY)
    return _ending_at(layout, ABOVE_LONG, f"{layout.name} with long takeaway", takeaway=place)


def _ending_at(
    layout: Layout, bottom: float, name: str, *, takeaway: tuple[float, float, float, float] | None
) -> Layout:
    """The layout under another name, what ends above its takeaway ending at ``bottom``, its takeaway elsewhere."""
    slots = []
    for slot in layout.slots:
        if slot.name == "Takeaway":
            slots += [replace(slot, place=takeaway)] if takeaway else []
        elif slot.place and ABOVE_TAKEAWAY - 1 <= slot.place[1] + slot.place[3] <= TAKEAWAY:
            x, y, width, _ = slot.place
            slots.append(replace(slot, place=(x, y, width, bottom - y)))
        else:
            slots.append(slot)
    return replace(layout, name=name, slots=tuple(slots))


def columns(count: int, width: float = WIDE, gutter: float = GUTTER) -> tuple[tuple[float, float], ...]:
    """Left edge and width of each of ``count`` equal columns."""
    each = (width - gutter * (count - 1)) / count
    return tuple((LEFT + index * (each + gutter), each) for index in range(count))


def cover() -> Layout:
    title = replace(TITLE, size=44, colour="bg1")
    kicker = replace(KICKER, colour="bg2", spacing=100)
    mark = replace(KICKER, size=11, colour="bg1", align="r", anchor="b", spacing=80)
    quiet = Look(size=14, colour="bg2", anchor="b", gap=0)
    return Layout(
        "Title",
        (
            Slot("Title", 0, (LEFT, 142, 720, 150), title, "ctrTitle", "Title of the briefing"),
            Slot("Kicker", 10, (LEFT, 84, 720, 18), kicker, prompt="Kind of document"),
            Slot("Subtitle", 1, (LEFT, 312, 720, 96), Look(size=20, colour="bg2", gap=5), "subTitle", "To, from, date"),
            Slot("Source", 11, (LEFT, 440, 520, 54), quiet, prompt="What it rests on"),
            Slot("Handling", 90, (586, 478, 320, 16), mark, "ftr", "Handling"),
        ),
        (Rule(LEFT, 118, 56, 3, "accent2"),),
        kind="title",
        dark=True,
    )


def statements() -> list[Layout]:
    statement = Look(size=32, serif=True, leading=108, gap=0)
    label = replace(LABEL, colour="accent1")
    x, width = 644.0, 262.0
    beside = (
        Slot("Statement", 20, (LEFT, TOP, 540, 298), statement, prompt="The bottom line"),
        Slot("Ask label", 21, (x, 162, width, 18), label, prompt="We ask you to decide"),
        Slot("Ask", 22, (x, 184, width, 160), Look(size=20, gap=6), prompt="The act to approve"),
        Slot("Details", 23, (x, 350, width, 98), Look(size=18, anchor="b", gap=6), prompt="Owner and date"),
    )
    larger = replace(statement, size=36, gap=8)
    alone = Slot("Statement", 20, (LEFT, TOP, 780, 298), larger, prompt="The bottom line")
    return [
        framed("Statement", *beside, rules=(Rule(x, TOP + 4, width, 1.5, "accent1"),)),
        framed("Statement alone", alone),
    ]


def assertion() -> Layout:
    return framed(
        "Assertion",
        Slot("Body", 20, (LEFT, TOP, 780, 228), Look(size=22, gap=10), prompt="The evidence, in a few points"),
        takeaway=True,
    )


def assertion_with_quotation() -> Layout:
    """Points at the left, a quotation at the right."""
    x, width = 588.0, 318.0
    words = Look(size=24, leading=104, gap=0)
    left = Slot(
        "Evidence", 20, (LEFT, TOP, 494, ABOVE_TAKEAWAY - TOP), Look(size=18, gap=9),
        prompt="The evidence, in a few points",
    )  # fmt: skip
    right = Slot(
        "Quotation and speaker",
        21,
        (x, TOP + 14, width, ABOVE_TAKEAWAY - TOP - 14),
        words,
        prompt="“The words”, who said them, and where",
    )
    rules = (Rule(x, TOP + 4, width, 1.5, "accent1"),)
    return framed("Assertion with quotation", left, right, rules=rules, takeaway=True)


def judgements() -> list[Layout]:
    made = []
    for count, name in ((3, "Judgement"), (2, "Judgement of two parts")):
        slots: list[Slot] = []
        rules = [Rule(x, TOP + 2, width) for x, width in columns(count)]
        for index, (x, width) in enumerate(columns(count)):
            slots.append(Slot(f"Label {index + 1}", 21 + index, (x, 160, width, 18), LABEL, prompt="Label"))
            slots.append(
                Slot(
                    f"Part {index + 1}",
                    31 + index,
                    (x, 179, width, 126),
                    Look(size=18, gap=4),
                    prompt="Value and reason",
                )
            )
        slots.append(Slot("Evidence label", 41, (LEFT, 314, WIDE, 18), LABEL, prompt="What it rests on"))
        slots.append(
            Slot("Evidence", 42, (LEFT, 335, WIDE, 114), Look(size=18, gap=5), prompt="The words of the sources")
        )
        rules.append(Rule(LEFT, 306, WIDE, 0.75, "bg2"))
        made.append(framed(name, *slots, rules=tuple(rules)))
    return made


def number_cards(
    places: list[tuple[float, float, float]], figure: float, height: float, label: Look
) -> tuple[list[Slot], list[Rule]]:
    """Cards at ``(x, y, width)``: a rule, the figure set large, what it counts."""
    slots, rules = [], []
    high = figure * 1.25
    for index, (x, y, width) in enumerate(places):
        rules.append(Rule(x, y, width))
        slots.append(
            Slot(
                f"Figure {index + 1}",
                21 + index,
                (x, y + 8, width, high),
                Look(size=figure, serif=True, bold=True, anchor="b", gap=0),
                prompt="Figure",
            )
        )
        slots.append(
            Slot(
                f"Meaning {index + 1}",
                31 + index,
                (x, y + 12 + high, width, height - high - 12),
                label,
                prompt="What it counts",
            )
        )
    return slots, rules


def numbers() -> list[Layout]:
    label = Look(size=18, gap=0)
    two = columns(2)
    arrangements = (
        ("Numbers", [(x, y, width) for y in (150.0, 304.0) for x, width in two], 50.0, 142.0, label),
        ("Numbers three", [(x, 160.0, width) for x, width in columns(3)], 60.0, 218.0, Look(size=20, gap=0)),
        ("Numbers two", [(x, 160.0, width) for x, width in two], 80.0, 218.0, Look(size=22, gap=0)),
        ("Number", [(LEFT, 152.0, 560.0)], 104.0, 226.0, Look(size=24, gap=0)),
    )
    made = []
    for name, places, figure, height, look in arrangements:
        slots, rules = number_cards(places, figure, height, look)
        made.append(framed(name, *slots, rules=tuple(rules), takeaway=name != "Numbers"))
    return made


def quotation() -> Layout:
    words = Look(size=38, serif=True, italic=True, leading=108, gap=0)
    x, width = 660.0, 246.0
    return framed(
        "Quotation",
        Slot("Quotation", 20, (LEFT, TOP - 4, 566, ABOVE_TAKEAWAY - TOP + 4), words, prompt="“The words”"),
        Slot(
            "Speaker",
            21,
            (x, TOP + 14, width, ABOVE_TAKEAWAY - TOP - 14),
            Look(size=18, gap=4),
            prompt="Who said it, and where",
        ),
        rules=(Rule(x, TOP + 4, width, 1.5, "accent1"),),
        takeaway=True,
    )


def charts() -> list[Layout]:
    subtitle = Look(size=16, gap=1)
    side_x, side = 660.0, 246.0
    beside = (
        Slot("Measure", 20, (LEFT, TOP - 4, 566, 56), subtitle, prompt="What is measured, and the unit"),
        Slot("Chart", 30, (LEFT, 206, 566, 242), kind="chart", prompt="Chart"),
        Slot(
            "Figure",
            21,
            (side_x, 160, side, 66),
            Look(size=50, serif=True, bold=True, colour="accent1", gap=0),
            prompt="The number that matters",
        ),
        Slot("Meaning", 22, (side_x, 228, side, 52), Look(size=18, gap=0), prompt="What it is"),
        Slot("Takeaway", 12, (side_x, 290, side, 158), Look(size=20, anchor="b", gap=4), prompt="So what"),
    )
    measure = Slot("Measure", 20, (LEFT, TOP - 4, WIDE, 38), subtitle, prompt="What is measured, and the unit")
    wide = Slot("Chart", 30, (LEFT, 188, WIDE, 190), kind="chart", prompt="Chart")
    return [
        framed("Chart", *beside, rules=(Rule(side_x, TOP + 2, side, 1.5, "accent1"),)),
        framed("Chart wide", measure, wide, takeaway=True),
    ]


def sides() -> list[Layout]:
    made = []
    for count, name in ((2, "Two sides"), (3, "Three sides")):
        slots: list[Slot] = []
        for index, (x, width) in enumerate(columns(count)):
            slots.append(
                Slot(
                    f"Side {index + 1}",
                    21 + index,
                    (x, 160, width, 26),
                    Look(size=20, bold=True, gap=0),
                    prompt="A side",
                )
            )
            slots.append(
                Slot(
                    f"Words {index + 1}", 31 + index, (x, 190, width, 183), Look(size=18, gap=7), prompt="What it says"
                )
            )
        rules = tuple(Rule(x, TOP + 2, width) for x, width in columns(count))
        made.append(framed(name, *slots, rules=rules, takeaway=True))
    return made


def tables() -> list[Layout]:
    whole = Slot("Table", 30, (LEFT, TOP, WIDE, 228), Look(size=16), "tbl", "Table")
    key = Slot("Table", 30, (LEFT, TOP, 390, 298), Look(size=16), "tbl", "Table")
    beside = Slot("Points", 20, (480, TOP, 426, 298), Look(size=18, gap=6), prompt="What the confidence rests on")
    ask = Slot("Ask", 20, (LEFT, TOP + 14, 290, 284), Look(size=20, gap=8), prompt="The decision")
    right = Slot("Table", 30, (376, TOP, 530, 298), Look(size=16), "tbl", "Table")
    return [
        framed("Table", whole, takeaway=True),
        framed("Table and text", key, beside),
        framed("Text and table", ask, right, rules=(Rule(LEFT, TOP + 4, 290, 1.5, "accent1"),)),
    ]


def sources() -> Layout:
    look = Look(size=16, gap=3)
    left, right = columns(2)
    return framed(
        "Sources",
        Slot("Left", 20, (left[0], 138, left[1], 346), look, prompt="Sources and citation numbers"),
        Slot("Right", 21, (right[0], 138, right[1], 346), look, prompt="Sources and citation numbers"),
        source=False,
    )  # fmt: skip


BASIC = (
    cover(), *statements(), assertion(), assertion_with_quotation(), *numbers(), *judgements(), quotation(),
    *charts(), *sides(), *tables(), sources(),
)  # fmt: skip

LONG = ("Quotation", "Two sides", "Three sides", "Table")
"""Layouts that have a twin for a long takeaway: on the others it goes on in the text, or there is no room to give."""


def with_twins(layout: Layout) -> tuple[Layout, ...]:
    """The layout, and after it those that give the room at its foot to its content, or more of it to its takeaway."""
    at_foot = any(slot == TAKEAWAY_SLOT for slot in layout.slots)
    twins = ((tall(layout),) if at_foot else ()) + ((with_long_takeaway(layout),) if layout.name in LONG else ())
    return (layout, *twins)


LAYOUTS = tuple(each for layout in BASIC for each in with_twins(layout))
"""In the order in which PowerPoint shows them."""

PALETTE = (
    ("dk1", "14202E"), ("lt1", "FFFFFF"), ("dk2", "566270"), ("lt2", "D3D9DF"), ("accent1", "8B1A2B"),
    ("accent2", "CF4F63"), ("accent3", "2F5D7C"), ("accent4", "7F8D99"), ("accent5", "8A6D3B"), ("accent6", "4E6B57"),
    ("hlink", "8B1A2B"), ("folHlink", "566270"),
)  # fmt: skip

GUIDES = (
    ("Left margin", "vert", LEFT), ("Right margin", "vert", LEFT + WIDE), ("Title", "horz", 48.0),
    ("Content", "horz", TOP), ("Takeaway", "horz", TAKEAWAY), ("End of content", "horz", BOTTOM),
    ("Source", "horz", 464.0),
)  # fmt: skip
"""Name, direction and place of the lines on which everything stands; PowerPoint shows them with Alt+F9."""

HEADING_FONT, BODY_FONT = "Cambria", "Arial"
