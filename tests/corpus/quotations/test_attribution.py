"""Who says it: every way of reporting, and names, roles and pronouns resolved within the document."""

from __future__ import annotations

import pytest

from pincite.corpus.model import Document, Name, Quotation, Source
from pincite.corpus.quotations import find_quotations
from pincite.corpus.readers.plaintext import read_plaintext


def quotations(text: str) -> tuple[Document, tuple[Quotation, ...]]:
    doc = Document("doc", "doc.txt", text, "", read_plaintext(text), Source("doc", ""))
    return doc, tuple(item for item in find_quotations(doc) if item.form == "direct")


def only(text: str) -> tuple[str | None, str, str]:
    """Speaker, mention and cue of the one direct quotation of ``text``."""
    doc, (item,) = quotations(text)
    parts = (doc.slice(part) if part else "" for part in (item.mention, item.cue))
    return (item.speaker, *parts)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It is not easy." — Grace Shao (61:14)', ("Grace Shao", "Grace Shao", "—")),
        ('"It is not easy," said Grace Shao, a writer and analyst.', ("Grace Shao", "Grace Shao", "said")),
        ('"It is not easy," Grace Shao told Reuters on Monday.', ("Grace Shao", "Grace Shao", "told")),
        ('"It is not easy," Grace Shao, a writer in Hong Kong, said.', ("Grace Shao", "Grace Shao", "said")),
        ('Grace Shao responds firmly, stating, "It is not easy."', ("Grace Shao", "Grace Shao", "stating")),
        ('Grace Shao said in a statement: "It is not easy."', ("Grace Shao", "Grace Shao", "said")),
        ('Grace Shao told Reuters that it was "not easy at all" for them.', ("Grace Shao", "Grace Shao", "told")),
        ('According to Grace Shao, the work is "not easy at all" now.', ("Grace Shao", "Grace Shao", "According to")),
        ('In the words of Grace Shao, the work is "not easy at all".', ("Grace Shao", "Grace Shao", "In the words of")),
        ('Grace Shao: "It is not easy."', ("Grace Shao", "Grace Shao", ":")),
        ('Grace Shao (01:55): "It is not easy."', ("Grace Shao", "Grace Shao", ":")),
        ('The "not so easy" work will go on for years, Grace Shao said.', ("Grace Shao", "Grace Shao", "said")),
        ('The work is "not easy at all", as Grace Shao put it.', ("Grace Shao", "Grace Shao", "put it")),
        ('In July Grace Shao called it "not easy" for anybody.', ("Grace Shao", "Grace Shao", "called")),
        ('Asked about it, Grace Shao, a writer, said: "It is not easy."', ("Grace Shao", "Grace Shao", "said")),
        ('Grace Shao disagreed: "It is not easy."', ("Grace Shao", "Grace Shao", "disagreed")),
        ('The union’s leader, Grace Shao, disagreed: "It is not easy."', ("Grace Shao", "Grace Shao", "disagreed")),
        ('The rule was called "not easy" by Grace Shao in July.', (None, "", "called")),
    ],
)
def test_ways_of_reporting(text: str, expected: tuple[str | None, str, str]) -> None:
    assert only(text + "\n") == expected


def test_a_name_under_a_quotation_is_its_speaker() -> None:
    assert only('"Chips are the bottleneck for everybody here."\n— Grace Shao, writer\n')[0] == "Grace Shao"


def test_a_paragraph_that_ends_in_a_colon_introduces_the_next() -> None:
    assert only('Later that day Grace Shao continued:\n\n"The work is not easy for anybody."\n')[0] == "Grace Shao"


def test_an_unnamed_speaker_is_the_phrase_that_describes_him() -> None:
    doc, (first, second) = quotations(
        '"Nothing is made from it." A machine learning researcher at Peking University said, "So it ends."\n'
    )

    assert first.speaker == second.speaker == "machine learning researcher at Peking University"
    assert second.mention is not None
    assert doc.slice(second.mention) == "A machine learning researcher at Peking University"
    assert second.confidence < 0.75


