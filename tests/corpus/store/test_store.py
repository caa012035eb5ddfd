"""The catalogue is kept between runs, brought up to date by content, and made anew whenever it cannot be trusted."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from pincite.cli import main
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.corpus.model import Document, Number
from pincite.corpus.numbers import find_numbers
from pincite.corpus.store import database as store_file
from pincite.corpus.store import workers
from pincite.corpus.store.request import Answer, Request, answer
from pincite.diagnostics import BriefError, Diagnostic
from tests.corpora import BRIDGE, FERRY, SOURCES, THEMES, write_corpus

LONG_AGO = 1_000_000_000
"""Seconds: files with this time were surely not written while they were being looked at."""


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """The ferry and the bridge, written long ago."""
    folder = write_corpus(tmp_path / "sound")
    for path in folder.iterdir():
        os.utime(path, (LONG_AGO, LONG_AGO))
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for catalogues."""
    return tmp_path / "cache"


def database(cache: Path) -> Path:
    """The one catalogue in the cache."""
    (path,) = cache.glob("*.sqlite")
    return path


def rewrite(path: Path, text: str) -> None:
    """Change a file; a minute after whatever it said."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (LONG_AGO + 60, LONG_AGO + 60))


def read(folder: Path, cache: Path | None) -> tuple[Corpus, tuple[Diagnostic, ...], list[int]]:
    """The corpus, its warnings, and how many files were looked into in each round."""
    looked: list[int] = []
    corpus, found = read_corpus(folder, cache=cache, progress=lambda done, total: looked.append(done))
    return corpus, found, looked


def everything(corpus: Corpus) -> tuple[object, ...]:
    """All that a corpus holds and ranks."""
    return (
        list(corpus.documents.items()),
        list(corpus.sources.items()),
        [*corpus.quotations, *corpus.numbers, *corpus.passages],
        corpus.speakers,
        corpus.search("the crossing"),
        corpus.search("county million"),
        [(corpus.theme_hits(theme), corpus.coverage(theme)) for theme in corpus.themes.values()],
    )


def test_a_kept_catalogue_gives_what_reading_gives(sound: Path, cache: Path) -> None:
    """In memory, for the first time, and from the file: the same documents, evidence, ranks and warnings."""
    plain, found, _ = read(sound, None)
    for _ in range(2):
        kept, again, _ = read(sound, cache)
        assert everything(kept) == everything(plain)
        assert again == found


def test_what_did_not_change_is_not_opened(sound: Path, cache: Path) -> None:
    """What was kept is enough."""
    assert read(sound, cache)[2] == [2]
    corpus, found, looked = read(sound, cache)
    assert looked == []
    assert not found
    assert "1.2 million passengers" in corpus.documents["ferry"].text


def test_only_what_changed_is_read_again(sound: Path, cache: Path) -> None:
    """Its words are found, those it had are not, and nothing else was looked into."""
    read(sound, cache)
    rewrite(sound / "bridge.txt", BRIDGE.replace("Fog", "Thick mist"))
    corpus, _, looked = read(sound, cache)
    assert looked == [1]
    assert corpus.search("fog").hits == ()
    assert [hit.passage.doc_id for hit in corpus.search("mist").hits] == ["bridge"]
    assert everything(corpus) == everything(read(sound, None)[0])


def test_a_change_within_the_clocks_tick_is_seen(tmp_path: Path, cache: Path) -> None:
    """A file written just now may be written again with the same size and time: its content decides."""
    folder = write_corpus(tmp_path / "sound")
    read(folder, cache)
    path = folder / "bridge.txt"
    before = path.stat()
    path.write_text(BRIDGE.replace("Fog", "Ice"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert read(folder, cache)[0].search("ice").hits


def test_a_change_whose_time_was_set_back_is_seen(sound: Path, cache: Path) -> None:
    """Same size, same time, same place on the disk, years after it was read: the system knows when it was changed."""
    read(sound, cache)
    (sound / "bridge.txt").write_text(BRIDGE.replace("Fog", "Ice"), encoding="utf-8")
    os.utime(sound / "bridge.txt", (LONG_AGO, LONG_AGO))
    corpus, _, looked = read(sound, cache)
    assert looked == [1]
    assert corpus.search("ice").hits


def test_a_file_that_was_only_touched_keeps_its_evidence(
    sound: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes are compared; nothing is annotated."""
    before = everything(read(sound, cache)[0])
    os.utime(sound / "ferry.txt", (LONG_AGO + 60, LONG_AGO + 60))
    monkeypatch.setattr("pincite.corpus.annotate.annotate", lambda document: pytest.fail(f"annotated {document.id}"))
    corpus, _, looked = read(sound, cache)
    assert looked == [1]
    assert everything(corpus) == before
    assert read(sound, cache)[2] == []


