"""Pandoc prints the same words from the same style, items and clusters, but for what is listed here with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pincite.references.model import Cite, Formatted
from pincite.references.processor import formatted
from pincite.references.styles import read_style
from tests.references.oracle import opinion, pandoc, shown
from tests.references.sample import CLUSTERS, IDS, ITEMS, TEMPLATES

NEWER_TERMS = "our locale files are of 2026 and have terms that Pandoc's lack"

INSIDE_BOTH = "in the United States a stop goes before both of two closing marks; Pandoc puts it between them"

ACCEPTED: dict[tuple[str, str], dict[str, str]] = {
    ("pincite-note", "en-US"): {"strike": INSIDE_BOTH, "hearing": INSIDE_BOTH},
    ("pincite-author-date", "en-US"): {"strike": INSIDE_BOTH},
    ("harvard-cite-them-right", "en-US"): {"strike": INSIDE_BOTH},
    ("chicago-author-date", "en-US"): {"strike": INSIDE_BOTH},
    ("pincite-note", "fr-FR"): {"report-reach": NEWER_TERMS, "hearing": NEWER_TERMS},
    ("pincite-author-date", "fr-FR"): {"report-reach": NEWER_TERMS, "hearing": NEWER_TERMS},
    ("pincite-note", "de-DE"): dict.fromkeys(
        ("podcast", "report-reach", "chapter", "dataset", "hearing", "speech"), NEWER_TERMS
    ),
    ("pincite-author-date", "de-DE"): dict.fromkeys(
        ("podcast", "report-reach", "chapter", "dataset", "hearing", "speech"), NEWER_TERMS
    ),
}
"""Style and language -> the items that print otherwise, and why."""


def style_of(name: str) -> bytes:
    """One of ours, the one that the engine brings, or the one that Pandoc brings: the last two are not ours to fit."""
    if name == "harvard-cite-them-right":
        from citeproc import STYLES_PATH

        return (Path(STYLES_PATH) / f"{name}.csl").read_bytes()
    if name == "chicago-author-date":
        return pandoc("--print-default-data-file", "default.csl", text="").encode()
    return (TEMPLATES / "citations" / f"{name}.csl").read_bytes()


def differences(
    name: str, lang: str, clusters: tuple[tuple[Cite, ...], ...], folder: Path
) -> Iterator[tuple[str, str, str]]:
    """Item (or the first of the cluster), our words, Pandoc's words, wherever the two are not the same."""
    content = style_of(name)
    ours: Formatted = formatted(read_style(name, content), ITEMS, clusters, lang=lang)
    theirs = opinion(content, ITEMS, clusters, lang=lang, folder=folder)
    for cluster, runs, words in zip(clusters, ours.cites, theirs.cites, strict=True):
        if shown(runs) != words:
            yield cluster[0].item, shown(runs), words
    # What a style does not list is left out; Pandoc has an empty line for it.
    listed = [(key, words) for key, words in theirs.bibliography if words]
    assert [entry.item for entry in ours.bibliography] == [key for key, _ in listed]
    for entry, (key, words) in zip(ours.bibliography, listed, strict=True):
        if shown(entry.runs) != words:
            yield key, shown(entry.runs), words


@pytest.mark.parametrize("lang", ["en-GB", "en-US"])
@pytest.mark.parametrize(
    "name", ["pincite-note", "pincite-author-date", "harvard-cite-them-right", "chicago-author-date"]
)
def test_english_differs_from_pandoc_only_as_listed(name: str, lang: str, tmp_path: Path) -> None:
    found = list(differences(name, lang, CLUSTERS, tmp_path))
    assert {key for key, _, _ in found} == set(ACCEPTED.get((name, lang), {})), found


@pytest.mark.parametrize("lang", ["fr-FR", "de-DE", "zh-CN"])
@pytest.mark.parametrize("name", ["pincite-note", "pincite-author-date"])
def test_other_languages_differ_from_pandoc_only_as_listed(name: str, lang: str, tmp_path: Path) -> None:
    """Pandoc reads locators as English words only, so here the cites have none."""
    clusters = tuple((Cite(key),) for key in (*IDS, IDS[0], IDS[2]))
    found = list(differences(name, lang, clusters, tmp_path))
    assert {key for key, _, _ in found} == set(ACCEPTED.get((name, lang), {})), found
