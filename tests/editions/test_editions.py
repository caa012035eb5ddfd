"""Two editions, or one and today's corpus: what is said to have changed has, and nothing else is said."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.briefing.compose import compose
from pincite.briefing.editions import edition_of
from pincite.briefing.model import Briefing, plain
from pincite.briefing.wording import locator
from pincite.cli import main
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.corpus.model import Document, Quotation, Span
from pincite.editions.compare import compare
from pincite.editions.corpus import edition_today
from pincite.editions.model import Cited, Comparison, Difference, Edition, EditionJudgement, EditionSource, Piece
from pincite.editions.read import EditionError, read_edition
from pincite.spec.load import load_brief
from pincite.words import language_for
from pincite.writers.evidence import write_evidence
from tests.corpora import BRIDGE, FERRY, SOURCES, THEMES, composed, write_corpus

BRIEF = """\
title: Ferry or bridge
lang: en
judgements:
  - claim: The ferry will stay cheaper than a bridge.
    likelihood: likely
    confidence: moderate
    evidence: [ferry#42-million, bridge#a-bridge-would-end-the-ferry]
  - claim: Fog matters less than fuel.
    likelihood: unlikely
    confidence: low
    evidence: [ferry#we-burn-3-000-litres-on-every, bridge#12-days]
themes: [cost, weather]
"""


def corpus(folder: Path, **files: str) -> Corpus:
    """The ferry and the bridge, with other texts for some of the files; an empty text takes the file away."""
    texts = {"ferry.txt": FERRY, "bridge.txt": BRIDGE, "sources.yaml": SOURCES, "themes.yaml": THEMES}
    texts |= {f"{name}.{'yaml' if name == 'sources' else 'txt'}": text for name, text in files.items()}
    return read_corpus(write_corpus(folder, {name: text for name, text in texts.items() if text}))[0]


def briefing(texts: Corpus, brief: str = BRIEF) -> Briefing:
    """Composed, without errors."""
    made = composed(brief, texts)
    assert not [item for item in made.diagnostics if item.severity == "error"], made.diagnostics
    return made.briefing


def since(edition: Edition, texts: Corpus) -> Comparison:
    """Compared with today's corpus."""
    return compare(edition, edition_today(edition, texts, located), today=True)


def located(document: Document, span: Span, quotation: Quotation | None) -> str:
    """A place as the command words it."""
    return locator(document, span, language_for("en"), quotation)[0]


def told(found: Comparison) -> dict[tuple[str, str], str]:
    """(subject, id as it was) -> status."""
    return {(item.subject, item.was_id or item.id): item.status for item in found.differences}


def one(found: Comparison, subject: str, was: str) -> Difference:
    """The difference in one piece."""
    (item,) = [each for each in found.differences if (each.subject, each.was_id or each.id) == (subject, was)]
    return item


@pytest.fixture
def first(tmp_path: Path) -> Edition:
    """The first edition."""
    return edition_of(briefing(corpus(tmp_path / "first")))


def test_the_evidence_file_holds_the_edition(tmp_path: Path) -> None:
    """What is read from the file is what was composed, piece by piece."""
    made = briefing(corpus(tmp_path / "first"))
    assert read_edition(write_evidence(made)) == edition_of(made)
    assert {cited.piece.kind for cited in edition_of(made).cited} >= {"quotation", "number"}


def test_an_edition_is_no_different_from_itself(first: Edition, tmp_path: Path) -> None:
    """Neither compared with itself nor with a corpus that is the same."""
    assert not compare(first, first).differences
    assert not since(first, corpus(tmp_path / "again")).differences


def test_a_number_that_changed_is_told_with_both_values(first: Edition, tmp_path: Path) -> None:
    """Its id may be another now; it is found by its sentence, and the judgement that rests on it is named."""
    found = since(first, corpus(tmp_path / "b", ferry=FERRY.replace("$42 million", "$45 million")))
    item = one(found, "number", "ferry#42-million")
    assert (item.status, item.id, item.was, item.now) == ("changed", "ferry#45-million", "$42 million", "$45 million")
    assert (item.verdict, item.judgements) == ("altered-number", (1,))
    assert told(found)["source", "ferry"] == "changed"
    assert told(found)["judgement", "1"] == "affected"
    assert ("judgement", "2") not in told(found)


def test_a_number_that_is_no_longer_exact_is_told_as_changed(first: Edition, tmp_path: Path) -> None:
    """The old words stand in the new ones, and say less."""
    found = since(first, corpus(tmp_path / "b", ferry=FERRY.replace("$42 million", "nearly $42 million")))
    item = one(found, "number", "ferry#42-million")
    assert (item.status, item.now, item.how) == ("changed", "nearly $42 million", ("`nearly` was put in",))


def test_half_of_a_quotation_in_another_sentence_is_not_what_became_of_it(first: Edition, tmp_path: Path) -> None:
    """And of a corpus that nobody cites from nothing is told as new."""
    said = 'They say that "a bridge would end the ferry within a year".'
    now = "In the hills a bridge would carry the ferry horses of the mill through most of the winter rain and snow."
    found = since(first, corpus(tmp_path / "b", bridge=BRIDGE.replace(said, now)))
    assert one(found, "quotation", "bridge#a-bridge-would-end-the-ferry").status == "vanished"
    assert not [item for item in found.differences if item.status == "appeared"]


def test_a_number_whose_sentence_says_something_else_is_told(first: Edition, tmp_path: Path) -> None:
    """The figure is the same; what it is the figure of need not be."""
    found = since(first, corpus(tmp_path / "b", bridge=BRIDGE.replace("Fog closes the ferry", "Ice closes the port")))
    item = one(found, "number", "bridge#12-days")
    assert (item.status, item.verdict) == ("changed", "altered-word")
    assert item.how == ("in its sentence `Fog` became `Ice`", "in its sentence `ferry` became `port`")


def test_a_source_that_changed_is_told_although_another_still_says_the_same(first: Edition, tmp_path: Path) -> None:
    """The brief cites the one that changed."""
    found = since(
        first, corpus(tmp_path / "b", ferry=FERRY.replace("$42 million", "$45 million"), copy="A copy.\n\n" + FERRY)
    )
    assert one(found, "number", "ferry#42-million").id == "ferry#45-million"


def test_a_quotation_that_lost_its_denial_is_a_negation(first: Edition, tmp_path: Path) -> None:
    """The kind of change is told, as the check of quotations tells it."""
    now = BRIDGE.replace("would end the ferry", "would not end the ferry")
    item = one(since(first, corpus(tmp_path / "b", bridge=now)), "quotation", "bridge#a-bridge-would-end-the-ferry")
    assert (item.status, item.verdict) == ("changed", "negation")
    assert item.how == ("`not` was put in",)


def test_a_judgement_on_a_whole_document_is_affected_by_any_change_in_it(tmp_path: Path) -> None:
    """It names no passage that could be looked for."""
    brief = BRIEF.replace("bridge#12-days", "bridge")
    edition = edition_of(briefing(corpus(tmp_path / "first"), brief))
    found = since(edition, corpus(tmp_path / "b", bridge=BRIDGE + "A last line.\n"))
    assert [(item.id, item.how) for item in found.of("judgement")] == [("2", ("source bridge has changed",))]


def test_what_only_moved_is_not_changed(first: Edition, tmp_path: Path) -> None:
    """A paragraph that was put before it moves a passage, and affects no judgement."""
    found = since(first, corpus(tmp_path / "b", bridge="A new preface of the county.\n\n" + BRIDGE))
    assert told(found)["quotation", "bridge#a-bridge-would-end-the-ferry"] == "moved"
    assert not found.of("judgement")


def test_a_source_that_was_renamed_keeps_its_evidence(first: Edition, tmp_path: Path) -> None:
    """The same bytes under another id: one difference for the source, and ids that follow."""
    renamed = SOURCES.replace("id: bridge", "id: county-bridge")
    found = since(first, corpus(tmp_path / "b", sources=renamed))
    assert told(found)["source", "bridge"] == "renamed"
    item = one(found, "quotation", "bridge#a-bridge-would-end-the-ferry")
    assert (item.status, item.id) == ("moved", "county-bridge#a-bridge-would-end-the-ferry")
    assert not found.of("judgement")


def test_a_source_that_is_gone_takes_its_evidence_along(first: Edition, tmp_path: Path) -> None:
    """Unless the words stand in another document: then they moved there."""
    gone = SOURCES[: SOURCES.index("  - id: bridge")]
    found = since(first, corpus(tmp_path / "b", bridge="", sources=gone))
    assert told(found)["source", "bridge"] == "withdrawn"
    assert told(found)["quotation", "bridge#a-bridge-would-end-the-ferry"] == "vanished"
    assert {item.id for item in found.of("judgement")} == {"1", "2"}
    retold = 'The retelling. They say that "a bridge would end the ferry within a year".\n'
    found = since(first, corpus(tmp_path / "c", bridge="", sources=gone, retold=retold))
    item = one(found, "quotation", "bridge#a-bridge-would-end-the-ferry")
    assert (item.status, item.id.partition("#")[0]) == ("moved", "retold")
    assert told(found)["source", "retold"] == "added"


def test_a_retraction_is_told_although_the_file_is_the_same(first: Edition, tmp_path: Path) -> None:
    """What rests on it is affected."""
    retracted = SOURCES.replace("kind: report,", "kind: report, status: retracted,")
    found = since(first, corpus(tmp_path / "b", sources=retracted))
    assert told(found)["source", "bridge"] == "retracted"
    assert {item.id for item in found.of("judgement")} == {"1", "2"}


@pytest.mark.parametrize("other", [FERRY.replace("\n", "\r\n").encode(), FERRY.encode("utf-16")])
def test_a_file_that_was_only_saved_otherwise_has_not_changed(first: Edition, tmp_path: Path, other: bytes) -> None:
    """Its words are the same, whatever its bytes: nothing that is cited from it is touched, and no judgement."""
    write_corpus(
        tmp_path / "b", {"ferry.txt": other, "bridge.txt": BRIDGE, "sources.yaml": SOURCES, "themes.yaml": THEMES}
    )
    found = since(first, read_corpus(tmp_path / "b")[0])
    assert told(found) == {("source", "ferry"): "rewritten"}


def test_of_a_source_that_changed_it_is_told_whether_what_is_cited_stands(first: Edition, tmp_path: Path) -> None:
    """Who signs asks whether it concerns him."""
    found = since(first, corpus(tmp_path / "b", bridge="A new preface of the county.\n\n" + BRIDGE))
    assert one(found, "source", "bridge").how == ("what is cited from it stands",)
    found = since(first, corpus(tmp_path / "c", bridge=BRIDGE.replace("12 days", "14 days")))
    (how,) = one(found, "source", "bridge").how
    assert how == "of 5 cited from it: 2 changed"  # the number and the sentence that holds it


GERMAN = (
    BRIEF.replace("lang: en", "lang: de")
    .replace("The ferry will stay cheaper than a bridge.", "Die Fähre bleibt billiger als eine Brücke.")
    .replace("Fog matters less than fuel.", "Nebel zählt weniger als Treibstoff.")
)


def test_an_edition_in_another_language_is_the_same_edition(first: Edition, tmp_path: Path) -> None:
    """Claims are paired by what they rest on, likelihoods by their rung; wording and places are not compared."""
    made = briefing(corpus(tmp_path / "b"), GERMAN)
    assert made.judgements[0].likelihood == "wahrscheinlich"
    assert not compare(first, edition_of(made)).of("judgement", "quotation", "number")
    changed = GERMAN.replace("likelihood: likely", "likelihood: very likely")
    found = compare(first, edition_of(briefing(corpus(tmp_path / "b"), changed)))
    assert [item.how for item in found.of("judgement")] == [
        ("likelihood `wahrscheinlich` became `sehr wahrscheinlich`",)
    ]  # fmt: skip


def test_a_later_briefing_is_compared_judgement_by_judgement(first: Edition, tmp_path: Path) -> None:
    """A new likelihood, other evidence, a judgement more and one less, each told as what it is."""
    brief = BRIEF.replace("likelihood: likely", "likelihood: very likely").replace(", bridge#12-days", "")
    brief = brief.replace("Fog matters less than fuel.", "The county will buy a second hull.")
    found = compare(first, edition_of(briefing(corpus(tmp_path / "b"), brief)))
    assert {(item.id, item.status) for item in found.of("judgement")} == {
        ("1", "changed"), ("2", "appeared"), ("2", "vanished"),
    }  # fmt: skip
    assert one(found, "judgement", "1").how == ("likelihood `likely` became `very likely`",)
    assert not found.of("source")


def test_dropping_a_citation_is_no_break(first: Edition, tmp_path: Path) -> None:
    """What the later briefing does not cite any more is still in its source; the judgement says what it rests on."""
    brief = BRIEF.replace(", bridge#a-bridge-would-end-the-ferry", "")
    found = compare(first, edition_of(briefing(corpus(tmp_path / "b"), brief)))
    (judgement,) = found.of("judgement")
    assert judgement.how == ("no longer rests on bridge#a-bridge-would-end-the-ferry",)


def test_an_older_evidence_file_is_compared_by_passages(tmp_path: Path) -> None:
    """A file without pieces, judgements and holdings is no reason to find everything new."""
    made = briefing(corpus(tmp_path / "first"))
    content = json.loads(write_evidence(made))
    for key in ("judgements", "holdings"):
        del content[key]
    for entry in content["evidence"]:
        entry.pop("pieces", None)
    old = read_edition(json.dumps(content).encode())
    assert not compare(old, edition_of(made)).differences
    now = corpus(tmp_path / "b", ferry=FERRY.replace("$42 million", "$45 million"))
    found = compare(old, edition_of(briefing(now, BRIEF.replace("42-million", "45-million"))))
    (passage,) = found.of("passage")
    assert (passage.status, passage.verdict) == ("changed", "altered-number")


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
                        st.sampled_from(["sources", "evidence", "statements", "judgements", "holdings", "id", "pieces", "target", "brief"]), inner, max_size=4), max_leaves=12))  # fmt: skip
