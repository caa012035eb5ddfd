"""What comes with the package: the folder of templates."""

from __future__ import annotations

from pathlib import Path


def packaged_templates() -> Path:
    """The folder of templates that comes with the package, or the checkout's when it runs from one."""
    package = Path(__file__).resolve().parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"
