"""An acronym is spelt out where it first stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing, Statement
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, Severity
from pincite.spec.load import LoadedBrief

_ACRONYM = re.compile(r"(?<![\w.$€£-])[A-Z]{2,6}(?![\w.-])")
_EVERYDAY = frozenset(
    "AI BBC CEO CNN DNA EU GDP GPS IMF IT NASA NATO OECD OK OPEC PDF TV UK UN USA US USB VAT WHO".split()
)
"""Those that a desk dictionary has as words of their own."""
_HEADER = frozenset({"to", "from", "handling", "version", "reviewer", "contact"})


def acronym_is_explained(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Hint at each acronym of the author's that is nowhere spelt out, where it first stands (standards A26)."""
    own = [statement for statement in briefing.statements if statement.field not in _HEADER]
    text = "\n".join(statement.text for statement in own)
    for acronym, first in _first_uses(own).items():
        if not re.search(rf"\(\s*{acronym}\s*[);,]|\b{acronym} \(", text):
            message = f"`{acronym}` is nowhere spelt out"
            hint = f"write its long form once, with `({acronym})` after it"
            yield Diagnostic("acronym-is-explained", Severity.HINT, message, first.place, (hint,))


def _first_uses(statements: list[Statement]) -> dict[str, Statement]:
    """Acronyms that are not everyday words, each with the sentence it first stands in; quoted words do not count."""
    found: dict[str, Statement] = {}
    for statement in statements:
        words = statement.text
        for quoted in statement.quoted:
            words = words.replace(quoted.text, " ")
        for match in _ACRONYM.finditer(words):
            if match[0] not in _EVERYDAY and not words.isupper():
                found.setdefault(match[0], statement)
    return found
