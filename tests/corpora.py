"""Small corpora written to a folder, for tests that start from files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from pincite.build import Composed, compose_and_check
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.spec.load import read_brief

SEEDS = Path(__file__).parent.parent / "seeds"
BRIEFS = Path(__file__).parent.parent / "briefs"

FERRY = """\
Harbour Talk: Crossing the Sound
Host: Radio Desk
Guest: Ferry Master, operator of the northern line
Release Date: March 3, 2024

1. Opening (00:00 - 02:10)
The ferry master explains that the crossing takes 40 minutes in calm weather. It carried 1.2 million passengers in 2023.

2. Costs (02:10 - 09:30)
Fuel is the largest cost. The master states, "We burn 3,000 litres on every crossing, but half of that is heat" (03:15).
A new hull would cut fuel use by about 18 %, and the yard asks $42 million for one.

- Tickets cover 60 % of the costs.
- The county pays the rest. It has done so since 2011.
"""

BRIDGE = """\
A bridge across the sound

The county's engineers put a bridge at $640 million. They say that "a bridge would end the ferry within a year".
Fog closes the ferry on 12 days a year.
"""

SOURCES = """\
references:
  - id: ferry
    type: broadcast
    title: Crossing the Sound
    container-title: Harbour Talk
    issued: 2024-03-03
    pincite: {file: ferry.txt, kind: summary, origin: harbour-talk, retells: the broadcast, descriptor: A summary.}
  - id: bridge
    type: report
    title: A bridge across the sound
    issued:
    pincite: {file: bridge.txt, kind: report, origin: county-engineers, descriptor: By the county's engineers.}
"""

THEMES = """\
themes:
  - id: cost
    label: Cost
    question: What does the crossing cost?
    terms: [cost, fuel, county, million]
  - id: weather
    label: Weather
    terms: [fog, calm weather]
"""


def write_corpus(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """The ferry and the bridge with their records, or the files given, in ``folder``."""
    default = {"ferry.txt": FERRY, "bridge.txt": BRIDGE, "sources.yaml": SOURCES, "themes.yaml": THEMES}
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (default if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def sound(folder: Path) -> Corpus:
    """The corpus of the ferry and the bridge."""
    corpus, diagnostics = read_corpus(write_corpus(folder / "sound"))
    assert not diagnostics
    return corpus


def composed(brief: str, corpus: Corpus) -> Composed:
    """A brief, given as YAML, composed and checked."""
    return compose_and_check(read_brief(brief, "brief.yaml"), corpus)


def rules_of_bottom_line(corpus: Corpus, sentence: str, lang: str = "en") -> set[str]:
    """The rules that a cited sentence breaks; the corpus has a theme ``trade``."""
    made = composed(f"title: T\nlang: {lang}\nbottom_line: >-\n  {sentence}\nthemes: [trade]\n", corpus)
    return {item.rule for item in made.diagnostics if item.place.path == "$.bottom_line"}


@pytest.fixture(scope="session")
def seeds() -> Corpus:
    """The corpus that comes with the project."""
    return read_corpus(SEEDS)[0]
