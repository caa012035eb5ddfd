"""What the reader is told of how a briefing was made: what was assembled and compared, searches, and its imprint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pincite.corpus.catalogue import Corpus
from pincite.words import Language


def assembly(corpus: Corpus, calculations: Mapping[str, str], language: Language, *, version: str) -> Iterator[str]:
    """What the briefing was made from, what was compared, and each of our calculations (A10, A25)."""
    words = language.briefing
    documents = language.say(words.documents, len(corpus.documents))
    yield words.assembled.format(version=version, documents=documents)
    yield words.compared
    yield words.readings
    for printed, formula in calculations.items():
        yield words.calculated.format(printed=printed, formula=formula)


def searches(corpus: Corpus, phrases: Iterable[str], language: Language) -> tuple[str, ...]:
    """Which of the phrases stand in the corpus and in how many passages, and which stand nowhere.

    A claim that the sources are silent needs a recorded search; this one is run whenever the briefing is made. Words
    are found in all their forms (``chip``, ``chips``), in the order given.
    """
    words = language.briefing
    found = {phrase: _passages(corpus, phrase) for phrase in dict.fromkeys(phrases)}
    silent = [words.quoted.format(phrase) for phrase, passages in found.items() if not passages]
    heard = [
        f"{words.quoted.format(phrase)} ({language.say(words.passages, passages)})"
        for phrase, passages in found.items()
        if passages
    ]
    vain = language.say(words.searched_in_vain, len(corpus.documents), phrases=language.listed(silent))
    return (
        *((vain,) if silent else ()),
        *((words.searched.format(phrases=language.listed(heard)),) if heard else ()),
    )


def _passages(corpus: Corpus, phrase: str) -> int:
    words = " ".join(phrase.replace('"', " ").split())
    findings = corpus.search(f'"{words}"') if words else None
    return len(findings.hits) if findings and findings.complete else 0


def imprint(version: str, reviewer: str, contact: str, language: Language) -> str:
    """``version 2, reviewed by the chief economist; questions to the desk``; empty when nothing of it is known."""
    words = language.briefing
    parts = [words.version.format(version)] if version else []
    parts += [words.reviewed.format(reviewer)] if reviewer else []
    asked = words.questions.format(contact) if contact else ""
    return words.semicolon.join(part for part in (words.comma.join(parts), asked) if part)
