"""References go to other programs and come back with the same title, people and year."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pincite.references.export import bibtex, csl_json, escaped
from pincite.references.model import CslItem
from tests.references.oracle import pandoc
from tests.references.sample import COMMISSION, ITEMS, day, item


def essentials(entry: dict[str, Any]) -> tuple[Any, ...]:
    """Title, authors and year; marks of one shape, no tags, no case, which Pandoc sets anew after a colon."""
    title = re.sub(r"</?span[^>]*>", "", str(entry.get("title", ""))).casefold()
    title = re.sub('[“”‘’"]', "'", title)
    issued = entry.get("issued", {}).get("date-parts", [[]])
    return " ".join(title.split()), entry.get("author"), [part[:1] for part in issued]


def read_back(text: str, form: str) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in json.loads(pandoc("-f", form, "-t", "csljson", text=text))}


def test_pandoc_reads_our_csl_json_back() -> None:
    read = read_back(csl_json(ITEMS), "csljson")
    assert {key: essentials(entry) for key, entry in read.items()} == {str(i["id"]): essentials(i) for i in ITEMS}


def test_pandoc_reads_our_bibtex_back() -> None:
    read = read_back(bibtex(ITEMS), "biblatex")
    for entry in ITEMS:
        title, author, year = essentials(entry)
        author = author or [name for role in ("host", "guest", "interviewer") for name in entry.get(role, ())] or None
        assert essentials(read[str(entry["id"])]) == (title, author, year)


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("chapter", {"container-title": "The whole", "publisher-place": "Oslo", "page": "112-119", "DOI": "10.1000/182", "edition": "2"}),
        ("journal", {"container-title": "Journal of Sounds", "volume": "12", "issue": "3", "type": "article-journal"}),
        ("magazine", {"container-title": "Sea Life", "type": "article-magazine"}),
        ("report-reach", {"genre": "Report", "number": "12", "publisher": "Sound Press", "type": "report"}),
        ("page", {"URL": "https://example.org/q", "accessed": day(2026, 11, 21), "type": "webpage"}),
    ],
)  # fmt: skip
def test_the_rest_of_a_record_survives_bibtex(key: str, fields: dict[str, Any]) -> None:
    read = read_back(bibtex([item(key)]), "biblatex")[key]
    assert {name: read.get(name) for name in fields} == fields


def test_an_entry_reads_as_a_person_would_write_it() -> None:
    assert bibtex([item("report-reach")]) == (
        "@report{report-reach,\n"
        "  author = {{Harbour Commission}},\n"
        "  title = {{The} “red stack” and us},\n"
        "  date = {2025},\n"
        "  number = {12},\n"
        "  type = {Report},\n"
        "  institution = {Sound Press},\n"
        "}\n"
    )


HOSTILE = st.text(alphabet="aB é \\{}&%$#_~^`-'\",.;:!?<>@=[]/|*+中", max_size=25).map("k{}z".format)
"""Whatever TeX, BibTeX or CSL-JSON take for their own, between two letters."""


@settings(max_examples=5, deadline=None, phases=[Phase.generate])  # each example is a run of Pandoc
@given(st.lists(HOSTILE, min_size=20, max_size=20))
def test_whatever_characters_a_title_has_they_come_back(titles: list[str]) -> None:
    items: list[CslItem] = [
        {"id": f"k{n}", "type": "book", "title": title, "author": [COMMISSION], "issued": day(2025)}
        for n, title in enumerate(titles)
    ]
    read = read_back(bibtex(items), "biblatex")
    assert len(read) == len(titles)
    for n, title in enumerate(titles):
        letters = re.sub(r"[\W_]", "", title.casefold())
        assert re.sub(r"[\W_]", "", essentials(read[f"k{n}"])[0]) == letters
        for char in "\\{}&%$#_~^":
            assert read[f"k{n}"]["title"].count(char) == title.count(char), (title, read[f"k{n}"]["title"])


def test_names_with_and_or_commas_stay_one_name() -> None:
    names = [{"literal": "Ports and Harbours, Ltd"}, {"family": "Keeper and Son", "given": "Light"}]
    read = read_back(bibtex([{"id": "a", "type": "book", "title": "A", "author": names}]), "biblatex")
    assert read["a"]["author"] == names


def test_what_tex_would_join_is_kept_apart() -> None:
    assert escaped("a--b ''c''") == "a-{}-b '{}'c'{}'"


def test_addresses_are_kept_letter_by_letter() -> None:
    url = "https://example.org/a_b?c=%20&d=~e#f"
    entry = item("page") | {"URL": url}
    assert f"url = {{{url}}}" in bibtex([entry])
    assert read_back(bibtex([entry]), "biblatex")["page"]["URL"] == url
