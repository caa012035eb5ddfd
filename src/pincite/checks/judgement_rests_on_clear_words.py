"""No key judgement rests on words that nobody is sure to have heard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing, EvidenceEntry
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, warning
from pincite.expressions import expression
from pincite.spec.load import LoadedBrief

_RULE = "judgement-rests-on-clear-words"
_UNCLEAR = expression(
    r"\[[^\[\]\n]{1,60}\?\]"
    r"|\[(?:inaudible|unintelligible|indistinct|unclear|crosstalk|garbled|inintelligible|unverständlich|undeutlich|"
    r"听不清|聽不清)\b[^\[\]\n]{0,40}\]"
    r"|\[(?:probably|possibly|presumably|perhaps|likely|maybe|wahrscheinlich|vermutlich|vielleicht|probablement|"
    r"peut-être|sans doute|可能是?|大概是?)\s?[^\[\]\n]{1,60}\]",
    re.IGNORECASE,
)
"""As transcribers mark them: ``[word?]``, ``[inaudible 00:12:31]``, ``Speaker 2 [probably the treasurer]``."""


def judgement_rests_on_clear_words(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn of each judgement of which every cited passage holds words, or has a speaker, that its transcript marks as
    uncertain (standards E7)."""
    for index, judgement in enumerate(briefing.judgements):
        entries = [entry for entry in briefing.evidence if entry.number in judgement.citations]
        marks = [_mark(entry, corpus) for entry in entries]
        if marks and all(marks):
            message = f"the judgement rests on nothing but uncertain words: {', '.join(f'`{mark}`' for mark in marks)}"
            yield warning(_RULE, message, loaded.marks.place(f"$.judgements[{index}].evidence"),
                          "add a passage that was heard clearly, or another source")  # fmt: skip


def _mark(entry: EvidenceEntry, corpus: Corpus) -> str:
    """The mark of uncertainty in a passage or beside its speaker; empty where there is none, or a whole document."""
    if not entry.line:
        return ""
    document = corpus.documents[entry.source]
    found = _UNCLEAR.search(document.slice(entry.span)) or _UNCLEAR.search(document.block_at(entry.span.start).turn)
    return found[0] if found else ""
