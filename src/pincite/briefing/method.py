"""What the reader is told of how a briefing was made, beyond what holds for every one: searches, and its imprint."""

from __future__ import annotations

from collections.abc import Iterable

from pincite.briefing.wording import count, listed
from pincite.corpus.catalogue import Corpus


def searches(corpus: Corpus, phrases: Iterable[str]) -> tuple[str, ...]:
    """Which of the phrases stand in the corpus and in how many passages, and which stand nowhere.

    A claim that the sources are silent needs a recorded search; this one is run whenever the briefing is made. Words
    are found in all their forms (``chip``, ``chips``), in the order given.
    """
    found = {phrase: _passages(corpus, phrase) for phrase in dict.fromkeys(phrases)}
    silent = [f"“{phrase}”" for phrase, passages in found.items() if not passages]
    heard = [f"“{phrase}” ({count(passages, 'passage')})" for phrase, passages in found.items() if passages]
    everywhere = "every document" if len(corpus.documents) > 1 else "the document"
    return (
        *((f"looked for in {everywhere} and not found: {listed(silent)}",) if silent else ()),
        *((f"looked for and found: {listed(heard)}",) if heard else ()),
    )


def _passages(corpus: Corpus, phrase: str) -> int:
    words = " ".join(phrase.replace('"', " ").split())
    findings = corpus.search(f'"{words}"') if words else None
    return len(findings.hits) if findings and findings.complete else 0


def imprint(version: str, reviewer: str, contact: str) -> str:
    """``version 2, reviewed by the chief economist; questions to the desk``; empty when nothing of it is known."""
    parts = [f"version {version}"] if version else []
    parts += [f"reviewed by {reviewer}"] if reviewer else []
    known = ", ".join(parts)
    return "; ".join(part for part in (known, f"questions to {contact}" if contact else "") if part)
