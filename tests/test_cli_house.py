"""From the command line: values for one run, templates to edit, a memo put into a report; faults end with code 2."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from pincite.cli import main
from tests.writers.test_attach import ENCRYPTED, found, plain_pdf

NOTE = "Harbour dues\n\nThe authority collected $7.8 billion in dues last year. “Dues will rise,” said the harbour master.\n"
BRIEF = "title: Harbour dues\ndate: 2026-11-21\nthemes:\n  - theme: dues\n    text: Dues are high [@note].\n"
THEMES = "themes:\n  - {id: dues, label: Dues, terms: [dues]}\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a corpus of one note and a brief, in which the commands are run."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "note.txt").write_text(NOTE, "utf-8")
    (tmp_path / "seeds" / "themes.yaml").write_text(THEMES, "utf-8")
    (tmp_path / "dues.yaml").write_text(BRIEF, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def built(*options: str) -> int:
    return main(["build", "dues.yaml", "--only", "memo", "--jobs", "1", *options])


def test_settings_count_for_one_run(desk: Path) -> None:
    assert built("--set", "paper=letter", "--set", "brand.colours.accent=#004488", "--set", "annex=c") == 0
    document = pypdfium2.PdfDocument(desk / "build" / "dues-memo.pdf")
    assert document[0].get_size() == pytest.approx((612, 792), abs=0.1)
    text = document[0].get_textpage().get_text_range()
    assert "Annex C" in text
    assert "C.1" in text
    assert (desk / "dues.yaml").read_text("utf-8") == BRIEF
    assert main(["check", "dues.yaml", "--set", "lang=fr"]) == 0


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_wrong_setting_is_named_and_nothing_is_written(
    desk: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "dues.yaml", "--set", "paper=a5", "--set", "brand.words.tou=To"]) == 2
    said = capsys.readouterr().err
    assert "--set paper=a5: error[value-fits]: expected one of A4, Letter, found `a5`" in said
    assert "--set brand.words.tou=To: error[key-is-known]: unknown key `tou`" in said
    assert not (desk / "build").exists()


def test_copied_templates_build_the_same_and_are_not_lost(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "copy", "own"]) == 0
    said = capsys.readouterr()
    assert said.out == "own\n"
    assert "pincite build BRIEF --templates own" in said.err
    for folder in ("memo", "deck", "citations"):
        assert any((desk / "own" / folder).iterdir())
    assert built() == built("--templates", "own", "--out", "again") == 0
    assert (desk / "build" / "dues-memo.pdf").read_bytes() == (desk / "again" / "dues-memo.pdf").read_bytes()
    css = desk / "own" / "memo" / "memo.css"
    css.write_text("/* ours */", "utf-8")
    assert main(["template", "copy", "own"]) == 2
    assert "would be overwritten" in capsys.readouterr().err
    assert css.read_text("utf-8") == "/* ours */"
    assert main(["template", "copy", "own", "--force"]) == 0
    assert css.read_text("utf-8") != "/* ours */"


def test_a_broken_template_is_bad_input(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["template", "copy", "own"])
    front = desk / "own" / "memo" / "front.html.j2"
    front.write_text("{% if %}\n" + front.read_text("utf-8"), "utf-8")
    assert built("--templates", "own") == 2
    assert "front.html.j2:1: error[template-is-valid]" in capsys.readouterr().err
    assert not (desk / "build").exists()


def test_a_look_beside_the_templates_is_every_briefs(desk: Path) -> None:
    main(["template", "copy", "own"])
    (desk / "own" / "brand.yaml").write_text("organisation: Harbour Authority\npaper: letter\n", "utf-8")
    assert built("--templates", "own") == 0
    page = pypdfium2.PdfDocument(desk / "build" / "dues-memo.pdf")[0]
    assert "Harbour Authority" in page.get_textpage().get_text_range()
    assert page.get_size()[0] == pytest.approx(612, abs=0.1)


def test_a_report_gets_the_memo_and_stays_as_it_was(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = plain_pdf()
    (desk / "report.pdf").write_bytes(report)
    assert main(["attach", "report.pdf", "dues.yaml"]) == 0
    assert capsys.readouterr().out == "report-with-memo.pdf\n"
    result = (desk / "report-with-memo.pdf").read_bytes()
    assert result.startswith(report)
    assert (desk / "report.pdf").read_bytes() == report
    assert set(found(result)) == {"dues-memo.pdf", "dues-evidence.json"}
    assert found(result)["dues-memo.pdf"].startswith(b"%PDF-")
    assert b"/ModDate (D:20261121000000Z)" in result
    assert main(["attach", "report.pdf", "dues.yaml", "--out", "other.pdf"]) == 0
    assert (desk / "other.pdf").read_bytes() == result


@pytest.mark.parametrize(
    ("content", "options", "words"),
    [
        (b"not a PDF", (), "report.pdf: error[report-takes-attachments]: the report is no PDF file"),
        (ENCRYPTED, (), "the report is encrypted"),
        (plain_pdf()[:200], (), "the report is damaged"),
        (plain_pdf(), ("--out", "report.pdf"), "is the report itself, which is not overwritten"),
        (plain_pdf(), ("--out", "./report.pdf"), "is the report itself"),
        (plain_pdf(), ("--set", "paper=a5"), "--set paper=a5: error"),
        (None, (), "no such file"),
    ],
    ids=["other", "encrypted", "cut", "same", "same-path", "setting", "missing"],
)
def test_a_report_that_cannot_take_the_memo_is_named(
    desk: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, options: tuple[str, ...], words: str
) -> None:
    if content is not None:
        (desk / "report.pdf").write_bytes(content)
    assert main(["attach", "report.pdf", "dues.yaml", *options]) == 2
    assert words in capsys.readouterr().err
    assert not (desk / "report-with-memo.pdf").exists()
    if content is not None:
        assert (desk / "report.pdf").read_bytes() == content


def test_a_report_of_an_older_standard_is_warned_about(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = "<< /Type /Metadata /Length 30 >>\nstream\n<pdfaid:part>2</pdfaid:part>  \nendstream"
    (desk / "report.pdf").write_bytes(plain_pdf(catalogue="/Metadata 4 0 R", more=(claim,)))
    assert main(["attach", "report.pdf", "dues.yaml"]) == 0
    assert "the report claims PDF/A-2" in capsys.readouterr().err