def test_no_json_breaks_the_reader(content: object) -> None:
    """It is an edition or it is refused with a reason."""
    if isinstance(content, dict):
        content = {**content, "format": "pincite-evidence"}
    with suppress(EditionError):
        assert read_edition(json.dumps(content).encode()).cited is not None


WORDS = st.text(alphabet="ab 1%.é", max_size=12)
NAMES = st.sampled_from(["one", "two", "three"])
CITED = st.builds(
    Cited,
    st.builds(
        Piece, st.builds("{}#{}".format, NAMES, WORDS), st.sampled_from(["quotation", "number", "passage"]), WORDS,
        st.integers(0, 9), st.integers(9, 20), speaker=WORDS, value=st.sampled_from(["", "1", "2"]),
    ),
    NAMES, WORDS, WORDS,
)  # fmt: skip
SOURCE = st.builds(
    EditionSource, NAMES, WORDS, st.sampled_from(["a" * 64, "b" * 64, ""]), WORDS, st.sampled_from(["", "retracted"])
)
EDITIONS = st.builds(
    Edition,
    lang=st.sampled_from(["en", "fr"]),
    sources=st.lists(SOURCE, max_size=3).map(lambda found: {item.id: item for item in found}),
    cited=st.lists(CITED, max_size=5).map(tuple),
    judgements=st.lists(st.tuples(WORDS, WORDS, st.lists(NAMES, max_size=2)), max_size=3).map(
        lambda found: tuple(EditionJudgement(at, claim, word, "", tuple(ids)) for at, (claim, word, ids) in enumerate(found, 1))
    ),
    detailed=st.booleans(),
    holdings=st.dictionaries(NAMES, st.sampled_from(["a" * 16, "b" * 16]), max_size=3),
)  # fmt: skip


