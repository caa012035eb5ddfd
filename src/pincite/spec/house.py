"""From what is said of a house's look to what the writers get: layers put together, files read, colours checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pincite.diagnostics import BriefError, Diagnostic, Place, did_you_mean, error
from pincite.marked_yaml import Marks, checked, compose_yaml
from pincite.marked_yaml.nodes import MappingNode, TextNode, is_null
from pincite.marked_yaml.reader import read_bytes
from pincite.spec.brand import Brand, BrandSpec, HouseFont, Logo
from pincite.spec.contrast import GRAPHIC, TEXT, nearest, ratio
from pincite.spec.deck_template import SUFFIXES, DeckTemplate, read_template_file
from pincite.spec.deck_words import Rewording, misfits, rewordings
from pincite.spec.house_fonts import REPERTOIRE, FontError, installed_family, is_file_name, lacking, named, read_face
from pincite.spec.logo import LogoError, checked_logo

STANDARD = {
    "accent": "#8a1c2c", "ink": "#17212d", "text": "#1f2a36", "quiet": "#57636f", "line": "#cfd5da", "rule": "#47535f",
    "bar": "#c3cad1", "tint": "#f3e7e4", "paper": "#ffffff",
}  # fmt: skip
"""Colours of the packaged template, against which those that are given are checked."""

PAIRS = (
    *((name, "paper", TEXT) for name in ("accent", "ink", "text", "quiet")),
    ("ink", "tint", TEXT),
    ("quiet", "tint", TEXT),
    ("rule", "paper", GRAPHIC),
    ("accent", "bar", GRAPHIC),
)
"""What stands on what, and the least contrast; the accent's bar has the others for neighbours."""

_HEX_IN_COMMENT = 'YAML takes `#` for the beginning of a comment; write it in quotation marks: "#004488"'


@dataclass(frozen=True, slots=True)
class Layer:
    """One place in which a look is described."""

    spec: BrandSpec
    marks: Marks
    root: str
    """Path of the description in its file."""
    folder: Path
    """Where its relative paths begin."""

    def place(self, path: str) -> Place:
        return self.marks.place(f"{self.root}.{path}")


@dataclass(frozen=True, slots=True)
class House:
    """A look and what it says for briefs that are silent."""

    brand: Brand
    paper: str | None
    handling: str | None


def house_of(layers: list[Layer]) -> tuple[House, tuple[Diagnostic, ...]]:
    """The look that the layers, the nearest last, describe together; and every fault in them."""
    reader = _Reader(layers)
    colours = reader.colours()
    brand = Brand(
        organisation=str(reader.last("organisation") or ""),
        logo=reader.logo(),
        colours=tuple(colours.items()),
        text=reader.font("text"),
        sans=reader.font("sans"),
        words=reader.words(),
        deck_words=reader.deck_words(),
        template=reader.template(),
    )
    paper, handling = reader.last("paper"), reader.last("handling")
    house = House(brand, str(paper) if paper else None, str(handling) if handling else None)
    return house, tuple(reader.faults)


def read_layer(path: Path) -> Layer:
    """A file that describes a look. Raises ``BriefError`` with every fault in it."""
    marked = compose_yaml(read_bytes(path), str(path))
    if not isinstance(marked.data, dict):
        raise BriefError([*marked.faults, error("value-fits", "expected keys with values", marked.marks.place("$"))])
    spec, faults = checked(BrandSpec, marked)
    faults = (*marked.faults, *faults)
    if spec is not None and spec.file:
        hint = "write the keys of the other file into this one"
        faults += (error("value-fits", "a file of a look names no other file", marked.marks.place("$.file"), hint),)
    if spec is None or faults:
        raise BriefError(faults)
    return Layer(spec, marked.marks, "$", path.parent)


