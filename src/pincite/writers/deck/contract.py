"""The contract between deck and template: which layout serves slides of a kind, and what had to be put in its place.

Nothing is put in place of anything silently: every kind of slide that is not found whole in the template is a hint
in build and check, and one that nothing can serve is an error that says what is missing and how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pincite.diagnostics import BriefError, Diagnostic, Place, Severity, error
from pincite.spec.contrast import TEXT
from pincite.spec.deck_template import MappedLayout
from pincite.writers.deck.colours import contrast, legible
from pincite.writers.deck.grounds import Area, ground
from pincite.writers.deck.making import SMALLEST_TITLE, Basis, made_layout
from pincite.writers.deck.mapping import faults_of_mapping, mapped_indices
from pincite.writers.deck.offers import FEET, TITLES, Held, Offer, by_name, by_place, likeness
from pincite.writers.deck.rooms import LEAST_HEIGHT, LEAST_WIDTH, Frame, content_frame, cover_frame, is_even
from pincite.writers.deck.services import Contract, Rule, Service
from pincite.writers.deck.table_styles import give_table_style
from pincite.writers.deck.template import EMU, LAYOUTS, Look, Template, Use, twin_of
from pincite.writers.deck.template_layouts import TemplateLayout, described, models, packaged_layouts, packaged_template
from pincite.writers.fonts import STAND_INS, TWINS, advances, face_for

COVER = "Title"

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

_NEEDED = (
    f"add a layout with a title across the top and {LEAST_WIDTH:.0f} by {LEAST_HEIGHT:.0f} points free under it, "
    "such as Office's `Title and Content`, or name one in the mapping that `pincite template new` drafts"
)


class _Matcher:
    """Brings the layouts of one template together with what the deck needs."""

    def __init__(self, presentation: Any, file: str, place: Place, mapping: Sequence[MappedLayout]) -> None:
        self.presentation, self.file, self.place = presentation, file, place
        self.size = presentation.slide_width / EMU, presentation.slide_height / EMU
        packaged = presentation is packaged_template()[1]
        self.layouts = packaged_layouts() if packaged else described(presentation)
        self.mapping = {each.kind: each for each in mapping}
        self.faults: list[Diagnostic] = list(faults_of_mapping(mapping, [each.offer for each in self.layouts]))
        self.unserved: list[str] = []
        self.models = models()
        self.uses: dict[str, Use] = {}
        self.boxes: dict[str, Any] = {}
        self.made: list[str] = []
        self.whole: dict[str, tuple[TemplateLayout, Rule]] = {}
        self.on_pictures: dict[str, None] = {}
        self.on_both: dict[str, None] = {}
        self.behind_tables: tuple[str, ...] = ()

    def serve(self, kind: str, roles: Sequence[str]) -> Service | None:
        """What serves ``kind``, noted for the template; None, and a fault, when nothing does.

        A layout of the template's own serves in the place of its twins too, where the template has none of those.
        """
        model = self.models[kind]
        mapped = self.mapping.get(kind, self.mapping.get(twin_of(kind)))
        found = self._whole(kind, roles, model.offer, mapped)
        usual = self.whole.get(twin_of(kind))
        # What only stands in the same places as a twin is none where the usual layout is known by its name.
        if usual is not None and (found is None or found[0] is usual[0] or (found[2], usual[1]) == ("places", "names")):
            return None
        if found is not None:
            layout, indices, rule = found
            self._note(kind, layout.layout, layout.look, indices)
            self._look_behind(layout, layout.areas, kind)
            self.whole[kind] = layout, rule
            names = {each.idx: each.name for each in layout.offer.held}
            return Service(kind, layout.offer.name, rule, tuple((role, names[idx]) for role, idx in indices.items()))
        return self._make(kind, model, mapped)

    def _whole(
        self, kind: str, roles: Sequence[str], model: Offer, mapped: MappedLayout | None
    ) -> tuple[TemplateLayout, dict[str, int], Rule] | None:
        """A layout that has a placeholder for every role, with their indices, and how it was found."""
        needed = [held.name for held in model.held if held.kind not in FEET]
        if mapped is not None:
            layout = next((each for each in self.layouts if each.offer.name == mapped.layout), None)
            if layout is None:
                return None
            indices = mapped_indices(mapped, layout.offer) | _feet(model, layout.offer)
            indices = {role: indices[role] for role in roles if role in indices}
            return (layout, indices, "mapping") if set(needed) <= set(indices) and _are_apart(indices) else None
        for layout in self.layouts:
            named = by_name(kind, needed, layout.offer)
            if named is not None and _are_apart(named):
                named |= _feet(model, layout.offer)
                return layout, {role: named[role] for role in roles if role in named}, "names"
        alike = [(layout, match) for layout in self.layouts
                 if (match := by_place(model, layout.offer)) is not None and _are_apart(match[0])]  # fmt: skip
        if not alike:
            return None
        # Of two that are as alike, the one that serves nothing yet: a tall body and a long statement stand in one
        # place.
        taken = {layout.offer.number for layout, _ in self.whole.values()}
        layout, (indices, _) = max(
            alike, key=lambda pair: (pair[1][1], pair[0].offer.number not in taken, -pair[0].offer.number)
        )
        return layout, {role: indices[role] for role in roles if role in indices}, "places"

    def _make(self, kind: str, model: TemplateLayout, mapped: MappedLayout | None) -> Service | None:
        base = self._base(kind, model.offer, mapped)
        if base is None:
            if mapped is None:
                self.unserved.append(kind)
            return None
        layout, frame = base
        names = {each.name: each for each in layout.offer.held}
        fixed = {role: names[name] for role, name in mapped.placeholders if name in names} if mapped else {}
        basis = Basis(layout.layout, layout.offer, layout.palette, layout.areas, layout.look)
        made, areas = made_layout(kind, model.layout, model.offer, basis, frame, fixed)
        self.made.append(str(made.part.partname))
        self._note(kind, made, layout.look, {held.name: held.idx for held in model.offer.held})
        self._look_behind(layout, areas, kind)
        return Service(kind, layout.offer.name, "made", tuple(_taken(model.offer, layout, fixed)))

    def _base(self, kind: str, model: Offer, mapped: MappedLayout | None) -> tuple[TemplateLayout, Frame] | None:
        """The layout from which ``kind`` is made, with its room."""
        pool = [each for each in self.layouts if mapped is None or each.offer.name == mapped.layout]
        rooms = [(each, room) for each in pool if (room := _room(kind, each)) is not None]
        if not rooms:
            rooms = [(each, room) for each in pool if (room := _masters_room(kind, each)) is not None]
        if mapped is not None and pool and not rooms:
            message = f"`{mapped.layout}` has no room for what `{kind}` needs"
            self.faults.append(error("template-has-layout", message, mapped.place, _NEEDED))
        if not rooms:
            return None

        def rank(pair: tuple[TemplateLayout, Frame]) -> tuple[float, ...]:
            offer, frame = pair[0].offer, pair[1]
            # A cover is for covers, and its title stands on one ground; a divider between parts is for nothing else;
            # then what is like, what has one room for content, what has most of it.
            apart = offer.is_cover if kind == COVER else not offer.is_cover
            upright = any(each.upright for each in offer.content)
            left, top, right, bottom = frame.title.inside
            even = kind != COVER or is_even(pair[0].areas, (left, top, right - left, bottom - top))
            return (apart, offer.kind != "secHead", not upright, even, round(likeness(model, offer), 2),
                    -abs(len(offer.content) - 1), round(frame.content[2] * frame.content[3] / 1000),
                    -offer.number)  # fmt: skip

        return max(rooms, key=rank)

    def _note(self, kind: str, layout: Any, look: Look, indices: Mapping[str, int]) -> None:
        placeholders = {each.placeholder_format.idx: each for each in layout.placeholders}
        self.uses[kind] = Use(str(layout.part.partname), tuple((idx, role) for role, idx in indices.items()))
        self.boxes[kind] = {role: look.box(placeholders[idx], role) for role, idx in indices.items()}

    def _look_behind(self, layout: TemplateLayout, areas: Sequence[Area], kind: str) -> None:
        for role, box in self.boxes[kind].items():
            behind = ground(areas, (box.left, box.top, box.width, box.height))
            if role == "Table":
                self.behind_tables = behind
            if not behind:
                self.on_pictures[layout.offer.name] = None
            elif contrast(layout.palette.shown(legible("tx1", behind, layout.palette, TEXT)), behind) < TEXT:
                self.on_both[layout.offer.name] = None

    def lacking(self) -> Iterator[Diagnostic]:
        """One fault for all kinds of slides that no layout can be given room for, and what comes nearest to it."""
        if not self.unserved:
            return
        kinds = ", ".join(f"`{kind}`" for kind in self.unserved)
        others = [kind for kind in LAYOUTS if kind != COVER]
        what = "any slide but the cover" if self.unserved == others else kinds
        message = f"no layout of `{Path(self.file).name}` has room for what a deck needs on {what}"
        rooms = ((content_frame(each.offer, each.areas, each.body), each.offer) for each in self.layouts)
        frames = [(frame, offer.name) for frame, offer in rooms if frame and not offer.is_cover]
        nearest = "none has a title across its top"
        if frames:
            frame, name = max(frames, key=lambda pair: pair[0].content[2] * pair[0].content[3])
            nearest = f"`{name}` comes nearest, with {frame.content[2]:.0f} by {frame.content[3]:.0f} points"
        yield error("template-has-layout", message, self.place, nearest, _NEEDED)

    def unknown_grounds(self) -> Iterator[Diagnostic]:
        """A hint when text stands on what has no colour that could be told."""
        if self.on_pictures:
            named = ", ".join(f"`{name}`" for name in self.on_pictures)
            message = f"text stands on pictures or patterns on {named}: whether it can be read there was not checked"
            yield Diagnostic("template-has-contrast", Severity.HINT, message, self.place)
        if self.on_both:
            named = ", ".join(f"`{name}`" for name in self.on_both)
            message = f"text stands on both dark and light on {named}: no colour of the theme stands out from both"
            hint = "move the placeholders clear of what is drawn there, or name other layouts in the mapping"
            yield Diagnostic("template-has-contrast", Severity.HINT, message, self.place, (hint,))


def serve(presentation: Any, file: str, place: Place, mapping: Sequence[MappedLayout] = ()) -> Contract:
    """The contract that the template ``presentation`` (python-pptx's) can keep; layouts that it lacks are made in it.

    ``file`` is its name, ``place`` where it is named. Raises ``BriefError`` with all that nothing can serve, and with
    every fault of the mapping.
    """
    contract, faults = examined(presentation, file, place, mapping)
    if faults:
        raise BriefError(faults)
    return contract


def examined(
    presentation: Any, file: str, place: Place, mapping: Sequence[MappedLayout] = ()
) -> tuple[Contract, tuple[Diagnostic, ...]]:
    """Like ``serve``, with what can be served beside the faults of what cannot."""
    matcher = _Matcher(presentation, file, place, mapping)
    usable = not matcher.faults
    services = [matcher.serve(kind, roles) for kind, roles in LAYOUTS.items()] if usable else []
    matcher.faults += matcher.lacking()
    look = matcher.layouts[0].look
    hints: list[Diagnostic] = []
    if matcher.made:
        hints += give_table_style(presentation, matcher.layouts[0].palette, matcher.behind_tables, place)
    template = Template(matcher.boxes, look.heading_font, matcher.uses, tuple(matcher.made))
    hints += _fonts(template, place)
    hints += matcher.unknown_grounds()
    kept = tuple(each for each in services if each is not None)
    return Contract(template, kept, tuple(hints)), tuple(matcher.faults)


def _room(kind: str, layout: TemplateLayout) -> Frame | None:
    if kind == COVER:
        return cover_frame(layout.offer, layout.areas)
    frame = content_frame(layout.offer, layout.areas, layout.body, _letter(layout.look))
    return frame if frame is not None and frame.is_roomy else None


@cache
def _mean_advance(typeface: str) -> float:
    """Mean width of a letter of running text in ems, a space after every fifth."""
    letters = "etaoi nshrd lucmf "
    return sum(advances(letters, face_for(typeface))) / len(letters)


def _letter(look: Look) -> float:
    return _mean_advance(look.heading_font) * SMALLEST_TITLE


def _masters_room(kind: str, layout: TemplateLayout) -> Frame | None:
    """The room of a layout whose own places leave none, with title and text where its master has them."""
    own, title = layout.offer.title, layout.title
    if kind == COVER or layout.offer.is_cover or own is None or title is None or layout.body is None:
        return None
    held = (replace(title, idx=own.idx, kind=own.kind, name=own.name), *(
        each for each in layout.offer.held if each.kind in FEET))  # fmt: skip
    frame = content_frame(replace(layout.offer, held=held), layout.areas, layout.body, _letter(layout.look))
    return frame if frame is not None and frame.is_roomy else None


def _are_apart(indices: Mapping[str, int]) -> bool:
    """Whether each role has a placeholder of its own: some programs give all of a layout the same index."""
    return len(set(indices.values())) == len(indices)


def _taken(model: Offer, layout: TemplateLayout, fixed: Mapping[str, Held]) -> Iterator[tuple[str, str]]:
    """Role and placeholder of a layout that is made: the template's own title, subtitle and foot stay."""
    for held in model.held:
        if held.name in fixed:
            yield held.name, fixed[held.name].name
            continue
        theirs: Held | None = None
        if held.kind in TITLES:
            theirs = layout.offer.title
        elif held.kind in FEET:
            theirs = layout.offer.foot(held.kind)
            if theirs is None and held.kind in layout.look.shapes:
                yield held.name, layout.look.shapes[held.kind].find(f".//{_P}cNvPr").get("name", held.kind)
                continue
        elif held.kind == "subTitle":
            theirs = next((each for each in layout.offer.held if each.kind == "subTitle"), None)
        yield held.name, theirs.name if theirs else ""


def _feet(model: Offer, offer: Offer) -> dict[str, int]:
    """Role -> index of the parts of the foot, which are known by their type."""
    pairs = ((held.name, offer.foot(held.kind)) for held in model.held if held.kind in FEET)
    return {role: found.idx for role, found in pairs if found is not None}


def _fonts(template: Template, place: Place) -> Iterator[Diagnostic]:
    """A hint for each typeface of the template that is measured with another's widths."""
    faces = [
        template.heading_font,
        *(box.style.typeface for roles in template.boxes.values() for box in roles.values()),
    ]
    for name in dict.fromkeys(faces):
        face = face_for(name)
        if name.strip().lower() not in (*TWINS, *STAND_INS) and face.factor != 1.0:
            wider = round((face.factor - 1) * 100)
            message = f"the widths of `{name}` are not known: its text is measured as Arial and {wider} per cent more"
            hint = "name the font's files under `fonts` in the brand to have them measured"
            yield Diagnostic("template-font-is-known", Severity.HINT, message, place, (hint,))
