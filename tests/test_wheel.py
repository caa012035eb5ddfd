"""The wheel is the whole product: installed away from the checkout it builds a briefing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]

ARTICLE = """The Harbour Commission wants quieter ships

The Harbour Commission has proposed a limit on the noise that ships make under water. It expects 40 ports to sign
by next spring.

The harbour master said: "We measured the noise for three summers, and it doubled." Two ports have objected.
"""

THEMES = """themes:
  - id: noise
    label: Noise
    question: How loud have the ships become?
    terms: [noise, quieter]
"""

BRIEF = """title: Noise in the harbour
themes: [noise]
"""


def run(*command: str | Path, cwd: Path, path: Path | None = None) -> str:
    """Standard output of a command that must succeed; ``path`` is what Python looks in first."""
    environment = os.environ | ({"PYTHONPATH": str(path)} if path else {})
    finished = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-index")
    run(*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT, cwd=folder)
    return next(folder.glob("pincite-*-py3-none-any.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed in it; its dependencies come from the running Python."""
    folder = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-index")
    run(*pip, "--no-deps", "--target", folder, wheel, cwd=folder)
    return folder


def test_every_template_is_in_the_wheel(wheel: Path) -> None:
    templates = {
        f"pincite/templates/{path.relative_to(ROOT / 'templates').as_posix()}": path.read_bytes()
        for path in (ROOT / "templates").rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    assert templates
    with zipfile.ZipFile(wheel) as archive:
        packed = {name: archive.read(name) for name in archive.namelist() if name.startswith("pincite/templates/")}
    assert packed == templates


def test_the_wheel_holds_the_package_and_its_record_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0].removesuffix(".dist-info").split("-")[0] for name in names} == {"pincite"}
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "pincite/py.typed" in names


def test_the_installed_package_builds_a_briefing_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "harbour.txt").write_text(ARTICLE, encoding="utf-8")
    (corpus / "themes.yaml").write_text(THEMES, encoding="utf-8")
    (tmp_path / "noise.yaml").write_text(BRIEF, encoding="utf-8")

    where = run(sys.executable, "-c", "import pincite; print(pincite.__file__)", cwd=tmp_path, path=installed)
    assert Path(where.strip()).is_relative_to(installed)
    command = (sys.executable, installed / "bin" / "pincite")
    run(*command, "build", "noise.yaml", "--out", "out", "--corpus", "corpus", cwd=tmp_path, path=installed)

    assert (tmp_path / "out" / "noise-memo.pdf").read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(tmp_path / "out" / "noise-deck.pptx") as deck:
        assert "ppt/slides/slide1.xml" in deck.namelist()
    evidence = json.loads((tmp_path / "out" / "noise-evidence.json").read_text(encoding="utf-8"))
    assert "it doubled" in json.dumps(evidence)
