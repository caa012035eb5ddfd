"""A choice is put to the reader with doing nothing among its options."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, warning
from pincite.spec.load import LoadedBrief
from pincite.words import language_for


def options_include_doing_nothing(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Standards A5: at least two real options, and doing nothing."""
    names = [option.name for option in briefing.options]
    if not names:
        return
    place = loaded.marks.place("$.options")
    doing_nothing = re.compile(language_for(briefing.written_in).doing_nothing, re.IGNORECASE)
    if not any(doing_nothing.search(name) for name in names):
        yield warning("options-include-doing-nothing", "no option is to do nothing", place,
                      "add an option named `Do nothing` with what it gains, costs and risks")  # fmt: skip
    elif len(names) < 3:
        yield warning("options-are-a-choice", "beside doing nothing there is only one option", place,
                      "add a second real option, or ask for approval without options")  # fmt: skip
