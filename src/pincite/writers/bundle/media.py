"""What kind of file a name stands for."""

from __future__ import annotations

_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA = {
    ".pdf": "application/pdf",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".potx": f"{_OFFICE}.presentationml.template",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".html": "text/html",
    ".htm": "text/html",
    ".css": "text/css",
    ".csl": "application/vnd.citationstyles.style+xml",
    ".md": "text/markdown",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".txt": "text/plain",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
}
"""By suffix; not from the machine's own table, so that the same input gives the same bytes."""


def media_type(name: str) -> str:
    """The media type (RFC 6838) of a file of this name; that of any bytes where it is not known."""
    _, dot, suffix = name.rpartition(".")
    return _MEDIA.get(f".{suffix.lower()}", "application/octet-stream") if dot else "application/octet-stream"