def test_an_organisation_can_speak() -> None:
    assert only('The White House said the plan was "dead on arrival" in its present form.\n')[0] == "White House"


def test_quoted_speech_goes_on_without_a_new_speaker() -> None:
    _, items = quotations('"It is not easy," said Grace Shao. "Not at all."\n')

    assert [(item.speaker, item.confidence) for item in items] == [("Grace Shao", 0.9), ("Grace Shao", 0.7)]


@pytest.mark.parametrize("shorter", ["Grace", "Shao", "Ms. Shao", "the host, Grace Shao,"])
def test_shorter_names_stand_for_the_full_one(shorter: str) -> None:
    text = f'The guest is Grace Shao, a writer.\n\nThe next day {shorter} said, "It is not easy."\n'

    assert only(text)[0] == "Grace Shao"


def test_headers_name_people() -> None:
    headers = "A show about chips\nHost: Alex Kantrowitz\nGuest: Grace Shao\n\n"

    assert only(headers + 'Grace notes, "It is not easy," and Alex agrees.\n')[0] == "Grace Shao"


def test_a_pronoun_is_the_last_person_spoken_of() -> None:
    text = 'Grace Shao describes the chips at length. She notes, "It is not easy."\n'

    assert only(text) == ("Grace Shao", "She", "notes")


def test_a_pronoun_is_not_somebody_of_the_other_gender() -> None:
    text = (
        "Ms. Shao, that is Grace Shao, arrived first. Mr. Sullivan, that is Jake Sullivan, came later.\n\n"
        'Jake Sullivan listened. Then she said, "It is not easy."\n'
    )

    assert only(text)[0] in ("Grace Shao", None)


def test_a_pronoun_that_fits_two_people_is_nobody() -> None:
    text = 'Grace Shao, a writer, met Alex Kantrowitz, a host, in the hall. She said, "It is not easy."\n'
    _, (item,) = quotations(text)

    assert item.speaker is None
    assert "doubt" in item.reason


def test_a_surname_that_two_people_share_is_nobody() -> None:
    text = (
        "Grace Shao is a writer, and Alex Shao is a host; both were there.\n\n"
        'The next day Shao said, "It is not easy."\n'
    )
    _, (item,) = quotations(text)

    assert item.speaker is None
    assert "Grace Shao" in item.reason
    assert "Alex Shao" in item.reason


def test_a_role_stands_for_the_one_person_who_holds_it() -> None:
    text = 'President Xi, the leader, spoke first of all.\n\n"We will act," the president said in the evening.\n'

    assert only(text)[0] == "Xi"


def test_vice_and_former_holders_of_a_role_are_others() -> None:
    text = 'Former Secretary Jake Sullivan spoke first.\n\n"We will act," the secretary said in the evening.\n'

    assert only(text)[0] == "secretary"


def test_a_noun_that_looks_like_a_verb_of_saying_reports_nothing() -> None:
    assert quotations('The United States will build a "wall" around its public reports and comments.\n')[1] == ()


def test_a_byname_inside_a_name_does_not_hide_the_speaker() -> None:
    text = '"The race is on," Jake "The Wall" Sullivan, an adviser, said in Washington.\n'
    _, items = quotations(text)

    assert items[0].speaker is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("»Das ist nicht leicht«, sagte Grace Shao.", ("Grace Shao", "Grace Shao", "sagte")),
        ("Grace Shao sagte am Montag: „Das ist nicht leicht.“", ("Grace Shao", "Grace Shao", "sagte")),
        ("Gestern sagte Grace Shao: „Das ist nicht leicht.“", ("Grace Shao", "Grace Shao", "sagte")),
        ("Laut Grace Shao ist das „nicht leicht“.", ("Grace Shao", "Grace Shao", "Laut")),
        ("„Das ist nicht leicht“, sagte die Ministerin.", ("die Ministerin", "die Ministerin", "sagte")),
        ("« Ce n’est pas facile », a déclaré Grace Shao.", ("Grace Shao", "Grace Shao", "a déclaré")),
        ("Selon Grace Shao, c’est « peu facile ».", ("Grace Shao", "Grace Shao", "Selon")),
        ("Grace Shao afirmó: «No es fácil».", ("Grace Shao", "Grace Shao", "afirmó")),
        ("«No es fácil», según el ministro.", ("el ministro", "el ministro", "según")),
        ("„Das ist nicht leicht“, sagte sie.", (None, "sie", "sagte")),
    ],
)
def test_other_languages_report_with_their_own_words(text: str, expected: tuple[str | None, str, str]) -> None:
    assert only(text + "\n") == expected


