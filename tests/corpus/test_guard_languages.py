"""Every verdict of the guard is given in every language that it has words for."""

from __future__ import annotations

from typing import get_args

import pytest

from pincite.corpus.guard import VerdictName, judge
from pincite.corpus.guard.languages import TABLES
from pincite.corpus.model import Document, Source
from pincite.corpus.quotations import find_quotations
from pincite.corpus.readers.plaintext import read_plaintext

ARTICLES = {
    "en": (
        "The port and the tide\n\n"
        "The quay isn’t closed in winter. The county pays 40 million crowns a year, unless the yard is sold. The line may "
        "reopen in May. Critics say that the pier is rotten. The crane, built in Danzig, never stood still for a day.\n\n"
        '"We sail at dawn with the tide," the harbour master said. The mayor said, "The boats are safe and sound."\n'
    ),
    "fr": (
        "Le port et la marée\n\n"
        "Le quai n’est pas fermé en hiver. La région paie 40 millions de couronnes par an, sauf si le chantier est vendu. "
        "La ligne peut rouvrir en mai. Selon les syndicats, la jetée est pourrie. La grue, construite à Dantzig, ne "
        "s’arrête jamais le dimanche.\n\n"
        "« Nous partirons à l’aube avec la marée », a déclaré Anne Duval. « Les bateaux sont en bon état », a déclaré "
        "Paul Martin.\n"
    ),
    "de": (
        "Der Hafen und die Flut\n\n"
        "Der Kai ist – im Winter – nicht gesperrt. Das Land zahlt 40 Millionen Kronen im Jahr, es sei denn, die Werft wird "
        "verkauft. Die Linie kann im Mai öffnen. Kritiker behaupten, dass die Mole morsch ist. Der Kran, gebaut in Danzig, "
        "stand niemals einen Tag still.\n\n"
        "„Wir fahren im Morgengrauen mit der Flut“, sagte Anna Weber. „Die Boote sind in gutem Zustand“, sagte Paul "
        "Krüger.\n"
    ),
    "zh": (
        "港口与潮汐\n\n"
        "码头——在冬季——没有关闭。该县每年支付4000万克朗，除非船厂被出售。航线可能在五月重新开放。批评者认为，栈桥已经腐朽。"
        "那台起重机，造于但泽，从未停止工作。\n\n"
        "李明表示：“我们黎明时分随潮水出发。”\n\n王强表示：“船只的状况良好安全。”\n"
    ),
}
QUOTED: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "verbatim": ("The line may reopen in May", ""),
        "typographic": ("The quay isn't closed in winter", ""),
        "editorial": ("[T]he quay isn't closed in winter", ""),
        "altered-word": ("The county pays 40 million crowns a month, unless the yard is sold", ""),
        "altered-number": ("The county pays 60 million crowns a year, unless the yard is sold", ""),
        "negation": ("The crane, built in Danzig, stood still for a day", ""),
        "modality": ("The line will reopen in May", ""),
        "truncated-condition": ("The county pays 40 million crowns a year", ""),
        "clipped-opening": ("the pier is rotten", ""),
        "ellipsis-hides": ("The crane, built in Danzig, ... stood still for a day", ""),
        "spliced": ("The line may reopen in May. The crane, built in Danzig", ""),
        "wrong-speaker": ("We sail at dawn with the tide", "the mayor"),
        "not-found": ("A bridge of glass was drawn by children", ""),
    },
    "fr": {
        "verbatim": ("La ligne peut rouvrir en mai", ""),
        "typographic": ("Le quai n'est pas fermé en hiver", ""),
        "editorial": ("[L]e quai n'est pas fermé en hiver", ""),
        "altered-word": ("La région paie 40 millions de couronnes par mois, sauf si le chantier est vendu", ""),
        "altered-number": ("La région paie 60 millions de couronnes par an, sauf si le chantier est vendu", ""),
        "negation": ("Le quai est fermé en hiver", ""),
        "modality": ("La ligne doit rouvrir en mai", ""),
        "truncated-condition": ("La région paie 40 millions de couronnes par an", ""),
        "clipped-opening": ("la jetée est pourrie", ""),
        "ellipsis-hides": ("La grue ... s'arrête jamais le dimanche", ""),
        "spliced": ("La ligne peut rouvrir en mai. La grue, construite à Dantzig", ""),
        "wrong-speaker": ("Nous partirons à l'aube avec la marée", "Paul Martin"),
        "not-found": ("Des enfants dessinaient un pont de verre", ""),
    },
    "de": {
        "verbatim": ("Die Linie kann im Mai öffnen", ""),
        "typographic": ("Der Kai ist — im Winter — nicht gesperrt", ""),
        "editorial": ("[D]er Kai ist – im Winter – nicht gesperrt", ""),
        "altered-word": ("Das Land zahlt 40 Millionen Kronen im Monat, es sei denn, die Werft wird verkauft", ""),
        "altered-number": ("Das Land zahlt 60 Millionen Kronen im Jahr, es sei denn, die Werft wird verkauft", ""),
        "negation": ("Der Kai ist – im Winter – gesperrt", ""),
        "modality": ("Die Linie muss im Mai öffnen", ""),
        "truncated-condition": ("Das Land zahlt 40 Millionen Kronen im Jahr", ""),
        "clipped-opening": ("die Mole morsch ist", ""),
        "ellipsis-hides": ("Der Kran, gebaut in Danzig, stand ... einen Tag still", ""),
        "spliced": ("Die Linie kann im Mai öffnen. Der Kran, gebaut in Danzig", ""),
        "wrong-speaker": ("Wir fahren im Morgengrauen mit der Flut", "Paul Krüger"),
        "not-found": ("Kinder zeichneten eine Brücke aus Glas", ""),
    },
    "zh": {
        "verbatim": ("航线可能在五月重新开放", ""),
        "typographic": ("码头—在冬季—没有关闭", ""),
        "editorial": ("码头[...]没有关闭", ""),
        "altered-word": ("该县每月支付4000万克朗，除非船厂被出售", ""),
        "altered-number": ("该县每年支付6000万克朗，除非船厂被出售", ""),
        "negation": ("码头——在冬季——关闭", ""),
        "modality": ("航线必须在五月重新开放", ""),
        "truncated-condition": ("该县每年支付4000万克朗", ""),
        "clipped-opening": ("栈桥已经腐朽", ""),
        "ellipsis-hides": ("那台起重机，造于但泽，……停止工作", ""),
        "spliced": ("航线可能在五月重新开放。那台起重机，造于但泽", ""),
        "wrong-speaker": ("我们黎明时分随潮水出发", "王强"),
        "not-found": ("孩子画玻璃桥梁", ""),
    },
}
"""By language and verdict: the words, and whom they are given to. Whether words come from another source or from a
retelling does not depend on the language."""


def test_no_verdict_and_no_language_is_left_out() -> None:
    assert set(QUOTED) == set(TABLES)
    for language, quoted in QUOTED.items():
        assert {*quoted, "wrong-source", "second-hand"} == set(get_args(VerdictName)), language


@pytest.mark.parametrize(("language", "name"), [(one, name) for one, quoted in QUOTED.items() for name in quoted])
def test_every_verdict_is_given(language: str, name: str) -> None:
    """By name; what is offered in its place stands in the article and is in order."""
    text = ARTICLES[language]
    document = Document("a", "a.txt", text, "", read_plaintext(text), Source("a", "", language=language))
    quotations = find_quotations(document)
    words, speaker = QUOTED[language][name]
    verdict = judge(words, document, quotations=quotations, speaker=speaker)
    assert (verdict.name, verdict.holds) == (name, name in ("verbatim", "typographic", "editorial"))
    assert not verdict.repaired or judge(verdict.repaired, document, quotations=quotations).holds
