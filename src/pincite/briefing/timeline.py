"""Timelines: the author's dated entries, or sentences of the sources that carry a date, verbatim, earliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pincite.briefing.model import Moment, PrintedNumber, Statement, Timeline
from pincite.briefing.prose import ProseComposer
from pincite.briefing.register import corrected_runs
from pincite.briefing.selection import Selector
from pincite.briefing.wording import passage_attribution
from pincite.corpus.catalogue import Corpus
from pincite.corpus.dates import iso_date
from pincite.corpus.model import Passage, Theme
from pincite.corpus.numbers import read_numbers
from pincite.diagnostics import error
from pincite.spec.exhibits import MomentSpec, TimelineSpec

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)(?!['’]?s)")
_REFERENCE = re.compile(r"\([^\W\d_][\w.&' -]{0,60},? \d{4}[a-z]?\)")
"""An author and a year in brackets: when something was written, not when something happened."""
_LEADING = frozenset(
    "after around before between by during early from in late mid of since the through to until".split()
)
"""Words that stand before a year as such, at the head of a sentence too; a name has another (``Agenda 2030``)."""
_WORD = re.compile(r"[^\W_]+")
_SAME = 0.5
"""Share of common words (Jaccard) from which two sentences of one date are taken to tell the same."""


@dataclass(frozen=True, slots=True)
class _Dated:
    iso: str
    passage: Passage
    score: float


def timeline(
    spec: TimelineSpec, path: str, prose: ProseComposer, selector: Selector, *, themes: Sequence[Theme],
    documents: Sequence[str] | None = None,
) -> Timeline | None:  # fmt: skip
    """The timeline; nothing (and a diagnostic) when no sentence carries a date.

    Sentences are taken from ``documents`` (from all, when there are none given); those that speak of ``themes`` come
    first, and of more than one theme before those of one.
    """
    title = prose.words(spec.title, f"{path}.title")
    if spec.entries:
        moments = [_entry(entry, f"{path}.entries[{at}]", prose) for at, entry in enumerate(spec.entries)]
        return Timeline(title, tuple(sorted(moments, key=lambda moment: moment.iso)))
    chosen = _chosen(tuple(_dated(prose.corpus, selector, themes, documents)), spec.max, prose.corpus)
    if not chosen:
        place = prose.loaded.marks.place(path)
        fault = error("selection-finds-something", "no sentence that can stand alone carries a date", place,
                      "write the entries: `- {date: 2022-10, text: ...}`")  # fmt: skip
        prose.diagnostics.append(fault)
        return None
    moments = [_verbatim(item, prose) for item in sorted(chosen, key=lambda item: item.iso)]
    return Timeline(title, tuple(moments), prose.language.briefing.timeline_note)


def _entry(spec: MomentSpec, path: str, prose: ProseComposer) -> Moment:
    """The author's entry; its date is held to the passages that the entry cites."""
    first = len(prose.statements)
    text = prose.line(spec.text, f"{path}.text")
    cited = tuple(dict.fromkeys(item for part in prose.statements[first:] for item in part.cited))
    place, shown = prose.loaded.marks.place(f"{path}.date"), prose.language.date(spec.date)
    number = PrintedNumber(shown, place, "", "date")
    prose.statements.append(Statement(shown, place, "text", cited, (number,), (), "fact" if cited else "judgement"))
    return Moment(shown, spec.date, text, prose.register.cite(*cited))


def _verbatim(item: _Dated, prose: ProseComposer) -> Moment:
    passage, corpus = item.passage, prose.corpus
    return Moment(
        date=prose.language.date(item.iso),
        iso=item.iso,
        prose=corrected_runs(corpus, passage.doc_id, passage.span, evidence=passage.id),
        citations=prose.register.cite(passage.id),
        evidence=passage.id,
        attribution=passage_attribution(corpus.sources[passage.doc_id], prose.language),
    )


def _dated(
    corpus: Corpus, selector: Selector, themes: Sequence[Theme], documents: Sequence[str] | None
) -> Iterator[_Dated]:
    """Every sentence with a date that speaks of a theme, in the order of the corpus."""
    scores: dict[str, float] = {}
    passages: dict[str, Passage] = {}
    for theme in themes:
        hits = corpus.theme_hits(theme)
        best = max((hit.score for hit in hits), default=1.0) or 1.0
        for hit in hits:
            if documents is None or hit.passage.doc_id in documents:
                scores[hit.passage.id] = scores.get(hit.passage.id, 0.0) + hit.score / best
                passages[hit.passage.id] = hit.passage
    for passage_id, passage in passages.items():
        iso = date_of(corpus.text(passage))
        if iso and passage.leaf and selector.stands_alone(passage):
            yield _Dated(iso, passage, round(scores[passage_id], 6))


def date_of(text: str) -> str:
    """When a sentence says that something happened: the first of its most precise dates, as ISO 8601, or nothing.

    A decade is no date, and neither is the year of a reference in brackets.
    """
    plain = _REFERENCE.sub(lambda found: " " * len(found[0]), text)
    found = []
    for number in read_numbers(plain):
        if number.kind == "date":
            year = _YEAR.search(number.printed)
            named = number.printed.isdigit() and _ends_a_name(plain[: number.start])
            found.append("" if named else iso_date(number.printed) or (year[0] if year else ""))
    return max(found, key=len, default="")


def _ends_a_name(before: str) -> bool:
    """Whether a year after these words is part of a name."""
    word = before[-40:].rsplit(maxsplit=1)[-1:] if before.endswith(" ") else []
    return bool(word) and word[0][:1].isupper() and word[0].isalpha() and word[0].lower() not in _LEADING


def _chosen(candidates: Sequence[_Dated], most: int, corpus: Corpus) -> list[_Dated]:
    """The sentences that speak most of the themes; of several that tell the same, the first."""
    chosen: list[tuple[_Dated, frozenset[str]]] = []
    for item in sorted(candidates, key=lambda item: -item.score):
        words = frozenset(word.lower() for word in _WORD.findall(corpus.text(item.passage)))
        told = any(
            item.iso[:4] == other.iso[:4] and len(words & theirs) / len(words | theirs) >= _SAME
            for other, theirs in chosen
        )
        if not told:
            chosen.append((item, words))
        if len(chosen) == most:
            break
    return [item for item, _ in chosen]
