"""The bottom line is read at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.briefing.model import Briefing, plain
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, warning
from pincite.spec.load import LoadedBrief

_LONGEST = 260
"""Characters that four lines of the memo hold at the smallest size in which a bottom line is set."""


def bottom_line_is_short(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Standards A2: at most four lines, before any background."""
    length = len(plain(briefing.bottom_line))
    if length > _LONGEST:
        yield warning("bottom-line-is-short", f"the bottom line has {length} characters; four lines hold {_LONGEST}",
                      loaded.marks.place("$.bottom_line"), "move what is not the answer into the themes")  # fmt: skip
