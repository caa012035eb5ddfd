"""Search finds what is asked for and nothing crashes it; a theme's ranking can be explained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.cli import main
from pincite.corpus import catalogue
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.corpus.model import Theme
from pincite.corpus.store.index_text import index_words, indexed
from pincite.corpus.verbatim import find_verbatim
from tests.corpora import BRIDGE, FERRY, SEEDS, composed, sound, write_corpus

CHINESE = "工业与渡轮\n\n上海的工厂使用人工智能检查零件。政府在2024年投资了三亿元。渡轮在大雾天停航。\n"
KOREAN = "정부는 새로운 다리를 짓는다. 배는 안개 속에서 멈춘다.\n"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The ferry and the bridge."""
    return sound(tmp_path_factory.mktemp("search"))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every corpus counts as large: the index says where words may stand."""
    monkeypatch.setattr(catalogue, "_SMALL", 0)


def found(corpus: Corpus, query: str) -> list[str]:
    """Ids of what a search finds, best first."""
    return [hit.passage.id for hit in corpus.search(query).hits]


def test_no_query_crashes(corpus: Corpus) -> None:
    """Nothing that a person can type, or paste, is an error."""

    @given(st.text(alphabet=st.one_of(st.characters(codec=None), st.sampled_from('"*-^:(){}+ \0ANDORNEAR'))))
    @settings(max_examples=300, deadline=None)
    def check(query: str) -> None:
        corpus.search(query, limit=3)
        theme = Theme("any", "Any", terms=(query,), excluded=(query[:2],))
        corpus.theme_hits(theme)
        corpus.holding(query)

    check()


@pytest.mark.parametrize(
    "query", ["fog AND", "NOT fog", "NEAR( fog )", "heading: fog", "^fog", "(fog", "{text} : fog", 'fog "']
)
def test_operators_are_words(corpus: Corpus, query: str) -> None:
    """What SQLite would take for an operator or a column is looked for as it stands, and the rest is found."""
    assert "bridge#p2s1" in found(corpus, query)


def test_when_words_do_not_stand_together_the_search_says_so(corpus: Corpus) -> None:
    """It gives passages with some of them, and names those that stand nowhere."""
    together = corpus.search("fog closes")
    assert (together.complete, together.absent) == (True, ())
    apart = corpus.search("fog litres")
    assert (apart.complete, apart.absent) == (False, ())
    assert {hit.passage.id for hit in apart.hits} == {"bridge#p2s1", "ferry#p2s2"}
    unknown = corpus.search("fog zeppelin")
    assert (unknown.complete, unknown.absent) == (False, ("zeppelin",))
    assert [hit.terms for hit in unknown.hits] == [("fog",)]
    nothing = corpus.search("zeppelin")
    assert (nothing.hits, nothing.absent) == ((), ("zeppelin",))


def test_the_command_says_so_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, so that the rows stay rows."""
    folder = write_corpus(tmp_path / "sound")
    assert main(["search", "fog", "zeppelin", "--corpus", str(folder), "--format", "json"]) == 0
    said = capsys.readouterr()
    assert [row["id"] for row in json.loads(said.out)] == ["bridge#p2s1"]
    expected = "no passage holds every word; these hold some of them (`zeppelin` stands in no passage of the corpus)\n"
    assert said.err == expected


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("$42m", "$42 million"), ("42 million", "$42 million"), ("US$42mn", "$42 million"), ("1.2m", "1.2 million"),
        ("$640M", "$640 million"), ("3000", "3,000"), ("3.000", "3,000"), ('"3 000"', "3,000"),
    ],
)  # fmt: skip
def test_a_quantity_is_found_however_it_is_printed(corpus: Corpus, query: str, words: str) -> None:
    """Short and long scales, grouped digits and plain ones."""
    hits = corpus.search(query)
    assert hits.complete
    assert hits.hits
    assert all(words in corpus.text(hit.passage) for hit in hits.hits)
    assert corpus.search(query.replace("4", "5").replace("3", "5").replace("2", "5")).hits == ()


