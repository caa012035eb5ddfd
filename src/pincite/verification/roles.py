"""What the briefing knows of its words, told to the texts of slides and pages in which the same words stand."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pincite.verification.folding import FoldedPieces, fold, fold_all
from pincite.verification.record import Role, Unit

_LEAST = 20
"""Folded characters that are found again without doubt."""
_SHORTEST = 5
"""Of a text that is nothing else."""


def with_roles(made: Sequence[Unit], known: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units ``made``, with the quotations, speakers and citations of the ``known`` ones that stand in them."""
    if not made:
        return ()
    stream = fold_all([unit.text for unit in made], parted=True)
    roles: dict[int, list[Role]] = {}
    cites: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
    for unit in known:
        for role in unit.roles:
            if role.role in ("quotation", "attribution"):
                for index, start, end in _places(unit.text[role.start : role.end], stream):
                    roles.setdefault(index, []).append(Role(role.role, start, end, role.evidence))
        for role, index in _tails(unit, stream):
            roles.setdefault(index, []).append(role)
        if unit.cites:
            for index, _, end in _places(unit.text, stream):
                cites.setdefault(index, []).append((end, unit.cites[-1][1]))
    return tuple(
        replace(unit, roles=tuple(roles.get(index, ())), cites=unit.cites or tuple(cites.get(index, ())))
        for index, unit in enumerate(made)
    )


def _tails(unit: Unit, stream: FoldedPieces) -> Iterator[tuple[Role, int]]:
    """Whole texts that say who said a quotation and where: what stands behind its words, however short."""
    said = next((role for role in unit.roles if role.role == "quotation"), None)
    if said is None:
        return
    tail = fold(unit.text[said.end :]).text
    speakers = {fold(unit.text[role.start : role.end]).text for role in unit.roles if role.role == "speaker"}
    for index, piece in enumerate(stream.pieces):
        if len(piece.text) >= _SHORTEST and piece.text in tail:
            named = max((len(name) for name in speakers if name and piece.text.startswith(name)), default=0)
            if named:
                yield Role("speaker", 0, piece.offset(named - 1) + 1, said.evidence), index
            if named < len(piece.text):
                yield Role("attribution", piece.offset(named), piece.offset(len(piece.text)), said.evidence), index


def _places(words: str, stream: FoldedPieces) -> list[tuple[int, int, int]]:
    """Where words stand: the unit, and their range in its text."""
    wanted = fold(words).text
    found: list[tuple[int, int, int]] = []
    at = stream.text.find(wanted) if len(wanted) >= _LEAST else -1
    while at >= 0:
        index = bisect.bisect_right(stream.starts, at) - 1
        piece, start = stream.pieces[index], at - stream.starts[index]
        found.append((index, piece.offset(start), piece.offset(start + len(wanted) - 1) + 1))
        at = stream.text.find(wanted, at + len(wanted))
    return found