def test_people_of_the_record_are_known_though_the_text_names_them_in_part() -> None:
    text = 'Grace notes, "It is not easy," and the host agrees.\n'
    source = Source("doc", "", guest=(Name("Shao", "Grace"),), host=(Name("Kantrowitz", "Alex"),))
    doc = Document("doc", "doc.txt", text, "", read_plaintext(text), source)

    (item,) = find_quotations(doc)

    assert item.speaker == "Grace Shao"


def test_the_host_of_the_record_is_the_host_of_the_text() -> None:
    text = 'Grace Shao is there. "It is not easy," the host said to her.\n'
    doc = Document(
        "doc", "doc.txt", text, "", read_plaintext(text), Source("doc", "", host=(Name("Kantrowitz", "Alex"),))
    )

    (item,) = find_quotations(doc)

    assert item.speaker == "Alex Kantrowitz"


def test_finding_twice_gives_the_same() -> None:
    doc, first = quotations(
        'Grace Shao, a writer, spoke. She said, "It is not easy." Jake Sullivan came.\n\nThen she said, "I go."\n'
    )

    assert tuple(item for item in find_quotations(doc) if item.form == "direct") == first


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir gehen nicht“, sagte Hafenchefin Grace Shao am Montag.", "Grace Shao"),
        ("Verdi-Sekretär Alex Kantrowitz nannte die Pläne einen „Schlag ins Gesicht“.", "Alex Kantrowitz"),
        (
            "«\u00a0On n’a pas été consultés\u00a0», regrette son secrétaire général, Alex Kantrowitz.",
            "Alex Kantrowitz",
        ),
        ("«\u00a0Mais à quel prix\u202f?\u00a0», s’interroge la directrice, Grace Shao.", "Grace Shao"),
        ("«No había alternativa», afirmó la presidenta, Grace Shao.", "Grace Shao"),
        ("«No había alternativa», afirmó la presidenta, que llegó tarde.", "la presidenta"),
        ('"It is no subsidy," the IT Secretary told reporters.', "IT Secretary"),
        ('My grandmother used to say, "The sea keeps accounts."', "My grandmother"),
    ],
)
def test_a_role_before_a_name_is_not_the_name_and_a_role_alone_is_whole(text: str, speaker: str) -> None:
    assert only(text)[0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("港务集团董事长林秀英表示：“我们不会关闭港口，船还在走。”", "林秀英"),
        ("「這不是一天能解決的問題，」研究員林秀英說。", "林秀英"),
        ("港务局发言人林秀在记者会上指出：“我们不会关闭港口，船还在走。”", "林秀"),
        ("有人说：“我们不会关闭港口，船还在走。”", None),
        ("公司表示：“我们不会关闭港口，船还在走。”", None),
        ("“我们不会关闭港口，船还在走。”他说。", None),
    ],
)
def test_a_chinese_name_is_told_by_the_role_before_it(text: str, speaker: str | None) -> None:
    assert only(text)[0] == speaker


def test_a_chinese_speaker_named_between_two_quotations_has_the_one_behind_the_colon() -> None:
    text = "局长林秀英说：“我们不会关闭港口，船还在走。”部长王强说：“我们明天再来看看情况。”"
    assert [each.speaker for each in quotations(text)[1]] == ["林秀英", "王强"]
    assert only("“我们不会关闭港口，”局长林秀英说：“船还在走。”")[0] == "林秀英"