def test_a_word_typed_again_and_again_counts_once(corpus: Corpus) -> None:
    """A pasted page of one word is that word."""
    assert corpus.search("fog " * 5000) == corpus.search("fog")


def test_a_name_is_found_where_it_was_taken_down_wrongly(tmp_path: Path) -> None:
    """By search and by theme; not by a word that means what it says elsewhere."""
    lexicon = """\
lexicon:
  - {as_heard: Fairy Jen, canonical: FerryGen, kind: org, evidence: The yard spells it so., applies_to: [talk]}
  - {as_heard: Dock, canonical: Doc, kind: person, evidence: His name., applies_to: [talk]}
"""
    sources = """\
references:
  - {id: talk, type: broadcast, title: Talk, issued: 2024, pincite: {file: talk.txt, kind: summary, origin: talk}}
"""
    files = {
        "talk.txt": "They bought it from Fairy Jen last year. The pilot known as Dock was there.\n",
        "note.txt": "A fairy came to Jen. The dock is long. The hull of FerryGen is steel.\n",
        "lexicon.yaml": lexicon, "sources.yaml": sources,
    }  # fmt: skip
    corpus, _ = read_corpus(write_corpus(tmp_path, files))
    assert {hit.passage.id for hit in corpus.search("ferrygen").hits} == {"talk#p1s1", "note#p1s3"}
    theme = Theme("x", "X", terms=("FerryGen",))
    assert corpus.coverage(theme).documents == (("talk", 1), ("note", 1))
    assert {hit.terms for hit in corpus.theme_hits(theme)} == {("Fairy Jen",), ("FerryGen",)}
    assert corpus.search("Doc").hits == (), "the dock is a dock"


@pytest.mark.parametrize(
    ("typed", "near"),
    [("ferri", "ferry"), ("enginers", "engineers"), ("milion", "million"), ("zeppelin", ""), ("x", "")],
)
def test_a_word_that_stands_nowhere_has_a_neighbour(corpus: Corpus, typed: str, near: str) -> None:
    """As it is printed, not as it is stemmed."""
    assert corpus.near_word(typed).casefold() == near