def test_a_document_that_is_gone_is_forgotten(sound: Path, cache: Path) -> None:
    """Nothing of it is found any more, and its reference is reported."""
    read(sound, cache)
    (sound / "bridge.txt").unlink()
    corpus, found, looked = read(sound, cache)
    assert (list(corpus.documents), looked) == (["ferry"], [])
    assert corpus.search("fog").hits == ()
    assert corpus.evidence("bridge#p1") is None
    assert [item.rule for item in found] == ["source-has-file"]


def test_a_changed_record_changes_its_document_and_no_other(sound: Path, cache: Path) -> None:
    """A record may decide who speaks, so that its document is read again."""
    read(sound, cache)
    (sound / "sources.yaml").write_text(SOURCES.replace("A summary.", "Another."), encoding="utf-8")
    corpus, _, looked = read(sound, cache)
    assert looked == [1]
    assert corpus.sources["ferry"].descriptor == "Another."
    assert corpus.documents["ferry"].source == corpus.sources["ferry"]


def test_an_id_follows_the_records(sound: Path, cache: Path) -> None:
    """Renaming a reference renames everything in its document."""
    read(sound, cache)
    (sound / "sources.yaml").write_text(SOURCES.replace("id: bridge", "id: span"), encoding="utf-8")
    corpus, _, _ = read(sound, cache)
    assert list(corpus.documents) == ["ferry", "span"]
    assert corpus.evidence("span#640-million")
    assert everything(corpus) == everything(read(sound, None)[0])


def damage_nothing(path: Path) -> None:
    """A sound catalogue, for comparison."""


def truncate(path: Path) -> None:
    """Cut it in the middle."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwrite(path: Path) -> None:
    """Put something else in its place."""
    path.write_bytes(b"not a database, but long enough to look like one" * 100)


def scribble(path: Path) -> None:
    """Spoil every page but the first: what it holds cannot be used, but it opens."""
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)


def make_foreign(path: Path) -> None:
    """A database of somebody else's."""
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE kept (something TEXT)")
        connection.execute("CREATE TABLE file (else_ TEXT)")
    connection.close()


def make_stale(path: Path) -> None:
    """As another version would have left it."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE kept SET value = x'00' WHERE key = 'fingerprint'")
        connection.execute("UPDATE file SET id = 'stale'")
    connection.close()


def spoil_content(path: Path) -> None:
    """One document's packed content is garbled."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE content SET document = x'0102'")
    connection.close()


