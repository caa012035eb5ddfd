"""What the corpus holds, as rows for people and for programs."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from pincite.briefing.selection import is_speaker
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Document, Evidence, Number, Quotation, Span
from pincite.diagnostics import Diagnostic

Row = dict[str, Any]
Columns = Sequence[tuple[str, str]]
"""Heading and key of what a table shows; JSON and CSV carry every key."""

SOURCE_COLUMNS = (("id", "id"), ("kind", "kind"), ("origin", "origin"), ("date", "issued"), ("title", "title"),
                  ("quotations", "quotations"), ("numbers", "numbers"))  # fmt: skip
THEME_COLUMNS = (("id", "id"), ("label", "label"), ("documents", "documents"), ("origins", "origins"),
                 ("passages", "passages"), ("quotations", "quotations"), ("numbers", "numbers"))  # fmt: skip
QUOTATION_COLUMNS = (("id", "id"), ("speaker", "speaker"), ("time", "timecode"), ("line", "line"), ("words", "text"))
NUMBER_COLUMNS = (("id", "id"), ("number", "text"), ("value", "value"), ("unit", "unit"), ("line", "line"),
                  ("sentence", "sentence"))  # fmt: skip
PASSAGE_COLUMNS = (("id", "id"), ("line", "line"), ("score", "score"), ("text", "text"))


_UNBROKEN = frozenset({"id", "value", "unit", "timecode", "line", "issued", "kind", "origin"})


def source_rows(corpus: Corpus) -> list[Row]:
    """A row for each document."""
    rows = []
    for document in corpus.documents.values():
        source = document.source
        direct = [item for item in corpus.quotations if item.doc_id == document.id and item.form == "direct"]
        rows.append({
            "id": document.id, "file": document.file, "kind": source.kind, "origin": source.origin,
            "title": source.title, "container": source.container_title, "issued": source.issued,
            "second_hand": source.second_hand, "descriptor": source.descriptor, "sha256": document.sha256,
            "quotations": len(direct), "numbers": sum(item.doc_id == document.id for item in corpus.numbers),
        })  # fmt: skip
    return rows


def theme_rows(corpus: Corpus) -> list[Row]:
    """A row for each theme, with how much of the corpus speaks of it."""
    rows = []
    for theme in corpus.themes.values():
        hits = corpus.theme_hits(theme)
        documents = list(dict.fromkeys(hit.passage.doc_id for hit in hits))
        rows.append({
            "id": theme.id, "label": theme.label, "question": theme.question, "terms": list(theme.terms),
            "sources": documents, "documents": len(documents),
            "origins": len({corpus.documents[doc_id].source.origin for doc_id in documents}), "passages": len(hits),
            "quotations": len(quotation_rows(corpus, theme=theme.id)),
            "numbers": len(number_rows(corpus, theme=theme.id)),
        })  # fmt: skip
    return rows


def quotation_rows(
    corpus: Corpus, *, source: str | None = None, theme: str | None = None, speaker: str | None = None,
    about: str | None = None, form: str = "direct",
) -> list[Row]:  # fmt: skip
    """Quotations that pass the filters, best first where a theme or a search ranks them, else in reading order."""
    ranks = _ranks(corpus, theme, about)
    found = [
        item
        for item in corpus.quotations
        if form in ("all", item.form)
        and source in (None, item.doc_id)
        and (speaker is None or is_speaker(speaker, item.speaker or ""))
        and (ranks is None or _rank(corpus, item, ranks) is not None)
    ]
    if ranks is not None:
        found.sort(key=lambda item: _rank(corpus, item, ranks) or 0)
    return [_quotation_row(corpus, item) for item in found]


def number_rows(
    corpus: Corpus, *, source: str | None = None, theme: str | None = None, about: str | None = None
) -> list[Row]:
    """Numbers that pass the filters, best first where a theme or a search ranks them, else in reading order."""
    ranks = _ranks(corpus, theme, about)
    found = [
        item
        for item in corpus.numbers
        if source in (None, item.doc_id) and (ranks is None or _rank(corpus, item, ranks) is not None)
    ]
    if ranks is not None:
        found.sort(key=lambda item: _rank(corpus, item, ranks) or 0)
    return [_number_row(corpus, item) for item in found]


def passage_rows(corpus: Corpus, text: str, *, source: str | None = None, theme: str | None = None) -> list[Row]:
    """Passages that a search finds, best first."""
    ranks = _ranks(corpus, theme, None)
    return [
        {**_evidence_row(corpus, hit.passage), "score": round(hit.score, 3)}
        for hit in corpus.index.search(text)
        if source in (None, hit.passage.doc_id) and (ranks is None or hit.passage.id in ranks)
    ]


def _ranks(corpus: Corpus, theme: str | None, about: str | None) -> dict[str, int] | None:
    """Position of each sentence in the ranking by theme or search; none without either."""
    found: list[dict[str, int]] = []
    if theme:
        found.append({hit.passage.id: rank for rank, hit in enumerate(corpus.theme_hits(corpus.themes[theme]))})
    if about:
        found.append({hit.passage.id: rank for rank, hit in enumerate(corpus.index.search(about))})
    if not found:
        return None
    return {key: rank for key, rank in found[-1].items() if all(key in ranks for ranks in found)}


def _rank(corpus: Corpus, item: Quotation | Number, ranks: dict[str, int]) -> int | None:
    places = item.places if isinstance(item, Quotation) and item.places else (item.span,)
    sentences = (corpus.sentence_at(item.doc_id, place.start) for place in places)
    return min((ranks[sentence.id] for sentence in sentences if sentence and sentence.id in ranks), default=None)


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
        "timecode": item.timecode, "form": item.form, "confidence": item.confidence, "reason": item.reason,
        "places": [{"start": place.start, "end": place.end, "line": document.line_of(place.start)}
                   for place in item.places or (item.span,)],
    }  # fmt: skip


def _slice(document: Document, span: Span | None) -> Row | None:
    return {"text": document.slice(span), "start": span.start, "end": span.end} if span else None


def _number_row(corpus: Corpus, item: Number) -> Row:
    sentence = corpus.sentence_at(item.doc_id, item.span.start)
    return {
        **_evidence_row(corpus, item),
        "value": f"{item.value:f}", "upper": f"{item.upper:f}" if item.upper is not None else None,
        "unit": item.unit, "approximate": item.approximate,
        "sentence": corpus.text(sentence) if sentence else "",
    }  # fmt: skip


def shown_json(corpus: Corpus, evidence_id: str) -> str:
    """One piece of evidence, with its context, as a JSON object."""
    item = corpus.evidence(evidence_id)
    if item is None:
        row = next(row for row in source_rows(corpus) if row["id"] == evidence_id)
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
    from pincite.briefing.model import plain
    from pincite.briefing.sources import reference
    from pincite.briefing.wording import kind_label

    document = corpus.documents[doc_id]
    words = plain(reference(document.source))
    facts = [
        doc_id, f"  {words}", f"  {kind_label(document.source)}; origin {document.source.origin}",
        f"  {document.source.descriptor}" if document.source.descriptor else "",
        f"  {document.file}  sha256 {document.sha256}",
    ]  # fmt: skip
    return "\n".join(fact for fact in facts if fact)


def as_json(rows: Sequence[Row]) -> str:
    """One array."""
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_csv(rows: Sequence[Row]) -> str:
    """With a header; lists and spans as JSON."""
    target = io.StringIO()
    if rows:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return target.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def as_table(rows: Sequence[Row], columns: Columns) -> str:
    """As wide as the terminal; ids are never broken. Without colour, so that it can be piped."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading, key in columns:
        number = bool(rows) and all(isinstance(row[key], int | float) for row in rows)
        table.add_column(heading, justify="right" if number else "left", no_wrap=key in _UNBROKEN)
    for row in rows:
        table.add_row(*("" if row[key] is None else str(row[key]) for _, key in columns))
    target = io.StringIO()
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 160
    plain = Console(file=target, width=max(width, 100), markup=False, highlight=False, emoji=False, color_system=None)
    plain.print(table)
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines()) + "\n"


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
    region = {"startLine": item.place.line or 1, "startColumn": item.place.column or 1}
    place = {"artifactLocation": {"uri": item.place.file}, "region": region}
    return {
        "ruleId": item.rule,
        "level": levels[item.severity],
        "message": {"text": "\n".join([item.message, *item.hints])},
        "locations": [{"physicalLocation": place}] if item.place.file else [],
    }
