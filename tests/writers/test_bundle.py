"""A bundle is an RO-Crate 1.2 whose every file is as it says, and which leads from each citation to its source."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from pincite.build import compose_and_check
from pincite.cli import main
from pincite.corpus.catalogue import read_corpus
from pincite.spec.load import read_brief
from pincite.writers.bundle import write_bundle
from pincite.writers.bundle.crate import named_by_hash
from pincite.writers.bundle.licences import allows_copies, travels
from pincite.writers.evidence import write_evidence
from tests.corpora import BRIDGE, FERRY, SOURCES, THEMES, write_corpus

BRIEF = """\
title: Ferry or bridge
from: County desk
date: 2026-11-21
handling: Internal
bottom_line: The yard asks a price for a hull [@ferry#42-million]; the report speaks of a bridge [@bridge].
themes: [{theme: cost, quotes: [bridge#a-bridge-would-end-the-ferry]}, weather]
"""


def bundle(tmp_path: Path, *, copies: tuple[str, ...] = (), records: str = SOURCES) -> bytes:
    """The ferry's bundle, its evidence file the only one that was made."""
    files = {"ferry.txt": FERRY, "bridge.txt": BRIDGE, "sources.yaml": records, "themes.yaml": THEMES}
    corpus, _ = read_corpus(write_corpus(tmp_path / "bundled", files))
    briefing = compose_and_check(read_brief(BRIEF, "brief.yaml", "ferry"), corpus).briefing
    texts = {"ferry": FERRY.encode(), "bridge": BRIDGE.encode()}
    return write_bundle(
        briefing, {"ferry-evidence.json": write_evidence(briefing)}, ("brief.yaml", BRIEF.encode()),
        records={item.id: corpus.sources[item.id] for item in briefing.sources}, published=briefing.date_iso,
        version="1.0", copies={name: texts[name] for name in copies},
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
    assert nodes[root["license"]["@id"]]["name"] == "Handling mark: Internal"
    assert all("@type" in node for node in nodes.values())


def test_every_reference_leads_to_an_entity_and_every_file_is_a_part(tmp_path: Path) -> None:
    """A flat graph without loose ends; what is not in the zip is no part of it."""
    data = bundle(tmp_path, copies=("ferry",))
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
    data = bundle(tmp_path, copies=("ferry",))
    nodes, held = graph(data), members(data)
    for part in nodes["./"]["hasPart"]:
        node, content = nodes[part["@id"]], held[unquote(part["@id"])]
        assert (node["sha256"], node["contentSize"]) == (hashlib.sha256(content).hexdigest(), str(len(content)))
    assert held["sources/ferry.txt"] == FERRY.encode()
    bridge = nodes[named_by_hash(hashlib.sha256(BRIDGE.encode()).hexdigest())]
    assert bridge["@type"] == ["CreativeWork", "prov:Entity"]
    assert {"@id": bridge["@id"]} in nodes["./"]["mentions"]


def test_provenance_is_told_in_the_terms_of_prov(tmp_path: Path) -> None:
    """The evidence was derived from the sources by a build, whose agent is the software; a retelling has its origin."""
    nodes = graph(bundle(tmp_path, copies=("ferry",)))
    made = nodes["ferry-evidence.json"]
    assert {item["@id"] for item in made["prov:wasDerivedFrom"]} >= {"sources/ferry.txt"}
    build = nodes[made["prov:wasGeneratedBy"]["@id"]]
    assert "prov:Activity" in build["@type"]
    assert "prov:SoftwareAgent" in nodes[build["prov:wasAssociatedWith"]["@id"]]["@type"]
    assert nodes[nodes["sources/ferry.txt"]["prov:hadPrimarySource"]["@id"]]["name"] == "the broadcast"


def test_each_annotation_finds_its_words_in_the_source(tmp_path: Path) -> None:
    """Web Annotation Data Model: a target with selectors, which agree with each other and with the text."""
    data = bundle(tmp_path, copies=("ferry",))
    collection = json.loads(members(data)["annotations.jsonld"])
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    items = collection["first"]["items"]
    assert collection["total"] == len(items) > 5
    assert len({item["id"] for item in items}) == len(items)
    sources = {"sources/ferry.txt": FERRY, named_by_hash(hashlib.sha256(BRIDGE.encode()).hexdigest()): BRIDGE}
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
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert item["body"][0].get("wasQuotedFrom", item["body"][0].get("wasDerivedFrom")) == item["target"]["source"]
        assert ("hadPrimarySource" in item["body"][0]) == (text == FERRY)
        quoted += "wasQuotedFrom" in item["body"][0]
    assert quoted


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """No clock, no order of a set; the metadata comes first."""
    first = bundle(tmp_path, copies=("ferry", "bridge"))
    assert bundle(tmp_path, copies=("ferry", "bridge")) == first
    assert next(iter(members(first))) == "ro-crate-metadata.json"


def test_a_copy_that_is_not_what_was_cited_is_refused(tmp_path: Path) -> None:
    """A file may change between reading and bundling."""
    corpus, _ = read_corpus(write_corpus(tmp_path / "a"))
    briefing = compose_and_check(read_brief(BRIEF, "brief.yaml", "ferry"), corpus).briefing
    with pytest.raises(ValueError, match="not the file"):
        write_bundle(briefing, {}, ("brief.yaml", b""), records={item.id: corpus.sources[item.id] for item in briefing.sources},
                     published="2026-11-21", version="1.0", copies={"ferry": b"other"})  # fmt: skip


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


@pytest.mark.slow
def test_the_command_makes_a_bundle_that_verifies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Memo and deck out of the zip hold; a licence lets one source travel, the other stays a hash."""
    records = SOURCES.replace("kind: summary,", "kind: summary, licence: CC-BY-4.0,").replace(
        "kind: report,", "kind: report, licence: All rights reserved,"
    )
    write_corpus(tmp_path / "seeds")
    write_corpus(tmp_path / "seeds", {"sources.yaml": records})
    (tmp_path / "sound.yaml").write_text(BRIEF, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["bundle", "sound.yaml", "--with-sources"]) == 0
    data = (tmp_path / "build" / "sound-bundle.zip").read_bytes()
    assert "1 of 2 cited sources as copies, 1 by their hash" in capsys.readouterr().err
    held = members(data)
    assert held["sound.yaml"] == BRIEF.encode()
    assert "sources/ferry.txt" in held
    assert "sources/bridge.txt" not in held
    for name in ("sound-memo.pdf", "sound-deck.pptx"):
        (tmp_path / name).write_bytes(held[name])
        assert main(["verify", name]) == 0
    (tmp_path / "sound.yaml").write_text(BRIEF.replace("date: 2026-11-21\n", ""), encoding="utf-8")
    assert main(["bundle", "sound.yaml"]) == 2
    assert "bundle-is-dated" in capsys.readouterr().err
