"""The files beside a brief that it is made from: the look of its house, its citation style, its last edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pincite.spec.brand import BrandSpec
from pincite.spec.deck_template import MAPPING_SUFFIX, DeckTemplateSpec
from pincite.spec.house import Layer, file_layer, read_layer
from pincite.spec.house_fonts import is_file_name
from pincite.spec.load import LoadedBrief


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that a brief, a look or the user's templates name."""

    key: str
    """What names it: ``logo``, ``previous`` ..."""
    name: str
    """As it is named."""
    path: Path
    of_templates: bool = False
    """Whether ``brand.yaml`` in the folder of templates names it, rather than the brief or its look."""


def named_files(loaded: LoadedBrief, templates: Path | None = None) -> tuple[NamedFile, ...]:
    """The files that a brief which was loaded rests on, in the order in which they are read.

    ``templates`` is a folder of the user's own, whose ``brand.yaml`` may name files too. Sources are not among them,
    nor what comes with the package.
    """
    return tuple(_named(loaded, templates))


def _named(loaded: LoadedBrief, templates: Path | None) -> Iterator[NamedFile]:
    spec, folder = loaded.spec, Path(loaded.file).parent
    if templates is not None and (templates / "brand.yaml").is_file():
        yield from _of_look(read_layer(templates / "brand.yaml"), of_templates=True)
    if spec.brand is not None:
        own = Layer(spec.brand, loaded.marks, "$.brand", folder)
        shared = file_layer(own)
        if shared is not None and spec.brand.file:
            yield _named_by(folder, "brand", spec.brand.file)
            yield from _of_look(shared)
        yield from _of_look(own)
    if spec.deck is not None and spec.deck.template is not None:
        yield from _of_template(spec.deck.template, folder)
    if spec.citations.lower().endswith(".csl"):
        yield _named_by(folder, "citations", spec.citations)
    if spec.previous is not None:
        yield _named_by(folder, "previous", spec.previous)


def _named_by(folder: Path, key: str, name: str, *, of_templates: bool = False) -> NamedFile:
    return NamedFile(key, name, folder / name, of_templates)


def _of_look(layer: Layer, *, of_templates: bool = False) -> Iterator[NamedFile]:
    look: BrandSpec = layer.spec
    if look.logo is not None:
        yield _named_by(layer.folder, "logo", look.logo.file, of_templates=of_templates)
    if look.template is not None:
        yield from _of_template(look.template, layer.folder, of_templates=of_templates)
    for names in (look.fonts.text, look.fonts.sans) if look.fonts is not None else ():
        for name in names or ():
            if is_file_name(name):
                yield _named_by(layer.folder, "fonts", name, of_templates=of_templates)


def _of_template(spec: DeckTemplateSpec, folder: Path, *, of_templates: bool = False) -> Iterator[NamedFile]:
    yield _named_by(folder, "template", spec.file, of_templates=of_templates)
    named = Path(spec.file)
    beside = named.with_name(named.stem + MAPPING_SUFFIX)
    if spec.layouts is not None:
        yield _named_by(folder, "layouts", spec.layouts, of_templates=of_templates)
    elif (folder / beside).is_file():
        yield _named_by(folder, "layouts", str(beside), of_templates=of_templates)
