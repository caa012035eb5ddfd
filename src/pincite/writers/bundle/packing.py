"""What a briefing is made from, and where it stands in a bundle: ``pincite build`` in the unpacked folder finds it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from posixpath import normpath

from pincite.corpus.catalogue import Corpus
from pincite.corpus.store.folder import RECORD_FILES
from pincite.diagnostics import BriefError, Diagnostic, Place, error
from pincite.marked_yaml.reader import read_bytes
from pincite.spec.files import NamedFile, named_files
from pincite.spec.load import LoadedBrief
from pincite.writers.bundle.crate import Part
from pincite.writers.bundle.licences import allows_copies, travels
from pincite.writers.bundle.media import media_type

BRIEFS, CORPUS, TEMPLATES = "briefs", "seeds", "templates"
"""Folders of a bundle: where the command looks for briefs and sources, and what ``--templates`` is to be."""
_TITLES = {"brand": "the look of the house", "logo": "the logo", "template": "the template of the deck",
           "layouts": "what the layouts of the template serve for", "fonts": "a font",
           "citations": "the citation style", "previous": "the last edition"}  # fmt: skip
_RECORDS = dict(zip(RECORD_FILES, ("the records of the sources", "the themes", "the readings of garbled names"),
                    strict=True))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Absent:
    """A document of the corpus that does not go along."""

    id: str
    name: str
    """Where it has to stand in the unpacked bundle."""
    sha256: str
    url: str
    licence: str


@dataclass(frozen=True, slots=True)
class Packed:
    """What goes into a bundle beside what the build made."""

    parts: tuple[Part, ...]
    absent: tuple[Absent, ...]


def pack(
    loaded: LoadedBrief, corpus: Corpus, folder: Path, *, templates: Path | None, with_sources: bool
) -> Packed:  # fmt: skip
    """The brief, the files that it names, the user's own ``templates`` and the corpus in ``folder``.

    Every document of the corpus counts, cited or not: what is chosen, counted and found missing rests on all of them. A
    copy goes along where its licence allows it (``licences``), or, ``with_sources``, where none is stated. Raises
    ``BriefError`` for a file that cannot stand in the bundle as the brief names it, and for a document that changed
    since it was read.
    """
    brief = Path(loaded.file)
    parts = [
        _part(f"{BRIEFS}/{brief.name}", read_bytes(brief), "the brief"),
        *_named(loaded, templates),
        *_templates(templates),
        *(_part(f"{CORPUS}/{name}", read_bytes(folder / name), title)
          for name, title in _RECORDS.items() if (folder / name).is_file()),
    ]  # fmt: skip
    absent: list[Absent] = []
    forbidden = _forbidden(corpus)
    for doc_id, entry in corpus.entries.items():
        source = corpus.sources[doc_id]
        name = f"{CORPUS}/{entry.file}"
        licence = source.licence or forbidden.get(entry.sha256, "")
        if travels(licence, wanted=with_sources):
            content = read_bytes(folder / entry.file)
            if hashlib.sha256(content).hexdigest() != entry.sha256:
                message = f"`{entry.file}` is not the file that was read any more"
                raise BriefError([error("source-is-unaltered", message, Place(str(folder)), "build once more")])
            parts.append(_part(name, content, source.title or doc_id, doc_id))
        else:
            absent.append(Absent(doc_id, name, entry.sha256, source.url, licence))
    return Packed(tuple(_each_once(parts, loaded)), tuple(absent))


def _forbidden(corpus: Corpus) -> dict[str, str]:
    """Hash -> licence of what may not be copied, so that it is not under another name of which nothing is said."""
    stated = ((entry.sha256, corpus.sources[doc_id].licence) for doc_id, entry in corpus.entries.items())
    return {sha256: licence for sha256, licence in stated if licence and not allows_copies(licence)}


def _part(name: str, content: bytes, title: str, source: str = "") -> Part:
    return Part(name, content, title, media_type(name), "used", source)


def _named(loaded: LoadedBrief, templates: Path | None) -> Iterator[Part]:
    """What the brief, its look and ``brand.yaml`` name, each where its name leads from there."""
    for file in named_files(loaded, templates):
        if file.path.is_file():  # a logo that another one replaces is never read, and need not be there
            start = templates if file.of_templates and templates is not None else Path(loaded.file).parent
            below = TEMPLATES if file.of_templates else BRIEFS
            relative = os.path.relpath(file.path, start).replace(os.sep, "/")
            name = normpath(f"{below}/{relative}")
            if name.startswith("../") or _is_absolute(file.name):
                raise BriefError([_outside(file, loaded)])
            yield _part(name, read_bytes(file.path), _TITLES[file.key])


def _is_absolute(name: str) -> bool:
    return PurePosixPath(name).is_absolute() or PureWindowsPath(name).is_absolute()


def _outside(file: NamedFile, loaded: LoadedBrief) -> Diagnostic:
    message = f"a bundle cannot hold {_TITLES[file.key]} where it is named, `{file.name}`"
    hint = "put the file beside the brief, or beside its folder, and name it by its path from the brief"
    return error("bundle-is-whole", message, loaded.marks.place(f"$.{file.key}"), hint)


def _templates(folder: Path | None) -> Iterator[Part]:
    """Every file of the user's own templates but for hidden ones."""
    for above, folders, names in os.walk(folder) if folder is not None else ():
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(names):
            path = Path(above, name)
            if not name.startswith(".") and path.is_file():
                place = path.relative_to(str(folder)).as_posix()
                yield _part(f"{TEMPLATES}/{place}", read_bytes(path), "a template")


def _each_once(parts: Iterable[Part], loaded: LoadedBrief) -> Iterator[Part]:
    """Two files in one place are one file, or cannot both be in the bundle."""
    seen: dict[str, Part] = {}
    for part in parts:
        other = seen.setdefault(part.name, part)
        if other is part:
            yield part
        elif other.content != part.content:
            message = f"{other.title} and {part.title} would both be `{part.name}` in the bundle"
            raise BriefError([error("bundle-is-whole", message, loaded.marks.place("$"), "rename one of the two")])
