"""Stage 4: a YAML file becomes a ``BriefSpec`` with a place for every value, or the list of all its faults."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from pincite.corpus.slugs import slug
from pincite.diagnostics import BriefError, Diagnostic, error
from pincite.marked_yaml import MarkedYaml, Marks, checked, compose_yaml, join_path
from pincite.marked_yaml.nodes import ListNode, MappingNode, Node, TextNode
from pincite.marked_yaml.reader import read_bytes
from pincite.spec.model import BriefSpec, Markdown
from pincite.spec.prose import parse_prose

_PIN_CITE = re.compile(r"\[@[^\[\]\n]{0,60}\]?")
_WHERE_PIN_CITES_STAND = "cite in a text such as `text`, `bottom_line`, `claim` or `because`"
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


def load_brief(path: Path) -> LoadedBrief:
    """Read and validate the brief at ``path``. Raises ``BriefError`` with every fault of the file."""
    return read_brief(read_bytes(path), str(path), slug(path.stem) or "brief")


def read_brief(source: str | bytes, file: str, name: str = "brief") -> LoadedBrief:
    """Like ``load_brief``, for a text that is at hand; ``name`` is the brief's slug."""
    marked = compose_yaml(source, file)
    marks = replace(marked.marks, stripped=True)
    if not isinstance(marked.data, dict):
        raise BriefError([*marked.faults, _no_mapping(marked)])
    spec, faults = checked(BriefSpec, marked)
    faults = (*marked.faults, *faults, *_faults_of_texts(marks))
    if spec is None or faults:
        raise BriefError(faults)
    return LoadedBrief(file, name, spec, marks, marked.remarks)


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
