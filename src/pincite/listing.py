"""What the corpus holds, as rows for people and for programs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from itertools import islice
from typing import get_args
from urllib.parse import quote

from pincite.briefing.selection import is_speaker
from pincite.briefing.wording import locator
from pincite.corpus.catalogue import Corpus, Coverage
from pincite.corpus.model import Document, Evidence, Number, Quotation, QuotationForm, Source, Span
from pincite.corpus.store.database import Entry
from pincite.corpus.store.search import Findings
from pincite.diagnostics import Diagnostic
from pincite.tables import Row
from pincite.words import language_for

_ENGLISH = language_for("en")


SOURCE_COLUMNS = (("id", "id"), ("format", "format"), ("kind", "kind"), ("leads to", "locator"), ("origin", "origin"),
                  ("date", "issued"), ("title", "title"), ("quotations", "quotations"),
                  ("numbers", "numbers"))  # fmt: skip
THEME_COLUMNS = (("id", "id"), ("label", "label"), ("documents", "documents"), ("origins", "origins"),
                 ("passages", "passages"), ("quotations", "quotations"), ("numbers", "numbers"),
                 ("passages by origin and source", "where"))  # fmt: skip
RANKING_COLUMNS = (("id", "id"), ("line", "line"), ("score", "score"), ("adds up from", "made_of"), ("text", "text"))
QUOTATION_COLUMNS = (("id", "id"), ("speaker", "speaker"), ("place", "locator"), ("line", "line"), ("words", "text"))
NUMBER_COLUMNS = (("id", "id"), ("number", "text"), ("value", "value"), ("unit", "unit"), ("line", "line"),
                  ("sentence", "sentence"))  # fmt: skip
PASSAGE_COLUMNS = (("id", "id"), ("place", "locator"), ("line", "line"), ("score", "score"), ("text", "text"))


_MOST_ORIGINS = 8
"""So many origins of a theme are named."""


def source_rows(corpus: Corpus) -> list[Row]:
    """A row for each document; no text is loaded."""
    return [_source_row(entry, corpus.sources[entry.id]) for entry in corpus.entries.values()]


def _source_row(entry: Entry, source: Source) -> Row:
    return {
        "id": entry.id, "file": entry.file, "format": entry.format, "locator": entry.locator, "kind": source.kind,
        "origin": source.origin, "title": source.title, "container": source.container_title, "issued": source.issued,
        "second_hand": source.second_hand, "descriptor": source.descriptor, "sha256": entry.sha256,
        "quotations": entry.quotations, "numbers": entry.numbers,
    }  # fmt: skip


def theme_rows(corpus: Corpus) -> list[Row]:
    """A row for each theme, with how much of the corpus speaks of it: in all, by source and by origin."""
    rows = []
    for theme in corpus.themes.values():
        covered = corpus.coverage(theme)
        rows.append({
            "id": theme.id, "label": theme.label, "question": theme.question, "terms": list(theme.terms),
            "sources": [doc_id for doc_id, _ in covered.documents], "documents": len(covered.documents),
            "origins": len(covered.origins), "passages": covered.passages, "quotations": covered.quotations,
            "numbers": covered.numbers, "by_source": dict(covered.documents), "by_origin": dict(covered.origins),
            "where": _where(corpus, covered),
        })  # fmt: skip
    return rows


def _where(corpus: Corpus, covered: Coverage) -> str:
    """Passages of each origin, the most first, with its sources where it has another name than its one source."""
    told = []
    for origin, passages in sorted(covered.origins, key=lambda item: -item[1])[:_MOST_ORIGINS]:
        inside = [(doc_id, count) for doc_id, count in covered.documents if corpus.entries[doc_id].origin == origin]
        named = ", ".join(f"{doc_id} {count}" if len(inside) > 1 else doc_id for doc_id, count in inside)
        told.append(f"{origin} {passages}" + (f" ({named})" if named != origin else ""))
    more = len(covered.origins) - len(told)
    return "; ".join([*told, f"{more} more origins"] if more else told)


def ranking_rows(corpus: Corpus, theme: str, *, limit: int) -> list[Row]:
    """The best passages of a theme, and what the score of each adds up from."""
    rows = []
    for hit in corpus.theme_hits(corpus.themes[theme], limit=limit):
        parts = {name: round(value, 2) for name, value in hit.parts}
        rows.append({
            **_evidence_row(corpus, hit.passage), "theme": theme, "score": round(sum(parts.values()), 2),
            "parts": parts, "made_of": " + ".join(f"{name} {value:.2f}" for name, value in parts.items()),
        })  # fmt: skip
    return rows


def quotation_rows(
    corpus: Corpus, *, source: str | None = None, theme: str | None = None, speaker: str | None = None,
    about: str | None = None, form: str = "direct", limit: int | None = None,
) -> list[Row]:  # fmt: skip
    """Quotations that pass the filters, best first where a theme or a search ranks them, else in reading order."""
    forms = get_args(QuotationForm) if form == "all" else (form,)
    found: Iterable[Quotation]
    if theme or about:
        ranked_by = corpus.theme(theme) if theme else None
        # Who speaks is told after ranking: then more must be ranked than are shown.
        most = None if speaker else limit
        found = corpus.quotations_about(theme=ranked_by, about=about or "", source=source, forms=forms, limit=most)
    else:
        found = (item for doc_id in _documents(corpus, source, speaker) for item in corpus.quotations_of(doc_id))
    chosen = (
        item for item in found if item.form in forms and (speaker is None or is_speaker(speaker, item.speaker or ""))
    )
    return [_quotation_row(corpus, item) for item in islice(chosen, limit)]


def number_rows(
    corpus: Corpus, *, source: str | None = None, theme: str | None = None, about: str | None = None,
    limit: int | None = None,
) -> list[Row]:  # fmt: skip
    """Numbers that pass the filters, best first where a theme or a search ranks them, else in reading order."""
    found: Iterable[Number]
    if theme or about:
        ranked_by = corpus.theme(theme) if theme else None
        found = corpus.numbers_about(theme=ranked_by, about=about or "", source=source, limit=limit)
    else:
        found = (item for doc_id in _documents(corpus, source, None) for item in corpus.numbers_of(doc_id))
    return [_number_row(corpus, item) for item in islice(found, limit)]


def _documents(corpus: Corpus, source: str | None, speaker: str | None) -> Iterable[str]:
    """Ids of the documents that need be looked into."""
    documents: Iterable[str] = corpus.documents
    if speaker:
        documents = corpus.where_speaks(name for name in corpus.speakers if is_speaker(speaker, name))
    return documents if source is None else [doc_id for doc_id in documents if doc_id == source]


def passage_rows(
    corpus: Corpus, text: str, *, source: str | None = None, theme: str | None = None, limit: int | None = None
) -> tuple[list[Row], Findings]:
    """Passages that a search finds, best first, and what the search gave."""
    found = corpus.search(text, source=source, theme=corpus.theme(theme) if theme else None, limit=limit)
    rows = [
        {**_evidence_row(corpus, hit.passage), "locator": _place(corpus, hit.passage), "score": round(hit.score, 3)}
        for hit in found.hits
    ]
    return rows, found


def _place(corpus: Corpus, item: Evidence) -> str:
    return locator(corpus.documents[item.doc_id], item.span, _ENGLISH)[1]


def _evidence_row(corpus: Corpus, item: Evidence) -> Row:
    document = corpus.documents[item.doc_id]
    return {
        "id": item.id, "source": item.doc_id, "file": document.file, "text": document.slice(item.span),
        "start": item.span.start, "end": item.span.end, "line": document.line_of(item.span.start),
    }  # fmt: skip


def _quotation_row(corpus: Corpus, item: Quotation) -> Row:
    document = corpus.documents[item.doc_id]
    return {
        **_evidence_row(corpus, item),
        "speaker": item.speaker, "mention": _slice(document, item.mention), "cue": _slice(document, item.cue),
        "timecode": item.timecode, "locator": locator(document, item.span, _ENGLISH, item)[1], "form": item.form,
        "confidence": item.confidence, "reason": item.reason,
        "places": [{"start": place.start, "end": place.end, "line": document.line_of(place.start)}
                   for place in item.places or (item.span,)],
    }  # fmt: skip


def _slice(document: Document, span: Span | None) -> Row | None:
    return {"text": document.slice(span), "start": span.start, "end": span.end} if span else None


def _number_row(corpus: Corpus, item: Number) -> Row:
    sentence = corpus.sentence_at(item.doc_id, item.span.start)
    return {
        **_evidence_row(corpus, item),
        "locator": _place(corpus, item),
        "value": f"{item.value:f}", "upper": f"{item.upper:f}" if item.upper is not None else None,
        "unit": item.unit, "approximate": item.approximate,
        "sentence": corpus.text(sentence) if sentence else "",
    }  # fmt: skip


def shown_json(corpus: Corpus, evidence_id: str) -> str:
    """One piece of evidence, with its context, as a JSON object."""
    item = corpus.evidence(evidence_id)
    if item is None:
        row = _source_row(corpus.entries[evidence_id], corpus.sources[evidence_id])
        return json.dumps(row, ensure_ascii=False, indent=1)
    row = _row_of(corpus, item)
    before, after = corpus.around(item.doc_id, _sentence_span(corpus, item))
    row["context"] = {
        "before": corpus.text(before) if before else "",
        "passage": corpus.documents[item.doc_id].slice(_sentence_span(corpus, item)),
        "after": corpus.text(after) if after else "",
    }
    return json.dumps(row, ensure_ascii=False, indent=1)


def _row_of(corpus: Corpus, item: Evidence) -> Row:
    if isinstance(item, Quotation):
        return _quotation_row(corpus, item)
    return _number_row(corpus, item) if isinstance(item, Number) else _evidence_row(corpus, item)


def _sentence_span(corpus: Corpus, item: Evidence) -> Span:
    from pincite.briefing.register import passage_of

    return passage_of(corpus, item.id) or item.span


def shown(corpus: Corpus, evidence_id: str) -> str:
    """One piece of evidence, or a source, for people."""
    item = corpus.evidence(evidence_id)
    if item is None:
        return _shown_source(corpus, evidence_id)
    document = corpus.documents[item.doc_id]
    span = _sentence_span(corpus, item)
    before, after = corpus.around(item.doc_id, span)
    left, right = document.text[span.start : item.span.start], document.text[item.span.end : span.end]
    lines = [item.id, f"  {document.file}:{document.line_of(item.span.start)}  ({document.source.kind}, {document.id})"]
    lines += _particulars(corpus, item)
    lines += ["", *(f"  {corpus.text(leaf)}" for leaf in (before,) if leaf)]
    lines.append(f"  {left}>>>{corpus.text(item)}<<<{right}")
    lines += [f"  {corpus.text(leaf)}" for leaf in (after,) if leaf]
    for place, entry in corpus.corrections_in(item.doc_id, span):
        lines.append(f"\n  `{document.slice(place)}` is read as {entry.canonical}: {entry.evidence.strip()}")
    return "\n".join(lines)


def _particulars(corpus: Corpus, item: Evidence) -> list[str]:
    if isinstance(item, Quotation):
        who = item.speaker or "nobody that can be told without doubt"
        time = f" at {item.timecode}" if item.timecode else ""
        places = [str(corpus.documents[item.doc_id].line_of(place.start)) for place in item.places]
        where = f"; stands at lines {', '.join(places)}" if len(places) > 1 else ""
        return [f"  {item.form}: said by {who}{time} ({item.reason}){where}"]
    if isinstance(item, Number):
        upper = f" to {item.upper:f}" if item.upper is not None else ""
        about = "about " if item.approximate else ""
        return [f"  number: {about}{item.value:f}{upper} {item.unit}".rstrip()]
    return []


def _shown_source(corpus: Corpus, doc_id: str) -> str:
    from pincite.briefing.citations import bibliography
    from pincite.briefing.model import plain
    from pincite.briefing.wording import kind_label
    from pincite.references.items import as_item
    from pincite.references.styles import DEFAULT_STYLE, load_style

    document = corpus.documents[doc_id]
    words = plain(bibliography(load_style(DEFAULT_STYLE), [as_item(document.source)])[doc_id])
    facts = [
        doc_id, f"  {words}", f"  {kind_label(document.source, _ENGLISH)}; origin {document.source.origin}",
        f"  {document.source.descriptor}" if document.source.descriptor else "",
        f"  {document.file}  sha256 {document.sha256}",
    ]  # fmt: skip
    return "\n".join(fact for fact in facts if fact)


def diagnostics_as(form: str, diagnostics: Iterable[Diagnostic]) -> str:
    """``json``: one array; ``sarif``: SARIF 2.1.0 for code hosts and editors."""
    items = list(diagnostics)
    if form == "json":
        return json.dumps([item.as_dict() for item in items], ensure_ascii=False, indent=1)
    rules = sorted({item.rule for item in items})
    run = {
        "tool": {"driver": {"name": "pincite", "rules": [{"id": rule} for rule in rules]}},
        "results": [_sarif_result(item) for item in items],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _sarif_result(item: Diagnostic) -> Row:
    levels = {"error": "error", "warning": "warning", "hint": "note"}
    result: Row = {
        "ruleId": item.rule,
        "level": levels[item.severity],
        "message": {"text": "\n".join([item.message, *item.hints])},
        "locations": [_sarif_location(item)] if item.place.file else [],
    }
    told = {key: value for key, value in (("evidence", item.evidence), ("verdict", item.verdict)) if value}
    return {**result, "properties": told} if told else result


def _sarif_location(item: Diagnostic) -> Row:
    """A region is of a text; a page, a slide or a place in the YAML is a logical location (SARIF 2.1.0, 3.33)."""
    physical: Row = {"artifactLocation": {"uri": quote(item.place.file.replace(os.sep, "/"))}}
    path = item.place.path
    if item.place.line or path.startswith("$"):
        physical["region"] = {"startLine": item.place.line or 1, "startColumn": item.place.column or 1}
    location: Row = {"physicalLocation": physical}
    if path not in ("", "$"):
        location["logicalLocations"] = [{"fullyQualifiedName": path}]
    return location