def file_layer(layer: Layer) -> Layer | None:
    """The file that a description in a brief names, or none. Raises ``BriefError`` at the place of its name."""
    name = layer.spec.file
    if name is None:
        return None
    path = layer.folder / name
    if not path.is_file():
        siblings = sorted(item.name for item in path.parent.glob("*.y*ml")) if path.parent.is_dir() else []
        hints = did_you_mean(path.name, siblings) or ("it is looked for beside the file that names it",)
        raise BriefError([error("brand-file-is-there", f"there is no file `{path}`", layer.place("file"), *hints)])
    return read_layer(path)


@dataclass(slots=True)
class _Reader:
    layers: list[Layer]
    faults: list[Diagnostic] = field(default_factory=list)

    def last(self, key: str) -> object:
        return next((found for layer in reversed(self.layers) if (found := getattr(layer.spec, key))), None)

    def colours(self) -> dict[str, str]:
        given: dict[str, str] = {}
        places: dict[str, Place] = {}
        for layer in self.layers:
            self.faults += _blank_colours(layer)
            if layer.spec.colours is None:
                continue
            for name in type(layer.spec.colours).model_fields:
                if colour := getattr(layer.spec.colours, name):
                    given[name], places[name] = colour, layer.place(f"colours.{name}")
        if "ink" in given and "text" not in given:
            given["text"] = given["ink"]
        self.faults += _contrasts(given, places)
        return given

    def words(self) -> tuple[tuple[str, str], ...]:
        found: dict[str, str] = {}
        for layer in self.layers:
            if layer.spec.words is not None:
                found |= {key.rstrip("_"): value for key, value in layer.spec.words if value and key != "deck"}
        for key, value in found.items():
            if len(value) > 200 or "{" in value or "}" in value:
                layer = next(layer for layer in reversed(self.layers) if layer.spec.words is not None)
                self.faults.append(error("value-fits", "expected a few words without braces",
                                         layer.place(f"words.{key}")))  # fmt: skip
        return tuple(found.items())

    def deck_words(self) -> tuple[tuple[str, Rewording], ...]:
        found: dict[str, Rewording] = {}
        for layer in self.layers:
            given = layer.spec.words.deck if layer.spec.words is not None else None
            for name, value in rewordings(given).items() if given else ():
                place = layer.place(f"words.deck.{name.rstrip('_')}")
                self.faults += [error("value-fits", message, place) for message in misfits(name, value)]
                found[name] = value
        return tuple(found.items())

    def logo(self) -> Logo | None:
        layer = next((layer for layer in reversed(self.layers) if layer.spec.logo), None)
        if layer is None or layer.spec.logo is None:
            return None
        spec, place = layer.spec.logo, layer.place("logo.file")
        alternative = spec.alternative or str(self.last("organisation") or "")
        if not alternative:
            hint = "write `alternative` under `logo`, or `organisation` beside it"
            message = "nothing says what the logo shows, for who cannot see it"
            self.faults.append(error("brand-logo-is-described", message, place, hint))
        try:
            kind, data = checked_logo(_beside(layer.folder, spec.file, place, (".svg", ".png")))
        except LogoError as fault:
            message, *hints = fault.args
            message = f"`{spec.file}` cannot be the logo: {message}"
            self.faults.append(error("brand-logo-is-safe", message, place, *hints))
            return None
        except BriefError as fault:
            self.faults += fault.diagnostics
            return None
        return Logo(data, kind, alternative, spec.height, place)

    def template(self) -> DeckTemplate | None:
        layer = next((layer for layer in reversed(self.layers) if layer.spec.template), None)
        if layer is None or layer.spec.template is None:
            return None
        spec, place = layer.spec.template, layer.place("template")
        try:
            _beside(layer.folder, spec.file, place, SUFFIXES)
            if spec.layouts:
                _beside(layer.folder, spec.layouts, layer.place("template.layouts"), (".yaml", ".yml"))
            layouts = layer.folder / spec.layouts if spec.layouts else None
            return read_template_file(layer.folder / spec.file, layouts, place)
        except BriefError as fault:
            self.faults += fault.diagnostics
            return None

    def font(self, use: str) -> HouseFont | None:
        layer = next((layer for layer in reversed(self.layers) if getattr(layer.spec.fonts, use, None)), None)
        if layer is None:
            return None
        names: tuple[str, ...] = getattr(layer.spec.fonts, use)
        place = layer.place(f"fonts.{use}")
        try:
            font = _font(layer.folder, names, place)
            for face in font.faces:
                if missing := lacking(face, REPERTOIRE):
                    what = f"`{face.name}` has no glyph for {named(missing)}"
                    raise FontError(what, "use the full version of the font rather than a subset for the web")
        except FontError as fault:
            message, *hints = fault.args
            self.faults.append(error("brand-font-is-complete", message, place, *hints))
        except BriefError as fault:
            self.faults += fault.diagnostics
        else:
            return font
        return None


