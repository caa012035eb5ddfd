"""The corpus that comes with the project reads as a person reads it.

The hashes pin the sources; the floors may be raised and not lowered.
"""

from __future__ import annotations

import hashlib

import pytest

from pincite.corpus.catalogue import Corpus
from tests.corpora import SEEDS, seeds

__all__ = ["seeds"]

HASHES = {
    "000_227a86ccd00e4c99.txt": "c7858dfc97fb97362689a5ecb4a2d68fa4dccd0eb7d406d502a08ccc8402286c",
    "001_98a4980af2d9ab33.txt": "43f775e732394af44d029e8b781bcd9d8881f2570d87866c1f5db8afd5f096b7",
    "002_7dd869a981110659.txt": "d775e4adf8cda0bc27b003e80b9087db1488b9d0d46effb8f0241b1057816f21",
    "003_1539c4d8c93c87f4.txt": "ba20cb5fddfb573b5250dd0ce90ae456cb0c6ab7c2e2e65c1f41c0023a14904d",
    "004_1f42182045f74fec.txt": "99967df9bf7fc8361af899b1fd02312caa65a2fbb1ebec9627aaab5f7efe5844",
}


def test_no_source_was_edited(seeds: Corpus) -> None:
    """The bytes are those that were received."""
    for document in seeds.documents.values():
        assert document.sha256 == HASHES[document.file]
        assert hashlib.sha256((SEEDS / document.file).read_bytes()).hexdigest() == document.sha256


def test_everybody_who_is_quoted_is_named(seeds: Corpus) -> None:
    """Who says how much, and nobody else."""
    direct = [item for item in seeds.quotations if item.form == "direct"]
    speakers = {name: sum(item.speaker == name for item in direct) for name in seeds.speakers}
    assert speakers == {
        "Grace Shao": 12,
        "Marc Andreessen": 1,
        "Jake Sullivan": 1,
        "machine learning researcher at Peking University": 2,
        "Benjamin Bratton": 1,
    }
    assert len(direct) == sum(speakers.values())


def test_what_is_heard_has_its_timecode(seeds: Corpus) -> None:
    """Every quotation of the podcast; a quotation that is repeated stands once, with each place."""
    shao = [item for item in seeds.quotations if item.speaker == "Grace Shao" and item.form == "direct"]
    assert all(item.timecode for item in shao)
    assert sum(len(item.places) == 2 for item in shao) == 4
    alone = seeds.evidence("bigtech-shao#i-think-its-not-easy")
    assert alone in shao


@pytest.mark.parametrize("words", ["Zero to One", "Big Fund", "node", "Six Dragons", "Nature", "embodied AI", "wall"])
def test_titles_terms_and_scare_quotes_are_nobodys_words(seeds: Corpus, words: str) -> None:
    """They are found, and told apart."""
    forms = {item.form for item in seeds.quotations if seeds.text(item) == words}
    assert forms
    assert "direct" not in forms


def test_numbers_have_value_and_unit(seeds: Corpus) -> None:
    """Every figure of the sources; no model name, timecode or section number among them."""
    found = {item.id: (f"{item.value:f}", item.unit) for item in seeds.numbers}
    assert {
        "nin-report#7-8-billion": ("7800000000", "USD"),
        "nin-report#67-billion": ("67000000000", "USD"),
        "nin-report#approximately-38-percent": ("38", "%"),
        "nin-report#8-billion": ("8000000000", "USD"),
        "nin-report#140-billion": ("140000000000", "USD"),
        "wsj-takeaways#over-600-million": ("600000000", "downloads"),
        "wsj-takeaways#80-percent": ("80", "%"),
        "nature-essay#36-percent": ("36", "%"),
        "nature-essay#us-47-billion": ("47000000000", "USD"),
        "nature-essay#30": ("30", "platforms"),
        "nature-essay#14-nanometers": ("14", "nm"),
    }.items() <= found.items()
    assert not [key for key in found if any(name in key for name in ("r1", "mate60", "01-ai", "v2", "5g"))]


def test_five_documents_are_four_origins(seeds: Corpus) -> None:
    """Two accounts of one podcast are one origin."""
    assert len(seeds.documents) == 5
    assert len({document.source.origin for document in seeds.documents.values()}) == 4
