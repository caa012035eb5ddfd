"""The contract between deck and template: which layout serves slides of a kind, and what had to be put in its place.

Nothing is put in place of anything silently: every kind of slide that is not found whole in the template is a hint
in build and check, and one that nothing can serve is an error that says what is missing and how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pincite.diagnostics import BriefError, Diagnostic, Place, Severity, did_you_mean, error
from pincite.packaged import packaged_templates
from pincite.spec.deck_template import MappedLayout
from pincite.writers.deck.colours import Area, Palette, areas_of, ground, palette_of
from pincite.writers.deck.making import Basis, made_layout
from pincite.writers.deck.offers import FEET, TITLES, Held, Offer, by_name, by_place, likeness
from pincite.writers.deck.opening import open_template
from pincite.writers.deck.rooms import LEAST_HEIGHT, LEAST_WIDTH, Frame, content_frame, cover_frame
from pincite.writers.deck.table_styles import give_table_style
from pincite.writers.deck.template import EMU, LAYOUTS, Look, Template, Use
from pincite.writers.fonts import STAND_INS, TWINS, face_for

COVER = "Title"
Rule = Literal["mapping", "names", "places", "made"]

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_NEEDED = (
    f"add a layout with a title across the top and {LEAST_WIDTH:.0f} by {LEAST_HEIGHT:.0f} points free under it, "
    "such as Office's `Title and Content`, or name one in the mapping that `pincite template new` drafts"
)


@dataclass(frozen=True, slots=True)
class Service:
    """What serves slides of one kind."""

    kind: str
    """Name of a layout of the deck's own."""
    layout: str
    """Name of the template's layout that serves it, or that it is made from."""
    rule: Rule
    """How it was found: named in the mapping, by its names, by the places of its placeholders, or made from it."""
    roles: tuple[tuple[str, str], ...]
    """Role and the name of the template's placeholder that takes it; empty for one that was added."""

    @property
    def added(self) -> tuple[str, ...]:
        """Roles for which the layout has no placeholder."""
        return tuple(role for role, name in self.roles if not name)


@dataclass(frozen=True, slots=True)
class Contract:
    """A template brought to what the deck needs."""

    template: Template
    services: tuple[Service, ...]
    diagnostics: tuple[Diagnostic, ...]
    """Hints of what was substituted."""

    def hints(self, place: Place, kinds: Iterable[str] | None = None) -> tuple[Diagnostic, ...]:
        """What was substituted, for all kinds of slides or for those in ``kinds``."""
        wanted = None if kinds is None else set(kinds)
        told = [each for each in self.services if wanted is None or each.kind in wanted]
        return (*_told(told, place), *self.diagnostics)


def _told(services: Sequence[Service], place: Place) -> Iterator[Diagnostic]:
    for each in services:
        if each.rule == "made":
            message = f"no layout has all that `{each.kind}` needs: it is made from `{each.layout}`"
            message += f", with {', '.join(each.added)} added" if each.added else ""
        elif each.rule == "places":
            message = f"no layout is named `{each.kind}` with the names of its parts: `{each.layout}` has them in place"
        else:
            continue
        yield Diagnostic("template-has-layout", Severity.HINT, message, place)


@dataclass(frozen=True, slots=True)
class _Layout:
    """A layout of the file with what it offers."""

    layout: Any
    offer: Offer
    look: Look
    palette: Palette
    areas: tuple[Area, ...]
    body: Held | None
    """The master's text placeholder."""


