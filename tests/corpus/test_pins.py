"""Pins: what somebody vouched for is noticed when it changes, and ``sources.yaml`` stays as its author wrote it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.briefing.model import plain
from pincite.cli import main
from pincite.corpus.catalogue import read_corpus
from pincite.corpus.pins import pinned
from pincite.diagnostics import BriefError, Severity
from pincite.marked_yaml import read_yaml
from tests.corpora import FERRY, SOURCES, composed, write_corpus

HASH = hashlib.sha256(b"a").hexdigest()
OTHER = hashlib.sha256(b"b").hexdigest()
BRIEF = """\
title: Ferry or bridge
bottom_line: The yard asks a price for a hull [@ferry#42-million].
themes: [cost]
"""

BLOCK = """\
# what we have
references:
  - id: one   # the first
    pincite:
      kind: summary
      file: a.txt        # as it came
      origin: somewhere

  - id: two
    pincite: {file: "b.txt", kind: report}   # in a row
"""


def test_only_lines_with_pins_are_added() -> None:
    """Comments, order, spacing and quotation marks stay."""
    result = pinned(BLOCK.encode(), "sources.yaml", {"a.txt": HASH, "b.txt": OTHER}).decode()
    assert result == BLOCK.replace("# as it came\n", f"# as it came\n      sha256: {HASH}\n").replace(
        '"b.txt",', f'"b.txt", sha256: {OTHER},'
    )


def test_pinning_twice_changes_nothing_and_a_new_state_replaces_the_old_pin() -> None:
    """A pin is one value of the file."""
    once = pinned(BLOCK.encode(), "sources.yaml", {"a.txt": HASH, "b.txt": OTHER})
    assert pinned(once, "sources.yaml", {"a.txt": HASH, "b.txt": OTHER}) == once
    again = pinned(once, "sources.yaml", {"a.txt": OTHER, "b.txt": OTHER})
    assert again == once.replace(HASH.encode(), OTHER.encode())


@pytest.mark.parametrize("text", [
    BLOCK.replace("\n", "\r\n"),
    "\ufeff" + BLOCK,
    "references:\n- id: x\n  pincite:\n    file: a.txt",
    "references:\n- id: x\n  pincite:\n    file: >-\n      a.txt\n    kind: report\n",
    "references:\n- id: x\n  pincite:\n    sha256:\n    file: a.txt\n",
    "references: [{id: x, pincite: {file: a.txt}}, {id: y, pincite: {kind: report, file: 'b.txt'}}]\n",
    "references:\n- {id: x, pincite: {file: a.txt,\n    kind: report}}\n",
])  # fmt: skip
def test_pins_stand_where_a_reader_of_yaml_finds_them(text: str) -> None:
    """Whatever the style, the line ends and the beginning of the file."""
    result = pinned(text.encode(), "sources.yaml", {"a.txt": HASH, "b.txt": OTHER})
    for item in read_yaml(result, "sources.yaml").data["references"]:
        assert item["pincite"]["sha256"] == (HASH if item["pincite"]["file"] == "a.txt" else OTHER)
    assert result.startswith("\ufeff".encode()) == text.startswith("\ufeff")
    assert (b"\r\n" in result) == ("\r\n" in text)
    assert result.count(b"\n") - result.count(b"\r\n") == text.count("\n") - text.count("\r\n") + (
        0
        if "\r\n" in text or "sha256:" in text or "{" in text.partition("kind")[0]
        else result.count(b"sha256: ") - result.count(b", sha256: ")
    )


def test_a_file_is_pinned_with_its_words(tmp_path: Path) -> None:
    """Two lines, below what was there; one that has only the file's hash gets the other."""
    once = pinned(BLOCK.encode(), "sources.yaml", {"a.txt": HASH}, {"a.txt": OTHER})
    assert f"# as it came\n      sha256: {HASH}\n      words_sha256: {OTHER}\n      origin" in once.decode()
    assert pinned(once, "sources.yaml", {"a.txt": HASH}, {"a.txt": OTHER}) == once
    first = pinned(BLOCK.encode(), "sources.yaml", {"a.txt": HASH})
    both = read_yaml(pinned(first, "sources.yaml", {"a.txt": OTHER}, {"a.txt": HASH}), "sources.yaml").data
    block = both["references"][0]["pincite"]
    assert (block["sha256"], block["words_sha256"]) == (OTHER, HASH)


def test_a_shared_block_is_refused_rather_than_broken() -> None:
    """An alias repeats the block of another reference; there is no place for two pins."""
    text = "references:\n- {id: x, pincite: &block {file: a.txt}}\n- {id: y, pincite: *block}\n"
    with pytest.raises(BriefError, match="by hand"):
        pinned(text.encode(), "sources.yaml", {"a.txt": HASH})


@given(st.text(alphabet="references:\n -{}[],pincite'\"#file a.txt&*|>", max_size=120))
def test_no_text_is_damaged(text: str) -> None:
    """It is refused, or its values are what they were."""
    try:
        before = read_yaml(text.encode(), "sources.yaml").data
        after = read_yaml(pinned(text.encode(), "sources.yaml", {"a.txt": HASH}), "sources.yaml").data
    except BriefError:
        return
    assert json.dumps(after).replace(f', "sha256": "{HASH}"', "").replace(f'"sha256": "{HASH}", ', "") == json.dumps(
        before
    )


def with_pin(sha256: str) -> str:
    """The records, the ferry's pinned."""
    return SOURCES.replace("file: ferry.txt,", f"file: ferry.txt, sha256: {sha256},")


def test_a_changed_file_is_an_error_where_a_claim_rests_on_it(tmp_path: Path) -> None:
    """And a warning of the corpus, whoever cites it; a pin that holds is silent."""
    right = hashlib.sha256(FERRY.encode()).hexdigest()
    corpus, found = read_corpus(write_corpus(tmp_path / "a"))
    write_corpus(tmp_path / "a", {"sources.yaml": with_pin(right)})
    corpus, found = read_corpus(tmp_path / "a")
    assert not found
    assert not [item for item in composed(BRIEF, corpus).diagnostics if item.rule == "source-is-as-pinned"]
    write_corpus(tmp_path / "a", {"sources.yaml": with_pin(OTHER)})
    corpus, found = read_corpus(tmp_path / "a")
    (warned,) = found
    assert (warned.rule, warned.severity, warned.place.line) == ("source-is-as-pinned", Severity.WARNING, 7)
    (refused,) = [item for item in composed(BRIEF, corpus).diagnostics if item.rule == "source-is-as-pinned"]
    assert (refused.severity, refused.evidence, refused.place.line) == (Severity.ERROR, "ferry", 2)
    assert refused.hints[0].startswith("line 2 rests on it: “The yard asks a price")


@pytest.mark.parametrize("other", [
    FERRY.replace("\n", "\r\n").encode(), FERRY.encode("utf-16"), b"\xef\xbb\xbf" + FERRY.encode(),
])  # fmt: skip
def test_a_file_that_was_only_saved_otherwise_is_as_pinned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: bytes
) -> None:
    """Line ends and encodings change on the way through mail and version control; what is quoted are the words."""
    folder = write_corpus(tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    assert main(["sources", "--pin"]) == 0
    write_corpus(folder, {"ferry.txt": other})
    corpus, found = read_corpus(folder)
    assert not found
    assert "source-is-as-pinned" not in {item.rule for item in composed(BRIEF, corpus).diagnostics}
    write_corpus(folder, {"ferry.txt": other.replace(b"4", b"5")})
    assert [item.rule for item in read_corpus(folder)[1]] == ["source-is-as-pinned"]


def page(article: str, aside: str) -> str:
    """A web page with things around the article."""
    return (f"<html><head><title>T</title></head><body><nav><a href='/'>Home</a> {aside}</nav><article><h1>The sound</h1>"
            f"<p>{article}</p><p>{'The harbour stayed open through the winter, and the ferry kept its hours. ' * 4}</p>"
            f"</article><footer>{aside}</footer></body></html>")  # fmt: skip


def test_a_page_that_was_fetched_again_is_as_pinned_while_its_article_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Teasers and dates around it change daily; a word of the article does not go unnoticed."""
    folder = write_corpus(tmp_path / "seeds", {"page.html": page("Tickets rose.", "Most read today")})
    write_corpus(
        folder,
        {
            "sources.yaml": "references:\n- id: page\n  title: T\n  issued: 2024\n  pincite: {file: page.html, kind: article, origin: o, descriptor: d}\n"
        },
    )
    monkeypatch.chdir(tmp_path)
    assert main(["sources", "--pin"]) == 0
    write_corpus(folder, {"page.html": page("Tickets rose.", "Weather: fog until noon")})
    assert not read_corpus(folder)[1]
    write_corpus(folder, {"page.html": page("Tickets fell.", "Most read today")})
    assert [item.rule for item in read_corpus(folder)[1]] == ["source-is-as-pinned"]


def test_a_pinned_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """Every claim that cites it is refused at its own place, since nothing resolves."""
    folder = write_corpus(tmp_path / "a")
    write_corpus(folder, {"sources.yaml": with_pin(OTHER)})
    (folder / "ferry.txt").unlink()
    corpus, found = read_corpus(folder)
    assert [(item.rule, "is pinned, and is not in the corpus" in item.message) for item in found] == [
        ("source-is-as-pinned", True)
    ]
    assert any(item.severity == Severity.ERROR and item.place.line == 2 for item in composed(BRIEF, corpus).diagnostics)


def test_the_command_pins_and_tells_what_was_in_another_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`sources --pin` writes into sources.yaml, and names what it could not or had otherwise."""
    folder = write_corpus(tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    assert main(["sources", "--pin"]) == 0
    first = (folder / "sources.yaml").read_text()
    assert hashlib.sha256(FERRY.encode()).hexdigest() in first
    assert (first.count(" sha256:"), first.count(" words_sha256:")) == (2, 2)
    assert capsys.readouterr() == (f"{Path('seeds/sources.yaml')}\n", "")
    write_corpus(folder, {"ferry.txt": FERRY + "More.\n", "third.txt": "A third document.\n"})
    assert main(["sources", "--pin"]) == 0
    said = capsys.readouterr().err
    assert "ferry: ferry.txt was pinned in another state" in said
    assert "third.txt" in said
    (folder / "sources.yaml").unlink()
    assert main(["sources", "--pin"]) == 2


@pytest.mark.parametrize(("evidence", "status", "severity"), [
    ("[ferry#42-million]", "retracted", Severity.ERROR),
    ("[ferry#42-million, bridge#640-million]", "retracted", Severity.WARNING),
    ("[ferry#42-million]", "corrected", Severity.WARNING),
    ("[ferry#42-million, bridge#640-million]", "corrected", None),
])  # fmt: skip
def test_a_retracted_source_supports_no_judgement_unflagged(
    tmp_path: Path, evidence: str, status: str, severity: Severity | None
) -> None:
    """Alone it is refused; beside a sound source it is a warning, and the basis says it."""
    folder = write_corpus(tmp_path / "a")
    write_corpus(folder, {"sources.yaml": SOURCES.replace("kind: summary,", f"kind: summary, status: {status},")})
    brief = f"title: T\njudgements:\n  - claim: The ferry goes on.\n    evidence: {evidence}\nthemes: [cost]\n"
    made = composed(brief, read_corpus(folder)[0])
    found = [item.severity for item in made.diagnostics if item.rule == "judgement-rests-on-sound-source"]
    assert found == ([severity] if severity else [])
    assert status in made.briefing.judgements[0].basis


RETRACTED = SOURCES.replace(
    "kind: summary,", 'kind: summary, status: retracted, notice: the price was made up, notice_date: "2026-03",'
)


def stands(folder: Path, brief: str) -> list[tuple[str, int, tuple[str, ...]]]:
    """What the rule says of a brief over the corpus with the ferry's text retracted."""
    write_corpus(folder)
    write_corpus(folder, {"sources.yaml": RETRACTED})
    found = composed(brief, read_corpus(folder)[0]).diagnostics
    return [(item.message, item.place.line, item.hints) for item in found if item.rule == "source-stands"]


def test_a_retracted_source_is_told_wherever_a_sentence_rests_on_it(tmp_path: Path) -> None:
    """Once, with every sentence that does not say so itself."""
    ((message, line, hints),) = stands(tmp_path / "a", BRIEF)
    assert message == "`ferry` was retracted (2026-03): the price was made up"
    assert line == 2
    assert hints[0].startswith("line 2 rests on it: “The yard asks a price")
    said = "bottom_line: The summary that gave a price was retracted [@ferry#42-million].\n"
    assert not stands(tmp_path / "b", BRIEF.replace(BRIEF.splitlines(keepends=True)[1], said))


def test_the_tool_chooses_nothing_from_a_retracted_source(tmp_path: Path) -> None:
    """An author who asks for it by its id is shown it, marked; a theme is filled from what stands."""
    folder = write_corpus(tmp_path / "a")
    write_corpus(folder, {"sources.yaml": RETRACTED})
    made = composed("title: T\nthemes: [cost]\n", read_corpus(folder)[0]).briefing
    assert {entry.source for entry in made.evidence} == {"bridge"}
    asked = "title: T\nthemes: [{theme: cost, quotes: [ferry#we-burn-3-000-litres-on-every], numbers: []}]\n"
    made = composed(asked, read_corpus(folder)[0]).briefing
    (source,) = [item for item in made.sources if item.id == "ferry"]
    assert source.descriptor == "This source has been retracted (March 2026). The price was made up. A summary."
    assert any("[retracted]" in plain(entry.full_cite) for entry in made.evidence if entry.source == "ferry")


def test_a_retraction_asks_for_its_notice(tmp_path: Path) -> None:
    """What was wrong, and since when: a key that is there and empty says that nobody knows."""
    folder = write_corpus(tmp_path / "a")
    write_corpus(folder, {"sources.yaml": SOURCES.replace("kind: summary,", "kind: summary, status: corrected,")})
    (found,) = read_corpus(folder)[1]
    assert (found.rule, found.message) == (
        "source-is-described", "`ferry` does not say its `pincite.notice`, `pincite.notice_date`",
    )  # fmt: skip
    write_corpus(folder, {"sources.yaml": RETRACTED})
    assert not read_corpus(folder)[1]
