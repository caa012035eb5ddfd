"""A choice is put to the reader with doing nothing among its options."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, warning
from pincite.spec.load import LoadedBrief

_DOING_NOTHING = re.compile(
    r"\b(?:do nothing|no change|status quo|no action|leave .*as (?:it is|they are)|wait)\b", re.IGNORECASE
)


def options_include_doing_nothing(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Standards A5: at least two real options, and doing nothing."""
    names = [option.name for option in briefing.options]
    if not names:
        return
    place = loaded.marks.place("$.options")
    if not any(_DOING_NOTHING.search(name) for name in names):
        yield warning("options-include-doing-nothing", "no option is to do nothing", place,
                      "add an option named `Do nothing` with what it gains, costs and risks")  # fmt: skip
    elif len(names) < 3:
        yield warning("options-are-a-choice", "beside doing nothing there is only one option", place,
                      "add a second real option, or ask for approval without options")  # fmt: skip
