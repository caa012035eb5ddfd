"""A bundle is an RO-Crate 1.2 whose every file is as it says, and which leads from each citation to its source."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from pincite.build import compose_and_check
from pincite.cli import main
from pincite.corpus.catalogue import read_corpus
from pincite.diagnostics import BriefError
from pincite.packaged import packaged_templates
from pincite.spec.load import load_brief
from pincite.writers.bundle import write_bundle
from pincite.writers.bundle.crate import named_by_hash
from pincite.writers.bundle.licences import allows_copies, travels, web_address
from pincite.writers.bundle.packing import pack
from pincite.writers.evidence import write_evidence
from tests.corpora import BRIDGE, FERRY, SOURCES, THEMES, write_corpus
from tests.spec.test_brand import SVG

BRIEF = """\
title: Ferry or bridge
from: County desk
date: 2026-11-21
handling: Internal
bottom_line: The yard asks a price for a hull [@ferry#42-million]; the report speaks of a bridge [@bridge].
themes: [{theme: cost, quotes: [bridge#a-bridge-would-end-the-ferry]}, weather]
"""


OPEN = SOURCES.replace("kind: summary,", "kind: summary, licence: CC-BY-4.0,")
"""The ferry's text may be passed on; of the bridge's nothing is said."""
UNCITED = "A third document, that nothing is cited from.\n"


def bundle(tmp_path: Path, *, records: str = OPEN, with_sources: bool = False) -> bytes:
    """The ferry's bundle, its evidence file the only one that was made."""
    files = {
        "ferry.txt": FERRY,
        "bridge.txt": BRIDGE,
        "third.txt": UNCITED,
        "sources.yaml": records,
        "themes.yaml": THEMES,
    }
    folder = write_corpus(tmp_path / "bundled", files)
    write_corpus(tmp_path, {"ferry.yaml": BRIEF})
    corpus, _ = read_corpus(folder)
    loaded = load_brief(tmp_path / "ferry.yaml")
    briefing = compose_and_check(loaded, corpus).briefing
    packed = pack(loaded, corpus, folder, templates=None, with_sources=with_sources)
    return write_bundle(
        briefing, {"ferry-evidence.json": write_evidence(briefing)}, packed, records=corpus.sources,
        published=briefing.date_iso, version="1.0", command="pincite build briefs/ferry.yaml",
    )  # fmt: skip


def members(data: bytes) -> dict[str, bytes]:
    """Name -> bytes, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def graph(data: bytes) -> dict[str, dict[str, Any]]:
    """The entities of the metadata by id; each stands there once."""
    nodes = json.loads(members(data)["ro-crate-metadata.json"])["@graph"]
    found = {node["@id"]: node for node in nodes}
    assert len(found) == len(nodes)
    return found


def references(value: Any) -> Iterator[str]:
    """Every entity that is referred to."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def test_the_metadata_has_what_the_standard_requires(tmp_path: Path) -> None:
    """RO-Crate 1.2: a descriptor that is about the root, and a root with type, name, description, date and licence."""
    data = bundle(tmp_path)
    content = json.loads(members(data)["ro-crate-metadata.json"])
    assert content["@context"][0] == "https://w3id.org/ro/crate/1.2/context"
    nodes = graph(data)
    descriptor, root = nodes["ro-crate-metadata.json"], nodes["./"]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["about"] == {"@id": "./"}
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}
    assert root["@type"] == "Dataset"
    assert root["datePublished"] == "2026-11-21"
    assert root["name"] == "Ferry or bridge"
    assert root["description"]
    assert nodes[root["publisher"]["@id"]]["name"] == "County desk"
    assert nodes[root["license"]["@id"]]["name"] == "Handling mark: Internal"
    assert all("@type" in node for node in nodes.values())


def test_every_reference_leads_to_an_entity_and_every_file_is_a_part(tmp_path: Path) -> None:
    """A flat graph without loose ends; what is not in the zip is no part of it."""
    data = bundle(tmp_path)
    nodes = graph(data)
    known = {*nodes, "https://w3id.org/ro/crate/1.2"}
    assert {name for node in nodes.values() for name in references({**node, "@id": None})} <= known
    parts = {unquote(part["@id"]) for part in nodes["./"]["hasPart"]}
    assert parts | {"ro-crate-metadata.json"} == set(members(data))
    assert {name for name, node in nodes.items() if "File" in node["@type"]} == {
        item["@id"] for item in nodes["./"]["hasPart"]
    }


def test_the_files_are_as_the_metadata_says(tmp_path: Path) -> None:
    """Length and hash of each; a source that is not copied is named by its hash (RFC 6920)."""
    data = bundle(tmp_path)
    nodes, held = graph(data), members(data)
    for part in nodes["./"]["hasPart"]:
        node, content = nodes[part["@id"]], held[unquote(part["@id"])]
        assert node["description"]
        assert (node["sha256"], node["contentSize"]) == (hashlib.sha256(content).hexdigest(), str(len(content)))
    assert held["seeds/ferry.txt"] == FERRY.encode()
    assert held["briefs/ferry.yaml"] == BRIEF.encode()
    bridge = nodes[named_by_hash(hashlib.sha256(BRIDGE.encode()).hexdigest())]
    assert bridge["@type"] == ["CreativeWork", "prov:Entity"]
    assert nodes["./"]["mentions"] == {"@id": bridge["@id"]}, "RO-Crate 1.2 wants no list of one"


def test_provenance_is_told_in_the_terms_of_prov(tmp_path: Path) -> None:
    """The evidence was derived from the sources by a build, whose agent is the software; a retelling has its origin."""
    nodes = graph(bundle(tmp_path))
    made = nodes["ferry-evidence.json"]
    assert {item["@id"] for item in made["prov:wasDerivedFrom"]} >= {"seeds/ferry.txt"}
    build = nodes[made["prov:wasGeneratedBy"]["@id"]]
    assert "prov:Activity" in build["@type"]
    assert "prov:SoftwareAgent" in nodes[build["prov:wasAssociatedWith"]["@id"]]["@type"]
    assert nodes[nodes["seeds/ferry.txt"]["prov:hadPrimarySource"]["@id"]]["name"] == "the broadcast"


def test_each_annotation_finds_its_words_in_the_source(tmp_path: Path) -> None:
    """Web Annotation Data Model: a target with selectors, which agree with each other and with the text."""
    data = bundle(tmp_path)
    collection = json.loads(members(data)["annotations.jsonld"])
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    items = collection["first"]["items"]
    assert collection["total"] == len(items) > 5
    assert len({item["id"] for item in items}) == len(items)
    sources = {"seeds/ferry.txt": FERRY, named_by_hash(hashlib.sha256(BRIDGE.encode()).hexdigest()): BRIDGE}
    whole = [item for item in items if isinstance(item["target"], str)]
    assert [item["target"] in sources for item in whole] == [True]
    quoted = 0
    for item in items:
        assert item["type"] == "Annotation"
        if item in whole:
            continue
        text = sources[item["target"]["source"]]
        quote, position = item["target"]["selector"][:2]
        assert text[position["start"] : position["end"]] == quote["exact"] == item["body"][0]["value"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(around) == 1
        assert text.index(around) + len(quote["prefix"]) == position["start"]
        assert item["body"][0].get("wasQuotedFrom", item["body"][0].get("wasDerivedFrom")) == item["target"]["source"]
        assert ("hadPrimarySource" in item["body"][0]) == (text == FERRY)
        quoted += "wasQuotedFrom" in item["body"][0]
    assert quoted


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """No clock, no order of a set; the metadata comes first."""
    first = bundle(tmp_path, with_sources=True)
    assert bundle(tmp_path, with_sources=True) == first
    assert next(iter(members(first))) == "ro-crate-metadata.json"


def test_documents_that_nobody_cites_go_along_too(tmp_path: Path) -> None:
    """What the tool chooses and counts rests on all of them; who unpacks it is told which are not there, and why."""
    held = members(bundle(tmp_path, with_sources=True))
    assert {"seeds/ferry.txt", "seeds/bridge.txt", "seeds/third.txt", "seeds/sources.yaml"} <= set(held)
    assert "not here" not in held["README.md"].decode()
    held = members(bundle(tmp_path))
    assert "seeds/third.txt" not in held
    told = held["README.md"].decode()
    assert f"- `seeds/third.txt`: SHA-256 {hashlib.sha256(UNCITED.encode()).hexdigest()}; no licence is stated" in told
    assert "pincite build briefs/ferry.yaml" in told


def test_what_may_not_be_copied_is_not_under_another_name_either(tmp_path: Path) -> None:
    """The third document has the bytes of the ferry's, and no record that states a licence."""
    folder = write_corpus(tmp_path / "seeds", {
        "ferry.txt": FERRY, "bridge.txt": BRIDGE, "third.txt": FERRY, "themes.yaml": THEMES,
        "sources.yaml": OPEN.replace("CC-BY-4.0", "CC-BY-NC-4.0"),
    })  # fmt: skip
    write_corpus(tmp_path, {"ferry.yaml": BRIEF})
    packed = pack(
        load_brief(tmp_path / "ferry.yaml"), read_corpus(folder)[0], folder, templates=None, with_sources=True
    )  # fmt: skip
    assert {item.name: item.licence for item in packed.absent} == dict.fromkeys(
        ("seeds/ferry.txt", "seeds/third.txt"), "CC-BY-NC-4.0"
    )


def test_a_document_that_changed_since_it_was_read_is_refused(tmp_path: Path) -> None:
    """What would be copied is not what was cited."""
    folder = write_corpus(tmp_path / "a")
    corpus, _ = read_corpus(folder)
    write_corpus(tmp_path, {"ferry.yaml": BRIEF})
    (folder / "ferry.txt").write_text("other", encoding="utf-8")
    with pytest.raises(BriefError, match="not the file that was read"):
        pack(load_brief(tmp_path / "ferry.yaml"), corpus, folder, templates=None, with_sources=True)


@pytest.mark.parametrize(("name", "rule"), [("../../house.csl", "cannot hold"), ("{}/house.csl", "cannot hold")])
def test_a_file_that_cannot_stand_where_the_brief_names_it_is_refused(tmp_path: Path, name: str, rule: str) -> None:
    """Whoever unpacks the bundle could not build from it: a path out of the folders, or of one machine alone."""
    folder = write_corpus(tmp_path / "seeds")
    work = write_corpus(tmp_path / "one" / "two", {"ferry.yaml": BRIEF + f"citations: {name.format(tmp_path)}\n"})
    write_corpus(tmp_path, {"house.csl": "<style/>"})
    with pytest.raises(BriefError, match=rule) as refused:
        pack(load_brief(work / "ferry.yaml"), read_corpus(folder)[0], folder, templates=None, with_sources=False)
    (fault,) = refused.value.diagnostics
    assert (fault.rule, fault.place.path) == ("bundle-is-whole", "$.citations")


@pytest.mark.parametrize(("licence", "allowed"), [
    ("CC-BY-4.0", True), ("cc0-1.0", True), ("https://creativecommons.org/licenses/by-sa/4.0/", True),
    ("OGL-UK-3.0", True), ("public domain", True), ("CC-BY-NC-4.0", False), ("All rights reserved", False),
    ("https://creativecommons.org/licenses/by-nc/4.0/", False), ("CC-BY-4.0 except the figures", False), ("", False),
])  # fmt: skip
def test_a_licence_decides_over_copies(licence: str, allowed: bool) -> None:
    """What is not known to allow copies forbids them, even where they are asked for; only silence leaves the choice."""
    assert allows_copies(licence) == allowed
    assert travels(licence, wanted=False) == allowed
    assert travels(licence, wanted=True) == (allowed or not licence)


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("CC-BY-4.0", "https://spdx.org/licenses/CC-BY-4.0"),
        ("cc-by-nc-nd-3.0", "https://spdx.org/licenses/CC-BY-NC-ND-3.0"),
        ("ODbL-1.0", "https://spdx.org/licenses/ODbL-1.0"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("CC-BY-9.0", ""),
        ("All rights reserved", ""),
    ],
)
def test_a_licence_that_spdx_lists_has_its_address_there(stated: str, found: str) -> None:
    """Others are told in the words of the record."""
    assert web_address(stated) == found


def test_the_licence_of_a_source_is_an_entity_at_its_address(tmp_path: Path) -> None:
    """Under the name that the record gives it."""
    nodes = graph(bundle(tmp_path))
    assert nodes["seeds/ferry.txt"]["license"] == {"@id": "https://spdx.org/licenses/CC-BY-4.0"}
    assert nodes["https://spdx.org/licenses/CC-BY-4.0"]["name"] == "CC-BY-4.0"


@pytest.mark.slow
def test_who_unpacks_a_bundle_makes_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With look, logo, citation style, templates, last edition and an override; and the files that were made hold."""
    work = write_corpus(tmp_path / "work" / "seeds").parent
    ours = work / "ours"
    shutil.copytree(packaged_templates(), ours, ignore=shutil.ignore_patterns("__*"))
    style = (ours / "citations" / "pincite-author-date.csl").read_bytes()
    write_corpus(work, {
        "desk/ferry.yaml": BRIEF + "brand: ../look/house.yaml\ncitations: ours.csl\nprevious: ../old/ferry.json\n",
        "desk/ours.csl": style,
        "look/house.yaml": "organisation: County desk\nlogo: arms.svg\n",
        "look/arms.svg": SVG.format("<path d='M0 0h9v9z' fill='#048'/>"),
        "ours/memo/memo.css": (ours / "memo" / "memo.css").read_bytes() + b"\n/* ours */\n",
        "desk/first.yaml": BRIEF.replace("[@ferry#42-million]", "[@ferry]"),
    })  # fmt: skip
    monkeypatch.chdir(work)
    assert main(["build", "desk/first.yaml", "--only", "evidence", "--out", "old"]) == 0
    (work / "old" / "first-evidence.json").rename(work / "old" / "ferry.json")
    options = ["--templates", "ours", "--set", "paper=letter"]
    capsys.readouterr()
    assert main(["bundle", "desk/ferry.yaml", *options, "--with-sources", "--out", "sent"]) == 0
    assert "2 of 2 documents as copies, 0 by their hash" in capsys.readouterr().err
    held = members((work / "sent" / "ferry-bundle.zip").read_bytes())
    here = write_corpus(tmp_path / "elsewhere", held)
    monkeypatch.chdir(here)
    (line,) = [line.strip() for line in held["README.md"].decode().splitlines() if line.startswith("    pincite build")]
    assert line == "pincite build briefs/ferry.yaml --templates templates --set paper=letter"
    assert main(line.split()[1:]) == 0
    made = sorted((here / "build").iterdir())
    assert [path.name for path in made] == ["ferry-deck.pptx", "ferry-evidence.json", "ferry-memo.pdf"]
    assert all(path.read_bytes() == held[path.name] for path in made)
    assert main(["verify", "ferry-memo.pdf", "ferry-deck.pptx"]) == 0


def test_a_bundle_has_a_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """RO-Crate wants one, and the clock's would give other bytes each day."""
    write_corpus(tmp_path / "seeds")
    write_corpus(tmp_path, {"sound.yaml": BRIEF.replace("date: 2026-11-21\n", "")})
    monkeypatch.chdir(tmp_path)
    assert main(["bundle", "sound.yaml"]) == 2
    assert "bundle-is-dated" in capsys.readouterr().err
