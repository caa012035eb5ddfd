"""What a sentence of the author's is: a sourced fact, what somebody says, an assumption or a judgement (ICD 203, 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pincite.briefing.model.evidence import StatementKind
from pincite.briefing.register import passage_of
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Quotation
from pincite.corpus.quotations.names import NAME_RUN
from pincite.corpus.quotations.other_languages import SAYING_ABROAD
from pincite.corpus.quotations.reporting import STATING
from pincite.expressions import expression
from pincite.language_tags import primary
from pincite.words import BriefingWords

_ASSUMED = expression(r"\$\.assumptions\b")
_JUDGED = expression(
    r"\$\.(?:judgements|ask|options|criterion|title|changes|deck)\b"
    r"|\$\.themes\[\d+\]\.(?:headline|so_what|finding\.(?:cause|effect|criteria))$"
    r"|\$\.conflicts\[\d+\]\.(?:question|headline|reading)$"
)
"""Where the author assesses, whatever he cites for it."""
_UNSAID = expression(r"\$\.(?:to|from|handling|version|reviewer|contact)$")

_STATES = "|".join(sorted(map(re.escape, STATING), key=lambda word: (-len(word), word)))
_ABROAD = "|".join(sorted(map(re.escape, SAYING_ABROAD), key=lambda word: (-len(word), word)))
_REPORTS = (
    expression(rf"\b(?:{_STATES})\s(?:that|how|why)\b|\b(?i:according to)\s"),
    expression(rf"(?:{NAME_RUN.pattern}|\b(?:he|she|they))\s(?:also\s|has\s|have\s|had\s)?(?:{_STATES})\b"),
    expression(rf"\b(?:{_ABROAD})\s?,?\s(?:que?|qu[’']|dass|che|dat)\b|\b(?i:selon|d[’']après|laut|zufolge)\s"),
    expression("据|根据|表示|指出|认为|声称|称|写道|说"),
)
"""English; the same with its subject; French, German and their neighbours; Chinese."""


def kind_of(
    path: str, text: str, cited: Sequence[str], corpus: Corpus, *, quotes: bool, lang: str
) -> StatementKind:  # fmt: skip
    """The kind of a sentence, by where it stands and what it does; empty for the header, which states nothing.

    ``quotes`` says whether it holds somebody's words between quotation marks. A sentence without a citation is its
    author's judgement, whatever it says. One that states flatly what only others have told its sources is reported too.
    """
    if _UNSAID.match(path):
        return ""
    if _ASSUMED.match(path):
        return "assumption"
    if _JUDGED.match(path) or not cited:
        return "judgement"
    told = quotes or reports(text, lang=lang) or all(is_hearsay(evidence_id, corpus) for evidence_id in cited)
    return "reported" if told else "fact"


def is_hearsay(evidence_id: str, corpus: Corpus) -> bool:
    """Whether what an id names is told at second hand: in a summary or another account of something else, in
    somebody's words, or in a sentence that says who states it."""
    source = corpus.sources[evidence_id.partition("#")[0]]
    span = passage_of(corpus, evidence_id)
    if source.second_hand or span is None:
        return source.second_hand
    text = corpus.documents[source.id].slice(span)
    return isinstance(corpus.evidence(evidence_id), Quotation) or reports(text, lang=source.language or "en")


def in_words(kinds: Iterable[StatementKind], words: BriefingWords) -> str:
    """``reported``; ``fact, judgement``: what the sentences of a paragraph are, each kind once."""
    return words.comma.join(words.statement_kinds[kind] for kind in dict.fromkeys(kinds) if kind)


def reports(text: str, *, lang: str) -> bool:
    """Whether a sentence says that somebody states something."""
    language = primary(lang)
    patterns = _REPORTS[:2] if language == "en" else _REPORTS[3:] if language == "zh" else _REPORTS[2:3]
    return any(pattern.search(text) for pattern in patterns)
