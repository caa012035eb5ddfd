"""An evidence file as an edition to compare with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pincite.delivered.evidence_file import read_content
from pincite.editions.model import Cited, Edition, EditionJudgement, EditionSource, Piece

_CLAIM = re.compile(r"\$\.judgements\[(\d{1,6})\]\.claim")


class EditionError(Exception):
    """A file that is no edition; the argument says why, to go on after its name."""


def load_edition(path: Path) -> Edition:
    """The edition in an evidence file, or in a memo or deck that carries one.

    Raises ``EditionError`` for a file that is none, and ``OSError`` for one that cannot be opened.
    """
    with path.open("rb") as file:
        start = file.read(64)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b""):
        return read_edition(path.read_bytes())
    from pincite.corpus.readers.reading import UnreadableError
    from pincite.delivered import read_delivered

    try:
        evidence = read_delivered(path).evidence
    except UnreadableError as fault:
        raise EditionError(fault.reason) from fault
    if not evidence:
        raise EditionError("carries no evidence")
    return read_edition(evidence)


def read_edition(data: bytes) -> Edition:
    """The edition that an evidence file records. Raises ``EditionError``.

    A file of an earlier release may lack the pieces of evidence, the judgements' wording of likelihood and the list of
    all documents: passages are then compared as wholes, and the rest is left out of the comparison.
    """
    try:
        return read_content(data, _edition)
    except ValueError as fault:
        raise EditionError(str(fault)) from fault


def _edition(content: dict[str, Any]) -> Edition:
    brief = content.get("brief") or {}
    sources = (_source(item) for item in content.get("sources") or ())
    return Edition(
        title=str(brief.get("title") or ""),
        date=str(brief.get("date") or ""),
        version=str(brief.get("version") or ""),
        lang=str(brief.get("lang") or ""),
        sources={source.id: source for source in sources},
        cited=tuple(_cited(content.get("evidence") or ())),
        judgements=tuple(_judgements(content)),
        stated="judgements" in content,
        detailed="judgements" in content,  # both came with the same release
        holdings={str(key): str(value) for key, value in (content.get("holdings") or {}).items()},
    )


def _source(item: dict[str, Any]) -> EditionSource:
    return EditionSource(
        str(item["id"]), str(item.get("file") or ""), str(item["sha256"]), str(item.get("reference") or ""),
        str(item.get("status") or ""), str(item.get("language") or ""), str(item.get("words_sha256") or ""),
    )  # fmt: skip


def _cited(entries: Iterable[dict[str, Any]]) -> Iterator[Cited]:
    for entry in entries:
        selectors = {str(each.get("type")): each for each in (entry.get("target") or {}).get("selector") or ()}
        exact = str(selectors.get("TextQuoteSelector", {}).get("exact") or "")
        position = selectors.get("TextPositionSelector", {})
        pieces = [_piece(item) for item in entry.get("pieces") or ()]
        if not pieces and exact:
            # Without pieces the passage stands for what is in it, under the first of its ids.
            name = next(map(str, entry.get("ids") or ()), "") or str(entry["document"])
            start = int(position.get("start") or 0)
            pieces = [Piece(name, "passage", exact, start, int(position.get("end") or start + len(exact)))]
        for piece in pieces:
            yield Cited(piece, str(entry["document"]), exact, str(entry.get("locator") or ""))


def _piece(item: dict[str, Any]) -> Piece:
    kind = item["type"]
    if kind not in ("quotation", "number", "passage"):
        raise ValueError(kind)
    given = {key: str(item.get(key) or "") for key in ("speaker", "value", "upper", "unit")}
    return Piece(str(item["id"]), kind, str(item["text"]), int(item["start"]), int(item["end"]), **given)


def _judgements(content: dict[str, Any]) -> Iterator[EditionJudgement]:
    if "judgements" in content:
        for item in content["judgements"]:
            yield EditionJudgement(
                int(item["number"]), str(item["claim"]), str(item.get("likelihood") or ""),
                str(item.get("confidence") or ""), tuple(map(str, item.get("evidence") or ())),
            )  # fmt: skip
        return
    for item in content.get("statements") or ():
        if found := _CLAIM.fullmatch(str(item.get("path") or "")):
            cited = tuple(map(str, item.get("cited") or ()))
            yield EditionJudgement(int(found[1]) + 1, str(item["text"]), evidence=cited)
