"""Pandoc as a second opinion: the same style, items and clusters formatted by it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypandoc

from pincite.references.model import Cite, CslItem, Runs

_LABELS = {"page": "page", "paragraph": "paragraph", "line": "line", "section": "section"}


def pandoc(*arguments: str, text: str) -> str:
    """Standard output of Pandoc, which is part of the development dependencies."""
    finished = subprocess.run(
        [pypandoc.get_pandoc_path(), *arguments], input=text.encode(), capture_output=True, check=True
    )
    return finished.stdout.decode()


@dataclass(frozen=True)
class Opinion:
    """What Pandoc prints; italics between underscores."""

    cites: tuple[str, ...]
    bibliography: tuple[tuple[str, str], ...]


def opinion(
    style: bytes, items: Sequence[CslItem], clusters: Sequence[Sequence[Cite]], *, lang: str, folder: Path
) -> Opinion:
    """The clusters, one paragraph each, and the bibliography."""
    (folder / "style.csl").write_bytes(style)
    (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
    blocks = [{"t": "Para", "c": [{"t": "Cite", "c": [[_cite(cite) for cite in cluster], []]}]} for cluster in clusters]
    document = {"pandoc-api-version": [1, 23, 1], "meta": {"lang": {"t": "MetaString", "c": lang}}, "blocks": blocks}
    written = pandoc(
        "-f", "json", "-t", "json", "--citeproc", "--csl", str(folder / "style.csl"),
        "--bibliography", str(folder / "items.json"), text=json.dumps(document),
    )  # fmt: skip
    read = json.loads(written)["blocks"]
    cites = tuple(_words(block["c"]) for block in read[: len(clusters)])
    entries = [block for block in read[len(clusters) :] if block["t"] == "Div"]
    lines = entries[0]["c"][1] if entries else []
    return Opinion(cites, tuple((line["c"][0][0].removeprefix("ref-"), _words(line["c"][1])) for line in lines))


def _cite(cite: Cite) -> dict[str, Any]:
    locator = f", {_LABELS[cite.locator.label]} {cite.locator.value}" if cite.locator else ""
    return {
        "citationId": cite.item,
        "citationPrefix": _strings(cite.prefix),
        "citationSuffix": _strings(locator + cite.suffix),
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _strings(text: str) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    for index, word in enumerate(text.split(" ")):
        parts += [{"t": "Space"}] if index else []
        parts += [{"t": "Str", "c": word}] if word else []
    return parts


def _words(node: Any) -> str:
    if isinstance(node, list):
        return "".join(_words(part) for part in node)
    if not isinstance(node, dict):
        return ""
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind == "Emph":
        return f"_{_words(content)}_"
    if kind in ("Span", "Link", "Cite", "Quoted", "Div"):
        return _words(content[1])
    return _words(content)  # a list of inlines, or nothing


def shown(runs: Runs) -> str:
    """Our runs in the same form."""
    text = "".join(f"_{run.text}_" if run.italic else run.text for run in runs)
    return text.replace("__", "")
