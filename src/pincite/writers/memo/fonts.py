"""The memo's faces and where their files are: packages pinned by the lock, never the machine's own fonts."""

from __future__ import annotations

from pathlib import Path

PACKAGES = {"IBMPlexSerif": "fontpkg_ibm_plex_serif", "PublicSans": "fontpkg_public_sans"}
"""Package that holds the files whose names start so."""

MEASURED_FACES = {"regular": "IBMPlexSerif-Regular.ttf", "semibold": "IBMPlexSerif-SemiBold.ttf"}


def font_file(name: str) -> Path:
    """The packaged file called ``name`` (``IBMPlexSerif-Italic.ttf``); ``LookupError`` when there is none.

    A stylesheet names it as ``font:IBMPlexSerif-Italic.ttf``.
    """
    from importlib.util import find_spec

    package = next((module for start, module in PACKAGES.items() if name.startswith(start)), "")
    spec = find_spec(package) if package else None
    if spec is None or spec.origin is None or "/" in name:
        raise LookupError(f"no packaged font is called `{name}`")
    path = Path(spec.origin).parent / "files" / name
    if not path.is_file():
        raise LookupError(f"no packaged font is called `{name}`")
    return path
