"""The catalogue's file: one SQLite database, in a cache folder or in memory.

It can always be made again from the corpus, so nothing in it is precious: what is older, damaged or foreign is thrown
away. A number stands for a file; a passage's row is the file's number and the passage's place in it (``rows_of``).
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from pincite import __version__
from pincite.corpus.model import Document, Number, Passage, Quotation, Source, Span
from pincite.corpus.store.code import code_in, installed
from pincite.corpus.store.folder import ListedFile
from pincite.corpus.store.index_text import TOKENIZER
from pincite.corpus.store.request import Answer
from pincite.corpus.store.rows import Annotated, Indexed, Rows, indexed_rows, rows_of, unpacked
from pincite.diagnostics import Diagnostic, MissingToolError

T = TypeVar("T")

_SCHEMA = (
    "CREATE TABLE kept (key TEXT PRIMARY KEY, value BLOB NOT NULL)",
    "CREATE TABLE file (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER, modified INTEGER,"
    " changed INTEGER, inode INTEGER, seen INTEGER, sha256 TEXT, record TEXT, position INTEGER, id TEXT, origin TEXT,"
    " own_origin TEXT, format TEXT, locator TEXT, quotations INTEGER, numbers INTEGER, faults BLOB)",
    "CREATE TABLE content (number INTEGER PRIMARY KEY, source BLOB NOT NULL, document BLOB NOT NULL)",
    "CREATE TABLE passage (row INTEGER PRIMARY KEY, label TEXT, start INTEGER, stop INTEGER, leaf INTEGER)",
    "CREATE TABLE evidence (passage INTEGER, kind INTEGER, item INTEGER, PRIMARY KEY (passage, kind, item))"
    " WITHOUT ROWID",
    "CREATE TABLE speaker (name TEXT, number INTEGER, first INTEGER, PRIMARY KEY (name, number)) WITHOUT ROWID",
    f"CREATE VIRTUAL TABLE sentence USING fts5(text, heading, content='', tokenize='{TOKENIZER}')",
    f"CREATE VIRTUAL TABLE said USING fts5(text, content='', tokenize='{TOKENIZER}')",
    "CREATE VIRTUAL TABLE word USING fts5(text, content='', detail=none, columnsize=0, "
    f"tokenize='{TOKENIZER}')",
)  # fmt: skip
"""``sentence`` finds passages (their words, the heading above them), ``said`` what somebody says in them, ``word``
documents by all of their text. ``evidence`` says in which sentences quotations and numbers stand, by their place in the
document."""

_LIBRARIES = (
    "chardet", "justext", "lxml", "mammoth", "markdown-it-py", "msgspec", "pypdfium2", "pyyaml", "sentencex",
    "trafilatura",
)  # fmt: skip
"""What decides, besides our own modules, what text a file gives and what is found in it."""
_ALSO = ("diagnostics.py", "expressions.py", "language_tags.py", "marked_yaml/*.py")
"""Modules beside the corpus that it is read with."""
_WAIT = 20.0
"""Seconds that one process waits while another writes."""
_WORTHLESS = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""Primary result codes that say that the file itself is at fault, rather than the disk or another process."""


class DamagedError(Exception):
    """The database cannot be used; it can be made again.

    ``worthless`` says that the file itself is at fault and may be deleted.
    """

    def __init__(self, reason: str, *, worthless: bool = True) -> None:
        self.worthless = worthless
        super().__init__(reason)


class FileRow(NamedTuple):
    """A file as it was when it was last read (a tuple, since there may be many)."""

    number: int
    name: str
    size: int
    modified: int
    changed: int
    inode: int
    seen: int
    """The file system's time when it was looked at; 0 when that is not known."""
    sha256: str
    record: str
    """What was known of it then, as ``refresh`` writes it."""
    position: int
    id: str
    """The document's id; empty when it cannot be read."""

    def same_as(self, file: ListedFile) -> bool:
        """Whether a file looks, from outside, as it did then."""
        return self[1:6] == file


class Entry(NamedTuple):
    """A document of the catalogue, without its text (a tuple, since there may be many)."""

    number: int
    id: str
    file: str
    sha256: str
    origin: str
    format: str
    locator: str
    """What a reader finds a place by: ``page``, ``timecode`` or ``paragraph``."""
    quotations: int
    """Somebody's words in it, counted."""
    numbers: int


_ENTRY = "number, id, name, sha256, origin, format, locator, quotations, numbers"


