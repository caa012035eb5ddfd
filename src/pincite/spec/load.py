"""Stage 4: a YAML file becomes a ``BriefSpec`` with a place for every value, or the list of all its faults."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from pincite.corpus.slugs import slug
from pincite.diagnostics import BriefError, Diagnostic, Place, error
from pincite.marked_yaml import (
    MarkedYaml,
    Marks,
    Setting,
    checked,
    compose_yaml,
    join_path,
    model_at,
    overlaid,
)
from pincite.marked_yaml.nodes import ListNode, MappingNode, Node, TextNode
from pincite.marked_yaml.reader import read_bytes
from pincite.spec.brand import Brand, BrandSpec
from pincite.spec.house import House, Layer, file_layer, house_of, read_layer
from pincite.spec.model import BriefSpec
from pincite.spec.prose import parse_prose
from pincite.spec.texts import Markdown

_PIN_CITE = re.compile(r"\[@[^\[\]\n]{0,60}\]?")
_WHERE_PIN_CITES_STAND = "cite in a text such as `text`, `bottom_line`, `claim` or `because`"
_LARGEST = 1_000_000
"""Bytes of a brief. The longest memo has a tenth of it; whoever names a larger file means another one."""
_START = "begin with `title:` and `themes:`; `pincite new` writes a brief to start from"


@dataclass(frozen=True, slots=True)
class LoadedBrief:
    """A brief that can be composed."""

    file: str
    """As the user named it."""
    slug: str
    """The file's stem as a slug; names the outputs."""
    spec: BriefSpec
    marks: Marks
    """Offsets count in the texts as ``spec`` has them, white space at their ends stripped."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Warnings."""
    brand: Brand | None = None
    """The look of the house; none when nothing is said of it."""


def load_brief(path: Path, *, settings: Sequence[Setting] = (), templates: Path | None = None) -> LoadedBrief:
    """Read and validate the brief at ``path``, with ``settings`` in the place of its own values.

    ``templates`` is the folder whose ``brand.yaml``, if there is one, says how every brief looks. Raises ``BriefError``
    with every fault of the file, and of the look.
    """
    name = slug(path.stem) or "brief"
    return read_brief(
        _content(path), str(path), name, settings=settings, folder=path.parent, templates=templates
    )  # fmt: skip


def _content(path: Path) -> bytes:
    if path.is_file() and (size := path.stat().st_size) > _LARGEST:
        message = f"the file has {size / 1_000_000:.1f} MB, and a brief at most {_LARGEST // 1_000_000}"
        hint = "name the brief itself; the documents that it cites stand in the corpus folder"
        raise BriefError([error("brief-fits", message, Place(str(path)), hint)])
    return read_bytes(path)


def read_brief(
    source: str | bytes, file: str, name: str = "brief", *, settings: Sequence[Setting] = (), folder: Path = Path(),
    templates: Path | None = None,
) -> LoadedBrief:  # fmt: skip
    """Like ``load_brief``, for a text that is at hand; ``name`` is the brief's slug, ``folder`` where it stands."""
    marked = compose_yaml(source, file)
    marked = replace(marked, marks=replace(marked.marks, stripped=True))
    if not isinstance(marked.data, dict):
        raise BriefError([*marked.faults, _no_mapping(marked)])
    if settings:
        marked = overlaid(marked, settings, lambda steps: getattr(model_at(BriefSpec, steps), "short_key", None))
    marks = marked.marks
    spec, faults = checked(BriefSpec, marked)
    faults = (*marked.faults, *faults, *_faults_of_texts(marks))
    house, more = _house(spec, marks, folder, templates)
    faults = (*faults, *more)
    if spec is None or faults:
        raise BriefError(faults)
    if house is None:
        return LoadedBrief(file, name, spec, marks, marked.remarks)
    return LoadedBrief(file, name, _as_the_house_does(spec, house), marks, marked.remarks, house.brand)


def _house(
    spec: BriefSpec | None, marks: Marks, folder: Path, templates: Path | None
) -> tuple[House | None, tuple[Diagnostic, ...]]:
    """The look that the brief and the templates ask for, and what is wrong with it."""
    layers: list[Layer] = []
    try:
        if templates is not None and (templates / "brand.yaml").is_file():
            layers.append(read_layer(templates / "brand.yaml"))
        if spec is not None and spec.brand is not None:
            own = Layer(spec.brand, marks, "$.brand", folder)
            layers += [layer for layer in (file_layer(own), own) if layer is not None]
        if spec is not None and spec.deck is not None and spec.deck.template is not None:
            layers.append(Layer(BrandSpec.model_validate({"template": spec.deck.template}), marks, "$.deck", folder))
    except BriefError as fault:
        return None, fault.diagnostics
    return house_of(layers) if layers else (None, ())


def _as_the_house_does(spec: BriefSpec, house: House) -> BriefSpec:
    """The brief with paper and handling mark of its house where it does not say."""
    update: dict[str, object] = {}
    if house.paper and "paper" not in spec.model_fields_set:
        update["paper"] = house.paper
    if house.handling and spec.handling is None:
        update["handling"] = house.handling
    return spec.model_copy(update=update) if update else spec


def _no_mapping(marked: MarkedYaml) -> Diagnostic:
    if marked.data is None:
        return error("brief-fits", "the file is empty", marked.marks.place("$"), _START)
    found = "a list" if isinstance(marked.data, list) else "text"
    return error("brief-fits", f"expected keys with values, found {found}", marked.marks.place("$"), _START)


def prose_paths(marks: Marks) -> Iterator[tuple[str, str]]:
    """Path and text of every part of the brief that is the author's prose, in the order of the file."""
    return ((path, text) for path, text, kind in _texts(marks.root, BriefSpec, ()) if kind == "prose")


def _texts(node: Node, wanted: Any, steps: tuple[str | int, ...]) -> Iterator[tuple[str, str, str]]:
    """Path, text and kind of every text; ``wanted`` is what should stand at ``node``, see ``_kind``."""
    if isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            yield from _texts(item, wanted, (*steps, index))
    elif isinstance(node, MappingNode) and hasattr(wanted, "model_fields"):
        fields = {field.alias or name: field for name, field in wanted.model_fields.items()}
        for key, entry in node.entries.items():
            if key in fields:
                yield from _texts(entry.value, _kind(fields[key].annotation, fields[key].metadata), (*steps, key))
    elif isinstance(node, TextNode) and isinstance(wanted, str):
        yield join_path(steps), node.text.strip(), wanted


def _kind(annotation: Any, metadata: Iterable[Any]) -> Any:
    """The model that an annotation names; ``prose`` or ``text`` where it is that; None for ids and other values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    metadata = (*metadata, *getattr(annotation, "__metadata__", ()))
    if any(isinstance(item, Markdown) for item in metadata):
        return "prose"
    if any(getattr(item, "pattern", None) for item in metadata):
        return None
    if annotation is str:
        return "text"
    parts = get_args(annotation)[:1] if hasattr(annotation, "__metadata__") else get_args(annotation)
    return next(filter(None, (_kind(part, ()) for part in parts)), None)


def _faults_of_texts(marks: Marks) -> Iterator[Diagnostic]:
    for path, text, kind in _texts(marks.root, BriefSpec, ()):
        if kind == "prose":
            for fault in parse_prose(text)[1]:
                yield error(fault.rule, fault.message, marks.place(path, fault.offset), fault.hint)
        elif found := _PIN_CITE.search(text):
            message = f"a pin-cite cannot stand here, found `{found[0]}`"
            yield error("pin-cite-stands-in-prose", message, marks.place(path, found.start()), _WHERE_PIN_CITES_STAND)
