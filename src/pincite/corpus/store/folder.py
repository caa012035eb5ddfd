"""The files of a corpus folder, as the file system lists them; none of them is opened."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from pincite.diagnostics import Diagnostic, Place, warning

RECORD_FILES = ("sources.yaml", "themes.yaml", "lexicon.yaml")
_OF_SYSTEMS = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r"})
"""Names, in lower case, under which Windows and macOS note how a folder looks, or what a file system cannot hold."""
_UNFIT = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories of Unicode: control characters, lone surrogates (bytes that are no text), and separators of lines."""
_NAMED = 5
"""So many links are named in one warning; more are counted."""


class ListedFile(NamedTuple):
    """A file that may be a document, and how one tells without opening it that it is still the same (a tuple, since
    there may be many)."""

    name: str
    """Path below the corpus folder, with forward slashes."""
    size: int
    modified: int
    """Nanoseconds, as the file system has it."""
    changed: int
    """Nanoseconds: when its bytes, name or rights last changed, which no program can set back as it can ``modified``
    (on Windows, when it was made)."""
    inode: int


class Listing:
    """Every regular file below ``folder`` that may be a document.

    Hidden files, what programs drop beside documents, the record files and ``README`` are left out. A link is followed
    to a file inside the folder; what leads out of it, or nowhere, is named in a warning and left out, and so is what
    cannot be listed, is no file, or has a name that cannot be shown.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = os.path.realpath(folder)
        self._outside: list[str] = []
        self._faults: list[tuple[str, str, str]] = []
        """File, what is wrong with it, and the remedy."""
        self._found = list(self._files())

    @cached_property
    def files(self) -> tuple[ListedFile, ...]:
        """In the order of their paths, folder by folder."""
        return tuple(sorted(self._found, key=lambda file: file.name.split("/")))

    def state(self) -> bytes:
        """A digest that is the same as long as nobody has changed, added or removed a file."""
        return hashlib.sha256(msgspec.msgpack.encode(sorted(self._found))).digest()

    def path_of(self, file: ListedFile) -> str:
        """Where the file is to be opened."""
        return os.path.join(self.folder, file.name)  # noqa: PTH118 - ten thousand of them

    def _files(self) -> Iterator[ListedFile]:
        waiting = [("", str(self.folder))]
        while waiting:
            above, path = waiting.pop()
            try:
                with os.scandir(path) as entries:
                    found = [entry for entry in entries if not _is_dropped(entry.name)]
            except OSError as fault:
                self._faults.append((above or ".", f"cannot be listed: {fault.strerror}", "let it be read"))
                continue
            prefix = f"{above}/" if above else ""
            for entry in found:
                name = prefix + entry.name
                if not name.isprintable() and (shown := _escaped(name)) != name:
                    self._faults.append((shown, "has a name that is not text; left out", "rename it"))
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append((name, entry.path))
                elif not _is_left_out(name) and (file := self._file(entry, name)):
                    yield file

    def _file(self, entry: os.DirEntry[str], name: str) -> ListedFile | None:
        if entry.is_symlink() and not self._leads_inside(entry, name):
            return None
        try:
            about = entry.stat()
        except OSError as fault:
            self._faults.append((name, f"cannot be looked at: {fault.strerror}; left out", "let it be read"))
            return None
        if not stat.S_ISREG(about.st_mode):
            if not stat.S_ISDIR(about.st_mode):
                self._faults.append((name, "is not an ordinary file; left out", "take it out of the corpus"))
            return None
        # The constructor of a named tuple takes as long as all the rest.
        times = about.st_mtime_ns, about.st_ctime_ns
        return tuple.__new__(ListedFile, (name, about.st_size, *times, about.st_ino))

    def _leads_inside(self, entry: os.DirEntry[str], name: str) -> bool:
        try:
            target = os.path.realpath(entry.path, strict=True)
        except OSError:
            self._faults.append((name, "is a link that leads nowhere; left out", "remove it, or put the file there"))
            return False
        inside = target.startswith(self._root + os.sep) or target == self._root
        if not inside:
            self._outside.append(name)
        return inside

    def faults(self) -> Iterator[Diagnostic]:
        """What could not be listed, in the order of the names."""
        for name, wrong, remedy in sorted(self._faults):
            yield warning("file-is-readable", f"`{name}` {wrong}", Place(str(self.folder / name)), remedy)
        if self._outside:
            outside = sorted(self._outside)
            named = ", ".join(f"`{name}`" for name in outside[:_NAMED])
            more = f" and {len(outside) - _NAMED} more" if len(outside) > _NAMED else ""
            yield warning(
                "file-is-in-corpus", f"links that lead out of the corpus are not followed: {named}{more}",
                Place(str(self.folder / outside[0])), "put the files themselves into the folder",
            )  # fmt: skip


def stem_of(name: str) -> str:
    """A file's name without the folders above it and without its suffix."""
    base = name.rpartition("/")[2]
    stem, _, suffix = base.rpartition(".")
    return stem if stem and suffix else base


def _is_dropped(base: str) -> bool:
    """Whether a name is hidden, or of what programs leave beside documents: lock files and former versions that office
    programs and editors keep (``~$a.docx``, ``a.txt~``, ``#a.txt#``), and what systems note of a folder."""
    if base[0] in ".~#" or base[-1] == "~":
        return base.startswith((".", "~$", "~WRL")) or base[-1] == "~" or base[0] == base[-1] == "#"
    return base.lower() in _OF_SYSTEMS


def _escaped(name: str) -> str:
    """The name with what cannot be printed, or would break or steer the line it stands in, as an escape."""
    return "".join(f"\\u{ord(char):04x}" if unicodedata.category(char) in _UNFIT else char for char in name)


def _is_left_out(name: str) -> bool:
    return name in RECORD_FILES or ("readme" in name.lower() and stem_of(name).upper() == "README")