def test_a_slip_of_spelling_is_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And a text without a word is told from words that are not there."""
    folder = str(write_corpus(tmp_path / "sound"))
    assert main(["search", "engimeers", "--corpus", folder]) == 0
    assert "hint: did you mean `engineers`?" in capsys.readouterr().err
    assert main(["search", "--corpus", folder, "--", "-fog"]) == 0
    assert "nothing to look for" in capsys.readouterr().err
    assert main(["search", "fog", "--theme", "cost", "--corpus", folder]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "nothing found with --theme cost\n")


def test_the_limit_cuts_what_is_ranked_and_changes_no_rank(corpus: Corpus) -> None:
    """The first three are the first three of all."""
    every = corpus.search("ferry").hits
    assert len(every) > 2
    assert corpus.search("ferry", limit=2).hits == every[:2]


def test_a_search_can_be_narrowed_to_a_source_and_a_theme(corpus: Corpus) -> None:
    """Both hold at once."""
    assert {item.passage.doc_id for item in corpus.search("ferry", source="ferry").hits} == {"ferry"}
    weather = corpus.themes["weather"]
    found_there = corpus.search("ferry", theme=weather, source="ferry").hits
    assert [item.passage.id for item in found_there] == ["ferry#p1s1"]
    assert corpus.search("bridge", theme=weather).hits == ()


@pytest.mark.parametrize(
    ("query", "words"),
    [("人工智能", "上海的工厂使用人工智能检查零件。"), ('"大雾"', "渡轮在大雾天停航。"), ("工厂 零件", "上海的工厂使用人工智能检查零件。"), ("정부", "정부는 새로운 다리를 짓는다."), ("안개*", "배는 안개 속에서 멈춘다.")],
)  # fmt: skip
def test_scripts_without_spaces_are_searched_by_their_words(tmp_path: Path, query: str, words: str) -> None:
    """A word of Chinese is found inside a sentence that has no spaces; Korean nouns under their particles."""
    corpus, _ = read_corpus(write_corpus(tmp_path, {"a.txt": CHINESE, "b.txt": KOREAN}))
    assert any(words in corpus.text(hit.passage) for hit in corpus.search(query).hits)
    assert corpus.search("智人").hits == ()


def test_accents_and_invisible_characters_hide_nothing(tmp_path: Path) -> None:
    """Composed or not, soft hyphen or not."""
    corpus, _ = read_corpus(write_corpus(tmp_path, {"a.txt": "The cafe\u0301 pays an inter\u00adnational toll.\n"}))
    assert found(corpus, "café") == found(corpus, "cafe") == found(corpus, "international") == ["a#p1"] or found(
        corpus, "café"
    ) == ["a#p1s1"]


@pytest.mark.parametrize(
    ("printed", "typed"),
    [("Die Straße ist zu.", "Strasse"), ("Die Strasse ist zu.", "Straße"), ("Ёлка стоит.", "елка"),
     ("وقّعت اتفاقًا.", "اتفاقا"), ("وقعت أمس.", "امس"), ("Selon l’État.", "etat"), ("Selon l’État.", "l'etat")],
)  # fmt: skip
def test_letters_that_are_written_in_two_ways_are_one(tmp_path: Path, printed: str, typed: str) -> None:
    """Sharp s, Cyrillic yo, Arabic vowel signs and alef; an elided article hides no word."""
    corpus, _ = read_corpus(write_corpus(tmp_path, {"a.txt": f"Title\n\n{printed}\n"}))
    assert found(corpus, typed)


def test_a_score_is_the_sum_of_its_named_parts(corpus: Corpus) -> None:
    """Each term, the heading, and what somebody says."""
    for theme in corpus.themes.values():
        for hit in corpus.theme_hits(theme):
            assert sum(value for _, value in hit.parts) == pytest.approx(hit.score)
            assert {name for name, _ in hit.parts} <= {*hit.terms, "in the heading", "in somebody's words"}
    spoken = next(hit for hit in corpus.theme_hits(Theme("x", "X", terms=("litres",))))
    assert dict(spoken.parts)["in somebody's words"] > 0
    headed = next(hit for hit in corpus.theme_hits(Theme("x", "X", terms=("costs", "yard"))) if "yard" in hit.terms)
    assert dict(headed.parts)["in the heading"] > 0


def test_somebodys_words_and_headings_raise_a_passage(tmp_path: Path) -> None:
    """Of sentences alike, the one that is said comes before the one that is written; a heading helps a little."""
    text = 'Tolls\n\nThe barge is slow, the master adds.\n\nThe master adds: "The barge is slow."\n'
    corpus, _ = read_corpus(write_corpus(tmp_path, {"a.txt": text, "b.txt": f"{FERRY}"}))
    first = corpus.theme_hits(Theme("x", "X", terms=("barge",)))[0]
    assert first.passage.id == "a#p2s1"


def test_what_is_ruled_out_is_not_found_by_what_is_said_in_it(corpus: Corpus) -> None:
    """``not`` rules out a sentence, whoever speaks in it."""
    spoken = Theme("x", "X", terms=("litres", "county"))
    assert "ferry#p2s2" in {hit.passage.id for hit in corpus.theme_hits(spoken)}
    without = Theme("x", "X", terms=("litres", "county"), excluded=("heat",))
    assert "ferry#p2s2" not in {hit.passage.id for hit in corpus.theme_hits(without)}
    assert corpus.coverage(without).passages == corpus.coverage(spoken).passages - 1


def test_spellings_that_the_index_cannot_tell_apart_count_once(corpus: Corpus) -> None:
    """``1.2 million`` and ``1-2 millions`` are one term."""
    once = corpus.theme_hits(Theme("x", "X", terms=("calm weather",)))
    twice = corpus.theme_hits(Theme("x", "X", terms=("calm weather", "calm-weather")))
    assert [hit.score for hit in once] == [hit.score for hit in twice]


def test_coverage_counts_what_a_ranking_finds() -> None:
    """By document and by origin; quotations and numbers are those that begin in the passages."""
    corpus, _ = read_corpus(SEEDS)
    for theme in corpus.themes.values():
        covered, hits = corpus.coverage(theme), corpus.theme_hits(theme)
        assert covered.passages == len(hits)
        assert dict(covered.documents) == {
            doc_id: sum(hit.passage.doc_id == doc_id for hit in hits) for doc_id, _ in covered.documents
        }
        assert sum(count for _, count in covered.origins) == covered.passages
        assert covered.quotations == len(list(corpus.quotations_about(theme=theme)))
        numbers = {item.id for hit in hits for item in corpus.numbers_in(hit.passage.doc_id, hit.passage.span)}
        assert numbers <= {item.id for item in corpus.numbers_about(theme=theme)}
        assert covered.numbers == len(list(corpus.numbers_about(theme=theme)))


@pytest.mark.usefixtures("large")
def test_in_a_large_corpus_the_index_names_every_document_that_may_hold_words() -> None:
    """Whatever stands in a document verbatim, the editor's marks allowed for, the index leads to it."""
    corpus, _ = read_corpus(SEEDS)
    for document in corpus.documents.values():
        for words in [corpus.text(item) for item in corpus.quotations_of(document.id)]:
            first, _, rest = words.partition(" ")
            for given_words in (words, words.replace("’", "'").replace("—", "--"), f"[{first[:1]}]{first[1:]} {rest}"):
                if find_verbatim(given_words, document.text):
                    assert document.id in corpus.holding(given_words)
        title = document.text.strip().splitlines()[0]
        assert document.id in corpus.holding(title)
        assert document.id in corpus.near(title)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    "quoted",
    [
        "a bridge would end the ferry within a year",
        "a bridge will end the ferry within a year",
        "fuel is the largest cost",
        "no such words stand anywhere here",
    ],
)
def test_a_large_corpus_refuses_what_a_small_one_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quoted: str
) -> None:
    """The same diagnostics, from the index as from a look at everything."""
    brief = f'title: T\nbottom_line: They say “{quoted}” [@bridge#p2s1].\nthemes: [{{theme: cost, quotes: [{{words: "{quoted}"}}]}}]\n'
    corpus = sound(tmp_path)
    from_index = composed(brief, corpus).diagnostics
    monkeypatch.setattr(catalogue, "_SMALL", 50)
    assert from_index == composed(brief, corpus).diagnostics


@given(st.text())
def test_index_words_stand_in_the_indexed_text(text: str) -> None:
    """In their order, each of letters and digits."""
    plain, at = indexed(text), 0
    for word in index_words(text):
        at = plain.index(word, at) + len(word)
        assert word.replace("_", "").isalnum()


def test_lists_stop_at_their_limit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows beyond it are neither printed nor ranked otherwise."""
    files = {f"doc-{n}.txt": FERRY.replace("1.2 million", f"{n} million") for n in range(3)}
    folder = write_corpus(tmp_path / "many", {**files, "b.txt": BRIDGE})

    def rows(*arguments: str) -> list[dict[str, object]]:
        assert main([*arguments, "--corpus", str(folder), "--format", "json"]) == 0
        shown: list[dict[str, object]] = json.loads(capsys.readouterr().out)
        return shown

    for arguments in (("numbers",), ("numbers", "--about", "million"), ("quotes",), ("quotes", "--about", "the")):
        every = rows(*arguments)
        assert len(every) > 2
        assert rows(*arguments, "--limit", "2") == every[:2]
