"""Outside quotations a garbled name stands in its canonical form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pincite.briefing.model import Briefing
from pincite.checks.own_words import own_words
from pincite.corpus.catalogue import Corpus
from pincite.corpus.corrections import find_corrections
from pincite.corpus.model import Span
from pincite.diagnostics import Diagnostic, warning
from pincite.spec.load import LoadedBrief


def name_is_canonical(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Report words of the author's that the lexicon reads as another name (standards of transcription, TEI ``sic``)."""
    # What a source garbled is garbled in the author's sentence too, whichever source it came from.
    entries = tuple(replace(entry, applies_to=()) for entry in corpus.lexicon)
    for statement in briefing.statements:
        own = own_words(statement)
        for place, entry in find_corrections(own, Span(0, len(own)), entries, source=""):
            yield warning(
                "name-is-canonical", f"`{own[place.start : place.end]}` is read as `{entry.canonical}`",
                statement.place, f"write `{entry.canonical}` outside quotations",
            )  # fmt: skip
