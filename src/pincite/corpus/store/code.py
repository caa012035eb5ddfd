"""What tells that a kept result was made by this very code: our modules and the libraries under them."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path


def code_in(files: Iterable[Path]) -> bytes:
    """A digest of the names and bytes of modules, whatever their order."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.parent.name}/{path.name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def installed(libraries: Iterable[str]) -> list[str]:
    """The folders of metadata of the libraries, whose names hold their versions (``msgspec-0.19.0.dist-info``): to
    list them is a hundred times as fast as to read what is in them."""
    wanted = set(libraries)
    found: set[str] = set()
    for place in sys.path:
        try:
            with os.scandir(place or ".") as entries:
                names = [entry.name for entry in entries]
        except OSError:
            continue
        metadata = (name for name in names if name.endswith((".dist-info", ".egg-info")))
        found.update(name for name in metadata if name.partition("-")[0].lower().replace("_", "-") in wanted)
    return sorted(found)
