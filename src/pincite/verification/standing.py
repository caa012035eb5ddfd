"""Whether the evidence itself still stands in the corpus: a file may be as it was made, and its source may not."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.corpus.catalogue import Corpus
from pincite.corpus.verbatim import find_verbatim
from pincite.diagnostics import shortened
from pincite.verification.folding import fold
from pincite.verification.model import Finding
from pincite.verification.record import Entry, Record
from pincite.verification.traces import without_readings


def standing(record: Record, corpus: Corpus | None) -> Iterator[Finding]:
    """Sources that are missing or changed, and cited passages that their document does not have (any longer).

    Also what the record prints as a quotation and the evidence behind it does not have: a record that was tampered
    with bears nothing out.
    """
    if corpus is None or not record.known:
        return
    for doc_id, sha256 in record.sources.items():
        if doc_id not in corpus.documents:
            message = f"the corpus has no document `{doc_id}`, which the file cites"
            yield Finding("document", "removed", message, evidence=doc_id)
        elif corpus.documents[doc_id].sha256 != sha256:
            message = f"`{corpus.documents[doc_id].file}` has changed since the file was built from it"
            yield Finding("document", "altered", message, evidence=doc_id)
    for entry in record.entries.values():
        yield from _entry(entry, corpus)
    yield from _quotations(record, corpus)


def _entry(entry: Entry, corpus: Corpus) -> Iterator[Finding]:
    if entry.document not in corpus.documents or not entry.exact:
        return
    document = corpus.documents[entry.document]
    if document.text[entry.start : entry.end] != entry.exact and find_verbatim(entry.exact, document.text) is None:
        message = f"the passage of citation [{entry.number}] does not stand in `{document.file}`"
        hints, evidence = (f"cited was: “{shortened(entry.exact, 300)}”",), next(iter(entry.ids), "")
        yield Finding("source", "untraceable", message, hints=hints, evidence=evidence, recorded=entry.exact)


def _quotations(record: Record, corpus: Corpus) -> Iterator[Finding]:
    for unit in record.units:
        if unit.kind not in ("PullQuotation", "Extract"):
            continue
        for role in unit.roles:
            item = corpus.evidence(role.evidence) if role.role == "quotation" and role.evidence else None
            if item is None:
                continue
            words = without_readings(unit.text[role.start : role.end], record.readings)
            stands = corpus.documents[item.doc_id].text
            if find_verbatim(words, stands) is None and fold(corpus.text(item)).text != fold(words).text:
                message = f"the evidence prints `{shortened(words, 120)}`, which its source does not have"
                hints = (f"the source has: “{shortened(corpus.text(item), 300)}”",)
                yield Finding("source", "untraceable", message, hints=hints, evidence=role.evidence, recorded=words)
