"""What `pincite sources --suggest` drafts: entries of `sources.yaml` that load as they are and claim nothing of their own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pincite import suggestions
from pincite.cli.group import command
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.corpus.model import Name, Source
from pincite.corpus.records import read_references
from pincite.corpus.suggestions.source_drafts import SourceDraft
from tests.corpora import SEEDS, write_corpus

FORMATS = Path(__file__).parent / "corpus" / "formats"
PAGE = """\
<html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}"><meta property="og:type" content="article">
<meta property="og:site_name" content="The Sound Gazette"><meta name="author" content="Shipping Desk">
<meta property="article:published_time" content="2026-01-19"><link rel="canonical" href="https://gazette.example/a?b=1&amp;c=#d">
</head><body><article><h1>{title}</h1><p>Ferries stayed in port for eleven hours on Sunday as fog lay on the sound.</p>
<p>It was the ninth closure since November, and some 4,300 passengers waited on both sides.</p></article></body></html>
"""
SUMMARY = """\
Harbour Talk Podcast: What the night ferry costs
Host: Radio Desk
Release Date: 3 March 2024
Publisher: Radio of the Sound

In this episode the harbour master explains that the crossing takes 40 minutes in calm weather.
"""
DIGEST = """\
What the night ferry costs
3 March 2024

The harbour master explains what a crossing costs and who pays for it.
"""
ENTRY = """\
references:
  - id: talk
    type: broadcast
    title: "Harbour Talk Podcast: What the night ferry costs"
    issued: 2024-03-03
    pincite: {file: talk.txt, kind: summary, origin: harbour-talk, descriptor: A summary.}
"""


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("PINCITE_CACHE", str(tmp_path_factory.mktemp("cache")))


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, ["sources", *args])
    return result.exit_code, result.stdout, result.stderr


def suggested(folder: Path) -> str:
    code, out, _ = run("--suggest", "--corpus", str(folder))
    assert code == 0
    return out


def entries(printed: str) -> dict[str, Any]:
    """The references that are printed, by file."""
    data = yaml.safe_load(printed)
    return {item["pincite"]["file"]: item for item in (data["references"] if isinstance(data, dict) else data)}


def described(folder: Path, printed: str) -> Corpus:
    """The folder read with what was printed as its `sources.yaml`; nothing is wrong with it."""
    (folder / "sources.yaml").write_text(printed, encoding="utf-8")
    texts, diagnostics = read_corpus(folder)
    assert diagnostics == ()
    return texts


def without_records(folder: Path) -> dict[str, bytes]:
    """The documents of a folder, which nothing describes."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix not in (".yaml", ".pyc")}


@pytest.mark.parametrize("folder", [SEEDS, FORMATS])
def test_what_is_printed_loads_as_it_is_and_changes_nothing_that_was_known(tmp_path: Path, folder: Path) -> None:
    """Under the same ids, with the same titles, dates and people; all that is added is a language the text shows."""
    write_corpus(tmp_path, without_records(folder))
    before = read_corpus(tmp_path)[0].sources
    printed = suggested(tmp_path)
    assert suggested(tmp_path) == printed
    assert {path.name for path in tmp_path.iterdir()} == set(without_records(folder))
    after = described(tmp_path, printed).sources
    assert list(after) == list(before)
    for doc_id, source in before.items():
        for field in (
            "title",
            "container_title",
            "author",
            "host",
            "guest",
            "issued",
            "url",
            "kind",
            "origin",
            "speakers",
        ):
            assert getattr(after[doc_id], field) == getattr(source, field), (doc_id, field)
        assert after[doc_id].language == source.language or not source.language
    assert run("--suggest", "--corpus", str(tmp_path))[:2] == (0, "")


