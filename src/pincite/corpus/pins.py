"""Pins: the SHA-256 of each file and of its words, written into ``sources.yaml`` without touching anything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pincite.diagnostics import BriefError, error
from pincite.marked_yaml import MarkedYaml, read_yaml
from pincite.marked_yaml.nodes import Entry, ListNode, MappingNode, Node, TextNode, is_null

_BOM = b"\xef\xbb\xbf"
_FILE, _WORDS = "sha256", "words_sha256"


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters ``start:end`` of the file give way to ``text``."""

    start: int
    end: int
    text: str


def pinned(
    content: bytes, file: str, hashes: Mapping[str, str], words: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """``sources.yaml`` with the hashes of each file that a reference names; every other character stays as it is.

    ``hashes`` are those of the files and ``words`` of what they say (``fingerprints.words_sha256``), by path below the
    corpus folder. Raises ``BriefError`` for a file that is no YAML, and for one in
    which a key cannot be put in place (blocks that an alias repeats): then write ``sha256:`` into it by hand.
    """
    marked = read_yaml(content, file)
    text = marked.marks.source
    pins = {
        name: {_FILE: sha256, **({_WORDS: words[name]} if name in words else {})} for name, sha256 in hashes.items()
    }
    edits = sorted(_edits(marked.marks.root, text, pins), key=lambda edit: edit.start, reverse=True)
    changed = text
    for edit in edits:
        changed = changed[: edit.start] + edit.text + changed[edit.end :]
    result = (_BOM if content.startswith(_BOM) else b"") + changed.encode()
    if edits and _read(result, file) != _wanted(marked, pins):
        message = "the pins cannot be put in place without changing other values"
        hint = "write `sha256:` into each `pincite:` block by hand"
        raise BriefError([error("source-is-as-pinned", message, marked.marks.place("$"), hint)])
    return result


def _read(content: bytes, file: str) -> Any:
    try:
        return read_yaml(content, file).data
    except BriefError:
        return None


def _wanted(marked: MarkedYaml, pins: Mapping[str, Mapping[str, str]]) -> Any:
    """The values that the file must have afterwards."""
    references = [
        {**item, "pincite": {**item["pincite"], **pins[item["pincite"]["file"]]}}
        if isinstance(item, dict) and isinstance(item.get("pincite"), dict) and item["pincite"].get("file") in pins
        else item
        for item in marked.data["references"]
    ]
    return {**marked.data, "references": references}


def _edits(root: Node, text: str, pins: Mapping[str, Mapping[str, str]]) -> Iterator[_Edit]:
    references = root.entries.get("references") if isinstance(root, MappingNode) else None
    for item in references.value.items if references and isinstance(references.value, ListNode) else ():
        block = item.entries.get("pincite") if isinstance(item, MappingNode) else None
        entries = block.value.entries if block and isinstance(block.value, MappingNode) else {}
        name = entries.get("file")
        if name and isinstance(name.value, TextNode) and name.value.text in pins and block:
            wanted = pins[name.value.text]
            yield from (_again(entries[key], wanted[key], text) for key in wanted if key in entries)
            if lines := [f"{key}: {sha256}" for key, sha256 in wanted.items() if key not in entries]:
                yield _beside(name, lines, text, flow=text[block.value.start : block.value.start + 1] == "{")


def _again(pin: Entry, sha256: str, text: str) -> _Edit:
    """Another hash in the place of one, or of nothing."""
    gap = " " if isinstance(pin.value, TextNode) and is_null(pin.value) and text[pin.value.start - 1] == ":" else ""
    return _Edit(pin.value.start, pin.value.end, gap + sha256)


def _beside(file: Entry, lines: Sequence[str], text: str, *, flow: bool) -> _Edit:
    """Keys that were not there, next to the file's."""
    if flow:
        return _Edit(file.value.end, file.value.end, "".join(f", {line}" for line in lines))
    line = max(text.rfind("\n", 0, file.key.start), text.rfind("\r", 0, file.key.start)) + 1
    indent = " " * (file.key.start - line)
    if isinstance(file.value, TextNode) and file.value.style in ("|", ">"):
        return _Edit(file.key.start, file.key.start, "".join(f"{item}\n{indent}" for item in lines))
    breaks = [found for sign in "\r\n" if (found := text.find(sign, file.value.end)) >= 0]
    end = min(breaks, default=len(text))
    newline = "\r\n" if text[end : end + 2] == "\r\n" else "\n"
    return _Edit(end, end, "".join(f"{newline}{indent}{item}" for item in lines))
