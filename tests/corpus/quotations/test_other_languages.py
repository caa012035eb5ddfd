"""Who speaks in articles that are not in English: real shapes of sentences, and names only where they are sure."""

from __future__ import annotations

import pytest

from pincite.corpus.model import Document, Source
from pincite.corpus.quotations import find_quotations
from pincite.corpus.readers.plaintext import read_plaintext


def speakers(text: str, language: str = "") -> list[str | None]:
    doc = Document("doc", "doc.txt", text, "", read_plaintext(text), Source("doc", "", language=language))
    return [item.speaker for item in find_quotations(doc) if item.form == "direct"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Angesichts der Lage sagte Scholz Mitte Juni, man schließe damit „technologisch zur Weltspitze auf“.", "Scholz"),
        ("Le ministre délégué, Jean-Noël Barrot, a qualifié cette démarche de « mauvaise réponse à la question ».", "Jean-Noël Barrot"),
        ("Le but « était clair dès le début », a réitéré au début du mois l’innovateur en chef, Luc Sirois.", "Luc Sirois"),
        ("Luc Chatel, secrétaire d’État à l’industrie a en effet déclaré : « C’est un secteur en danger ».", "Luc Chatel"),
        ("« Les puces sont aussi stratégiques que le nucléaire, affirme Bruno Le Maire. C’est ainsi. »", "Bruno Le Maire"),
        ('El portavoz del Gobierno, Manuel Adorni, explicó que se debió a "temas de agenda y de tiempo".', "Manuel Adorni"),
        ('Según el portavoz, Manuel Adorni, la ausencia se explica por "temas de agenda y de tiempo".', "Manuel Adorni"),
        ('La IA "può essere una grande sfida", ha affermato la premier Giorgia Meloni presiedendo il comitato.', "Giorgia Meloni"),
        ('"Muitas vezes a gente pensa demais", apontou Lula.', "Lula"),
        ('"Sztuczna inteligencja to takie samo narzędzie jak młotek" — ocenił Gramatyka.', "Gramatyka"),
        ("«Вряд ли мы живем в таких условиях»,— сказал господин Григоренко журналистам.", "Григоренко"),
        ("В апреле министр РФ Максут Шадаев заявил, что он «половину чиновников точно может заменить».", "Максут Шадаев"),
        ("“我们不打算闭源。”该公司首席执行官梁文锋说。", "梁文锋"),
        ("“让人非常激动。”捷克文学报主编雅娜·帕夫洛娃说，简直无法想象。", "雅娜·帕夫洛娃"),
        ("“这是非常了不起的事情，我们都很震撼。”《香港商报》首席代表、办事处主任杜林表示。", "杜林"),
        ("萩生田光一経済産業相は12日の会見で、国内に基盤を持つことは「極めて重要な国策であると考えている」と述べた。", "萩生田光一"),
        ("小林氏は「国の本気度が伝わらなければ、人材は海外に出てしまう」と危機感を示した。", "小林"),
    ],
)  # fmt: skip
def test_the_name_is_told_from_the_role_the_time_and_the_place_beside_it(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dafür müssten Prozesse „jetzt konzentriert in Amerika auf den Weg gebracht werden“.", "de"),
        ("Poi ha spiegato: “Parlando con alcuni, mi è arrivata una suggestione interessante”.", "it"),
        ("Asimismo, recalcó que los enfoques «incluyen principios éticos globales y nacionales».", "es"),
        ('Dijo que es un tema "porque tiene que ver con el control de la información".', "es"),
        ('Na pytanie o urzędy odpowiedział: "Aparat państwa sobie z tym poradzi bez trudu".', "pl"),
        ("“让更多的人受益，这是我们的想法。”这一观点得到了很多人的认可。", "zh"),
        ("会見で「国の本気度が問われている。今なら間に合う」という声が出た。", "ja"),
    ],
)
def test_a_sentence_without_its_speaker_names_nobody(text: str, language: str) -> None:
    """Its first word has a capital and is no name; the subject stands elsewhere or nowhere."""
    assert not any(speakers(text, language))


def test_an_object_is_not_taken_for_the_subject_that_stands_before_the_verb() -> None:
    said = "La presidenta destacó la importancia de la cooperación entre “los países hermanos de América Latina”."
    assert speakers(said, "es") == ["La presidenta"]
