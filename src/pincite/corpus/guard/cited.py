"""One quotation held against what an author cites for it, and against the whole corpus where that fails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pincite.corpus.catalogue import Corpus
from pincite.corpus.guard.judge import judge
from pincite.corpus.guard.model import Verdict
from pincite.corpus.model import Source, Span
from pincite.corpus.verbatim import FoldedText
from pincite.diagnostics import Severity

_KEPT = 64
"""Folded texts at once; there may be ten thousand documents."""
_RECORDS = ("recording", "transcript", "machine transcript")
"""Kinds of source that hold what was said, rather than retelling it."""

Passages = Sequence[tuple[str, Span | None]]
"""Document ids, each with the part of it that is cited, or none for all of it."""


class Guard:
    """Holds quotations against a corpus; texts are folded once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._folded: dict[str, FoldedText] = {}

    def judge(self, words: str, cited: Passages, *, speaker: str = "", before: str = "", after: str = "") -> Verdict:
        """What ``words`` are as a quotation from the passages cited, the best of them; see ``judge``.

        Where they stand in none of these but elsewhere, the verdict is ``wrong-source`` and names the document; where
        they come from a retelling whose original is in the corpus and has other words, ``second-hand``.
        """
        verdicts = [self._against(words, doc_id, span, speaker, before, after) for doc_id, span in cited]
        best = max(verdicts, key=lambda verdict: verdict.weight, default=None)
        if best is not None and _stands(best):
            return self._first_hand(words, best) if best.holds else best
        elsewhere = self._elsewhere(words, {doc_id for doc_id, span in cited if span is None}, speaker, before, after)
        if elsewhere is not None:
            return replace(elsewhere, name="wrong-source", severity=Severity.ERROR) if elsewhere.holds else elsewhere
        if best is not None and best.name != "not-found":
            return best
        near = [self._against(words, doc_id, None, "", "", "") for doc_id in self._near(words, cited)]
        nearest = min(near, key=lambda verdict: (verdict.name == "not-found", verdict.weight), default=None)
        return nearest or best or Verdict("not-found", Severity.ERROR, None, given=words)

    def _near(self, words: str, cited: Passages) -> Iterable[str]:
        return dict.fromkeys((*(doc_id for doc_id, _ in cited), *self._corpus.near(words)))

    def _against(self, words: str, doc_id: str, within: Span | None, speaker: str, before: str, after: str) -> Verdict:
        return judge(
            words, self._corpus.documents[doc_id], within=within, speaker=speaker, before=before, after=after,
            quotations=self._corpus.quotations_of(doc_id), folded=self._text(doc_id),
        )  # fmt: skip

    def _text(self, doc_id: str) -> FoldedText:
        if doc_id not in self._folded:
            if len(self._folded) >= _KEPT:
                del self._folded[next(iter(self._folded))]
            self._folded[doc_id] = FoldedText(self._corpus.documents[doc_id].text)
        return self._folded[doc_id]

    def _elsewhere(self, words: str, asked: set[str], speaker: str, before: str, after: str) -> Verdict | None:
        """The best verdict of the other documents in which the words do stand, and of the rest of those cited."""
        best: Verdict | None = None
        for doc_id in self._corpus.holding(words):
            if doc_id in asked:
                continue
            verdict = self._against(words, doc_id, None, speaker, before, after)
            if _stands(verdict) and (best is None or verdict.weight > best.weight):
                best = verdict
        return best

    def _first_hand(self, words: str, found: Verdict) -> Verdict:
        """The verdict, unless the original that its source retells is in the corpus and has other words (E3)."""
        source = self._corpus.sources[found.source]
        for doc_id in self._records_of(source):
            verdict = self._against(words, doc_id, None, "", "", "")
            second_hand = replace(found, name="second-hand", span=verdict.span, source=doc_id)
            if _stands(verdict):
                repaired = verdict.repaired or words
                return replace(second_hand, severity=Severity.WARNING, stands="the same words", repaired=repaired)
            repaired = verdict.repaired if verdict.name != "not-found" else ""
            return replace(second_hand, severity=Severity.ERROR, stands=repaired, repaired=repaired)
        return found

    def _records_of(self, source: Source) -> Iterable[str]:
        """Documents that hold what was said at the event that a second-hand source retells."""
        if not source.second_hand or source.kind in _RECORDS or not source.origin:
            return ()
        origin = self._corpus.entries[source.id].origin
        return (
            doc_id
            for doc_id, entry in self._corpus.entries.items()
            if entry.origin == origin and doc_id != source.id and self._corpus.sources[doc_id].kind in _RECORDS
        )


def _stands(verdict: Verdict) -> bool:
    """Whether the words themselves stand in the source, whatever is lost around them."""
    return verdict.holds or verdict.name in _AROUND


_AROUND = frozenset({"truncated-condition", "clipped-opening", "ellipsis-hides", "wrong-speaker"})
