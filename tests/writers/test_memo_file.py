"""The memo as a file: it keeps the standards it claims, is the same bytes each time, and reads nothing it must not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Literal

import pytest
from page import ValidationProfile

from pincite.briefing.model import Briefing, Paragraph, Point
from pincite.diagnostics import BriefError, MissingToolError
from pincite.writers.memo import write_memo
from pincite.writers.memo.fonts import font_file
from pincite.writers.memo.pdf import NotAllowedError, allowed_file
from tests.writers.memo_reading import TEMPLATES, Memo, memo_of
from tests.writers.sample import CHART, sample_briefing, words

FULL = sample_briefing()
EVIDENCE = json.dumps({"quotations": []}).encode()
PROFILES = (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A)


def long_briefing(sections: int) -> Briefing:
    """Sections with paragraphs of many lengths, so that pages end in all sorts of places."""
    sentence = "A sentence of some length is said again until the paragraph fills several lines of its column. "

    def paragraphs(number: int) -> tuple[Paragraph, ...]:
        text = sentence * 6
        lengths = [(number * 53 + count * 97) % 520 + 40 for count in range(7)]
        return tuple(
            Paragraph(f"{number}.{count}", words(text[:length].strip(), 1 + (number + count) % 9))
            for count, length in enumerate(lengths, start=1)
        )

    made = tuple(
        replace(
            FULL.sections[number % 2],
            number=number,
            label=f"Label{number}",
            headline=f"Headline{number} says something that is long enough to take two lines of the heading's column",
            paragraphs=paragraphs(number),
        )
        for number in range(1, sections + 1)
    )
    return replace(FULL, sections=made)


def negative_chart(kind: Literal["bar", "column", "line"]) -> Briefing:
    points = tuple(Point(f"L{value}", Decimal(value), value, (3,)) for value in ("-3", "0", "7.5"))
    chart = replace(CHART, kind=kind, points=(*points, replace(points[0], highlight=True)))
    return replace(FULL, sections=(replace(FULL.sections[1], chart=chart),), conflicts=(), options=(), evidence=())


@pytest.mark.parametrize("profile", PROFILES, ids=str)
@pytest.mark.parametrize(
    "briefing",
    [
        FULL,
        replace(FULL, paper="Letter", date="", date_iso=""),
        negative_chart("bar"),
        negative_chart("column"),
        negative_chart("line"),
    ],
    ids=["full", "letter-undated", "bars", "columns", "line"],
)
def test_an_independent_checker_finds_no_fault(briefing: Briefing, profile: ValidationProfile) -> None:
    memo = memo_of(briefing, evidence=EVIDENCE)
    assert memo.failures(profile) == []
    assert b'pdfuaid:part="1"' in memo.data
    assert b'pdfaid:conformance="A"' in memo.data


def test_metadata_name_the_memo(tmp_path: Path) -> None:
    memo = memo_of(FULL)
    assert memo.metadata["Title"] == FULL.title
    assert memo.metadata["Author"] == FULL.from_
    assert memo.metadata["Subject"].startswith("China competes on reach")
    assert memo.metadata["CreationDate"] == "D:20261121"
    assert b"en-GB" in memo.unpacked()


def test_the_evidence_is_attached_as_it_was_given() -> None:
    memo = memo_of(FULL, evidence=EVIDENCE)
    assert memo.attachment() == ("sample-evidence.json", EVIDENCE)
    objects = memo.unpacked()
    assert b"/AFRelationship /Data" in objects
    assert objects.count(b"/AF [") == 1


PROGRAM = """
import sys
from hashlib import sha256
sys.path[:0] = sys.argv[1:3]
from tests.writers.memo_reading import TEMPLATES
from tests.writers.test_memo_file import EVIDENCE, FULL
from pincite.writers.memo import write_memo
print(sha256(write_memo(FULL, templates=TEMPLATES, evidence=EVIDENCE)[0]).hexdigest())
"""


def test_a_file_whose_end_is_written_several_times_keeps_its_attachments(monkeypatch: pytest.MonkeyPatch) -> None:
    """One memo in some hundreds ends so that its last table must be written anew; here every one does."""
    monkeypatch.setattr("pincite.writers.memo.pdf.AMBIGUOUS_END", b"%%EOF")
    assert memo_of(replace(FULL, title="Written anew"), evidence=EVIDENCE).attachment() == (
        "sample-evidence.json",
        EVIDENCE,
    )


def test_the_bytes_are_the_same_whatever_the_process_and_its_environment() -> None:
    """Held against this process, whose hashes, clock and time zone are others."""
    root = Path(__file__).resolve().parents[2]
    elsewhere = {"PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1700000000", "TZ": "America/Lima"}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(root), str(root / "src")],
        env={**os.environ, **elsewhere},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == sha256(memo_of(FULL, evidence=EVIDENCE).data).hexdigest()


def test_the_bytes_are_the_same_when_written_twice_and_the_environment_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12345")
    again, _ = write_memo(FULL, templates=TEMPLATES, evidence=EVIDENCE)
    assert again == memo_of(FULL, evidence=EVIDENCE).data
    assert os.environ["SOURCE_DATE_EPOCH"] == "12345"


def test_a_time_stamp_is_a_moment_not_a_clock_reading() -> None:
    utc = datetime(2026, 11, 21, 12, tzinfo=UTC)
    tokyo = utc.astimezone(timezone(timedelta(hours=9)))
    made = {write_memo(FULL, templates=TEMPLATES, evidence=EVIDENCE, timestamp=time)[0] for time in (utc, tokyo)}
    assert len(made) == 1


def copied_templates(folder: Path) -> Path:
    return Path(shutil.copytree(TEMPLATES / "memo", folder / "memo")).parent


def test_a_changed_template_changes_the_memo(tmp_path: Path) -> None:
    templates = copied_templates(tmp_path)
    front = templates / "memo" / "front.html.j2"
    front.write_text(front.read_text("utf-8") + "<p>House rule: read it twice.</p>", "utf-8")
    assert "House rule: read it twice." in memo_of(FULL, templates=templates).text


@pytest.mark.parametrize("url", ["file:///etc/hosts", "http://127.0.0.1:9/x.png", "../secret.txt", "font:none.ttf"])
def test_a_template_reaches_nothing_outside_its_folder(tmp_path: Path, url: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    templates = copied_templates(tmp_path)
    front = templates / "memo" / "front.html.j2"
    front.write_text(front.read_text("utf-8") + f'<img alt="x" src="{url}">', "utf-8")
    with pytest.raises(BriefError, match="template-reads-its-own-folder"):
        memo_of(FULL, templates=templates)


def test_a_template_cannot_include_a_file_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    templates = copied_templates(tmp_path)
    (templates / "memo" / "front.html.j2").write_text('{% include "../secret.txt" %}', "utf-8")
    with pytest.raises(BriefError, match="template-is-readable"):
        memo_of(FULL, templates=templates)


@pytest.mark.parametrize(
    "text", ["{% if %}", "{{ briefing.no_such_field }}", "{{ ''.__class__.__mro__ }}", "{{ nothing }}"]
)
def test_a_faulty_template_is_named(tmp_path: Path, text: str) -> None:
    templates = copied_templates(tmp_path)
    (templates / "memo" / "front.html.j2").write_text(text, "utf-8")
    with pytest.raises(BriefError, match="template-is-valid") as caught:
        memo_of(FULL, templates=templates)
    assert "memo" in caught.value.diagnostics[0].place.file


def test_a_folder_without_the_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="template-is-readable"):
        memo_of(FULL, templates=tmp_path)


def test_only_the_folder_and_the_packaged_fonts_are_allowed(tmp_path: Path) -> None:
    inside = tmp_path / "a b.css"
    inside.write_text("", "utf-8")
    assert allowed_file(inside.as_uri(), tmp_path) == inside.resolve()
    assert allowed_file("font:PublicSans[wght].ttf", tmp_path) == font_file("PublicSans[wght].ttf")
    for url in ("https://example.org/a.css", "file://host/a.css", "data:text/css,", Path(__file__).as_uri()):
        with pytest.raises(NotAllowedError):
            allowed_file(url, tmp_path)


@pytest.mark.logs("notdef")
def test_a_character_that_no_font_has_is_refused_by_name() -> None:
    section = replace(FULL.sections[0], paragraphs=(Paragraph("1.1", words("A private character: \U0010fffd.")),))
    with pytest.raises(MissingToolError, match=r"U\+10FFFD"):
        memo_of(replace(FULL, sections=(section,), evidence=()))


def first_page(memo: Memo, text: str) -> int:
    return next(number for number, page in enumerate(memo.pages) if text in page)


@pytest.mark.slow
def test_a_long_memo_keeps_heads_with_what_they_head() -> None:
    memo = memo_of(long_briefing(36))
    assert len(memo.pages) > 40
    for profile in PROFILES:
        assert memo.failures(profile) == []
    for number in range(1, 37):
        head = first_page(memo, f"{number} Label{number} Headline{number} ")
        assert first_page(memo, f"{number}.1 A sentence") == head
    for page in memo.pages[1:-1]:
        assert len(page) > 500, "a page is nearly empty"
