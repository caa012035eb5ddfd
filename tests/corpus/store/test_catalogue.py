"""A folder becomes a corpus: documents, records, ids, search and themes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.corpus.model import Evidence, Passage
from pincite.diagnostics import BriefError
from tests.corpora import BRIDGE, FERRY, SOURCES, THEMES, sound, write_corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """The ferry and the bridge."""
    return sound(tmp_path)


def test_every_piece_of_evidence_is_a_slice_with_an_id_of_its_own(corpus: Corpus) -> None:
    """Ids resolve to what they name; slicing gives the words."""
    items: list[Evidence] = [*corpus.quotations, *corpus.numbers, *corpus.passages]
    assert len({item.id for item in items}) == len(items)
    for item in items:
        assert corpus.evidence(item.id) == item
        assert corpus.text(item) == corpus.documents[item.doc_id].text[item.span.start : item.span.end]
        assert item.id.startswith(f"{item.doc_id}#")


def test_ids_can_be_typed(corpus: Corpus) -> None:
    """Quotations by their first words, numbers by their printed form, passages by paragraph and sentence."""
    assert {item.id for item in corpus.quotations if item.form == "direct"} == {
        "ferry#we-burn-3-000-litres-on-every",
        "bridge#a-bridge-would-end-the-ferry",
    }
    assert {"ferry#42-million", "ferry#about-18-percent", "bridge#640-million"} <= {item.id for item in corpus.numbers}
    item = corpus.evidence("ferry#p4i2s2")
    assert item is not None
    assert corpus.text(item) == "It has done so since 2011."


def test_passages_nest(corpus: Corpus) -> None:
    """A paragraph holds its sentences, a list its items."""
    passages = {item.id: item for item in corpus.passages}
    for passage in passages.values():
        parent = passage.id.rpartition("s")[0] if "s" in passage.id.partition("#")[2] else ""
        if parent in passages:
            assert passages[parent].span.contains(passage.span)
    assert passages["ferry#p4"].span.contains(passages["ferry#p4i1"].span)
    assert not passages["ferry#p1"].leaf


def test_a_document_says_what_it_is_when_no_record_does(tmp_path: Path) -> None:
    """Title, date, host and guest are read off the text, and the warning names the keys to add."""
    corpus, diagnostics = read_corpus(write_corpus(tmp_path, {"Crossing the sound.txt": FERRY}))
    document = corpus.documents["crossing-the-sound"]
    assert document.source.title == "Harbour Talk: Crossing the Sound"
    assert document.source.issued == "2024-03-03"
    assert [name.full for name in document.source.guest] == ["Ferry Master"]
    assert [item.rule for item in diagnostics] == ["source-is-described"]
    assert "origin" in diagnostics[0].hints[0]


def test_missing_keys_are_named_and_empty_ones_are_not(tmp_path: Path) -> None:
    """``issued:`` with nothing after it says that nobody knows; a key that is not there may have been forgotten."""
    sources = "references:\n  - id: ferry\n    title: T\n    issued:\n    pincite: {file: ferry.txt, kind: summary}\n"
    _, diagnostics = read_corpus(write_corpus(tmp_path, {"ferry.txt": FERRY, "sources.yaml": sources}))
    assert [item.message for item in diagnostics] == ["`ferry` does not say its `pincite.origin`, `pincite.descriptor`"]
    assert diagnostics[0].place.line == 2


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (("id: bridge", "id: ferry"), "id-is-unique"),
        (("file: bridge.txt", "file: ferry.txt"), "id-is-unique"),
        (("kind: report", "kind: reprot"), "value-fits"),
        (("    pincite: {file: bridge", "    pincit: x\n    pincite: {flie: bridge"), "key-is-known"),
    ],
)
def test_faults_of_the_records_are_refused_with_their_place(tmp_path: Path, change: tuple[str, str], rule: str) -> None:
    """A record that cannot be trusted stops everything, at its line."""
    folder = write_corpus(
        tmp_path, {"ferry.txt": FERRY, "bridge.txt": BRIDGE, "sources.yaml": SOURCES.replace(*change)}
    )
    with pytest.raises(BriefError) as caught:
        read_corpus(folder)
    assert rule in {item.rule for item in caught.value.diagnostics}
    assert all(item.place.line for item in caught.value.diagnostics if item.rule == rule)


@pytest.mark.parametrize(("stated", "hint"), [("podcast", "`broadcast`"), ("42", "`report`")])
def test_a_type_that_no_style_knows_is_a_warning(tmp_path: Path, stated: str, hint: str) -> None:
    """It is cited as a document; the hint names the nearest type, or some."""
    text = SOURCES.replace("type: broadcast", f"type: {stated}")
    folder = write_corpus(tmp_path, {"ferry.txt": FERRY, "bridge.txt": BRIDGE, "sources.yaml": text})
    _, [warned] = read_corpus(folder)
    assert (warned.rule, warned.severity) == ("source-type-is-known", "warning")
    assert text.splitlines()[warned.place.line - 1].strip() == f"type: {stated}"
    assert hint in warned.hints[0]


def test_a_reference_without_its_file_is_a_warning(tmp_path: Path) -> None:
    """The rest of the corpus is still of use."""
    folder = write_corpus(tmp_path, {"ferry.txt": FERRY, "sources.yaml": SOURCES})
    corpus, diagnostics = read_corpus(folder)
    assert list(corpus.documents) == ["ferry"]
    assert [item.rule for item in diagnostics] == ["source-has-file"]


@pytest.mark.parametrize("content", [b"", b"  \n ", b"\x00\x01\x02binary"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    """Empty and binary files are refused by name."""
    with pytest.raises(BriefError) as caught:
        read_corpus(write_corpus(tmp_path, {"broken.txt": content}))
    assert caught.value.diagnostics[0].rule in ("file-is-readable", "corpus-is-there")
    assert any("broken.txt" in item.message for item in caught.value.diagnostics)


def test_windows_encoding_is_read_with_a_warning_that_says_so(tmp_path: Path) -> None:
    """Curly marks and the pound sign survive."""
    corpus, diagnostics = read_corpus(
        write_corpus(tmp_path, {"a.txt": "It costs £3 million, “they said”.".encode("cp1252")})
    )
    assert corpus.documents["a"].text == "It costs £3 million, “they said”."
    assert "file-reads-clean" in {item.rule for item in diagnostics}


def test_search_finds_word_forms_phrases_beginnings_and_leaves_out(corpus: Corpus) -> None:
    """Stemming, ``"phrases"``, ``prefix*`` and ``-exclusion``; nothing else is syntax."""

    def found(query: str) -> set[str]:
        return {hit.passage.id for hit in corpus.search(query).hits}

    assert "ferry#p2s2" in found("crossings burn")
    assert found('"end the ferry"') == {"bridge#p1s2"}
    assert found("passeng*") == {"ferry#p1s2"}
    assert "bridge#p2s1" not in found("ferry -fog")
    assert found('NEAR( " ^ col:') == set()


def test_a_theme_ranks_passages_and_says_by_which_terms(corpus: Corpus) -> None:
    """Each hit names the terms that stand in it."""
    hits = corpus.theme_hits(corpus.themes["weather"])
    assert {hit.passage.id: hit.terms for hit in hits} == {"ferry#p1s1": ("calm weather",), "bridge#p2s1": ("fog",)}


def test_context_stays_within_the_section(corpus: Corpus) -> None:
    """The sentence before and after, and none from another section."""
    first = corpus.evidence("ferry#p1s1")
    assert isinstance(first, Passage)
    before, after = corpus.around("ferry", first.span)
    assert before is None
    assert after is not None
    assert after.id == "ferry#p1s2"


def test_themes_without_terms_are_refused(tmp_path: Path) -> None:
    """A theme that looks for nothing is a slip."""
    with pytest.raises(BriefError) as caught:
        read_corpus(
            write_corpus(tmp_path, {"ferry.txt": FERRY, "themes.yaml": THEMES.replace("[fog, calm weather]", "[]")})
        )
    assert caught.value.diagnostics[0].place.path.startswith("$.themes[1]")
