"""The evidence in a deck: a valid custom XML part that other programs keep and that ``verify`` finds."""

from __future__ import annotations

import importlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from pptx import Presentation

from pincite.delivered.deck import read_deck
from pincite.delivered.pages import read_pages
from pincite.writers.deck.package import with_evidence
from tests.verification.made import BRIEFS, edited, file

SHORT = BRIEFS[2]


def test_the_deck_is_valid_with_it(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(file("deck", SHORT))
    validator: Any = importlib.import_module("openxml_audit")  # it ships no types
    result = validator.OpenXmlValidator().validate(str(path))
    assert [f"{fault.part_uri}: {fault.description}" for fault in result.errors] == []
    assert Presentation(str(path)).slides


def test_it_is_found_again_after_another_program_saved_the_deck() -> None:
    evidence = json.loads(read_deck(edited(lambda deck: None, SHORT)).evidence)
    assert evidence["format"] == "pincite-evidence"
    assert len(evidence["slides"]) == len(read_deck(file("deck", SHORT)).sheets)


def test_every_part_of_it_is_led_to() -> None:
    """A relationship from the presentation, one to the properties, and a content type for these."""
    with zipfile.ZipFile(io.BytesIO(file("deck", SHORT))) as archive:
        assert b"customXml/item1.xml" in archive.read("ppt/_rels/presentation.xml.rels")
        assert b"itemProps1.xml" in archive.read("customXml/_rels/item1.xml.rels")
        assert b"customXmlProperties+xml" in archive.read("[Content_Types].xml")


def test_a_part_that_is_there_already_is_left_alone() -> None:
    twice = with_evidence(file("deck", SHORT), b'{"format": "pincite-evidence", "second": "<&>"}')
    with zipfile.ZipFile(io.BytesIO(twice)) as archive:
        assert {"customXml/item1.xml", "customXml/item2.xml"} <= set(archive.namelist())


def test_it_says_what_is_printed_and_where() -> None:
    """Both files carry the same units: words, roles, citations."""
    deck, memo = (json.loads(each) for each in (read_deck(file("deck", SHORT)).evidence,
                                                read_pages(file("memo", SHORT)).evidence))  # fmt: skip
    assert deck["printed"] == memo["printed"]
    quotation = next(unit for unit in deck["printed"] if unit["kind"] == "PullQuotation" and unit.get("roles"))
    roles = {role["role"]: quotation["text"][role["start"] : role["end"]] for role in quotation["roles"]}
    assert roles["quotation"]
    assert roles["speaker"]
    assert quotation["where"].startswith("section ")
