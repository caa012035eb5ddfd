"""The memos that are held to the standards: the longest brief and the shortest, sixty pages, and another language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from pincite.briefing.model import Briefing
from pincite.build import compose_and_check
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.diagnostics import has_errors
from pincite.spec.load import load_brief, read_brief
from pincite.writers.evidence import write_evidence
from tests.corpora import BRIEFS, SEEDS, write_corpus
from tests.writers.large import large_briefing
from tests.writers.memo_reading import Memo, memo_of

SHORTEST = "title: China's open models\nthemes: [open-source, reach]\n"

HARBOUR = {
    "hafen.txt": """\
Die Hafengebührenordnung

Die Hafengebührenordnung trat am 1. März 2024 in Kraft. Der Hafenmeister sagt: „Wir prüfen jede Überfahrt einzeln.“
Die Fährverbindungsgesellschaft beförderte 1,2 Millionen Fahrgäste und meldete 12 Ausfälle wegen Nebels.
""",
    "harbour.txt": """\
The ferry in winter

The county closes the crossing on 12 days of fog a year. Its engineers call the harbour "the narrowest in the county".
""",
    "sources.yaml": """\
references:
  - id: hafen
    type: report
    title: Die Hafengebührenordnung
    language: de-DE
    issued: 2024-03-01
    URL: https://example.org/veroeffentlichungen/hafengebuehrenordnung_fassung-2024/bericht.html
    pincite: {file: hafen.txt, kind: report, origin: hafen, descriptor: Bericht der Hafenverwaltung.}
  - id: harbour
    type: report
    title: The ferry in winter
    language: en-GB
    issued: 2024-05-01
    pincite: {file: harbour.txt, kind: report, origin: county, descriptor: By the county's engineers.}
""",
    "themes.yaml": """\
themes:
  - {id: faehre, label: Fähre, question: Was leistet die Fähre?, terms: [Fähre, Überfahrt, Fahrgäste, crossing, ferry]}
""",
}

GERMAN = """\
title: Die Hafengebührenordnung und die Fährverbindungsgesellschaft
to: Verkehrsausschuss
from: Hafenverwaltung
date: 2026-11-21
lang: de
bottom_line: Die Gebühr trägt die Fähre, und der Nebel bleibt das größte Hindernis [@hafen#p1].
themes:
  - theme: faehre
    headline: Die Fähre trägt sich, solange die Überfahrt zuverlässig bleibt
    text: |
      Die Wirtschaftlichkeitsuntersuchung der Fährverbindungsgesellschaft und die Gebührenfestsetzungsverordnung des
      Hafens beruhen auf denselben Überfahrtszählungen; die Verkehrsentwicklungsplanung übernimmt sie [@hafen#p1].

      The engineers' words stand as they wrote them, "the narrowest in the county" [@harbour#the-narrowest-in-the-county].
    quotes: [harbour#the-narrowest-in-the-county]
"""


def _of_brief(load: Callable[[], Briefing]) -> Memo:
    briefing = load()
    return memo_of(briefing, evidence=write_evidence(briefing))


@cache
def _seeds() -> Corpus:
    return read_corpus(SEEDS)[0]


def _composed(corpus: Corpus, brief: str | Path) -> Briefing:
    loaded = read_brief(brief, "brief.yaml") if isinstance(brief, str) else load_brief(brief)
    made = compose_and_check(loaded, corpus)
    assert not has_errors(made.diagnostics), made.diagnostics
    return made.briefing


@cache
def memo_called(name: str, folder: Path) -> Memo:
    """``full``, ``shortest``, ``sixty-pages`` or ``german``; a corpus that is needed is written into ``folder``."""
    makers: dict[str, Callable[[], Briefing]] = {
        "full": lambda: _composed(_seeds(), BRIEFS / "china-ai-strategy.yaml"),
        "shortest": lambda: _composed(_seeds(), SHORTEST),
        "sixty-pages": lambda: large_briefing(sections=37, citations=120),
        "german": lambda: _composed(read_corpus(write_corpus(folder / "hafen", HARBOUR))[0], GERMAN),
    }
    return _of_brief(makers[name])


NAMES = ("full", "shortest", "sixty-pages", "german")
