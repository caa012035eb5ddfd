"""What a style makes of items and clusters: each gap of the engine that is closed, and what users cite."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.corpus.reference import CSL_TYPES
from pincite.diagnostics import BriefError
from pincite.references.marks import QUOTED, Typography, field, marked, runs
from pincite.references.model import Cite, CslItem, Formatted, Locator, Run, plain
from pincite.references.processor import formatted
from pincite.references.styles import Style, load_style, read_style
from tests.references.sample import CLUSTERS, COMMISSION, ITEMS, KEEPER, PILOT, TEMPLATES, day, item, page

NOTE = load_style("pincite-note", templates=TEMPLATES)
AUTHOR_DATE = load_style("pincite-author-date", templates=TEMPLATES)


def style(layout: str, *, attributes: str = "", root: str = "", bibliography: str = "", macros: str = "") -> Style:
    """A small style around one layout."""
    listed = f"<bibliography {bibliography}<layout>{layout}</layout></bibliography>" if bibliography else ""
    text = (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {root}><info><title>T</title>'
        f"<id>t</id><updated>2026-11-21T00:00:00+00:00</updated></info>{macros}<citation {attributes}>"
        f'<layout delimiter="; ">{layout}</layout></citation>{listed}</style>'
    )
    return read_style("small", text.encode())


def cited(used: Style, *items: CslItem, lang: str = "en-GB") -> str:
    """All the items in one cluster."""
    return plain(formatted(used, items, [[Cite(str(entry["id"])) for entry in items]], lang=lang).cites[0])


def notes(*cites: Cite, items: tuple[CslItem, ...] = ITEMS, lang: str = "en-GB") -> list[str]:
    """Each cite in a note of its own."""
    return [plain(runs) for runs in formatted(NOTE, items, [[cite] for cite in cites], lang=lang).cites]


def book(key: str, **fields: Any) -> CslItem:
    return {"id": key, "type": "book"} | {name.replace("_", "-"): value for name, value in fields.items()}


NAMES = '<names variable="author"><name initialize-with=". "/></names>'


def test_given_names_stay_whole_where_the_style_does_not_want_initials() -> None:
    entry = book("a", author=[KEEPER])
    assert cited(style(NAMES), entry) == "L. Keeper"
    assert cited(style(NAMES, root='initialize="false"'), entry) == "Light Keeper"


def test_a_label_of_a_missing_variable_is_silent() -> None:
    layout = '<text variable="title"/><label variable="edition" prefix=" "/>'
    assert cited(style(layout), book("a", title="The sound")) == "The sound"
    assert cited(style(layout), book("a", title="The sound", edition="2")) == "The sound edition"


def test_a_group_is_silent_when_every_variable_in_it_is_empty_whatever_its_terms_say() -> None:
    group = (
        '<group><choose><if type="book"><text term="book"/></if></choose><text variable="number" prefix=" "/></group>'
    )
    layout = f'<text variable="title"/>{group}'
    assert cited(style(layout), book("a", title="Fog")) == "Fog"
    assert cited(style(layout), book("a", title="Fog", number="7")) == "Fogbook 7"


def test_two_works_of_one_author_and_year_are_told_apart_by_letters_in_the_order_of_the_list() -> None:
    result = formatted(AUTHOR_DATE, ITEMS, [[Cite("report-reach")], [Cite("report-cost")], [Cite("dataset")]])
    assert [plain(runs) for runs in result.cites] == [
        "(Harbour Commission 2025b)", "(Harbour Commission 2025a)", "(Ferry Office 2023)",
    ]  # fmt: skip
    listed = {entry.item: plain(entry.runs) for entry in result.bibliography}
    assert listed["report-cost"].startswith("Harbour Commission (2025a). Another cost")
    assert listed["report-reach"].startswith("Harbour Commission (2025b). The “red stack”")


def test_a_style_without_a_place_for_the_letter_has_it_after_the_first_year() -> None:
    layout = '<names variable="author"/><date variable="issued" prefix=" "><date-part name="year"/></date>'
    two = [
        book("a", author=[COMMISSION], issued=day(2025), title="A"),
        book("b", author=[COMMISSION], issued=day(2025)),
    ]
    small = style(layout, attributes='disambiguate-add-year-suffix="true"')
    assert cited(small, *two) == "Harbour Commission 2025a; Harbour Commission 2025b"
    assert cited(style(layout), *two) == "Harbour Commission 2025; Harbour Commission 2025"


def test_twenty_eight_works_of_one_year_have_twenty_eight_letters() -> None:
    items = [book(f"b{n:02}", author=[COMMISSION], issued=day(2025), title=f"Part {n:02}") for n in range(28)]
    words = cited(AUTHOR_DATE, *items)
    assert "2025z; " in words
    assert "2025aa; " in words
    assert words.endswith("2025ab)")


def test_full_stops_and_commas_stand_where_the_locale_wants_them() -> None:
    assert notes(Cite("magazine"))[0].startswith("“Ferries make ‘waves’ abroad”, Sea Life")
    assert notes(Cite("magazine"), lang="en-US")[0].startswith("“Ferries make ‘waves’ abroad,” Sea Life")
    assert notes(Cite("magazine"), lang="fr-FR")[0].startswith("«\u00a0Ferries make “waves” abroad\u00a0», Sea Life")
    assert notes(Cite("magazine"), lang="de-DE")[0].startswith("„Ferries make ‚waves‘ abroad“, Sea Life")


def test_a_question_mark_at_the_end_of_a_title_takes_no_second_mark() -> None:
    assert ".?" not in notes(Cite("newspaper"))[0]
    last = style('<text variable="title" quotes="true" suffix="."/>')
    assert cited(last, book("a", title="What is it?"), lang="en-US") == "“What is it?”"
    assert cited(last, book("a", title="It is"), lang="en-US") == "“It is.”"


def test_what_a_title_holds_is_left_as_it_is() -> None:
    title = "Well... is it?! A. & B. <c> 5 < 6"
    assert cited(style('<text variable="title"/>'), book("a", title=title)) == title


def test_cites_stand_in_the_authors_order() -> None:
    runs = formatted(AUTHOR_DATE, ITEMS, [[Cite("thesis"), Cite("book"), Cite("blog")]]).cites[0]
    assert plain(runs) == "(Warden 2003; Keeper 2001; Keeper 2025)"


def test_a_style_that_sorts_its_cites_sorts_them_unless_words_of_the_author_go_from_one_to_the_next() -> None:
    items = [book("b", title="B"), book("a", title="A")]
    unsorted = style('<text variable="title"/>')
    assert cited(unsorted, *items) == "B; A"
    key = b'<citation ><sort><key variable="title"/></sort>'
    sorting = read_style("sorting", unsorted.content.replace(b"<citation >", key))
    assert cited(sorting, *items) == "A; B"
    runs = formatted(sorting, items, [[Cite("b"), Cite("a", prefix="but see")]]).cites[0]
    assert plain(runs) == "B; but see A"


def test_no_locator_reaches_the_bibliography() -> None:
    result = formatted(NOTE, ITEMS, [[Cite("book", page("777"))], [Cite("book", page("778"))]])
    assert "p. 777" in plain(result.cites[0])
    assert plain(result.cites[1]) == "Keeper, The sound, p. 778."
    assert not any("777" in plain(entry.runs) or "778" in plain(entry.runs) for entry in result.bibliography)


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        (Locator("page", "7"), "p. 7"),
        (Locator("page", "7-9"), "pp. 7–9"),
        (Locator("page", "iv–vi"), "pp. iv–vi"),
        (Locator("paragraph", "9"), "para. 9"),
        (Locator("line", "12"), "l. 12"),
        (Locator("section", "3.2"), "sect. 3.2"),
        (Locator("timestamp", "1:02:03"), "1:02:03"),
    ],
)  # fmt: skip
def test_every_kind_of_locator_is_worded_as_its_term(locator: Locator, words: str) -> None:
    first, later = notes(Cite("thesis", locator), Cite("thesis", locator))
    assert first.endswith(f", {words}.")
    assert later == f"Warden, Ropes in 1900–1920, {words}."


def test_hosts_and_guests_are_named_with_their_roles_and_once() -> None:
    words = notes(Cite("podcast", Locator("timestamp", "13:38")))[0]
    assert words == (
        "Ferry Master (host), “Why the ferry’s future might work — With the Sound Pilot”, with guest Sound Pilot, "
        "Harbour Talk, podcast, 16 April 2025, 13:38, https://example.org/a-b/talk?x=1."
    )
    guest_alone = {key: value for key, value in item("podcast").items() if key != "host"}
    assert notes(Cite("podcast"), items=(guest_alone,))[0].startswith("Sound Pilot (guest), “Why the")
    assert notes(Cite("podcast"), items=(guest_alone,))[0].count("Sound Pilot") == 2  # the second is the title's


def test_a_note_is_full_at_first_and_short_afterwards_and_never_ibid() -> None:
    first, second, third = notes(Cite("report-reach"), Cite("report-reach"), Cite("report-reach", page("4")))
    assert first == "Harbour Commission, The “red stack” and us, Report no. 12 (Sound Press, 2025)."
    assert second == "Harbour Commission, The “red stack” and us."
    assert third == "Harbour Commission, The “red stack” and us, p. 4."


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en-GB", "undated"), ("fr-FR", "sans date"), ("de-DE", "ohne Datum"), ("zh-CN", "日期不详"), ("xx", "undated")],
)
def test_a_document_without_a_date_says_so(lang: str, words: str) -> None:
    assert words in notes(Cite("undated"), lang=lang)[0]


def test_an_unsigned_article_is_cited_by_its_newspaper_and_an_unsigned_page_by_its_title() -> None:
    result = formatted(AUTHOR_DATE, ITEMS, [[Cite("magazine")], [Cite("page")], [Cite("undated")]])
    assert result.cites[0] == (Run("("), Run("Sea Life", italic=True), Run(" 2025)"))
    assert plain(result.cites[1]) == "(“What is it?” n.d.)"
    assert plain(result.cites[2]) == "(“Minutes of the council” n.d.)"


def test_addresses_are_links_and_nothing_else_is() -> None:
    result = formatted(NOTE, ITEMS, [[Cite("page")], [Cite("chapter")]])
    links = [[run for run in runs if run.link] for runs in result.cites]
    assert links == [
        [Run("https://example.org/q", link="https://example.org/q")],
        [Run("https://doi.org/10.1000/182", link="https://doi.org/10.1000/182")],
    ]


def test_an_address_keeps_its_quotation_marks_and_dots() -> None:
    url = 'https://example.org/it\'s..here?q="a"&b=‘c’'
    assert url in plain(formatted(NOTE, [item("page") | {"URL": url}], [[Cite("page")]]).cites[0])


def test_formatting_in_a_field_becomes_runs_and_italics_in_italics_are_roman() -> None:
    entry = book("a", title="On <i>Fucus</i> and H<sub>2</sub>O")
    runs = formatted(
        style('<text variable="title" font-style="italic" font-weight="bold"/>'), [entry], [[Cite("a")]]
    ).cites[0]
    assert runs == (
        Run("On ", italic=True, bold=True),
        Run("Fucus", bold=True),
        Run(" and H", italic=True, bold=True),
        Run("2", italic=True, bold=True, raised=-1),
        Run("O", italic=True, bold=True),
    )


def test_words_of_the_author_stand_before_and_after_a_cite_in_every_style() -> None:
    cite = Cite("book", page("3"), "the original, quoted in:", "a new edition")
    assert plain(formatted(NOTE, ITEMS, [[cite]]).cites[0]).startswith("The original, quoted in: Light Keeper, ")
    assert plain(formatted(AUTHOR_DATE, ITEMS, [[cite]]).cites[0]) == (
        "(the original, quoted in: Keeper 2001, p. 3 a new edition)"
    )


def test_pages_are_shortened_only_where_both_numbers_are_as_long() -> None:
    small = style('<text variable="page"/>', root='page-range-format="minimal"')
    assert cited(small, book("a", page="321-328"), book("b", page="1-12")) == "321–8; 1–12"


def test_names_inside_a_choice_of_a_substitute_take_the_form_of_those_they_stand_in_for() -> None:
    layout = (
        '<names variable="author"><name form="short" and="text"/><substitute><choose><if type="book">'
        '<names variable="editor"/></if></choose></substitute></names><names variable="editor translator" prefix=", "/>'
    )
    assert (
        cited(style(layout), book("a", editor=[KEEPER, PILOT], translator=[KEEPER])) == "Keeper and Pilot, Light Keeper"
    )


def test_a_particle_that_is_not_part_of_the_name_does_not_count_in_the_order() -> None:
    quay = {"family": "Kade", "given": "Havenmeester", "non-dropping-particle": "aan de"}
    items = [
        book("v", author=[quay], issued=day(2000), title="V"),
        book("k", author=[KEEPER], issued=day(2001), title="K"),
    ]
    result = formatted(NOTE, items, [[Cite("k")], [Cite("v")]])
    assert [plain(entry.runs)[:21] for entry in result.bibliography] == [
        "aan de Kade, Havenmee",
        "Keeper, Light. K (200",
    ]


def test_repeated_names_give_way_to_what_the_style_wants() -> None:
    names = '<names variable="author" suffix=". "/><text variable="title"/>'
    small = style(names, bibliography='subsequent-author-substitute="———">')
    items = [
        book("a", author=[KEEPER], title="A"),
        book("b", author=[KEEPER], title="B"),
        book("c", author=[PILOT], title="C"),
    ]
    result = formatted(small, items, [])
    assert [plain(entry.runs) for entry in result.bibliography] == ["Light Keeper. A", "———. B", "Sound Pilot. C"]


def test_the_number_of_an_entry_is_set_off_from_it() -> None:
    small = style(
        '<text variable="citation-number" suffix="."/><text variable="title"/>',
        bibliography='second-field-align="flush">',
    )
    result = formatted(small, [book("a", title="A"), book("b", title="B")], [[Cite("b")], [Cite("a")]])
    assert [plain(entry.runs) for entry in result.bibliography] == ["1. B", "2. A"]


def test_a_clause_for_ambiguous_cites_is_used_for_those_alone() -> None:
    layout = (
        '<names variable="author"/><choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose>'
    )
    items = [
        book("a", author=[PILOT], title="A"),
        book("b", author=[PILOT], title="B"),
        book("c", author=[KEEPER], title="C"),
    ]
    assert cited(style(layout), *items) == "Sound Pilot, A; Sound Pilot, B; Light Keeper"


def test_title_case_is_for_english_alone() -> None:
    small = style('<text variable="title" text-case="title"/>')
    title = "the end of iPhone-led growth: an end to it"
    assert cited(small, book("a", title=title)) == "The End of iPhone-Led Growth: An End to It"
    assert cited(small, book("a", title=title, language="fr")) == title


def test_the_same_arguments_give_the_same_result_and_the_order_of_runs_does_not_matter() -> None:
    fresh = formatted(AUTHOR_DATE, ITEMS, CLUSTERS)
    formatted(AUTHOR_DATE, ITEMS, CLUSTERS[:3], lang="fr-FR")
    formatted(NOTE, ITEMS, CLUSTERS)
    from pincite.references import processor

    processor._formatted.cache_clear()
    assert formatted(AUTHOR_DATE, ITEMS, CLUSTERS) == fresh
    assert isinstance(fresh, Formatted)


FIELD = st.text(alphabet="aB é中\"'“”‘’«».,;:?!()[]{}<>&/\\\ue000\ue001\ue010\x00\n -–—1", max_size=20)
RECORDS = st.fixed_dictionaries(
    {"type": st.sampled_from(sorted(CSL_TYPES))},
    optional={
        "title": FIELD, "container-title": FIELD, "publisher": FIELD, "genre": FIELD, "number": FIELD, "edition": FIELD,
        "page": FIELD, "volume": FIELD, "issue": FIELD, "URL": FIELD, "DOI": FIELD, "language": FIELD, "version": FIELD,
        "author": st.lists(st.fixed_dictionaries({}, optional={"family": FIELD, "given": FIELD, "literal": FIELD}), max_size=3),
        "host": st.lists(st.fixed_dictionaries({"family": FIELD, "given": FIELD}), max_size=2),
        "issued": st.sampled_from([day(2025), day(2025, 4), day(2025, 4, 16), {"literal": "spring"}, {}, {"date-parts": []}]),
    },
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=4), FIELD, FIELD, st.sampled_from(["en-GB", "en-US", "fr-FR", "zh-CN"]))
def test_whatever_a_record_holds_it_is_formatted_and_no_mark_of_ours_is_left(
    records: list[CslItem], prefix: str, value: str, lang: str
) -> None:
    items = [{"id": f"k{number}", **record} for number, record in enumerate(records)]
    clusters = [[Cite(f"k{number}", Locator("page", value), prefix, value)] for number in range(len(items))]
    for given_style in (NOTE, AUTHOR_DATE):
        result = formatted(given_style, items, [*clusters, []], lang=lang)
        texts = [plain(runs) for runs in result.cites] + [plain(entry.runs) for entry in result.bibliography]
        assert not any("\ue000" <= char <= "\ue0ff" or char == "\x00" for text in texts for char in text)
        for number, record in enumerate(items):
            words = "".join(re.findall(r"\w", str(record.get("title", ""))))
            shown = "".join(re.findall(r"\w", plain(result.cites[number])))
            assert given_style is not NOTE or words in shown


def test_a_cite_of_an_unknown_item_is_refused() -> None:
    with pytest.raises(KeyError, match="nothing"):
        formatted(NOTE, ITEMS, [[Cite("nothing")]])


def test_the_engine_is_loaded_when_something_is_formatted_and_not_before() -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from pincite.references import export, items, links, processor, styles\n"
        "assert 'citeproc' not in sys.modules and 'lxml' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_style_that_the_engine_cannot_follow_is_a_fault_of_the_style() -> None:
    broken = Style("odd", NOTE.content.replace(b'macro="locator"', b'macro="nowhere"'), notes=True)
    with pytest.raises(BriefError, match=r"style-is-usable.*`odd` cannot be used"):
        formatted(broken, ITEMS, [[Cite("book")]])


def test_an_item_of_a_list_is_one_place_and_several_paragraphs_are_several() -> None:
    one, several = (notes(Cite("page", Locator("paragraph", value)))[0] for value in ("2, item 4", "2, 4"))
    assert "para. 2, item 4" in one
    assert "paras 2, 4" in several


def test_cites_that_are_met_apart_are_all_worded_as_first_ones() -> None:
    clusters = [[Cite("podcast")], [Cite("magazine")], [Cite("podcast")]]
    apart = [plain(runs) for runs in formatted(NOTE, ITEMS, clusters, apart=True).cites]
    assert apart[0] == apart[2] == notes(Cite("podcast"))[0]
    assert plain(formatted(NOTE, ITEMS, clusters).cites[2]) != apart[2]


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ('The “new start": a review', "‘new start’"),
        ('The "new start”: a review', "‘new start’"),
        ('The "new start": a review', "‘new start’"),
        ('A 5" disk', '5" disk'),
    ],
)
def test_quotation_marks_inside_a_title_are_a_pair_whatever_shape_each_has(title: str, printed: str) -> None:
    american = Typography(("“", "”"), ("‘", "’"), punctuation_inside=True)
    assert printed in plain(runs(marked(QUOTED, field(title)), american))
