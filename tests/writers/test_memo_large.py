"""A memo of two hundred pages and five hundred citations."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from page import ValidationProfile

from tests.writers.large import large_briefing
from tests.writers.memo_reading import memo_of


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_hundred_pages_and_five_hundred_citations_do_not_fall_over() -> None:
    briefing = large_briefing(sections=130, citations=500)
    memo = memo_of(briefing)
    pages = memo.pages
    assert len(pages) >= 200
    assert f"{len(pages)} / {len(pages)}" in pages[-1]
    destinations = Counter(re.findall(rb"/Dest \((e\d+)\)", memo.unpacked()))
    assert set(destinations) == {f"e{number}".encode() for number in range(1, 501)}
    assert memo.failures(ValidationProfile.PDF_UA_1) == []
    assert memo.failures(ValidationProfile.PDF_A_3A) == []
