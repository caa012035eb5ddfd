"""What a command costs, from its start to its end: wall time and peak memory.

This module and the one that calls it import next to nothing: a child's peak counts from before it replaces the
copy of its parent, so a large parent would be measured in place of a small child.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of ``ru_maxrss``."""

COMPLAINTS = "stderr.txt"
"""Takes what a command writes on standard error, in its working folder."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run of a command."""

    seconds: float
    mebibytes: float
    """Peak resident memory of the largest of its processes."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Of one command, over all rounds."""

    together: float
    """Peak memory in mebibytes of all its processes at one moment, shared pages counted once."""
    turns: tuple[Cost, ...]


def cost(command: Sequence[str | Path], *, cwd: Path) -> Cost:
    """Run a command that must succeed and say what it cost.

    Raises ``subprocess.CalledProcessError`` with what it wrote on standard error.
    """
    with (cwd / COMPLAINTS).open("wb") as complaints:
        start = time.perf_counter()
        child = _started(command, cwd, complaints)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    _must_have_succeeded(child, cwd)
    return Cost(seconds, usage.ru_maxrss * RSS_UNIT / 2**20)


def together(command: Sequence[str | Path], *, cwd: Path, every: float = 0.02) -> float:
    """Peak memory in mebibytes of a command that must succeed and all its descendants, looked at ``every`` so many
    seconds.

    Needs Linux's ``/proc``; elsewhere nothing is seen and the answer is 0. Raises as ``cost`` does.
    """
    peak = 0
    with (cwd / COMPLAINTS).open("wb") as complaints:
        child = _started(command, cwd, complaints)
        while child.poll() is None:
            peak = max(peak, sum(_kibibytes(pid) for pid in _family(child.pid)))
            time.sleep(every)
    _must_have_succeeded(child, cwd)
    return peak / 1024


def _started(command: Sequence[str | Path], cwd: Path, complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=complaints)


def _must_have_succeeded(child: subprocess.Popen[bytes], cwd: Path) -> None:
    if child.returncode:
        complaints = (cwd / COMPLAINTS).read_text(encoding="utf-8", errors="replace")
        raise subprocess.CalledProcessError(child.returncode, child.args, stderr=complaints)


def _family(pid: int) -> list[int]:
    """A process and its descendants; those that have just ended are left out."""
    try:
        children = [
            int(name)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for name in (task / "children").read_text().split()
        ]
    except OSError:
        return []
    return [pid, *(member for child in children for member in _family(child))]


def _kibibytes(pid: int) -> int:
    """Its share of the memory that it uses: a page that two processes share counts half for each."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def rounds_of(commands: Mapping[str, Sequence[str | Path]], *, rounds: int, cwd: Path) -> dict[str, Costs]:
    """The costs of each command, run in turns so that what slows the machine slows all alike.

    A first round fills the disk cache and looks at the memory, which takes time: it is not timed. Every other round
    runs in the opposite order.
    """
    peaks = {name: together(command, cwd=cwd) for name, command in commands.items()}
    turns: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(rounds):
        names = list(commands)
        for name in reversed(names) if turn % 2 else names:
            turns[name].append(cost(commands[name], cwd=cwd))
    return {name: Costs(peaks[name], tuple(turns[name])) for name in commands}


def median_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Median over the rounds of ours to theirs."""
    return statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