@pytest.mark.parametrize(
    "damage", [damage_nothing, truncate, overwrite, scribble, make_foreign, make_stale, spoil_content]
)
def test_a_catalogue_that_cannot_be_trusted_is_made_anew(
    sound: Path, cache: Path, damage: Callable[[Path], None]
) -> None:
    """By itself, in the run that finds it; the next run has a sound one again."""
    expected = everything(read(sound, cache)[0])
    path = database(cache)
    damage(path)
    assert everything(read(sound, cache)[0]) == expected
    assert everything(read(sound, cache)[0]) == expected
    assert read(sound, cache)[2] == []
    assert sqlite3.connect(f"file:{path}?mode=ro", uri=True).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_new_code_trusts_nothing_that_old_code_found(sound: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fingerprint of the modules decides."""
    read(sound, cache)
    monkeypatch.setattr(store_file, "fingerprint", lambda: b"another")
    assert read(sound, cache)[2] == [2]
    assert read(sound, cache)[2] == []


@pytest.mark.parametrize("blocked", ["a file stands there", "read-only", "locked"])
def test_without_a_cache_everything_works(
    sound: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, blocked: str
) -> None:
    """Where the cache cannot be written the corpus is kept in memory."""
    expected = everything(read(sound, None)[0])
    writer = sqlite3.connect(":memory:")
    if blocked == "a file stands there":
        cache.write_text("")
    elif blocked == "read-only":
        cache.mkdir(mode=0o500)
        if os.access(cache, os.W_OK):
            (cache / "x").mkdir()  # an administrator may write anywhere
    else:
        read(sound, cache)
        monkeypatch.setattr(store_file, "_WAIT", 0.05)
        rewrite(sound / "bridge.txt", BRIDGE)
        writer = sqlite3.connect(database(cache), isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
    corpus, found, _ = read(sound, cache)
    assert everything(corpus) == expected
    assert not found
    writer.close()


def test_what_is_open_stays_as_it_was_while_another_run_writes(sound: Path, cache: Path) -> None:
    """One reader's corpus does not change under him."""
    corpus, _, _ = read(sound, cache)
    rewrite(sound / "bridge.txt", "Nothing of that.\n")
    later, _, _ = read(sound, cache)
    assert later.documents["bridge"].text == "Nothing of that.\n"
    assert corpus.documents["bridge"].text == BRIDGE
    assert corpus.search("fog").hits


def _read_in_another_process(folder: Path, cache: Path) -> list[str]:
    return [item.id for item in read_corpus(folder, cache=cache)[0].numbers]


def test_several_processes_may_read_at_once(tmp_path: Path, cache: Path) -> None:
    """Each gets the whole corpus, and the catalogue is sound."""
    folder = write_corpus(tmp_path / "many", {f"doc-{n:02d}.txt": f"It cost ${n} million.\n" for n in range(1, 41)})
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        found = pool.starmap(_read_in_another_process, [(folder, cache)] * 2)
    assert found == [[f"doc-{n:02d}#{n}-million" for n in range(1, 41)]] * 2
    check = sqlite3.connect(database(cache))
    assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert check.execute("SELECT count(*) FROM file").fetchone() == (40,)
    check.close()


def test_many_files_are_read_in_processes_and_come_out_alike(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same documents, whatever reads them, and in the same order."""
    files = {f"doc-{n:03d}.txt": f"The toll is ${n} million.\n\n{FERRY}" for n in range(90)}
    folder = write_corpus(tmp_path / "many", {**files, "themes.yaml": THEMES})
    plain = everything(read(folder, None)[0])
    monkeypatch.setattr(workers, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr(workers, "_processors", lambda: 2)
    corpus, _, looked = read(folder, cache)
    assert looked[-1] == 90
    assert everything(corpus) == plain


def test_a_process_that_dies_loses_its_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that crashes on one file is no reason not to read the others."""
    folder = write_corpus(tmp_path / "many", {f"doc-{n:02d}.txt": f"It cost ${n} million.\n" for n in range(1, 9)})
    monkeypatch.setattr(workers, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr(workers, "_BATCH_FILES", 3)
    monkeypatch.setattr(workers, "_processors", lambda: 2)
    real = answer

    def crashing(request: Request) -> Answer:
        if request.name == "doc-05.txt":
            os._exit(1)
        return real(request)

    monkeypatch.setattr(workers, "answer", crashing)
    corpus, found = read_corpus(folder)
    assert list(corpus.documents) == [f"doc-{n:02d}" for n in range(1, 9) if n != 5]
    assert "`doc-05.txt` makes its reader crash; left out" in {item.message for item in found}


def test_whoever_stops_waits_for_no_document(tmp_path: Path) -> None:
    """The processes that read are ended; some documents take minutes."""
    started = time.monotonic()
    with suppress(KeyboardInterrupt), workers._pool(1) as pool:
        assert pool
        pool.submit(time.sleep, 200)
        raise KeyboardInterrupt
    assert time.monotonic() - started < 100


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise there")
def test_no_process_outlives_the_one_that_started_it() -> None:
    """Whatever ends it: what nobody can tell to stop would wait for ever."""
    script = (
        "import time; from pincite.corpus.store import workers\n"
        "with workers._pool(2): print('ready', flush=True); time.sleep(200)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        assert run.stdout.readline() == "ready\n"
        run.send_signal(signal.SIGKILL)
        # Every one of them holds the output open.
        assert run.communicate(timeout=100)[0] == ""


def test_a_fault_of_ours_in_one_file_leaves_the_others(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is reported by name, and nothing of it is kept."""

    def failing(document: Document) -> tuple[Number, ...]:
        if document.id == "bridge":
            raise IndexError("no such place")
        return tuple(find_numbers(document))

    monkeypatch.setattr("pincite.corpus.annotate.find_numbers", failing)
    corpus, found, _ = read(sound, None)
    assert list(corpus.documents) == ["ferry"]
    assert any("`bridge.txt` makes Pincite stumble (IndexError: no such place)" in item.message for item in found)


def test_the_order_of_arrival_changes_nothing(tmp_path: Path, cache: Path) -> None:
    """Ranks and ties are those of the folder, not of the catalogue's history."""
    folder = tmp_path / "grown"
    texts = {
        f"{name}.txt": f"{name.title()} has a ferry.\n\nThe ferry is old.\n" for name in ("cove", "bay", "arm", "dune")
    }
    for name, text in texts.items():
        write_corpus(folder, {name: text, "themes.yaml": THEMES})
        grown, _, _ = read(folder, cache)
    fresh, _, _ = read(folder, None)
    assert list(grown.documents) == ["arm", "bay", "cove", "dune"]
    assert everything(grown) == everything(fresh)
    assert [hit.passage.id for hit in grown.search("ferry", limit=3).hits] == [
        hit.passage.id for hit in fresh.search("ferry").hits[:3]
    ]


def test_an_interrupted_run_keeps_what_it_had_read(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next one goes on from there."""
    monkeypatch.setattr(workers, "_BATCH_FILES", 2)
    folder = write_corpus(tmp_path / "many", {f"doc-{n}.txt": f"It cost ${n} million.\n" for n in range(1, 7)})
    for path in folder.iterdir():
        os.utime(path, (LONG_AGO, LONG_AGO))

    def stop(done: int, total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_corpus(folder, cache=cache, progress=stop)
    corpus, _, looked = read(folder, cache)
    assert looked == [2]
    assert len(corpus.documents) == 6


def test_files_that_cannot_be_read_are_named_again_and_again(sound: Path, cache: Path) -> None:
    """The warning does not vanish because the catalogue remembers; nor does the file take an id from another."""
    (sound / "toll.txt").write_bytes(b"")
    (sound / "toll.text").write_text("The toll is $3 million.", encoding="utf-8")
    for _ in range(3):
        corpus, found, _ = read(sound, cache)
        assert list(corpus.documents) == ["ferry", "bridge", "toll"]
        assert any("toll.txt" in item.message and item.rule == "file-is-readable" for item in found)
    rewrite(sound / "toll.txt", "The toll is $4 million.")
    assert list(read(sound, cache)[0].documents) == ["ferry", "bridge", "toll", "toll-2"]


def test_links_out_of_the_corpus_are_named_and_not_followed(sound: Path, tmp_path: Path) -> None:
    """Nor do loops and dead ends stop anything."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("A secret.", encoding="utf-8")
    (sound / "linked.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (sound / "loop").symlink_to(sound, target_is_directory=True)
    (sound / "dead.txt").symlink_to(sound / "nowhere.txt")
    (sound / "far").symlink_to(tmp_path / "outside", target_is_directory=True)
    corpus, found, _ = read(sound, None)
    assert list(corpus.documents) == ["ferry", "bridge"]
    messages = "\n".join(item.message for item in found)
    assert "links that lead out of the corpus are not followed: `far`, `linked.txt`" in messages
    assert "`dead.txt` is a link that leads nowhere" in messages
    assert "loop" not in messages


def test_documents_that_are_the_same_count_as_one_origin(tmp_path: Path, cache: Path) -> None:
    """Agreement between two copies is none; a record that names an origin has the last word."""
    files = {"a.txt": FERRY, "b.txt": FERRY, "c.txt": FERRY, "themes.yaml": THEMES}
    folder = write_corpus(tmp_path / "twice", files)
    corpus, found, _ = read(folder, cache)
    assert {source.origin for source in corpus.sources.values()} == {"a"}
    assert corpus.documents["b"].source.origin == "a"
    assert len(corpus.coverage(corpus.themes["cost"]).origins) == 1
    assert [item.message for item in found if item.rule == "document-is-unique"] == [
        "`b.txt`, `c.txt` and `a.txt` are the same, byte for byte"
    ]
    record = (
        "references: [{id: c, title: C, issued: , pincite: {file: c.txt, kind: report, origin: own, descriptor: }}]"
    )
    (folder / "sources.yaml").write_text(record, encoding="utf-8")
    corpus, _, _ = read(folder, cache)
    assert {doc_id: source.origin for doc_id, source in corpus.sources.items()} == {"c": "own", "a": "own", "b": "own"}


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    """``pincite: encoding:`` says what the bytes cannot; a name that is none is refused at its line."""
    text = "Le péage coûte 3 €, disent-ils.\n"
    record = "references:\n  - id: a\n    title: A\n    pincite: {file: a.txt, encoding: %s}\n"
    folder = write_corpus(tmp_path, {"a.txt": text.encode("mac-roman"), "sources.yaml": record % "mac-roman"})
    assert read(folder, None)[0].documents["a"].text == text
    (folder / "sources.yaml").write_text(record % "martian", encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        read(folder, None)
    assert caught.value.diagnostics[0].place.line == 4
    assert "martian" in caught.value.diagnostics[0].message


def test_few_documents_are_held_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Going through the corpus does not fill the memory with it."""
    monkeypatch.setattr("pincite.corpus.store.shelf._ROOM", 3 * len(FERRY))
    folder = write_corpus(tmp_path, {f"doc-{n:02d}.txt": f"{FERRY}\nThe {n}th.\n" for n in range(30)})
    corpus, _, _ = read(folder, None)
    assert sum(item.form == "direct" for item in corpus.quotations) == 30
    assert len(corpus._shelf._loaded) <= 3


def test_the_command_keeps_its_catalogue_where_it_is_told(
    sound: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``PINCITE_CACHE`` names the folder; nobody else may read what is in it, because it holds the documents' texts."""
    monkeypatch.setenv("PINCITE_CACHE", str(cache))
    assert main(["sources", "--corpus", str(sound), "--format", "json"]) == 0
    first = capsys.readouterr()
    assert database(cache).stat().st_mode & 0o077 == 0
    assert main(["sources", "--corpus", str(sound), "--format", "json"]) == 0
    assert capsys.readouterr() == first
    assert [(row["id"], row["format"], row["locator"]) for row in json.loads(first.out)] == [
        ("ferry", "text", "paragraph"),
        ("bridge", "text", "paragraph"),
    ]
