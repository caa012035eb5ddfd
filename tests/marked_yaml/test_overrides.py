"""Values set for one run stand where the file has them or not, and messages about them name the option."""

from __future__ import annotations

import pytest

from pincite.diagnostics import BriefError
from pincite.marked_yaml import parse_setting
from pincite.spec import LoadedBrief, read_brief

BRIEF = "title: Harbour dues\npaper: A4\nthemes: [chips, reach]\nask:\n"


def loaded(*options: str, source: str = BRIEF) -> LoadedBrief:
    return read_brief(source, "harbour.yaml", settings=[parse_setting(option) for option in options])


def refusal(*options: str) -> str:
    with pytest.raises(BriefError) as caught:
        loaded(*options)
    return str(caught.value)


def test_the_option_counts_before_the_file_and_the_last_option_before_the_first() -> None:
    spec = loaded("paper=letter", "title=Dues: what #1 pays", "lang=fr", "lang=de-AT", "date=2026-11-21").spec
    assert (spec.paper, spec.title, spec.lang, str(spec.date)) == (
        "Letter",
        "Dues: what #1 pays",
        "de-AT",
        "2026-11-21",
    )


@pytest.mark.parametrize("paper", ["a4", "A4", "letter", "LETTER", "Letter"])
def test_paper_is_named_in_any_case(paper: str) -> None:
    assert loaded(f"paper={paper}").spec.paper.lower() == paper.lower()


def test_a_path_opens_short_forms_and_makes_what_is_missing() -> None:
    spec = loaded("themes[1].headline=Reach", "ask.recommend=Lower them", "brand.colours.accent=#048").spec
    assert (spec.themes[1].theme, spec.themes[1].headline) == ("reach", "Reach")
    assert spec.ask is not None
    assert spec.ask.recommend == "Lower them"
    assert spec.brand is not None
    assert spec.brand.colours is not None
    assert spec.brand.colours.accent == "#004488"


def test_quotation_marks_and_brackets_are_read_as_yaml() -> None:
    assert loaded("title='[sic]'").spec.title == "[sic]"
    assert [theme.theme for theme in loaded("themes=[one, two]").spec.themes] == ["one", "two"]


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("papr=a4", "--set papr=a4: error[key-is-known]: unknown key `papr` @ $.papr\n  hint: did you mean `paper`?"),
        ("paper=a5", "--set paper=a5: error[value-fits]: expected one of A4, Letter, found `a5` @ $.paper"),
        ("brand.colours.acent=#000", "did you mean `accent`?"),
        ("themes[2].headline=x", "`$.themes` is a list of 2 items"),
        ("title.x=y", "`$.title` is text and has no keys"),
        ("themes=[open", "--set themes=[open: error[yaml-parses]"),
        ("paper", "expected a key, `=` and a value"),
        ("=a4", "expected a key, `=` and a value"),
        ("a b=c", "expected a key, `=` and a value"),
        ("bottom_line=See @@ [@a#b c]", "--set bottom_line=See @@ [@a#b c]: error["),
    ],
)
def test_a_fault_names_the_option(option: str, words: str) -> None:
    assert words in refusal(option)


def test_faults_of_the_file_keep_their_places() -> None:
    with pytest.raises(BriefError) as caught:
        loaded("paper=a5", source="title: x\nthemes: [a]\nhandlin: y\n")
    assert [str(item.place) for item in caught.value.diagnostics] == ["--set paper=a5", "harbour.yaml:3:1"]