class _Matcher:
    """Brings the layouts of one template together with what the deck needs."""

    def __init__(self, presentation: Any, file: str, place: Place, mapping: Sequence[MappedLayout]) -> None:
        self.presentation, self.file, self.place = presentation, file, place
        self.size = presentation.slide_width / EMU, presentation.slide_height / EMU
        self.layouts = _described(presentation)
        self.mapping = {each.kind: each for each in mapping}
        self.faults: list[Diagnostic] = list(_faults_of_mapping(mapping, [each.offer for each in self.layouts]))
        self.models = _models()
        self.uses: dict[str, Use] = {}
        self.boxes: dict[str, Any] = {}
        self.made: list[str] = []
        self.on_pictures: dict[str, None] = {}

    def serve(self, kind: str, roles: Sequence[str]) -> Service | None:
        """What serves ``kind``, noted for the template; None, and a fault, when nothing does."""
        model = self.models[kind]
        mapped = self.mapping.get(kind)
        found = self._whole(kind, roles, model.offer, mapped)
        if found is not None:
            layout, indices, rule = found
            self._note(kind, layout.layout, layout.look, indices)
            self._look_behind(layout, kind)
            names = {each.idx: each.name for each in layout.offer.held}
            return Service(kind, layout.offer.name, rule, tuple((role, names[idx]) for role, idx in indices.items()))
        return self._make(kind, model, mapped)

    def _whole(
        self, kind: str, roles: Sequence[str], model: Offer, mapped: MappedLayout | None
    ) -> tuple[_Layout, dict[str, int], Rule] | None:
        """A layout that has a placeholder for every role, with their indices, and how it was found."""
        needed = [held.name for held in model.held if held.kind not in FEET]
        if mapped is not None:
            layout = next((each for each in self.layouts if each.offer.name == mapped.layout), None)
            if layout is None:
                return None
            indices = _mapped_indices(mapped, layout.offer) | _feet(model, layout.offer)
            indices = {role: indices[role] for role in roles if role in indices}
            return (layout, indices, "mapping") if set(needed) <= set(indices) else None
        for layout in self.layouts:
            named = by_name(kind, needed, layout.offer)
            if named is not None:
                named |= _feet(model, layout.offer)
                return layout, {role: named[role] for role in roles if role in named}, "names"
        alike = [(layout, match) for layout in self.layouts if (match := by_place(model, layout.offer)) is not None]
        if not alike:
            return None
        layout, (indices, _) = max(alike, key=lambda pair: (pair[1][1], -pair[0].offer.number))
        return layout, {role: indices[role] for role in roles if role in indices}, "places"

    def _make(self, kind: str, model: _Layout, mapped: MappedLayout | None) -> Service | None:
        base = self._base(kind, model.offer, mapped)
        if base is None:
            if mapped is None:
                message = f"no layout of `{Path(self.file).name}` can be given what `{kind}` needs"
                self.faults.append(error("template-has-layout", message, self.place, _NEEDED))
            return None
        layout, frame = base
        names = {each.name: each for each in layout.offer.held}
        fixed = {role: names[name] for role, name in mapped.placeholders if name in names} if mapped else {}
        basis = Basis(layout.layout, layout.offer, layout.palette, layout.areas, layout.look)
        made = made_layout(kind, model.layout, model.offer, basis, frame, fixed)
        self.made.append(str(made.part.partname))
        self._note(kind, made, layout.look, {held.name: held.idx for held in model.offer.held})
        self._look_behind(layout, kind)
        return Service(kind, layout.offer.name, "made", tuple(_taken(model.offer, layout, fixed)))

    def _base(self, kind: str, model: Offer, mapped: MappedLayout | None) -> tuple[_Layout, Frame] | None:
        """The layout from which ``kind`` is made, with its room."""
        pool = [each for each in self.layouts if mapped is None or each.offer.name == mapped.layout]
        rooms = [(each, room) for each in pool if (room := _room(kind, each)) is not None]
        if mapped is not None and pool and not rooms:
            message = f"`{mapped.layout}` has no room for what `{kind}` needs"
            self.faults.append(error("template-has-layout", message, mapped.place, _NEEDED))
        if not rooms:
            return None

        def rank(pair: tuple[_Layout, Frame]) -> tuple[float, ...]:
            offer, frame = pair[0].offer, pair[1]
            # A cover is for covers, a divider between parts for nothing else; then what is like, what has one
            # room for content, what has most of it.
            apart = offer.is_cover if kind == COVER else not offer.is_cover
            return (apart, offer.kind != "secHead", round(likeness(model, offer), 2), -abs(len(offer.content) - 1),
                    round(frame.content[2] * frame.content[3] / 1000), -offer.number)  # fmt: skip

        return max(rooms, key=rank)

    def _note(self, kind: str, layout: Any, look: Look, indices: Mapping[str, int]) -> None:
        placeholders = {each.placeholder_format.idx: each for each in layout.placeholders}
        self.uses[kind] = Use(str(layout.part.partname), tuple((idx, role) for role, idx in indices.items()))
        self.boxes[kind] = {role: look.box(placeholders[idx], role) for role, idx in indices.items()}

    def _look_behind(self, layout: _Layout, kind: str) -> None:
        boxes = self.boxes[kind].values()
        if any(not ground(layout.areas, (box.left, box.top, box.width, box.height)) for box in boxes):
            self.on_pictures[layout.offer.name] = None

    def unknown_grounds(self) -> Iterator[Diagnostic]:
        """A hint when text stands on what has no colour that could be told."""
        if self.on_pictures:
            named = ", ".join(f"`{name}`" for name in self.on_pictures)
            message = f"text stands on pictures or patterns on {named}: whether it can be read there was not checked"
            yield Diagnostic("template-has-contrast", Severity.HINT, message, self.place)


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
    look = matcher.layouts[0].look
    hints: list[Diagnostic] = []
    if matcher.made:
        hints += give_table_style(presentation, matcher.layouts[0].palette, matcher.layouts[0].areas, place)
    template = Template(matcher.boxes, look.heading_font, matcher.uses, tuple(matcher.made))
    hints += _fonts(template, place)
    hints += matcher.unknown_grounds()
    kept = tuple(each for each in services if each is not None)
    return Contract(template, kept, tuple(hints)), tuple(matcher.faults)


