"""Every number in the author's text stands in the passages cited with it, or follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, error
from pincite.spec.load import LoadedBrief


def number_has_source(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Report each printed number that is bound to nothing (standards A24)."""
    for statement in briefing.statements:
        for number in statement.numbers:
            if number.rule:
                continue
            if not statement.cited:
                message = f"`{number.text}` has no source: its sentence cites nothing"
                hints = ["cite the passage it comes from in the same sentence, as [@source#id]"]
                if near := _known_elsewhere(number.text, corpus):
                    hints.append(f"the corpus has it at `{near}`")
            else:
                message = f"`{number.text}` stands in none of the passages cited with it"
                hints = [f"the nearest there is {number.nearest}" if number.nearest else
                         f"no number stands in {', '.join(f'`{item}`' for item in statement.cited)}"]  # fmt: skip
            yield error("number-has-source", message, number.place, *hints)


def _known_elsewhere(printed: str, corpus: Corpus) -> str:
    plain = printed.casefold()
    numbers = (number for doc_id in corpus.holding(printed) for number in corpus.numbers_of(doc_id))
    return next((number.id for number in numbers if plain in corpus.text(number).casefold()), "")
