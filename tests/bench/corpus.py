"""`make bench-corpus`: what a corpus of a hundred, a thousand, ten thousand documents costs to read and to search.

The documents are made of texts that are on the machine anyway (the seeds, and what packages bring as documentation),
recombined paragraph by paragraph, in the formats that people have: text, Markdown, web pages, subtitles. The same
texts give the same corpus. Every measurement but the searches is of a process of its own, from the folder to the
corpus, start-up left out; searches are measured one by one in a process that has the corpus open.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.measure import RSS_UNIT

ROOT = Path(__file__).resolve().parents[2]
PLACES = (
    Path(sysconfig.get_paths()["purelib"]),
    Path("/usr/share/doc"),
    Path("/usr/share/perl"),
    Path("/usr/share/vim"),
)
KINDS = frozenset({".md", ".rst", ".txt", ".html", ".pod", "METADATA"})
POOL = 20_000
"""Paragraphs to choose from at most."""
QUERIES = 100
THEMES = """\
themes:
  - {id: reading, label: Reading, terms: [file, read, document, "text file", encoding]}
  - {id: chips, label: Chips, terms: [chip, semiconductor, GPU, "export controls", Nvidia]}
  - {id: network, label: Network, terms: [server, connection, request*, protocol], not: [localhost]}
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one corpus; seconds, bytes and mebibytes."""

    documents: int
    bytes: int
    listing: float
    """Asking the file system for the files, their sizes and times, nothing else."""
    first: float
    """The first time, with nothing kept."""
    first_memory: float
    """Peak of the process that keeps the catalogue; the processes that read are each smaller or as large."""
    nothing: float
    """With nothing changed."""
    nothing_memory: float
    one: float
    """With one document changed."""
    disk: int
    search_median: float
    search_95: float
    theme: float
    """Ranking all documents by a theme, median of the themes."""
    search_memory: float


def paragraphs() -> list[str]:
    """Prose from the machine's documentation, cut into paragraphs, without repeats."""
    found: dict[str, None] = {}
    for path in _texts():
        text = path.read_text(encoding="utf-8", errors="ignore")[:400_000]
        if "<" in text:
            text = html.unescape(re.sub(r"<[^<>]{0,500}>", " ", text))
        for part in re.split(r"\n[ \t]*\n", text):
            plain = " ".join(part.split())
            letters = sum(char.isalpha() or char == " " for char in plain)
            if 60 <= len(plain) <= 1200 and letters > 0.88 * len(plain) and plain[0].isupper() and plain[-1] in ".:?!":
                found[plain] = None
        if len(found) >= POOL:
            break
    return list(found)


def _texts() -> Iterator[Path]:
    for place in PLACES:
        for path in sorted(place.rglob("*")):
            if (path.suffix in KINDS or path.name in KINDS) and path.is_file():
                yield path


