"""What a record says beyond Pincite's own keys is kept for the citation style, whatever it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Name
from pincite.corpus.records import read_references
from pincite.references.items import as_item
from tests.corpora import write_corpus

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text("aé -1", max_size=5)
)
KEYS = st.sampled_from(["date-parts", "family", "given", "literal", "raw", "x"])
ANYTHING = st.recursive(
    SCALARS, lambda part: st.lists(part, max_size=3) | st.dictionaries(KEYS, part, max_size=3), max_leaves=6
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("records")


def csl_of(folder: Path, further: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    """What is kept of further keys of a record."""
    text = json.dumps({"references": [{"id": "plan", "title": "Plan", **further}]}, ensure_ascii=False)
    (reference,) = read_references(write_corpus(folder, {"sources.yaml": text}))
    assert as_item(reference.source)["id"] == "plan"
    return reference.source.csl


def test_texts_numbers_dates_and_names_are_kept(folder: Path) -> None:
    further = {
        "DOI": "10.1000/182", "volume": 7, "event-date": {"date-parts": [[2024, 2, 9]]},
        "editor": [{"family": "Berg", "given": "A.", "non-dropping-particle": "van der"}, {"literal": "Sound Press"}],
        "translator": ["County Clerk"],
    }  # fmt: skip
    assert csl_of(folder, further) == (
        ("DOI", "10.1000/182"),
        ("volume", "7"),
        ("event-date", "2024-02-09"),
        ("editor", (Name("van der Berg", "A."), Name(literal="Sound Press"))),
        ("translator", (Name(literal="County Clerk"),)),
    )


@given(value=ANYTHING)
def test_whatever_stands_there_is_kept_or_left_out(folder: Path, value: Any) -> None:
    for _, kept in csl_of(folder, {"event-date": value, "editor": value, "note": value}):
        assert kept
        assert isinstance(kept, str) or all(name.full for name in kept)
