"""What an analyst may make of a passage in his own words and figures, and what he may not."""

from __future__ import annotations

import pytest

from pincite.corpus.catalogue import Corpus, read_corpus
from tests.corpora import rules_of_bottom_line, write_corpus

_ENGLISH = """The council met on 2026-01-12.

Nine of the eleven piers are lit. Five members spend more than the recommended 2 percent on lamps. Closures reached 9,
against 6 last winter. The speed is 150 percent of the limit.

It was the ninth closure since November. Two crews cost £640,000 each. Answers run from four nights a year to sixty-one.

About 38 percent of the noise comes from lorries. The clock ran at 10, 20 or 40 percent. Karsund leads Nordhavn and the
other ports 47.3 to 44.4.
"""
_GERMAN = """Der Umschlag sank 2023 um 4,7 Prozent auf 114,3 Millionen Tonnen. Ein Drittel der Kisten kam aus Karsund.

Der Streik dauerte 24 Stunden. Rotterdam gewann vier Prozentpunkte. Zwei Fünftel fahren mit der Bahn, die Hälfte auf
der Straße.
"""
_FRENCH = """Le port a traité 23,4 millions de tonnes en 2023, contre 21,8 millions en 2022. Un tiers des quais est à rénover.

Le chantier coûtera 185 millions d'euros, dont 60 millions pour la région. La grève a duré neuf jours à Anvers.
"""
_CHINESE = """货物吞吐量达到13.24亿吨，连续15年居第一。三分之一用于码头。

六成资金用于扩建，维护不足百分之十。利润下降了一半，为210亿元。48个项目中，17个没有评估。
"""


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    files = {"quay.txt": _ENGLISH, "umschlag.txt": _GERMAN, "trafic.txt": _FRENCH, "gang.txt": _CHINESE}
    themes = {"themes.yaml": "themes:\n  - {id: trade, label: Trade, terms: [piers]}\n"}
    return read_corpus(write_corpus(tmp_path_factory.mktemp("quay"), files | themes))[0]


_SILENT = [
    ("en", "More than four in five piers are lit [@quay#p2s1]."),
    ("en", "82 percent of the piers are lit [@quay#p2s1]."),
    ("en", "Five members spend more than 2 percent [@quay#p2s2]."),
    ("en", "The sound was closed nine times [@quay#p2s3]."),
    ("en", "Closures rose by half [@quay#p2s3]."),
    ("en", "Closures rose by 50 percent [@quay#p2s3]."),
    ("en", "The speed is one and a half times the limit [@quay#p2s4]."),
    ("en", "It was the ninth closure [@quay#p3s1]."),
    ("en", "The crews cost £1.28 million together [@quay#p3s2]."),
    ("en", "Boats stay in for between four and sixty-one nights [@quay#p3s3]."),
    ("en", "More than a third of the noise comes from lorries [@quay#p4s1]."),
    ("en", "The clock ran at 20 percent [@quay#p4s2]."),
    ("en", "The council met on 12 January [@quay#p1s1]."),
    ("en", "Turnover fell by 4.7 percent to 114.3 million tonnes [@umschlag#p1s1]."),
    ("en", "A third of the crates came from Karsund [@umschlag#p1s2]."),
    ("en", "The strike lasted 24 hours [@umschlag#p2s1]."),
    ("en", "Rotterdam gained four percentage points [@umschlag#p2s2]."),
    ("en", "Two fifths go by rail [@umschlag#p2s3]."),
    ("en", "A third of the quays need repair [@trafic#p1s2]."),
    ("en", "The strike in Antwerp lasted nine days [@trafic#p2s2]."),
    ("en", "The port handled 1.324 billion tonnes and has led for 15 years [@gang#p1s1]."),
    ("en", "A third goes into quays [@gang#p1s2]."),
    ("en", "Three fifths go into expansion, and less than 10 percent into upkeep [@gang#p2s1]."),
    ("en", "Profits halved [@gang#p2s2]."),
    ("de", "40 Prozent fahren mit der Bahn [@umschlag#p2s3]."),
    ("fr", "L'écart est de 1,6 million de tonnes [@trafic#p1s1]."),
    ("fr", "La région paie 60 millions d'euros, près d'un tiers [@trafic#p2s1]."),
    ("zh", "60%的资金用于扩建[@gang#p2s1]。"),
    ("zh", "超过三分之一的项目没有评估[@gang#p2s2]。"),
]


@pytest.mark.parametrize(("lang", "sentence"), _SILENT)
def test_an_honest_paraphrase_is_let_be(quay: Corpus, lang: str, sentence: str) -> None:
    assert rules_of_bottom_line(quay, sentence, lang) == set()


_WRONG = [
    ("en", "More than nine in ten piers are lit [@quay#p2s1].", "number-has-source"),
    ("en", "92 percent of the piers are lit [@quay#p2s1].", "number-has-source"),
    ("en", "Five members spend less than 2 percent [@quay#p2s2].", "number-has-source"),
    ("en", "Closures rose by a third [@quay#p2s3].", "number-has-source"),
    ("en", "The speed is twice the limit [@quay#p2s4].", "number-has-source"),
    ("en", "It was the eighth closure [@quay#p3s1].", "worded-number-has-source"),
    ("en", "The crews cost £1.38 million together [@quay#p3s2].", "number-has-source"),
    ("en", "Most of the noise comes from lorries [@quay#p4s1].", "worded-number-has-source"),
    ("en", "Karsund has 44.4, Nordhavn has 47.3 [@quay#p4s3].", "number-stands-with-its-name"),
    ("en", "The council met on 12 June [@quay#p1s1].", "date-has-source"),
    ("en", "Turnover rose by 4.7 percent [@umschlag#p1s1].", "direction-is-sourced"),
    ("en", "A quarter of the crates came from Karsund [@umschlag#p1s2].", "number-has-source"),
    ("en", "The strike lasted 24 days [@umschlag#p2s1].", "number-has-source"),
    ("en", "A half of the quays need repair [@trafic#p1s2].", "number-has-source"),
    ("en", "Four fifths go into expansion [@gang#p2s1].", "number-has-source"),
    ("de", "Die Mehrheit fährt mit der Bahn [@umschlag#p2s3].", "worded-number-has-source"),
    ("zh", "70%的资金用于扩建[@gang#p2s1]。", "number-has-source"),
]


@pytest.mark.parametrize(("lang", "sentence", "rule"), _WRONG)
def test_a_wrong_one_is_not(quay: Corpus, lang: str, sentence: str, rule: str) -> None:
    assert rule in rules_of_bottom_line(quay, sentence, lang)
