"""A folder with everything that a hostile or careless hand can leave in it is read as far as it can be."""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from pathlib import Path

import pytest

from pincite.cli import main

SAID = 'The harbour master said: "The pier is safe for 40 ships."\n'
LOOP = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)
READ = {
    "good.txt": SAID.encode(),
    "surrogate.txt": SAID.replace("pier", "pier \ud800").encode("utf-8", "surrogatepass"),
    "turned.txt": 'ראש העיר אמר: \u202e"לא נבנה את המזח הזה".\u202c\n'.encode(),
    "deep.html": f"<html><body>{'<div>' * 50_000}<p>{SAID}</p>{'</div>' * 50_000}</body></html>".encode(),
}
LEFT_OUT = {
    "program.txt": b"\x7fELF" + bytes(range(256)) * 8,
    "noughts.txt": SAID.replace("pier", "pi\0er").encode(),
    "loop.pdf": LOOP,
    "empty.txt": b"",
    "cut.docx": b"PK\x03\x04" + b"x" * 300,
}


def bomb() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", bytes(60_000_000))
    return written.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "seeds"
    place.mkdir()
    for name, content in {**READ, **LEFT_OUT, "bomb.docx": bomb()}.items():
        (place / name).write_bytes(content)
    (tmp_path / "secret.txt").write_text(SAID, encoding="utf-8")
    (place / "link.txt").symlink_to(tmp_path / "secret.txt")
    (place / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    return place


def test_what_can_be_read_is_and_the_rest_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, one message for each file that is left out, and nothing of ours in it."""
    assert main(["sources", "--corpus", str(folder), "--format", "json"]) == 0
    shown = capsys.readouterr()
    assert {row["file"] for row in json.loads(shown.out)} == set(READ)
    assert all(f"`{name}`" in shown.err for name in (*LEFT_OUT, "bomb.docx", "link.txt", "nowhere.txt"))
    assert "Traceback" not in shown.err


def test_what_programs_leave_beside_documents_is_no_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lock files, former versions and notes of systems are passed over in silence, and take no id from a document."""
    (folder / "__MACOSX").mkdir()
    for name in (
        "~$good.docx",
        "good.txt~",
        "#good.txt#",
        ".good.txt.swp",
        "Thumbs.db",
        "desktop.ini",
        "__MACOSX/g.txt",
    ):
        (folder / name).write_text(SAID, encoding="utf-8")
    assert main(["sources", "--corpus", str(folder), "--format", "json"]) == 0
    shown = capsys.readouterr()
    assert {row["file"]: row["id"] for row in json.loads(shown.out)}.items() >= {("good.txt", "good")}
    assert not any(sign in shown.err for sign in ("~", "#good", "Thumbs", "desktop", "MACOSX"))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_no_name_steers_the_line_that_it_stands_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name with an end of line, or with bytes that are no text, is shown with escapes; a pipe is never opened."""
    for name in (b"a\nb.txt", b"c\xe9.txt"):
        (folder / os.fsdecode(name)).write_text(SAID, encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    assert main(["sources", "--corpus", str(folder), "--format", "json"]) == 0
    shown = capsys.readouterr()
    assert {row["file"] for row in json.loads(shown.out)} == set(READ)
    assert all(f"`{name}`" in shown.err for name in ("a\\u000ab.txt", "c\\udce9.txt", "pipe.txt"))


def test_many_faults_of_one_kind_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Twenty are named one by one; a folder of thousands stays readable."""
    for number in range(50):
        (tmp_path / f"empty-{number:02d}.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(SAID, encoding="utf-8")
    references = "".join(f"  - {{id: r{number}, pincite: {{file: r{number}.pdf}}}}\n" for number in range(50))
    (tmp_path / "sources.yaml").write_text(f"references:\n{references}", encoding="utf-8")
    assert main(["sources", "--corpus", str(tmp_path), "--format", "json"]) == 0
    shown = capsys.readouterr().err
    assert shown.count("warning[file-is-readable]") == 21
    assert "30 more files, from `empty-20.txt` on: each holds no text; left out" in shown
    assert shown.count("warning[source-has-file]") == 21
    assert "30 more references, from `r20` on, name files that are not in the corpus" in shown


def test_references_and_files_that_do_not_meet_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reference without its file is a warning; a file without one has the id of its name."""
    (folder / "sources.yaml").write_text(
        "references:\n  - id: pier\n    pincite: {file: goood.txt}\n", encoding="utf-8"
    )
    assert main(["sources", "--corpus", str(folder), "--format", "json"]) == 0
    shown = capsys.readouterr()
    assert "sources.yaml:3:21: warning[source-has-file]" in shown.err
    assert "did you mean `good.txt`?" in shown.err
    assert "good" in {row["id"] for row in json.loads(shown.out)}


def test_two_sources_with_one_id_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2: evidence could not be told apart."""
    (folder / "sources.yaml").write_text("references:\n" + "  - id: pier\n" * 2, encoding="utf-8")
    assert main(["sources", "--corpus", str(folder)]) == 2
    assert "sources.yaml:3:9: error[id-is-unique]" in capsys.readouterr().err


@pytest.mark.parametrize("listing", [["quotes", "--form", "all"], ["numbers"], ["sources"]])
def test_what_is_kept_lists_as_what_was_read(
    folder: Path, listing: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes with a fresh catalogue, a kept one and none, where a file stands in the folder's place."""
    outputs = []
    for cache in (folder.parent / "cache", folder.parent / "cache", folder.parent / "secret.txt"):
        monkeypatch.setenv("PINCITE_CACHE", str(cache))
        assert main([*listing, "--corpus", str(folder), "--format", "json"]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1] == outputs[2]
    assert json.loads(outputs[0])
