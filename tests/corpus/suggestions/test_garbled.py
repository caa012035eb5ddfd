"""Names that look like a garbled form of another: which pairs are suggested, in which direction, and which are not."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Block, Correction, Document, Name, Source, SourceKind, Span
from pincite.corpus.suggestions.garbled import Suspect, find_garbled
from pincite.corpus.suggestions.name_relations import Likeness, likeness, one_change
from pincite.corpus.suggestions.sound import plain_letters, sound_of


def document(doc_id: str, *paragraphs: str, kind: SourceKind = "article", origin: str = "") -> Document:
    """A document of paragraphs."""
    text = "\n".join(paragraphs)
    starts = itertools.accumulate((len(paragraph) + 1 for paragraph in paragraphs), initial=0)
    blocks = tuple(
        Block("paragraph", Span(start, start + len(paragraph)), f"p{place}")
        for place, (start, paragraph) in enumerate(zip(starts, paragraphs, strict=False), 1)
    )
    source = Source(doc_id, doc_id, kind=kind, origin=origin or doc_id)
    return Document(doc_id, f"{doc_id}.txt", text, "0" * 64, blocks, source)


def pairs(found: tuple[Suspect, ...]) -> set[tuple[str, str]]:
    return {(item.as_heard, item.canonical) for item in found}


ARTICLES = (
    document("one", "The laboratory DeepSeek published a model. Engineers praise DeepSeek and the older Qwen."),
    document("two", "Buyers compare Qwen with DeepSeek, and the chip H800 with the chip H20. They run GPT-4 too."),
)


def heard(text: str) -> tuple[Suspect, ...]:
    return find_garbled([*ARTICLES, document("talk", text, kind="summary")])


@pytest.mark.parametrize(
    ("text", "pair", "like"),
    [
        ("She says that Deep Seek was a surprise.", ("Deep Seek", "DeepSeek"), Likeness.SPACES),
        ("She says that Deep Seek Max was a surprise.", ("Deep Seek", "DeepSeek"), Likeness.SPACES),
        ("He likes the model Quen better.", ("Quen", "Qwen"), Likeness.SOUND),
        ("He likes the model Kwen better.", ("Kwen", "Qwen"), Likeness.SOUND),
        ("They trained on the H8 hundreds all summer.", ("H8 hundreds", "H800"), Likeness.FIGURES),
        ("They trained on an H eight hundred all summer.", ("H eight hundred", "H800"), Likeness.FIGURES),
        ("The test was passed by GPT four at once.", ("GPT four", "GPT-4"), Likeness.FIGURES),
        ("We heard about Deepseek only then.", ("Deepseek", "DeepSeek"), Likeness.MARKS),
    ],
)
def test_a_form_taken_down_by_ear_is_suggested_for_the_form_that_articles_print(
    text: str, pair: tuple[str, str], like: Likeness
) -> None:
    found = {(item.as_heard, item.canonical): item.likeness for item in heard(text)}
    assert found[pair] is like


def test_a_name_of_few_letters_is_suggested_only_in_the_company_of_the_same_names() -> None:
    written = document("one", "The shop of Alibaba offers Qwen. Others compare Qwen with Llama.")
    beside = document("talk", "Then Alibaba came out with Quinn, she says.", kind="machine transcript")
    (found,) = find_garbled([written, beside])
    assert (found.as_heard, found.canonical, found.likeness) == ("Quinn", "Qwen", Likeness.COMPANY)
    apart = document("talk", "Then the county came out with Quinn, she says.", kind="machine transcript")
    assert find_garbled([written, apart]) == ()
    by_hand = document("talk", "Then Alibaba came out with Quinn, she says.")
    assert find_garbled([written, by_hand]) == (), "who writes it so has seen it"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So we all played around with deep seek at home.", {("deep seek", "DeepSeek")}),
        ("So we all played around with Deep seek at home.", {("Deep seek", "DeepSeek")}),
        ("Water that is dee pseek and dark.", set()),
        ("The ship just in is old.", set()),
    ],
)
def test_a_name_in_small_letters_and_in_pieces_is_found_where_it_was_heard(text: str, found: set[object]) -> None:
    sister = document("three", "We asked Justin. Of Justin nobody knew.")
    talk = document("talk", text, kind="transcript")
    assert pairs(find_garbled([*ARTICLES, sister, talk])) == found
    assert find_garbled([*ARTICLES, sister, document("paper", text)]) == ()


def test_captions_without_capitals_are_searched_by_sound() -> None:
    papers = [document(f"d{count}", "We sailed to Kandahar and back from Kandahar.") for count in range(2)]
    words = "so they went to candahar and of cause to the ferry"
    captions = document("captions", words, kind="machine transcript")
    assert pairs(find_garbled([*papers, captions])) == {("candahar", "Kandahar")}
    assert find_garbled([*papers, document("paper", words)]) == ()
    word = document("word", "A candahar is a kind of coat.")
    assert find_garbled([*papers, captions, word]) == (), "who writes it so knows a word"


def test_a_document_with_a_guest_was_taken_down_by_ear() -> None:
    talk = document("talk", "So we all played around with deep seek at home.")
    talk = replace(talk, source=replace(talk.source, guest=(Name("Shao", "Grace"),)))
    assert pairs(find_garbled([*ARTICLES, talk])) == {("deep seek", "DeepSeek")}


def test_a_spelling_in_print_is_right_however_many_heard_another() -> None:
    talks = [document(f"t{count}", "She says that Kwen is cheap.", kind="transcript") for count in range(4)]
    printed = document("one", "They sell Qwen to schools.")
    assert pairs(find_garbled([*talks, printed])) == {("Kwen", "Qwen")}


def test_figures_that_can_mean_nothing_else_are_suggested_though_nobody_prints_the_name() -> None:
    (found,) = find_garbled([document("talk", "They trained on the B2 hundreds all summer.")])
    assert (found.as_heard, found.canonical, found.meant.count) == ("B2 hundreds", "B200s", 0)


@pytest.mark.parametrize(
    "text",
    [
        "In the quarter Q3 hundreds of people came.",
        "The committee H four times refused.",
        "In all the GPT-3 was the smaller one and the H20 the newer.",
        "The company Qwens sells nothing to nobody.",
    ],
)
def test_numbers_of_things_other_models_and_inflections_are_left_alone(text: str) -> None:
    assert heard(text) == ()


DIFFERENT = [
    ("China", "Chinese"), ("Iran", "Iraq"), ("Google", "Googled"), ("Jack", "Jacky"), ("Mexico", "Mexican"),
    ("Robot", "Robotics"), ("North Korea", "South Korea"), ("Republic", "Republican"), ("Ireland", "Iceland"),
    ("Niger", "Nigeria"), ("Mario", "Maria"), ("Alex", "Alex Kantrowitz"), ("Washington", "WASHINGTON"),
    ("Nato", "NATO"), ("Zürich", "Zurich"), ("African American", "African-American"), ("R1", "V1"), ("H20", "H200"),
    ("FBI", "FBA"), ("Angola", "Angela"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [*DIFFERENT, *((b, a) for a, b in DIFFERENT)])
def test_two_words_of_one_stem_and_two_real_names_are_no_pair(one: str, other: str) -> None:
    assert likeness(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("Cantrowits", "Kantrowitz", Likeness.SOUND),
        ("Alex Cantrowitz", "Alex Kantrowitz", Likeness.SOUND),
        ("Hua Wei", "Huawei", Likeness.SPACES),
        ("Grace Chao", "Grace Shao", Likeness.SOUND),
        ("Deep Sick", "DeepSeek", Likeness.SOUND),
        ("Shenzehn", "Shenzhen", Likeness.SWAPPED),
        ("Washinton", "Washington", Likeness.LETTER),
        ("Enthropic", "Anthropic", Likeness.NEARLY),
    ],
)
def test_how_two_forms_are_alike(one: str, other: str, like: Likeness) -> None:
    assert likeness(one, other) is like


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("Unitry", "Unitree", Likeness.SOUND),
        ("Invidia", "Nvidia", Likeness.SOUND),
        ("Fizer", "Pfizer", Likeness.SOUND),
        ("Grace Xiao", "Grace Shao", Likeness.COMPANY),
        ("Zalinski", "Zelensky", Likeness.COMPANY),
        ("Astra Zenica", "AstraZeneca", Likeness.COMPANY),
        ("Warner", "Warren", None),
        ("Chin", "Chen", None),
    ],
)
def test_what_was_taken_down_by_ear_may_be_less_alike(one: str, other: str, like: Likeness | None) -> None:
    assert likeness(one, other, by_ear=True) is like


def test_the_rarer_form_is_the_garbled_one_and_no_direction_means_no_suggestion() -> None:
    many = [document(f"d{count}", "They met the minister in Pyongyang and left Pyongyang again.") for count in range(3)]
    odd = document("odd", "They met the minister in Pyong Yang only once.")
    assert pairs(find_garbled([*many, odd])) == {("Pyong Yang", "Pyongyang")}
    even = [document("a", "She met the owner of Zhipu AI."), document("b", "She met the owner of ZhipuAI.")]
    assert find_garbled(even) == ()


def test_a_spelling_that_two_writers_use_is_a_name_of_its_own() -> None:
    flynns = [document(f"d{count}", "The sheriff is called Flynn there; ask Flynn.") for count in range(4)]
    flinns = [document(f"e{count}", "The general is called Flinn by all.") for count in range(2)]
    assert pairs(find_garbled([*flynns, *flinns[:1]])) == {("Flinn", "Flynn")}
    assert find_garbled([*flynns, *flinns]) == ()


def test_a_person_of_the_records_is_spelt_right_however_rare() -> None:
    talk = document("talk", "We welcome Grace Chao today, and Grace Chao explains.", kind="machine transcript")
    assert find_garbled([talk]) == ()
    assert pairs(find_garbled([talk], vouched=["Grace Shao"])) == {("Grace Chao", "Grace Shao")}
    later = document("later", "After that it is Chao who speaks.", kind="machine transcript")
    assert pairs(find_garbled([talk, later], vouched=["Grace Shao"])) == {("Chao", "Shao")}


def test_what_the_lexicon_settles_is_not_suggested_again_and_its_canonical_forms_are_known() -> None:
    settled = [Correction("Quen", "Qwen", "product", "known")]
    talk = document("talk", "They compare the models Quen and Kwen with others.", kind="summary")
    assert pairs(find_garbled([talk], settled=settled)) == {("Kwen", "Qwen")}


def test_a_common_word_that_is_capitalised_once_is_no_name() -> None:
    texts = (
        document("one", "They use Claude at work, and Claude at home."),
        document("two", "The vendor of Claude is new; ask Claude."),
        document("talk", "In the Cloud of theirs, a cloud beside another cloud, it rains.", kind="summary"),
    )
    assert find_garbled(texts) == ()


def test_every_form_comes_with_its_counts_and_a_place() -> None:
    (found,) = heard("The model Quen is out. The model Quen is good.")
    assert dict(found.heard.sources) == {"talk": 2}
    assert dict(found.meant.sources) == {"one": 1, "two": 1}
    assert found.heard.example == ("talk", Span(10, 14))


def test_the_order_of_the_documents_does_not_change_what_is_suggested() -> None:
    texts = [*ARTICLES, document("talk", "The models Quen and Deep Seek ran on H8 hundreds.", kind="summary")]
    found = {frozenset(pairs(find_garbled(order))) for order in itertools.permutations(texts)}
    assert found == {frozenset({("Quen", "Qwen"), ("Deep Seek", "DeepSeek"), ("H8 hundreds", "H800")})}


@given(st.text(max_size=40))
def test_any_text_has_a_sound_and_any_document_is_read(text: str) -> None:
    assert sound_of(plain_letters(text)) == sound_of(plain_letters(text.upper().lower()))
    find_garbled([document("any", "So " + text.replace("\n", " "))])


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_change_makes_the_one_of_the_other(one: str, other: str) -> None:
    change = one_change(one, other)
    if change:
        gone, come = change
        assert any(one[:at] + come + one[at + len(gone) :] == other for at in range(len(one) + 1))
    elif len(one) == len(other):
        assert sum(a != b for a, b in zip(one, other, strict=True)) > 1


@pytest.mark.parametrize("piece", ["A", "Ab ", "ab ", "H8 ", "A-", "Ab’", "four ", "' "])
def test_a_megabyte_on_one_line_is_read(piece: str) -> None:
    text = "So it is that " + piece * (1_000_000 // len(piece))
    find_garbled([document("long", text)])
