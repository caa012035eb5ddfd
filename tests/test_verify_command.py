"""``pincite verify``: what it says, in which form, and how it ends."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from pincite.cli import main
from tests.verification.made import BRIEFS, ROOT, edited, file, replaced

SHORT = BRIEFS[2]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a memo and a deck as they were made, and a deck that was changed; no corpus."""
    (tmp_path / "memo.pdf").write_bytes(file("memo", SHORT))
    (tmp_path / "deck.pptx").write_bytes(file("deck", SHORT))
    (tmp_path / "bad.pptx").write_bytes(edited(replaced("game over for them", "game on for them"), SHORT))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_pair_that_holds_ends_with_0(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "memo.pdf", "deck.pptx", "--sheets"]) == 0
    shown = capsys.readouterr().out
    assert "memo.pdf: holds" in shown
    assert "deck.pptx: holds" in shown
    assert "page 1:" in shown


def test_a_usual_folder_without_documents_is_said_to_be_so(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bundle may hold the records and not the documents; a folder that is named must hold some."""
    (place / "seeds").mkdir()
    assert main(["verify", "memo.pdf"]) == 0
    assert "with the evidence in them alone" in capsys.readouterr().err
    assert main(["verify", "memo.pdf", "--corpus", "seeds"]) == 2


def test_a_changed_quotation_ends_with_1_and_is_shown(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The slide, what stands there and what the source has, with its place."""
    assert main(["verify", "bad.pptx", "--corpus", str(ROOT / "seeds")]) == 1
    shown = capsys.readouterr().out
    assert "does not hold" in shown
    assert "slide " in shown
    assert "the source has" in shown
    assert "game over for them" in shown


def test_the_forms_for_machines_are_those_of_check(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "bad.pptx", "--format", "json"]) == 1
    (first, *_) = json.loads(capsys.readouterr().out)
    assert first["rule"] == "quotation-is-verbatim"
    assert first["file"] == "bad.pptx"
    assert first["path"].startswith("slide ")
    assert main(["verify", "bad.pptx", "--format", "sarif"]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert run["results"][0]["ruleId"] == "quotation-is-verbatim"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("text.pdf", b"not a PDF at all", "is neither a PDF nor a PowerPoint file"),
        ("empty.pptx", b"", "is empty"),
        ("cut.pdf", b"%PDF-1.7\n%cut off", "damaged"),
        ("zip.pptx", b"PK\x03\x04 cut off", "damaged"),
        ("locked.pptx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_says_why(
    place: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
) -> None:
    """The other files are still verified."""
    (place / name).write_bytes(content)
    assert main(["verify", name, "deck.pptx"]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert "deck.pptx: holds" in shown.out


def test_a_file_without_evidence_takes_that_of_its_pair(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A deck out of a program that drops what travels inside is verified by the memo that came with it."""
    import zipfile

    with zipfile.ZipFile(place / "bad.pptx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    bare = next(name for name in parts if name.startswith("customXml/item1"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, b"<nothing/>" if name == bare else content)
    (place / "bare.pptx").write_bytes(stream.getvalue())
    assert main(["verify", "bare.pptx"]) == 2
    assert "carries no evidence" in capsys.readouterr().err
    for arguments in (["memo.pdf"], ["--evidence", "memo.pdf"]):
        assert main(["verify", "bare.pptx", *arguments]) == 1
        assert "quotation was changed" in capsys.readouterr().out