class Store:
    """An open catalogue. What it is asked while another process writes is answered from what stood there before."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the database at ``path``, or one in memory; a stale one is emptied.

        Raises ``DamagedError`` when it is none or cannot be opened, read or written.
        """
        if not _has_search():
            raise MissingToolError(
                "this Python's SQLite has no full-text search (FTS5); use a Python from your system or python.org"
            )
        self.path = path
        self.connection = self._opened()
        self._opened_version = self._version()

    def _opened(self) -> sqlite3.Connection:
        with _damage():
            target = str(self.path) if self.path else ":memory:"
            if self.path:
                # It holds the texts of documents: nobody else may read it.
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            connection = sqlite3.connect(target, timeout=_WAIT, isolation_level=None, check_same_thread=False)
            try:
                for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=OFF", "cache_size=-16000"):
                    connection.execute(f"PRAGMA {pragma}")
                if _kept(connection, "fingerprint") != fingerprint():
                    _made_anew(connection)
            except BaseException:
                connection.close()
                raise
            return connection

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def reopen(self) -> None:
        """Open the file again after ``close``."""
        self.connection = self._opened()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Let go of the file while processes are started: a database must not be carried into a child."""
        if self.path:
            self.close()
        try:
            yield
        finally:
            if self.path:
                self.reopen()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is kept, or none of it."""
        with _damage():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.connection.rollback()
                raise
            self.connection.execute("COMMIT")

    def hold(self) -> None:
        """From now on answer from what stands there now, whatever other processes write."""
        with _damage():
            self.connection.execute("BEGIN")
            self.connection.execute("SELECT count(*) FROM kept").fetchone()

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        """Every row that a query gives."""
        with _damage():
            return self.connection.execute(sql, parameters).fetchall()

    def write(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Execute a statement; gives the row it inserted last."""
        with _damage():
            return self.connection.execute(sql, parameters).lastrowid or 0

    def write_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Execute a statement for each row."""
        with _damage():
            self.connection.executemany(sql, rows)

    # What is kept besides the documents

    def kept(self, key: str) -> bytes | None:
        """What was kept under ``key``."""
        with _damage():
            return _kept(self.connection, key)

    def keep(self, key: str, value: bytes) -> None:
        """Keep ``value`` until the catalogue is made anew."""
        self.write("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, value))

    def settle(self, state: bytes) -> None:
        """Note that the documents are those of a folder in this state, unless another process has written since."""
        with self.writing():
            if self._version() == self._opened_version:
                self.keep("settled", state)

    def unsettle(self) -> None:
        """Forget of what state of the folder the documents are; they are about to change."""
        self.write("DELETE FROM kept WHERE key = 'settled'")

    def _version(self) -> int:
        """A number that changes whenever another process writes."""
        return int(self.rows("PRAGMA data_version")[0][0])

    # Files and documents

    def files(self) -> dict[str, FileRow]:
        """Every file that was read, by its name."""
        columns = "number, name, size, modified, changed, inode, seen, sha256, record, position, id"
        return {row[1]: FileRow._make(row) for row in self.rows(f"SELECT {columns} FROM file")}

    def entries(self) -> list[Entry]:
        """Every document, in the order of the corpus."""
        return [Entry._make(row) for row in self.rows(f"SELECT {_ENTRY} FROM file WHERE id <> '' ORDER BY position")]

    def has_documents(self) -> bool:
        """Whether it holds any."""
        return bool(self.rows("SELECT 1 FROM file WHERE id <> '' LIMIT 1"))

    def faults(self) -> list[tuple[str, tuple[Diagnostic, ...]]]:
        """What was wrong with files when they were read: name and diagnostics."""
        found = self.rows("SELECT name, faults FROM file WHERE faults IS NOT NULL ORDER BY position")
        return [(name, _decoded(faults, tuple[Diagnostic, ...])) for name, faults in found]

    def load(self, entry: Entry) -> Annotated:
        """A document with its evidence, as it was read; its source has the origin that it counts under."""
        document, quotations, numbers = self.content(entry)
        return Annotated(document, quotations, numbers, self.passages(entry))

    def content(self, entry: Entry) -> tuple[Document, tuple[Quotation, ...], tuple[Number, ...]]:
        """A document with its evidence but for the passages, which take as long to load as all the rest."""
        found = self.rows("SELECT document FROM content WHERE number = ?", (entry.number,))
        if not found:
            raise DamagedError(f"no content of file {entry.number}")
        try:
            content = unpacked(found[0][0])
        except ValueError as fault:
            raise DamagedError(str(fault)) from fault
        document = Document(
            entry.id, entry.file, content.text, entry.sha256, content.blocks, self.source(entry), content.line_starts,
            content.landmarks, entry.format,
        )  # fmt: skip
        return document, content.quotations, content.numbers

    def source(self, entry: Entry) -> Source:
        """The record of a document, with the origin that it counts under."""
        found = self.rows("SELECT source FROM content WHERE number = ?", (entry.number,))
        if not found:
            raise DamagedError(f"no content of file {entry.number}")
        source = _decoded(found[0][0], Source)
        return source if source.origin == entry.origin else replace(source, origin=entry.origin)

    def passages(self, entry: Entry) -> tuple[Passage, ...]:
        """Every passage of a document, in reading order."""
        found = self.rows(
            "SELECT label, start, stop, leaf FROM passage WHERE row BETWEEN ? AND ? ORDER BY row", rows_of(entry.number)
        )
        return tuple(_passage(entry.id, *row) for row in found)

    # Writing

    def put(self, answer: Answer, file: ListedFile, *, record: str, seen: int) -> None:
        """Store what came of reading a file in place of what was there under its name."""
        rows = answer.rows
        self.remove(file.name)
        columns: dict[str, Any] = {
            **file._asdict(), "seen": seen, "sha256": answer.sha256, "record": record, "position": -1, "id": "",
            "faults": msgspec.msgpack.encode(answer.faults) if answer.faults else None,
        }  # fmt: skip
        if rows:
            columns |= {
                "id": rows.doc_id, "origin": rows.origin, "own_origin": rows.origin, "format": rows.format,
                "locator": rows.locator, "quotations": rows.quotations, "numbers": rows.numbers,
            }  # fmt: skip
        marks = ", ".join("?" * len(columns))
        number = self.write(f"INSERT INTO file ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values()))
        if rows:
            self._put_rows(number, rows)

    def _put_rows(self, number: int, rows: Rows) -> None:
        first, _ = rows_of(number)
        self.write("INSERT INTO content VALUES (?, ?, ?)", (number, rows.source, rows.content))
        self.write_many(f"INSERT INTO passage VALUES ({first} + ?, ?, ?, ?, ?)", rows.passages)
        self.write_many(f"INSERT OR IGNORE INTO evidence VALUES ({first} + ?, ?, ?)", rows.evidence)
        self.write_many(f"INSERT OR IGNORE INTO speaker VALUES (?, {number}, ?)", rows.speakers)
        self._index(number, rows.indexed)

    def _index(self, number: int, rows: Indexed, *, forget: bool = False) -> None:
        """Put a document into the indexes, or take it out: an index that does not hold the texts is told what it has
        to forget."""
        first, _ = rows_of(number)
        sentence, said, word = (
            (f"{table}, ", "'delete', ") if forget else ("", "") for table in ("sentence", "said", "word")
        )
        self.write_many(
            f"INSERT INTO sentence ({sentence[0]}rowid, text, heading) VALUES ({sentence[1]}{first} + ?, ?, ?)",
            rows.sentences,
        )
        self.write_many(f"INSERT INTO said ({said[0]}rowid, text) VALUES ({said[1]}{first} + ?, ?)", rows.said)
        self.write(f"INSERT INTO word ({word[0]}rowid, text) VALUES ({word[1]}?, ?)", (number, rows.words))

    def remove(self, name: str) -> None:
        """Forget a file and everything that was found in it."""
        self.unsettle()
        for row in self.rows(f"SELECT {_ENTRY} FROM file WHERE name = ?", (name,)):
            entry = Entry(*row)
            if entry.id:
                self._index(entry.number, indexed_rows(self.load(entry)), forget=True)
            for table in ("file", "content", "speaker"):
                self.write(f"DELETE FROM {table} WHERE number = ?", (entry.number,))
            for table, column in (("passage", "row"), ("evidence", "passage")):
                self.write(f"DELETE FROM {table} WHERE {column} BETWEEN ? AND ?", rows_of(entry.number))


def _passage(doc_id: str, label: str, start: int, stop: int, leaf: int) -> Passage:
    return Passage(f"{doc_id}#{label}", doc_id, Span(start, stop), bool(leaf))


@cache
def fingerprint() -> bytes:
    """What tells whether a catalogue was made by this very code: our modules, the libraries, Python, SQLite, and the
    schema."""
    stated = f"{__version__} {sys.version_info[:2]} {sqlite3.sqlite_version} {_SCHEMA} {installed(_LIBRARIES)}"
    corpus = Path(__file__).parent.parent
    modules = chain(corpus.rglob("*.py"), *(corpus.parent.glob(pattern) for pattern in _ALSO))
    return hashlib.sha256(stated.encode() + code_in(modules)).digest()


def _kept(connection: sqlite3.Connection, key: str) -> bytes | None:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept'").fetchone():
        return None
    found = connection.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
    return bytes(found[0]) if found else None


def _made_anew(connection: sqlite3.Connection) -> None:
    """Throw away whatever is there and set up empty tables, unless another process has just done so."""
    connection.execute("BEGIN IMMEDIATE")
    if _kept(connection, "fingerprint") != fingerprint():
        # Tables that belong to an index go with it.
        for condition in ("sql LIKE 'CREATE VIRTUAL%'", "name NOT LIKE 'sqlite_%'"):
            query = f"SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND {condition}"
            for kind, name in connection.execute(query).fetchall():
                connection.execute(f'DROP {kind} IF EXISTS "{name}"')
        for statement in _SCHEMA:
            connection.execute(statement)
        connection.execute("INSERT INTO kept VALUES ('fingerprint', ?)", (fingerprint(),))
    connection.execute("COMMIT")


@cache
def _has_search() -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        except sqlite3.OperationalError:
            return False
    return True


def _decoded(packed: bytes, kind: type[T]) -> T:
    try:
        return msgspec.msgpack.decode(packed, type=kind)
    except (msgspec.DecodeError, ValueError) as fault:
        raise DamagedError(str(fault)) from fault


@contextmanager
def _damage() -> Iterator[None]:
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as fault:
        code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        raise DamagedError(str(fault), worthless=code & 0xFF in _WORTHLESS) from fault
    except OSError as fault:
        raise DamagedError(str(fault), worthless=False) from fault
