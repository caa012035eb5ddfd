"""An acronym is spelt out where it first stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing, Statement
from pincite.checks.own_words import HEADER, own_words
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, Severity
from pincite.spec.load import LoadedBrief
from pincite.words import language_for

_ACRONYM = re.compile(r"(?<![\w.$€£-])[A-Z]{2,6}(?![\w.-])")


def acronym_is_explained(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Hint at each acronym of the author's that is nowhere spelt out, where it first stands (standards A26)."""
    own = [statement for statement in briefing.statements if statement.field not in HEADER]
    text = "\n".join(statement.text for statement in own)
    everyday = frozenset(language_for(briefing.written_in).everyday.split())
    for acronym, first in _first_uses(own, everyday).items():
        if not re.search(rf"\(\s*{acronym}\s*[);,]|\b{acronym} \(", text):
            message = f"`{acronym}` is nowhere spelt out"
            hint = f"write its long form once, with `({acronym})` after it"
            yield Diagnostic("acronym-is-explained", Severity.HINT, message, first.place, (hint,))


def _first_uses(statements: list[Statement], everyday: frozenset[str]) -> dict[str, Statement]:
    """Acronyms that are not everyday words, each with the sentence it first stands in; quoted words do not count."""
    found: dict[str, Statement] = {}
    for statement in statements:
        words = own_words(statement)
        for match in _ACRONYM.finditer(words):
            if match[0] not in everyday and not words.isupper():
                found.setdefault(match[0], statement)
    return found