@pytest.mark.parametrize(
    "title",
    [
        "Ferries: what next?", "- a list?", "Is #4 late?", "“Never”, 'they' say", '"Never" again', "& so * on", "!not a tag", "null", "2026-01-19",
        "100%: {a, b} [c]", "night 🌫️ boat 👩‍✈️", "מעבורת: הלילה", "\u202eferry at night", "a\u2028b ferry", "? key", "yes", "~", "...",
    ],
)  # fmt: skip
def test_any_title_survives(tmp_path: Path, title: str) -> None:
    """Of a web page and a Markdown file, whatever YAML makes of its signs elsewhere."""
    escaped = title.replace("&", "&amp;").replace('"', "&quot;")
    files = {
        "a.html": PAGE.format(title=escaped),
        "b.md": f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\nFog lies on the sound.\n",
    }
    texts = read_corpus(write_corpus(tmp_path, files))[0]
    after = described(tmp_path, suggested(tmp_path))
    assert [source.title for source in after.sources.values()] == [source.title for source in texts.sources.values()]
    assert any(source.title for source in texts.sources.values())


_TEXT = st.text(max_size=40)
_NAMES = st.lists(st.builds(Name, family=_TEXT, given=_TEXT) | st.builds(Name, literal=_TEXT), max_size=3).map(tuple)


@given(title=_TEXT, names=_NAMES, container=_TEXT, file=st.text(min_size=1, max_size=40), opening=_TEXT, role=_TEXT)
def test_any_record_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, *, title: str, names: tuple[Name, ...], container: str, file: str, opening: str, role: str
) -> None:  # fmt: skip
    """Whatever signs its values and the comments beside them hold."""
    source = Source(
        "ferry", title, container_title=container, author=names, issued="2024-03", speakers=((title, role),)
    )
    draft = SourceDraft(
        file,
        source,
        opening,
        (("title", "top"),),
        (("summary", opening),),
        opening,
        (("a", title, opening),),
        (opening,),
    )
    folder = tmp_path_factory.mktemp("records")
    (folder / "sources.yaml").write_bytes(suggestions.sources_yaml([draft], there=False).encode())
    (reference,) = read_references(folder)
    again = reference.source
    assert (reference.file, again.title, again.container_title, again.issued) == (file, title, container, "2024-03")
    assert again.author == tuple(name for name in names if name.full)
    assert again.speakers == ((title, role),)
    assert (again.kind, reference.has_origin, reference.missing) == ("document", False, ())


def test_a_document_that_has_its_entry_is_not_printed_again(tmp_path: Path) -> None:
    """The others are a list to add to what is there; a common origin is named with the origin that the entry has."""
    write_corpus(tmp_path, {"talk.txt": SUMMARY, "costs.txt": DIGEST, "sources.yaml": ENTRY})
    printed = suggested(tmp_path)
    assert list(entries(printed)) == ["costs.txt"]
    assert "      # origin: harbour-talk  # perhaps that of talk: the same title\n" in printed
    assert list(described(tmp_path, ENTRY + printed).sources) == ["talk", "costs"]
    code, out, err = run("--suggest", "--corpus", str(tmp_path))
    assert (code, out) == (0, "")
    assert "every document has its entry" in err


def test_a_reference_of_another_program_that_names_no_file_is_named(tmp_path: Path) -> None:
    zotero = "references:\n  - {id: radio2024, type: broadcast, title: What the night ferry costs}\n"
    printed = suggested(write_corpus(tmp_path, {"costs.txt": DIGEST, "sources.yaml": zotero}))
    assert "the reference radio2024 has the same title and names no file" in printed


def test_what_a_document_states_is_written_and_what_is_guessed_says_so(tmp_path: Path) -> None:
    printed = suggested(
        write_corpus(
            tmp_path,
            {
                "costs.txt": DIGEST,
                "talk.txt": SUMMARY,
                "council-minutes.docx": (FORMATS / "council-minutes.docx").read_bytes(),
            },
        )
    )
    talk = entries(printed)["talk.txt"]
    assert (talk["publisher"], talk["host"]) == ("Radio of the Sound", [{"literal": "Radio Desk"}])
    costs, minutes, spoken = (part for part in printed.split("\n\n") if "  - id:" in part)
    guessed = "  # guessed from the top of the text\n"
    assert f"    issued: 2024-03-03{guessed}" in costs
    assert "    issued: 2024-03-03\n" in spoken
    assert re.search(f"    title: .*{guessed}", spoken)
    assert "    # container-title: Harbour Talk Podcast  # perhaps: the title begins with it\n" in spoken
    assert "  # from the file's properties, which may be another's\n" in minutes
    assert "    issued:  # not stated\n" in minutes