def _room(kind: str, layout: _Layout) -> Frame | None:
    if kind == COVER:
        return cover_frame(layout.offer, layout.areas)
    frame = content_frame(layout.offer, layout.areas, layout.body)
    return frame if frame is not None and frame.is_roomy else None


def _taken(model: Offer, layout: _Layout, fixed: Mapping[str, Held]) -> Iterator[tuple[str, str]]:
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


def _mapped_indices(mapped: MappedLayout, offer: Offer) -> dict[str, int]:
    """Role -> index of what the mapping names, then of what has the role's own name, then of the title."""
    names = {each.name: each.idx for each in offer.held}
    own = {role: names[role] for role in LAYOUTS[mapped.kind] if role in names}
    title = {"Title": offer.title.idx} if offer.title else {}
    return title | own | {role: names[name] for role, name in mapped.placeholders if name in names}


def _faults_of_mapping(mapping: Sequence[MappedLayout], offers: Sequence[Offer]) -> Iterator[Diagnostic]:
    layouts = {offer.name: offer for offer in reversed(offers)}
    for each in mapping:
        if each.kind not in LAYOUTS:
            hints = did_you_mean(each.kind, LAYOUTS) or (f"kinds are: {', '.join(LAYOUTS)}",)
            yield error("template-mapping-fits", f"no slides are of the kind `{each.kind}`", each.place, *hints)
            continue
        if each.layout not in layouts:
            hints = did_you_mean(each.layout, layouts) or (f"it has: {', '.join(layouts)}",)
            yield error("template-has-layout", f"no layout is named `{each.layout}`", each.place, *hints)
            continue
        names = [held.name for held in layouts[each.layout].held]
        for (role, name), place in zip(each.placeholders, each.places, strict=True):
            if role not in LAYOUTS[each.kind]:
                message = f"`{each.kind}` has no part `{role}`"
                hints = did_you_mean(role, LAYOUTS[each.kind]) or (f"it has: {', '.join(LAYOUTS[each.kind])}",)
                yield error("template-mapping-fits", message, place, *hints)
            elif name not in names:
                message = f"the layout `{each.layout}` has no placeholder named `{name}`"
                yield error("template-has-placeholder", message, place,
                            *(did_you_mean(name, names) or (f"it has: {', '.join(names)}",)))  # fmt: skip


@cache
def _models() -> dict[str, _Layout]:
    """The packaged template's layouts by their names: what a deck needs. They are copied from, never changed."""
    own = open_template(packaged_templates() / "deck" / "pincite.pptx")
    return {each.offer.name: each for each in _described(own)}


def _described(presentation: Any) -> list[_Layout]:
    """Every layout of every master."""
    size = presentation.slide_width / EMU, presentation.slide_height / EMU
    found: list[_Layout] = []
    for master in presentation.slide_masters:
        look, plain = Look.of(master), palette_of(master)
        bodies = [each for each in master.placeholders if each._element.find(f".//{_P}ph").get("type") == "body"]
        body = _held(bodies[0], look) if bodies else None
        for layout in master.slide_layouts:
            palette = plain.overridden(layout)
            held = tuple(one for each in layout.placeholders if (one := _held(each, look)) is not None)
            kind = layout._element.get("type", "")
            offer = Offer(len(found), layout.name, kind, held, size)
            found.append(_Layout(layout, offer, look, palette, areas_of(layout, palette, size), body))
    return found


def _held(placeholder: Any, look: Look) -> Held | None:
    """A placeholder described; None for one that has no place, neither its own nor its master's."""
    element = placeholder._element
    if None in (placeholder.left, placeholder.top, placeholder.width, placeholder.height):
        return None
    mark = element.find(f".//{_P}ph")
    first = look.levels(element, 1)
    body = element.find(f"{_P}txBody/{_A}bodyPr")
    return Held(
        idx=int(mark.get("idx", "0")),
        kind=mark.get("type", "obj"),
        name=placeholder.name,
        left=placeholder.left / EMU,
        top=placeholder.top / EMU,
        width=placeholder.width / EMU,
        height=placeholder.height / EMU,
        insets=look.insets(element),
        bulleted=_bulleted(first),
        upright=body is not None and body.get("vert", "horz") != "horz",
        align=next((level.get("algn") for level in first if level.get("algn")), "l"),
    )


def _bulleted(levels: Sequence[Any]) -> bool:
    for level in levels:
        if level.find(f"{_A}buNone") is not None:
            return False
        if any(level.find(f"{_A}{tag}") is not None for tag in ("buChar", "buAutoNum", "buBlip")):
            return True
    return False


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
