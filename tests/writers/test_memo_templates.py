"""Somebody's own template: what it may not do is refused, and what is wrong in it is named with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pincite.diagnostics import BriefError, Diagnostic
from pincite.writers.memo import template_faults, write_memo
from pincite.writers.memo.render import load_templates
from tests.writers.memo_reading import TEMPLATES
from tests.writers.sample import sample_briefing

FULL = sample_briefing()
PIXEL = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TEMPLATES / "memo", tmp_path / "own" / "memo")).parent


def refused(templates: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(BriefError) as caught:
        write_memo(FULL, templates=templates)
    return caught.value.diagnostics


def begun_with(templates: Path, name: str, text: str) -> None:
    file = templates / "memo" / name
    file.write_text(text + file.read_text("utf-8"), "utf-8")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("\n\n{{ briefing.titel }}\n", 3, "no attribute 'titel'"),
        ("\n{{ nothing }}\n", 2, "'nothing' is undefined"),
        ("\n{% if %}\n", 2, "Expected an expression"),
        ("\n{{ 1 / 0 }}\n", 2, "ZeroDivisionError"),
        ("\n{{ prose(3) }}\n", 2, "TypeError"),
        ("\n{{ 'x' * 10 ** 9 }}\n", 2, "is repeated 1000000000 times"),
        ("\n{{ 9 ** 9 ** 9 }}\n", 2, "is too large"),
        ("{% macro again() %}\n{{ again() }}\n{% endmacro %}\n{{ again() }}\n", 2, "calls itself without end"),
        ("{% include 'front.html.j2' %}", 1, "calls itself without end"),
        ("\n{{ ''.__class__.__mro__ }}\n", 2, "unsafe"),
        ("\n{{ briefing.__init__.__globals__ }}\n", 2, "unsafe"),
        ("\n{{ range(10 ** 8) }}\n", 2, "Range too big"),
    ],
)
def test_a_fault_in_a_template_has_file_and_line(templates: Path, text: str, line: int, words: str) -> None:
    begun_with(templates, "front.html.j2", text)
    (fault,) = refused(templates)
    assert fault.rule == "template-is-valid"
    assert words in fault.message
    assert (Path(fault.place.file).name, fault.place.line) == ("front.html.j2", line)


def test_a_template_that_does_not_end_is_broken_off(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pincite.writers.memo.render.LONGEST", 0.5)
    loops = "".join(f"{{% for {name} in range(9999) %}}" for name in "abcd") + "{% endfor %}" * 4
    begun_with(templates, "front.html.j2", "\n" + loops)
    load_templates(templates)  # the time is for the loop: compiling is done when it begins
    (fault,) = refused(templates)
    assert "takes more than" in fault.message
    assert (Path(fault.place.file).name, fault.place.line) == ("front.html.j2", 2)


def test_the_limit_of_time_is_none_for_what_ends() -> None:
    with template_faults.time_limit(30):
        pass


@pytest.mark.parametrize(
    ("css", "words"),
    [
        ("h1 { colour: red }", "colour"),
        ("this is no style sheet at all {{{", "the brace `{` is not closed"),
        ("} h1 { color: red }", "the brace `}` closes nothing"),
        ("this is no style sheet", "this"),
        ("p { width: 3 apples }", "width"),
        ("h1 { background: url(none.png) }", "`none.png` is not in the templates' folder"),
        ("@import 'more.css';", "`more.css` is not in the templates' folder"),
    ],
)
def test_css_that_the_engine_would_pass_over_is_a_fault(templates: Path, css: str, words: str) -> None:
    begun_with(templates, "memo.css", css + "\n")
    faults = refused(templates)
    assert any(words in fault.message or words in str(fault.place) for fault in faults)
    assert all(fault.rule.startswith("template-") for fault in faults)


def test_css_has_its_line(templates: Path) -> None:
    begun_with(templates, "memo.css", "\n\nh1 { colour: red }\n")
    (fault,) = refused(templates)
    assert str(fault.place) == f"{templates / 'memo' / 'memo.css'}:3:6"


@pytest.mark.parametrize(
    "asked",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/x.png",
        "//127.0.0.1/x.png",
        "../outside.png",
        "ftp://127.0.0.1/x",
        "leads-out.png",
    ],
)
@pytest.mark.parametrize("how", ["html", "css", "svg"])
def test_nothing_outside_the_folder_is_reached(templates: Path, asked: str, how: str) -> None:
    (templates / "outside.png").write_bytes(b"secret")
    (templates / "memo" / "leads-out.png").symlink_to(templates / "outside.png")
    if how == "css":
        begun_with(templates, "memo.css", f"h1 {{ background: url('{asked}') }}\n")
    elif how == "html":
        begun_with(templates, "front.html.j2", f"<img alt='x' src='{asked}'>")
    else:
        inline = f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='{asked}'/></svg>"
        begun_with(templates, "front.html.j2", inline)
    faults = refused(templates)
    # What is asked for within a drawing is refused alike, but only when the page is drawn, by way of the engine.
    assert {fault.rule for fault in faults} == {
        "template-is-valid" if how == "svg" else "template-reads-its-own-folder"
    }


def test_an_address_that_holds_its_data_is_allowed(templates: Path) -> None:
    begun_with(templates, "front.html.j2", f'<p><img alt="A mark" src="{PIXEL}"></p>')
    data, _ = write_memo(FULL, templates=templates)
    assert data.startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["front.html.j2", "memo.css", "memo.html.j2"])
def test_a_link_out_of_the_folder_is_not_followed(templates: Path, name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret of the machine", "utf-8")
    (templates / "memo" / name).unlink()
    (templates / "memo" / name).symlink_to(secret)
    (fault,) = refused(templates)
    assert fault.rule == "template-reads-its-own-folder"
    assert "leads out" in fault.message
    assert "secret of" not in str(fault)


def test_a_folder_that_is_itself_a_link_is_read(templates: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(templates)
    assert write_memo(FULL, templates=tmp_path / "link")[0].startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["front.html.j2", "memo.css", "memo.html.j2"])
def test_a_missing_or_garbled_file_is_named(templates: Path, name: str) -> None:
    path = templates / "memo" / name
    path.write_bytes(b"caf\xe9")
    (fault,) = refused(templates)
    assert fault.rule == "template-is-valid"
    path.unlink()
    (fault,) = refused(templates)
    assert (fault.rule, fault.message) == ("template-is-readable", f"no template `{name}`")
