"""A YAML file becomes a brief whose every value has its place, or the list of all its faults."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.diagnostics import BriefError, Diagnostic
from pincite.spec import load_brief, prose_paths, read_brief

FULL = (Path(__file__).parent / "full.yaml").read_text(encoding="utf-8")


def faults(source: str | bytes) -> list[tuple[str, str, tuple[str, ...]]]:
    """Path, message and hints of each."""
    with pytest.raises(BriefError) as caught:
        read_brief(source, "a.yaml")
    return [(item.place.path, item.message, item.hints) for item in caught.value.diagnostics]


def test_the_shortest_useful_brief(tmp_path: Path) -> None:
    path = tmp_path / "China's Open Models.yaml"
    path.write_text("title: China's open models\nthemes: [open-source, reach]\n", encoding="utf-8")
    brief = load_brief(path)
    assert (brief.file, brief.slug) == (str(path), "chinas-open-models")
    assert [theme.theme for theme in brief.spec.themes] == ["open-source", "reach"]
    assert brief.diagnostics == ()


def test_a_full_brief() -> None:
    brief = read_brief(FULL, "full.yaml").spec
    assert (brief.from_, brief.date) == ("Emerging Technology Desk", datetime.date(2026, 11, 21))
    assert brief.themes[0].theme == "chips"
    assert brief.themes[1].quotes is not None
    assert [quote.id or quote.speaker or quote.about for quote in brief.themes[1].quotes] == [
        "bigtech-shao#once-tencent-integrated-deep-seek", "Benjamin Bratton", "stack in a box",
    ]  # fmt: skip
    assert brief.themes[1].numbers is not None
    assert brief.themes[1].numbers[0].number == "wsj-takeaways#over-600-million"
    assert len(brief.conflicts[0].sides) == 2


def test_every_prose_of_a_brief_is_found() -> None:
    paths = [path for path, _ in prose_paths(read_brief(FULL, "full.yaml").marks)]
    assert paths == [
        "$.bottom_line", "$.ask.recommend", "$.judgements[0].claim", "$.judgements[0].because",
        "$.judgements[0].would_change", "$.themes[1].text", "$.themes[1].chart.title", "$.themes[1].so_what",
        "$.conflicts[0].sides[0].says", "$.conflicts[0].sides[1].says", "$.options[0].gains", "$.options[0].costs",
        "$.options[0].risks",
    ]  # fmt: skip


def test_offsets_count_in_the_texts_of_the_spec() -> None:
    """Which have no white space at their ends, whatever the file has."""
    brief = read_brief('title: "  A title "\nthemes: [chips]\n', "a.yaml")
    assert brief.spec.title == "A title"
    assert brief.marks.place("$.title", 2).column == 13


def test_places_in_a_block_of_text() -> None:
    brief = read_brief(FULL, "full.yaml")
    text = brief.spec.themes[1].text or ""
    place = brief.marks.place("$.themes[1].text", text.index("[@"))
    assert FULL.splitlines()[place.line - 1][place.column - 1 :].startswith("[@bigtech-shao#once")


def test_a_short_form_has_the_place_of_the_value_it_abbreviates() -> None:
    [(path, message, _)] = faults("title: x\nthemes:\n  - theme: chips\n    quotes: [a b]\n")
    assert (path, message) == ("$.themes[0].quotes[0]", "expected an id, found `a b`")


def test_a_short_form_has_no_more_in_its_path_than_the_file() -> None:
    assert faults("title: x\nthemes: ['']\n") == [("$.themes[0]", "expected text, found nothing", ())]


def test_text_that_looks_like_a_number_is_text_where_text_is_wanted() -> None:
    brief = read_brief("title: 2027\nhandling: no\nto: 1.10\nthemes: [5]\n", "a.yaml").spec
    assert (brief.title, brief.handling, brief.to, brief.themes[0].theme) == ("2027", "no", "1.10", "5")


@pytest.mark.parametrize("word", ["yes", "true", "True"])
def test_truth_has_many_words(word: str) -> None:
    source = f"title: x\nthemes: [a]\noptions: [{{name: a, gains: b, costs: c, risks: d, recommended: {word}}}]\n"
    assert read_brief(source, "a.yaml").spec.options[0].recommended


def test_a_key_left_blank_counts_as_left_out() -> None:
    brief = read_brief("title: x\nto:\nlang:\njudgements:\nthemes:\n  - theme: a\n    quotes:\n", "a.yaml").spec
    assert (brief.to, brief.lang, brief.judgements, brief.themes[0].quotes) == (None, "en-GB", (), None)


def test_a_key_left_blank_that_is_needed_is_named() -> None:
    assert faults("title:\nthemes: [a]\n") == [("$.title", "`title` is left blank", ("give it a value",))]


def test_an_unknown_key_left_blank_is_still_unknown() -> None:
    assert faults("titel:\ntitle: x\nthemes: [a]\n")[0][:2] == ("$.titel", "unknown key `titel`")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("quotes: some-id", "write `quotes: [some-id]`, or each item on a line of its own after `- `"),
        ("quotes: a#b, c#d", "write `quotes: [a#b, c#d]`, or each item on a line of its own after `- `"),
        ("quotes: {id: a}", "put `- ` before the first key of each item"),
        ("quotes: ['[@a#b]']", "here ids stand without brackets and `@`: `a#b`"),
        ("headlin: x", "did you mean `headline`?"),
        ("zzz: x", "known keys: theme, headline, text, quotes, numbers, chart, table, timeline, finding, contrary, so_what"),
        ("text: {a: b}", "if it is one text with `: ` in it, put the text in quotation marks, "
                         "or on the next line, indented, after `>-`"),
        ("chart: {title: a, unit: b, kind: colum, points: [{label: c, number: d}]}", "did you mean `column`?"),
        ("chart: x", "known keys: title, kind, unit, measure, order, points, series, note"),
    ],
)  # fmt: skip
def test_a_slip_has_a_hint(line: str, hint: str) -> None:
    [(_, _, hints)] = faults(f"title: x\nthemes:\n  - theme: chips\n    {line}\n")
    assert hints == (hint,)


def test_a_dash_that_sticks_to_its_item_makes_no_list() -> None:
    [(_, message, hints)] = faults("title: T\nthemes:\n  -reach\n  -cost\n")
    assert (message, hints) == ("expected a list, found `-reach -cost`", ("put a space after the `-` of each item",))


def test_a_form_is_told_in_words() -> None:
    [(_, message, _)] = faults("title: T\nthemes: [chips]\nannex: No. 5\n")
    assert message == "expected up to three letters or a number, such as B or 2, found `No. 5`"


def test_a_list_of_themes_can_be_forgotten() -> None:
    assert faults("title: x\nthemes: chips\n") == [
        ("$.themes", "expected a list, found `chips`",
         ("write `themes: [chips]`, or each item on a line of its own after `- `",)),
    ]  # fmt: skip


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    source = "title: [x]\ntitle: y\nbottom_line: a [@]\nthemes: [chips]\nconfidence: x\n"
    assert [path for path, _, _ in faults(source)] == ["$.title", "$", "$.bottom_line", "$.confidence"]


def test_a_day_that_no_calendar_has_is_told_from_one_written_otherwise() -> None:
    found = faults("title: T\nthemes: [chips]\ndate: 2026-02-30\nask: {recommend: x, decide_by: 30.2.2026}\n")
    assert [hints for _, _, hints in found] == [("the calendar has no such day",), ()]


def test_a_file_that_is_far_too_long_for_a_brief_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "library.yaml"
    path.write_text("title: T\nthemes: [reach]\n" + "# another line\n" * 100_000, encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        load_brief(path)
    assert [item.message for item in caught.value.diagnostics] == ["the file has 1.5 MB, and a brief at most 1"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="no such file"):
        load_brief(tmp_path / "none.yaml")


KEYS = ["theme", "id", "words", "max", "round", "number", "label", "points", "says", "x"]
SCALARS = ["x", "''", "~", "1", "[@a]", "'[@a#b]'", "2026-02-30", "1e999", "99999999999999999999", "true"]


def flow_mapping(pairs: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"


VALUES = st.recursive(
    st.sampled_from(SCALARS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=3).map(flow_mapping),
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["title", "themes", "date", "ask", "judgements", "numbers", "conflicts", "options", "paper", "x"]
        ),
        VALUES,
        min_size=1,
    )
)
def test_any_values_are_a_brief_or_refused_in_words(pairs: dict[str, str]) -> None:
    """Each fault names a place in the file, and a path that the file has."""
    source = "".join(f"{key}: {value}\n" for key, value in pairs.items())
    found: tuple[Diagnostic, ...] = ()
    try:
        read_brief(source, "a.yaml")
    except BriefError as fault:
        found = fault.diagnostics
    assert all(item.place.line and item.place.column and item.message for item in found)
    assert not any("pydantic" in item.message or "nput should" in item.message for item in found)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=80), st.text(max_size=80)))
def test_any_bytes_are_a_brief_or_refused(source: bytes | str) -> None:
    with pytest.raises(BriefError):
        read_brief(source, "a.yaml")
