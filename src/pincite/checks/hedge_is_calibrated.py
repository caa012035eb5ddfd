"""How likely something is, is said with a word of the declared scale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing, Statement
from pincite.checks.own_words import own_words
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, Severity, error
from pincite.spec.likelihood import SCALES
from pincite.spec.load import LoadedBrief
from pincite.words import is_spoken, language_for

RULE = "hedge-is-calibrated"
_ASSESSED = re.compile(
    r"\$\.(?:bottom_line|themes\[\d+\]\.(?:headline|so_what)|conflicts\[\d+\]\.reading|deck\.add\[\d+\]\.so_what)$"
)
"""Where else the author speaks for himself. What sources say, risks, assumptions and alternatives are full of *may* and
*could*, and rightly."""


def hedge_is_calibrated(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Report *may*, *could*, *possibly*, *significant* in a judgement's claim, and hint at them where else the author
    assesses (PHIA: no word that implies a judgement without stating it; standards A9). Quotations do not count."""
    if not is_spoken(briefing.written_in):
        return
    language = language_for(briefing.written_in)
    words = re.compile(f"{language.hedging}|{language.vague}", re.IGNORECASE)
    scale = SCALES[loaded.spec.likelihood_scale]
    terms = scale_terms([term for term, _ in scale.worded(language)])
    size = re.compile(language.vague, re.IGNORECASE)
    for statement in briefing.statements:
        severity = _severity(statement)
        if severity is None:
            continue
        own = terms.sub(lambda found: " " * len(found[0]), own_words(statement))
        if found := words.search(own):
            vague = size.match(found[0]) is not None
            yield _fault(statement, found[0], severity, vague=vague, scale=scale.name)


def scale_terms(terms: list[str]) -> re.Pattern[str]:
    """The words of a likelihood scale, the longest first; in a script that parts words, whole words only."""
    ordered = sorted(terms, key=len, reverse=True)
    parted = all(re.match(r"[\w’'-]+", term) and term[0] < "\u2e80" for term in ordered)
    border = r"\b" if parted else ""
    return re.compile(rf"{border}(?:{'|'.join(map(re.escape, ordered))}){border}", re.IGNORECASE)


def _severity(statement: Statement) -> Severity | None:
    if re.fullmatch(r"\$\.judgements\[\d+\]\.claim", statement.place.path):
        return Severity.ERROR
    return Severity.HINT if _ASSESSED.match(statement.place.path) else None


def _fault(statement: Statement, word: str, severity: Severity, *, vague: bool, scale: str) -> Diagnostic:
    where = "a judgement" if severity is Severity.ERROR else "an assessment"
    if vague:
        message, hint = f"`{word}` in {where} gives no measure", "say how much, with a number or a comparison"
    else:
        message = f"`{word}` in {where} leaves open how likely it is"
        hint = f"say it flatly, and how likely it is with `likelihood:`, a word of the {scale} scale"
    make = error(RULE, message, statement.place, hint)
    return make if severity is Severity.ERROR else Diagnostic(RULE, severity, message, statement.place, (hint,))
