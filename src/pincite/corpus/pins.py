"""Pins: the SHA-256 of each file, written into ``sources.yaml`` without touching anything else in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pincite.diagnostics import BriefError, error
from pincite.marked_yaml import MarkedYaml, read_yaml
from pincite.marked_yaml.nodes import Entry, ListNode, MappingNode, Node, TextNode, is_null

_BOM = b"\xef\xbb\xbf"
_KEY = "sha256"


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters ``start:end`` of the file give way to ``text``."""

    start: int
    end: int
    text: str


def pinned(content: bytes, file: str, hashes: Mapping[str, str]) -> bytes:
    """``sources.yaml`` with the hash of each file that a reference names; every other character stays as it is.

    ``hashes`` are by path below the corpus folder. Raises ``BriefError`` for a file that is no YAML, and for one in
    which a key cannot be put in place (blocks that an alias repeats): then write ``sha256:`` into it by hand.
    """
    marked = read_yaml(content, file)
    text = marked.marks.source
    edits = sorted(_edits(marked.marks.root, text, hashes), key=lambda edit: edit.start, reverse=True)
    changed = text
    for edit in edits:
        changed = changed[: edit.start] + edit.text + changed[edit.end :]
    result = (_BOM if content.startswith(_BOM) else b"") + changed.encode()
    if edits and _read(result, file) != _wanted(marked, hashes):
        message = "the pins cannot be put in place without changing other values"
        hint = "write `sha256:` into each `pincite:` block by hand"
        raise BriefError([error("source-is-as-pinned", message, marked.marks.place("$"), hint)])
    return result


def _read(content: bytes, file: str) -> Any:
    try:
        return read_yaml(content, file).data
    except BriefError:
        return None


def _wanted(marked: MarkedYaml, hashes: Mapping[str, str]) -> Any:
    """The values that the file must have afterwards."""
    references = [
        {**item, "pincite": {**item["pincite"], _KEY: hashes[item["pincite"]["file"]]}}
        if isinstance(item, dict) and isinstance(item.get("pincite"), dict) and item["pincite"].get("file") in hashes
        else item
        for item in marked.data["references"]
    ]
    return {**marked.data, "references": references}


def _edits(root: Node, text: str, hashes: Mapping[str, str]) -> Iterator[_Edit]:
    references = root.entries.get("references") if isinstance(root, MappingNode) else None
    for item in references.value.items if references and isinstance(references.value, ListNode) else ():
        block = item.entries.get("pincite") if isinstance(item, MappingNode) else None
        entries = block.value.entries if block and isinstance(block.value, MappingNode) else {}
        name = entries.get("file")
        if name and isinstance(name.value, TextNode) and name.value.text in hashes and block:
            flow = text[block.value.start : block.value.start + 1] == "{"
            yield _edit(name, entries.get(_KEY), hashes[name.value.text], text, flow=flow)


def _edit(file: Entry, pin: Entry | None, sha256: str, text: str, *, flow: bool) -> _Edit:
    if pin is not None:
        gap = " " if isinstance(pin.value, TextNode) and is_null(pin.value) and text[pin.value.start - 1] == ":" else ""
        return _Edit(pin.value.start, pin.value.end, gap + sha256)
    if flow:
        return _Edit(file.value.end, file.value.end, f", {_KEY}: {sha256}")
    line = max(text.rfind("\n", 0, file.key.start), text.rfind("\r", 0, file.key.start)) + 1
    indent = " " * (file.key.start - line)
    if isinstance(file.value, TextNode) and file.value.style in ("|", ">"):
        return _Edit(file.key.start, file.key.start, f"{_KEY}: {sha256}\n{indent}")
    breaks = [found for sign in "\r\n" if (found := text.find(sign, file.value.end)) >= 0]
    end = min(breaks, default=len(text))
    newline = "\r\n" if text[end : end + 2] == "\r\n" else "\n"
    return _Edit(end, end, f"{newline}{indent}{_KEY}: {sha256}")
