"""Full-text search over the passages of a corpus, on SQLite FTS5 with bm25 ranking and Porter stemming."""

from __future__ import annotations

import re
import sqlite3
import weakref
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pincite.corpus.model import Passage, Theme
from pincite.diagnostics import MissingToolError

_HEADING_WEIGHT = 0.4
"""A term in the heading above a passage counts less than one in the passage."""
_QUERY_PART = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, and why."""

    passage: Passage
    score: float
    """Higher is better; comparable within one query only."""
    terms: tuple[str, ...] = ()
    """The terms of the query that stand in it, best first."""


class PassageIndex:
    """Passages of a corpus, searchable. Rows keep the order in which they were given."""

    def __init__(self, rows: Iterable[tuple[Passage, str, str]]) -> None:
        """``rows`` are passages with their text and the heading above them."""
        self._passages: list[Passage] = []
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._database.close)
        try:
            self._database.execute(
                "CREATE VIRTUAL TABLE passage "
                "USING fts5(text, heading, tokenize='porter unicode61 remove_diacritics 2')"
            )
        except sqlite3.OperationalError as fault:
            raise MissingToolError(
                "this Python's SQLite has no full-text search (FTS5); use a Python from your system or python.org"
            ) from fault
        self._database.executemany(
            "INSERT INTO passage(rowid, text, heading) VALUES (?, ?, ?)",
            ((self._added(passage), text, heading) for passage, text, heading in rows),
        )

    def _added(self, passage: Passage) -> int:
        self._passages.append(passage)
        return len(self._passages)

    def search(self, text: str, *, limit: int | None = None) -> tuple[Hit, ...]:
        """Passages that hold every word of ``text``, best first.

        ``"several words"`` is a phrase, ``word*`` a prefix, ``-word`` an exclusion. Nothing else is syntax. When no
        passage holds all words, passages that hold some of them are given.
        """
        wanted, unwanted = _query_parts(text)
        if not wanted:
            return ()
        for operator in (" AND ", " OR "):
            query = _without(operator.join(wanted), unwanted)
            found = self._ranked(query)
            if found:
                terms = tuple(part.strip('"*') for part in wanted)
                return tuple(Hit(self._passages[row - 1], score, terms) for row, score in found[:limit])
        return ()

    def rank(self, theme: Theme) -> tuple[Hit, ...]:
        """Passages with a term of ``theme`` and none of its excluded ones, best first; the terms' scores add up."""
        scores: dict[int, dict[str, float]] = {}
        seen: set[frozenset[int]] = set()
        unwanted = [query for term in theme.excluded if (query := _term_query(term))]
        for term in theme.terms:
            query = _term_query(term)
            found = self._ranked(_without(query, unwanted)) if query else []
            rows = frozenset(row for row, _ in found)
            # Spellings that stem alike (open source, open-sourcing) find the same passages and count once.
            if rows and rows not in seen:
                seen.add(rows)
                for row, score in found:
                    scores.setdefault(row, {})[term] = score
        ranked = sorted(scores.items(), key=lambda item: (-round(sum(item[1].values()), 9), item[0]))
        return tuple(
            Hit(self._passages[row - 1], sum(found.values()), tuple(sorted(found, key=lambda term: -found[term])))
            for row, found in ranked
        )

    def _ranked(self, query: str) -> list[tuple[int, float]]:
        rows: list[tuple[int, float]] = self._database.execute(
            f"SELECT rowid, -bm25(passage, 1.0, {_HEADING_WEIGHT}) AS score FROM passage WHERE passage MATCH ? "
            "ORDER BY score DESC, rowid",
            (query,),
        ).fetchall()
        # bm25 is slightly negative for a term that stands in most passages of a small corpus; it still matches.
        return [(row, max(score, 1e-6)) for row, score in rows]


def _query_parts(text: str) -> tuple[list[str], list[str]]:
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _QUERY_PART.findall(text):
        term = _term_query(phrase or word)
        if term:
            (unwanted if minus else wanted).append(term)
    return wanted, unwanted


def _term_query(term: str) -> str:
    """A word, phrase or prefix as FTS5 writes it; empty when nothing searchable is in it."""
    if not re.search(r"\w", term):
        return ""
    prefix = term.endswith("*")
    return _quoted(term.rstrip("*")) + ("*" if prefix else "")


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _without(query: str, unwanted: Sequence[str]) -> str:
    return f"({query}) NOT ({' OR '.join(unwanted)})" if unwanted else query
