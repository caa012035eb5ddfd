"""Words between quotation marks in the author's text stand in what they cite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pincite.briefing.model import Briefing, QuotedWords, Statement
from pincite.briefing.register import passage_of
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Span
from pincite.corpus.verbatim import FoldedText, find_verbatim, nearest
from pincite.diagnostics import Diagnostic, error, warning
from pincite.spec.load import LoadedBrief

RULE = "quotation-is-verbatim"
_KEPT = 64
"""Folded texts at once."""


def quotation_is_verbatim(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Hold every quotation to the passages that its sentence cites (CMOS 13.7; standards B5 and B6)."""
    folded = FoldedTexts(corpus)
    for statement in briefing.statements:
        for quoted in statement.quoted:
            yield from _held(quoted, statement, corpus, folded)


class FoldedTexts:
    """The texts of the corpus without their typography; few are kept, because there may be ten thousand."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._folded: dict[str, FoldedText] = {}

    def __getitem__(self, doc_id: str) -> FoldedText:
        if doc_id not in self._folded:
            if len(self._folded) >= _KEPT:
                del self._folded[next(iter(self._folded))]
            self._folded[doc_id] = FoldedText(self._corpus.documents[doc_id].text)
        return self._folded[doc_id]


def _held(quoted: QuotedWords, statement: Statement, corpus: Corpus, folded: FoldedTexts) -> Iterator[Diagnostic]:
    cited = quoted.cited or statement.cited
    if any(_stands_in(quoted.text, evidence_id, corpus, folded) for evidence_id in cited):
        return
    elsewhere = _elsewhere(quoted.text, corpus, folded)
    if not cited:
        yield _uncited(quoted, elsewhere) if elsewhere else _altered(quoted, (), corpus)
    elif elsewhere:
        message = f"`{quoted.text}` does not stand in what the sentence cites"
        hint = f"it stands in `{elsewhere}`: cite that, or the words that are meant"
        yield error(RULE, message, quoted.place, hint, evidence=elsewhere, verdict="wrong-source")
    else:
        yield _altered(quoted, cited, corpus)


def _stands_in(words: str, evidence_id: str, corpus: Corpus, folded: FoldedTexts) -> bool:
    doc_id = evidence_id.partition("#")[0]
    return find_verbatim(words, folded[doc_id], within=passage_of(corpus, evidence_id)) is not None


def _elsewhere(words: str, corpus: Corpus, folded: FoldedTexts) -> str:
    """Id of the sentence in which the words do stand, or empty."""
    for doc_id in corpus.holding(words):
        if found := find_verbatim(words, folded[doc_id]):
            sentence = corpus.sentence_at(doc_id, found.span.start)
            return sentence.id if sentence else doc_id
    return ""


def _uncited(quoted: QuotedWords, elsewhere: str) -> Diagnostic:
    return warning("quotation-is-cited", f"`{quoted.text}` has no pin-cite", quoted.place,
                   f"add [@{elsewhere}] after it", evidence=elsewhere)  # fmt: skip


def _altered(quoted: QuotedWords, cited: Sequence[str], corpus: Corpus) -> Diagnostic:
    documents = list(dict.fromkeys(evidence_id.partition("#")[0] for evidence_id in cited))
    spans = [(evidence_id, passage_of(corpus, evidence_id)) for evidence_id in cited]
    document_of = {evidence_id: corpus.documents[evidence_id.partition("#")[0]] for evidence_id in cited}
    texts = [(evidence_id, document_of[evidence_id].slice(span)) for evidence_id, span in spans if span]
    near = nearest(quoted.text, texts)
    if near:
        start = next(span.start for evidence_id, span in spans if evidence_id == near[0] and span)
    else:
        everywhere = dict.fromkeys((*documents, *corpus.near(quoted.text)))
        near, start = nearest(quoted.text, ((doc_id, corpus.documents[doc_id].text) for doc_id in everywhere)), 0
    if near is None:
        where = "what the sentence cites" if cited else "the corpus"
        hint = f"`pincite show {cited[0]}` prints the passage" if cited else "quote words that do, or none"
        return error(RULE, f"`{quoted.text}` does not stand in {where}", quoted.place, hint, verdict="not-found")
    document = corpus.documents[near[0].partition("#")[0]]
    span = Span(start + near[1].span.start, start + near[1].span.end)
    place = f"{document.file}:{document.line_of(span.start)}"
    return error(
        RULE,
        f"`{quoted.text}` differs from its source: {near[1]}",
        quoted.place,
        f"nearest text at {place}: “{document.slice(span)}”",
        evidence=near[0] if "#" in near[0] else "",
        verdict=near[1].verdict,
    )