@pytest.mark.parametrize(
    ("name", "text", "kinds"),
    [
        ("talk.txt", SUMMARY, ["summary"]),
        ("takeaways.txt", "Key Takeaways\n- Fog closes the sound.\n- The crossing is long.\n", ["summary"]),
        ("a.vtt", "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Harbour Master>The first boat leaves at ten past five.\n", ["transcript"]),
        ("annual-report_2024.txt", "Fog on the sound\n\nFog lay on the sound for nine days.\n", ["report"]),
        ("fog.txt", "Fog on the sound\n\nThe county's report says that fog lay on the sound for nine days.\n", []),
        ("fog.md", "# Fog on the sound\n\nBy the county.\n\n## Summary\n\nFog lay on the sound for nine days.\n", []),
    ],
)  # fmt: skip
def test_the_kind_is_left_to_the_author_with_what_speaks_for_it(
    tmp_path: Path, name: str, text: str, kinds: list[str]
) -> None:
    """`document` claims nothing; what the document seems to be stands in comments."""
    printed = suggested(write_corpus(tmp_path, {name: text}))
    assert entries(printed)[name]["pincite"]["kind"] == "document"
    assert entries(printed)[name]["pincite"]["origin"] is None
    assert re.findall(r"^      # kind: (.+?)  # perhaps: ", printed, re.MULTILINE) == kinds


WORDS = " ".join(
    f"the ferry numbered {number} left its pier at {number * 7 % 60} past the hour" for number in range(40)
)
OTHER = " ".join(f"a lamp at post {number} burns for {number * 11 % 60} hours each night" for number in range(40))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (f"Departures\n\n{WORDS}.\n", f"A log of boats\n\nCopied from the pier. {WORDS}.\n", "most of the text is the same"),
        (f"Departures of the north\n\n{WORDS}.\n", f"Harbour Talk: Departures of the North\n\n{OTHER}.\n", "the same title"),
        (f"Departures\n\n{WORDS}.\n", f"Departures\n\n{OTHER}.\n", ""),
        (f"North\nShow: Harbour Talk\nDate: 3 May 2024\n\n{WORDS}.\n", f"South\nShow: Harbour Talk\nDate: 3 May 2024\n\n{OTHER}.\n", "the same programme and date"),
        (f"North\nShow: Harbour Talk\nDate: 3 May 2024\n\n{WORDS}.\n", f"South\nShow: Harbour Talk\nDate: 4 May 2024\n\n{OTHER}.\n", ""),
        (f"North\nURL: https://radio.example/1\n\n{WORDS}.\n", f"South\nURL: https://radio.example/1/#t=4\n\n{OTHER}.\n", "the same address"),
        (f"Departures\n\n{WORDS}.\n", f"Lamps\n\n{OTHER}.\n", ""),
    ],
)  # fmt: skip
def test_documents_that_may_share_an_origin_name_each_other(tmp_path: Path, one: str, other: str, why: str) -> None:
    """The strongest ground; one word as a title is none. Nothing is decided: the origin stays open."""
    printed = suggested(write_corpus(tmp_path, {"a.txt": one, "b.txt": other}))
    found = re.findall(r"^      # perhaps that of (\w): (.*)$", printed, re.MULTILINE)
    assert found == ([("b", why), ("a", why)] if why else [])
    assert all(entry["pincite"]["origin"] is None for entry in entries(printed).values())


def test_the_list_comes_in_other_forms_and_goes_with_no_pin(tmp_path: Path) -> None:
    folder = str(write_corpus(tmp_path, {"costs.txt": DIGEST, "talk.txt": SUMMARY}))
    rows = json.loads(run("--suggest", "--corpus", folder, "--format", "json")[1])
    assert [(row["id"], row["issued"], list(row["kinds"]), row["common"]) for row in rows] == [
        ("costs", "2024-03-03", [], {"talk": "the same title"}),
        ("talk", "2024-03-03", ["summary"], {"costs": "the same title"}),
    ]
    assert yaml.safe_load(rows[1]["yaml"])[0]["pincite"]["file"] == "talk.txt"
    assert "summary" in run("--suggest", "--corpus", folder, "--format", "table")[1]
    assert run("--suggest", "--pin", "--corpus", folder)[0] == 2
    assert run("--format", "yaml", "--corpus", folder)[0] == 2
