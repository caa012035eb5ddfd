"""Full-text search over the sentences of a catalogue, and the ranking by theme: SQLite FTS5, bm25, Porter stems.

A ranking by theme is a sum of named parts: for each term what bm25 gives it in the sentence, what it gives more
because a term stands in the heading above, and a share of what it gives among all that is said where a term stands in
somebody's words.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pincite.corpus.model import Passage, Span, Theme
from pincite.corpus.store.database import Store
from pincite.corpus.store.index_text import TOKENIZER, index_words, indexed
from pincite.corpus.store.query import Readings, Term, joined, query_of, query_parts, quoted, term
from pincite.corpus.store.rows import KINDS, SHIFT, rows_of

_HEADING, _SAID = 0.4, 0.5
"""Weight of a term in the heading above a sentence, and share that its score among all that is said adds when it
stands in somebody's words; in the sentence itself a term weighs 1."""
_RAREST = 6
"""So many of the rarest words decide where words may come from that stand nowhere as they are given."""
_SHORTEST, _LIKE = 4, 0.75
"""Letters of a word for which a nearer one is looked for, and how like it must be, as ``difflib`` has it."""
_TIES = 100
"""So many more rows than wanted are looked at, so that equal scores at the border can be put in order."""
_AT_ONCE = 400
"""Parameters of one statement; some builds of SQLite allow no more than 999."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, and why."""

    passage: Passage
    score: float
    """Higher is better; comparable within one query only."""
    terms: tuple[str, ...] = ()
    """The terms that stand in it or in the heading above it, best first; of a search, those that stand anywhere."""
    parts: tuple[tuple[str, float], ...] = ()
    """What a theme's score adds up from: each term, best first, then ``in the heading`` and ``in somebody's words``."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search found."""

    hits: tuple[Hit, ...]
    complete: bool = True
    """Whether each hit holds every word; otherwise no passage does, and each holds one of them at least."""
    absent: tuple[str, ...] = ()
    """Where no passage holds every word: those that stand nowhere."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of a catalogue a theme reaches."""

    passages: int
    quotations: int
    """Somebody's words that begin in those passages."""
    numbers: int
    files: tuple[tuple[int, int], ...]
    """Number of each file, in the order of the corpus, and how many of its passages."""