def seed_paragraphs() -> list[str]:
    """The seeds' own, which hold quotations, speakers and numbers."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    return [line.strip() for text in texts for line in text.splitlines() if len(line.strip()) > 60]


def write_documents(folder: Path, count: int) -> None:
    """``count`` documents and a themes file in ``folder``."""
    pool, seeds = paragraphs(), seed_paragraphs()
    writers = (("txt", _as_text), ("md", _as_markdown), ("html", _as_html), ("txt", _as_text), ("srt", _as_subtitles))
    for number in range(count):
        pick = random.Random(number)
        size = pick.lognormvariate(8.5, 0.6)  # half of them below five thousand characters, some above twenty
        parts: list[str] = []
        while sum(map(len, parts)) < size:
            parts.append(pick.choice(seeds) if pick.random() < 0.15 else pick.choice(pool))
        suffix, written = writers[number % len(writers)]
        path = folder / f"{number // 500:03d}" / f"document-{number:05d}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        title = " ".join(pick.choice(pool).split()[:8]).rstrip(".,:")
        path.write_text(written(title, parts), encoding="utf-8")
    (folder / "themes.yaml").write_text(THEMES, encoding="utf-8")


def _as_text(title: str, parts: Sequence[str]) -> str:
    return "\n\n".join([title, *parts]) + "\n"


def _as_markdown(title: str, parts: Sequence[str]) -> str:
    body = [f"## {part.split('.')[0][:60]}\n\n{part}" if index % 6 == 5 else part for index, part in enumerate(parts)]
    return "\n\n".join([f"# {title}", *body]) + "\n"


def _as_html(title: str, parts: Sequence[str]) -> str:
    body = "\n".join(f"<p>{html.escape(part)}</p>" for part in parts)
    head = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title></head>'
    menu = "<nav><a href='/'>Home</a> <a href='/about'>About</a></nav>"
    return f"{head}<body>{menu}<article><h1>{html.escape(title)}</h1>\n{body}</article></body></html>\n"


def _as_subtitles(title: str, parts: Sequence[str]) -> str:
    lines = [line for part in (title, *parts) for line in re.findall(r"\S.{0,70}(?=\s|$)", part)]
    return "\n".join(
        f"{number}\n{_clock(number * 3)} --> {_clock(number * 3 + 3)}\n{line}\n" for number, line in enumerate(lines, 1)
    )


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},000"


def queries(folder: Path) -> list[str]:
    """One to three words of a sentence of the corpus each, as somebody would type them."""
    pick = random.Random(0)
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md"))
    chosen: list[str] = []
    while len(chosen) < QUERIES:
        words = re.findall(r"\b[a-z]{4,}\b", pick.choice(files).read_text(encoding="utf-8"))
        if len(words) > 3:
            start = pick.randrange(len(words) - 3)
            chosen.append(" ".join(words[start : start + len(chosen) % 3 + 1]))
    return chosen


def measure(folder: Path, cache: Path) -> Measured:
    """Read ``folder`` for the first time, again, with one document changed, and search it."""
    shutil.rmtree(cache, ignore_errors=True)
    files = [path for path in folder.rglob("*") if path.is_file()]
    first = _child("read", folder, cache)
    for _ in range(2):
        # What was written within two seconds of being read is compared once more; then it is noted that all is done.
        _child("read", folder, cache)
    nothing = min((_child("read", folder, cache) for _ in range(3)), key=lambda item: float(item["seconds"]))
    changed = next(path for path in files if path.suffix == ".txt")
    changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    one = _child("read", folder, cache)
    searched = _child("search", folder, cache)
    return Measured(
        documents=len(files) - 1,
        bytes=sum(path.stat().st_size for path in files),
        listing=nothing["listing"],
        first=first["seconds"],
        first_memory=first["memory"],
        nothing=nothing["seconds"],
        nothing_memory=nothing["memory"],
        one=one["seconds"],
        disk=sum(path.stat().st_size for path in cache.rglob("*") if path.is_file()),
        search_median=statistics.median(searched["searches"]),
        search_95=statistics.quantiles(searched["searches"], n=20)[-1],
        theme=statistics.median(searched["themes"]),
        search_memory=searched["memory"],
    )


def _child(what: str, folder: Path, cache: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.corpus", "--child", what, str(folder), str(cache)]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def child(what: str, folder: Path, cache: Path) -> dict[str, Any]:
    """What one process measures of itself."""
    from pincite.corpus.catalogue import read_corpus

    listing = min(_timed(lambda: _list(folder)) for _ in range(3))
    found: dict[str, Any] = {"listing": listing}
    start = time.perf_counter()
    corpus, _ = read_corpus(folder, cache=cache)
    found["seconds"] = time.perf_counter() - start
    if what == "search":
        asked = queries(folder)
        for query in asked[:5]:
            corpus.search(query, limit=20)
        found["searches"] = [_timed(partial(corpus.search, query, limit=20)) for query in asked]
        found["themes"] = [_timed(partial(corpus.theme_hits, theme)) for theme in corpus.themes.values()]
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 2**20
    return found


def _list(folder: Path) -> int:
    """A bare listing with the size and times of every file; gives how many there are."""
    count, waiting = 0, [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    count += entry.stat().st_size > 0
    return count


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


ROWS: tuple[tuple[str, Callable[[Measured], str]], ...] = (
    ("corpus, MB", lambda m: f"{m.bytes / 1e6:.1f}"),
    ("first reading, s", lambda m: f"{m.first:.2f}"),
    ("  documents/s", lambda m: f"{m.documents / m.first:.0f}"),
    ("  MB/s", lambda m: f"{m.bytes / 1e6 / m.first:.2f}"),
    ("  peak memory, MiB", lambda m: f"{m.first_memory:.0f}"),
    ("nothing changed, s", lambda m: f"{m.nothing:.3f}"),
    ("  : listing the files", lambda m: f"{m.nothing / m.listing:.1f}"),
    ("  : first reading", lambda m: f"1/{m.first / m.nothing:.0f}"),
    ("  peak memory, MiB", lambda m: f"{m.nothing_memory:.0f}"),
    ("one changed, s", lambda m: f"{m.one:.3f}"),
    ("search, median, ms", lambda m: f"{m.search_median * 1e3:.1f}"),
    ("search, 95th, ms", lambda m: f"{m.search_95 * 1e3:.1f}"),
    ("theme, median, ms", lambda m: f"{m.theme * 1e3:.0f}"),
    ("  peak memory, MiB", lambda m: f"{m.search_memory:.0f}"),
    ("catalogue, MB", lambda m: f"{m.disk / 1e6:.1f}"),
    ("  : corpus", lambda m: f"{m.disk / m.bytes:.2f}"),
)
GROWTH = ("first", "nothing", "one", "search_median", "theme", "first_memory", "search_memory", "disk")


def table(measured: Sequence[Measured]) -> list[str]:
    """A column for each size, and how each cost grows from the smallest to the largest."""
    lines = [f"{'documents':26}" + "".join(f"{item.documents:>12}" for item in measured)]
    lines += [f"{name:26}" + "".join(f"{cell(item):>12}" for item in measured) for name, cell in ROWS]
    if len(measured) > 1:
        small, large = measured[0], measured[-1]
        lines.append(f"\n{large.bytes / small.bytes:.0f} times the text costs")
        for field in fields(Measured):
            if field.name in GROWTH:
                lines.append(f"  {field.name:24}{getattr(large, field.name) / getattr(small, field.name):12.1f} times")
    return lines


def main() -> None:
    """Measure and print; the documents and the catalogues are removed again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--child", nargs=3, metavar=("WHAT", "FOLDER", "CACHE"))
    asked = parser.parse_args()
    if asked.child:
        what, folder, cache = asked.child
        sys.stdout.write(json.dumps(child(what, Path(folder), Path(cache))) + "\n")
        return
    measured = []
    for size in sorted(asked.sizes):
        with tempfile.TemporaryDirectory() as name:
            write_documents(Path(name) / "corpus", size)
            measured.append(measure(Path(name) / "corpus", Path(name) / "cache"))
    sys.stdout.write("\n".join(table(measured)) + "\n")


if __name__ == "__main__":
    main()