def _font(folder: Path, names: tuple[str, ...], place: Place) -> HouseFont:
    if not is_file_name(names[0]):
        if len(names) > 1:
            raise FontError("expected the name of one family, or a list of files")
        family, faces = installed_family(names[0])
        return HouseFont(family, faces, True, place)
    read = [read_face(_beside(folder, name, place, (".ttf", ".otf")), Path(name).name) for name in names]
    if all(face.italic for _, face in read):
        raise FontError("none of the files is upright", "name the regular face first")
    return HouseFont(read[0][0], tuple(face for _, face in read), False, place)


def _beside(folder: Path, name: str, place: Place, suffixes: tuple[str, ...]) -> bytes:
    """The bytes of a file that a YAML file names. Raises ``BriefError`` that says what is there instead."""
    path = folder / name
    if not path.is_file():
        siblings = path.parent.iterdir() if path.parent.is_dir() else ()
        there = sorted(item.name for item in siblings if item.suffix.lower() in suffixes and item.is_file())
        listed = f"there are: {', '.join(there[:20])}" if there else f"no {' or '.join(suffixes)} file is there"
        hints: tuple[str, ...]
        if path.is_dir():
            message, hints = f"`{name}` is a folder", (f"name a {' or '.join(suffixes)} file in it",)
        elif "://" in name:
            message, hints = f"`{name}` is an address", ("save the file beside the YAML and name it there",)
        else:
            message, hints = f"there is no file `{path}`", did_you_mean(path.name, there) or (listed,)
        raise BriefError([error("brand-file-is-there", message, place, *hints)])
    return read_bytes(path)


def _blank_colours(layer: Layer) -> Iterator[Diagnostic]:
    """A colour without quotation marks is a comment, and would count as left out."""
    steps = ("brand", "colours") if layer.root == "$.brand" else ("colours",)
    known, node = layer.marks.known(steps)
    if known != steps or not isinstance(node, MappingNode):
        return
    for key, entry in node.entries.items():
        if isinstance(entry.value, TextNode) and is_null(entry.value):
            place = layer.marks.key_place(f"{layer.root}.colours.{key}")
            yield error("value-fits", f"`{key}` is left blank", place, _HEX_IN_COMMENT)


def _contrasts(given: dict[str, str], places: dict[str, Place]) -> Iterator[Diagnostic]:
    colours = {**STANDARD, **given}
    for name, ground, least in PAIRS:
        found = ratio(colours[name], colours[ground])
        chosen = next((key for key in (name, ground) if key in places), "")
        if found >= least or not chosen:
            continue
        message = (
            f"`{name}` {colours[name]} on `{ground}` {colours[ground]} has a contrast of {_cut(found)}:1, "
            f"and {'text' if least == TEXT else 'a graphic'} needs {least:g}:1"
        )
        if near := nearest(colours[name], colours[ground], least):
            hint = f'`{name}: "{near}"` has {_cut(ratio(near, colours[ground]))}:1'
            yield error("brand-has-contrast", message, places[chosen], hint)
        else:
            yield error("brand-has-contrast", message, places[chosen])


def _cut(value: float) -> str:
    """Two decimals, never rounded up: 4.499 is not 4.5."""
    return f"{int(value * 100) / 100:.2f}"
