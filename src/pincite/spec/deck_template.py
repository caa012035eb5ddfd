"""The organisation's own template for the deck: its file, and what its author says of its layouts.

Which layouts and placeholders a deck needs is for its writer to know; here the file is read and its faults of form
are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pydantic import Field

from pincite.diagnostics import BriefError, Diagnostic, Place, error
from pincite.marked_yaml import checked, compose_yaml, join_path
from pincite.marked_yaml.reader import read_bytes
from pincite.spec.parts import NonEmpty, Part, ShortPart

SUFFIXES = (".pptx", ".potx")
MAPPING_SUFFIX = ".layouts.yaml"
"""Ends the name of the file beside a template that says what its layouts serve for: ``ours.layouts.yaml``."""
MOST_BYTES = 100_000_000


class DeckTemplateSpec(ShortPart):
    """The template of the deck: a presentation whose master and layouts are used."""

    short_key: ClassVar[str] = "file"

    file: NonEmpty = Field(description="A .potx or .pptx file, beside the YAML.")
    layouts: NonEmpty | None = Field(
        None,
        description="A YAML file that says which of its layouts serves which slides; `pincite template new` drafts it. "
        "Left out, the file of the template's name that ends in `.layouts.yaml` is taken, if there is one.",
    )


class MappedLayoutSpec(ShortPart):
    """The layout of the template that slides of one kind are set on."""

    short_key: ClassVar[str] = "layout"

    layout: NonEmpty = Field(description="Its name in the template.")
    placeholders: dict[str, NonEmpty] = Field(
        default_factory=dict, description="Role on the slide -> name of the placeholder that takes it."
    )


class LayoutMapSpec(Part):
    """What the layouts of a template serve for."""

    layouts: dict[str, MappedLayoutSpec] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MappedLayout:
    """One entry of a mapping."""

    kind: str
    """Name of a layout of the deck's own, such as ``Chart``."""
    layout: str
    """Name of a layout of the template."""
    placeholders: tuple[tuple[str, str], ...]
    """Role and name of the placeholder in the template."""
    place: Place
    places: tuple[Place, ...] = ()
    """Of the placeholders."""


@dataclass(frozen=True, slots=True)
class DeckTemplate:
    """A template that was read, not yet opened."""

    name: str
    """The file as the user named it."""
    data: bytes
    place: Place
    """Where it is named."""
    mapping: tuple[MappedLayout, ...] = ()


def read_template_file(path: Path, layouts: Path | None = None, place: Place = Place()) -> DeckTemplate:
    """The template at ``path`` with its mapping: ``layouts``, or the one beside it, if there is one.

    Raises ``BriefError`` with every fault of the mapping, and when the template is no such file.
    """
    if not path.is_file():
        raise BriefError([error("template-is-there", f"there is no file `{path}`", place)])
    if path.suffix.lower() not in SUFFIXES:
        hint = "save it in PowerPoint as .potx (template) or .pptx, without macros"
        raise BriefError([error("template-opens", f"`{path.name}` is neither .pptx nor .potx", place, hint)])
    data = read_bytes(path)
    if len(data) > MOST_BYTES:
        message = f"`{path.name}` has {len(data) // 1_000_000} MB, and a template may have {MOST_BYTES // 1_000_000}"
        raise BriefError([error("template-opens", message, place, "compress its pictures")])
    beside = path.with_name(path.stem + MAPPING_SUFFIX)
    mapping = layouts or (beside if beside.is_file() else None)
    return DeckTemplate(str(path), data, place, read_mapping(mapping, place) if mapping else ())


def read_mapping(path: Path, place: Place = Place()) -> tuple[MappedLayout, ...]:
    """What a YAML file says of a template's layouts. Raises ``BriefError`` with every fault of form in it."""
    if not path.is_file():
        raise BriefError([error("template-is-there", f"there is no file `{path}`", place)])
    marked = compose_yaml(read_bytes(path), str(path))
    faults: tuple[Diagnostic, ...] = marked.faults
    if marked.data is None and not faults:
        return ()
    if not isinstance(marked.data, dict):
        raise BriefError([*faults, error("value-fits", "expected `layouts:`", marked.marks.place("$"))])
    spec, more = checked(LayoutMapSpec, marked)
    if spec is None or faults or more:
        raise BriefError((*faults, *more))
    found = []
    for kind, entry in spec.layouts.items():
        roles = tuple(entry.placeholders.items())
        place = marked.marks.place(join_path(("layouts", kind)))
        places = tuple(marked.marks.place(join_path(("layouts", kind, "placeholders", role))) for role, _ in roles)
        found.append(MappedLayout(kind, entry.layout, roles, place, places))
    return tuple(found)
