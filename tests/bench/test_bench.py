"""The benchmark measures what it says: a child's own time and memory, and Pandoc on the whole content."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypandoc
import pytest

from pincite.briefing.model import Prose, Run
from tests.bench.markdown import deck_markdown, memo_markdown, pulled
from tests.bench.measure import cost, median_ratio, rounds_of, together
from tests.bench.stages import Stopwatch
from tests.writers.sample import sample_briefing


def test_a_childs_peak_memory_and_wall_time_are_its_own(tmp_path: Path) -> None:
    seconds, small = _cost_in_a_small_process("import time; time.sleep(0.3)", tmp_path)
    _, large = _cost_in_a_small_process("held = bytearray(200 << 20)", tmp_path)
    assert 0.3 <= seconds < 10
    assert small < 150
    assert 200 <= large < 350


def _cost_in_a_small_process(code: str, folder: Path) -> tuple[float, float]:
    """As the benchmark measures: the system counts what a child had of its parent before it began."""
    lines = f"""
import sys
from pathlib import Path
from tests.bench.measure import cost
spent = cost([sys.executable, "-c", {code!r}], cwd=Path({str(folder)!r}))
print(spent.seconds, spent.mebibytes)
"""
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", lines], cwd=root, capture_output=True, text=True, check=True)
    seconds, mebibytes = map(float, run.stdout.split())
    return seconds, mebibytes


def test_memory_of_a_grandchild_counts(tmp_path: Path) -> None:
    inner = f"import subprocess; subprocess.run([{sys.executable!r}, '-c', 'held = bytearray(200 << 20)'], check=True)"
    assert cost([sys.executable, "-c", inner], cwd=tmp_path).mebibytes > 200


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux")
def test_processes_that_run_side_by_side_are_added_up(tmp_path: Path) -> None:
    hold = "import time; held = b'x' * (80 << 20); time.sleep(0.4)"
    both = f"import subprocess, sys; a = [subprocess.Popen([sys.executable, '-c', {hold!r}]) for _ in 'ab']; "
    peak = together([sys.executable, "-c", both + "[child.wait() for child in a]"], cwd=tmp_path)
    assert 160 <= peak < 260


@pytest.mark.parametrize("measured", [cost, together])
def test_a_command_that_fails_stops_the_measuring(measured: Callable[..., object], tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        measured([sys.executable, "-c", "import sys; sys.exit('no such brief')"], cwd=tmp_path)
    assert caught.value.stderr == "no such brief\n"


def test_commands_run_in_turns_and_the_first_round_is_not_timed(tmp_path: Path) -> None:
    note = "import sys; open('log', 'a').write(sys.argv[1])"
    commands = {name: [sys.executable, "-c", note, name] for name in "ab"}
    costs = rounds_of(commands, rounds=2, cwd=tmp_path)
    assert (tmp_path / "log").read_text(encoding="utf-8") == "ababba"
    assert {name: len(spent.turns) for name, spent in costs.items()} == {"a": 2, "b": 2}


def test_the_ratio_is_the_median_of_the_rounds_and_not_of_the_medians() -> None:
    assert median_ratio([1.0, 9.0, 4.0], [1.0, 3.0, 8.0]) == 1.0


def test_the_stages_add_up_to_the_whole() -> None:
    start = time.monotonic()
    stopwatch = Stopwatch(start)
    with stopwatch.running("outer"):
        time.sleep(0.02)
        with stopwatch.running("inner"):
            time.sleep(0.05)
        time.sleep(0.02)
    whole = time.monotonic() - start
    assert stopwatch.spent["inner"] >= 0.05
    assert 0.04 <= stopwatch.spent["outer"] < whole - 0.04
    assert sum(stopwatch.spent.values()) == pytest.approx(whole, abs=0.01)


def letters(text: str) -> str:
    """Only letters and digits: what no typography of Pandoc's can change."""
    return re.sub(r"[\W_]+", "", text)


def said(prose: Prose) -> list[str]:
    """The words of prose, run by run."""
    return [letters(item.text) for item in prose if isinstance(item, Run)]


def test_pandocs_memo_says_whatever_ours_says() -> None:
    briefing = sample_briefing()
    text = letters(
        pypandoc.convert_text(memo_markdown(briefing), "plain", format="markdown", extra_args=["--wrap=none"])
    )
    expected = said(briefing.bottom_line)
    for section in briefing.sections:
        for paragraph in section.paragraphs:
            expected += said(paragraph.prose)
        for item in pulled(section):
            expected += said(item.prose)
        expected += [letters(section.headline), *said(section.so_what)]
    for judgement in briefing.judgements:
        expected += said(judgement.claim) + said(judgement.because)
    for entry in briefing.evidence:
        expected += said(entry.context)
    assert [words for words in expected if words not in text] == []


def test_every_citation_of_pandocs_memo_leads_to_an_entry() -> None:
    page = pypandoc.convert_text(memo_markdown(sample_briefing()), "html", format="markdown")
    links = set(re.findall(r'href="#(e\d+)"', page))
    assert links
    assert links <= set(re.findall(r'id="(e\d+)"', page))


def test_pandocs_deck_has_a_slide_for_each_headline_and_its_contexts_in_the_notes() -> None:
    briefing = sample_briefing()
    tree = pypandoc.convert_text(deck_markdown(briefing), "html", format="markdown")
    titles = [letters(re.sub(r"<[^>]+>", "", title)) for title in re.findall(r"<h2[^>]*>(.*?)</h2>", tree, re.DOTALL)]
    assert {letters(section.headline) for section in briefing.sections} <= set(titles)
    assert {letters(conflict.headline) for conflict in briefing.conflicts} <= set(titles)
    assert 'class="notes"' in tree