@given(EDITIONS, EDITIONS)
def test_whatever_two_editions_hold_they_compare(earlier: Edition, later: Edition) -> None:
    """Nothing differs from itself, and what is new one way round is gone the other way round."""
    assert not compare(earlier, earlier).differences
    there, back = (compare(*pair).of("quotation", "number", "passage") for pair in ((earlier, later), (later, earlier)))
    count = {status: sum(item.status == status for item in there) for status in ("appeared", "vanished")}
    cited = [len({(item.source, item.passage) for item in each.cited}) if not (earlier.detailed and later.detailed) else len(each.cited)
             for each in (earlier, later)]  # fmt: skip
    assert count["appeared"] - count["vanished"] == cited[1] - cited[0]
    assert (
        sum(item.status == "appeared" for item in back) - sum(item.status == "vanished" for item in back)
        == cited[0] - cited[1]
    )


# The command


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a corpus, a brief and the evidence of a first edition."""
    write_corpus(tmp_path / "seeds")
    (tmp_path / "sound.yaml").write_text(BRIEF, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "sound.yaml", "--only", "evidence"]) == 0
    return tmp_path


def test_diff_tells_with_its_exit_code(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 when nothing has changed, 1 when something has, 2 for what is no edition."""
    old = "build/sound-evidence.json"
    assert main(["diff", old]) == 0
    assert main(["diff", old, old]) == 0
    capsys.readouterr()
    path = place / "seeds" / "ferry.txt"
    path.write_text(path.read_text().replace("$42 million", "$45 million"), encoding="utf-8")
    assert main(["diff", old]) == 1
    shown = capsys.readouterr().out
    assert "`$42 million` became `$45 million`" in shown
    assert "judgement 1 rests on it" in shown
    assert main(["diff", old, "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert {
        "subject",
        "status",
        "id",
        "was_id",
        "was",
        "now",
        "was_at",
        "now_at",
        "how",
        "verdict",
        "judgements",
        "aspects",
    } == set(rows[0])
    assert [(row["was"], row["now"]) for row in rows if row["was_id"] == "ferry#42-million"] == [
        ("$42 million", "$45 million")
    ]


@pytest.mark.parametrize("arguments", [
    ["nothing.json"], ["sound.yaml"], ["seeds"], ["build/sound-evidence.json", "seeds/ferry.txt"],
    ["build/sound-evidence.json", "build/sound-evidence.json", "--corpus", "seeds"],
    ["build/sound-evidence.json", "--corpus", "nowhere"],
])  # fmt: skip
def test_what_is_no_edition_is_bad_input(place: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2 and a reason; never a traceback."""
    assert main(["diff", *arguments]) == 2
    assert "rror" in capsys.readouterr().err


@pytest.mark.slow
def test_a_memo_and_a_deck_are_editions(place: Path) -> None:
    """They carry their evidence, so the delivered files are enough."""
    assert main(["build", "sound.yaml"]) == 0
    assert main(["diff", "build/sound-memo.pdf", "build/sound-deck.pptx"]) == 0


# What the next edition says of the last one


def noted(tmp_path: Path, lang: str, brief: str, **files: str) -> list[tuple[str, str, str]]:
    """State, text and reason of what a second edition says has changed since the first."""
    (tmp_path / "last.json").write_bytes(
        write_evidence(briefing(corpus(tmp_path / "first"), BRIEF.replace("lang: en", f"lang: {lang}")))
    )
    text = brief.replace("lang: en", f"lang: {lang}\nprevious: last.json")
    path = tmp_path / "second.yaml"
    path.write_text(text, encoding="utf-8")
    made = compose(load_brief(path), corpus(tmp_path / "second", **files))[0]
    assert made.changes is not None
    return [(item.state, plain(item.text), plain(item.why)) for item in made.changes.items]


def test_likelihood_and_confidence_share_no_sentence(tmp_path: Path) -> None:
    """Not in the note either (ICD 203, D.6.e(2)(b))."""
    brief = BRIEF.replace("likelihood: likely", "likelihood: very likely").replace("moderate", "low")
    assert noted(tmp_path, "en", brief)[0][1] == (
        "Judgement 1: likely in the last edition, now very likely. Moderate confidence in the last edition, now low."
    )


def test_the_next_edition_says_what_has_changed(tmp_path: Path) -> None:
    """Judgements, then sources, then numbers; and what stands as it did."""
    brief = BRIEF.replace("likelihood: likely", "likelihood: very likely").replace("42-million", "45-million")
    ferry = FERRY.replace("$42 million", "$45 million")
    assert noted(tmp_path, "en", brief, ferry=ferry, third="A third text.\n") == [
        ("changed", "Judgement 1: likely in the last edition, now very likely.",
         "What it rested on has changed in its source."),
        ("new", "One source has been added: third.", ""),
        ("changed", "One source has changed: Harbour Talk.", ""),
        ("changed", "$42 million is now $45 million (Harbour Talk).", ""),
        ("unchanged", "Judgement 2 stands as it did.", ""),
    ]  # fmt: skip


def test_a_sentence_in_which_one_of_two_like_figures_changed_is_told_once(tmp_path: Path) -> None:
    """By its number: that the other figure stayed makes no second change of it."""
    late = BRIDGE.replace("12 days a year.", "12 days a year. It is late on 12 days.")
    first = BRIEF.replace("bridge#12-days]", "bridge#12-days, bridge#p2]")
    (tmp_path / "last.json").write_bytes(write_evidence(briefing(corpus(tmp_path / "first", bridge=late), first)))
    path = tmp_path / "second.yaml"
    path.write_text("previous: last.json\n" + first.replace("#12-days,", "#14-days,"), encoding="utf-8")
    now = late.replace("on 12 days a year", "on 14 days a year")
    made = compose(load_brief(path), corpus(tmp_path / "second", bridge=now))[0]
    assert made.changes is not None
    said = [plain(item.text) for item in made.changes.items]
    assert any("12 days is now 14 days" in each for each in said)
    assert not any("now reads" in each for each in said)


def test_one_source_has_the_article_of_its_gender() -> None:
    """A count of one is a word that agrees."""
    said = {
        lang: language_for(lang).say(language_for(lang).editions.sources["added"], 1, names="x")
        for lang in ("de", "fr")
    }
    assert said == {"de": "eine Quelle neu: x", "fr": "une source ajoutée : x"}


def test_an_edition_without_changes_says_so(tmp_path: Path) -> None:
    """In one sentence."""
    assert noted(tmp_path, "en", BRIEF) == [("unchanged", "Judgements 1 and 2 stand as they did.", "")]


@pytest.mark.parametrize("lang", ["fr", "de", "zh"])
def test_the_note_is_in_the_language_of_the_brief(tmp_path: Path, lang: str) -> None:
    """Every sentence of ours is."""
    brief = BRIEF.replace("42-million", "45-million").replace("confidence: low", "confidence: moderate")
    brief = brief.replace("likelihood: likely\n", "").replace("likelihood: unlikely\n", "")
    first = BRIEF.replace("    likelihood: likely\n", "").replace("    likelihood: unlikely\n", "")
    (tmp_path / "last.json").write_bytes(
        write_evidence(briefing(corpus(tmp_path / "first"), first.replace("lang: en", f"lang: {lang}")))
    )
    path = tmp_path / "second.yaml"
    path.write_text(first.replace("lang: en", f"lang: {lang}\nprevious: last.json").replace("42-million", "45-million")
                    .replace("confidence: low", "confidence: moderate"), encoding="utf-8")  # fmt: skip
    made = compose(load_brief(path), corpus(tmp_path / "second", ferry=FERRY.replace("$42 million", "$45 million")))[0]
    assert made.changes is not None
    said = " ".join(plain(item.text) + plain(item.why) for item in made.changes.items)
    assert len(made.changes.items) == 4
    assert not {"source", "has", "changed", "last", "edition", "now", "stands"} & {
        word.strip(".:,()").lower() for word in said.split()} - ({"source"} if lang == "fr" else set())  # fmt: skip


def test_the_authors_own_note_comes_first(tmp_path: Path) -> None:
    """What the author says of the last edition, and its name, are kept."""
    own = "changes: {since: version 1, items: [{new: The county has asked for this.}]}\nthemes:"
    (tmp_path / "last.json").write_bytes(write_evidence(briefing(corpus(tmp_path / "first"))))
    path = tmp_path / "second.yaml"
    path.write_text("previous: last.json\n" + BRIEF.replace("themes:", own), encoding="utf-8")
    made = compose(load_brief(path), corpus(tmp_path / "second"))[0]
    assert made.changes is not None
    assert made.changes.since == "version 1"
    assert [plain(item.text) for item in made.changes.items] == [
        "The county has asked for this.", "Judgements 1 and 2 stand as they did.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said"),
    [("lost.json", "cannot be opened"), ("second.yaml", "is neither"), ("bad.json", "is no evidence file")],
)
def test_a_last_edition_that_cannot_be_read_is_an_error(tmp_path: Path, name: str, said: str) -> None:
    """At the key that names it."""
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    path = tmp_path / "second.yaml"
    path.write_text(f"previous: {name}\n" + BRIEF, encoding="utf-8")
    (fault,) = [
        item for item in compose(load_brief(path), corpus(tmp_path / "c"))[1] if item.rule == "previous-is-an-edition"
    ]
    assert said in fault.message
    assert (fault.place.line, fault.place.path) == (1, "$.previous")


def test_a_build_does_not_overwrite_the_edition_that_it_is_compared_with(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next build would find nothing changed, and the last edition would be lost."""
    brief = place / "sound.yaml"
    brief.write_text(BRIEF + "previous: build/sound-evidence.json\n", encoding="utf-8")
    before = (place / "build" / "sound-evidence.json").read_bytes()
    assert main(["build", "sound.yaml", "--only", "evidence"]) == 2
    assert "previous-is-kept" in capsys.readouterr().err
    assert (place / "build" / "sound-evidence.json").read_bytes() == before
    assert main(["build", "sound.yaml", "--only", "evidence", "--out", "second"]) == 0


def test_a_judgement_that_is_counted_otherwise_is_named_by_both_numbers(place: Path) -> None:
    """Its reader knows it by the number that it had."""
    brief = place / "sound.yaml"
    text = BRIEF.replace(
        "  - claim: Fog", "  - claim: A bridge comes late.\n    evidence: [bridge#640-million]\n  - claim: Fog"
    )
    brief.write_text(text + "previous: build/sound-evidence.json\n", encoding="utf-8")
    made = compose(load_brief(brief), read_corpus(place / "seeds")[0])[0]
    assert made.changes is not None
    said = [plain(item.text) for item in made.changes.items]
    assert "Judgements 1 and 3 (formerly 2) stand as they did." in said
