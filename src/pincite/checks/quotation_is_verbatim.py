"""Words between quotation marks in the author's text stand in what they cite, and say there what they say here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pincite.briefing.model import Briefing, QuotedWords, Statement
from pincite.briefing.register import passage_of
from pincite.briefing.selection import is_speaker
from pincite.corpus.catalogue import Corpus
from pincite.corpus.guard import Verdict
from pincite.corpus.guard.cited import Guard
from pincite.corpus.model import Block, Document, Source, Span
from pincite.corpus.quotations import find_quotations
from pincite.diagnostics import Diagnostic, Severity, warning
from pincite.spec.load import LoadedBrief

RULE = "quotation-is-verbatim"


def quotation_is_verbatim(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Hold every quotation to the passages that its sentence cites (CMOS 13.7; standards B5, B6 and E3)."""
    guard = Guard(corpus)
    for statement in briefing.statements:
        for quoted in statement.quoted:
            yield from _held(quoted, statement, corpus, guard)


def _held(quoted: QuotedWords, statement: Statement, corpus: Corpus, guard: Guard) -> Iterator[Diagnostic]:
    cited = quoted.cited or statement.cited
    passages = [(evidence_id.partition("#")[0], passage_of(corpus, evidence_id)) for evidence_id in cited]
    before, _, after = statement.text.partition(quoted.text)
    speaker = _ascribed_to(quoted.text, statement.text, corpus)
    verdict = guard.judge(quoted.text, passages, speaker=speaker, before=before, after=after)
    if verdict.name == "wrong-source" and not cited:
        yield _uncited(quoted, verdict, corpus)
    elif not verdict.holds:
        yield _fault(quoted, verdict, cited, corpus)


def _ascribed_to(words: str, sentence: str, corpus: Corpus) -> str:
    """Whom the author's sentence names as the speaker of its quotation, where the corpus quotes that person."""
    at = sentence.find(words)
    whole = Span(0, len(sentence))
    document = Document("", "", sentence, "", (Block("paragraph", whole),), Source("", ""))
    for quotation in find_quotations(document) if at >= 0 else ():
        if quotation.speaker and quotation.span.overlaps(Span(at, at + len(words))):
            return quotation.speaker if any(is_speaker(quotation.speaker, name) for name in corpus.speakers) else ""
    return ""


def _uncited(quoted: QuotedWords, verdict: Verdict, corpus: Corpus) -> Diagnostic:
    stands_in = _passage_at(verdict, corpus)
    return warning("quotation-is-cited", f"`{quoted.text}` has no pin-cite", quoted.place,
                   f"add [@{stands_in}] after it", evidence=stands_in)  # fmt: skip


def _fault(quoted: QuotedWords, verdict: Verdict, cited: Sequence[str], corpus: Corpus) -> Diagnostic:
    stands_in = _passage_at(verdict, corpus)
    return Diagnostic(
        RULE,
        verdict.severity or Severity.ERROR,
        f"`{quoted.text}` {_REASONS.get(verdict.name, 'differs from its source')}{_what(verdict)}",
        quoted.place,
        tuple(_hints(verdict, stands_in, cited, corpus)),
        evidence=stands_in,
        verdict=verdict.name,
    )


_REASONS = {
    "not-found": "does not stand in what the sentence cites",
    "wrong-source": "does not stand in what the sentence cites",
    "truncated-condition": "is clipped",
    "clipped-opening": "is clipped",
    "ellipsis-hides": "is clipped",
    "spliced": "is no single quotation",
    "wrong-speaker": "is ascribed to the wrong speaker",
    "second-hand": "is second-hand",
}


def _what(verdict: Verdict) -> str:
    return "" if verdict.name in ("not-found", "wrong-source") else f": {verdict}"


def _hints(verdict: Verdict, stands_in: str, cited: Sequence[str], corpus: Corpus) -> Iterator[str]:
    """Where the words stand, and what would be in order."""
    if verdict.name == "wrong-source":
        yield f"it stands in `{stands_in}`: cite that, or the words that are meant"
        return
    if verdict.span is None:
        yield f"`pincite show {cited[0]}` prints the passage" if cited else "quote words that stand there, or none"
        return
    document = corpus.documents[verdict.source]
    place = f"{document.file}:{document.line_of(verdict.span.start)}"
    if verdict.repaired:
        yield f"nearest text at {place}: “{verdict.repaired}”"
    else:
        yield f"nearest text at {place}: “{document.slice(verdict.span)}”"


def _passage_at(verdict: Verdict, corpus: Corpus) -> str:
    """Id of the sentence in which the words stand, or of the document; empty where they stand nowhere."""
    if verdict.span is None:
        return ""
    sentence = corpus.sentence_at(verdict.source, verdict.span.start)
    return sentence.id if sentence else verdict.source
