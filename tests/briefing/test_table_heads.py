"""The head of a table names its columns and says nothing of its own, so the tool never shows it as what a source says."""

from __future__ import annotations

from pathlib import Path

from pincite.briefing.model import plain
from pincite.build import compose_and_check
from pincite.corpus.catalogue import read_corpus
from pincite.spec.load import read_brief

PRICES = """\
# Prices of the crossing

| Crossing price by ferry line | Crossing price by bridge | Who pays for the crossing |
|---|---|---|
| 40 euros on the northern ferry line | 12 euros on the county bridge | passengers of the ferry |
"""
THEMES = (
    "themes:\n  - {id: price, label: Price, question: What does it cost?, terms: [crossing, price, ferry, bridge]}\n"
)


def test_the_tool_shows_a_row_with_figures_and_never_the_head(tmp_path: Path) -> None:
    (tmp_path / "prices.md").write_text(PRICES, encoding="utf-8")
    (tmp_path / "themes.yaml").write_text(THEMES, encoding="utf-8")
    corpus, _ = read_corpus(tmp_path)
    made = compose_and_check(read_brief("title: T\nthemes: [price]\n", "brief.yaml"), corpus)
    shown = [plain(item.prose) for section in made.briefing.sections for item in section.extracts]
    assert any("40 euros" in text for text in shown)
    assert not any("Who pays" in text for text in shown)
