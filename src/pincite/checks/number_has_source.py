"""Every number in the author's text stands in the passages cited with it, or follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.briefing.binding import numbers_cited
from pincite.briefing.derivation import nearly_derived
from pincite.briefing.model import Briefing, PrintedNumber, Statement
from pincite.corpus.catalogue import Corpus
from pincite.corpus.numbers import read_numbers
from pincite.diagnostics import Diagnostic, error
from pincite.spec.load import LoadedBrief


def number_has_source(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Report each printed number that is bound to nothing (standards A24); it may be what a pin-cite that leads nowhere
    was meant for, which is reported by itself."""
    for statement in briefing.statements:
        for number in statement.numbers if not statement.astray else ():
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
                         f"no number stands in {', '.join(f'`{item}`' for item in statement.cited)}",
                         *_calculated(number, statement, briefing.written_in, corpus)]  # fmt: skip
            yield error("number-has-source", message, number.place, *hints)


def _calculated(number: PrintedNumber, statement: Statement, lang: str, corpus: Corpus) -> Iterator[str]:
    """What the author may have calculated from two numbers of the passages, with the right result."""
    passages = [item for item in statement.cited if item not in corpus.documents]
    for read in read_numbers(statement.text, lang=lang):
        if read.printed == number.text:
            near = nearly_derived(read, statement.text, numbers_cited(corpus, passages), corpus.text)
            if near:
                yield near
            return


def _known_elsewhere(printed: str, corpus: Corpus) -> str:
    plain = printed.casefold()
    numbers = (number for doc_id in corpus.holding(printed) for number in corpus.numbers_of(doc_id))
    return next((number.id for number in numbers if plain in corpus.text(number).casefold()), "")
