"""A build gives the same bytes wherever, whenever and however it is run."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from pincite.cli import main
from tests.corpora import BRIEFS, SEEDS


def built(folder: Path, *arguments: str) -> dict[str, bytes]:
    """The files that a build of the shortest brief leaves in ``folder``."""
    (folder / "briefs").mkdir(parents=True)
    shutil.copytree(SEEDS, folder / "seeds")
    shutil.copy(BRIEFS / "open-models.yaml", folder / "briefs")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["build", *arguments]) == 0
    return {path.name: path.read_bytes() for path in sorted((folder / "build").iterdir())}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build in this process leaves."""
    return built(tmp_path_factory.mktemp("build") / "here", "--jobs", "1")


def test_two_builds_in_two_folders_are_equal(plain: dict[str, bytes], tmp_path: Path) -> None:
    """One in this process, one in processes of its own."""
    other = built(tmp_path / "somewhere else", "--jobs", "2")
    assert list(plain) == ["open-models-deck.pptx", "open-models-evidence.json", "open-models-memo.pdf"]
    assert plain == other


def test_source_date_epoch_dates_the_files(
    plain: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment stands in the deck's properties; the evidence, which has no date, stays as it is."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = built(tmp_path / "dated", "--jobs", "1", "--only", "deck", "--only", "evidence")
    assert plain["open-models-evidence.json"] == dated["open-models-evidence.json"]
    with zipfile.ZipFile(io.BytesIO(dated["open-models-deck.pptx"])) as deck:
        assert b"2023-11-14T22:13:20Z" in deck.read("docProps/core.xml")


def test_memo_and_deck_say_the_same(plain: dict[str, bytes]) -> None:
    """Every number to know and every quotation of the memo stands in the deck, notes included."""
    memo = " ".join(
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(plain["open-models-memo.pdf"])
    )
    with zipfile.ZipFile(io.BytesIO(plain["open-models-deck.pptx"])) as deck:
        slides = " ".join(deck.read(name).decode() for name in deck.namelist() if "lides/" in name)
    for words in ("game over for them", "take it to India", "600", "Chin takeaways"):
        assert words in " ".join(memo.split())
        assert words in slides