class PassageSearch:
    """Searches a store. Rankings are kept in temporary tables, so that they may be longer than memory allows."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rankings: dict[Theme | str, str] = {}
        """What was ranked -> the table that holds rows and scores."""
        self._terms: dict[Theme, tuple[str, ...]] = {}

    def search(
        self, text: str, *, file: int | None = None, theme: Theme | None = None, holding: str = "",
        readings: Readings | None = None, limit: int | None = None,
    ) -> Findings:  # fmt: skip
        """Passages that hold every word of ``text``, best first; only those in one file, about ``theme``, or in which
        evidence of the kind ``holding`` begins, where these are given.

        ``"several words"`` is a phrase, ``word*`` a beginning, ``-word`` an exclusion. Nothing else is syntax. When no
        passage holds all words, passages that hold some of them are given. A name of the ``readings`` is found where it
        was taken down wrongly too.
        """
        wanted, unwanted = query_parts(text, readings)
        if not wanted:
            return Findings(())
        within = [f"row IN (SELECT row FROM temp.{self._theme_ranking(theme)})"] if theme else []
        within += [_holds(holding)] if holding else []
        hits = self._best(*_matching(joined(" AND ", wanted, unwanted), file=file), within=within, limit=limit)
        complete = bool(hits) or len(wanted) < 2
        if not complete:
            hits = self._best(*_matching(joined(" OR ", wanted, unwanted), file=file), within=within, limit=limit)
        absent = () if hits and complete else tuple(term.shown for term in wanted if not self._stands(term))
        terms = tuple(term.shown for term in wanted if term.shown not in absent)
        return Findings(tuple(Hit(passage, score, terms) for _, passage, score in hits), complete, absent)

    def theme_hits(self, theme: Theme, *, holding: str = "", limit: int) -> tuple[Hit, ...]:
        """Passages with a term of ``theme`` and none of its excluded ones, best first, each with its score's parts;
        only those in which evidence of the kind ``holding`` begins, if it is given."""
        table = self._theme_ranking(theme)
        within = [_holds(holding)] if holding else []
        best = self._best(f"SELECT row, score FROM temp.{table}", (), within=within, limit=limit)
        parts = self._parts(theme, table, [row for row, _, _ in best])
        return tuple(_explained(passage, parts[row]) for row, passage, _ in best)

    def reach(self, theme: Theme) -> Reach:
        """How many passages, quotations and numbers speak of a theme, and in which files."""
        table = self._theme_ranking(theme)
        files = self._store.rows(
            f"SELECT number, passages FROM (SELECT row >> {SHIFT} AS number, count(*) AS passages FROM temp.{table} "
            "GROUP BY 1) JOIN file USING (number) ORDER BY position"
        )
        counts = dict(self._store.rows(
            f"SELECT kind, count(*) FROM (SELECT DISTINCT passage >> {SHIFT}, kind, item FROM temp.{table} CROSS JOIN "
            "evidence ON passage = row) GROUP BY kind"
        ))  # fmt: skip
        quotations, numbers = (counts.get(KINDS[kind], 0) for kind in ("direct", "number"))
        return Reach(sum(count for _, count in files), quotations, numbers, tuple(files))

    def standing(
        self, kinds: Iterable[str], *, theme: Theme | None = None, about: str = "", file: int | None = None,
        readings: Readings | None = None, limit: int | None = None,
    ) -> list[tuple[int, int]]:  # fmt: skip
        """Evidence in the sentences that a theme or a search (or both, then in the order of the search) finds, best
        first: number of the file and place in its list."""
        tables = [self._theme_ranking(theme)] if theme else []
        tables += [self._search_ranking(about, readings)] if about else []
        joined = " ".join(f"CROSS JOIN temp.{table} ON {table}.row = {tables[-1]}.row" for table in tables[:-1])
        wanted = ", ".join(str(KINDS[kind]) for kind in kinds)
        within = "AND passage BETWEEN ? AND ?" if file is not None else ""
        ranking = tables[-1]
        found = self._store.rows(
            "SELECT number, item FROM "
            f"(SELECT passage >> {SHIFT} AS number, kind, item, max({ranking}.score) AS best, passage "
            f"FROM temp.{ranking} {joined} CROSS JOIN evidence ON passage = {ranking}.row "
            f"WHERE kind IN ({wanted}) {within} GROUP BY 1, kind, item) "
            "JOIN file USING (number) ORDER BY round(best, 9) DESC, position, passage, item LIMIT ?",
            (*(rows_of(file) if file is not None else ()), -1 if limit is None else limit),
        )
        return [(number, item) for number, item in found]

    def files_holding(self, words: str) -> list[int]:
        """The files whose texts hold every one of these words, in any order, in the order of the corpus."""
        found = dict.fromkeys(index_words(words))
        if not found:
            return []
        query = " AND ".join(quoted(word) for word in found)
        return [number for (number,) in self._store.rows(
            "SELECT number FROM (SELECT rowid AS number FROM word WHERE word MATCH ?) JOIN file USING (number) "
            "ORDER BY position", (query,)
        )]  # fmt: skip

    def files_near(self, words: str, *, limit: int) -> list[int]:
        """The files in which most of the rarer of these words stand together, in the order of the corpus."""
        counted = []
        for word in dict.fromkeys(index_words(words)):
            ((count,),) = self._store.rows("SELECT count(*) FROM word WHERE word MATCH ?", (quoted(word),))
            counted += [(count, word)] if count else []
        rarest = [Term(word, quoted(word)) for _, word in sorted(counted)[:_RAREST]]
        if not rarest:
            return []
        best = self._best(*_matching(joined(" OR ", rarest, ())), limit=limit)
        numbers = {row >> SHIFT for row, _, _ in best}
        marks = ", ".join("?" * len(numbers))
        query = f"SELECT number FROM file WHERE number IN ({marks}) ORDER BY position"
        return [number for (number,) in self._store.rows(query, tuple(numbers))]

    def files_of(self, words: str) -> frozenset[int]:
        """The files in which a word or phrase stands in some passage."""
        if not (query := query_of(words)):
            return frozenset()
        select = f"SELECT DISTINCT rowid >> {SHIFT} FROM sentence WHERE sentence MATCH ?"
        return frozenset(number for (number,) in self._store.rows(select, (query,)))

    def near_token(self, word: str) -> str:
        """The word of the index, as it is stemmed there, that is spelt most like ``word`` and begins like it."""
        tokens = [token for _, token in self._tokens([word])]
        if len(tokens) != 1 or len(tokens[0]) < _SHORTEST:
            return ""
        (plain,) = tokens
        self._store.write("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, sentence, row)")
        query = "SELECT term FROM temp.vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"
        known = self._store.rows(query, (plain[0], f"{plain[0]}\U0010ffff", len(plain) - 3, len(plain) + 3))
        near = difflib.get_close_matches(plain, [token for (token,) in known], n=1, cutoff=_LIKE)
        return near[0] if near else ""

    def _stands(self, term: Term) -> bool:
        return bool(self._store.rows("SELECT 1 FROM sentence WHERE sentence MATCH ? LIMIT 1", (term.query,)))

    def _best(
        self, select: str, parameters: Sequence[Any], *, within: Sequence[str] = (), limit: int | None = None
    ) -> list[tuple[int, Passage, float]]:
        """Row, passage and score of the best rows that ``select`` gives and that meet the conditions ``within``.

        Rows with equal scores come in the order of the corpus, whatever the order in which they came into the store.
        """
        condition = f"WHERE {' AND '.join(within)}" if within else ""
        query = f"SELECT row, score FROM ({select}) {condition} ORDER BY score DESC LIMIT ?"
        some = -1 if limit is None else limit + _TIES
        found = [(row, round(score, 9)) for row, score in self._store.rows(query, (*parameters, some))]
        if limit and len(found) == some:
            if found[limit - 1][1] == found[-1][1]:
                found = [(row, round(score, 9)) for row, score in self._store.rows(query, (*parameters, -1))]
            least = found[limit - 1][1]
            found = [item for item in found if item[1] >= least]
        return self._placed(found)[:limit]

    def _placed(self, found: Sequence[tuple[int, float]]) -> list[tuple[int, Passage, float]]:
        """Rows and scores with their passages, by score and then in the order of the corpus."""
        scores = dict(found)
        placed = []
        for start in range(0, len(found), _AT_ONCE):
            rows = [row for row, _ in found[start : start + _AT_ONCE]]
            marks = ", ".join("?" * len(rows))
            placed += self._store.rows(
                f"SELECT position, row, id, label, start, stop FROM passage JOIN file ON number = row >> {SHIFT} "
                f"WHERE row IN ({marks})", rows,
            )  # fmt: skip
        placed.sort(key=lambda item: (-scores[item[1]], item[0], item[1]))
        return [
            (row, Passage(f"{doc_id}#{label}", doc_id, Span(start, stop)), scores[row])
            for _, row, doc_id, label, start, stop in placed
        ]

    def _search_ranking(self, text: str, readings: Readings | None) -> str:
        """The table that ranks what a search finds."""
        if text not in self._rankings:
            wanted, unwanted = query_parts(text, readings)
            table = self._new_table(text, "row INTEGER PRIMARY KEY, score REAL")
            for operator in (" AND ", " OR ") if wanted else ():
                select, parameters = _matching(joined(operator, wanted, unwanted))
                self._store.write(f"INSERT INTO temp.{table} {select}", parameters)
                if self._store.rows(f"SELECT 1 FROM temp.{table} LIMIT 1"):
                    break
        return self._rankings[text]

    def _theme_ranking(self, theme: Theme) -> str:
        """The table that ranks what speaks of a theme: a row's score is the sum of its parts."""
        if theme in self._rankings:
            return self._rankings[theme]
        terms = self._terms[theme] = self._distinct(theme.terms)
        unwanted = [found for item in theme.excluded if (found := term(item))]
        table = self._new_table(theme, "row INTEGER PRIMARY KEY, score REAL")
        columns = "term INTEGER, row INTEGER, words REAL, headed REAL, said REAL, PRIMARY KEY (term, row)"
        self._store.write(f"CREATE TEMP TABLE {table}_part ({columns}) WITHOUT ROWID")
        for index, shown in enumerate(terms):
            query = query_of(shown)
            self._store.write(
                f"INSERT INTO temp.{table}_part SELECT {index}, rowid, -bm25(sentence, 1.0, 0.0), "
                f"-bm25(sentence, 1.0, {_HEADING}), 0.0 FROM sentence WHERE sentence MATCH ?",
                (joined("", [Term(shown, query)], unwanted),),
            )
            self._store.write(
                f"INSERT INTO temp.{table}_part SELECT {index}, rowid, 0.0, 0.0, -bm25(said) * {_SAID} FROM said "
                "WHERE said MATCH ? ON CONFLICT (term, row) DO UPDATE SET said = excluded.said",
                (query,),
            )
        if unwanted:  # what is said in sentences that are ruled out
            self._store.write(f"DELETE FROM temp.{table}_part WHERE headed = 0.0")
        self._store.write(
            f"INSERT INTO temp.{table} SELECT row, sum(headed + said) FROM temp.{table}_part GROUP BY row ORDER BY row"
        )
        return table

    def _new_table(self, ranked: Theme | str, columns: str) -> str:
        table = self._rankings[ranked] = f"ranking_{len(self._rankings)}"
        self._store.write(f"CREATE TEMP TABLE {table} ({columns})")
        return table

    def _distinct(self, terms: Iterable[str]) -> tuple[str, ...]:
        """Terms with something to look for; of spellings that the index cannot tell apart (``low cost``, ``low-cost``)
        the first."""
        given = [item for item in terms if query_of(item)]
        tokens: dict[int, list[str]] = {}
        for index, token in self._tokens(given):
            tokens.setdefault(index, []).append(token)
        first: dict[tuple[object, ...], str] = {}
        for index, item in enumerate(given):
            first.setdefault((item.endswith("*"), *tokens.get(index, ())), item)
        return tuple(first.values())

    def _tokens(self, texts: Sequence[str]) -> list[tuple[int, str]]:
        """The tokens that the index makes of texts, each with the place of its text."""
        self._store.write(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5(text, tokenize='{TOKENIZER}')")
        self._store.write("CREATE VIRTUAL TABLE IF NOT EXISTS temp.token USING fts5vocab(temp, term, instance)")
        self._store.write("DELETE FROM temp.term")
        self._store.write_many("INSERT INTO temp.term (rowid, text) VALUES (?, ?)",
                               [(index, indexed(item)) for index, item in enumerate(texts)])  # fmt: skip
        return self._store.rows("SELECT doc, term FROM temp.token ORDER BY doc, offset")

    def _parts(self, theme: Theme, table: str, rows: Sequence[int]) -> dict[int, list[tuple[str, float, float, float]]]:
        """For each row its terms, each with its score in the sentence, with the heading, and for what is said."""
        parts: dict[int, list[tuple[str, float, float, float]]] = {row: [] for row in rows}
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            for index, shown in enumerate(self._terms[theme]):
                query = f"SELECT row, words, headed, said FROM temp.{table}_part WHERE term = ? AND row IN ({marks})"
                for row, *scores in self._store.rows(query, (index, *some)):
                    parts[row].append((shown, *scores))
        return parts


def _explained(passage: Passage, found: Sequence[tuple[str, float, float, float]]) -> Hit:
    best = sorted(found, key=lambda item: -round(item[2], 9))
    parts = [(term, words) for term, words, _, _ in best]
    parts.append(("in the heading", sum(headed - words for _, words, headed, _ in best)))
    parts.append(("in somebody's words", sum(said for _, _, _, said in best)))
    return Hit(
        passage,
        sum(value for _, value in parts),
        tuple(term for term, _, _, _ in best),
        tuple((name, value) for name, value in parts if value > 1e-9),
    )


def _holds(kind: str) -> str:
    """SQL: whether evidence of this kind begins in the passage ``row``."""
    return f"EXISTS (SELECT 1 FROM evidence WHERE passage = row AND kind = {KINDS[kind]})"


def _matching(query: str, *, file: int | None = None) -> tuple[str, tuple[Any, ...]]:
    """SQL that gives row and score of the sentences that match, and its parameters."""
    score = f"-bm25(sentence, 1.0, {_HEADING})"
    select = f"SELECT rowid AS row, {score} AS score FROM sentence WHERE sentence MATCH ?"
    if file is None:
        return select, (query,)
    return f"{select} AND rowid BETWEEN ? AND ?", (query, *rows_of(file))
