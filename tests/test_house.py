"""What holds for the checkout as a whole: where things stand, what no file may name, and what a test run refuses."""

from __future__ import annotations

import ast
import fnmatch
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[1]
TOP = {"PKG-INFO", "pyproject.toml", "README.md", "Makefile", "LICENSE", "seeds", "briefs", "templates", "src", "tests"}
"""What may stand at the top; PKG-INFO does in an unpacked source distribution."""
LOCKS = sorted((ROOT / ".setup").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def canonical(name: str) -> str:
    """A distribution's name as the locks spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def required(requirement: str) -> str:
    """The name that a requirement asks for."""
    return canonical(re.split(r"[^\w.\-]", requirement, maxsplit=1)[0])


DEPENDENCIES = [required(text) for text in PROJECT["project"]["dependencies"]]


def ignored() -> list[str]:
    """The patterns of `.gitignore`: what a build leaves behind."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return [line.strip().strip("/") for line in lines if line.strip() and not line.startswith("#")]


def project_files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of the project, without what a build leaves behind and without version control's own."""
    patterns = [*ignored(), ".git"]
    for path in sorted(folder.iterdir()):
        if any(fnmatch.fnmatch(path.name, pattern) for pattern in patterns):
            continue
        if path.is_dir():
            yield from project_files(path)
        else:
            yield path


@cache
def project_texts() -> list[tuple[str, str]]:
    """Name and text of every text file that we wrote: not the corpus, whose words are other people's."""
    texts = []
    for path in project_files():
        if path.parent == ROOT / "seeds" and path.suffix not in (".yaml", ".md"):
            continue
        try:
            texts.append((str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a picture or a deck
    return texts


def found(pattern: str) -> list[str]:
    """`file:line: text` wherever the pattern stands in a text of the project."""
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in project_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_the_top_of_the_checkout_holds_nothing_but_what_it_should() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in project_files()}
    strangers = {name for name in names if not name.startswith(".")} - TOP
    assert not strangers
    assert {"pyproject.toml", "README.md", "Makefile", "LICENSE"} <= names


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert found(r"(?<![\w.~:}\])-])/(?:home|root|Users|work|workspace|tmp|opt|mnt)/\w") == []
    assert found(r"\b[A-Z]:\\Users\b") == []


def test_no_file_names_a_package_registry() -> None:
    hosts = r"pypi\.org|pythonhosted\.org|registry\.npmjs\.|deb\.debian\.|security\.debian\.|archive\.ubuntu\."
    assert found(hosts) == []
    assert found(r"--(extra-)?index-url[ =]|--find-links[ =]") == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_pin_of_a_lock_is_exact_and_has_its_hashes(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line.strip()]
    assert pins
    for pin in pins:
        assert re.match(r"[\w.\-]+==[\w.]+( ; [^#]+?)?\s+--hash=sha256:[0-9a-f]{64}", pin), pin[:80]


def pins(lock: Path) -> dict[str, str]:
    """Name -> version."""
    return dict(re.findall(r"^([\w.\-]+)==([^ ;]+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


def test_what_is_tested_is_what_is_shipped() -> None:
    runtime, dev = (pins(ROOT / ".setup" / f"{name}.txt") for name in ("runtime", "dev"))
    assert runtime.items() <= dev.items()


def test_the_locks_pin_whatever_the_project_asks_for() -> None:
    runtime, dev = (pins(ROOT / ".setup" / f"{name}.txt") for name in ("runtime", "dev"))
    groups = PROJECT["dependency-groups"]
    assert {*DEPENDENCIES, *map(required, groups["build"])} <= set(runtime)
    assert set(map(required, groups["dev"])) <= set(dev)


@cache
def imported() -> dict[str, str]:
    """Top-level modules outside the standard library that the package imports, each with a file that does."""
    modules: dict[str, str] = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            modules |= {name.split(".")[0]: str(path.relative_to(ROOT)) for name in names}
    return {name: path for name, path in modules.items() if name not in sys.stdlib_module_names | {"pincite"}}


def test_the_package_asks_for_whatever_it_imports() -> None:
    declared = set(DEPENDENCIES)
    providers = importlib.metadata.packages_distributions()
    undeclared = {
        name: path
        for name, path in imported().items()
        if declared.isdisjoint(canonical(provider) for provider in providers.get(name, []))
    }
    assert undeclared == {}


def test_the_package_uses_whatever_it_asks_for() -> None:
    providers = importlib.metadata.packages_distributions()
    used = {canonical(provider) for name in imported() for provider in providers.get(name, [])}
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    fonts = {name for name in DEPENDENCIES if "font" in name and re.search(rf"\b{name.replace('-', '[-_]')}\b", text)}
    assert set(DEPENDENCIES) - used - fonts == set()


def test_make_help_lists_every_target_that_a_person_calls() -> None:
    run = subprocess.run(["make", "-C", ROOT, "help"], capture_output=True, text=True, check=True)
    listed = set(re.findall(r"^  make ([\w-]+) +\S", run.stdout, re.MULTILINE))
    assert listed == {
        "help",
        "brief",
        "test",
        "bench",
        "bench-corpus",
        "measure-quotes",
        "measure-guard",
        "lock",
        "clean",
    }


LOGGING_TESTS = """
import logging
import pytest

def test_warns():
    logging.getLogger("weasyprint").warning("Ignored `colour`")

def test_informs():
    logging.getLogger("weasyprint.progress").info("Step 1")

@pytest.mark.logs("no such")
def test_warns_as_it_said():
    logging.getLogger("fontTools.subset").warning("no such glyph")

@pytest.mark.logs("no such")
def test_warns_otherwise():
    logging.getLogger("pptx").warning("something else")

@pytest.mark.logs("no such")
def test_is_silent():
    pass
"""


def test_a_test_fails_when_it_logs_a_warning_that_it_did_not_announce(pytester: pytest.Pytester) -> None:
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nmarkers = logs(pattern)")
    pytester.makepyfile(LOGGING_TESTS)
    run = pytester.runpytest_subprocess("-rE", "-p", "no:cacheprovider")
    assert run.parseoutcomes() == {"passed": 5, "errors": 3}
    assert set(re.findall(r"^ERROR \S+::(\w+)", run.stdout.str(), re.MULTILINE)) == {
        "test_warns",
        "test_warns_otherwise",
        "test_is_silent",
    }
