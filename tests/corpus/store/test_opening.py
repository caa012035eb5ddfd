"""A folder in which nothing changed is opened by its listing alone; whatever did change is noticed all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pincite.corpus.catalogue import Corpus, read_corpus

LONG_AGO = 1_700_000_000
SOURCES = "references:\n  - {id: tides, title: Tide tables, pincite: {file: a.txt}}\n"
THEMES = "themes:\n  - {id: harbour, terms: [harbour]}\n"
LEXICON = "lexicon:\n  - {as_heard: Harbor, canonical: Harbour, evidence: spelling, applies_to: [nowhere]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents and records that were written long ago, read until nothing is left to do."""
    place = tmp_path / "corpus"
    place.mkdir()
    for name, text in (
        ("a.txt", "The harbour master said: “The harbour is closed.”\n"), ("b.txt", "Twelve ships came.\n"),
        ("sources.yaml", SOURCES), ("themes.yaml", THEMES), ("lexicon.yaml", LEXICON),
    ):  # fmt: skip
        _write(place / name, text)
    for _ in range(3):
        _read(place)
    return place


def _write(path: Path, text: str, when: int = LONG_AGO) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (when, when))


def _read(folder: Path) -> tuple[Corpus, tuple[str, ...]]:
    corpus, diagnostics = read_corpus(folder, cache=folder.parent / "cache")
    return corpus, tuple(map(str, diagnostics))


def test_neither_readers_nor_the_models_of_the_records_are_loaded(folder: Path) -> None:
    """What is kept of the documents, the references, the themes and the lexicon is enough; and to list what is found
    in them takes nothing that a brief is read with."""
    script = (
        "import sys; from pathlib import Path; from pincite.corpus.catalogue import read_corpus; import pincite.listing\n"
        "corpus, faults = read_corpus(Path(sys.argv[1]), cache=Path(sys.argv[2]))\n"
        "print(len(corpus.documents), len(corpus.themes), len(corpus.lexicon), len(faults))\n"
        "print(*{'pydantic', 'yaml', 'pincite.corpus.annotate', 'multiprocessing'} & sys.modules.keys())"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(folder), str(folder.parent / "cache")],
        stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    assert run.stdout == f"2 1 1 {len(_read(folder)[1])}\n\n"


def test_the_warnings_are_those_of_the_first_reading(folder: Path) -> None:
    first, again = read_corpus(folder)[1], read_corpus(folder, cache=folder.parent / "cache")[1]
    assert first == again
    assert len(first) > 2


def _grow(folder: Path) -> None:
    _write(folder / "a.txt", "The harbour master said nothing.\n", LONG_AGO + 1)


def _add(folder: Path) -> None:
    _write(folder / "c.txt", "A third document.\n")


def _remove(folder: Path) -> None:
    (folder / "b.txt").unlink()


def _rename(folder: Path) -> None:
    (folder / "b.txt").rename(folder / "d.txt")


def _describe(folder: Path) -> None:
    _write(folder / "sources.yaml", SOURCES.replace("Tide tables", "Tides and times"))


def _retheme(folder: Path) -> None:
    _write(folder / "themes.yaml", THEMES.replace("harbour]", "harbour, ships]"))


def _reread(folder: Path) -> None:
    _write(folder / "lexicon.yaml", LEXICON.replace("nowhere", "tides"))


@pytest.mark.parametrize("change", [_grow, _add, _remove, _rename, _describe, _retheme, _reread])
def test_a_change_is_noticed(folder: Path, change: Callable[[Path], None]) -> None:
    """What is read after a change, from the cache, is what is read without one; and so it is when it is undone."""

    def seen(cache: Path | None) -> object:
        corpus, diagnostics = read_corpus(folder, cache=cache)
        texts = {doc_id: (document.text, document.source) for doc_id, document in corpus.documents.items()}
        return texts, corpus.themes, corpus.lexicon, tuple(map(str, diagnostics))

    kept = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    before = seen(None)
    change(folder)
    cache = folder.parent / "cache"
    changed = seen(None)
    assert changed != before
    assert [seen(cache) for _ in range(3)] == [changed] * 3
    for path in set(folder.iterdir()) - kept.keys():
        path.unlink()
    for path, (content, modified) in kept.items():
        path.write_bytes(content)
        os.utime(path, ns=(modified, modified))
    assert [seen(cache) for _ in range(3)] == [before] * 3
