"""The coverage matrix: which source speaks of which theme, counted in sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pincite.briefing.model import CoverageMatrix, CoveredSource, CoveredTheme
from pincite.briefing.wording import short_name
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Theme
from pincite.words import Language

MOST_COLUMNS = 12
"""So many sources have a column of their own; the others are counted together."""
_FEWEST = 2
"""Of fewer themes or fewer sources there is nothing to compare."""


def coverage_matrix(
    corpus: Corpus, themes: Sequence[Theme], cited: Collection[str], language: Language
) -> CoverageMatrix | None:  # fmt: skip
    """The matrix of ``themes`` and of every source that speaks of one; nothing with fewer than two of either.

    Sources of one origin stand together. ``cited`` are the ids of the documents that the briefing cites: they come
    before others when there are more sources than columns.
    """
    counts = [dict(corpus.coverage(theme).documents) for theme in themes]
    speaking = [doc_id for doc_id in corpus.documents if any(doc_id in row for row in counts)]
    if len(themes) < _FEWEST or len(speaking) < _FEWEST:
        return None
    total = {doc_id: sum(row.get(doc_id, 0) for row in counts) for doc_id in speaking}
    ranked = sorted(speaking, key=lambda doc_id: (doc_id not in cited, -total[doc_id]))
    shown = _by_origin(ranked[:MOST_COLUMNS], corpus)
    rest = ranked[MOST_COLUMNS:]
    rows = tuple(
        CoveredTheme(theme.label, tuple(row.get(doc_id, 0) for doc_id in shown),
                     sum(row.get(doc_id, 0) for doc_id in rest))
        for theme, row in zip(themes, counts, strict=True)
    )  # fmt: skip
    sources = tuple(
        CoveredSource(doc_id, short_name(corpus.sources[doc_id]), corpus.entries[doc_id].origin, doc_id in cited)
        for doc_id in shown
    )
    return CoverageMatrix(sources, rows, len(rest), _note(len(rest), len(corpus.documents) - len(speaking), language))


def _by_origin(documents: Sequence[str], corpus: Corpus) -> list[str]:
    """The documents in their order, each followed by the others of its origin."""
    origins = list(dict.fromkeys(corpus.entries[doc_id].origin for doc_id in documents))
    return sorted(documents, key=lambda doc_id: origins.index(corpus.entries[doc_id].origin))


def _note(rest: int, silent: int, language: Language) -> str:
    words = language.briefing
    parts = [words.matrix_counts]
    if rest:
        parts.append(language.say(words.matrix_rest, rest))
    if silent:
        parts.append(language.say(words.matrix_silent, silent))
    return language.sentences(parts)
