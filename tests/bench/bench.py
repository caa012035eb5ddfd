"""`make bench`: what a build costs, against Pandoc setting the same content, and where the time goes.

Pandoc makes a PPTX by itself and a PDF through WeasyPrint, the engine that the memo uses too. It gets finished
Markdown: it reads no corpus, checks nothing and draws no chart. Whole processes are measured, in turns.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.measure import Costs, median_ratio, rounds_of
from tests.bench.pages import page_lines

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
COLD = 'rm -rf "$0" && PINCITE_CACHE="$0" exec "$@"'
"""Runs a command whose catalogue of the corpus has to be made anew; the others find theirs from the first round on."""

RATIOS = (
    ("memo and deck, no cache", "pincite build, no cache", ("pandoc pdf", "pandoc pptx")),
    ("memo and deck", "pincite build", ("pandoc pdf", "pandoc pptx")),
    ("memo", "pincite build --only memo", ("pandoc pdf",)),
    ("deck", "pincite build --only deck", ("pandoc pptx",)),
)


def commands(brief: Path, corpus: Path, folder: Path) -> dict[str, Sequence[str | Path]]:
    """What is measured, by the name it has in the table. Writes Pandoc's Markdown into ``folder``."""
    subprocess.run([sys.executable, "-m", "tests.bench.markdown", brief, corpus, folder], cwd=ROOT, check=True)
    find = "import pypandoc; print(pypandoc.get_pandoc_path())"
    pandoc = subprocess.run([sys.executable, "-c", find], capture_output=True, text=True, check=True).stdout.strip()
    pincite = (BIN / "pincite", "build", brief, "--corpus", corpus, "--out", folder / "out")
    build: tuple[str | Path, ...] = ("env", f"PINCITE_CACHE={folder / 'warm'}", *pincite)
    return {
        "pincite build": build,
        "pincite build, no cache": ("sh", "-c", COLD, folder / "cold", *pincite),
        "pincite build --only memo": (*build, "--only", "memo"),
        "pincite build --only deck": (*build, "--only", "deck"),
        "pandoc pdf": (pandoc, "memo.md", "-s", "-o", "memo.pdf", "--pdf-engine", BIN / "weasyprint"),
        "pandoc pptx": (pandoc, "deck.md", "-o", "deck.pptx", "--slide-level", "2"),
    }


def keep_bytecode(folder: Path) -> None:
    """Have Python programs keep below ``folder`` what they compile, whatever the environment says of it.

    An installed program is compiled once. Where the environment forbids keeping it, every process of ours would compile
    a checkout anew, and Pandoc's engine, which was installed with its bytecode, would not.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def cost_lines(costs: Mapping[str, Costs]) -> list[str]:
    """The table: seconds, and the memory of the largest process and of all together."""
    lines = [f"{'':28}{'median':>9}{'fastest':>9}{'largest':>13}{'together':>13}"]
    for name, spent in costs.items():
        seconds = [turn.seconds for turn in spent.turns]
        largest = max(turn.mebibytes for turn in spent.turns)
        times = f"{statistics.median(seconds):7.2f} s{min(seconds):7.2f} s"
        lines.append(f"{name:28}{times}{largest:9.0f} MiB{spent.together:9.0f} MiB")
    return lines


def ratio_lines(costs: Mapping[str, Costs]) -> list[str]:
    """Ours to theirs. Two commands of Pandoc's, run one after the other, count together in time and by the larger
    in memory."""
    lines = [f"{'pincite : pandoc':28}{'median':>9}{'':9}{'largest':>13}{'together':>13}"]
    for label, name, others in RATIOS:
        ours, theirs = costs[name], [costs[other] for other in others]
        seconds = [sum(turn.seconds for turn in turns) for turns in zip(*(item.turns for item in theirs), strict=True)]
        time_ratio = median_ratio([turn.seconds for turn in ours.turns], seconds)
        largest = max(turn.mebibytes for turn in ours.turns) / max(turn.mebibytes for i in theirs for turn in i.turns)
        together = ours.together / (max(item.together for item in theirs) or math.nan)
        lines.append(f"{label:28}{time_ratio:9.2f}{'':9}{largest:13.2f}{together:13.2f}")
    return lines


def stage_lines(arguments: Sequence[str | Path], rounds: int) -> list[str]:
    """Median seconds of each stage, in the order in which they begin; the corpus is read anew each time."""
    spent: dict[str, list[float]] = {}
    for _ in range(rounds):
        command = [sys.executable, "-m", "tests.bench.stages", str(time.monotonic()), *map(str, arguments)]
        with tempfile.TemporaryDirectory() as cache:
            without = {**os.environ, "PINCITE_CACHE": cache}
            run = subprocess.run(command, cwd=ROOT, env=without, stdout=subprocess.PIPE, text=True, check=True)
        for stage, seconds in json.loads(run.stdout.splitlines()[-1]).items():
            spent.setdefault(stage, []).append(seconds)
    return [f"  {stage:26}{statistics.median(seconds):8.3f} s" for stage, seconds in spent.items()]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--brief", type=Path, default=ROOT / "briefs" / "china-ai-strategy.yaml")
    parser.add_argument("--corpus", type=Path, default=ROOT / "seeds")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keep_bytecode(folder / "bytecode")
        todo = commands(asked.brief.resolve(), asked.corpus.resolve(), folder)
        costs = rounds_of(todo, rounds=asked.rounds, cwd=folder)
        report = [*cost_lines(costs), "", *ratio_lines(costs), "", "pincite build --jobs 1, no cache, by stage"]
        report += stage_lines((*todo["pincite build"][3:], "--jobs", "1"), asked.rounds)
    report += ["", *page_lines(asked.rounds)]
    sys.stdout.write("\n".join(report) + "\n")


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"{failed}\n{failed.stderr or ''}")
