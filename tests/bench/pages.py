"""How fast a memo's pages are made, by stage, and against bare WeasyPrint setting the same HTML with the same style."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pincite.briefing.model import Briefing

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
T = TypeVar("T")
SECTIONS, CITATIONS = 16, 60
"""Of the briefing that is set: some twenty-five pages."""


def page_lines(rounds: int) -> list[str]:
    """The table. The measuring is done in a process of its own, so that this one stays small."""
    command = [sys.executable, "-m", "tests.bench.pages", str(rounds)]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()


def measured(rounds: int) -> list[str]:
    """Pages a second of ours and of the bare engine, in turns, and where our time goes."""
    from tests.writers.large import large_briefing

    briefing = large_briefing(sections=SECTIONS, citations=CITATIONS)
    pages, _ = _turn(briefing)  # loads fonts and stylesheet for all
    turns = [_turn(briefing)[1] for _ in range(rounds)]
    spent = {stage: statistics.median(turn[stage] for turn in turns) for stage in turns[0]}
    ours = [sum(turn.values()) - turn["bare"] for turn in turns]
    ratio = statistics.median(one / turn["bare"] for one, turn in zip(ours, turns, strict=True))
    lines = [f"a memo of {pages} pages, in one process"]
    lines += [f"  {stage:26}{seconds:8.3f} s" for stage, seconds in spent.items() if stage != "bare"]
    lines += [f"  {'pincite':26}{pages / statistics.median(ours):8.1f} pages a second"]
    lines += [f"  {'bare WeasyPrint':26}{pages / spent['bare']:8.1f} pages a second"]
    return [*lines, f"  {'pincite : WeasyPrint':26}{ratio:8.2f} of the time"]


def _turn(briefing: Briefing) -> tuple[int, dict[str, float]]:
    """Pages, and the seconds of each stage and of the bare engine."""
    from pincite.writers.memo.pdf import NO_DATE, layout, write_pdf
    from pincite.writers.memo.render import STYLESHEET, render_html

    template, (html, links) = timed(lambda: render_html(briefing, templates=TEMPLATES))
    laying, document = timed(lambda: layout(html, folder=TEMPLATES / "memo", stylesheet=STYLESHEET))
    file, _ = timed(lambda: write_pdf(document, content=html, attached=(), links=links, moment=NO_DATE))
    engine, _ = timed(lambda: bare(html))
    return len(document.pages), {"template": template, "layout": laying, "file": file, "bare": engine}


def timed(call: Callable[[], T]) -> tuple[float, T]:
    """Seconds and result."""
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def bare(html: str) -> bytes:
    """The same page by the engine alone: no finishing, no cached stylesheet."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    from pincite.writers.memo.pdf import allowed_file

    folder = TEMPLATES / "memo"

    class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            return URLFetcherResponse(url, allowed_file(url, folder).read_bytes())

    fonts, base = FontConfiguration(), f"{folder.as_uri()}/"
    css = weasyprint.CSS(folder / "memo.css", base_url=base, url_fetcher=Fetcher(), font_config=fonts)
    page = weasyprint.HTML(string=html, base_url=base, url_fetcher=Fetcher())
    data = page.write_pdf(stylesheets=[css], font_config=fonts, pdf_variant="pdf/a-3a")
    assert isinstance(data, bytes)
    return data


if __name__ == "__main__":
    sys.stdout.write("\n".join(measured(int(sys.argv[1]))) + "\n")
