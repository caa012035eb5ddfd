"""What a template can serve and how wide letters are, kept in the cache folder from one run to the next.

For those who measure a deck without making one: neither template nor fonts need then be opened and looked through,
which takes longer than measuring. Like the catalogue, the files are a cache and nothing else: what another template,
other code or another library left there is found anew, and put in its place.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache as once
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec

from pincite.corpus.store.code import code_in, installed
from pincite.packaged import packaged_templates
from pincite.spec.brand import Brand
from pincite.writers.deck.given import FILE, template_in
from pincite.writers.deck.services import Standing
from pincite.writers.fonts import FaceMetrics, measured_faces, recall_faces

T = TypeVar("T")

_LIBRARIES = ("python-pptx", "lxml", "fonttools", "font-caladea", "fontpkg-arimo", "msgspec")
"""What decides, besides our own modules, what is found in a template."""


def kept_standing(templates: Path, brand: Brand | None, cache: Path | None) -> Standing:
    """What ``served_template`` finds, from the folder ``cache`` where it is kept there.

    Nothing is kept of a template that a brand is laid over: the brand's fonts are made known to the measuring when
    it is. Raises like ``served_template``; a cache that cannot be read or written changes nothing.
    """
    if brand is not None or cache is None:
        return _found(templates, brand)
    given = template_in(templates)
    path, key = _path(cache, templates), _key(msgspec.msgpack.encode(given), (packaged_templates() / FILE).read_bytes())
    kept = _kept(path, key, Standing)
    if kept is None:
        kept = _found(templates, brand)
        _put(path, key, kept)
    return kept


@contextmanager
def kept_metrics(cache: Path | None) -> Iterator[None]:
    """Widths of letters that were measured before are known within, those that are measured within are kept."""
    if cache is None:
        yield
        return
    path, key = cache / "letters.metrics", _key()
    recall_faces(_kept(path, key, tuple[FaceMetrics, ...]) or ())
    before = _letters()
    yield
    if _letters() > before:
        _put(path, key, measured_faces())


def _letters() -> int:
    return sum(len(face.advances) for face in measured_faces())


def _found(templates: Path, brand: Brand | None) -> Standing:
    from pincite.writers.deck.served import served_template

    return served_template(templates, brand).standing


def _path(cache: Path, templates: Path) -> Path:
    """One file for each folder of templates."""
    name = hashlib.sha256(str(templates.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return cache / f"{name}.template"


def _key(*parts: bytes) -> bytes:
    """Tells our modules, the libraries, and the parts."""
    told = (_made_by(), *parts)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in told)).digest()


@once
def _made_by() -> bytes:
    package = Path(__file__).parents[2]
    ours = chain(package.glob("*.py"), *((package / each).rglob("*.py") for each in ("spec", "writers")))
    return code_in(ours) + " ".join(installed(_LIBRARIES)).encode()


def _kept(path: Path, key: bytes, kind: type[T]) -> T | None:
    """What lies at ``path``; None where it is missing, damaged or stale."""
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
        content = path.read_bytes()
        if content.startswith(key):
            return msgspec.msgpack.decode(content[len(key) :], type=kind)
    return None


def _put(path: Path, key: bytes, found: object) -> None:
    """All of it or nothing, whoever else writes there; nothing where the folder cannot be written."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            part.write_bytes(key + msgspec.msgpack.encode(found))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
