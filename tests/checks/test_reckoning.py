"""What an analyst may work out from a passage, or say in words that stand near its own, and what he may not."""

from __future__ import annotations

import pytest

from pincite.corpus.catalogue import Corpus, read_corpus
from tests.corpora import composed, rules_of_bottom_line, write_corpus

_ENGLISH = """The library lent 412,000 items last year, fewer than in 2019. Visits rose by a tenth to 268,000. Turnover was nearly £1.1 million.

Of the readers 71 percent pay. Savings lie between £120,000 and £150,000. The roof cost £2.4 million, three times the
first estimate. The branch owns 1,250 shelves, a fifth of them empty.

Ferries raised $64.8 million and trams $45.1 million. The council voted 19-15 to close. It was founded in 2018 and
moved in 2023. The averages are 3, 4.3 and 2.1 points. A loan costs £4.10, against £1.60 at home.

The top 1 percent paid less under the cut. Norhaven gave Osthaven 13 percent of its quays, but it also gave 40 percent
of its debts. The pilot began in 2007; two years later it ended. An average tax cut of $275,000 awaits the richest.

The hall drew 1,500 guests, who paid £3,000,000. Share of fees: less than half of 1 percent. Depth is 1.3 miles.
The default is 250, against 10 elsewhere. Wages fell by 1.6 percent.
"""
_GERMAN = """Drei von vier Beschäftigten leben in der Stadt. Das Land bürgt für 45 Millionen Euro; empfohlen sind 30
Millionen Euro. Zwischen 80 und 110 Stellen fallen weg. Der Kran misst 199 Meter. Der Umsatz stieg von 2,1 Millionen
Euro auf 3,4 Millionen Euro.
"""
_FRENCH = """Deux communes sur trois ont refusé. La conduite fait 140 kilomètres. Les travaux durent de 18 à 24 mois.

La régie de la vallée a besoin de cette conduite, et les communes qui ont refusé ne sont pas les plus petites.
"""
_CHINESE = "两家承包商拒绝退款。工程于2021年开工，2023年通车。沿线居民中四分之三支持延长线。\n"


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    files = {"town.txt": _ENGLISH, "werft.txt": _GERMAN, "eau.txt": _FRENCH, "ditie.txt": _CHINESE}
    themes = {"themes.yaml": "themes:\n  - {id: trade, label: Trade, terms: [library]}\n"}
    return read_corpus(write_corpus(tmp_path_factory.mktemp("branch"), files | themes))[0]


