"""The bottom line is read at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.briefing.bottom_line import LONGEST, half_widths
from pincite.briefing.model import Briefing, plain
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, warning
from pincite.spec.load import LoadedBrief


def bottom_line_is_short(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Standards A2: at most four lines, before any background."""
    text = plain(briefing.bottom_line)
    if (length := half_widths(text)) > LONGEST:
        most = LONGEST * len(text) // length
        yield warning("bottom-line-is-short", f"the bottom line has {len(text)} characters; four lines hold {most}",
                      loaded.marks.place("$.bottom_line"), "move what is not the answer into the themes")  # fmt: skip
