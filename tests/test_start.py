"""What a command loads before it does anything: seconds that its user would wait for nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("modules", "spared"),
    [
        ("pincite.cli", ("pincite.corpus.readers", "pincite.briefing", "pydantic", "yaml", "rich", "babel")),
        ("pincite.build", ("pincite.corpus.readers", "pincite.writers.memo", "pptx", "weasyprint", "fontTools")),
        ("pincite.delivered.deck", ("pincite.corpus.readers",)),
    ],
)
def test_what_is_not_needed_yet_is_not_loaded(modules: str, spared: tuple[str, ...]) -> None:
    """The list of commands needs no model and no reader, a brief over known sources no reader and no engine."""
    script = f"import sys, {modules}; print(*[name for name in {spared!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, check=True)
    assert run.stdout == "\n"