_SILENT = [
    ("en", "Loans went from 2019 to 412,000 items [@town#p1s1]."),
    ("en", "Visits grew by 10 percent [@town#p1s2]."),
    ("en", "Turnover was just under £1.1 million [@town#p1s3]."),
    ("en", "The other 29 percent do not pay [@town#p2s1]."),
    ("en", "29 percent do not pay [@town#p2s1]."),
    ("en", "Up to £150,000 is saved [@town#p2s2]."),
    ("en", "At least £120,000 is saved [@town#p2s2]."),
    ("en", "The first estimate was £800,000 [@town#p2s3]."),
    ("en", "Some 250 shelves are empty [@town#p2s4]."),
    ("en", "Ferries and trams brought in $109.9 million [@town#p3s1]."),
    ("en", "Ferries outraised trams by almost $20 million [@town#p3s1]."),
    ("en", "The council voted by 19 to 15 [@town#p3s2]."),
    ("en", "It moved after five years [@town#p3s3]."),
    ("en", "The averages run between 2.1 and 4.3 points [@town#p3s4]."),
    ("en", "A loan costs more than twice as much [@town#p3s5]."),
    ("en", "The top 1 percent gains [@town#p4s1]."),
    ("en", "Osthaven received 13 percent of Norhaven's quays and 40 percent of its debts [@town#p4s2]."),
    ("en", "The pilot ended in 2009 [@town#p4s3]."),
    ("en", "The richest would gain $275,000 [@town#p4s4]."),
    ("en", "A guest paid £2,000 on average [@town#p5s1]."),
    ("en", "Fees are less than 0.5 percent [@town#p5s2]."),
    ("en", "It is about 2 km deep [@town#p5s3]."),
    ("en", "The default is 25 times what it is elsewhere [@town#p5s4]."),
    ("de", "Ein Viertel der Beschäftigten lebt nicht in der Stadt [@werft#p1s1]."),
    ("de", "Das Land haftet für 45 Millionen Euro, 15 Millionen mehr als empfohlen [@werft#p1s2]."),
    ("de", "Höchstens 110 Stellen fallen weg [@werft#p1s3]."),
    ("de", "Der Kran ist fast 200 Meter lang [@werft#p1s4]."),
    ("de", "Der Umsatz stieg von 2,1 auf 3,4 Millionen Euro [@werft#p1s5]."),
    ("fr", "Un tiers des communes n'a pas refusé [@eau#p1s1]."),
    ("fr", "La conduite fait 140 km [@eau#p1s2]."),
    ("fr", "Les travaux durent au plus 24 mois [@eau#p1s3]."),
    ("zh", "两家承包商不肯退款 [@ditie#p1s1]。"),
    ("zh", "四分之一的居民不支持 [@ditie#p1s3]。"),
]
_WRONG = [
    ("en", "29 percent pay [@town#p2s1]."),
    ("en", "71 percent pay, and 29 percent say so [@town#p2s1]."),
    ("en", "Up to £120,000 is saved [@town#p2s2]."),
    ("en", "At least £150,000 is saved [@town#p2s2]."),
    ("en", "Under £150,000 is saved [@town#p2s2]."),
    ("en", "The first estimate was £700,000 [@town#p2s3]."),
    ("en", "Some 300 shelves are empty [@town#p2s4]."),
    ("en", "Ferries brought in $109.9 million and trams $45.1 million [@town#p3s1]."),
    ("en", "The council voted by 20 to 15 [@town#p3s2]."),
    ("en", "It moved after six years [@town#p3s3]."),
    ("en", "The averages run between 2.1 and 4.5 points [@town#p3s4]."),
    ("en", "A loan costs more than three times as much [@town#p3s5]."),
    ("en", "The pilot ended in 2010 [@town#p4s3]."),
    ("en", "A guest paid £3,000 on average [@town#p5s1]."),
    ("en", "It is about 3 km deep [@town#p5s3]."),
    ("en", "Turnover was over £1.1 million [@town#p1s3]."),
    ("de", "Höchstens 100 Stellen fallen weg [@werft#p1s3]."),
    ("de", "Der Umsatz stieg von 2,2 auf 3,4 Millionen Euro [@werft#p1s5]."),
    ("fr", "Un quart des communes n'a pas refusé [@eau#p1s1]."),
]


@pytest.mark.parametrize(("lang", "sentence"), _SILENT)
def test_what_follows_from_a_passage_raises_nothing(branch: Corpus, lang: str, sentence: str) -> None:
    assert not rules_of_bottom_line(branch, sentence, lang) & {
        "number-has-source", "direction-is-sourced", "denial-is-sourced", "number-stands-with-its-name",
        "date-has-source",
    }  # fmt: skip


@pytest.mark.parametrize(("lang", "sentence"), _WRONG)
def test_what_does_not_follow_is_refused(branch: Corpus, lang: str, sentence: str) -> None:
    assert rules_of_bottom_line(branch, sentence, lang) & {"number-has-source", "date-has-source"}


def test_a_small_number_in_words_is_no_measure_rounded(branch: Corpus) -> None:
    """*Two* counts the author's own things, and is not the 1.6 percent of the passage."""
    made = composed("title: T\nbottom_line: Two trends hold [@town#p5s5].\nthemes: [trade]\n", branch)
    (number,) = made.briefing.statements[-1].numbers if len(made.briefing.statements) == 1 else next(
        each.numbers for each in made.briefing.statements if each.field == "bottom_line"
    )  # fmt: skip
    assert (number.rule, number.bound_to) == ("count", "")


def test_an_id_that_does_not_resolve_is_said_once_of_a_judgement(branch: Corpus) -> None:
    """No *names no evidence* beside the id that is not there."""
    brief = (
        "title: T\nthemes: [trade]\njudgements:\n  - claim: Loans will rise.\n    likelihood: likely\n"
        "    confidence: moderate\n    because: It looks so.\n    evidence: [town#p99s9]\n    would_change: A fee.\n"
    )
    rules = [item.rule for item in composed(brief, branch).diagnostics if item.place.path.startswith("$.judgements")]
    assert "evidence-exists" in rules
    assert not {"judgement-has-evidence", "confidence-is-earned"} & set(rules)


def test_one_word_in_the_plural_is_no_name(branch: Corpus) -> None:
    """*Controls buy time* is a judgement; *the Democrats* within a sentence makes *Democrats oppose it* a fact."""
    assert "fact-is-cited" not in rules_of_bottom_line(branch, "Controls buy time.")
    assert "fact-is-cited" in rules_of_bottom_line(branch, "We met the Democrats. Democrats oppose it.")
