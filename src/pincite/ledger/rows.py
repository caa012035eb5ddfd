"""The ledger as rows for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pincite.briefing.model import Briefing
from pincite.ledger.model import Line
from pincite.ledger.uncited import uncited

LINE_COLUMNS = (("printed", "printed"), ("is", "status"), ("by", "rule"), ("number or formula", "bearing"),
                ("source has", "source"), ("rounded", "rounded"), ("place", "place"))  # fmt: skip


def line_rows(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """A row for each printed number, in the order of the files; the JSON form that other programs may rely on.

    ``printed`` as it stands there; ``file`` memo or deck, ``place`` in it; ``status`` bound, derived, structural or
    unbound; ``rule`` by which it is so; ``number`` the id in the corpus, ``source`` its printed form there, ``formula``
    of a result in values, ``reason`` why it is unbound: each null where there is none; ``rounded`` the word or null;
    ``bearing`` the first of formula, number and reason; ``context`` the words around it.
    """
    return [
        {
            "printed": line.printed,
            "file": line.file,
            "place": line.place,
            "status": line.basis.status,
            "rule": line.basis.rule,
            "number": line.basis.number or None,
            "formula": line.basis.formula or None,
            "bearing": line.basis.formula or line.basis.number or line.basis.reason,
            "source": line.basis.source or None,
            "rounded": "rounded" if line.basis.rounded else None,
            "reason": line.basis.reason or None,
            "context": line.context,
        }
        for line in lines
    ]


SENTENCE_COLUMNS = (("line", "line"), ("states", "states"), ("path", "path"), ("sentence", "text"))


def sentence_rows(briefing: Briefing) -> list[dict[str, Any]]:
    """A row for each sentence that states a fact and cites nothing."""
    return [
        {
            "file": item.statement.place.file,
            "line": item.statement.place.line,
            "column": item.statement.place.column,
            "path": item.statement.place.path,
            "states": item.states,
            "text": item.statement.text,
        }
        for item in uncited(briefing)
    ]
