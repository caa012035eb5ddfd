"""Quotations and numbers that a file once had and has no longer."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.verification.folding import fold
from pincite.verification.model import Finding, Subject
from pincite.verification.reading import FileText
from pincite.verification.record import Record, Unit


def removed(file: FileText, record: Record) -> Iterator[Finding]:
    """What was set apart in the file (quotations, key numbers, points of charts) and is nowhere in it now.

    For a deck that is what its slides held; for a memo what its briefing says. Nothing is said where the file is of
    the other kind than its evidence, since the two do not show the same.
    """
    deck = file.delivered.noun == "slide"
    if not (record.slides if deck else record.memo):
        return
    text = file.stream.text
    made = "\0".join(fold(unit.text).text for slide in record.slides for unit in slide if unit.kind != "notes")
    reported: set[str] = set()
    for unit in record.units:
        for subject, words in _shown(unit):
            folded = fold(words).text
            if folded in reported or folded in text or (deck and folded not in made):
                continue
            reported.add(folded)
            what: Subject = "quotation" if subject == "quotation" else "number"
            yield Finding(
                what, "removed", f"`{_short(words)}` is no longer in the file", hints=(f"it was in {unit.where}",),
                evidence=next((role.evidence for role in unit.roles if role.evidence), ""), recorded=words,
            )  # fmt: skip


def _shown(unit: Unit) -> Iterator[tuple[str, str]]:
    if unit.kind == "PullQuotation":
        yield from (("quotation", unit.text[r.start : r.end]) for r in unit.roles if r.role == "quotation")
    elif unit.kind in ("KeyNumber", "Point") and any(role.role == "number" for role in unit.roles):
        yield "number", unit.text


def _short(text: str, most: int = 120) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + "…"
